import sys
for text in ("import nothing_here", "import shapes.nothing", "from shapes import nothing", "import shapes.square.deep", "from . import x",
             "from .x import y", "import _plain.broken", "from _plain.broken import before"):
    try:
        exec(text)
    except (ImportError, ValueError) as error:
        print(text, "->", type(error).__name__, str(error).split(" (/")[0], getattr(error, "name", "-"))
# expect: import nothing_here -> ModuleNotFoundError No module named 'nothing_here' nothing_here
# expect: shapes is imported
# expect: shapes.square is imported
# expect: import shapes.nothing -> ModuleNotFoundError No module named 'shapes.nothing' shapes.nothing
# expect: from shapes import nothing -> ImportError cannot import name 'nothing' from 'shapes' shapes
# expect: import shapes.square.deep -> ModuleNotFoundError No module named 'shapes.square.deep'; 'shapes.square' is not a package shapes.square.deep
# expect: from . import x -> ImportError attempted relative import with no known parent package None
# expect: from .x import y -> ImportError attempted relative import with no known parent package None
# expect: import _plain.broken -> ValueError while importing -
# expect: from _plain.broken import before -> ValueError while importing -
print("_plain.broken" in sys.modules)  # expect: False
try:
    from math import nothing
except ImportError as error:
    print(str(error).split(" (/")[0])
# expect: cannot import name 'nothing' from 'math' (unknown location)
try:
    import nothing_here.deep
except ModuleNotFoundError as error:
    print(error, error.name, isinstance(error, ImportError))
# expect: No module named 'nothing_here' nothing_here True
sys.modules["blocked"] = None
try:
    import blocked
except ModuleNotFoundError as error:
    print(error)
# expect: import of blocked halted; None in sys.modules

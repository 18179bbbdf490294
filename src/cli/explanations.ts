/**
 * What exceptions mean, beyond the line that they print: `glasspy --explain KeyError`.
 *
 * An explanation has an example, which a test runs and which must raise just that exception, and the ways in which it is usually mended, the
 * likeliest first. An exception about which there is no more to say than its name says has none.
 */
export interface Explanation {
  readonly means: string;
  /** A program, short enough to be read at a glance. */
  readonly example: string;
  readonly mended: readonly string[];
}

export const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ArithmeticError: {
    means:
      'The family of what goes wrong in calculations: ZeroDivisionError, OverflowError, FloatingPointError. Catch it to catch them all; it is seldom raised itself.',
    example: 'try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise ArithmeticError("no rate for an empty order") from error',
    mended: ['Look at the exception above it in the traceback: that one says what was calculated.'],
  },
  AssertionError: {
    means: 'An assert statement found false what its author took to be always true. So either the program is wrong, or that belief is.',
    example: 'def average(numbers):\n    assert numbers, "no numbers"\n    return sum(numbers) / len(numbers)\n\naverage([])',
    mended: [
      'Read the condition in the traceback and print the values in it: which of them is a surprise?',
      'Input that users can get wrong deserves `raise ValueError(...)` instead: with -O assert statements are gone.',
      '`assert (condition, "message")` is a tuple and always true; leave the parentheses out.',
    ],
  },
  AttributeError: {
    means: 'The object before the dot has no attribute of that name. Often the object is not what you think it is: None, most of all.',
    example: 'words = ["b", "a"].sort()\nwords.append("c")',
    mended: [
      "If it says 'NoneType' object: find where the value became None. Methods that change a list in place (sort, append, reverse) return None.",
      'Check the spelling; `print(type(x), dir(x))` shows what there is.',
      'An attribute set in a method exists only after the method has run; set it in __init__.',
      'A module without the attribute may be a file of yours with the name of a library module: `print(module.__file__)`.',
    ],
  },
  BrokenPipeError: {
    means: 'Nobody reads any more what is written to a pipe: `glasspy big.py | head` closes it after ten lines.',
    example: 'raise BrokenPipeError(32, "Broken pipe")  # as print() does then',
    mended: ['Usually there is nothing to mend: stop writing and end. glasspy itself says nothing about it on standard output.'],
  },
  EOFError: {
    means: 'input() was asked for a line and there was none: standard input has ended, is empty, or has been closed.',
    example: 'import io, sys\nsys.stdin = io.StringIO("only line\\n")\nprint(input(), input())',
    mended: [
      'Read until the end with `for line in sys.stdin:` instead of calling input() so many times.',
      'Where the end is expected, catch it: `except EOFError: break`.',
      'In an editor or a CI system there may be no input at all: take it from sys.argv or a file.',
    ],
  },
  ExceptionGroup: {
    means: 'Several exceptions at once, as a TaskGroup raises them when more than one task fails. Each is told with its own traceback.',
    example: 'raise ExceptionGroup("two failed", [ValueError(1), KeyError("k")])',
    mended: ['Handle those of one kind with `except* ValueError as group:`; the others go on.', 'error.exceptions has them one by one.'],
  },
  FileNotFoundError: {
    means: 'No file has this name, seen from the folder in which the program was started (which need not be the folder it lies in).',
    example: 'open("no such file.txt")',
    mended: [
      'Print os.getcwd() and os.listdir(): is the file where you look?',
      'Beside the program: `pathlib.Path(__file__).parent / "data.txt"`.',
      'To write, open(name, "w") makes the file, but not the folders above it: os.makedirs(folder, exist_ok=True).',
    ],
  },
  FileExistsError: {
    means: 'Something was to be made anew and is there already.',
    example: 'import os\nos.mkdir("/")',
    mended: ['os.makedirs(folder, exist_ok=True) takes what is there.', 'open(name, "x") refuses to overwrite on purpose; "w" overwrites.'],
  },
  ImportError: {
    means: 'The module was found, but it has nothing of the name that was to be imported from it; or it could not be loaded.',
    example: 'from math import squareroot',
    mended: [
      'Check the spelling: `dir(module)` lists its names.',
      'If it says "partially initialized module": two modules import each other. Move what both need into a third, or import inside the function.',
      'Is a file of yours named like a library module (random.py, string.py)? It is found first. Rename it.',
    ],
  },
  IndentationError: {
    means:
      'The white space at the beginning of a line does not fit the lines around it: too much, too little, or nothing indented after a colon.',
    example: 'if True:\nprint("here")',
    mended: [
      'Indent what belongs to an `if`, `for`, `def` ... by four spaces more than its line.',
      'A block that shall do nothing needs `pass`.',
      'Lines of one block begin in the same column; let the editor show white space.',
    ],
  },
  IndexError: {
    means: 'A list (or tuple, or string) was asked for an item behind its end. The items of a list of n are 0 to n - 1; -1 is the last.',
    example: 'letters = ["a", "b", "c"]\nprint(letters[3])',
    mended: [
      'Loop over the items, not over numbers: `for letter in letters:`; with the place, `for i, letter in enumerate(letters):`.',
      'range(len(x)) ends at len(x) - 1; range(1, len(x) + 1) is one too far.',
      'Empty lists have no [0] and no [-1]: ask `if letters:` first.',
      'A slice never raises this: letters[:3] takes what is there.',
    ],
  },
  IsADirectoryError: {
    means: 'A folder was opened as if it were a file.',
    example: 'open("/")',
    mended: ['os.listdir(path) or pathlib.Path(path).iterdir() gives what is in it.', 'A name may be missing behind the last slash.'],
  },
  KeyError: {
    means: "The dictionary has no entry for this key. The message is the repr() of the key, so 1 and '1' look different: they are.",
    example: 'ages = {"Ada": 36}\nprint(ages["ada"])',
    mended: [
      'ages.get(key, default) gives the default instead.',
      'To count or to collect: collections.Counter, collections.defaultdict(list), or ages.setdefault(key, []).',
      'Compare repr(key) with list(ages): upper case, spaces at the end, a number that is a string?',
    ],
  },
  KeyboardInterrupt: {
    means: 'Somebody pressed Ctrl-C. It is no Exception, so `except Exception` lets it through, as it should.',
    example: 'import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nwhile True:\n    pass',
    mended: [
      'If the program hung: the traceback shows where it was.',
      'Clean up in `finally`, not in `except:` without a name, which would swallow it.',
    ],
  },
  LookupError: {
    means: 'The family of IndexError and KeyError: something was looked up and is not there. Also an unknown encoding.',
    example: '"text".encode("no-such-encoding")',
    mended: ['See --explain IndexError and --explain KeyError.', 'The usual encoding is "utf-8".'],
  },
  MemoryError: {
    means: 'What was asked for is larger than the machine can hold, or than glasspy allows (docs/differences.md has the limits).',
    example: 'print(len("a" * 10 ** 15))',
    mended: [
      'Work on one piece at a time: generators instead of lists, a file line by line.',
      'Is a number wrong by a factor? Print it first.',
    ],
  },
  ModuleNotFoundError: {
    means: 'No module has this name: not in the standard library, not beside the program, not in the folders of PYTHONPATH.',
    example: 'import no_such_module',
    mended: [
      'Check the spelling. The name to import is not always the name to install.',
      'Files of yours are looked for in the folder of the program, not in the one you stand in; `print(sys.path)` shows where.',
      'glasspy has a part of the standard library and no packages written in C; the message says so when it knows the module.',
    ],
  },
  NameError: {
    means: 'This name has no value here. It was never assigned, not yet, elsewhere, or with another spelling.',
    example: 'total = 3\nprint(totl)',
    mended: [
      'Check spelling and case; a suggestion at the end of the message is usually right.',
      'Text needs quotation marks: print("hello").',
      'A function must be defined above the line that calls it, a module imported.',
      'What is assigned in a function is known in that function only: return it.',
    ],
  },
  NotImplementedError: {
    means: 'A method that somebody still has to write: a base class raises it where its subclasses must have their own.',
    example: 'class Shape:\n    def area(self):\n        raise NotImplementedError\n\nclass Circle(Shape):\n    pass\n\nCircle().area()',
    mended: ['Write the method in the subclass. Is its name spelt as in the base class?'],
  },
  OSError: {
    means:
      'The operating system said no. The number in brackets is its own; most have a subclass, such as FileNotFoundError or PermissionError.',
    example: 'import os\nos.readlink("/")',
    mended: ['error.errno and error.filename say what and which; module errno has names for the numbers.'],
  },
  OverflowError: {
    means: 'A result does not fit: a float beyond 1.8e308, or a number that something cannot take so large. Ints themselves have no limit.',
    example: 'import math\nprint(math.exp(1000))',
    mended: ['Stay with ints, or use decimal or fractions.', 'Compare logarithms instead of the numbers: math.log, math.lgamma.'],
  },
  PermissionError: {
    means: 'The operating system does not let you: the file belongs to somebody else, or is not to be written.',
    example: 'raise PermissionError(13, "Permission denied", "/etc/shadow")',
    mended: ['`ls -l` shows whose it is and who may what.', 'Write to a folder of your own, or to tempfile.gettempdir().'],
  },
  RecursionError: {
    means: 'Calls within calls within calls, deeper than the limit (1000). Nearly always a function that calls itself and does not stop.',
    example: 'def countdown(n):\n    print(n, end=" ")\n    countdown(n - 1)\n\ncountdown(3)',
    mended: [
      'Which call needs no further call? That case must return, and every call must come nearer to it.',
      'In __getattr__, __setattr__ or a property: self.x inside calls the same method again. Use another name, self._x.',
      'A loop with a list of what is still to be done has no such limit; sys.setrecursionlimit raises it.',
    ],
  },
  RuntimeError: {
    means:
      'Something went wrong that fits no other name. The message is all there is; "dictionary changed size during iteration" is the most frequent.',
    example: 'ages = {"Ada": 36, "Bob": 7}\nfor name in ages:\n    if ages[name] < 18:\n        del ages[name]',
    mended: [
      'Loop over a copy: `for name in list(ages):`.',
      'Or make a new one: `{name: age for name, age in ages.items() if age >= 18}`.',
    ],
  },
  StopIteration: {
    means: 'An iterator has no more items. A for loop takes this as its end; next() hands it on to you.',
    example: 'letters = iter("ab")\nprint(next(letters), next(letters), next(letters))',
    mended: [
      'next(letters, None) gives None at the end.',
      'An iterator is spent after one pass; ask the list for a new one.',
      'In a generator, end with `return`.',
    ],
  },
  SyntaxError: {
    means:
      'The text is no Python, so nothing of it was run. The caret stands where the reader gave up; the mistake is there or shortly before.',
    example: 'if x = 1:\n    print(x)',
    mended: [
      'Look at the line above too: a bracket or a quotation mark that was not closed.',
      '`==` compares, `=` assigns. `if`, `for`, `while`, `def`, `class`, `else`, `try` end in a colon.',
      'print needs parentheses; code for Python 2 does not run.',
      '"Perhaps you forgot a comma": between the two things that are underlined.',
    ],
  },
  SystemExit: {
    means: 'sys.exit() was called: the program wishes to end. It is no Exception, so `except Exception` lets it through.',
    example: 'import sys\nsys.exit("cannot go on")',
    mended: [
      'A number is the exit status; a text is printed, and the status is 1.',
      '`except:` without a name stops it; name what you mean to catch.',
    ],
  },
  TabError: {
    means: 'Tabs and spaces are mixed so that the indentation depends on how wide a tab is.',
    example: 'if True:\n        print("eight spaces")\n\tprint("a tab")',
    mended: ['Let the editor turn tabs into spaces, in the whole file.'],
  },
  TimeoutError: {
    means: 'Something did not come in the time that was given to it.',
    example:
      'import asyncio\n\nasync def main():\n    async with asyncio.timeout(0.01):\n        await asyncio.sleep(1)\n\nasyncio.run(main())',
    mended: ['Give it more time, or catch it and try again.'],
  },
  TypeError: {
    means: 'An operation or a function got a value of a type that it cannot use, or a call has the wrong number of arguments.',
    example: 'age = "36"\nprint(age + 1)',
    mended: [
      '"can only concatenate str": convert one side, int(age) + 1 or age + str(1), or write f"{age}1".',
      '"\'NoneType\' object is not ...": a function returned nothing. Does it end in `return`?',
      '"missing 1 required positional argument": \'self\' missing means that a method was called on the class, not on an object.',
      '"object is not callable": a name hides a function (list = [...]), or an operator is missing before a parenthesis.',
      '"unhashable type: \'list\'": keys are tuples, not lists.',
    ],
  },
  UnboundLocalError: {
    means:
      "The function assigns to this name somewhere, so the name is the function's own, in all of it; and it was read before it had a value.",
    example: 'count = 0\n\ndef bump():\n    count += 1\n\nbump()',
    mended: [
      'Pass the value in and return the new one: `count = bump(count)`.',
      '`global count` (or `nonlocal count` for a function around it) says that the outer one is meant.',
      'If the assignment stands under an `if`: what is the value when it is not taken?',
    ],
  },
  UnicodeDecodeError: {
    means: 'Bytes were read as text in an encoding that they are not in.',
    example: 'print(b"caf\\xe9".decode("utf-8"))',
    mended: [
      'Name the encoding that the file is in: open(name, encoding="latin-1").',
      'Bytes that are no text (images, archives): open(name, "rb").',
      'errors="replace" reads it anyway, with marks for what was lost.',
    ],
  },
  UnicodeEncodeError: {
    means: 'A text has characters that the encoding does not have.',
    example: '"naïve".encode("ascii")',
    mended: ['Write in utf-8: open(name, "w", encoding="utf-8").', 'On output: PYTHONIOENCODING=utf-8, or errors="replace".'],
  },
  ValueError: {
    means: 'The type is right and the value is not: int() of text that is no number, a list without the item that is to be removed.',
    example: 'print(int("3.5"))',
    mended: [
      'int() of text takes digits only; int(float("3.5")) rounds toward zero. Print repr(text): spaces, a comma, nothing at all?',
      '"not enough values to unpack": count the names on the left and the values on the right.',
      'Where users type, catch it and ask again: `except ValueError:`.',
    ],
  },
  ZeroDivisionError: {
    means: 'Something was divided by zero, or its remainder by zero was asked for. Floats too: 1 / 0.0 raises.',
    example: 'scores = []\nprint(sum(scores) / len(scores))',
    mended: [
      'What is to come out for an empty list? Ask first: `sum(scores) / len(scores) if scores else 0`.',
      'Which of the values is zero, and where does it come from?',
    ],
  },
};

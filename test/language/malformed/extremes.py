# Large and deep inputs end in an answer, never in a crash.
def verdict(name, text):
    try:
        compile(text, "<extreme>", "exec")
        print(name, "compiles")
    except (SyntaxError, MemoryError, RecursionError, ValueError) as error:
        print(name, type(error).__name__)


verdict("open parentheses", "(" * 10000)  # expect: open parentheses SyntaxError
verdict("brackets", "[" * 10000 + "]" * 10000)  # expect: brackets SyntaxError
verdict("200 parentheses", "(" * 199 + "1" + ")" * 199)  # expect: 200 parentheses compiles
verdict("unary minus", "-" * 50 + "1")  # expect: unary minus compiles
verdict("long sum", "+".join(["1"] * 20000))  # expect: long sum compiles
verdict("long comparison", "<".join(["1"] * 5000))  # expect: long comparison compiles
verdict("long and", " and ".join(["x"] * 5000))  # expect: long and compiles
verdict("long attribute chain", "x" + ".a" * 500)  # expect: long attribute chain compiles
verdict("many elif", "if x: pass\n" + "elif x: pass\n" * 1000)  # expect: many elif compiles
verdict("many parameters", "def f(" + ", ".join(f"p{i}" for i in range(5000)) + "): pass")
# expect: many parameters compiles
verdict("one long line", "x = '" + "a" * 1_000_000 + "'")  # expect: one long line compiles
verdict("one long name", "x" * 100_000 + " = 1")  # expect: one long name compiles
verdict("many statements", "x = 1\n" * 10000)  # expect: many statements compiles
verdict("deep indentation", "".join(" " * i + "if x:\n" for i in range(99)) + " " * 99 + "pass\n")
# expect: deep indentation compiles
verdict("too deep indentation", "".join(" " * i + "if x:\n" for i in range(101)) + " " * 101 + "pass\n")
# expect: too deep indentation IndentationError
verdict("null byte", "x = 1\0")  # expect: null byte SyntaxError
verdict("lone surrogate", "x = '\ud800'") if False else None
verdict("unbalanced", ")" * 100)  # expect: unbalanced SyntaxError
verdict("only backslash", "\\")  # expect: only backslash SyntaxError
verdict("backslash at the end", "x = 1 \\")  # expect: backslash at the end SyntaxError
verdict("form feed", "x = 1\n\fy = 2\n")  # expect: form feed compiles
verdict("carriage returns", "x = 1\ry = 2\r\nz = 3\n")  # expect: carriage returns compiles
verdict("empty", "")  # expect: empty compiles
verdict("blanks", "   \n\t\n")  # expect: blanks compiles
verdict("comment without end", "# x")  # expect: comment without end compiles
verdict("many nested functions", "".join("  " * i + f"def f{i}():\n" for i in range(60)) + "  " * 60 + "pass\n")
# expect: many nested functions compiles
verdict("wide tuple", "(" + "1," * 50000 + ")")  # expect: wide tuple compiles
verdict("many strings", "x = " + "'a' " * 5000)  # expect: many strings compiles

# What the compiler warns about before the program runs.
def f(x):
    if x is 5:
        return "a \d b"
    assert (x, "always true")
    return 5 is not x


def g():
    try:
        return 1
    finally:
        return 2


print(f(1), g(), "\777" == "\u01ff", b"\q")  # expect: True 2 True b'\\q'
print([1](2)) if False else None
print("x"[1.5]) if False else None
print(1if 1else 2)  # expect: 1
# expect stderr: compile_warnings.py:4: SyntaxWarning: "\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\d"? A raw string is also an option.
# expect stderr:   return "a \d b"
# expect stderr: compile_warnings.py:16: SyntaxWarning: "\777" is an invalid octal escape sequence. Such sequences will not work in the future. Did you mean "\\777"? A raw string is also an option.
# expect stderr:   print(f(1), g(), "\777" == "\u01ff", b"\q")  # expect: True 2 True b'\\q'
# expect stderr: compile_warnings.py:16: SyntaxWarning: "\q" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\q"? A raw string is also an option.
# expect stderr:   print(f(1), g(), "\777" == "\u01ff", b"\q")  # expect: True 2 True b'\\q'
# expect stderr: compile_warnings.py:19: SyntaxWarning: invalid decimal literal
# expect stderr:   print(1if 1else 2)  # expect: 1
# expect stderr: compile_warnings.py:19: SyntaxWarning: invalid decimal literal
# expect stderr:   print(1if 1else 2)  # expect: 1
# expect stderr: compile_warnings.py:13: SyntaxWarning: 'return' in a 'finally' block
# expect stderr:   return 2
# expect stderr: compile_warnings.py:3: SyntaxWarning: "is" with 'int' literal. Did you mean "=="?
# expect stderr:   if x is 5:
# expect stderr: compile_warnings.py:5: SyntaxWarning: assertion is always true, perhaps remove parentheses?
# expect stderr:   assert (x, "always true")
# expect stderr: compile_warnings.py:6: SyntaxWarning: "is not" with 'int' literal. Did you mean "!="?
# expect stderr:   return 5 is not x
# expect stderr: compile_warnings.py:17: SyntaxWarning: 'list' object is not callable; perhaps you missed a comma?
# expect stderr:   print([1](2)) if False else None
# expect stderr: compile_warnings.py:18: SyntaxWarning: str indices must be integers or slices, not float; perhaps you missed a comma?
# expect stderr:   print("x"[1.5]) if False else None

# stdin: first line
# stdin:   second, with blanks
# stdin:
# argv: one two --three
import sys

print(sys.argv[1:], len(sys.argv), sys.argv[0].rpartition("/")[2])
# expect: ['one', 'two', '--three'] 4 input_and_argv.py
a = input()
b = input("prompt> ")
c = input()
print(repr(a), repr(b), repr(c))  # expect: prompt> 'first line' '  second, with blanks' ''
try:
    input()
except EOFError as error:
    print("EOFError", error)
# expect: EOFError EOF when reading a line

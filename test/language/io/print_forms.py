print()  # expect:
print("a", 1, None, [1], sep="")  # expect: a1None[1]
print("a", "b", sep=", ", end="!\n")  # expect: a, b!
print(*[1, 2, 3], sep=" < ")  # expect: 1 < 2 < 3
print("x", end="")
print("y")  # expect: xy
print("a", sep=None, end=None)  # expect: a
print("multi\nline")
# expect: multi
# expect: line
print(1, 2, sep="\n")
# expect: 1
# expect: 2
class S:
    def __str__(self): return "custom str"
    def __repr__(self): return "custom repr"
print(S(), [S()], {"k": S()}, (S(),))  # expect: custom str [custom repr] {'k': custom repr} (custom repr,)
for bad in ("print(1, sep=5)", "print(1, end=5)", "print(1, nope=1)"):
    try:
        eval(bad)
    except TypeError as error:
        print(error)
# expect: sep must be None or a string, not int
# expect: end must be None or a string, not int
# expect: print() got an unexpected keyword argument 'nope'
import sys
sys.stdout.write("written\n")  # expect: written
print("to stdout", file=sys.stdout, flush=True)  # expect: to stdout
class W:
    def __init__(self): self.parts = []
    def write(self, text): self.parts.append(text)
w = W()
print("a", 1, file=w)
print(w.parts)  # expect: ['a', ' ', '1', '\n']
print(end="")
print("é", "€", "😀", "\t|", "a\\b")  # expect: é € 😀 	| a\b

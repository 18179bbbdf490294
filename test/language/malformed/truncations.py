# A program cut off after every character: where the complaint points.
SOURCE = '''\
def f(a, *b, c={"k": [1, 2]}, **d):
    """doc"""
    for i in range(10):
        if i % 2 == 0 and not a:
            x = f"{i!r:>{c}} {'nested'}"
        else:
            return [y for y in b if y], lambda: (a, d)
    try:
        with open("x") as file, g() as h:
            pass
    except (A, B) as error:
        raise C from error
'''

verdicts = ""
for length in range(len(SOURCE) + 1):
    try:
        compile(SOURCE[:length], "<cut>", "exec")
        verdicts += "."
    except IndentationError:
        verdicts += "i"
    except SyntaxError as error:
        verdicts += "x" if "never closed" not in error.msg and "unterminated" not in error.msg else "o" if "never" in error.msg else "s"
for start in range(0, len(verdicts), 60):
    print(f"{start:>4} {verdicts[start : start + 60]}")
# expect:    0 ...xxxooooooooooossoooooooooooooooxiiiiiis.ssssss........xxx
# expect:   60 xxxxxxxxxoooxiiiiiiiiii.xxxxxxxxxxxxxxxxxxxxxxiiiiiiiiiiiiii
# expect:  120 ..xx.sooooxxoosssosssssssos.............xiiiiiiiiiiiiii.....
# expect:  180 ..oooooooooxooooxooo........xxxooooo........xiiiiiiiiiixxxxx
# expect:  240 xxxxossoxxxxxxxxxxxxoxxxxxxiiiiiiiiiiiiiixxxxxxxxxxxxxxxxooo
# expect:  300 ooxxxxxxxxxxiiiiiiiiii........xxxxx......

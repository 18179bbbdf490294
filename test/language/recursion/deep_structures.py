# Deep nesting in data and in source.
depth = 60
print(eval("(" * depth + "1" + ")" * depth), eval("[" * depth + "]" * depth) != [])  # expect: 1 True
print(eval("-" * 101 + "1"), eval("not " * 50 + "1"), eval("1" + "+1" * 2000))  # expect: -1 True 2001
print(eval("+".join(f"({i})" for i in range(500))), eval(" or ".join(["0"] * 500 + ["7"])))  # expect: 124750 7
source = "x = 0\n" + "".join(f"{'if x == %d:' % i if i == 0 else 'elif x == %d:' % i}\n    y = {i}\n" for i in range(300))
space = {}
exec(source, space)
print(space["y"])  # expect: 0
code = ""
for i in range(15):
    code += "  " * i + f"for v{i} in range(1):\n"
exec(code + "  " * 15 + "print('fifteen deep')")  # expect: fifteen deep
chain = "f" + "()" * 100
f = lambda: f
print(eval(chain) is f)  # expect: True
print(len(eval("'a' " * 300)), eval("{" * 1 + "1:" * 1 + "2}" * 1))  # expect: 300 {1: 2}
try:
    eval("(" * 300 + ")" * 300)
except SyntaxError as error:
    print(error.msg)
# expect: too many nested parentheses
tuples = ()
for _ in range(50):
    tuples = (tuples,)
print(hash(tuples) == hash(eval(repr(tuples))), tuples == eval(repr(tuples)))  # expect: True True

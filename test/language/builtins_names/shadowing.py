# Builtins are names like others: they can be hidden, replaced and reached again.
import builtins

def len(x): return "my len"
print(len([1]), builtins.len([1]))  # expect: my len 1
del len
print(len([1]))  # expect: 1
def f(str):
    return str
print(f(5), str(5))  # expect: 5 5
print = print
list = [1, 2]
print(list)  # expect: [1, 2]
del list
print(list("ab"))  # expect: ['a', 'b']
builtins.custom = "everywhere"
print(custom)  # expect: everywhere
del builtins.custom
try:
    custom
except NameError as error:
    print(error)
# expect: name 'custom' is not defined
space = {}
exec("x = len('abc')", space)
print(space["x"], "__builtins__" in space)  # expect: 3 True
try:
    exec("len", {"__builtins__": {}})
except NameError as error:
    print(error)
# expect: name 'len' is not defined
print(eval("y + 1", {"y": 1}), eval("y + z", {"y": 1}, {"z": 5}))  # expect: 2 6
exec("a = 1\nb = a + 1")
print(a, b)  # expect: 1 2
def local_exec():
    v = 1
    exec("v = 2")
    return v, eval("v + 1"), sorted(locals())
print(local_exec())  # expect: (1, 2, ['v'])
class C:
    exec("attr = 5")
print(C.attr)  # expect: 5
code = compile("1 + 1", "<s>", "eval")
print(eval(code), type(code).__name__, code.co_filename)  # expect: 2 code <s>
exec(compile("print('single'); 5", "<s>", "single"))
# expect: single
# expect: 5
for text in ("1 +", "x = 1"):
    try:
        eval(text)
    except SyntaxError as error:
        print(error.msg)
# expect: invalid syntax
# expect: invalid syntax

class Money:
    def __init__(self, amount): self.amount = amount
    def __format__(self, spec):
        return f"<{spec}:{self.amount}>"
    def __repr__(self): return "Money()"
    def __str__(self): return "str of money"


m = Money(5)
print(f"{m} {m:x} {m!r} {m!s:>15} {m!r:.3} {m:{'a'}b} {m:%d/%m}")
# expect: <:5> <x:5> Money()    str of money Mon <ab:5> <%d/%m:5>
print("{} {:y} {!r}".format(m, m, m), format(m), format(m, "z"))  # expect: <:5> <y:5> Money() <:5> <z:5>
class Bad:
    def __format__(self, spec): return 5
try:
    f"{Bad()}"
except TypeError as e:
    print(e)
# expect: __format__ must return a str, not int
class Plain: pass
try:
    f"{Plain():5}"
except TypeError as e:
    print(e)
# expect: unsupported format string passed to Plain.__format__
class S(str):
    def __format__(self, spec): return "S"
    def __str__(self): return "str(S)"
print(f"{S('x')}", f"{S('x')!s}", "%s" % S("x"), S("x") + "y")  # expect: S str(S) str(S) xy
order = []
def log(x):
    order.append(x)
    return x
f"{log(1):{log(2)}} {log(3)!r:{log(4)}}"
print(order)  # expect: [1, 2, 3, 4]

# The right side first, then the targets from left to right.
def say(name, value=None):
    print(name, end=" ")
    return value


class Target:
    def __setitem__(self, key, value):
        print(f"set[{key}]={value}", end=" ")

    def __setattr__(self, name, value):
        print(f"set.{name}={value}", end=" ")


t = Target()
say("target1", t)[say("key1", "a")], say("target2", t).x = say("value1", 1), say("value2", 2)
print()  # expect: value1 value2 target1 key1 set[a]=1 target2 set.x=2 
say("left", t)[say("index", 0)] = say("chain", t).y = say("right", 9)
print()  # expect: right left index set[0]=9 chain set.y=9 
x = {say("k1", 1): say("v1", 1), say("k2", 2): say("v2", 2)}
print()  # expect: k1 v1 k2 v2 
say("f", print)(say("a1", 1), *say("star", [2]), sep=say("kw", "-"))  # expect: f a1 star kw 1-2
y = say("l", 3) - say("r", 1) * say("rr", 2)
print(y)  # expect: l r rr 1
z = [say("e1", 1), say("e2", 2)][say("idx", 0)]
print(z)  # expect: e1 e2 idx 1
def deco(n):
    say(f"deco{n}")
    return lambda f: say(f"apply{n}", f)
@deco(1)
@deco(2)
def g(a=say("default", 1), *, b: say("ann", int) = say("kwdefault", 2)):
    pass
print()  # expect: deco1 deco2 default kwdefault apply2 apply1 
say("cmp1", 1) < say("cmp2", 2) < say("cmp3", 3)
print()  # expect: cmp1 cmp2 cmp3 
i = 0
a = [0, 0]
def nxt():
    global i
    i += 1
    return i - 1
a[nxt()] = nxt()
print(a)  # expect: [0, 0]
a[nxt() - 2] += nxt()
print(a, i)  # expect: [3, 0] 4

# __exit__ runs however the block is left.
class M:
    def __init__(self, name): self.name = name
    def __enter__(self): return self
    def __exit__(self, *info): print("exit", self.name, info[0])


def returns():
    with M("return"):
        return "value"


def loop():
    for i in range(3):
        with M(i):
            if i == 0:
                continue
            if i == 1:
                break
            print("never")
    return i


def nested():
    with M("outer"):
        try:
            with M("inner"):
                return "from inner"
        finally:
            print("finally")


def override():
    with M("o"):
        try:
            1 / 0
        finally:
            return "swallowed by return" if True else None


print(returns(), loop(), nested())
# expect: exit return None
# expect: exit 0 None
# expect: exit 1 None
# expect: exit inner None
# expect: finally
# expect: exit outer None
# expect: value 1 from inner
print(override())
# expect: exit o None
# expect: swallowed by return
def gen():
    with M("gen"):
        yield 1
        yield 2
print(list(gen()))
# expect: exit gen None
# expect: [1, 2]
g = gen()
for x in g:
    print(x)
    break
g.close()
# expect: 1
# expect: exit gen <class 'GeneratorExit'>
while True:
    with M("while"):
        break
# expect: exit while None

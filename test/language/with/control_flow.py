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
print(override())
def gen():
    with M("gen"):
        yield 1
        yield 2
print(list(gen()))
for x in gen():
    print(x)
    break
while True:
    with M("while"):
        break
with M("unpack") as (a, b) if False else M("t"):  # expect error: SyntaxError: cannot assign to conditional expression
    pass

# throw() made an exception of its argument before it knew whether a delegate wants the argument itself.
class Iter:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, what):
        print("throw", what)  # expect: throw 123
        return 456


def gen():
    yield from Iter()


g = gen()
print(next(g), g.throw(123))  # expect: 1 456

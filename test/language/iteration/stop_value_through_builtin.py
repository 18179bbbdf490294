# differs: the StopIteration that next(enumerate(it)) raises is a fresh one here; CPython lets the one of `it` through, with its value


class Ends:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration('the value')


try:
    next(Ends())
except StopIteration as stop:
    print(stop.value)
for wrapper in (enumerate(Ends()), map(str, Ends()), zip(Ends()), filter(None, Ends())):
    try:
        next(wrapper)
    except StopIteration as stop:
        print(stop.value)
# expect: the value
# expect: None
# expect: None
# expect: None
# expect: None

# list(), sorted() and displays did not ask an iterable how long it is, so that its errors and what it prints were missing.
class Sized:
    def __iter__(self):
        print('iter', end=' ')
        return iter([2, 1])

    def __len__(self):
        print('len', end=' ')
        return 2


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter([2, 1])

    def __length_hint__(self):
        print('hint', end=' ')
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


items = [0]
makers = (list, tuple, sorted, set, bytes, bytearray, lambda x: [*x], lambda x: (*x,), items.extend, lambda x: dict.fromkeys(x))
for make in makers:
    print(make(Sized()))
# expect: iter len [2, 1]
# expect: iter (2, 1)
# expect: iter len [1, 2]
# expect: iter {1, 2}
# expect: iter len b'\x02\x01'
# expect: iter bytearray(b'\x02\x01')
# expect: iter len [2, 1]
# expect: iter len (2, 1)
# expect: iter len None
# expect: iter {2: None, 1: None}
for hint in (5, 0, -1, 'a', None, NotImplemented, TypeError('t'), ValueError('v')):
    for make in (list, lambda x: [*x], bytes, tuple):
        try:
            print(make(Hinted(hint)))
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
# expect: hint [2, 1]
# expect: hint [2, 1]
# expect: hint b'\x02\x01'
# expect: (2, 1)
# expect: hint [2, 1]
# expect: hint [2, 1]
# expect: hint b'\x02\x01'
# expect: (2, 1)
# expect: hint ValueError __length_hint__() should return >= 0
# expect: hint ValueError __length_hint__() should return >= 0
# expect: hint ValueError __length_hint__() should return >= 0
# expect: (2, 1)
# expect: hint TypeError __length_hint__ must be an integer, not str
# expect: hint TypeError __length_hint__ must be an integer, not str
# expect: hint TypeError __length_hint__ must be an integer, not str
# expect: (2, 1)
# expect: hint TypeError __length_hint__ must be an integer, not NoneType
# expect: hint TypeError __length_hint__ must be an integer, not NoneType
# expect: hint TypeError __length_hint__ must be an integer, not NoneType
# expect: (2, 1)
# expect: hint [2, 1]
# expect: hint [2, 1]
# expect: hint b'\x02\x01'
# expect: (2, 1)
# expect: hint [2, 1]
# expect: hint [2, 1]
# expect: hint b'\x02\x01'
# expect: (2, 1)
# expect: hint ValueError v
# expect: hint ValueError v
# expect: hint ValueError v
# expect: (2, 1)

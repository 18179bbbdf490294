# Module gc: settings, callbacks, questions.
import gc


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__ + ':', error)


print(gc.isenabled(), gc.disable(), gc.isenabled(), gc.enable(), gc.isenabled())  # expect: True None False None True
attempt(lambda: gc.collect(3))  # expect: ValueError: invalid generation
attempt(lambda: gc.collect(-1))  # expect: ValueError: invalid generation
attempt(lambda: gc.collect('x'))  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(lambda: gc.get_objects(3))
# expect: ValueError: generation parameter must be less than the number of available generations (3)
print(gc.get_threshold(), gc.get_debug(), gc.get_freeze_count(), gc.garbage)  # expect: (2000, 10, 10) 0 0 []
gc.set_threshold(500, 5)
print(gc.get_threshold())  # expect: (500, 5, 10)

seen = []


def hears(phase, info):
    seen.append((phase, sorted(info), info['generation'], info['uncollectable']))


gc.collect()
gc.callbacks.append(hears)
gc.collect()
gc.collect(0)
gc.callbacks.remove(hears)
gc.collect()
print(*seen, sep='\n')
# expect: ('start', ['collected', 'generation', 'uncollectable'], 2, 0)
# expect: ('stop', ['collected', 'generation', 'uncollectable'], 2, 0)
# expect: ('start', ['collected', 'generation', 'uncollectable'], 0, 0)
# expect: ('stop', ['collected', 'generation', 'uncollectable'], 0, 0)
before = gc.get_stats()[2]['collections']
gc.collect()
print(gc.get_stats()[2]['collections'] - before, [sorted(stats) for stats in gc.get_stats()][0][:3])
# expect: 1 ['collected', 'collections', 'uncollectable']


class C:
    pass


class Int(int):
    pass


class Pair(tuple):
    pass


class Slots:
    __slots__ = ()


def f():
    yield


for value in (None, 1, 1.5, 'a', b'a', True, (), (1, 2), [], {}, set(), C, C(), Int(1), Slots(), f, f(), gc, int, object(), bytearray(), 1j,
              ([],), lambda: 0, Pair((1, 2))):
    print(type(value).__name__, gc.is_tracked(value), end='; ')
print()
# expect: NoneType False; int False; float False; str False; bytes False; bool False; tuple False; tuple False; list True; dict True; set True; type True; C True; Int True; Slots True; function True; generator True; module True; type False; object False; bytearray False; complex False; tuple True; function True; Pair True; 

x = C()
lst, tup, dic = [x, 1], (x, 'a'), {'k': x}
mixed, both = {'k': x, 1: 'one'}, {1, 'a'}
print(gc.get_referents(lst, tup, dic) == [1, x, 'a', x, x], gc.get_referents(dic, mixed) == [x, x, 'k', 'one', 1])
# expect: True True
print(sorted(map(str, gc.get_referents(both))), gc.get_referents(iter([1])))  # expect: ['1', 'a'] [[1]]


class Sub(list):
    pass


slotted = type('Slotted', (), {'__slots__': ('a', 'b', 'c')})()
slotted.a, slotted.c = 1, 'c'
print(gc.get_referents(Sub([1, 2])), gc.get_referents(slotted) == [1, 'c', type(slotted)])
# expect: [<class '__main__.Sub'>, 2, 1] True
members = {x}
x.attr = lst
x.number = 1
found = gc.get_referents(x)
print(any(v is C for v in found), any(v is lst for v in found), 1 in found)  # expect: True True True
print(gc.get_referents(), gc.get_referents(1, 'a', None))  # expect: [] []
referrers = gc.get_referrers(x)
print([any(r is holder for r in referrers) for holder in (lst, tup, dic, members)], any(r is found for r in referrers))
# expect: [True, True, True, True] False
print(any(r is lst for r in gc.get_objects()), any(r is x for r in gc.get_objects()))  # expect: True True

# ---- frozen objects
gc.freeze()
print(gc.get_freeze_count() > 0)  # expect: True
print(any(o is gc.callbacks for o in gc.get_objects()))  # expect: False
new = []
print(any(o is new for o in gc.get_objects()))  # expect: True
gc.unfreeze()
print(gc.get_freeze_count())  # expect: 0
print(any(o is gc.callbacks for o in gc.get_objects()))  # expect: True

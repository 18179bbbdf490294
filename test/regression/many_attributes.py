# An object with more than 512 attributes was a MemoryError: it must go to dict mode, in its order, with its slots.
class Plain:
    pass


class Slotted:
    __slots__ = ("first", "__dict__")


for make in (Plain, Slotted):
    thing = make()
    thing.first = "slot"
    for i in range(3000):
        setattr(thing, f"a{i}", i)
    print(len(vars(thing)), thing.a0, thing.a2999, thing.first)
    del thing.a7
    print(hasattr(thing, "a7"), list(vars(thing))[-1], sum(v for v in vars(thing).values() if isinstance(v, int)))
# expect: 3001 0 2999 slot
# expect: False a2999 4498493
# expect: 3000 0 2999 slot
# expect: False a2999 4498493

# Attributes whose names are data: every object has another one.
things = []
for i in range(2000):
    thing = Plain()
    setattr(thing, f"name{i}", i)
    thing.common = i
    things.append(thing)
print(sum(t.common for t in things), things[1999].name1999, list(vars(things[1500])))
# expect: 1999000 1999 ['name1500', 'common']


class Other:
    pass


many = Plain()
for i in range(100):
    setattr(many, f"b{i}", i)
for i in range(1000):
    many.__class__ = Other if i % 2 == 0 else Plain
    setattr(many, f"c{i % 7}", i)
    delattr(many, f"c{i % 7}")
print(type(many).__name__, many.b99, len(many.__dict__))  # expect: Plain 99 100

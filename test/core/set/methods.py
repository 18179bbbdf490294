s = {3, 1, 2}
print(s, len(s), 2 in s, 9 in s, {1, 1, 1}, set(), set("aa"), frozenset([2, 1]), frozenset(), set([1, 2]) == {2, 1}, {1, 2} == frozenset([1, 2]))
# expect: {1, 2, 3} 3 True False {1} set() {'a'} frozenset({1, 2}) frozenset() True True
s.add(5); s.add(1); s.discard(9); s.remove(3)
print(sorted(s), s.pop() in {1, 2, 5}, len(s))  # expect: [1, 2, 5] True 2
a, b = {1, 2, 3}, {3, 4}
print(a | b, a & b, a - b, a ^ b, a.union(b, [9]), a.intersection([1, 2, 8], [2]), a.difference(b, {1}), a.symmetric_difference([1, 7]), a.isdisjoint({9}), {1} <= a, {1} < {1}, a >= {1, 2}, a.issubset(range(9)), a.issuperset([1]))
# expect: {1, 2, 3, 4} {3} {1, 2} {1, 2, 4} {1, 2, 3, 4, 9} {2} {2} {2, 3, 7} True True False True True True
a |= {10}; a &= {1, 2, 10}; a -= {2}; a ^= {5}
print(a)  # expect: {1, 10, 5}
a.update([7], (8,)); a.intersection_update([7, 8, 1]); a.difference_update([8]); a.symmetric_difference_update([1, 3])
print(sorted(a), a.copy() == a, a.copy() is a)  # expect: [3, 7] True False
a.clear()
print(a, {1} | frozenset([2]), type({1} | frozenset()).__name__, type(frozenset() | {1}).__name__, {frozenset([1]): 1}[frozenset([1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
# expect: set() {1, 2} set frozenset 1 True
for text in ("{1}.remove(2)", "set().pop()", "{[]}", "{1} | [1]", "{1} + {2}", "hash({1})", "{1} < 5", "{{1}}", "{1}[0]", "set(5)", "frozenset().add(1)", "{1}.union(5)", "{1}.add()", "set([[]])"):
    try:
        print(eval(text))
    except (KeyError, TypeError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
# expect: {1}.remove(2) -> KeyError 2
# expect: set().pop() -> KeyError 'pop from an empty set'
# expect: {[]} -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: {1} | [1] -> TypeError unsupported operand type(s) for |: 'set' and 'list'
# expect: {1} + {2} -> TypeError unsupported operand type(s) for +: 'set' and 'set'
# expect: hash({1}) -> TypeError unhashable type: 'set'
# expect: {1} < 5 -> TypeError '<' not supported between instances of 'set' and 'int'
# expect: {{1}} -> TypeError cannot use 'set' as a set element (unhashable type: 'set')
# expect: {1}[0] -> TypeError 'set' object is not subscriptable
# expect: set(5) -> TypeError 'int' object is not iterable
# expect: frozenset().add(1) -> AttributeError 'frozenset' object has no attribute 'add'
# expect: {1}.union(5) -> TypeError 'int' object is not iterable
# expect: {1}.add() -> TypeError set.add() takes exactly one argument (0 given)
# expect: set([[]]) -> TypeError cannot use 'list' as a set element (unhashable type: 'list')
print({1, 2, 3} == {1.0, 2.0, 3.0}, {True, 1, 1.0}, {0, False, 0.0}, {None, None}, {(1, 2), (1, 2)}, {1} in [{1}], {1} in {frozenset([1])})
# expect: True {True} {0} {None} {(1, 2)} True True
print({20, 5, 13, 7}, {0, 8, 16}, {-1, -2, 1}, set(range(10, 0, -1)), {100, 200, 300}, {1.5, 2.5, 1}, {1000000007, 3}, frozenset({9, 4}), {2 ** 40, 1, 2 ** 20})
# expect: {13, 20, 5, 7} {0, 8, 16} {1, -1, -2} {1, 2, 3, 4, 5, 6, 7, 8, 9, 10} {200, 100, 300} {1.5, 2.5, 1} {3, 1000000007} frozenset({9, 4}) {1099511627776, 1, 1048576}
e = set()
for i in range(50): e.add(i * 7 % 31)
print(e, len(e), sum(e), min(e), max(e), sorted(e)[:3])
# expect: {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30} 31 465 0 30 [0, 1, 2]
print([x for x in {1, 2, 3}], list(enumerate({5, 6})), {x % 3 for x in range(10)}, set(map(abs, [-1, 1, -2])), {*[1, 2], *(2, 3)}, sorted({"b", "a"}))
# expect: [1, 2, 3] [(0, 5), (1, 6)] {0, 1, 2} {1, 2} {1, 2, 3} ['a', 'b']

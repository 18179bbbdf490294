t = (1, 2, 3, 2)
print(t, t.count(2), t.index(3), t.index(2, 2), t[0], t[-1], t[1:3], len(t), t + (4,), t * 2, 2 in t, 9 in t, hash(t) == hash((1, 2, 3, 2)), (), (1,), tuple("ab"), tuple([1]), tuple())
# expect: (1, 2, 3, 2) 2 2 3 1 2 (2, 3) 4 (1, 2, 3, 2, 4) (1, 2, 3, 2, 1, 2, 3, 2) True False True () (1,) ('a', 'b') (1,) ()
print((1, 2) < (1, 3), (1,) < (1, 0), (1, "a") == (1, "a"), (1, 2) != [1, 2], () == (), (1, [2]) == (1, [2]), sorted([(2, 1), (1, 2)]), min((3, 1)), sum((1, 2)))
# expect: True True True True True True [(1, 2), (2, 1)] 1 3
for text in ("(1,)[0] = 2", "t.append(1)", "t.index(99)", "hash((1, []))", "t[10]", "t + [1]", "t < [1]", "tuple(5)", "del t[0]", "t['a']", "(1, 2) < (1, 'a')", "t.count()"):
    try:
        exec(text)
        print(text, "fine")
    except (TypeError, AttributeError, ValueError, IndexError) as error:
        print(text, "->", type(error).__name__, error)
# expect: (1,)[0] = 2 -> TypeError 'tuple' object does not support item assignment
# expect: t.append(1) -> AttributeError 'tuple' object has no attribute 'append'
# expect: t.index(99) -> ValueError tuple.index(x): x not in tuple
# expect: hash((1, [])) -> TypeError unhashable type: 'list'
# expect: t[10] -> IndexError tuple index out of range
# expect: t + [1] -> TypeError can only concatenate tuple (not "list") to tuple
# expect: t < [1] -> TypeError '<' not supported between instances of 'tuple' and 'list'
# expect: tuple(5) -> TypeError 'int' object is not iterable
# expect: del t[0] -> TypeError 'tuple' object doesn't support item deletion
# expect: t['a'] -> TypeError tuple indices must be integers or slices, not str
# expect: (1, 2) < (1, 'a') -> TypeError '<' not supported between instances of 'int' and 'str'
# expect: t.count() -> TypeError tuple.count() takes exactly one argument (0 given)
d = {(1, 2): "a", (1, (2, 3)): "b", (): "c"}
print(d[1, 2], d[(1, (2, 3))], d[()], (1.0, 2) in d, (True, 2) in d)  # expect: a b c True True
a, (b, c) = 1, (2, 3)
print(a, b, c, (lambda *args: args)(1, 2), *t, sep=",")  # expect: 1,2,3,(1, 2),1,2,3,2
t += (5,)
print(t, tuple(x * 2 for x in t), tuple(zip("ab", (1, 2))), t[::-1], ((1, 2), (3,))[0][1], (1, 2, 3).__len__(), ("a", "b").__contains__("a"))
# expect: (1, 2, 3, 2, 5) (2, 4, 6, 4, 10) (('a', 1), ('b', 2)) (5, 2, 3, 2, 1) 2 3 True
print(hash((1, 2)), hash(()), hash((1, (2, 3), None is None)), hash((0.5, -1)), (hash((1, 2, 3)) == hash((1.0, 2.0, 3.0))))
# expect: -3550055125485641917 5740354900026072187 -967618612459855757 6150435046063548694 True

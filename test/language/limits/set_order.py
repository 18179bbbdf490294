# differs: CPython orders strings in a set by a hash that changes with every run; here they keep the order in which they came
print({"pear", "apple", "fig"}, set("hello"), {"b", "a"} | {"c"}, frozenset(["z", "y"]))
s = {"one", "two", "three"}
s.discard("one")
s.add("one")
print(s, list(s), sorted(s))
# expect: {'pear', 'apple', 'fig'} {'h', 'e', 'l', 'o'} {'b', 'a', 'c'} frozenset({'z', 'y'})
# expect: {'two', 'three', 'one'} ['two', 'three', 'one'] ['one', 'three', 'two']

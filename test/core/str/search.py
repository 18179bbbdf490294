s = "hello, hello world"
print(s.find("hello"), s.find("hello", 1), s.rfind("hello"), s.find("x"), s.find(""), s.find("", 5), s.find("lo", 4, 12), s.rfind("o", 0, 8), s.find("hello", -12))
# expect: 0 7 7 -1 0 5 10 4 7
print(s.index("world"), s.rindex("l"), s.count("l"), s.count("hello"), s.count(""), s.count("l", 3), s.count("aa"), "aaaa".count("aa"))
# expect: 13 16 5 2 19 4 0 2
print(s.startswith("hell"), s.startswith(("x", "he")), s.startswith("ello", 1), s.endswith("world"), s.endswith(("d", "x")), s.endswith("hello", 0, 5), s.startswith(""), "".startswith(()))
# expect: True True True True True True True False
for text in ("s.index('x')", "s.rindex('hello', 15)", "s.find(5)", "s.startswith(5)", "s.startswith(('a', 5))", "s.count()", "'x' in s + 5", "5 in s", "s.find('a', 'b')"):
    try:
        print(eval(text))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
# expect: ValueError substring not found
# expect: ValueError substring not found
# expect: TypeError find() argument 1 must be str, not int
# expect: TypeError startswith first arg must be str or a tuple of str, not int
# expect: TypeError tuple for startswith must only contain str, not int
# expect: TypeError count expected at least 1 argument, got 0
# expect: TypeError can only concatenate str (not "int") to str
# expect: TypeError 'in <string>' requires string as left operand, not int
# expect: TypeError slice indices must be integers or None or have an __index__ method
print("lo" in s, "xyz" not in s, "" in "", s[0], s[-1], s[7:12], len(s), min(s), max(s))
# expect: True True True h d hello 18   w
print("a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"))
# expect: ('a', '-', 'b-c') ('a-b', '-', 'c') ('abc', '', '') ('', '', 'abc')
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("", "-"), "banana".replace("nan", ""), "aaa".replace("aa", "b"), "abc".replace("x", "y"), "abc".replace("b", "bb", -1))
# expect: bonono bonona -b-a-n-a-n-a- baa ba abc abbc
print("prefix_name".removeprefix("prefix_"), "name.py".removesuffix(".py"), "name".removesuffix(""), "name".removeprefix("x"))
# expect: name name name name
print("abc" < "abd", "abc" < "ab", "Z" < "a", "a" * 3, "ab" + "cd", 3 * "x", "x" * 0, "x" * -1, "é" > "z", "😀" > "\uffff")
# expect: True False True aaa abcd xxx   True True

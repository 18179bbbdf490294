# Without a limit rsplit() cut from the left, which shows where separators overlap.
print("abbbc".rsplit("bb"), "abbbc".split("bb"), "aaaaa".rsplit("aa"), "😀bbb".rsplit("bb"))
# expect: ['ab', 'c'] ['a', 'bc'] ['a', '', ''] ['😀b', '']
print(b"abbbc".rsplit(b"bb"), b"abbbc".split(b"bb"))  # expect: [b'ab', b'c'] [b'a', b'bc']
# A search that must not take the product of the lengths.
a, b = "a" * 200_000, "b" * 200_000
print((a + a + b + a + a).find(a + b + b + a), (a + a + b + a + a).count(a + b + a))  # expect: -1 1
print((a + a + b + a + a).encode().find((a + b + b + a).encode()))  # expect: -1

print(2 + 3 * 4, (2 + 3) * 4, 2 * 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2)  # expect: 14 20 18 -4 4 0.5 512
print(10 - 4 - 3, 100 / 10 / 2, 100 // 7 % 4, 7 % 4 * 2)  # expect: 3 5.0 2 6
print(1 << 2 + 1, 1 + 1 << 2, 6 & 3 | 8 ^ 1, 1 | 2 & 3, ~1 + 2, - ~ 1)  # expect: 8 8 11 3 0 2
print(not 1 == 2, not True or True, not (True or True), True or False and False)  # expect: True True False True
print(1 < 2 == True, (1 < 2) == True, 1 == 1 in [1], 3 > 2 > 1)  # expect: False True True True
print(1 if True else 2 if False else 3, (1 if False else 2) + 1)  # expect: 1 3
print([x for x in range(3)] + [9], lambda: 1 if 0 else 2 and 3)if 0 else print((lambda: 1 if 0 else 2 and 3)())
# expect: 3
print(5 - -3, 5--3, 2*-3, 3 if 1 else 0 or 5)  # expect: 8 8 -6 3
print("a" "b" * 2, -3 .__abs__() if False else 3 .__neg__())  # expect: abab -3
print(not [] and "yes", 0 or [] or "last", 1 and 2 and 3, 1 and 0 and 3)  # expect: yes last 3 0

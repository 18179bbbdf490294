for a, b in [(7, 2), (-7, 2), (7, -2), (-7, -2), (0, 5), (6, 3)]:
    print(a // b, a % b, divmod(a, b), a / b)
# expect: 3 1 (3, 1) 3.5
# expect: -4 1 (-4, 1) -3.5
# expect: -4 -1 (-4, -1) -3.5
# expect: 3 -1 (3, -1) 3.5
# expect: 0 0 (0, 0) 0.0
# expect: 2 0 (2, 0) 2.0
print(7 & 3, 7 | 8, 7 ^ 2, ~7, 1 << 10, 1024 >> 3, -1 >> 5, -8 >> 1, -7 & 0xff, -1 ^ 5)
# expect: 3 15 5 -8 1024 128 -1 -4 249 -6
print(2 ** 10, 2 ** 100, (-3) ** 3, 2 ** -2, 0 ** 0, (-2) ** 2)
# expect: 1024 1267650600228229401496703205376 -27 0.25 1 4
print(pow(3, 4, 5), pow(2, -1, 7), pow(-2, 3, 5))  # expect: 1 4 2
print(abs(-5), +True, -True, True + True)  # expect: 5 1 -1 2
print(10 ** 20 // 3, 10 ** 20 % 7, -10 ** 20 // 3, (10 ** 20) >> 10, 1 << 70)
# expect: 33333333333333333333 2 -33333333333333333334 97656250000000000 1180591620717411303424
print(2 ** 53 + 1, (2 ** 53 + 1) - 2 ** 53, 9007199254740991 + 1, 9007199254740991 * 3)
# expect: 9007199254740993 1 9007199254740992 27021597764222973
for text in ("1 // 0", "1 % 0", "1 / 0", "divmod(1, 0)", "1 << -1", "pow(0, -1)", "pow(2, 3, 0)"):
    try:
        print(eval(text))
    except (ZeroDivisionError, ValueError) as error:
        print(text, "->", type(error).__name__, error)
# expect: 1 // 0 -> ZeroDivisionError division by zero
# expect: 1 % 0 -> ZeroDivisionError division by zero
# expect: 1 / 0 -> ZeroDivisionError division by zero
# expect: divmod(1, 0) -> ZeroDivisionError division by zero
# expect: 1 << -1 -> ValueError negative shift count
# expect: pow(0, -1) -> ZeroDivisionError zero to a negative power
# expect: pow(2, 3, 0) -> ValueError pow() 3rd argument cannot be 0

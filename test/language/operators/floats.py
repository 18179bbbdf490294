for a, b in [(7.5, 2), (-7.5, 2), (7.5, -2), (0.0, 3), (1e300, 7)]:
    print(a // b, a % b, divmod(a, b))
# expect: 3.0 1.5 (3.0, 1.5)
# expect: -4.0 0.5 (-4.0, 0.5)
# expect: -4.0 -0.5 (-4.0, -0.5)
# expect: 0.0 0.0 (0.0, 0.0)
# expect: 1.4285714285714286e+299 1.0 (1.4285714285714286e+299, 1.0)
print(1.5 + 1, 2 * 1.5, 3 - 0.5, 2 ** 0.5, 4 ** 0.5, 2.0 ** 3, (-8) ** (1 / 3) if False else 8 ** (1 / 3))
# expect: 2.5 3.0 2.5 1.4142135623730951 2.0 8.0 2.0
print(0.1 + 0.1 + 0.1 - 0.3, 0.1 * 3, 1e16 + 1, 1e-17 + 1)  # expect: 5.551115123125783e-17 0.30000000000000004 1e+16 1.0
inf, nan = float("inf"), float("nan")
print(inf + 1, -inf, inf - inf, nan == nan, nan != nan, inf > 10 ** 400, inf == inf)
# expect: inf -inf nan False True True True
print(-0.0 + 0, -0.0 * 5, 0.0 * -1, -4 % 2, -4.0 % 2)  # expect: 0.0 -0.0 -0.0 0 0.0
print(1 == 1.0, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 1 < 1.5 < 2)  # expect: True True False True
for text in ("1.0 / 0", "1.0 // 0", "1.0 % 0", "0.0 ** -1", "2.0 ** 10000", "1e400 // 1", "int(inf)", "int(nan)"):
    try:
        print(text, eval(text))
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        print(text, "->", type(error).__name__, error)
# expect: 1.0 / 0 -> ZeroDivisionError division by zero
# expect: 1.0 // 0 -> ZeroDivisionError division by zero
# expect: 1.0 % 0 -> ZeroDivisionError division by zero
# expect: 0.0 ** -1 -> ZeroDivisionError zero to a negative power
# expect: 2.0 ** 10000 -> OverflowError (34, 'Numerical result out of range')
# expect: 1e400 // 1 nan
# expect: int(inf) -> OverflowError cannot convert float infinity to integer
# expect: int(nan) -> ValueError cannot convert float NaN to integer

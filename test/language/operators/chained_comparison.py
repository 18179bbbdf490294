# Each operand is evaluated once, and nothing after the first false link.
def show(value):
    print("eval", value)
    return value


print(show(1) < show(2) < show(3))
# expect: eval 1
# expect: eval 2
# expect: eval 3
# expect: True
print(show(1) > show(2) > show(3))
# expect: eval 1
# expect: eval 2
# expect: False
print(show(1) < show(5) > show(3) != show(4) == show(4))
# expect: eval 1
# expect: eval 5
# expect: eval 3
# expect: eval 4
# expect: eval 4
# expect: True
x = 5
print(0 < x < 10, 0 < x < 5, 10 > x >= 5 > 2)  # expect: True False True
print(1 < 2 in [2, 3], "a" < "b" != "c" not in "def")  # expect: True True
print(not 1 < 2 < 1)  # expect: True

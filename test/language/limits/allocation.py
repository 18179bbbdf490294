# differs: CPython tries to do these, for minutes or until the machine has no memory left
# What is too large fails at once, and the program goes on.
import itertools
for text in ("[0] * 10 ** 12", "'x' * 10 ** 12", "b'x' * 10 ** 12", "(1,) * 10 ** 11", "10 ** 10 ** 10", "1 << 10 ** 12", "list(range(10 ** 12))", "' ' .center(10 ** 12)", "bytearray(10 ** 13)", "'%*d' % (10 ** 12, 1)", "f'{1:{10 ** 12}}'", "list(itertools.repeat(1))", "list(range(10 ** 8))"):
    try:
        eval(text)
        print(text, "was done")
    except (MemoryError, OverflowError, ValueError) as error:
        print(text, "is refused")
print("and on")
# expect: [0] * 10 ** 12 is refused
# expect: 'x' * 10 ** 12 is refused
# expect: b'x' * 10 ** 12 is refused
# expect: (1,) * 10 ** 11 is refused
# expect: 10 ** 10 ** 10 is refused
# expect: 1 << 10 ** 12 is refused
# expect: list(range(10 ** 12)) is refused
# expect: ' ' .center(10 ** 12) is refused
# expect: bytearray(10 ** 13) is refused
# expect: '%*d' % (10 ** 12, 1) is refused
# expect: f'{1:{10 ** 12}}' is refused
# expect: list(itertools.repeat(1)) is refused
# expect: list(range(10 ** 8)) is refused
# expect: and on

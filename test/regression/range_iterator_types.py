# Which of the two types the iterator of a range has depends on its ends as they were written, too.
for r in (
    range(-(2**63), 2**63, -6),
    range(2**63, 2),
    range(2**62),
    range(-(2**63), 5),
    range(0, 2**63 - 1, 3),
    range(0, -(2**63), -1),
    range(2**53 + 1),
):
    print(r, type(iter(r)).__name__, type(reversed(r)).__name__)
# expect: range(-9223372036854775808, 9223372036854775808, -6) longrange_iterator longrange_iterator
# expect: range(9223372036854775808, 2) longrange_iterator longrange_iterator
# expect: range(0, 4611686018427387904) range_iterator range_iterator
# expect: range(-9223372036854775808, 5) longrange_iterator longrange_iterator
# expect: range(0, 9223372036854775807, 3) longrange_iterator range_iterator
# expect: range(0, -9223372036854775808, -1) longrange_iterator longrange_iterator
# expect: range(0, 9007199254740993) range_iterator range_iterator

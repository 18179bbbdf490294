a, b = [1], [1]
print(a == b, a is b, a is a, a is not b)  # expect: True False True True
print(None is None, () == (), True is (1 == 1))  # expect: True True True
print(1 in [1, 2], 3 not in [1, 2], "b" in "abc", "" in "abc", "x" in {"x": 1}, 1 in {"x": 1})
# expect: True True True True True False
nan = float("nan")
print(nan in [nan], [nan] == [nan], nan == nan, (nan,).count(nan))  # expect: True True False 1


class Sequence:
    def __getitem__(self, index):
        print("get", index)
        if index > 3:
            raise IndexError
        return index * 10


class Contains:
    def __contains__(self, item):
        return "truthy" if item else ""


class Never:
    __contains__ = None

    def __iter__(self):
        return iter([1])


print(20 in Sequence())
# expect: get 0
# expect: get 1
# expect: get 2
# expect: True
print(5 in Sequence())
# expect: get 0
# expect: get 1
# expect: get 2
# expect: get 3
# expect: get 4
# expect: False
print(1 in Contains(), 0 in Contains())  # expect: True False
try:
    1 in Never()
except TypeError as error:
    print(error)
# expect: 'Never' object is not a container

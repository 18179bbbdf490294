from collections import deque


class Two:
    def __index__(self):
        return 2


for maxlen in (True, 2**53 + 1, 2**62, 2**63, -1, -2**70, 'a', 1.5, Two()):
    try:
        made = deque([1, 2, 3], maxlen)
        print(made, made.maxlen, made.copy().maxlen, made.__reduce__()[1][-1], (made * 2).maxlen)
    except Exception as error:
        print(type(error).__name__, error)
# expect: deque([3], maxlen=1) 1 1 1 1
# expect: deque([1, 2, 3], maxlen=9007199254740993) 9007199254740993 9007199254740993 9007199254740993 9007199254740993
# expect: deque([1, 2, 3], maxlen=4611686018427387904) 4611686018427387904 4611686018427387904 4611686018427387904 4611686018427387904
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: ValueError maxlen must be non-negative
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError an integer is required
# expect: TypeError an integer is required
# expect: TypeError an integer is required
d = deque([1, 2, 3], 2)
d.__init__([5, 6, 7])
print(d, d.maxlen)  # expect: deque([5, 6, 7]) None

# Five small things that other people's tests found: comparison methods of None, dir() of a mapping that is no plain dict, source
# text with a lone surrogate, a chain after an argument that is not iterable, iterators of deques made by hand.
from collections import deque
from itertools import chain

print(None.__eq__(None), None.__ne__(None), None.__lt__(3), "__ge__" in vars(type(None)))  # expect: True False NotImplemented True


class Names(dict):
    def keys(self):
        return ["b", "a"]


print(eval("dir()", {}, Names()))  # expect: ['a', 'b']

try:
    eval(chr(0xD800))
except UnicodeEncodeError as error:
    print(error)  # expect: 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed

links = chain(1, [2])
try:
    next(links)
except TypeError as error:
    print(error)  # expect: 'int' object is not iterable
print(next(links, "spent"))  # expect: spent

forward = type(iter(deque()))
backward = type(reversed(deque()))
print(list(forward(deque("abc"), 1)), list(backward(deque("abc"), 1)), list(forward(deque("abc"), -5)), list(forward(deque("abc"), 9)))
# expect: ['b', 'c'] ['b', 'a'] ['a', 'b', 'c'] []

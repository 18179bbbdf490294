# issubset() of what is no set said "cannot use ... as a set element"; deque(None) was empty; a released memoryview of two
# dimensions said that it cannot look up; one cast to no dimension said that sizes differ.
import collections


def show(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


for function in ({1}.issubset, frozenset().issubset, {1}.issuperset, {1}.intersection, {1}.isdisjoint):
    show(function, [[]])
    show(function, iter([1]))
# expect: TypeError unhashable type: 'list'
# expect: True
# expect: TypeError unhashable type: 'list'
# expect: True
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: True
# expect: TypeError unhashable type: 'list'
# expect: {1}
# expect: TypeError cannot use 'list' as a set element (unhashable type: 'list')
# expect: False

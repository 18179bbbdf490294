# G1: what gc.collect() does, in order: callbacks of one object with the newest first, __del__, what dies by that, at most three rounds.
import gc
import weakref


class Node:
    def __init__(self, name, below=None):
        self.name, self.below = name, below


class Last(Node):
    def __del__(self):
        print('del', self.name)


def told(name):
    return lambda ref: print('callback', name, ref())


node = Node('a')
refs = [weakref.ref(node, told(n)) for n in range(3)]
other = Node('b')
refs.append(weakref.ref(other, told('b')))
node = None
# expect: callback 2 None
# expect: callback 1 None
# expect: callback 0 None
other = None  # expect: callback b None
gc.collect()
print([ref() for ref in refs], [ref.__callback__ for ref in refs])
# expect: [None, None, None, None] [None, None, None, None]

# A chain: each dies after the one that holds it.
chain = Last('top', Last('middle', Last('bottom', Node('plain'))))
plain = weakref.ref(chain.below.below.below, told('plain'))
chain = None
# expect: del top
# expect: del middle
# expect: del bottom
# expect: callback plain None
gc.collect()
print(plain())  # expect: None

# A callback that drops the last reference to another.
holder = [Node('held')]
held = weakref.ref(holder[0], told('held'))
first = Node('first')
watch = weakref.ref(first, lambda ref: holder.clear())
first = None  # expect: callback held None
gc.collect()
print(held(), holder)  # expect: None []

# A longer chain than there are rounds.
chain = None
for n in range(6):
    chain = Last(n, chain)
chain = None
# expect: del 5
# expect: del 4
# expect: del 3
# expect: del 2
# expect: del 1
# expect: del 0
gc.collect()

# The reference itself is dropped: nobody is told.
node = Node('x')
ref = weakref.ref(node, told('never'))
del ref, node
gc.collect()

# What a callback raises is told and ignored.
node = Node('y')
ref = weakref.ref(node, lambda ref: 1 / 0)
import sys
sys.unraisablehook = lambda info: print('unraisable:', info.exc_type.__name__, info.err_msg.split(' at ')[0])
node = None  # expect: unraisable: ZeroDivisionError Exception ignored while calling weakref callback <function <lambda>
gc.collect()
print(ref())  # expect: None

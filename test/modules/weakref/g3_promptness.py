# differs: objects die at a collection, not with their last reference
import gc
import weakref


class C:
    def __del__(self):
        print('del')


o = C()
r = weakref.ref(o, lambda ref: print('callback'))
o = None
print(r() is None)  # expect: False
print(gc.collect())
# expect: del
# expect: callback
# expect: 2
print(r() is None)  # expect: True
print(gc.collect())  # expect: 0

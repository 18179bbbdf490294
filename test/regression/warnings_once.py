# 'once' and 'module' remembered in one place for all: who gives a registry is told once for that registry.
import sys
import warnings

sys.stderr = sys.stdout
warnings.simplefilter('once')
src = 'import sys, warnings\nwarnings.warn("same")\nwarnings.warn("same")\n'
exec(compile(src, 'a.txt', 'exec'), {'__name__': 'a'})  # expect: a.txt:2: UserWarning: same
exec(compile(src, 'b.txt', 'exec'), {'__name__': 'b'})  # expect: b.txt:2: UserWarning: same
print(warnings.onceregistry)  # expect: {}
for i in range(2):
    warnings.warn_explicit('x', UserWarning, 'f', 3)
    warnings.warn_explicit('x', UserWarning, 'f', 4)
# expect: f:3: UserWarning: x
print(warnings.onceregistry)  # expect: {'version': 1, ('x', <class 'UserWarning'>): True}
reg = {}
warnings.warn_explicit('x', UserWarning, 'f', 3, registry=reg)  # expect: f:3: UserWarning: x
warnings.warn_explicit('x', UserWarning, 'f', 4, registry=reg)
print(reg)
# expect: {'version': 1, ('x', <class 'UserWarning'>, 3): True, ('x', <class 'UserWarning'>): True, ('x', <class 'UserWarning'>, 4): True}
warnings.simplefilter('module')
reg = {}
warnings.warn_explicit('x', UserWarning, 'f', 3, registry=reg)  # expect: f:3: UserWarning: x
warnings.warn_explicit('x', UserWarning, 'f', 4, registry=reg)
print(reg)
# expect: {'version': 2, ('x', <class 'UserWarning'>, 3): True, ('x', <class 'UserWarning'>): True, ('x', <class 'UserWarning'>, 4): True}
warnings.simplefilter('default')
reg = {}
warnings.warn_explicit('x', UserWarning, 'f', 3, registry=reg)  # expect: f:3: UserWarning: x
warnings.warn_explicit('x', UserWarning, 'f', 3, registry=reg)
warnings.warn_explicit('x', UserWarning, 'f', 4, registry=reg)  # expect: f:4: UserWarning: x
print(reg)  # expect: {'version': 3, ('x', <class 'UserWarning'>, 3): True, ('x', <class 'UserWarning'>, 4): True}
warnings.simplefilter('module')
for i in range(2):
    warnings.warn_explicit('y', UserWarning, 'f', 3)
    warnings.warn_explicit('y', UserWarning, 'f', 4)
# expect: f:3: UserWarning: y
# expect: f:4: UserWarning: y
# expect: f:3: UserWarning: y
# expect: f:4: UserWarning: y
print(warnings.onceregistry)  # expect: {'version': 1, ('x', <class 'UserWarning'>): True}
warnings.simplefilter('default')
for i in range(2):
    warnings.warn_explicit('z', UserWarning, 'f', 3)
# expect: f:3: UserWarning: z
# expect: f:3: UserWarning: z
print(warnings.onceregistry)  # expect: {'version': 1, ('x', <class 'UserWarning'>): True}
warnings.filters.insert(0, ('odd', None, UserWarning, None, 0))
warnings._filters_mutated()
try: warnings.warn_explicit('z', UserWarning, 'f', 3)
except Exception as e: print(type(e), e)
# expect: <class 'RuntimeError'> Unrecognized action ('odd') in warnings.filters:
# expect:  ('odd', None, <class 'UserWarning'>, None, 0)

# A global __conditional_annotations__ that is no set was an internal error; a function that wraps itself made get_type_hints() hang.
import annotationlib
import typing
for value in '0', '{}', 'frozenset()':
    try: exec(f'__conditional_annotations__ = {value}\nx: int\n', {})
    except TypeError as e: print(e)
# expect: 'int' object is not a set
# expect: 'dict' object is not a set
# expect: 'frozenset' object is not a set
def a(x: 'int') -> str: ...
def b(x: int) -> str: ...
a.__wrapped__ = b
b.__wrapped__ = a
try: typing.get_type_hints(a)
except ValueError as e: print(str(e).split(' at ')[0])
# expect: wrapper loop when unwrapping <function a
print(annotationlib.get_annotations(a, eval_str=True))  # expect: {'x': <class 'int'>, 'return': <class 'str'>}

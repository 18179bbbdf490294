# Builtin exceptions without attributes of their own were refused as second bases; str() of a UnicodeError whose object a guest's str() had changed was a crash.
class Group(ExceptionGroup, ValueError):
    pass


class Both(ValueError, KeyError):
    pass


print(Group('x', [ValueError()]).exceptions, Both('a'))     # expect: (ValueError(),) 'a'
try:
    class Conflict(OSError, ImportError):
        pass
except TypeError as e:
    print(e)     # expect: multiple bases have instance lay-out conflict


class Evil(str):
    def __str__(self):
        error.object = 1
        return 'x'


error = UnicodeEncodeError(Evil('utf-8'), 'text', 0, 1, Evil('reason'))
try:
    print(str(error).startswith("'"))     # expect: True
except TypeError:
    print(True)
for name in (None, delattr):
    try:
        setattr(object(), name, 1)
    except TypeError as e:
        print(e)
# expect: attribute name must be string, not 'NoneType'
# expect: attribute name must be string, not 'builtin_function_or_method'

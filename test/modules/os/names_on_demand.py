# The environment and PathLike are loaded when they are asked for; nobody notices.
import os
import collections.abc
import pathlib

print(os.getenv('GLASSPY_NO_SUCH_VARIABLE', 'none'))  # expect: none
print('environ' in dir(os), 'environ' in os.__all__, 'PathLike' in dir(os), 'PathLike' in os.__all__, 'abc' in os.__all__)
# expect: True True True False False
print(isinstance(os.environ, collections.abc.MutableMapping), type(os.environ), os.environ is os.environ)
# expect: True <class 'os._Environ'> True
os.environ['GLASSPY_TEST'] = 'x'
print(os.getenv('GLASSPY_TEST'), os.getenvb(b'GLASSPY_TEST'), os.environb[b'GLASSPY_TEST'])  # expect: x b'x' b'x'
os.environ = {'GLASSPY_TEST': 'replaced'}
print(os.getenv('GLASSPY_TEST'))  # expect: replaced


class Place:
    def __fspath__(self):
        return 'there'


print(os.PathLike, os.PathLike.__module__, isinstance(Place(), os.PathLike), issubclass(str, os.PathLike))
# expect: <class 'os.PathLike'> os True False
print(issubclass(pathlib.PurePath, os.PathLike), os.fspath(Place()), os.PathLike[str])
# expect: True there os.PathLike[str]
try:
    os.PathLike()
except TypeError as error:
    print(error)
# expect: Can't instantiate abstract class PathLike without an implementation for abstract method '__fspath__'
try:
    os.nothing
except AttributeError as error:
    print(error)
# expect: module 'os' has no attribute 'nothing'
namespace = {}
exec('from os import *', namespace)
print(namespace['environ'] is os.environ, 'PathLike' in namespace)  # expect: True False

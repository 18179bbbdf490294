# A name that a module does not have is told as in any module: what was meant, and no frame of the library.
import collections
import os
import re
import sys
import traceback


def tell(module, name):
    try:
        getattr(module, name)
    except AttributeError as error:
        print(traceback.format_exc().splitlines()[-1], len(traceback.extract_tb(error.__traceback__)), error.name, error.obj is module)


tell(collections, 'dequeue')
# expect: AttributeError: module 'collections' has no attribute 'dequeue'. Did you mean: 'deque'? 1 dequeue True
tell(collections, 'ChainMpa')
# expect: AttributeError: module 'collections' has no attribute 'ChainMpa'. Did you mean: 'ChainMap'? 1 ChainMpa True
tell(collections, 'abd')
# expect: AttributeError: module 'collections' has no attribute 'abd'. Did you mean: 'abc'? 1 abd True
tell(os, 'pth')  # expect: AttributeError: module 'os' has no attribute 'pth'. Did you mean: 'path'? 1 pth True
tell(os, 'envirn')
# expect: AttributeError: module 'os' has no attribute 'envirn'. Did you mean: 'environ'? 1 envirn True
tell(re, 'IGNORCASE')
# expect: AttributeError: module 're' has no attribute 'IGNORCASE'. Did you mean: 'IGNORECASE'? 1 IGNORCASE True
print(hasattr(collections, 'ChainMap'), hasattr(collections, 'chainmap'), getattr(re, 'NOPE', 'none'))
# expect: True False none
print(collections.UserDict.__name__, 'UserList' in dir(collections), 'environ' in dir(os), re.X.name)
# expect: UserDict True True VERBOSE

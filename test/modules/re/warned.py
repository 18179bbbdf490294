# Warnings of module re, and the line that they name.
import re, warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    re.compile('[[a]')
    re.search('[a&&b||c~~d]', '')
    re.compile('[0-9--a]')
    re.sub('a', 'b', 'c', 1)
    re.split('a', 'b', 1, 0)
    re.subn('a', 'b', 'c', 1)
    for w in caught:
        print(w.category.__name__, w.message, w.lineno, w.filename == __file__)
# expect: FutureWarning Possible nested set at position 1 5 True
# expect: FutureWarning Possible set intersection at position 2 6 True
# expect: FutureWarning Possible set union at position 5 6 True
# expect: FutureWarning Possible set symmetric difference at position 8 6 True
# expect: FutureWarning Possible set difference at position 4 7 True
# expect: DeprecationWarning 'count' is passed as positional argument 8 True
# expect: DeprecationWarning 'maxsplit' is passed as positional argument 9 True
# expect: DeprecationWarning 'count' is passed as positional argument 10 True
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try:
        re.compile('[[b]')
    except FutureWarning as e:
        print(e)
# expect: Possible nested set at position 1

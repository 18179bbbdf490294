# since: 3.14
# flags: -W ignore:by-option -W error::BytesWarning
# Warnings through filters, registries, context managers and natives.
import warnings


def caught(run, *actions):
    with warnings.catch_warnings(record=True) as log:
        for action in actions:
            warnings.simplefilter(*action)
        try:
            run()
        except (Warning, SyntaxError) as e:
            print('raised', type(e).__name__, e)
    for w in log:
        print(w.category.__name__, '|', w.message, '|', w.lineno, w.line, w.source)


def twice():
    for i in range(2):
        warnings.warn('again')


def deep(level):
    warnings.warn(f'level {level}', stacklevel=level)


caught(twice, ('default',))
caught(twice, ('always',))
caught(twice, ('once',))
caught(twice, ('module',))
caught(twice, ('ignore',))
caught(twice, ('error',))
caught(twice, ('error', DeprecationWarning), ('ignore', UserWarning))
caught(lambda: deep(1), ('always',))
caught(lambda: deep(2), ('always',))
caught(lambda: deep(3), ('always',))
caught(lambda: ~True, ('always',))
caught(lambda: warnings.warn(DeprecationWarning('as object')), ('always',))
caught(lambda: warnings.warn('d', DeprecationWarning))
caught(lambda: warnings.warn('p', PendingDeprecationWarning))
caught(lambda: warnings.warn('by-option is ignored'))
caught(lambda: warnings.warn('bytes', BytesWarning))
caught(lambda: warnings.warn_explicit('explicit', UserWarning, 'other.py', 12), ('always',))
caught(lambda: warnings.warn_explicit('explicit', UserWarning, 'other.py', 12, registry={}), ('always',))


def by_pattern():
    warnings.filterwarnings('error', message='ba.*z', category=UserWarning)
    warnings.filterwarnings('ignore', module='elsewhere')
    warnings.warn('bar')
    warnings.warn_explicit('bar', UserWarning, 'x.py', 1, module='elsewhere')
    warnings.warn('BAZZ')


caught(by_pattern, ('always',))
for bad in (
    lambda: warnings.warn('x', 1),
    lambda: warnings.warn('x', int),
    lambda: warnings.simplefilter('sometimes'),
    lambda: warnings.simplefilter('error', lineno=-1),
    lambda: warnings.filterwarnings('error', message=1),
    lambda: warnings.filterwarnings('error', category=int),
    lambda: warnings.filterwarnings('error', module=1),
    lambda: warnings.warn('x', skip_file_prefixes=['a']),
    lambda: warnings.deprecated(1),
    lambda: warnings.deprecated('x')(1),
    lambda: warnings.catch_warnings().__exit__(),
):
    try:
        bad()
    except (TypeError, ValueError, RuntimeError) as e:
        print(type(e).__name__, e)
print(warnings.formatwarning('m', UserWarning, 'file.py', 3, 'line'), end='')
print(warnings.catch_warnings(record=True), len(warnings.filters))


@warnings.deprecated('old function')
def old():
    return 1


@warnings.deprecated('old class', category=FutureWarning)
class Old:
    def __init__(self, a=1):
        self.a = a


print(old.__deprecated__, Old.__deprecated__, old.__name__)
caught(lambda: print(old(), Old(2).a), ('always',))
caught(lambda: type('New', (Old,), {})(3).a, ('always',))


def show(message, category, filename, lineno, file=None, line=None):
    print('shown', message, category.__name__, lineno)


with warnings.catch_warnings():
    warnings.showwarning = show
    warnings.warn('to my function')
with warnings.catch_warnings():
    warnings.resetwarnings()
    print(warnings.filters)
caught(lambda: exec("'\\d'"), ('always',))
caught(lambda: exec("1 is 1"), ('error',))
print(__warningregistry__['version'] > 0)

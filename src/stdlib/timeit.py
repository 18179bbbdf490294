"""How long a piece of code takes.

From the command line: glasspy -m timeit [options] [statement ...]

  -n N, --number=N   how often the statement runs (as often as takes 0.2 seconds)
  -r N, --repeat=N   how often that is repeated (5)
  -s S, --setup=S    a statement to run before, which does not count; may be given several times
  -p, --process      count the time of the processor
  -u U, --unit=U     the unit of the output: nsec, usec, msec or sec
  -v, --verbose      show all times; twice, and with more digits
  -h, --help         show this text
  --                 what follows is the statement

Several statements are the lines of one.
"""

import sys
import time

__all__ = ['Timer', 'default_timer', 'repeat', 'timeit']

dummy_src_name = '<timeit-src>'
default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_globals = globals

template = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def reindent(src, indent):
    """Moves all lines but the first to the right."""
    return src.replace('\n', '\n' + ' ' * indent)


class Timer:
    """Measures a statement, which is text or a function; setup runs once before. The names of both are looked up in globals."""

    def __init__(self, stmt='pass', setup='pass', timer=default_timer, globals=None):
        self.timer = timer
        names = {}
        parameters = ''
        before = ''
        if isinstance(setup, str):
            # Text that ends a function early, or begins one, is found here.
            compile(setup, dummy_src_name, 'exec')
            before = setup + '\n'
            setup = reindent(setup, 4)
        elif callable(setup):
            names['_setup'] = setup
            parameters += ', _setup=_setup'
            setup = '_setup()'
        else:
            raise ValueError('setup is neither a string nor callable')
        if isinstance(stmt, str):
            compile(before + stmt, dummy_src_name, 'exec')
            stmt = reindent(stmt, 8)
        elif callable(stmt):
            names['_stmt'] = stmt
            parameters += ', _stmt=_stmt'
            stmt = '_stmt()'
        else:
            raise ValueError('stmt is neither a string nor callable')
        self.src = template.format(stmt=stmt, setup=setup, init=parameters)
        exec(compile(self.src, dummy_src_name, 'exec'), _globals() if globals is None else globals, names)
        self.inner = names['inner']

    def print_exc(self, file=None):
        """Prints the traceback of what went wrong, with the lines of the measured code."""
        import linecache
        import traceback
        linecache.cache[dummy_src_name] = len(self.src), None, self.src.split('\n'), dummy_src_name
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """How many seconds it takes to run the statement so often. The setup does not count."""
        import gc
        from itertools import repeat
        collects = gc.isenabled()
        gc.disable()
        try:
            return self.inner(repeat(None, number), self.timer)
        finally:
            if collects:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """Calls timeit so often. The least of the times says most: the others are longer because of something else."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(how often, seconds) for the first number of 1, 2, 5, 10, 20... that takes 0.2 seconds; callback sees all of them."""
        power = 1
        while True:
            for digit in 1, 2, 5:
                number = power * digit
                seconds = self.timeit(number)
                if callback:
                    callback(number, seconds)
                if seconds >= 0.2:
                    return number, seconds
            power *= 10


def timeit(stmt='pass', setup='pass', timer=default_timer, number=default_number, globals=None):
    """Makes a Timer and calls its timeit."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt='pass', setup='pass', timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """Makes a Timer and calls its repeat."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


# ---- command line
_UNITS = {'nsec': 1e-9, 'usec': 1e-6, 'msec': 1e-3, 'sec': 1.0}
_WITH_VALUE = {'n': 'number', 'u': 'unit', 's': 'setup', 'r': 'repeat'}
_WITHOUT_VALUE = {'p': 'process', 'v': 'verbose', 'h': 'help'}


class _UsageError(Exception):
    """Something is wrong with the options."""


def _read_options(words):
    """([(option, value), ...], the other words)."""
    names = [*_WITH_VALUE.values(), *_WITHOUT_VALUE.values()]
    found = []
    words = list(words)
    while words and words[0].startswith('-') and words[0] != '-':
        word = words.pop(0)
        if word == '--':
            break
        if word.startswith('--'):
            given, equals, value = word[2:].partition('=')
            fitting = [given] if given in names else [name for name in names if name.startswith(given)]
            if not fitting:
                raise _UsageError(f'option --{given} not recognized')
            if len(fitting) > 1:
                raise _UsageError(f'option --{given} not a unique prefix')
            name = fitting[0]
            if name in _WITH_VALUE.values():
                if not equals:
                    if not words:
                        raise _UsageError(f'option --{name} requires argument')
                    value = words.pop(0)
            elif equals:
                raise _UsageError(f'option --{name} must not have an argument')
            found.append((name, value))
            continue
        letters = word[1:]
        while letters:
            letter, letters = letters[0], letters[1:]
            if letter in _WITHOUT_VALUE:
                found.append((_WITHOUT_VALUE[letter], ''))
                continue
            if letter not in _WITH_VALUE:
                raise _UsageError(f'option -{letter} not recognized')
            if not letters:
                if not words:
                    raise _UsageError(f'option -{letter} requires argument')
                letters = words.pop(0)
            found.append((_WITH_VALUE[letter], letters))
            break
    return found, words


def main(args=None, *, _wrap_timer=None):
    """The command line; gives the exit status."""
    try:
        options, words = _read_options(sys.argv[1:] if args is None else args)
    except _UsageError as error:
        print(error)
        print('use -h/--help for command line help')
        return 2
    timer = default_timer
    number = 0
    count = default_repeat
    setup = []
    unit = None
    verbose = 0
    precision = 3
    for option, value in options:
        if option == 'number':
            number = int(value)
        elif option == 'setup':
            setup.append(value)
        elif option == 'unit':
            if value not in _UNITS:
                print('Unrecognized unit. Please select nsec, usec, msec, or sec.', file=sys.stderr)
                return 2
            unit = value
        elif option == 'repeat':
            count = max(1, int(value))
        elif option == 'process':
            timer = time.process_time
        elif option == 'verbose':
            precision += verbose > 0
            verbose += 1
        elif option == 'help':
            print(__doc__, end='')
            return 0

    def shown(seconds):
        name = unit
        if name is None:
            name = next((name for name in reversed(_UNITS) if seconds >= _UNITS[name]), 'nsec')
        return f'{seconds / _UNITS[name]:.{precision}g} {name}'

    def times(number):
        return f"{number} loop{'' if number == 1 else 's'}"

    import os
    sys.path.insert(0, os.curdir)
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    measured = Timer('\n'.join(words) or 'pass', '\n'.join(setup) or 'pass', timer)
    try:
        if number == 0:
            def report(number, seconds):
                print(f'{times(number)} -> {seconds:.{precision}g} sec')
            number, _ = measured.autorange(report if verbose else None)
            if verbose:
                print()
        timings = measured.repeat(count, number)
    except:
        measured.print_exc()
        return 1
    if verbose:
        print(f"raw times: {', '.join(map(shown, timings))}")
        print()
    each = [seconds / number for seconds in timings]
    best, worst = min(each), max(each)
    print(f'{times(number)}, best of {count}: {shown(best)} per loop')
    if worst >= best * 4:
        import warnings
        warnings.warn_explicit(f'The test results are likely unreliable. The worst time ({shown(worst)}) was more than four times slower '
                               f'than the best time ({shown(best)}).', UserWarning, '', 0)
    return None


if __name__ == '__main__':
    sys.exit(main())

"""Runs the examples in docstrings and text files, and compares what they print with what stands below them.

    >>> 1 + 1
    2

An example is one or more lines after the prompts >>> and ...; what it shall print follows, up to a blank line or the next prompt. Four
parts work together: a parser finds examples in text, a finder finds text in modules, a runner runs, a checker compares.
"""

import sys
import unittest
from collections import namedtuple
from io import StringIO

__all__ = ['COMPARISON_FLAGS', 'DONT_ACCEPT_BLANKLINE', 'DONT_ACCEPT_TRUE_FOR_1', 'DebugRunner', 'DocFileSuite', 'DocTest', 'DocTestFailure',
           'DocTestFinder', 'DocTestParser', 'DocTestRunner', 'DocTestSuite', 'ELLIPSIS', 'Example', 'FAIL_FAST', 'IGNORE_EXCEPTION_DETAIL',
           'NORMALIZE_WHITESPACE', 'OutputChecker', 'REPORTING_FLAGS', 'REPORT_CDIFF', 'REPORT_NDIFF', 'REPORT_ONLY_FIRST_FAILURE',
           'REPORT_UDIFF', 'SKIP', 'UnexpectedException', 'debug', 'debug_script', 'debug_src', 'register_optionflag',
           'run_docstring_examples', 'script_from_examples', 'set_unittest_reportflags', 'testfile', 'testmod', 'testsource']

__unittest = True


class TestResults(namedtuple('TestResults', 'failed attempted')):
    """How many examples failed and how many there were; the attribute skipped says how many were skipped."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        if self.skipped:
            return f'TestResults(failed={self.failed}, attempted={self.attempted}, skipped={self.skipped})'
        return super().__repr__()


# ---- options
OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The number of an option, a new one if there is none of that name."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag('DONT_ACCEPT_TRUE_FOR_1')
DONT_ACCEPT_BLANKLINE = register_optionflag('DONT_ACCEPT_BLANKLINE')
NORMALIZE_WHITESPACE = register_optionflag('NORMALIZE_WHITESPACE')
ELLIPSIS = register_optionflag('ELLIPSIS')
SKIP = register_optionflag('SKIP')
IGNORE_EXCEPTION_DETAIL = register_optionflag('IGNORE_EXCEPTION_DETAIL')
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)

REPORT_UDIFF = register_optionflag('REPORT_UDIFF')
REPORT_CDIFF = register_optionflag('REPORT_CDIFF')
REPORT_NDIFF = register_optionflag('REPORT_NDIFF')
REPORT_ONLY_FIRST_FAILURE = register_optionflag('REPORT_ONLY_FIRST_FAILURE')
FAIL_FAST = register_optionflag('FAIL_FAST')
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

BLANKLINE_MARKER = '<BLANKLINE>'
ELLIPSIS_MARKER = '...'


# ---- text
def _with_newline(text):
    return text if text.endswith('\n') else text + '\n'


def _indent(s, indent=4):
    """Moves all lines but the empty ones to the right."""
    return ''.join([line if line == '\n' else ' ' * indent + line for line in s.splitlines(keepends=True)])


def _exception_traceback(exc_info):
    import traceback
    return ''.join(traceback.format_exception(*exc_info))


def _is_blank_or_comment(source):
    """Whether it is one line that has nothing to run."""
    line = source.removesuffix('\n')
    return '\n' not in line and (not line.strip(' ') or line.lstrip(' ').startswith('#'))


def _ellipsis_match(want, got):
    """Whether the texts are equal when each ... in want stands for anything."""
    if ELLIPSIS_MARKER not in want:
        return want == got
    first, *middle, last = want.split(ELLIPSIS_MARKER)
    if not got.startswith(first) or not got.endswith(last):
        return False
    at, end = len(first), len(got) - len(last)
    if at > end:
        return False
    for part in middle:
        at = got.find(part, at, end)
        if at < 0:
            return False
        at += len(part)
    return True


def _strip_exception_details(msg):
    """The name of the exception: without its module and without what follows a colon."""
    line = msg.partition('\n')[0].partition(':')[0]
    return line[line.rfind('.') + 1:]


class _SpoofOut(StringIO):
    """Stands for standard output; what was printed always ends a line."""

    def getvalue(self):
        text = super().getvalue()
        return _with_newline(text) if text else text

    def truncate(self, size=None):
        if size is not None:
            self.seek(size)
        super().truncate()


# ---- examples and where they are
class Example:
    """One example: source and the expected output, both with a newline at the end, and where it begins in its text, counted from 0."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        self.source = _with_newline(source)
        self.want = _with_newline(want) if want else want
        self.exc_msg = None if exc_msg is None else _with_newline(exc_msg)
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _parts(self):
        return self.source, self.want, self.lineno, self.indent, self.exc_msg

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._parts() == other._parts() and self.options == other.options

    def __hash__(self):
        return hash(self._parts())


class DocTest:
    """The examples of one text, with the names that they see."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), 'DocTest no longer accepts str; use DocTestParser instead'
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        shown = 'no examples' if count == 0 else '1 example' if count == 1 else f'{count} examples'
        return f'<{type(self).__name__} {self.name} from {self.filename}:{self.lineno} ({shown})>'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return ((self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno)
                == (other.examples, other.docstring, other.globs, other.name, other.filename, other.lineno))

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def _order(self):
        return self.name, self.filename, -1 if self.lineno is None else self.lineno, id(self)

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        return self._order() < other._order()


class DocTestParser:
    """Finds examples in text."""

    def parse(self, string, name='<string>'):
        """The text as a list in which text and examples take turns."""
        string = string.expandtabs()
        cut = self._min_indent(string)
        if cut > 0:
            string = '\n'.join([line[cut:] for line in string.split('\n')])
        lines = string.split('\n')
        pieces = []
        done = at = 0

        def text(start, end):
            return '\n'.join(lines[start:end]) + ('\n' if start < end < len(lines) else '')

        while at < len(lines):
            if not lines[at].lstrip(' ').startswith('>>>'):
                at += 1
                continue
            begin = at
            at += 1
            while at < len(lines) and lines[at].lstrip(' ').startswith('...'):
                at += 1
            first_want = at
            while at < len(lines) and lines[at].strip(' ') and not lines[at].lstrip(' ').startswith('>>>'):
                at += 1
            pieces.append(text(done, begin))
            indent = len(lines[begin]) - len(lines[begin].lstrip(' '))
            source, options, want, exc_msg = self._example(lines[begin:first_want], lines[first_want:at], indent, name, begin)
            if not _is_blank_or_comment(source):
                pieces.append(Example(source, want, exc_msg, lineno=begin, indent=cut + indent, options=options))
            done = at
        pieces.append(text(done, len(lines)))
        return pieces

    def get_doctest(self, string, globs, name, filename, lineno):
        """The examples of a text as a DocTest."""
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name='<string>'):
        """The examples of a text."""
        return [piece for piece in self.parse(string, name) if isinstance(piece, Example)]

    def _example(self, source_lines, want_lines, indent, name, lineno):
        for number, line in enumerate(source_lines, lineno + 1):
            if len(line) >= indent + 4 and line[indent + 3] != ' ':
                raise ValueError(f'line {number!r} of the docstring for {name} lacks blank after {line[indent:indent + 3]}: {line!r}')
        self._check_prefix(source_lines[1:], ' ' * indent + '.', name, lineno)
        source = '\n'.join([line[indent + 4:] for line in source_lines])
        self._check_prefix(want_lines, ' ' * indent, name, lineno + len(source_lines))
        want_lines = [line[indent:] for line in want_lines]
        options = self._find_options(source, name, lineno)
        return source, options, '\n'.join(want_lines), self._exception_message(want_lines)

    def _exception_message(self, lines):
        """What follows the stack of an expected traceback; None if there is none."""
        if not lines or lines[0].rstrip() not in ('Traceback (most recent call last):', 'Traceback (innermost last):'):
            return None
        for index, line in enumerate(lines[1:], 1):
            if line[:1].isalnum() or line[:1] == '_':
                return '\n'.join(lines[index:])
        return None

    def _find_options(self, source, name, lineno):
        if 'doctest:' not in source:
            return {}
        import re
        options = {}
        for match in re.finditer(r'#\s*doctest:\s*([^\n\'"]*)$', source, re.MULTILINE):
            for option in match[1].replace(',', ' ').split():
                if option[0] not in '+-' or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f'line {lineno + 1!r} of the doctest for {name} has an invalid option: {option!r}')
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == '+'
        if options and _is_blank_or_comment(source):
            raise ValueError(f'line {lineno!r} of the doctest for {name} has an option directive on a line with no example: {source!r}')
        return options

    def _min_indent(self, s):
        return min((len(line) - len(line.lstrip(' ')) for line in s.split('\n') if line.strip()), default=0)

    def _check_prefix(self, lines, prefix, name, lineno):
        for number, line in enumerate(lines, lineno + 1):
            if line and not line.startswith(prefix):
                raise ValueError(f'line {number!r} of the docstring for {name} has inconsistent leading whitespace: {line!r}')


class DocTestFinder:
    """Finds the docstrings of an object and of what is in it."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """A list of DocTests, sorted."""
        import inspect
        import linecache
        if name is None:
            name = getattr(obj, '__name__', None)
            if name is None:
                raise ValueError(f"DocTestFinder.find: name must be given when obj.__name__ doesn't exist: {type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            module = inspect.getmodule(obj)
        try:
            file = inspect.getsourcefile(obj) or inspect.getfile(obj)
            lines = linecache.getlines(file, module.__dict__) if module is not None else linecache.getlines(file)
        except (TypeError, OSError):
            lines = None
        if globs is None:
            globs = {} if module is None else module.__dict__
        globs = dict(globs)
        if extraglobs is not None:
            globs.update(extraglobs)
        globs.setdefault('__name__', '__main__')
        tests = []
        self._find(tests, obj, name, module, lines or None, globs, set())
        tests.sort()
        return tests

    def _from_module(self, module, object):
        """Whether something was made in the module, not imported into it."""
        import inspect
        if module is None:
            return True
        home = inspect.getmodule(object)
        if home is not None:
            return module is home
        if inspect.isfunction(object):
            return module.__dict__ is object.__globals__
        if inspect.ismethoddescriptor(object) or inspect.ismethodwrapper(object):
            owner = getattr(object, '__objclass__', object)
            return module.__name__ == getattr(owner, '__module__', module.__name__)
        if hasattr(object, '__module__'):
            return module.__name__ == object.__module__
        if isinstance(object, property):
            return True
        raise ValueError('object must be a class or function')

    def _find(self, tests, obj, name, module, source_lines, globs, seen):
        import inspect
        if self._verbose:
            print(f'Finding tests in {name}')
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return

        def go_on(value, value_name):
            self._find(tests, value, f'{name}.{value_name}', module, source_lines, globs, seen)

        if inspect.ismodule(obj):
            for value_name, value in list(obj.__dict__.items()):
                if (self._is_routine(value) or inspect.isclass(value)) and self._from_module(module, value):
                    go_on(value, value_name)
            for value_name, value in getattr(obj, '__test__', {}).items():
                if not isinstance(value_name, str):
                    raise ValueError(f'DocTestFinder.find: __test__ keys must be strings: {type(value_name)!r}')
                if not (inspect.isroutine(value) or inspect.isclass(value) or inspect.ismodule(value) or isinstance(value, str)):
                    raise ValueError('DocTestFinder.find: __test__ values must be strings, functions, methods, classes, or modules: '
                                     f'{type(value)!r}')
                go_on(value, f'__test__.{value_name}')
        if inspect.isclass(obj):
            for value_name, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (inspect.isroutine(value) or inspect.isclass(value) or isinstance(value, property)) and self._from_module(module, value):
                    go_on(value, value_name)

    def _is_routine(self, obj):
        import inspect
        try:
            obj = inspect.unwrap(obj)
        except ValueError:
            pass
        return inspect.isroutine(obj)

    def _get_test(self, obj, name, module, globs, source_lines):
        if isinstance(obj, str):
            docstring = obj
        else:
            doc = getattr(obj, '__doc__', None)
            docstring = '' if doc is None else doc if isinstance(doc, str) else str(doc)
        if self._exclude_empty and not docstring:
            return None
        filename = None
        if module is not None:
            filename = getattr(module, '__file__', None) or module.__name__
            if filename.endswith('.pyc'):
                filename = filename[:-1]
        return self._parser.get_doctest(docstring, globs, name, filename, self._find_lineno(obj, source_lines))

    def _find_lineno(self, obj, source_lines):
        """The line of a docstring, counted from 0; None if that is not known."""
        import functools
        import inspect
        import re
        line = None
        if inspect.ismodule(obj) and obj.__doc__ is not None:
            line = 0
        elif inspect.isclass(obj) and obj.__doc__ is not None:
            if source_lines is None:
                return None
            begins = re.compile(rf'\s*class\s*{re.escape(obj.__name__)}\b').match
            line = next((index for index, text in enumerate(source_lines) if begins(text)), None)
        if inspect.ismethod(obj):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if isinstance(obj, functools.cached_property):
            obj = obj.func
        if inspect.isroutine(obj) and getattr(obj, '__doc__', None):
            code = getattr(inspect.unwrap(obj), '__code__', None)
            if code is None:
                return None
            line = code.co_firstlineno - 1
        if line is None:
            return None
        if source_lines is None:
            return line + 1
        # From the head on, the first line that has a string where a statement begins.
        has_string = re.compile(r'(^|.*:)\s*\w*("|\')').match
        return next((index for index in range(line, len(source_lines)) if has_string(source_lines[index])), None)


# ---- running
class OutputChecker:
    """Says whether an output is the expected one, and what is different."""

    def check_output(self, want, got, optionflags):
        """Whether the output is the expected one, or equal but for what the options overlook."""
        got = got.encode('ascii', 'backslashreplace').decode('ascii')
        want = want.encode('ascii', 'backslashreplace').decode('ascii')
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (('True\n', '1\n'), ('False\n', '0\n')):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            import re
            want = re.sub(rf'(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$', '', want)
            got = re.sub(r'(?m)^[^\S\n]+$', '', got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got = ' '.join(got.split())
            want = ' '.join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def output_difference(self, example, got, optionflags):
        """What was expected and what came, or the difference of the two."""
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            import re
            got = re.sub(r'(?m)^[ ]*(?=\n)', BLANKLINE_MARKER, got)
        kind = optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF)
        if kind and (kind & REPORT_NDIFF or want.count('\n') > 2 and got.count('\n') > 2):
            return self._difference(want.splitlines(keepends=True), got.splitlines(keepends=True), kind)
        expected = f'Expected:\n{_indent(want)}' if want else 'Expected nothing\n'
        if got:
            return f'{expected}Got:\n{_indent(got)}'
        return f'{expected}Got nothing\n'

    def _difference(self, want, got, kind):
        import difflib
        if kind & REPORT_UDIFF:
            lines, name = list(difflib.unified_diff(want, got, n=2))[2:], 'unified diff with -expected +actual'
        elif kind & REPORT_CDIFF:
            lines, name = list(difflib.context_diff(want, got, n=2))[2:], 'context diff with expected followed by actual'
        else:
            lines, name = difflib.ndiff(want, got), 'ndiff with -expected +actual'
        return f"Differences ({name}):\n{_indent(''.join(lines))}"


def _future_flags(globs):
    """The flags of the features from __future__ that the names of a module show."""
    import __future__
    flags = 0
    for name in __future__.all_feature_names:
        feature = getattr(__future__, name)
        if globs.get(name) is feature:
            flags |= feature.compiler_flag
    return flags


class DocTestRunner:
    """Runs examples and reports what is not as expected; the methods report_... may be overridden."""

    DIVIDER = '*' * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = '-v' in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = 0
        self.failures = 0
        self.skips = 0
        # (failures, tries, skips) by the name of a test.
        self._stats = {}
        self._fakeout = _SpoofOut()

    # ---- reports
    def report_start(self, out, test, example):
        """An example is about to run."""
        if self._verbose:
            expecting = f'Expecting:\n{_indent(example.want)}' if example.want else 'Expecting nothing\n'
            out(f'Trying:\n{_indent(example.source)}{expecting}')

    def report_success(self, out, test, example, got):
        """An example printed what was expected."""
        if self._verbose:
            out('ok\n')

    def report_failure(self, out, test, example, got):
        """An example printed something else."""
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        """An example raised something."""
        out(f'{self._failure_header(test, example)}Exception raised:\n{_indent(_exception_traceback(exc_info))}')

    def _failure_header(self, test, example):
        if test.filename:
            known = test.lineno is not None and example.lineno is not None
            where = f'File "{test.filename}", line {test.lineno + example.lineno + 1 if known else "?"}, in {test.name}'
        else:
            where = f'Line {example.lineno + 1}, in {test.name}'
        return f'{self.DIVIDER}\n{where}\nFailed example:\n{_indent(example.source)}'

    # ---- one test
    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test; reports go to the function out."""
        import linecache
        self.test = test
        if compileflags is None:
            compileflags = _future_flags(test.globs)
        stdout, displayhook = sys.stdout, sys.displayhook
        if out is None:
            out = stdout.write
        names = [f'<doctest {test.name}[{index}]>' for index in range(len(test.examples))]
        hidden = {name: linecache.cache[name] for name in names if name in linecache.cache}
        for name, example in zip(names, test.examples):
            # Without a time of change the entry stays as it is.
            linecache.cache[name] = len(example.source), None, example.source.splitlines(keepends=True), name
        sys.stdout = self._fakeout
        sys.displayhook = sys.__displayhook__
        try:
            return self._run(test, names, compileflags, out)
        finally:
            sys.stdout, sys.displayhook = stdout, displayhook
            for name in names:
                linecache.cache.pop(name, None)
            linecache.cache.update(hidden)
            if clear_globs:
                test.globs.clear()
                import builtins
                builtins._ = None

    def _run(self, test, names, compileflags, out):
        failures = attempted = skips = 0
        flags = self.optionflags
        for name, example in zip(names, test.examples):
            attempted += 1
            quiet = flags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = flags
            for flag, is_on in example.options.items():
                self.optionflags = self.optionflags | flag if is_on else self.optionflags & ~flag
            if self.optionflags & SKIP:
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            exc_info = None
            try:
                exec(compile(example.source, name, 'single', compileflags, True), test.globs)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                exc_info = type(error), error, error.__traceback__.tb_next
            got = self._fakeout.getvalue()
            self._fakeout.truncate(0)
            if exc_info is None:
                is_right = self._checker.check_output(example.want, got, self.optionflags)
            else:
                is_right = example.exc_msg is not None and self._is_expected_exception(example, exc_info)
                if not quiet:
                    got += _exception_traceback(exc_info)
            if is_right:
                if not quiet:
                    self.report_success(out, test, example, got)
                continue
            if not quiet:
                if exc_info is not None and example.exc_msg is None:
                    self.report_unexpected_exception(out, test, example, exc_info)
                else:
                    self.report_failure(out, test, example, got)
            failures += 1
            if self.optionflags & FAIL_FAST:
                break
        self.optionflags = flags
        self._add(test.name, failures, attempted, skips)
        self.failures += failures
        self.tries += attempted
        self.skips += skips
        return TestResults(failures, attempted, skipped=skips)

    def _is_expected_exception(self, example, exc_info):
        import traceback
        kind = exc_info[0]
        lines = traceback.format_exception_only(*exc_info[:2])
        if issubclass(kind, SyntaxError):
            # Without the line of source and the mark below it.
            names = f'{kind.__qualname__}:', f'{kind.__module__}.{kind.__qualname__}:'
            lines = lines[next(index for index, line in enumerate(lines) if line.startswith(names)):]
        message = ''.join(lines)
        check = self._checker.check_output
        if check(example.exc_msg, message, self.optionflags):
            return True
        return bool(self.optionflags & IGNORE_EXCEPTION_DETAIL) and check(
            _strip_exception_details(example.exc_msg), _strip_exception_details(message), self.optionflags)

    # ---- all tests
    def _add(self, name, failures, tries, skips):
        before = self._stats.get(name, (0, 0, 0))
        self._stats[name] = before[0] + failures, before[1] + tries, before[2] + skips

    def merge(self, other):
        """Adds what another runner counted."""
        for name, counts in other._stats.items():
            self._add(name, *counts)

    def summarize(self, verbose=None):
        """Prints how many examples failed, and when verbose also which tests had none and which passed; gives TestResults."""
        if verbose is None:
            verbose = self._verbose
        empty, passed, failed = [], [], []
        for name, (failures, tries, skips) in sorted(self._stats.items()):
            (empty if tries == 0 else failed if failures else passed).append(name)
        failures, tries, skips = (sum(counts[index] for counts in self._stats.values()) for index in range(3))
        if verbose and empty:
            print(f'{_count(len(empty), "item")} had no tests:')
            for name in empty:
                print(f'    {name}')
        if verbose and passed:
            print(f'{_count(len(passed), "item")} passed all tests:')
            for name in passed:
                count = self._stats[name][1]
                print(f" {count:3d} test{'' if count == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f'{_count(len(failed), "item")} had failures:')
            for name in failed:
                print(f' {self._stats[name][0]:3d} of {self._stats[name][1]:3d} in {name}')
        if verbose:
            print(f'{_count(tries, "test")} in {_count(len(self._stats), "item")}.')
            print(f"{tries - failures} passed{f' and {failures} failed' if failures else ''}.")
        if failures:
            skipped = f" and {_count(skips, 'skipped test')}" if skips else ''
            print(f"***Test Failed*** {_count(failures, 'failure')}{skipped}.")
        elif verbose:
            print('Test passed.')
        return TestResults(failures, tries, skipped=skips)


def _count(number, noun):
    return f"{number} {noun}{'' if number == 1 else 's'}"


class DocTestFailure(Exception):
    """Raised by DebugRunner: an example printed something else."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """Raised by DebugRunner: an example raised something."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises an exception at the first example that is not as expected."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        results = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return results

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# ---- functions for a module or a file
# What all calls of testmod and testfile together found.
master = None


def _run_all(tests, verbose, report, optionflags, raise_on_error):
    global master
    cls = DebugRunner if raise_on_error else DocTestRunner
    runner = cls(verbose=verbose, optionflags=optionflags)
    for test in tests:
        runner.run(test)
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    """Runs the examples of a module (the program) and prints what is not as expected; gives TestResults.

    globs: the names that examples see (those of the module), extraglobs: more of them. verbose: whether all examples are shown
    (whether -v is on the command line). report: whether a summary is printed.
    """
    import types
    if m is None:
        m = sys.modules.get('__main__')
    if not isinstance(m, types.ModuleType):
        raise TypeError(f'testmod: module required; {m!r}')
    tests = DocTestFinder(exclude_empty=exclude_empty).find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs)
    return _run_all(tests, verbose, report, optionflags, raise_on_error)


def _caller_module(depth):
    return sys.modules.get(sys._getframe(depth + 1).f_globals['__name__'])


def _normalize_module(module, depth=2):
    """A module, given as such or by name; None is the caller's."""
    import types
    if isinstance(module, types.ModuleType):
        return module
    if isinstance(module, str):
        return __import__(module, globals(), locals(), ['*'])
    if module is None:
        return _caller_module(depth)
    raise TypeError('Expected a module, string, or None')


def _module_relative_path(module, test_path):
    import os
    import types
    if not isinstance(module, types.ModuleType):
        raise TypeError(f'Expected a module: {module!r}')
    if test_path.startswith('/'):
        raise ValueError('Module-relative files may not have absolute paths')
    file = getattr(module, '__file__', None)
    if file is not None:
        folder = os.path.dirname(file)
    elif module.__name__ == '__main__':
        folder = os.path.dirname(sys.argv[0]) if sys.argv and sys.argv[0] else os.curdir
    else:
        for folder in getattr(module, '__path__', ()):
            if os.path.exists(os.path.join(folder, test_path)):
                return os.path.join(folder, test_path)
        raise ValueError(f"Can't resolve paths relative to the module {module.__name__!r} (it has no __file__)")
    return os.path.join(folder, *test_path.split('/'))


def _load_testfile(filename, package, module_relative, encoding):
    if module_relative:
        filename = _module_relative_path(_normalize_module(package, 3), filename)
    with open(filename, encoding=encoding) as file:
        return file.read(), filename


def _names_for_file(globs, extraglobs=None):
    globs = {} if globs is None else globs.copy()
    if extraglobs is not None:
        globs.update(extraglobs)
    return globs


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text file, found beside the caller's module or package unless module_relative is false; as testmod."""
    import os
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    text, filename = _load_testfile(filename, package, module_relative, encoding or 'utf-8')
    globs = _names_for_file(globs, extraglobs)
    globs.setdefault('__name__', '__main__')
    test = parser.get_doctest(text, globs, os.path.basename(filename) if name is None else name, filename, 0)
    return _run_all([test], verbose, report, optionflags, raise_on_error)


def run_docstring_examples(f, globs, verbose=False, name='NoName', compileflags=None, optionflags=0):
    """Runs the examples of one docstring and prints what is not as expected."""
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in DocTestFinder(verbose=verbose, recurse=False).find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


# ---- unittest
_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """How tests of unittest report when they do not say so themselves; gives what was set before."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError('Only reporting flags allowed', flags)
    before, _unittest_reportflags = _unittest_reportflags, flags
    return before


class DocTestCase(unittest.TestCase):
    """The examples of one docstring as a test."""

    def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
        super().__init__()
        self._dt_optionflags = optionflags
        self._dt_checker = checker
        self._dt_test = test
        self._dt_setUp = setUp
        self._dt_tearDown = tearDown

    def setUp(self):
        self._dt_globs = self._dt_test.globs.copy()
        if self._dt_setUp is not None:
            self._dt_setUp(self._dt_test)

    def tearDown(self):
        if self._dt_tearDown is not None:
            self._dt_tearDown(self._dt_test)
        self._dt_test.globs.clear()
        self._dt_test.globs.update(self._dt_globs)

    def runTest(self):
        flags = self._dt_optionflags
        if not flags & REPORTING_FLAGS:
            flags |= _unittest_reportflags
        runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
        runner.DIVIDER = '-' * 70
        output = StringIO()
        results = runner.run(self._dt_test, out=output.write, clear_globs=False)
        if results.skipped == results.attempted:
            raise unittest.SkipTest('all examples were skipped')
        if results.failed:
            raise self.failureException(self.format_failure(output.getvalue().rstrip('\n')))

    def format_failure(self, err):
        test = self._dt_test
        line = 'unknown line number' if test.lineno is None else f'{test.lineno}'
        return (f'Failed doctest test for {test.name}\n'
                f'  File "{test.filename}", line {line}, in {test.name.split(".")[-1]}\n\n{err}')

    def debug(self):
        self.setUp()
        DebugRunner(optionflags=self._dt_optionflags, checker=self._dt_checker, verbose=False).run(self._dt_test, clear_globs=False)
        self.tearDown()

    def id(self):
        return self._dt_test.name

    def _parts(self):
        return self._dt_optionflags, self._dt_setUp, self._dt_tearDown, self._dt_checker

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._dt_test == other._dt_test and self._parts() == other._parts()

    def __hash__(self):
        return hash(self._parts())

    def __repr__(self):
        head, _, last = self._dt_test.name.rpartition('.')
        return f'{last} ({head})'

    __str__ = object.__str__

    def shortDescription(self):
        return 'Doctest: ' + self._dt_test.name


class _DocTestSuite(unittest.TestSuite):
    def _removeTestAtIndex(self, index):
        pass


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """A suite with a test for each docstring of a module (the caller's) that has examples.

    options: setUp and tearDown, which are called with the DocTest, optionflags, checker.
    """
    module = _normalize_module(module)
    suite = _DocTestSuite()
    for test in sorted((test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)):
        if test.examples:
            test.filename = test.filename or module.__file__
            suite.addTest(DocTestCase(test, **options))
    return suite


class DocFileCase(DocTestCase):
    """The examples of a text file as a test."""

    def id(self):
        return '_'.join(self._dt_test.name.split('.'))

    def __repr__(self):
        return self._dt_test.filename

    def format_failure(self, err):
        return f'Failed doctest test for {self._dt_test.name}\n  File "{self._dt_test.filename}", line 0\n\n{err}'


def DocFileTest(path, module_relative=True, package=None, globs=None, parser=DocTestParser(), encoding=None, **options):
    """A text file as a test."""
    import os
    if package and not module_relative:
        raise ValueError('Package may only be specified for module-relative paths.')
    text, path = _load_testfile(path, package, module_relative, encoding or 'utf-8')
    globs = _names_for_file(globs)
    globs.setdefault('__file__', path)
    return DocFileCase(parser.get_doctest(text, globs, os.path.basename(path), path, 0), **options)


def DocFileSuite(*paths, **kw):
    """A suite with a test for each of some text files; options as of testfile and DocTestSuite."""
    if kw.get('module_relative', True):
        kw['package'] = _normalize_module(kw.get('package'))
    suite = _DocTestSuite()
    for path in paths:
        suite.addTest(DocFileTest(path, **kw))
    return suite


# ---- examples as programs
def script_from_examples(s):
    """A program of the examples in a text; everything else becomes comments."""
    lines = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            lines.append(piece.source[:-1])
            if piece.want:
                lines.append('# Expected:')
                lines += ['## ' + line for line in piece.want.split('\n')[:-1]]
        else:
            lines += [f'# {line}'.rstrip() for line in piece.split('\n')[:-1]]
    while lines and lines[-1] == '#':
        lines.pop()
    while lines and lines[0] == '#':
        lines.pop(0)
    return '\n'.join(lines) + '\n'


def testsource(module, name):
    """The examples of one docstring of a module, as a program."""
    for test in DocTestFinder().find(_normalize_module(module)):
        if test.name == name:
            return script_from_examples(test.docstring)
    raise ValueError(name, 'not found in tests')


def debug_src(src, pm=False, globs=None):
    """Runs the examples in a text in the debugger."""
    debug_script(script_from_examples(src), pm, globs)


def debug_script(src, pm=False, globs=None):
    """Runs a program in the debugger, or calls it at the first exception with pm=True. Needs pdb."""
    import pdb
    globs = _names_for_file(globs)
    if not pm:
        pdb.Pdb(nosigint=True).run(f'exec({src!r})', globs, globs)
        return
    try:
        exec(src, globs, globs)
    except:
        print(sys.exc_info()[1])
        debugger = pdb.Pdb(nosigint=True)
        debugger.reset()
        debugger.interaction(None, sys.exc_info()[2])


def debug(module, name, pm=False):
    """Runs the examples of one docstring of a module in the debugger."""
    module = _normalize_module(module)
    debug_script(testsource(module, name), pm, module.__dict__)


# ---- command line
def _test():
    import argparse
    import os
    parser = argparse.ArgumentParser(description='doctest runner')
    parser.add_argument('-v', '--verbose', action='store_true', default=False, help='print very verbose output for all tests')
    parser.add_argument('-o', '--option', action='append', choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
                        help='specify a doctest option flag to apply to the test run; may be specified more than once to apply '
                             'multiple options')
    parser.add_argument('-f', '--fail-fast', action='store_true',
                        help='stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in addition to any '
                             'other -o options)')
    parser.add_argument('file', nargs='+', help='file containing the tests to run')
    args = parser.parse_args()
    flags = FAIL_FAST if args.fail_fast else 0
    for option in args.option:
        flags |= OPTIONFLAGS_BY_NAME[option]
    for file in args.file:
        if file.endswith('.py'):
            folder, name = os.path.split(file)
            sys.path.insert(0, folder)
            module = __import__(name[:-3])
            del sys.path[0]
            failures, _ = testmod(module, verbose=args.verbose, optionflags=flags)
        else:
            failures, _ = testfile(file, module_relative=False, verbose=args.verbose, optionflags=flags)
        if failures:
            return 1
    return 0


if __name__ == '__main__':
    sys.exit(_test())

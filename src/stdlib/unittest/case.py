"""Test cases: a class whose methods are tests, and the checks that they make."""

import sys
import time
import types

from . import result as _result
from .util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr, strclass

__unittest = True

_subtest_msg_sentinel = object()

DIFF_OMITTED = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'


class SkipTest(Exception):
    """Raised in a test, it skips the test."""


class _ShouldStop(Exception):
    """Raised in a test, it ends the test; what happened is reported already."""


class _UnexpectedSuccess(Exception):
    """For results that know nothing of unexpected successes."""


def _warn(message, category, stacklevel=2):
    import warnings
    warnings.warn(message, category, stacklevel=stacklevel + 1)


# ---- the parts of a test
class _Outcome:
    """How one test goes, all its parts together."""

    def __init__(self, result=None):
        self.expecting_failure = False
        self.result = result
        self.result_supports_subtests = hasattr(result, 'addSubTest')
        self.success = True
        self.expectedFailure = None

    def testPartExecutor(self, test_case, subTest=False):
        return _Part(self, test_case, subTest)


class _Part:
    """Runs a block as a part of a test: what it raises goes to the result."""

    def __init__(self, outcome, test_case, is_subtest):
        self.outcome = outcome
        self.test_case = test_case
        self.is_subtest = is_subtest

    def __enter__(self):
        outcome = self.outcome
        self.before = outcome.success
        outcome.success = True

    def __exit__(self, kind, error, tb):
        outcome = self.outcome
        try:
            if kind is None:
                if self.is_subtest and outcome.success:
                    outcome.result.addSubTest(self.test_case.test_case, self.test_case, None)
                return None
            if issubclass(kind, KeyboardInterrupt):
                return False
            if issubclass(kind, SkipTest):
                outcome.success = False
                _addSkip(outcome.result, self.test_case, str(error))
            elif issubclass(kind, _ShouldStop):
                pass
            elif outcome.expecting_failure:
                outcome.expectedFailure = kind, error, tb
            else:
                outcome.success = False
                if self.is_subtest:
                    outcome.result.addSubTest(self.test_case.test_case, self.test_case, (kind, error, tb))
                else:
                    _addError(outcome.result, self.test_case, (kind, error, tb))
            return True
        finally:
            outcome.success = outcome.success and self.before


def _addSkip(result, test_case, reason):
    add = getattr(result, 'addSkip', None)
    if add is None:
        _warn('TestResult has no addSkip method, skips not reported', RuntimeWarning)
        result.addSuccess(test_case)
    else:
        add(test_case, reason)


def _addError(result, test, exc_info):
    if result is None or exc_info is None:
        return
    if issubclass(exc_info[0], test.failureException):
        result.addFailure(test, exc_info)
    else:
        result.addError(test, exc_info)


class _SubTestContext:
    """The with block of a subtest."""

    def __init__(self, test_case, message, params):
        self.test_case = test_case
        self.message = message
        self.params = params

    def __enter__(self):
        case = self.test_case
        outcome = case._outcome
        self.part = None
        if outcome is None or not outcome.result_supports_subtests:
            return
        self.parent = case._subtest
        # What an inner block names stands before what the outer ones do.
        params = self.params if self.parent is None else self.params | {
            name: value for name, value in self.parent.params.items() if name not in self.params}
        case._subtest = _SubTest(case, self.message, params)
        self.part = outcome.testPartExecutor(case._subtest, subTest=True)
        self.part.__enter__()

    def __exit__(self, kind, error, tb):
        if self.part is None:
            return False
        outcome = self.part.outcome
        try:
            if self.part.__exit__(kind, error, tb) is False:
                return False
            if not outcome.success:
                if outcome.result is not None and outcome.result.failfast:
                    raise _ShouldStop
            elif outcome.expectedFailure:
                # The test is to fail, and has: nothing that follows matters.
                raise _ShouldStop
            return True
        finally:
            self.test_case._subtest = self.parent


# ---- cleanups and contexts
def _enter_context(cm, addcleanup):
    cls = type(cm)
    try:
        enter, exit = cls.__enter__, cls.__exit__
    except AttributeError:
        message = f"'{cls.__module__}.{cls.__qualname__}' object does not support the context manager protocol"
        if hasattr(cls, '__aenter__') and hasattr(cls, '__aexit__'):
            message += ' but it supports the asynchronous context manager protocol. Did you mean to use enterAsyncContext()?'
        raise TypeError(message) from None
    value = enter(cm)
    addcleanup(exit, cm, None, None, None)
    return value


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    """The function is called after tearDownModule, also when setUpModule failed."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(cm):
    """Enters a context manager that is left after tearDownModule; gives what entering gave."""
    return _enter_context(cm, addModuleCleanup)


def doModuleCleanups():
    """Calls what addModuleCleanup was given, the last first; then raises the first error, if there were any."""
    errors = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    if errors:
        raise errors[0]


# ---- decorators
def skip(reason):
    """The test, or all tests of the class, is skipped."""
    def decorator(item):
        if not isinstance(item, type):
            from functools import wraps

            @wraps(item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            item = skip_wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if isinstance(reason, types.FunctionType):
        item, reason = reason, ''
        return decorator(item)
    return decorator


def _id(obj):
    return obj


def skipIf(condition, reason):
    """The test is skipped if the condition is true."""
    return skip(reason) if condition else _id


def skipUnless(condition, reason):
    """The test is skipped unless the condition is true."""
    return _id if condition else skip(reason)


def expectedFailure(test_item):
    """The test is known to fail; it counts as a mistake when it does not."""
    test_item.__unittest_expecting_failure__ = True
    return test_item


def _skip_reason(case, method):
    """Why a test is not to run; None when it is."""
    cls = case.__class__
    if getattr(cls, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
        return getattr(cls, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', '')
    return None


# ---- checks of what a block raises or warns
def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(part, base) for part in expected)
    return isinstance(expected, type) and issubclass(expected, base)


class _BaseTestCaseContext:
    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))


class _AssertRaisesBaseContext(_BaseTestCaseContext):
    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        if expected_regex is not None:
            import re
            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        """Calls what the check was given to call, or gives itself for a with statement."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
            return self
        function, *rest = args
        try:
            self.obj_name = function.__name__
        except AttributeError:
            self.obj_name = str(function)
        with self:
            function(*rest, **kwargs)

    def _expected_name(self):
        try:
            return self.expected.__name__
        except AttributeError:
            return str(self.expected)

    def _raise_missing(self, what):
        by = f' by {self.obj_name}' if self.obj_name else ''
        self._raiseFailure(f'{self._expected_name()} not {what}{by}')

    def _raise_mismatch(self, found):
        self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{found}"')


class _AssertRaisesContext(_AssertRaisesBaseContext):
    """What assertRaises gives for a with statement; afterwards it has the exception."""

    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'

    __class_getitem__ = classmethod(types.GenericAlias)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._raise_missing('raised')
        import traceback
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(exc_value)):
            self._raise_mismatch(str(exc_value))
        return True


class _AssertWarnsContext(_AssertRaisesBaseContext):
    """What assertWarns gives for a with statement; afterwards it has the first warning that fits, and where it was given."""

    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        import warnings
        # What was warned about before must not keep silent now.
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        wanted = [given for given in self.warnings if isinstance(given.message, self.expected)]
        for given in wanted:
            if self.expected_regex is None or self.expected_regex.search(str(given.message)):
                self.warning = given.message
                self.filename = given.filename
                self.lineno = given.lineno
                return
        if wanted:
            self._raise_mismatch(str(wanted[0].message))
        self._raise_missing('triggered')


class _AssertNotWarnsContext(_AssertWarnsContext):
    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is None and any(isinstance(given.message, self.expected) for given in self.warnings):
            self._raiseFailure(f'{self._expected_name()} triggered')


# ---- helpers of checks
def _diff(first, second):
    """The difference of two lists of lines, as text; `  ` before what is in both."""
    import difflib
    return difflib.ndiff(first, second)


def _lines_of(value):
    import pprint
    return pprint.pformat(value).splitlines()


def _item(sequence, index):
    """(whether there is one, the item)."""
    try:
        return True, sequence[index]
    except (TypeError, IndexError, NotImplementedError):
        return False, None


def _first_instance(values, holds):
    """The first of several alternatives that holds; a single one is given back."""
    if isinstance(values, tuple):
        for value in values:
            if holds(value):
                return value
    return values


def _owner_text(obj):
    if isinstance(obj, types.ModuleType):
        return f'module {obj.__name__!r}'
    if isinstance(obj, type):
        return f'type object {obj.__name__!r}'
    return f'{type(obj).__name__!r} object'


class TestCase:
    """A test: an instance runs one of the methods of its class, between setUp and tearDown.

    failureException is what checks raise; longMessage says whether a given message stands behind the usual one or replaces it;
    maxDiff limits the length of differences that are shown.
    """

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    # Longer text is compared without showing the difference.
    _diffThreshold = 2 ** 16

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            # An instance without a method can be useful for its checks.
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {type(self)}: {methodName}')
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {}
        self.addTypeEqualityFunc(dict, 'assertDictEqual')
        self.addTypeEqualityFunc(list, 'assertListEqual')
        self.addTypeEqualityFunc(tuple, 'assertTupleEqual')
        self.addTypeEqualityFunc(set, 'assertSetEqual')
        self.addTypeEqualityFunc(frozenset, 'assertSetEqual')
        self.addTypeEqualityFunc(str, 'assertMultiLineEqual')

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        name = self._testMethodName
        return f'{name} ({strclass(self.__class__)}.{name})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} testMethod={self._testMethodName}>'

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def addTypeEqualityFunc(self, typeobj, function):
        """assertEqual calls the function for two values of exactly this type."""
        self._type_equality_funcs[typeobj] = function

    def countTestCases(self):
        """1."""
        return 1

    def defaultTestResult(self):
        """The result for a run that was given none."""
        return _result.TestResult()

    def shortDescription(self):
        """The first line of the method's docstring, or None."""
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        """The full name of the test."""
        return f'{strclass(self.__class__)}.{self._testMethodName}'

    # ---- what tests may set up
    def setUp(self):
        """Called before each test."""

    def tearDown(self):
        """Called after each test whose setUp went well."""

    @classmethod
    def setUpClass(cls):
        """Called before the first test of the class."""

    @classmethod
    def tearDownClass(cls):
        """Called after the last test of the class."""

    def addCleanup(self, function, /, *args, **kwargs):
        """The function is called after the test, whatever happened; the one added last comes first."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        """Enters a context manager that is left after the test; gives what entering gave."""
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """The function is called after the class's last test, whatever happened."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        """Enters a context manager that is left after the class's last test; gives what entering gave."""
        return _enter_context(cm, cls.addClassCleanup)

    def subTest(self, msg=_subtest_msg_sentinel, **params):
        """A block for a with statement that may fail without ending the test; message and parameters say which it is."""
        return _SubTestContext(self, msg, params)

    # ---- running
    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        value = method()
        if value is not None:
            message = (f'It is deprecated to return a value that is not None from a test case '
                       f'({method} returned {type(value).__name__!r})')
            if isinstance(value, types.CoroutineType):
                message += '. Maybe you forgot to use IsolatedAsyncioTestCase as the base class?'
            _warn(message, DeprecationWarning, 3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def run(self, result=None):
        """Runs the test and tells the result, which is given back."""
        stopTestRun = None
        if result is None:
            result = self.defaultTestResult()
            stopTestRun = getattr(result, 'stopTestRun', None)
            startTestRun = getattr(result, 'startTestRun', None)
            if startTestRun is not None:
                startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            reason = _skip_reason(self, method)
            if reason is not None:
                _addSkip(result, self, reason)
            else:
                self._run(method, result)
            return result
        finally:
            result.stopTest(self)
            if stopTestRun is not None:
                stopTestRun()

    def _run(self, method, result):
        expecting_failure = (getattr(self, '__unittest_expecting_failure__', False)
                             or getattr(method, '__unittest_expecting_failure__', False))
        outcome = _Outcome(result)
        start = time.perf_counter()
        try:
            self._outcome = outcome
            with outcome.testPartExecutor(self):
                self._callSetUp()
            if outcome.success:
                outcome.expecting_failure = expecting_failure
                with outcome.testPartExecutor(self):
                    self._callTestMethod(method)
                outcome.expecting_failure = False
                with outcome.testPartExecutor(self):
                    self._callTearDown()
            self.doCleanups()
            self._addDuration(result, time.perf_counter() - start)
            if not outcome.success:
                return
            if not expecting_failure:
                result.addSuccess(self)
            elif outcome.expectedFailure:
                self._addExpectedFailure(result, outcome.expectedFailure)
            else:
                self._addUnexpectedSuccess(result)
        finally:
            self._outcome = None

    def _addExpectedFailure(self, result, exc_info):
        add = getattr(result, 'addExpectedFailure', None)
        if add is None:
            _warn('TestResult has no addExpectedFailure method, reporting as passes', RuntimeWarning)
            result.addSuccess(self)
        else:
            add(self, exc_info)

    def _addUnexpectedSuccess(self, result):
        add = getattr(result, 'addUnexpectedSuccess', None)
        if add is not None:
            add(self)
            return
        _warn('TestResult has no addUnexpectedSuccess method, reporting as failure', RuntimeWarning)
        try:
            raise _UnexpectedSuccess from None
        except _UnexpectedSuccess:
            result.addFailure(self, sys.exc_info())

    def _addDuration(self, result, elapsed):
        add = getattr(result, 'addDuration', None)
        if add is None:
            _warn('TestResult has no addDuration method', RuntimeWarning)
        else:
            add(self, elapsed)

    def doCleanups(self):
        """Calls what addCleanup was given, the last first."""
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with outcome.testPartExecutor(self):
                self._callCleanup(function, *args, **kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        """Calls what addClassCleanup was given, the last first; errors are in tearDown_exceptions."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def debug(self):
        """Runs the test without a result; exceptions come through."""
        method = getattr(self, self._testMethodName)
        reason = _skip_reason(self, method)
        if reason is not None:
            raise SkipTest(reason)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    # ---- ends
    def skipTest(self, reason):
        """Skips the test."""
        raise SkipTest(reason)

    def fail(self, msg=None):
        """Fails the test."""
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        """The usual message, and the one that was given."""
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        return f'{standardMsg} : {msg}'

    def _truncateMessage(self, message, diff):
        limit = self.maxDiff
        if limit is None or len(diff) <= limit:
            return message + diff
        return message + DIFF_OMITTED % len(diff)

    # ---- truth and identity
    def assertFalse(self, expr, msg=None):
        """expr is false."""
        if expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not false'))

    def assertTrue(self, expr, msg=None):
        """expr is true."""
        if not expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not true'))

    def assertIs(self, expr1, expr2, msg=None):
        """Both are the same object."""
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}'))

    def assertIsNot(self, expr1, expr2, msg=None):
        """They are not the same object."""
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f'unexpectedly identical: {safe_repr(expr1)}'))

    def assertIsNone(self, obj, msg=None):
        """It is None."""
        if obj is not None:
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not None'))

    def assertIsNotNone(self, obj, msg=None):
        """It is not None."""
        if obj is None:
            self.fail(self._formatMessage(msg, 'unexpectedly None'))

    # ---- equality
    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            raise self.failureException(self._formatMessage(msg, '%s != %s' % _common_shorten_repr(first, second)))

    def assertEqual(self, first, second, msg=None):
        """first == second; for builtin containers and text the message shows the difference."""
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        """first != second."""
        if not first != second:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(first)} == {safe_repr(second)}'))

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """They are equal, or their difference rounds to 0 at so many decimal places (7), or is at most delta."""
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            if difference <= delta:
                return
            within = f'{safe_repr(delta)} delta'
        else:
            places = 7 if places is None else places
            if round(difference, places) == 0:
                return
            within = f'{places!r} places'
        message = f'{safe_repr(first)} != {safe_repr(second)} within {within} ({safe_repr(difference)} difference)'
        raise self.failureException(self._formatMessage(msg, message))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        """They differ, and not only by what assertAlmostEqual overlooks."""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            if not first == second and difference > delta:
                return
            within = f'{safe_repr(delta)} delta ({safe_repr(difference)} difference)'
        else:
            places = 7 if places is None else places
            if not first == second and round(difference, places) != 0:
                return
            within = f'{places!r} places'
        raise self.failureException(self._formatMessage(msg, f'{safe_repr(first)} == {safe_repr(second)} within {within}'))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        """Two sequences have equal items in the same order, and are of seq_type, if that is given."""
        name = 'sequence'
        if seq_type is not None:
            name = seq_type.__name__
            for place, sequence in (('First', seq1), ('Second', seq2)):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f'{place} sequence is not a {name}: {safe_repr(sequence)}')
        lengths = []
        differing = None
        for place, sequence in (('First', seq1), ('Second', seq2)):
            try:
                lengths.append(len(sequence))
            except (TypeError, NotImplementedError):
                differing = f'{place} {name} has no length.    Non-sequence?'
                break
        if differing is None:
            if seq1 == seq2:
                return
            differing = self._differing(seq1, seq2, *lengths, name)
            if differing is None and seq_type is None and type(seq1) != type(seq2):
                # Only the types differ.
                return
            shown = _common_shorten_repr(seq1, seq2)
            differing = f'{name.capitalize()}s differ: {shown[0]} != {shown[1]}\n' + (differing or '')
        difference = '\n' + '\n'.join(_diff(_lines_of(seq1), _lines_of(seq2)))
        self.fail(self._formatMessage(msg, self._truncateMessage(differing, difference)))

    def _differing(self, seq1, seq2, len1, len2, name):
        """Which items differ, and which are in one of two sequences only; None if there are none."""
        text = ''
        for index in range(min(len1, len2)):
            found, item1 = _item(seq1, index)
            if not found:
                text += f'\nUnable to index element {index} of first {name}\n'
                break
            found, item2 = _item(seq2, index)
            if not found:
                text += f'\nUnable to index element {index} of second {name}\n'
                break
            if item1 != item2:
                shown = _common_shorten_repr(item1, item2)
                text += f'\nFirst differing element {index}:\n{shown[0]}\n{shown[1]}\n'
                break
        else:
            if len1 == len2:
                return None
        if len1 == len2:
            return text
        place, longer, fewer = ('First', seq1, len2) if len1 > len2 else ('Second', seq2, len1)
        text += f'\n{place} {name} contains {abs(len1 - len2)} additional elements.\n'
        found, extra = _item(longer, fewer)
        if found:
            return text + f'First extra element {fewer}:\n{safe_repr(extra)}\n'
        return text + f'Unable to index element {fewer} of {place.lower()} {name}\n'

    def assertListEqual(self, list1, list2, msg=None):
        """Two lists are equal."""
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        """Two tuples are equal."""
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        """Two sets, or what has a method difference, have the same items."""
        sides = []
        for place, one, other in (('first', set1, set2), ('second', set2, set1)):
            try:
                sides.append(one.difference(other))
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{place} argument does not support set difference: {error}')
        if not (sides[0] or sides[1]):
            return
        lines = []
        for where, items in zip(('first set but not the second', 'second set but not the first'), sides):
            if items:
                lines.append(f'Items in the {where}:')
                lines.extend(map(repr, items))
        self.fail(self._formatMessage(msg, '\n'.join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        """Two dicts are equal."""
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            message = '%s != %s' % _common_shorten_repr(d1, d2)
            difference = '\n' + '\n'.join(_diff(_lines_of(d1), _lines_of(d2)))
            self.fail(self._formatMessage(msg, self._truncateMessage(message, difference)))

    def assertCountEqual(self, first, second, msg=None):
        """Two iterables have the same items equally often, in any order."""
        from collections import Counter
        left, right = list(first), list(second)
        try:
            same = Counter(left) == Counter(right)
        except TypeError:
            differences = _count_diff_all_purpose(left, right)
        else:
            if same:
                return
            differences = _count_diff_hashable(left, right)
        if differences:
            lines = [f'First has {actual}, Second has {expected}:  {value!r}' for actual, expected, value in differences]
            message = self._truncateMessage('Element counts were not equal:\n', '\n'.join(lines))
            self.fail(self._formatMessage(msg, message))

    def assertMultiLineEqual(self, first, second, msg=None):
        """Two texts are equal; the message shows where their lines differ."""
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        texts = [first, second]
        # A line end that only one of them lacks must show; so if one lacks it, both are given one.
        if any(text and text[-1] != '\n' for text in texts):
            texts = [text + '\n' if text else text for text in texts]
        message = '%s != %s' % _common_shorten_repr(first, second)
        difference = '\n' + ''.join(_diff(texts[0].splitlines(keepends=True), texts[1].splitlines(keepends=True)))
        self.fail(self._formatMessage(msg, self._truncateMessage(message, difference)))

    # ---- order and membership
    def assertIn(self, member, container, msg=None):
        """member in container."""
        if member not in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} not found in {safe_repr(container)}'))

    def assertNotIn(self, member, container, msg=None):
        """member not in container."""
        if member in container:
            self.fail(self._formatMessage(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}'))

    def assertLess(self, a, b, msg=None):
        """a < b."""
        if not a < b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than {safe_repr(b)}'))

    def assertLessEqual(self, a, b, msg=None):
        """a <= b."""
        if not a <= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}'))

    def assertGreater(self, a, b, msg=None):
        """a > b."""
        if not a > b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}'))

    def assertGreaterEqual(self, a, b, msg=None):
        """a >= b."""
        if not a >= b:
            self.fail(self._formatMessage(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}'))

    # ---- classes and attributes
    def assertIsInstance(self, obj, cls, msg=None):
        """isinstance(obj, cls)."""
        if not isinstance(obj, cls):
            any_of = 'any of ' if isinstance(cls, tuple) else ''
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is not an instance of {any_of}{cls!r}'))

    def assertNotIsInstance(self, obj, cls, msg=None):
        """not isinstance(obj, cls)."""
        if isinstance(obj, cls):
            cls = _first_instance(cls, lambda one: isinstance(obj, one))
            self.fail(self._formatMessage(msg, f'{safe_repr(obj)} is an instance of {cls!r}'))

    def _is_subclass(self, cls, superclass, msg):
        try:
            return issubclass(cls, superclass)
        except TypeError:
            if not isinstance(cls, type):
                self.fail(self._formatMessage(msg, f'{cls!r} is not a class'))
            raise

    def assertIsSubclass(self, cls, superclass, msg=None):
        """issubclass(cls, superclass)."""
        if not self._is_subclass(cls, superclass, msg):
            any_of = 'any of ' if isinstance(superclass, tuple) else ''
            self.fail(self._formatMessage(msg, f'{cls!r} is not a subclass of {any_of}{superclass!r}'))

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        """not issubclass(cls, superclass)."""
        if self._is_subclass(cls, superclass, msg):
            superclass = _first_instance(superclass, lambda one: issubclass(cls, one))
            self.fail(self._formatMessage(msg, f'{cls!r} is a subclass of {superclass!r}'))

    def assertHasAttr(self, obj, name, msg=None):
        """hasattr(obj, name)."""
        if not hasattr(obj, name):
            self.fail(self._formatMessage(msg, f'{_owner_text(obj)} has no attribute {name!r}'))

    def assertNotHasAttr(self, obj, name, msg=None):
        """not hasattr(obj, name)."""
        if hasattr(obj, name):
            self.fail(self._formatMessage(msg, f'{_owner_text(obj)} has unexpected attribute {name!r}'))

    # ---- exceptions, warnings, logs
    def assertRaises(self, expected_exception, *args, **kwargs):
        """The call raises the exception; without a call, the block of the with statement does."""
        return _AssertRaisesContext(expected_exception, self).handle('assertRaises', args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        """As assertRaises, and the regular expression matches somewhere in the exception's text."""
        return _AssertRaisesContext(expected_exception, self, expected_regex).handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        """The call gives the warning; without a call, the block of the with statement does."""
        return _AssertWarnsContext(expected_warning, self).handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        """As assertWarns, and the regular expression matches somewhere in the warning's text."""
        return _AssertWarnsContext(expected_warning, self, expected_regex).handle('assertWarnsRegex', args, kwargs)

    def _assertNotWarns(self, expected_warning, *args, **kwargs):
        return _AssertNotWarnsContext(expected_warning, self).handle('_assertNotWarns', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        """The block of the with statement logs something at the level (INFO) or above; gives records and output."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        """The block of the with statement logs nothing at the level (INFO) or above."""
        from ._log import _AssertLogsContext
        return _AssertLogsContext(self, logger, level, no_logs=True)

    # ---- text
    def assertRegex(self, text, expected_regex, msg=None):
        """The regular expression matches somewhere in the text."""
        if isinstance(expected_regex, (str, bytes)):
            import re
            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            message = f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}"
            raise self.failureException(self._formatMessage(msg, message))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        """The regular expression matches nowhere in the text."""
        if isinstance(unexpected_regex, (str, bytes)):
            import re
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            message = f'Regex matched: {text[match.start():match.end()]!r} matches {unexpected_regex.pattern!r} in {text!r}'
            raise self.failureException(self._formatMessage(msg, message))

    def _has_tail(self, method, text, tails, msg):
        """Calls startswith or endswith; an argument of the wrong kind of text fails the test."""
        try:
            return getattr(text, method)(tails)
        except (AttributeError, TypeError):
            for tail in tails if isinstance(tails, tuple) else (tails,):
                if isinstance(tail, str) and not isinstance(text, str):
                    self.fail(self._formatMessage(msg, f'Expected str, not {type(text).__name__}'))
                if isinstance(tail, (bytes, bytearray)) and not isinstance(text, (bytes, bytearray)):
                    self.fail(self._formatMessage(msg, f'Expected bytes, not {type(text).__name__}'))
            raise

    def assertStartsWith(self, s, prefix, msg=None):
        """s begins with the prefix, or with one of several."""
        if not self._has_tail('startswith', s, prefix, msg):
            any_of = 'any of ' if isinstance(prefix, tuple) else ''
            self.fail(self._formatMessage(msg, f"{safe_repr(s, short=True)} doesn't start with {any_of}{safe_repr(prefix)}"))

    def assertNotStartsWith(self, s, prefix, msg=None):
        """s does not begin with the prefix, nor with one of several."""
        if self._has_tail('startswith', s, prefix, msg):
            prefix = _first_instance(prefix, s.startswith)
            self.fail(self._formatMessage(msg, f'{safe_repr(s, short=True)} starts with {safe_repr(prefix)}'))

    def assertEndsWith(self, s, suffix, msg=None):
        """s ends with the suffix, or with one of several."""
        if not self._has_tail('endswith', s, suffix, msg):
            any_of = 'any of ' if isinstance(suffix, tuple) else ''
            self.fail(self._formatMessage(msg, f"{safe_repr(s, short=True)} doesn't end with {any_of}{safe_repr(suffix)}"))

    def assertNotEndsWith(self, s, suffix, msg=None):
        """s does not end with the suffix, nor with one of several."""
        if self._has_tail('endswith', s, suffix, msg):
            suffix = _first_instance(suffix, s.endswith)
            self.fail(self._formatMessage(msg, f'{safe_repr(s, short=True)} ends with {safe_repr(suffix)}'))


class FunctionTestCase(TestCase):
    """A function as a test, with functions for setting up and tearing down."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def _parts(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self._parts() == other._parts()

    def __hash__(self):
        return hash((type(self), *self._parts()))

    def __str__(self):
        return f'{strclass(type(self))} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{strclass(type(self))} tec={self._testFunc}>'

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split('\n')[0].strip() or None


class _SubTest(TestCase):
    """A part of a test, as results see it."""

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _subDescription(self):
        parts = []
        if self._message is not _subtest_msg_sentinel:
            parts.append(f'[{self._message}]')
        if self.params:
            parts.append(f"({', '.join(f'{name}={value!r}' for name, value in self.params.items())})")
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

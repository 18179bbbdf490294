"""Suites: tests in a row, with what classes and modules set up for all of theirs."""

import contextlib
import sys

from . import case, util

__unittest = True


def _nothing():
    pass


@contextlib.contextmanager
def _captured(result):
    """What is printed meanwhile belongs to the result, if it keeps such things."""
    getattr(result, '_setupStdout', _nothing)()
    try:
        yield
    finally:
        getattr(result, '_restoreStdout', _nothing)()


class BaseTestSuite:
    """Tests in a row."""

    # Whether a test is let go of once it has run.
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{util.strclass(type(self))} tests={list(self)}>'

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def countTestCases(self):
        """How many tests there are, also those that have run."""
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        """Puts a test or a suite at the end."""
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        """Puts several at the end."""
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        """Runs the tests until the result says stop."""
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def debug(self):
        """Runs the tests; the first exception comes through."""
        for test in self:
            test.debug()

    def _removeTestAtIndex(self, index):
        try:
            test = self._tests[index]
        except TypeError:
            return
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None


class TestSuite(BaseTestSuite):
    """Tests in a row; setUpClass, setUpModule and their like are called where the class or the module changes."""

    def run(self, result, debug=False):
        """Runs the tests until the result says stop."""
        outermost = getattr(result, '_testRunEntered', False) is False
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _isnotsuite(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = type(test)
                if getattr(type(test), '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        """Runs the tests; the first exception comes through."""
        self.run(_DebugResult(), True)

    def _run_fixture(self, function, result, name, owner):
        """Calls setUpClass and the like. Whether it failed: its error is reported, or comes through under debug()."""
        try:
            function()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            self._report(result, error, name, owner)
            return True
        return False

    # ---- classes
    def _handleClassSetUp(self, test, result):
        current = test.__class__
        if current == getattr(result, '_previousTestClass', None) or result._moduleSetUpFailed:
            return
        if getattr(current, '__unittest_skip__', False):
            return
        failed = False
        try:
            current._classSetupFailed = False
        except TypeError:
            # A function stands for a test; its class is builtin.
            pass
        set_up = getattr(current, 'setUpClass', None)
        if set_up is None:
            return
        clean_up = getattr(current, 'doClassCleanups', None)
        with _captured(result):
            if not self._run_fixture(set_up, result, 'setUpClass', util.strclass(current)):
                return
            try:
                current._classSetupFailed = True
            except TypeError:
                pass
            if clean_up is not None:
                clean_up()
                for info in current.tearDown_exceptions:
                    self._report(result, info[1], 'setUpClass', util.strclass(current), info)

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        if previous is None or previous == test.__class__:
            return
        if getattr(previous, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False):
            return
        if getattr(previous, '__unittest_skip__', False):
            return
        tear_down = getattr(previous, 'tearDownClass', None)
        clean_up = getattr(previous, 'doClassCleanups', None)
        if tear_down is None and clean_up is None:
            return
        with _captured(result):
            if tear_down is not None:
                self._run_fixture(tear_down, result, 'tearDownClass', util.strclass(previous))
            if clean_up is not None:
                clean_up()
                for info in previous.tearDown_exceptions:
                    if isinstance(result, _DebugResult):
                        raise info[1]
                    self._report(result, info[1], 'tearDownClass', util.strclass(previous), info)

    # ---- modules
    def _get_previous_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        return None if previous is None else previous.__module__

    def _handleModuleFixture(self, test, result):
        current = test.__class__.__module__
        if current == self._get_previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(current), 'setUpModule', None)
        if set_up is None:
            return
        with _captured(result):
            if self._run_fixture(set_up, result, 'setUpModule', current):
                result._moduleSetUpFailed = True
                self._clean_module(result, 'setUpModule', current)

    def _handleModuleTearDown(self, result):
        previous = self._get_previous_module(result)
        if previous is None or result._moduleSetUpFailed or previous not in sys.modules:
            return
        tear_down = getattr(sys.modules[previous], 'tearDownModule', None)
        with _captured(result):
            if tear_down is not None:
                self._run_fixture(tear_down, result, 'tearDownModule', previous)
            self._clean_module(result, 'tearDownModule', previous)

    def _clean_module(self, result, method_name, module_name):
        try:
            case.doModuleCleanups()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            self._report(result, error, method_name, module_name)

    def _report(self, result, error, method_name, parent, info=None):
        """What went wrong outside of any test stands in the result under a name of its own."""
        holder = _ErrorHolder(f'{method_name} ({parent})')
        skip = getattr(result, 'addSkip', None)
        if skip is not None and isinstance(error, case.SkipTest):
            skip(holder, str(error))
        else:
            result.addError(holder, info or sys.exc_info())


class _ErrorHolder:
    """Stands for a test in a result when no test was running."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def __call__(self, result):
        return self.run(result)

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def run(self, result):
        pass

    def countTestCases(self):
        return 0


def _isnotsuite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False


class _DebugResult:
    """Remembers the class and the module when tests run without a result."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False

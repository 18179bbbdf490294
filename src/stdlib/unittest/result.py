"""What a test run found out."""

import sys
from functools import wraps

from . import util

__unittest = True

STDOUT_LINE = '\nStdout:\n%s'
STDERR_LINE = '\nStderr:\n%s'


def failfast(method):
    """A method after which a run that shall stop at the first failure stops."""
    @wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)
    return inner


def _with_newline(text):
    return text if text.endswith('\n') else text + '\n'


class TestResult:
    """Collects what happened to tests: pairs of a test and the text of its traceback or the reason for skipping it."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def __repr__(self):
        return f'<{util.strclass(type(self))} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>'

    # ---- the course of a run
    def startTestRun(self):
        """Called once, before the first test."""

    def stopTestRun(self):
        """Called once, after the last test."""

    def startTest(self, test):
        """Called before each test."""
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        """Called after each test."""
        self._restoreStdout()
        self._mirrorOutput = False

    def stop(self):
        """No further test shall begin."""
        self.shouldStop = True

    def wasSuccessful(self):
        """Whether nothing failed so far."""
        return not (self.failures or self.errors or getattr(self, 'unexpectedSuccesses', None))

    def printErrors(self):
        """Called by a runner after the run."""

    # ---- standard output during a test, when it is kept
    def _setupStdout(self):
        if not self.buffer:
            return
        if self._stderr_buffer is None:
            import io
            self._stderr_buffer = io.StringIO()
            self._stdout_buffer = io.StringIO()
        sys.stdout = self._stdout_buffer
        sys.stderr = self._stderr_buffer

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            output = sys.stdout.getvalue()
            error = sys.stderr.getvalue()
            if output:
                self._original_stdout.write(STDOUT_LINE % _with_newline(output))
            if error:
                self._original_stderr.write(STDERR_LINE % _with_newline(error))
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for kept in (self._stdout_buffer, self._stderr_buffer):
            kept.seek(0)
            kept.truncate()

    # ---- outcomes of tests
    @failfast
    def addError(self, test, err):
        """The test raised something unexpected. err is as sys.exc_info() gives it."""
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        """A check of the test failed."""
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """A part of a test ended; err is None when it went well."""
        if err is None:
            return
        if getattr(self, 'failfast', False):
            self.stop()
        found = self.failures if issubclass(err[0], test.failureException) else self.errors
        found.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        """The test went well."""

    def addSkip(self, test, reason):
        """The test was skipped."""
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        """The test failed, as was expected."""
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        """The test went well although it was expected to fail."""
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        """The test, with its cleanups, took so many seconds."""
        if hasattr(self, 'collectedDurations'):
            self.collectedDurations.append((str(test), elapsed))

    # ---- tracebacks without the frames of unittest
    def _exc_info_to_string(self, err, test):
        import traceback
        kind, value, tb = err
        tb = self._clean_tracebacks(kind, value, tb, test)
        shown = traceback.TracebackException(kind, value, tb, capture_locals=self.tb_locals, compact=True)
        parts = list(shown.format())
        if self.buffer:
            output = sys.stdout.getvalue()
            error = sys.stderr.getvalue()
            if output:
                parts.append(STDOUT_LINE % _with_newline(output))
            if error:
                parts.append(STDERR_LINE % _with_newline(error))
        return ''.join(parts)

    def _clean_tracebacks(self, exctype, value, tb, test):
        """Takes the frames of unittest out of an exception's traceback and those of its causes; gives the first one."""
        first = self._cleaned(exctype, tb, test)
        seen = {id(value)}
        waiting = [value]
        while waiting:
            current = waiting.pop()
            if current is None:
                continue
            for linked in (current.__cause__, current.__context__):
                if linked is not None and id(linked) not in seen:
                    seen.add(id(linked))
                    linked.__traceback__ = self._cleaned(type(linked), linked.__traceback__, test)
                    waiting.append(linked)
        return first

    def _cleaned(self, exctype, tb, test):
        while tb and self._is_relevant_tb_level(tb):
            tb = tb.tb_next
        if exctype is test.failureException:
            self._remove_unittest_tb_frames(tb)
        return tb

    def _is_relevant_tb_level(self, tb):
        return '__unittest' in tb.tb_frame.f_globals

    def _remove_unittest_tb_frames(self, tb):
        """Ends a traceback before the first frame of unittest."""
        last = None
        while tb and not self._is_relevant_tb_level(tb):
            last = tb
            tb = tb.tb_next
        if last is not None:
            last.tb_next = None

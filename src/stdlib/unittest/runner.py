"""Shows a test run as text."""

import sys
import time
import warnings

from . import result
from .case import _SubTest
from .signals import registerResult

__unittest = True


class _WritelnDecorator:
    """A stream with a method writeln."""

    def __init__(self, stream):
        self.stream = stream

    def __getattr__(self, attr):
        if attr in ('stream', '__getstate__'):
            raise AttributeError(attr)
        return getattr(self.stream, attr)

    def writeln(self, arg=None):
        if arg:
            self.write(arg)
        self.write('\n')


class TextTestResult(result.TestResult):
    """A result that shows how the run goes on: a letter or a line for each test."""

    separator1 = '=' * 70
    separator2 = '-' * 70

    def __init__(self, stream, descriptions, verbosity, *, durations=None):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self.durations = durations
        # Whether the cursor is at the beginning of a line.
        self._newline = True

    def getDescription(self, test):
        """The name of a test, and the first line of its docstring below it."""
        first_line = test.shortDescription()
        if self.descriptions and first_line:
            return f'{test}\n{first_line}'
        return str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test))
            self.stream.write(' ... ')
            self.stream.flush()
            self._newline = False

    def _write_status(self, test, status):
        is_part = isinstance(test, _SubTest)
        if is_part or self._newline:
            if not self._newline:
                self.stream.writeln()
            if is_part:
                self.stream.write('  ')
            self.stream.write(self.getDescription(test))
            self.stream.write(' ... ')
        self._end_line(status)

    def _end_line(self, status):
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _write_letter(self, letter):
        self.stream.write(letter)
        self.stream.flush()

    def _show(self, test, status, letter):
        if self.showAll:
            self._write_status(test, status)
        elif self.dots:
            self._write_letter(letter)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if issubclass(err[0], subtest.failureException):
                self._show(subtest, 'FAIL', 'F')
            else:
                self._show(subtest, 'ERROR', 'E')
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._show(test, 'ok', '.')

    def addError(self, test, err):
        super().addError(test, err)
        self._show(test, 'ERROR', 'E')

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._show(test, 'FAIL', 'F')

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._show(test, f'skipped {reason!r}', 's')

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        if self.showAll:
            self.stream.writeln('expected failure')
            self.stream.flush()
        elif self.dots:
            self._write_letter('x')

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        if self.showAll:
            self.stream.writeln('unexpected success')
            self.stream.flush()
        elif self.dots:
            self._write_letter('u')

    def printErrors(self):
        """All tracebacks, at the end of the run."""
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList('ERROR', self.errors)
        self.printErrorList('FAIL', self.failures)
        unexpected = getattr(self, 'unexpectedSuccesses', ())
        if unexpected:
            self.stream.writeln(self.separator1)
            for test in unexpected:
                self.stream.writeln(f'UNEXPECTED SUCCESS: {self.getDescription(test)}')
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, text in errors:
            self.stream.writeln(self.separator1)
            self.stream.writeln(f'{flavour}: {self.getDescription(test)}')
            self.stream.writeln(self.separator2)
            self.stream.writeln(str(text))
            self.stream.flush()


def _lengths(result):
    """How many (failed as expected, went well unexpectedly, were skipped); an old result may not know."""
    try:
        return len(result.expectedFailures), len(result.unexpectedSuccesses), len(result.skipped)
    except AttributeError:
        return 0, 0, 0


class TextTestRunner:
    """Runs tests and writes to a stream (standard error) what came of it."""

    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None,
                 *, tb_locals=False, durations=None):
        self.stream = _WritelnDecorator(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = warnings
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        try:
            return self.resultclass(self.stream, self.descriptions, self.verbosity, durations=self.durations)
        except TypeError:
            return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def _printDurations(self, result):
        if not result.collectedDurations:
            return
        slowest = sorted(result.collectedDurations, key=lambda pair: pair[1], reverse=True)
        if self.durations > 0:
            slowest = slowest[:self.durations]
        self.stream.writeln('Slowest test durations')
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        shown = [pair for pair in slowest if self.verbosity >= 2 or pair[1] >= 0.001]
        for test, elapsed in shown:
            seconds = f'{elapsed:.3f}s'
            self.stream.writeln(f'{seconds:<10} {test}')
        self.stream.writeln('' if len(shown) == len(slowest) else '\n(durations < 0.001s were hidden; use -v to show these durations)')

    def run(self, test):
        """Runs a test or a suite; gives the result."""
        result = self._makeResult()
        registerResult(result)
        result.failfast = self.failfast
        result.buffer = self.buffer
        result.tb_locals = self.tb_locals
        with warnings.catch_warnings():
            if self.warnings:
                warnings.simplefilter(self.warnings)
            start = time.perf_counter()
            begin = getattr(result, 'startTestRun', None)
            if begin is not None:
                begin()
            try:
                test(result)
            finally:
                end = getattr(result, 'stopTestRun', None)
                if end is not None:
                    end()
            seconds = time.perf_counter() - start
        result.printErrors()
        if self.durations is not None:
            self._printDurations(result)
        self._summary(result, seconds)
        return result

    def _summary(self, result, seconds):
        write = self.stream.write
        count = result.testsRun
        if hasattr(result, 'separator2'):
            self.stream.writeln(result.separator2)
        self.stream.writeln(f"Ran {count} test{'' if count == 1 else 's'} in {seconds:.3f}s")
        self.stream.writeln()
        expected, unexpected, skipped = _lengths(result)
        counts = []
        if not result.wasSuccessful():
            write('FAILED')
            counts += [('failures', len(result.failures)), ('errors', len(result.errors))]
        elif count == 0 and not skipped:
            write('NO TESTS RAN')
        else:
            write('OK')
        counts += [('skipped', skipped), ('expected failures', expected), ('unexpected successes', unexpected)]
        infos = [f'{name}={number}' for name, number in counts if number]
        if infos:
            self.stream.writeln(f" ({', '.join(infos)})")
        else:
            write('\n')
        self.stream.flush()

"""Finds tests: in classes, in modules, by name, in the files of a folder."""

import os
import sys
import types

from . import case, suite, util

__unittest = True


def _traceback_text():
    import traceback
    return traceback.format_exc()


def _is_abstract(cls):
    """As inspect.isabstract says, without importing it."""
    return bool(isinstance(cls, type) and cls.__flags__ & 1 << 20)


# ---- tests that stand for what could not be loaded
class _FailedTest(case.TestCase):
    """A test that raises what happened when it was looked for."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattr__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _make_failed_test(methodname, exception, suiteClass, message):
    return suiteClass((_FailedTest(methodname, exception),)), message


def _make_failed_import_test(name, suiteClass):
    message = f'Failed to import test module: {name}\n{_traceback_text()}'
    return _make_failed_test(name, ImportError(message), suiteClass, message)


def _make_failed_load_tests(name, exception, suiteClass):
    return _make_failed_test(name, exception, suiteClass, f'Failed to call load_tests:\n{_traceback_text()}')


def _make_skipped_test(methodname, exception, suiteClass):
    @case.skip(str(exception))
    def testSkipped(self):
        pass
    cls = type('ModuleSkipped', (case.TestCase,), {methodname: testSkipped})
    return suiteClass((cls(methodname),))


def _without_extension(path):
    return os.path.splitext(path)[0]


def _is_module_file(name):
    return name[-3:].lower() == '.py' and name[:-3].isidentifier()


def _holds_tests(obj):
    """Whether it is a class of somebody's tests."""
    return isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase)


class TestLoader:
    """Makes suites of the tests that it finds. What could not be loaded becomes a test that fails, and stands in `errors`."""

    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []
        # Packages whose load_tests is running; it may discover tests in its own folder.
        self._loading_packages = set()

    # ---- classes and modules
    def loadTestsFromTestCase(self, testCaseClass):
        """A suite of a class's tests."""
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        names = []
        if testCaseClass not in (case.TestCase, case.FunctionTestCase) and not _is_abstract(testCaseClass):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def getTestCaseNames(self, testCaseClass):
        """The names of a class's tests, sorted."""
        def is_wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            from fnmatch import fnmatchcase
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(fnmatchcase(full, pattern) for pattern in self.testNamePatterns)
        names = list(filter(is_wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            from functools import cmp_to_key
            names.sort(key=cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromModule(self, module, *, pattern=None):
        """A suite of a module's tests; its function load_tests, if it has one, may change it."""
        found = (getattr(module, name) for name in dir(module))
        tests = self.suiteClass([self.loadTestsFromTestCase(obj) for obj in found if _holds_tests(obj) and not _is_abstract(obj)])
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            return self._failed(_make_failed_load_tests(module.__name__, error, self.suiteClass))

    def _failed(self, pair):
        tests, message = pair
        self.errors.append(message)
        return tests

    # ---- names
    def loadTestsFromName(self, name, module=None):
        """A suite of what a dotted name means: a module, a class, a method, or what gives a test when it is called."""
        parts = name.split('.')
        failure = None
        if module is None:
            known = parts[:]
            while True:
                try:
                    module = __import__('.'.join(known))
                    break
                except ImportError:
                    failure = _make_failed_import_test(known.pop(), self.suiteClass)
                    if not known:
                        return self._failed(failure)
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                # Of a package, why the module could not be imported tells more.
                if failure is None or getattr(obj, '__path__', None) is None:
                    failure = _make_failed_test(part, error, self.suiteClass, f'Failed to access attribute:\n{_traceback_text()}')
                return self._failed(failure)
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if _holds_tests(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, suite.TestSuite):
            return obj
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            if _is_abstract(parent):
                raise TypeError(f'Cannot instantiate abstract test case {parent.__name__}')
            test = parent(parts[-1])
            # A static method is a function that gives tests.
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f'calling {obj} returned {test}, not a test')

    def loadTestsFromNames(self, names, module=None):
        """A suite of what several names mean."""
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    # ---- folders
    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """A suite of the tests in the files of a folder, or a package, whose names fit the pattern, and of its packages.

        The modules are imported as seen from the top level folder, which is put on sys.path.
        """
        outer_top = self._top_level_dir
        given_top = top_level_dir or outer_top
        top = os.path.abspath(given_top or start_dir)
        if top not in sys.path:
            sys.path.insert(0, top)
        self._top_level_dir = top
        folders = [start_dir]
        namespace = False
        if os.path.isdir(os.path.abspath(start_dir)):
            start_dir = os.path.abspath(start_dir)
            folders = [start_dir]
            if start_dir != top and not os.path.isfile(os.path.join(start_dir, '__init__.py')):
                raise ImportError(f'Start directory is not importable: {start_dir!r}')
        else:
            folders, namespace = self._folders_of_package(start_dir, top, implicit=given_top is None)
        tests = []
        for folder in folders:
            if namespace:
                folder, self._top_level_dir = folder
            # Without namespace=True where it can be: it may be overridden.
            tests.extend(self._find_tests(folder, pattern, namespace=True) if namespace else self._find_tests(folder, pattern))
        self._top_level_dir = outer_top
        return self.suiteClass(tests)

    def _folders_of_package(self, name, top, implicit):
        """Where the modules of a package lie, and whether it is one without a file."""
        try:
            __import__(name)
        except ImportError:
            raise ImportError(f'Start directory is not importable: {name!r}') from None
        module = sys.modules[name]
        file = getattr(module, '__file__', None)
        if file is not None:
            if implicit:
                first = os.path.abspath(sys.modules[name.split('.')[0]].__file__)
                folder = os.path.dirname(first)
                is_package = os.path.basename(first).lower().startswith('__init__.py')
                self._top_level_dir = os.path.dirname(folder) if is_package else folder
                sys.path.remove(top)
            return [os.path.abspath(os.path.dirname(file))], False
        paths = getattr(module, '__path__', None)
        if paths is not None:
            inner = module.__name__.replace('.', os.path.sep)
            if implicit:
                sys.path.remove(top)
            return [(path, path.split(inner)[0]) for path in paths if implicit or path.startswith(top)], True
        if module.__name__ in sys.builtin_module_names:
            raise TypeError('Can not use builtin modules as dotted module names') from None
        raise TypeError(f"don't know how to discover from {module!r}") from None

    def _get_name_from_path(self, path):
        if path == self._top_level_dir:
            return '.'
        relative = os.path.relpath(_without_extension(os.path.normpath(path)), self._top_level_dir)
        assert not os.path.isabs(relative), 'Path must be within the project'
        assert not relative.startswith('..'), 'Path must be within the project'
        return relative.replace(os.path.sep, '.')

    def _get_module_from_name(self, name):
        __import__(name)
        return sys.modules[name]

    def _match_path(self, path, full_path, pattern):
        """Whether a file is to be looked into. May be overridden."""
        from fnmatch import fnmatch
        return fnmatch(path, pattern)

    def _find_tests(self, start_dir, pattern, namespace=False):
        """Gives suites: that of the folder's own module, those of its files, those of its packages."""
        name = self._get_name_from_path(start_dir)
        if name != '.' and name not in self._loading_packages:
            tests, go_on = self._find_test_path(start_dir, pattern, namespace)
            if tests is not None:
                yield tests
            if not go_on:
                return
        for path in sorted(os.listdir(start_dir)):
            full = os.path.join(start_dir, path)
            tests, is_package = self._find_test_path(full, pattern, False)
            if tests is not None:
                yield tests
            if is_package:
                name = self._get_name_from_path(full)
                self._loading_packages.add(name)
                try:
                    yield from self._find_tests(full, pattern, False)
                finally:
                    self._loading_packages.discard(name)

    def _find_test_path(self, full_path, pattern, namespace=False):
        """(the tests of a file or a package's own module, or None; whether it is a package to look further in)."""
        name = os.path.basename(full_path)
        if os.path.isfile(full_path):
            if not _is_module_file(name) or not self._match_path(name, full_path, pattern):
                return None, False
            return self._tests_of_file(full_path, pattern), False
        if os.path.isdir(full_path) and (namespace or os.path.isfile(os.path.join(full_path, '__init__.py'))):
            return self._tests_of_package(full_path, pattern)
        return None, False

    def _import(self, full_path):
        """(module, None), or (None, a suite that says why not)."""
        name = self._get_name_from_path(full_path)
        try:
            return self._get_module_from_name(name), None
        except case.SkipTest as error:
            return None, _make_skipped_test(name, error, self.suiteClass)
        except:
            return None, self._failed(_make_failed_import_test(name, self.suiteClass))

    def _tests_of_file(self, full_path, pattern):
        module, failure = self._import(full_path)
        if module is None:
            return failure
        actual = _without_extension(os.path.realpath(os.path.abspath(getattr(module, '__file__', full_path))))
        if actual.lower() != _without_extension(os.path.realpath(full_path)).lower():
            name = _without_extension(os.path.basename(full_path))
            raise ImportError(f'{name!r} module incorrectly imported from {os.path.dirname(actual)!r}. '
                              f'Expected {os.path.dirname(full_path)!r}. Is this module globally installed?')
        return self.loadTestsFromModule(module, pattern=pattern)

    def _tests_of_package(self, full_path, pattern):
        package, failure = self._import(full_path)
        if package is None:
            return failure, False
        name = self._get_name_from_path(full_path)
        self._loading_packages.add(name)
        try:
            tests = self.loadTestsFromModule(package, pattern=pattern)
        finally:
            self._loading_packages.discard(name)
        # A package with load_tests looks after its modules itself.
        return tests, getattr(package, 'load_tests', None) is None


defaultTestLoader = TestLoader()

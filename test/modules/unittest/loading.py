# Which tests a loader finds, and what stands for those that cannot be had.
import os
import sys
import types
import unittest


class One(unittest.TestCase):
    def test_b(self): pass
    def test_a(self): pass
    def testing(self): pass
    def other(self): pass


class Two(One):
    test_a = None

    def runTest(self): pass


class Bare(unittest.TestCase):
    def runTest(self): pass


def make():
    return unittest.TestSuite([One('test_a'), Bare()])


loader = unittest.TestLoader()
print(loader.getTestCaseNames(One))
print(loader.getTestCaseNames(Two))
print(loader.loadTestsFromTestCase(Bare))
print(loader.loadTestsFromTestCase(unittest.TestCase))
print(loader.loadTestsFromTestCase(Two))
loader.testNamePatterns = ['*One.test_*']
print(loader.loadTestsFromTestCase(One), loader.loadTestsFromTestCase(Two))
loader.testNamePatterns = None

module = types.ModuleType('some_tests')
module.One, module.Bare, module.make, module.number = One, Bare, make, 5
sys.modules['some_tests'] = module
print(loader.loadTestsFromModule(module))
for name in ('some_tests', 'some_tests.One', 'some_tests.One.test_a', 'some_tests.make', 'some_tests.nope', 'some_tests.One.nope', 'nope.x'):
    found = loader.loadTestsFromName(name)
    print(name, found.countTestCases(), found)
print([text.splitlines()[0] for text in loader.errors])
print(loader.errors[0].splitlines()[-1])
for bad in ('some_tests.number', 'some_tests.One.setUpClass'):
    try:
        loader.loadTestsFromName(bad)
    except TypeError as error:
        print(error)
print(loader.loadTestsFromNames(['One', 'make'], module))


def load_tests(loader, tests, pattern):
    print(tests.countTestCases(), pattern)
    raise RuntimeError('no')


module.load_tests = load_tests
print(loader.loadTestsFromModule(module, pattern='x*'))

suite = unittest.TestSuite([One('test_a')])
print(suite, suite.countTestCases(), suite == unittest.TestSuite([One('test_a')]), suite == [1])
for bad in (5, One):
    try:
        suite.addTest(bad)
    except TypeError as error:
        print(error)
try:
    One('nothing')
except ValueError as error:
    print(error)
result = suite.run(unittest.TestResult())
print(result, suite, suite.countTestCases(), result.wasSuccessful())


def check():
    """A function."""
    assert 1 == 2


function = unittest.FunctionTestCase(check, setUp=lambda: print('before'), tearDown=lambda: print('after'))
result = function.run()
print(function.id(), function.shortDescription(), function, len(result.failures), result.errors)
print(One('test_a').id(), repr(One('test_a')), One('test_a'), One('test_a') == One('test_a'), One('test_a') == One('test_b'))
program = unittest.main(module, argv=['x', '-q', 'One.test_a'], exit=False, testRunner=unittest.TextTestRunner(open('/dev/null', 'w')))
print(program.result, program.testNames, program.verbosity)
os.environ['COLUMNS'] = '80'
sys.stderr = sys.stdout
try:
    unittest.main(module, argv=['x', '--nope'])
except SystemExit as error:
    print(error.code)

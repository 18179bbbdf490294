# The text of a whole run: every outcome that a test can have, at the three verbosities.
import io
import re
import sys
import unittest


class Outcomes(unittest.TestCase):
    def setUp(self):
        self.one = 1

    def test_ok(self):
        """Goes well."""
        self.assertEqual(self.one, 1)

    def test_fails(self):
        self.assertEqual(self.one, 2, 'two was wanted')

    def test_error(self):
        [].pop()

    def test_chained(self):
        try:
            [].pop()
        except IndexError:
            self.assertTrue(0)

    @unittest.skip('no time')
    def test_skipped(self):
        pass

    def test_skips_itself(self):
        self.skipTest('not today')

    @unittest.expectedFailure
    def test_known(self):
        self.fail('as expected')

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    def test_parts(self):
        for i in range(4):
            with self.subTest('outer', i=i):
                with self.subTest(k=2):
                    self.assertNotEqual(i, 2)
                if i == 3:
                    raise ValueError(3)
                if i == 1:
                    self.skipTest('one')

    def test_cleanups(self):
        self.addCleanup(print, 'first cleanup')
        self.addCleanup(self.fail, 'second cleanup')


class Skipped(unittest.TestCase):
    test_a = test_b = lambda self: None


Skipped = unittest.skipIf(True, 'all of it')(Skipped)


class NoClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(print, 'class cleanup')
        raise RuntimeError('no class')

    def test_never(self):
        pass


class NoEnd(unittest.TestCase):
    @classmethod
    def tearDownClass(cls):
        print('tearDownClass')
        1 / 0

    def test_it(self):
        print('test_it')


def setUpModule():
    print('setUpModule')
    unittest.addModuleCleanup(print, 'module cleanup')


def tearDownModule():
    print('tearDownModule')


def run(*classes, **options):
    stream = io.StringIO()
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, classes))
    result = unittest.TextTestRunner(stream, **options).run(suite)
    text = re.sub(r'in \d\.\d{3}s', 'in Xs', stream.getvalue())
    print(re.sub(r'"[^"]*outcomes.py"', '"outcomes.py"', text))
    print(result)


for verbosity in 0, 1, 2:
    run(Outcomes, Skipped, NoClass, NoEnd, verbosity=verbosity)
run(Outcomes, failfast=True)
run(NoEnd, buffer=True)
run(NoEnd, Outcomes, buffer=True, verbosity=0)
run(Skipped, descriptions=False)
run()

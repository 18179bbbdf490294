# What each check says when it fails.
import unittest
import warnings

case = unittest.TestCase()


def says(name, *args, **kwargs):
    try:
        getattr(case, name)(*args, **kwargs)
    except case.failureException as error:
        print(f'{name}: {error}')
    except Exception as error:
        print(f'{name}: {type(error).__name__}: {error}')
    else:
        print(f'{name}: ok')


class Odd:
    def __eq__(self, other):
        return self is not other

    def __repr__(self):
        raise RuntimeError

    __hash__ = None


says('assertTrue', [])
says('assertFalse', 'x', 'why')
says('assertIs', 1, 2)
says('assertIsNot', None, None)
says('assertIsNone', 0)
says('assertIsNotNone', None)
says('assertEqual', 1, 1.0)
says('assertEqual', 1, 2)
says('assertEqual', [1, 2, 3], [1, 5, 3, 4])
says('assertEqual', (1, 2), (1, 2, 3), 'tuples')
says('assertEqual', {1, 2}, {2, 3})
says('assertEqual', frozenset('a'), frozenset('b'))
says('assertEqual', {'a': 1, 'b': [1, 2]}, {'a': 1, 'b': [1, 3]})
says('assertEqual', 'one\ntwo\nthree', 'one\n2\nthree')
says('assertEqual', 'no newline', 'no newlines\n')
says('assertEqual', 'x' * 100 + 'a' + 'y' * 100, 'x' * 100 + 'b' + 'y' * 100)
says('assertEqual', list(range(100)), list(range(50)) + [7] + list(range(51, 120)))
says('assertEqual', b'abc' * 40, b'abd' * 40)
says('assertNotEqual', 1, 1.0)
says('assertSequenceEqual', [1], (1,))
says('assertSequenceEqual', [1], (2,))
says('assertSequenceEqual', [1], 5)
says('assertSequenceEqual', [1], (1,), seq_type=list)
says('assertListEqual', [1, 2], (1, 2))
says('assertCountEqual', [1, 1, 2], [2, 2, 3])
says('assertCountEqual', [[1], [1]], [[1]])
says('assertSetEqual', {1}, [1])
says('assertSetEqual', [1], {1})
says('assertDictEqual', {}, [])
says('assertMultiLineEqual', 'a', b'a')
says('assertAlmostEqual', 1.0, 1.00000001)
says('assertAlmostEqual', 1.0, 1.001)
says('assertAlmostEqual', 1.0, 1.1, places=2)
says('assertAlmostEqual', 1.0, 1.1, delta=0.01)
says('assertAlmostEqual', 1.0, 1.1, 1, delta=0.01)
says('assertNotAlmostEqual', 1.0, 1.000000001)
says('assertNotAlmostEqual', 1.0, 1.1, delta=0.5)
says('assertIn', 1, [2])
says('assertNotIn', 'a', 'abc')
says('assertLess', 2, 1)
says('assertLessEqual', 2, 1)
says('assertGreater', 1, 2)
says('assertGreaterEqual', 1, 2)
says('assertIsInstance', 1, str)
says('assertIsInstance', 1, (str, bytes))
says('assertNotIsInstance', True, (str, int))
says('assertIsSubclass', bool, str)
says('assertIsSubclass', bool, (str, bytes))
says('assertIsSubclass', 1, str)
says('assertNotIsSubclass', bool, (str, int))
says('assertHasAttr', unittest, 'nothing')
says('assertHasAttr', int, 'nothing')
says('assertHasAttr', 1, 'nothing')
says('assertNotHasAttr', [], 'append')
says('assertRegex', 'abc', 'x+')
says('assertRegex', 'abc', '')
says('assertNotRegex', 'abbc', 'b+')
says('assertStartsWith', 'abc', 'b')
says('assertStartsWith', 'a' * 100, ('b', 'c'))
says('assertStartsWith', b'abc', 'b')
says('assertNotStartsWith', 'abc', ('x', 'a'))
says('assertEndsWith', 'abc', 'b')
says('assertNotEndsWith', 'abc', 'bc')
says('assertRaises', ValueError, int, '1')
says('assertRaises', (ValueError, TypeError), int, '1')
says('assertRaises', ValueError, int, 'x')
says('assertRaises', ValueError, [].pop)
says('assertRaises', 5, int)
says('assertRaises', ValueError, wrong=1)
says('assertRaisesRegex', ValueError, 'base 11', int, 'x')
says('assertWarns', UserWarning, int)
says('assertWarnsRegex', UserWarning, 'abc', warnings.warn, 'bcd')
says('assertEqual', Odd(), Odd())
case.longMessage = False
says('assertEqual', 1, 2, 'only this')
case.maxDiff = 20
says('assertEqual', [1, 2, 3], [1, 5, 3, 4])

with case.assertRaises(ZeroDivisionError) as raised:
    1 / 0
print(repr(raised.exception))
with case.assertWarns(DeprecationWarning) as warned:
    warnings.warn('old', DeprecationWarning)
print(repr(warned.warning))
try:
    with case.assertRaises(ValueError, msg='said'):
        pass
except AssertionError as error:
    print(error)
try:
    with case.assertRaises(ValueError):
        [].pop()
except IndexError as error:
    print(repr(error))
try:
    case.enterContext(5)
except TypeError as error:
    print(error)

"""The examples of this file: some fail, on purpose.

>>> add(1, 2)
3
>>> add(1,
...     5)
7
>>> for i in range(2):
...     print(i)
...
0
1
"""
import doctest
import math
import re
import sys
import unittest


class Output:
    """Standard output, with paths cut to their names."""

    encoding = 'utf-8'

    def write(self, text, out=sys.stdout):
        out.write(re.sub(r'"[^"]*/running.py"', '"running.py"', text))

    def flush(self):
        pass


def add(a, b):
    """Adds.

    >>> add('a', 'b')
    'ab'
    >>> add(1, 'b')
    Traceback (most recent call last):
      ...
    TypeError: unsupported operand type(s) for +: 'int' and 'str'
    >>> add()   # doctest: +ELLIPSIS
    Traceback (most recent call last):
    TypeError: add() missing ...
    >>> 1/0
    """
    return a + b
class C:
    """A class
    >>> C().x
    5
    >>> print('a\\n\\nb')
    a
    <BLANKLINE>
    b
    >>> [1,2,   3]   # doctest: +NORMALIZE_WHITESPACE
    [1,
     2, 3]
    >>> raise ValueError('xx') # doctest: +IGNORE_EXCEPTION_DETAIL
    Traceback (most recent call last):
    ValueError: yy
    >>> skip me   # doctest: +SKIP
    >>> x y
    Traceback (most recent call last):
    SyntaxError: invalid syntax
    """
    x = 5
    def m(self):
        """
        >>> C().m()
        """
        return 1
    @property
    def p(self):
        """>>> C().p
        'p'
        """
        return 'p'
    @staticmethod
    def s():
        '''
        >>> print("a\\nb\\nc\\nd")
        a
        b
        x
        d
        '''
def nodoc(): pass
__test__ = {'extra': '>>> True\n1\n', 'f': add}


sys.stdout = Output()
print(doctest.testmod())
doctest.testmod(verbose=True)
print(doctest.testmod(report=False, optionflags=doctest.REPORT_NDIFF | doctest.FAIL_FAST))
print(doctest.testmod(optionflags=doctest.REPORT_UDIFF | doctest.REPORT_ONLY_FIRST_FAILURE))
print(doctest.testmod(optionflags=doctest.REPORT_CDIFF | doctest.SKIP))
doctest.run_docstring_examples(C.s, {}, name='just s', optionflags=doctest.REPORT_CDIFF)
doctest.run_docstring_examples(add, {'add': max}, True)
for test in doctest.DocTestFinder().find(C, 'C'):
    print(test.name, test.lineno, [(example.lineno, example.source, example.want, example.exc_msg) for example in test.examples][:2])
parser = doctest.DocTestParser()
print([piece if isinstance(piece, str) else (piece.source, piece.want, piece.indent, piece.options) for piece in parser.parse(
    'text\n    >>> 1 # doctest: +SKIP, -ELLIPSIS\n    2\n\n    more\n    >>> # nothing\n    >>> x\n')])
for wrong in ('>>>1\n', '>>> 1 # doctest: +NOPE\n', '  >>> 1\n  ... 2\n 3\n', '    >>> 1\n  ... 2\n', '>>> # doctest: +SKIP\n'):
    try:
        print(parser.get_examples(wrong, 'name'))
    except ValueError as error:
        print(error)
checker = doctest.OutputChecker()
for want, got, flags in (('a...b\n', 'axxb\n', doctest.ELLIPSIS), ('a...b\n', 'axxb\n', 0), ('1\n', 'True\n', 0), ('1\n', 'True\n', doctest.DONT_ACCEPT_TRUE_FOR_1),
                         ('a b\n', 'a\n  b', doctest.NORMALIZE_WHITESPACE), ('<BLANKLINE>\n', '\n', 0), ('<BLANKLINE>\n', '\n', doctest.DONT_ACCEPT_BLANKLINE),
                         ('aa...aa', 'aaa', doctest.ELLIPSIS), ('...', '', doctest.ELLIPSIS), ('\xe9', 'e', 0)):
    print(checker.check_output(want, got, flags), end=' ')
print()
print(doctest.script_from_examples(C.__doc__))
suite = doctest.DocTestSuite(sys.modules['__main__'])
result = suite.run(unittest.TestResult())
print(result.testsRun, [str(test.id()) for test, _ in result.failures], result.failures[0][1].splitlines()[-30:])
try:
    doctest.DebugRunner().run(doctest.DocTestFinder().find(add, globs={'add': add})[0])
except doctest.UnexpectedException as error:
    print(repr(error.exc_info[1]), error.example.source)
print(doctest.TestResults(1, 2), doctest.TestResults(1, 2, skipped=1), doctest.register_optionflag('ELLIPSIS') == doctest.ELLIPSIS)

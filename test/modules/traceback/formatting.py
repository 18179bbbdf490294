# since: 3.14
# Everything that module traceback writes, compared with CPython line by line.
import linecache
import sys
import traceback


def shown(lines):
    print(''.join(lines).replace(__file__, 'FILE'))


def fails(n):
    if n == 0:
        raise ValueError('bad')
    return fails(n - 1) + 1


try:
    fails(3)
except ValueError as e:
    e.add_note('first note\nsecond line')
    shown(traceback.format_exc())
    shown(traceback.format_exc(limit=1))
    shown(traceback.format_exc(limit=-1))
    shown(traceback.format_exception(ValueError, e, e.__traceback__.tb_next, limit=2))
    shown(traceback.format_exception_only(e))
    shown(traceback.format_exception_only(ValueError, e))
    for entry in traceback.extract_tb(e.__traceback__):
        filename, lineno, name, line = entry
        print(lineno, name, repr(line), entry.colno, entry.end_colno, entry.end_lineno, len(entry), entry == tuple(entry))
    te = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(te, te.exc_type_str, te.stack[1].locals['n'], te.__notes__)
    shown(traceback.StackSummary(te.stack[-1:]).format()[0].split('fails = ')[0])
    for frame, lineno in traceback.walk_tb(e.__traceback__):
        print(frame.f_code.co_name, lineno)


def recurses():
    recurses()


sys.setrecursionlimit(200)
try:
    recurses()
except RecursionError:
    text = traceback.format_exc()
    print(text.count('recurses()'), '[Previous line repeated' in text, text.splitlines()[-1])
sys.setrecursionlimit(1000)

try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise KeyError('x') from e
except KeyError as e:
    shown(traceback.format_exception(e))
    shown(traceback.format_exception(e, chain=False))
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError('y')
except KeyError as e:
    shown(traceback.format_exception(e))
    e.__cause__ = e.__context__
    e.__context__.__context__ = e
    shown(traceback.format_exception(e))


def group(depth):
    return ExceptionGroup(f'depth {depth}', [ValueError(depth), group(depth - 1) if depth else TypeError('end\nof it')])


eg = group(2)
eg.exceptions[1].add_note('inside')
shown(traceback.format_exception(eg))
shown(traceback.format_exception_only(eg, show_group=True))
te = traceback.TracebackException.from_exception(eg, max_group_width=1, max_group_depth=1)
shown(te.format())
shown(traceback.format_exception(ExceptionGroup('wide', [ValueError(i) for i in range(20)])))
shown(traceback.format_exception(group(12)))
try:
    raise eg
except ExceptionGroup as e:
    shown(traceback.format_exception(e))
    shown(traceback.format_exception(e, colorize=True))


def stack():
    shown(traceback.format_stack(limit=2))
    print([entry.name for entry in traceback.extract_stack()])
    print([frame.f_code.co_name for frame, _ in traceback.walk_stack(None)][-2:])


stack()
for wrong in ('a b', 'x = = 1', 'def f(:\n  pass', '"abc', 'f(\n'):
    try:
        compile(wrong, 'wrong.py', 'exec')
    except SyntaxError as e:
        shown(traceback.format_exception_only(e))
        shown(traceback.format_exception_only(e, colorize=True))
for error in (SyntaxError(), SyntaxError('msg'), SyntaxError('msg', ('f.py', 3, 5, 'some text', 3, 7)), SyntaxError('m', ('f', None, None, None))):
    shown(traceback.format_exception_only(error))
shown(traceback.format_list([('a.py', 1, 'x', 'y = 1'), ('b.py', 2, 'z', None)]))
print(traceback.FrameSummary('f.py', 1, 'dummy', line='line'), traceback.FrameSummary('f.py', None, 'dummy').line)


class BadStr(Exception):
    def __str__(self):
        1 / 0


class BadNotes(Exception):
    __notes__ = 7


shown(traceback.format_exception_only(BadStr()))
shown(traceback.format_exception_only(BadNotes('x')))
shown(traceback.format_exception(None))
shown(traceback.format_exception(None, None, None))


class Filtered(traceback.StackSummary):
    def format_frame_summary(self, frame_summary, **kwargs):
        return None if frame_summary.name == '<module>' else f'{frame_summary.name}:{frame_summary.lineno}\n'


try:
    fails(1)
except ValueError as e:
    print(Filtered.extract(traceback.walk_tb(e.__traceback__)).format())
for bad in (lambda: traceback.format_exception(1), lambda: traceback.format_exception(ValueError, ValueError())):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

source = 'def inner():\n    return 1 + None\n'
linecache.cache['<made>'] = len(source), None, source.splitlines(True), '<made>'
namespace = {}
exec(compile(source, '<made>', 'exec'), namespace)
try:
    namespace['inner']()
except TypeError as e:
    shown(traceback.format_exception(e)[2:])
    traceback.clear_frames(e.__traceback__)
print(repr(linecache.getline('<made>', 1)), repr(linecache.getline('<made>', 9)), linecache.getlines('<nothing>'))
print(repr(linecache.getline(__file__, 2)))
try:
    nonee
except NameError as e:
    print(traceback.format_exception_only(e))
    e.name = 'sys'
    print(str(traceback.TracebackException.from_exception(e)))
try:
    [].appendd
except AttributeError as e:
    print(traceback.format_exception_only(e))

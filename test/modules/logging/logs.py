# Loggers, handlers, formatters, filters; what goes where.
import io
import logging
import logging.handlers
import re
import sys
import time
import unittest
import warnings


class Output:
    """Standard output, with paths cut to their names."""

    name = 'output'

    def write(self, text, out=sys.stdout):
        out.write(re.sub(r'[^" !]*/logs.py', 'logs.py', text))

    def flush(self):
        pass


sys.stdout = sys.stderr = Output()

# Nothing is configured.
logging.getLogger('a').info('not shown')
logging.getLogger('a').warning('shown %s', 'bare')
logging.warning('now %d', 1)
print(logging.root.handlers, logging.lastResort)
logging.basicConfig(format='ignored')
logging.root.info('still not')
logging.basicConfig(force=True, stream=sys.stdout, level=logging.DEBUG, format='%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s')
log = logging.getLogger('app.db')


def work():
    log.debug('%s %s', 1, 'two')
    log.info('%(a)s and %(b)d', {'a': 'x', 'b': 2})
    log.error('100%')
    log.log(25, 'between')
    log.critical(['a', 'list'])
    log.warning('from outside', stacklevel=2)


work()
try:
    1 / 0
except ZeroDivisionError as error:
    log.exception('failed %s', 'badly')
    log.error('again', exc_info=error)
    logging.getLogger().error('short', exc_info=False)
log.info('{not} %formatted')

# The tree.
one, two = logging.getLogger('x.y.z'), logging.getLogger('x')
print(one, two, one.parent, two.parent, logging.getLogger('x') is two, logging.getLogger('root') is logging.root)
middle = logging.getLogger('x.y')
print(one.parent, middle.parent, two.getChild('y') is middle, two.getChildren() == {middle}, logging.root.getChild('x') is two)
print(one.getEffectiveLevel(), one.isEnabledFor(10))
two.setLevel('ERROR')
print(one.getEffectiveLevel(), one.isEnabledFor(30), one, one.level)
one.warning('no')
one.propagate = False
print(one.hasHandlers())
one.error('to the last resort')
logging.disable(logging.ERROR)
log.error('disabled')
log.critical('not disabled')
logging.disable(logging.NOTSET)

# Formats.
record = logging.LogRecord('name', logging.INFO, '/some/where/file.py', 12, 'message %s', ('arg',), None, 'function')
record.created, record.msecs = 0.5, 500.0
utc = logging.Formatter('%(asctime)s %(module)s %(filename)s:%(lineno)d %(message)s %(threadName)s %(processName)s')
utc.converter = time.gmtime
print(utc.format(record))
utc.datefmt = '%H:%M'
print(utc.format(record))
print(logging.Formatter('{levelname:>10} {message!r}', style='{').format(record))
print(logging.Formatter('${levelname} $message $$', style='$').format(record))
print(logging.Formatter('%(message)s %(more)s', defaults={'more': 'default'}).format(record))
print(repr(record), record.getMessage(), utc.usesTime())
for bad in (('no fields',), ('%(x', None, '%'), ('{', None, '{'), ('plain', None, '{'), ('{a.b:!}', None, '{'), ('$', None, '$'), ('x', None, '&')):
    try:
        print(logging.Formatter(*bad))
    except ValueError as error:
        print(error)
try:
    logging.Formatter('%(nope)s').format(record)
except ValueError as error:
    print(error)
print(logging.Formatter('any', validate=False).format(record))


class Header(logging.BufferingFormatter):
    def formatHeader(self, records):
        return f'[{len(records)}]'


print(Header().format([record, record]), repr(Header().format([])))

# Filters and handlers.
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setLevel(logging.INFO)
handler.addFilter(logging.Filter('app'))
handler.set_name('mine')
logger = logging.Logger('app.x', logging.DEBUG)
logger.addHandler(handler)
logger.addHandler(handler)
logger.debug('too low')
logger.info('kept')
logger.name = 'application'
logger.info('not of app')
logger.name = 'app'
logger.addFilter(lambda record: record.msg != 'secret')


def louder(record):
    copy = logging.makeLogRecord(record.__dict__)
    copy.msg = record.msg.upper()
    return copy


logger.addFilter(louder)
logger.info('secret')
logger.info('public')
logger.info('extra', extra={'user': 'me'})
print(repr(stream.getvalue()), logging.getHandlerByName('mine') is handler, handler, 'mine' in logging.getHandlerNames())
try:
    logger.info('clash', extra={'name': 1})
except KeyError as error:
    print(error)
logger.removeHandler(handler)
handler.close()
print(logger.handlers, logging.getHandlerByName('mine'))


class Listing(logging.Handler):
    def __init__(self):
        super().__init__()
        self.lines = []

    def emit(self, record):
        self.lines.append(self.format(record))


target = Listing()
memory = logging.handlers.MemoryHandler(3, target=target)
log.addHandler(memory)
log.propagate = False
log.info('one')
print(target.lines)
log.error('two')
print(target.lines)
log.info('three')
memory.close()
print(target.lines)
log.removeHandler(memory)


class Queue(list):
    put_nowait = list.append


queue = Queue()
log.addHandler(logging.handlers.QueueHandler(queue))
log.info('%s', 'queued')
print(queue[0].msg, queue[0].args)
log.handlers.clear()
log.propagate = True

# Adapters, levels, factories.
adapter = logging.LoggerAdapter(log, {'user': 'me'})
print(adapter, adapter.name, adapter.isEnabledFor(10))
adapter.info('adapted')


class Prefix(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f'[{self.extra["id"]}] {msg}', kwargs


Prefix(log, {'id': 7}).warning('prefixed %d', 1)
logging.addLevelName(5, 'TRACE')
print(logging.getLevelName(5), logging.getLevelName('TRACE'), logging.getLevelName(17), logging.getLevelNamesMapping()['TRACE'])
for bad in ('NOPE', 1.5):
    try:
        log.setLevel(bad)
    except (ValueError, TypeError) as error:
        print(error)
try:
    log.log('x', 'y')
except TypeError as error:
    print(error)
try:
    logging.getLogger(1)
except TypeError as error:
    print(error)
for bad in ({'filename': 'x', 'stream': 1}, {'handlers': [], 'stream': 1}, {'nope': 1}, {'style': '&'}):
    try:
        logging.basicConfig(force=True, **bad)
    except ValueError as error:
        print(error)
logging.basicConfig(force=True, stream=sys.stdout, format='{levelname}!{message}', style='{')
logging.warning('in braces')
logging.captureWarnings(True)
warnings.warn('captured')
logging.captureWarnings(False)
log.info('silent')

# What cannot be written.
bad = io.StringIO()
sys.stderr = bad
logging.warning('%d', 'text')
sys.stderr = sys.stdout
text = bad.getvalue().splitlines()
print(text[0], text[1], [line for line in text if 'Error:' in line or line.startswith(('Call', 'Message', 'Arguments'))])

case = unittest.TestCase()
with case.assertLogs('app', 'INFO') as logs:
    log.info('first')
    log.debug('left out')
    log.error('second')
print(logs.output, logs.records[0].levelname)
try:
    with case.assertLogs():
        pass
except AssertionError as error:
    print(error)
try:
    with case.assertNoLogs(log, 'WARNING'):
        log.warning('oh')
except AssertionError as error:
    print(error)

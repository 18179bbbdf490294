"""Logs: loggers in a tree named with dots, handlers that write records, formatters that make text of them.

A record goes to the handlers of its logger and then, upwards, to those of its parents. A logger without a level has that of its nearest
parent with one. Nothing is configured at first: then warnings and worse go to standard error as bare messages.
"""

import os
import _thread
import sys
import time
from types import GenericAlias

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter', 'Formatter', 'Handler',
           'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler', 'StreamHandler', 'WARN', 'WARNING', 'addLevelName',
           'basicConfig', 'captureWarnings', 'critical', 'debug', 'disable', 'error', 'exception', 'fatal', 'getHandlerByName',
           'getHandlerNames', 'getLevelName', 'getLevelNamesMapping', 'getLogRecordFactory', 'getLogger', 'getLoggerClass', 'info',
           'lastResort', 'log', 'makeLogRecord', 'raiseExceptions', 'setLogRecordFactory', 'setLoggerClass', 'shutdown', 'warn',
           'warning']

_startTime = time.time_ns()

# Whether what goes wrong inside of logging is shown on standard error.
raiseExceptions = True
# Whether records say these things.
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

# ---- levels
CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0

_levelToName = {CRITICAL: 'CRITICAL', ERROR: 'ERROR', WARNING: 'WARNING', INFO: 'INFO', DEBUG: 'DEBUG', NOTSET: 'NOTSET'}
_nameToLevel = {'CRITICAL': CRITICAL, 'FATAL': FATAL, 'ERROR': ERROR, 'WARN': WARNING, 'WARNING': WARNING, 'INFO': INFO,
                'DEBUG': DEBUG, 'NOTSET': NOTSET}


def getLevelNamesMapping():
    """The levels by name."""
    return _nameToLevel.copy()


def getLevelName(level):
    """The name of a level; of a name the level; of a number without a name 'Level 15'."""
    found = _levelToName.get(level)
    if found is None:
        found = _nameToLevel.get(level)
    return f'Level {level}' if found is None else found


def addLevelName(level, levelName):
    """Gives a level a name."""
    _levelToName[level] = levelName
    _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if str(level) != level:
        raise TypeError(f'Level not an integer or a valid string: {level!r}')
    if level not in _nameToLevel:
        raise ValueError(f'Unknown level: {level!r}')
    return _nameToLevel[level]


# ---- who called
def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


_srcfile = addLevelName.__code__.co_filename


def _is_internal_frame(frame):
    """Whether a frame belongs to this module or to the import system."""
    filename = frame.f_code.co_filename
    return filename == _srcfile or 'importlib' in filename and '_bootstrap' in filename


_lock = _thread.RLock()


def _thread_name():
    """The name of the running thread; the main thread's is known without module threading."""
    if 'threading' not in sys.modules and _thread.get_ident() == _thread._get_main_thread_ident():
        return 'MainThread'
    import threading
    return threading.current_thread().name


# ---- records
def _is_mapping(value):
    if isinstance(value, dict):
        return True
    from _collections_abc import Mapping
    return isinstance(value, Mapping)


class LogRecord:
    """What was logged: a message with its arguments, when, where and how bad."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time_ns()
        self.name = name
        self.msg = msg
        # A single mapping is there for %(name)s.
        if args and len(args) == 1 and args[0] and _is_mapping(args[0]):
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        try:
            self.filename = os.path.basename(pathname)
            self.module = os.path.splitext(self.filename)[0]
        except (TypeError, ValueError, AttributeError):
            self.filename = pathname
            self.module = 'Unknown module'
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = (now % 1_000_000_000) // 1_000_000 + 0.0
        if self.msecs == 999.0 and int(self.created) != now // 1_000_000_000:
            # The float was rounded up to the next second.
            self.msecs = 0.0
        self.relativeCreated = (now - _startTime) / 1e6
        self.thread = _thread.get_ident() if logThreads else None
        self.threadName = _thread_name() if logThreads else None
        self.processName = 'MainProcess' if logMultiprocessing else None
        self.process = os.getpid() if logProcesses else None
        self.taskName = None

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments."""
        message = str(self.msg)
        return message % self.args if self.args else message


_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    """The function makes all further records."""
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    """The function that makes records."""
    return _logRecordFactory


def makeLogRecord(dict):
    """A record with the given attributes."""
    record = _logRecordFactory(None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


# ---- formats
def _skip(text, at, chars):
    while at < len(text) and text[at] in chars:
        at += 1
    return at


def _skip_number(text, at):
    return at + 1 if text[at:at + 1] == '*' else _skip(text, at, '0123456789')


def _has_percent_field(text):
    """Whether there is something like %(name)-10.3s."""
    at = text.find('%(')
    while at >= 0:
        end = text.find(')', at)
        if end > at + 2 and text[at + 2:end].replace('_', 'a').isalnum():
            end = _skip_number(text, _skip(text, end + 1, '#0+ -'))
            if text[end:end + 1] == '.':
                end = _skip_number(text, end + 1)
            if text[end:end + 1].lower() in tuple('diouxefgcrsa%'):
                return True
        at = text.find('%(', at + 1)
    return False


class PercentStyle:
    """Formats as of the operator %."""

    default_format = '%(message)s'
    asctime_format = '%(asctime)s'
    asctime_search = '%(asctime)'

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        return self.asctime_search in self._fmt

    def validate(self):
        if not _has_percent_field(self._fmt):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return self._defaults | record.__dict__ if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError(f'Formatting field not found in record: {error}')


class StrFormatStyle(PercentStyle):
    """Formats as of str.format."""

    default_format = '{message}'
    asctime_format = '{asctime}'
    asctime_search = '{asctime'

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        try:
            found = self._check_fields()
        except ValueError as error:
            raise ValueError(f'invalid format: {error}')
        if not found:
            raise ValueError('invalid format: no fields')

    def _check_fields(self):
        import re
        import string
        found = False
        for _, field, spec, conversion in string.Formatter().parse(self._fmt):
            if field:
                if not re.match(r'(\d+|\w+)(\.\w+|\[[^]]+\])*$', field):
                    raise ValueError(f'invalid field name/expression: {field!r}')
                found = True
            if conversion and conversion not in 'rsa':
                raise ValueError(f'invalid conversion: {conversion!r}')
            number = r'(\d+|{\w+})?'
            if spec and not re.match(rf'(.?[<>=^])?[+ -]?#?0?{number}[,_]?(\.{number[:-1]})?[bcdefgnosx%]?$', spec, re.I):
                raise ValueError(f'bad specifier: {spec!r}')
        return found


class StringTemplateStyle(PercentStyle):
    """Formats as of string.Template."""

    default_format = '${message}'
    asctime_format = '${asctime}'
    asctime_search = '${asctime}'

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        from string import Template
        self._tpl = Template(self._fmt)

    def usesTime(self):
        return '$asctime' in self._fmt or self.asctime_search in self._fmt

    def validate(self):
        found = False
        for match in self._tpl.pattern.finditer(self._fmt):
            if match['named'] or match['braced']:
                found = True
            elif match[0] == '$':
                raise ValueError("invalid format: bare '$' not allowed")
        if not found:
            raise ValueError('invalid format: no fields')

    def _format(self, record):
        return self._tpl.substitute(**self._values(record))


BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'

_STYLES = {
    '%': (PercentStyle, BASIC_FORMAT),
    '{': (StrFormatStyle, '{levelname}:{name}:{message}'),
    '$': (StringTemplateStyle, '${levelname}:${name}:${message}'),
}


def _check_style(style):
    if style not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")


class Formatter:
    """Makes text of records. The format names attributes of them, in the style of '%', '{' or '$'; datefmt is for time.strftime."""

    converter = time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):
        _check_style(style)
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """When a record was made."""
        converter = self.converter
        # localtime and gmtime are written in Python here, so they bind to an instance, which builtin functions do not.
        if getattr(converter, '__func__', None) in (time.localtime, time.gmtime):
            converter = converter.__func__
        moment = converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):
        """The traceback of an exception, given as of sys.exc_info()."""
        import traceback
        return ''.join(traceback.format_exception(ei[0], ei[1], ei[2])).removesuffix('\n')

    def formatStack(self, stack_info):
        """The text of a stack."""
        return stack_info

    def formatMessage(self, record):
        """The line itself."""
        return self._style.format(record)

    def usesTime(self):
        """Whether the format says when a record was made."""
        return self._style.usesTime()

    def format(self, record):
        """The text of a record; sets its message, asctime and exc_text."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = _on_new_line(text, record.exc_text)
        if record.stack_info:
            text = _on_new_line(text, self.formatStack(record.stack_info))
        return text


def _on_new_line(text, more):
    return text + more if text.endswith('\n') else f'{text}\n{more}'


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Makes text of several records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        return ''

    def formatFooter(self, records):
        return ''

    def format(self, records):
        """The texts of the records, between header and footer."""
        if not records:
            return ''
        return self.formatHeader(records) + ''.join([self.linefmt.format(record) for record in records]) + self.formatFooter(records)


# ---- filters
class Filter:
    """Lets through what a logger of the name, or one below it, logged."""

    def __init__(self, name=''):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Whether the record goes on."""
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Filterer:
    """What has filters: a logger or a handler."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Adds a filter: an object with a method of that name, or a function."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Takes a filter away."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """The record, or another one that a filter gave instead; something false if a filter said no."""
        for filter in self.filters:
            answer = filter.filter(record) if hasattr(filter, 'filter') else filter(record)
            if not answer:
                return False
            if isinstance(answer, LogRecord):
                record = answer
        return record


# ---- handlers
# By name; and all of them, in the order in which they were made.
_handlers = {}
_handlerList = []


def getHandlerByName(name):
    """The handler of a name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """The names of handlers."""
    return frozenset(_handlers)


class Handler(Filterer):
    """Does something with records. A subclass says in emit(record) what that is."""

    def __init__(self, level=NOTSET):
        Filterer.__init__(self)
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        _handlerList.append(self)
        self.createLock()

    def __repr__(self):
        return f'<{type(self).__name__} ({getLevelName(self.level)})>'

    def get_name(self):
        return self._name

    def set_name(self, name):
        _handlers.pop(self._name, None)
        self._name = name
        if name:
            _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """Makes the lock that is held while something is written."""
        self.lock = _thread.RLock()

    def acquire(self):
        """Takes the lock."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Gives the lock back."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Lesser records are left out."""
        self.level = _checkLevel(level)

    def setFormatter(self, fmt):
        """Sets the formatter."""
        self.formatter = fmt

    def format(self, record):
        """The text of a record."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Writes a record, or does what else the handler is for."""
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):
        """Writes a record unless a filter says no."""
        answer = self.filter(record)
        if answer:
            with self.lock:
                self.emit(answer if isinstance(answer, LogRecord) else record)
        return answer

    def flush(self):
        """Nothing is kept back after this."""

    def close(self):
        """The handler will not be used again."""
        self._closed = True
        _handlers.pop(self._name, None)
        if self in _handlerList:
            _handlerList.remove(self)

    def handleError(self, record):
        """Shows on standard error what went wrong while a record was written."""
        if not raiseExceptions or not sys.stderr:
            return
        import traceback
        error = sys.exception()
        write = sys.stderr.write
        try:
            write('--- Logging error ---\n')
            traceback.print_exception(error, file=sys.stderr)
            write('Call stack:\n')
            frame = error.__traceback__.tb_frame
            while frame and frame.f_code.co_filename.startswith('<frozen logging'):
                frame = frame.f_back
            if frame:
                traceback.print_stack(frame, file=sys.stderr)
            else:
                write(f'Logged from file {record.filename}, line {record.lineno}\n')
            try:
                write(f'Message: {record.msg!r}\nArguments: {record.args}\n')
            except RecursionError:
                raise
            except Exception:
                write('Unable to print the message and arguments - possible formatting error.\n'
                      'Use the traceback above to help find the error.\n')
        except OSError:
            pass


class StreamHandler(Handler):
    """Writes to a stream, by default standard error."""

    terminator = '\n'

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, stream=None):
        Handler.__init__(self)
        self.stream = sys.stderr if stream is None else stream

    def __repr__(self):
        name = str(getattr(self.stream, 'name', ''))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"

    def flush(self):
        with self.lock:
            if self.stream and hasattr(self.stream, 'flush'):
                self.stream.flush()

    def emit(self, record):
        try:
            self.stream.write(self.format(record) + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Sets another stream; gives the former, or None if it is the same."""
        former = self.stream
        if stream is former:
            return None
        with self.lock:
            self.flush()
            self.stream = stream
        return former


class FileHandler(StreamHandler):
    """Writes to a file, which is opened at the first record if delay is true."""

    def __init__(self, filename, mode='a', encoding=None, delay=False, errors=None):
        self.baseFilename = os.path.abspath(os.fspath(filename))
        self.mode = mode
        self.encoding = encoding
        if 'b' not in mode:
            from _io import text_encoding
            self.encoding = text_encoding(encoding)
        self.errors = errors
        self.delay = delay
        # At the end of a program the builtin may be gone.
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            StreamHandler.__init__(self, self._open())

    def __repr__(self):
        return f'<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>'

    def _open(self):
        return self._builtin_open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors)

    def close(self):
        with self.lock:
            try:
                stream = self.stream
                if stream:
                    try:
                        self.flush()
                    finally:
                        self.stream = None
                        if hasattr(stream, 'close'):
                            stream.close()
            finally:
                StreamHandler.close(self)

    def emit(self, record):
        # A file that is written anew is not opened again after close().
        if self.stream is None and (self.mode != 'w' or not self._closed):
            try:
                self.stream = self._open()
            except Exception:
                self.handleError(record)
                return
        if self.stream:
            StreamHandler.emit(self, record)


class _StderrHandler(StreamHandler):
    """Writes to what is standard error at that moment."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


_defaultLastResort = _StderrHandler(WARNING)
# For records that find no handler.
lastResort = _defaultLastResort


class NullHandler(Handler):
    """Does nothing; a library adds one so that its records do not go to lastResort."""

    def handle(self, record):
        pass

    def emit(self, record):
        pass

    def createLock(self):
        self.lock = None


# ---- loggers
class PlaceHolder:
    """Stands in the tree for a logger that nobody has asked for, but one below it."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        self.loggerMap.setdefault(alogger)


def _check_logger_class(cls):
    if cls != Logger and not issubclass(cls, Logger):
        raise TypeError('logger not derived from logging.Logger: ' + cls.__name__)


def setLoggerClass(klass):
    """New loggers are made of this class."""
    global _loggerClass
    _check_logger_class(klass)
    _loggerClass = klass


def getLoggerClass():
    """What new loggers are made of."""
    return _loggerClass


class Manager:
    """The tree of loggers."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self):
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        """The logger of a name; it is made at the first time."""
        if not isinstance(name, str):
            raise TypeError('A logger name must be a string')
        found = self.loggerDict.get(name)
        if isinstance(found, Logger):
            return found
        logger = (self.loggerClass or _loggerClass)(name)
        logger.manager = self
        self.loggerDict[name] = logger
        if found is not None:
            self._fixupChildren(found, logger)
        self._fixupParents(logger)
        return logger

    def setLoggerClass(self, klass):
        """New loggers of this tree are made of this class."""
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """The function makes records."""
        self.logRecordFactory = factory

    def _fixupParents(self, alogger):
        """Finds the parent of a new logger; leaves word with those between."""
        name = alogger.name
        while '.' in name[1:]:
            name = name[:name.rindex('.')]
            above = self.loggerDict.get(name)
            if isinstance(above, Logger):
                alogger.parent = above
                return
            if above is None:
                self.loggerDict[name] = PlaceHolder(alogger)
            else:
                above.append(alogger)
        alogger.parent = self.root

    def _fixupChildren(self, ph, alogger):
        """Puts a new logger between those below it and their parents."""
        name = alogger.name
        for child in ph.loggerMap:
            if child.parent.name[:len(name)] != name:
                alogger.parent = child.parent
                child.parent = alogger

    def _clear_cache(self):
        for logger in self.loggerDict.values():
            if isinstance(logger, Logger):
                logger._cache.clear()
        self.root._cache.clear()


class Logger(Filterer):
    """Takes what a part of a program has to say. getLogger() gives one."""

    def __init__(self, name, level=NOTSET):
        Filterer.__init__(self)
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        # Which levels are enabled, until some level is changed.
        self._cache = {}

    def __repr__(self):
        return f'<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>'

    def __reduce__(self):
        if getLogger(self.name) is not self:
            import pickle
            raise pickle.PicklingError('logger cannot be pickled')
        return getLogger, (self.name,)

    # ---- logging
    def debug(self, msg, *args, **kwargs):
        """Logs at DEBUG: logger.debug('%s is wrong', 'this', exc_info=..., extra={...}, stack_info=..., stacklevel=...)."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Logs at INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Logs at WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of warning."""
        _warn_old('method')
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Logs at ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Logs at ERROR, with the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Logs at CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """Another name of critical."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Logs at a level given as a number."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError('level must be an integer')
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        try:
            filename, line, function, stack = self.findCaller(stack_info, stacklevel)
        except ValueError:
            filename, line, function, stack = '(unknown file)', 0, '(unknown function)', None
        if isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, filename, line, msg, args, exc_info, function, extra, stack))

    def findCaller(self, stack_info=False, stacklevel=1):
        """(file, line, function, text of the stack or None) of who logs; frames of this module do not count."""
        frame = currentframe()
        if frame is None:
            return '(unknown file)', 0, '(unknown function)', None
        while stacklevel > 0:
            outer = frame.f_back
            if outer is None:
                # Never beyond the first frame.
                break
            frame = outer
            if not _is_internal_frame(frame):
                stacklevel -= 1
        stack = None
        if stack_info:
            import traceback
            stack = ('Stack (most recent call last):\n' + ''.join(traceback.format_stack(frame))).removesuffix('\n')
        return frame.f_code.co_filename, frame.f_lineno, frame.f_code.co_name, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """Makes a record. May be overridden."""
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ('message', 'asctime') or key in record.__dict__:
                    raise KeyError(f'Attempt to overwrite {key!r} in LogRecord')
                record.__dict__[key] = extra[key]
        return record

    def handle(self, record):
        """Gives a record to the handlers unless a filter says no."""
        if self.disabled:
            return
        answer = self.filter(record)
        if answer:
            self.callHandlers(answer if isinstance(answer, LogRecord) else record)

    def callHandlers(self, record):
        """Gives a record to the handlers of this logger and of those above it."""
        logger = self
        found = False
        while logger:
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
            logger = logger.parent if logger.propagate else None
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
            self.manager.emittedNoHandlerWarning = True

    # ---- settings
    def setLevel(self, level):
        """What is less is not logged."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def getEffectiveLevel(self):
        """The level of this logger or of the nearest one above it that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Whether something at this level would be logged."""
        if self.disabled:
            return False
        enabled = self._cache.get(level)
        if enabled is None:
            enabled = self._cache[level] = self.manager.disable < level and level >= self.getEffectiveLevel()
        return enabled

    def addHandler(self, hdlr):
        """Adds a handler."""
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Takes a handler away."""
        if hdlr in self.handlers:
            # A new list: the old one may be gone through just now.
            self.handlers = [handler for handler in self.handlers if handler != hdlr]

    def hasHandlers(self):
        """Whether there is a handler for what is logged here."""
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    # ---- the tree
    def getChild(self, suffix):
        """The logger below this one."""
        if self.root is not self:
            suffix = f'{self.name}.{suffix}'
        return self.manager.getLogger(suffix)

    def getChildren(self):
        """The loggers directly below this one, as a set."""
        def depth(logger):
            return 0 if logger is logger.manager.root else 1 + logger.name.count('.')
        return {logger for logger in self.manager.loggerDict.values()
                if isinstance(logger, Logger) and logger.parent is self and depth(logger) == 1 + depth(self)}


class RootLogger(Logger):
    """The logger at the top."""

    def __init__(self, level):
        Logger.__init__(self, 'root', level)

    def __reduce__(self):
        return getLogger, ()


def _warn_old(kind):
    import warnings
    warnings.warn(f"The 'warn' {kind} is deprecated, use 'warning' instead", DeprecationWarning, 3)


_loggerClass = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


class LoggerAdapter:
    """Logs with additional attributes: `extra`, or what an overridden process() makes of message and arguments."""

    __class_getitem__ = classmethod(GenericAlias)

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def __repr__(self):
        logger = self.logger
        return f'<{type(self).__name__} {logger.name} ({getLevelName(logger.getEffectiveLevel())})>'

    def process(self, msg, kwargs):
        """The message and the keyword arguments with which to log."""
        if self.merge_extra and kwargs.get('extra') is not None:
            if self.extra is not None:
                kwargs['extra'] = {**self.extra, **kwargs['extra']}
        else:
            kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):
        """Logs at a level given as a number."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def debug(self, msg, *args, **kwargs):
        """Logs at DEBUG."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Logs at INFO."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Logs at WARNING."""
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of warning."""
        _warn_old('method')
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Logs at ERROR."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """Logs at ERROR, with the exception that is being handled."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Logs at CRITICAL."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def _log(self, level, msg, args, **kwargs):
        return self.logger._log(level, msg, args, **kwargs)

    def isEnabledFor(self, level):
        """Whether something at this level would be logged."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """Sets the level of the logger."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """The level of the logger, or of the nearest one above it that has one."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """Whether the logger has handlers."""
        return self.logger.hasHandlers()

    @property
    def manager(self):
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        return self.logger.name


# ---- the root logger
def basicConfig(**kwargs):
    """Gives the root logger handlers if it has none, or instead of those it has with force=True.

    filename, filemode, encoding, errors: a file to write to. stream: a stream to write to. handlers: handlers to add.
    format, datefmt, style: for their formatter. level: of the root logger.
    """
    force = kwargs.pop('force', False)
    encoding = kwargs.pop('encoding', None)
    errors = kwargs.pop('errors', 'backslashreplace')
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    handlers = kwargs.pop('handlers', None)
    if handlers is None:
        if 'stream' in kwargs and 'filename' in kwargs:
            raise ValueError("'stream' and 'filename' should not be specified together")
        filename = kwargs.pop('filename', None)
        mode = kwargs.pop('filemode', 'a')
        if filename:
            if 'b' in mode:
                errors = None
            handlers = [FileHandler(filename, mode, encoding=encoding, errors=errors)]
        else:
            handlers = [StreamHandler(kwargs.pop('stream', None))]
    elif 'stream' in kwargs or 'filename' in kwargs:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    datefmt = kwargs.pop('datefmt', None)
    style = kwargs.pop('style', '%')
    _check_style(style)
    formatter = Formatter(kwargs.pop('format', _STYLES[style][1]), datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    level = kwargs.pop('level', None)
    if level is not None:
        root.setLevel(level)
    if kwargs:
        raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def getLogger(name=None):
    """The logger of a name, which is made at the first time; without a name the root logger."""
    if not name or isinstance(name, str) and name == root.name:
        return root
    return Logger.manager.getLogger(name)


def _configured():
    if not root.handlers:
        basicConfig()
    return root


def critical(msg, *args, **kwargs):
    """Logs at CRITICAL on the root logger; calls basicConfig() if it has no handlers."""
    _configured().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """Another name of critical."""
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Logs at ERROR on the root logger; calls basicConfig() if it has no handlers."""
    _configured().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """Logs at ERROR on the root logger, with the exception that is being handled."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """Logs at WARNING on the root logger; calls basicConfig() if it has no handlers."""
    _configured().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """The old name of warning."""
    _warn_old('function')
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Logs at INFO on the root logger; calls basicConfig() if it has no handlers."""
    _configured().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Logs at DEBUG on the root logger; calls basicConfig() if it has no handlers."""
    _configured().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Logs on the root logger at a level given as a number; calls basicConfig() if it has no handlers."""
    _configured().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Nobody logs at this level or below it."""
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=_handlerList):
    """Flushes and closes all handlers, the last one first."""
    for handler in reversed(handlerList[:]):
        try:
            handler.acquire()
            try:
                if getattr(handler, 'flushOnClose', True):
                    handler.flush()
                handler.close()
            except (OSError, ValueError):
                # The stream is closed already.
                pass
            finally:
                handler.release()
        except Exception:
            if raiseExceptions:
                raise


# ---- warnings
_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    import warnings
    logger = getLogger('py.warnings')
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))


def captureWarnings(capture):
    """Whether warnings go to the logger py.warnings."""
    global _warnings_showwarning
    import warnings
    if capture and _warnings_showwarning is None:
        _warnings_showwarning = warnings.showwarning
        warnings.showwarning = _showwarning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning = _warnings_showwarning
        _warnings_showwarning = None

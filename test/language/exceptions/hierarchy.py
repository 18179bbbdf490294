def chain(cls):
    return [c.__name__ for c in cls.__mro__[:-1]]


for cls in (ValueError, KeyError, IndexError, ZeroDivisionError, OverflowError, FloatingPointError, AttributeError, NameError, UnboundLocalError, TypeError, StopIteration,
            StopAsyncIteration, RuntimeError, RecursionError, NotImplementedError, OSError, FileNotFoundError, PermissionError, TimeoutError, ConnectionResetError,
            ImportError, ModuleNotFoundError, SyntaxError, IndentationError, TabError, UnicodeDecodeError, UnicodeEncodeError, MemoryError, AssertionError, EOFError,
            BufferError, LookupError, ArithmeticError, KeyboardInterrupt, SystemExit, GeneratorExit, Warning, UserWarning, DeprecationWarning, ExceptionGroup):
    print(*chain(cls), sep=" < ")
# expect: ValueError < Exception < BaseException
# expect: KeyError < LookupError < Exception < BaseException
# expect: IndexError < LookupError < Exception < BaseException
# expect: ZeroDivisionError < ArithmeticError < Exception < BaseException
# expect: OverflowError < ArithmeticError < Exception < BaseException
# expect: FloatingPointError < ArithmeticError < Exception < BaseException
# expect: AttributeError < Exception < BaseException
# expect: NameError < Exception < BaseException
# expect: UnboundLocalError < NameError < Exception < BaseException
# expect: TypeError < Exception < BaseException
# expect: StopIteration < Exception < BaseException
# expect: StopAsyncIteration < Exception < BaseException
# expect: RuntimeError < Exception < BaseException
# expect: RecursionError < RuntimeError < Exception < BaseException
# expect: NotImplementedError < RuntimeError < Exception < BaseException
# expect: OSError < Exception < BaseException
# expect: FileNotFoundError < OSError < Exception < BaseException
# expect: PermissionError < OSError < Exception < BaseException
# expect: TimeoutError < OSError < Exception < BaseException
# expect: ConnectionResetError < ConnectionError < OSError < Exception < BaseException
# expect: ImportError < Exception < BaseException
# expect: ModuleNotFoundError < ImportError < Exception < BaseException
# expect: SyntaxError < Exception < BaseException
# expect: IndentationError < SyntaxError < Exception < BaseException
# expect: TabError < IndentationError < SyntaxError < Exception < BaseException
# expect: UnicodeDecodeError < UnicodeError < ValueError < Exception < BaseException
# expect: UnicodeEncodeError < UnicodeError < ValueError < Exception < BaseException
# expect: MemoryError < Exception < BaseException
# expect: AssertionError < Exception < BaseException
# expect: EOFError < Exception < BaseException
# expect: BufferError < Exception < BaseException
# expect: LookupError < Exception < BaseException
# expect: ArithmeticError < Exception < BaseException
# expect: KeyboardInterrupt < BaseException
# expect: SystemExit < BaseException
# expect: GeneratorExit < BaseException
# expect: Warning < Exception < BaseException
# expect: UserWarning < Warning < Exception < BaseException
# expect: DeprecationWarning < Warning < Exception < BaseException
# expect: ExceptionGroup < BaseExceptionGroup < Exception < BaseException
print(IOError is OSError, EnvironmentError is OSError)  # expect: True True
for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), KeyError(), KeyError("a", "b"), OSError(2, "No such file"), OSError(2, "No", "f.txt"), OSError("x"),
          SystemExit(3), StopIteration(5), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), ImportError("m", name="n"), SyntaxError("s"), AttributeError("a", name="n", obj=1),
          NameError("x", name="y"), SystemExit(), SystemExit("t")):
    print(repr(e), "|", str(e), "|", e.args)
# expect: ValueError() |  | ()
# expect: ValueError('a') | a | ('a',)
# expect: ValueError('a', 1) | ('a', 1) | ('a', 1)
# expect: KeyError('k') | 'k' | ('k',)
# expect: KeyError() |  | ()
# expect: KeyError('a', 'b') | ('a', 'b') | ('a', 'b')
# expect: FileNotFoundError(2, 'No such file') | [Errno 2] No such file | (2, 'No such file')
# expect: FileNotFoundError(2, 'No') | [Errno 2] No: 'f.txt' | (2, 'No')
# expect: OSError('x') | x | ('x',)
# expect: SystemExit(3) | 3 | (3,)
# expect: StopIteration(5) | 5 | (5,)
# expect: UnicodeDecodeError('utf-8', b'\xff', 0, 1, 'bad') | 'utf-8' codec can't decode byte 0xff in position 0: bad | ('utf-8', b'\xff', 0, 1, 'bad')
# expect: ImportError('m') | m | ('m',)
# expect: SyntaxError('s') | s | ('s',)
# expect: AttributeError('a') | a | ('a',)
# expect: NameError('x') | x | ('x',)
# expect: SystemExit() |  | ()
# expect: SystemExit('t') | t | ('t',)
e = OSError(2, "No such file", "f.txt")
print(e.errno, e.strerror, e.filename, type(e).__name__, SystemExit(3).code, StopIteration(5).value, KeyError("k").args)
# expect: 2 No such file f.txt FileNotFoundError 3 5 ('k',)
e = SyntaxError("msg", ("file", 1, 2, "text", 1, 3))
print(e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e)
# expect: msg file 1 2 text 1 3 msg (file, line 1)
try:
    ValueError(x=1)
except TypeError as error:
    print(error)
# expect: ValueError() takes no keyword arguments
print(ValueError("a") == ValueError("a"), BaseException("b").__traceback__, Exception.__doc__ is not None)
# expect: False None True

try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args, str(e) == "")
# expect: ValueError() () True
try:
    raise ValueError("a", 2)
except ValueError as e:
    print(repr(e), e)
# expect: ValueError('a', 2) ('a', 2)
try:
    try:
        {}["k"]
    except KeyError as cause:
        raise RuntimeError("wrapped") from cause
except RuntimeError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
# expect: KeyError('k') KeyError('k') True
try:
    try:
        {}["k"]
    except KeyError:
        raise RuntimeError("hidden") from None
except RuntimeError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
# expect: None KeyError('k') True
try:
    try:
        {}["k"]
    except KeyError:
        raise RuntimeError("implicit")
except RuntimeError as e:
    print(e.__cause__, repr(e.__context__), e.__suppress_context__)
# expect: None KeyError('k') False
try:
    raise ValueError("x") from KeyError
except ValueError as e:
    print(repr(e.__cause__))
# expect: KeyError()
for bad in ("raise", "raise 5", "raise 'text'", "raise ValueError from 5", "raise int"):
    try:
        exec(bad)
    except (RuntimeError, TypeError) as e:
        print(bad, "->", e)
# expect: raise -> No active exception to reraise
# expect: raise 5 -> exceptions must derive from BaseException
# expect: raise 'text' -> exceptions must derive from BaseException
# expect: raise ValueError from 5 -> exception causes must derive from BaseException
# expect: raise int -> exceptions must derive from BaseException
def reraise():
    try:
        raise KeyError("original")
    except KeyError:
        try:
            raise ValueError("inner")
        except ValueError:
            pass
        raise
try:
    reraise()
except KeyError as e:
    print("reraised", e, e.__context__)
# expect: reraised 'original' None
class Mine(Exception):
    def __init__(self, code): self.code = code
    def __str__(self): return f"code {self.code}"
try:
    raise Mine(7)
except Mine as e:
    print(e, e.code, e.args, repr(e))
# expect: code 7 7 (7,) Mine(7)
e = ValueError("n")
e.add_note("a note")
print(e.__notes__, e.with_traceback(None) is e)  # expect: ['a note'] True

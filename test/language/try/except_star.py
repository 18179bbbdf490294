def run(group):
    try:
        try:
            raise group
        except* ValueError as g:
            print("values", [str(e) for e in g.exceptions])
        except* (KeyError, IndexError) as g:
            print("lookups", len(g.exceptions), g.message)
        else:
            print("else")
        finally:
            print("finally")
    except BaseExceptionGroup as rest:
        print("rest", rest.message, rest.exceptions)


run(ExceptionGroup("all", [ValueError("a"), KeyError("b"), ValueError("c")]))
# expect: values ['a', 'c']
# expect: lookups 1 all
# expect: finally
run(ExceptionGroup("some", [TypeError("t"), ValueError("v")]))
# expect: values ['v']
# expect: finally
# expect: rest some (TypeError('t'),)
run(ExceptionGroup("none", [TypeError("t")]))
# expect: finally
# expect: rest none (TypeError('t'),)
run(ExceptionGroup("deep", [ExceptionGroup("in", [ValueError("v"), OSError("o")]), IndexError("i")]))
# expect: values ['in (1 sub-exception)']
# expect: lookups 1 deep
# expect: finally
# expect: rest deep (ExceptionGroup('in', [OSError('o')]),)
try:
    try:
        raise ValueError("single")
    except* ValueError as g:
        print(type(g).__name__, repr(g.message), g.exceptions)
except Exception as e:
    print("no", e)
# expect: ExceptionGroup '' (ValueError('single'),)
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        raise KeyError("new")
except Exception as e:
    print(repr(e), repr(e.__context__))
# expect: KeyError('new') ExceptionGroup('g', [ValueError(1)])
try:
    pass
except* OSError:
    print("never")
else:
    print("quiet")
# expect: quiet
g = ExceptionGroup("x", [ValueError(1), TypeError(2), ExceptionGroup("y", [ValueError(3)])])
print(g.split(ValueError), g.subgroup(TypeError), g.subgroup(lambda e: e.args == (3,)))
# expect: (ExceptionGroup('x', [ValueError(1), ExceptionGroup('y', [ValueError(3)])]), ExceptionGroup('x', [TypeError(2)])) x (1 sub-exception) x (1 sub-exception)
print(g.derive([OSError()]), str(g), isinstance(g, Exception))  # expect: x (1 sub-exception) x (3 sub-exceptions) True
for bad in ("ExceptionGroup('m', [])", "ExceptionGroup('m', [5])", "ExceptionGroup('m', [KeyboardInterrupt()])"):
    try:
        eval(bad)
    except (ValueError, TypeError) as e:
        print(e)
# expect: second argument (exceptions) must be a non-empty sequence
# expect: Item 0 of second argument (exceptions) is not an exception
# expect: Cannot nest BaseExceptions in an ExceptionGroup
print(type(BaseExceptionGroup("b", [ValueError()])).__name__)  # expect: ExceptionGroup

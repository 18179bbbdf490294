def careful():
    while True:
        try:
            yield "ready"
        except ValueError as error:
            yield f"caught {error}"
        finally:
            print("finally")


g = careful()
print(next(g))  # expect: ready
print(g.throw(ValueError("one")))  # expect: caught one
print(next(g))
# expect: finally
# expect: ready
try:
    g.throw(KeyError("two"))
except KeyError as error:
    print("out", error)
# expect: finally
# expect: out 'two'
print(next(g, "finished"))  # expect: finished
g = careful()
next(g)
g.close()  # expect: finally
g.close()
print(next(g, "closed"))  # expect: closed
def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2
g = stubborn()
next(g)
try:
    g.close()
except RuntimeError as error:
    print(error)
# expect: generator ignored GeneratorExit
def fresh():
    print("never")
    yield
g = fresh()
try:
    g.throw(OSError("before start"))
except OSError as error:
    print(error)
# expect: before start
print(next(g, "dead"))  # expect: dead
def returns():
    try:
        yield 1
    except ValueError:
        return "from except"
g = returns()
next(g)
try:
    g.throw(ValueError)
except StopIteration as stop:
    print(stop.value)
# expect: from except
def close_value():
    try:
        yield
    except GeneratorExit:
        return "closing value"
g = close_value()
next(g)
print(g.close())  # expect: closing value

# The name of an except clause is gone after the clause.
try:
    raise ValueError("one")
except ValueError as error:
    kept = error
    print(error)
# expect: one
try:
    error
except NameError as missing:
    print(missing)
# expect: name 'error' is not defined
print(kept)  # expect: one
error = "mine"
try:
    raise ValueError("two")
except ValueError as error:
    pass
print("error" in globals())  # expect: False


def f():
    e = "local"
    try:
        raise KeyError("k")
    except KeyError as e:
        del e
    try:
        print(e)
    except UnboundLocalError as problem:
        print(problem)


f()  # expect: cannot access local variable 'e' where it is not associated with a value
try:
    raise ValueError("three")
except ValueError as e:
    e = "reassigned"
    print(e)
# expect: reassigned
try:
    raise KeyError
except (TypeError, KeyError) as e:
    print(repr(e), e.args)
# expect: KeyError() ()
try:
    try:
        1 / 0
    except NameError:
        print("no")
except ArithmeticError as e:
    print(type(e).__mro__[1].__name__)
# expect: ArithmeticError
try:
    try:
        raise ValueError("x")
    except 5:
        pass
except TypeError as e:
    print(e)
# expect: catching classes that do not inherit from BaseException is not allowed
try:
    [].pop()
except IndexError, KeyError:
    print("two types without parentheses")
# expect: two types without parentheses

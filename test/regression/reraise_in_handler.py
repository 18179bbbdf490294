# An exception that no handler wanted went round in its own clean-up code for ever: RERAISE looked its handler up from
# where the exception was first raised.
def f():
    try:
        [].pop()
    except KeyError:
        print("wrong")


try:
    f()
except IndexError as error:
    print(error)  # expect: pop from empty list
for kind in (KeyError, IndexError):
    try:
        try:
            raise kind("x")
        except KeyError:
            print("key")  # expect: key
    except LookupError as error:
        print(type(error).__name__)  # expect: IndexError

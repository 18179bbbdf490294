# A first argument that is no class reached the body of a native __new__ and crashed the host.
class Text(str):
    pass


for attempt in (
    lambda: str.__new__(1),
    lambda: str.__new__(int),
    lambda: str.__new__(),
    lambda: object.__new__(1),
    lambda: object.__new__(int),
    lambda: object.__new__(Text),
    lambda: int.__new__(bool),
    lambda: zip.__new__(1),
    lambda: str.__new__(Text, "fine"),
):
    try:
        print(attempt())
    except TypeError as error:
        print(error)
# expect: str.__new__(X): X is not a type object (int)
# expect: str.__new__(int): int is not a subtype of str
# expect: str.__new__(): not enough arguments
# expect: object.__new__(X): X is not a type object (int)
# expect: object.__new__(int) is not safe, use int.__new__()
# expect: object.__new__(Text) is not safe, use Text.__new__()
# expect: int.__new__(bool) is not safe, use bool.__new__()
# expect: zip.__new__(X): X is not a type object (int)
# expect: fine

# The code of a named tuple's __new__ is put together without the compiler; it must be what the compiler makes.
from collections import namedtuple

for fields in ([], ['x'], ['x', 'y'], ['first', 'b', 'third_field']):
    Made = namedtuple('Made', fields)
    listed = repr(tuple(fields)).replace("'", '')[1:-1]
    made = Made.__new__.__code__
    compiled = eval(f'lambda _cls, {listed}: _tuple_new(_cls, ({listed}))').__code__
    print(Made.__doc__, '|', Made.__new__.__doc__)
    print(made.co_name, made.co_filename, made.co_varnames, made.co_argcount, made.co_flags & 3, made.co_firstlineno)
    print(made.co_stacksize == compiled.co_stacksize, len(made.co_code) == len(compiled.co_code))
    print([place[2:] for place in made.co_positions()][-1][0] == [place[2:] for place in compiled.co_positions()][-1][0])
# expect: Made() | Create new instance of Made()
# expect: <lambda> <string> ('_cls',) 1 3 1
# expect: True True
# expect: True
# expect: Made(x,) | Create new instance of Made(x,)
# expect: <lambda> <string> ('_cls', 'x') 2 3 1
# expect: True True
# expect: True
# expect: Made(x, y) | Create new instance of Made(x, y)
# expect: <lambda> <string> ('_cls', 'x', 'y') 3 3 1
# expect: True True
# expect: True
# expect: Made(first, b, third_field) | Create new instance of Made(first, b, third_field)
# expect: <lambda> <string> ('_cls', 'first', 'b', 'third_field') 4 3 1
# expect: True True
# expect: True

# A call that fails inside stands in the text that was never compiled.
try:
    namedtuple('Pair', 'a b').__new__(int, 1, 2)
except TypeError as error:
    print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name, error.__traceback__.tb_next.tb_lineno)
# expect: tuple.__new__(int): int is not a subtype of tuple <lambda> 1

# Names beyond ASCII take the compiler's form.
Wide = namedtuple('Wide', ['é', 'ﬁ'])
print(Wide._fields, Wide.__new__.__code__.co_varnames, Wide(1, fi=2))
# expect: ('é', 'ﬁ') ('_cls', 'é', 'fi') Wide(é=1, ﬁ=2)

# Context variables, contexts and tokens. Each function is named after the requirement that it shows.
import collections.abc
import re
from contextvars import Context, ContextVar, Token, copy_context


def show(function, *args, **kwargs):
    try:
        result = repr(function(*args, **kwargs))
    except Exception as error:
        result = f'{type(error).__name__}: {error}'
    print('  ', re.sub('0x[0-9a-f]+', '0x...', result))


def c1_construction():
    show(ContextVar)
    show(ContextVar, name='a')
    show(ContextVar, 'a', 1)
    show(ContextVar, 'a', x=1)
    show(ContextVar, 'a', default=1, x=2)
    show(ContextVar, default=1)


def c2_name_is_a_str():
    class Text(str):
        def __hash__(self):
            raise ZeroDivisionError('hash')

    show(ContextVar, 1)
    show(ContextVar, Text('a'))


def c3_read_only():
    var = ContextVar('a')
    show(setattr, var, 'name', 'b')
    show(delattr, var, 'name')
    show(setattr, var, 'other', 1)


def c4_aliases():
    show(lambda: ContextVar[int])
    show(lambda: Token[int])
    show(lambda: Context[int])


def c5_final():
    for cls in (Context, ContextVar, Token):
        show(type, 'Sub', (cls,), {})


def c6_context_arguments():
    show(Context, 1)
    show(Context, a=1)
    show(Context, **{})


def c7_tokens_are_made_by_set():
    show(Token)
    show(type(Token.MISSING))


def c8_hash():
    a, b = ContextVar('a'), ContextVar('a')
    print('  ', hash(a) == hash(a), a == b, {a: 1, b: 2}[a])
    show(hash, Context())
    show(lambda: hash(a.set(1)))


def c10_get():
    a, b = ContextVar('a'), ContextVar('b', default=1)
    show(a.get)
    show(a.get, 3)
    show(b.get)
    show(b.get, 2)
    show(b.get, default=2)
    show(b.get, 1, 2)
    try:
        a.get()
    except LookupError as error:
        print('  ', error.args == (a,))


def c12_set():
    a = ContextVar('a', default=5)
    show(a.set)
    first, second = a.set(1), a.set(2)
    print('  ', first.old_value, second.old_value, first.var is a)


def c14_reset_checks():
    a, b = ContextVar('a'), ContextVar('b')
    token = a.set(1)
    show(a.reset, 1)
    show(b.reset, token)
    elsewhere = Context().run(a.set, 2)
    show(a.reset, elsewhere)
    show(lambda: elsewhere)
    a.reset(token)
    show(a.reset, token)
    show(lambda: token)


def c15_c16_reset_in_any_order():
    a = ContextVar('a', default='none')
    first, second = a.set(1), a.set(2)
    a.reset(first)
    print('  ', a.get())
    a.reset(second)
    print('  ', a.get())


def c17_token_attributes():
    a = ContextVar('a')
    token = a.set(Token.MISSING)
    print('  ', token.old_value, token.old_value is Token.MISSING)
    again = a.set(3)
    a.reset(again)
    print('  ', a.get())
    show(setattr, token, 'var', a)
    show(setattr, token, 'old_value', a)


def c18_token_as_context_manager():
    a = ContextVar('a', default='before')
    with a.set('inside') as token:
        print('  ', a.get(), token.var is a)
    print('  ', a.get())
    try:
        with a.set('inside'):
            raise KeyError('key')
    except KeyError as error:
        print('  ', error, a.get())
    show(token.__exit__, None, None, None)
    show(token.__enter__)


def c19_reprs():
    default = []
    a, b = ContextVar('a'), ContextVar('b', default=default)
    default.append(b)
    show(lambda: a)
    show(lambda: b)
    show(lambda: a.set(1))
    show(Context)


def c20_mapping():
    a, b = ContextVar('a'), ContextVar('b')
    context = Context()
    context.run(a.set, 'value')
    print('  ', a in context, b in context, context[a], len(context), isinstance(context, collections.abc.Mapping))
    show(lambda: context[b])
    show(context.get, b)
    show(context.get, b, 'other')
    show(context.get, b, 1, 2)
    show(context.get)
    keys = context.keys()
    print('  ', type(keys).__name__, type(context.values()).__name__, type(context.items()).__name__, type(iter(context)).__name__)
    print('  ', len(keys), [key is a for key in keys], len(keys), list(keys), list(context.values()))
    show(reversed, context)
    show(lambda: context.__setitem__)


def c21_keys_are_variables():
    context = Context()
    show(lambda: context[1])
    show(lambda: 1 in context)
    show(context.get, 1)


def c22_comparing():
    a = ContextVar('a')

    class Meddling:
        def __eq__(self, other):
            a.set(1)
            return True

    one, two = Context(), Context()
    print('  ', one == two, one != two, one == 1, one is two)
    one.run(a.set, 1)
    print('  ', one == two, one == one.copy())
    two.run(a.set, 1.0)
    print('  ', one == two)
    one.run(a.set, Meddling())
    two.run(a.set, Meddling())
    print('  ', one == two)
    show(lambda: one < two)


def c23_copy():
    a = ContextVar('a')
    context = Context()
    context.run(a.set, 1)
    copy = context.copy()
    context.run(a.set, 2)
    print('  ', context[a], copy[a])
    a.set('here')
    current = copy_context()
    a.set('later')
    print('  ', current[a], a.get())


def c24_run():
    a = ContextVar('a', default='outside')
    context = Context()
    show(context.run)
    show(context.run, lambda *args, **kwargs: (args, kwargs), 1, 2, x=3)

    def fails():
        a.set('bound')
        raise ValueError('from within')

    show(context.run, fails)
    print('  ', context[a], a.get())

    def nested():
        a.set('outer')
        other = Context()
        other.run(a.set, 'inner')
        return a.get(), other[a]

    show(context.run, nested)


def c25_entered_once():
    context = Context()
    show(context.run, context.run, print)
    show(context.run, lambda: len(context))


def c34_generators_see_who_resumes_them():
    a = ContextVar('a', default='none')

    def generate():
        yield a.get()
        a.set('set within')
        yield a.get()

    generator = generate()
    context = Context()
    context.run(a.set, 'of the context')
    print('  ', context.run(next, generator), next(generator), a.get(), context[a])


for name, function in list(globals().items()):
    if re.match(r'c\d+_', name):
        print(name)
        function()
# expect: c1_construction
# expect:    TypeError: ContextVar() takes exactly 1 positional argument (0 given)
# expect:    TypeError: ContextVar() takes exactly 1 positional argument (0 given)
# expect:    TypeError: ContextVar() takes at most 1 positional argument (2 given)
# expect:    TypeError: ContextVar() got an unexpected keyword argument 'x'
# expect:    TypeError: ContextVar() takes at most 2 arguments (3 given)
# expect:    TypeError: ContextVar() takes exactly 1 positional argument (0 given)
# expect: c2_name_is_a_str
# expect:    TypeError: context variable name must be a str
# expect:    ZeroDivisionError: hash
# expect: c3_read_only
# expect:    AttributeError: readonly attribute
# expect:    AttributeError: readonly attribute
# expect:    AttributeError: '_contextvars.ContextVar' object has no attribute 'other' and no __dict__ for setting new attributes
# expect: c4_aliases
# expect:    _contextvars.ContextVar[int]
# expect:    _contextvars.Token[int]
# expect:    TypeError: type '_contextvars.Context' is not subscriptable
# expect: c5_final
# expect:    TypeError: type '_contextvars.Context' is not an acceptable base type
# expect:    TypeError: type '_contextvars.ContextVar' is not an acceptable base type
# expect:    TypeError: type '_contextvars.Token' is not an acceptable base type
# expect: c6_context_arguments
# expect:    TypeError: Context() does not accept any arguments
# expect:    TypeError: Context() does not accept any arguments
# expect:    <_contextvars.Context object at 0x...>
# expect: c7_tokens_are_made_by_set
# expect:    RuntimeError: Tokens can only be created by ContextVars
# expect:    TypeError: cannot create 'Token.MISSING' instances
# expect: c8_hash
# expect:    True False 1
# expect:    TypeError: unhashable type: '_contextvars.Context'
# expect:    TypeError: unhashable type: '_contextvars.Token'
# expect: c10_get
# expect:    LookupError: <ContextVar name='a' at 0x...>
# expect:    3
# expect:    1
# expect:    2
# expect:    TypeError: ContextVar.get() takes no keyword arguments
# expect:    TypeError: get expected at most 1 argument, got 2
# expect:    True
# expect: c12_set
# expect:    TypeError: ContextVar.set() takes exactly one argument (0 given)
# expect:    <Token.MISSING> 1 True
# expect: c14_reset_checks
# expect:    TypeError: expected an instance of Token, got 1
# expect:    ValueError: <Token var=<ContextVar name='a' at 0x...> at 0x...> was created by a different ContextVar
# expect:    ValueError: <Token var=<ContextVar name='a' at 0x...> at 0x...> was created in a different Context
# expect:    <Token var=<ContextVar name='a' at 0x...> at 0x...>
# expect:    RuntimeError: <Token used var=<ContextVar name='a' at 0x...> at 0x...> has already been used once
# expect:    <Token used var=<ContextVar name='a' at 0x...> at 0x...>
# expect: c15_c16_reset_in_any_order
# expect:    none
# expect:    1
# expect: c17_token_attributes
# expect:    <Token.MISSING> True
# expect:    <Token.MISSING>
# expect:    AttributeError: attribute 'var' of '_contextvars.Token' objects is not writable
# expect:    AttributeError: attribute 'old_value' of '_contextvars.Token' objects is not writable
# expect: c18_token_as_context_manager
# expect:    inside True
# expect:    before
# expect:    'key' before
# expect:    RuntimeError: <Token used var=<ContextVar name='a' default='before' at 0x...> at 0x...> has already been used once
# expect:    <Token used var=<ContextVar name='a' default='before' at 0x...> at 0x...>
# expect: c19_reprs
# expect:    <ContextVar name='a' at 0x...>
# expect:    <ContextVar name='b' default=[<ContextVar name='b' default=[...] at 0x...>] at 0x...>
# expect:    <Token var=<ContextVar name='a' at 0x...> at 0x...>
# expect:    <_contextvars.Context object at 0x...>
# expect: c20_mapping
# expect:    True False value 1 True
# expect:    KeyError: <ContextVar name='b' at 0x...>
# expect:    None
# expect:    'other'
# expect:    TypeError: get expected at most 2 arguments, got 3
# expect:    TypeError: get expected at least 1 argument, got 0
# expect:    keys values items keys
# expect:    1 [True] 1 [] ['value']
# expect:    TypeError: '_contextvars.Context' object is not reversible
# expect:    AttributeError: '_contextvars.Context' object has no attribute '__setitem__'
# expect: c21_keys_are_variables
# expect:    TypeError: a ContextVar key was expected, got 1
# expect:    TypeError: a ContextVar key was expected, got 1
# expect:    TypeError: a ContextVar key was expected, got 1
# expect: c22_comparing
# expect:    True False False False
# expect:    False True
# expect:    True
# expect:    True
# expect:    TypeError: '<' not supported between instances of '_contextvars.Context' and '_contextvars.Context'
# expect: c23_copy
# expect:    2 1
# expect:    here later
# expect: c24_run
# expect:    TypeError: run() missing 1 required positional argument
# expect:    ((1, 2), {'x': 3})
# expect:    ValueError: from within
# expect:    bound outside
# expect:    ('outer', 'inner')
# expect: c25_entered_once
# expect:    RuntimeError: cannot enter context: <_contextvars.Context object at 0x...> is already entered
# expect:    0
# expect: c34_generators_see_who_resumes_them
# expect:    of the context set within set within of the context

"""Context variables, after the examples of PEP 567: values that belong to what is being done, not to where in the program it is done.

A precision for a calculation, a language for a reply: functions deep inside ask for them without having been given them, and each
piece of work that runs in a context of its own can change them without anybody else noticing.
"""

from contextvars import Context, ContextVar, copy_context

precision = ContextVar('precision', default=6)
language = ContextVar('language')
GREETINGS = {'en': 'Good morning', 'fr': 'Bonjour', 'ja': 'おはよう'}


def pi():
    """The digits that are asked for, by nobody in particular."""
    return f'{3.14159265358979:.{precision.get()}f}'


def greet(name):
    return f'{GREETINGS[language.get("en")]}, {name}!'


def with_digits(digits):
    """A token takes back what a set() did, and only that."""
    token = precision.set(digits)
    try:
        return pi()
    finally:
        precision.reset(token)


print(pi(), with_digits(2), pi())

# A token is a context manager, too.
with precision.set(3):
    print('inside', pi(), end='; ')
    with precision.set(1):
        print('deeper', pi(), end='; ')
    print('back inside', pi())
print('outside', pi())


# ---- a context for each visitor
def visit(name, spoken):
    language.set(spoken)
    return greet(name)


visitors = [('Ann', 'en'), ('Bruno', 'fr'), ('Chie', 'ja')]
contexts = {}
for name, spoken in visitors:
    contexts[name] = copy_context()
    print(contexts[name].run(visit, name, spoken))
# Each kept what was set in it, and here nothing was.
for name in contexts:
    print(f'{name}: {contexts[name][language]}', end='  ')
print('here:', language.get('nothing'))
print(contexts['Chie'].run(greet, 'Dai'))

# ---- a context is a mapping that cannot be written to
chie = contexts['Chie']
print(len(chie), language in chie, precision in chie, chie.get(precision, 'the default'))
print({variable.name: value for variable, value in chie.items()})
try:
    chie[language] = 'en'
except TypeError as error:
    print(error)

# ---- what goes wrong, goes wrong aloud
try:
    language.get()
except LookupError as error:
    print('LookupError for', error.args[0].name)
token = precision.set(4)
try:
    Context().run(precision.reset, token)
except ValueError as error:
    print('ValueError: ... was', str(error).split(' was ')[1])
precision.reset(token)
try:
    precision.reset(token)
except RuntimeError as error:
    print('RuntimeError: ... has', str(error).split(' has ')[1])
try:
    chie.run(chie.run, print)
except RuntimeError as error:
    print('RuntimeError: ... is', str(error).split(' is ')[1])

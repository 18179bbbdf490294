# C42: in development mode the error of a token from another context says where the token was made.
# differs: CPython has no such note
# flags: -X dev
import re
from contextvars import ContextVar, copy_context

var = ContextVar('var')


def generator():
    token = var.set(1)
    try:
        yield
    finally:
        var.reset(token)


left = generator()
copy_context().run(next, left)
try:
    left.close()
except ValueError as error:
    (note,) = error.__notes__
    # How often the file is named, with its line; the folder is another everywhere.
    print(re.findall(r'(\w+) at \S*(c42_notes.py, line \d+)', note))  # expect: [('MainThread', 'c42_notes.py, line 11'), ('MainThread', 'c42_notes.py, line 15')]
    print('aclosing' in note)  # expect: True

"""Writes cpython-names.txt: the public names of CPython's builtins, builtin types and library modules.

    python3.14 scripts/generate/cpython_names.py

Names only: they are what docs/reference compares this implementation with. A line is `type NAME: members` or `module NAME: names`.
"""

import builtins
import importlib
import inspect
import os
import sys
import warnings

warnings.simplefilter('ignore')
assert sys.version_info[:2] == (3, 14), 'CPython 3.14 is the one to compare with'
LEFT_OUT = {'antigravity', 'this', 'idlelib', 'test', 'lib2to3', 'turtledemo', 'tkinter', 'turtle', 'pip', 'ensurepip', '__main__'}
SUBMODULES = [
    'collections.abc', 'concurrent.futures', 'email.message', 'html.entities', 'html.parser', 'http.client', 'http.server', 'importlib.abc',
    'importlib.machinery', 'importlib.metadata', 'importlib.resources', 'importlib.util', 'json.decoder', 'json.encoder', 'json.tool',
    'logging.config', 'logging.handlers', 'multiprocessing.pool', 'os.path', 'string.templatelib', 'unittest.mock', 'urllib.error',
    'urllib.parse', 'urllib.request', 'wsgiref.util', 'xml.dom.minidom', 'xml.etree.ElementTree', 'xml.sax',
]


def public_names(module):
    names = getattr(module, '__all__', None)
    if names is None:
        names = [name for name, value in vars(module).items() if not name.startswith('_') and not inspect.ismodule(value)]
    return sorted(set(names))


lines = ['module builtins: ' + ' '.join(name for name in sorted(vars(builtins)) if name != '_' and name not in ('__builtins__', '__file__'))]
for name, value in sorted(vars(builtins).items()):
    if isinstance(value, type) and not issubclass(value, BaseException) and value.__name__ == name:
        lines.append(f'type {name}: ' + ' '.join(sorted(dir(value))))
for name in sorted(set(sys.stdlib_module_names) | set(SUBMODULES)):
    top = name.split('.')[0]
    if top in LEFT_OUT or any(part.startswith('_') for part in name.split('.')) and name != '__future__' or name == 'builtins':
        continue
    try:
        module = importlib.import_module(name)
    except ImportError:
        lines.append(f'module {name}:')
        continue
    lines.append(f'module {name}: ' + ' '.join(public_names(module)))
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'cpython-names.txt')
with open(path, 'w', encoding='utf-8') as file:
    file.write('\n'.join(lines) + '\n')
print(f'{len(lines)} lines in {path}')

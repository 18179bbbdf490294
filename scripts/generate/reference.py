"""Writes the pages of docs/reference as JSON on standard output: path and text.

Runs in glasspy itself, so what the pages say is what a program finds. cpython-names.txt, beside this file, says what CPython has.
"""

import builtins
import importlib
import inspect
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
GENERATED = '<!-- Written by `npm run generate` from the running program; not to be edited. -->\n'


def names_of_cpython():
    types, modules = {}, {}
    with open(os.path.join(HERE, 'cpython-names.txt'), encoding='utf-8') as file:
        for line in file:
            head, _, names = line.partition(':')
            kind, name = head.split()
            (types if kind == 'type' else modules)[name] = names.split()
    return types, modules


def first_line(object):
    doc = inspect.getdoc(object)
    if not doc:
        return ''
    lines = [line for line in doc.split('\n\n')[0].split('\n')]
    text = lines[0]
    # An old way to begin a docstring: the call itself.
    if '->' in text or text.startswith(getattr(object, '__name__', ' ') + '('):
        rest = [part for part in doc.split('\n\n')[1:] if part]
        text = ' '.join(rest[0].split()) if rest else text
    return text.strip().replace('|', '\\|').replace('<', '&lt;')


def signature_of(object, name):
    text = getattr(object, '__text_signature__', None)
    if not text:
        return f'{name}(...)'
    for marked in ('$module, /, ', '$self, /, ', '$type, /, ', '$module, ', '$self, ', '$type, ', '$module', '$self', '$type'):
        if text.startswith('(' + marked):
            text = '(' + text[1 + len(marked):]
            break
    if text == '(/)':
        text = '()'
    return name + text


def row(*cells):
    return '| ' + ' | '.join(cells) + ' |\n'


def listed(names):
    return ', '.join(f'`{name}`' for name in names)


def page(title, intro, body):
    return f'# {title}\n\n{GENERATED}\n{intro}\n\n{body.rstrip()}\n'


def exceptions_tree():
    lines = []

    def walk(cls, depth):
        lines.append('    ' + '  ' * depth + cls.__name__)
        subclasses = {sub.__name__: sub for sub in cls.__subclasses__() if sub.__module__ == 'builtins' and not sub.__name__.startswith('_')}
        for name in sorted(subclasses):
            walk(subclasses[name], depth + 1)

    walk(BaseException, 0)
    return '\n'.join(lines) + '\n'


def builtins_page(theirs):
    functions, constants = [], []
    for name, value in sorted(vars(builtins).items()):
        if name.startswith('__') and name != '__import__' or name in ('_', 'copyright', 'credits', 'license'):
            continue
        if inspect.isroutine(value):
            functions.append((name, value))
        elif not isinstance(value, type):
            constants.append(name)
    body = '## Functions\n\n' + row('call', 'what it does') + row('---', '---')
    for name, value in functions:
        body += row(f'`{signature_of(value, name)}`'.replace('|', '\\|'), first_line(value))
    body += f'\n## Other names\n\n{listed(constants)}\n\nTypes have [a page of their own](types.md).\n'
    body += '\n## Exceptions\n\n' + exceptions_tree()
    missing = [name for name in theirs if not hasattr(builtins, name) and not name.startswith('_')]
    body += '\n## Not supported\n\n' + (listed(missing) if missing else 'Nothing: every builtin name of CPython 3.14 is there.') + '\n'
    return page('Builtin functions and exceptions', 'What is there without an import.', body)


def type_section(name, cls, theirs):
    text = f'## {name}\n\n'
    shown = cls.__text_signature__
    if shown:
        text += f'`{name}{shown}`\n\n'
    doc = first_line(cls)
    if doc:
        text += doc + '\n\n'
    methods, attributes, special = [], [], []
    for member in sorted(cls.__dict__):
        value = inspect.getattr_static(cls, member)
        if member.startswith('__'):
            if member not in ('__doc__', '__module__', '__dict__'):
                special.append(member)
        elif member.startswith('_'):
            continue
        elif inspect.isdatadescriptor(value):
            attributes.append((member, value))
        else:
            methods.append((member, getattr(cls, member)))
    if methods:
        text += row('method', 'what it does') + row('---', '---')
        for member, value in methods:
            text += row(f'`{signature_of(value, member)}`'.replace('|', '\\|'), first_line(value))
        text += '\n'
    if attributes:
        text += 'Attributes: ' + '; '.join(f'`{member}`' + (f' ({first_line(value)})' if first_line(value) else '')
                                          for member, value in attributes) + '.\n\n'
    if special:
        text += f'Special methods: {listed(special)}.\n\n'
    missing = sorted(set(theirs) - set(dir(cls)))
    if missing:
        text += f'Not supported: {listed(missing)}.\n\n'
    return text


def types_page(theirs):
    body = ''
    for name, value in sorted(vars(builtins).items()):
        if isinstance(value, type) and not issubclass(value, BaseException) and value.__name__ == name:
            body += type_section(name, value, theirs.get(name, []))
    return page('Builtin types', 'Methods and attributes that a type has itself; what it inherits is with the base.', body)


def has(module, name):
    try:
        getattr(module, name)
    except (AttributeError, ImportError):
        return False
    return True


def public_names(module):
    names = getattr(module, '__all__', None)
    if names is None:
        names = [name for name, value in vars(module).items() if not name.startswith('_') and not inspect.ismodule(value)]
    return sorted(set(names))


def modules_page(theirs):
    body, absent, complete = '', [], []
    for name in sorted(theirs):
        if name == 'builtins':
            continue
        try:
            module = importlib.import_module(name)
        except ImportError:
            absent.append(name)
            continue
        ours = public_names(module)
        missing = [one for one in theirs[name] if not has(module, one)]
        if not missing:
            complete.append(name)
        body += f'## {name}\n\n'
        doc = first_line(module)
        if doc:
            body += doc + '\n\n'
        body += (listed(ours) if ours else 'No public names.') + '\n\n'
        if missing:
            body += f'Not supported: {listed(missing)}.\n\n'
    head = f'All public names of CPython 3.14 are there in: {listed(complete)}.\n\n'
    head += f'Modules that are not there; an import says so: {listed(absent)}.\n\n'
    return page('Modules', 'What can be imported, its public names, and what of CPython 3.14 is not there.', head + body)


def main():
    types, modules = names_of_cpython()
    pages = {
        'docs/reference/builtins.md': builtins_page(modules['builtins']),
        'docs/reference/types.md': types_page(types),
        'docs/reference/modules.md': modules_page(modules),
    }
    json.dump(pages, sys.stdout)


main()

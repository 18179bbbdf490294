"""Documentation as text, from live objects: what the builtin help() shows.

Every object becomes a few lines: a heading, how it is called, its docstring; classes and modules list what is in them.
"""

import builtins
import inspect
import sys
from annotationlib import Format

__all__ = ['Doc', 'ErrorDuringImport', 'Helper', 'TextDoc', 'classify_class_attrs', 'classname', 'describe', 'doc', 'getdoc', 'help',
           'isdata', 'locate', 'pager', 'plain', 'plaintext', 'render_doc', 'resolve', 'safeimport', 'splitdoc', 'text', 'visiblename']


class ErrorDuringImport(Exception):
    """A module that is to be documented cannot be imported."""

    def __init__(self, filename, exc_info):
        self.filename = filename
        self.exc, self.value, self.tb = exc_info

    def __str__(self):
        return f'problem in {self.filename} - {self.exc.__name__}: {self.value}'


# ---- docstrings

def _own_doc(object):
    """A docstring of the object itself: an instance shows that of its class, which is not meant."""
    try:
        doc = object.__doc__ if isinstance(object, type) else builtins.object.__getattribute__(object, '__doc__')
    except AttributeError:
        return None
    if doc is None or not isinstance(doc, str):
        return None
    if object is not type and not isinstance(object, type) and type(object).__doc__ is doc:
        return None
    if isinstance(object, type) and object.__dict__.get('__doc__') is None and '__doc__' not in object.__dict__:
        return None
    if not isinstance(object, type) and type(object).__doc__ == doc and not inspect.isroutine(object):
        return None
    return doc


def _found_doc(object):
    doc = _own_doc(object)
    if doc is None and (inspect.isroutine(object) or inspect.isclass(object) or inspect.isdatadescriptor(object)):
        if inspect.isclass(object):
            return None
        doc = inspect.getdoc(object)
    return None if doc is None else inspect.cleandoc(doc)


def getdoc(object):
    """The docstring of an object, else the comment above it."""
    result = _found_doc(object)
    if not result:
        try:
            result = inspect.getcomments(object)
        except Exception:
            result = None
    return result.rstrip() if result else ''


def splitdoc(doc):
    """The first line of a docstring, and the rest."""
    lines = doc.strip().split('\n')
    if len(lines) == 1:
        return lines[0], ''
    if len(lines) >= 2 and not lines[1].rstrip():
        return lines[0], '\n'.join(lines[2:])
    return '', '\n'.join(lines)


# ---- what is worth showing

_HIDDEN = {
    '__author__', '__builtins__', '__credits__', '__date__', '__doc__', '__docformat__', '__file__', '__loader__', '__module__', '__name__',
    '__package__', '__path__', '__qualname__', '__slots__', '__spec__', '__version__', '__static_attributes__', '__firstlineno__',
    '__annotate__', '__annotate_func__', '__annotations__', '__annotations_cache__', '__cached__', '__conditional_annotations__',
}


def visiblename(name, all=None, obj=None):
    """Whether a name is to be shown."""
    if name in _HIDDEN:
        return 0
    if name.startswith('__') and name.endswith('__'):
        return 1
    if name.startswith('_') and hasattr(obj, '_fields'):
        # A named tuple.
        return True
    if all is not None:
        return name in all
    return not name.startswith('_')


def isdata(object):
    """Whether it is neither a module, class, routine, frame, traceback nor code."""
    return not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object) or inspect.isframe(object)
                or inspect.istraceback(object) or inspect.iscode(object))


def classname(object, modname):
    """The name of a class, with its module when that is another one."""
    if object.__module__ != modname:
        return f'{object.__module__}.{object.__name__}'
    return object.__name__


def _parent(object, modname):
    """What a function or descriptor is defined in, as seen from a module."""
    owner = getattr(object, '__objclass__', None)
    if owner is not None:
        return classname(owner, modname)
    qualname = getattr(object, '__qualname__', None)
    if qualname is None:
        return None
    outer = qualname.rpartition('.')[0]
    module = getattr(object, '__module__', None)
    if module and module != modname:
        return f'{module}.{outer}' if outer else module
    return outer or None


def describe(thing):
    """What a thing is, in a few words."""
    name = getattr(thing, '__name__', None)
    if inspect.ismodule(thing):
        if name in sys.builtin_module_names:
            return f'built-in module {name}'
        return f"{'package' if hasattr(thing, '__path__') else 'module'} {name}"
    if inspect.isbuiltin(thing):
        return f'built-in function {name}'
    for test, word in ((inspect.isgetsetdescriptor, 'getset'), (inspect.ismemberdescriptor, 'member')):
        if test(thing):
            return f'{word} descriptor {thing.__objclass__.__module__}.{thing.__objclass__.__name__}.{name}'
    if inspect.isclass(thing):
        return f'class {name}'
    for test, word in ((inspect.isfunction, 'function'), (inspect.ismethod, 'method'), (inspect.ismethodwrapper, 'method wrapper'),
                       (inspect.ismethoddescriptor, 'method descriptor')):
        if test(thing) and name is not None:
            return f'{word} {name}'
    return type(thing).__name__


def classify_class_attrs(object):
    """As inspect.classify_class_attrs, with data descriptors told apart: (name, kind, class, value)."""
    result = []
    for name, kind, cls, value in inspect.classify_class_attrs(object):
        if inspect.isdatadescriptor(value):
            kind = 'readonly property' if isinstance(value, property) and value.fset is None else 'data descriptor'
        result.append((name, kind, cls, value))
    return result


def sort_attributes(attrs, object):
    """Sort by name, fields of a named tuple in their order first."""
    fields = getattr(object, '_fields', [])
    try:
        order = {name: at - len(fields) for at, name in enumerate(fields)}
    except TypeError:
        order = {}
    attrs.sort(key=lambda attr: (order.get(attr[0], 0), attr[0]))


# ---- text

class Doc:
    """Sends an object to the method that knows its kind."""

    def document(self, object, name=None, *args):
        """The text for any object."""
        args = (object, name) + args
        try:
            if inspect.ismodule(object):
                return self.docmodule(*args)
            if inspect.isclass(object):
                return self.docclass(*args)
            if inspect.isroutine(object):
                return self.docroutine(*args)
        except AttributeError:
            pass
        if inspect.isdatadescriptor(object):
            return self.docdata(*args)
        return self.docother(*args)


class TextDoc(Doc):
    """Makes plain text."""

    def repr(self, object):
        """The repr of a value, short."""
        text = repr(object)
        if ' at 0x' in text and text.startswith('<') and not isinstance(object, (str, bytes)):
            # Addresses say nothing.
            start = text.index(' at 0x')
            end = start + 6
            while end < len(text) and text[end] in '0123456789abcdefABCDEF':
                end += 1
            text = text[:start] + text[end:]
        return text

    def bold(self, text):
        """Text that is to stand out: every character printed twice on the same place."""
        return ''.join(char + '\b' + char for char in text)

    def indent(self, text, prefix='    '):
        """Text with something before every line."""
        if not text:
            return ''
        return '\n'.join((prefix + line).rstrip() for line in text.split('\n')).rstrip()

    def section(self, title, contents):
        """A title with text under it."""
        return f'{self.bold(title)}\n{self.indent(contents).rstrip()}\n\n'

    def formattree(self, tree, modname, parent=None, prefix=''):
        """The classes of a module by their bases."""
        result = ''
        for entry in tree:
            if isinstance(entry, tuple):
                c, bases = entry
                result += prefix + classname(c, modname)
                if bases and bases != (parent,):
                    result += '(' + ', '.join(classname(base, modname) for base in bases) + ')'
                result += '\n'
            else:
                result += self.formattree(entry, modname, c, prefix + '    ')
        return result

    def docmodule(self, object, name=None, mod=None, *ignored):
        """The text for a module."""
        name = object.__name__
        synopsis, description = splitdoc(getdoc(object))
        result = self.section('NAME', name + (f' - {synopsis}' if synopsis else ''))
        all = getattr(object, '__all__', None)
        place = _reference_of(object)
        if place is not None:
            result += self.section('MODULE REFERENCE', place)
        if description:
            result += self.section('DESCRIPTION', description)
        classes = [(key, value) for key, value in inspect.getmembers(object, inspect.isclass)
                   if (all is not None or (inspect.getmodule(value) or object) is object) and visiblename(key, all, object)]
        functions = [(key, value) for key, value in inspect.getmembers(object, inspect.isroutine)
                     if (all is not None or inspect.isbuiltin(value) or inspect.getmodule(value) is object)
                     and visiblename(key, all, object)]
        data = [(key, value) for key, value in inspect.getmembers(object, isdata) if visiblename(key, all, object)]
        contents = _package_contents(object)
        if contents:
            result += self.section('PACKAGE CONTENTS', '\n'.join(contents))
        if classes:
            texts = [self.formattree(inspect.getclasstree([value for _, value in classes], True), name)]
            texts += [self.document(value, key, name) for key, value in classes]
            result += self.section('CLASSES', '\n'.join(texts))
        if functions:
            result += self.section('FUNCTIONS', '\n'.join(self.document(value, key, name) for key, value in functions))
        if data:
            result += self.section('DATA', '\n'.join(self.docother(value, key, name, maxlen=70) for key, value in data))
        if hasattr(object, '__version__'):
            result += self.section('VERSION', str(object.__version__))
        for attribute, title in (('__date__', 'DATE'), ('__author__', 'AUTHOR'), ('__credits__', 'CREDITS')):
            if hasattr(object, attribute):
                result += self.section(title, str(getattr(object, attribute)))
        try:
            file = inspect.getabsfile(object)
        except TypeError:
            file = '(built-in)'
        return result + self.section('FILE', file)

    def docclass(self, object, name=None, mod=None, *ignored):
        """The text for a class."""
        realname = object.__name__
        name = name or realname
        module = object.__module__
        title = f'class {self.bold(realname)}' if name == realname else f'{self.bold(name)} = class {realname}'
        if object.__bases__:
            title += '(' + ', '.join(classname(base, module) for base in object.__bases__) + ')'
        lines = []
        push = lines.append
        try:
            argspec = inspect.signature(object, annotation_format=Format.STRING).format(max_width=80, quote_annotation_strings=False)
        except (ValueError, TypeError):
            argspec = ''
        if argspec and argspec != '()':
            push(name + argspec + '\n')
        doc = getdoc(object)
        if doc:
            push(doc + '\n')
        mro = list(inspect.getmro(object))
        if len(mro) > 2:
            push('Method resolution order:')
            for base in mro:
                push('    ' + classname(base, module))
            push('')
        subclasses = sorted(cls.__name__ for cls in type.__subclasses__(object)
                            if not cls.__name__.startswith('_') and getattr(cls, '__module__', '') == 'builtins')
        if subclasses:
            push('Built-in subclasses:')
            for one in subclasses[:4]:
                push('    ' + one)
            if len(subclasses) > 4:
                push(f'    ... and {len(subclasses) - 4} other subclasses')
            push('')
        attrs = [attr for attr in classify_class_attrs(object) if visiblename(attr[0], obj=object)]
        has_lines = False

        def start(message):
            nonlocal has_lines
            if has_lines:
                push('-' * 70)
            has_lines = True
            push(message)

        def take(kind):
            nonlocal attrs
            taken = [attr for attr in attrs if attr[1] == kind]
            attrs = [attr for attr in attrs if attr[1] != kind]
            return taken

        def show(message, kind):
            taken = take(kind)
            if not taken:
                return
            start(message)
            for name, _, home, value in taken:
                try:
                    value = getattr(object, name)
                except Exception:
                    # A dynamic attribute: there is only the descriptor.
                    push(self.docdata(value, name, module))
                else:
                    push(self.document(value, name, module, object, home))

        def show_descriptors(message, kind):
            taken = take(kind)
            if not taken:
                return
            start(message)
            for name, _, _, value in taken:
                push(self.docdata(value, name, module))

        def show_data(message):
            taken = take('data')
            if not taken:
                return
            start(message)
            for name, _, home, value in taken:
                doc = getdoc(value) if callable(value) or inspect.isdatadescriptor(value) else None
                try:
                    value = getattr(object, name)
                except AttributeError:
                    value = home.__dict__[name]
                push(self.docother(value, name, module, maxlen=70, doc=doc) + '\n')

        while attrs:
            home = mro.pop(0) if mro else attrs[0][2]
            inherited = [attr for attr in attrs if attr[2] is not home]
            attrs = [attr for attr in attrs if attr[2] is home]
            if object is not builtins.object and home is builtins.object:
                attrs = inherited
                continue
            where = 'defined here' if home is object else f'inherited from {classname(home, module)}'
            sort_attributes(attrs, object)
            show(f'Methods {where}:\n', 'method')
            show(f'Class methods {where}:\n', 'class method')
            show(f'Static methods {where}:\n', 'static method')
            show_descriptors(f'Readonly properties {where}:\n', 'readonly property')
            show_descriptors(f'Data descriptors {where}:\n', 'data descriptor')
            show_data(f'Data and other attributes {where}:\n')
            attrs = inherited
        text = '\n'.join(lines)
        if not text:
            return title + '\n'
        return title + '\n' + self.indent(text.rstrip(), ' |  ') + '\n'

    def _note(self, object, mod, cl, home):
        """Where a routine comes from, if not from what is being documented."""
        receiver = getattr(object, '__self__', None)
        if receiver is not None and not inspect.ismodule(receiver):
            if inspect.isclass(receiver):
                if receiver is not cl:
                    return f' class method of {classname(receiver, mod)}'
                parent = _parent(getattr(object, '__func__', object), mod)
                return f' from {parent}' if parent and parent != classname(home or cl, mod) and inspect.ismethod(object) else ''
            return f' method of {classname(type(receiver), mod)} instance' if cl is None or receiver is not cl else ''
        if cl is not None:
            parent = _parent(object, mod)
            return f' from {parent}' if parent and parent != classname(home or cl, mod) else ''
        owner = getattr(object, '__objclass__', None)
        return f' unbound {classname(owner, mod)} method' if owner is not None else ''

    def docroutine(self, object, name=None, mod=None, cl=None, homecls=None):
        """The text for a function or method."""
        realname = object.__name__
        name = name or realname
        note = self._note(object, mod, cl, homecls)
        is_alias = False
        if name == realname:
            title = self.bold(realname)
        else:
            if cl is not None and inspect.getattr_static(cl, realname, None) is not None and getattr(cl, realname, None) is object:
                is_alias = True
                note = ''
            title = f'{self.bold(name)} = {realname}'
        try:
            sig = inspect.signature(object, annotation_format=Format.STRING)
            argspec = sig.format(max_width=80, quote_annotation_strings=False)
        except (ValueError, TypeError):
            argspec = '(...)'
        if realname == '<lambda>':
            title = f'{self.bold(name)} lambda '
            argspec = argspec[1:-1]
        qualifier = 'async ' if inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object) else ''
        declaration = qualifier + title + argspec + note
        if is_alias:
            return declaration + '\n'
        doc = getdoc(object)
        return declaration + '\n' + (self.indent(doc).rstrip() + '\n' if doc else '')

    def docdata(self, object, name=None, mod=None, cl=None, *ignored):
        """The text for a data descriptor."""
        text = f'{self.bold(name)}\n' if name else ''
        doc = getdoc(object)
        return text + (self.indent(doc) + '\n' if doc else '')

    docproperty = docdata

    def docother(self, object, name=None, mod=None, parent=None, *ignored, maxlen=None, doc=None):
        """The text for any other value."""
        text = self.repr(object)
        before = f'{name} = ' if name else ''
        if maxlen and len(before) + len(text) > maxlen:
            text = text[:maxlen - len(before)] + '...'
        line = before + text
        if not doc:
            doc = getdoc(object)
        return line + ('\n' + self.indent(str(doc)) + '\n' if doc else '')


def _reference_of(module):
    """Where the manual describes a module of the standard library."""
    name = module.__name__
    if name.split('.')[0] not in sys.stdlib_module_names or name.startswith('_') or getattr(module, '__file__', None):
        return None
    return f'https://docs.python.org/3.14/library/{name.lower()}.html'


def _package_contents(module):
    import os
    found = []
    for folder in getattr(module, '__path__', ()):
        try:
            entries = os.listdir(folder)
        except OSError:
            continue
        for entry in entries:
            if entry.endswith('.py') and entry != '__init__.py':
                found.append(entry[:-3])
            elif os.path.isfile(os.path.join(folder, entry, '__init__.py')):
                found.append(entry + ' (package)')
    return sorted(found)


class _PlainTextDoc(TextDoc):
    def bold(self, text):
        return text


text = TextDoc()
plaintext = _PlainTextDoc()


def plain(text):
    """Text without the doubled characters that mark bold type on old printers."""
    result = []
    for char in text:
        if char == '\b' and result:
            result.pop()
        else:
            result.append(char)
    return ''.join(result)


def pager(text, title=''):
    """Shows text: all at once."""
    sys.stdout.write(plain(text))


# ---- finding what is asked for

def safeimport(path, forceload=0, cache={}):
    """Import a module; None when there is none of that name."""
    try:
        module = __import__(path)
    except ImportError as error:
        if error.name == path or (error.name and path.startswith(error.name + '.')):
            return None
        raise ErrorDuringImport(path, (type(error), error, error.__traceback__))
    except Exception as error:
        raise ErrorDuringImport(path, (type(error), error, error.__traceback__))
    for part in path.split('.')[1:]:
        try:
            module = getattr(module, part)
        except AttributeError:
            return None
    return module


def locate(path, forceload=0):
    """The object that a dotted name stands for, importing modules on the way; None when there is none."""
    parts = [part for part in path.split('.') if part]
    module = None
    at = 0
    while at < len(parts):
        following = safeimport('.'.join(parts[:at + 1]), forceload)
        if following is None:
            break
        module = following
        at += 1
    object = builtins if module is None else module
    for part in parts[at:]:
        try:
            object = getattr(object, part)
        except AttributeError:
            return None
    return object


def resolve(thing, forceload=0):
    """An object and its name, from the object or its name."""
    if isinstance(thing, str):
        object = locate(thing, forceload)
        if object is None:
            raise ImportError(f'No Python documentation found for {thing!r}.\n'
                              'Use help() to get the interactive help utility.\n'
                              'Use help(str) for help on the str class.')
        return object, thing
    name = getattr(thing, '__name__', None)
    return thing, name if isinstance(name, str) else None


def render_doc(thing, title='Python Library Documentation: %s', forceload=0, renderer=None):
    """The text of help() for an object or its name."""
    if renderer is None:
        renderer = text
    object, name = resolve(thing, forceload)
    what = describe(object)
    module = inspect.getmodule(object)
    if name and '.' in name:
        what += ' in ' + name[:name.rfind('.')]
    elif module and module is not object:
        what += ' in module ' + module.__name__
    if not (inspect.ismodule(object) or inspect.isclass(object) or inspect.isroutine(object) or inspect.isdatadescriptor(object)
            or _own_doc(object)):
        # An instance: its class says what it can do.
        object = object.__origin__ if hasattr(object, '__origin__') else type(object)
        what += ' object'
    return title % what + '\n\n' + renderer.document(object, name)


def doc(thing, title='Python Library Documentation: %s', forceload=0, output=None, is_cli=False):
    """Show the documentation of an object or name."""
    try:
        shown = render_doc(thing, title, forceload, plaintext)
    except ImportError as error:
        if is_cli:
            raise
        shown = str(error) + '\n'
    if output is None:
        pager(shown)
    else:
        output.write(plain(shown))


_TOPICS = {
    'False': 'The false value of bool; it counts as 0.',
    'None': 'The one value of NoneType: there is nothing.',
    'True': 'The true value of bool; it counts as 1.',
    'and': 'x and y: x if x is false, else y. y is evaluated only if it is needed.',
    'as': 'Gives a name: in import, with, except and case.',
    'assert': 'assert condition, message: raises AssertionError when the condition is false. Left out with -O.',
    'async': 'async def, async for, async with: functions that can wait, and loops and contexts that wait.',
    'await': 'await x: waits for what an awaitable gives.',
    'break': 'Leaves the innermost loop; its else part is not run.',
    'class': 'class Name(bases): makes a class from the names that its body defines.',
    'continue': 'Goes on with the next round of the innermost loop.',
    'def': 'def name(parameters): makes a function.',
    'del': 'Takes away a name, an item or an attribute.',
    'elif': 'A further condition of an if statement.',
    'else': 'What runs if no condition was true, a loop was not broken off, or a try had no exception.',
    'except': 'except E as e: runs when the try part raised an E. except* takes parts of exception groups.',
    'finally': 'What runs when a try statement is left, however it is left.',
    'for': 'for target in iterable: runs its body with each item.',
    'from': 'from module import names; also raise ... from cause and yield from iterable.',
    'global': 'Says that names in a function are those of the module.',
    'if': 'if condition: runs its body when the condition is true. x if c else y is the expression.',
    'import': 'import module: finds a module, runs it once and binds its name.',
    'in': 'x in y: whether y contains x. Also part of for.',
    'is': 'x is y: whether both are the same object.',
    'lambda': 'lambda parameters: expression makes a function without a name.',
    'nonlocal': 'Says that names in a function are those of the function around it.',
    'not': 'not x: False if x is true, else True.',
    'or': 'x or y: x if x is true, else y. y is evaluated only if it is needed.',
    'pass': 'Does nothing.',
    'raise': 'Raises an exception; alone, the one being handled once more.',
    'return': 'Leaves the function and gives a value.',
    'try': 'try: ... except ... else ... finally: handles exceptions.',
    'while': 'while condition: runs its body as long as the condition is true.',
    'with': 'with context as name: enters a context manager and leaves it in any case.',
    'yield': 'Gives a value to whoever iterates, and waits until the next is asked for.',
}


class Helper:
    """What help is: called with an object or the name of one."""

    keywords = _TOPICS

    def __init__(self, input=None, output=None):
        self._input = input
        self._output = output

    @property
    def input(self):
        return self._input or sys.stdin

    @property
    def output(self):
        return self._output or sys.stdout

    def __repr__(self):
        return '<pydoc.Helper instance>'

    _GoInteractive = object()

    def __call__(self, request=_GoInteractive):
        if request is not self._GoInteractive:
            self.help(request)
            return
        self.output.write('help(object) shows what is known of an object, help("name") of what a name stands for,\n'
                          'help("keywords") and help("modules") list names.\n')

    def help(self, request, is_cli=False):
        if isinstance(request, str):
            request = request.strip()
            if request == 'keywords':
                self.listkeywords()
            elif request == 'modules':
                self.listmodules()
            elif request in _TOPICS:
                self.output.write(f'{request}\n{"*" * len(request)}\n\n{_TOPICS[request]}\n')
            elif request:
                doc(request, 'Help on %s:', output=self._output)
        elif isinstance(request, Helper):
            self()
        else:
            doc(request, 'Help on %s:', output=self._output)
        self.output.write('\n')

    def list(self, items, columns=4, width=80):
        items = sorted(items)
        column = width // columns
        rows = (len(items) + columns - 1) // columns
        for row in range(rows):
            cells = [items[at] for at in range(row, len(items), rows)]
            self.output.write(''.join(cell.ljust(column - 1) + ' ' for cell in cells).rstrip() + '\n')

    def listkeywords(self):
        self.output.write('The keywords of the language; help("name") says what each is for.\n\n')
        self.list(self.keywords)

    def listmodules(self):
        self.list(name for name in sys.stdlib_module_names if not name.startswith('_'))


help = Helper()

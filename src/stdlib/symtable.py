"""The compiler's view of names: which scope each belongs to, and what is done with it.

Each block of a source text (a module, class, function, or one of the small functions in which annotations, type parameters and
aliases are evaluated) is a SymbolTable, each name in it a Symbol.
"""

import _symtable
from enum import StrEnum

__all__ = ['symtable', 'SymbolTableType', 'SymbolTable', 'Class', 'Function', 'Symbol']

# What is known of a name, as bits; the scope stands above them.
USE = 16
DEF_GLOBAL, DEF_NONLOCAL, DEF_LOCAL, DEF_PARAM, DEF_TYPE_PARAM = 1, 8, 2, 4, 1024
DEF_FREE_CLASS, DEF_IMPORT, DEF_ANNOT, DEF_COMP_ITER, DEF_COMP_CELL = 64, 128, 256, 512, 2048
DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM
SCOPE_OFF, SCOPE_MASK = 12, 15
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = 1, 2, 3, 4, 5
_scopes = {LOCAL: 'LOCAL', GLOBAL_EXPLICIT: 'GLOBAL_EXPLICIT', GLOBAL_IMPLICIT: 'GLOBAL_IMPLICIT', FREE: 'FREE', CELL: 'CELL'}
_flags = [('USE', USE), *((name, value) for name, value in globals().items() if name.startswith('DEF_'))]


def symtable(code, filename, compile_type):
    """Return the table of the module that a source text is; compile_type is the mode of compile()."""
    return _table(_symtable.symtable(code, filename, compile_type), filename)


def _table(block, filename):
    return {'function': Function, 'class': Class}.get(block[0], SymbolTable)(block, filename)


class SymbolTableType(StrEnum):
    MODULE = 'module'
    FUNCTION = 'function'
    CLASS = 'class'
    ANNOTATION = 'annotation'
    TYPE_ALIAS = 'type alias'
    TYPE_PARAMETERS = 'type parameters'
    TYPE_VARIABLE = 'type variable'


def _scope(flags):
    return flags >> SCOPE_OFF & SCOPE_MASK


class SymbolTable:
    """A block and its names."""

    def __init__(self, raw_table, filename):
        self._type, self._name, self._line, self._nested, self._facts, self._parameters, blocks = raw_table
        self._raw, self._filename = raw_table, filename
        self._children = [_table(block, filename) for block in blocks]
        self._symbols = {}

    def __repr__(self):
        kind = '' if type(self) is SymbolTable else f'{type(self).__name__} '
        what = f'module {self._filename}' if self._name == 'top' else f'{self._name} in {self._filename}'
        return f'<{kind}SymbolTable for {what}>'

    def get_type(self):
        """Return what kind of block it is, a SymbolTableType."""
        return SymbolTableType(self._type)

    def get_id(self):
        """Return a number that no other table has."""
        return id(self._raw)

    def get_name(self):
        """Return the name of the class or function, or 'top'."""
        return self._name

    def get_lineno(self):
        """Return the line on which the block begins."""
        return self._line

    def is_optimized(self):
        """Return whether its variables are those of a function."""
        return self._type == 'function'

    def is_nested(self):
        """Return whether a function is around it."""
        return self._nested

    def has_children(self):
        """Return whether there are blocks in it."""
        return bool(self._children)

    def get_identifiers(self):
        """Return the names in it."""
        return self._facts.keys()

    def lookup(self, name):
        """Return the Symbol for a name."""
        symbol = self._symbols.get(name)
        if symbol is None:
            facts = self._facts[name]
            namespaces = [table for table in self._children if table._name == name]
            symbol = self._symbols[name] = Symbol(name, facts, namespaces, module_scope=self._name == 'top')
        return symbol

    def get_symbols(self):
        """Return the Symbols of all names."""
        return [self.lookup(name) for name in self._facts]

    def get_children(self):
        """Return the tables of the blocks in it."""
        return list(self._children)


class Function(SymbolTable):
    """The block of a function."""

    def _names(self, is_meant):
        return tuple(name for name, facts in self._facts.items() if is_meant(facts))

    def get_parameters(self):
        """Return the names of its parameters."""
        return self._names(lambda facts: facts & DEF_PARAM)

    def get_locals(self):
        """Return the names of its variables."""
        return self._names(lambda facts: _scope(facts) in (LOCAL, CELL))

    def get_globals(self):
        """Return its names that are global."""
        return self._names(lambda facts: _scope(facts) in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT))

    def get_nonlocals(self):
        """Return the names that it declares nonlocal."""
        return self._names(lambda facts: facts & DEF_NONLOCAL)

    def get_frees(self):
        """Return its names that belong to a function around it."""
        return self._names(lambda facts: _scope(facts) == FREE)


class Class(SymbolTable):
    """The block of a class."""

    def get_methods(self):
        """Return the names of the functions that are defined in it."""
        import warnings
        warnings.warn(f'{type(self).__module__}.{type(self).__name__}.get_methods() is deprecated '
                      f'and will be removed in Python 3.16.', DeprecationWarning, stacklevel=2)
        methods = {}
        for table in self._children:
            if _scope(self._facts.get(table._name, 0)) != LOCAL:
                continue
            if table._type == 'type parameters':
                # A generic function is in the block of its parameters.
                inner = [child for child in table._children if child._name == table._name and child._type == 'function']
                if inner:
                    methods[table._name] = True
            elif table._type == 'function' and not (table._name == 'genexpr' and '.0' in table._parameters):
                methods[table._name] = True
        return tuple(methods)


class Symbol:
    """A name in a block."""

    def __init__(self, name, flags, namespaces=None, *, module_scope=False):
        self.__name, self.__flags, self.__scope = name, flags, _scope(flags)
        self.__namespaces, self.__module_scope = namespaces or (), module_scope

    def __repr__(self):
        return f'<symbol {self.__name!r}: {self._scope_str()}, {"|".join(self._flags_str())}>'

    def _scope_str(self):
        return _scopes.get(self.__scope) or str(self.__scope)

    def _flags_str(self):
        return (name for name, value in _flags if self.__flags & value == value)

    def get_name(self):
        """Return the name."""
        return self.__name

    def is_referenced(self):
        """Return whether it is used in its block."""
        return bool(self.__flags & USE)

    def is_parameter(self):
        """Return whether it is a parameter."""
        return bool(self.__flags & DEF_PARAM)

    def is_type_parameter(self):
        """Return whether it is a type parameter."""
        return bool(self.__flags & DEF_TYPE_PARAM)

    def is_global(self):
        """Return whether it is global."""
        return self.__scope in (GLOBAL_IMPLICIT, GLOBAL_EXPLICIT) or bool(self.__module_scope and self.__flags & DEF_BOUND)

    def is_nonlocal(self):
        """Return whether it is declared nonlocal."""
        return bool(self.__flags & DEF_NONLOCAL)

    def is_declared_global(self):
        """Return whether it is declared global."""
        return self.__scope == GLOBAL_EXPLICIT

    def is_local(self):
        """Return whether it belongs to its block."""
        return self.__scope in (LOCAL, CELL) or bool(self.__module_scope and self.__flags & DEF_BOUND)

    def is_annotated(self):
        """Return whether it has an annotation."""
        return bool(self.__flags & DEF_ANNOT)

    def is_free(self):
        """Return whether it belongs to a function around its block."""
        return self.__scope == FREE

    def is_free_class(self):
        """Return whether it is bound in a class and free for the class's methods."""
        return bool(self.__flags & DEF_FREE_CLASS)

    def is_imported(self):
        """Return whether an import binds it."""
        return bool(self.__flags & DEF_IMPORT)

    def is_assigned(self):
        """Return whether it is assigned to."""
        return bool(self.__flags & DEF_LOCAL)

    def is_comp_iter(self):
        """Return whether a comprehension goes through its values."""
        return bool(self.__flags & DEF_COMP_ITER)

    def is_comp_cell(self):
        """Return whether it is a cell of a comprehension that is inlined."""
        return bool(self.__flags & DEF_COMP_CELL)

    def is_namespace(self):
        """Return whether a class or function in its block has this name."""
        return bool(self.__namespaces)

    def get_namespaces(self):
        """Return the tables of the classes and functions with this name."""
        return self.__namespaces

    def get_namespace(self):
        """Return the only table with this name."""
        if not self.__namespaces:
            raise ValueError('name is not bound to any namespaces')
        if len(self.__namespaces) > 1:
            raise ValueError('name is bound to multiple namespaces')
        return self.__namespaces[0]


def main(args):
    """Print the tables of files, or of standard input."""
    import sys

    def show(table, depth=0):
        indent = '    ' * depth
        what = f'from file {table._filename!r}' if table.get_type() == 'module' else repr(table.get_name())
        print(f'{indent}symbol table for {"nested " if table.is_nested() else ""}{table.get_type()} {what}:')
        for symbol in table.get_symbols():
            print(f'    {indent}{symbol._scope_str().lower()} symbol {symbol.get_name()!r}: {", ".join(symbol._flags_str()).lower()}')
        print()
        for child in table.get_children():
            show(child, depth + 1)

    for filename in args or ['-']:
        if filename == '-':
            filename, source = '<stdin>', sys.stdin.read()
        else:
            with open(filename, 'rb') as file:
                source = file.read()
        show(symtable(source, filename, 'exec'))


if __name__ == '__main__':
    import sys
    main(sys.argv[1:])

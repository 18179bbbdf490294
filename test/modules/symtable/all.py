# Module symtable: the scopes of a text with every kind of block and symbol; and the errors.
# since: 3.14
import symtable
source = '''
import os, sys as system
x: int = 1
def outer(a, b=2, *args, c: int, **kw):
    """doc"""
    global g
    y = a
    def inner():
        nonlocal y
        y = z = b
        return [i for i in args if i and z], (j for j in kw), lambda q=1: q + len
    class Local:
        attr = y
        def method(self): return __class__, super(), attr, y
    return inner
class Base[T: int = str](dict):
    def one(self): pass
    def two[U](self, u: U) -> T: return U
    genexpr = (k for k in [])
    for loop in range(3): pass
    value = [v for v in [1]]
type Alias[P, *Ts, **K] = list[P]
async def later():
    async with x as y: yield await y
    try: pass
    except E as e: del e
def dup(): pass
def dup(): pass
match x:
    case {"k": found, **rest}: pass
'''
def show(table, depth=0):
    pad = '  ' * depth
    print(pad, table, table.get_type(), table.get_name(), table.get_lineno(), table.is_optimized(), table.is_nested(), table.has_children())
    for s in table.get_symbols():
        print(pad, ' ', s, [name[3:] for name in dir(s) if name.startswith('is_') and getattr(s, name)()], s.get_namespaces())
    if isinstance(table, symtable.Function):
        print(pad, ' ', table.get_parameters(), table.get_locals(), table.get_globals(), table.get_nonlocals(), table.get_frees())
    if isinstance(table, symtable.Class):
        import warnings
        with warnings.catch_warnings(record=True) as got:
            warnings.simplefilter('always')
            print(pad, ' ', table.get_methods(), *(w.message for w in got))
    for child in table.get_children(): show(child, depth + 1)
top = symtable.symtable(source, 'file.py', 'exec')
show(top)
# expect:  <SymbolTable for module file.py> module top 0 False False True
# expect:    <symbol 'os': LOCAL, DEF_IMPORT> ['global', 'imported', 'local'] ()
# expect:    <symbol 'system': LOCAL, DEF_IMPORT> ['global', 'imported', 'local'] ()
# expect:    <symbol 'x': LOCAL, USE|DEF_LOCAL|DEF_ANNOT> ['annotated', 'assigned', 'global', 'local', 'referenced'] ()
# expect:    <symbol '__conditional_annotations__': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:    <symbol 'outer': LOCAL, DEF_LOCAL> ['assigned', 'global', 'local', 'namespace'] [<Function SymbolTable for outer in file.py>]
# expect:    <symbol 'g': GLOBAL_EXPLICIT, DEF_GLOBAL> ['declared_global', 'global'] ()
# expect:    <symbol 'Base': LOCAL, DEF_LOCAL> ['assigned', 'global', 'local', 'namespace'] [<SymbolTable for Base in file.py>]
# expect:    <symbol 'Alias': LOCAL, DEF_LOCAL> ['assigned', 'global', 'local', 'namespace'] [<SymbolTable for Alias in file.py>]
# expect:    <symbol 'later': LOCAL, DEF_LOCAL> ['assigned', 'global', 'local', 'namespace'] [<Function SymbolTable for later in file.py>]
# expect:    <symbol 'dup': LOCAL, DEF_LOCAL> ['assigned', 'global', 'local', 'namespace'] [<Function SymbolTable for dup in file.py>, <Function SymbolTable for dup in file.py>]
# expect:    <symbol 'found': LOCAL, DEF_LOCAL> ['assigned', 'global', 'local'] ()
# expect:    <symbol 'rest': LOCAL, DEF_LOCAL> ['assigned', 'global', 'local'] ()
# expect:    <SymbolTable for __annotate__ in file.py> annotation __annotate__ 3 False False False
# expect:      <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:      <symbol 'int': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:    <SymbolTable for __annotate__ in file.py> annotation __annotate__ 4 False False False
# expect:      <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:      <symbol 'int': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:    <Function SymbolTable for outer in file.py> function outer 4 True False True
# expect:      <symbol 'a': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:      <symbol 'b': CELL, DEF_PARAM> ['local', 'parameter'] ()
# expect:      <symbol 'c': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:      <symbol 'args': CELL, DEF_PARAM> ['local', 'parameter'] ()
# expect:      <symbol 'kw': CELL, DEF_PARAM> ['local', 'parameter'] ()
# expect:      <symbol 'g': GLOBAL_EXPLICIT, DEF_GLOBAL> ['declared_global', 'global'] ()
# expect:      <symbol 'y': CELL, DEF_LOCAL> ['assigned', 'local'] ()
# expect:      <symbol 'inner': LOCAL, USE|DEF_LOCAL> ['assigned', 'local', 'namespace', 'referenced'] [<Function SymbolTable for inner in file.py>]
# expect:      <symbol 'Local': LOCAL, DEF_LOCAL> ['assigned', 'local', 'namespace'] [<Class SymbolTable for Local in file.py>]
# expect:      ('a', 'b', 'c', 'args', 'kw') ('a', 'b', 'c', 'args', 'kw', 'y', 'inner', 'Local') ('g',) () ()
# expect:      <SymbolTable for __annotate__ in file.py> annotation __annotate__ 8 False True False
# expect:        <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:      <Function SymbolTable for inner in file.py> function inner 8 True True True
# expect:        <symbol 'y': FREE, DEF_NONLOCAL|DEF_LOCAL> ['assigned', 'free', 'nonlocal'] ()
# expect:        <symbol 'z': LOCAL, USE|DEF_LOCAL> ['assigned', 'local', 'referenced'] ()
# expect:        <symbol 'b': FREE, USE> ['free', 'referenced'] ()
# expect:        <symbol 'args': FREE, USE> ['free', 'referenced'] ()
# expect:        <symbol 'kw': FREE, USE> ['free', 'referenced'] ()
# expect:        <symbol 'i': LOCAL, USE|DEF_LOCAL|DEF_COMP_ITER> ['assigned', 'comp_iter', 'local', 'referenced'] ()
# expect:        () ('z', 'i') () ('y',) ('y', 'b', 'args', 'kw')
# expect:        <Function SymbolTable for genexpr in file.py> function genexpr 11 True True False
# expect:          <symbol '.0': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:          <symbol 'j': LOCAL, USE|DEF_LOCAL|DEF_COMP_ITER> ['assigned', 'comp_iter', 'local', 'referenced'] ()
# expect:          ('.0',) ('.0', 'j') () () ()
# expect:        <Function SymbolTable for lambda in file.py> function lambda 11 True True False
# expect:          <symbol 'q': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:          <symbol 'len': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:          ('q',) ('q',) ('len',) () ()
# expect:      <Class SymbolTable for Local in file.py> class Local 12 False True True
# expect:        <symbol 'attr': LOCAL, DEF_LOCAL> ['assigned', 'local'] ()
# expect:        <symbol 'y': FREE, USE|DEF_FREE_CLASS> ['free', 'free_class', 'referenced'] ()
# expect:        <symbol 'method': LOCAL, DEF_LOCAL> ['assigned', 'local', 'namespace'] [<Function SymbolTable for method in file.py>]
# expect:        ('method',) symtable.Class.get_methods() is deprecated and will be removed in Python 3.16.
# expect:        <SymbolTable for __annotate__ in file.py> annotation __annotate__ 14 False True False
# expect:          <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:          <symbol '__classdict__': FREE, USE> ['free', 'referenced'] ()
# expect:        <Function SymbolTable for method in file.py> function method 14 True True False
# expect:          <symbol 'self': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:          <symbol '__class__': FREE, USE> ['free', 'referenced'] ()
# expect:          <symbol 'super': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:          <symbol 'attr': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:          <symbol 'y': FREE, USE> ['free', 'referenced'] ()
# expect:          ('self',) ('self',) ('super', 'attr') () ('__class__', 'y')
# expect:    <SymbolTable for Base in file.py> type parameters Base 16 False False True
# expect:      <symbol '.type_params': CELL, USE|DEF_LOCAL> ['assigned', 'local', 'referenced'] ()
# expect:      <symbol '.generic_base': LOCAL, USE|DEF_LOCAL> ['assigned', 'local', 'referenced'] ()
# expect:      <symbol 'T': CELL, DEF_LOCAL|DEF_TYPE_PARAM> ['assigned', 'local', 'namespace', 'type_parameter'] [<SymbolTable for T in file.py>, <SymbolTable for T in file.py>]
# expect:      <symbol 'dict': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:      <SymbolTable for T in file.py> type variable T 16 False True False
# expect:        <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:        <symbol 'int': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:      <SymbolTable for T in file.py> type variable T 16 False True False
# expect:        <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:        <symbol 'str': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:      <Class SymbolTable for Base in file.py> class Base 16 False True True
# expect:        <symbol '__type_params__': LOCAL, DEF_LOCAL> ['assigned', 'local'] ()
# expect:        <symbol '.type_params': FREE, USE> ['free', 'referenced'] ()
# expect:        <symbol 'one': LOCAL, DEF_LOCAL> ['assigned', 'local', 'namespace'] [<Function SymbolTable for one in file.py>]
# expect:        <symbol 'two': LOCAL, DEF_LOCAL> ['assigned', 'local', 'namespace'] [<SymbolTable for two in file.py>]
# expect:        <symbol 'genexpr': LOCAL, DEF_LOCAL> ['assigned', 'local', 'namespace'] [<Function SymbolTable for genexpr in file.py>]
# expect:        <symbol 'loop': LOCAL, DEF_LOCAL> ['assigned', 'local'] ()
# expect:        <symbol 'range': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:        <symbol 'value': LOCAL, DEF_LOCAL> ['assigned', 'local'] ()
# expect:        <symbol 'v': LOCAL, USE|DEF_LOCAL|DEF_COMP_ITER> ['assigned', 'comp_iter', 'local', 'referenced'] ()
# expect:        <symbol 'T': FREE, > ['free'] ()
# expect:        ('one', 'two') symtable.Class.get_methods() is deprecated and will be removed in Python 3.16.
# expect:        <SymbolTable for __annotate__ in file.py> annotation __annotate__ 17 False True False
# expect:          <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:          <symbol '__classdict__': FREE, USE> ['free', 'referenced'] ()
# expect:        <Function SymbolTable for one in file.py> function one 17 True True False
# expect:          <symbol 'self': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:          ('self',) ('self',) () () ()
# expect:        <SymbolTable for two in file.py> type parameters two 18 False True True
# expect:          <symbol '__classdict__': FREE, USE|DEF_FREE_CLASS> ['free', 'free_class', 'referenced'] ()
# expect:          <symbol '.defaults': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:          <symbol 'U': CELL, DEF_LOCAL|DEF_TYPE_PARAM> ['assigned', 'local', 'type_parameter'] ()
# expect:          <symbol 'T': FREE, > ['free'] ()
# expect:          <SymbolTable for __annotate__ in file.py> annotation __annotate__ 18 False True False
# expect:            <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:            <symbol '__classdict__': FREE, USE> ['free', 'referenced'] ()
# expect:            <symbol 'U': FREE, USE> ['free', 'referenced'] ()
# expect:            <symbol 'T': FREE, USE> ['free', 'referenced'] ()
# expect:          <Function SymbolTable for two in file.py> function two 18 True True False
# expect:            <symbol 'self': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:            <symbol 'u': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:            <symbol 'U': FREE, USE> ['free', 'referenced'] ()
# expect:            ('self', 'u') ('self', 'u') () () ('U',)
# expect:        <Function SymbolTable for genexpr in file.py> function genexpr 19 True True False
# expect:          <symbol '.0': LOCAL, DEF_PARAM> ['local', 'parameter'] ()
# expect:          <symbol 'k': LOCAL, USE|DEF_LOCAL|DEF_COMP_ITER> ['assigned', 'comp_iter', 'local', 'referenced'] ()
# expect:          ('.0',) ('.0', 'k') () () ()
# expect:    <SymbolTable for Alias in file.py> type parameters Alias 22 False False True
# expect:      <symbol 'P': CELL, DEF_LOCAL|DEF_TYPE_PARAM> ['assigned', 'local', 'type_parameter'] ()
# expect:      <symbol 'Ts': LOCAL, DEF_LOCAL|DEF_TYPE_PARAM> ['assigned', 'local', 'type_parameter'] ()
# expect:      <symbol 'K': LOCAL, DEF_LOCAL|DEF_TYPE_PARAM> ['assigned', 'local', 'type_parameter'] ()
# expect:      <SymbolTable for Alias in file.py> type alias Alias 22 False True False
# expect:        <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:        <symbol 'list': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:        <symbol 'P': FREE, USE> ['free', 'referenced'] ()
# expect:    <SymbolTable for __annotate__ in file.py> annotation __annotate__ 23 False False False
# expect:      <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:    <Function SymbolTable for later in file.py> function later 23 True False False
# expect:      <symbol 'x': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:      <symbol 'y': LOCAL, USE|DEF_LOCAL> ['assigned', 'local', 'referenced'] ()
# expect:      <symbol 'E': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:      <symbol 'e': LOCAL, DEF_LOCAL> ['assigned', 'local'] ()
# expect:      () ('y', 'e') ('x', 'E') () ()
# expect:    <SymbolTable for __annotate__ in file.py> annotation __annotate__ 27 False False False
# expect:      <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:    <Function SymbolTable for dup in file.py> function dup 27 True False False
# expect:      () () () () ()
# expect:    <SymbolTable for __annotate__ in file.py> annotation __annotate__ 28 False False False
# expect:      <symbol '.format': LOCAL, USE|DEF_PARAM> ['local', 'parameter', 'referenced'] ()
# expect:    <Function SymbolTable for dup in file.py> function dup 28 True False False
# expect:      () () () () ()
show(symtable.symtable('a + [b for b in c]', '<e>', 'eval'))
# expect:  <SymbolTable for module <e>> module top 0 False False False
# expect:    <symbol 'a': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:    <symbol 'c': GLOBAL_IMPLICIT, USE> ['global', 'referenced'] ()
# expect:    <symbol 'b': LOCAL, USE|DEF_LOCAL|DEF_COMP_ITER> ['assigned', 'comp_iter', 'global', 'local', 'referenced'] ()
print(top.lookup('outer').get_namespace() is top.get_children()[0], top.get_identifiers(), top.get_id() != top.get_children()[0].get_id())
# expect: False dict_keys(['os', 'system', 'x', '__conditional_annotations__', 'outer', 'g', 'Base', 'Alias', 'later', 'dup', 'found', 'rest']) True
for name in ('x', 'dup', 'nothing'):
    try: print(top.lookup(name).get_namespace())
    except (ValueError, KeyError) as e: print(type(e).__name__, e)
# expect: ValueError name is not bound to any namespaces
# expect: ValueError name is bound to multiple namespaces
# expect: KeyError 'nothing'
for given in ((3, 'f', 'exec'), ('x', 'f', 'foo'), ('x', 3, 'exec'), ('x(', 'f', 'exec'), ('def f(a): global a', 'f', 'exec'), (b'# coding: latin-1\n\xe9 = 1', 'f', 'exec')):
    try: print(symtable.symtable(*given).get_symbols())
    except Exception as e: print(type(e).__name__, e)
# expect: TypeError symtable() arg 1 must be a string or bytes object
# expect: ValueError symtable() arg 3 must be 'exec' or 'eval' or 'single'
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: SyntaxError '(' was never closed (f, line 1)
# expect: SyntaxError name 'a' is parameter and global (f, line 1)
# expect: [<symbol 'é': LOCAL, DEF_LOCAL>]

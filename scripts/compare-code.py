"""Compares what scripts/compare-code.ts wrote with the code objects of the Python that runs this (3.14).

Everything a program can see of a code object must be the same: names, counts, flags, variables, lines. Positions are compared for
the instructions that both have. Prints how often each thing differs, and a few places.
"""
import collections
import dis
import json
import sys
import types
import warnings

SHARED = {
    'CALL', 'CALL_KW', 'CALL_FUNCTION_EX', 'LOAD_ATTR', 'STORE_ATTR', 'DELETE_ATTR', 'STORE_SUBSCR', 'DELETE_SUBSCR', 'COMPARE', 'BINARY', 'LOAD_GLOBAL',
    'LOAD_NAME', 'STORE_NAME', 'CONTAINS_OP', 'FOR_ITER', 'RAISE_VARARGS', 'IMPORT_NAME', 'IMPORT_FROM', 'RETURN_VALUE', 'YIELD_VALUE', 'BUILD_MAP',
    'BUILD_LIST', 'LOAD_DEREF', 'STORE_DEREF', 'FORMAT_SIMPLE', 'BUILD_STRING', 'STORE_GLOBAL', 'CHECK_EXC_MATCH', 'MAKE_FUNCTION', 'UNPACK_EX', 'SEND',
    'GET_AWAITABLE', 'BINARY_SLICE', 'STORE_SLICE', 'UNARY_NEGATIVE', 'UNARY_NOT', 'UNARY_INVERT',
}
counts = collections.Counter()
places = collections.defaultdict(list)


def differ(what, where, ours, theirs):
    counts[what] += 1
    if len(places[what]) < 3:
        places[what].append((where, ours, theirs))


def our_name(op):
    if op.startswith('COMPARE_'):
        return 'COMPARE'
    if op.startswith('BINARY_') and op != 'BINARY_SLICE':
        return 'BINARY'
    return 'LOAD_ATTR' if op in ('LOAD_METHOD', 'LOAD_SUPER_ATTR', 'LOAD_SUPER_METHOD') else op


def their_name(op):
    return {'COMPARE_OP': 'COMPARE', 'BINARY_OP': 'BINARY', 'LOAD_SUPER_ATTR': 'LOAD_ATTR'}.get(op, op)


def units(lines, line, column):
    """A column in bytes as one in UTF-16 units."""
    if column is None or not 0 < line <= len(lines) or lines[line - 1].isascii():
        return column
    return len(lines[line - 1].encode()[:column].decode(errors='replace').encode('utf-16-le')) // 2


def compare(ours, code, lines, file):
    counts['code objects'] += 1
    where = f'{file}:{code.co_firstlineno} {code.co_qualname}'
    hidden = {'__conditional_annotations__'} if code.co_name == '<module>' else set()
    for what, a, b in [
        ('name', ours['name'], code.co_name),
        ('qualname', ours['qualname'], code.co_qualname),
        ('first line', ours['firstLine'], code.co_firstlineno),
        ('flags', ours['flags'], code.co_flags),
        ('counts', ours['counts'], [code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount]),
        ('locals', ours['locals'], list(code.co_varnames)),
        ('cells', sorted(ours['cells']), sorted(set(code.co_cellvars) - hidden)),
        ('free', ours['free'], list(code.co_freevars)),
        ('names', ours['names'], sorted(code.co_names)),
        ('lines', sorted({each[1] for each in ours['instructions']} - {0}), sorted({line for _, _, line in code.co_lines() if line})),
    ]:
        if a != b:
            differ(what, where, a, b)
    theirs = set()
    for each in dis.get_instructions(code):
        p = each.positions
        if their_name(each.opname) in SHARED and p.lineno:
            columns = units(lines, p.lineno, p.col_offset), units(lines, p.end_lineno, p.end_col_offset)
            theirs.add((their_name(each.opname), p.lineno, columns[0], p.end_lineno, columns[1]))
    mine = {(our_name(op), *position) for op, *position in ours['instructions'] if our_name(op) in SHARED and position[0]}
    if mine != theirs:
        differ('positions', where, sorted(mine - theirs)[:3], sorted(theirs - mine)[:3])
    inner = sorted((each for each in code.co_consts if isinstance(each, types.CodeType)), key=lambda each: (each.co_firstlineno, each.co_qualname))
    mine = sorted(ours['inner'], key=lambda each: (each['firstLine'], each['qualname']))
    if len(inner) != len(mine):
        return differ('inner code', where, [each['qualname'] for each in mine], [each.co_qualname for each in inner])
    for a, b in zip(mine, inner):
        compare(a, b, lines, file)


sys.setrecursionlimit(10000)
for row in open(sys.argv[1], encoding='utf-8'):
    row = json.loads(row)
    with open(row['file'], 'rb') as file:
        source = file.read()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            code = compile(source, row['file'], 'exec', dont_inherit=True)
        except (SyntaxError, ValueError) as error:
            if row.get('error') != getattr(error, 'msg', str(error)):
                differ('error', row['file'], row.get('error'), str(error))
            continue
    if 'error' in row:
        differ('refused', row['file'], row['error'], None)
        continue
    said = sorted((each.lineno, str(each.message)) for each in caught)
    ours = sorted((each['span']['line'], each['message']) for each in row['notices'])
    if said != ours:
        differ('warnings', row['file'], ours[:3], said[:3])
    compare(row['code'], code, source.decode(errors='replace').split('\n'), row['file'])
for what, count in counts.most_common():
    print(count, what)
    for where, ours, theirs in places[what]:
        print('   ', where, '\n        ours  ', str(ours)[:300], '\n        theirs', str(theirs)[:300])

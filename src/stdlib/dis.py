"""The instructions of code objects: as data and as text.

The opcodes are glasspy's own (`dis.opname`, docs/opcodes.md), the interface is that of CPython's module. An instruction is four bytes long: offsets
count bytes, as those of co_code and tb_lasti do; there are no caches and no extended arguments. `Instruction.says` is one sentence for a learner.
"""
import _dis
import io
import sys
import types
from collections import namedtuple

__all__ = [
    'code_info', 'dis', 'disassemble', 'distb', 'disco', 'findlinestarts', 'findlabels', 'show_code', 'get_instructions', 'Instruction',
    'Bytecode', 'cmp_op', 'stack_effect', 'hascompare', 'opname', 'opmap', 'HAVE_ARGUMENT', 'EXTENDED_ARG', 'hasarg', 'hasconst', 'hasname',
    'hasjump', 'hasjrel', 'hasjabs', 'hasfree', 'haslocal', 'hasexc',
]

stack_effect = _dis.stack_effect
_rows = _dis.opcodes()
opname = [name for name, _, _ in _rows]
opmap = dict(zip(opname, range(len(opname))))
cmp_op = '<', '<=', '==', '!=', '>', '>='


_by_kind = {}
for _number, (_, _kind, _) in enumerate(_rows):
    _by_kind.setdefault(_kind, []).append(_number)

hasarg = sorted(set(range(len(opname))) - set(_by_kind['none']))
hasconst = _by_kind['const']
hasname = _by_kind['name']
hasjump = hasjabs = _by_kind['jump']
haslocal = _by_kind['local']
hasfree = _by_kind['deref']
hasjrel, hascompare, hasexc = [], [], []
# Every opcode may have an argument; none is split over several units.
HAVE_ARGUMENT = 0
EXTENDED_ARG = len(opname)

COMPILER_FLAG_NAMES = {
    1: 'OPTIMIZED', 2: 'NEWLOCALS', 4: 'VARARGS', 8: 'VARKEYWORDS', 16: 'NESTED', 32: 'GENERATOR', 64: 'NOFREE', 128: 'COROUTINE',
    256: 'ITERABLE_COROUTINE', 512: 'ASYNC_GENERATOR', 0x4000000: 'HAS_DOCSTRING', 0x8000000: 'METHOD',
}


def pretty_flags(flags):
    """Names of the flags of a code object."""
    names = []
    for bit in range(32):
        if flags & 1 << bit:
            names.append(COMPILER_FLAG_NAMES.get(1 << bit, hex(1 << bit)))
    return ', '.join(names) if names else hex(flags)


Positions = namedtuple('Positions', ('lineno', 'end_lineno', 'col_offset', 'end_col_offset'), defaults=(None, None, None, None))
_Instruction = namedtuple('_Instruction', (
    'opname', 'opcode', 'arg', 'argval', 'argrepr', 'offset', 'start_offset', 'starts_line', 'line_number', 'label', 'positions', 'cache_info'))


class Instruction(_Instruction):
    """One instruction.

    opname and opcode, arg (a number or None), argval (what it stands for) and argrepr (that as text), offset, starts_line (whether a line of the
    source begins here), line_number, label (a number if something jumps here), positions (lineno, end_lineno, col_offset, end_col_offset).
    """

    says = ''

    @property
    def oparg(self):
        """The argument, another name for it."""
        return self.arg

    @property
    def baseopcode(self):
        """The opcode: there are no specialised ones."""
        return self.opcode

    @property
    def baseopname(self):
        """The name of the opcode."""
        return self.opname

    @property
    def jump_target(self):
        """The offset that it may jump to, or None."""
        return self.argval if self.opcode in hasjump else None

    @property
    def is_jump_target(self):
        """Whether something jumps here."""
        return self.label is not None

    @property
    def cache_offset(self):
        """Where caches would begin."""
        return self.offset + 4

    @property
    def end_offset(self):
        """The offset of the next instruction."""
        return self.offset + 4

    def __str__(self):
        argument = '' if self.arg is None else f'{self.arg!r:>5}'
        meaning = f' ({self.argrepr})' if self.argrepr else ''
        label = f'L{self.label}:' if self.label is not None else ''
        return f'{label:>5}  {self.opname:<20} {argument}{meaning}'.rstrip()


def _unwrapped(x):
    """The code object of a function, method, generator or coroutine; anything else as it is."""
    x = getattr(x, '__func__', x)
    for name in '__code__', 'gi_code', 'ag_code', 'cr_code':
        code = getattr(x, name, None)
        if code is not None:
            return code
    return x


def _code_of(x):
    """The code object of what has one, or of source text."""
    x = _unwrapped(x)
    if isinstance(x, str):
        try:
            return compile(x, '<disassembly>', 'eval')
        except SyntaxError:
            return compile(x, '<disassembly>', 'exec')
    if hasattr(x, 'co_code'):
        return x
    raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _value(code, opcode, arg, meaning, target):
    if target is not None:
        return target
    kind = _rows[opcode][1]
    if kind == 'const':
        return code.co_consts[arg]
    if kind in ('name', 'local', 'deref'):
        return meaning
    return arg


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """The instructions of a function, a method, a code object or source text, one after the other."""
    code = _code_of(x)
    return _instructions(code, 0 if first_line is None else first_line - code.co_firstlineno)


def _instructions(code, shift):
    for offset, name, arg, meaning, target, label, place, starts, says in _dis.instructions(code):
        opcode = opmap[name]
        line = None if place is None else place[0] + shift
        positions = Positions() if place is None else Positions(place[0] + shift, place[1] + shift, *place[2:])
        made = Instruction(name, opcode, arg, _value(code, opcode, arg, meaning, target), meaning, offset, offset, starts, line, label,
                           positions, None)
        made.says = says
        yield made


def findlinestarts(code):
    """Pairs of offset and line where the line changes; None is the line of code that belongs to none."""
    last = False
    for start, _, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


def findlabels(code):
    """Offsets that something jumps to; takes the bytes of a code object (co_code)."""
    labels = []
    for start in range(0, len(code), 4):
        word = int.from_bytes(code[start:start + 4], 'little')
        if word & 255 in hasjump and (word >> 8) * 4 not in labels:
            labels.append((word >> 8) * 4)
    return labels


def code_info(x):
    """What there is to know of a code object, as text."""
    return _info(_code_of(x))


def _info(code):
    lines = [
        f'Name:              {code.co_name}',
        f'Filename:          {code.co_filename}',
        f'Argument count:    {code.co_argcount}',
        f'Positional-only arguments: {code.co_posonlyargcount}',
        f'Kw-only arguments: {code.co_kwonlyargcount}',
        f'Number of locals:  {code.co_nlocals}',
        f'Stack size:        {code.co_stacksize}',
        f'Flags:             {pretty_flags(code.co_flags)}',
    ]
    for title, values, show in (
        ('Constants', code.co_consts, repr), ('Names', code.co_names, str), ('Variable names', code.co_varnames, str),
        ('Free variables', code.co_freevars, str), ('Cell variables', code.co_cellvars, str),
    ):
        if values:
            lines.append(title + ':')
            lines += [f'{index:4}: {show(value)}' for index, value in enumerate(values)]
    return '\n'.join(lines)


def show_code(co, *, file=None):
    """Print code_info()."""
    print(code_info(co), file=file)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Print the instructions of a class, function, method, module, code object or source text; without one, of the last traceback."""
    if x is None:
        distb(file=file, show_offsets=show_offsets, show_positions=show_positions)
        return
    x = _unwrapped(x)
    options = {'show_offsets': show_offsets, 'show_positions': show_positions}
    if hasattr(x, '__dict__') and not hasattr(x, 'co_code'):
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)):
                print(f'Disassembly of {name}:', file=file)
                try:
                    dis(member, file=file, depth=depth, **options)
                except TypeError as error:
                    print('Sorry:', error, file=file)
                print(file=file)
    elif hasattr(x, 'co_code'):
        _with_nested(x, file, depth, options)
    elif isinstance(x, (bytes, bytearray)):
        raise TypeError("glasspy disassembles code objects, not bare bytes: its instructions are not CPython's")
    elif isinstance(x, str):
        _with_nested(compile(x, '<dis>', 'exec'), file, depth, options)
    else:
        raise TypeError(f"don't know how to disassemble {type(x).__name__} objects")


def _with_nested(code, file, depth, options):
    disassemble(code, file=file, **options)
    if depth is None or depth > 0:
        for constant in code.co_consts:
            if hasattr(constant, 'co_code'):
                print(file=file)
                print(f'Disassembly of {constant!r}:', file=file)
                _with_nested(constant, file, None if depth is None else depth - 1, options)


def disassemble(co, lasti=-1, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Print the instructions of one code object; an arrow points to the one at offset lasti."""
    print(_dis.text(co, lasti, show_offsets, show_positions), end='', file=file)


disco = disassemble


def distb(tb=None, *, file=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Print the instructions of the frame where a traceback ends, with an arrow at the one that raised."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, 'last_exc') else sys.last_traceback
        except AttributeError:
            raise RuntimeError('no last traceback to disassemble') from None
        while tb.tb_next:
            tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, show_offsets=show_offsets, show_positions=show_positions)


class Bytecode:
    """The instructions of a function, method, code object or source text: iterate over it, or ask for dis() and info()."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False, show_offsets=False,
                 show_positions=False):
        self.codeobj = _code_of(x)
        self.first_line = self.codeobj.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self.show_offsets = show_offsets
        self.show_positions = show_positions
        self._given = x

    def __iter__(self):
        return _instructions(self.codeobj, self.first_line - self.codeobj.co_firstlineno)

    def __repr__(self):
        return f'{self.__class__.__name__}({self._given!r})'

    @classmethod
    def from_traceback(cls, tb, *, show_caches=False, adaptive=False):
        """The code where a traceback ends."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """What there is to know of the code object, as text."""
        return _info(self.codeobj)

    def dis(self):
        """The instructions as text."""
        with io.StringIO() as output:
            current = -1 if self.current_offset is None else self.current_offset
            disassemble(self.codeobj, current, file=output, show_offsets=self.show_offsets, show_positions=self.show_positions)
            return output.getvalue()

"""A graph as the source of a Python function.

    def forward(self, x):
        sin = torch.sin(x);  x = None
        add = sin + 1;  sin = None
        return add

A value is let go after its last use. `verbose` adds where each step comes from and what each value is like:

         # File: example.py:3 in fn, code: return torch.sin(x) + 1
        sin: "f32[3]" = torch.sin(x);  x = None
"""
import enum
import linecache
import re
import typing
import torch
from torch.fx import _names

__all__ = ['CodeGen', 'PythonCode']

# Functions of module operator that are written as operators.
reflectable_magic_methods = {
    'add': '{} + {}', 'sub': '{} - {}', 'mul': '{} * {}', 'floordiv': '{} // {}', 'truediv': '{} / {}', 'div': '{} / {}',
    'mod': '{} % {}', 'pow': '{} ** {}', 'lshift': '{} << {}', 'rshift': '{} >> {}', 'and_': '{} & {}', 'or_': '{} | {}',
    'xor': '{} ^ {}', 'getitem': '{}[{}]', 'matmul': '{} @ {}',
}
magic_methods = {
    'eq': '{} == {}', 'ne': '{} != {}', 'lt': '{} < {}', 'gt': '{} > {}', 'le': '{} <= {}', 'ge': '{} >= {}',
    'pos': '+{}', 'neg': '-{}', 'invert': '~{}', **reflectable_magic_methods,
}
inplace_methods = {
    'iadd': '{} += {}', 'iand': '{} &= {}', 'ifloordiv': '{} //= {}', 'ilshift': '{} <<= {}', 'imod': '{} %= {}', 'imul': '{} *= {}',
    'imatmul': '{} @= {}', 'ior': '{} |= {}', 'ipow': '{} **= {}', 'irshift': '{} >>= {}', 'isub': '{} -= {}', 'itruediv': '{} /= {}',
    'ixor': '{} ^= {}', 'setitem': '{}[{}] = {}',
}
DTYPE_LETTERS = {
    torch.float32: 'f32', torch.float64: 'f64', torch.int64: 'i64', torch.int32: 'i32', torch.int16: 'i16', torch.int8: 'i8',
    torch.uint8: 'u8', torch.bool: 'b8',
}
# list[int] is written as typing.List[int].
GENERIC_NAMES = {list: typing.List, dict: typing.Dict, set: typing.Set, frozenset: typing.FrozenSet, tuple: typing.Tuple}
_FRAME = re.compile(r'File "(.+)", line (\d+), in (.+)(?:\n    (.*))?')


class PythonCode:
    """Source and the globals that it needs."""

    def __init__(self, src, globals):
        self.src = src
        self.globals = globals

    def __repr__(self):
        return f'PythonCode(src={self.src!r}, globals={self.globals!r})'


def format_path(base, path):
    """self.layers.0.weight -> getattr(self.layers, "0").weight"""
    for part in path.split('.'):
        base = f'{base}.{part}' if part.isidentifier() else f'getattr({base}, "{part}")'
    return base


def shape_text(sizes):
    return '[' + ', '.join(str(size) for size in sizes) + ']'


def value_text(value, include_stride, include_device):
    """"f32[3][1]cpu" for a tensor; None for what has no such text."""
    if isinstance(value, torch.Tensor):
        return (DTYPE_LETTERS[value.dtype] + shape_text(value.shape) + (shape_text(value.stride()) if include_stride else '')
                + (str(value.device) if include_device else ''))
    if type(value).__name__ == 'TensorMetadata':
        return DTYPE_LETTERS[value.dtype] + shape_text(value.shape)
    return f'Sym({value})' if type(value).__name__ in ('SymInt', 'SymFloat', 'SymBool') else None


def frame_text(stack_trace):
    """The innermost line of the user's in the text of a traceback: File: example.py:3 in fn, code: return x + 1"""
    frames = _FRAME.findall(stack_trace)
    if not frames:
        return ''
    file, line, function, code = frames[-1]
    return f'File: {file}:{line} in {function}, code: {(code or linecache.getline(file, int(line))).strip()}'


class CodeGen:
    """Writes the code of a graph. A subclass may write the head of the function and its end in another way."""

    def __init__(self):
        self._body_transformer = None

    # ---- what a subclass may change
    def gen_fn_def(self, free_vars, maybe_return_annotation):
        """The head of the function."""
        parameters = free_vars if free_vars and free_vars[0] == 'self' else ['self', *free_vars]
        return f"def forward({', '.join(parameters)}){maybe_return_annotation}:"

    def generate_output(self, output_args):
        """The end of the function."""
        return f'return {output_args!r}'

    def process_inputs(self, *args):
        """Arguments as the placeholders get them."""
        return args

    def process_outputs(self, outputs):
        """The result as the caller gets it."""
        return outputs

    def additional_globals(self):
        """(name, object) for what the other methods write."""
        return []

    # ---- the code
    def python_code(self, graph, root_module, verbose, include_stride, include_device):
        writer = _Writer(self, graph, root_module, verbose, include_stride, include_device)
        body = writer.body()
        if self._body_transformer is not None:
            body = self._body_transformer(body)
        for name, value in self.additional_globals():
            writer.global_name(name, value)
        head = self.gen_fn_def(writer.parameters, writer.returns)
        text = '\n'.join('    ' + line for line in ''.join(body).lstrip('\n').split('\n'))
        wraps = '\n'.join(f'torch.fx._symbolic_trace.wrap("{name}")' for name in writer.wrapped)
        return PythonCode(f'\n{wraps}\n\n{head}\n{text}', writer.globals)


class _Shown:
    """Has a text of its own inside repr() of a tuple, a list, a dictionary."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class _Writer:
    """One writing of one graph."""

    def __init__(self, codegen, graph, root_module, verbose, include_stride, include_device):
        self.codegen = codegen
        self.nodes = list(graph.nodes)
        self.root = root_module
        self.verbose = verbose
        self.include_stride = include_stride
        self.include_device = include_device
        self.namespace = _names.Namespace()
        self.globals = dict(_names.RESERVED)
        self.wrapped = []
        self.parameters = []
        self.returns = ''
        self.last_trace = None

    def body(self):
        dying = self.last_uses()
        lines = []
        for node in self.nodes:
            if self.verbose and node.op not in ('placeholder', 'output'):
                lines.extend(self.origin(node))
            text = getattr(self, node.op)(node)
            if text is None:
                continue
            dead = dying.get(node, [])
            if node.op in ('placeholder', 'output'):
                dead = []
            elif not node.users:
                dead = [*dead, node]
            lines.append(text + (f";  {' = '.join(self.local(one) for one in dead)} = None\n" if dead else '\n'))
        return lines or ['pass\n']

    def last_uses(self):
        """Node -> the values that nobody needs after it."""
        result, seen = {}, set()
        for node in reversed(self.nodes):
            for value in node._input_nodes:
                if value not in seen:
                    seen.add(value)
                    result.setdefault(node, []).append(value)
        return result

    def origin(self, node):
        trace = node.stack_trace
        if trace:
            if trace == self.last_trace:
                return []
            self.last_trace = trace
            return [f'\n # {frame_text(trace)}\n']
        if self.last_trace == '':
            return []
        self.last_trace = ''
        return ['\n# No stacktrace found for following nodes\n']

    # ---- names
    def local(self, node):
        return self.namespace.create_name(node.name, node)

    def global_name(self, hint, obj):
        if _names.is_from_torch(obj) and obj is not torch.device:
            return hint if isinstance(obj, type) else _names.qualified_name(obj)
        name = self.namespace.create_name(hint, obj)
        self.globals[name] = obj
        return name

    def type_name(self, kind):
        if isinstance(kind, str):
            return kind
        if kind == ():
            return '()'
        origin = getattr(kind, '__origin__', None)
        if origin is None:
            return self.global_name(_names.type_text(kind), kind)
        origin = GENERIC_NAMES.get(origin, origin)
        name = self.global_name(_names.type_text(origin), origin)
        args = ','.join(self.type_name(arg) for arg in getattr(kind, '__args__', ()))
        return f'{name}[{args}]' if args else name

    # ---- values
    def shown(self, arg):
        """An argument as source."""
        if isinstance(arg, tuple):
            if hasattr(arg, '_fields'):
                return self.global_name(_names.qualified_name(type(arg)), type(arg)) + repr(tuple(self.value(item) for item in arg))
            return repr(tuple([self.value(item) for item in arg]))
        if isinstance(arg, torch.Tensor):
            return f"torch.Tensor(size={list(arg.size())}, dtype={str(arg.dtype).split('.')[-1]})"
        if isinstance(arg, enum.Enum):
            return f'{self.global_name(_names.qualified_name(type(arg)), type(arg))}.{arg.name}'
        if isinstance(arg, type) or (callable(arg) and hasattr(arg, '__qualname__')):
            return self.global_name(_names.qualified_name(arg), arg)
        if isinstance(arg, (list, dict, slice)) or type(arg).__name__ == 'Node':
            return repr(self.value(arg))
        return repr(arg)

    def value(self, arg):
        """What repr() shows as shown() would."""
        if type(arg).__name__ == 'Node':
            return _Shown(self.local(arg))
        if isinstance(arg, list):
            return [self.value(item) for item in arg]
        if isinstance(arg, dict):
            return {key: self.value(item) for key, item in arg.items()}
        if isinstance(arg, slice):
            return slice(self.value(arg.start), self.value(arg.stop), self.value(arg.step))
        return _Shown(self.shown(arg))

    def arguments(self, args, kwargs):
        return ', '.join([self.shown(arg) for arg in args] + [f'{key} = {self.shown(arg)}' for key, arg in kwargs.items()])

    def annotation(self, node):
        if self.verbose:
            for key in ('val', 'tensor_meta', 'example_value'):
                if key in node.meta:
                    text = value_text(node.meta[key], self.include_stride, self.include_device)
                    if text is not None:
                        return f': "{text}"'
                    break
        return '' if node.type is None else f' : {self.type_name(node.type)}'

    # ---- one line for each op
    def placeholder(self, node):
        default = f' = {self.shown(node.args[0])}' if node.args else ''
        self.parameters.append(node.target + self.annotation(node) + default)
        plain = node.target.replace('*', '')
        return None if plain == self.local(node) else f'{self.local(node)} = {plain}'

    def call_method(self, node):
        call = format_path(self.shown(node.args[0]), node.target)
        return f'{self.local(node)}{self.annotation(node)} = {call}({self.arguments(node.args[1:], node.kwargs)})'

    def call_function(self, node):
        target, left = node.target, f'{self.local(node)}{self.annotation(node)}'
        if getattr(target, '__module__', '') == '_operator':
            if target.__name__ in magic_methods:
                return f'{left} = {magic_methods[target.__name__].format(*map(self.shown, node.args))}'
            if target.__name__ in inplace_methods:
                change = inplace_methods[target.__name__].format(*map(self.shown, node.args))
                return f'{change};  {left} = {self.shown(node.args[0])}'
        name = self.global_name(_names.qualified_name(target), target)
        if (name == 'getattr' and len(node.args) == 2 and not node.kwargs and isinstance(node.args[1], str)
                and node.args[1].isidentifier()):
            return f'{left} = {format_path(self.shown(node.args[0]), node.args[1])}'
        if node.meta.get('is_wrapped', False) and name not in self.wrapped:
            self.wrapped.append(name)
        return f'{left} = {name}({self.arguments(node.args, node.kwargs)})'

    def call_module(self, node):
        call = format_path(self.root, node.target)
        return f'{self.local(node)}{self.annotation(node)} = {call}({self.arguments(node.args, node.kwargs)})'

    def get_attr(self, node):
        return f'{self.local(node)}{self.annotation(node)} = {format_path(self.root, node.target)}'

    def output(self, node):
        if node.type is not None:
            self.returns = f' -> {self.type_name(node.type)}'
        return self.codegen.generate_output(self.value(node.args[0]))

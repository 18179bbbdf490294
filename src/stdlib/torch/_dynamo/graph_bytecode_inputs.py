"""Objects that a graph uses by number: streams, events and whatever else is no input of a graph.

While a function is traced, objects are registered and get numbers. When the transformed function runs, it fills a table, and the operations of
the graph find in it what their numbers stand for. PyTorch has one table for all; here each run has its own (see _external), and the functions
below address that of the innermost run of the thread, or a table for tests outside of any.
`torch._dynamo.config.external_table = 'global'` makes it as in PyTorch.
"""
import _external
import contextlib
import weakref
from _external import ExternalObjectError, ExternalTable

__all__ = [
    'CURRENT_STREAM_INDEX', 'ExternalObjectError', 'ExternalTable', 'UserObjectRegistry', 'get_external_object_by_index', 'has_user_objects',
    'install_active_registry', 'mark_current_stream_used', 'register_current_stream', 'register_graph_created_object',
    'register_user_object', 'reset_user_object_tracking', 'set_external_object_by_index', 'stash_graph_created_object',
    'store_user_object_weakrefs', 'tracing', 'unused_current_stream']

CURRENT_STREAM_INDEX = 0


class _UnusedCurrentStream:
    def __repr__(self):
        return '<the current stream, which the graph does not use>'


# Keeps the place of the current stream where no operation asks for it.
unused_current_stream = _UnusedCurrentStream()


# ---- while a function is traced
class UserObjectRegistry:
    """The objects of one trace, by number. Each has a constructor, by which the transformed function loads or makes it whenever it runs."""

    def __init__(self, owner='the function that is traced'):
        self.bytecode_constructors = []
        self.weakrefs = []
        self.kinds = []
        self.sources = []
        # What the graph made; what the program gave is held by the program.
        self.keep_alive = []
        self.current_stream_unused = False
        self.table = _external.make_table(0, owner)

    def needs_pre_graph_store(self):
        """Whether the transformed function has to fill a table: not for a current stream that nobody uses."""
        count = len(self.bytecode_constructors)
        return count > 1 or (count == 1 and not self.current_stream_unused)

    def register(self, value, construct, kind, source):
        """The number of an object that is new to the trace."""
        index = len(self.weakrefs)
        self.weakrefs.append(weakref.ref(value))
        self.bytecode_constructors.append(construct)
        self.kinds.append(kind)
        self.sources.append(str(source))
        _external.store(self.table, index, value, 'user', str(source))
        if kind != 'user':
            self.keep_alive.append(value)
        self.install()
        return index

    def install(self):
        """Let numbers stand for the objects of the trace in the table that is meant now."""
        table = _external.current()
        if table is not self.table:
            _external.clear(table)
            for index, ref in enumerate(self.weakrefs):
                _external.store(table, index, ref(), 'user', self.sources[index])


@contextlib.contextmanager
def tracing(registry):
    """Objects are registered there while this thread traces; inside, numbers stand for the objects of the trace."""
    before = _external.set_registry(registry)
    try:
        yield registry
    finally:
        _external.set_registry(before)


def _require_active_registry():
    registry = _external.registry()
    if registry is None:
        raise AssertionError('User objects can only be registered while tracing')
    return registry


def install_active_registry():
    """Let numbers stand for the objects of the trace again, after functions that ran meanwhile have filled the table."""
    registry = _external.registry()
    if registry is not None:
        registry.install()


def _check_weakref(value, gb_type):
    try:
        weakref.ref(value)
    except TypeError as error:
        from torch._dynamo.exc import unsupported
        raise unsupported({
            'gb_type': gb_type,
            'context': f'user_object: {value}',
            'explanation': 'Object does not allow us to make a weakref to it',
            'hints': [],
        }) from error


def register_user_object(value, source):
    """The number of an object that the program has; `source` says how to load it."""
    _check_weakref(value, 'Failed to make weakref to User Object')
    return _require_active_registry().register(value, lambda codegen: codegen(source), 'user', source)


def register_graph_created_object(example_value, construct_fn):
    """The number of an object that the graph makes: construct_fn(index, codegen) says how. A new one is made whenever the function runs."""
    _check_weakref(example_value, 'Failed to make weakref to graph-created external object')
    registry = _require_active_registry()
    index = len(registry.weakrefs)
    name = f'{type(example_value).__module__}.{type(example_value).__qualname__}()'
    return registry.register(example_value, lambda codegen: construct_fn(index, codegen), 'created', name)


def register_current_stream(stream, source):
    """Number 0, for the stream that is current when the function begins."""
    registry = _require_active_registry()
    if registry.bytecode_constructors:
        raise AssertionError(f'Current stream must be registered at index {CURRENT_STREAM_INDEX}')

    def construct(codegen):
        if registry.current_stream_unused:
            codegen.load_import_from(__name__, 'unused_current_stream')
        else:
            codegen(source)
    registry.register(stream, construct, 'current_stream', source)
    registry.current_stream_unused = True


def mark_current_stream_used():
    """An operation of the graph asks for number 0."""
    _require_active_registry().current_stream_unused = False


# ---- when it runs
def store_user_object_weakrefs(*args):
    """Let the numbers 0, 1, ... stand for these objects, and no other number for anything."""
    for value in args:
        weakref.ref(value)
    table = _external.current()
    _external.clear(table)
    for index, value in enumerate(args):
        _external.store(table, index, value, 'user', f'argument {index} of store_user_object_weakrefs()')


def get_external_object_by_index(index):
    """The object that a number stands for."""
    return _external.get(_external.current(), index)


def set_external_object_by_index(index, value):
    """Let a number, or the next one, stand for an object, which is kept alive."""
    _external.replace(_external.current(), index, value)


def stash_graph_created_object(obj):
    """Keep an object alive that the graph made. Gives it."""
    return _external.stash(_external.current(), obj)


def reset_user_object_tracking():
    """Forget everything."""
    _external.clear(_external.current())


def has_user_objects():
    """Whether any number stands for something."""
    return len(_external.current()) > 0


def __getattr__(name):
    if name == 'keep_alive':
        return _external.stashed(_external.current())
    if name in ('index_to_external_object_weakref', 'index_to_user_object_weakref'):
        return [None if value is None else weakref.ref(value) for value in _external.objects(_external.current())]
    raise AttributeError(f'module {__name__!r} has no attribute {name!r}')

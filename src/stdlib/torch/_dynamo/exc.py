"""What can go wrong while a function is captured and compiled, and the words for it."""
import enum
import textwrap

__all__ = [
    'ArgsMismatchError', 'BackendCompilerFailed', 'FailOnRecompileLimitHit', 'IncorrectUsage', 'InternalTorchDynamoError', 'InvalidBackend',
    'RecompileError', 'RecompileLimitExceeded', 'ResetRequired', 'SkipFrame', 'TorchDynamoException', 'TorchRuntimeError', 'Unsupported',
    'UserError', 'UserErrorType', 'format_graph_break_message', 'limit_hit', 'unsupported']


class TorchDynamoException(RuntimeError):
    """Something about the capture went wrong."""


class InternalTorchDynamoError(TorchDynamoException):
    """The capture itself is at fault."""


class ResetRequired(TorchDynamoException):
    """torch._dynamo.reset() has to be called first."""

    def __init__(self):
        super().__init__('Must call `torch._dynamo.reset()` before changing backends.')


class SkipFrame(TorchDynamoException):
    """The frame is run as it is."""


class TorchRuntimeError(TorchDynamoException):
    """An operation of the graph raises with the shapes and types that it is given."""


class InvalidBackend(TorchDynamoException):
    """There is no backend of this name."""

    def __init__(self, name):
        super().__init__(f'Invalid backend: {name!r}, see `torch._dynamo.list_backends()` for available backends.')


class BackendCompilerFailed(TorchDynamoException):
    """The backend raised."""

    def __init__(self, backend_fn, inner_exception):
        self.backend_name = getattr(backend_fn, '__name__', type(backend_fn).__name__)
        self.inner_exception = inner_exception
        super().__init__(f'backend={self.backend_name!r} raised:\n{type(inner_exception).__name__}: {inner_exception}')


class Unsupported(TorchDynamoException):
    """Something cannot be captured, and fullgraph=True does not allow a graph break there."""

    def __init__(self, msg, *, case_name=None, real_stack=None):
        super().__init__(msg)
        self.msg = msg
        self.case_name = case_name
        self.real_stack = real_stack


class ArgsMismatchError(Unsupported):
    """A call that the function does not take."""


class RecompileLimitExceeded(Unsupported):
    """The function has been compiled too often."""


class FailOnRecompileLimitHit(Exception):
    """The function has been compiled too often, and fullgraph=True wants it compiled."""


class RecompileError(TorchDynamoException):
    """A function has to be compiled again, and config.error_on_recompile forbids it."""


class IncorrectUsage(Exception):
    """A function of torch._dynamo is used in the wrong place."""


class UserErrorType(enum.Enum):
    """What the program does wrong."""
    DYNAMIC_CONTROL_FLOW = enum.auto()
    ANTI_PATTERN = enum.auto()
    STANDARD_LIBRARY = enum.auto()
    CONSTRAINT_VIOLATION = enum.auto()
    DYNAMIC_DIM = enum.auto()
    INVALID_INPUT = enum.auto()
    INVALID_OUTPUT = enum.auto()


class UserError(Unsupported):
    """The program does something that can be told to be wrong."""

    def __init__(self, error_type, msg, case_name=None):
        if not isinstance(error_type, UserErrorType):
            raise AssertionError(f'error_type is a UserErrorType, not {error_type!r}')
        super().__init__(msg, case_name=case_name)
        self.error_type = error_type
        self.message = msg


def format_graph_break_message(gb_type, context, explanation, hints):
    """What stopped the capture, why, and what can be done."""
    def inside(text):
        return textwrap.indent(str(text), '    ').lstrip()
    lines = [gb_type, f'  Explanation: {inside(explanation)}', *(f'  Hint: {inside(hint)}' for hint in hints), '',
             f'  Developer debug context: {inside(context)}', '']
    return '\n'.join(lines)


def format_user_stack(stack):
    """(file, line, function) as lines of a traceback."""
    import traceback
    return ''.join(traceback.format_list([traceback.FrameSummary(*frame) for frame in stack]))


def unsupported(fields):
    """The exception for a graph break that is not allowed, from what is known of it."""
    text = format_graph_break_message(fields['gb_type'], fields['context'], fields['explanation'], fields['hints'])
    stack = fields.get('stack') or []
    if stack:
        text += f'\nfrom user code:\n {format_user_stack(stack)}'
    return Unsupported(f'{text}\nFor even more developer context, set TORCH_LOGS="+dynamo"\n', real_stack=stack)


def limit_hit(fields):
    """The exception for a function that has been compiled too often, where it must not run as it is."""
    name = fields['limit_name']
    return FailOnRecompileLimitHit(
        f'{name} reached with fullgraph=True. Excessive recompilations can degrade performance due to the compilation overhead of each '
        f'recompilation. To monitor recompilations, enable TORCH_LOGS=recompiles. If recompilations are expected, consider increasing '
        f'torch._dynamo.config.{name} to an appropriate value.')

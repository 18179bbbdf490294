"""What compiled functions do beyond what they were told: run as they are, compile nothing new ... For the whole process, as in PyTorch."""
import functools
import _capture

__all__ = ['STANCE', 'set_stance']


def _compiles():
    """Whether this thread runs a compiled function."""
    compiler = _capture.set_compiler(None)
    _capture.set_compiler(compiler)
    return compiler is not None and compiler is not False


class _Stance:
    """What compiled functions do beyond what they were told: nothing more, run as they are, never compile ..."""

    NAMES = ('default', 'eager_then_compile', 'aot_eager_then_compile', 'force_eager', 'eager_on_recompile', 'fail_on_recompile')

    def __init__(self):
        self.name = 'default'
        # compiler, wrapper -> the compiler for this call; None while the stance is the default.
        self.choose = None

    def take(self, name):
        """Change the stance. Gives the one before."""
        if name not in self.NAMES:
            raise RuntimeError(f"invalid torch.compile stance '{name}'")
        if _compiles():
            raise RuntimeError('attempted to set_stance in a torch.compile region')
        if name == 'aot_eager_then_compile':
            raise NotImplementedError(f'the stance {name!r} is not in this build')
        before, self.name = self.name, name
        self.choose = {
            'force_eager': lambda compiler, seen: None,
            'eager_on_recompile': lambda compiler, seen: False,
            'eager_then_compile': self._eager_once,
        }.get(name)
        return before

    def _eager_once(self, compiler, seen):
        if seen:
            return compiler
        seen.append(True)
        return None

    def check(self, fields):
        """A frame is about to be compiled."""
        if self.name == 'fail_on_recompile':
            raise RuntimeError(
                "Detected recompile when torch.compile stance is 'fail_on_recompile'. "
                f"filename: '{fields['filename']}', function name: '{fields['code'].co_name}', line number: {fields['line']}")


STANCE = _Stance()


class set_stance:
    """What compiled functions do: from now on, inside a with statement, or while a function runs.

    'default'; 'force_eager': run as they are; 'eager_on_recompile': use what is compiled, compile nothing; 'fail_on_recompile': raise where
    something would have to be compiled; 'eager_then_compile': run as they are for once.
    """

    def __init__(self, stance='default', *, skip_guard_eval_unsafe=False, force_backend=None):
        if skip_guard_eval_unsafe or force_backend is not None:
            raise NotImplementedError('set_stance(skip_guard_eval_unsafe=..., force_backend=...) is not in this build')
        self.stance = stance
        self.before = STANCE.take(stance)

    def __call__(self, function):
        STANCE.take(self.before)

        @functools.wraps(function)
        def with_stance(*args, **kwargs):
            with set_stance(self.stance):
                return function(*args, **kwargs)
        return with_stance

    def __enter__(self):
        STANCE.take(self.stance)
        return self

    def __exit__(self, kind, value, trace):
        STANCE.take(self.before)

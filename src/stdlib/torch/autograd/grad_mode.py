"""Whether operations are recorded: with blocks, decorators and plain calls."""
import _torch
import functools


class _Mode:
    """A mode that a with block sets and takes back; a function can be decorated with it."""

    def __call__(self, function):
        if not callable(function):
            raise TypeError(f'{type(self).__name__} decorates functions, not {type(function).__name__}')
        import inspect
        if inspect.isgeneratorfunction(function):
            return self._wrap_generator(function)

        @functools.wraps(function)
        def decorated(*args, **kwargs):
            with self._again():
                return function(*args, **kwargs)
        return decorated

    def _wrap_generator(self, function):
        @functools.wraps(function)
        def decorated(*args, **kwargs):
            generator = function(*args, **kwargs)
            try:
                with self._again():
                    sent = yield_value = generator.send(None)
                while True:
                    try:
                        sent = yield yield_value
                    except GeneratorExit:
                        with self._again():
                            generator.close()
                        raise
                    except BaseException as error:
                        with self._again():
                            yield_value = generator.throw(error)
                    else:
                        with self._again():
                            yield_value = generator.send(sent)
            except StopIteration as stop:
                return stop.value
        return decorated

    def _again(self):
        return type(self)()


class no_grad(_Mode):
    """Nothing is recorded."""

    def __new__(cls, function=None):
        mode = super().__new__(cls)
        return mode if function is None else mode(function)

    def __enter__(self):
        self.prev = _torch.is_grad_enabled()
        _torch._set_grad_enabled(False)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)


class enable_grad(_Mode):
    """Operations are recorded, also within no_grad."""

    def __new__(cls, function=None):
        mode = super().__new__(cls)
        return mode if function is None else mode(function)

    def __enter__(self):
        self.prev = _torch.is_grad_enabled()
        _torch._set_grad_enabled(True)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)


class set_grad_enabled(_Mode):
    """Recording on or off: from now on, or for a with block."""

    def __init__(self, mode):
        self.prev = _torch.is_grad_enabled()
        self.mode = mode
        _torch._set_grad_enabled(mode)

    def __call__(self, function):
        _torch._set_grad_enabled(self.prev)
        return super().__call__(function)

    def __enter__(self):
        _torch._set_grad_enabled(self.mode)

    def __exit__(self, exc_type, exc_value, traceback):
        _torch._set_grad_enabled(self.prev)

    def _again(self):
        return type(self)(self.mode)


class inference_mode(_Mode):
    """Nothing is recorded, and what is made cannot be part of a graph later."""

    def __new__(cls, mode=True):
        made = super().__new__(cls)
        if callable(mode) and not isinstance(mode, bool):
            made.mode = True
            return made(mode)
        return made

    def __init__(self, mode=True):
        self.mode = mode

    def __enter__(self):
        self.prev = _torch.is_grad_enabled(), _torch.is_inference_mode_enabled()
        _torch._set_inference(self.mode)
        _torch._set_grad_enabled(not self.mode)

    def __exit__(self, exc_type, exc_value, traceback):
        grad, inference = self.prev
        _torch._set_inference(inference)
        _torch._set_grad_enabled(grad)

    def _again(self):
        return type(self)(self.mode)

"""Operations one by one: torch.ops.aten.mul.Tensor(x, y). Graphs that are below the level of torch.* are made of these."""
import _torch


class _Packet:
    """All operations of a name. It can be called when there is one."""

    def __init__(self, name, overloads):
        self.__name__ = name
        self._overloads = overloads

    def overloads(self):
        """The names of the operations."""
        return list(self._overloads)

    def __getattr__(self, name):
        found = _torch._aten(self.__name__, name)
        if found is None:
            raise AttributeError(f"The underlying op of 'aten.{self.__name__}' has no overload name '{name}'")
        return found

    def __call__(self, *args, **kwargs):
        if len(self._overloads) > 1:
            raise NotImplementedError(f'aten.{self.__name__}() without an overload ({", ".join(self._overloads)}) is not in this build')
        return getattr(self, self._overloads[0])(*args, **kwargs)

    def __repr__(self):
        return f"<OpOverloadPacket(op='aten.{self.__name__}')>"


class _Aten:
    """The operations that there are."""
    __name__ = 'torch.ops.aten'

    def __getattr__(self, name):
        overloads = [] if name.startswith('__') else _torch._aten(name)
        if not overloads:
            raise AttributeError(f"'_OpNamespace' 'aten' object has no attribute '{name}'")
        return _Packet(name, overloads)


aten = _Aten()

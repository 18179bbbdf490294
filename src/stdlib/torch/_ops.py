"""torch.ops: operations by their full names, as torch.ops.aten.add.Tensor.

What is behind a name is an object that this interpreter has of a row of the operator table, which all interpreters of a process share. It is
asked for anew each time, through the handle cache (docs/interpreters.md).
"""
import _torch


class OpOverloadPacket:
    """All overloads of an operation; calling it calls whichever takes the arguments."""

    def __init__(self, name, overloads):
        self._name = name
        self._overloads = overloads
        self.__name__ = name

    def __getattr__(self, name):
        # Ways back are in graphs alone (aot_eager): they are no rows of the table.
        overload = None if name.startswith('__') else _torch._overload(self._name, name) or _torch._aten(self._name, name)
        if overload is None:
            raise AttributeError(f"The underlying op of '{self}' has no overload name '{name}'")
        return overload

    def __call__(self, /, *args, **kwargs):
        return getattr(_torch, self._name)(*args, **kwargs)

    def __repr__(self):
        return f"<OpOverloadPacket(op='{self}')>"

    def __str__(self):
        return f'aten.{self._name}'

    def __iter__(self):
        return iter(self._overloads)

    def overloads(self):
        """The names of the overloads."""
        return list(self._overloads)


class _OpNamespace:
    """torch.ops.aten."""

    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        overloads = () if name.startswith('__') else _torch._overloads(name) or _torch._aten(name)
        if not overloads:
            raise AttributeError(f"'_OpNamespace' '{self.name}' object has no attribute '{name}'")
        packet = OpOverloadPacket(name, overloads)
        setattr(self, name, packet)
        return packet


aten = _OpNamespace('aten')
OpOverload = type(aten.add.Tensor)

"""Helpers around tensors."""


def rename_privateuse1_backend(name):
    """Call the devices of the accelerator that does not come from PyTorch so: here, of the simulated one."""
    import _torch
    if not isinstance(name, str):
        raise TypeError(f'rename_privateuse1_backend() takes a str, not {type(name).__name__}')
    if not name.isidentifier() or name != name.lower() or any(letter.isdigit() for letter in name) or name in ('cpu', 'cuda', 'mps', 'xpu', 'meta'):
        raise RuntimeError(f'{name!r} cannot be the name of a device type')
    current = _torch._backend_name()
    if _torch._accelerator_devices() and name != current:
        raise RuntimeError(f'torch.rename_privateuse1_backend() has already been set! Current backend: {current}')
    _torch._backend_name(name)


def __getattr__(name):
    if name in ('data', 'hooks'):
        import importlib
        return importlib.import_module(f'torch.utils.{name}')
    raise AttributeError(f'torch.utils.{name} is not in this build (see torch.__supported__)')

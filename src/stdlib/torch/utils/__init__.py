"""Helpers around tensors."""


def __getattr__(name):
    if name in ('data', 'hooks'):
        import importlib
        return importlib.import_module(f'torch.utils.{name}')
    raise AttributeError(f'torch.utils.{name} is not in this build (see torch.__supported__)')

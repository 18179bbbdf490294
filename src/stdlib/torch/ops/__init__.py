"""Operations of torch that are not functions of module torch: here torch.ops.streams alone."""


def __getattr__(name):
    if name == 'streams':
        import importlib
        return importlib.import_module('torch.ops.streams')
    from torch._absent import of_part
    raise of_part(__name__, name)

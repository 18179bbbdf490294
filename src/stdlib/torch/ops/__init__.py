"""Operations of torch that are not functions of module torch: torch.ops.aten, one by one, and torch.ops.streams."""


def __getattr__(name):
    if name == 'streams':
        import importlib
        return importlib.import_module('torch.ops.streams')
    if name == 'aten':
        from torch.ops._aten import aten
        return aten
    from torch._absent import of_part
    raise of_part(__name__, name)

"""torch.ops: operations by their full names. aten has those of tensors, streams those of the accelerator."""


def __getattr__(name):
    if name == 'aten':
        from torch._ops import aten
        return aten
    if name == 'streams':
        import importlib
        return importlib.import_module('torch.ops.streams')
    from torch._absent import of_part
    raise of_part(__name__, name)

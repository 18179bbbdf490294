"""Data sets, the order in which they are read, and batches.

A class is loaded when it is asked for; the table says where it lives.
"""
_HOMES = {
    **dict.fromkeys(('ChainDataset', 'ConcatDataset', 'Dataset', 'IterableDataset', 'StackDataset', 'Subset', 'TensorDataset', 'random_split'),
                    'dataset'),
    **dict.fromkeys(('BatchSampler', 'RandomSampler', 'Sampler', 'SequentialSampler', 'SubsetRandomSampler', 'WeightedRandomSampler'),
                    'sampler'),
    **dict.fromkeys(('DataLoader', 'default_collate', 'default_convert', 'get_worker_info'), 'dataloader'),
}
__all__ = [*_HOMES]


def __getattr__(name):
    import importlib
    if name in _HOMES:
        value = getattr(importlib.import_module(f'torch.utils.data.{_HOMES[name]}'), name)
        globals()[name] = value
        return value
    if name in ('dataset', 'sampler', 'dataloader', '_utils'):
        return importlib.import_module(f'torch.utils.data.{name}')
    from torch._absent import of_part
    raise of_part(__name__, name)


def __dir__():
    return sorted({*globals(), *_HOMES})

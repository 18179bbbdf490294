# torch: 1.13
"""Batches, orders that a seed decides, and what else is drawn meanwhile."""
import torch
from torch.utils import data

whole = data.TensorDataset(torch.arange(10.0).view(10, 1), torch.arange(10))


class Stream(data.IterableDataset):
    def __iter__(self):
        return iter(range(7))


for make in (
    lambda: data.DataLoader(whole, batch_size=3),
    lambda: data.DataLoader(whole, 3, shuffle=True),
    lambda: data.DataLoader(whole, 4, True, drop_last=True),
    lambda: data.DataLoader(whole, batch_size=None),
    lambda: data.DataLoader(whole, 3, sampler=data.RandomSampler(whole, replacement=True, num_samples=7)),
    lambda: data.DataLoader(whole, batch_sampler=data.BatchSampler(data.SequentialSampler(whole), 3, False)),
    lambda: data.DataLoader(whole, 3, True, generator=torch.Generator().manual_seed(3)),
    lambda: data.DataLoader([1, 2, 3], 2),
    lambda: data.DataLoader([1.5, 2, 3], 2),
    lambda: data.DataLoader([('a', 1, {'z': 2.0}), ('b', 3, {'z': 4.0})], 2),
    lambda: data.DataLoader(data.Subset(whole, [1, 5, 2]), 2),
    lambda: data.DataLoader(whole + whole, 6, True),
    lambda: data.DataLoader(whole, sampler=data.WeightedRandomSampler([0.1, 0.9, 0.5], 6)),
    lambda: data.DataLoader(whole, sampler=data.SubsetRandomSampler([3, 4, 5])),
    lambda: data.DataLoader(whole, 3, collate_fn=len),
    lambda: data.DataLoader(Stream(), 3),
    lambda: data.DataLoader(Stream(), 3, drop_last=True),
    lambda: data.DataLoader(Stream(), None),
    lambda: data.DataLoader([[1, 2], [3]], 2),
    lambda: data.DataLoader([None], 1),
    lambda: data.DataLoader(whole, num_workers=-1),
    lambda: data.DataLoader(whole, sampler=[1], shuffle=True),
    lambda: data.DataLoader(whole, 0),
    lambda: data.DataLoader([], shuffle=True),
    lambda: data.DataLoader(Stream(), shuffle=True),
):
    torch.manual_seed(5)
    try:
        loader = make()
        for _ in range(2):
            print([batch for batch in loader])
        print(torch.rand(1))
    except (ValueError, TypeError, RuntimeError) as error:
        print(f'{type(error).__name__}: {error}')

for lengths in [3, 7], [0.3, 0.7], [0.55, 0.45], [1, 2]:
    try:
        print([part.indices for part in data.random_split(whole, lengths, torch.Generator().manual_seed(1))])
    except ValueError as error:
        print(error)
print(len(data.DataLoader(whole, 3)), len(data.DataLoader(whole, 3, drop_last=True)))
with torch.random.fork_rng():
    torch.manual_seed(1)
    torch.rand(1)
print(torch.rand(1))

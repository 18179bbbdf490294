"""DataLoader: batches of a data set, read in this process."""
import itertools
from torch.utils.data._utils import default_collate, default_convert
from torch.utils.data.dataset import IterableDataset
from torch.utils.data.sampler import BatchSampler, RandomSampler, Sampler, SequentialSampler, random_seed

__all__ = ['DataLoader', 'default_collate', 'default_convert', 'get_worker_info']


def get_worker_info():
    """None: there are no other processes."""
    return None


class _Endless(Sampler):
    """For data that come in their own order."""

    def __iter__(self):
        return itertools.repeat(None)


class DataLoader:
    """Batches of examples, in their order or shuffled."""

    def __init__(self, dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None,
                 pin_memory=False, drop_last=False, timeout=0, worker_init_fn=None, multiprocessing_context=None, generator=None, *,
                 prefetch_factor=None, persistent_workers=False, pin_memory_device='', in_order=True):
        if num_workers < 0:
            raise ValueError('num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.')
        if timeout < 0:
            raise ValueError('timeout option should be non-negative')
        if num_workers > 0:
            raise NotImplementedError(f'num_workers={num_workers} is not in this build: there are no other processes; use num_workers=0')
        if prefetch_factor is not None:
            raise ValueError(
                'prefetch_factor option could only be specified in multiprocessing.let num_workers > 0 to enable multiprocessing, '
                'otherwise set prefetch_factor to None.')
        if persistent_workers:
            raise ValueError('persistent_workers option needs num_workers > 0')
        if pin_memory:
            raise RuntimeError('pin_memory is not in this build: there is no accelerator')
        self._is_iterable = isinstance(dataset, IterableDataset)
        if self._is_iterable:
            self._check_iterable(shuffle, sampler, batch_sampler)
        if sampler is not None and shuffle:
            raise ValueError('sampler option is mutually exclusive with shuffle')
        if batch_sampler is not None:
            if batch_size != 1 or shuffle or sampler is not None or drop_last:
                raise ValueError('batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and drop_last')
            batch_size = None
        elif batch_size is None and drop_last:
            raise ValueError('batch_size=None option disables auto-batching and is mutually exclusive with drop_last')
        if sampler is None:
            if self._is_iterable:
                sampler = _Endless()
            elif shuffle:
                sampler = RandomSampler(dataset, generator=generator)
            else:
                sampler = SequentialSampler(dataset)
        if batch_size is not None and batch_sampler is None:
            batch_sampler = BatchSampler(sampler, batch_size, drop_last)
        self.dataset = dataset
        self.num_workers = num_workers
        self.prefetch_factor = prefetch_factor
        self.pin_memory = pin_memory
        self.timeout = timeout
        self.worker_init_fn = worker_init_fn
        self.batch_size = batch_size
        self.drop_last = drop_last
        self.sampler = sampler
        self.batch_sampler = batch_sampler
        self.generator = generator
        self.persistent_workers = persistent_workers
        if collate_fn is None:
            collate_fn = default_convert if batch_sampler is None else default_collate
        self.collate_fn = collate_fn

    def _check_iterable(self, shuffle, sampler, batch_sampler):
        if shuffle:
            raise ValueError(
                f'DataLoader with IterableDataset: expected unspecified shuffle option, but got shuffle={shuffle}')
        if sampler is not None:
            raise ValueError(
                f'DataLoader with IterableDataset: expected unspecified sampler option, but got sampler={sampler}')
        if batch_sampler is not None:
            raise ValueError(
                f'DataLoader with IterableDataset: expected unspecified batch_sampler option, but got batch_sampler={batch_sampler}')

    def __iter__(self):
        return _DataLoaderIter(self)

    def __len__(self):
        if self._is_iterable:
            count = len(self.dataset)
            if self.batch_size is None:
                return count
            return count // self.batch_size if self.drop_last else -(-count // self.batch_size)
        return len(self.sampler if self.batch_sampler is None else self.batch_sampler)


class _DataLoaderIter:
    """One way through the data."""

    def __init__(self, loader):
        self._loader = loader
        self._numbers = iter(loader.sampler if loader.batch_sampler is None else loader.batch_sampler)
        # PyTorch draws a seed for its workers here, also when there are none. Without it the numbers after would be others.
        self._base_seed = random_seed(loader.generator)
        self._examples = iter(loader.dataset) if loader._is_iterable else None
        self._is_spent = False

    def __iter__(self):
        return self

    def __len__(self):
        return len(self._loader)

    def __next__(self):
        loader = self._loader
        numbers = next(self._numbers)
        if self._examples is not None:
            return loader.collate_fn(self._read(numbers))
        dataset = loader.dataset
        if loader.batch_sampler is None:
            return loader.collate_fn(dataset[numbers])
        if getattr(dataset, '__getitems__', None):
            return loader.collate_fn(dataset.__getitems__(numbers))
        return loader.collate_fn([dataset[number] for number in numbers])

    def _read(self, numbers):
        """The next examples of data that come in their own order."""
        loader = self._loader
        if loader.batch_sampler is None:
            return next(self._examples)
        if self._is_spent:
            raise StopIteration
        batch = list(itertools.islice(self._examples, len(numbers)))
        self._is_spent = len(batch) < len(numbers)
        if not batch or (loader.drop_last and self._is_spent):
            raise StopIteration
        return batch

    next = __next__

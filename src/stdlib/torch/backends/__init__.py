"""What else could do the work: nothing here."""


class _Backend:
    def __init__(self, name):
        self._name = name

    def is_available(self):
        """False."""
        return False

    def is_built(self):
        """False."""
        return False

    def __getattr__(self, name):
        from torch._absent import NotInBuild
        raise NotInBuild(f'torch.backends.{self._name}.{name} is not in this build')


cuda, cudnn, mps, mkl, mkldnn, openmp = map(_Backend, ('cuda', 'cudnn', 'mps', 'mkl', 'mkldnn', 'openmp'))


def __getattr__(name):
    from torch._absent import NotInBuild
    raise NotInBuild(f'torch.backends.{name} is not in this build')

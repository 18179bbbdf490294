"""Processes are not in glasspy: a program runs in one. Whatever is asked of this module says what is there instead."""


class NotInGlasspy(NotImplementedError, AttributeError):
    """CPython has it, glasspy does not."""


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    raise NotInGlasspy(
        f'multiprocessing.{name} is not in glasspy: a program runs in one process. concurrent.futures.InterpreterPoolExecutor runs calls at '
        'the same time, in interpreters of their own')

"""What breakpoint() does unless a program sets sys.breakpointhook: it calls the function that PYTHONBREAKPOINT names."""

import os
import sys


def breakpointhook(*args, **kws):
    name = os.environ.get('PYTHONBREAKPOINT')
    if name == '0':
        return None
    if not name:
        raise RuntimeError(
            'breakpoint() would start a debugger, and glasspy has none yet; '
            'PYTHONBREAKPOINT=0 switches breakpoints off, sys.breakpointhook or PYTHONBREAKPOINT=module.function puts something in its place'
        )
    module, _, attribute = name.rpartition('.')
    try:
        hook = getattr(__import__(module or 'builtins', fromlist=[attribute]), attribute)
    except (ImportError, AttributeError):
        _warn(f'Ignoring unimportable $PYTHONBREAKPOINT: "{name}"')
        return None
    return hook(*args, **kws)


def _warn(message):
    import warnings
    warnings.warn(message, RuntimeWarning, stacklevel=3)

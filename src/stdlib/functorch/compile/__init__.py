"""The boxed convention: a compiled function is given all its arguments in one list, which it may empty while it works.

    return make_boxed_func(gm.forward)      at the end of a compiler for aot_autograd()
"""
from torch._dynamo.backends.common import aot_autograd

__all__ = ['make_boxed_compiler', 'make_boxed_func', 'nop']


def make_boxed_func(f):
    """f, called with one list instead of its arguments."""
    def g(args):
        return f(*args)
    g._boxed_call = True
    return g


def make_boxed_compiler(compiler):
    """A compiler whose functions are boxed."""
    def compile_boxed(fx_g, inps):
        return make_boxed_func(compiler(fx_g, inps))
    return compile_boxed


def nop(fx_g, _):
    """A compiler that leaves the graph as it is."""
    return make_boxed_func(fx_g)

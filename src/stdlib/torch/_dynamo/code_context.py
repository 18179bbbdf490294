"""What a compiler knows about a code object, kept beside it.

    context = code_context.get_context(f.__code__)
    context['dynamism'] = ...

The store is native (_codecontext), because no dictionary of Python's can do this: with weak references as keys, a context that refers to
its own code would keep both for ever.
"""

from _codecontext import CodeContextDict, code_context

__all__ = ['CodeContextDict', 'code_context']

"""ModuleSpec and the loaders that __spec__ and __loader__ of modules name."""

from _frozen_importlib import BuiltinImporter, FrozenImporter, ModuleSpec, NamespaceLoader, SourceFileLoader

__all__ = ['BuiltinImporter', 'FrozenImporter', 'ModuleSpec', 'NamespaceLoader', 'SourceFileLoader', 'SOURCE_SUFFIXES', 'all_suffixes']

SOURCE_SUFFIXES = ['.py']
BYTECODE_SUFFIXES = ['.pyc']
EXTENSION_SUFFIXES = []


def all_suffixes():
    """The endings of files that can be modules."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES

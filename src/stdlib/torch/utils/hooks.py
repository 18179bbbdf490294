"""Handles of hooks."""
from _torch import RemovableHandle

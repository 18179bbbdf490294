"""The types of several results with names, such as those of max() along a dimension."""
import _torch

for _type in _torch._return_types:
    globals()[_type.__name__] = _type

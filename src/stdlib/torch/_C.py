"""Switches of modes, where PyTorch keeps them; graphs that were captured name them."""
from _torch import _set_grad_enabled, _set_inference

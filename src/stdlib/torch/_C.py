"""Natives that graphs name: switches of modes, and operations that functions of torch are made of."""
import _torch_nn as _nn
from _torch import _set_grad_enabled, _set_inference, _tensor, broadcast_tensors, einsum

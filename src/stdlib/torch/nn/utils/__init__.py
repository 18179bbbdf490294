"""Helpers around parameters: limits for gradients, and all parameters as one vector."""
from torch.nn.utils.clip_grad import clip_grad_norm_, clip_grad_value_, clip_grads_with_norm_, get_total_norm
from torch.nn.utils.convert_parameters import parameters_to_vector, vector_to_parameters


def __getattr__(name):
    if name.startswith('__'):
        raise AttributeError(f'module {__name__!r} has no attribute {name!r}')
    raise AttributeError(f'torch.nn.utils.{name} is not in this build (see torch.__supported__)')

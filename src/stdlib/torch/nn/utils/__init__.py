"""Helpers around parameters: limits for gradients, and all parameters as one vector."""
from torch.nn.utils.clip_grad import clip_grad_norm_, clip_grad_value_, clip_grads_with_norm_, get_total_norm
from torch.nn.utils.convert_parameters import parameters_to_vector, vector_to_parameters


def __getattr__(name):
    from torch._absent import of_part
    raise of_part(__name__, name)

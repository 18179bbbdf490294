"""Networks and their parts.

A class is loaded when it is asked for; the table says where it lives.
"""
from torch.nn.modules.module import Module
from torch.nn.parameter import Buffer, Parameter

#: Name -> module of torch.nn.modules that has it.
_HOMES = {
    **dict.fromkeys(('Identity', 'Linear', 'Bilinear'), 'linear'),
    **dict.fromkeys(('Sequential', 'ModuleList', 'ModuleDict', 'ParameterList', 'ParameterDict'), 'container'),
    **dict.fromkeys((
        'CELU', 'ELU', 'GELU', 'GLU', 'Hardshrink', 'Hardsigmoid', 'Hardswish', 'Hardtanh', 'LeakyReLU', 'LogSigmoid', 'LogSoftmax', 'Mish', 'ReLU',
        'ReLU6', 'SELU', 'SiLU', 'Sigmoid', 'Softmax', 'Softmin', 'Softplus', 'Softshrink', 'Softsign', 'Tanh', 'Tanhshrink', 'Threshold'),
        'activation'),
    **dict.fromkeys(('GRU', 'GRUCell', 'LSTM', 'LSTMCell', 'RNN', 'RNNBase', 'RNNCell', 'RNNCellBase'), 'rnn'),
    **dict.fromkeys(('Flatten', 'Unflatten'), 'flatten'),
    **dict.fromkeys(('Dropout',), 'dropout'),
    **dict.fromkeys(('LayerNorm', 'RMSNorm'), 'normalization'),
    **dict.fromkeys(('BatchNorm1d', 'BatchNorm2d'), 'batchnorm'),
    **dict.fromkeys(('Embedding',), 'sparse'),
    **dict.fromkeys(('Conv1d', 'Conv2d'), 'conv'),
    **dict.fromkeys(('AvgPool2d', 'MaxPool2d'), 'pooling'),
    **dict.fromkeys(('CosineSimilarity', 'PairwiseDistance'), 'distance'),
    **dict.fromkeys((
        'BCELoss', 'BCEWithLogitsLoss', 'CrossEntropyLoss', 'HuberLoss', 'KLDivLoss', 'L1Loss', 'MSELoss', 'NLLLoss', 'SmoothL1Loss'),
        'loss'),
}
__all__ = ['Module', 'Parameter', 'Buffer', *_HOMES]


def __getattr__(name):
    import importlib
    if name in _HOMES:
        value = getattr(importlib.import_module(f'torch.nn.modules.{_HOMES[name]}'), name)
        globals()[name] = value
        return value
    if name in ('functional', 'init', 'utils'):
        return importlib.import_module(f'torch.nn.{name}')
    from torch._absent import of_part
    raise of_part(__name__, name)


def __dir__():
    return sorted({*globals(), *_HOMES, 'functional', 'init', 'utils'})

"""Networks that go through a sequence and remember: at each step what they keep is made of what they kept and of what comes.

    RNN     h = tanh(W x + U h)                        h is both what is kept and what is given
    GRU     h = (h - n) * z + n                        z says how much stays; n is what would be new
    LSTM    c = f * c + i * g,   h = o * tanh(c)       c is kept; gates say what is forgotten, taken in and given out

Layers are put on each other: the outputs of one are the inputs of the next. Of two directions the second goes backwards.
"""
import math
import numbers
import warnings
import torch
from torch.nn import functional as F, init
from torch.nn.modules.module import Module
from torch.nn.parameter import Parameter

__all__ = ['RNNBase', 'RNN', 'LSTM', 'GRU', 'RNNCellBase', 'RNNCell', 'LSTMCell', 'GRUCell']


# ---- one step: of what came to the gates from the input, what was kept, and the weights of that


def _rnn_step(function):
    def step(gates, hidden, weight, bias):
        return (function(F.linear(hidden[0], weight, bias) + gates),)

    return step


def _lstm_step(gates, hidden, weight, bias):
    taken, kept, new, given = (F.linear(hidden[0], weight, bias) + gates).chunk(4, -1)
    cell = kept.sigmoid() * hidden[1] + taken.sigmoid() * new.tanh()
    return given.sigmoid() * cell.tanh(), cell


def _gru_step(gates, hidden, weight, bias):
    reset_x, stay_x, new_x = gates.chunk(3, -1)
    reset_h, stay_h, new_h = F.linear(hidden[0], weight, bias).chunk(3, -1)
    new = ((reset_h + reset_x).sigmoid() * new_h + new_x).tanh()
    stay = (stay_h + stay_x).sigmoid()
    return ((hidden[0] - new) * stay + new,)


#: Mode -> how many gates there are, and the step.
_MODES = {
    'RNN_TANH': (1, _rnn_step(torch.tanh)),
    'RNN_RELU': (1, _rnn_step(torch.relu)),
    'LSTM': (4, _lstm_step),
    'GRU': (3, _gru_step),
}


def _draw(module):
    bound = 1.0 / math.sqrt(module.hidden_size) if module.hidden_size > 0 else 0
    for weight in module.parameters():
        init.uniform_(weight, -bound, bound)


# ---- sequences


class RNNBase(Module):
    """What the three have in common."""

    __constants__ = ['mode', 'input_size', 'hidden_size', 'num_layers', 'bias', 'batch_first', 'dropout', 'bidirectional', 'proj_size']

    def __init__(
        self, mode, input_size, hidden_size, num_layers=1, bias=True, batch_first=False, dropout=0.0, bidirectional=False, proj_size=0,
        device=None, dtype=None,
    ):
        super().__init__()
        if not isinstance(dropout, numbers.Number) or not 0 <= dropout <= 1 or isinstance(dropout, bool):
            raise ValueError('dropout should be a number in range [0, 1] representing the probability of an element being zeroed')
        if dropout > 0 and num_layers == 1:
            warnings.warn(
                'dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects num_layers greater than 1, '
                f'but got dropout={dropout} and num_layers={num_layers}')
        if not isinstance(hidden_size, int):
            raise TypeError(f'hidden_size should be of type int, got: {type(hidden_size).__name__}')
        if hidden_size <= 0:
            raise ValueError('hidden_size must be greater than zero')
        if num_layers <= 0:
            raise ValueError('num_layers must be greater than zero')
        if proj_size:
            raise NotImplementedError('proj_size is not in this build (see torch.__supported__)')
        self.mode = mode
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.num_layers = num_layers
        self.bias = bias
        self.batch_first = batch_first
        self.dropout = float(dropout)
        self.bidirectional = bidirectional
        self.proj_size = proj_size
        gates, self._step = _MODES[mode]
        directions = 2 if bidirectional else 1
        self._names = []
        for layer in range(num_layers):
            inputs = input_size if layer == 0 else hidden_size * directions
            for direction in range(directions):
                suffix = f'_l{layer}' + ('_reverse' if direction else '')
                shapes = {'weight_ih': (gates * hidden_size, inputs), 'weight_hh': (gates * hidden_size, hidden_size)}
                if bias:
                    shapes.update(bias_ih=(gates * hidden_size,), bias_hh=(gates * hidden_size,))
                for name, shape in shapes.items():
                    setattr(self, name + suffix, Parameter(torch.empty(shape, device=device, dtype=dtype)))
                self._names.append([name + suffix for name in shapes])
        self.reset_parameters()

    def reset_parameters(self):
        """Draw all weights anew."""
        _draw(self)

    def flatten_parameters(self):
        """There is nothing to be gained here."""

    @property
    def all_weights(self):
        """The weights of each layer and direction."""
        return [[getattr(self, name) for name in names] for names in self._names]

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        for name, usual in (('num_layers', 1), ('bias', True), ('batch_first', False), ('dropout', 0), ('bidirectional', False)):
            value = getattr(self, name)
            if value != usual:
                text += f', {name}={value}'
        return text

    def _check(self, input, hidden):
        if input.dim() not in (2, 3):
            raise RuntimeError(f'input must have 3 dimensions, got {input.dim() + (input.dim() == 1)}')
        if input.size(-1) != self.input_size:
            raise RuntimeError(f'input.size(-1) must be equal to input_size. Expected {self.input_size}, got {input.size(-1)}')
        if hidden is None:
            return
        kind = 'batched 3-D' if input.dim() == 3 else 'unbatched 2-D'
        if any(each.dim() != input.dim() for each in hidden):
            if len(hidden) == 2:
                was = f'hx and cx should also be {input.dim()}-D but got ({hidden[0].dim()}-D, {hidden[1].dim()}-D) tensors'
            else:
                was = f'hx should also be {input.dim()}-D but got {hidden[0].dim()}-D tensor'
            raise RuntimeError(f'For {kind} input, {was}')

    def _check_sizes(self, input, hidden):
        wanted = (len(self._names), input.size(1), self.hidden_size)
        for index, each in enumerate(hidden):
            if tuple(each.shape) != wanted:
                name = f'hidden[{index}]' if len(hidden) == 2 else 'hidden'
                raise RuntimeError(f'Expected {name} size {wanted}, got {list(each.shape)}')

    def _run(self, input, hidden):
        """Outputs, and what is kept at the end; `hidden` is a tuple or None."""
        self._check(input, hidden)
        is_batched = input.dim() == 3
        if is_batched and self.batch_first:
            input = input.transpose(0, 1)
        elif not is_batched:
            input = input.unsqueeze(1)
            hidden = hidden and tuple(each.unsqueeze(1) for each in hidden)
        if hidden is None:
            kept = 2 if self.mode == 'LSTM' else 1
            hidden = (torch.zeros(len(self._names), input.size(1), self.hidden_size, dtype=input.dtype),) * kept
        self._check_sizes(input, hidden)
        if input.size(0) == 0:
            raise RuntimeError('Expected sequence length to be larger than 0 in RNN')
        outputs, ends = self._layers(input, hidden)
        if not is_batched:
            return outputs.squeeze(1), tuple(each.squeeze(1) for each in ends)
        return outputs.transpose(0, 1) if self.batch_first else outputs, ends

    def _layers(self, input, hidden):
        directions = 2 if self.bidirectional else 1
        ends = []
        for layer in range(self.num_layers):
            both = []
            for direction in range(directions):
                at = layer * directions + direction
                weights = self.all_weights[at]
                state, outputs = tuple(each[at] for each in hidden), []
                steps = F.linear(input, weights[0], weights[2] if self.bias else None).unbind(0)
                for gates in reversed(steps) if direction else steps:
                    state = self._step(gates, state, weights[1], weights[3] if self.bias else None)
                    outputs.append(state[0])
                both.append(torch.stack(outputs[::-1] if direction else outputs))
                ends.append(state)
            input = both[0] if directions == 1 else torch.cat(both, -1)
            if self.dropout and self.training and layer < self.num_layers - 1:
                input = F.dropout(input, self.dropout)
        return input, tuple(torch.stack(each) for each in zip(*ends))


class RNN(RNNBase):
    """The simplest one: tanh, or relu, of what comes and what was kept."""

    def __init__(self, *args, nonlinearity='tanh', **kwargs):
        if nonlinearity not in ('tanh', 'relu'):
            raise ValueError(f'Unknown nonlinearity {nonlinearity!r}')
        super().__init__('RNN_TANH' if nonlinearity == 'tanh' else 'RNN_RELU', *args, **kwargs)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        outputs, ends = self._run(input, hx if hx is None else (hx,))
        return outputs, ends[0]


class LSTM(RNNBase):
    """Long short-term memory: gates decide what is forgotten, taken in and given out."""

    def __init__(self, *args, **kwargs):
        super().__init__('LSTM', *args, **kwargs)

    def forward(self, input, hx=None):
        return self._run(input, hx if hx is None else tuple(hx))


class GRU(RNNBase):
    """Gated recurrent units: gates decide what stays."""

    def __init__(self, *args, **kwargs):
        if 'proj_size' in kwargs:
            raise ValueError("proj_size argument is only supported for LSTM, not RNN or GRU")
        super().__init__('GRU', *args, **kwargs)

    def forward(self, input, hx=None):
        outputs, ends = self._run(input, hx if hx is None else (hx,))
        return outputs, ends[0]


# ---- single steps


class RNNCellBase(Module):
    """What the three single steps have in common."""

    __constants__ = ['input_size', 'hidden_size', 'bias']

    def __init__(self, input_size, hidden_size, bias, num_chunks, device=None, dtype=None):
        super().__init__()
        self.input_size = input_size
        self.hidden_size = hidden_size
        self.bias = bias
        for name, inputs in (('weight_ih', input_size), ('weight_hh', hidden_size)):
            setattr(self, name, Parameter(torch.empty((num_chunks * hidden_size, inputs), device=device, dtype=dtype)))
        for name in ('bias_ih', 'bias_hh'):
            self.register_parameter(
                name, Parameter(torch.empty(num_chunks * hidden_size, device=device, dtype=dtype)) if bias else None)
        self.reset_parameters()

    def reset_parameters(self):
        """Draw all weights anew."""
        _draw(self)

    def extra_repr(self):
        text = f'{self.input_size}, {self.hidden_size}'
        if self.bias is not True:
            text += f', bias={self.bias}'
        if getattr(self, 'nonlinearity', 'tanh') != 'tanh':
            text += f', nonlinearity={self.nonlinearity}'
        return text

    def _once(self, step, input, hidden, kept=1):
        if input.dim() not in (1, 2):
            raise AssertionError(f'{type(self).__name__}: Expected input to be 1-D or 2-D but received {input.dim()}-D tensor')
        is_batched = input.dim() == 2
        if not is_batched:
            input = input.unsqueeze(0)
            hidden = hidden and tuple(each.unsqueeze(0) for each in hidden)
        if hidden is None:
            hidden = (torch.zeros(input.size(0), self.hidden_size, dtype=input.dtype),) * kept
        if input.size(1) != self.input_size:
            raise RuntimeError(f'input has inconsistent input_size: got {input.size(1)} expected {self.input_size}')
        for index, each in enumerate(hidden):
            if each.size(0) != input.size(0):
                raise RuntimeError(f"Input batch size {input.size(0)} doesn't match hidden{index} batch size {each.size(0)}")
            if each.size(1) != self.hidden_size:
                raise RuntimeError(f'hidden{index} has inconsistent hidden_size: got {each.size(1)}, expected {self.hidden_size}')
        result = step(F.linear(input, self.weight_ih, self.bias_ih), hidden, self.weight_hh, self.bias_hh)
        return result if is_batched else tuple(each.squeeze(0) for each in result)


class RNNCell(RNNCellBase):
    """One step of an RNN."""

    __constants__ = ['input_size', 'hidden_size', 'bias', 'nonlinearity']

    def __init__(self, input_size, hidden_size, bias=True, nonlinearity='tanh', device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 1, device, dtype)
        self.nonlinearity = nonlinearity

    def forward(self, input, hx=None):
        if self.nonlinearity not in ('tanh', 'relu'):
            raise RuntimeError(f'Unknown nonlinearity: {self.nonlinearity}')
        step = _MODES['RNN_TANH' if self.nonlinearity == 'tanh' else 'RNN_RELU'][1]
        return self._once(step, input, hx if hx is None else (hx,))[0]


class LSTMCell(RNNCellBase):
    """One step of an LSTM: what is given, and what is kept."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 4, device, dtype)

    def forward(self, input, hx=None):
        return self._once(_lstm_step, input, hx if hx is None else tuple(hx), 2)


class GRUCell(RNNCellBase):
    """One step of a GRU."""

    def __init__(self, input_size, hidden_size, bias=True, device=None, dtype=None):
        super().__init__(input_size, hidden_size, bias, 3, device, dtype)

    def forward(self, input, hx=None):
        return self._once(_gru_step, input, hx if hx is None else (hx,))[0]

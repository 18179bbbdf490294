"""The functions behind the modules of torch.nn, without a state of their own."""
import math
import warnings
import torch
import _torch_nn as _nn
from torch.nn import _reduction


def _enum(size_average, reduce, reduction):
    if size_average is not None or reduce is not None:
        return _reduction.legacy_get_enum(size_average, reduce)
    return _reduction.get_enum(reduction)


# ---- sums of products
linear = _nn.linear


def bilinear(input1, input2, weight, bias=None):
    """input1 @ weight @ input2 + bias, for each output a matrix."""
    if input1.size(-1) != weight.size(1):
        raise RuntimeError(
            f'bilinear(): input1 size does not match weight size: got {input1.size(-1)} but expected {weight.size(1)}')
    if input2.size(-1) != weight.size(2):
        raise RuntimeError(
            f'bilinear(): input2 size does not match weight size: got {input2.size(-1)} but expected {weight.size(2)}')
    result = torch.einsum('...i,oij,...j->...o', input1, weight, input2)
    return result if bias is None else result + bias


# ---- functions of each element
def relu(input, inplace=False):
    """max(x, 0)"""
    return torch.relu_(input) if inplace else torch.relu(input)


relu_ = torch.relu_


def leaky_relu(input, negative_slope=0.01, inplace=False):
    """x, and a part of x below 0."""
    return _nn.leaky_relu_(input, negative_slope) if inplace else _nn.leaky_relu(input, negative_slope)


def elu(input, alpha=1.0, inplace=False):
    """x, and alpha * (exp(x) - 1) below 0."""
    return _nn.elu_(input, alpha) if inplace else _nn.elu(input, alpha)


def silu(input, inplace=False):
    """x * sigmoid(x)"""
    return _nn.silu_(input) if inplace else _nn.silu(input)


def glu(input, dim=-1):
    """Halves along a dimension: one times the sigmoid of the other."""
    if input.dim() == 0:
        raise RuntimeError('glu does not support scalars because halving size must be even')
    return _nn.glu(input, dim)


def hardtanh(input, min_val=-1.0, max_val=1.0, inplace=False):
    """x between two bounds."""
    if min_val > max_val:
        raise ValueError('min_val cannot be greater than max_val')
    return _nn.hardtanh_(input, min_val, max_val) if inplace else _nn.hardtanh(input, min_val, max_val)


def relu6(input, inplace=False):
    """x between 0 and 6."""
    return hardtanh(input, 0.0, 6.0, inplace)


def threshold(input, threshold, value, inplace=False):
    """x above a threshold, a value elsewhere."""
    return torch.threshold_(input, threshold, value) if inplace else torch.threshold(input, threshold, value)


def celu(input, alpha=1.0, inplace=False):
    """x, and alpha * (exp(x / alpha) - 1) below 0."""
    return _nn.elu_(input, alpha, 1.0, 1.0 / alpha) if inplace else torch.celu(input, alpha)


def selu(input, inplace=False):
    """elu() with the slopes at which a network keeps its variance."""
    return _nn.elu_(input, 1.6732632423543772, 1.0507009873554805) if inplace else torch.selu(input)


def mish(input, inplace=False):
    """x * tanh(softplus(x))"""
    return _nn.mish_(input) if inplace else _nn.mish(input)


def hardsigmoid(input, inplace=False):
    """A straight line for a sigmoid: relu6(x + 3) / 6."""
    return _nn.hardsigmoid_(input) if inplace else _nn.hardsigmoid(input)


def hardswish(input, inplace=False):
    """x * hardsigmoid(x)"""
    return _nn.hardswish_(input) if inplace else _nn.hardswish(input)


def hardshrink(input, lambd=0.5):
    """x, and 0 near 0."""
    return torch.hardshrink(input, lambd)


def softshrink(input, lambd=0.5):
    """x nearer to 0 by lambd, and 0 near 0."""
    return _nn.softshrink(input, lambd)


def gelu(input, approximate='none'):
    """x times the chance that a normal number is below x."""
    return _nn.gelu(input, approximate=approximate)


def softplus(input, beta=1.0, threshold=20.0):
    """log(1 + exp(beta * x)) / beta"""
    return _nn.softplus(input, beta, threshold)


def logsigmoid(input):
    """log(sigmoid(x))"""
    return _nn.log_sigmoid(input)


def softsign(input):
    """x / (1 + abs(x))"""
    return input / (input.abs() + 1)


def tanhshrink(input):
    """x - tanh(x)"""
    return input - input.tanh()


def sigmoid(input):
    """1 / (1 + exp(-x))"""
    return input.sigmoid()


def tanh(input):
    """The hyperbolic tangent."""
    return input.tanh()


# ---- shares
def _softmax_dim(name, dims, stacklevel):
    warnings.warn(
        f'Implicit dimension choice for {name} has been deprecated. Change the call to include dim=X as an argument.',
        stacklevel=stacklevel)
    return 0 if dims in (0, 1, 3) else 1


def softmax(input, dim=None, _stacklevel=3, dtype=None):
    """Shares that add up to one."""
    if dim is None:
        dim = _softmax_dim('softmax', input.dim(), _stacklevel)
    return input.softmax(dim) if dtype is None else input.softmax(dim, dtype=dtype)


def softmin(input, dim=None, _stacklevel=3, dtype=None):
    """softmax of -x."""
    if dim is None:
        dim = _softmax_dim('softmin', input.dim(), _stacklevel)
    return (-input).softmax(dim) if dtype is None else (-input).softmax(dim, dtype=dtype)


def log_softmax(input, dim=None, _stacklevel=3, dtype=None):
    """Logarithms of shares that add up to one."""
    if dim is None:
        dim = _softmax_dim('log_softmax', input.dim(), _stacklevel)
    return input.log_softmax(dim) if dtype is None else input.log_softmax(dim, dtype=dtype)


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    """Draws from shares so that the draw has a derivative."""
    if eps != 1e-10:
        warnings.warn('`eps` parameter is deprecated and has no effect.')
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    index = soft.max(dim, keepdim=True)[1]
    return torch.zeros_like(logits).scatter_(dim, index, 1.0) - soft.detach() + soft


# ---- chance
def dropout(input, p=0.5, training=True, inplace=False):
    """Each element becomes zero with probability p; what is left grows, so that the mean stays."""
    if p < 0.0 or p > 1.0:
        raise ValueError(f'dropout probability has to be between 0 and 1, but got {p}')
    if not training or p == 0 or input.numel() == 0:
        return input
    if p == 1:
        noise = torch.zeros((), dtype=input.dtype)
    else:
        noise = torch.empty_like(input, requires_grad=False).bernoulli_(1 - p).div_(1 - p)
    return input.mul_(noise) if inplace else input.mul(noise)


# ---- tables, means and variances
def embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0, scale_grad_by_freq=False, sparse=False):
    """Rows of a table by their numbers."""
    if padding_idx is None:
        padding_idx = -1
    elif not -weight.size(0) <= padding_idx < weight.size(0):
        raise AssertionError('Padding_idx must be within num_embeddings')
    elif padding_idx < 0:
        padding_idx += weight.size(0)
    if max_norm is not None:
        raise NotImplementedError('embedding(max_norm=...) is not in this build')
    if sparse:
        raise NotImplementedError('embedding(sparse=True) is not in this build: it has no sparse tensors')
    return _nn.embedding(weight, input, padding_idx, scale_grad_by_freq, False)


def one_hot(tensor, num_classes=-1):
    """A row with a one at each number's place."""
    return _nn.one_hot(tensor, num_classes)


def layer_norm(input, normalized_shape, weight=None, bias=None, eps=1e-5):
    """The last dimensions get mean 0 and variance 1."""
    return torch.layer_norm(input, normalized_shape, weight, bias, eps)


def rms_norm(input, normalized_shape, weight=None, eps=None):
    """The last dimensions get a mean square of 1."""
    dims = tuple(range(-len(normalized_shape), 0))
    if tuple(input.shape[dims[0]:]) != tuple(normalized_shape):
        shape = ', '.join(map(str, normalized_shape))
        raise RuntimeError(
            f'Given normalized_shape=[{shape}], expected input with shape [*, {shape}], but got input of size{list(input.shape)}')
    if eps is None:
        eps = torch.finfo(input.dtype).eps
    result = input * torch.rsqrt(input.pow(2).mean(dims, keepdim=True) + eps)
    return result if weight is None else result * weight


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-5):
    """Each channel gets mean 0 and variance 1."""
    if training:
        size = input.size()
        count = size[0] * math.prod(size[2:])
        if count == 1:
            raise ValueError(f'Expected more than 1 value per channel when training, got input size {size}')
    return torch.batch_norm(input, weight, bias, running_mean, running_var, training, momentum, eps)


def normalize(input, p=2.0, dim=1, eps=1e-12, out=None):
    """Vectors of length one."""
    if out is not None:
        raise NotImplementedError('normalize(out=...) is not in this build')
    return input / input.norm(p, dim, keepdim=True).clamp_min(eps).expand_as(input)


# ---- windows
def conv1d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Weights slide over one dimension."""
    return torch.conv1d(input, weight, bias, stride, padding, dilation, groups)


def conv2d(input, weight, bias=None, stride=1, padding=0, dilation=1, groups=1):
    """Weights slide over two dimensions."""
    return torch.conv2d(input, weight, bias, stride, padding, dilation, groups)


def max_pool2d(input, kernel_size, stride=None, padding=0, dilation=1, ceil_mode=False, return_indices=False):
    """The largest of each window, in two dimensions."""
    stride = [] if stride is None else stride
    if return_indices:
        return _nn.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode)
    return torch.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode)


def avg_pool2d(input, kernel_size, stride=None, padding=0, ceil_mode=False, count_include_pad=True, divisor_override=None):
    """The mean of each window, in two dimensions."""
    return _nn.avg_pool2d(
        input, kernel_size, [] if stride is None else stride, padding, ceil_mode, count_include_pad, divisor_override)


def pad(input, pad, mode='constant', value=None):
    """More elements at the edges, the last dimension first."""
    if mode != 'constant':
        raise NotImplementedError(f'pad(mode={mode!r}) is not in this build')
    return torch.constant_pad_nd(input, pad, 0.0 if value is None else value)


# ---- distances
def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    """The cosine of the angle between vectors."""
    return torch.cosine_similarity(x1, x2, dim, eps)


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    """The norm of the difference."""
    return (x1 - x2 + eps).norm(p, -1, keepdim=keepdim)


# ---- losses
def _broadcast(input, target):
    if target.size() != input.size():
        warnings.warn(
            f'Using a target size ({target.size()}) that is different to the input size ({input.size()}). This will likely lead to '
            'incorrect results due to broadcasting. Please ensure they have the same size.', stacklevel=3)
    return torch.broadcast_tensors(input, target)


def _weighted(errors, weight, reduction, input):
    if weight.size() != input.size():
        raise ValueError('Weights and input must have the same size.')
    errors = errors * weight
    if reduction == 'none':
        return errors
    return errors.sum() if reduction == 'sum' else errors.sum() / weight.sum()


def mse_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None):
    """The mean of (input - target) ** 2."""
    if input.shape == target.shape and weight is None and size_average is None and reduce is None:
        return _nn.mse_loss(input, target, _reduction.get_enum(reduction))
    number = _enum(size_average, reduce, reduction)
    input, target = _broadcast(input, target)
    if weight is not None:
        return _weighted((input - target) ** 2, weight, reduction, input)
    return _nn.mse_loss(input, target, number)


def l1_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None):
    """The mean of abs(input - target)."""
    number = _enum(size_average, reduce, reduction)
    input, target = _broadcast(input, target)
    if weight is not None:
        return _weighted((target - input).abs(), weight, reduction, input)
    return _nn.l1_loss(input, target, number)


def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction='mean', beta=1.0):
    """Squares below beta, absolute values beyond."""
    number = _enum(size_average, reduce, reduction)
    input, target = _broadcast(input, target)
    if beta == 0.0:
        return _nn.l1_loss(input, target, number)
    return _nn.smooth_l1_loss(input, target, number, beta)


def huber_loss(input, target, reduction='mean', delta=1.0, weight=None):
    """Squares below delta, absolute values times delta beyond."""
    number = _enum(None, None, reduction)
    input, target = _broadcast(input, target)
    if weight is not None:
        return _weighted(_nn.huber_loss(input, target, 0, delta), weight, reduction, input)
    return _nn.huber_loss(input, target, number, delta)


def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'):
    """Minus the logarithms of the shares of the right classes."""
    return _nn.nll_loss_nd(input, target, weight, _enum(size_average, reduce, reduction), ignore_index)


def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean',
                  label_smoothing=0.0):
    """log_softmax() and nll_loss() in one."""
    number = _enum(size_average, reduce, reduction)
    return _nn.cross_entropy_loss(input, target, weight, number, ignore_index, label_smoothing)


def kl_div(input, target, size_average=None, reduce=None, reduction='mean', log_target=False):
    """How much information is lost between two distributions; input has logarithms."""
    if size_average is not None or reduce is not None:
        number = _reduction.legacy_get_enum(size_average, reduce)
    else:
        if reduction == 'mean':
            warnings.warn(
                "reduction: 'mean' divides the total loss by both the batch size and the support size."
                "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
                "'mean' will be changed to behave the same as 'batchmean' in the next major release.", stacklevel=2)
        number = _reduction.get_enum('sum' if reduction == 'batchmean' else reduction)
    result = torch.kl_div(input, target, number, log_target=log_target)
    return result / input.size(0) if reduction == 'batchmean' and input.dim() != 0 else result


def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction='mean'):
    """Cross entropy of yes and no, from probabilities."""
    number = _enum(size_average, reduce, reduction)
    if target.size() != input.size():
        raise ValueError(
            f'Using a target size ({target.size()}) that is different to the input size ({input.size()}) is deprecated. '
            'Please ensure they have the same size.')
    if weight is not None:
        weight = weight.expand(torch.broadcast_shapes(target.size(), weight.size()))
    return _nn.binary_cross_entropy(input, target, weight, number)


def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction='mean', pos_weight=None):
    """Cross entropy of yes and no, from what a sigmoid would be given."""
    number = _enum(size_average, reduce, reduction)
    if target.size() != input.size():
        raise ValueError(f'Target size ({target.size()}) must be the same as input size ({input.size()})')
    return torch.binary_cross_entropy_with_logits(input, target, weight, pos_weight, number)


# ---- attention
def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0, is_causal=False, scale=None, enable_gqa=False):
    """softmax(query @ key.T / sqrt(size)) @ value"""
    if enable_gqa:
        raise NotImplementedError('scaled_dot_product_attention(enable_gqa=True) is not in this build')
    rows, columns = query.size(-2), key.size(-2)
    # Both factors get the root of the scale, so that the scores stay small.
    root = math.sqrt(1 / math.sqrt(query.size(-1)) if scale is None else scale)
    scores = (query * root) @ (key * root).transpose(-2, -1)
    if is_causal:
        if attn_mask is not None:
            raise RuntimeError('_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True')
        attn_mask = torch.ones((rows, columns), dtype=torch.bool).tril()
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            scores = scores + torch.zeros(attn_mask.shape, dtype=query.dtype).masked_fill_(~attn_mask, -math.inf)
        else:
            scores = scores + attn_mask
    return dropout(scores.softmax(-1), dropout_p, dropout_p > 0) @ value


def __getattr__(name):
    from torch._absent import of_part
    raise of_part(__name__, name)

/**
 * Functions that stand between the layers of a network.
 */
import { copy } from '../copy.ts';
import { bool, type DType, float, isFloating, Scalar, uint8 } from '../dtype.ts';
import { pointwise, unaryLoop } from '../elementwise.ts';
import { runtimeError } from '../errors.ts';
import { UNARY } from '../kernels/unary.ts';
import { op, type TensorOp } from '../op.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { add, mul, sub } from './arithmetic.ts';
import { clamped } from './clamping.ts';
import { where } from './choosing.ts';
import { ge, gt, le } from './comparison.ts';
import { erf, erfOf } from './erf.ts';
import { exp } from './exponentials.ts';
import { logicalOr } from './logic.ts';
import { pow } from './powers.ts';
import { tanh } from './trigonometry.ts';
import { elementOf, floatFunction, notImplemented, ofResult, rounded } from './unary.ts';

const ZERO = float(0);
const ONE = float(1);
const HALF = float(0.5);

export const sigmoid = floatFunction(
  'sigmoid',
  '1 / (1 + exp(-x)): between 0 and 1.',
  'sigmoid',
  ofResult('sigmoid', (state, grad, result) => mul(state, mul(state, grad, sub(state, ONE, result)), result)),
);
export const logSigmoid: TensorOp<[Tensor]> = op({
  schema: 'log_sigmoid(Tensor self) -> Tensor',
  doc: 'The logarithm of sigmoid().',
  aliases: ['logsigmoid'],
  as: 'internal',
  pointwise: (_state, self) => pointwise(floatsOnly(self, 'log_sigmoid_cpu'), LOG_SIGMOID, self.isContiguous ? self : copy(self)),
  derivative: {
    node: 'LogSigmoidBackward0',
    saves: (_needs, _result, self) => ({ self }),
    grads: (state, [grad], { self }) => [mul(state, grad, sub(state, ONE, sigmoid(state, self)))],
  },
});
const LOG_SIGMOID = unaryLoop((x) => Math.min(0, x) - Math.log1p(Math.exp(-Math.abs(x))));

function floatsOnly(self: Tensor, kernel: string): DType {
  if (!isFloating(self.dtype)) throw notImplemented(kernel, self.dtype);
  return self.dtype;
}
export const relu: TensorOp<[Tensor]> = op({
  schema: 'relu(Tensor self) -> Tensor',
  doc: 'The element where it is above 0, elsewhere 0.',
  inPlace: true,
  pointwise: (_state, self) => {
    if (self.dtype === bool) throw runtimeError('Boolean inputs not supported for relu');
    return pointwise(self.dtype, UNARY.relu, self);
  },
  derivative: {
    node: 'ReluBackward0',
    saves: (_needs, result) => ({ result }),
    grads: (state, [grad], { result }) => [where(state, le(state, result, ZERO), ZERO, grad)],
  },
});
export const threshold: TensorOp<[Tensor, Scalar, Scalar]> = op({
  schema: 'threshold(Tensor self, Scalar threshold, Scalar value) -> Tensor',
  doc: 'The element where it is above the threshold, elsewhere the value.',
  as: 'function',
  inPlace: true,
  pointwise: (_state, self, limit, value) => {
    const { dtype } = self;
    if (dtype === bool) throw notImplemented('threshold_cpu', dtype);
    const [edge, low] = [elementOf(dtype, limit), elementOf(dtype, value)];
    return pointwise(
      dtype,
      unaryLoop((x) => (x <= edge ? low : x)),
      self,
    );
  },
  derivative: {
    node: 'ThresholdBackward0',
    saves: (_needs, _result, self, limit) => ({ self, limit }),
    grads: (state, [grad], { self, limit }) => [where(state, le(state, self, limit), ZERO, grad)],
  },
});
export const leakyRelu: TensorOp<[Tensor, Scalar?]> = op({
  schema: 'leaky_relu(Tensor self, Scalar negative_slope=0.01) -> Tensor',
  doc: 'The element where it is above 0, elsewhere a small part of it.',
  as: 'internal',
  inPlace: true,
  pointwise: (_state, self, slope = float(0.01)) => {
    const dtype = floatsOnly(self, 'leaky_relu_cpu');
    const factor = rounded(dtype, slope.value);
    return pointwise(
      dtype,
      unaryLoop((x) => (x > 0 ? x : x * factor)),
      self,
    );
  },
  derivative: {
    node: 'LeakyReluBackward0',
    saves: (_needs, _result, self, slope = float(0.01)) => ({ self, slope }),
    grads: (state, [grad], { self, slope }) => [where(state, gt(state, self, ZERO), grad, mul(state, grad, slope))],
    inPlace: {
      node: 'LeakyReluBackward1',
      saves: (_needs, result, _self, slope = float(0.01)) => ({ result, slope }),
      grads: (state, [grad], { result, slope }) => {
        if (slope.value < 0)
          throw runtimeError(
            'In-place leakyReLu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead. File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope',
          );
        return [where(state, gt(state, result, ZERO), grad, mul(state, grad, slope))];
      },
    },
  },
});
export const elu: TensorOp<[Tensor, Scalar?, Scalar?, Scalar?]> = op({
  schema: 'elu(Tensor self, Scalar alpha=1, Scalar scale=1, Scalar input_scale=1) -> Tensor',
  doc: 'The element where it is above 0, elsewhere alpha * (exp(x) - 1).',
  as: 'internal',
  inPlace: true,
  pointwise: (_state, self, alpha = ONE, scale = ONE, inputScale = ONE) => {
    const dtype = floatsOnly(self, 'elu_cpu');
    const [down, up, inner] = [alpha.value * scale.value, scale.value, inputScale.value].map((x) => rounded(dtype, x));
    return pointwise(
      dtype,
      unaryLoop((x) => (x <= 0 ? Math.expm1(x * inner) * down : x * up)),
      self,
    );
  },
  derivative: {
    node: 'EluBackward0',
    saves: (_needs, _result, self, alpha = ONE, scale = ONE, inputScale = ONE) => ({ self, alpha, scale, inputScale }),
    grads: (state, [grad], { self, alpha, scale, inputScale }) => {
      const down = float(inputScale.value * alpha.value * scale.value);
      const below = mul(state, mul(state, grad, down), exp(state, mul(state, self, inputScale)));
      return [where(state, le(state, self, ZERO), below, mul(state, grad, scale))];
    },
    inPlace: {
      node: 'EluBackward1',
      saves: (_needs, result, _self, alpha = ONE, scale = ONE, inputScale = ONE) => ({ result, alpha, scale, inputScale }),
      grads: (state, [grad], { result, alpha, scale, inputScale }) => {
        if (alpha.value < 0)
          throw runtimeError(
            'In-place elu backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead.',
          );
        // exp(x) is in the result already.
        const exponential = add(state, result, float(alpha.value * scale.value));
        const below = mul(state, mul(state, grad, inputScale), exponential);
        return [where(state, le(state, result, ZERO), below, mul(state, grad, scale))];
      },
    },
  },
});
export const selu: TensorOp<[Tensor]> = op({
  schema: 'selu(Tensor self) -> Tensor',
  doc: 'elu() with such factors that layers keep their mean and variance.',
  as: 'function',
  forward: (state, self) => elu(state, self, float(1.6732632423543772), float(1.0507009873554805), ONE),
});
export const celu: TensorOp<[Tensor, Scalar?]> = op({
  schema: 'celu(Tensor self, Scalar alpha=1.0) -> Tensor',
  doc: 'The element where it is above 0, elsewhere alpha * (exp(x / alpha) - 1).',
  as: 'function',
  forward: (state, self, alpha = ONE) => {
    if (alpha.value === 0) throw runtimeError('ZeroDivisionError: alpha cannot be 0 for CELU');
    return elu.row.forward(state, self, alpha, ONE, float(1 / alpha.value));
  },
  derivative: {
    node: 'CeluBackward0',
    saves: (_needs, _result, self, alpha = ONE) => ({ self, alpha }),
    grads: (state, [grad], { self, alpha }) => {
      const below = mul(state, grad, exp(state, mul(state, self, float(1 / alpha.value))));
      return [where(state, le(state, self, ZERO), below, grad)];
    },
  },
});
const MISH = unaryLoop((x) => x * Math.tanh(Math.log1p(Math.exp(x))));
export const mish: TensorOp<[Tensor]> = op({
  schema: 'mish(Tensor self) -> Tensor',
  doc: 'x * tanh(softplus(x)).',
  as: 'internal',
  inPlace: true,
  pointwise: (_state, self) => pointwise(floatsOnly(self, 'mish_cpu'), MISH, self),
  derivative: {
    node: 'MishBackward0',
    saves: (_needs, _result, self) => ({ self }),
    grads: (state, [grad], { self }) => {
      const turned = tanh(state, softplus(state, self));
      const steep = mul(state, mul(state, self, sub(state, ONE, mul(state, turned, turned))), sigmoid(state, self));
      return [mul(state, grad, add(state, turned, steep))];
    },
  },
});
export const silu: TensorOp<[Tensor]> = op({
  schema: 'silu(Tensor self) -> Tensor',
  doc: 'x * sigmoid(x).',
  as: 'internal',
  inPlace: true,
  pointwise: (_state, self) => pointwise(floatsOnly(self, 'silu_cpu'), UNARY.silu, self),
  derivative: {
    node: 'SiluBackward0',
    saves: (_needs, _result, self) => ({ self }),
    grads: (state, [grad], { self }) => {
      const part = sigmoid(state, self);
      const slope = mul(state, part, add(state, mul(state, self, sub(state, ONE, part)), ONE));
      return [mul(state, grad, slope)];
    },
  },
});
export const hardtanh: TensorOp<[Tensor, Scalar?, Scalar?]> = op({
  schema: 'hardtanh(Tensor self, Scalar min_val=-1, Scalar max_val=1) -> Tensor',
  doc: 'The element, or the limit that it is beyond.',
  as: 'internal',
  inPlace: true,
  pointwise: (state, self, min = float(-1), max = ONE) => {
    if (self.dtype === bool) throw runtimeError('Bool inputs not supported for hardtanh');
    if (self.dtype === uint8 && (min.value <= -1 || max.value <= -1))
      throw runtimeError('cannot do hardtanh on an unsigned type with negative limits');
    return clamped(state, self, limitOf(self.dtype, min), limitOf(self.dtype, max), 'clamp_scalar_kernel_impl');
  },
  derivative: {
    node: 'HardtanhBackward0',
    saves: (_needs, _result, self, min = float(-1), max = ONE) => ({ self, min, max }),
    grads: (state, [grad], { self, min, max }) => [where(state, logicalOr(state, le(state, self, min), ge(state, self, max)), ZERO, grad)],
  },
});
const limitOf = (dtype: DType, x: Scalar): Scalar => new Scalar(elementOf(dtype, x), dtype.category);
export const softplus: TensorOp<[Tensor, Scalar?, Scalar?]> = op({
  schema: 'softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor',
  doc: 'log(1 + exp(beta * x)) / beta; x itself where beta * x is above the threshold.',
  as: 'internal',
  pointwise: (_state, self, beta = ONE, limit = float(20)) => {
    const dtype = floatsOnly(self, 'softplus_cpu');
    const [factor, edge] = [rounded(dtype, beta.value), rounded(dtype, limit.value)];
    return pointwise(
      dtype,
      unaryLoop((x) => (x * factor > edge ? x : Math.log1p(Math.exp(x * factor)) / factor)),
      self,
    );
  },
  derivative: {
    node: 'SoftplusBackward0',
    saves: (_needs, _result, self, beta = ONE, limit = float(20)) => ({ self, beta, limit }),
    grads: (state, [grad], { self, beta, limit }) => {
      const scaled = mul(state, self, beta);
      return [where(state, gt(state, scaled, limit), grad, mul(state, grad, sigmoid(state, scaled)))];
    },
  },
});

const ROOT_HALF = Math.SQRT1_2;
const BETA = Math.sqrt(2 / Math.PI);
const KAPPA = 0.044715;
const GELU = unaryLoop((x) => 0.5 * x * (1 + erfOf(x * ROOT_HALF)));
const GELU_TANH = unaryLoop((x) => 0.5 * x * (1 + Math.tanh(BETA * (x + KAPPA * x * x * x))));
export const gelu: TensorOp<[Tensor, string?]> = op({
  schema: "gelu(Tensor self, *, str approximate='none') -> Tensor",
  doc: 'x times how much of a normal distribution lies below x; nearly so, with a tanh, when approximate is "tanh".',
  as: 'internal',
  pointwise: (_state, self, approximate = 'none') => {
    if (approximate !== 'none' && approximate !== 'tanh') throw runtimeError('approximate argument must be either none or tanh.');
    return pointwise(floatsOnly(self, 'GeluKernelImpl'), approximate === 'none' ? GELU : GELU_TANH, self);
  },
  derivative: {
    node: 'GeluBackward0',
    saves: (_needs, _result, self, approximate = 'none') => ({ self, approximate }),
    grads: (state, [grad], { self, approximate }) => [
      mul(state, grad, approximate === 'none' ? geluSlope(state, self) : geluTanhSlope(state, self)),
    ],
  },
});
function geluSlope(state: TensorState, x: Tensor): Tensor {
  const below = mul(state, add(state, erf(state, mul(state, x, float(ROOT_HALF))), ONE), HALF);
  const density = mul(state, exp(state, mul(state, mul(state, x, x), float(-0.5))), float(BETA / 2));
  return add(state, below, mul(state, x, density));
}
function geluTanhSlope(state: TensorState, x: Tensor): Tensor {
  const cube = pow(state, x, float(3));
  const turned = tanh(state, mul(state, add(state, x, mul(state, cube, float(KAPPA))), float(BETA)));
  const inner = mul(state, add(state, mul(state, mul(state, x, x), float(3 * KAPPA)), ONE), float(BETA));
  const steep = mul(state, mul(state, x, sub(state, ONE, mul(state, turned, turned))), inner);
  return mul(state, add(state, add(state, turned, ONE), steep), HALF);
}

/**
 * Truth values, and the bits of whole numbers.
 */
import { bool, Category, checkLong, int64, isFloating } from '../dtype.ts';
import { type BinaryLoop, binaryLoop, map, unaryLoop, zip } from '../elementwise.ts';
import { BINARY } from '../kernels/binary.ts';
import { UNARY } from '../kernels/unary.ts';
import { op, type TensorOp } from '../op.ts';
import { type Operand, resultType } from '../promotion.ts';
import type { Tensor } from '../tensor.ts';
import { nodeOf, notImplemented, zerosLike } from './unary.ts';

function logical(name: string, doc: string, loop: BinaryLoop): TensorOp<[Tensor, Tensor]> {
  return op({
    schema: `${name}(Tensor self, Tensor other) -> Tensor`,
    doc,
    inPlace: true,
    forward: (state, self, other) => zip(loop, resultType(state, [self, other]), bool, self, other),
    derivative: { node: nodeOf(name), grads: (_state, [grad], _saved, needs) => needs.map((needed) => needed && zerosLike(grad)) },
  });
}
export const logicalAnd = logical('logical_and', 'Where both are true.', BINARY.logicalAnd);
export const logicalOr = logical('logical_or', 'Where one or both are true.', BINARY.logicalOr);
export const logicalXor = logical('logical_xor', 'Where one of both is true.', BINARY.logicalXor);
export const logicalNot: TensorOp<[Tensor]> = op({
  schema: 'logical_not(Tensor self) -> Tensor',
  doc: 'Where the element is not true.',
  inPlace: true,
  forward: (_state, self) => map(UNARY.logicalNot, self.dtype, bool, self),
  derivative: { node: nodeOf('logical_not'), grads: (_state, [grad]) => [zerosLike(grad)] },
});

// An int64 lies in a double; its two halves are worked on one after the other.
const HALF = 2 ** 32;
const halves =
  (f: (x: number, y: number) => number) =>
  (x: number, y: number): number =>
    f(Math.floor(x / HALF), Math.floor(y / HALF)) * HALF + (f(x, y) >>> 0);
function bitwise(name: string, magic: string, doc: string, f: (x: number, y: number) => number): TensorOp<[Operand, Operand]> {
  const [ints, longs] = [binaryLoop(f), binaryLoop(halves(f))];
  return op({
    schema: `bitwise_${name}(Operand self, Operand other) -> Tensor`,
    doc,
    aliases: [magic],
    inPlace: true,
    forward: (state, self, other) => {
      const dtype = resultType(state, [self, other]);
      if (isFloating(dtype)) throw notImplemented(`bitwise_${name}_cpu`, dtype);
      return zip(dtype === int64 ? longs : ints, dtype, dtype, self, other);
    },
  });
}
export const bitwiseAnd = bitwise('and', '__and__', 'The bits that both have.', (x, y) => x & y);
export const bitwiseOr = bitwise('or', '__or__', 'The bits that one or both have.', (x, y) => x | y);
export const bitwiseXor = bitwise('xor', '__xor__', 'The bits that one of both has.', (x, y) => x ^ y);
const FLIP = unaryLoop((x) => -1 - x);
export const bitwiseNot: TensorOp<[Tensor]> = op({
  schema: 'bitwise_not(Tensor self) -> Tensor',
  doc: 'All bits the other way; of bools the opposite.',
  inPlace: true,
  forward: (_state, self) => {
    if (isFloating(self.dtype)) throw notImplemented('bitwise_not_cpu', self.dtype);
    return map(self.dtype === bool ? UNARY.logicalNot : FLIP, self.dtype, self.dtype, self);
  },
});

/** The bits of a number as a type holds them. */
const shifted = (
  name: string,
  magic: string,
  doc: string,
  f: (x: number, y: number, bits: number) => number,
): TensorOp<[Operand, Operand]> =>
  op({
    schema: `bitwise_${name}(Operand self, Operand other) -> Tensor`,
    doc,
    aliases: [magic],
    inPlace: true,
    forward: (state, self, other) => {
      const dtype = resultType(state, [self, other]);
      if (dtype.category !== Category.INT) throw notImplemented(KERNELS[name], dtype);
      const loop = binaryLoop((x, y) => f(x, y, dtype.itemSize * 8));
      return zip(dtype === int64 ? binaryLoop((x, y) => checkLong(f(x, y, 64))) : loop, dtype, dtype, self, other);
    },
  });
const KERNELS: Readonly<Record<string, string>> = { left_shift: 'lshift_cpu', right_shift: 'rshift_cpu' };
export const leftShift = shifted('left_shift', '__lshift__', 'Each number times 2 to the power of the other.', (x, y, bits) =>
  y < 0 || y >= bits ? 0 : bits < 64 ? (y < 32 ? x << y : 0) : x * 2 ** y,
);
export const rightShift = shifted('right_shift', '__rshift__', 'Each number over 2 to the power of the other, downwards.', (x, y, bits) =>
  y < 0 || y >= bits ? (x < 0 ? -1 : 0) : Math.floor(x / 2 ** y),
);

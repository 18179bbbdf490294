/**
 * Functions element by element, of one, two or three operands.
 *
 * What is given is an inner loop: n elements, with a step for each operand, as NumPy's ufuncs have them. The walk around it is layout.ts's.
 */
import { converted, type Data, type DType, Scalar } from './dtype.ts';
import { cast } from './copy.ts';
import { layoutOf, walk } from './layout.ts';
import type { Operand } from './promotion.ts';
import { broadcastShapes, equalShapes, numelOf, type Shape } from './shapes.ts';
import { Storage } from './storage.ts';
import { Tensor, tensorOf } from './tensor.ts';

/** result[r + k] = f(a[x + k * dx]) for k below n. */
export type UnaryLoop = (n: number, result: Data, r: number, a: Data, x: number, dx: number) => void;
export type BinaryLoop = (n: number, result: Data, r: number, a: Data, x: number, dx: number, b: Data, y: number, dy: number) => void;

export const unaryLoop =
  (f: (x: number) => number): UnaryLoop =>
  (n, result, r, a, x, dx) => {
    for (let k = 0; k < n; k++, x += dx) result[r + k] = f(a[x]);
  };
export const binaryLoop =
  (f: (x: number, y: number) => number): BinaryLoop =>
  (n, result, r, a, x, dx, b, y, dy) => {
    for (let k = 0; k < n; k++, x += dx, y += dy) result[r + k] = f(a[x], b[y]);
  };

/** f over all elements, read as type `from`, into a new tensor of type `to`. */
export function map(loop: UnaryLoop, from: DType, to: DType, a: Tensor): Tensor {
  const operand = cast(a, from);
  const data = to.make(a.numel);
  if (operand.isContiguous) {
    loop(a.numel, data, 0, operand.data, operand.offset, 1);
    return tensorOf(to, a.shape, data);
  }
  const layout = layoutOf(a.shape, [operand]);
  const last = layout.sizes.length - 1;
  walk(layout, [operand.offset], (r, [x]) => loop(layout.sizes[last], data, r, operand.data, x, layout.steps[0][last]));
  return new Tensor(new Storage(to, data), a.shape, layout.strides, 0);
}

/** A number as a tensor of one element. */
export function scalarTensor(dtype: DType, value: number): Tensor {
  const data = dtype.make(1);
  data[0] = converted(dtype, value);
  return new Tensor(new Storage(dtype, data), NO_SHAPE, NO_SHAPE, 0);
}
const NO_SHAPE: Shape = [];
const read = (operand: Operand, dtype: DType): Tensor =>
  operand instanceof Scalar ? scalarTensor(dtype, operand.value) : cast(operand, dtype);

/** f over two operands, both read as type `from`. */
export function zip(loop: BinaryLoop, from: DType, to: DType, a: Operand, b: Operand): Tensor {
  const x = read(a, from);
  const y = read(b, from);
  const shape = broadcastShapes(x.shape, y.shape);
  const n = numelOf(shape);
  const data = to.make(n);
  if (isFlat(x, shape, n) && isFlat(y, shape, n)) {
    loop(n, data, 0, x.data, x.offset, x.numel === 1 ? 0 : 1, y.data, y.offset, y.numel === 1 ? 0 : 1);
    return tensorOf(to, shape, data);
  }
  const layout = layoutOf(shape, [x, y]);
  const last = layout.sizes.length - 1;
  const size = layout.sizes[last];
  const [dx, dy] = layout.steps.map((step) => step[last]);
  walk(layout, [x.offset, y.offset], (r, [atX, atY]) => loop(size, data, r, x.data, atX, dx, y.data, atY, dy));
  return new Tensor(new Storage(to, data), shape, layout.strides, 0);
}
const isFlat = (operand: Tensor, shape: Shape, n: number): boolean =>
  (operand.numel === 1 && (operand.rank === 0 || n === 1)) || (operand.isContiguous && equalShapes(operand.shape, shape));

/** Where `condition` is not 0 the elements of `a`, elsewhere those of `b`. */
export function choose(to: DType, condition: Tensor, a: Operand, b: Operand): Tensor {
  const x = read(a, to);
  const y = read(b, to);
  const shape = broadcastShapes(condition.shape, broadcastShapes(x.shape, y.shape));
  const data = to.make(numelOf(shape));
  const layout = layoutOf(shape, [condition, x, y]);
  const last = layout.sizes.length - 1;
  const [dc, dx, dy] = layout.steps.map((step) => step[last]);
  walk(layout, [condition.offset, x.offset, y.offset], (r, [c, atX, atY]) => {
    for (let k = 0; k < layout.sizes[last]; k++, c += dc, atX += dx, atY += dy)
      data[r + k] = condition.data[c] !== 0 ? x.data[atX] : y.data[atY];
  });
  return new Tensor(new Storage(to, data), shape, layout.strides, 0);
}

/**
 * Which type operands meet in, as torch.result_type() tells it.
 *
 * Operands are of three ranks: tensors with dimensions, tensors without, Python's numbers. A lower rank only counts when its category is higher:
 *
 *     float32 [3] * float64 []  -> float32        int64 [3] * 1.5 -> float32 (the default type)        int8 [3] + int64 [] -> int8
 */
import { bool, Category, type DType, int64, isFloating, promote, Scalar } from './dtype.ts';
import type { TensorState } from './state.ts';
import type { Tensor } from './tensor.ts';

export type Operand = Tensor | Scalar;

export function resultType(state: TensorState, operands: readonly Operand[]): DType {
  let dims: DType | undefined;
  let zero: DType | undefined;
  let number: DType | undefined;
  for (const operand of operands) {
    if (operand instanceof Scalar) number = joined(number, standardOf(state, operand.category));
    else if (operand.rank === 0) zero = joined(zero, operand.dtype);
    else dims = joined(dims, operand.dtype);
  }
  return over(dims, over(zero, number)) as DType;
}
/** The type of two operands: most often they are of one type, and of the same kind. */
export function typeOfBoth(state: TensorState, a: Operand, b: Operand): DType {
  if (a instanceof Scalar) return resultType(state, [a, b]);
  const { dtype } = a;
  if (b instanceof Scalar ? isFloating(dtype) : b.dtype === dtype) return dtype;
  return resultType(state, [a, b]);
}
const joined = (a: DType | undefined, b: DType): DType => (a === undefined ? b : promote(a, b));

function over(high: DType | undefined, low: DType | undefined): DType | undefined {
  if (high === undefined) return low;
  if (low === undefined || isFloating(high)) return high;
  return high === bool || isFloating(low) ? promote(high, low) : high;
}
/** The type of a number by itself. */
export function standardOf(state: TensorState, category: Category): DType {
  return category === Category.FLOAT ? state.shared.defaultDtype : category === Category.INT ? int64 : bool;
}
/** What functions such as sqrt() answer in. */
export const floatOf = (state: TensorState, dtype: DType): DType => (isFloating(dtype) ? dtype : state.shared.defaultDtype);

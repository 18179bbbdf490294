/**
 * Types of elements, and which type comes out when two meet.
 *
 * Numbers are held in typed arrays, one kind for each type. An int64 lies in doubles: exact up to 2**53, and beyond that an operation
 * is refused rather than answered wrongly (a BigInt64Array is twenty times slower, and hardly a program needs the last ten bits).
 *
 * Promotion follows "torch.result_type": what has dimensions decides before what has none, and that before Python's numbers; the others only
 * count when their category is higher (bool < int < float).
 *
 *     float32 [3] * float64 []  -> float32        int64 [3] * 1.5 -> float32 (the default type)
 */
import { type TensorError, TensorError as Failure, runtimeError } from './errors.ts';

export type Data = Float32Array | Float64Array | Int32Array | Int16Array | Int8Array | Uint8Array;

export const Category = { BOOL: 0, INT: 1, FLOAT: 2 } as const;
export type Category = (typeof Category)[keyof typeof Category];

export interface DType {
  /** As in `torch.float32`. */
  readonly name: string;
  /** The other name, as in `torch.float`; '' for none. */
  readonly alias: string;
  /** As error texts have it: `Float`, `Long`. */
  readonly title: string;
  readonly category: Category;
  /** Bytes of an element in PyTorch. */
  readonly itemSize: number;
  readonly min: number;
  readonly max: number;
  /** Of n zeros. */
  readonly make: (n: number) => Data;
}

const { BOOL, INT, FLOAT } = Category;
const row = (
  name: string,
  alias: string,
  title: string,
  category: Category,
  itemSize: number,
  min: number,
  max: number,
  make: (n: number) => Data,
): DType => ({ name, alias, title, category, itemSize, min, max, make });

const LARGEST = 2 ** 53;
const LARGEST_FLOAT32 = 3.4028234663852886e38;

export const bool = row('bool', '', 'Bool', BOOL, 1, 0, 1, (n) => new Uint8Array(n));
export const uint8 = row('uint8', '', 'Byte', INT, 1, 0, 255, (n) => new Uint8Array(n));
export const int8 = row('int8', '', 'Char', INT, 1, -128, 127, (n) => new Int8Array(n));
export const int16 = row('int16', 'short', 'Short', INT, 2, -32768, 32767, (n) => new Int16Array(n));
export const int32 = row('int32', 'int', 'Int', INT, 4, -2147483648, 2147483647, (n) => new Int32Array(n));
export const int64 = row('int64', 'long', 'Long', INT, 8, -LARGEST, LARGEST, (n) => new Float64Array(n));
export const float32 = row('float32', 'float', 'Float', FLOAT, 4, -LARGEST_FLOAT32, LARGEST_FLOAT32, (n) => new Float32Array(n));
export const float64 = row('float64', 'double', 'Double', FLOAT, 8, -Number.MAX_VALUE, Number.MAX_VALUE, (n) => new Float64Array(n));

export const DTYPES: readonly DType[] = [bool, uint8, int8, int16, int32, int64, float32, float64];

export const isFloating = (dtype: DType): boolean => dtype.category === FLOAT;

/** A number of Python's. */
export class Scalar {
  constructor(
    readonly value: number,
    readonly category: Category,
  ) {}
}
export const int = (value: number): Scalar => new Scalar(value, INT);
export const float = (value: number): Scalar => new Scalar(value, FLOAT);

/** The smallest type of the same or another category that holds both. */
export function promote(a: DType, b: DType): DType {
  if (a === b) return a;
  if (a.category !== b.category) return a.category > b.category ? a : b;
  // Bytes with and without a sign meet in 16 bits.
  if (a.itemSize === b.itemSize) return int16;
  const [small, large] = a.itemSize < b.itemSize ? [a, b] : [b, a];
  return small === uint8 && large === int8 ? int16 : large;
}

/** What is to be stored for a number from Python or another tensor: a fraction is cut off, a small int wraps round. */
export function converted(dtype: DType, x: number): number {
  switch (dtype) {
    case float32:
    case float64:
      return x;
    case bool:
      return x === 0 ? 0 : 1;
    case int64:
      return checkLong(Math.trunc(x)) + 0;
    default:
      return Math.trunc(x);
  }
}
export function checkLong(x: number): number {
  if (x <= LARGEST && x >= -LARGEST) return x;
  throw beyondLong(x);
}
/** The answer would not be that of PyTorch, so there is none. */
export function beyondLong(x: number): TensorError {
  return x !== x || x - x !== 0
    ? runtimeError(`${x !== x ? 'nan' : x > 0 ? 'inf' : '-inf'} as an int64 is not in this build (it has no agreed value)`)
    : new Failure('OverflowError', 'int64 values beyond 2**53 are not in this build');
}

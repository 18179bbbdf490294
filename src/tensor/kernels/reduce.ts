/**
 * Reductions along one dimension, other than sums: greatest and least with their indices, products, running sums.
 *
 * A nan wins over everything, the first one and the first of equals are the ones that count: so PyTorch has it. Running sums and products
 * of float32 are kept in a double and rounded where they are stored.
 *
 * A tensor without a dimension to reduce along is reduced as one row: the caller makes it contiguous and gives shape [n].
 */
import type { Numbers } from './binary.ts';
import { eachRow, type View } from './strided.ts';

/** Calls `line(from, to)` for each line along the dimension: where it starts in the view and in a result without that dimension. */
function eachLine(shape: readonly number[], view: View<unknown>, dim: number, line: (from: number, to: number) => void): void {
  const without = (of: readonly number[]): number[] => of.filter((_, i) => i !== dim);
  let to = 0;
  eachRow(without(shape), [{ ...view, strides: without(view.strides) }], (n, [at], [step]) => {
    for (let i = 0, from = at; i < n; i++, from += step) line(from, to++);
  });
}
/** Memory for a number and an index of each line. */
function perLine(shape: readonly number[], { data }: View<Numbers>, dim: number): Extremes {
  const lines = shape.reduce((count, size, i) => (i === dim ? count : count * size), 1);
  return { values: new (data.constructor as new (length: number) => Numbers)(lines), indices: new Int32Array(lines) };
}
export interface Extremes {
  readonly values: Numbers;
  readonly indices: Int32Array;
}

/** The greatest of each line and where it is; the line has an element at least. */
export function greatest(shape: readonly number[], view: View<Numbers>, dim: number): Extremes {
  const [data, step, length] = [view.data, view.strides[dim], shape[dim]];
  const result = perLine(shape, view, dim);
  eachLine(shape, view, dim, (from, to) => {
    let best = data[from];
    let at = 0;
    // What is not at most the best is more, or a nan; nothing beats a nan.
    for (let i = 1, k = from + step; i < length && best === best; i++, k += step) {
      if (!(data[k] <= best)) {
        best = data[k];
        at = i;
      }
    }
    result.values[to] = best;
    result.indices[to] = at;
  });
  return result;
}

/** The least of each line and where it is. */
export function least(shape: readonly number[], view: View<Numbers>, dim: number): Extremes {
  const [data, step, length] = [view.data, view.strides[dim], shape[dim]];
  const result = perLine(shape, view, dim);
  eachLine(shape, view, dim, (from, to) => {
    let best = data[from];
    let at = 0;
    for (let i = 1, k = from + step; i < length && best === best; i++, k += step) {
      if (!(data[k] >= best)) {
        best = data[k];
        at = i;
      }
    }
    result.values[to] = best;
    result.indices[to] = at;
  });
  return result;
}

/** Of each line the sums of its elements up to each one, into a result of the same shape. */
export function runningSums(shape: readonly number[], view: View<Numbers>, dim: number, out: View<Numbers>): void {
  const [from, to] = [view.strides[dim], out.strides[dim]];
  eachPair(shape, view, out, dim, (i, o) => {
    let sum = 0;
    for (let n = shape[dim]; n > 0; n--, i += from, o += to) {
      sum += view.data[i];
      out.data[o] = sum;
    }
  });
}
/** The same of products. */
export function runningProducts(shape: readonly number[], view: View<Numbers>, dim: number, out: View<Numbers>): void {
  const [from, to] = [view.strides[dim], out.strides[dim]];
  eachPair(shape, view, out, dim, (i, o) => {
    let product = 1;
    for (let n = shape[dim]; n > 0; n--, i += from, o += to) {
      product *= view.data[i];
      out.data[o] = product;
    }
  });
}
function eachPair(
  shape: readonly number[],
  a: View<unknown>,
  b: View<unknown>,
  dim: number,
  line: (atA: number, atB: number) => void,
): void {
  const without = (of: readonly number[]): number[] => of.filter((_, i) => i !== dim);
  const operands = [a, b].map((view) => ({ ...view, strides: without(view.strides) }));
  eachRow(without(shape), operands, (n, [i, o], [p, s]) => {
    for (let k = 0; k < n; k++) line(i + k * p, o + k * s);
  });
}

/**
 * Walks over elements: from shapes and strides to loops along one dimension.
 *
 * Dimensions of size 1 are dropped, and neighbours are joined where every operand lies as if they were one, so contiguous tensors of any
 * rank are one long row. A broadcast operand has stride 0 in the dimension that it lacks.
 *
 *     shape [4, 3, 5], strides [15, 5, 1] and [0, 5, 1]   ->   4 rows of 15, the second operand starts anew in each
 */

export interface View<Data> {
  readonly data: Data;
  readonly offset: number;
  readonly strides: readonly number[];
}
export interface Rows {
  /** Sizes in the order of the walk, slowest first; the last one is that of a row. */
  readonly sizes: readonly number[];
  /** The steps of each operand in that order. */
  readonly steps: readonly (readonly number[])[];
}

/** The joined dimensions. `order`: slowest first. */
export function rowsOf(shape: readonly number[], strides: readonly (readonly number[])[], order: readonly number[]): Rows {
  const sizes: number[] = [];
  const steps: number[][] = strides.map(() => []);
  for (const d of order) {
    const size = shape[d];
    if (size === 1) continue;
    const last = sizes.length - 1;
    const continues = last >= 0 && strides.every((of, k) => steps[k][last] === of[d] * size);
    if (continues) sizes[last] *= size;
    else sizes.push(size);
    for (let k = 0; k < steps.length; k++) {
      if (continues) steps[k][last] = strides[k][d];
      else steps[k].push(strides[k][d]);
    }
  }
  if (sizes.length === 0) {
    sizes.push(1);
    for (const of of steps) of.push(0);
  }
  return { sizes, steps };
}

/** Visits the start of each row: how many elements came before, and where each operand is (`at`, the same array each time). */
export function walk({ sizes, steps }: Rows, starts: readonly number[], visit: (before: number, at: readonly number[]) => void): void {
  const last = sizes.length - 1;
  let total = 1;
  for (const size of sizes) total *= size;
  if (total === 0) return;
  const at = [...starts];
  const index = new Array<number>(last).fill(0);
  for (let before = 0; before < total; before += sizes[last]) {
    visit(before, at);
    // An odometer: the last dimension that is not at its end goes on, those behind it go back to their start.
    for (let d = last - 1; d >= 0; d--) {
      for (let k = 0; k < at.length; k++) at[k] += steps[k][d];
      if (++index[d] < sizes[d]) break;
      for (let k = 0; k < at.length; k++) at[k] -= steps[k][d] * sizes[d];
      index[d] = 0;
    }
  }
}

/** Calls `row(length, at, steps)` for each row: where it starts in each operand, and how far it goes with each element. */
export function eachRow(
  shape: readonly number[],
  operands: readonly View<unknown>[],
  row: (length: number, at: readonly number[], steps: readonly number[]) => void,
): void {
  const rows = rowsOf(
    shape,
    operands.map(({ strides }) => strides),
    shape.map((_, d) => d),
  );
  const last = rows.sizes.length - 1;
  const steps = rows.steps.map((of) => of[last]);
  walk(
    rows,
    operands.map(({ offset }) => offset),
    (_before, at) => row(rows.sizes[last], at, steps),
  );
}

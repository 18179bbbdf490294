/**
 * Elementwise work on views: from shapes and strides to loops along one dimension.
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

/** The joined dimensions: sizes, and for each operand its strides in them. The last one is the row. */
function joined(shape: readonly number[], operands: readonly View<unknown>[]): { sizes: number[]; strides: number[][] } {
  const sizes: number[] = [];
  const strides: number[][] = operands.map(() => []);
  shape.forEach((size, dim) => {
    if (size === 1) return;
    const last = sizes.length - 1;
    const continues = last >= 0 && operands.every((operand, i) => strides[i][last] === operand.strides[dim] * size);
    if (continues) sizes[last] *= size;
    else sizes.push(size);
    operands.forEach((operand, i) => {
      if (continues) strides[i][last] = operand.strides[dim];
      else strides[i].push(operand.strides[dim]);
    });
  });
  return { sizes, strides };
}

/** Calls `row(length, at, steps)` for each row: where it starts in each operand, and how far it goes with each element. */
export function eachRow(
  shape: readonly number[],
  operands: readonly View<unknown>[],
  row: (length: number, at: readonly number[], steps: readonly number[]) => void,
): void {
  const { sizes, strides } = joined(shape, operands);
  if (shape.includes(0)) return;
  const length = sizes.pop() ?? 1;
  const steps = strides.map((of) => of.pop() ?? 0);
  const at = operands.map(({ offset }) => offset);
  const position = sizes.map(() => 0);
  for (;;) {
    row(length, at, steps);
    let dim = sizes.length - 1;
    // An odometer: the last dimension that is not at its end goes on, those behind it go back to their start.
    for (; dim >= 0; dim--) {
      for (let i = 0; i < at.length; i++) at[i] += strides[i][dim];
      if (++position[dim] < sizes[dim]) break;
      for (let i = 0; i < at.length; i++) at[i] -= strides[i][dim] * sizes[dim];
      position[dim] = 0;
    }
    if (dim < 0) return;
  }
}

/**
 * einsum(): sums of products, said with a letter for each dimension.
 *
 *     'ij,jk->ik'     matrix product            'ii->i'   diagonal            '...ij->...ji'   transposed matrices, however many
 *
 * All operands are brought into one order of letters, with size 1 where a letter is missing. Then each next one is multiplied in, and the letters
 * that do not come again are summed on the way: that is a product of matrices.
 */
import { runtimeError } from '../errors.ts';
import { op, type TensorOp } from '../op.ts';
import { numelOf, type Shape } from '../shapes.ts';
import type { TensorState } from '../state.ts';
import type { Tensor } from '../tensor.ts';
import { mul } from './arithmetic.ts';
import { diagonal } from './diagonals.ts';
import { permute, movedim } from './dims.ts';
import { sum } from './expand-sum.ts';
import { bmm } from './linear.ts';
import { reshape, view } from './shape.ts';
import { unsqueeze } from './sizes.ts';

const complaint = (text: string): ReturnType<typeof runtimeError> => runtimeError(`einsum(): ${text}`);
const ELLIPSIS = '...';

/** Letters and the ellipsis, in order. `at` is where the part begins in the equation. */
function labelsIn(part: string, at: number, whose: string): string[] {
  const labels: string[] = [];
  for (let k = 0; k < part.length; k++) {
    const char = part[k];
    if (char === ' ') continue;
    if (char === '.') {
      if (labels.includes(ELLIPSIS)) throw complaint(`found '.' for ${whose} that is not part of any ellipsis`);
      if (part.slice(k, k + 3) !== ELLIPSIS) throw complaint(`found '.' for ${whose} that is not part of any ellipsis`);
      labels.push(ELLIPSIS);
      k += 2;
    } else if (/[a-zA-Z]/.test(char)) labels.push(char);
    else throw complaint(`invalid subscript given at index ${at + k} in the equation string, subscripts must be in [a-zA-Z]`);
  }
  return labels;
}
interface Equation {
  readonly inputs: readonly string[][];
  readonly output: readonly string[];
  /** How many dimensions an ellipsis stands for, at most. */
  readonly ellipsis: number;
}
function parse(equation: string, operands: readonly Tensor[]): Equation {
  const arrow = equation.indexOf('->');
  const left = arrow < 0 ? equation : equation.slice(0, arrow);
  let at = 0;
  const inputs = left.split(',').map((part, k) => {
    const labels = labelsIn(part, at, `operand ${k}`);
    at += part.length + 1;
    return labels;
  });
  if (inputs.length > operands.length) throw complaint('fewer operands were provided than specified in the equation');
  if (inputs.length < operands.length) throw complaint('more operands were provided than specified in the equation');
  let ellipsis = 0;
  inputs.forEach((labels, k) => {
    const { rank } = operands[k];
    const hasEllipsis = labels.includes(ELLIPSIS);
    const count = labels.length - (hasEllipsis ? 1 : 0);
    if (hasEllipsis ? count > rank : count !== rank)
      throw complaint(
        `the number of subscripts in the equation (${count}) ${hasEllipsis ? 'is more than the number of dimensions' : 'does not match the number of dimensions'} (${rank}) for operand ${k}${hasEllipsis ? '' : ' and no ellipsis was given'}`,
      );
    if (hasEllipsis) ellipsis = Math.max(ellipsis, rank - count);
  });
  const all = inputs.flat();
  if (arrow >= 0) return { inputs, ellipsis, output: checkedOutput(labelsIn(equation.slice(arrow + 2), arrow + 2, 'output'), all) };
  // Without an arrow: the ellipsis, then what occurs once, in the order of the alphabet (capitals first).
  const once = [...new Set(all)].filter((label) => label !== ELLIPSIS && all.filter((other) => other === label).length === 1);
  return { inputs, ellipsis, output: [...(all.includes(ELLIPSIS) ? [ELLIPSIS] : []), ...once.sort()] };
}
function checkedOutput(output: string[], all: readonly string[]): string[] {
  output.forEach((label, k) => {
    if (label === ELLIPSIS) return;
    if (output.indexOf(label) !== k) throw complaint(`output subscript ${label} appears more than once in the output`);
    if (!all.includes(label)) throw complaint(`output subscript ${label} does not appear in the equation for any input operand`);
  });
  return output;
}

/** An operand with its dimensions in the order of `order`, diagonals taken for letters that occur twice, and ones for those that do not occur. */
function arranged(state: TensorState, operand: Tensor, labels: readonly string[], order: readonly string[], ellipsis: number): Tensor {
  const skipped = labels.includes(ELLIPSIS) ? operand.rank - labels.length + 1 : 0;
  let own = labels.flatMap((label) =>
    label === ELLIPSIS ? Array.from({ length: skipped }, (_, k) => `.${ellipsis - skipped + k}`) : [label],
  );
  let tensor = operand;
  for (let second = 0; second < own.length; second++) {
    const first = own.indexOf(own[second]);
    if (first === second) continue;
    const [a, b] = [tensor.shape[first], tensor.shape[second]];
    if (a !== b) throw complaint(`subscript ${own[second]} is repeated for operand 0 but the sizes don't match, ${b} != ${a}`);
    tensor = movedim(state, diagonal(state, tensor, 0, first, second), [-1], [first]);
    own = own.toSpliced(second, 1);
    second--;
  }
  for (const label of order)
    if (!own.includes(label)) {
      tensor = unsqueeze(state, tensor, tensor.rank);
      own = [...own, label];
    }
  return permute(
    state,
    tensor,
    order.map((label) => own.indexOf(label)),
  );
}

/** The product of two operands of one rank, summed along some dimensions, which stay with size 1. */
function sumOfProduct(state: TensorState, left: Tensor, right: Tensor, summed: ReadonlySet<number>): Tensor {
  const both: number[] = [];
  const onlyLeft: number[] = [];
  const onlyRight: number[] = [];
  const sums = [...summed];
  left.shape.forEach((size, d) => {
    if (summed.has(d)) return;
    if (size !== 1 && right.shape[d] !== 1) both.push(d);
    else if (size !== 1) onlyLeft.push(d);
    else onlyRight.push(d);
  });
  const sizeOf = (tensor: Tensor, dims: readonly number[]): number => numelOf(dims.map((d) => tensor.shape[d]));
  const a = reshape(state, permute(state, left, [...both, ...onlyLeft, ...sums, ...onlyRight]), [
    sizeOf(left, both),
    sizeOf(left, onlyLeft),
    sizeOf(left, sums),
  ]);
  const b = reshape(state, permute(state, right, [...both, ...sums, ...onlyRight, ...onlyLeft]), [
    sizeOf(left, both),
    sizeOf(left, sums),
    sizeOf(right, onlyRight),
  ]);
  const order = [...both, ...onlyLeft, ...sums, ...onlyRight];
  const shape: Shape = order.map((d) => (summed.has(d) ? 1 : onlyRight.includes(d) ? right.shape[d] : left.shape[d]));
  const back = order.map((_, d) => order.indexOf(d));
  return permute(state, view(state, bmm(state, a, b), shape), back);
}
export const einsum: TensorOp<[string, Tensor[], (Shape | null)?]> = op({
  schema: 'einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor',
  doc: 'Sums of products of elements, with a letter for each dimension.',
  as: 'function',
  forward: (state, equation, operands) => {
    if (operands.length === 0) throw complaint('must provide at least one operand');
    const { inputs, output, ellipsis } = parse(equation, operands);
    const dots = Array.from({ length: ellipsis }, (_, k) => `.${k}`);
    const kept = output.flatMap((label) => (label === ELLIPSIS ? dots : [label]));
    const others = [...new Set(inputs.flat())].filter((label) => label !== ELLIPSIS && !kept.includes(label)).sort();
    const order = [...kept, ...(output.includes(ELLIPSIS) ? [] : dots), ...others];
    const tensors = operands.map((operand, k) => arranged(state, operand, inputs[k], order, ellipsis));
    checkSizes(tensors, order);
    const isLast = (d: number, k: number): boolean => tensors.slice(k + 1).every((tensor) => tensor.shape[d] === 1);
    let result = tensors[0];
    const own = (d: number, k: number): boolean => d >= kept.length && isLast(d, k);
    const alone = order.flatMap((_, d) => (own(d, 0) && tensors.length > 1 && result.shape[d] !== 1 ? [d] : []));
    if (alone.length > 0) result = sum(state, result, alone, true);
    for (let k = 1; k < tensors.length; k++) {
      let next = tensors[k];
      const sums = order.flatMap((_, d) => (own(d, k) ? [d] : []));
      const joint = sums.filter((d) => result.shape[d] !== 1 && next.shape[d] !== 1);
      const [left, right] = [result, next].map((tensor) => sums.filter((d) => !joint.includes(d) && tensor.shape[d] !== 1));
      if (left.length > 0) result = sum(state, result, left, true);
      if (right.length > 0) next = sum(state, next, right, true);
      result = joint.length > 0 ? sumOfProduct(state, result, next, new Set(joint)) : mul(state, result, next);
    }
    if (kept.length === order.length) return result;
    const rest = order.map((_, d) => d).slice(kept.length);
    if (tensors.length === 1) return sum(state, result, rest);
    return view(state, result, result.shape.slice(0, kept.length));
  },
});
function checkSizes(tensors: readonly Tensor[], order: readonly string[]): void {
  order.forEach((label, d) => {
    let seen = 1;
    tensors.forEach(({ shape }, k) => {
      if (shape[d] === 1) return;
      if (seen !== 1 && seen !== shape[d])
        throw complaint(
          `subscript ${label} has size ${shape[d]} for operand ${k} which does not broadcast with previously seen size ${seen}`,
        );
      seen = shape[d];
    });
  });
}

/**
 * What anomaly mode looks for: numbers that are none.
 *
 * In backward() each result of a node is looked through. With check_nan="forward" results of operations are, too, so that the operation is
 * named in which a nan first came up, not one that met it later.
 */
import { isFloating } from './dtype.ts';
import { runtimeError } from './errors.ts';
import { elements, Tensor } from './tensor.ts';

/** Where the first nan is, row by row; -1 when there is none. */
export function firstNan(tensor: Tensor): number {
  if (!isFloating(tensor.dtype)) return -1;
  const data = elements(tensor);
  for (let at = 0; at < data.length; at++) if (data[at] !== data[at]) return at;
  return -1;
}
/** Always `th`, as the original has it. */
export const nanText = (name: string, index: number): string => `Function '${name}' returned nan values in its ${index}th output.`;

/** The place of an element, as `[1, 2]`. */
export function placeIn(tensor: Tensor, index: number): number[] {
  const place: number[] = [];
  for (let d = tensor.rank - 1; d >= 0; d--) {
    place.unshift(index % tensor.shape[d]);
    index = Math.floor(index / tensor.shape[d]);
  }
  return place;
}
/** The element of an operand from which an element of a result was made, by broadcasting; undefined when it is not made so. */
function elementFor(operand: Tensor, result: Tensor, place: readonly number[]): number | undefined {
  const skipped = result.rank - operand.rank;
  if (skipped < 0 || !operand.shape.every((size, d) => size === 1 || size === result.shape[d + skipped])) return undefined;
  return operand.data[
    operand.shape.reduce((at, size, d) => at + (size === 1 ? 0 : place[d + skipped] * operand.strides[d]), operand.offset)
  ];
}
function partsText(parts: Readonly<Record<string, unknown>>, result: Tensor, place: readonly number[]): string {
  const texts: string[] = [];
  for (const [name, part] of Object.entries(parts)) {
    if (!(part instanceof Tensor)) continue;
    const element = elementFor(part, result, place);
    texts.push(`${name} of shape [${part.shape.join(', ')}]${element === undefined ? '' : ` is ${element} there`}`);
  }
  return texts.join(', ');
}
/** Where the nan is in a gradient, and what stands at that place in what it was made of. */
export function nanPlaceText(grad: Tensor, at: number, parts: Readonly<Record<string, unknown>>): string {
  const place = placeIn(grad, at);
  return `The first nan is at [${place.join(', ')}]: ${partsText(parts, grad, place)}`;
}
/** Complains when an operation made a nan of operands without. */
export function checkForward(name: string, parameters: readonly string[], args: readonly unknown[], result: Tensor | Tensor[]): void {
  const results = Array.isArray(result) ? result : [result];
  results.forEach((tensor, index) => {
    const at = firstNan(tensor);
    if (at < 0 || args.flat().some((arg) => arg instanceof Tensor && firstNan(arg) >= 0)) return;
    const place = placeIn(tensor, at);
    const parts = partsText(Object.fromEntries(args.map((arg, each) => [parameters[each], arg])), tensor, place);
    throw runtimeError(`Function '${name}' made nan in its ${index}th result, at [${place.join(', ')}]: ${parts}`);
  });
}

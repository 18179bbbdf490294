/**
 * Derivatives compared with difference quotients in float64, and the derivatives of those derivatives likewise.
 */
import { float64, isFloating } from '../../../src/tensor/dtype.ts';
import type { AnyOp } from '../../../src/tensor/op.ts';
import type { TensorState } from '../../../src/tensor/state.ts';
import { elements, offsetOf, Tensor, tensorOf } from '../../../src/tensor/tensor.ts';
import { Storage } from '../../../src/tensor/storage.ts';
import { argumentsOf, BY_NAME, type Case, gradients, newState, run } from './cases.ts';

const STEP = 1e-6;
type Function = (state: TensorState, inputs: readonly Tensor[]) => Tensor[];

/** Numbers between -1 and 1, the same ones each time. */
function* numbers(seed: number): Generator<number, never> {
  for (let x = seed + 0.5; ; ) {
    x = (x * 16807.37 + 0.618) % 1;
    yield x * 2 - 1;
  }
}
/** The same in float64, a little off: off kinks, and no two elements equal. */
function jittered(tensor: Tensor, random: Generator<number, never>): Tensor {
  const data = float64.make(tensor.data.length);
  data.forEach((_, index) => (data[index] = tensor.data[index] + (random.next().value * 0.4 + 0.5) * 0.006));
  const result = new Tensor(new Storage(float64, data), tensor.shape, tensor.strides, tensor.offset);
  result.requiresGradFlag = tensor.requiresGradFlag;
  return result;
}
const dot = (outputs: readonly Tensor[], weights: readonly (Tensor | undefined)[]): number =>
  outputs.reduce((total, output, index) => {
    const weight = weights[index];
    if (weight === undefined) return total;
    const w = elements(weight);
    let sum = total;
    elements(output).forEach((value, k) => (sum += value * w[k]));
    return sum;
  }, 0);
/** A tensor that is changed in one element, seen everywhere that element is. */
function nudged(tensor: Tensor, at: number, by: number): Tensor {
  const data = tensor.data.slice();
  data[at] += by;
  const result = new Tensor(new Storage(float64, data), tensor.shape, tensor.strides, tensor.offset);
  result.requiresGradFlag = tensor.requiresGradFlag;
  return result;
}

/**
 * What is wrong with the derivatives of `f` at `inputs`. The outputs are weighted with numbers at random, so that one walk back is enough.
 */
export function gradcheck(f: Function, inputs: readonly Tensor[], tolerance = 1e-4): string | undefined {
  const state = newState();
  const outputs = f(state, inputs);
  const random = numbers(7);
  const weights = outputs.map((output) =>
    output.requiresGrad
      ? tensorOf(
          float64,
          output.shape,
          float64.make(output.numel).map(() => random.next().value),
        )
      : undefined,
  );
  if (weights.every((weight) => weight === undefined) || !outputs.every((output) => elements(output).every(Number.isFinite)))
    return undefined;
  const wanted = inputs.filter((input) => input.requiresGrad);
  const grads = gradients(state, outputs, weights, wanted);
  for (const [index, input] of wanted.entries()) {
    const grad = grads[index];
    const slopes = grad === undefined ? float64.make(input.numel) : elements(grad);
    const byPlace = new Map<number, number>();
    for (let k = 0; k < input.numel; k++) byPlace.set(offsetOf(input, k), (byPlace.get(offsetOf(input, k)) ?? 0) + slopes[k]);
    for (const [place, slope] of byPlace) {
      const at = (by: number): number =>
        dot(
          f(
            newState(),
            inputs.map((other) => (other === input ? nudged(other, place, by) : other)),
          ),
          weights,
        );
      const numeric = (at(STEP) - at(-STEP)) / (2 * STEP);
      if (!Number.isFinite(numeric) && !Number.isFinite(slope)) continue;
      if (!(Math.abs(numeric - slope) <= tolerance * Math.max(1, Math.abs(numeric)))) {
        const text = `gradient of input ${index} [${input.shape}] at ${place}: ${slope}, but the quotient is ${numeric}`;
        if (!isSteep(at, numeric)) return text;
      }
    }
  }
  return undefined;
}
/** The quotient itself is not to be trusted: another step gives another one. */
function isSteep(at: (by: number) => number, numeric: number): boolean {
  const wider = (at(STEP * 8) - at(-STEP * 8)) / (STEP * 16);
  return !(Math.abs(wider - numeric) <= 1e-4 * Math.max(1, Math.abs(numeric)));
}
/** gradcheck() of the gradients, as functions of the inputs and of what comes from above. */
export function gradgradcheck(f: Function, inputs: readonly Tensor[]): string | undefined {
  const outputs = f(newState(), inputs);
  if (!outputs.every((output) => elements(output).every(Number.isFinite))) return undefined;
  const random = numbers(11);
  const isWanted = outputs.map((output) => output.requiresGrad);
  const upstream = outputs
    .filter((_, index) => isWanted[index])
    .map((output) => {
      const weight = tensorOf(
        float64,
        output.shape,
        float64.make(output.numel).map(() => random.next().value),
      );
      weight.requiresGradFlag = true;
      return weight;
    });
  if (upstream.length === 0) return undefined;
  const first: Function = (state, given) => {
    const own = given.slice(0, inputs.length);
    const above = given.slice(inputs.length);
    const results = f(state, own);
    const wanted = own.filter((input) => input.requiresGrad);
    const seeds = results.map((_, index) => (isWanted[index] ? above.shift() : undefined));
    return gradients(state, results, seeds, wanted, true).filter((grad) => grad !== undefined);
  };
  const text = gradcheck(first, [...inputs, ...upstream], 1e-3);
  return text && `twice: ${text}`;
}

/** Both for the operation of a case, with its floats as float64. */
export function gradcheckCase(given: Case): string | undefined {
  if (given.grads === undefined || given.special) return undefined;
  const op = BY_NAME.get(given.op) as AnyOp;
  const random = numbers(given.args.length);
  const args = argumentsOf(op, given);
  const inputs: Tensor[] = [];
  const shaken = args.map((arg) => shake(arg, inputs, random));
  const typeless = shaken.map((arg, index) => (op.schema.parameters[index].type === 'ScalarType' ? undefined : arg));
  const f: Function = (state, current) =>
    run(
      state,
      op,
      typeless.map((arg) => replaced(arg, inputs, current)),
      given.inPlace,
    );
  return gradcheck(f, inputs) ?? gradgradcheck(f, inputs);
}
function shake(arg: unknown, inputs: Tensor[], random: Generator<number, never>): unknown {
  if (Array.isArray(arg)) return arg.map((item) => shake(item, inputs, random));
  if (!(arg instanceof Tensor) || !isFloating(arg.dtype)) return arg;
  const result = jittered(arg, random);
  inputs.push(result);
  return result;
}
const replaced = (arg: unknown, from: readonly Tensor[], to: readonly Tensor[]): unknown => {
  if (Array.isArray(arg)) return arg.map((item) => replaced(item, from, to));
  const index = arg instanceof Tensor ? from.indexOf(arg) : -1;
  return index < 0 ? arg : to[index];
};

/**
 * Cases that PyTorch itself answered (see oracle/oracle.py for what they look like): how one is read, run and compared.
 */
import { Category, type Data, type DType, DTYPES, Scalar } from '../../../src/tensor/dtype.ts';
import { BackwardRun } from '../../../src/tensor/engine.ts';
import { TensorError } from '../../../src/tensor/errors.ts';
import { changeInPlace } from '../../../src/tensor/inplace.ts';
import { edgeOf, type Grads } from '../../../src/tensor/node.ts';
import type { AnyOp } from '../../../src/tensor/op.ts';
import { clone } from '../../../src/tensor/ops/convert.ts';
import { OPERATIONS } from '../../../src/tensor/ops/index.ts';
import { StaleViewNode } from '../../../src/tensor/ops/strided.ts';
import type { Parameter } from '../../../src/tensor/schema.ts';
import { type AnomalyFlags, ANOMALY_OFF, Shared, TensorState } from '../../../src/tensor/state.ts';
import { Storage } from '../../../src/tensor/storage.ts';
import { elements, Tensor } from '../../../src/tensor/tensor.ts';

type NumberText = number | boolean | 'nan' | 'inf' | '-inf' | '-0';
export interface TensorText {
  readonly dtype: string;
  readonly shape: number[];
  readonly strides: number[];
  readonly offset: number;
  readonly data: NumberText[];
  readonly grad?: true;
}
export interface Case {
  readonly op: string;
  readonly args: unknown[];
  readonly kw?: Record<string, unknown>;
  readonly inPlace?: true;
  readonly special?: true;
  /** Relative error allowed: of float32, of float64, of gradients. */
  readonly tolerance: [number, number, number];
  readonly error?: [kind: string, message: string];
  readonly results?: TensorText[];
  readonly node?: string;
  readonly upstream?: (TensorText | null)[];
  readonly grads?: (TensorText | null)[];
  readonly saves?: (boolean | null)[];
  readonly backwardError?: string;
}

class State extends TensorState {
  where(): unknown {
    return undefined;
  }
  readAnomaly(): AnomalyFlags {
    return ANOMALY_OFF;
  }
}
/** Its random numbers are those of the oracle. */
export function newState(): TensorState {
  const shared = new Shared((state, base, view) => new StaleViewNode(state, base, view));
  shared.generator.seed(5);
  return new State(shared);
}

const fullName = ({ schema: { name, overload } }: AnyOp): string => (overload === '' ? name : `${name}.${overload}`);
export const BY_NAME: ReadonlyMap<string, AnyOp> = new Map(OPERATIONS.map((op) => [fullName(op), op]));

// ---- reading

function readNumber(value: NumberText): number {
  switch (value) {
    case 'nan':
      return NaN;
    case 'inf':
      return Infinity;
    case '-inf':
      return -Infinity;
    case '-0':
      return -0;
    default:
      return Number(value);
  }
}
const readType = (name: string): DType => {
  const dtype = DTYPES.find((type) => type.name === name);
  if (dtype === undefined) throw new Error(`no type ${name}`);
  return dtype;
};
export function readTensor(from: TensorText): Tensor {
  const dtype = readType(from.dtype);
  const data: Data = dtype.make(from.data.length);
  from.data.forEach((value, index) => (data[index] = readNumber(value)));
  const tensor = new Tensor(new Storage(dtype, data), from.shape, from.strides, from.offset);
  if (from.grad) tensor.requiresGradFlag = true;
  return tensor;
}
type Tagged = { int: number } | { float: NumberText } | { type: string };
function readArgument(value: unknown, parameter: Parameter): unknown {
  if (value === undefined || value === null || typeof value === 'string') return value;
  const wantsScalar = parameter.type === 'Scalar' || parameter.type === 'Operand' || parameter.type === 'NormOrder';
  if (typeof value === 'boolean') return wantsScalar ? new Scalar(Number(value), Category.BOOL) : value;
  if (typeof value === 'number') return value;
  if (Array.isArray(value)) return value.map((item) => readArgument(item, parameter));
  const tagged = value as Tagged | TensorText;
  if ('dtype' in tagged) return readTensor(tagged);
  if ('type' in tagged) return readType(tagged.type);
  const [number, category] = 'int' in tagged ? [tagged.int, Category.INT] : [readNumber(tagged.float), Category.FLOAT];
  if (wantsScalar) return new Scalar(number, category);
  return parameter.type.endsWith('[]') ? [number] : number;
}
/** The arguments in the order of the signature; undefined for what was not given. */
export function argumentsOf(op: AnyOp, { args, kw = {} }: Case): unknown[] {
  const { parameters } = op.schema;
  const unknown = Object.keys(kw).find((name) => !parameters.some((parameter) => parameter.name === name));
  if (unknown !== undefined || args.length > parameters.length)
    throw new Error(`${op.schema.text} does not take ${unknown ?? `${args.length} arguments`}`);
  return parameters.map((parameter, index) => readArgument(index < args.length ? args[index] : kw[parameter.name], parameter));
}

// ---- running

export const run = (state: TensorState, op: AnyOp, args: unknown[], isInPlace = false): Tensor[] => {
  const result = isInPlace ? changeInPlace(state, op, [clone(state, args[0] as Tensor), ...args.slice(1)]) : op(state, ...args);
  return Array.isArray(result) ? result : [result];
};
/** As torch.autograd.grad(): for each of `inputs` its gradient. */
export function gradients(
  state: TensorState,
  outputs: readonly Tensor[],
  upstream: readonly (Tensor | undefined)[],
  inputs: readonly Tensor[],
  createGraph = false,
): Grads {
  const roots = outputs.map((output, index) => (upstream[index] === undefined ? null : edgeOf(state, output)));
  const edges = inputs.map((input) => {
    const edge = edgeOf(state, input);
    if (edge === null) throw new Error('an input that requires no gradient');
    return edge;
  });
  const walk = new BackwardRun(state, roots, [...upstream], { keepGraph: createGraph, createGraph, inputs: edges, accumulates: false });
  try {
    if (walk.advance() !== undefined) throw new Error('there is no guest to call');
  } finally {
    walk.end();
  }
  return walk.captured;
}
export const givenTensors = (args: readonly unknown[]): Tensor[] => args.flat().filter((arg) => arg instanceof Tensor);

// ---- comparing

const show = (tensor: Tensor): string =>
  `${tensor.dtype.name} [${tensor.shape}] strides [${tensor.strides}] ${[...elements(tensor)].join(' ')}`;
/** Strides that say where elements are: those of dimensions with several of them. */
const telling = (tensor: Tensor): string =>
  tensor.numel === 0 ? '' : tensor.strides.map((stride, d) => (tensor.shape[d] === 1 ? '.' : stride)).join();
function difference(
  what: string,
  got: Tensor | undefined,
  wanted: TensorText | null,
  tolerance: number,
  comparesStrides: boolean,
): string | undefined {
  if (wanted === null || got === undefined) {
    const isNothing = got === undefined && wanted === null;
    return isNothing
      ? undefined
      : `${what}: got ${got === undefined ? 'nothing' : show(got)}, wanted ${wanted === null ? 'nothing' : show(readTensor(wanted))}`;
  }
  const expected = readTensor(wanted);
  const [a, b] = [elements(got), elements(expected)];
  const isClose = (x: number, y: number): boolean =>
    Object.is(x, y) ||
    (x !== x && y !== y) ||
    (tolerance > 0 && Math.abs(x - y) <= tolerance * Math.max(Math.abs(y), 1e-3)) ||
    (x === 0 && y === 0 && tolerance > 0);
  if (
    got.dtype === expected.dtype &&
    got.shape.join() === expected.shape.join() &&
    (!comparesStrides || telling(got) === telling(expected)) &&
    a.every((x, index) => isClose(x, b[index]))
  )
    return undefined;
  return `${what}: got ${show(got)}, wanted ${show(expected)}`;
}
/** A difference between an error that was thrown and what was wanted; what is no error of tensors is thrown again. */
function failure(error: unknown, wanted: [string, string] | undefined): string | undefined {
  if (!(error instanceof TensorError)) throw error;
  const text = `${error.kind}: ${error.message}`;
  if (wanted === undefined) return `got ${text}, wanted an answer`;
  return text === `${wanted[0]}: ${wanted[1]}` ? undefined : `got ${text}, wanted ${wanted[0]}: ${wanted[1]}`;
}
/** Tensors in a row for the version of which backward() asks. */
function savesOf(op: AnyOp, given: Case, upstreamOf: () => (Tensor | undefined)[], count: number): (boolean | null)[] {
  const answer: (boolean | null)[] = [];
  for (let index = 0; index < count; index++) {
    if (given.inPlace && index === 0) {
      answer.push(null);
      continue;
    }
    const state = newState();
    const args = argumentsOf(op, given);
    const tensors = givenTensors(args);
    const results = run(state, op, args, given.inPlace);
    [...tensors, ...results][index].version.value++;
    try {
      gradients(
        state,
        results,
        upstreamOf(),
        tensors.filter((tensor) => tensor.requiresGrad),
      );
      answer.push(false);
    } catch (error) {
      if (!(error instanceof TensorError)) throw error;
      answer.push(error.message.includes('modified by an inplace operation'));
    }
  }
  return answer;
}

/** What is different from what PyTorch answered; undefined for nothing. */
export function check(given: Case): string | undefined {
  const op = BY_NAME.get(given.op);
  if (op === undefined) return `there is no operation ${given.op}`;
  const [single, double, gradient] = given.tolerance;
  const state = newState();
  const args = argumentsOf(op, given);
  const tensors = givenTensors(args);
  let results: Tensor[];
  try {
    if (given.inPlace && op.row.inPlace !== true) return `${given.op} has no form in place`;
    results = run(state, op, args, given.inPlace);
  } catch (error) {
    return failure(error, given.error);
  }
  if (given.error !== undefined) return `got ${results.map(show).join(' and ')}, wanted ${given.error.join(': ')}`;
  const wanted = given.results as TensorText[];
  if (results.length !== wanted.length) return `got ${results.length} results, wanted ${wanted.length}`;
  for (const [index, result] of results.entries()) {
    const tolerance = result.dtype.name === 'float32' ? single : result.dtype.name === 'float64' ? double : 0;
    const text = difference(`result ${index}`, result, wanted[index], tolerance, true);
    if (text !== undefined) return text;
  }
  const node = results.find((result) => result.gradFn !== null)?.gradFn?.name;
  if (node !== given.node) return `node: got ${node}, wanted ${given.node}`;
  if (given.upstream === undefined) return undefined;
  const upstreamOf = () => (given.upstream as (TensorText | null)[]).map((text) => (text === null ? undefined : readTensor(text)));
  const differentiated = tensors.filter((tensor) => tensor.requiresGrad);
  let grads: Grads;
  try {
    grads = gradients(state, results, upstreamOf(), differentiated);
  } catch (error) {
    return failure(error, given.backwardError === undefined ? undefined : ['RuntimeError', given.backwardError]);
  }
  if (given.grads === undefined) return `got gradients, wanted RuntimeError: ${given.backwardError}`;
  for (const [index, tensor] of tensors.entries()) {
    if (!tensor.requiresGrad) continue;
    const tolerance = tensor.dtype.name === 'float64' && results[0].dtype.name === 'float64' ? Math.min(gradient, 1e-9) : gradient;
    const text = difference(`gradient of ${index}`, grads[differentiated.indexOf(tensor)], given.grads[index], tolerance, false);
    if (text !== undefined) return text;
  }
  const { saves } = given;
  if (saves === undefined) return undefined;
  const saved = savesOf(op, given, upstreamOf, saves.length);
  return saved.join() === saves.join() ? undefined : `saved: got ${saved}, wanted ${saves}`;
}

/**
 * A tensor: a way to look at a storage, and its place in the graph that backward() walks.
 *
 *     storage   0 1 2 3 4 5
 *     a         shape [2, 3], strides [3, 1], offset 0        [[0, 1, 2], [3, 4, 5]]
 *     a[:, 1]   shape [2],    strides [3],    offset 1        [1, 4]
 *
 * A tensor is a *leaf* when no operation that counts made it; a leaf that requires a gradient gets it in `grad`. Any other that
 * requires one has in `gradFn` the node which knows how to go back, and in `outputNr` which of that node's outputs it is.
 */
import type { Data, DType } from './dtype.ts';
import { isFloating } from './dtype.ts';
import { runtimeError } from './errors.ts';
import type { GraphNode } from './node.ts';
import { isContiguous, numelOf, type Shape } from './shapes.ts';
import { Storage, Version } from './storage.ts';
import { Residence } from './streams.ts';

/** How a view came to be decides whether it may be changed in place. */
export type ViewKind = 'plain' | 'one of several' | 'without grad';

export interface ViewOf {
  readonly base: Tensor;
  readonly kind: ViewKind;
  /** The version at which `gradFn` was right; a change in place of the base makes it stale. */
  version: number;
}

export class Tensor {
  /** Asked for by the program: only leaves have it. */
  requiresGradFlag = false;
  grad: Tensor | null = null;
  gradFn: GraphNode | null = null;
  outputNr = 0;
  version: Version;
  view: ViewOf | null = null;
  /** What puts a gradient into `grad`; a leaf has one as soon as it is used. */
  accumulator: GraphNode | null = null;
  retainsGrad = false;
  /** Called with the gradient when it is known, in this order; what they are, the owner of the tensors knows. */
  hooks: Map<number, unknown> | null = null;
  isInference = false;
  /** The guest's object for this tensor. */
  owner: unknown = undefined;
  numel: number;

  constructor(
    public storage: Storage,
    public shape: Shape,
    public strides: Shape,
    public offset: number,
    version?: Version,
  ) {
    this.version = version ?? new Version();
    this.numel = numelOf(shape);
  }
  get dtype(): DType {
    return this.storage.dtype;
  }
  get data(): Data {
    return this.storage.data;
  }
  get rank(): number {
    return this.shape.length;
  }
  get requiresGrad(): boolean {
    return this.requiresGradFlag || this.gradFn !== null || this.view?.base.requiresGrad === true;
  }
  get isLeaf(): boolean {
    return this.gradFn === null;
  }
  get isContiguous(): boolean {
    return isContiguous(this.shape, this.strides);
  }
  /** Gets another shape, and new elements: what `out=` does when the answer is of another shape. */
  become(shape: Shape, strides: Shape): void {
    this.shape = shape;
    this.strides = strides;
    this.offset = 0;
    this.numel = numelOf(shape);
    const { residence } = this.storage;
    this.storage = new Storage(this.dtype, this.dtype.make(this.numel));
    if (residence !== null) this.storage.residence = new Residence(residence.device);
  }
  /** Another look at the same elements: the same version, no history. */
  look(shape: Shape, strides: Shape, offset: number): Tensor {
    return new Tensor(this.storage, shape, strides, offset, this.version);
  }
  detached(): Tensor {
    return this.look(this.shape, this.strides, this.offset);
  }
  /** As error texts name its kind: `torch.FloatTensor`. */
  get typeText(): string {
    return `torch.${this.dtype.title}Tensor`;
  }
}

/** A new tensor, row by row, over `data`. */
export function tensorOf(dtype: DType, shape: Shape, data: Data): Tensor {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let d = shape.length - 1; d >= 0; d--) {
    strides[d] = step;
    step *= shape[d] > 1 ? shape[d] : 1;
  }
  return new Tensor(new Storage(dtype, data), shape, strides, 0);
}
export const zeros = (dtype: DType, shape: Shape): Tensor => tensorOf(dtype, shape, dtype.make(numelOf(shape)));

export function setRequiresGrad(tensor: Tensor, wanted: boolean): void {
  if (wanted && !isFloating(tensor.dtype)) throw runtimeError('Only Tensors of floating point and complex dtype can require gradients');
  tensor.requiresGradFlag = wanted;
}

/** The element at a place that is counted row by row. */
export function offsetOf(tensor: Tensor, index: number): number {
  const { shape, strides } = tensor;
  let at = tensor.offset;
  for (let d = shape.length - 1; d >= 0; d--) {
    const size = shape[d];
    at += (index % size) * strides[d];
    index = Math.floor(index / size);
  }
  return at;
}
/** All elements row by row: those of the storage itself when they lie so. Not to be written to. */
export function elements(tensor: Tensor): Data {
  const { data, offset, numel } = tensor;
  if (tensor.isContiguous) return offset === 0 && data.length === numel ? data : data.subarray(offset, offset + numel);
  const result = tensor.dtype.make(numel);
  const { shape, strides } = tensor;
  const last = shape.length - 1;
  const size = shape[last];
  const step = strides[last];
  const index = new Array<number>(last).fill(0);
  let from = offset;
  for (let to = 0; to < numel; ) {
    for (let k = 0, at = from; k < size; k++, at += step) result[to++] = data[at];
    let d = last - 1;
    for (; d >= 0; d--) {
      from += strides[d];
      if (++index[d] < shape[d]) break;
      from -= strides[d] * shape[d];
      index[d] = 0;
    }
    if (d < 0) break;
  }
  return result;
}
/** The only element, for what is more than arithmetic: a size, a place, a branch. */
export function itemOf(tensor: Tensor): number {
  mustBeKnown(tensor);
  return loneElement(tensor);
}
/** The only element, to compute with. */
export const loneElement = (tensor: Tensor): number => tensor.data[tensor.offset];
export function mustBeKnown(tensor: Tensor): void {
  if (!tensor.storage.isKnown) throw runtimeError('the elements of this tensor are not known yet');
}

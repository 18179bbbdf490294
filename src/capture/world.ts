/**
 * What capture asks of tensors. The evaluator knows guest values; what a tensor is, module torch knows (modules/torch/capture-world.ts).
 */
import type { Thread } from '../runtime/machine.ts';
import type { PyObject, Value } from '../runtime/object.ts';

/** What TENSOR_MATCH compares. */
export interface TensorFacts {
  readonly type: string;
  readonly dtype: string;
  readonly device: string;
  readonly requiresGrad: boolean;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly isLeaf: boolean;
}
/** What a function of the graph is: an operation, a switch of a mode (which has an effect of its own), or one that ends the graph. */
export type TorchKind = 'operation' | 'mode' | 'random' | 'break';

export interface TensorWorld {
  isTensor(v: Value): boolean;
  factsOf(tensor: Value): TensorFacts;
  /** A tensor like this one, of zeros; those of one storage share one again. */
  fakeOf(tensor: PyObject): PyObject;
  /** Whether a callable is one that graphs know, and of which kind. */
  kindOf(callable: Value): TorchKind | undefined;
  /** The same for a method of tensors, told by its name. */
  methodKind(name: string): TorchKind | undefined;
  /** Grad mode and all else on which the meaning of an operation depends, as text beside value. */
  modes(t: Thread): readonly (readonly [name: string, value: Value])[];
  /** A value that stands in graphs as it is: a dtype, a device. */
  isGraphConstant(v: Value): boolean;
  /** The mode that a function switches. */
  modeSwitchedBy(callable: Value): string | undefined;
  /** How often the elements of what an operation is given were changed. */
  changes(values: readonly Value[]): number;
  /** From now on this tensor stands for one that comes later. */
  standsIn(tensor: Value): void;
  /** Whether an operation may fail because of what the elements are. */
  mayFail(name: string, values: readonly Value[]): boolean;
  /** Modes that are switched and random numbers that are drawn while stand-ins are worked out do not count: gives what puts both back. */
  keepState(t: Thread): () => void;
  /** A tensor's attribute that is known without a graph: shape, dtype, ndim. */
  staticAttribute(t: Thread, fake: PyObject, name: string): Value | undefined;
}

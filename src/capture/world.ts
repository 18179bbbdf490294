/**
 * What capture asks of tensors. The evaluator knows guest values; what a tensor is, module torch knows (modules/torch/capture-world.ts).
 */
import type { Thread } from '../runtime/machine.ts';
import type { PyObject, Value } from '../runtime/object.ts';

/** What TENSOR_MATCH compares. */
export interface TensorFacts {
  readonly type: string;
  readonly dtype: string;
  /** As error texts name it: Float, Long. */
  readonly dtypeTitle: string;
  readonly device: string;
  readonly requiresGrad: boolean;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly isLeaf: boolean;
}
/** What a function of the graph is: an operation, a switch of a mode (which has an effect of its own), or one that ends the graph. */
export type TorchKind = 'operation' | 'mode' | 'random' | 'break';

export type Modes = Readonly<Record<string, Value>>;

export interface TensorWorld {
  isTensor(v: Value): boolean;
  factsOf(tensor: Value): TensorFacts;
  /** A tensor like this one, of zeros; those of one storage share one again. */
  fakeOf(tensor: PyObject): PyObject;
  /** Whether a callable is one that graphs know, and of which kind. */
  kindOf(callable: Value): TorchKind | undefined;
  /** The same for a method of tensors, told by its name. */
  methodKind(name: string): TorchKind | undefined;
  /** Whether a tensor is as these say; asked at each call of a compiled frame, so it makes nothing. */
  hasFacts(v: Value, facts: TensorFacts): boolean;
  /** Grad mode and all else on which the meaning of an operation depends, as text beside value. */
  modes(t: Thread): Modes;
  hasModes(t: Thread, modes: Modes): boolean;
  /** A value that stands in graphs as it is: a dtype, a device. */
  isGraphConstant(v: Value): boolean;
  /** Modes that are switched and random numbers that are drawn while stand-ins are worked out do not count: gives what puts both back. */
  keepState(t: Thread): () => void;
  /** A tensor's attribute that is known without a graph: shape, dtype, ndim. */
  staticAttribute(t: Thread, fake: PyObject, name: string): Value | undefined;
}

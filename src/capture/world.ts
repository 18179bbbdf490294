/**
 * What capture asks of tensors. The evaluator knows guest values; what a tensor is, module torch knows (modules/torch/capture-world.ts).
 */
import type { Thread } from '../runtime/machine.ts';
import type { PyObject, PyType, Value } from '../runtime/object.ts';
import type { ExternalKind } from './externals.ts';

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
  /** The tensor has its storage for itself, row by row: its sizes may be taken to change. */
  readonly isPlain: boolean;
}
/** What a function of the graph is: an operation, a switch of a mode (which has an effect of its own), or one that ends the graph. */
export type TorchKind = 'operation' | 'mode' | 'random' | 'break' | 'current stream';

/** What the program said of a size: it changes (mark_dynamic) between these bounds, it may change (maybe_mark_dynamic), it does not (mark_static). */
export interface SizeMark {
  readonly kind: 'dynamic' | 'maybe' | 'static';
  readonly min: number;
  readonly max: number;
}

export type Modes = Readonly<Record<string, Value>>;

export interface TensorWorld {
  isTensor(v: Value): boolean;
  factsOf(tensor: Value): TensorFacts;
  /** A tensor like this one, of zeros; those of one storage share one again. */
  fakeOf(tensor: PyObject): PyObject;
  /** The same with other sizes, row by row. */
  probeOf(tensor: PyObject, shape: readonly number[]): PyObject;
  /** What the program said of sizes of a tensor, by dimension. */
  sizeMarks(t: Thread, tensor: PyObject): ReadonlyMap<number, SizeMark>;
  /** Streams, events, generators: what graphs know by number. */
  externalKind(v: Value): ExternalKind | undefined;
  /** Operations on stand-ins will draw from this generator: what it has drawn is put back with the rest. */
  keepGenerator(v: Value): void;
  externalTypeKind(type: PyType): ExternalKind | undefined;
  readonly eventType: PyType;
  /** Undefined where there are no streams. */
  currentStream(t: Thread): Value | undefined;
  /** Whether it is this one: of the program, also while stand-ins are worked out. */
  isCurrentStream(t: Thread, v: Value): boolean;
  /** The function that gives it. */
  currentStreamFunction(t: Thread): Value;
  /** Whether a callable is one that graphs know, and of which kind. */
  kindOf(callable: Value): TorchKind | undefined;
  /** The same for a method of tensors, told by its name. */
  methodKind(name: string): TorchKind | undefined;
  /** Whether a tensor is as these say; asked at each call of a compiled frame, so it makes nothing. */
  hasFacts(v: Value, facts: TensorFacts, isDynamic: readonly boolean[] | null): boolean;
  /** Grad mode and all else on which the meaning of an operation depends, as text beside value. */
  modes(t: Thread): Modes;
  hasModes(t: Thread, modes: Modes): boolean;
  /** Gives what puts the current streams back to what they are now, and modes, too, when a graph has failed. */
  keepModes(t: Thread): (hasFailed: boolean) => void;
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

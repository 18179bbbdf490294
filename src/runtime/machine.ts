/**
 * What values may ask of the machine that runs them.
 *
 * Values never see the loop. A native that needs guest code to run has three ways, in order of preference:
 *
 * 1. `thread.invoke(f, args)` in a resumable native (see native-frame.ts): either the result is there, or PUSHED.
 * 2. Python: write it in `stdlib/`.
 * 3. `thread.call(f, args)`, `thread.repr(v)`, `thread.equals(a, b)` ...: a *wall*. A nested loop runs to the end; no thread
 *    switch, yield or put-aside crosses it. Its depth is counted.
 *
 * Errors are thrown: `throw raised(TypeError, '...')` (errors.ts), a Raise that carries the guest exception.
 */
import type { CodeObject } from '../bytecode/code.ts';
import type { ContextEvents, ContextStack } from './context-stack.ts';
import type { PyDict } from './dict.ts';
import type { Host } from './host.ts';
import type { LongSum } from './long-sum.ts';
import type { Value, PyObject, PyType } from './object.ts';
import type { PyTuple } from './collections.ts';
import type { NativeFrame, Step } from './native-frame.ts';
import type { WeakTable } from './weak.ts';

/** What the interpreter that a thread belongs to offers to values. */
export interface Interpreter {
  /** Its number in the process. */
  readonly id: number;
  readonly host: Host;
  /** `sys.modules`. */
  readonly modules: PyDict;
  /** The namespace of module `builtins`. */
  readonly builtins: PyDict;
  readonly maxStrDigits: { value: number };
  readonly contextEvents: ContextEvents;
  /** Attributes that builtin types have beyond CPython's, in this interpreter, because it was asked for them. */
  readonly beyond: Map<PyType, ReadonlyMap<string, Value>>;
  /** Free room for modules that keep state of their own, keyed by a symbol or name. */
  readonly drawer: Map<string | symbol, unknown>;
  /** Weak references. */
  readonly weak: WeakTable;
  /** An object whose class has a `__del__` was made. */
  willFinalize(object: PyObject): void;
  /** id() of an object. */
  idOf(object: Value): number | bigint;
}

/** Keyword arguments of a call: names beside values, never an object. */
export interface Keywords {
  readonly names: readonly string[];
  readonly values: readonly Value[];
}

export interface Thread {
  readonly interp: Interpreter;
  /** The exception being handled (sys.exception()), or null. */
  handled: PyObject | null;
  readonly longSum: LongSum;
  /** Never given to another thread of this process. */
  readonly id: number;
  readonly contexts: ContextStack;
  readonly name: string;
  /** The guest frame that called the native that runs. */
  callerFrame(): (PyObject & { readonly code: CodeObject; readonly line: number }) | null;

  // ---- walls: run guest code to its end
  call(callee: Value, args: readonly Value[], keywords?: Keywords | null): Value;
  callMethod(object: Value, name: string, args: readonly Value[]): Value;
  repr(value: Value): Value;
  str(value: Value): Value;
  /** repr or str as UTF-16 text, for messages. */
  reprText(value: Value): string;
  strText(value: Value): string;
  format(value: Value, spec: Value): Value;
  /** True when identical or ==; as containers compare. */
  equals(a: Value, b: Value): boolean;
  less(a: Value, b: Value): boolean;
  /** hash() as an int in CPython's range. */
  hash(value: Value): number | bigint;
  /** A 32-bit digest of hash(): equal for equal values. */
  hash32(value: Value): number;
  truth(value: Value): boolean;
  getAttr(object: Value, name: string): Value;
  /** Undefined instead of AttributeError. */
  findAttr(object: Value, name: string): Value | undefined;
  setAttr(object: Value, name: string, value: Value): void;
  deleteAttr(object: Value, name: string): void;
  getItem(container: Value, key: Value): Value;
  setItem(container: Value, key: Value, value: Value): void;
  deleteItem(container: Value, key: Value): void;
  /** A binary operator by its symbol: '+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^', '@'. */
  binary(symbol: string, left: Value, right: Value): Value;
  /** A comparison by its symbol, as a value (may be anything). */
  compare(symbol: '<' | '<=' | '==' | '!=' | '>' | '>=', left: Value, right: Value): Value;
  contains(container: Value, item: Value): boolean;
  iter(value: Value): Value;
  /** The next item or DONE. */
  next(iterator: Value): Value;
  /** All items of an iterable. */
  list(iterable: Value): Value[];
  length(value: Value): number;
  isInstance(value: Value, type: Value): boolean;
  isSubclass(type: Value, of: Value): boolean;

  // ---- for resumable natives
  /** Calls; PUSHED when a guest frame was pushed whose result will be delivered to the frame now on top. */
  invoke(callee: Value, args: readonly Value[], keywords?: Keywords | null): Value;
  /** The next item, DONE, or PUSHED (then the frame on top gets the item or DONE). */
  invokeNext(iterator: Value): Value;
  /** The same, but the StopIteration of a guest iterator passes on, with its value, to whoever asked for this item. */
  passNext(iterator: Value): Value;
  /** Pushes a native frame and runs its first step: gives the step's result, or PUSHED. */
  start(step: Step, a?: unknown, b?: unknown, c?: unknown, d?: unknown): Value;
  /** The frame on top of the chain. */
  readonly frame: PyObject | null;
  /** Something has pushed frames on `base`: a native frame in this state slides in under them and gets their result. Gives PUSHED. */
  insertAbove(base: PyObject | null, step: Step, state: number, a?: unknown, b?: unknown, c?: unknown, d?: unknown): Value;

  /** Charges work done inside a native (elements copied, digits multiplied ...); may notice a pending interrupt. */
  charge(work: number): void;
  /** Charges work, too. True when the turn is over: a step then answers `pause(frame)`, a native that is none begins one (`walk`). */
  spend(work: number): boolean;
  /** The native frame on top gives way to whoever waits. Its step is called again, with None. Gives PUSHED. */
  pause(frame: NativeFrame): Value;
  /** Raises MemoryError when an allocation of so many elements (8 bytes each) is out of bounds. */
  allot(elements: number): void;
  warn(category: PyType, message: string): void;
}

/** A guest exception on its way through JavaScript frames. Not an Error: no JavaScript stack is taken. */
export class Raise {
  constructor(readonly exception: PyObject) {}
}

export type { PyTuple };

/**
 * Frames: one run of one code object.
 *
 * A frame lives on the heap and outlives the loop that runs it: a generator sleeps in its frame, a debugger looks into it, a
 * thread is put aside half-way. Locals and evaluation stack share one array:
 *
 *     locals:  [ arguments | locals | cells | free variables | stack ... ]
 *                0                                              ^ code.localCount               ^ sp
 *
 * `pc` is the instruction to go on with, so what is being executed is at pc - 1. An unbound local is undefined, and so is the
 * mark for "no self" on the stack.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { verifyAlone } from '../bytecode/verifier.ts';
import type { Constant } from '../bytecode/constants.ts';
import { CodeObject as CodeClass } from '../bytecode/code.ts';
import { builtinType } from '../runtime/builtin-types.ts';
import type { PyCell, PyFunction } from '../runtime/callables.ts';
import { PyIterator } from '../runtime/callables.ts';
import { Ellipsis, EMPTY_TUPLE, PyBytes, PySlice, PyTuple } from '../runtime/collections.ts';
import { complexType } from '../runtime/builtin-types.ts';
import type { OwnContexts } from '../runtime/context.ts';
import type { PyDict } from '../runtime/dict.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { makeFloat, PyComplex } from '../runtime/number.ts';
import { PyObject, TypeFlag, type Value } from '../runtime/object.ts';
import { frozensetOf } from '../runtime/set.ts';
import { PyStr } from '../runtime/text.ts';
import type { Thread } from '../runtime/machine.ts';
import type { PyException } from '../runtime/exceptions.ts';
import { CodeFlag } from '../bytecode/code.ts';

export type AnyFrame = Frame | NativeFrame;

/** A code object as a guest value. */
export class PyCode extends PyObject {
  constructor(readonly code: CodeObject) {
    super();
  }
}
/** The one guest value of a code object. */
export function codeValue(code: CodeObject): PyCode {
  const value = (code.guest as PyCode | null) ?? new PyCode(code);
  code.guest = value;
  return value;
}
export const codeType = builtinType('code', { flags: TypeFlag.HAS_WEAKREF, js: PyCode });

/** What the VM keeps with a code object. */
export class CodeDrawer {
  readonly words: Int32Array;
  readonly names: readonly string[];
  readonly constants: Value[];
  /** Inline caches, one place per instruction. */
  readonly caches: unknown[];
  /** Number of positional arguments that bind by copying, or -1 when binding needs more. */
  readonly simpleArgs: number;
  readonly blank: Value[];
  constructor(code: CodeObject) {
    this.words = code.words;
    this.names = code.names;
    this.constants = code.constants.map(materialize);
    this.caches = new Array(code.words.length).fill(null);
    const isPlain =
      (code.flags & (CodeFlag.VARARGS | CodeFlag.VARKEYWORDS | CodeFlag.OPTIMIZED)) === CodeFlag.OPTIMIZED && code.kwOnlyArgCount === 0;
    this.simpleArgs = isPlain ? code.argCount : -1;
    this.blank = Array.from({ length: code.frameSize }, () => undefined as unknown as Value);
  }
}
export function drawerOf(code: CodeObject): CodeDrawer {
  let drawer = code.runtime as CodeDrawer | null;
  if (drawer === null) {
    // Whoever made it: nothing runs that was not verified.
    if (!code.verified) verifyAlone(code);
    drawer = new CodeDrawer(code);
    code.runtime = drawer;
  }
  return drawer;
}

/** The guest value of a constant. */
export function materialize(constant: Constant): Value {
  if (constant === null || typeof constant !== 'object') return constant;
  if (constant instanceof CodeClass) return codeValue(constant);
  switch (constant.tag) {
    case 'float':
      return makeFloat(constant.value);
    case 'complex':
      return new PyComplex(complexType, constant.real, constant.imag);
    case 'str':
      return new PyStr(constant.codePoints);
    case 'bytes':
      return new PyBytes(constant.bytes);
    case 'tuple':
      return constant.items.length === 0 ? EMPTY_TUPLE : new PyTuple(constant.items.map(materialize));
    case 'frozenset':
      return frozensetOf(constant.items.map(materialize));
    case 'slice':
      return new PySlice(materialize(constant.start), materialize(constant.stop), materialize(constant.step));
    case 'ellipsis':
      return Ellipsis;
    case 'object':
      return constant.value as Value;
  }
}

export class Frame extends PyObject {
  pc = 0;
  sp: number;
  back: AnyFrame | null = null;
  /** Guest frames below this one, for the recursion limit. */
  depth = 0;
  readonly words: Int32Array;
  readonly drawer: CodeDrawer;
  /** The generator or coroutine that owns this frame. */
  generator: PyGenerator | null = null;
  /** What a return gives instead of the value: the new object, when this is its `__init__`. */
  instead: Value | undefined = undefined;
  /** generator or instead is set. */
  special = false;
  /** Where names of code that is not OPTIMIZED live: a class body, a module; null in functions. */
  namespace: Value = null;
  /** A guest trace function, and what guest code stored in f_locals beyond the locals: rare, so on the prototype until set. */
  declare trace: Value;
  declare traceLines: boolean;
  declare traceOpcodes: boolean;
  declare lastLine: number;
  declare extraLocals: PyDict | null;
  constructor(
    readonly code: CodeObject,
    public locals: Value[],
    readonly globals: PyDict,
    readonly builtins: PyDict,
    readonly func: PyFunction | null,
  ) {
    super();
    this.sp = code.localCount;
    this.drawer = code.runtime as CodeDrawer;
    this.words = this.drawer.words;
  }
  /** The line being executed; where an instruction has none, the last that a tracer has seen. */
  get line(): number {
    const at = this.pc > 0 ? this.pc - 1 : 0;
    return this.code.positions[at * 4] || this.lastLine || this.code.firstLine;
  }
  cell(index: number): PyCell {
    return this.locals[index] as PyObject as PyCell;
  }
}
Frame.prototype.trace = null;
Frame.prototype.traceLines = true;
Frame.prototype.traceOpcodes = false;
Frame.prototype.lastLine = 0;
Frame.prototype.extraLocals = null;
export const frameType = builtinType('frame', { js: Frame });

export class PyTraceback extends PyObject {
  constructor(
    public next: PyTraceback | null,
    readonly frame: Frame,
    readonly lasti: number,
    readonly line: number,
  ) {
    super();
  }
}
export const tracebackType = builtinType('traceback', { js: PyTraceback });

/** A generator, coroutine or async generator: a frame that sleeps. */
export class PyGenerator extends PyIterator {
  /** Null when finished. */
  frame: Frame | null;
  started = false;
  running = false;
  /** The exception its own code is handling, and the one that its resumer was. */
  handled: PyException | null = null;
  outer: PyException | null = null;
  /** While it runs: what the thread handles is handled by its own code, not by its resumer. (The exception can be the same one.) */
  handles = false;
  /** An exception has been thrown into it and has not come out of whom it delegates to. */
  thrown = false;
  name: Value;
  qualname: Value;
  /** Async generators: an anext(), asend() ... is under way; aclose() was called. */
  asyncRunning = false;
  closed = false;
  /** Contexts of its own; null: it runs in those of whoever runs it, as all do in CPython. */
  contexts: OwnContexts | null = null;
  /** Async generators: the thread's firstiter hook has been told of it; who is to close it when it is dropped. */
  hooked = false;
  finalizer: Value = null;
  /** Where a coroutine was made, when origin tracking is on. */
  origin: Value = null;
  constructor(
    frame: Frame,
    readonly code: CodeObject,
  ) {
    super();
    this.frame = frame;
    this.name = frame.func?.name ?? code.name;
    this.qualname = frame.func?.qualname ?? code.qualname;
  }
  next(t: Thread): Value {
    return (t as Thread & GeneratorMachine).resume(this, null);
  }
}
/** What generators ask of the thread. */
export interface GeneratorMachine {
  resume(generator: PyGenerator, value: Value): Value;
}
export const generatorType = builtinType('generator', { flags: TypeFlag.HAS_WEAKREF, js: PyGenerator });
export const coroutineType = builtinType('coroutine', { flags: TypeFlag.HAS_WEAKREF });
export const asyncGeneratorType = builtinType('async_generator', { flags: TypeFlag.HAS_WEAKREF });

/**
 * Thread state: the frame chain, the exception being handled, fuel, and how anything is called.
 *
 * `invoke` is the one way to call: natives answer at once, a guest function gets a frame on top of the chain and the answer is
 * PUSHED. The walls (`call`, `repr`, `equals` ...) are the same followed by a nested run of the loop down to the frame that was on
 * top before. How deep walls nest is counted, because each has a piece of JavaScript stack under it.
 */
import { findAttr, getAttr, invokeSpecial, setAttr } from '../runtime/attributes.ts';
import { classmethodDescriptorType, typeName, typeOf, wrapperDescriptorType } from '../runtime/builtin-types.ts';
import type { CodeObject } from '../bytecode/code.ts';
import { PyBuiltin, PyCell, PyFunction, PyIterator, PyMethod } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import {
  AttributeError,
  makeException,
  MemoryError,
  type PyException,
  raised,
  RecursionError,
  RuntimeError,
  stopIteration,
  TypeError,
  ValueError,
} from '../runtime/exceptions.ts';
import { hash32, hashOf } from '../runtime/hash.ts';
import { ContextStack } from '../runtime/context-stack.ts';
import { LongSum } from '../runtime/long-sum.ts';
import { type Keywords, Raise, type Thread } from '../runtime/machine.ts';
import { NativeFrame, type Rescue, type Step } from '../runtime/native-frame.ts';
import { DONE, PUSHED, PyType, type Value } from '../runtime/object.ts';
import { binaryOperation, type Comparison, operatorOf, richCompare } from '../runtime/operators.ts';
import {
  containsOf,
  formatOf,
  getItem,
  isStop,
  iterate,
  lengthOf,
  nextOf,
  reprOf,
  setItem,
  strOfValue,
  truthOf,
} from '../runtime/protocols.ts';
import { bindNative, needsArgument } from '../runtime/signature.ts';
import { jsText, type PyStr, strOf } from '../runtime/text.ts';
import { equalNumbers } from '../runtime/arithmetic.ts';
import { frameFor } from './bind-arguments.ts';
import { type AnyFrame, asyncGeneratorType, codeValue, coroutineType, Frame, type PyGenerator } from './frame.ts';
import type { InterpreterState } from './interpreter.ts';
import { runLoop } from './loop.ts';
import { superTarget } from './names.ts';
import type { Waiting } from './scheduler.ts';
import type { Stepper } from './stepper.ts';
import type { Timer } from './timers.ts';
import type { PyDict } from '../runtime/dict.ts';
import { toException } from './host-errors.ts';
import { SettledMark } from './settled.ts';
import { callType, construct, isInstance, isSubclass } from './type-call.ts';
import { PUT_ASIDE, RAISED } from './unwind.ts';

/** So many first steps run inside each other before the loop takes over; so many native frames may stand on each other. */
const MAX_NESTED = 40;
const MAX_NATIVE_DEPTH = 75_000;

/** `__new__` of a builtin type called by hand: for a class whose instances it can make. */
function checkMaker(builtin: PyBuiltin, owner: PyType, args: readonly Value[]): void {
  if (args.length === 0) throw raised(TypeError, `${owner.name}.__new__(): not enough arguments`);
  const [cls] = args;
  if (!(cls instanceof PyType)) throw raised(TypeError, `${owner.name}.__new__(X): X is not a type object (${typeName(cls)})`);
  if (cls === owner) return;
  if (!cls.isSubtypeOf(owner)) throw raised(TypeError, `${owner.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner.name}`);
  let base: PyType | null = cls;
  while (base !== null && !(base.lookup('__new__') instanceof PyBuiltin)) base = base.base;
  if (base !== null && base.lookup('__new__') !== builtin) {
    throw raised(TypeError, `${owner.name}.__new__(${cls.name}) is not safe, use ${base.name}.__new__()`);
  }
}

/** Looks at each frame of a guest function before it runs (PEP 523), on the threads that have one. */
export interface FrameHook {
  /** The frame that is to run: this one, or another with the same arguments. */
  enter(t: ThreadState, frame: Frame): Frame;
}

export class ThreadState implements Thread {
  /** The frame on top of the chain: the one that runs. */
  frame: AnyFrame | null = null;
  handled: PyException | null = null;
  /** An exception to raise in the frame on top when it goes on: throw() into a generator, KeyboardInterrupt. */
  pending: PyException | null = null;
  /** Calls and backward jumps until the machine looks up. */
  fuel: number;
  walls = 0;
  /** What the scheduler knows about the thread: what it does, what it waits for and until when, and what has come of that. */
  state: 'ready' | 'running' | 'waiting' | 'ended' = 'ready';
  waiting: Waiting | null = null;
  alarm: Timer | null = null;
  delivery: Value | undefined = undefined;
  /** What it was about, while it runs the handler of a signal. */
  interrupted: Readonly<Pick<ThreadState, 'waiting' | 'alarm' | 'delivery' | 'pending' | 'asideAt'>> | null = null;
  /** What is to be done when its chain has ended. */
  readonly atEnd: (() => void)[] = [];
  /** The value with which the chain finished; with RAISED, the exception. */
  result: Value = null;
  /** The instruction at which the frame on top was put aside, where that is not the one before pc: there an interrupt is raised. */
  asideAt = -1;
  raised: PyException | null = null;
  /** Second result of a method look-up: the object, when the first is an unbound method. */
  self: Value | undefined = undefined;
  recursionLimit: number;
  /** Who may put another frame in the place of one that is about to run (PEP 523). */
  frameHook: FrameHook | null = null;
  /** Who looks at it before each instruction. */
  stepper: Stepper | null = null;
  /** Told of async generators: when one is first iterated, when one is dropped before its end. */
  asyncgenHooks: { firstiter: Value; finalizer: Value } = { firstiter: null, finalizer: null };
  /** So many frames of where it was made are kept in each new coroutine. */
  originDepth = 0;
  readonly longSum = new LongSum();
  readonly contexts: ContextStack;
  /** First steps of native frames that are running inside each other on the host's stack. */
  private nested = 0;

  readonly id: number;
  name: string;
  constructor(readonly interp: InterpreterState) {
    this.id = interp.process.nextThreadId();
    this.name = `thread ${this.id}`;
    this.fuel = interp.fuelPerTurn;
    this.contexts = new ContextStack(interp.contextEvents);
    for (const prepare of interp.onThread.values()) prepare(this);
    this.recursionLimit = interp.recursionLimit;
  }

  // ---- calling
  invoke(callee: Value, args: readonly Value[], keywords: Keywords | null = null): Value {
    if (callee instanceof PyFunction) {
      this.push(frameFor(this, callee, args, 0, args.length, keywords));
      return PUSHED;
    }
    if (callee instanceof PyBuiltin) return this.callBuiltin(callee, args, keywords);
    if (callee instanceof PyMethod) {
      const { func } = callee;
      if (func instanceof PyFunction || func instanceof PyBuiltin) {
        if (func instanceof PyBuiltin) return this.runBuiltin(func, [callee.self, ...args], keywords, callee.self);
        return this.invoke(func, [callee.self, ...args], keywords);
      }
      return this.invoke(func, [callee.self, ...args], keywords);
    }
    if (callee instanceof PyType) return callType(this, callee, args, keywords);
    const method = typeOf(callee).lookup('__call__');
    if (method === undefined) throw raised(TypeError, `'${typeName(callee)}' object is not callable`);
    if (method === null) throw raised(TypeError, "'NoneType' object is not callable");
    if (method instanceof PyFunction || method instanceof PyBuiltin) return this.invoke(method, [callee, ...args], keywords);
    return invokeSpecial(this, method, callee, args, keywords);
  }
  private callBuiltin(builtin: PyBuiltin, args: readonly Value[], keywords: Keywords | null): Value {
    const { owner } = builtin;
    if (owner !== null) {
      if (builtin.name === '__new__') checkMaker(builtin, owner, args);
      else this.checkReceiver(builtin, owner, args);
    }
    return this.runBuiltin(builtin, args, keywords);
  }
  /** An unbound method of a builtin type wants one of its own as first argument. */
  private checkReceiver(builtin: PyBuiltin, owner: PyType, args: readonly Value[]): void {
    if (builtin.cls === classmethodDescriptorType) return;
    if (args.length === 0) throw needsArgument(builtin);
    if (typeOf(args[0]).isSubtypeOf(owner)) return;
    throw raised(
      TypeError,
      builtin.cls === wrapperDescriptorType
        ? `descriptor '${builtin.name}' requires a '${owner.name}' object but received a '${typeName(args[0])}'`
        : `descriptor '${builtin.name}' for '${owner.name}' objects doesn't apply to a '${typeName(args[0])}' object`,
    );
  }
  runBuiltin(builtin: PyBuiltin, args: readonly Value[], keywords: Keywords | null, receiver?: Value): Value {
    const { body, signature } = builtin;
    if (keywords === null && signature.direct && args.length >= signature.required && args.length <= signature.positional) {
      switch (args.length) {
        case 0:
          return body(this);
        case 1:
          return body(this, args[0]);
        case 2:
          return body(this, args[0], args[1]);
        case 3:
          return body(this, args[0], args[1], args[2]);
        default:
          return body(this, ...args);
      }
    }
    return body(this, ...bindNative(builtin, args, keywords, receiver));
  }
  /** Puts a new guest frame on top. */
  push(frame: Frame): void {
    if (this.frameHook !== null) frame = this.frameHook.enter(this, frame);
    const back = this.frame;
    frame.back = back;
    frame.depth = this.depthOf(back) + 1;
    if (frame.depth > this.recursionLimit) throw this.tooDeep();
    this.fuel--;
    this.frame = frame;
  }
  depthOf(frame: AnyFrame | null): number {
    while (frame !== null && !(frame instanceof Frame)) frame = frame.back as AnyFrame | null;
    return frame === null ? 0 : frame.depth;
  }
  tooDeep(): Raise {
    return raised(RecursionError, 'maximum recursion depth exceeded');
  }

  start(step: Step, a?: unknown, b?: unknown, c?: unknown, d?: unknown): Value {
    const frame = new NativeFrame(step, a, b, c, d);
    const back = this.frame;
    frame.back = back;
    if (back instanceof NativeFrame && (frame.depth = back.depth + 1) > MAX_NATIVE_DEPTH) throw this.tooDeep();
    this.frame = frame;
    if (this.nested >= MAX_NESTED) {
      // The loop runs the first step (see beginDeferred): a list in a list in a list ... must not fill the host's stack.
      frame.deferred = true;
      return PUSHED;
    }
    this.nested++;
    let value: Value;
    try {
      value = step(this, frame, null);
    } catch (error) {
      if (frame.rescue === null) throw error;
      value = this.rescue(frame, error);
    } finally {
      this.nested--;
    }
    if (value !== PUSHED) this.frame = back;
    return value;
  }
  /** What the step of a native frame threw, or a native it called, is offered to the frame's own rescue, as what guest code raises is. */
  rescue(frame: NativeFrame, error: unknown): Value {
    const exception = toException(this, error);
    this.frame = frame;
    const value = (frame.rescue as Rescue)(this, frame, exception);
    if (value !== undefined) return value;
    this.frame = frame.back as AnyFrame | null;
    throw new SettledMark(exception);
  }
  invokeNext(iterator: Value): Value {
    const base = this.frame as NativeFrame;
    try {
      const value = iterator instanceof PyIterator ? iterator.next(this) : nextOf(this, iterator);
      // The frame that asked lets the end come as DONE, whatever was pushed on it meanwhile.
      if (value === PUSHED) base.catchesStop = true;
      return value;
    } catch (error) {
      if (!(error instanceof Raise && isStop(error.exception))) throw error;
      this.frame = base;
      return DONE;
    }
  }

  passNext(iterator: Value): Value {
    return iterator instanceof PyIterator ? iterator.next(this) : nextOf(this, iterator);
  }

  /** Goes on with the chain down to `base`: see runLoop. */
  run(base: AnyFrame | null): Value {
    return this.stepper === null ? runLoop(this, base) : this.stepper.run(this, base);
  }

  // ---- walls
  /** The result of a protocol function that was called when `base` was on top. */
  finish(base: AnyFrame | null, value: Value): Value {
    if (value !== PUSHED) return value;
    if (this.walls >= this.interp.maxWalls) {
      this.frame = base;
      throw this.tooDeep();
    }
    this.walls++;
    this.interp.countWall();
    try {
      let result = this.run(base);
      while (result === PUT_ASIDE) result = this.interp.scheduler.goOn(this, base);
      if (result === RAISED) throw new SettledMark(this.raised as PyException);
      return result;
    } finally {
      this.walls--;
    }
  }
  private wall(run: (t: ThreadState, a: never, b: never, c: never) => Value, a: unknown, b?: unknown, c?: unknown): Value {
    const base = this.frame;
    try {
      const value = run(this, a as never, b as never, c as never);
      return value === PUSHED ? this.finish(base, value) : value;
    } catch (error) {
      this.frame = base;
      throw error;
    }
  }
  call(callee: Value, args: readonly Value[], keywords: Keywords | null = null): Value {
    const base = this.frame;
    try {
      return this.finish(base, this.invoke(callee, args, keywords));
    } catch (error) {
      this.frame = base;
      throw error;
    }
  }
  callMethod(object: Value, name: string, args: readonly Value[]): Value {
    return this.call(this.getAttr(object, name), args);
  }
  repr(value: Value): Value {
    return this.wall(reprOf, value);
  }
  str(value: Value): Value {
    return this.wall(strOfValue, value);
  }
  reprText(value: Value): string {
    return jsText(strOf(this.repr(value)) as string | PyStr);
  }
  strText(value: Value): string {
    return typeof value === 'string' ? value : jsText(strOf(this.str(value)) as string | PyStr);
  }
  format(value: Value, spec: Value): Value {
    return this.wall(formatOf, value, spec);
  }
  equals(a: Value, b: Value): boolean {
    if (a === b) return true;
    if (typeof a === 'string' && typeof b === 'string') return false;
    if (
      (typeof a === 'number' || typeof a === 'bigint' || typeof a === 'boolean') &&
      (typeof b === 'number' || typeof b === 'bigint' || typeof b === 'boolean')
    )
      return equalNumbers(a, b) === true;
    return this.truth(this.wall(richCompare, '==', a, b));
  }
  less(a: Value, b: Value): boolean {
    if (typeof a === 'number' && typeof b === 'number') return a < b;
    if (typeof a === 'string' && typeof b === 'string') return a < b;
    return this.truth(this.wall(richCompare, '<', a, b));
  }
  hash(value: Value): number | bigint {
    return hashOf(this, value);
  }
  hash32(value: Value): number {
    return hash32(this, value);
  }
  truth(value: Value): boolean {
    return typeof value === 'boolean' ? value : (this.wall(truthOf, value) as boolean);
  }
  getAttr(object: Value, name: string): Value {
    return this.wall(getAttr, object, name);
  }
  findAttr(object: Value, name: string): Value | undefined {
    const base = this.frame;
    try {
      const found = findAttr(this, object, name);
      return found === undefined ? undefined : this.finish(base, found);
    } catch (error) {
      this.frame = base;
      if (error instanceof Raise && error.exception.cls.isSubtypeOf(AttributeError)) return undefined;
      throw error;
    }
  }
  setAttr(object: Value, name: string, value: Value): void {
    this.wall(setAttr as never, object, name, value);
  }
  deleteAttr(object: Value, name: string): void {
    this.wall(setAttr as never, object, name, undefined);
  }
  getItem(container: Value, key: Value): Value {
    return this.wall(getItem, container, key);
  }
  setItem(container: Value, key: Value, value: Value): void {
    this.wall(setItem as never, container, key, value);
  }
  deleteItem(container: Value, key: Value): void {
    this.wall(setItem as never, container, key, undefined);
  }
  binary(symbol: string, left: Value, right: Value): Value {
    return this.wall(binaryOperation, operatorOf(symbol), left, right);
  }
  compare(symbol: Comparison, left: Value, right: Value): Value {
    return this.wall(richCompare, symbol, left, right);
  }
  contains(container: Value, item: Value): boolean {
    return this.wall(containsOf, container, item) as boolean;
  }
  iter(value: Value): Value {
    return this.wall(iterate, value);
  }
  next(iterator: Value): Value {
    const base = this.frame;
    try {
      const value = nextOf(this, iterator);
      return value === PUSHED ? this.finish(base, value) : value;
    } catch (error) {
      this.frame = base;
      if (error instanceof Raise && isStop(error.exception)) return DONE;
      throw error;
    }
  }
  list(iterable: Value): Value[] {
    if (iterable instanceof PyList && iterable.slots === null) return iterable.items.slice();
    if (iterable instanceof PyTuple && iterable.slots === null) return iterable.items.slice();
    const iterator = this.iter(iterable);
    const items: Value[] = [];
    for (let item = this.next(iterator); item !== DONE; item = this.next(iterator)) items.push(item);
    return items;
  }
  length(value: Value): number {
    return Number(this.wall(lengthOf, value));
  }
  isInstance(value: Value, type: Value): boolean {
    return this.wall(isInstance, value, type) as boolean;
  }
  isSubclass(type: Value, of: Value): boolean {
    return this.wall(isSubclass, type, of) as boolean;
  }

  // ---- generators
  /** Lets a generator go on with a value: PUSHED, or DONE when it has finished before. */
  resume(generator: PyGenerator, value: Value): Value {
    const { frame } = generator;
    if (generator.running)
      throw raised(
        ValueError,
        `${generator.cls.name === 'coroutine' ? 'coroutine' : generator.cls.name === 'async_generator' ? 'async generator' : 'generator'} already executing`,
      );
    if (frame === null) return DONE;
    if (generator.started) frame.locals[frame.sp++] = value;
    else {
      if (value !== null) throw raised(TypeError, `can't send non-None value to a just-started ${generatorWord(generator)}`);
      this.startGenerator(generator, frame);
    }
    this.enterGenerator(generator, frame);
    return PUSHED;
  }
  private startGenerator(generator: PyGenerator, frame: Frame): void {
    generator.started = true;
    // Its death could be noticed from now on: it may sleep inside of try, and an async generator is closed by its event loop.
    if (generator.cls !== coroutineType && (frame.code.exceptions.length > 0 || generator.cls === asyncGeneratorType))
      this.interp.collector.addGenerator(generator);
  }
  /** Raises an exception where a generator sleeps. */
  throwInto(generator: PyGenerator, exception: PyException): Value {
    if (generator.running) throw raised(ValueError, `${generatorWord(generator)} already executing`);
    const { frame } = generator;
    if (frame === null) throw new Raise(exception);
    if (!generator.started) {
      // Never ran: it is finished at once, and the traceback shows its first line.
      generator.started = true;
    }
    this.enterGenerator(generator, frame);
    generator.thrown = true;
    this.pending = exception;
    return PUSHED;
  }
  /** A native has pushed frames on `base`: a native frame slides in under them and gets their result. Gives PUSHED. */
  insertAbove(base: AnyFrame | null, step: Step, state: number, a?: unknown, b?: unknown, c?: unknown, d?: unknown): Value {
    const inserted = new NativeFrame(step, a, b, c, d);
    inserted.state = state;
    let lowest = this.frame as AnyFrame;
    while (lowest.back !== base) lowest = lowest.back as AnyFrame;
    lowest.back = inserted;
    inserted.back = base;
    return PUSHED;
  }
  enterGenerator(generator: PyGenerator, frame: Frame): void {
    const back = this.frame;
    frame.back = back;
    frame.depth = this.depthOf(back) + 1;
    if (frame.depth > this.recursionLimit) throw this.tooDeep();
    generator.running = true;
    generator.outer = this.handled;
    generator.handles = generator.handled !== null;
    if (generator.handles) this.handled = generator.handled;
    if (generator.contexts !== null) generator.contexts.push(this);
    this.fuel--;
    this.frame = frame;
  }
  /** A generator's frame stops running: for a while (yield) or for good. */
  leave(generator: PyGenerator): void {
    generator.running = false;
    generator.handled = generator.handles ? this.handled : null;
    generator.thrown = false;
    this.handled = generator.outer;
    generator.outer = null;
    const { contexts } = generator;
    if (contexts === null) return;
    contexts.pop(this);
    if (generator.frame !== null) return;
    contexts.release();
    generator.contexts = null;
  }
  stopIteration(value: Value): PyException {
    return stopIteration(value);
  }
  /**
   * A frame with a second meaning returns. A generator ends (true); an `__init__` gives the new object instead of its None. The
   * value is in `result`.
   */
  finishSpecial(frame: Frame, value: Value): boolean {
    const { generator } = frame;
    this.result = value;
    if (generator !== null) {
      frame.back = null;
      generator.frame = null;
      this.leave(generator);
      return true;
    }
    if (value !== null) this.pending = makeException(TypeError, `__init__() should return None, not '${typeName(value)}'`);
    this.result = frame.instead as Value;
    return false;
  }

  /** Fuel is spent: true when the thread must be put aside. Inside a wall only other threads are a reason. */
  lookUp(): boolean {
    const { interp } = this;
    this.fuel = interp.scheduler.turnLength();
    if (this.walls > 0) {
      interp.wallsInTheWay++;
      return interp.scheduler.mayBury;
    }
    return interp.wantsTurn();
  }

  // ---- what natives of callables and classes ask
  construct(type: PyType, args: readonly Value[], keywords: Keywords | null): Value {
    return construct(this, type, args, keywords);
  }
  codeValue(code: CodeObject): Value {
    return codeValue(code);
  }
  superTarget(type: PyType, object: Value): PyType {
    return superTarget(this, type, object);
  }
  /** The guest frame that called the native that runs. */
  callerFrame(): Frame | null {
    let { frame } = this;
    while (frame !== null && !(frame instanceof Frame)) frame = frame.back as AnyFrame | null;
    return frame;
  }
  callerGlobals(): PyDict | null {
    return this.callerFrame()?.globals ?? null;
  }
  /** Class and first argument for `super()` without arguments. */
  superArguments(): [PyType, Value] {
    const frame = this.callerFrame();
    if (frame === null) throw raised(RuntimeError, 'super(): no current frame');
    const { code } = frame;
    if (code.argCount === 0 && (code.flags & 4) === 0) throw raised(RuntimeError, 'super(): no arguments');
    let object: Value | undefined = frame.locals[0];
    if (object !== undefined && code.localKinds[0] !== 1 && object instanceof PyCell) object = object.value;
    if (object === undefined) throw raised(RuntimeError, 'super(): arg[0] deleted');
    const at = code.localNames.indexOf('__class__');
    if (at < 0) throw raised(RuntimeError, 'super(): __class__ cell not found');
    const type = frame.cell(at).value;
    if (type === undefined) throw raised(RuntimeError, 'super(): empty __class__ cell');
    if (!(type instanceof PyType)) throw raised(RuntimeError, `super(): __class__ is not a type (${typeName(type)})`);
    return [type, object];
  }

  /** Puts this thread aside until that has come; for the step on top, which answers PUSHED and gets the value. */
  waitFor(waiting: Waiting): void {
    this.waiting = waiting;
  }

  // ---- limits
  charge(work: number): void {
    this.fuel -= work >>> 6;
  }
  spend(work: number): boolean {
    this.fuel -= work >>> 6;
    return this.fuel < 0;
  }
  pause(frame: NativeFrame): Value {
    frame.deferred = true;
    return PUSHED;
  }
  allot(elements: number): void {
    if (!(elements <= this.interp.maxElements)) throw raised(MemoryError, '');
  }
  warn(category: PyType, message: string): void {
    this.interp.warn(this, category, message);
  }
}

function generatorWord(generator: PyGenerator): string {
  return generator.cls.name.replace('_', ' ');
}

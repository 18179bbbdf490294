/**
 * Generators, coroutines and async generators: frames that sleep.
 *
 * Resuming one puts its frame on top of the chain; a yield takes it off and delivers the value to the frame below; a return
 * ends a `for` or a delegation there, and is a StopIteration for everybody else (unwind.ts). Nothing here holds a JavaScript
 * generator or promise.
 *
 * `async for` and `await agen.asend(...)` go through small awaitables (PyAsyncStep) around the async generator's frame: what it
 * yields itself is wrapped (INTRINSIC_ASYNC_GEN_WRAP) and ends the step; what it awaits passes through.
 */
import { CodeFlag } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';
import { invokeSpecial } from '../runtime/attributes.ts';
import { builtinType, typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyIterator } from '../runtime/callables.ts';
import {
  GeneratorExit,
  makeException,
  PyException,
  raised,
  RuntimeError,
  StopAsyncIteration,
  StopIteration,
  stopIteration,
  TypeError,
} from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { PyTuple } from '../runtime/collections.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { DONE, ENDED, PUSHED, PyObject, PyType, type Value } from '../runtime/object.ts';
import { checkStep, iterate, nextOf } from '../runtime/protocols.ts';
import { strFromJs } from '../runtime/text.ts';
import { stopValueOf } from '../runtime/types/exceptions.ts';
import { asyncGeneratorType, coroutineType, Frame, generatorType, PyGenerator } from './frame.ts';
import type { ThreadState } from './thread.ts';

export function makeGenerator(t: ThreadState, frame: Frame): PyGenerator {
  const generator = new PyGenerator(frame, frame.code);
  const { flags } = frame.code;
  if (flags & CodeFlag.COROUTINE) {
    generator.cls = coroutineType;
    if (t.originDepth > 0) generator.origin = originOf(t, frame.back, t.originDepth);
  } else if (flags & CodeFlag.ASYNC_GENERATOR) generator.cls = asyncGeneratorType;
  else generator.cls = generatorType;
  frame.generator = generator;
  frame.special = true;
  // Its death will be noticed even if it never starts.
  if (flags & CodeFlag.COROUTINE) t.interp.collector.addGenerator(generator);
  return generator;
}

/** Where a coroutine is made: (file, line, function) of so many frames, the innermost first. */
function originOf(t: ThreadState, from: PyObject | null, depth: number): PyTuple {
  const places: Value[] = [];
  for (let at = from; at !== null && places.length < depth; at = (at as Frame | NativeFrame).back) {
    if (!(at instanceof Frame)) continue;
    places.push(new PyTuple([strFromJs(at.code.filename), at.line, at.code.name]));
  }
  return new PyTuple(places);
}

// ---- delegation
export function yieldFromIterator(t: ThreadState, frame: Frame, v: Value): Value {
  if (v instanceof PyGenerator) {
    if (v.cls === generatorType) return v;
    if (v.cls === coroutineType) {
      if (frame.code.flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE)) return v;
      throw raised(TypeError, "cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
  }
  return iterate(t, v);
}
/** SEND into something that is no generator. */
export function send(t: ThreadState, iterator: Value, value: Value): Value {
  if (iterator instanceof PyAsyncStep || iterator instanceof PyAnextDefault) return iterator.go(t, value);
  if (value === null) return nextOf(t, iterator);
  return t.invoke(t.getAttr(iterator, 'send'), [value]);
}
/** The iterator that a sleeping generator delegates to, or undefined. */
export function delegate(generator: PyGenerator): Value | undefined {
  const { frame } = generator;
  if (frame === null || !generator.started || frame.pc < 2) return undefined;
  const isYield = (frame.words[frame.pc - 1] & 255) === Op.YIELD_VALUE;
  const sends = (frame.words[frame.pc - 2] & 255) === Op.SEND;
  return isYield && sends ? frame.locals[frame.sp - 1] : undefined;
}

// ---- send, throw, close: PUSHED, or an error
export function generatorSend(t: Thread, generator: PyGenerator, value: Value): Value {
  const result = (t as ThreadState).resume(generator, value);
  if (result !== DONE) return result;
  if (generator.cls === coroutineType) throw raised(RuntimeError, 'cannot reuse already awaited coroutine');
  throw new Raise(stopIteration(null));
}
/** What throw() was given: an exception, or the arguments from which one is made when it is needed. */
export type Thrown = PyException | { readonly args: readonly Value[]; make(): PyException };
const exceptionOf = (thrown: Thrown): PyException => (thrown instanceof PyException ? thrown : thrown.make());
function isExit(thrown: Thrown): boolean {
  const given = thrown instanceof PyException ? thrown : thrown.args[0];
  if (given instanceof PyException) return given.cls.isSubtypeOf(GeneratorExit);
  return given instanceof PyType && given.isSubtypeOf(GeneratorExit);
}
export function generatorThrow(t: Thread, generator: PyGenerator, thrown: Thrown): Value {
  const thread = t as ThreadState;
  const inner = generator.running ? undefined : delegate(generator);
  if (inner === undefined) {
    const exception = exceptionOf(thrown);
    if (generator.frame === null && generator.cls === coroutineType) throw raised(RuntimeError, 'cannot reuse already awaited coroutine');
    return thread.throwInto(generator, exception);
  }
  // The exception goes to whom this generator delegates to, as if SEND had called it: see SEND in the loop.
  if (isExit(thrown)) return t.start(closeThenThrowStep, inner, generator, exceptionOf(thrown));
  if (inner instanceof PyGenerator) {
    standAtSend(thread, generator);
    return generatorThrow(t, inner, thrown);
  }
  if (inner instanceof PyAsyncStep || inner instanceof PyAnextDefault) {
    const exception = exceptionOf(thrown);
    standAtSend(thread, generator);
    return inner.throwIn(thread, exception);
  }
  const method = t.findAttr(inner, 'throw');
  if (method === undefined) return thread.throwInto(generator, exceptionOf(thrown));
  standAtSend(thread, generator);
  return t.invoke(method, thrown instanceof PyException ? [thrown] : thrown.args);
}
/** Puts the generator's frame on top as if its SEND instruction were running. */
function standAtSend(t: ThreadState, generator: PyGenerator): void {
  const frame = generator.frame as Frame;
  t.enterGenerator(generator, frame);
  generator.thrown = true;
  frame.pc--;
}
/** a: delegate, b: generator, c: GeneratorExit. The delegate is closed first. */
function closeThenThrowStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const thread = t as ThreadState;
  if (f.state === 0) {
    f.state = 1;
    const inner = f.a as Value;
    const generator = f.b as PyGenerator;
    generator.running = true;
    try {
      if (inner instanceof PyGenerator) generatorCloseNow(thread, inner);
      else {
        const close = t.findAttr(inner, 'close');
        if (close !== undefined) t.call(close, []);
      }
    } catch (error) {
      generator.running = false;
      if (error instanceof Raise) return thread.throwInto(generator, error.exception as PyException);
      throw error;
    }
    generator.running = false;
    return thread.throwInto(generator, f.c as PyException);
  }
  return _value;
}
function generatorCloseNow(t: ThreadState, generator: PyGenerator): void {
  const base = t.frame;
  t.finish(base, generatorClose(t, generator));
}
export function generatorClose(t: Thread, generator: PyGenerator): Value {
  if (generator.frame === null) return null;
  if (!generator.started) {
    generator.frame = null;
    return null;
  }
  return t.start(closeStep, generator);
}
/** a: generator. GeneratorExit or StopIteration is the normal end; a return value is given on. */
function closeStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    f.rescue = closeRescue;
    return generatorThrow(t, f.a as PyGenerator, makeException(GeneratorExit));
  }
  throw raised(RuntimeError, `${(f.a as PyGenerator).cls.name.replace('_', ' ')} ignored GeneratorExit`);
}
function closeRescue(_t: Thread, _f: NativeFrame, exception: PyObject): Value | undefined {
  if (exception.cls.isSubtypeOf(StopIteration)) return stopValueOf(exception as PyException);
  return exception.cls.isSubtypeOf(GeneratorExit) ? null : undefined;
}

// ---- awaiting
/** The object that `coroutine.__await__()` gives. */
export class PyCoroutineWrapper extends PyIterator {
  constructor(readonly coroutine: PyGenerator) {
    super();
  }
  next(t: Thread): Value {
    return (t as ThreadState).resume(this.coroutine, null);
  }
}
export const coroutineWrapperType = builtinType('coroutine_wrapper', { js: PyCoroutineWrapper });

export function awaitable(t: ThreadState, v: Value, where: number): Value {
  if (v instanceof PyGenerator) {
    if (v.cls === coroutineType || v.code.flags & CodeFlag.ITERABLE_COROUTINE) {
      if (v.cls === coroutineType && delegate(v) !== undefined) throw raised(RuntimeError, 'coroutine is being awaited already');
      return v;
    }
  }
  if (v instanceof PyAsyncStep || v instanceof PyAnextDefault) return v;
  const method = typeOf(v).lookup('__await__');
  if (method === undefined || method === null) {
    if (where === 1)
      throw raised(TypeError, `'async with' received an object from __aenter__ that does not implement __await__: ${typeName(v)}`);
    if (where === 2)
      throw raised(TypeError, `'async with' received an object from __aexit__ that does not implement __await__: ${typeName(v)}`);
    throw raised(TypeError, `'${typeName(v)}' object can't be awaited`);
  }
  return t.start(checkStep, method, v, [], checkAwaitIterator);
}
function checkAwaitIterator(value: Value): Value {
  if (value instanceof PyGenerator && value.cls === coroutineType) throw raised(TypeError, '__await__() returned a coroutine');
  if (value instanceof PyIterator || typeOf(value).lookup('__next__') !== undefined) return value;
  throw raised(TypeError, `__await__() returned non-iterator of type '${typeName(value)}'`);
}
export function asyncIterator(t: ThreadState, v: Value): Value {
  const method = typeOf(v).lookup('__aiter__');
  if (method === undefined || method === null)
    throw raised(TypeError, `'async for' requires an object with __aiter__ method, got ${typeName(v)}`);
  return t.start(checkStep, method, v, [], checkAsyncIterator);
}
function checkAsyncIterator(value: Value): Value {
  if (typeOf(value).lookup('__anext__') === undefined)
    throw raised(TypeError, `'async for' received an object from __aiter__ that does not implement __anext__: ${typeName(value)}`);
  return value;
}
export function asyncNext(t: ThreadState, v: Value): Value {
  if (v instanceof PyGenerator && v.cls === asyncGeneratorType) return makeAsyncStep(t, v, 'next');
  const method = typeOf(v).lookup('__anext__');
  if (method === undefined || method === null)
    throw raised(TypeError, `'async for' requires an iterator with __anext__ method, got ${typeName(v)}`);
  return t.start(anextStep, method, v);
}
function anextStep(t: Thread, f: NativeFrame, value: Value): Value {
  switch (f.state) {
    case 0:
      f.state = 1;
      value = invokeSpecial(t, f.a as Value, f.b as Value, []);
      if (value === PUSHED) return PUSHED;
    // falls through
    case 1: {
      f.state = 2;
      const method = typeOf(value).lookup('__await__');
      if (!(value instanceof PyAsyncStep) && !(value instanceof PyGenerator) && (method === undefined || method === null))
        throw raised(TypeError, `'async for' received an invalid object from __anext__: ${typeName(value)}`);
      return awaitable(t as ThreadState, value, 0);
    }
    default:
      return value;
  }
}

// ---- async generators
/** What an async generator yields itself, as opposed to what it awaits. */
export class PyAsyncValue extends PyObject {
  constructor(readonly value: Value) {
    super();
  }
}
type StepKind = 'next' | 'send' | 'throw' | 'close';

/** anext(), asend(), athrow() or aclose() of an async generator. The first of them tells the thread's hook (sys.set_asyncgen_hooks). */
export function makeAsyncStep(
  t: Thread,
  generator: PyGenerator,
  kind: StepKind,
  value: Value = null,
  exception: PyException | null = null,
): Value {
  const step = new PyAsyncStep(generator, kind, value, exception);
  if (generator.hooked) return step;
  generator.hooked = true;
  const { firstiter, finalizer } = (t as ThreadState).asyncgenHooks;
  generator.finalizer = finalizer;
  return firstiter === null ? step : t.start(firstiterStep, firstiter, generator, step);
}
/** a: the hook, b: the async generator, c: what is given when the hook has returned. */
function firstiterStep(t: Thread, f: NativeFrame): Value {
  if (f.state === 0) {
    f.state = 1;
    if (t.invoke(f.a as Value, [f.b as Value]) === PUSHED) return PUSHED;
  }
  return f.c as Value;
}

/** One step of an async generator as an awaitable: anext(), asend(v), athrow(e), aclose(). */
export class PyAsyncStep extends PyIterator {
  private state: 'new' | 'running' | 'done' = 'new';
  constructor(
    readonly generator: PyGenerator,
    readonly kind: StepKind,
    readonly value: Value,
    readonly exception: PyException | null,
  ) {
    super();
    if (kind === 'throw' || kind === 'close') this.cls = asyncStepTypes.throw;
  }
  next(t: Thread): Value {
    return this.go(t as ThreadState, null);
  }
  /** PUSHED, or raises StopIteration(value) / StopAsyncIteration. */
  go(t: ThreadState, sent: Value): Value {
    const { generator } = this;
    if (this.state === 'done')
      throw raised(
        RuntimeError,
        `cannot reuse already awaited ${this.kind === 'throw' || this.kind === 'close' ? 'aclose()/athrow()' : '__anext__()/asend()'}`,
      );
    if (this.state === 'new') {
      if (generator.asyncRunning)
        throw raised(
          RuntimeError,
          `${this.kind === 'next' ? 'anext' : this.kind === 'send' ? 'asend' : this.kind === 'throw' ? 'athrow' : 'aclose'}(): asynchronous generator is already running`,
        );
      this.state = 'running';
      if (generator.closed && this.kind !== 'close') return this.finishWith(new Raise(makeException(StopAsyncIteration)));
      if (generator.frame === null) {
        if (this.kind === 'close') return this.finishWith(new Raise(stopIteration(null)));
        if (this.kind === 'throw') return this.finishWith(new Raise(this.exception as PyException));
        return this.finishWith(new Raise(makeException(StopAsyncIteration)));
      }
      if (this.kind === 'close') {
        generator.closed = true;
        if (!generator.started) {
          generator.frame = null;
          return this.finishWith(new Raise(stopIteration(null)));
        }
      }
      generator.asyncRunning = true;
      if (this.kind === 'throw' || this.kind === 'close')
        return t.start(asyncStep, this, 'throw', this.exception ?? makeException(GeneratorExit));
      return t.start(asyncStep, this, 'send', this.value);
    }
    return t.start(asyncStep, this, 'send', sent);
  }
  throwIn(t: ThreadState, exception: PyException): Value {
    if (this.state === 'done') throw raised(RuntimeError, 'cannot reuse already awaited aclose()/athrow()');
    if (this.state === 'new') {
      this.state = 'running';
      this.generator.asyncRunning = true;
    }
    return t.start(asyncStep, this, 'throw', exception);
  }
  private finishWith(raise: Raise): never {
    this.state = 'done';
    throw raise;
  }
  /** The step is over. */
  end(): void {
    this.state = 'done';
    this.generator.asyncRunning = false;
  }
  close(): void {
    this.end();
  }
}
export const asyncStepTypes = {
  next: builtinType('async_generator_asend', { js: PyAsyncStep }),
  throw: builtinType('async_generator_athrow'),
};
/** a: the step, b: 'send' or 'throw', c: value or exception. */
function asyncStep(t: Thread, f: NativeFrame, value: Value): Value {
  const step = f.a as PyAsyncStep;
  const thread = t as ThreadState;
  if (f.state === 0) {
    f.state = 1;
    f.rescue = asyncRescue;
    const { generator } = step;
    if (f.b === 'send') {
      const result = thread.resume(generator, f.c as Value);
      if (result === DONE) {
        step.end();
        throw raised(StopAsyncIteration, '');
      }
      return result;
    }
    return generatorThrow(t, generator, f.c as PyException);
  }
  if (!(value instanceof PyAsyncValue)) return value;
  f.rescue = null;
  step.end();
  if (step.kind === 'close') throw raised(RuntimeError, 'async generator ignored GeneratorExit');
  thread.result = value.value;
  return ENDED;
}
function asyncRescue(t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  const step = f.a as PyAsyncStep;
  step.end();
  if (step.kind === 'close') {
    if (
      exception.cls.isSubtypeOf(StopIteration) ||
      exception.cls.isSubtypeOf(StopAsyncIteration) ||
      exception.cls.isSubtypeOf(GeneratorExit)
    )
      throw new Raise(stopIteration(null));
    return undefined;
  }
  void t;
  if (exception.cls.isSubtypeOf(StopIteration)) throw new Raise(makeException(StopAsyncIteration));
  return undefined;
}

/** anext(iterator, default): the awaitable of the next item that gives the default at the end. */
export class PyAnextDefault extends PyIterator {
  private iterator: Value | undefined = undefined;
  constructor(
    readonly awaitable: Value,
    readonly fallback: Value,
  ) {
    super();
  }
  next(t: Thread): Value {
    return this.go(t as ThreadState, null);
  }
  go(t: ThreadState, sent: Value): Value {
    if (this.iterator === undefined) {
      const base = t.frame;
      this.iterator = t.finish(base, awaitable(t, this.awaitable, 0));
    }
    return t.start(anextDefaultStep, this.iterator, sent, this.fallback);
  }
  throwIn(t: ThreadState, exception: PyException): Value {
    return this.iterator === undefined
      ? t.invoke(t.getAttr(this.awaitable, 'throw'), [exception])
      : t.invoke(t.getAttr(this.iterator, 'throw'), [exception]);
  }
}
export const anextDefaultType = builtinType('anext_awaitable', { js: PyAnextDefault });
/** a: iterator of the awaitable, b: what to send, c: default. */
function anextDefaultStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state !== 0) return value;
  f.state = 1;
  f.rescue = anextDefaultRescue;
  const iterator = f.a as Value;
  const result =
    iterator instanceof PyGenerator ? (t as ThreadState).resume(iterator, f.b as Value) : send(t as ThreadState, iterator, f.b as Value);
  if (result === DONE) throw new Raise(stopIteration(null));
  return result;
}
function anextDefaultRescue(_t: Thread, f: NativeFrame, exception: PyObject): Value | undefined {
  if (!exception.cls.isSubtypeOf(StopAsyncIteration)) return undefined;
  f.rescue = null;
  throw new Raise(stopIteration(f.c as Value));
}

/** aiter(v) and anext(v[, default]). */
export function aiterOf(t: Thread, v: Value): Value {
  const method = typeOf(v).lookup('__aiter__');
  if (method === undefined || method === null) throw raised(TypeError, `'${typeName(v)}' object is not an async iterable`);
  return t.start(checkStep, method, v, [], checkAiter);
}
function checkAiter(value: Value): Value {
  if (typeOf(value).lookup('__anext__') === undefined)
    throw raised(TypeError, `aiter() returned not an async iterator of type '${typeName(value)}'`);
  return value;
}
export function anextOf(t: Thread, v: Value, fallback: Value | undefined): Value {
  const method = typeOf(v).lookup('__anext__');
  if (method === undefined || method === null) throw raised(TypeError, `'${typeName(v)}' object is not an async iterator`);
  if (fallback === undefined) return invokeSpecial(t, method, v, []);
  return t.start(anextValueStep, method, v, fallback);
}
function anextValueStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = invokeSpecial(t, f.a as Value, f.b as Value, []);
    if (value === PUSHED) return PUSHED;
  }
  return new PyAnextDefault(value, f.c as Value);
}

/**
 * Values as bytes on their way to another interpreter.
 *
 *     None, bool, int (64 bits), float, str, bytes      as they are
 *     tuple                                             item by item
 *     memoryview, Queue                                 a number; the memory and the queue are everybody's
 *     other things, where `fallback` is asked for       a stateless function as its code, everything else pickled (stdlib
 *                                                       concurrent/interpreters/_transfer.py)
 *
 * Only objects of these very types: an instance of a subclass may have more to it. What is read makes new objects of the interpreter
 * that reads. Code goes as bytes, too: a code object carries what the machine has prepared for it, inline caches with objects of the program among
 * them. Pickling is a wall: it runs guest code to its end.
 */
import { deserialise, serialise } from '../bytecode/serialise.ts';
import { bytesType, tupleType } from '../runtime/builtin-types.ts';
import { ByteWriter, PyMemoryView } from '../runtime/buffers.ts';
import { PyFunction, type PyModule } from '../runtime/callables.ts';
import { PyBytes, PyTuple } from '../runtime/collections.ts';
import { type PyException, makeException, OverflowError } from '../runtime/exceptions.ts';
import { Raise, type Thread } from '../runtime/machine.ts';
import { makeFloat, makeInt, PyFloat } from '../runtime/number.ts';
import { PyObject, type PyType, type Value } from '../runtime/object.ts';
import { pointsOf, PyStr, strFromJs, strFromPoints } from '../runtime/text.ts';
import type { ThreadState } from '../vm/thread.ts';
import { buffersOf } from './buffers.ts';
import { notShareable } from './errors.ts';
import { whyStateful } from './stateless.ts';

const NONE = 0;
const TRUE = 1;
const FALSE = 2;
const INT = 3;
const FLOAT = 4;
const STR = 5;
const POINTS = 6;
const BYTES = 7;
const TUPLE = 8;
const VIEW = 9;
const QUEUE = 10;
const FUNCTION = 11;
const PICKLE = 12;

const machine = (t: Thread): ThreadState => t as ThreadState;
const QUEUE_CLASS = Symbol('class of queues');
/** The guest's class of queues, once its module has said which. */
export function setQueueClass(t: Thread, cls: PyType): void {
  t.interp.drawer.set(QUEUE_CLASS, cls);
}
const queueClass = (t: Thread): PyType | undefined => t.interp.drawer.get(QUEUE_CLASS) as PyType | undefined;

/** Whether a value of such a type can go without being pickled; what is in it may turn out not to. */
export function isShareable(t: Thread, v: Value): boolean {
  if (!(v instanceof PyObject) || v instanceof PyStr) return true;
  if (v instanceof PyFloat) return v.cls.name === 'float';
  const { cls } = v;
  return cls === bytesType || cls === tupleType || v instanceof PyMemoryView || cls === queueClass(t);
}

// ---- out
class Sender {
  readonly out = new ByteWriter(64);
  private readonly word = new DataView(new ArrayBuffer(8));
  constructor(
    private readonly t: Thread,
    private readonly fallback: boolean,
  ) {}

  put(v: Value): void {
    if (v === null) this.out.push(NONE);
    else if (typeof v === 'boolean') this.out.push(v ? TRUE : FALSE);
    else if (typeof v === 'number') this.number(v);
    else if (typeof v === 'bigint') this.int(v);
    else if (typeof v === 'string') this.block(STR, new TextEncoder().encode(v));
    else if (v instanceof PyStr) this.points(pointsOf(v));
    else if (v instanceof PyFloat && v.cls.name === 'float') this.float(v.value);
    else this.object(v);
  }
  private object(v: PyObject): void {
    if (v instanceof PyBytes && v.cls === bytesType) this.block(BYTES, v.bytes);
    else if (v instanceof PyTuple && v.cls === tupleType) this.tuple(v);
    else if (v instanceof PyMemoryView) this.numbered(VIEW, buffersOf(machine(this.t).interp.process).give(v));
    else if (v.cls === queueClass(this.t)) this.numbered(QUEUE, Number(this.t.getAttr(v, '_id')));
    else if (!this.fallback) throw this.refusal(v);
    else if (v instanceof PyFunction && whyStateful(v) === null) this.block(FUNCTION, serialise(v.code));
    else this.pickle(v);
  }
  private number(v: number): void {
    if (Number.isInteger(v)) this.int(BigInt(v));
    else this.float(v);
  }
  private int(v: bigint): void {
    if (BigInt.asIntN(64, v) === v) {
      this.word.setBigInt64(0, v, true);
      this.out.push(INT);
      this.out.append(new Uint8Array(this.word.buffer));
    } else if (this.fallback) this.pickle(v);
    else throw this.refusal(v, makeException(OverflowError, 'try sending as bytes'));
  }
  private float(v: number): void {
    this.word.setFloat64(0, v, true);
    this.out.push(FLOAT);
    this.out.append(new Uint8Array(this.word.buffer));
  }
  private points(points: readonly number[]): void {
    this.block(POINTS, new Uint8Array(Uint32Array.from(points).buffer));
  }
  private tuple(v: PyTuple): void {
    this.length(TUPLE, v.items.length);
    for (const item of v.items) {
      try {
        this.put(item);
      } catch (error) {
        if (this.fallback || !(error instanceof Raise)) throw error;
        throw this.refusal(v, error.exception as PyException);
      }
    }
  }
  private pickle(v: Value): void {
    const transfer = machine(this.t).interp.importNow(machine(this.t), 'concurrent.interpreters._transfer');
    const before = machine(this.t).frame;
    let pickled: Value;
    try {
      pickled = this.t.callMethod(transfer, 'dumps', [v]);
    } catch (error) {
      if (!(error instanceof Raise)) throw error;
      machine(this.t).frame = before;
      throw this.refusal(v);
    }
    this.block(PICKLE, (pickled as PyBytes).bytes);
  }
  private refusal(v: Value, cause: PyException | null = null): Raise {
    return notShareable(`${this.t.reprText(v)} does not support cross-interpreter data`, cause);
  }
  private numbered(tag: number, n: number): void {
    this.length(tag, n);
  }
  private length(tag: number, n: number): void {
    this.out.push(tag);
    this.word.setUint32(0, n, true);
    this.out.append(new Uint8Array(this.word.buffer, 0, 4));
  }
  private block(tag: number, bytes: Uint8Array): void {
    this.length(tag, bytes.length);
    this.out.append(bytes);
  }
}
/** The bytes of a value; throws NotShareableError. With `fallback` nearly everything goes. */
export function toWire(t: Thread, v: Value, fallback: boolean): Uint8Array {
  const sender = new Sender(t, fallback);
  sender.put(v);
  return sender.out.finish();
}

// ---- in
class Receiver {
  private at = 0;
  private readonly view: DataView;
  constructor(
    private readonly t: Thread,
    private readonly bytes: Uint8Array,
  ) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  take(): Value {
    const tag = this.bytes[this.at++];
    switch (tag) {
      case NONE:
        return null;
      case TRUE:
        return true;
      case FALSE:
        return false;
      case INT:
        this.at += 8;
        return makeInt(this.view.getBigInt64(this.at - 8, true));
      case FLOAT:
        this.at += 8;
        return makeFloat(this.view.getFloat64(this.at - 8, true));
      case STR:
        return strFromJs(new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.block()));
      case POINTS:
        return strFromPoints(Array.from(new Uint32Array(this.block().slice().buffer)));
      case BYTES:
        return new PyBytes(this.block().slice());
      case TUPLE:
        return new PyTuple(Array.from({ length: this.length() }, () => this.take()));
      case VIEW:
        return buffersOf(machine(this.t).interp.process).take(this.length());
      case QUEUE:
        return this.queue(this.length());
      case FUNCTION:
        return this.func(this.block());
      default:
        return this.pickle(this.block());
    }
  }
  private length(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }
  private block(): Uint8Array {
    const length = this.length();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }
  private queue(id: number): Value {
    if (queueClass(this.t) === undefined) machine(this.t).interp.importNow(machine(this.t), 'concurrent.interpreters._queues');
    return this.t.call(queueClass(this.t) as PyType, [id]);
  }
  /** It is a function of `__main__`. */
  private func(bytes: Uint8Array): Value {
    const { interp } = machine(this.t);
    const code = deserialise(bytes);
    const { dict } = interp.modules.getName('__main__') as PyModule;
    const made = new PyFunction(code, dict, strFromJs(code.name), strFromJs(code.qualname), null, interp.builtins);
    made.module = '__main__';
    return made;
  }
  private pickle(bytes: Uint8Array): Value {
    const transfer = machine(this.t).interp.importNow(machine(this.t), 'concurrent.interpreters._transfer');
    return this.t.callMethod(transfer, 'loads', [new PyBytes(bytes.slice())]);
  }
}
/** A new object of this interpreter; throws what unpickling raises. */
export function fromWire(t: Thread, bytes: Uint8Array): Value {
  return new Receiver(t, bytes).take();
}

/**
 * Hashes: CPython's own numbers, because the order of a set of numbers shows them.
 *
 * A hash has 64 bits. It is computed as two 32-bit halves, (lo, hi), which the host multiplies quickly, and becomes an int
 * only when guest code asks. Numbers, None and tuples and frozensets of them hash as in CPython; text and identities hash
 * differently in every run of CPython, so ours are our own: `seeded` is the answer that says that such a value took part.
 *
 *     hash((1, 2))  =  -3550055125485641917  =  (lo 0x67bc1d83, hi 0xcebba6dc)
 */
import { PyBuiltin, PyFunction } from './callables.ts';
import { floatType, tupleType, typeName, typeOf } from './builtin-types.ts';
import { type PyBytes, PyTuple } from './collections.ts';
import { raised, TypeError } from './exceptions.ts';
import { Raise, type Thread } from './machine.ts';
import { hashNumber } from './number-hash.ts';
import { intFromNumber, intOf, makeInt, PyFloat } from './number.ts';
import { PyObject, type PyType, type Value } from './object.ts';
import { PyStr, PyStrSub } from './text.ts';

const TWO32 = 4294967296;

/** Where a hash is left for the caller: two results without an object for each. */
export class Halves {
  lo = 0;
  hi = 0;
  /** A guest `__hash__` was asked. */
  asked = false;
}

/** Objects that know their own hash (frozenset). */
export abstract class SelfHashing extends PyObject {
  /** Leaves the hash in `out`; true when it is seeded. */
  abstract hashInto(t: Thread, out: Halves): boolean;
}

/** CPython's hash of None, a constant since 3.12. */
const NONE_HASH = 0xfca86420;

/** Leaves the hash of any value in `out`; true when it depends on text or identity. Raises for unhashable ones. */
export function hashInto(t: Thread, v: Value, out: Halves): boolean {
  if (typeof v === 'number') {
    if ((v | 0) === v) {
      out.lo = v === -1 ? -2 : v;
      out.hi = v >> 31;
      return false;
    }
    if (Number.isInteger(v)) setHalves(out, v);
    else hashFloat(v, out);
    return false;
  }
  if (typeof v === 'string') {
    hashText(v, out);
    return true;
  }
  if (v === null) {
    out.lo = NONE_HASH | 0;
    out.hi = 0;
    return false;
  }
  if (typeof v === 'boolean') {
    out.lo = v ? 1 : 0;
    out.hi = 0;
    return false;
  }
  if (typeof v === 'bigint') {
    setHalves(out, hashNumber(v));
    return false;
  }
  if (v instanceof PyTuple && v.cls === tupleType) return hashTuple(t, v, out);
  if (v instanceof PyFloat && v.cls === floatType) return hashDouble(t, v, out);
  const method = v.cls.lookup('__hash__');
  if (method instanceof PyBuiltin) return hashNative(t, v, method, out);
  if (method === undefined || method === null) throw unhashable(v);
  setHalves(out, checkedHash(callHash(t, method, v)));
  out.asked = true;
  return false;
}
/** A tuple remembers its hash where guest code gave a part of it: it is asked once. */
export function hashTuple(t: Thread, v: PyTuple, out: Halves): boolean {
  const known = v.hash;
  if (known !== null) {
    out.lo = known.lo;
    out.hi = known.hi;
    out.asked = true;
    return known.isSeeded;
  }
  const before = out.asked;
  out.asked = false;
  const isSeeded = hashItems(t, v.items, out);
  if (out.asked) v.hash = { lo: out.lo, hi: out.hi, isSeeded };
  else out.asked = before;
  return isSeeded;
}
function callHash(t: Thread, method: Value, v: PyObject): Value {
  return method instanceof PyFunction ? t.call(method, [v]) : t.callMethod(v, '__hash__', []);
}

function hashNative(t: Thread, v: PyObject, method: PyBuiltin, out: Halves): boolean {
  switch (method.owner?.name) {
    case 'object':
      setHalves(out, identityHash(t, v));
      return true;
    case 'tuple':
      return hashTuple(t, v as PyTuple, out);
    case 'float':
      return hashDouble(t, v as PyFloat, out);
    case 'str':
      if (v instanceof PyStr) hashPoints(v.points, out);
      else if (v instanceof PyStrSub) hashInto(t, v.value, out);
      return true;
    case 'bytes':
      hashBytes((v as PyBytes).bytes, out);
      return true;
    case 'frozenset':
      return (v as SelfHashing).hashInto(t, out);
  }
  setHalves(out, checkedHash(method.body(t, v)));
  return !DETERMINED.has(method.owner?.name as string);
}
/** Builtin types whose hash is made of the hashes of numbers alone. */
const DETERMINED = new Set(['int', 'complex', 'range', 'slice', 'decimal.Decimal']);

function hashDouble(t: Thread, v: PyFloat, out: Halves): boolean {
  const x = v.value;
  if (x !== x) {
    setHalves(out, identityHash(t, v));
    return true;
  }
  if (Number.isInteger(x)) setHalves(out, hashNumber(intFromNumber(x)));
  else hashFloat(x, out);
  return false;
}

/** hash() of an object that is equal only to itself. */
export function identityHash(t: Thread, v: Value): number | bigint {
  const id = t.interp.idOf(v);
  return typeof id === 'number' ? Math.floor(id / 16) : makeInt(BigInt.asIntN(63, id >> 4n));
}

export function unhashable(v: Value): Raise {
  return raised(TypeError, `unhashable type: '${typeName(v)}'`);
}

/** The int that a guest `__hash__` gave, cut to 64 bits as CPython does. */
export function checkedHash(value: Value): number | bigint {
  const hash = intOf(value);
  if (hash === undefined) throw raised(TypeError, '__hash__ method should return an integer');
  if (hash === -1) return -2;
  if (typeof hash === 'bigint' && (hash > 9223372036854775807n || hash < -9223372036854775808n)) return hashNumber(hash);
  return hash;
}

/** Eight bytes to look at in several ways. */
const scratch = new DataView(new ArrayBuffer(8));

function setHalves(out: Halves, hash: number | bigint): void {
  if (typeof hash === 'number') {
    const h = hash === -1 ? -2 : hash;
    out.lo = h | 0;
    out.hi = (h | 0) === h ? h >> 31 : Math.floor(h / TWO32) | 0;
  } else {
    scratch.setBigInt64(0, hash);
    out.lo = scratch.getInt32(4);
    out.hi = scratch.getInt32(0);
  }
}
/** The hash in `halves` as an int. */
export function intOfHalves(halves: Halves): number | bigint {
  const { lo, hi } = halves;
  if (hi >= -0x200000 && hi < 0x200000) {
    const n = hi * TWO32 + (lo >>> 0);
    if (Number.isSafeInteger(n)) return n;
  }
  scratch.setInt32(4, lo);
  scratch.setInt32(0, hi);
  return scratch.getBigInt64(0);
}

/**
 * The hash of a float with a fraction: its 53 bits as an int, times 2 to the exponent modulo 2**61 - 1, which is a turn of 61 bits
 * (29 in `hi`, 32 in `lo`).
 */
function hashFloat(x: number, out: Halves): void {
  if (x === Infinity || x === -Infinity) {
    setHalves(out, x > 0 ? 314159 : -314159);
    return;
  }
  scratch.setFloat64(0, x);
  let hi = scratch.getInt32(0);
  let lo = scratch.getInt32(4);
  const exponent = (hi >>> 20) & 0x7ff;
  hi = exponent === 0 ? hi & 0xfffff : (hi & 0xfffff) | 0x100000;
  let turn = ((exponent === 0 ? 1 : exponent) - 1075) % 61;
  if (turn < 0) turn += 61;
  while (turn >= 29) {
    const low = lo;
    lo = ((low & 7) << 29) | hi;
    hi = low >>> 3;
    turn -= 29;
  }
  if (turn > 0) {
    const top = hi >>> (29 - turn);
    hi = ((hi << turn) | (lo >>> (32 - turn))) & 0x1fffffff;
    lo = (lo << turn) | top;
  }
  if (x < 0) {
    lo = -lo | 0;
    hi = lo === 0 ? -hi | 0 : ~hi;
    if (lo === -1 && hi === -1) lo = -2;
  }
  out.lo = lo | 0;
  out.hi = hi;
}

/** The upper 32 bits of the product of two unsigned 32-bit numbers, of which `low` is the lower half: exact, see the rounding. */
function highProduct(a: number, b: number, low: number): number {
  return Math.floor((a * b - (low >>> 0)) / TWO32 + 0.5);
}

// The primes of xxHash, as halves: the tuple hash of CPython is a reduced form of it.
const P1_LO = 0x85ebca87;
const P1_HI = 0x9e3779b1;
const P2_LO = 0x27d4eb4f;
const P2_HI = 0xc2b2ae3d;
const P5_LO = 0x165667c5;
const P5_HI = 0x27d4eb2f;

/** The hash of a tuple of these items; of a slice without the part that the length has in it. */
export function hashItems(t: Thread, items: readonly Value[], out: Halves, withLength = true): boolean {
  let lo = P5_LO | 0;
  let hi = P5_HI | 0;
  let seeded = false;
  for (let i = 0; i < items.length; i++) {
    const item = items[i];
    let laneLo: number;
    let laneHi: number;
    if (typeof item === 'number' && (item | 0) === item) {
      laneLo = item === -1 ? -2 : item;
      laneHi = item >> 31;
    } else {
      if (hashInto(t, item, out)) seeded = true;
      laneLo = out.lo;
      laneHi = out.hi;
    }
    const productLo = Math.imul(laneLo, P2_LO);
    const productHi = highProduct(laneLo >>> 0, P2_LO, productLo) + Math.imul(laneHi, P2_LO) + Math.imul(laneLo, P2_HI);
    const sum = (lo >>> 0) + (productLo >>> 0);
    hi = (hi + productHi + (sum >= TWO32 ? 1 : 0)) | 0;
    lo = sum | 0;
    // Turn left by 31.
    const turnedHi = (hi << 31) | (lo >>> 1);
    const turnedLo = (lo << 31) | (hi >>> 1);
    lo = Math.imul(turnedLo, P1_LO);
    hi = (highProduct(turnedLo >>> 0, P1_LO, lo) + Math.imul(turnedHi, P1_LO) + Math.imul(turnedLo, P1_HI)) | 0;
  }
  if (withLength) {
    const sum = (lo >>> 0) + ((items.length ^ (P5_LO ^ 3527539)) >>> 0);
    hi = (hi + P5_HI + (sum >= TWO32 ? 1 : 0)) | 0;
    lo = sum | 0;
  }
  if (lo === -1 && hi === -1) {
    lo = 1546275796;
    hi = 0;
  }
  out.lo = lo;
  out.hi = hi;
  return seeded;
}

/** Finishes two lanes of text hashing; '' and b'' hash to 0. */
function finish(a: number, b: number, length: number, out: Halves): void {
  a = Math.imul(a ^ (a >>> 16) ^ length, 0x85ebca6b);
  b = Math.imul(b ^ (b >>> 15) ^ a, 0xc2b2ae35);
  a ^= b >>> 13;
  out.lo = length === 0 ? 0 : a ^ (a >>> 16);
  out.hi = length === 0 ? 0 : b ^ (b >>> 16);
  if (out.lo === -1 && out.hi === -1) out.lo = -2;
}
function hashText(text: string, out: Halves): void {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x9e3779b1) ^ (b >>> 15);
  }
  finish(a, b, text.length, out);
}
function hashPoints(points: readonly number[], out: Halves): void {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < points.length; i++) {
    a = Math.imul(a ^ points[i], 0x01000193);
    b = Math.imul(b + points[i], 0x9e3779b1) ^ (b >>> 15);
  }
  finish(a, b, points.length, out);
}
function hashBytes(bytes: Uint8Array, out: Halves): void {
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (let i = 0; i < bytes.length; i++) {
    a = Math.imul(a ^ bytes[i], 0x01000193);
    b = Math.imul(b + bytes[i], 0x9e3779b1) ^ (b >>> 15);
  }
  finish(a, b, bytes.length, out);
}

/** hash(v) as an int in CPython's range; a wall when `__hash__` is guest code. */
export function hashOf(t: Thread, v: Value): number | bigint {
  if (typeof v === 'number' && Number.isInteger(v)) return v === -1 ? -2 : v;
  const halves = new Halves();
  hashInto(t, v, halves);
  return intOfHalves(halves);
}

/** 32 bits of hash(v), for dicts: equal for equal values. An unhashable key is refused in the words for keys. */
export function hash32(t: Thread, v: Value): number {
  const halves = new Halves();
  if (!(v instanceof PyObject)) hashInto(t, v, halves);
  else
    try {
      hashInto(t, v, halves);
    } catch (error) {
      throw unusable(t, error, v, 'a dict key');
    }
  return fold(halves.lo, halves.hi);
}
export function fold(lo: number, hi: number): number {
  return lo ^ Math.imul(hi, 0x9e3779b9);
}

/** The TypeError of hash() in the words for a key or element: `use` is 'a dict key' or 'a set element'. */
export function unusable(t: Thread, error: unknown, key: Value, use: string): unknown {
  if (!(error instanceof Raise) || error.exception.cls !== TypeError) return error;
  return raised(TypeError, `cannot use '${fullName(t, typeOf(key))}' as ${use} (${t.strText(error.exception)})`);
}
/** The qualified name of a class, with its module unless that is builtins or `__main__`. */
function fullName(t: Thread, type: PyType): string {
  const module = type.dict.getName('__module__');
  const name =
    module === undefined || module === null
      ? type.module === 'types'
        ? type.name.startsWith('types.')
          ? 'types'
          : 'builtins'
        : type.module
      : t.strText(module);
  return name === 'builtins' || name === '__main__' ? type.qualname : `${name}.${type.qualname}`;
}

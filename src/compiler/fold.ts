/**
 * Constant folding: what an expression of literals is worth, when that can be said exactly and cheaply.
 *
 * An expression stays as it is when evaluating it would raise, when the result would be large (the limits are CPython's), or when
 * it needs more than IEEE arithmetic: a power of floats is the C library's business, and so is everything a run-time might change.
 */
import type { Constant } from '../bytecode/constants.ts';
import { intConstant } from '../bytecode/constants.ts';
import type { BinOp, Expr, Operator, UnaryOperator } from './ast.ts';

const MOST_BITS = 128;
const MOST_ITEMS = 256;
const MOST_CHARACTERS = 4096;

/** The value of an expression that is constant; undefined if it is not. `debug`: what `__debug__` is. */
export function constantOf(e: Expr, debug: boolean): Constant | undefined {
  switch (e.node) {
    case 'Constant':
      return e.value;
    case 'UnaryOp': {
      const operand = constantOf(e.operand, debug);
      return operand === undefined ? undefined : foldUnary(e.op, operand);
    }
    case 'BinOp':
      return spineConstant(e, debug);
    case 'Tuple':
      return e.ctx === 'Load' ? tupleConstant(e.elts, debug) : undefined;
    case 'Subscript': {
      if (e.ctx !== 'Load') return undefined;
      const key = e.slice.node === 'Slice' ? undefined : constantOf(e.slice, debug);
      if (key === undefined) return undefined;
      const container = constantOf(e.value, debug);
      return container === undefined ? undefined : foldSubscript(container, key);
    }
    case 'Name':
      return e.id === '__debug__' ? debug : undefined;
    default:
      return undefined;
  }
}

/** `1 + 2 + 3 + ...` leans to the left and may be very long: walk down to its first operand, then come back up. */
function spineConstant(top: BinOp, debug: boolean): Constant | undefined {
  const nodes: BinOp[] = [];
  let leaf: Expr = top;
  for (; leaf.node === 'BinOp'; leaf = leaf.left) {
    // The last operands decide soonest.
    if (nodes.length < 2 && constantOf(leaf.right, debug) === undefined) return undefined;
    nodes.push(leaf);
  }
  let value = constantOf(leaf, debug);
  for (let i = nodes.length - 1; i >= 0 && value !== undefined; i--) {
    const right = constantOf(nodes[i].right, debug);
    value = right === undefined ? undefined : foldBinary(nodes[i].op, value, right);
  }
  return value;
}

export function tupleConstant(elements: readonly Expr[], debug: boolean): Constant | undefined {
  const items: Constant[] = [];
  for (const element of elements) {
    const item = constantOf(element, debug);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return { tag: 'tuple', items };
}

function isInt(value: Constant): value is number | bigint | boolean {
  return typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean';
}

function tagOf(value: Constant): string | null {
  if (typeof value !== 'object' || value === null) return null;
  return 'tag' in value ? value.tag : 'code';
}

export function truthOf(value: Constant): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  if (!('tag' in value)) return true;
  switch (value.tag) {
    case 'float':
      return value.value !== 0;
    case 'complex':
      return value.real !== 0 || value.imag !== 0;
    case 'str':
      return value.codePoints.length > 0;
    case 'bytes':
      return value.bytes.length > 0;
    case 'tuple':
    case 'frozenset':
      return value.items.length > 0;
    default:
      return true;
  }
}

export function foldUnary(op: UnaryOperator, value: Constant): Constant | undefined {
  if (op === 'Not') return !truthOf(value);
  if (isInt(value)) {
    const int = BigInt(value);
    // `~True` warns when it runs.
    if (op === 'Invert') return typeof value === 'boolean' ? undefined : intConstant(~int);
    return intConstant(op === 'USub' ? -int : int);
  }
  if (typeof value !== 'object' || value === null || !('tag' in value) || op === 'Invert') return undefined;
  if (op === 'UAdd') return value.tag === 'float' || value.tag === 'complex' ? value : undefined;
  if (value.tag === 'float') return { tag: 'float', value: -value.value };
  if (value.tag === 'complex') return { tag: 'complex', real: -value.real, imag: -value.imag };
  return undefined;
}

const bitLength = (value: bigint) => (value < 0n ? -value : value).toString(2).length;

export function foldBinary(op: Operator, left: Constant, right: Constant): Constant | undefined {
  if (isInt(left) && isInt(right)) {
    if (typeof left === 'boolean' && typeof right === 'boolean' && (op === 'BitAnd' || op === 'BitOr' || op === 'BitXor')) {
      return op === 'BitAnd' ? left && right : op === 'BitOr' ? left || right : left !== right;
    }
    return foldInts(op, left, right);
  }
  const a = tagOf(left);
  const b = tagOf(right);
  if ((a === 'float' || isInt(left)) && (b === 'float' || isInt(right))) {
    const x = floatOf(left);
    const y = floatOf(right);
    return x === undefined || y === undefined ? undefined : foldFloats(op, x, y);
  }
  if (a === 'complex' || b === 'complex') return foldComplex(op, left, right);
  if (op === 'Add') return concatenate(left, right);
  if (op === 'Mult') return isInt(right) ? repeat(left, Number(right)) : isInt(left) ? repeat(right, Number(left)) : undefined;
  return undefined;
}

function floatOf(value: Constant): number | undefined {
  if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'float') return value.value;
  if (typeof value === 'bigint') return undefined;
  return Number(value);
}

function foldInts(op: Operator, left: number | bigint | boolean, right: number | bigint | boolean): Constant | undefined {
  const a = BigInt(left);
  const b = BigInt(right);
  switch (op) {
    case 'Add':
      return intConstant(a + b);
    case 'Sub':
      return intConstant(a - b);
    case 'Mult':
      return a !== 0n && b !== 0n && bitLength(a) + bitLength(b) > MOST_BITS ? undefined : intConstant(a * b);
    case 'FloorDiv':
      return b === 0n ? undefined : intConstant(floorDivide(a, b));
    case 'Mod':
      return b === 0n ? undefined : intConstant(a - floorDivide(a, b) * b);
    case 'Div':
      // One rounding only if both are exact as floats.
      if (b === 0n || typeof left === 'bigint' || typeof right === 'bigint') return undefined;
      return { tag: 'float', value: Number(left) / Number(right) };
    case 'Pow':
      if (b < 0n || (b > 0n && BigInt(bitLength(a)) * b > BigInt(MOST_BITS))) return undefined;
      return intConstant(a ** b);
    case 'LShift':
      if (b < 0n || (a !== 0n && (b > BigInt(MOST_BITS) || BigInt(bitLength(a)) + b > BigInt(MOST_BITS)))) return undefined;
      return a === 0n ? 0 : intConstant(a << b);
    case 'RShift':
      return b < 0n || b > 1_000_000n ? undefined : intConstant(a >> b);
    case 'BitAnd':
      return intConstant(a & b);
    case 'BitOr':
      return intConstant(a | b);
    case 'BitXor':
      return intConstant(a ^ b);
    case 'MatMult':
      return undefined;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function foldFloats(op: Operator, x: number, y: number): Constant | undefined {
  const float = (value: number): Constant => ({ tag: 'float', value });
  switch (op) {
    case 'Add':
      return float(x + y);
    case 'Sub':
      return float(x - y);
    case 'Mult':
      return float(x * y);
    case 'Div':
      return y === 0 ? undefined : float(x / y);
    case 'Mod':
      return y === 0 ? undefined : float(floatDivMod(x, y).mod);
    case 'FloorDiv':
      return y === 0 ? undefined : float(floatDivMod(x, y).floor);
    default:
      return undefined;
  }
}

const copySign = (value: number, sign: number) => (sign < 0 || Object.is(sign, -0) ? -Math.abs(value) : Math.abs(value));

/** Python's floor division of floats: the remainder has the sign of the divisor. */
function floatDivMod(x: number, y: number): { floor: number; mod: number } {
  let mod = x % y;
  let quotient = (x - mod) / y;
  if (mod === 0) mod = copySign(0, y);
  else if (y < 0 !== mod < 0) {
    mod += y;
    quotient -= 1;
  }
  if (quotient === 0) return { floor: copySign(0, x / y), mod };
  let floor = Math.floor(quotient);
  if (quotient - floor > 0.5) floor += 1;
  return { floor, mod };
}

/** Sums and differences only; a real operand has no imaginary part at all (not one of 0), as of Python 3.14. */
function foldComplex(op: Operator, left: Constant, right: Constant): Constant | undefined {
  if (op !== 'Add' && op !== 'Sub') return undefined;
  const parts = (value: Constant) => {
    if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'complex') return value;
    if (!isInt(value) && tagOf(value) !== 'float') return undefined;
    const real = floatOf(value);
    return real === undefined ? undefined : { real, imag: undefined };
  };
  const a = parts(left);
  const b = parts(right);
  if (a === undefined || b === undefined) return undefined;
  const real = op === 'Add' ? a.real + b.real : a.real - b.real;
  let imag: number;
  if (a.imag === undefined) imag = op === 'Add' ? (b.imag as number) : -(b.imag as number);
  else if (b.imag === undefined) imag = a.imag;
  else imag = op === 'Add' ? a.imag + b.imag : a.imag - b.imag;
  return { tag: 'complex', real, imag };
}

function concatenate(left: Constant, right: Constant): Constant | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null || !('tag' in left) || !('tag' in right))
    return undefined;
  if (left.tag === 'tuple' && right.tag === 'tuple' && left.items.length + right.items.length <= MOST_ITEMS)
    return { tag: 'tuple', items: [...left.items, ...right.items] };
  if (left.tag === 'bytes' && right.tag === 'bytes') {
    if (left.bytes.length + right.bytes.length > MOST_CHARACTERS) return undefined;
    const bytes = new Uint8Array(left.bytes.length + right.bytes.length);
    bytes.set(left.bytes);
    bytes.set(right.bytes, left.bytes.length);
    return { tag: 'bytes', bytes };
  }
  return undefined;
}

function repeat(value: Constant, times: number): Constant | undefined {
  if (times < 0 || times > MOST_CHARACTERS) return undefined;
  if (typeof value === 'string') return value.length * times > MOST_CHARACTERS ? undefined : value.repeat(times);
  if (typeof value !== 'object' || value === null || !('tag' in value)) return undefined;
  if (value.tag === 'tuple') {
    // CPython counts nested items too, so that `((0,) * 256,) * 256` stays as it is.
    if (value.items.length * times > MOST_ITEMS || (times > 0 && countItems(value) * times > MOST_ITEMS)) return undefined;
    return { tag: 'tuple', items: Array.from({ length: times }, () => value.items).flat() };
  }
  if (value.tag === 'bytes') {
    if (value.bytes.length * times > MOST_CHARACTERS) return undefined;
    const bytes = new Uint8Array(value.bytes.length * times);
    for (let i = 0; i < times; i++) bytes.set(value.bytes, i * value.bytes.length);
    return { tag: 'bytes', bytes };
  }
  return undefined;
}

function countItems(value: Constant): number {
  if (typeof value !== 'object' || value === null || !('tag' in value) || value.tag !== 'tuple') return 1;
  return value.items.reduce<number>((total, item) => total + countItems(item), 0);
}

export function foldSubscript(container: Constant, key: Constant): Constant | undefined {
  if (!isInt(key) || typeof key === 'bigint') return undefined;
  const at = (length: number) => (Number(key) < 0 ? Number(key) + length : Number(key));
  if (typeof container === 'string') return container[at(container.length)];
  if (typeof container !== 'object' || container === null || !('tag' in container)) return undefined;
  if (container.tag === 'tuple') return container.items[at(container.items.length)];
  if (container.tag === 'bytes') return container.bytes[at(container.bytes.length)];
  return undefined;
}

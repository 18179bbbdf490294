/**
 * Displays: lists, sets, tuples and dicts written out, with stars or without; and their mirror image, the targets that a value is
 * spread over.
 */
import type { Constant } from '../../bytecode/constants.ts';
import { Intrinsic1, Op } from '../../bytecode/op.gen.ts';
import type { Span } from '../../support/span.ts';
import type { Dict, Expr } from '../ast.ts';
import { tupleConstant } from '../fold.ts';
import { STACK_USE_GUIDELINE } from './context.ts';
import type { Codegen } from './context.ts';

interface Display {
  readonly build: Op;
  readonly add: Op;
  readonly extend: Op;
}

export const LIST: Display = { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND };
const SET: Display = { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE };

export function tuple(c: Codegen, elements: readonly Expr[], at: Span): void {
  display(c, elements, null, 0, LIST, true, at);
}

/** Longer displays are built item by item, so that each line of a table is a line that runs. */
const isFoldable = (elements: readonly Expr[]) => elements.length >= 3 && elements.length <= STACK_USE_GUIDELINE;

export function list(c: Codegen, elements: readonly Expr[], at: Span): void {
  if (isFoldable(elements)) {
    const value = tupleConstant(elements, c.debug);
    if (value !== undefined) {
      c.emit(Op.BUILD_LIST, 0, at);
      c.load(value, at);
      return c.emit(Op.LIST_EXTEND, 1, at);
    }
  }
  display(c, elements, null, 0, LIST, false, at);
}

export function set(c: Codegen, elements: readonly Expr[], at: Span): void {
  if (isFoldable(elements)) {
    const value = tupleConstant(elements, c.debug);
    if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'tuple') {
      c.emit(Op.BUILD_SET, 0, at);
      c.load({ tag: 'frozenset', items: value.items }, at);
      return c.emit(Op.SET_UPDATE, 1, at);
    }
  }
  display(c, elements, null, 0, SET, false, at);
}

/**
 * A list, set or tuple of what `pushed` values on the stack, the elements and perhaps a last variable give. With a star or very
 * many elements it is built step by step, as a list when it is to be a tuple.
 */
export function display(
  c: Codegen,
  elements: readonly Expr[],
  last: string | null,
  pushed: number,
  kind: Display,
  toTuple: boolean,
  at: Span,
): void {
  const constant = toTuple && last === null && pushed === 0 ? tupleConstant(elements, c.debug) : undefined;
  if (constant !== undefined) return c.load(constant, at);
  const count = elements.length;
  const isBig = count + pushed + (last === null ? 0 : 1) > STACK_USE_GUIDELINE;
  if (!isBig && !elements.some((each) => each.node === 'Starred')) {
    c.exprs(elements);
    if (last !== null) c.variable(last, 'Load', at);
    return c.emit(toTuple ? Op.BUILD_TUPLE : kind.build, count + pushed + (last === null ? 0 : 1), at);
  }
  let isBuilt = false;
  if (isBig) {
    c.emit(kind.build, pushed, at);
    isBuilt = true;
  }
  for (let i = 0; i < count; i++) {
    const element = elements[i];
    if (element.node === 'Starred') {
      if (!isBuilt) {
        c.emit(kind.build, i + pushed, at);
        isBuilt = true;
      }
      c.expr(element.value);
      c.emit(kind.extend, 1, at);
    } else {
      c.expr(element);
      if (isBuilt) c.emit(kind.add, 1, at);
    }
  }
  if (last !== null) {
    c.variable(last, 'Load', at);
    c.emit(kind.add, 1, at);
  }
  if (toTuple) c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_LIST_TO_TUPLE, at);
}

export function dict(c: Codegen, e: Dict): void {
  let hasDict = false;
  let waiting = 0;
  const flush = (end: number) => {
    if (waiting === 0) return;
    pairs(c, e, end - waiting, end);
    if (hasDict) c.emit(Op.DICT_UPDATE, 1, e);
    hasDict = true;
    waiting = 0;
  };
  for (let i = 0; i < e.values.length; i++) {
    if (e.keys[i] === null) {
      flush(i);
      if (!hasDict) {
        c.emit(Op.BUILD_MAP, 0, e);
        hasDict = true;
      }
      c.expr(e.values[i]);
      c.emit(Op.DICT_UPDATE, 1, e);
    } else {
      waiting++;
      if ((waiting - 1) * 2 > STACK_USE_GUIDELINE) flush(i + 1);
    }
  }
  flush(e.values.length);
  if (!hasDict) c.emit(Op.BUILD_MAP, 0, e);
}

function pairs(c: Codegen, e: Dict, begin: number, end: number): void {
  const isBig = (end - begin) * 2 > STACK_USE_GUIDELINE;
  if (isBig) c.emit(Op.BUILD_MAP, 0, e);
  for (let i = begin; i < end; i++) {
    c.expr(e.keys[i] as Expr);
    c.expr(e.values[i]);
    if (isBig) c.emit(Op.MAP_ADD, 1, e);
  }
  if (!isBig) c.emit(Op.BUILD_MAP, end - begin, e);
}

/** Spreads the value on the stack over targets. */
export function unpackInto(c: Codegen, targets: readonly Expr[], at: Span): void {
  const count = targets.length;
  let star = -1;
  for (let i = 0; i < count; i++) {
    if (targets[i].node !== 'Starred') continue;
    if (star >= 0) c.fail(at, 'multiple starred expressions in assignment');
    if (i >= 256 || count - i - 1 >= 1 << 15) c.fail(at, 'too many expressions in star-unpacking assignment');
    star = i;
  }
  if (star >= 0) c.emit(Op.UNPACK_EX, star + ((count - star - 1) << 8), at);
  else c.emit(Op.UNPACK_SEQUENCE, count, at);
  for (const target of targets) c.expr(target.node === 'Starred' ? target.value : target);
}

// ---- displays that nobody keeps

/** A value that is only looked through and then forgotten: a list may as well be a tuple. */
export function passing(c: Codegen, e: Expr): void {
  const value = constantDisplay(c, e);
  if (value !== undefined) c.load(value, e);
  else if (e.node === 'List' && e.elts.length <= STACK_USE_GUIDELINE && !e.elts.some((each) => each.node === 'Starred')) {
    c.exprs(e.elts);
    c.emit(Op.BUILD_TUPLE, e.elts.length, e);
  } else c.expr(e);
}

/** A list or set display of constants, as the tuple or frozenset that serves where nobody can keep or change it. */
function constantDisplay(c: Codegen, e: Expr): Constant | undefined {
  if ((e.node !== 'List' && e.node !== 'Set') || e.elts.length === 0) return undefined;
  if (e.node === 'List' && e.elts.length > STACK_USE_GUIDELINE) return undefined;
  const items = tupleConstant(e.elts, c.debug);
  if (items === undefined || e.node === 'List') return items;
  return typeof items === 'object' && items !== null && 'tag' in items && items.tag === 'tuple'
    ? { tag: 'frozenset', items: items.items }
    : undefined;
}

/**
 * `match`. Each pattern takes its subject off the stack and falls through if it matches; if not, it jumps to a place that drops what is
 * left and goes on with the next case.
 *
 * Names are bound only when the whole pattern and nothing less has matched. Until then captured values wait on the stack, below what the
 * pattern still needs (`onTop`), in the order of `stores`. How much is to be dropped depends on where a match fails, so a failing
 * jump goes to `fail[n]`, which drops n items: a ladder of POP_TOPs that fall into each other.
 */
import type { Label } from '../../bytecode/assembler.ts';
import { strConstantOf } from '../../bytecode/constants.ts';
import type { Constant } from '../../bytecode/constants.ts';
import { Op } from '../../bytecode/op.gen.ts';
import { unreachable } from '../../support/errors.ts';
import type { Span } from '../../support/span.ts';
import type { Expr, Match, MatchAs, MatchClass, MatchMapping, MatchOr, MatchSequence, MatchValue, Pattern } from '../ast.ts';
import { tupleConstant } from '../fold.ts';
import { binary, comparison, jumpIf } from './conditions.ts';
import { constantKey } from './context.ts';
import type { Codegen } from './context.ts';
import { reprOf, stringRepr } from '../../bytecode/constant-text.ts';

interface State {
  stores: string[];
  allowsIrrefutable: boolean;
  fail: Label[];
  onTop: number;
}

const isWildcard = (p: Pattern) => p.node === 'MatchAs' && p.name === null;

export function match(c: Codegen, s: Match): void {
  c.expr(s.subject);
  const end = c.newLabel();
  const last = s.cases[s.cases.length - 1];
  const hasDefault = isWildcard(last.pattern) && s.cases.length > 1;
  const count = s.cases.length - (hasDefault ? 1 : 0);
  for (let i = 0; i < count; i++) {
    const each = s.cases[i];
    const isLast = i === count - 1;
    // The last case may use up the subject.
    if (!isLast) c.emit(Op.COPY, 1, each.pattern);
    const state: State = { stores: [], allowsIrrefutable: each.guard !== null || i === s.cases.length - 1, fail: [], onTop: 0 };
    pattern(c, each.pattern, state);
    for (const name of state.stores) c.variable(name, 'Store', each.pattern);
    if (each.guard !== null) {
      failLabel(c, state, 0);
      jumpIf(c, each.guard, state.fail[0], false, each.pattern);
    }
    // Where the body begins, so that a tracer sees a branch and not the pattern once more.
    if (!isLast) c.emit(Op.POP_TOP, 0, each.body.find((s) => s.node !== 'Global' && s.node !== 'Nonlocal') ?? null);
    c.body(each.body);
    c.jumpTo(end, null);
    placeFail(c, state, each.pattern);
  }
  if (hasDefault) {
    c.emit(Op.NOP, 0, last.pattern);
    if (last.guard !== null) jumpIf(c, last.guard, end, false, last.pattern);
    c.body(last.body);
  }
  c.place(end);
}

function failLabel(c: Codegen, state: State, pops: number): Label {
  while (state.fail.length <= pops) state.fail.push(c.newLabel());
  return state.fail[pops];
}

function jumpToFail(c: Codegen, state: State, op: Op, at: Span): void {
  const label = failLabel(c, state, state.onTop + state.stores.length);
  if (op === Op.JUMP_FORWARD) c.jumpTo(label, at);
  else c.jump(op, label, at);
}

function placeFail(c: Codegen, state: State, at: Span): void {
  for (let pops = state.fail.length - 1; pops >= 0; pops--) {
    c.place(state.fail[pops]);
    if (pops > 0) c.emit(Op.POP_TOP, 0, at);
  }
  state.fail = [];
}

/** Moves the top below `count - 1` others. */
function rotate(c: Codegen, count: number, at: Span): void {
  for (; count > 1; count--) c.emit(Op.SWAP, count, at);
}

function duplicate(c: Codegen, at: Span, name: string): never {
  return c.fail(at, `multiple assignments to name ${stringRepr(name)} in pattern`);
}

function capture(c: Codegen, name: string | null, state: State, at: Span): void {
  if (name === null) return c.emit(Op.POP_TOP, 0, at);
  if (state.stores.includes(name)) duplicate(c, at, name);
  rotate(c, state.onTop + state.stores.length + 1, at);
  state.stores.push(name);
}

function subpattern(c: Codegen, p: Pattern, state: State): void {
  const before = state.allowsIrrefutable;
  state.allowsIrrefutable = true;
  pattern(c, p, state);
  state.allowsIrrefutable = before;
}

function pattern(c: Codegen, p: Pattern, state: State): void {
  switch (p.node) {
    case 'MatchValue':
      return value(c, p, state);
    case 'MatchSingleton':
      c.load(p.value, p);
      c.emit(Op.IS_OP, 0, p);
      return jumpToFail(c, state, Op.POP_JUMP_IF_FALSE, p);
    case 'MatchSequence':
      return sequence(c, p, state);
    case 'MatchMapping':
      return mapping(c, p, state);
    case 'MatchClass':
      return classPattern(c, p, state);
    case 'MatchStar':
      return capture(c, p.name, state, p);
    case 'MatchAs':
      return asPattern(c, p, state);
    case 'MatchOr':
      return orPattern(c, p, state);
    default:
      unreachable(p);
  }
}

function value(c: Codegen, p: MatchValue, state: State): void {
  const constant = c.constant(p.value);
  if (constant === undefined && p.value.node !== 'Attribute' && p.value.node !== 'JoinedStr' && p.value.node !== 'BinOp') {
    c.fail(p, 'patterns may only match literals and attribute lookups');
  }
  if (p.value.node === 'JoinedStr') c.fail(p, 'patterns may only match literals and attribute lookups');
  c.expr(p.value);
  comparison(c, 'Eq', p);
  jumpToFail(c, state, Op.POP_JUMP_IF_FALSE, p);
}

function asPattern(c: Codegen, p: MatchAs, state: State): void {
  if (p.pattern === null) {
    if (!state.allowsIrrefutable) {
      if (p.name !== null) c.fail(p, `name capture ${stringRepr(p.name)} makes remaining patterns unreachable`);
      c.fail(p, 'wildcard makes remaining patterns unreachable');
    }
    return capture(c, p.name, state, p);
  }
  state.onTop++;
  c.emit(Op.COPY, 1, p);
  pattern(c, p.pattern, state);
  state.onTop--;
  capture(c, p.name, state, p);
}

function length(c: Codegen, count: number, op: 'Eq' | 'GtE', state: State, at: Span): void {
  c.emit(Op.GET_LEN, 0, at);
  c.load(count, at);
  comparison(c, op, at);
  jumpToFail(c, state, Op.POP_JUMP_IF_FALSE, at);
}

function sequence(c: Codegen, p: MatchSequence, state: State): void {
  const { patterns } = p;
  const size = patterns.length;
  let star = -1;
  let onlyWildcards = true;
  let starIsWildcard = false;
  patterns.forEach((each, i) => {
    if (each.node === 'MatchStar') {
      if (star >= 0) c.fail(p, 'multiple starred names in sequence pattern');
      starIsWildcard = each.name === null;
      onlyWildcards &&= starIsWildcard;
      star = i;
    } else onlyWildcards &&= isWildcard(each);
  });
  state.onTop++;
  c.emit(Op.MATCH_SEQUENCE, 0, p);
  jumpToFail(c, state, Op.POP_JUMP_IF_FALSE, p);
  if (star < 0) length(c, size, 'Eq', state, p);
  else if (size > 1) length(c, size - 1, 'GtE', state, p);
  state.onTop--;
  if (onlyWildcards) c.emit(Op.POP_TOP, 0, p);
  else if (starIsWildcard) byIndex(c, patterns, star, state, p);
  else byUnpacking(c, patterns, star, state, p);
}

function byUnpacking(c: Codegen, patterns: readonly Pattern[], star: number, state: State, at: Span): void {
  const size = patterns.length;
  if (star >= 0) {
    if (star >= 256 || size - star - 1 >= 1 << 15) c.fail(at, 'too many expressions in star-unpacking sequence pattern');
    c.emit(Op.UNPACK_EX, star + ((size - star - 1) << 8), at);
  } else c.emit(Op.UNPACK_SEQUENCE, size, at);
  state.onTop += size;
  for (const each of patterns) {
    state.onTop--;
    subpattern(c, each, state);
  }
}

/** `[first, *_, last]` looks at single items and need not unpack what nobody wants. */
function byIndex(c: Codegen, patterns: readonly Pattern[], star: number, state: State, at: Span): void {
  state.onTop++;
  const size = patterns.length;
  patterns.forEach((each, i) => {
    if (i === star || isWildcard(each)) return;
    c.emit(Op.COPY, 1, at);
    if (i < star) c.load(i, at);
    else {
      c.emit(Op.GET_LEN, 0, at);
      c.load(size - i, at);
      binary(c, 'Sub', false, at);
    }
    c.emit(Op.BINARY_SUBSCR, 0, at);
    subpattern(c, each, state);
  });
  state.onTop--;
  c.emit(Op.POP_TOP, 0, at);
}

function classPattern(c: Codegen, p: MatchClass, state: State): void {
  p.kwd_attrs.forEach((name, i) => {
    if (p.kwd_attrs.indexOf(name) < i) c.fail(p.kwd_patterns[i], `attribute name repeated in class pattern: ${name}`);
  });
  c.expr(p.cls);
  c.load({ tag: 'tuple', items: p.kwd_attrs.map(strConstantOf) }, p);
  c.emit(Op.MATCH_CLASS, p.patterns.length, p);
  c.emit(Op.COPY, 1, p);
  state.onTop++;
  jumpToFail(c, state, Op.POP_JUMP_IF_NONE, p);
  const all = [...p.patterns, ...p.kwd_patterns];
  c.emit(Op.UNPACK_SEQUENCE, all.length, p);
  state.onTop += all.length - 1;
  for (const each of all) {
    state.onTop--;
    if (isWildcard(each) && each.node === 'MatchAs' && each.pattern === null) c.emit(Op.POP_TOP, 0, p);
    else subpattern(c, each, state);
  }
}

function mapping(c: Codegen, p: MatchMapping, state: State): void {
  const size = p.keys.length;
  state.onTop++;
  c.emit(Op.MATCH_MAPPING, 0, p);
  jumpToFail(c, state, Op.POP_JUMP_IF_FALSE, p);
  if (size === 0 && p.rest === null) {
    state.onTop--;
    return c.emit(Op.POP_TOP, 0, p);
  }
  if (size > 0) length(c, size, 'GtE', state, p);
  const seen = new Set<string>();
  for (const key of p.keys) checkKey(c, key, seen, p);
  const keys = tupleConstant(p.keys, c.debug);
  if (keys !== undefined) c.load(keys, p);
  else {
    c.exprs(p.keys);
    c.emit(Op.BUILD_TUPLE, size, p);
  }
  c.emit(Op.MATCH_KEYS, 0, p);
  // Subject, keys, values (or None).
  state.onTop += 2;
  c.emit(Op.COPY, 1, p);
  jumpToFail(c, state, Op.POP_JUMP_IF_NONE, p);
  c.emit(Op.UNPACK_SEQUENCE, size, p);
  state.onTop += size - 1;
  for (const each of p.patterns) {
    state.onTop--;
    subpattern(c, each, state);
  }
  state.onTop -= 2;
  if (p.rest === null) {
    c.emit(Op.POP_TOP, 0, p);
    return c.emit(Op.POP_TOP, 0, p);
  }
  // rest = dict(subject), less the keys.
  c.emit(Op.BUILD_MAP, 0, p);
  c.emit(Op.SWAP, 3, p);
  c.emit(Op.DICT_UPDATE, 2, p);
  c.emit(Op.UNPACK_SEQUENCE, size, p);
  for (let left = size; left > 0; left--) {
    c.emit(Op.COPY, 1 + left, p);
    c.emit(Op.SWAP, 2, p);
    c.emit(Op.DELETE_SUBSCR, 0, p);
  }
  capture(c, p.rest, state, p);
}

function checkKey(c: Codegen, key: Expr, seen: Set<string>, p: MatchMapping): void {
  const constant = c.constant(key);
  if (constant !== undefined) {
    const same = equalityKey(constant);
    if (seen.has(same)) c.fail(p, `mapping pattern checks duplicate key (${reprOf(constant)})`);
    seen.add(same);
  } else if (key.node !== 'Attribute') c.fail(p, 'mapping pattern keys may only match literals and attribute lookups');
}

/** Equal constants have equal keys: 1, 1.0 and True are one key of a dict. */
function equalityKey(constant: Constant): string {
  if (typeof constant === 'boolean') return `i${Number(constant)}`;
  if (typeof constant === 'object' && constant !== null && 'tag' in constant) {
    if (constant.tag === 'float' && Number.isInteger(constant.value)) return `i${BigInt(constant.value)}`;
    if (constant.tag === 'complex' && constant.imag === 0) return equalityKey({ tag: 'float', value: constant.real });
  }
  return constantKey(constant) ?? '';
}

function orPattern(c: Codegen, p: MatchOr, state: State): void {
  const end = c.newLabel();
  const before = { ...state };
  let control: string[] = [];
  p.patterns.forEach((alternative, i) => {
    state.stores = [];
    // Only the last alternative may match everything.
    state.allowsIrrefutable = i === p.patterns.length - 1 && before.allowsIrrefutable;
    state.fail = [];
    state.onTop = 0;
    c.emit(Op.COPY, 1, alternative);
    pattern(c, alternative, state);
    if (i === 0) control = state.stores;
    else if (state.stores.length !== control.length) c.fail(p, 'alternative patterns bind different names');
    else reorder(c, state, control, alternative, p);
    c.jumpTo(end, alternative);
    placeFail(c, state, alternative);
  });
  Object.assign(state, before);
  c.emit(Op.POP_TOP, 0, p);
  jumpToFail(c, state, Op.JUMP_FORWARD, p);
  c.place(end);
  // The captures lie over a copy of the subject and whatever this pattern must keep: bring each below that.
  const rotations = control.length + 1 + state.onTop + state.stores.length;
  state.stores = [...state.stores];
  for (const name of control) {
    rotate(c, rotations, p);
    if (state.stores.includes(name)) duplicate(c, p, name);
    state.stores.push(name);
  }
  c.emit(Op.POP_TOP, 0, p);
}

/** All alternatives leave their captures in the order of the first one. */
function reorder(c: Codegen, state: State, control: readonly string[], alternative: Pattern, p: MatchOr): void {
  for (let to = control.length - 1; to >= 0; to--) {
    const from = state.stores.indexOf(control[to]);
    if (from < 0) c.fail(p, 'alternative patterns bind different names');
    if (from === to) continue;
    const rotated = state.stores.splice(0, from + 1);
    state.stores.splice(to - from, 0, ...rotated);
    for (let i = 0; i <= from; i++) rotate(c, to + 1, alternative);
  }
}

/**
 * What list and tuple share: comparing item by item, searching, repeating.
 *
 * Each begins as a loop over items whose answer is known (equal.ts) and goes on as a native frame at the first item that has to
 * be asked.
 */
import { equalPlain } from './equal.ts';
import type { Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { PUSHED, type Value } from './object.ts';
import { type Comparison, richCompare } from './operators.ts';
import { type Aim, truthOf } from './protocols.ts';

/** a symbol b for two arrays of items. */
export function compareItems(t: Thread, symbol: Comparison, a: readonly Value[], b: readonly Value[]): Value {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const same = a[i] === b[i] ? true : equalPlain(a[i], b[i]);
    if (same === undefined) return t.start(compareStep, a, b, symbol, i);
    if (!same) return answerAt(t, symbol, a[i], b[i]);
  }
  return answerByLength(symbol, a.length, b.length);
}
/** The first items that differ decide. */
function answerAt(t: Thread, symbol: Comparison, x: Value, y: Value): Value {
  if (symbol === '==') return false;
  if (symbol === '!=') return true;
  return richCompare(t, symbol, x, y);
}
function answerByLength(symbol: Comparison, a: number, b: number): boolean {
  switch (symbol) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
/** a, b: the items; c: the comparison; d: how far we are. */
function compareStep(t: Thread, f: NativeFrame, value: Value): Value {
  const a = f.a as readonly Value[];
  const b = f.b as readonly Value[];
  const symbol = f.c as Comparison;
  if (f.state === 3) return value;
  for (;;) {
    const i = f.d as number;
    if (f.state === 0) {
      if (i >= a.length || i >= b.length) return answerByLength(symbol, a.length, b.length);
      const same = a[i] === b[i] ? true : equalPlain(a[i], b[i]);
      if (same === undefined) {
        f.state = 1;
        value = richCompare(t, '==', a[i], b[i]);
        if (value === PUSHED) return PUSHED;
      } else {
        f.state = 2;
        value = same;
      }
    }
    if (f.state === 1) {
      f.state = 2;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    if (value !== true) {
      f.state = 3;
      return i < a.length && i < b.length ? answerAt(t, symbol, a[i], b[i]) : answerByLength(symbol, a.length, b.length);
    }
    f.state = 0;
    f.d = i + 1;
  }
}

/** One search under way. */
class Search {
  count = 0;
  constructor(
    readonly items: readonly Value[],
    readonly item: Value,
    readonly aim: Aim,
    public at: number,
    readonly stop: number,
  ) {}
  /** Takes the answer for the item at hand; gives the result of the search when that is known now. */
  answer(same: boolean): Value | undefined {
    const at = this.at++;
    if (!same) return undefined;
    if (this.aim === 'contains') return true;
    if (this.aim === 'index') return at;
    this.count++;
    return undefined;
  }
  /** contains: false, index: -1, count: how many. */
  end(): Value {
    return this.aim === 'contains' ? false : this.aim === 'index' ? -1 : this.count;
  }
}

/** Searches the items for one that is or equals `item`: true or false, the position or -1, or the count; or PUSHED. */
export function searchItems(t: Thread, items: readonly Value[], item: Value, aim: Aim, from = 0, stop = Infinity): Value {
  let count = 0;
  for (let at = from; at < items.length && at < stop; at++) {
    const there = items[at];
    const same = there === item ? true : equalPlain(there, item);
    if (same === undefined) {
      const search = new Search(items, item, aim, at, stop);
      search.count = count;
      return t.start(searchStep, search);
    }
    if (!same) continue;
    if (aim === 'contains') return true;
    if (aim === 'index') return at;
    count++;
  }
  return aim === 'contains' ? false : aim === 'index' ? -1 : count;
}
/** a: the Search. */
function searchStep(t: Thread, f: NativeFrame, value: Value): Value {
  const search = f.a as Search;
  for (;;) {
    if (f.state === 0) {
      if (search.at >= search.items.length || search.at >= search.stop) return search.end();
      const there = search.items[search.at];
      const same = there === search.item ? true : equalPlain(there, search.item);
      if (same === undefined) {
        f.state = 1;
        value = richCompare(t, '==', there, search.item);
        if (value === PUSHED) return PUSHED;
      } else {
        f.state = 2;
        value = same;
      }
    }
    if (f.state === 1) {
      f.state = 2;
      value = truthOf(t, value);
      if (value === PUSHED) return PUSHED;
    }
    f.state = 0;
    const result = search.answer(value as boolean);
    if (result !== undefined) return result;
  }
}

/** items * count as a new array; MemoryError when that is too large. */
export function repeatItems(t: Thread, items: readonly Value[], count: number): Value[] {
  if (count <= 0 || items.length === 0) return [];
  t.allot(items.length * count);
  if (items.length === 1) return new Array<Value>(count).fill(items[0]);
  let repeated: Value[] = [];
  let chunk = items.slice();
  for (let rest = count; ; chunk = chunk.concat(chunk)) {
    if (rest % 2 === 1) repeated = repeated.concat(chunk);
    rest = Math.floor(rest / 2);
    if (rest === 0) return repeated;
  }
}

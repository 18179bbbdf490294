/**
 * Sets of characters, as the matcher asks them: a table for the first 256, and a few tests for all others whose answers are kept.
 *
 * Case: a set that ignores case holds lower-case characters and is asked for the lower case of a character. Two characters may
 * also share an upper case without one being the other's lower case ('ſ' and 's'); those are listed (EXTRA_CASES).
 */
import { isAlnum, isDecimal, isSpace, lowerOf, upperOf } from '../../runtime/unicode.ts';
import { type CategoryName, Flag, type SetItem } from './tree.ts';

/** Lower-case characters that have an upper case in common: [s, ſ] and so on. */
const EXTRA_GROUPS =
  '69,131 73,17f b5,3bc 345,3b9,1fbe 390,1fd3 3b0,1fe3 3b2,3d0 3b5,3f5 3b8,3d1 3ba,3f0 3c0,3d6 3c1,3f1 3c2,3c3 3c6,3d5 432,1c80 434,1c81 43e,1c82 441,1c83 442,1c84,1c85 44a,1c86 463,1c87 1c88,a64b 1e61,1e9b fb05,fb06';
const EXTRA_CASES = new Map<number, readonly number[]>();
for (const group of EXTRA_GROUPS.split(' ')) {
  const points = group.split(',').map((digits) => Number.parseInt(digits, 16));
  for (const point of points)
    EXTRA_CASES.set(
      point,
      points.filter((other) => other !== point),
    );
}

/** What decides about characters: the flags that are in force somewhere in a pattern. */
export type CaseRule = 'exact' | 'ascii' | 'unicode' | 'locale';
export function caseRuleOf(flags: number): CaseRule {
  if ((flags & Flag.IGNORECASE) === 0) return 'exact';
  if ((flags & Flag.LOCALE) !== 0) return 'locale';
  return (flags & Flag.UNICODE) !== 0 ? 'unicode' : 'ascii';
}

const first = (mapped: number | readonly number[]): number => (typeof mapped === 'number' ? mapped : mapped[0]);
export const lowerAscii = (point: number): number => (point >= 65 && point <= 90 ? point + 32 : point);
const upperAscii = (point: number): number => (point >= 97 && point <= 122 ? point - 32 : point);
// The tables of Unicode take milliseconds to unpack: Latin-1 does without.
export function lowerUnicode(point: number): number {
  if (point > 255) return first(lowerOf(point));
  return (point >= 65 && point <= 90) || (point >= 0xc0 && point <= 0xde && point !== 0xd7) ? point + 32 : point;
}
function upperUnicode(point: number): number {
  if (point > 254 || point === 0xb5 || point === 0xdf) return first(upperOf(point));
  return (point >= 97 && point <= 122) || (point >= 0xe0 && point !== 0xf7) ? point - 32 : point;
}
export const isCasedAscii = (point: number): boolean => (point >= 65 && point <= 90) || (point >= 97 && point <= 122);
export function isCasedUnicode(point: number): boolean {
  const lower = lowerUnicode(point);
  return point !== lower || point !== upperUnicode(point);
}

const isAsciiWord = (point: number): boolean =>
  point < 128 && ((point >= 97 && point <= 122) || (point >= 65 && point <= 90) || (point >= 48 && point <= 57) || point === 95);
const LATIN_WORD = /^[\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\xff]$/;
export function isUnicodeWord(point: number): boolean {
  if (point > 255) return isAlnum(point);
  return point < 128 ? isAsciiWord(point) : LATIN_WORD.test(String.fromCharCode(point));
}
const isUnicodeSpace = (point: number): boolean => (point > 255 || point < 128 ? isSpace(point) : point === 0x85 || point === 0xa0);
const isUnicodeDigit = (point: number): boolean => (point > 255 ? isDecimal(point) : point >= 48 && point <= 57);
const ASCII_TESTS: Readonly<Record<CategoryName, (point: number) => boolean>> = {
  digit: (point) => point >= 48 && point <= 57,
  space: (point) => point === 32 || (point >= 9 && point <= 13),
  word: isAsciiWord,
};
const UNICODE_TESTS: Readonly<Record<CategoryName, (point: number) => boolean>> = {
  digit: isUnicodeDigit,
  space: isUnicodeSpace,
  word: isUnicodeWord,
};
type Test = (point: number) => boolean;
export function categoryTest(name: CategoryName, flags: number): Test {
  return ((flags & Flag.UNICODE) !== 0 && (flags & Flag.LOCALE) === 0 ? UNICODE_TESTS : ASCII_TESTS)[name];
}

const UNKNOWN = 0;
const OUTSIDE = 1;
const INSIDE = 2;

export class CharSet {
  private ownTable: Uint8Array | null = null;
  /** Answers for the rest of the first 65,536, as far as somebody asked. */
  private answers: Uint8Array | null = null;
  constructor(
    /** Equal for equal sets. */
    readonly key: string,
    private readonly test: Test,
    /** Whether no character from 256 on belongs to it; `allWide`: all do. */
    readonly noWide: boolean,
    readonly allWide: boolean,
  ) {}
  /** 1 for each of the first 256 characters that belong to it. */
  get table(): Uint8Array {
    if (this.ownTable === null) {
      this.ownTable = new Uint8Array(256);
      for (let point = 0; point < 256; point++) this.ownTable[point] = this.test(point) ? 1 : 0;
    }
    return this.ownTable;
  }
  has(point: number): boolean {
    if (point < 256) return this.table[point] !== 0;
    if (this.noWide) return false;
    if (this.allWide) return true;
    if (point > 0xffff) return this.test(point);
    this.answers ??= new Uint8Array(0x10000);
    let answer = this.answers[point];
    if (answer === UNKNOWN) {
      answer = this.test(point) ? INSIDE : OUTSIDE;
      this.answers[point] = answer;
    }
    return answer === INSIDE;
  }
}

/** Sets that were made, for the next pattern: they are what takes time in compiling one. */
const made = new Map<string, CharSet>();
const MAX_MADE = 4000;
function intern(key: string, make: () => CharSet): CharSet {
  const known = made.get(key);
  if (known !== undefined) return known;
  const set = make();
  if (made.size >= MAX_MADE) made.clear();
  made.set(key, set);
  return set;
}

interface Tests {
  readonly points: ReadonlySet<number>;
  readonly ranges: readonly (readonly [number, number])[];
  readonly categories: readonly (readonly [test: Test, negated: boolean])[];
}
function testOf({ points, ranges, categories }: Tests, alsoUpper: boolean): Test {
  return (point) => {
    if (points.has(point)) return true;
    for (const [from, to] of ranges) if (point >= from && point <= to) return true;
    for (const [test, negated] of categories) if (test(point) !== negated) return true;
    if (!alsoUpper || ranges.length === 0) return false;
    // Beyond the first 65,536 the upper case of a lower-case character decides too.
    const upper = upperUnicode(point);
    for (const [from, to] of ranges) if (to > 0xffff && upper >= from && upper <= to) return true;
    return false;
  };
}
const keyOf = (item: SetItem): string =>
  item.kind === 'literal' ? `${item.point}` : item.kind === 'range' ? `${item.from}-${item.to}` : `${item.negated ? '!' : ''}${item.name}`;

/** The set of a class in square brackets under the flags in force. */
export function makeSet(items: readonly SetItem[], negated: boolean, flags: number): CharSet {
  const key = `${caseRuleOf(flags)}${flags & (Flag.UNICODE | Flag.LOCALE)}${negated ? '^' : ''}${items.map(keyOf).join()}`;
  return intern(key, () => newSet(key, items, negated, flags));
}
function newSet(key: string, items: readonly SetItem[], negated: boolean, flags: number): CharSet {
  const rule = caseRuleOf(flags);
  const points = new Set<number>();
  const ranges: [number, number][] = [];
  const categories: (readonly [Test, boolean])[] = [];
  let hasCased = false;
  const isCased = rule === 'unicode' ? isCasedUnicode : isCasedAscii;
  const lower = rule === 'unicode' ? lowerUnicode : lowerAscii;
  const addLower = (point: number) => {
    const low = lower(point);
    points.add(low);
    if (rule === 'unicode') for (const other of EXTRA_CASES.get(low) ?? []) points.add(other);
    hasCased ||= isCased(point);
  };
  for (const item of items) {
    if (item.kind === 'category') categories.push([categoryTest(item.name, flags), item.negated]);
    else if (rule === 'exact' || rule === 'locale') {
      if (item.kind === 'literal') points.add(item.point);
      else ranges.push([item.from, item.to]);
    } else if (item.kind === 'literal') addLower(item.point);
    else {
      for (let point = item.from; point <= Math.min(item.to, 0xffff); point++) addLower(point);
      if (item.to > 0xffff) {
        ranges.push([item.from, item.to]);
        hasCased = true;
      }
    }
  }
  const inside = testOf({ points, ranges, categories }, rule === 'unicode');
  let test: Test = inside;
  if (rule === 'locale') {
    test = (point) => inside(lowerAscii(point)) || inside(upperAscii(point));
  } else if (hasCased && rule !== 'exact') test = (point) => inside(lower(point));
  const isAsciiOnly = (flags & Flag.UNICODE) === 0;
  const staysLow =
    rule !== 'unicode' &&
    [...points].every((point) => point < 256) &&
    ranges.every(([, to]) => to < 256) &&
    (categories.length === 0 || (isAsciiOnly && categories.every(([, not]) => !not)));
  return new CharSet(key, negated ? (point) => !test(point) : test, staysLow && !negated, staysLow && negated);
}

/** A single character under the flags in force: itself alone (null), or the set of all that count as the same. */
export function caseSet(point: number, flags: number): CharSet | null {
  const rule = caseRuleOf(flags);
  switch (rule) {
    case 'exact':
      return null;
    case 'locale':
      return intern(
        `L${point}`,
        () => new CharSet(`L${point}`, (c) => c === point || lowerAscii(c) === point || upperAscii(c) === point, point < 256, false),
      );
    case 'ascii': {
      if (!isCasedAscii(point)) return null;
      const low = lowerAscii(point);
      return intern(`a${low}`, () => new CharSet(`a${low}`, (c) => lowerAscii(c) === low, true, false));
    }
    default: {
      if (!isCasedUnicode(point)) return null;
      const low = lowerUnicode(point);
      const all = [low, ...(EXTRA_CASES.get(low) ?? [])];
      return intern(`u${low}`, () => new CharSet(`u${low}`, (c) => all.includes(lowerUnicode(c)), false, false));
    }
  }
}
/** All others. */
export function complementOf(set: CharSet): CharSet {
  const key = `~(${set.key})`;
  return intern(key, () => new CharSet(key, (point) => !set.has(point), set.allWide, set.noWide));
}
/** Characters that belong to one of several sets. */
export function unionOf(sets: readonly CharSet[]): CharSet {
  const distinct = [...new Set(sets)];
  if (distinct.length === 1) return distinct[0];
  const key = `(${distinct.map((set) => set.key).join('|')})`;
  return intern(key, () => {
    const noWide = distinct.every((set) => set.noWide);
    return new CharSet(key, (point) => distinct.some((set) => set.has(point)), noWide, !noWide && distinct.some((set) => set.allWide));
  });
}
export function exactSet(point: number): CharSet {
  const key = `=${point}`;
  return intern(key, () => new CharSet(key, (c) => c === point, point < 256, false));
}
/** Whether two sets surely have nothing in common. */
export function areDisjoint(a: CharSet, b: CharSet): boolean {
  for (let point = 0; point < 256; point++) if (a.table[point] !== 0 && b.table[point] !== 0) return false;
  return a.noWide || b.noWide;
}

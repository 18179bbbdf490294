/**
 * What the methods of str compute, on both forms of a str.
 *
 * A plain string leaves the work to the engine: its index, slice and search are the right ones, since it has no surrogates. A
 * PyStr is searched over its code points (unit-search.ts). So each function has two halves; where the two forms meet, one fact
 * helps: a str that is a PyStr never occurs inside a plain one.
 */
import { MemoryError, raised, raisedWith, ValueError } from './exceptions.ts';
import type { Thread } from './machine.ts';
import { PyStr, pointsOf, strFromPoints } from './text.ts';
import {
  compareUnits,
  countUnits,
  endsWithUnits,
  equalUnits,
  findLastUnits,
  findUnits,
  lastPositionsOf,
  lineSpans,
  positionsOf,
  type Span,
  splitAtSpace,
  splitAtSpaceRight,
  startsWithUnits,
  trimmed,
  type Units,
} from './unit-search.ts';
import * as unicode from './unicode.ts';

/** A str without a class of its own. */
export type Str = string | PyStr;

/** The engine makes no longer strings. */
export const MAX_STRING = 536870888;

/** Ready for a str of so many characters, or MemoryError. */
export function reserve(t: Thread, length: number): void {
  if (length < 4096) return;
  t.allot(Math.ceil(length / 4));
  if (length > MAX_STRING) throw raisedWith(MemoryError);
}
const units = (s: Str): Units => pointsOf(s) as readonly number[] as number[];
export function lengthOfStr(s: Str): number {
  return s.length;
}
/** s[from:to] with 0 <= from, to <= len(s). */
export function sliceStr(s: Str, from: number, to: number): Str {
  if (typeof s === 'string') return s.slice(from, to > from ? to : from);
  if (from >= to) return '';
  return from === 0 && to === s.points.length ? s : strFromPoints(s.points.slice(from, to));
}
function spansOf(s: Str, spans: readonly Span[]): Str[] {
  return typeof s === 'string' ? spans.map(([from, to]) => s.slice(from, to)) : spans.map(([from, to]) => sliceStr(s, from, to));
}

export function equalStr(a: Str, b: Str): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a === b || equalUnits(a.points, b.points);
}
/** Order by code points: -1, 0 or 1. */
export function compareStr(a: Str, b: Str): number {
  // Without surrogates the order of code units is the order of code points.
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a === b ? 0 : 1;
  return compareUnits(units(a), units(b));
}
export function concatStr(t: Thread, a: Str, b: Str): Str {
  if (typeof a === 'string' && typeof b === 'string') {
    const length = a.length + b.length;
    if (length > MAX_STRING) throw raisedWith(MemoryError);
    return a + b;
  }
  if (lengthOfStr(a) === 0) return b;
  if (lengthOfStr(b) === 0) return a;
  reserve(t, lengthOfStr(a) + lengthOfStr(b));
  return PyStr.concat(a, b);
}
export function repeatStr(t: Thread, s: Str, times: number): Str {
  if (times <= 0 || lengthOfStr(s) === 0) return '';
  if (times === 1) return s;
  const length = lengthOfStr(s) * times;
  reserve(t, length);
  if (typeof s === 'string') return s.repeat(times);
  t.allot(length);
  const { points } = s;
  const out = new Array<number>(length);
  for (let i = 0, at = 0; i < times; i++) for (let k = 0; k < points.length; k++) out[at++] = points[k];
  return new PyStr(out);
}
/** The parts with a separator between them. */
export function joinStr(t: Thread, separator: Str, parts: readonly Str[]): Str {
  if (parts.length === 0) return '';
  if (parts.length === 1) return parts[0];
  let length = lengthOfStr(separator) * (parts.length - 1);
  let plain = typeof separator === 'string';
  for (const part of parts) {
    length += lengthOfStr(part);
    if (typeof part !== 'string') plain = false;
  }
  reserve(t, length);
  if (plain) return (parts as string[]).join(separator as string);
  const out: number[] = [];
  parts.forEach((part, i) => {
    if (i > 0) pushStr(out, separator);
    pushStr(out, part);
  });
  return strFromPoints(out);
}
export function pushStr(out: number[], s: Str): void {
  if (typeof s === 'string') for (let i = 0; i < s.length; i++) out.push(s.charCodeAt(i));
  else for (const point of s.points) out.push(point);
}

// ---- searching, in a window [from, to) that lies inside the text
/** The engine's search may need time in proportion to the product of the lengths, and nothing can interrupt it. */
function isSlow(s: string, sub: string): boolean {
  return sub.length > 512 && s.length > 8192;
}
/** Knuth, Morris and Pratt's search: time in proportion to the sum of the lengths. */
class LongNeedle {
  /** How much of the needle still matches when the next character does not. */
  private readonly rests: Int32Array;
  constructor(private readonly sub: string) {
    this.rests = new Int32Array(sub.length);
    for (let i = 1, matched = 0; i < sub.length; i++) {
      const code = sub.charCodeAt(i);
      while (matched > 0 && sub.charCodeAt(matched) !== code) matched = this.rests[matched - 1];
      if (sub.charCodeAt(matched) === code) matched++;
      this.rests[i] = matched;
    }
  }
  findIn(s: string, from: number, to: number): number {
    const { sub, rests } = this;
    for (let i = from, matched = 0; i < to; i++) {
      const code = s.charCodeAt(i);
      while (matched > 0 && sub.charCodeAt(matched) !== code) matched = rests[matched - 1];
      if (sub.charCodeAt(matched) === code) matched++;
      if (matched === sub.length) return i - matched + 1;
    }
    return -1;
  }
}
export function findStr(s: Str, sub: Str, from: number, to: number): number {
  if (from > to) return -1;
  if (typeof s !== 'string') return findUnits(s.points as number[], units(sub), from, to);
  if (typeof sub !== 'string') return -1;
  if (isSlow(s, sub)) return new LongNeedle(sub).findIn(s, from, to);
  if (to === s.length) return s.indexOf(sub, from);
  const at = s.slice(from, to).indexOf(sub);
  return at < 0 ? -1 : at + from;
}
export function findLastStr(s: Str, sub: Str, from: number, to: number): number {
  if (from > to) return -1;
  if (typeof s !== 'string') return findLastUnits(s.points as number[], units(sub), from, to);
  if (typeof sub !== 'string') return -1;
  if (from === 0 && to === s.length) return s.lastIndexOf(sub);
  const at = s.slice(from, to).lastIndexOf(sub);
  return at < 0 ? -1 : at + from;
}
export function countStr(s: Str, sub: Str, from: number, to: number): number {
  if (from > to) return 0;
  if (typeof s !== 'string') return countUnits(s.points as number[], units(sub), from, to);
  if (typeof sub !== 'string') return 0;
  if (sub === '') return to - from + 1;
  const text = from === 0 && to === s.length ? s : s.slice(from, to);
  let count = 0;
  if (isSlow(text, sub)) {
    const needle = new LongNeedle(sub);
    for (let at = needle.findIn(text, 0, text.length); at >= 0; at = needle.findIn(text, at + sub.length, text.length)) count++;
    return count;
  }
  for (let at = text.indexOf(sub); at >= 0; at = text.indexOf(sub, at + sub.length)) count++;
  return count;
}
export function startsWithStr(s: Str, prefix: Str, from: number, to: number): boolean {
  if (from > to) return false;
  if (typeof s !== 'string') return startsWithUnits(s.points as number[], units(prefix), from, to);
  return typeof prefix === 'string' && from + prefix.length <= to && s.startsWith(prefix, from);
}
export function endsWithStr(s: Str, suffix: Str, from: number, to: number): boolean {
  if (from > to) return false;
  if (typeof s !== 'string') return endsWithUnits(s.points as number[], units(suffix), from, to);
  return typeof suffix === 'string' && to - suffix.length >= from && s.endsWith(suffix, to);
}
export function containsStr(s: Str, sub: Str): boolean {
  if (typeof s === 'string' && typeof sub === 'string') return isSlow(s, sub) ? findStr(s, sub, 0, s.length) >= 0 : s.includes(sub);
  if (typeof s === 'string') return false;
  return findStr(s, sub, 0, s.points.length) >= 0;
}

// ---- cutting
const WHITE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
const spaceAt = (s: string, at: number): boolean => {
  const c = s.charCodeAt(at);
  return c < 128 ? c === 32 || (c >= 9 && c <= 13) || (c >= 28 && c <= 31) : unicode.isSpace(c);
};
export function splitStr(s: Str, separator: Str | null, max: number): Str[] {
  const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
  if (separator === null) {
    if (typeof s !== 'string') return spansOf(s, splitAtSpace(s.points, unicode.isSpace, limit));
    if (limit === Number.POSITIVE_INFINITY) {
      const parts = s.split(WHITE);
      // White space at the ends leaves an empty piece there.
      if (parts[parts.length - 1] === '') parts.pop();
      if (parts[0] === '') parts.shift();
      return parts;
    }
    return splitPlain(s, limit);
  }
  if (lengthOfStr(separator) === 0) throw raised(ValueError, 'empty separator');
  if (typeof s !== 'string') return between(s, separator, positionsOf(s.points as number[], units(separator), limit));
  if (typeof separator !== 'string') return [s];
  if (limit === Number.POSITIVE_INFINITY) return s.split(separator);
  const parts: string[] = [];
  let from = 0;
  while (parts.length < limit) {
    const at = s.indexOf(separator, from);
    if (at < 0) break;
    parts.push(s.slice(from, at));
    from = at + separator.length;
  }
  parts.push(s.slice(from));
  return parts;
}
function splitPlain(s: string, limit: number): string[] {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    while (at < s.length && spaceAt(s, at)) at++;
    if (at === s.length) return parts;
    const from = at;
    if (parts.length >= limit) {
      parts.push(s.slice(from));
      return parts;
    }
    while (at < s.length && !spaceAt(s, at)) at++;
    parts.push(s.slice(from, at));
  }
}
/** The pieces round the separators at these positions. */
function between(s: PyStr, separator: Str, positions: readonly number[]): Str[] {
  const width = lengthOfStr(separator);
  const parts: Str[] = [];
  let from = 0;
  for (const at of positions) {
    parts.push(sliceStr(s, from, at));
    from = at + width;
  }
  parts.push(sliceStr(s, from, s.points.length));
  return parts;
}
export function splitRightStr(s: Str, separator: Str | null, max: number): Str[] {
  // From which side the cuts are made shows only where separators overlap: 'abbbc'.rsplit('bb') is ['ab', 'c'].
  if (max < 0) {
    if (separator === null || lengthOfStr(separator) < 2) return splitStr(s, separator, -1);
    max = Number.POSITIVE_INFINITY;
  }
  if (separator === null) return spansOf(s, splitAtSpaceRight(units(s), unicode.isSpace, max));
  if (lengthOfStr(separator) === 0) throw raised(ValueError, 'empty separator');
  if (typeof s !== 'string') return between(s, separator, lastPositionsOf(s.points as number[], units(separator), max));
  if (typeof separator !== 'string') return [s];
  const parts: string[] = [];
  let to = s.length;
  while (parts.length < max) {
    const at = to < separator.length ? -1 : s.lastIndexOf(separator, to - separator.length);
    if (at < 0) break;
    parts.push(s.slice(at + separator.length, to));
    to = at;
  }
  parts.push(s.slice(0, to));
  return parts.reverse();
}
const BREAK = /\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]/g;
export function linesOfStr(s: Str, keepEnds: boolean): Str[] {
  if (typeof s !== 'string') return spansOf(s, lineSpans(s.points, unicode.isLineBreak, keepEnds));
  const lines: string[] = [];
  let from = 0;
  BREAK.lastIndex = 0;
  for (const match of s.matchAll(BREAK)) {
    const at = match.index as number;
    const end = at + match[0].length;
    lines.push(s.slice(from, keepEnds ? end : at));
    from = end;
  }
  if (from < s.length) lines.push(s.slice(from));
  return lines;
}
/** Without white space, or the characters given, at the ends asked for. */
export function stripStr(s: Str, chars: Str | null, left: boolean, right: boolean): Str {
  if (typeof s === 'string') {
    let from = 0;
    let to = s.length;
    if (chars === null) {
      if (left) while (from < to && spaceAt(s, from)) from++;
      if (right) while (to > from && spaceAt(s, to - 1)) to--;
    } else {
      const set = typeof chars === 'string' ? chars : plainPart(chars);
      if (left) while (from < to && set.includes(s[from])) from++;
      if (right) while (to > from && set.includes(s[to - 1])) to--;
    }
    return from === 0 && to === s.length ? s : s.slice(from, to);
  }
  const set = chars === null ? null : new Set(pointsOf(chars));
  const [from, to] = trimmed(s.points, set === null ? unicode.isSpace : (point) => set.has(point), left, right);
  return sliceStr(s, from, to);
}
/** The characters that may stand in a plain string. */
function plainPart(s: PyStr): string {
  return s.points.map((point) => (point > 0xffff || (point >= 0xd800 && point < 0xe000) ? '' : String.fromCharCode(point))).join('');
}
/** The text before, the separator and the text after, or null. */
export function partitionStr(s: Str, separator: Str, last: boolean): [Str, Str, Str] | null {
  const length = lengthOfStr(s);
  if (lengthOfStr(separator) === 0) throw raised(ValueError, 'empty separator');
  const at = last ? findLastStr(s, separator, 0, length) : findStr(s, separator, 0, length);
  return at < 0 ? null : [sliceStr(s, 0, at), separator, sliceStr(s, at + lengthOfStr(separator), length)];
}
export function replaceStr(t: Thread, s: Str, old: Str, by: Str, max: number): Str {
  const limit = max < 0 ? Number.POSITIVE_INFINITY : max;
  const length = lengthOfStr(s);
  if (limit === 0 || lengthOfStr(old) > length) return s;
  if (lengthOfStr(old) === 0) {
    // Between all characters and at both ends.
    const n = Math.min(limit, length + 1);
    reserve(t, length + n * lengthOfStr(by));
    const parts: Str[] = [];
    for (let i = 0; i < n; i++) {
      parts.push(by);
      if (i < length) parts.push(sliceStr(s, i, i + 1));
    }
    if (n < length) parts.push(sliceStr(s, n, length));
    return joinStr(t, '', parts);
  }
  if (typeof s === 'string' && typeof old === 'string' && typeof by === 'string') {
    const grows = by.length > old.length;
    if (limit === Number.POSITIVE_INFINITY && !grows) return s.replaceAll(old, () => by);
    const parts = splitStr(s, old, max);
    return parts.length === 1 ? s : joinStr(t, by, parts);
  }
  const parts = splitStr(s, old, max);
  return parts.length === 1 ? s : joinStr(t, by, parts);
}

// ---- shape
export function expandTabs(t: Thread, s: Str, size: number): Str {
  if (typeof s === 'string' && !s.includes('\t')) return s;
  const points = pointsOf(s);
  const out: number[] = [];
  let column = 0;
  for (const point of points) {
    if (point === 9) {
      if (size > 0) {
        const gap = size - (column % size);
        if (gap > 4096) reserve(t, out.length + gap);
        for (let i = 0; i < gap; i++) out.push(32);
        column += gap;
      }
    } else {
      out.push(point);
      column = point === 10 || point === 13 ? 0 : column + 1;
    }
  }
  return strFromPoints(out);
}
/** With `left` and `right` fill characters round it. */
export function padStr(t: Thread, s: Str, left: number, right: number, fill: Str): Str {
  if (left <= 0 && right <= 0) return s;
  return concatStr(t, concatStr(t, repeatStr(t, fill, left), s), repeatStr(t, fill, right));
}
export function centerStr(t: Thread, s: Str, width: number, fill: Str): Str {
  const room = width - lengthOfStr(s);
  if (room <= 0) return s;
  // Where an odd space goes depends on both widths.
  const left = Math.floor(room / 2) + (room & width & 1);
  return padStr(t, s, left, room - left, fill);
}
export function zeroFill(t: Thread, s: Str, width: number): Str {
  const room = width - lengthOfStr(s);
  if (room <= 0) return s;
  const first = sliceStr(s, 0, 1);
  if (first !== '+' && first !== '-') return padStr(t, s, room, 0, '0');
  return concatStr(t, concatStr(t, first, '0'.repeat(room)), sliceStr(s, 1, lengthOfStr(s)));
}

// ---- cases
const ASCII = /^[\0-\x7f]*$/;
/** Blocks whose cases no version of Unicode will change: there the engine may do it. */
const SETTLED =
  /^[\0-\u017f\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u04ff\u2000-\u206f\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5]*$/;
export function isAscii(s: Str): boolean {
  return typeof s === 'string' ? ASCII.test(s) : false;
}
function mapPoints(s: Str, map: (points: readonly number[], at: number) => number | readonly number[]): Str {
  const points = pointsOf(s);
  const out: number[] = [];
  for (let i = 0; i < points.length; i++) unicode.pushMapped(out, map(points, i));
  return strFromPoints(out);
}
export function lowerStr(s: Str): Str {
  if (typeof s === 'string' && SETTLED.test(s)) return s.toLowerCase();
  return mapPoints(s, unicode.lowerAt);
}
export function upperStr(s: Str): Str {
  if (typeof s === 'string' && SETTLED.test(s)) return s.toUpperCase();
  return mapPoints(s, (points, i) => unicode.upperOf(points[i]));
}
export function foldStr(s: Str): Str {
  if (typeof s === 'string' && ASCII.test(s)) return s.toLowerCase();
  return mapPoints(s, (points, i) => unicode.foldOf(points[i]));
}
export function capitalizeStr(s: Str): Str {
  if (typeof s === 'string' && ASCII.test(s)) return s === '' ? s : s[0].toUpperCase() + s.slice(1).toLowerCase();
  return mapPoints(s, (points, i) => (i === 0 ? unicode.titleOf(points[0]) : unicode.lowerAt(points, i)));
}
export function swapCaseStr(s: Str): Str {
  if (typeof s === 'string' && ASCII.test(s))
    return s.replace(/[a-z]+|[A-Z]+/g, (run) => (run < 'a' ? run.toLowerCase() : run.toUpperCase()));
  return mapPoints(s, (points, i) => {
    const point = points[i];
    if (unicode.isUpper(point)) return unicode.lowerAt(points, i);
    return unicode.isLower(point) ? unicode.upperOf(point) : point;
  });
}
export function titleStr(s: Str): Str {
  if (typeof s === 'string' && ASCII.test(s)) return s.replace(/[A-Za-z]+/g, (word) => word[0].toUpperCase() + word.slice(1).toLowerCase());
  let inWord = false;
  return mapPoints(s, (points, i) => {
    const point = points[i];
    const mapped = inWord ? unicode.lowerAt(points, i) : unicode.titleOf(point);
    inWord = unicode.isCased(point);
    return mapped;
  });
}

// ---- questions: true when all characters (at least one) answer yes
const ASCII_ALPHA = /^[A-Za-z]+$/;
const ASCII_DIGITS = /^[0-9]+$/;
const ASCII_ALNUM = /^[A-Za-z0-9]+$/;
function every(s: Str, test: (point: number) => boolean): boolean {
  const length = lengthOfStr(s);
  if (typeof s === 'string') {
    for (let i = 0; i < length; i++) if (!test(s.charCodeAt(i))) return false;
  } else for (const point of s.points) if (!test(point)) return false;
  return length > 0;
}
export const isAlphaStr = (s: Str): boolean => (typeof s === 'string' && ASCII_ALPHA.test(s)) || every(s, unicode.isAlpha);
export const isAlnumStr = (s: Str): boolean => (typeof s === 'string' && ASCII_ALNUM.test(s)) || every(s, unicode.isAlnum);
export const isDecimalStr = (s: Str): boolean => (typeof s === 'string' && ASCII_DIGITS.test(s)) || every(s, unicode.isDecimal);
export const isDigitStr = (s: Str): boolean => (typeof s === 'string' && ASCII_DIGITS.test(s)) || every(s, unicode.isDigit);
export const isNumericStr = (s: Str): boolean => (typeof s === 'string' && ASCII_DIGITS.test(s)) || every(s, unicode.isNumeric);
export const isSpaceStr = (s: Str): boolean => every(s, unicode.isSpace);
export const isPrintableStr = (s: Str): boolean => lengthOfStr(s) === 0 || every(s, unicode.isPrintable);
export function isIdentifierStr(s: Str): boolean {
  if (typeof s === 'string' && ASCII.test(s)) return /^[A-Za-z_]\w*$/.test(s);
  const points = pointsOf(s);
  return (points[0] === 95 || unicode.isIdStart(points[0])) && points.every(unicode.isIdContinue);
}
export function isLowerStr(s: Str): boolean {
  let found = false;
  for (const point of pointsOf(s)) {
    if (unicode.isUpper(point) || unicode.isTitle(point)) return false;
    if (!found && unicode.isLower(point)) found = true;
  }
  return found;
}
export function isUpperStr(s: Str): boolean {
  let found = false;
  for (const point of pointsOf(s)) {
    if (unicode.isLower(point) || unicode.isTitle(point)) return false;
    if (!found && unicode.isUpper(point)) found = true;
  }
  return found;
}
export function isTitleStr(s: Str): boolean {
  let found = false;
  let inWord = false;
  for (const point of pointsOf(s)) {
    if (unicode.isUpper(point) || unicode.isTitle(point)) {
      if (inWord) return false;
      found = inWord = true;
    } else if (unicode.isLower(point)) {
      if (!inWord) return false;
      found = true;
    } else inWord = false;
  }
  return found;
}

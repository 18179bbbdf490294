/**
 * Searching, splitting and trimming in a run of numbers: code points of a PyStr, or bytes. (Plain strings use the engine.)
 *
 * Everything here takes a half-open window [from, to) of an array; results are positions in the whole array.
 */

export type Units = ArrayLike<number> & { indexOf(unit: number, from?: number): number };

function matchesAt(hay: Units, needle: ArrayLike<number>, at: number): boolean {
  for (let i = 0; i < needle.length; i++) if (hay[at + i] !== needle[i]) return false;
  return true;
}

/** From this length of needle on, mismatches skip by a table (Horspool); it is not worth making for less. */
const SKIP_LENGTH = 8;

/** The first position of `needle`, or -1. */
export function findUnits(hay: Units, needle: ArrayLike<number>, from: number, to: number): number {
  const length = needle.length;
  if (length === 0) return from <= to ? from : -1;
  const last = to - length;
  if (from > last) return -1;
  if (length >= SKIP_LENGTH && last - from > 256) return findSkipping(hay, needle, from, last);
  const first = needle[0];
  if (to < hay.length && last - from < 64) {
    for (let at = from; at <= last; at++) if (hay[at] === first && matchesAt(hay, needle, at)) return at;
    return -1;
  }
  // The array's own search does not know where the window ends: short windows are searched above.
  if (to === hay.length) {
    for (let at = hay.indexOf(first, from); at >= 0 && at <= last; at = hay.indexOf(first, at + 1))
      if (matchesAt(hay, needle, at)) return at;
    return -1;
  }
  for (let at = from; at <= last; at++) if (hay[at] === first && matchesAt(hay, needle, at)) return at;
  return -1;
}
function findSkipping(hay: Units, needle: ArrayLike<number>, from: number, last: number): number {
  const end = needle.length - 1;
  const skips = new Int32Array(256).fill(end + 1);
  for (let i = 0; i < end; i++) skips[needle[i] & 255] = end - i;
  const final = needle[end];
  // How many units may be compared before the search that is never slow takes over.
  let budget = 8 * (last - from + end) + 1024;
  for (let at = from; at <= last; ) {
    const unit = hay[at + end];
    if (unit === final) {
      let same = 0;
      while (same <= end && hay[at + same] === needle[same]) same++;
      if (same > end) return at;
      budget -= same;
      if (budget < 0) return findSteadily(hay, needle, at + 1, last);
    }
    at += skips[unit & 255];
  }
  return -1;
}
/** Knuth, Morris and Pratt's search: time in proportion to the sum of the lengths. */
function findSteadily(hay: Units, needle: ArrayLike<number>, from: number, last: number): number {
  const { length } = needle;
  const rests = new Int32Array(length);
  for (let i = 1, matched = 0; i < length; i++) {
    while (matched > 0 && needle[matched] !== needle[i]) matched = rests[matched - 1];
    if (needle[matched] === needle[i]) matched++;
    rests[i] = matched;
  }
  const to = last + length;
  for (let i = from, matched = 0; i < to; i++) {
    while (matched > 0 && needle[matched] !== hay[i]) matched = rests[matched - 1];
    if (needle[matched] === hay[i]) matched++;
    if (matched === length) return i - length + 1;
  }
  return -1;
}
/** The last position of `needle`, or -1. */
export function findLastUnits(hay: Units, needle: ArrayLike<number>, from: number, to: number): number {
  for (let at = to - needle.length; at >= from; at--) if (matchesAt(hay, needle, at)) return at;
  return -1;
}
/** How often `needle` occurs without overlap. */
export function countUnits(hay: Units, needle: ArrayLike<number>, from: number, to: number): number {
  if (needle.length === 0) return from <= to ? to - from + 1 : 0;
  let count = 0;
  for (let at = findUnits(hay, needle, from, to); at >= 0; at = findUnits(hay, needle, at + needle.length, to)) count++;
  return count;
}
/** Positions of `needle` without overlap, at most `max` of them. */
export function positionsOf(hay: Units, needle: ArrayLike<number>, max: number): number[] {
  const found: number[] = [];
  for (let at = 0; found.length < max; at += needle.length) {
    at = findUnits(hay, needle, at, hay.length);
    if (at < 0) break;
    found.push(at);
  }
  return found;
}
/** The same from the end, in ascending order. */
export function lastPositionsOf(hay: Units, needle: ArrayLike<number>, max: number): number[] {
  const found: number[] = [];
  for (let to = hay.length; found.length < max; ) {
    const at = findLastUnits(hay, needle, 0, to);
    if (at < 0) break;
    found.push(at);
    to = at;
  }
  return found.reverse();
}
export function startsWithUnits(hay: Units, needle: ArrayLike<number>, from: number, to: number): boolean {
  return from + needle.length <= to && matchesAt(hay, needle, from);
}
export function endsWithUnits(hay: Units, needle: ArrayLike<number>, from: number, to: number): boolean {
  return to - needle.length >= from && matchesAt(hay, needle, to - needle.length);
}
/** -1, 0 or 1 as the runs compare. */
export function compareUnits(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  return a.length === b.length ? 0 : a.length < b.length ? -1 : 1;
}
export function equalUnits(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** A piece of a run: [from, to). */
export type Span = readonly [from: number, to: number];

/** The pieces between runs of white space, at most `max` cuts from the left; the last piece keeps the white space at its end. */
export function splitAtSpace(hay: ArrayLike<number>, isSpace: (unit: number) => boolean, max: number): Span[] {
  const pieces: Span[] = [];
  const length = hay.length;
  let at = 0;
  for (;;) {
    while (at < length && isSpace(hay[at])) at++;
    if (at === length) return pieces;
    const from = at;
    if (pieces.length >= max) {
      pieces.push([from, length]);
      return pieces;
    }
    while (at < length && !isSpace(hay[at])) at++;
    pieces.push([from, at]);
  }
}
/** The same with the cuts from the right. */
export function splitAtSpaceRight(hay: ArrayLike<number>, isSpace: (unit: number) => boolean, max: number): Span[] {
  const pieces: Span[] = [];
  let at = hay.length;
  for (;;) {
    while (at > 0 && isSpace(hay[at - 1])) at--;
    if (at === 0) break;
    const to = at;
    if (pieces.length >= max) {
      pieces.push([0, to]);
      break;
    }
    while (at > 0 && !isSpace(hay[at - 1])) at--;
    pieces.push([at, to]);
  }
  return pieces.reverse();
}
/** Lines; a carriage return and the newline after it are one break. */
export function lineSpans(hay: ArrayLike<number>, isBreak: (unit: number) => boolean, keepEnds: boolean): Span[] {
  const lines: Span[] = [];
  const length = hay.length;
  for (let at = 0; at < length; ) {
    const from = at;
    while (at < length && !isBreak(hay[at])) at++;
    const to = at;
    if (at < length) at += hay[at] === 13 && at + 1 < length && hay[at + 1] === 10 ? 2 : 1;
    lines.push([from, keepEnds ? at : to]);
  }
  return lines;
}
/** What is left when units of the set are taken off the ends. */
export function trimmed(hay: ArrayLike<number>, drops: (unit: number) => boolean, left: boolean, right: boolean): Span {
  let from = 0;
  let to = hay.length;
  if (left) while (from < to && drops(hay[from])) from++;
  if (right) while (to > from && drops(hay[to - 1])) to--;
  return [from, to];
}

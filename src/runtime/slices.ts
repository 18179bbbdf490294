/**
 * Slices and indexes: from what stands in the brackets to positions in an array.
 *
 *     items[a:b:c]     sliceBounds(t, slice, length) -> { start, stop, step, count }     start, start + step, ... (count times)
 */
import { typeName } from './builtin-types.ts';
import type { PySlice } from './collections.ts';
import { findIndex } from './convert.ts';
import { IndexError, raised, TypeError, ValueError } from './exceptions.ts';
import type { Thread } from './machine.ts';
import type { Value } from './object.ts';

export interface SliceBounds {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** A part of a slice as an int, cut to what fits an index. */
function part(t: Thread, v: Value): number {
  if (typeof v === 'number' && Number.isInteger(v)) return v;
  const int = findIndex(t, v);
  if (int === undefined) throw raised(TypeError, 'slice indices must be integers or None or have an __index__ method');
  if (typeof int === 'number') return int;
  return int > 0n ? Number.MAX_SAFE_INTEGER : -Number.MAX_SAFE_INTEGER;
}

/** What a slice means for a sequence of this length. Runs `__index__` methods, so read the length again if that matters. */
export function sliceBounds(t: Thread, slice: PySlice, length: number): SliceBounds {
  const parts = sliceParts(t, slice);
  return clip(parts.start, parts.stop, parts.step, length);
}
/** The three parts before they are cut to a length; undefined for None. First step, then start, then stop. */
export function sliceParts(t: Thread, slice: PySlice): { start: number | undefined; stop: number | undefined; step: number } {
  const step = slice.step === null ? 1 : part(t, slice.step);
  if (step === 0) throw raised(ValueError, 'slice step cannot be zero');
  const start = slice.start === null ? undefined : part(t, slice.start);
  const stop = slice.stop === null ? undefined : part(t, slice.stop);
  return { start, stop, step };
}
export function clip(start: number | undefined, stop: number | undefined, step: number, length: number): SliceBounds {
  const low = step < 0 ? -1 : 0;
  const high = step < 0 ? length - 1 : length;
  const cut = (at: number): number => (at < 0 ? (at + length < low ? low : at + length) : at > high ? high : at);
  const first = start === undefined ? (step < 0 ? high : low) : cut(start);
  const last = stop === undefined ? (step < 0 ? low : high) : cut(stop);
  const count =
    step < 0
      ? last < first
        ? Math.floor((first - last - 1) / -step) + 1
        : 0
      : first < last
        ? Math.floor((last - first - 1) / step) + 1
        : 0;
  return { start: first, stop: last, step, count };
}
/** A new array of the items in the bounds. */
export function takeSlice<T>(items: readonly T[], { start, step, count }: SliceBounds): T[] {
  if (step === 1) return items.slice(start, start + count);
  const taken: T[] = [];
  for (let i = 0, at = start; i < count; i++, at += step) taken.push(items[at]);
  return taken;
}

/**
 * The index that a key stands for, negative ones not yet counted from the end; undefined when the key has no `__index__` (for
 * the text of the TypeError, which differs from type to type).
 */
export function indexOfKey(t: Thread, key: Value): number | undefined {
  if (typeof key === 'number' && Number.isInteger(key)) return key;
  const int = findIndex(t, key);
  if (int === undefined) return undefined;
  if (typeof int === 'bigint') {
    if (int > 9223372036854775807n || int < -9223372036854775808n)
      throw raised(IndexError, `cannot fit '${typeName(key)}' into an index-sized integer`);
    return Number(int);
  }
  return int;
}

/** start and stop of `index(value, start, stop)`: cut to the length; None is refused. */
export function searchBound(t: Thread, v: Value | undefined, length: number, absent: number): number {
  if (v === undefined) return absent;
  let at: number;
  if (typeof v === 'number' && Number.isInteger(v)) at = v;
  else {
    const int = findIndex(t, v);
    if (int === undefined) throw raised(TypeError, 'slice indices must be integers or have an __index__ method');
    at = Number(int);
  }
  return at < 0 ? Math.max(0, at + length) : at;
}

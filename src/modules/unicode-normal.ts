/**
 * The four normal forms of a text (Unicode Standard Annex 15).
 *
 *     'Å' U+212B   --take apart-->   'A' U+0041, ring U+030A   --put together-->   'Å' U+00C5
 *
 * Taking apart follows the decompositions to the end and puts the marks after each letter in order of their class. Putting together
 * joins a letter with each mark that no other mark of its class or of a higher one stands before. Hangul syllables are computed.
 */
import type { CharacterData } from './unicode-tables.ts';

const SYLLABLES = 0xac00;
const LEADS = 0x1100;
const VOWELS = 0x1161;
const TAILS = 0x11a7;
const LEAD_COUNT = 19;
const VOWEL_COUNT = 21;
const TAIL_COUNT = 28;
const SYLLABLE_COUNT = LEAD_COUNT * VOWEL_COUNT * TAIL_COUNT;

function takeApart(data: CharacterData, point: number, compatible: boolean, out: number[]): void {
  const syllable = point - SYLLABLES;
  if (syllable >= 0 && syllable < SYLLABLE_COUNT) {
    const tail = syllable % TAIL_COUNT;
    const pair = (syllable - tail) / TAIL_COUNT;
    out.push(LEADS + Math.floor(pair / VOWEL_COUNT), VOWELS + (pair % VOWEL_COUNT));
    if (tail > 0) out.push(TAILS + tail);
    return;
  }
  const parts = data.decompositionOf(point);
  if (parts === undefined || (parts.tag !== '' && !compatible)) out.push(point);
  else for (const part of parts.points) takeApart(data, part, compatible, out);
}
/** Marks after a letter by their class; those of one class keep their order. */
function sortMarks(data: CharacterData, points: number[]): void {
  for (let i = 0; i < points.length; ) {
    if (data.combiningOf(points[i]) === 0) {
      i++;
      continue;
    }
    let end = i + 1;
    while (end < points.length && data.combiningOf(points[end]) !== 0) end++;
    const marks = points.slice(i, end).sort((a, b) => data.combiningOf(a) - data.combiningOf(b));
    for (const mark of marks) points[i++] = mark;
  }
}
function joined(data: CharacterData, first: number, second: number): number | undefined {
  const lead = first - LEADS;
  const vowel = second - VOWELS;
  if (lead >= 0 && lead < LEAD_COUNT && vowel >= 0 && vowel < VOWEL_COUNT) return SYLLABLES + (lead * VOWEL_COUNT + vowel) * TAIL_COUNT;
  const syllable = first - SYLLABLES;
  const tail = second - TAILS;
  if (syllable >= 0 && syllable < SYLLABLE_COUNT && syllable % TAIL_COUNT === 0 && tail > 0 && tail < TAIL_COUNT) return first + tail;
  return data.compositionOf(first, second);
}
function putTogether(data: CharacterData, points: readonly number[]): number[] {
  const out: number[] = [];
  /** Where the last letter stands in `out`. */
  let starter = -1;
  /** Class of the last mark behind it; -1 when none stands between. */
  let lastClass = -1;
  for (const point of points) {
    const own = data.combiningOf(point);
    if (starter >= 0 && lastClass < own) {
      const whole = joined(data, out[starter], point);
      if (whole !== undefined) {
        out[starter] = whole;
        continue;
      }
    }
    if (own === 0) {
      starter = out.length;
      lastClass = -1;
    } else lastClass = own;
    out.push(point);
  }
  return out;
}

export type NormalForm = 'NFC' | 'NFD' | 'NFKC' | 'NFKD';

export function normalize(data: CharacterData, form: NormalForm, points: readonly number[]): readonly number[] {
  const apart: number[] = [];
  for (const point of points) takeApart(data, point, form.includes('K'), apart);
  sortMarks(data, apart);
  return form.endsWith('C') ? putTogether(data, apart) : apart;
}

/**
 * Unicode 16: what kind of character a code point is, and its cases.
 *
 * The engine's own tables are of another version of Unicode, so ours come from CPython 3.14 (unicode.gen.ts) as packed runs:
 *
 *     'Bggh9j...'  ->  32 16 1 25 3 ...  ->  [0, 32) is category 16, 32 is category 1, ...
 *
 * They are unpacked per plane of 65,536 characters, when the first character of that plane is looked at, to one set of flags for
 * each character. Text that is ASCII never gets here: callers test for it first.
 */
import * as packed from './unicode.gen.ts';

export const unicodeVersion = packed.unicodeVersion;

/** Flags of a character. */
export const Is = {
  ALPHA: 1,
  DECIMAL: 2,
  DIGIT: 4,
  NUMERIC: 8,
  SPACE: 16,
  PRINTABLE: 32,
  LOWER: 64,
  UPPER: 128,
  TITLE: 256,
  ID_START: 512,
  ID_CONTINUE: 1024,
  /** Skipped when looking for the letters round a sigma. */
  CASE_IGNORABLE: 2048,
} as const;
const ALNUM = Is.ALPHA | Is.DECIMAL | Is.DIGIT | Is.NUMERIC;
const CASED = Is.LOWER | Is.UPPER | Is.TITLE;

/** Reads base-32 digits; the last digit of each number is from the upper half of the alphabet. */
export function unpack(text: string): number[] {
  const numbers: number[] = [];
  let number = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const value = c >= 97 ? c - 71 : c === 95 ? 63 : c >= 65 ? c - 65 : c === 45 ? 62 : c + 4;
    if (value >= 32) {
      numbers.push(number * 32 + value - 32);
      number = 0;
    } else number = number * 32 + value;
  }
  return numbers;
}

/** The flags that follow from a category. */
function flagsOfCategory(name: string): number {
  let flags = 0;
  const group = name[0];
  if (group === 'L') flags |= Is.ALPHA | Is.ID_START | Is.ID_CONTINUE;
  if (group === 'N') flags |= Is.NUMERIC;
  if (name === 'Nd') flags |= Is.DECIMAL | Is.DIGIT | Is.ID_CONTINUE;
  if (name === 'Nl') flags |= Is.ID_START | Is.ID_CONTINUE;
  if (name === 'Mn' || name === 'Mc' || name === 'Pc') flags |= Is.ID_CONTINUE;
  if (name === 'Zs') flags |= Is.SPACE;
  if (name === 'Ll') flags |= Is.LOWER;
  if (name === 'Lu') flags |= Is.UPPER;
  if (name === 'Lt') flags |= Is.TITLE;
  if (name === 'Mn' || name === 'Me' || name === 'Cf' || name === 'Lm' || name === 'Sk') flags |= Is.CASE_IGNORABLE;
  if (group !== 'C' && group !== 'Z') flags |= Is.PRINTABLE;
  return flags;
}
const CATEGORY_NAMES = packed.categoryNames.split(' ');

class Tables {
  private readonly flagPlanes: (Uint16Array | undefined)[] = new Array(17).fill(undefined);
  private readonly categoryPlanes: (Uint8Array | undefined)[] = new Array(17).fill(undefined);
  private runs: number[] | null = null;
  private exceptions: { readonly flag: number; readonly runs: number[] }[] | null = null;

  categoriesOf(plane: number): Uint8Array {
    const known = this.categoryPlanes[plane];
    if (known !== undefined) return known;
    this.runs ??= unpack(packed.categories);
    const { runs } = this;
    const categories = new Uint8Array(0x10000);
    const from = plane * 0x10000;
    const to = from + 0x10000;
    let start = 0;
    for (let i = 0; i < runs.length && start < to; ) {
      const length = runs[i++];
      const first = runs[i++];
      const alternating = first >= 32;
      const a = first & 31;
      const b = alternating ? runs[i++] : a;
      const end = start + length;
      if (end > from) {
        for (let point = Math.max(start, from); point < end && point < to; point++)
          categories[point - from] = ((point - start) & 1) === 0 ? a : b;
      }
      start = end;
    }
    this.categoryPlanes[plane] = categories;
    return categories;
  }
  flagsOf(plane: number): Uint16Array {
    const known = this.flagPlanes[plane];
    if (known !== undefined) return known;
    const categories = this.categoriesOf(plane);
    const byCategory = CATEGORY_NAMES.map(flagsOfCategory);
    const flags = new Uint16Array(0x10000);
    for (let i = 0; i < 0x10000; i++) flags[i] = byCategory[categories[i]];
    this.exceptions ??= [
      { flag: Is.LOWER, runs: unpack(packed.lower) },
      { flag: Is.UPPER, runs: unpack(packed.upper) },
      { flag: Is.SPACE, runs: unpack(packed.space) },
      { flag: Is.NUMERIC, runs: unpack(packed.numeric) },
      { flag: Is.ID_START, runs: unpack(packed.idStart) },
      { flag: Is.ID_CONTINUE, runs: unpack(packed.idContinue) },
      { flag: Is.CASE_IGNORABLE, runs: unpack(packed.ignorable) },
    ];
    const from = plane * 0x10000;
    for (const { flag, runs } of this.exceptions) {
      let end = 0;
      for (let i = 0; i < runs.length; i += 2) {
        const start = end + runs[i];
        end = start + runs[i + 1];
        for (let point = start; point < end; point++) if (point >= from && point < from + 0x10000) flags[point - from] ^= flag;
      }
    }
    for (const point of digits.keys()) if (point >= from && point < from + 0x10000) flags[point - from] |= Is.DIGIT;
    if (plane === 0) flags[32] |= Is.PRINTABLE;
    this.flagPlanes[plane] = flags;
    return flags;
  }
}

/** Digits that are not decimal (superscripts, circled ...) and their values. */
const digits: ReadonlyMap<number, number> = unpackDigits();
function unpackDigits(): Map<number, number> {
  const numbers = unpack(packed.digits);
  const map = new Map<number, number>();
  let point = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    point += numbers[i];
    map.set(point, numbers[i + 1]);
  }
  return map;
}

/** One direction of case mapping: to one character, or to several. */
class CaseMap {
  private one: Map<number, number> | null = null;
  private several = new Map<number, readonly number[]>();
  constructor(
    private readonly runs: string,
    private readonly long: string,
  ) {}
  private load(): Map<number, number> {
    const one = new Map<number, number>();
    const runs = unpack(this.runs);
    let from = 0;
    for (let i = 0; i < runs.length; i += 4) {
      from += runs[i];
      const stride = runs[i + 2] + 1;
      const zigzag = runs[i + 3];
      const difference = zigzag & 1 ? -(zigzag + 1) / 2 : zigzag / 2;
      for (let n = 0; n < runs[i + 1]; n++) one.set(from + n * stride, from + n * stride + difference);
    }
    const long = unpack(this.long);
    let point = 0;
    for (let i = 0; i < long.length; ) {
      point += long[i];
      const length = long[i + 1];
      this.several.set(point, long.slice(i + 2, i + 2 + length));
      i += 2 + length;
    }
    this.one = one;
    return one;
  }
  /** The character, characters, or undefined when the map says nothing. */
  get(point: number): number | readonly number[] | undefined {
    const one = this.one ?? this.load();
    return one.get(point) ?? this.several.get(point);
  }
}

const tables = new Tables();
const lowerMap = new CaseMap(packed.toLower, packed.toLowerLong);
const upperMap = new CaseMap(packed.toUpper, packed.toUpperLong);
const titleMap = new CaseMap(packed.toTitle, packed.toTitleLong);
const foldMap = new CaseMap(packed.toFold, packed.toFoldLong);

/** All flags of a character. */
export function flagsOf(point: number): number {
  return tables.flagsOf(point >>> 16)[point & 0xffff];
}
/** 'Lu', 'Nd', ... */
export function categoryOf(point: number): string {
  return CATEGORY_NAMES[tables.categoriesOf(point >>> 16)[point & 0xffff]];
}
export const isAlpha = (point: number): boolean => (flagsOf(point) & Is.ALPHA) !== 0;
export const isAlnum = (point: number): boolean => (flagsOf(point) & ALNUM) !== 0;
export const isDecimal = (point: number): boolean => (flagsOf(point) & Is.DECIMAL) !== 0;
export const isDigit = (point: number): boolean => (flagsOf(point) & Is.DIGIT) !== 0;
export const isNumeric = (point: number): boolean => (flagsOf(point) & Is.NUMERIC) !== 0;
export const isLower = (point: number): boolean => (flagsOf(point) & Is.LOWER) !== 0;
export const isUpper = (point: number): boolean => (flagsOf(point) & Is.UPPER) !== 0;
export const isTitle = (point: number): boolean => (flagsOf(point) & Is.TITLE) !== 0;
export const isCased = (point: number): boolean => (flagsOf(point) & CASED) !== 0;
export const isIdStart = (point: number): boolean => (flagsOf(point) & Is.ID_START) !== 0;
export const isIdContinue = (point: number): boolean => (flagsOf(point) & Is.ID_CONTINUE) !== 0;
export function isSpace(point: number): boolean {
  if (point < 128) return point === 32 || (point >= 9 && point <= 13) || (point >= 28 && point <= 31);
  return (flagsOf(point) & Is.SPACE) !== 0;
}
export function isPrintable(point: number): boolean {
  if (point < 127) return point >= 32;
  return (flagsOf(point) & Is.PRINTABLE) !== 0;
}
/** A character that str.splitlines() ends a line at. */
export function isLineBreak(point: number): boolean {
  return (point >= 10 && point <= 13) || (point >= 28 && point <= 30) || point === 0x85 || point === 0x2028 || point === 0x2029;
}

/** 0-9 for a decimal digit of any script, else -1. */
export function decimalValue(point: number): number {
  if (point < 128) return point >= 48 && point <= 57 ? point - 48 : -1;
  if (!isDecimal(point)) return -1;
  let start = point;
  while (isDecimal(start - 1)) start--;
  return (point - start) % 10;
}
/** The same for superscripts and the like too. */
export function digitValue(point: number): number {
  return digits.get(point) ?? decimalValue(point);
}

/** Full case mappings: one character or several. */
export function lowerOf(point: number): number | readonly number[] {
  if (point < 128) return point >= 65 && point <= 90 ? point + 32 : point;
  return lowerMap.get(point) ?? point;
}
export function upperOf(point: number): number | readonly number[] {
  if (point < 128) return point >= 97 && point <= 122 ? point - 32 : point;
  return upperMap.get(point) ?? point;
}
export function titleOf(point: number): number | readonly number[] {
  if (point < 128) return point >= 97 && point <= 122 ? point - 32 : point;
  return titleMap.get(point) ?? upperOf(point);
}
export function foldOf(point: number): number | readonly number[] {
  if (point < 128) return point >= 65 && point <= 90 ? point + 32 : point;
  return foldMap.get(point) ?? lowerOf(point);
}

/** Full mappings by runs of characters: `out` receives what becomes of the character. */
export function pushMapped(out: number[], mapped: number | readonly number[]): void {
  if (typeof mapped === 'number') out.push(mapped);
  else for (const point of mapped) out.push(point);
}

/** The lower case of the character at `at`: a capital sigma at the end of a word becomes the final one. */
export function lowerAt(points: ArrayLike<number>, at: number): number | readonly number[] {
  const point = points[at];
  if (point !== 0x3a3) return lowerOf(point);
  let before = at - 1;
  while (before >= 0 && (flagsOf(points[before]) & Is.CASE_IGNORABLE) !== 0) before--;
  if (before < 0 || !isCased(points[before])) return 0x3c3;
  let after = at + 1;
  while (after < points.length && (flagsOf(points[after]) & Is.CASE_IGNORABLE) !== 0) after++;
  return after < points.length && isCased(points[after]) ? 0x3c3 : 0x3c2;
}

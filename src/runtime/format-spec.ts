/**
 * The format mini-language: what stands after the colon in `f'{x:>+10,.3f}'`.
 *
 *     [[fill]align] [sign] ['z'] ['#'] ['0'] [width] [',' | '_'] ['.' [precision] [',' | '_']] [type]
 *
 * Read once into a FormatSpec; which fields a type admits is its own business (format-number.ts, and str's).
 */
import { raised, ValueError } from './exceptions.ts';
import type { Raise } from './machine.ts';
import { jsText, type PyStr, pointsOf } from './text.ts';
import { decimalValue } from './unicode.ts';

export interface FormatSpec {
  /** One character, as JavaScript text (two code units when it is astral). */
  readonly fill: string;
  readonly align: '<' | '>' | '=' | '^';
  /** Whether align (fill) was written, not the default. */
  readonly alignGiven: boolean;
  readonly fillGiven: boolean;
  readonly sign: '' | '+' | '-' | ' ';
  readonly noNegativeZero: boolean;
  readonly alternate: boolean;
  /** -1 when not given; so is the precision. */
  readonly width: number;
  readonly grouping: '' | ',' | '_';
  readonly precision: number;
  /** Grouping of the digits after the point. */
  readonly fractionGrouping: '' | ',' | '_';
  /** One character, or '' when neither given nor defaulted. */
  readonly type: string;
}

const isAlign = (point: number): boolean => point === 60 || point === 61 || point === 62 || point === 94;

/** A type code as messages show it. */
const shownType = (type: string): string => {
  const point = type.codePointAt(0) as number;
  return point > 32 && point < 128 ? type : `\\x${point.toString(16)}`;
};
/** The ValueError for a type code that an object does not have. */
export function unknownFormatCode(type: string, typeName: string): Raise {
  return raised(ValueError, `Unknown format code '${shownType(type)}' for object of type '${typeName}'`);
}

export function parseFormatSpec(text: string | PyStr, typeName: string, defaultType = '', defaultAlign: '<' | '>' = '>'): FormatSpec {
  const points = pointsOf(text);
  const end = points.length;
  let at = 0;
  let fill = ' ';
  let align = defaultAlign as FormatSpec['align'];
  let alignGiven = false;
  let fillGiven = false;
  let sign: FormatSpec['sign'] = '';
  let noNegativeZero = false;
  let alternate = false;
  let width = -1;
  let grouping: FormatSpec['grouping'] = '';
  let precision = -1;
  let fractionGrouping: FormatSpec['grouping'] = '';
  let type = defaultType;

  const digits = (): number => {
    let text = '';
    for (; at < end; at++) {
      const digit = decimalValue(points[at]);
      if (digit < 0) break;
      text += digit;
    }
    if (text.length > 18 && BigInt(text) >= 1n << 63n) throw raised(ValueError, 'Too many decimal digits in format string');
    return text === '' ? -1 : Number(text);
  };
  const separator = (): FormatSpec['grouping'] => {
    let found: FormatSpec['grouping'] = '';
    if (points[at] === 44) {
      found = ',';
      at++;
    }
    if (points[at] === 95) {
      if (found !== '') throw raised(ValueError, "Cannot specify both ',' and '_'.");
      found = '_';
      at++;
    }
    if (points[at] === 44 && found === '_') throw raised(ValueError, "Cannot specify both ',' and '_'.");
    return found;
  };

  if (end >= 2 && isAlign(points[1])) {
    fill = String.fromCodePoint(points[0]);
    align = String.fromCharCode(points[1]) as FormatSpec['align'];
    alignGiven = fillGiven = true;
    at = 2;
  } else if (end >= 1 && isAlign(points[0])) {
    align = String.fromCharCode(points[0]) as FormatSpec['align'];
    alignGiven = true;
    at = 1;
  }
  if (points[at] === 43 || points[at] === 45 || points[at] === 32) sign = String.fromCharCode(points[at++]) as FormatSpec['sign'];
  if (points[at] === 122) {
    noNegativeZero = true;
    at++;
  }
  if (points[at] === 35) {
    alternate = true;
    at++;
  }
  if (!fillGiven && points[at] === 48) {
    fill = '0';
    if (!alignGiven && defaultAlign === '>') align = '=';
    at++;
  }
  width = digits();
  grouping = separator();
  if (points[at] === 46) {
    at++;
    const from = at;
    precision = digits();
    fractionGrouping = separator();
    if (at === from) throw raised(ValueError, 'Format specifier missing precision');
  }
  if (end - at > 1) throw raised(ValueError, `Invalid format specifier '${jsText(text)}' for object of type '${typeName}'`);
  if (end - at === 1) type = String.fromCodePoint(points[at]);
  if (grouping !== '' && !'defgEG%F'.includes(type) && !(grouping === '_' && 'boxX'.includes(type))) {
    throw raised(ValueError, `Cannot specify '${grouping}' with '${shownType(type)}'.`);
  }
  if (fractionGrouping !== '' && type === 'n') throw raised(ValueError, `Cannot specify '${fractionGrouping}' with 'n'.`);
  return { fill, align, alignGiven, fillGiven, sign, noNegativeZero, alternate, width, grouping, precision, fractionGrouping, type };
}

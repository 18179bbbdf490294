/**
 * Text: how str lives in JavaScript values.
 *
 * A str is a JavaScript string when no code unit of it is a surrogate, so its length, indexes, slices and order are the
 * engine's own. Any other str (a character beyond U+FFFF, or a lone surrogate) is a PyStr over code points. Strings that come
 * from outside are tested once, where they come in (`strFromJs`, `strFromPoints`); operations keep the form.
 *
 * `jsText` is the other way round: UTF-16 for the host, for names and for keys.
 */
import { PyObject, type PyType, type Value } from './object.ts';

/**
 * Over code points. A long one that was made by concatenation keeps its two halves until somebody looks at the points, so that
 * adding to a text again and again costs no more than the text.
 */
export class PyStr extends PyObject {
  private flat: readonly number[] | null;
  private left: string | PyStr | null = null;
  private right: string | PyStr | null = null;
  readonly length: number;
  constructor(points: readonly number[] | null, length = points === null ? 0 : points.length) {
    super();
    this.flat = points;
    this.length = length;
  }
  static concat(left: string | PyStr, right: string | PyStr): PyStr {
    const whole = new PyStr(null, left.length + right.length);
    whole.left = left;
    whole.right = right;
    return whole.length < 64 ? new PyStr(whole.flatten()) : whole;
  }
  get points(): readonly number[] {
    return this.flat ?? this.flatten();
  }
  private flatten(): readonly number[] {
    const points = new Array<number>(this.length);
    let end = this.length;
    const waiting: (string | PyStr)[] = [this];
    for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
      if (typeof part === 'string') for (let i = part.length - 1; i >= 0; i--) points[--end] = part.charCodeAt(i);
      else if (part.flat !== null) for (let i = part.flat.length - 1; i >= 0; i--) points[--end] = part.flat[i];
      else waiting.push(part.left as string | PyStr, part.right as string | PyStr);
    }
    this.flat = points;
    this.left = this.right = null;
    return points;
  }
}
/** An instance of a guest subclass of str. */
export class PyStrSub extends PyObject {
  constructor(
    cls: PyType,
    readonly value: string | PyStr,
  ) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
}

const SURROGATE = /[\ud800-\udfff]/;

/** A str from any JavaScript string; surrogate pairs become one character. */
export function strFromJs(text: string): string | PyStr {
  return SURROGATE.test(text) ? new PyStr(pointsOfJs(text)) : text;
}
function pointsOfJs(text: string): number[] {
  const points: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i++;
    points.push(point);
  }
  return points;
}
/** A str from code points. */
export function strFromPoints(points: readonly number[]): string | PyStr {
  for (const point of points) if (point > 0xffff || (point >= 0xd800 && point <= 0xdfff)) return new PyStr(points);
  return textOfPoints(points);
}
function textOfPoints(points: readonly number[]): string {
  if (points.length < 4096) return String.fromCodePoint(...points);
  let text = '';
  for (let i = 0; i < points.length; i += 4096) text += String.fromCodePoint(...points.slice(i, i + 4096));
  return text;
}
/** Exactly str or a subclass: the plain str; else undefined. */
export function strOf(v: Value): string | PyStr | undefined {
  if (typeof v === 'string' || v instanceof PyStr) return v;
  return v instanceof PyStrSub ? v.value : undefined;
}
export function isStr(v: Value): v is string | PyStr | PyStrSub {
  return typeof v === 'string' || v instanceof PyStr || v instanceof PyStrSub;
}
/** UTF-16 text of a str (a lone surrogate stays one). */
export function jsText(v: string | PyStr | PyStrSub): string {
  if (typeof v === 'string') return v;
  if (v instanceof PyStrSub) return jsText(v.value);
  return textOfPoints(v.points);
}
/** Code points of a str. */
export function pointsOf(v: string | PyStr): readonly number[] {
  if (typeof v !== 'string') return v.points;
  const points = new Array<number>(v.length);
  for (let i = 0; i < points.length; i++) points[i] = v.charCodeAt(i);
  return points;
}
export function strLength(v: string | PyStr): number {
  return v.length;
}
/**
 * A JavaScript string that is equal for equal strs and for no others, also when lone surrogates stand where they look like a
 * pair: such a text is spelled out behind a mark that no other key begins with.
 */
export function strKey(v: string | PyStr): string {
  if (typeof v === 'string') return v;
  for (const point of v.points) if (point >= 0xd800 && point <= 0xdfff) return `\udfff${v.points.join(',')}`;
  return textOfPoints(v.points);
}

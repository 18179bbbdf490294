/**
 * Literals: the text of a number or a string token -> the constant it denotes.
 *
 * A str is held as JavaScript text, except where an escape names a surrogate: '\ud83d\ude00' is two characters in Python and
 * would be one in JavaScript, so such a str is held as an array of code points from there on.
 */
import { intConstant, strConstant, strConstantOf } from '../bytecode/constants.ts';
import type { Constant } from '../bytecode/constants.ts';
import { invalidEscapeMessage } from './lexer.ts';

export type Text = string | number[];

/** A literal that means nothing. Whoever knows the tokens gives it a place. */
export class LiteralProblem {
  constructor(readonly message: string) {}
}

/** Looks up the N-escape of a str, \N{BULLET}; undefined means that there is no such character. */
export type UnicodeName = (name: string) => number | undefined;

/** Called with CPython's words and the offset in the token's text of the backslash. */
export type Warn = (message: string, offset: number) => void;

const MAX_DECIMAL_DIGITS = 4300;

export function numberValue(image: string): Constant {
  const text = image.includes('_') ? image.replaceAll('_', '') : image;
  const second = text.length > 1 && text.charCodeAt(0) === 48 ? text.charCodeAt(1) | 32 : 0;
  if (second === 120 || second === 111 || second === 98) return intConstant(BigInt(text));
  const last = text.charCodeAt(text.length - 1) | 32;
  if (last === 106) return { tag: 'complex', real: 0, imag: Number(text.slice(0, -1)) };
  if (/[.eE]/.test(text)) return { tag: 'float', value: Number(text) };
  if (text.length <= 15) return Number(text);
  if (text.length > MAX_DECIMAL_DIGITS) {
    throw new LiteralProblem(
      `Exceeds the limit (${MAX_DECIMAL_DIGITS} digits) for integer string conversion: value has ${text.length} digits; ` +
        'use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid ' +
        'decimal conversion limits.',
    );
  }
  return intConstant(BigInt(text));
}

export interface StringParts {
  readonly bytes: boolean;
  readonly raw: boolean;
  readonly unicode: boolean;
  /** Offsets in the token's text of what stands between the quotes. */
  readonly from: number;
  readonly to: number;
}

export function stringParts(image: string): StringParts {
  let at = 0;
  let bytes = false;
  let raw = false;
  let unicode = false;
  for (; ; at++) {
    const code = image.charCodeAt(at);
    if (code === 34 || code === 39) break;
    const letter = code | 32;
    if (letter === 98) bytes = true;
    else if (letter === 114) raw = true;
    else if (code === 117) unicode = true;
  }
  const quote = image.charCodeAt(at);
  const size = image.length - at >= 6 && image.charCodeAt(at + 1) === quote && image.charCodeAt(at + 2) === quote ? 3 : 1;
  return { bytes, raw, unicode, from: at + size, to: image.length - size };
}

const SIMPLE_ESCAPES: Record<string, number> = { '\\': 92, "'": 39, '"': 34, a: 7, b: 8, f: 12, n: 10, r: 13, t: 9, v: 11 };

function hexRun(text: string, from: number, most: number): number {
  let at = from;
  while (at < from + most && /[0-9a-fA-F]/.test(text.charAt(at))) at++;
  return at;
}

/** Offset of `at` in the form that CPython decodes: characters beyond ASCII count as ten bytes there. */
function reportedPosition(body: string, at: number): number {
  let position = 0;
  for (const char of body.slice(0, at)) position += char.length === 1 && char.charCodeAt(0) < 128 ? 1 : 10;
  return position;
}

function codecProblem(body: string, from: number, to: number, reason: string): LiteralProblem {
  const start = reportedPosition(body, from);
  const end = start + (to - from) - 1;
  const where = end > start ? `bytes in position ${start}-${end}` : `byte 0x5c in position ${start}`;
  return new LiteralProblem(`(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}`);
}

/** The escapes of a str resolved. */
export function decodeText(body: string, warn: Warn, unicodeName: UnicodeName | undefined): Text {
  let slash = body.indexOf('\\');
  if (slash < 0) return body;
  const pieces: string[] = [];
  let points: number[] | null = null;
  let done = 0;
  const add = (text: string): void => {
    if (points === null) pieces.push(text);
    else for (const char of text) points.push(char.codePointAt(0) as number);
  };
  const addPoint = (point: number): void => {
    if (points === null && point >= 0xd800 && point <= 0xdfff)
      points = Array.from(pieces.join(''), (char) => char.codePointAt(0) as number);
    if (points === null) pieces.push(String.fromCodePoint(point));
    else points.push(point);
  };
  while (slash >= 0) {
    add(body.slice(done, slash));
    const letter = body.charAt(slash + 1);
    let next = slash + 2;
    if (letter === '\n') {
      // The line end is not part of the str.
    } else if (Object.hasOwn(SIMPLE_ESCAPES, letter)) {
      addPoint(SIMPLE_ESCAPES[letter]);
    } else if (letter >= '0' && letter <= '7') {
      while (next < slash + 4 && /[0-7]/.test(body.charAt(next))) next++;
      const digits = body.slice(slash + 1, next);
      const value = Number.parseInt(digits, 8);
      if (value > 255) warn(invalidOctalMessage(digits), slash);
      addPoint(value);
    } else if (letter === 'x' || letter === 'u' || letter === 'U') {
      const count = letter === 'x' ? 2 : letter === 'u' ? 4 : 8;
      next = hexRun(body, slash + 2, count);
      if (next - slash - 2 < count) throw codecProblem(body, slash, next, `truncated \\${letter}${'X'.repeat(count)} escape`);
      const point = Number.parseInt(body.slice(slash + 2, next), 16);
      if (point > 0x10ffff) throw codecProblem(body, slash, next, 'illegal Unicode character');
      addPoint(point);
    } else if (letter === 'N') {
      const close = body.charAt(next) === '{' ? body.indexOf('}', next) : -1;
      if (close < 0) throw codecProblem(body, slash, body.charAt(next) === '{' ? body.length : next, 'malformed \\N character escape');
      if (close === next + 1) throw codecProblem(body, slash, close, 'malformed \\N character escape');
      const point = unicodeName?.(body.slice(next + 1, close));
      if (point === undefined) throw codecProblem(body, slash, close + 1, 'unknown Unicode character name');
      next = close + 1;
      addPoint(point);
    } else if (letter === '' || letter >= '\x80') {
      // At the end of a piece of an f-string (`\{`), or before a character that no escape begins with.
      addPoint(92);
      next = slash + 1;
    } else {
      const char = String.fromCodePoint(body.codePointAt(slash + 1) as number);
      warn(invalidEscapeMessage(`\\${char}`), slash);
      addPoint(92);
      next = slash + 1;
      // The character itself stays for the next round: it may not be another backslash here.
    }
    done = next;
    slash = body.indexOf('\\', next);
  }
  add(body.slice(done));
  return points ?? pieces.join('');
}

function invalidOctalMessage(digits: string): string {
  return invalidEscapeMessage(`\\${digits}`).replace('an invalid escape sequence', 'an invalid octal escape sequence');
}

export function decodeBytes(body: string, raw: boolean, warn: Warn): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < body.length; ) {
    const code = body.charCodeAt(at);
    if (code > 127) throw new LiteralProblem('bytes can only contain ASCII literal characters');
    if (code !== 92 || raw) {
      out.push(code);
      at++;
      continue;
    }
    const slash = at;
    const letter = body.charAt(at + 1);
    at += 2;
    if (letter === '\n') continue;
    if (Object.hasOwn(SIMPLE_ESCAPES, letter)) {
      out.push(SIMPLE_ESCAPES[letter]);
    } else if (letter >= '0' && letter <= '7') {
      while (at < slash + 4 && /[0-7]/.test(body.charAt(at))) at++;
      const digits = body.slice(slash + 1, at);
      const value = Number.parseInt(digits, 8);
      if (value > 255) warn(invalidOctalMessage(digits), slash);
      out.push(value & 255);
    } else if (letter === 'x') {
      const end = hexRun(body, at, 2);
      if (end - at < 2) throw new LiteralProblem(`(value error) invalid \\x escape at position ${slash}`);
      out.push(Number.parseInt(body.slice(at, end), 16));
      at = end;
    } else {
      if (body.charCodeAt(slash + 1) > 127) throw new LiteralProblem('bytes can only contain ASCII literal characters');
      warn(invalidEscapeMessage(`\\${letter}`), slash);
      out.push(92);
      at = slash + 1;
    }
  }
  return Uint8Array.from(out);
}

export function joinTexts(texts: readonly Text[]): Text {
  if (texts.length === 1) return texts[0];
  if (texts.every((text) => typeof text === 'string')) return texts.join('');
  return texts.flatMap((text) => (typeof text === 'string' ? Array.from(text, (char) => char.codePointAt(0) as number) : text));
}

export function textConstant(text: Text): Constant {
  return typeof text === 'string' ? strConstantOf(text) : strConstant(text);
}

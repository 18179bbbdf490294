/**
 * Constants: what a code object may carry before anybody has made guest values of it.
 *
 * Where a JavaScript primitive says it without doubt it is used, in the same representation as the run-time (a number is an
 * int, always a safe integer and never -0; a bigint is an int outside that range; a string has no surrogate code units).
 * Everything else is a small tagged object.
 */
import type { CodeObject } from './code.ts';

export type Constant =
  | null
  | boolean
  | number
  | bigint
  | string
  | { readonly tag: 'float'; readonly value: number }
  | { readonly tag: 'complex'; readonly real: number; readonly imag: number }
  /** A str with a character beyond U+FFFF or a lone surrogate, as code points. */
  | { readonly tag: 'str'; readonly codePoints: readonly number[] }
  | { readonly tag: 'bytes'; readonly bytes: Uint8Array }
  | { readonly tag: 'tuple'; readonly items: readonly Constant[] }
  | { readonly tag: 'frozenset'; readonly items: readonly Constant[] }
  | { readonly tag: 'slice'; readonly start: Constant; readonly stop: Constant; readonly step: Constant }
  | { readonly tag: 'ellipsis' }
  /** A guest object itself, in code that was made while the program runs. Such code is never written to a file. */
  | { readonly tag: 'object'; readonly value: unknown; readonly text?: string | undefined }
  | CodeObject;

/** An int constant in its normal form. */
export function intConstant(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

const SURROGATE = /[\ud800-\udfff]/;

/** A str constant from code points in its normal form. */
export function strConstant(codePoints: readonly number[]): Constant {
  let text = '';
  for (let i = 0; i < codePoints.length; i += 4096) text += String.fromCharCode(...codePoints.slice(i, i + 4096));
  return codePoints.every((point) => point < 0xd800 || (point > 0xdfff && point < 0x10000)) ? text : { tag: 'str', codePoints };
}

/** A str constant from JavaScript text, in which a surrogate pair is one character. */
export function strConstantOf(text: string): Constant {
  return SURROGATE.test(text) ? { tag: 'str', codePoints: Array.from(text, (char) => char.codePointAt(0) as number) } : text;
}

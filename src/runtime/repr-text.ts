/**
 * How text shows itself: `'it\'s'`, `b'\x00'`, and the ASCII form of any repr.
 *
 * Printable characters of any script stand for themselves, so the repr of a str with an astral letter is a PyStr again.
 */
import { latin1Of } from './latin1.ts';
import { type PyStr, strFromPoints } from './text.ts';
import { isPrintable } from './unicode.ts';

const NEEDS_WORK = /[^ -&(-[\]-~]/;

function hex(point: number, width: number): string {
  return point.toString(16).padStart(width, '0');
}
/** \x41, \u0416 or \U0001f600, as the size of the code point asks. */
export function hexEscape(point: number): string {
  return point < 0x100 ? `\\x${hex(point, 2)}` : point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
}
/** Escape of a character that has one in every repr, else undefined. */
function shortEscape(point: number, quote: number): string | undefined {
  if (point === quote || point === 92) return point === 92 ? '\\\\' : `\\${String.fromCharCode(point)}`;
  if (point === 10) return '\\n';
  if (point === 9) return '\\t';
  if (point === 13) return '\\r';
  return undefined;
}

export function strRepr(s: string | PyStr): string | PyStr {
  if (typeof s !== 'string') return pointsRepr(s.points);
  if (!NEEDS_WORK.test(s)) return `'${s}'`;
  const quote = s.includes("'") && !s.includes('"') ? '"' : "'";
  const quoteCode = quote.charCodeAt(0);
  let out = quote;
  let from = 0;
  for (let i = 0; i < s.length; i++) {
    const c = s.charCodeAt(i);
    if (c >= 32 && c < 127 && c !== 92 && c !== quoteCode) continue;
    const escape = shortEscape(c, quoteCode) ?? (isPrintable(c) ? undefined : hexEscape(c));
    if (escape === undefined) continue;
    out += s.slice(from, i) + escape;
    from = i + 1;
  }
  return out + s.slice(from) + quote;
}
function pointsRepr(points: readonly number[]): string | PyStr {
  const quote = points.includes(39) && !points.includes(34) ? 34 : 39;
  const out: number[] = [quote];
  for (const point of points) {
    const escape = shortEscape(point, quote) ?? (isPrintable(point) ? undefined : hexEscape(point));
    if (escape === undefined) out.push(point);
    else for (let i = 0; i < escape.length; i++) out.push(escape.charCodeAt(i));
  }
  out.push(quote);
  return strFromPoints(out);
}

/** A repr with everything beyond ASCII escaped: what ascii() makes of it. */
export function asciiRepr(text: string | PyStr): string {
  if (typeof text === 'string') return text.replace(/[^\0-\x7f]/g, (c) => hexEscape(c.charCodeAt(0)));
  let out = '';
  for (const point of text.points) out += point < 128 ? String.fromCharCode(point) : hexEscape(point);
  return out;
}

const BYTE_TEXTS: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte === 92 || byte === 10 || byte === 9 || byte === 13
    ? (shortEscape(byte, -1) as string)
    : byte >= 32 && byte < 127
      ? String.fromCharCode(byte)
      : `\\x${hex(byte, 2)}`,
);
export function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  const text = latin1Of(bytes);
  const inner = text.replace(/[^ -&(-[\]-~]/g, (char) => (char === "'" ? (quote === "'" ? "\\'" : char) : BYTE_TEXTS[char.charCodeAt(0)]));
  return `b${quote}${inner}${quote}`;
}

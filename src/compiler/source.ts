/**
 * Source files: bytes -> text, as PEP 263 has it.
 *
 * A byte order mark says UTF-8; a comment in one of the first two lines may name an encoding (`# -*- coding: latin-1 -*-`);
 * otherwise it is UTF-8, strictly. Only encodings that are one table deep are here; any other name is "unknown".
 */
import { SyntaxProblem } from '../support/errors.ts';

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const BLANK = /^[ \t\f]*(?:#.*)?$/;

/** The text of a file, or a SyntaxProblem. */
export function decodeSource(bytes: Uint8Array): string {
  const marked = bytes.length >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const body = marked ? bytes.subarray(3) : bytes;
  if (body.includes(0)) throw nullByte(bytes);
  const declared = declaredEncoding(body);
  const encoding = declared === null ? 'utf-8' : normalEncoding(declared.name);
  // With a mark CPython knows UTF-8 only under its full name.
  if (declared !== null && marked && !/^utf[-_]8(?:$|[-_])/i.test(declared.name)) {
    const span = { line: declared.line, col: -1, endLine: declared.line, endCol: declared.text.length - 1 };
    throw new SyntaxProblem(
      span,
      `encoding problem: ${encoding === 'utf-8' ? declared.name : encoding} with BOM`,
      'SyntaxError',
      undefined,
      declared.text,
    );
  }
  switch (encoding) {
    case 'utf-8':
      return decodeUtf8(body, declared !== null);
    case 'iso-8859-1':
      return fromTable(body, (byte) => byte);
    case 'ascii':
      return fromTable(body, (byte, at) => (byte < 128 ? byte : badByte('ascii', byte, at, 'ordinal not in range(128)')));
    case 'iso-8859-15':
      return fromTable(body, (byte) => LATIN9[byte] ?? byte);
    case 'cp1252':
      return fromTable(body, (byte, at) =>
        byte < 128 || byte > 159 ? byte : (CP1252[byte - 128] ?? badByte('charmap', byte, at, 'character maps to <undefined>')),
      );
    default:
      if (FOREIGN.test(encoding)) {
        try {
          return new TextDecoder(encoding.replace(/^cp125/, 'windows-125').replace(/^euc(?=..$)/, 'euc-'), { fatal: true }).decode(body);
        } catch {
          // Not in this host, or not in that encoding.
        }
      }
      throw new SyntaxProblem({ line: 0, col: -2, endLine: 0, endCol: -1 }, `unknown encoding: ${(declared as { name: string }).name}`);
  }
}

/** A null byte is told where it stands, with what stands before it. */
function nullByte(bytes: Uint8Array): SyntaxProblem {
  const lines = decodeSource(bytes.subarray(0, bytes.indexOf(0))).split(/\r\n?|\n/);
  const span = { line: lines.length, col: -1, endLine: lines.length, endCol: -1 };
  return new SyntaxProblem(span, 'source code cannot contain null bytes', 'SyntaxError', undefined, lines[lines.length - 1]);
}

/** Encodings that Python and the host decode alike. */
const FOREIGN = /^(?:koi8-[ru]|iso-8859-(?:[2-8]|1[0346])|cp125[0-8]|cp866|shift-jis|euc-jp|euc-kr|gbk|gb18030|big5)$/;

const LATIN9: Record<number, number> = { 164: 0x20ac, 166: 0x160, 168: 0x161, 180: 0x17d, 184: 0x17e, 188: 0x152, 189: 0x153, 190: 0x178 };
// The 32 characters from 0x80; five places are empty.
const CP1252: (number | undefined)[] = [
  0x20ac,
  undefined,
  0x201a,
  0x192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x2c6,
  0x2030,
  0x160,
  0x2039,
  0x152,
  undefined,
  0x17d,
  undefined,
  undefined,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x2dc,
  0x2122,
  0x161,
  0x203a,
  0x153,
  undefined,
  0x17e,
  0x178,
];

function fromTable(bytes: Uint8Array, charOf: (byte: number, at: number) => number): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = Array.from(bytes.subarray(from, from + 8192), (byte, i) => charOf(byte, from + i));
    pieces.push(String.fromCharCode(...codes));
  }
  return pieces.join('');
}

function badByte(codec: string, byte: number, at: number, reason: string): never {
  const message = `'${codec}' codec can't decode byte 0x${byte.toString(16).padStart(2, '0')} in position ${at}: ${reason}`;
  throw new SyntaxProblem({ line: 0, col: -2, endLine: 0, endCol: -1 }, message);
}

function lineOfBytes(bytes: Uint8Array, from: number): { text: string; next: number } {
  let end = from;
  while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
  const text = fromTable(bytes.subarray(from, end), (byte) => byte);
  return { text, next: bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1 };
}

function declaredEncoding(bytes: Uint8Array): { name: string; line: number; text: string } | null {
  let from = 0;
  for (let line = 1; line <= 2 && from < bytes.length; line++) {
    const { text, next } = lineOfBytes(bytes, from);
    const match = COOKIE.exec(text);
    if (match !== null) return { name: match[1], line, text };
    if (!BLANK.test(text)) return null;
    from = next;
  }
  return null;
}

function normalEncoding(name: string): string {
  const normal = name.toLowerCase().replaceAll('_', '-');
  if (/^utf-?8(?:-|$)/.test(normal) || normal === 'u8' || normal === 'cp65001') return 'utf-8';
  if (/^(?:latin-1|iso-8859-1|iso-latin-1)(?:-|$)/.test(normal) || /^(?:latin1?|l1|iso8859-1|8859|cp819)$/.test(normal))
    return 'iso-8859-1';
  if (/^(?:us-)?ascii$/.test(normal) || normal === '646') return 'ascii';
  if (/^(?:iso-?8859-15|latin-?9|l9)$/.test(normal)) return 'iso-8859-15';
  if (/^(?:cp|windows-)?1252$/.test(normal)) return 'cp1252';
  return normal;
}

function decodeUtf8(bytes: Uint8Array, declared: boolean): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const at = firstBadByte(bytes);
    const byte = bytes[at].toString(16).padStart(2, '0');
    let line = 1;
    let lineStart = 0;
    for (let i = 0; i < at; i++) {
      if (bytes[i] === 10) {
        line++;
        lineStart = i + 1;
      }
    }
    if (declared) badByte('utf-8', bytes[at], at, badReason(bytes, at));
    const before = new TextDecoder().decode(bytes.subarray(lineStart, at));
    const shown = new TextDecoder().decode(lineFrom(bytes, lineStart));
    const span = { line, col: before.length, endLine: line, endCol: before.length };
    const message =
      `Non-UTF-8 code starting with '\\x${byte}' on line ${line}, but no encoding declared; ` +
      'see https://peps.python.org/pep-0263/ for details';
    throw new SyntaxProblem(span, message, 'SyntaxError', undefined, shown);
  }
}

function badReason(bytes: Uint8Array, at: number): string {
  const lead = bytes[at];
  if (lead < 0xc2 || lead > 0xf4) return 'invalid start byte';
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  for (let i = 1; i < length; i++) {
    if (at + i >= bytes.length) return 'unexpected end of data';
    if ((bytes[at + i] & 0xc0) !== 0x80) return 'invalid continuation byte';
  }
  return 'invalid continuation byte';
}

function lineFrom(bytes: Uint8Array, from: number): Uint8Array {
  let end = from;
  while (end < bytes.length && bytes[end] !== 10) end++;
  return bytes.subarray(from, end);
}

/** Where UTF-8 first goes wrong: the start of the sequence that is none. */
function firstBadByte(bytes: Uint8Array): number {
  const decoder = (from: number, to: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, to));
      return true;
    } catch {
      return false;
    }
  };
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at];
    const length = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (length > 1 && (at + length > bytes.length || !decoder(at, at + length))) return at;
    at += length;
  }
  return 0;
}

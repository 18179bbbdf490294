/** `repr()` of constants: for disassemblies, annotations kept as text, and messages. */
import type { Constant } from './constants.ts';

export function reprOf(value: Constant): string {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
    case 'bigint':
      return String(value);
    case 'string':
      return stringRepr(value);
  }
  if (!('tag' in value)) return `<code object ${value.name}, file "${value.filename}", line ${value.firstLine}>`;
  switch (value.tag) {
    case 'float':
      return floatRepr(value.value);
    case 'complex':
      return complexRepr(value.real, value.imag);
    case 'str':
      return codePointsRepr(value.codePoints);
    case 'bytes':
      return bytesRepr(value.bytes);
    case 'tuple':
      return value.items.length === 1 ? `(${reprOf(value.items[0])},)` : `(${value.items.map(reprOf).join(', ')})`;
    case 'frozenset':
      return `frozenset({${value.items.map(reprOf).join(', ')}})`;
    case 'slice':
      return `slice(${reprOf(value.start)}, ${reprOf(value.stop)}, ${reprOf(value.step)})`;
    case 'ellipsis':
      return 'Ellipsis';
    case 'object':
      return value.text ?? '<object>';
  }
}

export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const magnitude = Math.abs(value);
  if (value !== 0 && (magnitude >= 1e16 || magnitude < 1e-4)) {
    const [digits, exponent] = value.toExponential().split('e');
    const sign = exponent[0] === '-' ? '-' : '+';
    return `${digits}e${sign}${exponent.replace(/^[+-]/, '').padStart(2, '0')}`;
  }
  const text = String(value);
  return text.includes('.') ? text : `${text}.0`;
}

function complexRepr(real: number, imag: number): string {
  const part = (value: number) => floatRepr(value).replace(/\.0$/, '');
  if (real === 0 && !Object.is(real, -0)) return `${part(imag)}j`;
  const text = part(imag);
  return `(${part(real)}${text.startsWith('-') ? '' : '+'}${text}j)`;
}

export function stringRepr(text: string): string {
  return codePointsRepr(Array.from(text, (char) => char.codePointAt(0) as number));
}

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

function codePointsRepr(points: readonly number[]): string {
  const quote = points.includes(39) && !points.includes(34) ? '"' : "'";
  const hex = (point: number, digits: number) => point.toString(16).padStart(digits, '0');
  let result = quote;
  for (const point of points) {
    const char = String.fromCodePoint(point);
    if (char === quote || char === '\\') result += `\\${char}`;
    else if (char === '\n') result += '\\n';
    else if (char === '\r') result += '\\r';
    else if (char === '\t') result += '\\t';
    else if (point === 32 || (point > 32 && point < 127)) result += char;
    else if (point < 256 && UNPRINTABLE.test(char)) result += `\\x${hex(point, 2)}`;
    else if (!UNPRINTABLE.test(char)) result += char;
    else result += point < 0x10000 ? `\\u${hex(point, 4)}` : `\\U${hex(point, 8)}`;
  }
  return result + quote;
}

function bytesRepr(bytes: Uint8Array): string {
  const quote = bytes.includes(39) && !bytes.includes(34) ? '"' : "'";
  let result = `b${quote}`;
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    if (char === quote || char === '\\') result += `\\${char}`;
    else if (char === '\n') result += '\\n';
    else if (char === '\r') result += '\\r';
    else if (char === '\t') result += '\\t';
    else result += byte >= 32 && byte < 127 ? char : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return result + quote;
}

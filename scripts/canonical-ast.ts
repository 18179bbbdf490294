/** Writes a tree as compare-ast.ts wants it: one line for each top-level statement. */
import type * as ast from '../src/compiler/ast.ts';
import { parse } from '../src/compiler/parse.ts';

function text(points: Iterable<number>): string {
  let out = '"';
  for (const point of points) {
    out += point >= 32 && point < 127 && point !== 34 && point !== 92 ? String.fromCharCode(point) : `\\u{${point.toString(16)}}`;
  }
  return `${out}"`;
}

function pointsOf(value: string): number[] {
  return Array.from(value, (char) => char.codePointAt(0) as number);
}

function double(value: number): string {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return view.getBigUint64(0).toString(16).padStart(16, '0');
}

function constant(value: ast.Constant['value']): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return text(pointsOf(value));
  if (typeof value === 'number' || typeof value === 'bigint') return `0x${value.toString(16)}`;
  if (!('tag' in value)) throw new Error('a code object is no literal');
  if (value.tag === 'float') return `f${double(value.value)}`;
  if (value.tag === 'complex') return `c${double(value.imag)}`;
  if (value.tag === 'str') return text(value.codePoints);
  if (value.tag === 'bytes') return `b${Buffer.from(value.bytes).toString('hex')}`;
  if (value.tag === 'ellipsis') return 'Ellipsis';
  throw new Error(`a ${value.tag} is no literal`);
}

const SPAN_FIELDS = new Set(['line', 'col', 'endLine', 'endCol']);
// Fields that CPython lists in another order than our nodes, or writes as numbers.
const FIELD_ORDER: Record<string, string[]> = {
  FunctionDef: ['name', 'args', 'body', 'decorator_list', 'returns', 'type_params'],
};

function dump(value: unknown, field: string): string {
  if (Array.isArray(value)) return `[${value.map((item) => dump(item, field)).join(',')}]`;
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return field === 'simple' || field === 'is_async' ? (value ? '0x1' : '0x0') : value ? 'True' : 'False';
  if (typeof value === 'number') return value < 0 ? `-0x${(-value).toString(16)}` : `0x${value.toString(16)}`;
  if (typeof value === 'string') return field === 'op' || field === 'ops' || field === 'ctx' ? value : text(pointsOf(value));
  const node = value as { node: string } & Record<string, unknown>;
  const fields = FIELD_ORDER[node.node] ?? Object.keys(node).filter((key) => key !== 'node' && !SPAN_FIELDS.has(key));
  const parts = fields.map((key) =>
    node.node === 'Constant' && key === 'value' ? constant(node.value as ast.Constant['value']) : dump(node[key], key),
  );
  const span = 'line' in node ? `@${node.line}:${node.col}-${node.endLine}:${node.endCol}` : '';
  return `${node.node}${parts.length > 0 ? `(${parts.join(',')})` : ''}${span}`;
}

export function canonicalStatements(
  source: Uint8Array | string,
  filename: string,
  unicodeName?: (name: string) => number | undefined,
): string[] {
  const tree = parse(source, filename, 'exec', { unicodeName }) as ast.Module;
  return tree.body.map((statement) => dump(statement, ''));
}

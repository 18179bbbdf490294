/**
 * `'%s: %r' % (name, value)` with a literal format and a literal tuple is an f-string in disguise, and is compiled as one.
 * Only `%s`, `%r` and `%a` qualify, with a width and a precision; everything else is left to the run-time.
 */
import type { Constant } from '../../bytecode/constants.ts';
import type { BinOp, Expr, JoinedStr } from '../ast.ts';

const SPECIFIER = /^(?<flags>[-+ #0]*)(?<width>\d{0,2})(?:\.(?<precision>\d{0,2}))?(?<type>[sra])/;

/** The f-string that an expression amounts to, or null. */
export function asJoinedStr(e: BinOp): JoinedStr | null {
  if (e.op !== 'Mod' || e.left.node !== 'Constant' || e.right.node !== 'Tuple') return null;
  const format = e.left.value;
  if (typeof format !== 'string' || e.right.elts.some((each) => each.node === 'Starred')) return null;
  const span = { line: e.left.line, col: e.left.col, endLine: e.left.endLine, endCol: e.left.endCol };
  const literal = (value: Constant): Expr => ({ node: 'Constant', value, kind: null, ...span });
  const values: Expr[] = [];
  let used = 0;
  let text = '';
  let i = 0;
  while (i < format.length) {
    if (format[i] !== '%') {
      text += format[i++];
      continue;
    }
    if (format[i + 1] === '%') {
      text += '%';
      i += 2;
      continue;
    }
    const match = SPECIFIER.exec(format.slice(i + 1, i + 24));
    if (match === null || used >= e.right.elts.length) return null;
    const { flags, width, precision, type } = match.groups as Record<string, string | undefined>;
    // A sign, a zero or `#` means nothing to a string, but `0` would be read as a part of the width.
    const isLeft = (flags as string).includes('-');
    let spec = width === '' ? '' : `${isLeft || Number(width) === 0 ? '' : '>'}${Number(width)}`;
    if (precision !== undefined) spec += `.${Number(precision === '' ? '0' : precision)}`;
    if (text !== '') values.push(literal(text));
    text = '';
    const value = e.right.elts[used++];
    const at = { line: value.line, col: value.col, endLine: value.endLine, endCol: value.endCol };
    const formatSpec: JoinedStr | null = spec === '' ? null : { node: 'JoinedStr', values: [literal(spec)], ...at };
    values.push({ node: 'FormattedValue', value, conversion: (type as string).charCodeAt(0), format_spec: formatSpec, ...at });
    i += 1 + match[0].length;
  }
  if (used < e.right.elts.length) return null;
  if (text !== '') values.push(literal(text));
  return { node: 'JoinedStr', values, line: e.line, col: e.col, endLine: e.endLine, endCol: e.endCol };
}

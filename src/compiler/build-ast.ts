/**
 * Building trees: what the grammar's actions do that is more than making one node.
 *
 * Three jobs live here. *Targets*: `a, b.c = ...` is read as an expression, because nothing tells the two apart before the
 * `=`; `asTarget` then turns the contexts round, or says no. *Strings*: adjacent literals become one constant, f-strings and
 * t-strings a list of pieces. *Parameters*: the rules about defaults, `/` and `*` that are about order and not about shape.
 *
 * A program that is refused here is refused by `reject()`, without words: syntax-errors.ts finds CPython's.
 */
import type * as ast from './ast.ts';
import type { Span } from '../support/span.ts';
import type { SyntaxNotice } from '../support/errors.ts';
import { decodeBytes, decodeText, joinTexts, numberValue, stringParts, textConstant } from './literals.ts';
import type { Text, UnicodeName } from './literals.ts';
import type { Token } from './tokens.ts';
import { KIND } from './tokens.ts';

/** The program is wrong; why is not known yet. */
export class Rejected {}

export function reject(): never {
  throw new Rejected();
}

export type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Moves the end of a node that is still growing (`a < b < c`). */
export function extendTo(node: Span, end: Span): void {
  const grown = node as Mutable<Span>;
  grown.endLine = end.endLine;
  grown.endCol = end.endCol;
}

// ---- targets

export function nameNode(token: Token, ctx: ast.ExprContext): ast.Name {
  return { node: 'Name', id: token.image, ctx, line: token.line, col: token.col, endLine: token.endLine, endCol: token.endCol };
}

/** Turns an expression into an assignment target, in place. Starred targets are checked by the compiler, as in CPython. */
export function asTarget(expr: ast.Expr, ctx: 'Store' | 'Del'): ast.Expr {
  switch (expr.node) {
    case 'Name':
    case 'Attribute':
    case 'Subscript':
      expr.ctx = ctx;
      return expr;
    case 'Starred':
      if (ctx === 'Del' || expr.value.node === 'Starred') reject();
      expr.ctx = ctx;
      asTarget(expr.value, ctx);
      return expr;
    case 'Tuple':
    case 'List': {
      expr.ctx = ctx;
      for (const element of expr.elts) asTarget(element, ctx);
      return expr;
    }
    default:
      return reject();
  }
}

/** The target of `+=` or of an annotation: one name, attribute or subscript. */
export function asSingleTarget(expr: ast.Expr): ast.Name | ast.Attribute | ast.Subscript {
  if (expr.node !== 'Name' && expr.node !== 'Attribute' && expr.node !== 'Subscript') reject();
  expr.ctx = 'Store';
  return expr;
}

// ---- literals

/** What the builder needs to know about the text as a whole. */
export interface BuildContext {
  readonly text: string;
  readonly notices: SyntaxNotice[];
  readonly unicodeName: UnicodeName | undefined;
}

export function numberNode(token: Token): ast.Constant {
  const value = numberValue(token.image);
  return { node: 'Constant', value, kind: null, line: token.line, col: token.col, endLine: token.endLine, endCol: token.endCol };
}

function warner(context: BuildContext, token: Token, bodyFrom: number): (message: string, offset: number) => void {
  return (message, offset) => {
    // Lines and columns inside a token are worked out only when somebody asks.
    const upTo = context.text.slice(token.startOffset, token.startOffset + bodyFrom + offset);
    const lines = upTo.split('\n').length - 1;
    const line = token.line + lines;
    const col = lines === 0 ? token.col + upTo.length : upTo.length - upTo.lastIndexOf('\n') - 1;
    context.notices.push({ category: 'SyntaxWarning', message, span: { line, col, endLine: line, endCol: col + 2 } });
  };
}

/** The value of one plain string token. */
export function stringText(token: Token, context: BuildContext): Text | Uint8Array {
  const { image } = token;
  const parts = stringParts(image);
  const body = image.slice(parts.from, parts.to);
  if (parts.bytes) return decodeBytes(body, parts.raw, warner(context, token, parts.from));
  if (parts.raw || !body.includes('\\')) return body;
  return decodeText(body, warner(context, token, parts.from), context.unicodeName);
}

export function middleText(token: Token, raw: boolean, context: BuildContext): Text {
  if (raw || !token.image.includes('\\')) return token.image;
  // The lexer has warned about \{ and \} already.
  const warn = warner(context, token, 0);
  const quiet = (message: string, offset: number): void => {
    const next = context.text.charAt(token.startOffset + offset + 1);
    if (next !== '{' && next !== '}') warn(message, offset);
  };
  return decodeText(token.image, quiet, context.unicodeName);
}

/** A stretch of literal text of a formatted string, before neighbours are joined. */
export interface TextPiece extends Span {
  readonly node: 'text';
  readonly text: Text;
}
export type Piece = TextPiece | ast.FormattedValue | ast.Interpolation;

export function textPiece(text: Text, start: Span, end: Span): TextPiece {
  return { node: 'text', text, line: start.line, col: start.col, endLine: end.endLine, endCol: end.endCol };
}

/** Joins neighbouring texts and drops empty ones. */
export function joinPieces(pieces: readonly Piece[]): ast.Expr[] {
  const out: ast.Expr[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece.node !== 'text') {
      out.push(piece);
      continue;
    }
    let last = i;
    const texts: Text[] = [piece.text];
    while (last + 1 < pieces.length && pieces[last + 1].node === 'text') texts.push((pieces[++last] as TextPiece).text);
    const text = joinTexts(texts);
    const end = pieces[last];
    if (text.length > 0) {
      out.push({
        node: 'Constant',
        value: textConstant(text),
        kind: null,
        line: piece.line,
        col: piece.col,
        endLine: end.endLine,
        endCol: end.endCol,
      });
    }
    i = last;
  }
  return out;
}

export interface StringPart {
  readonly kind: 'str' | 'bytes' | 'f' | 't';
  readonly token: Token;
  readonly pieces: Piece[];
  readonly bytes?: Uint8Array;
}

/** Adjacent string literals, at least one -> one node. */
export function concatenation(parts: readonly StringPart[], start: Span, end: Span): ast.Expr {
  const { line, col } = start;
  const { endLine, endCol } = end;
  const first = parts[0];
  if (parts.some((part) => part.kind === 'bytes')) {
    if (parts.some((part) => part.kind !== 'bytes')) reject();
    const joined = Uint8Array.from(parts.flatMap((part) => Array.from(part.bytes as Uint8Array)));
    return { node: 'Constant', value: { tag: 'bytes', bytes: joined }, kind: null, line, col, endLine, endCol };
  }
  const pieces = parts.length === 1 ? first.pieces : parts.flatMap((part) => part.pieces);
  if (parts.some((part) => part.kind === 't')) {
    if (parts.some((part) => part.kind !== 't')) reject();
    return { node: 'TemplateStr', values: joinPieces(pieces), line, col, endLine, endCol };
  }
  if (parts.some((part) => part.kind === 'f')) return { node: 'JoinedStr', values: joinPieces(pieces), line, col, endLine, endCol };
  const text = joinTexts(pieces.map((piece) => (piece as TextPiece).text));
  const kind = first.token.image.charCodeAt(0) === 117 ? 'u' : null;
  return { node: 'Constant', value: textConstant(text), kind, line, col, endLine, endCol };
}

/** The source of a replacement field's expression, comments taken out. */
export function fieldText(text: string): string {
  if (!text.includes('#')) return text;
  let out = '';
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quote !== '') {
      if (char === '\\') out += text[i++];
      else if (text.startsWith(quote, i)) {
        out += quote.slice(1);
        i += quote.length - 1;
        quote = '';
      }
    } else if (char === '"' || char === "'") {
      quote = text.startsWith(char.repeat(3), i) ? char.repeat(3) : char;
      out += quote.slice(1);
      i += quote.length - 1;
    } else if (char === '#') {
      while (i + 1 < text.length && text[i + 1] !== '\n') i++;
      continue;
    }
    out += text[i];
  }
  return out;
}

// ---- parameters

export interface Parameter {
  readonly arg: ast.Arg | null;
  /** How it was written: `a`, `*a` or a lone `*`, `**a`, or the mark `/`. */
  readonly form: 'plain' | 'star' | 'doubleStar' | 'slash';
  readonly defaultValue: ast.Expr | null;
}

export function argumentsOf(parameters: readonly Parameter[]): ast.Arguments {
  const result: ast.Arguments = {
    node: 'arguments',
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
  let slash = false;
  let star = false;
  for (let i = 0; i < parameters.length; i++) {
    const { arg, form, defaultValue } = parameters[i];
    if (result.kwarg !== null) reject();
    if (form === 'slash') {
      if (slash || star || i === 0) reject();
      slash = true;
      result.posonlyargs = result.args;
      result.args = [];
    } else if (form === 'star') {
      if (star || defaultValue !== null) reject();
      star = true;
      result.vararg = arg;
      if (arg === null && parameters[i + 1]?.form !== 'plain') reject();
    } else if (form === 'doubleStar') {
      if (defaultValue !== null) reject();
      result.kwarg = arg;
    } else if (star) {
      result.kwonlyargs.push(arg as ast.Arg);
      result.kw_defaults.push(defaultValue);
    } else {
      if (defaultValue === null && result.defaults.length > 0) reject();
      result.args.push(arg as ast.Arg);
      if (defaultValue !== null) result.defaults.push(defaultValue);
    }
  }
  return result;
}

export function isStringKind(kind: number): boolean {
  return kind === KIND.string || kind === KIND.fStringStart || kind === KIND.tStringStart;
}

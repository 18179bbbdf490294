/**
 * Tokens: the words of a Python text, and the kinds they come in.
 *
 * A kind is the index that chevrotain gave its token type, so that one number serves the lexer, the grammar's look-ahead
 * tables and the search for a good error message. Keywords and operators have a kind each. The soft keywords `match`, `case`
 * and `type` are plain names until the lexer has seen enough of the line to know that they begin a statement.
 *
 * Two families ("categories") let one grammar symbol stand for many kinds: every operator between two operands is a
 * BinaryOperator, every `+=` is an AugmentedAssign.
 */
import { createToken, Lexer } from 'chevrotain';
import type { TokenType } from 'chevrotain';
import type { Span } from '../support/span.ts';

/** Lean on purpose: chevrotain's parser looks at `tokenTypeIdx` alone. `endOffset` and `endCol` are exclusive. */
export class Token implements Span {
  constructor(
    readonly tokenTypeIdx: number,
    readonly startOffset: number,
    readonly endOffset: number,
    readonly line: number,
    readonly col: number,
    readonly endLine: number,
    readonly endCol: number,
    /** The text; of a name its NFKC form, of the lexer's own marks (newline, indent, dedent) nothing. */
    readonly image: string,
  ) {}
}

function plain(name: string, categories: TokenType[] = []): TokenType {
  return createToken({ name, pattern: Lexer.NA, categories });
}

export const BinaryOperator = plain('BinaryOperator');
/** + - ~ not, before an operand. */
export const PrefixOperator = plain('PrefixOperator');
export const AugmentedAssign = plain('AugmentedAssign');

export const Name = plain('Name');
export const NumberLiteral = plain('Number');
export const StringLiteral = plain('String');
export const FStringStart = plain('FStringStart');
export const TStringStart = plain('TStringStart');
export const FStringMiddle = plain('FStringMiddle');
export const FStringEnd = plain('FStringEnd');
export const Newline = plain('Newline');
export const Indent = plain('Indent');
export const Dedent = plain('Dedent');
export const EndMarker = plain('EndMarker');

// A name that the lexer knows to begin a statement.
export const MatchWord = plain('MatchWord');
export const CaseWord = plain('CaseWord');
export const TypeWord = plain('TypeWord');
/** The `not` of `not in`. */
export const NotOfNotIn = plain('NotOfNotIn', [BinaryOperator]);

const INFIX_WORDS = ['and', 'or', 'in', 'is'];
const WORDS = [
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
] as const;
export type Word = (typeof WORDS)[number];

const INFIX_MARKS = ['+', '-', '*', '/', '//', '%', '@', '**', '<<', '>>', '&', '|', '^', '<', '>', '<=', '>=', '==', '!='] as const;
const AUGMENTED_MARKS = ['+=', '-=', '*=', '/=', '//=', '%=', '@=', '**=', '<<=', '>>=', '&=', '|=', '^='] as const;
const OTHER_MARKS = ['(', ')', '[', ']', '{', '}', ',', ':', '.', ';', '=', '->', ':=', '~', '...', '!'] as const;
export type Mark = (typeof INFIX_MARKS)[number] | (typeof AUGMENTED_MARKS)[number] | (typeof OTHER_MARKS)[number];

/** `KEYWORD.if`: the token type of a keyword. */
export const KEYWORD = Object.fromEntries(
  WORDS.map((word) => [
    word,
    plain(`Word_${word}`, INFIX_WORDS.includes(word) ? [BinaryOperator] : word === 'not' ? [PrefixOperator] : []),
  ]),
) as Record<Word, TokenType>;

const MARK_NAMES: Record<string, string> = {
  '+': 'Plus',
  '-': 'Minus',
  '*': 'Star',
  '/': 'Slash',
  '%': 'Percent',
  '@': 'At',
  '<': 'Less',
  '>': 'Greater',
  '&': 'Ampersand',
  '|': 'Bar',
  '^': 'Caret',
  '=': 'Equal',
  '!': 'Exclamation',
  '(': 'LPar',
  ')': 'RPar',
  '[': 'LSqb',
  ']': 'RSqb',
  '{': 'LBrace',
  '}': 'RBrace',
  ',': 'Comma',
  ':': 'Colon',
  '.': 'Dot',
  ';': 'Semicolon',
  '~': 'Tilde',
};

/** `MARK['->']`: the token type of an operator or a delimiter. */
export const MARK = Object.fromEntries([
  ...INFIX_MARKS.map((mark) => [
    mark,
    plain(nameOf(mark), mark === '+' || mark === '-' ? [BinaryOperator, PrefixOperator] : [BinaryOperator]),
  ]),
  ...AUGMENTED_MARKS.map((mark) => [mark, plain(nameOf(mark), [AugmentedAssign])]),
  ...OTHER_MARKS.map((mark) => [mark, plain(nameOf(mark), mark === '~' ? [PrefixOperator] : [])]),
]) as Record<Mark, TokenType>;

function nameOf(mark: string): string {
  return Array.from(mark, (char) => MARK_NAMES[char]).join('');
}

export const VOCABULARY: TokenType[] = [
  BinaryOperator,
  PrefixOperator,
  AugmentedAssign,
  Name,
  NumberLiteral,
  StringLiteral,
  FStringStart,
  TStringStart,
  FStringMiddle,
  FStringEnd,
  Newline,
  Indent,
  Dedent,
  EndMarker,
  MatchWord,
  CaseWord,
  TypeWord,
  NotOfNotIn,
  ...Object.values(KEYWORD),
  ...Object.values(MARK),
];

export function kindOf(type: TokenType): number {
  return type.tokenTypeIdx as number;
}

export const KIND = {
  name: kindOf(Name),
  number: kindOf(NumberLiteral),
  string: kindOf(StringLiteral),
  fStringStart: kindOf(FStringStart),
  tStringStart: kindOf(TStringStart),
  fStringMiddle: kindOf(FStringMiddle),
  fStringEnd: kindOf(FStringEnd),
  newline: kindOf(Newline),
  indent: kindOf(Indent),
  dedent: kindOf(Dedent),
  endMarker: kindOf(EndMarker),
  matchWord: kindOf(MatchWord),
  caseWord: kindOf(CaseWord),
  typeWord: kindOf(TypeWord),
  notOfNotIn: kindOf(NotOfNotIn),
} as const;

export const KEYWORD_KINDS: ReadonlyMap<string, number> = new Map(WORDS.map((word) => [word as string, kindOf(KEYWORD[word])]));
export const MARK_KINDS: ReadonlyMap<string, number> = new Map(Object.entries(MARK).map(([mark, type]) => [mark, kindOf(type)]));

/** What a tool sees of a token: a REPL colours by it. */
export type TokenClass = 'name' | 'keyword' | 'softKeyword' | 'number' | 'string' | 'operator' | 'layout';

const KEYWORD_KIND_SET: ReadonlySet<number> = new Set(KEYWORD_KINDS.values());

export function classOf(token: Token): TokenClass {
  const kind = token.tokenTypeIdx;
  if (kind === KIND.name) return 'name';
  if (kind === KIND.number) return 'number';
  if (kind === KIND.string || (kind >= KIND.fStringStart && kind <= KIND.fStringEnd)) return 'string';
  if (kind === KIND.matchWord || kind === KIND.caseWord || kind === KIND.typeWord) return 'softKeyword';
  if (kind === KIND.notOfNotIn || KEYWORD_KIND_SET.has(kind)) return 'keyword';
  if (kind === KIND.newline || kind === KIND.indent || kind === KIND.dedent || kind === KIND.endMarker) return 'layout';
  return 'operator';
}
/** Whether a token begins or ends a string that has tokens inside of it. */
export function edgeOf({ tokenTypeIdx: kind }: Token): 'begin' | 'end' | null {
  if (kind === KIND.fStringStart || kind === KIND.tStringStart) return 'begin';
  return kind === KIND.fStringEnd ? 'end' : null;
}

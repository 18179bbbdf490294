/**
 * The grammar: tokens -> tree, with chevrotain's embedded actions.
 *
 * Look-ahead is one token everywhere; where Python needs more, a gate looks at a second one, or the tree is read in its
 * general form and narrowed afterwards (targets, `with (a, b):`). The grammar says yes or no and builds; it never says why not.
 *
 * All operators live in one rule, `expression`, which keeps its own stacks of operands and operators (Dijkstra's shunting
 * yard), so that neither `1 + 1 + ...` nor `not not ...` nor deep precedence costs host stack. The first line of many rules is
 * a short cut for the token that nearly always comes; behind it stands the whole rule, which is also what chevrotain
 * records (`RECORDING_PHASE`) and checks.
 */
import { EmbeddedActionsParser } from 'chevrotain';
import type { IToken, TokenType } from 'chevrotain';
import type * as ast from './ast.ts';
import type { Span } from '../support/span.ts';
import {
  argumentsOf,
  asSingleTarget,
  asTarget,
  concatenation,
  extendTo,
  fieldText,
  isStringKind,
  joinPieces,
  middleText,
  nameNode,
  numberNode,
  reject,
  stringText,
  textPiece,
} from './build-ast.ts';
import { lazyLookahead } from './lookahead.ts';
import type { BuildContext, Parameter, Piece, StringPart } from './build-ast.ts';
import type { Text } from './literals.ts';
import {
  AugmentedAssign,
  BinaryOperator,
  CaseWord,
  Dedent,
  EndMarker,
  FStringEnd,
  FStringMiddle,
  FStringStart,
  Indent,
  KEYWORD,
  KEYWORD_KINDS,
  KIND,
  kindOf,
  MARK,
  MARK_KINDS,
  MatchWord,
  Name,
  Newline,
  NumberLiteral,
  PrefixOperator,
  StringLiteral,
  TStringStart,
  TypeWord,
  VOCABULARY,
} from './tokens.ts';
import type { Mark, Token, Word } from './tokens.ts';

function markKind(mark: Mark): number {
  return MARK_KINDS.get(mark) as number;
}

function wordKind(word: Word): number {
  return KEYWORD_KINDS.get(word) as number;
}

// ---- operators

interface OperatorRow {
  readonly precedence: number;
  readonly binary?: ast.Operator;
  readonly compare?: ast.CmpOperator;
  readonly bool?: ast.BoolOperator;
  readonly unary?: ast.UnaryOperator;
}

const OR_LEVEL = 1;
const AND_LEVEL = 2;
const NOT_LEVEL = 3;
const COMPARE_LEVEL = 4;
const UNARY_LEVEL = 11;
const POWER_LEVEL = 12;

/** Floors for `expression`: operators at or below the floor are left for the caller. */
const FULL = -1;
const NO_CONDITIONAL = 0;
const ABOVE_COMPARE = COMPARE_LEVEL;

const BINARY_ROWS: [Mark | Word, OperatorRow][] = [
  ['or', { precedence: OR_LEVEL, bool: 'Or' }],
  ['and', { precedence: AND_LEVEL, bool: 'And' }],
  ['<', { precedence: COMPARE_LEVEL, compare: 'Lt' }],
  ['>', { precedence: COMPARE_LEVEL, compare: 'Gt' }],
  ['<=', { precedence: COMPARE_LEVEL, compare: 'LtE' }],
  ['>=', { precedence: COMPARE_LEVEL, compare: 'GtE' }],
  ['==', { precedence: COMPARE_LEVEL, compare: 'Eq' }],
  ['!=', { precedence: COMPARE_LEVEL, compare: 'NotEq' }],
  ['in', { precedence: COMPARE_LEVEL, compare: 'In' }],
  ['is', { precedence: COMPARE_LEVEL, compare: 'Is' }],
  ['|', { precedence: 5, binary: 'BitOr' }],
  ['^', { precedence: 6, binary: 'BitXor' }],
  ['&', { precedence: 7, binary: 'BitAnd' }],
  ['<<', { precedence: 8, binary: 'LShift' }],
  ['>>', { precedence: 8, binary: 'RShift' }],
  ['+', { precedence: 9, binary: 'Add' }],
  ['-', { precedence: 9, binary: 'Sub' }],
  ['*', { precedence: 10, binary: 'Mult' }],
  ['/', { precedence: 10, binary: 'Div' }],
  ['//', { precedence: 10, binary: 'FloorDiv' }],
  ['%', { precedence: 10, binary: 'Mod' }],
  ['@', { precedence: 10, binary: 'MatMult' }],
  ['**', { precedence: POWER_LEVEL, binary: 'Pow' }],
];
const IS_NOT: OperatorRow = { precedence: COMPARE_LEVEL, compare: 'IsNot' };
const NOT_IN: OperatorRow = { precedence: COMPARE_LEVEL, compare: 'NotIn' };
const UNARY_ROWS: [Mark | Word, OperatorRow][] = [
  ['not', { precedence: NOT_LEVEL, unary: 'Not' }],
  ['+', { precedence: UNARY_LEVEL, unary: 'UAdd' }],
  ['-', { precedence: UNARY_LEVEL, unary: 'USub' }],
  ['~', { precedence: UNARY_LEVEL, unary: 'Invert' }],
];

const KIND_COUNT = Math.max(...VOCABULARY.map(kindOf)) + 1;

function kindOfSymbol(symbol: Mark | Word): number {
  return MARK_KINDS.get(symbol) ?? (KEYWORD_KINDS.get(symbol) as number);
}

/** Rows and levels by kind; level 0 means that the token is no operator there. */
function rowTable(rows: [Mark | Word, OperatorRow][]): (OperatorRow | undefined)[] {
  const table: (OperatorRow | undefined)[] = new Array(KIND_COUNT).fill(undefined);
  for (const [symbol, row] of rows) table[kindOfSymbol(symbol)] = row;
  return table;
}

const BINARY = rowTable(BINARY_ROWS);
BINARY[KIND.notOfNotIn] = NOT_IN;
const UNARY = rowTable(UNARY_ROWS);
const LEVEL = Uint8Array.from(BINARY, (row) => row?.precedence ?? 0);

const AUGMENTED: (ast.Operator | undefined)[] = new Array(KIND_COUNT).fill(undefined);
for (const [symbol, row] of BINARY_ROWS) {
  const kind = MARK_KINDS.get(`${symbol}=`);
  if (row.binary !== undefined && kind !== undefined) AUGMENTED[kind] = row.binary;
}

// ---- kinds that the short cuts ask for

const K_LPAR = markKind('(');
const K_RPAR = markKind(')');
const K_LSQB = markKind('[');
const K_RSQB = markKind(']');
const K_LBRACE = markKind('{');
const K_RBRACE = markKind('}');
const K_COMMA = markKind(',');
const K_COLON = markKind(':');
const K_DOT = markKind('.');
const K_EQUAL = markKind('=');
const K_STAR = markKind('*');
const K_DOUBLE_STAR = markKind('**');
const K_SLASH = markKind('/');
const K_WALRUS = markKind(':=');
const K_ELLIPSIS = markKind('...');
const K_AT = markKind('@');
const K_SEMICOLON = markKind(';');
const K_MINUS = markKind('-');
const K_IF = wordKind('if');
const K_ELSE = wordKind('else');
const K_FOR = wordKind('for');
const K_ASYNC = wordKind('async');
const K_AWAIT = wordKind('await');
const K_LAMBDA = wordKind('lambda');
const K_YIELD = wordKind('yield');
const K_IS = wordKind('is');
const K_AS = wordKind('as');
const K_DEF = wordKind('def');
const K_CLASS = wordKind('class');
const K_WITH = wordKind('with');

/** What may begin an expression; anything else after a comma means that the comma was the last. */
const BEGINS_EXPRESSION = new Uint8Array(KIND_COUNT);
for (const kind of [
  KIND.name,
  KIND.number,
  KIND.string,
  KIND.fStringStart,
  KIND.tStringStart,
  K_LPAR,
  K_LSQB,
  K_LBRACE,
  K_ELLIPSIS,
  K_AWAIT,
  K_LAMBDA,
  wordKind('not'),
  markKind('+'),
  K_MINUS,
  markKind('~'),
  wordKind('True'),
  wordKind('False'),
  wordKind('None'),
])
  BEGINS_EXPRESSION[kind] = 1;
const BEGINS_STARRED = BEGINS_EXPRESSION.slice();
BEGINS_STARRED[K_STAR] = 1;

/** What may begin a compound statement. */
const BEGINS_COMPOUND = new Uint8Array(KIND_COUNT);
for (const kind of [K_IF, K_FOR, K_ASYNC, K_DEF, K_CLASS, K_WITH, K_AT, KIND.matchWord, wordKind('while'), wordKind('try')])
  BEGINS_COMPOUND[kind] = 1;
const BEGINS_STATEMENT = BEGINS_STARRED.slice();
for (const word of [
  'return',
  'del',
  'pass',
  'break',
  'continue',
  'global',
  'nonlocal',
  'raise',
  'assert',
  'import',
  'from',
  'yield',
] as const) {
  BEGINS_STATEMENT[wordKind(word)] = 1;
}
BEGINS_STATEMENT[KIND.typeWord] = 1;
for (let kind = 0; kind < KIND_COUNT; kind++) BEGINS_STATEMENT[kind] |= BEGINS_COMPOUND[kind];

const NO_TEST: { ARGS: [number] } = { ARGS: [NO_CONDITIONAL] };
const OPERAND: { ARGS: [number] } = { ARGS: [ABOVE_COMPARE] };
const FULL_ARGS: { ARGS: [number] } = { ARGS: [FULL] };

// ---- small builders

function at(start: Span, end: Span): Span {
  return { line: start.line, col: start.col, endLine: end.endLine, endCol: end.endCol };
}

function isLayout(kind: number): boolean {
  return kind === KIND.newline || kind === KIND.indent || kind === KIND.dedent || kind === KIND.endMarker;
}

function constant(value: null | boolean | { tag: 'ellipsis' }, token: Span): ast.Constant {
  return { node: 'Constant', value, kind: null, line: token.line, col: token.col, endLine: token.endLine, endCol: token.endCol };
}

function tuple(elts: ast.Expr[], start: Span, end: Span): ast.Tuple {
  return { node: 'Tuple', elts, ctx: 'Load', line: start.line, col: start.col, endLine: end.endLine, endCol: end.endCol };
}

interface ArgumentList {
  args: ast.Expr[];
  keywords: ast.Keyword[];
}

type Alternatives = { ALT: () => unknown; IGNORE_AMBIGUITIES?: boolean }[];

export interface GrammarOptions {
  /** Checks the grammar itself for ambiguity and left recursion; for tests, it is slow. */
  readonly validate?: boolean;
}

export class PythonGrammar extends EmbeddedActionsParser {
  // Owned by chevrotain; its types do not show them.
  declare protected tokVector: Token[];
  declare protected currIdx: number;

  private context: BuildContext = { text: '', notices: [], unicodeName: undefined };
  /** Index of the first token of the top-level statement before the one being read, for whoever looks for the error. */
  safeStart = 0;
  private statementStart = 0;

  constructor(options: GrammarOptions = {}) {
    const silent = () => 'no';
    super(VOCABULARY, {
      maxLookahead: 1,
      lookaheadStrategy: lazyLookahead(1),
      skipValidations: options.validate !== true,
      errorMessageProvider: {
        buildMismatchTokenMessage: silent,
        buildNotAllInputParsedMessage: silent,
        buildNoViableAltMessage: silent,
        buildEarlyExitMessage: silent,
      },
    });
    this.performSelfAnalysis();
  }

  /** Sets the parser on a new text. */
  begin(tokens: Token[], context: BuildContext): void {
    this.input = tokens as unknown as IToken[];
    this.context = context;
    this.safeStart = 0;
    this.statementStart = 0;
  }

  /** Lets go of the text. */
  finish(): void {
    this.input = [];
    this.context = { text: '', notices: [], unicodeName: undefined };
  }

  get tokenIndex(): number {
    return this.currIdx + 1;
  }

  private kind(): number {
    return this.LA(1).tokenTypeIdx;
  }

  private next(): Token {
    return this.LA(1) as unknown as Token;
  }

  private last(): Token {
    return this.LA(0) as unknown as Token;
  }

  /** The last token that is not layout: where a block ends. */
  private lastSolid(): Token {
    let i = this.currIdx;
    while (i > 0 && isLayout(this.tokVector[i].tokenTypeIdx)) i--;
    return i < 0 ? this.last() : this.tokVector[i];
  }

  /** CONSUME, giving our token. */
  private take(type: TokenType): Token {
    return this.CONSUME(type) as unknown as Token;
  }

  // ==== files

  readonly fileInput = this.RULE('fileInput', (): ast.Module => {
    const body: ast.Stmt[] = [];
    this.MANY(() => {
      this.safeStart = this.statementStart;
      this.statementStart = this.currIdx + 1;
      this.SUBRULE(this.statement, { ARGS: [body] });
    });
    this.safeStart = this.statementStart;
    this.CONSUME(EndMarker);
    return { node: 'Module', body };
  });

  /** One statement of a dialogue: a line of simple ones, or a compound one. */
  readonly interactiveInput = this.RULE('interactiveInput', (): ast.Interactive => {
    const body: ast.Stmt[] = [];
    this.SUBRULE(this.statement, { ARGS: [body] });
    this.CONSUME(EndMarker);
    return { node: 'Interactive', body };
  });

  readonly evalInput = this.RULE('evalInput', (): ast.Expression => {
    const body = this.SUBRULE(this.expressions);
    this.MANY(() => this.CONSUME(Newline));
    this.CONSUME(EndMarker);
    return { node: 'Expression', body };
  });

  // ==== statements

  private readonly statement = this.RULE('statement', (into: ast.Stmt[]): void => {
    if (!this.RECORDING_PHASE && BEGINS_COMPOUND[this.kind()] === 0) {
      this.SUBRULE(this.simpleStatements, { ARGS: [into] });
      return;
    }
    let simple = false;
    const node = this.OR([
      { ALT: () => this.SUBRULE(this.ifStatement) },
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [[], null] }) },
      { ALT: () => this.SUBRULE(this.classDefinition, { ARGS: [[]] }) },
      { ALT: () => this.SUBRULE(this.whileStatement) },
      { ALT: () => this.SUBRULE(this.tryStatement) },
      { ALT: () => this.SUBRULE(this.withStatement, { ARGS: [null] }) },
      { ALT: () => this.SUBRULE(this.decorated) },
      { ALT: () => this.SUBRULE(this.asyncStatement) },
      { ALT: () => this.SUBRULE(this.matchStatement) },
      {
        ALT: () => {
          simple = true;
          this.SUBRULE1(this.simpleStatements, { ARGS: [into] });
        },
      },
    ]) as unknown as ast.Stmt;
    if (!simple) into?.push(node);
  });

  private readonly simpleStatements = this.RULE('simpleStatements', (into: ast.Stmt[]): void => {
    const first = this.SUBRULE(this.simpleStatement);
    into?.push(first);
    if (this.RECORDING_PHASE || this.kind() === K_SEMICOLON) {
      this.MANY({
        GATE: () => BEGINS_STATEMENT[this.LA(2).tokenTypeIdx] === 1,
        DEF: () => {
          this.CONSUME(MARK[';']);
          const next = this.SUBRULE1(this.simpleStatement);
          into?.push(next);
        },
      });
      this.OPTION(() => this.CONSUME1(MARK[';']));
    }
    this.CONSUME(Newline);
  });

  private simpleAlternatives: Alternatives | undefined;

  private readonly simpleStatement = this.RULE('simpleStatement', (): ast.Stmt => {
    if (!this.RECORDING_PHASE && this.kind() === KIND.name) return this.SUBRULE(this.expressionStatement);
    return this.OR(
      (this.simpleAlternatives ??= [
        { ALT: () => this.SUBRULE1(this.expressionStatement) },
        { ALT: () => this.SUBRULE(this.returnStatement) },
        { ALT: () => this.SUBRULE(this.importStatement) },
        { ALT: () => this.SUBRULE(this.fromStatement) },
        { ALT: () => this.SUBRULE(this.raiseStatement) },
        {
          ALT: () => {
            const token = this.take(KEYWORD.pass);
            return { node: 'Pass', ...at(token, token) };
          },
        },
        {
          ALT: () => {
            const token = this.take(KEYWORD.break);
            return { node: 'Break', ...at(token, token) };
          },
        },
        {
          ALT: () => {
            const token = this.take(KEYWORD.continue);
            return { node: 'Continue', ...at(token, token) };
          },
        },
        { ALT: () => this.SUBRULE(this.assertStatement) },
        { ALT: () => this.SUBRULE(this.delStatement) },
        { ALT: () => this.SUBRULE(this.globalStatement) },
        { ALT: () => this.SUBRULE(this.typeStatement) },
      ]),
    ) as ast.Stmt;
  });

  private readonly block = this.RULE('block', (): ast.Stmt[] => {
    const body: ast.Stmt[] = [];
    const into: { ARGS: [ast.Stmt[]] } = { ARGS: [body] };
    if (!this.RECORDING_PHASE && this.kind() === KIND.newline) {
      this.CONSUME(Newline);
      this.CONSUME(Indent);
      do this.SUBRULE(this.statement, into);
      while (this.kind() !== KIND.dedent);
      this.CONSUME(Dedent);
      return body;
    }
    this.OR([
      {
        ALT: () => {
          this.CONSUME1(Newline);
          this.CONSUME1(Indent);
          this.AT_LEAST_ONE(() => this.SUBRULE1(this.statement, into));
          this.CONSUME1(Dedent);
        },
      },
      { ALT: () => this.SUBRULE(this.simpleStatements, into) },
    ]);
    return body;
  });

  /** `: block` */
  private readonly suite = this.RULE('suite', (): ast.Stmt[] => {
    this.CONSUME(MARK[':']);
    return this.SUBRULE(this.block);
  });

  private readonly expressionStatement = this.RULE('expressionStatement', (): ast.Stmt => {
    const start = this.next();
    let value = this.SUBRULE(this.yieldOrStar);
    let kind = this.kind();
    if (!this.RECORDING_PHASE && kind === KIND.newline) return { node: 'Expr', value, ...at(start, this.last()) };
    return this.OR([
      {
        ALT: () => {
          const targets: ast.Expr[] = [];
          this.AT_LEAST_ONE(() => {
            this.CONSUME(MARK['=']);
            if (!this.RECORDING_PHASE) targets.push(asTarget(value, 'Store'));
            value = this.SUBRULE1(this.yieldOrStar);
          });
          return { node: 'Assign', targets, value, ...at(start, this.last()) };
        },
      },
      {
        ALT: () => {
          kind = this.kind();
          this.CONSUME(AugmentedAssign);
          const target = this.RECORDING_PHASE ? value : asSingleTarget(value);
          const operand = this.SUBRULE2(this.yieldOrStar);
          return { node: 'AugAssign', target, op: AUGMENTED[kind] as ast.Operator, value: operand, ...at(start, this.last()) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(MARK[':']);
          const target = this.RECORDING_PHASE ? value : asSingleTarget(value);
          const annotation = this.SUBRULE(this.expression, FULL_ARGS);
          const assigned = this.OPTION(() => {
            this.CONSUME1(MARK['=']);
            return this.SUBRULE3(this.yieldOrStar);
          });
          const simple = target?.node === 'Name' && start.tokenTypeIdx === KIND.name;
          return { node: 'AnnAssign', target, annotation, value: assigned ?? null, simple, ...at(start, this.last()) };
        },
      },
      { ALT: () => ({ node: 'Expr', value, ...at(start, this.last()) }) },
    ]) as ast.Stmt;
  });

  private readonly yieldOrStar = this.RULE('yieldOrStar', (): ast.Expr => {
    if (!this.RECORDING_PHASE && this.kind() !== K_YIELD) return this.SUBRULE(this.starExpressions);
    return this.OR([{ ALT: () => this.SUBRULE(this.yieldExpression) }, { ALT: () => this.SUBRULE1(this.starExpressions) }]);
  });

  private readonly returnStatement = this.RULE('returnStatement', (): ast.Return => {
    const start = this.take(KEYWORD.return);
    const value = this.OPTION(() => this.SUBRULE(this.starExpressions));
    return { node: 'Return', value: value ?? null, ...at(start, this.last()) };
  });

  private readonly raiseStatement = this.RULE('raiseStatement', (): ast.Raise => {
    const start = this.take(KEYWORD.raise);
    let exc: ast.Expr | null = null;
    let cause: ast.Expr | null = null;
    this.OPTION(() => {
      exc = this.SUBRULE(this.expression, FULL_ARGS);
      this.OPTION1(() => {
        this.CONSUME(KEYWORD.from);
        cause = this.SUBRULE1(this.expression, FULL_ARGS);
      });
    });
    return { node: 'Raise', exc, cause, ...at(start, this.last()) };
  });

  private readonly assertStatement = this.RULE('assertStatement', (): ast.Assert => {
    const start = this.take(KEYWORD.assert);
    const test = this.SUBRULE(this.expression, FULL_ARGS);
    const msg = this.OPTION(() => {
      this.CONSUME(MARK[',']);
      return this.SUBRULE1(this.expression, FULL_ARGS);
    });
    return { node: 'Assert', test, msg: msg ?? null, ...at(start, this.last()) };
  });

  private readonly delStatement = this.RULE('delStatement', (): ast.Delete => {
    const start = this.take(KEYWORD.del);
    const targets: ast.Expr[] = [];
    const read = (expr: ast.Expr): void => {
      if (!this.RECORDING_PHASE) targets.push(asTarget(expr, 'Del'));
    };
    read(this.SUBRULE(this.expression, OPERAND));
    this.MANY({
      GATE: () => BEGINS_EXPRESSION[this.LA(2).tokenTypeIdx] === 1,
      DEF: () => {
        this.CONSUME(MARK[',']);
        read(this.SUBRULE1(this.expression, OPERAND));
      },
    });
    this.OPTION(() => this.CONSUME1(MARK[',']));
    return { node: 'Delete', targets, ...at(start, this.last()) };
  });

  private readonly globalStatement = this.RULE('globalStatement', (): ast.Global | ast.Nonlocal => {
    const start = this.next();
    const node = this.OR([
      {
        ALT: () => {
          this.CONSUME(KEYWORD.global);
          return 'Global' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(KEYWORD.nonlocal);
          return 'Nonlocal' as const;
        },
      },
    ]);
    const names: string[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: MARK[','], DEF: () => names.push(this.take(Name).image) });
    return { node, names, ...at(start, this.last()) };
  });

  private readonly typeStatement = this.RULE('typeStatement', (): ast.TypeAlias => {
    const start = this.take(TypeWord);
    const name = nameNode(this.take(Name), 'Store');
    const typeParameters = this.SUBRULE(this.optionalTypeParameters);
    this.CONSUME(MARK['=']);
    const value = this.SUBRULE(this.expression, FULL_ARGS);
    return { node: 'TypeAlias', name, type_params: typeParameters, value, ...at(start, this.last()) };
  });

  // ---- imports

  private readonly dottedName = this.RULE('dottedName', (): string => {
    let name = this.take(Name).image;
    this.MANY(() => {
      this.CONSUME(MARK['.']);
      name += `.${(this.CONSUME1(Name) as unknown as Token).image}`;
    });
    return name;
  });

  private readonly importStatement = this.RULE('importStatement', (): ast.Import => {
    const start = this.take(KEYWORD.import);
    const names: ast.Alias[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: MARK[','],
      DEF: () => {
        const first = this.next();
        const name = this.SUBRULE(this.dottedName);
        const asname = this.OPTION(() => {
          this.CONSUME(KEYWORD.as);
          return this.take(Name).image;
        });
        names.push({ node: 'alias', name, asname: asname ?? null, ...at(first, this.last()) });
      },
    });
    return { node: 'Import', names, ...at(start, this.last()) };
  });

  private readonly fromStatement = this.RULE('fromStatement', (): ast.ImportFrom => {
    const start = this.take(KEYWORD.from);
    let level = 0;
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(MARK['.']);
            level++;
          },
        },
        {
          ALT: () => {
            this.CONSUME(MARK['...']);
            level += 3;
          },
        },
      ]),
    );
    const module = this.OPTION(() => this.SUBRULE(this.dottedName)) ?? null;
    if (!this.RECORDING_PHASE && level === 0 && module === null) reject();
    this.CONSUME(KEYWORD.import);
    const names: ast.Alias[] = [];
    this.OR1([
      {
        ALT: () => {
          const star = this.take(MARK['*']);
          names.push({ node: 'alias', name: '*', asname: null, ...at(star, star) });
        },
      },
      {
        ALT: () => {
          this.CONSUME(MARK['(']);
          this.SUBRULE(this.importedNames, { ARGS: [names] });
          this.OPTION1(() => this.CONSUME(MARK[',']));
          this.CONSUME(MARK[')']);
        },
      },
      { ALT: () => this.SUBRULE1(this.importedNames, { ARGS: [names] }) },
    ]);
    return { node: 'ImportFrom', module, names, level, ...at(start, this.last()) };
  });

  private readonly importedNames = this.RULE('importedNames', (into: ast.Alias[]): void => {
    const one = (first: Token): void => {
      const asname = this.OPTION(() => {
        this.CONSUME(KEYWORD.as);
        return (this.CONSUME1(Name) as unknown as Token).image;
      });
      into?.push({ node: 'alias', name: first.image, asname: asname ?? null, ...at(first, this.last()) });
    };
    one(this.take(Name));
    this.MANY({
      GATE: () => this.LA(2).tokenTypeIdx === KIND.name,
      DEF: () => {
        this.CONSUME(MARK[',']);
        const first = this.CONSUME2(Name) as unknown as Token;
        const asname = this.OPTION1(() => {
          this.CONSUME1(KEYWORD.as);
          return (this.CONSUME3(Name) as unknown as Token).image;
        });
        into?.push({ node: 'alias', name: first.image, asname: asname ?? null, ...at(first, this.last()) });
      },
    });
  });

  // ---- compound statements

  private readonly ifStatement = this.RULE('ifStatement', (): ast.If => {
    interface Branch {
      start: Token;
      test: ast.Expr;
      body: ast.Stmt[];
    }
    const branches: Branch[] = [];
    const start = this.take(KEYWORD.if);
    const test = this.SUBRULE(this.namedExpression);
    const body = this.SUBRULE(this.suite);
    branches.push({ start, test, body });
    this.MANY(() => {
      const elif = this.take(KEYWORD.elif);
      const condition = this.SUBRULE1(this.namedExpression);
      const block = this.SUBRULE1(this.suite);
      branches.push({ start: elif, test: condition, body: block });
    });
    let orelse = this.SUBRULE(this.optionalElse);
    if (this.RECORDING_PHASE) return undefined as unknown as ast.If;
    // An `elif` is an `if` in the `else` of the one before: built from the last, so that thousands cost no host stack.
    const end = this.lastSolid();
    for (let i = branches.length - 1; ; i--) {
      const branch = branches[i];
      const node: ast.If = { node: 'If', test: branch.test, body: branch.body, orelse, ...at(branch.start, end) };
      if (i === 0) return node;
      orelse = [node];
    }
  });

  private readonly optionalElse = this.RULE('optionalElse', (): ast.Stmt[] => {
    if (!this.RECORDING_PHASE && this.kind() !== K_ELSE) return [];
    return (
      this.OPTION(() => {
        this.CONSUME(KEYWORD.else);
        return this.SUBRULE(this.suite);
      }) ?? []
    );
  });

  private readonly whileStatement = this.RULE('whileStatement', (): ast.While => {
    const start = this.take(KEYWORD.while);
    const test = this.SUBRULE(this.namedExpression);
    const body = this.SUBRULE(this.suite);
    const orelse = this.SUBRULE(this.optionalElse);
    return { node: 'While', test, body, orelse, ...at(start, this.lastSolid()) };
  });

  private readonly forStatement = this.RULE('forStatement', (asyncToken: Token | null): ast.For | ast.AsyncFor => {
    const start = asyncToken ?? this.next();
    this.CONSUME(KEYWORD.for);
    const target = this.SUBRULE(this.loopTarget);
    this.CONSUME(KEYWORD.in);
    const iter = this.SUBRULE(this.starExpressions);
    const body = this.SUBRULE(this.suite);
    const orelse = this.SUBRULE(this.optionalElse);
    return { node: asyncToken ? 'AsyncFor' : 'For', target, iter, body, orelse, ...at(start, this.lastSolid()) };
  });

  /** The targets of a `for`: read as operands, since `in` is an operator too. */
  private readonly loopTarget = this.RULE('loopTarget', (): ast.Expr => {
    const start = this.next();
    const first = this.SUBRULE(this.starOperand);
    if (!this.RECORDING_PHASE && this.kind() !== K_COMMA) return asTarget(first, 'Store');
    const elts = [first];
    this.MANY({
      GATE: () => BEGINS_STARRED[this.LA(2).tokenTypeIdx] === 1,
      DEF: () => {
        this.CONSUME(MARK[',']);
        elts.push(this.SUBRULE1(this.starOperand));
      },
    });
    this.OPTION(() => this.CONSUME1(MARK[',']));
    if (this.RECORDING_PHASE) return first;
    return asTarget(tuple(elts, start, this.last()), 'Store');
  });

  private readonly starOperand = this.RULE('starOperand', (): ast.Expr => {
    if (!this.RECORDING_PHASE && this.kind() !== K_STAR) return this.SUBRULE(this.expression, OPERAND);
    return this.OR([
      {
        ALT: () => {
          const start = this.take(MARK['*']);
          const value = this.SUBRULE1(this.expression, OPERAND);
          return { node: 'Starred', value, ctx: 'Load', ...at(start, this.last()) };
        },
      },
      { ALT: () => this.SUBRULE2(this.expression, OPERAND) },
    ]) as ast.Expr;
  });

  private readonly tryStatement = this.RULE('tryStatement', (): ast.Try | ast.TryStar => {
    const start = this.take(KEYWORD.try);
    const body = this.SUBRULE(this.suite);
    const handlers: ast.ExceptHandler[] = [];
    let star: boolean | null = null;
    this.MANY(() => {
      const isStar = this.LA(2).tokenTypeIdx === K_STAR;
      const handler = this.SUBRULE(this.exceptHandler);
      if (this.RECORDING_PHASE) return;
      if (star !== null && star !== isStar) reject();
      star = isStar;
      handlers.push(handler);
    });
    let orelse: ast.Stmt[] = [];
    if (this.RECORDING_PHASE || handlers.length > 0) orelse = this.SUBRULE(this.optionalElse);
    const finalbody =
      this.OPTION(() => {
        this.CONSUME(KEYWORD.finally);
        return this.SUBRULE1(this.suite);
      }) ?? [];
    if (!this.RECORDING_PHASE && handlers.length === 0 && finalbody.length === 0) reject();
    return { node: star === true ? 'TryStar' : 'Try', body, handlers, orelse, finalbody, ...at(start, this.lastSolid()) };
  });

  private readonly exceptHandler = this.RULE('exceptHandler', (): ast.ExceptHandler => {
    const start = this.take(KEYWORD.except);
    let type: ast.Expr | null = null;
    let name: string | null = null;
    const star = this.OPTION(() => this.CONSUME(MARK['*']));
    this.OPTION1(() => {
      const first = this.next();
      const one = this.SUBRULE(this.expression, FULL_ARGS);
      const elts = [one];
      let commas = 0;
      this.MANY({
        GATE: () => BEGINS_EXPRESSION[this.LA(2).tokenTypeIdx] === 1,
        DEF: () => {
          this.CONSUME(MARK[',']);
          commas++;
          elts.push(this.SUBRULE1(this.expression, FULL_ARGS));
        },
      });
      this.OPTION2(() => {
        this.CONSUME1(MARK[',']);
        commas++;
      });
      type = commas > 0 ? tuple(elts, first, this.last()) : one;
      this.OPTION3(() => {
        if (!this.RECORDING_PHASE && commas > 0) reject();
        this.CONSUME(KEYWORD.as);
        name = this.take(Name).image;
      });
    });
    if (!this.RECORDING_PHASE && star !== undefined && type === null) reject();
    const body = this.SUBRULE(this.suite);
    return { node: 'ExceptHandler', type, name, body, ...at(start, this.lastSolid()) };
  });

  private readonly withStatement = this.RULE('withStatement', (asyncToken: Token | null): ast.With | ast.AsyncWith => {
    const start = asyncToken ?? this.next();
    this.CONSUME(KEYWORD.with);
    let items: ast.WithItem[] = [];
    const paren = this.RECORDING_PHASE ? 'none' : this.parenthesisedItems();
    this.OR([
      {
        GATE: () => paren === 'as',
        ALT: () => {
          this.CONSUME(MARK['(']);
          items.push(this.SUBRULE(this.withItem));
          this.MANY({
            GATE: () => BEGINS_EXPRESSION[this.LA(2).tokenTypeIdx] === 1,
            DEF: () => {
              this.CONSUME(MARK[',']);
              items.push(this.SUBRULE1(this.withItem));
            },
          });
          this.OPTION(() => this.CONSUME1(MARK[',']));
          this.CONSUME(MARK[')']);
        },
        IGNORE_AMBIGUITIES: true,
      },
      {
        ALT: () => {
          items.push(this.SUBRULE2(this.withItem));
          this.MANY1(() => {
            this.CONSUME2(MARK[',']);
            items.push(this.SUBRULE3(this.withItem));
          });
        },
      },
    ]);
    const body = this.SUBRULE(this.suite);
    // `with (a, b):` was read as one tuple and is two managers.
    const only = items[0];
    if (paren === 'plain' && items.length === 1 && only.context_expr.node === 'Tuple' && only.context_expr.elts.length > 0) {
      const { elts } = only.context_expr;
      if (elts.every((element) => element.node !== 'Starred'))
        items = elts.map((element) => ({ node: 'withitem', context_expr: element, optional_vars: null }));
    }
    return { node: asyncToken ? 'AsyncWith' : 'With', items, body, ...at(start, this.lastSolid()) };
  });

  /**
   * Behind `with`: do parentheses enclose everything up to the colon? 'as' if an `as` stands directly inside them, 'plain' if
   * only what could be managers does.
   */
  private parenthesisedItems(): 'none' | 'as' | 'plain' {
    if (this.kind() !== K_LPAR) return 'none';
    let depth = 0;
    let as = false;
    let walrus = false;
    for (let i = this.currIdx + 1; i < this.tokVector.length; i++) {
      const kind = this.tokVector[i].tokenTypeIdx;
      if (kind === K_LPAR || kind === K_LSQB || kind === K_LBRACE) depth++;
      else if (kind === K_RPAR || kind === K_RSQB || kind === K_RBRACE) {
        if (--depth === 0) {
          if (this.tokVector[i + 1]?.tokenTypeIdx !== K_COLON) return 'none';
          return as ? 'as' : walrus ? 'none' : 'plain';
        }
      } else if (depth === 1) {
        if (kind === K_AS) as = true;
        else if (kind === K_WALRUS) walrus = true;
      }
    }
    return 'none';
  }

  private readonly withItem = this.RULE('withItem', (): ast.WithItem => {
    const expr = this.SUBRULE(this.expression, FULL_ARGS);
    const vars = this.OPTION(() => {
      this.CONSUME(KEYWORD.as);
      const target = this.SUBRULE(this.starOperand);
      return this.RECORDING_PHASE ? target : asTarget(target, 'Store');
    });
    return { node: 'withitem', context_expr: expr, optional_vars: vars ?? null };
  });

  private readonly asyncStatement = this.RULE('asyncStatement', (): ast.Stmt => {
    const start = this.take(KEYWORD.async);
    return this.OR<ast.Stmt>([
      { ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [[], start] }) },
      { ALT: () => this.SUBRULE(this.forStatement, { ARGS: [start] }) },
      { ALT: () => this.SUBRULE(this.withStatement, { ARGS: [start] }) },
    ]);
  });

  private readonly decorated = this.RULE('decorated', (): ast.Stmt => {
    const decorators: ast.Expr[] = [];
    this.AT_LEAST_ONE(() => {
      this.CONSUME(MARK['@']);
      decorators.push(this.SUBRULE(this.namedExpression));
      this.CONSUME(Newline);
    });
    return this.OR<ast.Stmt>([
      { ALT: () => this.SUBRULE(this.functionDefinition, { ARGS: [decorators, null] }) },
      { ALT: () => this.SUBRULE(this.classDefinition, { ARGS: [decorators] }) },
      {
        ALT: () => {
          const start = this.take(KEYWORD.async);
          return this.SUBRULE1(this.functionDefinition, { ARGS: [decorators, start] });
        },
      },
    ]);
  });

  private readonly functionDefinition = this.RULE(
    'functionDefinition',
    (decorators: ast.Expr[], asyncToken: Token | null): ast.FunctionDef | ast.AsyncFunctionDef => {
      const start = asyncToken ?? this.next();
      this.CONSUME(KEYWORD.def);
      const name = this.take(Name).image;
      const typeParameters = this.SUBRULE(this.optionalTypeParameters);
      this.CONSUME(MARK['(']);
      const args = this.SUBRULE(this.parameters, { ARGS: [false] });
      this.CONSUME(MARK[')']);
      const returns = this.OPTION(() => {
        this.CONSUME(MARK['->']);
        return this.SUBRULE(this.expression, FULL_ARGS);
      });
      const body = this.SUBRULE(this.suite);
      return {
        node: asyncToken ? 'AsyncFunctionDef' : 'FunctionDef',
        name,
        args,
        body,
        decorator_list: decorators,
        returns: returns ?? null,
        type_params: typeParameters,
        ...at(start, this.lastSolid()),
      };
    },
  );

  private readonly classDefinition = this.RULE('classDefinition', (decorators: ast.Expr[]): ast.ClassDef => {
    const start = this.take(KEYWORD.class);
    const name = this.take(Name).image;
    const typeParameters = this.SUBRULE(this.optionalTypeParameters);
    const list = this.OPTION(() => this.SUBRULE(this.argumentList));
    const body = this.SUBRULE(this.suite);
    return {
      node: 'ClassDef',
      name,
      bases: list?.args ?? [],
      keywords: list?.keywords ?? [],
      body,
      decorator_list: decorators,
      type_params: typeParameters,
      ...at(start, this.lastSolid()),
    };
  });

  // ---- parameters

  /** The parameters of a `def`, or of a `lambda`, where a colon does not begin an annotation. */
  private readonly parameters = this.RULE('parameters', (lambda: boolean): ast.Arguments => {
    const list: Parameter[] = [];
    const more = (): boolean => {
      const kind = this.LA(2).tokenTypeIdx;
      return kind === KIND.name || kind === K_STAR || kind === K_DOUBLE_STAR || kind === K_SLASH;
    };
    this.OPTION(() => {
      list.push(this.SUBRULE(this.parameter, { ARGS: [lambda] }));
      this.MANY({
        GATE: more,
        DEF: () => {
          this.CONSUME(MARK[',']);
          list.push(this.SUBRULE1(this.parameter, { ARGS: [lambda] }));
        },
      });
      this.OPTION1(() => {
        this.CONSUME1(MARK[',']);
        if (!this.RECORDING_PHASE && list[list.length - 1].form === 'star' && list[list.length - 1].arg === null) reject();
      });
    });
    return this.RECORDING_PHASE ? (undefined as unknown as ast.Arguments) : argumentsOf(list);
  });

  private readonly parameter = this.RULE('parameter', (lambda: boolean): Parameter => {
    const start = this.next();
    let form: Parameter['form'] = 'plain';
    let arg: ast.Arg | null = null;
    this.OR([
      {
        ALT: () => {
          arg = this.SUBRULE(this.parameterName, { ARGS: [lambda, false] });
        },
      },
      {
        ALT: () => {
          this.CONSUME(MARK['*']);
          form = 'star';
          arg = this.OPTION(() => this.SUBRULE1(this.parameterName, { ARGS: [lambda, true] })) ?? null;
        },
      },
      {
        ALT: () => {
          this.CONSUME(MARK['**']);
          form = 'doubleStar';
          arg = this.SUBRULE2(this.parameterName, { ARGS: [lambda, false] });
        },
      },
      {
        ALT: () => {
          this.CONSUME(MARK['/']);
          form = 'slash';
        },
      },
    ]);
    let defaultValue: ast.Expr | null = null;
    if (this.RECORDING_PHASE || this.kind() === K_EQUAL) {
      this.OPTION1(() => {
        if (!this.RECORDING_PHASE && start.tokenTypeIdx !== KIND.name) reject();
        this.CONSUME(MARK['=']);
        defaultValue = this.SUBRULE(this.expression, FULL_ARGS);
      });
    }
    return { arg, form, defaultValue };
  });

  private readonly parameterName = this.RULE('parameterName', (lambda: boolean, starred: boolean): ast.Arg => {
    const name = this.take(Name);
    let annotation: ast.Expr | null = null;
    if (this.RECORDING_PHASE || (!lambda && this.kind() === K_COLON)) {
      this.OPTION(() => {
        this.CONSUME(MARK[':']);
        annotation = this.OR([
          { ALT: () => this.SUBRULE(this.expression, FULL_ARGS) },
          {
            ALT: () => {
              if (!this.RECORDING_PHASE && !starred) reject();
              const start = this.take(MARK['*']);
              const value = this.SUBRULE1(this.expression, OPERAND);
              return { node: 'Starred', value, ctx: 'Load', ...at(start, this.last()) } as ast.Starred;
            },
          },
        ]);
      });
    }
    return { node: 'arg', arg: name.image, annotation, ...at(name, this.last()) };
  });

  private readonly optionalTypeParameters = this.RULE('optionalTypeParameters', (): ast.TypeParam[] => {
    if (!this.RECORDING_PHASE && this.kind() !== K_LSQB) return [];
    const list: ast.TypeParam[] = [];
    this.OPTION(() => {
      this.CONSUME(MARK['[']);
      list.push(this.SUBRULE(this.typeParameter));
      this.MANY({
        GATE: () => this.LA(2).tokenTypeIdx !== K_RSQB,
        DEF: () => {
          this.CONSUME(MARK[',']);
          list.push(this.SUBRULE1(this.typeParameter));
        },
      });
      this.OPTION1(() => this.CONSUME1(MARK[',']));
      this.CONSUME(MARK[']']);
    });
    return list;
  });

  private readonly typeParameter = this.RULE('typeParameter', (): ast.TypeParam => {
    const start = this.next();
    const defaultOf = (): ast.Expr => this.SUBRULE(this.expression, FULL_ARGS);
    return this.OR<ast.TypeParam>([
      {
        ALT: () => {
          const name = this.take(Name).image;
          const bound = this.OPTION(() => {
            this.CONSUME(MARK[':']);
            return this.SUBRULE1(this.expression, FULL_ARGS);
          });
          const fallback = this.OPTION1(() => {
            this.CONSUME(MARK['=']);
            return defaultOf();
          });
          return { node: 'TypeVar', name, bound: bound ?? null, default_value: fallback ?? null, ...at(start, this.last()) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(MARK['*']);
          const name = (this.CONSUME1(Name) as unknown as Token).image;
          const fallback = this.OPTION2(() => {
            this.CONSUME1(MARK['=']);
            return this.SUBRULE(this.starExpression);
          });
          return { node: 'TypeVarTuple', name, default_value: fallback ?? null, ...at(start, this.last()) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(MARK['**']);
          const name = (this.CONSUME2(Name) as unknown as Token).image;
          const fallback = this.OPTION3(() => {
            this.CONSUME2(MARK['=']);
            return this.SUBRULE2(this.expression, FULL_ARGS);
          });
          return { node: 'ParamSpec', name, default_value: fallback ?? null, ...at(start, this.last()) };
        },
      },
    ]);
  });

  // ==== expressions

  /** A tuple without parentheses, no stars: `eval` input. */
  private readonly expressions = this.RULE('expressions', (): ast.Expr => {
    const start = this.next();
    const first = this.SUBRULE(this.expression, FULL_ARGS);
    if (!this.RECORDING_PHASE && this.kind() !== K_COMMA) return first;
    const elts = [first];
    this.MANY({
      GATE: () => BEGINS_EXPRESSION[this.LA(2).tokenTypeIdx] === 1,
      DEF: () => {
        this.CONSUME(MARK[',']);
        elts.push(this.SUBRULE1(this.expression, FULL_ARGS));
      },
    });
    this.OPTION(() => this.CONSUME1(MARK[',']));
    return tuple(elts, start, this.last());
  });

  private readonly starExpressions = this.RULE('starExpressions', (): ast.Expr => {
    const start = this.next();
    const first =
      !this.RECORDING_PHASE && start.tokenTypeIdx !== K_STAR
        ? this.SUBRULE2(this.expression, FULL_ARGS)
        : this.SUBRULE(this.starExpression);
    if (!this.RECORDING_PHASE && this.kind() !== K_COMMA) return first;
    const elts = [first];
    this.MANY({
      GATE: () => BEGINS_STARRED[this.LA(2).tokenTypeIdx] === 1,
      DEF: () => {
        this.CONSUME(MARK[',']);
        elts.push(this.SUBRULE1(this.starExpression));
      },
    });
    this.OPTION(() => this.CONSUME1(MARK[',']));
    return tuple(elts, start, this.last());
  });

  private readonly starExpression = this.RULE('starExpression', (): ast.Expr => {
    if (!this.RECORDING_PHASE && this.kind() !== K_STAR) return this.SUBRULE(this.expression, FULL_ARGS);
    return this.OR<ast.Expr>([{ ALT: () => this.SUBRULE(this.starred) }, { ALT: () => this.SUBRULE1(this.expression, FULL_ARGS) }]);
  });

  private readonly starred = this.RULE('starred', (): ast.Starred => {
    const start = this.take(MARK['*']);
    const value = this.SUBRULE(this.expression, OPERAND);
    return { node: 'Starred', value, ctx: 'Load', ...at(start, this.last()) };
  });

  /** An element of a display: may be starred or a `:=`. */
  private readonly starNamedExpression = this.RULE('starNamedExpression', (): ast.Expr => {
    if (!this.RECORDING_PHASE && this.kind() !== K_STAR) return this.SUBRULE(this.namedExpression);
    return this.OR<ast.Expr>([{ ALT: () => this.SUBRULE(this.starred) }, { ALT: () => this.SUBRULE1(this.namedExpression) }]);
  });

  /** A starNamedExpression without a rule of its own: most elements are none of the things that the rule is for. */
  private element(): ast.Expr {
    if (this.RECORDING_PHASE) return this.SUBRULE(this.starNamedExpression);
    if (this.kind() === K_STAR) return this.SUBRULE(this.starred);
    return this.named();
  }

  /** A namedExpression, likewise. */
  private named(): ast.Expr {
    if (this.RECORDING_PHASE) return this.SUBRULE(this.namedExpression);
    const start = this.next();
    const expr = this.SUBRULE(this.expression, FULL_ARGS);
    return this.kind() === K_WALRUS ? this.assigned(expr, start) : expr;
  }

  /** From the `:=`. */
  private assigned(target: ast.Expr, start: Token): ast.NamedExpr {
    // Only a name by itself, not even in parentheses.
    if (!this.RECORDING_PHASE && (target.node !== 'Name' || start.tokenTypeIdx !== KIND.name)) reject();
    this.CONSUME(MARK[':=']);
    const value = this.SUBRULE1(this.expression, FULL_ARGS);
    if (!this.RECORDING_PHASE) (target as ast.Name).ctx = 'Store';
    return { node: 'NamedExpr', target: target as ast.Name, value, ...at(start, this.last()) };
  }

  private readonly namedExpression = this.RULE('namedExpression', (): ast.Expr => {
    const start = this.next();
    const expr = this.SUBRULE(this.expression, FULL_ARGS);
    if (!this.RECORDING_PHASE && this.kind() !== K_WALRUS) return expr;
    return this.OPTION((): ast.Expr => this.assigned(expr, start)) ?? expr;
  });

  private readonly yieldExpression = this.RULE('yieldExpression', (): ast.Expr => {
    const start = this.take(KEYWORD.yield);
    const fromValue = this.OPTION(() => {
      this.CONSUME(KEYWORD.from);
      return this.SUBRULE(this.expression, FULL_ARGS);
    });
    if (!this.RECORDING_PHASE && fromValue !== undefined) return { node: 'YieldFrom', value: fromValue, ...at(start, this.last()) };
    const value = this.OPTION1(() => this.SUBRULE(this.starExpressions));
    return { node: 'Yield', value: value ?? null, ...at(start, this.last()) };
  });

  private readonly expression = this.RULE('expression', (floor: number): ast.Expr => {
    const start = this.next();
    const kind = start.tokenTypeIdx;
    let first: ast.Expr | undefined;
    if (!this.RECORDING_PHASE && kind !== K_LAMBDA && UNARY[kind] === undefined) {
      first = this.SUBRULE(this.primary);
      const after = this.kind();
      if (LEVEL[after] <= floor || LEVEL[after] === 0) {
        if (after !== K_IF || floor !== FULL) return first;
      }
    }
    let result: ast.Expr;
    if (!this.RECORDING_PHASE && first !== undefined) {
      result = this.operations(start, floor, first);
    } else {
      result = this.OR<ast.Expr>([
        {
          ALT: () => {
            if (!this.RECORDING_PHASE && floor !== FULL) reject();
            return this.SUBRULE(this.lambda);
          },
        },
        { ALT: () => this.operations(start, floor, undefined) },
      ]);
    }
    if (!this.RECORDING_PHASE && (floor !== FULL || this.kind() !== K_IF)) return result;
    return this.conditional(start, result);
  });

  /** `body if test else ...`, as often as it comes: the last `else` binds first. */
  private conditional(start: Token, first: ast.Expr): ast.Expr {
    const starts: Token[] = [start];
    const bodies: ast.Expr[] = [];
    const tests: ast.Expr[] = [];
    let tail = first;
    this.MANY2(() => {
      bodies.push(tail);
      this.CONSUME(KEYWORD.if);
      tests.push(this.SUBRULE2(this.expression, NO_TEST));
      this.CONSUME(KEYWORD.else);
      const tailStart = this.next();
      starts.push(tailStart);
      tail = this.OR2<ast.Expr>([
        { ALT: () => this.SUBRULE2(this.lambda), IGNORE_AMBIGUITIES: true },
        { ALT: () => this.SUBRULE3(this.expression, NO_TEST) },
      ]);
    });
    if (this.RECORDING_PHASE) return first;
    const end = this.last();
    for (let i = bodies.length - 1; i >= 0; i--) {
      tail = { node: 'IfExp', test: tests[i], body: bodies[i], orelse: tail, ...at(starts[i], end) };
    }
    return tail;
  }

  /** Operands and operators above the floor. `first` is the first operand if it has been read. */
  private operations(start: Token, floor: number, first: ast.Expr | undefined): ast.Expr {
    const operands: ast.Expr[] = [];
    const starts: Token[] = [];
    // Prefix operators wait here among the binary ones; `prefixStarts` has a token for each operator that is a prefix.
    const operators: OperatorRow[] = [];
    const prefixStarts: (Token | undefined)[] = [];
    // The comparison and the and/or that may still grow; one in parentheses is another node and never grows.
    let comparison: ast.Compare | undefined;
    let orChain: ast.BoolOp | undefined;
    let andChain: ast.BoolOp | undefined;

    const reduce = (): void => {
      const row = operators.pop() as OperatorRow;
      const prefix = prefixStarts.pop();
      const end = this.last();
      const right = operands.pop() as ast.Expr;
      starts.pop();
      if (prefix !== undefined) {
        operands.push({ node: 'UnaryOp', op: row.unary as ast.UnaryOperator, operand: right, ...at(prefix, end) });
        starts.push(prefix);
        return;
      }
      const left = operands.pop() as ast.Expr;
      const leftStart = starts[starts.length - 1];
      if (row.binary !== undefined) {
        operands.push({
          node: 'BinOp',
          left,
          op: row.binary,
          right,
          line: leftStart.line,
          col: leftStart.col,
          endLine: end.endLine,
          endCol: end.endCol,
        });
      } else if (row.compare !== undefined) {
        if (comparison !== undefined && left === comparison) {
          comparison.ops.push(row.compare);
          comparison.comparators.push(right);
          extendTo(comparison, end);
        } else {
          comparison = { node: 'Compare', left, ops: [row.compare], comparators: [right], ...at(leftStart, end) };
        }
        operands.push(comparison);
      } else {
        let chain = row.bool === 'Or' ? orChain : andChain;
        if (chain !== undefined && left === chain) {
          chain.values.push(right);
          extendTo(chain, end);
        } else {
          chain = { node: 'BoolOp', op: row.bool as ast.BoolOperator, values: [left, right], ...at(leftStart, end) };
          if (row.bool === 'Or') orChain = chain;
          else andChain = chain;
        }
        operands.push(chain);
      }
    };
    const prefix = (token: Token): void => {
      if (this.RECORDING_PHASE) return;
      const row = UNARY[token.tokenTypeIdx] as OperatorRow;
      // `a + not b` is no expression.
      const top = operators.length > 0 ? operators[operators.length - 1].precedence : floor;
      if (row.precedence === NOT_LEVEL && top > NOT_LEVEL) reject();
      operators.push(row);
      prefixStarts.push(token);
    };

    if (this.RECORDING_PHASE || first === undefined) {
      this.MANY(() => {
        const token = this.next();
        this.CONSUME(PrefixOperator);
        prefix(token);
      });
      starts.push(this.next());
      operands.push(this.SUBRULE1(this.primary));
    } else {
      starts.push(start);
      operands.push(first);
    }
    this.MANY1({
      GATE: () => LEVEL[this.LA(1).tokenTypeIdx] > floor,
      DEF: () => {
        const kind = this.kind();
        this.CONSUME(BinaryOperator);
        let row = BINARY[kind] as OperatorRow;
        if (this.RECORDING_PHASE || kind === K_IS) {
          this.OPTION(() => {
            this.CONSUME(KEYWORD.not);
            row = IS_NOT;
          });
        }
        if (this.RECORDING_PHASE || kind === KIND.notOfNotIn) this.OPTION1(() => this.CONSUME(KEYWORD.in));
        if (!this.RECORDING_PHASE) {
          const level = row.precedence;
          // `**` binds to the right.
          const limit = level === POWER_LEVEL ? POWER_LEVEL + 1 : level;
          // The operator has been consumed; the operands end one token (or two) before it.
          const behind = this.currIdx;
          this.currIdx = row === IS_NOT || row === NOT_IN ? behind - 2 : behind - 1;
          while (operators.length > 0 && operators[operators.length - 1].precedence >= limit) reduce();
          this.currIdx = behind;
          operators.push(row);
          prefixStarts.push(undefined);
        }
        if (this.RECORDING_PHASE || UNARY[this.kind()] !== undefined) {
          this.MANY3(() => {
            const token = this.next();
            this.CONSUME1(PrefixOperator);
            prefix(token);
          });
        }
        starts.push(this.next());
        operands.push(this.SUBRULE3(this.primary));
      },
    });
    if (this.RECORDING_PHASE) return undefined as unknown as ast.Expr;
    while (operators.length > 0) reduce();
    return operands[0];
  }

  private readonly lambda = this.RULE('lambda', (): ast.Lambda => {
    const start = this.take(KEYWORD.lambda);
    const args = this.SUBRULE(this.parameters, { ARGS: [true] });
    this.CONSUME(MARK[':']);
    const body = this.SUBRULE(this.expression, FULL_ARGS);
    return { node: 'Lambda', args, body, ...at(start, this.last()) };
  });

  private atomAlternatives: Alternatives | undefined;

  private readonly primary = this.RULE('primary', (): ast.Expr => {
    const start = this.next();
    let kind = start.tokenTypeIdx;
    let awaited: Token | undefined;
    let first = start;
    if (this.RECORDING_PHASE || kind === K_AWAIT) {
      awaited = this.OPTION(() => this.take(KEYWORD.await));
      first = this.next();
      kind = first.tokenTypeIdx;
    }
    let node: ast.Expr;
    if (!this.RECORDING_PHASE && kind === KIND.name) {
      this.CONSUME(Name);
      node = { node: 'Name', id: first.image, ctx: 'Load', line: first.line, col: first.col, endLine: first.endLine, endCol: first.endCol };
    } else if (!this.RECORDING_PHASE && kind === K_LPAR) {
      node = this.SUBRULE(this.group);
    } else if (!this.RECORDING_PHASE && kind === K_LSQB) {
      node = this.SUBRULE(this.listDisplay);
    } else if (!this.RECORDING_PHASE && kind === K_LBRACE) {
      node = this.SUBRULE(this.braceDisplay);
    } else if (!this.RECORDING_PHASE && isStringKind(kind)) {
      node = this.SUBRULE(this.strings);
    } else {
      node = this.OR(
        (this.atomAlternatives ??= [
          { ALT: () => nameNode(this.CONSUME1(Name) as unknown as Token, 'Load') },
          {
            ALT: () => {
              const token = this.take(NumberLiteral);
              return this.RECORDING_PHASE ? token : numberNode(token);
            },
          },
          { ALT: () => this.SUBRULE(this.strings) },
          { ALT: () => this.SUBRULE(this.group) },
          { ALT: () => this.SUBRULE(this.listDisplay) },
          { ALT: () => this.SUBRULE(this.braceDisplay) },
          { ALT: () => constant(null, this.take(KEYWORD.None)) },
          { ALT: () => constant(true, this.take(KEYWORD.True)) },
          { ALT: () => constant(false, this.take(KEYWORD.False)) },
          { ALT: () => constant({ tag: 'ellipsis' }, this.take(MARK['...'])) },
        ]),
      ) as ast.Expr;
    }
    if (this.RECORDING_PHASE) {
      this.MANY(() =>
        this.OR1([
          { ALT: () => this.attribute(node, first) },
          { ALT: () => this.call(node, first) },
          { ALT: () => this.subscription(node, first) },
        ]),
      );
    } else {
      // By hand, for the sake of the host's stack: brackets nest here.
      for (;;) {
        kind = this.kind();
        if (kind === K_DOT) node = this.attribute(node, first);
        else if (kind === K_LPAR) node = this.call(node, first);
        else if (kind === K_LSQB) node = this.subscription(node, first);
        else break;
      }
    }
    if (awaited !== undefined && !this.RECORDING_PHASE) return { node: 'Await', value: node, ...at(awaited, this.last()) };
    return node;
  });

  private attribute(value: ast.Expr, first: Token): ast.Attribute {
    this.CONSUME(MARK['.']);
    const name = this.CONSUME2(Name) as unknown as Token;
    const { endLine, endCol } = name;
    return { node: 'Attribute', value, attr: name.image, ctx: 'Load', line: first.line, col: first.col, endLine, endCol };
  }

  private call(func: ast.Expr, first: Token): ast.Call {
    const list = this.SUBRULE(this.argumentList);
    const { endLine, endCol } = this.last();
    return { node: 'Call', func, args: list.args, keywords: list.keywords, line: first.line, col: first.col, endLine, endCol };
  }

  private subscription(value: ast.Expr, first: Token): ast.Subscript {
    this.CONSUME(MARK['[']);
    const slice = this.SUBRULE(this.subscript);
    const { endLine, endCol } = this.take(MARK[']']);
    return { node: 'Subscript', value, slice, ctx: 'Load', line: first.line, col: first.col, endLine, endCol };
  }

  private readonly argumentList = this.RULE('argumentList', (): ArgumentList => {
    const open = this.take(MARK['(']);
    const list: ArgumentList = { args: [], keywords: [] };
    if (!this.RECORDING_PHASE && this.kind() === K_RPAR) {
      this.CONSUME(MARK[')']);
      return list;
    }
    let generator: ast.GeneratorExp | undefined;
    let count = 0;
    let doubleStar = false;
    const starred = (): void => {
      const value = this.SUBRULE(this.starredExpression);
      if (doubleStar) reject();
      list.args.push(value);
    };
    const unpacked = (start: Token): void => {
      this.CONSUME(MARK['**']);
      doubleStar = !this.RECORDING_PHASE;
      const value = this.SUBRULE2(this.expression, FULL_ARGS);
      list.keywords.push({ node: 'keyword', arg: null, value, ...at(start, this.last()) });
    };
    const plain = (start: Token): void => {
      const value = this.named();
      if (this.RECORDING_PHASE || this.kind() === K_EQUAL) {
        const keyword = (): void => {
          // `name=value`: the name was read as an expression.
          if (!this.RECORDING_PHASE && (value.node !== 'Name' || start.tokenTypeIdx !== KIND.name)) reject();
          this.CONSUME(MARK['=']);
          const assigned = this.SUBRULE1(this.expression, FULL_ARGS);
          if (this.RECORDING_PHASE) return;
          list.keywords.push({ node: 'keyword', arg: (value as ast.Name).id, value: assigned, ...at(start, this.last()) });
        };
        if (!this.RECORDING_PHASE) {
          keyword();
          return;
        }
        this.OPTION(keyword);
      }
      const kind = this.kind();
      if (this.RECORDING_PHASE || kind === K_FOR || kind === K_ASYNC) {
        this.OPTION1(() => {
          const generators = this.SUBRULE(this.comprehension);
          if (this.RECORDING_PHASE) return;
          if (count > 1) reject();
          generator = { node: 'GeneratorExp', elt: value, generators, line: open.line, col: open.col, endLine: 0, endCol: 0 };
          list.args.push(generator);
        });
        if (generator !== undefined) return;
      }
      if (!this.RECORDING_PHASE && list.keywords.length > 0) reject();
      list.args.push(value);
    };
    const argument = (): void => {
      if (!this.RECORDING_PHASE && generator !== undefined) reject();
      count++;
      const start = this.next();
      const kind = start.tokenTypeIdx;
      if (this.RECORDING_PHASE) this.OR([{ ALT: starred }, { ALT: () => unpacked(start) }, { ALT: () => plain(start) }]);
      else if (kind === K_STAR) starred();
      else if (kind === K_DOUBLE_STAR) unpacked(start);
      else plain(start);
      if (this.RECORDING_PHASE || this.kind() === K_COMMA) {
        this.OPTION2(() => {
          if (!this.RECORDING_PHASE && generator !== undefined) reject();
          this.CONSUME(MARK[',']);
        });
      } else if (this.kind() !== K_RPAR) reject();
    };
    if (this.RECORDING_PHASE) this.MANY(argument);
    else while (this.kind() !== K_RPAR) argument();
    this.CONSUME1(MARK[')']);
    if (generator !== undefined) extendTo(generator, this.last());
    return list;
  });

  /** `*x` among arguments and subscripts: any expression may follow. */
  private readonly starredExpression = this.RULE('starredExpression', (): ast.Starred => {
    const start = this.take(MARK['*']);
    const value = this.SUBRULE(this.expression, FULL_ARGS);
    return { node: 'Starred', value, ctx: 'Load', ...at(start, this.last()) };
  });

  private readonly subscript = this.RULE('subscript', (): ast.Expr => {
    const start = this.next();
    const first = this.SUBRULE(this.subscriptItem);
    if (!this.RECORDING_PHASE && this.kind() !== K_COMMA && first.node !== 'Starred') return first;
    const elts = [first];
    this.MANY({
      GATE: () => this.LA(2).tokenTypeIdx !== K_RSQB,
      DEF: () => {
        this.CONSUME(MARK[',']);
        elts.push(this.SUBRULE1(this.subscriptItem));
      },
    });
    this.OPTION(() => this.CONSUME1(MARK[',']));
    return tuple(elts, start, this.last());
  });

  private readonly subscriptItem = this.RULE('subscriptItem', (): ast.Expr => {
    const start = this.next();
    const kind = start.tokenTypeIdx;
    if (!this.RECORDING_PHASE && kind === K_STAR) return this.SUBRULE(this.starredExpression);
    if (!this.RECORDING_PHASE && kind !== K_COLON) {
      const lower = this.named();
      if (this.kind() !== K_COLON) return lower;
      if (lower.node === 'NamedExpr' && kind === KIND.name) reject();
      return this.SUBRULE(this.sliceTail, { ARGS: [start, lower] });
    }
    return this.OR<ast.Expr>([
      { ALT: () => this.SUBRULE1(this.starredExpression) },
      {
        ALT: () => {
          const lower = this.SUBRULE(this.namedExpression);
          return this.OPTION(() => this.SUBRULE(this.sliceTail, { ARGS: [start, lower] })) ?? lower;
        },
      },
      { ALT: () => this.SUBRULE1(this.sliceTail, { ARGS: [start, undefined] }) },
    ]);
  });

  /** From the first colon of a slice. */
  private readonly sliceTail = this.RULE('sliceTail', (start: Token, lower: ast.Expr | undefined): ast.Slice => {
    this.CONSUME(MARK[':']);
    const upper = this.OPTION(() => this.SUBRULE(this.expression, FULL_ARGS));
    let step: ast.Expr | undefined;
    this.OPTION1(() => {
      this.CONSUME1(MARK[':']);
      step = this.OPTION2(() => this.SUBRULE1(this.expression, FULL_ARGS));
    });
    if (this.RECORDING_PHASE) return undefined as unknown as ast.Slice;
    return { node: 'Slice', lower: lower ?? null, upper: upper ?? null, step: step ?? null, ...at(start, this.last()) };
  });

  private readonly comprehension = this.RULE('comprehension', (): ast.Comprehension[] => {
    const list: ast.Comprehension[] = [];
    this.AT_LEAST_ONE(() => {
      const isAsync = this.OPTION(() => this.CONSUME(KEYWORD.async)) !== undefined;
      this.CONSUME(KEYWORD.for);
      const target = this.SUBRULE(this.loopTarget);
      this.CONSUME(KEYWORD.in);
      const iter = this.SUBRULE(this.expression, NO_TEST);
      const ifs: ast.Expr[] = [];
      this.MANY(() => {
        this.CONSUME(KEYWORD.if);
        ifs.push(this.SUBRULE1(this.expression, NO_TEST));
      });
      list.push({ node: 'comprehension', target, iter, ifs, is_async: isAsync });
    });
    return list;
  });

  /** `( ... )`: an expression in parentheses, a tuple, a generator. */
  private readonly group = this.RULE('group', (): ast.Expr => {
    const open = this.take(MARK['(']);
    let node: ast.Expr | undefined;
    const generated = (first: ast.Expr): void => {
      if (!this.RECORDING_PHASE && first.node === 'Starred') reject();
      const generators = this.SUBRULE(this.comprehension);
      node = { node: 'GeneratorExp', elt: first, generators, line: open.line, col: open.col, endLine: 0, endCol: 0 };
    };
    const elements = (first: ast.Expr): void => {
      const elts = this.SUBRULE(this.moreElements, { ARGS: [first] });
      node = { node: 'Tuple', elts, ctx: 'Load', line: open.line, col: open.col, endLine: 0, endCol: 0 };
    };
    const kind = this.kind();
    if (this.RECORDING_PHASE || kind === K_YIELD || kind === K_RPAR) {
      this.OR([
        {
          ALT: () => {
            node = this.SUBRULE(this.yieldExpression);
          },
        },
        {
          ALT: () => {
            const first = this.element();
            this.OR1([{ ALT: () => generated(first) }, { ALT: () => elements(first) }]);
          },
        },
        { ALT: () => undefined },
      ]);
    } else {
      const first = this.element();
      node = first;
      const after = this.kind();
      if (after === K_COMMA) elements(first);
      else if (after === K_FOR || after === K_ASYNC) generated(first);
      else if (first.node === 'Starred') reject();
    }
    const close = this.take(MARK[')']);
    if (this.RECORDING_PHASE) return undefined as unknown as ast.Expr;
    if (node === undefined) return tuple([], open, close);
    if ((node.node === 'GeneratorExp' || node.node === 'Tuple') && node.endLine === 0) extendTo(node, close);
    return node;
  });

  /** `, element` as often as it comes, behind the first element, with a comma at the end if there is one. */
  private readonly moreElements = this.RULE('moreElements', (first: ast.Expr): ast.Expr[] => {
    const elts = [first];
    this.MANY({
      GATE: () => BEGINS_STARRED[this.LA(2).tokenTypeIdx] === 1,
      DEF: () => {
        this.CONSUME(MARK[',']);
        elts.push(this.element());
      },
    });
    this.OPTION(() => this.CONSUME1(MARK[',']));
    return elts;
  });

  private readonly listDisplay = this.RULE('listDisplay', (): ast.Expr => {
    const open = this.take(MARK['[']);
    let elts: ast.Expr[] = [];
    let generators: ast.Comprehension[] | undefined;
    const inside = (): void => {
      const first = this.element();
      elts = [first];
      const kind = this.kind();
      if (!this.RECORDING_PHASE && kind !== K_FOR && kind !== K_ASYNC) {
        if (kind === K_COMMA) elts = this.SUBRULE(this.moreElements, { ARGS: [first] });
        return;
      }
      if (!this.RECORDING_PHASE && first.node === 'Starred') reject();
      this.OR([
        {
          ALT: () => {
            generators = this.SUBRULE(this.comprehension);
          },
        },
        { ALT: () => this.SUBRULE1(this.moreElements, { ARGS: [first] }) },
      ]);
    };
    if (this.RECORDING_PHASE) this.OPTION(inside);
    else if (this.kind() !== K_RSQB) inside();
    const close = this.take(MARK[']']);
    if (generators !== undefined) return { node: 'ListComp', elt: elts[0], generators, ...at(open, close) };
    return { node: 'List', elts, ctx: 'Load', ...at(open, close) };
  });

  private readonly braceDisplay = this.RULE('braceDisplay', (): ast.Expr => {
    const open = this.take(MARK['{']);
    const keys: (ast.Expr | null)[] = [];
    const values: ast.Expr[] = [];
    let elts: ast.Expr[] | undefined;
    let generators: ast.Comprehension[] | undefined;
    const dictItems = (): void => {
      this.MANY({
        GATE: () => this.LA(2).tokenTypeIdx !== K_RBRACE,
        DEF: () => {
          this.CONSUME(MARK[',']);
          this.OR1([
            {
              ALT: () => {
                this.CONSUME(MARK['**']);
                keys.push(null);
                values.push(this.SUBRULE1(this.expression, OPERAND));
              },
            },
            {
              ALT: () => {
                keys.push(this.SUBRULE2(this.expression, FULL_ARGS));
                this.CONSUME(MARK[':']);
                values.push(this.SUBRULE3(this.expression, FULL_ARGS));
              },
            },
          ]);
        },
      });
      this.OPTION2(() => this.CONSUME1(MARK[',']));
    };
    const inside = (): void => {
      let isDict = this.kind() === K_DOUBLE_STAR;
      const unpacked = (): void => {
        this.CONSUME1(MARK['**']);
        keys.push(null);
        values.push(this.SUBRULE4(this.expression, OPERAND));
      };
      const firstElement = (): void => {
        const start = this.next();
        const first = this.element();
        if (this.RECORDING_PHASE || this.kind() === K_COLON) {
          const bad = first?.node === 'Starred' || (first?.node === 'NamedExpr' && start.tokenTypeIdx === KIND.name);
          if (!this.RECORDING_PHASE && bad) reject();
          const value = (): ast.Expr => {
            this.CONSUME1(MARK[':']);
            return this.SUBRULE5(this.expression, FULL_ARGS);
          };
          if (this.RECORDING_PHASE) this.OPTION1(value);
          else {
            isDict = true;
            keys.push(first);
            values.push(value());
            return;
          }
        }
        elts = [first];
      };
      if (this.RECORDING_PHASE) this.OR([{ ALT: unpacked }, { ALT: firstElement }]);
      else if (isDict) unpacked();
      else firstElement();
      const kind = this.kind();
      if (this.RECORDING_PHASE || kind === K_FOR || kind === K_ASYNC) {
        this.OPTION3(() => {
          generators = this.SUBRULE(this.comprehension);
          if (!this.RECORDING_PHASE && (keys[0] === null || elts?.[0].node === 'Starred')) reject();
        });
      }
      if (this.RECORDING_PHASE || isDict) {
        if (generators === undefined || this.RECORDING_PHASE) dictItems();
      } else if (generators === undefined) {
        elts = this.SUBRULE(this.moreElements, { ARGS: [(elts as ast.Expr[])[0]] });
      }
      if (this.RECORDING_PHASE) this.OPTION4(() => this.SUBRULE1(this.moreElements));
    };
    if (this.RECORDING_PHASE) this.OPTION(inside);
    else if (this.kind() !== K_RBRACE) inside();
    const close = this.take(MARK['}']);
    if (this.RECORDING_PHASE) return undefined as unknown as ast.Expr;
    if (elts !== undefined) {
      if (generators !== undefined) return { node: 'SetComp', elt: elts[0], generators, ...at(open, close) };
      return { node: 'Set', elts, ...at(open, close) };
    }
    if (generators !== undefined) return { node: 'DictComp', key: keys[0] as ast.Expr, value: values[0], generators, ...at(open, close) };
    return { node: 'Dict', keys, values, ...at(open, close) };
  });

  // ==== strings

  private readonly strings = this.RULE('strings', (): ast.Expr => {
    const start = this.next();
    if (!this.RECORDING_PHASE && start.tokenTypeIdx === KIND.string && !isStringKind(this.LA(2).tokenTypeIdx)) {
      this.CONSUME(StringLiteral);
      return concatenation([this.plainPart(start)], start, start);
    }
    const parts: StringPart[] = [];
    this.AT_LEAST_ONE(() =>
      this.OR([
        {
          ALT: () => {
            const token = this.CONSUME1(StringLiteral) as unknown as Token;
            if (!this.RECORDING_PHASE) parts.push(this.plainPart(token));
          },
        },
        {
          ALT: () => {
            const token = this.next();
            const pieces = this.SUBRULE(this.formattedString);
            parts.push({ kind: token.tokenTypeIdx === KIND.fStringStart ? 'f' : 't', token, pieces });
          },
        },
      ]),
    );
    return this.RECORDING_PHASE ? (undefined as unknown as ast.Expr) : concatenation(parts, start, this.last());
  });

  private plainPart(token: Token): StringPart {
    const value = stringText(token, this.context);
    if (value instanceof Uint8Array) return { kind: 'bytes', token, pieces: [], bytes: value };
    return { kind: 'str', token, pieces: [textPiece(value as Text, token, token)] };
  }

  private readonly formattedString = this.RULE('formattedString', (): Piece[] => {
    const start = this.next();
    const raw = !this.RECORDING_PHASE && /^[a-z]*r/i.test(start.image);
    this.OR([{ ALT: () => this.CONSUME(FStringStart) }, { ALT: () => this.CONSUME(TStringStart) }]);
    const template = start.tokenTypeIdx === KIND.tStringStart;
    const pieces: Piece[] = [];
    this.MANY(() =>
      this.OR1([
        {
          ALT: () => {
            const token = this.take(FStringMiddle);
            if (!this.RECORDING_PHASE) pieces.push(textPiece(middleText(token, raw, this.context), token, token));
          },
        },
        { ALT: () => this.SUBRULE(this.replacementField, { ARGS: [pieces, raw, template] }) },
      ]),
    );
    this.CONSUME(FStringEnd);
    return pieces;
  });

  private readonly replacementField = this.RULE('replacementField', (pieces: Piece[], raw: boolean, template: boolean): void => {
    const open = this.take(MARK['{']);
    const value = this.SUBRULE(this.yieldOrStar);
    const valueEnd = this.next();
    const debug = this.OPTION(() => this.take(MARK['=']));
    const afterDebug = this.next();
    const conversionToken = this.OPTION1(() => {
      const mark = this.take(MARK['!']);
      const name = this.take(Name);
      if (!this.RECORDING_PHASE && mark.endOffset !== name.startOffset) reject();
      return name;
    });
    let spec: ast.JoinedStr | null = null;
    this.OPTION2(() => {
      const colon = this.take(MARK[':']);
      const specPieces: Piece[] = [];
      this.MANY(() =>
        this.OR([
          {
            ALT: () => {
              const token = this.take(FStringMiddle);
              if (!this.RECORDING_PHASE) specPieces.push(textPiece(middleText(token, raw, this.context), token, token));
            },
          },
          // Inside a format specification even a t-string's fields are formatted at once.
          { ALT: () => this.SUBRULE(this.replacementField, { ARGS: [specPieces, raw, false] }) },
        ]),
      );
      if (this.RECORDING_PHASE) return;
      spec = { node: 'JoinedStr', values: joinPieces(specPieces), ...at(colon, this.last()) };
    });
    const close = this.take(MARK['}']);
    if (this.RECORDING_PHASE) return;
    let conversion = -1;
    if (conversionToken !== undefined) {
      if (!/^[sra]$/.test(conversionToken.image)) reject();
      conversion = conversionToken.image.charCodeAt(0);
    }
    const { text } = this.context;
    if (debug !== undefined) {
      const written = fieldText(text.slice(open.endOffset, afterDebug.startOffset));
      pieces.push({ node: 'text', text: written, line: open.endLine, col: open.endCol, endLine: afterDebug.line, endCol: afterDebug.col });
      if (conversion < 0 && spec === null) conversion = 114;
    }
    if (template) {
      const str = fieldText(text.slice(open.endOffset, valueEnd.startOffset));
      pieces.push({ node: 'Interpolation', value, str, conversion, format_spec: spec, ...at(open, close) });
    } else {
      pieces.push({ node: 'FormattedValue', value, conversion, format_spec: spec, ...at(open, close) });
    }
  });

  // ==== match

  private readonly matchStatement = this.RULE('matchStatement', (): ast.Match => {
    const start = this.take(MatchWord);
    const first = this.next();
    let subject = this.SUBRULE(this.starNamedExpression);
    if (this.RECORDING_PHASE || this.kind() === K_COMMA) {
      const elts = this.SUBRULE(this.moreElements, { ARGS: [subject] });
      subject = tuple(elts, first, this.last());
    } else if (subject.node === 'Starred') reject();
    this.CONSUME(MARK[':']);
    this.CONSUME(Newline);
    this.CONSUME(Indent);
    const cases: ast.MatchCase[] = [];
    this.AT_LEAST_ONE(() => cases.push(this.SUBRULE(this.matchCase)));
    this.CONSUME(Dedent);
    return { node: 'Match', subject, cases, ...at(start, this.lastSolid()) };
  });

  private readonly matchCase = this.RULE('matchCase', (): ast.MatchCase => {
    this.CONSUME(CaseWord);
    const start = this.next();
    let pattern = this.SUBRULE(this.starPattern);
    if (this.RECORDING_PHASE || this.kind() === K_COMMA) {
      const patterns = this.SUBRULE(this.morePatterns, { ARGS: [pattern] });
      pattern = { node: 'MatchSequence', patterns, ...at(start, this.last()) };
    } else if (pattern.node === 'MatchStar') reject();
    const guard = this.OPTION(() => {
      this.CONSUME(KEYWORD.if);
      return this.SUBRULE(this.namedExpression);
    });
    const body = this.SUBRULE(this.suite);
    return { node: 'match_case', pattern, guard: guard ?? null, body };
  });

  private readonly morePatterns = this.RULE('morePatterns', (first: ast.Pattern): ast.Pattern[] => {
    const patterns = [first];
    this.MANY({
      GATE: () => {
        const kind = this.LA(2).tokenTypeIdx;
        return kind !== K_RPAR && kind !== K_RSQB && kind !== K_COLON && kind !== K_IF;
      },
      DEF: () => {
        this.CONSUME(MARK[',']);
        patterns.push(this.SUBRULE(this.starPattern));
      },
    });
    this.OPTION(() => this.CONSUME1(MARK[',']));
    return patterns;
  });

  private readonly starPattern = this.RULE(
    'starPattern',
    (): ast.Pattern =>
      this.OR<ast.Pattern>([
        {
          ALT: () => {
            const start = this.take(MARK['*']);
            const name = this.take(Name);
            return { node: 'MatchStar', name: name.image === '_' ? null : name.image, ...at(start, name) };
          },
        },
        { ALT: () => this.SUBRULE(this.pattern) },
      ]),
  );

  private readonly pattern = this.RULE('pattern', (): ast.Pattern => {
    const start = this.next();
    const first = this.SUBRULE(this.closedPattern);
    let pattern = first;
    const patterns = [first];
    this.MANY(() => {
      this.CONSUME(MARK['|']);
      patterns.push(this.SUBRULE1(this.closedPattern));
    });
    if (patterns.length > 1) pattern = { node: 'MatchOr', patterns, ...at(start, this.last()) };
    this.OPTION(() => {
      this.CONSUME(KEYWORD.as);
      const name = this.take(Name);
      if (name.image === '_') reject();
      pattern = { node: 'MatchAs', pattern, name: name.image, ...at(start, name) };
    });
    return pattern;
  });

  private readonly closedPattern = this.RULE('closedPattern', (): ast.Pattern => {
    const start = this.next();
    return this.OR<ast.Pattern>([
      { ALT: () => this.SUBRULE(this.namePattern) },
      {
        ALT: () => {
          const value = this.SUBRULE(this.patternNumber);
          return { node: 'MatchValue', value, ...at(start, this.last()) };
        },
      },
      {
        ALT: () => {
          const value = this.SUBRULE(this.strings);
          return { node: 'MatchValue', value, ...at(start, this.last()) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(KEYWORD.None);
          return { node: 'MatchSingleton', value: null, ...at(start, start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(KEYWORD.True);
          return { node: 'MatchSingleton', value: true, ...at(start, start) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(KEYWORD.False);
          return { node: 'MatchSingleton', value: false, ...at(start, start) };
        },
      },
      { ALT: () => this.SUBRULE(this.groupPattern) },
      { ALT: () => this.SUBRULE(this.listPattern) },
      { ALT: () => this.SUBRULE(this.mappingPattern) },
    ]);
  });

  /** A number of a pattern: signed, and with an imaginary part. */
  private readonly patternNumber = this.RULE('patternNumber', (): ast.Expr => {
    const start = this.next();
    const real = this.SUBRULE(this.signedNumber);
    return (
      this.OPTION((): ast.Expr => {
        const op = this.OR<ast.Operator>([
          {
            ALT: () => {
              this.CONSUME(MARK['+']);
              return 'Add';
            },
          },
          {
            ALT: () => {
              this.CONSUME(MARK['-']);
              return 'Sub';
            },
          },
        ]);
        const token = this.take(NumberLiteral);
        if (this.RECORDING_PHASE) return real;
        const right = numberNode(token);
        const whole = real.node === 'UnaryOp' ? real.operand : real;
        if (!isImaginary(right) || isImaginary(whole)) reject();
        return { node: 'BinOp', left: real, op, right, ...at(start, token) };
      }) ?? real
    );
  });

  private readonly signedNumber = this.RULE('signedNumber', (): ast.Expr => {
    const start = this.next();
    const minus = this.OPTION(() => this.take(MARK['-']));
    const token = this.take(NumberLiteral);
    if (this.RECORDING_PHASE) return undefined as unknown as ast.Expr;
    const number = numberNode(token);
    return minus === undefined ? number : { node: 'UnaryOp', op: 'USub', operand: number, ...at(start, token) };
  });

  /** A capture, the wildcard, a dotted value or a class pattern. */
  private readonly namePattern = this.RULE('namePattern', (): ast.Pattern => {
    const start = this.take(Name);
    let value: ast.Expr = nameNode(start, 'Load');
    this.MANY(() => {
      this.CONSUME(MARK['.']);
      const name = this.CONSUME1(Name) as unknown as Token;
      value = { node: 'Attribute', value, attr: name.image, ctx: 'Load', ...at(start, name) };
    });
    let result: ast.Pattern | undefined;
    this.OPTION(() => {
      this.CONSUME(MARK['(']);
      const patterns: ast.Pattern[] = [];
      const names: string[] = [];
      const values: ast.Pattern[] = [];
      this.MANY1(() => {
        const first = this.next();
        const pattern = this.SUBRULE(this.pattern);
        if (this.RECORDING_PHASE || this.kind() === K_EQUAL) {
          this.OPTION1(() => {
            if (!this.RECORDING_PHASE && (pattern.node !== 'MatchAs' || pattern.pattern !== null || first !== this.last())) reject();
            this.CONSUME(MARK['=']);
            names.push(first.image);
            values.push(this.SUBRULE1(this.pattern));
          });
        } else {
          if (names.length > 0) reject();
          patterns.push(pattern);
        }
        if (this.RECORDING_PHASE || this.kind() === K_COMMA) this.OPTION2(() => this.CONSUME(MARK[',']));
        else if (this.kind() !== K_RPAR) reject();
      });
      const close = this.take(MARK[')']);
      result = { node: 'MatchClass', cls: value, patterns, kwd_attrs: names, kwd_patterns: values, ...at(start, close) };
    });
    if (this.RECORDING_PHASE || result !== undefined) return result as ast.Pattern;
    if ((value as ast.Expr).node === 'Attribute') return { node: 'MatchValue', value, ...at(start, this.last()) };
    return { node: 'MatchAs', pattern: null, name: start.image === '_' ? null : start.image, ...at(start, start) };
  });

  private readonly groupPattern = this.RULE('groupPattern', (): ast.Pattern => {
    const open = this.take(MARK['(']);
    let patterns: ast.Pattern[] = [];
    let single: ast.Pattern | undefined;
    this.OPTION(() => {
      const first = this.SUBRULE(this.starPattern);
      if (!this.RECORDING_PHASE && this.kind() !== K_COMMA) {
        if (first.node === 'MatchStar') reject();
        single = first;
      } else patterns = this.SUBRULE(this.morePatterns, { ARGS: [first] });
    });
    const close = this.take(MARK[')']);
    return single ?? { node: 'MatchSequence', patterns, ...at(open, close) };
  });

  private readonly listPattern = this.RULE('listPattern', (): ast.Pattern => {
    const open = this.take(MARK['[']);
    const patterns = this.OPTION(() => {
      const first = this.SUBRULE(this.starPattern);
      return this.SUBRULE(this.morePatterns, { ARGS: [first] });
    });
    const close = this.take(MARK[']']);
    return { node: 'MatchSequence', patterns: patterns ?? [], ...at(open, close) };
  });

  private readonly mappingPattern = this.RULE('mappingPattern', (): ast.Pattern => {
    const open = this.take(MARK['{']);
    const keys: ast.Expr[] = [];
    const patterns: ast.Pattern[] = [];
    let rest: string | null = null;
    this.MANY(() => {
      if (!this.RECORDING_PHASE && rest !== null) reject();
      this.OR([
        {
          ALT: () => {
            this.CONSUME(MARK['**']);
            const name = this.take(Name);
            if (name.image === '_') reject();
            rest = this.RECORDING_PHASE ? null : name.image;
          },
        },
        {
          ALT: () => {
            const key = this.SUBRULE(this.closedPattern);
            if (!this.RECORDING_PHASE) {
              if (key.node === 'MatchValue') keys.push(key.value);
              else if (key.node === 'MatchSingleton') keys.push(constant(key.value, key));
              else reject();
            }
            this.CONSUME(MARK[':']);
            patterns.push(this.SUBRULE(this.pattern));
          },
        },
      ]);
      if (this.RECORDING_PHASE || this.kind() === K_COMMA) this.OPTION(() => this.CONSUME(MARK[',']));
      else if (this.kind() !== K_RBRACE) reject();
    });
    const close = this.take(MARK['}']);
    return { node: 'MatchMapping', keys, patterns, rest, ...at(open, close) };
  });
}

function isImaginary(expr: ast.Expr): boolean {
  return (
    expr.node === 'Constant' && typeof expr.value === 'object' && expr.value !== null && 'tag' in expr.value && expr.value.tag === 'complex'
  );
}

/**
 * The tree: Python 3.14's abstract syntax, node for node and field for field as the grammar of CPython's `ast` module has it
 * (Parser/Python.asdl), so that what people know of `ast` helps them here, and the guest's `ast` module is a renaming.
 *
 * `node` says which kind a node is. Every statement, expression, handler, argument, keyword, alias, pattern and type
 * parameter carries its span. Contexts (Load, Store, Del) are strings on the nodes that have one.
 */
import type { Span } from '../support/span.ts';
import type { Constant as ConstantValue } from '../bytecode/constants.ts';

export type Mod = Module | Interactive | Expression;
export interface Module {
  node: 'Module';
  body: Stmt[];
}
export interface Interactive {
  node: 'Interactive';
  body: Stmt[];
}
export interface Expression {
  node: 'Expression';
  body: Expr;
}

export type ExprContext = 'Load' | 'Store' | 'Del';
export type BoolOperator = 'And' | 'Or';
export type Operator =
  | 'Add'
  | 'Sub'
  | 'Mult'
  | 'MatMult'
  | 'Div'
  | 'Mod'
  | 'Pow'
  | 'LShift'
  | 'RShift'
  | 'BitOr'
  | 'BitXor'
  | 'BitAnd'
  | 'FloorDiv';
export type UnaryOperator = 'Invert' | 'Not' | 'UAdd' | 'USub';
export type CmpOperator = 'Eq' | 'NotEq' | 'Lt' | 'LtE' | 'Gt' | 'GtE' | 'Is' | 'IsNot' | 'In' | 'NotIn';

// ---- statements
export interface FunctionDef extends Span {
  node: 'FunctionDef';
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_params: TypeParam[];
}
export interface AsyncFunctionDef extends Span {
  node: 'AsyncFunctionDef';
  name: string;
  args: Arguments;
  body: Stmt[];
  decorator_list: Expr[];
  returns: Expr | null;
  type_params: TypeParam[];
}
export interface ClassDef extends Span {
  node: 'ClassDef';
  name: string;
  bases: Expr[];
  keywords: Keyword[];
  body: Stmt[];
  decorator_list: Expr[];
  type_params: TypeParam[];
}
export interface Return extends Span {
  node: 'Return';
  value: Expr | null;
}
export interface Delete extends Span {
  node: 'Delete';
  targets: Expr[];
}
export interface Assign extends Span {
  node: 'Assign';
  targets: Expr[];
  value: Expr;
}
export interface TypeAlias extends Span {
  node: 'TypeAlias';
  name: Name;
  type_params: TypeParam[];
  value: Expr;
}
export interface AugAssign extends Span {
  node: 'AugAssign';
  target: Expr;
  op: Operator;
  value: Expr;
}
/** `simple` is true for a bare name without parentheses. */
export interface AnnAssign extends Span {
  node: 'AnnAssign';
  target: Expr;
  annotation: Expr;
  value: Expr | null;
  simple: boolean;
}
export interface For extends Span {
  node: 'For';
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface AsyncFor extends Span {
  node: 'AsyncFor';
  target: Expr;
  iter: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface While extends Span {
  node: 'While';
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
/** `elif` is an `If` alone in `orelse`, as in CPython. */
export interface If extends Span {
  node: 'If';
  test: Expr;
  body: Stmt[];
  orelse: Stmt[];
}
export interface With extends Span {
  node: 'With';
  items: WithItem[];
  body: Stmt[];
}
export interface AsyncWith extends Span {
  node: 'AsyncWith';
  items: WithItem[];
  body: Stmt[];
}
export interface Match extends Span {
  node: 'Match';
  subject: Expr;
  cases: MatchCase[];
}
export interface Raise extends Span {
  node: 'Raise';
  exc: Expr | null;
  cause: Expr | null;
}
export interface Try extends Span {
  node: 'Try';
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}
export interface TryStar extends Span {
  node: 'TryStar';
  body: Stmt[];
  handlers: ExceptHandler[];
  orelse: Stmt[];
  finalbody: Stmt[];
}
export interface Assert extends Span {
  node: 'Assert';
  test: Expr;
  msg: Expr | null;
}
export interface Import extends Span {
  node: 'Import';
  names: Alias[];
}
/** `level` counts the leading dots. */
export interface ImportFrom extends Span {
  node: 'ImportFrom';
  module: string | null;
  names: Alias[];
  level: number;
}
export interface Global extends Span {
  node: 'Global';
  names: string[];
}
export interface Nonlocal extends Span {
  node: 'Nonlocal';
  names: string[];
}
export interface ExprStmt extends Span {
  node: 'Expr';
  value: Expr;
}
export interface Pass extends Span {
  node: 'Pass';
}
export interface Break extends Span {
  node: 'Break';
}
export interface Continue extends Span {
  node: 'Continue';
}

export type Stmt =
  | FunctionDef
  | AsyncFunctionDef
  | ClassDef
  | Return
  | Delete
  | Assign
  | TypeAlias
  | AugAssign
  | AnnAssign
  | For
  | AsyncFor
  | While
  | If
  | With
  | AsyncWith
  | Match
  | Raise
  | Try
  | TryStar
  | Assert
  | Import
  | ImportFrom
  | Global
  | Nonlocal
  | ExprStmt
  | Pass
  | Break
  | Continue;

// ---- expressions
export interface BoolOp extends Span {
  node: 'BoolOp';
  op: BoolOperator;
  values: Expr[];
}
export interface NamedExpr extends Span {
  node: 'NamedExpr';
  target: Name;
  value: Expr;
}
export interface BinOp extends Span {
  node: 'BinOp';
  left: Expr;
  op: Operator;
  right: Expr;
}
export interface UnaryOp extends Span {
  node: 'UnaryOp';
  op: UnaryOperator;
  operand: Expr;
}
export interface Lambda extends Span {
  node: 'Lambda';
  args: Arguments;
  body: Expr;
}
export interface IfExp extends Span {
  node: 'IfExp';
  test: Expr;
  body: Expr;
  orelse: Expr;
}
/** A null key is `**value`. */
export interface Dict extends Span {
  node: 'Dict';
  keys: (Expr | null)[];
  values: Expr[];
}
export interface SetExpr extends Span {
  node: 'Set';
  elts: Expr[];
}
export interface ListComp extends Span {
  node: 'ListComp';
  elt: Expr;
  generators: Comprehension[];
}
export interface SetComp extends Span {
  node: 'SetComp';
  elt: Expr;
  generators: Comprehension[];
}
export interface DictComp extends Span {
  node: 'DictComp';
  key: Expr;
  value: Expr;
  generators: Comprehension[];
}
export interface GeneratorExp extends Span {
  node: 'GeneratorExp';
  elt: Expr;
  generators: Comprehension[];
}
export interface Await extends Span {
  node: 'Await';
  value: Expr;
}
export interface Yield extends Span {
  node: 'Yield';
  value: Expr | null;
}
export interface YieldFrom extends Span {
  node: 'YieldFrom';
  value: Expr;
}
export interface Compare extends Span {
  node: 'Compare';
  left: Expr;
  ops: CmpOperator[];
  comparators: Expr[];
}
export interface Call extends Span {
  node: 'Call';
  func: Expr;
  args: Expr[];
  keywords: Keyword[];
}
/** One `{...}` of an f-string. `conversion` is -1 or the code of 's', 'r', 'a'. */
export interface FormattedValue extends Span {
  node: 'FormattedValue';
  value: Expr;
  conversion: number;
  format_spec: JoinedStr | null;
}
export interface JoinedStr extends Span {
  node: 'JoinedStr';
  values: Expr[];
}
/** One `{...}` of a t-string; `str` is the source text of its expression. */
export interface Interpolation extends Span {
  node: 'Interpolation';
  value: Expr;
  str: string;
  conversion: number;
  format_spec: JoinedStr | null;
}
export interface TemplateStr extends Span {
  node: 'TemplateStr';
  values: Expr[];
}
/** `kind` is 'u' for a literal written u'...'. */
export interface Constant extends Span {
  node: 'Constant';
  value: ConstantValue;
  kind: 'u' | null;
}
export interface Attribute extends Span {
  node: 'Attribute';
  value: Expr;
  attr: string;
  ctx: ExprContext;
}
export interface Subscript extends Span {
  node: 'Subscript';
  value: Expr;
  slice: Expr;
  ctx: ExprContext;
}
export interface Starred extends Span {
  node: 'Starred';
  value: Expr;
  ctx: ExprContext;
}
export interface Name extends Span {
  node: 'Name';
  id: string;
  ctx: ExprContext;
}
export interface List extends Span {
  node: 'List';
  elts: Expr[];
  ctx: ExprContext;
}
export interface Tuple extends Span {
  node: 'Tuple';
  elts: Expr[];
  ctx: ExprContext;
}
export interface Slice extends Span {
  node: 'Slice';
  lower: Expr | null;
  upper: Expr | null;
  step: Expr | null;
}

export type Expr =
  | BoolOp
  | NamedExpr
  | BinOp
  | UnaryOp
  | Lambda
  | IfExp
  | Dict
  | SetExpr
  | ListComp
  | SetComp
  | DictComp
  | GeneratorExp
  | Await
  | Yield
  | YieldFrom
  | Compare
  | Call
  | FormattedValue
  | JoinedStr
  | Interpolation
  | TemplateStr
  | Constant
  | Attribute
  | Subscript
  | Starred
  | Name
  | List
  | Tuple
  | Slice;

// ---- the rest
export interface Comprehension {
  node: 'comprehension';
  target: Expr;
  iter: Expr;
  ifs: Expr[];
  is_async: boolean;
}
/** `name` is null for a bare `except:`; `type` null likewise. `except A, B:` has a Tuple as its type. */
export interface ExceptHandler extends Span {
  node: 'ExceptHandler';
  type: Expr | null;
  name: string | null;
  body: Stmt[];
}
/** `defaults` belong to the last of posonlyargs + args; a null in `kw_defaults` is a keyword-only parameter without default. */
export interface Arguments {
  node: 'arguments';
  posonlyargs: Arg[];
  args: Arg[];
  vararg: Arg | null;
  kwonlyargs: Arg[];
  kw_defaults: (Expr | null)[];
  kwarg: Arg | null;
  defaults: Expr[];
}
export interface Arg extends Span {
  node: 'arg';
  arg: string;
  annotation: Expr | null;
}
/** `arg` is null for `**value`. */
export interface Keyword extends Span {
  node: 'keyword';
  arg: string | null;
  value: Expr;
}
export interface Alias extends Span {
  node: 'alias';
  name: string;
  asname: string | null;
}
export interface WithItem {
  node: 'withitem';
  context_expr: Expr;
  optional_vars: Expr | null;
}
export interface MatchCase {
  node: 'match_case';
  pattern: Pattern;
  guard: Expr | null;
  body: Stmt[];
}

// ---- patterns
export interface MatchValue extends Span {
  node: 'MatchValue';
  value: Expr;
}
export interface MatchSingleton extends Span {
  node: 'MatchSingleton';
  value: null | boolean;
}
export interface MatchSequence extends Span {
  node: 'MatchSequence';
  patterns: Pattern[];
}
export interface MatchMapping extends Span {
  node: 'MatchMapping';
  keys: Expr[];
  patterns: Pattern[];
  rest: string | null;
}
export interface MatchClass extends Span {
  node: 'MatchClass';
  cls: Expr;
  patterns: Pattern[];
  kwd_attrs: string[];
  kwd_patterns: Pattern[];
}
export interface MatchStar extends Span {
  node: 'MatchStar';
  name: string | null;
}
export interface MatchAs extends Span {
  node: 'MatchAs';
  pattern: Pattern | null;
  name: string | null;
}
export interface MatchOr extends Span {
  node: 'MatchOr';
  patterns: Pattern[];
}
export type Pattern = MatchValue | MatchSingleton | MatchSequence | MatchMapping | MatchClass | MatchStar | MatchAs | MatchOr;

// ---- type parameters
export interface TypeVar extends Span {
  node: 'TypeVar';
  name: string;
  bound: Expr | null;
  default_value: Expr | null;
}
export interface ParamSpec extends Span {
  node: 'ParamSpec';
  name: string;
  default_value: Expr | null;
}
export interface TypeVarTuple extends Span {
  node: 'TypeVarTuple';
  name: string;
  default_value: Expr | null;
}
export type TypeParam = TypeVar | ParamSpec | TypeVarTuple;

export type FunctionLike = FunctionDef | AsyncFunctionDef;
export type AnyNode =
  | Mod
  | Stmt
  | Expr
  | Comprehension
  | ExceptHandler
  | Arguments
  | Arg
  | Keyword
  | Alias
  | WithItem
  | MatchCase
  | Pattern
  | TypeParam;

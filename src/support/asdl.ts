/**
 * The abstract syntax as a table: every kind of node, its fields and what may stand in them, as the grammar of CPython's module `ast` has it
 * (Parser/Python.asdl of 3.14). The compiler's tree (compiler/ast.ts) has these fields under these names; whoever shows trees to a guest or takes
 * one from it walks the table.
 *
 * A line without indentation is a sum, a product or a set of names; its nodes stand below it. `*` is a list, `?` may be absent.
 */
const GRAMMAR = `
mod
  Module body:stmt* type_ignores:type_ignore*
  Interactive body:stmt*
  Expression body:expr
  FunctionType argtypes:expr* returns:expr
stmt @
  FunctionDef name:identifier args:arguments body:stmt* decorator_list:expr* returns:expr? type_comment:string? type_params:type_param*
  AsyncFunctionDef name:identifier args:arguments body:stmt* decorator_list:expr* returns:expr? type_comment:string? type_params:type_param*
  ClassDef name:identifier bases:expr* keywords:keyword* body:stmt* decorator_list:expr* type_params:type_param*
  Return value:expr?
  Delete targets:expr*
  Assign targets:expr* value:expr type_comment:string?
  TypeAlias name:expr type_params:type_param* value:expr
  AugAssign target:expr op:operator value:expr
  AnnAssign target:expr annotation:expr value:expr? simple:int
  For target:expr iter:expr body:stmt* orelse:stmt* type_comment:string?
  AsyncFor target:expr iter:expr body:stmt* orelse:stmt* type_comment:string?
  While test:expr body:stmt* orelse:stmt*
  If test:expr body:stmt* orelse:stmt*
  With items:withitem* body:stmt* type_comment:string?
  AsyncWith items:withitem* body:stmt* type_comment:string?
  Match subject:expr cases:match_case*
  Raise exc:expr? cause:expr?
  Try body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*
  TryStar body:stmt* handlers:excepthandler* orelse:stmt* finalbody:stmt*
  Assert test:expr msg:expr?
  Import names:alias*
  ImportFrom module:identifier? names:alias* level:int?
  Global names:identifier*
  Nonlocal names:identifier*
  Expr value:expr
  Pass
  Break
  Continue
expr @
  BoolOp op:boolop values:expr*
  NamedExpr target:expr value:expr
  BinOp left:expr op:operator right:expr
  UnaryOp op:unaryop operand:expr
  Lambda args:arguments body:expr
  IfExp test:expr body:expr orelse:expr
  Dict keys:expr?* values:expr*
  Set elts:expr*
  ListComp elt:expr generators:comprehension*
  SetComp elt:expr generators:comprehension*
  DictComp key:expr value:expr generators:comprehension*
  GeneratorExp elt:expr generators:comprehension*
  Await value:expr
  Yield value:expr?
  YieldFrom value:expr
  Compare left:expr ops:cmpop* comparators:expr*
  Call func:expr args:expr* keywords:keyword*
  FormattedValue value:expr conversion:int format_spec:expr?
  Interpolation value:expr str:constant conversion:int format_spec:expr?
  JoinedStr values:expr*
  TemplateStr values:expr*
  Constant value:constant kind:string?
  Attribute value:expr attr:identifier ctx:expr_context
  Subscript value:expr slice:expr ctx:expr_context
  Starred value:expr ctx:expr_context
  Name id:identifier ctx:expr_context
  List elts:expr* ctx:expr_context
  Tuple elts:expr* ctx:expr_context
  Slice lower:expr? upper:expr? step:expr?
expr_context = Load Store Del
boolop = And Or
operator = Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv
unaryop = Invert Not UAdd USub
cmpop = Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn
comprehension target:expr iter:expr ifs:expr* is_async:int
excepthandler @
  ExceptHandler type:expr? name:identifier? body:stmt*
arguments posonlyargs:arg* args:arg* vararg:arg? kwonlyargs:arg* kw_defaults:expr?* kwarg:arg? defaults:expr*
arg @ arg:identifier annotation:expr? type_comment:string?
keyword @ arg:identifier? value:expr
alias @ name:identifier asname:identifier?
withitem context_expr:expr optional_vars:expr?
match_case pattern:pattern guard:expr? body:stmt*
pattern @
  MatchValue value:expr
  MatchSingleton value:constant
  MatchSequence patterns:pattern*
  MatchMapping keys:expr* patterns:pattern* rest:identifier?
  MatchClass cls:expr patterns:pattern* kwd_attrs:identifier* kwd_patterns:pattern*
  MatchStar name:identifier?
  MatchAs pattern:pattern? name:identifier?
  MatchOr patterns:pattern*
type_ignore
  TypeIgnore lineno:int tag:string
type_param @
  TypeVar name:identifier bound:expr? default_value:expr?
  ParamSpec name:identifier default_value:expr?
  TypeVarTuple name:identifier default_value:expr?
`;

export interface Field {
  readonly name: string;
  /** A sum, a product, or one of identifier, string, int, constant. */
  readonly type: string;
  readonly isList: boolean;
  /** The field, or an item of the list, may be absent. */
  readonly isOptional: boolean;
}
export interface NodeKind {
  readonly name: string;
  /** The sum it belongs to; its own name when it is a product. */
  readonly sum: string;
  readonly fields: readonly Field[];
}
export interface Sum {
  readonly name: string;
  /** Whether its nodes say where they stand in the text. */
  readonly hasPlace: boolean;
  readonly isProduct: boolean;
  /** Whether its nodes are names without fields, such as operators. */
  readonly isNames: boolean;
  readonly kinds: readonly NodeKind[];
}

const tables: { sums?: ReadonlyMap<string, Sum>; kinds?: ReadonlyMap<string, NodeKind> } = {};

/** By name, in the order of the grammar. */
export function sums(): ReadonlyMap<string, Sum> {
  tables.sums ??= read();
  return tables.sums;
}
/** Every kind of node by its name. */
export function nodeKinds(): ReadonlyMap<string, NodeKind> {
  tables.kinds ??= new Map([...sums().values()].flatMap((sum) => sum.kinds.map((kind) => [kind.name, kind])));
  return tables.kinds;
}

function read(): ReadonlyMap<string, Sum> {
  const found = new Map<string, Sum & { kinds: NodeKind[] }>();
  let sum: (Sum & { kinds: NodeKind[] }) | undefined;
  for (const line of GRAMMAR.trim().split('\n')) {
    const [name, ...words] = line.trim().split(' ');
    if (line.startsWith(' ') && sum !== undefined) {
      sum.kinds.push({ name, sum: sum.name, fields: words.map(readField) });
      continue;
    }
    const isNames = words[0] === '=';
    const hasPlace = words[0] === '@';
    const rest = isNames || hasPlace ? words.slice(1) : words;
    const isProduct = !isNames && rest.length > 0;
    const kinds = isNames ? rest.map((each) => ({ name: each, sum: name, fields: [] })) : [];
    sum = { name, hasPlace, isProduct, isNames, kinds: isProduct ? [{ name, sum: name, fields: rest.map(readField) }] : kinds };
    found.set(name, sum);
  }
  return found;
}
function readField(word: string): Field {
  const [, name, type, suffix] = /^(\w+):(\w+)(\??\*?)$/.exec(word) as RegExpExecArray;
  return { name, type, isList: suffix.endsWith('*'), isOptional: suffix.startsWith('?') };
}

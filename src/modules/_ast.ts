/**
 * Module _ast: the compiler's tree as objects that a guest can read, change and compile, and back.
 *
 *     text --parse--> tree --toGuest--> instances of ast.Module, ast.Expr, ...
 *     instances --fromGuest--> tree --compile--> code
 *
 * The classes are made by the guest's module `ast` from the table in support/asdl.ts. Columns are counted in bytes of UTF-8 there, in UTF-16 units
 * here. What is wrong with a tree that somebody made is said in CPython's words (Python/Python-ast.c and ast.c).
 */
import { type Field, type NodeKind, nodeKinds, type Sum, sums } from '../support/asdl.ts';
import type { Span } from '../support/span.ts';
import type { Constant } from '../bytecode/constants.ts';
import { typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { raised, RecursionError, SystemError, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import { intOf } from '../runtime/number.ts';
import { PyInstance, PyObject, PyType, type Value } from '../runtime/object.ts';
import { PyModule } from '../runtime/callables.ts';
import { setOwn } from '../runtime/own-attributes.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { materialize } from '../vm/frame.ts';
import { constantOf } from '../vm/types/code-fields.ts';

/** A node of the compiler's tree, seen through the table. */
export interface Tree extends Partial<Span> {
  readonly node: string;
}
const isInstance = (value: Value, cls: PyType): boolean => typeOf(value).isSubtypeOf(cls);
type Loose = { node: string } & Record<string, unknown>;

/** The guest's module `ast`, which has the classes. */
function astModule(t: Thread): PyModule {
  return t.call(t.interp.builtins.getName('__import__') as Value, ['ast']) as PyModule;
}
function deep<T>(during: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError && /call stack/i.test(error.message))
      throw raised(RecursionError, `maximum recursion depth exceeded during ${during}`);
    throw error;
  }
}

// ---- towards the guest
export function toGuest(t: Thread, tree: Tree, text: string): Value {
  const module = astModule(t);
  const classOf = (name: string): PyType => module.dict.getName(name) as PyType;
  const names = new Map<string, Value>();
  const nameNode = (name: string): Value => {
    let node = names.get(name);
    if (node === undefined) {
      node = new PyInstance(classOf(name));
      names.set(name, node);
    }
    return node;
  };
  const columnOf = columns(text);
  const isNames = (type: string): boolean => sums().get(type)?.isNames === true;
  const one = (value: unknown, { type }: Field): Value => {
    if (value === null || value === undefined) return null;
    if (type === 'int') return Number(value);
    if (type === 'constant') return materialize(value as Constant);
    if (typeof value === 'string') return isNames(type) ? nameNode(value) : strFromJs(value);
    return node(value as Loose);
  };
  const node = (from: Loose): Value => {
    const kind = nodeKinds().get(from.node) as NodeKind;
    const object = new PyInstance(classOf(from.node));
    for (const field of kind.fields) {
      const value = from[field.name];
      // None is a constant, too.
      const isConstant = field.type === 'constant' && !field.isList;
      if (field.isList) setOwn(object, field.name, new PyList(((value ?? []) as unknown[]).map((item) => one(item, field))));
      else setOwn(object, field.name, isConstant ? materialize(value as Constant) : one(value, field));
    }
    if (sums().get(kind.sum)?.hasPlace) {
      const span = from as unknown as Span;
      setOwn(object, 'lineno', span.line);
      setOwn(object, 'col_offset', columnOf(span.line, span.col));
      setOwn(object, 'end_lineno', span.endLine);
      setOwn(object, 'end_col_offset', columnOf(span.endLine, span.endCol));
    }
    return object;
  };
  return deep('ast construction', () => node(tree as unknown as Loose));
}
/** From columns in UTF-16 units to columns in bytes of UTF-8. */
function columns(text: string): (line: number, col: number) => number {
  if (/^[\0-\x7f]*$/.test(text)) return (_line, col) => col;
  const lines = text.split(/\r\n|\r|\n/);
  return (line, col) => {
    const before = (lines[line - 1] ?? '').slice(0, col);
    let bytes = 0;
    for (const character of before) {
      const point = character.codePointAt(0) as number;
      bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    }
    return bytes;
  };
}

// ---- from the guest
export function isNode(t: Thread, value: Value): boolean {
  const module = t.interp.modules.getName('ast');
  if (!(module instanceof PyModule && value instanceof PyObject)) return false;
  const base = module.dict.getName('AST');
  return base instanceof PyType && typeOf(value).isSubtypeOf(base);
}
const ROOTS: Readonly<Record<string, string>> = { exec: 'Module', eval: 'Expression', single: 'Interactive' };

export function fromGuest(t: Thread, value: Value, mode: string): Tree {
  const reader = new Reader(t, astModule(t));
  const expected = ROOTS[mode];
  if (!isInstance(value, reader.classOf(expected))) throw raised(TypeError, `expected ${expected} node, got ${typeName(value)}`);
  return deep('ast construction', () => {
    const tree = reader.node(value as PyObject, 'mod');
    validate(tree as unknown as Loose);
    return tree;
  });
}

class Reader {
  constructor(
    private readonly t: Thread,
    private readonly module: PyModule,
  ) {}
  classOf(name: string): PyType {
    return this.module.dict.getName(name) as PyType;
  }
  node(value: Value, sumName: string): Tree {
    const sum = sums().get(sumName) as Sum;
    const place = sum.hasPlace ? this.place(value, sumName) : undefined;
    const kind = sum.kinds.find((each) => isInstance(value, this.classOf(each.name)));
    if (kind === undefined) throw raised(TypeError, `expected some sort of ${sumName}, but got ${this.t.reprText(value)}`);
    const tree: Record<string, unknown> = { node: kind.name };
    for (const field of kind.fields) {
      if (field.name === 'type_comment' || field.name === 'type_ignores') continue;
      tree[field.name] = this.field(value, kind, field);
    }
    // The compiler stores there whatever the context says.
    if (kind.name === 'NamedExpr' && typeof (tree.target as Loose).ctx === 'string') (tree.target as Loose).ctx = 'Store';
    return Object.assign(tree, place) as unknown as Tree;
  }
  private field(value: Value, kind: NodeKind, field: Field): unknown {
    const found = this.t.findAttr(value, field.name);
    if (field.isList) {
      if (found === undefined) return [];
      if (!(found instanceof PyList))
        throw raised(TypeError, `${kind.name} field "${field.name}" must be a list, not a ${typeName(found)}`);
      return found.items.map((item) => (item === null && field.isOptional ? null : this.one(item, field)));
    }
    if (found === undefined) {
      if (field.isOptional) return field.type === 'int' ? 0 : null;
      throw raised(TypeError, `required field "${field.name}" missing from ${kind.name}`);
    }
    if (field.type === 'constant') return this.constant(found);
    if (found === null) {
      if (field.isOptional) return field.type === 'int' ? 0 : null;
      throw raised(ValueError, `field '${field.name}' is required for ${kind.name}`);
    }
    const one = this.one(found, field);
    return field.name === 'is_async' || field.name === 'simple' ? one !== 0 : one;
  }
  private one(value: Value, { type }: Field): unknown {
    if (type === 'identifier' || type === 'string') {
      if (!isStr(value)) throw raised(TypeError, `AST ${type} must be of type str`);
      return jsText(value);
    }
    if (type === 'int') {
      const int = intOf(value);
      if (typeof int !== 'number') throw raised(ValueError, `invalid integer value: ${this.t.reprText(value)}`);
      return int;
    }
    if (type === 'constant') return this.constant(value);
    if (value === null) throw raised(ValueError, 'None disallowed in expression list');
    const sum = sums().get(type);
    if (!sum?.isNames) return this.node(value, type);
    const kind = sum.kinds.find((each) => isInstance(value, this.classOf(each.name)));
    if (kind === undefined) throw raised(TypeError, `expected some sort of ${type}, but got ${this.t.reprText(value)}`);
    return kind.name;
  }
  private constant(value: Value): Constant {
    try {
      return constantOf(value);
    } catch {
      throw raised(TypeError, `got an invalid type in Constant: ${typeName(value)}`);
    }
  }
  private place(value: Value, sumName: string): Span {
    const number = (name: string, otherwise?: number): number => {
      const found = this.t.findAttr(value, name);
      // End places have a default on the class: None, as if there were none.
      if (found === undefined || (found === null && name.startsWith('end_'))) {
        if (otherwise !== undefined) return otherwise;
        throw raised(TypeError, `required field "${name}" missing from ${sumName}`);
      }
      const int = intOf(found);
      if (typeof int !== 'number') throw raised(ValueError, `invalid integer value: ${this.t.reprText(found)}`);
      return int;
    };
    const line = number('lineno');
    const col = number('col_offset');
    const needsEnd = sumName === 'pattern' || sumName === 'type_param';
    const endLine = number('end_lineno', needsEnd ? undefined : line);
    const endCol = number('end_col_offset', needsEnd ? undefined : col);
    if (line > endLine) throw raised(ValueError, `AST node line range (${line}, ${endLine}) is not valid`);
    if ((line < 0 && endLine !== line) || (col < 0 && col !== endCol))
      throw raised(ValueError, `AST node column range (${col}, ${endCol}) for line range (${line}, ${endLine}) is not valid`);
    if (line === endLine && col > endCol) throw raised(ValueError, `line ${line}, column ${col}-${endCol} is not a valid range`);
    return { line, col, endLine, endCol };
  }
}

// ---- what the table does not say
const FORBIDDEN = new Set(['None', 'True', 'False']);
const listOf = (tree: Loose, field: string): readonly Loose[] => tree[field] as readonly Loose[];
function filled(tree: Loose, field: string, what = `empty ${field} on ${tree.node}`): void {
  if (listOf(tree, field).length === 0) throw raised(ValueError, what);
}
function context(node: Loose | null, wanted: string): void {
  if (node === null) return;
  if (typeof node.ctx !== 'string') {
    if (wanted !== 'Load') throw raised(ValueError, `expression which can't be assigned to in ${wanted} context`);
    return;
  }
  if (node.ctx !== wanted) throw raised(ValueError, `expression must have ${wanted} context but has ${node.ctx} instead`);
  if (node.node === 'Tuple' || node.node === 'List') for (const item of listOf(node, 'elts')) context(item, wanted);
  if (node.node === 'Starred') context(node.value as Loose, wanted);
}
/** Fields that hold places to store in or to delete; every other expression is read. */
const STORED: Readonly<Record<string, string>> = {
  'Assign.targets': 'Store',
  'AugAssign.target': 'Store',
  'AnnAssign.target': 'Store',
  'For.target': 'Store',
  'AsyncFor.target': 'Store',
  'comprehension.target': 'Store',
  'withitem.optional_vars': 'Store',
  'TypeAlias.name': 'Store',
  'Delete.targets': 'Del',
};
function notStar(pattern: Loose): void {
  if (pattern.node === 'MatchStar') throw raised(ValueError, "can't use MatchStar here");
}
function capture(name: string | null): void {
  if (name === '_') throw raised(ValueError, "can't capture name '_' in patterns");
}
/** Values of patterns: literals, their sums and negatives, attributes. */
function matchable(value: Loose): void {
  const isNumber = (node: Loose, complex: boolean): boolean => {
    const constant = node.value as Constant;
    if (node.node !== 'Constant' || constant === null || typeof constant === 'boolean' || typeof constant === 'string') return false;
    const isComplex = typeof constant === 'object' && 'tag' in constant && constant.tag === 'complex';
    return complex ? isComplex : !isComplex && (typeof constant !== 'object' || ('tag' in constant && constant.tag === 'float'));
  };
  const isSigned = (node: Loose, complex: boolean): boolean =>
    isNumber(node, complex) || (node.node === 'UnaryOp' && node.op === 'USub' && isNumber(node.operand as Loose, complex));
  const { node } = value;
  if (node === 'Constant') {
    const constant = value.value as Constant;
    if (
      constant !== null &&
      typeof constant !== 'boolean' &&
      !(typeof constant === 'object' && 'tag' in constant && constant.tag === 'ellipsis')
    )
      return;
    throw raised(ValueError, 'unexpected constant inside of a literal pattern');
  }
  if (node === 'Attribute' || node === 'JoinedStr' || node === 'TemplateStr') return;
  if (node === 'UnaryOp' && (isSigned(value, false) || isSigned(value, true))) return;
  const isSum = node === 'BinOp' && (value.op === 'Add' || value.op === 'Sub');
  if (isSum && isSigned(value.left as Loose, false) && isNumber(value.right as Loose, true)) return;
  throw raised(ValueError, 'patterns may only match literals and attribute lookups');
}
const CHECKS: Readonly<Record<string, (tree: Loose) => void>> = {
  BoolOp(tree) {
    if (listOf(tree, 'values').length < 2) throw raised(ValueError, 'BoolOp with less than 2 values');
  },
  Compare(tree) {
    filled(tree, 'comparators', 'Compare with no comparators');
    if (listOf(tree, 'comparators').length !== listOf(tree, 'ops').length)
      throw raised(ValueError, 'Compare has a different number of comparators and operands');
  },
  Dict(tree) {
    if (listOf(tree, 'keys').length !== listOf(tree, 'values').length)
      throw raised(ValueError, "Dict doesn't have the same number of keys as values");
  },
  Try(tree) {
    const handlers = listOf(tree, 'handlers').length;
    if (handlers === 0 && listOf(tree, 'finalbody').length === 0)
      throw raised(ValueError, `${tree.node} has neither except handlers nor finalbody`);
    if (handlers === 0 && listOf(tree, 'orelse').length > 0) throw raised(ValueError, `${tree.node} has orelse but no except handlers`);
  },
  Raise(tree) {
    if (tree.exc === null && tree.cause !== null) throw raised(ValueError, 'Raise with cause but no exception');
  },
  AnnAssign(tree) {
    if (tree.simple && (tree.target as Loose).node !== 'Name') throw raised(TypeError, 'AnnAssign with simple non-Name target');
  },
  NamedExpr(tree) {
    if ((tree.target as Loose).node !== 'Name') throw raised(TypeError, 'NamedExpr target must be a Name');
  },
  TypeAlias(tree) {
    if ((tree.name as Loose).node !== 'Name') throw raised(TypeError, 'TypeAlias with non-Name name');
  },
  AugAssign(tree) {
    const { node } = tree.target as Loose;
    const number = (sums().get('expr') as Sum).kinds.findIndex((kind) => kind.name === node) + 1;
    if (!['Name', 'Attribute', 'Subscript'].includes(node))
      throw raised(SystemError, `invalid node type (${number}) for augmented assignment`);
  },
  FormattedValue(tree) {
    if (![-1, 97, 114, 115].includes(tree.conversion as number))
      throw raised(SystemError, `Unrecognized conversion character ${tree.conversion}`);
  },
  ImportFrom(tree) {
    if ((tree.level as number) < 0) throw raised(ValueError, 'Negative ImportFrom level');
  },
  arguments(tree) {
    if (listOf(tree, 'defaults').length > listOf(tree, 'posonlyargs').length + listOf(tree, 'args').length)
      throw raised(ValueError, 'more positional defaults than args on arguments');
    if (listOf(tree, 'kw_defaults').length !== listOf(tree, 'kwonlyargs').length)
      throw raised(ValueError, 'length of kwonlyargs is not the same as kw_defaults on arguments');
  },
  match_case: (tree) => notStar(tree.pattern as Loose),
  MatchValue: (tree) => matchable(tree.value as Loose),
  MatchMapping(tree) {
    if (listOf(tree, 'keys').length !== listOf(tree, 'patterns').length)
      throw raised(ValueError, "MatchMapping doesn't have the same number of keys as patterns");
    capture(tree.rest as string | null);
    for (const key of listOf(tree, 'keys'))
      if (!(key.node === 'Constant' && (key.value === null || typeof key.value === 'boolean'))) matchable(key);
    for (const pattern of listOf(tree, 'patterns')) notStar(pattern);
  },
  MatchStar: (tree) => capture(tree.name as string | null),
  MatchAs(tree) {
    capture(tree.name as string | null);
    if (tree.pattern !== null && tree.name === null) throw raised(ValueError, 'MatchAs must specify a target name if a pattern is given');
    if (tree.pattern !== null) notStar(tree.pattern as Loose);
  },
  MatchClass(tree) {
    let cls = tree.cls as Loose;
    while (cls.node === 'Attribute') cls = cls.value as Loose;
    if (cls.node !== 'Name') throw raised(ValueError, 'MatchClass cls field can only contain Name or Attribute nodes.');
    for (const pattern of [...listOf(tree, 'patterns'), ...listOf(tree, 'kwd_patterns')]) notStar(pattern);
    if (listOf(tree, 'kwd_attrs').length !== listOf(tree, 'kwd_patterns').length)
      throw raised(ValueError, "MatchClass doesn't have the same number of keyword attributes as patterns");
  },
  MatchSingleton(tree) {
    if (tree.value !== null && typeof tree.value !== 'boolean')
      throw raised(ValueError, 'MatchSingleton can only contain True, False and None');
  },
  MatchOr(tree) {
    if (listOf(tree, 'patterns').length < 2) throw raised(ValueError, 'MatchOr requires at least 2 patterns');
  },
};
const NEVER_EMPTY: Readonly<Record<string, string>> = {
  Delete: 'targets',
  Assign: 'targets',
  With: 'items',
  AsyncWith: 'items',
  Match: 'cases',
  Import: 'names',
  ImportFrom: 'names',
  Global: 'names',
  Nonlocal: 'names',
};
const COMPREHENSIONS = new Set(['ListComp', 'SetComp', 'DictComp', 'GeneratorExp']);
const BODIES = new Set(
  'FunctionDef AsyncFunctionDef ClassDef For AsyncFor While If With AsyncWith Try TryStar ExceptHandler match_case'.split(' '),
);
/** From the root down. */
function validate(tree: Loose): void {
  check(tree);
  for (const { name, type } of (nodeKinds().get(tree.node) as NodeKind).fields) {
    if (type === 'constant') continue;
    const value = tree[name];
    for (const item of Array.isArray(value) ? value : [value]) if (item !== null && typeof item === 'object') validate(item as Loose);
  }
}
function check(tree: Loose): void {
  const kind = nodeKinds().get(tree.node) as NodeKind;
  if (BODIES.has(tree.node)) filled(tree, 'body');
  const never = NEVER_EMPTY[tree.node];
  if (never !== undefined) filled(tree, never);
  if (COMPREHENSIONS.has(tree.node)) filled(tree, 'generators', 'comprehension with no generators');
  CHECKS[tree.node === 'TryStar' ? 'Try' : tree.node]?.(tree);
  for (const field of kind.fields) {
    const value = tree[field.name];
    if (field.type === 'identifier')
      for (const name of field.isList ? (value as string[]) : [value as string | null])
        if (name !== null && FORBIDDEN.has(name)) throw raised(ValueError, `identifier field can't represent '${name}' constant`);
    if (field.type !== 'expr') continue;
    // Below a tuple, a list or a star, the context is that of the whole.
    if ((tree.node === 'Tuple' || tree.node === 'List' || tree.node === 'Starred') && tree.ctx !== 'Load') continue;
    if (tree.node === 'NamedExpr' && field.name === 'target') continue;
    const wanted = STORED[`${tree.node}.${field.name}`] ?? 'Load';
    for (const item of field.isList ? (value as (Loose | null)[]) : [value as Loose | null]) context(item ?? null, wanted);
  }
}

// ---- the module
export const astRows: ModuleRows = {
  name: '_ast',
  doc: 'The table of the abstract syntax, from which module ast makes its classes.',
  functions: {
    grammar: [
      '()',
      'For each sum its name, whether its nodes have a place, are a product, are mere names; and its nodes with their fields as (name, type, is list, is optional).',
      () =>
        new PyList(
          [...sums().values()].map(
            (sum) =>
              new PyTuple([
                sum.name,
                sum.hasPlace,
                sum.isProduct,
                sum.isNames,
                new PyList(
                  sum.kinds.map(
                    (kind) =>
                      new PyTuple([
                        kind.name,
                        new PyList(kind.fields.map(({ name, type, isList, isOptional }) => new PyTuple([name, type, isList, isOptional]))),
                      ]),
                  ),
                ),
              ]),
          ),
        ),
    ],
  },
};

/** Warnings for what is surely a mistake, though it compiles. The words are CPython's. */
import type { Constant } from '../../bytecode/constants.ts';
import type { Compare, Expr } from '../ast.ts';
import type { Codegen } from './context.ts';

const TEMPLATE = 'string.templatelib.Template';

function typeOfConstant(value: Constant): string {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return 'int';
    case 'boolean':
      return 'bool';
    case 'string':
      return 'str';
    default:
      if (value === null) return 'NoneType';
      return 'tag' in value ? value.tag : 'code';
  }
}

/** The type an expression certainly has. */
function typeOf(e: Expr): string | null {
  switch (e.node) {
    case 'Tuple':
      return 'tuple';
    case 'List':
    case 'ListComp':
      return 'list';
    case 'Dict':
    case 'DictComp':
      return 'dict';
    case 'Set':
    case 'SetComp':
      return 'set';
    case 'GeneratorExp':
      return 'generator';
    case 'Lambda':
      return 'function';
    case 'TemplateStr':
    case 'Interpolation':
      return TEMPLATE;
    case 'JoinedStr':
    case 'FormattedValue':
      return 'str';
    case 'Constant':
      return typeOfConstant(e.value);
    default:
      return null;
  }
}

export function checkCallee(c: Codegen, e: Expr): void {
  switch (e.node) {
    case 'Lambda':
    case 'Name':
    case 'Attribute':
    case 'Call':
      return;
    default: {
      const type = typeOf(e);
      if (type !== null) c.warn(e, `'${type}' object is not callable; perhaps you missed a comma?`);
    }
  }
}

export function checkSubscripted(c: Codegen, e: Expr): void {
  const type = typeOf(e);
  if (type === null) return;
  if (['NoneType', 'ellipsis', 'int', 'bool', 'float', 'complex', 'set', 'frozenset', 'generator', 'function', TEMPLATE].includes(type)) {
    c.warn(e, `'${type}' object is not subscriptable; perhaps you missed a comma?`);
  }
}

export function checkIndex(c: Codegen, e: Expr, index: Expr): void {
  if (index.node === 'Name') return;
  const indexType = typeOf(index);
  if (indexType === null || indexType === 'int' || indexType === 'bool' || indexType === 'slice') return;
  const type = typeOf(e);
  if (type === 'str' || type === 'bytes' || type === 'tuple' || type === 'list') {
    c.warn(e, `${type} indices must be integers or slices, not ${indexType}; perhaps you missed a comma?`);
  }
}

/** A literal whose identity means nothing. */
function isPlainLiteral(e: Expr): boolean {
  if (e.node === 'Tuple') return e.elts.every((each) => each.node === 'Constant');
  if (e.node !== 'Constant') return false;
  const { value } = e;
  return !(value === null || typeof value === 'boolean' || (typeof value === 'object' && 'tag' in value && value.tag === 'ellipsis'));
}

export function checkCompare(c: Codegen, e: Compare): void {
  let left = e.left;
  for (let i = 0; i < e.ops.length; i++) {
    const right = e.comparators[i];
    const op = e.ops[i];
    if (op === 'Is' || op === 'IsNot') {
      const literal = isPlainLiteral(left) ? left : isPlainLiteral(right) ? right : null;
      if (literal !== null) {
        const [word, better] = op === 'Is' ? ['is', '=='] : ['is not', '!='];
        return c.warn(e, `"${word}" with '${typeOf(literal)}' literal. Did you mean "${better}"?`);
      }
    }
    left = right;
  }
}

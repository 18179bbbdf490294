/**
 * Expressions back to text: what `from __future__ import annotations` keeps of an annotation. Parentheses stand only where they
 * must, by precedence, in CPython's spelling.
 */
import { InternalError } from '../../support/errors.ts';
import type { Arguments, Comprehension, Expr, JoinedStr, Operator, TemplateStr } from '../ast.ts';
import { reprOf, stringRepr } from '../../bytecode/constant-text.ts';
import type { Constant } from '../../bytecode/constants.ts';

/** How tightly an expression binds. */
const Level = {
  TUPLE: 0,
  TEST: 1,
  OR: 2,
  AND: 3,
  NOT: 4,
  COMPARE: 5,
  BIT_OR: 6,
  BIT_XOR: 7,
  BIT_AND: 8,
  SHIFT: 9,
  SUM: 10,
  TERM: 11,
  FACTOR: 12,
  POWER: 13,
  AWAIT: 14,
  ATOM: 15,
} as const;

const OPERATORS: Record<Operator, readonly [symbol: string, level: number, isRight?: true]> = {
  Add: [' + ', Level.SUM],
  Sub: [' - ', Level.SUM],
  Mult: [' * ', Level.TERM],
  MatMult: [' @ ', Level.TERM],
  Div: [' / ', Level.TERM],
  Mod: [' % ', Level.TERM],
  LShift: [' << ', Level.SHIFT],
  RShift: [' >> ', Level.SHIFT],
  BitOr: [' | ', Level.BIT_OR],
  BitXor: [' ^ ', Level.BIT_XOR],
  BitAnd: [' & ', Level.BIT_AND],
  FloorDiv: [' // ', Level.TERM],
  Pow: [' ** ', Level.POWER, true],
};

const COMPARISONS = {
  Eq: '==',
  NotEq: '!=',
  Lt: '<',
  LtE: '<=',
  Gt: '>',
  GtE: '>=',
  Is: 'is',
  IsNot: 'is not',
  In: 'in',
  NotIn: 'not in',
} as const;

export function unparse(e: Expr): string {
  return text(e, Level.TEST);
}

const wrap = (inner: string, needs: boolean) => (needs ? `(${inner})` : inner);

function text(e: Expr, level: number): string {
  switch (e.node) {
    case 'Name':
      return e.id;
    case 'Constant':
      return constant(e.value, e.kind);
    case 'Attribute': {
      const value = text(e.value, Level.ATOM);
      const isInt = e.value.node === 'Constant' && /^\d+$/.test(value);
      return `${value}${isInt ? ' ' : ''}.${e.attr}`;
    }
    case 'Subscript':
      return `${text(e.value, Level.ATOM)}[${text(e.slice, Level.TUPLE)}]`;
    case 'Call':
      return call(e);
    case 'BoolOp': {
      const inner = e.op === 'And' ? Level.AND : Level.OR;
      return wrap(e.values.map((each) => text(each, inner + 1)).join(e.op === 'And' ? ' and ' : ' or '), level > inner);
    }
    case 'BinOp':
      return binOp(e, level);
    case 'UnaryOp': {
      const [symbol, inner] = (
        { Invert: ['~', Level.FACTOR], Not: ['not ', Level.NOT], UAdd: ['+', Level.FACTOR], USub: ['-', Level.FACTOR] } as const
      )[e.op];
      return wrap(`${symbol}${text(e.operand, inner)}`, level > inner);
    }
    case 'Lambda': {
      const parameters = args(e.args);
      // Without positional parameters CPython writes no blank.
      const hasPositional = e.args.posonlyargs.length + e.args.args.length > 0;
      return wrap(`lambda${hasPositional ? ' ' : ''}${parameters}: ${text(e.body, Level.TEST)}`, level > Level.TEST);
    }
    case 'IfExp':
      return wrap(
        `${text(e.body, Level.TEST + 1)} if ${text(e.test, Level.TEST + 1)} else ${text(e.orelse, Level.TEST)}`,
        level > Level.TEST,
      );
    case 'Dict':
      return `{${e.values.map((value, i) => pair(e.keys[i], value)).join(', ')}}`;
    case 'Set':
      return `{${list(e.elts)}}`;
    case 'List':
      return `[${list(e.elts)}]`;
    case 'Tuple':
      if (e.elts.length === 0) return '()';
      return wrap(e.elts.length === 1 ? `${text(e.elts[0], Level.TEST)},` : list(e.elts), level > Level.TUPLE);
    case 'ListComp':
      return `[${text(e.elt, Level.TEST)}${loops(e.generators)}]`;
    case 'SetComp':
      return `{${text(e.elt, Level.TEST)}${loops(e.generators)}}`;
    case 'DictComp':
      return `{${text(e.key, Level.TEST)}: ${text(e.value, Level.TEST)}${loops(e.generators)}}`;
    case 'GeneratorExp':
      return `(${text(e.elt, Level.TEST)}${loops(e.generators)})`;
    case 'Yield':
      return e.value === null ? '(yield)' : `(yield ${text(e.value, Level.TEST)})`;
    case 'YieldFrom':
      return `(yield from ${text(e.value, Level.TEST)})`;
    case 'Await':
      return wrap(`await ${text(e.value, Level.ATOM)}`, level > Level.AWAIT);
    case 'Compare':
      return wrap(
        `${text(e.left, Level.COMPARE + 1)}${e.ops.map((op, i) => ` ${COMPARISONS[op]} ${text(e.comparators[i], Level.COMPARE + 1)}`).join('')}`,
        level > Level.COMPARE,
      );
    case 'NamedExpr':
      return wrap(`${text(e.target, Level.ATOM)} := ${text(e.value, Level.ATOM)}`, level > Level.TUPLE);
    case 'Starred':
      return `*${text(e.value, Level.BIT_OR)}`;
    case 'Slice':
      return slice(e);
    case 'JoinedStr':
    case 'TemplateStr':
      return quoted(e);
    case 'FormattedValue':
    case 'Interpolation':
      throw new InternalError('a replacement field stands in a string');
  }
}

function list(elements: readonly Expr[]): string {
  return elements.map((each) => text(each, Level.TEST)).join(', ');
}

function pair(key: Expr | null, value: Expr): string {
  return key === null ? `**${text(value, Level.BIT_OR)}` : `${text(key, Level.TEST)}: ${text(value, Level.TEST)}`;
}

function constant(value: Constant, kind: 'u' | null): string {
  if (typeof value === 'object' && value !== null && 'tag' in value) {
    if (value.tag === 'ellipsis') return '...';
    // Infinity has no literal.
    if (value.tag === 'float' || value.tag === 'complex') return reprOf(value).replace(/\binf\b/g, '1e309');
  }
  return (kind === 'u' ? 'u' : '') + reprOf(value);
}

/** Left-leaning chains of one operator may be long. */
function binOp(e: Expr & { node: 'BinOp' }, level: number): string {
  const [symbol, inner, isRight] = OPERATORS[e.op];
  const right = text(e.right, inner + (isRight ? 0 : 1));
  if (isRight) return wrap(`${text(e.left, inner + 1)}${symbol}${right}`, level > inner);
  const parts = [right, symbol];
  let left: Expr = e.left;
  while (left.node === 'BinOp' && OPERATORS[left.op][1] === inner) {
    parts.push(text(left.right, inner + 1), OPERATORS[left.op][0]);
    left = left.left;
  }
  parts.push(text(left, inner));
  return wrap(parts.reverse().join(''), level > inner);
}

function call(e: Expr & { node: 'Call' }): string {
  const func = text(e.func, Level.ATOM);
  if (e.args.length === 1 && e.keywords.length === 0 && e.args[0].node === 'GeneratorExp') return func + text(e.args[0], Level.TEST);
  const parts = e.args.map((each) => text(each, Level.TEST));
  for (const keyword of e.keywords) parts.push(`${keyword.arg === null ? '**' : `${keyword.arg}=`}${text(keyword.value, Level.TEST)}`);
  return `${func}(${parts.join(', ')})`;
}

function args(a: Arguments): string {
  const parts: string[] = [];
  const positional = [...a.posonlyargs, ...a.args];
  const firstDefault = positional.length - a.defaults.length;
  positional.forEach((arg, i) => {
    parts.push(arg.arg + (i >= firstDefault ? `=${text(a.defaults[i - firstDefault], Level.TEST)}` : ''));
    if (i + 1 === a.posonlyargs.length) parts.push('/');
  });
  if (a.vararg !== null || a.kwonlyargs.length > 0) parts.push(`*${a.vararg?.arg ?? ''}`);
  a.kwonlyargs.forEach((arg, i) => {
    const value = a.kw_defaults[i];
    parts.push(arg.arg + (value === null ? '' : `=${text(value, Level.TEST)}`));
  });
  if (a.kwarg !== null) parts.push(`**${a.kwarg.arg}`);
  return parts.join(', ');
}

function loops(generators: readonly Comprehension[]): string {
  return generators
    .map((each) => {
      const ifs = each.ifs.map((test) => ` if ${text(test, Level.TEST + 1)}`).join('');
      return `${each.is_async ? ' async for ' : ' for '}${text(each.target, Level.TUPLE)} in ${text(each.iter, Level.TEST + 1)}${ifs}`;
    })
    .join('');
}

function slice(e: Expr & { node: 'Slice' }): string {
  const part = (each: Expr | null) => (each === null ? '' : text(each, Level.TEST));
  return `${part(e.lower)}:${part(e.upper)}${e.step === null ? '' : `:${part(e.step)}`}`;
}

function quoted(e: JoinedStr | TemplateStr): string {
  return (e.node === 'JoinedStr' ? 'f' : 't') + stringRepr(fields(e));
}

function fields(e: JoinedStr | TemplateStr): string {
  return e.values
    .map((value) => {
      if (value.node === 'Constant') return plainText(value.value).replace(/[{}]/g, '$&$&');
      if (value.node !== 'FormattedValue' && value.node !== 'Interpolation') throw new InternalError(`${value.node} in a string`);
      const inner = value.node === 'Interpolation' ? value.str : text(value.value, Level.TEST + 1);
      const conversion = value.conversion === -1 ? '' : `!${String.fromCharCode(value.conversion)}`;
      const spec = value.format_spec === null ? '' : `:${fields(value.format_spec)}`;
      return `{${inner.startsWith('{') ? ' ' : ''}${inner}${conversion}${spec}}`;
    })
    .join('');
}

function plainText(value: Constant): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'str')
    return String.fromCodePoint(...value.codePoints);
  throw new InternalError('the text of a string is a string');
}

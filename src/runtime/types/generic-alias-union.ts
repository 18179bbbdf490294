/**
 * typing.Union: `int | str`, also as isinstance() takes it.
 *
 * Members are unique and keep their order; unions inside are flattened, None stands for its class. Equality and hash are those
 * of the set of members. What begins as a union takes anything: `int | str | 3` is for annotations, and only isinstance() minds.
 */
import { genericFind, nameOf, noAttribute } from '../attributes.ts';
import { builtinType, noneType, tupleType, typeType } from '../builtin-types.ts';
import { NotImplemented, PyTuple } from '../collections.ts';
import { indexOf } from '../convert.ts';
import type { TypeRows } from '../define.ts';
import { raised, TypeError } from '../exceptions.ts';
import { Raise, type Thread } from '../machine.ts';
import { PyObject, PyType, TypeFlag, type Value } from '../object.ts';
import { frozensetHash, frozensetType, makeSet, type PyFrozenSet } from '../set.ts';
import { isStr, strFromJs } from '../text.ts';
import { PyGenericAlias, reprOfArg, substitute } from './generic-alias.ts';

export class PyUnion extends PyObject {
  constructor(readonly args: PyTuple) {
    super();
  }
}
export const unionType = builtinType('Union', { flags: TypeFlag.HAS_WEAKREF, js: PyUnion, module: 'typing' });
unionType.name = 'typing.Union';

function isUnionable(v: Value): boolean {
  if (v === null || v instanceof PyType || v instanceof PyUnion || v instanceof PyGenericAlias) return true;
  // Type parameters answer themselves.
  return v instanceof PyObject && v.cls.module === 'typing' && v.cls.name === 'TypeAliasType' && !v.cls.has(TypeFlag.HEAP);
}
function isPlainType(v: Value): boolean {
  return v instanceof PyType && v.cls === typeType;
}
/** The members so far, each with its hash; undefined for what cannot be hashed. */
class Members {
  readonly items: Value[] = [];
  private readonly hashes: (number | undefined)[] = [];
  /** Adds what does not equal a member. As in a dict, only what has the same hash is compared; what has none, with its like. */
  add(t: Thread, item: Value): void {
    const member = item === null ? noneType : item;
    if (this.items.includes(member)) return;
    const hash = hashIfAny(t, member);
    if (!isPlainType(member) && this.items.some((other, i) => this.hashes[i] === hash && t.equals(other, member))) return;
    this.items.push(member);
    this.hashes.push(hash);
  }
}
function hashIfAny(t: Thread, v: Value): number | undefined {
  try {
    return t.hash32(v);
  } catch (error) {
    if (error instanceof Raise && error.exception.cls.isSubtypeOf(TypeError)) return undefined;
    throw error;
  }
}
/** Text stands for a type that is not known yet. */
function forwardReference(t: Thread, item: Value): Value {
  if (!isStr(item)) return item;
  const typing = t.call(t.interp.builtins.getName('__import__') as Value, ['typing']);
  return t.call(t.getAttr(typing, 'ForwardRef'), [item]);
}
/** The union of these, or the type itself when there is only one. */
export function unionOf(t: Thread, items: readonly Value[]): Value {
  const members = new Members();
  for (const item of items) {
    if (item instanceof PyUnion) for (const inner of item.args.items) members.add(t, inner);
    else if (item instanceof PyTuple && item.cls === tupleType)
      throw raised(TypeError, `Union[arg, ...]: each arg must be a type. Got ${t.reprText(item).slice(0, 100)}.`);
    else members.add(t, forwardReference(t, item));
  }
  const unique = members.items;
  if (unique.length === 0) throw raised(TypeError, 'Cannot take a Union of no types.');
  return unique.length === 1 ? unique[0] : new PyUnion(new PyTuple(unique));
}
/** left | right for types. */
export function makeUnion(t: Thread, left: Value, right: Value): Value {
  if (!(left instanceof PyUnion) && !(right instanceof PyUnion) && !(isUnionable(left) && isUnionable(right))) return NotImplemented;
  return unionOf(t, [left, right]);
}

function hash(t: Thread, self: PyUnion): number | bigint {
  const members = makeSet(frozensetType) as PyFrozenSet;
  // What has no hash says so itself, not as an element of a set.
  for (const item of self.args.items) t.hash(item);
  members.mergeItems(t, self.args.items);
  return frozensetHash(t, members);
}
function equals(t: Thread, self: PyUnion, other: Value): Value {
  if (!(other instanceof PyUnion)) return NotImplemented;
  const [mine, others] = [self.args.items, other.args.items];
  if (mine.length !== others.length) return false;
  return mine.every((item) =>
    others.some((candidate) => candidate === item || (!(isPlainType(candidate) && isPlainType(item)) && t.equals(item, candidate))),
  );
}
function repr(t: Thread, self: PyUnion): Value {
  return strFromJs(self.args.items.map((item) => (item === noneType ? 'None' : reprOfArg(t, item))).join(' | '));
}
/** Members with type parameters get their arguments, as in a generic alias. */
function substituteUnion(t: Thread, self: PyUnion, item: Value): Value {
  const alias = new PyGenericAlias(unionType, self.args, false);
  if (alias.parameters(t).items.length === 0) throw raised(TypeError, `${t.reprText(self)} is not a generic class`);
  return unionOf(t, substitute(t, alias, item, self).args.items);
}

const unionRows: TypeRows = {
  members: ['__args__'],
  doc: 'Represent a union type\n\nE.g. for int | str',
  methods: {
    __getattribute__: [
      '(self, name, /)',
      'Return getattr(self, name).',
      (t, self: PyUnion, name: Value) => {
        const found = nameOf(t, name) === '__module__' ? 'typing' : genericFind(t, self, nameOf(t, name));
        if (found === undefined) throw noAttribute(self, nameOf(t, name));
        return found;
      },
    ],
    __repr__: ['(self, /)', 'Return repr(self).', repr],
    __hash__: ['(self, /)', 'Return hash(self).', hash],
    __eq__: ['(self, value, /)', 'Return self==value.', equals],
    __or__: ['(self, value, /)', 'Return self|value.', makeUnion],
    __ror__: ['(self, value, /)', 'Return value|self.', (t, self: Value, other: Value) => makeUnion(t, other, self)],
    __getitem__: ['(self, key, /)', 'Return self[key].', substituteUnion],
    __mro_entries__: [
      '(self, object, /)',
      '',
      (t, self: PyUnion) => {
        throw raised(TypeError, `Cannot subclass ${t.reprText(self)}`);
      },
    ],
    __reduce__: [
      '(self, /)',
      '',
      () => {
        throw raised(TypeError, "cannot pickle 'Union' object");
      },
    ],
    __reduce_ex__: [
      '(self, protocol, /)',
      'Helper for pickle.',
      (t, _self: PyUnion, protocol: Value) => {
        throw raised(TypeError, `cannot pickle '${indexOf(t, protocol) >= 2 ? 'typing.Union' : 'Union'}' object`);
      },
    ],
  },
  classMethods: {
    __class_getitem__: [
      '(cls, object, /)',
      'See PEP 585',
      (t, _cls: PyType, item: Value) => unionOf(t, item instanceof PyTuple && item.cls === tupleType ? item.items : [item]),
    ],
  },
  getset: {
    __args__: [null, (_t, self: PyUnion) => self.args],
    __parameters__: [
      'Type variables in the types.UnionType.',
      (t, self: PyUnion) => new PyGenericAlias(unionType, self.args, false).parameters(t),
    ],
    __origin__: ['Always types.UnionType.', () => unionType],
    __name__: [null, () => 'Union'],
    __qualname__: [null, () => 'Union'],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [[unionType, unionRows]];

/**
 * Whether objects of a class in Python that derives from a builtin container are what the container is: captured code does to them what it does to the
 * container, so nothing of what it asks may be the class's own.
 */
import { type PyType, TypeFlag } from '../runtime/object.ts';

const ASKED = [
  ...['getitem', 'setitem', 'delitem', 'len', 'iter', 'contains', 'reversed', 'bool', 'hash', 'missing', 'getattribute', 'getattr'],
  ...['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'repr', 'str', 'format'],
  ...['add', 'radd', 'iadd', 'mul', 'rmul', 'imul', 'sub', 'rsub', 'and', 'rand', 'or', 'ror', 'ior', 'xor', 'rxor'],
].map((name) => `__${name}__`);
/** What a namedtuple has of its own. */
const OF_NAMEDTUPLES = new Set(['__repr__']);

export function behavesAs(cls: PyType, base: PyType): boolean {
  if (!cls.has(TypeFlag.HEAP)) return true;
  const isNamedTuple = cls.lookup('_fields') !== undefined;
  return ASKED.every((name) => cls.lookup(name) === base.lookup(name) || (isNamedTuple && OF_NAMEDTUPLES.has(name)));
}

/**
 * Operators, comparisons, identity, truth and membership of tracked values.
 *
 * Each has the same three ways: all is known, so the real operation is done now; a tensor takes part, so it becomes a node; or the value is open
 * (a list, a dict, an object), and the tracked value does what the real one would.
 */
import { NotImplemented, PyTuple } from '../runtime/collections.ts';
import { frozensetType, PySet } from '../runtime/set.ts';
import { isSame as isSameValue } from '../vm/operate.ts';
import type { Actions } from './actions.ts';
import { itemsOf, pairsOf } from './iteration.ts';
import { callTorch } from './recording.ts';
import { realSet, trackedSet } from './sets.ts';
import { type Comparison, symbolicBinary, symbolicCompare } from './sizes.ts';
import {
  bool,
  Cell,
  DictView,
  Instance,
  InstanceDict,
  keyOf,
  Known,
  Mapping,
  Method,
  Opaque,
  Sequence,
  SetValue,
  SymbolicInt,
  TensorValue,
  type Tracked,
} from './tracked.ts';
import { dictType } from './types.ts';

const COMPARISON_NAMES: Readonly<Record<Comparison, string>> = { '<': 'lt', '<=': 'le', '==': 'eq', '!=': 'ne', '>': 'gt', '>=': 'ge' };
const SWAPPED: Readonly<Record<Comparison, Comparison>> = { '<': '>', '<=': '>=', '==': '==', '!=': '!=', '>': '<', '>=': '<=' };

const SET_OPERATORS = new Set(['and', 'or', 'sub', 'xor']);
export function binary(a: Actions, name: string, inPlace: boolean, first: Tracked, second: Tracked): Tracked {
  const [left, right] = [a.force(first), a.force(second)];
  if (left instanceof TensorValue || right instanceof TensorValue) {
    const isChange = inPlace && left instanceof TensorValue;
    return callTorch(a, isChange ? `i${name}` : name, [left, right]);
  }
  const size = left instanceof SymbolicInt || right instanceof SymbolicInt ? symbolicBinary(a, name, left, right) : undefined;
  if (size !== undefined) return size;
  const own = binaryOfContainers(a, name, inPlace, left, right);
  if (own !== undefined) return own;
  if (left instanceof Instance || right instanceof Instance) return binaryOfInstances(a, name, inPlace, left, right);
  const result = fold(a, inPlace ? `i${name}` : name, [left, right]);
  // Lists, dicts and sets are changed by what is above; what was done here, was done to a copy.
  if (inPlace && (left instanceof Mapping || left instanceof SetValue || (left instanceof Sequence && left.isList)))
    return a.fail('An operator on such values', `${name}(${left.words}, ${right.words})`, 'The frame does this itself.');
  return result;
}
export function fold(a: Actions, name: string, operands: readonly Tracked[]): Tracked {
  const values = a.lowerAll(operands, () => undefined);
  if (values === undefined)
    return a.fail('An operator on such values', `${name}(${operands.map((v) => v.words).join(', ')})`, 'The operands are not known.');
  return a.fromReal(a.compute(() => a.t.call(a.operatorFunction(name), values)));
}
function binaryOfContainers(a: Actions, name: string, inPlace: boolean, left: Tracked, right: Tracked): Tracked | undefined {
  if (left instanceof Sequence && name === 'add') {
    if (left.isList && inPlace) {
      left.items.push(...itemsOf(a, right));
      left.isChanged = true;
      return left;
    }
    if (right instanceof Sequence && right.isList === left.isList) return new Sequence(left.partType, [...left.items, ...right.items]);
  }
  const [sequence, times] = left instanceof Sequence ? [left, right] : [right, left];
  if (name === 'mul' && sequence instanceof Sequence && times instanceof Known && typeof times.value === 'number') {
    if (!Number.isInteger(times.value)) return undefined;
    const count = Math.max(0, times.value);
    if (count * sequence.items.length > 10_000)
      return a.fail('A long sequence', `${count * sequence.items.length} items`, 'Sequences of so many items are not captured.');
    const items = Array.from({ length: sequence.items.length === 0 ? 0 : count }, () => sequence.items).flat();
    if (inPlace && sequence === left && sequence.isList) {
      sequence.items = items;
      sequence.isChanged = true;
      return sequence;
    }
    return new Sequence(sequence.partType, items);
  }
  if (
    name === 'or' &&
    left instanceof Mapping &&
    right instanceof Mapping &&
    right.type === dictType &&
    (inPlace || left.type === dictType)
  ) {
    const into = inPlace ? left : new Mapping(left.type, new Map([...left.entries].map(([k, entry]) => [k, { ...entry }])));
    for (const { key, value } of right.entries.values()) into.set(key, value);
    return into;
  }
  if (left instanceof SetValue && right instanceof SetValue && SET_OPERATORS.has(name)) return binaryOfSets(a, name, inPlace, left, right);
  return undefined;
}
function binaryOfSets(a: Actions, name: string, inPlace: boolean, left: SetValue, right: SetValue): Tracked | undefined {
  const [first, second] = [realSet(a, left), realSet(a, right)];
  if (first === undefined || second === undefined) return undefined;
  const isChange = inPlace && left.type !== frozensetType;
  const result = a.compute(() => a.t.call(a.operatorFunction(isChange ? `i${name}` : name), [first, second]));
  if (!(result instanceof PySet)) return a.fromReal(result);
  const made = trackedSet(a, result);
  if (!isChange) return made;
  left.items = made.items;
  left.isChanged = true;
  return left;
}
function binaryOfInstances(a: Actions, name: string, inPlace: boolean, left: Tracked, right: Tracked): Tracked {
  const attempt = (method: string, self: Tracked, other: Tracked): Tracked | undefined => {
    const found = self instanceof Instance ? self.type.lookup(method) : undefined;
    if (found === undefined) return undefined;
    const result = a.force(a.evaluator.call(new Known(found), [self, other]));
    return result instanceof Known && result.value === NotImplemented ? undefined : result;
  };
  const isNearer = left instanceof Instance && right instanceof Instance && left.type !== right.type && right.type.isSubtypeOf(left.type);
  if (isNearer) return a.fail('An operator of a subclass', name, 'Which method comes first is left to the frame.');
  const result =
    (inPlace ? attempt(`__i${name}__`, left, right) : undefined) ??
    attempt(`__${name}__`, left, right) ??
    (left.type === right.type ? undefined : attempt(`__r${name}__`, right, left));
  return (
    result ?? a.fail('An operator that is not there', `${name}(${left.words}, ${right.words})`, 'The frame raises the exception itself.')
  );
}
export function unary(a: Actions, name: 'neg' | 'pos' | 'invert', operand: Tracked): Tracked {
  const v = a.force(operand);
  if (v instanceof TensorValue) return callTorch(a, name, [v]);
  if (v instanceof Instance) {
    const found = v.type.lookup(`__${name}__`);
    if (found !== undefined) return a.evaluator.call(new Known(found), [v]);
  }
  return fold(a, name, [v]);
}
export function compare(a: Actions, symbol: Comparison, first: Tracked, second: Tracked): Tracked {
  const [left, right] = [a.force(first), a.force(second)];
  if (left instanceof TensorValue || right instanceof TensorValue) {
    const other = left instanceof TensorValue ? right : left;
    if (other instanceof Known && other.value === null && (symbol === '==' || symbol === '!=')) return bool(symbol === '!=');
    return callTorch(a, COMPARISON_NAMES[symbol], [left, right]);
  }
  const size = symbolicCompare(a, symbol, left, right);
  if (size !== undefined) return size;
  if (left instanceof Instance || right instanceof Instance) return compareInstances(a, symbol, left, right);
  if (
    left === right &&
    (symbol === '==' || symbol === '!=') &&
    (left instanceof Mapping || left instanceof Sequence) &&
    a.realOf(left) === undefined
  )
    return a.fail('A comparison of containers', `${left.words} ${symbol} ${right.words}`, 'They hold tensors.');
  return fold(a, COMPARISON_NAMES[symbol], [left, right]);
}
function compareInstances(a: Actions, symbol: Comparison, left: Tracked, right: Tracked): Tracked {
  const attempt = (by: Comparison, self: Tracked, other: Tracked): Tracked | undefined => {
    const found = self instanceof Instance ? self.type.lookup(`__${COMPARISON_NAMES[by]}__`) : undefined;
    if (found === undefined || !a.isGuestFunction(found)) return undefined;
    const result = a.force(a.evaluator.call(new Known(found), [self, other]));
    return result instanceof Known && result.value === NotImplemented ? undefined : result;
  };
  if (left.type !== null && right.type !== null && left.type !== right.type && right.type.isSubtypeOf(left.type))
    return a.fail(
      'A comparison with a subclass',
      `${left.words} ${symbol} ${right.words}`,
      'Which method comes first is left to the frame.',
    );
  const result = attempt(symbol, left, right) ?? attempt(SWAPPED[symbol], right, left);
  if (result !== undefined) return result;
  if (symbol === '==' || symbol === '!=') {
    // `!=` falls back on `==`, and that on identity.
    const equal = symbol === '!=' ? (attempt('==', left, right) ?? attempt('==', right, left)) : undefined;
    if (equal !== undefined) return not(a, equal);
    return bool(isSame(a, left, right) === (symbol === '=='));
  }
  return a.fail('A comparison that is not there', `${left.words} ${symbol} ${right.words}`, 'The frame raises the exception itself.');
}
export function isSame(a: Actions, first: Tracked, second: Tracked): boolean {
  const [left, right] = [a.known(first), a.known(second)];
  if (left === right) return true;
  if (left instanceof TensorValue && right instanceof TensorValue) return left.fake === right.fake;
  if (left instanceof Known && right instanceof Known) return isSameValue(left.value, right.value);
  if (left instanceof Opaque && right instanceof Opaque) {
    return a.fail('The identity of objects', `${left.words} is ${right.words}`, 'Nothing is known of these two objects.');
  }
  if (left instanceof Cell || right instanceof Cell) return false;
  if (left instanceof Method || right instanceof Method) return false;
  return false;
}
export function not(a: Actions, v: Tracked): Tracked {
  return bool(!truth(a, v));
}
export function truth(a: Actions, tracked: Tracked): boolean {
  const v = a.force(tracked);
  if (v instanceof Known) return a.compute(() => a.t.truth(v.value)) as boolean;
  if (v instanceof TensorValue)
    return a.fail(
      'Data-dependent branching',
      'attempted to jump with a tensor',
      'Which way the program goes depends on the elements of a tensor, and these are not known while the frame is captured.',
      ['Use torch.where() to choose between values element by element.'],
    );
  if (v instanceof SymbolicInt) return truth(a, compare(a, '!=', v, new Known(0)));
  if (v instanceof Sequence) return v.items.length > 0;
  if (v instanceof Mapping) return v.entries.size > 0;
  if (v instanceof SetValue) return v.items.size > 0;
  if (v instanceof Instance) {
    for (const name of ['__bool__', '__len__']) {
      const found = v.type.lookup(name);
      if (found !== undefined) return truth(a, a.evaluator.call(new Known(found), [v]));
    }
    return true;
  }
  if (v instanceof InstanceDict) return pairsOf(a, v).length > 0;
  if (v instanceof Opaque || v instanceof DictView) return a.fail('The truth of an object', v.words, 'Nothing is known of it.');
  return true;
}
export function contains(a: Actions, c: Tracked, item: Tracked): Tracked {
  const container = a.force(c);
  if (container instanceof Mapping) return bool(container.entries.has(keyOf(a.force(item))));
  if (container instanceof SetValue) return bool(container.items.has(keyOf(a.force(item))));
  if (container instanceof InstanceDict) {
    const key = a.force(item);
    return bool(key instanceof Known && typeof key.value === 'string' && a.capture.ownAttribute(container.owner, key.value) !== undefined);
  }
  if (container instanceof DictView && container.what === 'keys') return contains(a, container.mapping, item);
  if (container instanceof Known && !(container.value instanceof PyTuple)) return fold(a, 'contains', [container, item]);
  if (container instanceof TensorValue)
    return a.fail('A number from a tensor', 'in', 'Whether it is among the elements is not known while the frame is captured.');
  if (container instanceof Instance) {
    const found = container.type.lookup('__contains__');
    if (found !== undefined) return bool(truth(a, a.evaluator.call(new Known(found), [container, item])));
  }
  for (const each of itemsOf(a, container)) if (isSame(a, each, item) || truth(a, compare(a, '==', each, item))) return bool(true);
  return bool(false);
}

/**
 * Exception groups: several exceptions raised as one, and the tree surgery that `except*` does on them.
 *
 *     ExceptionGroup('a', [ValueError(1), ExceptionGroup('b', [TypeError(2), ValueError(3)])])
 *         split(ValueError)  ->  match  a[ ValueError(1), b[ ValueError(3) ] ]
 *                                rest   a[ b[ TypeError(2) ] ]
 *
 * Each part keeps the shape of the tree, and each node of it the traceback, context, cause and notes of the node it comes from;
 * a node is made by the group's own `derive`, which guest classes override to keep their attributes.
 */
import { bytesOf } from '../buffers.ts';
import { typeName, typeOf } from '../builtin-types.ts';
import { PyList, PyTuple } from '../collections.ts';
import type { TypeRows } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { BaseException, BaseExceptionGroup, Exception, ExceptionGroup, PyException, raised, TypeError, ValueError } from '../exceptions.ts';
import { isItemSequence } from '../iterate.ts';
import type { Thread } from '../machine.ts';
import { PyObject, PyType, type Value } from '../object.ts';
import { isStr, jsText, strFromJs, strOf } from '../text.ts';
import { makeGenericAlias } from './generic-alias.ts';
import { wrongArgument } from '../text-arguments.ts';

export function isGroup(v: Value): v is PyException {
  return v instanceof PyException && v.cls.isSubtypeOf(BaseExceptionGroup);
}
/** The exceptions directly in a group. */
export function membersOf(group: PyException): readonly PyException[] {
  const held = group.extra?.exceptions ?? group.args.items[1];
  return held instanceof PyTuple || held instanceof PyList ? (held.items as readonly PyException[]) : [];
}
export function messageOf(group: PyException): Value {
  return group.extra?.message ?? group.args.items[0] ?? '';
}

function isSequence(v: Value): boolean {
  return isItemSequence(typeOf(v)) || strOf(v) !== undefined || bytesOf(v) !== undefined;
}
/** BaseExceptionGroup.__new__: only exceptions, and none but Exceptions in what is itself an Exception. */
function newBody(t: Thread, cls: Value, args: readonly Value[]): Value {
  if (!(cls instanceof PyType)) throw raised(TypeError, `BaseExceptionGroup.__new__(X): X is not a type object (${typeName(cls)})`);
  if (!cls.isSubtypeOf(BaseExceptionGroup))
    throw raised(TypeError, `BaseExceptionGroup.__new__(${cls.name}): ${cls.name} is not a subtype of BaseExceptionGroup`);
  if (args.length !== 2) throw raised(TypeError, `BaseExceptionGroup.__new__() takes exactly 2 arguments (${args.length} given)`);
  const [message, given] = args;
  if (!isStr(message)) throw wrongArgument('BaseExceptionGroup.__new__() argument 1', 'str', message);
  if (!isSequence(given)) throw raised(TypeError, 'second argument (exceptions) must be a sequence');
  const exceptions = t.list(given);
  if (exceptions.length === 0) throw raised(ValueError, 'second argument (exceptions) must be a non-empty sequence');
  let type = cls;
  let nestsBase = false;
  exceptions.forEach((item, i) => {
    if (!(item instanceof PyException)) throw raised(ValueError, `Item ${i} of second argument (exceptions) is not an exception`);
    if (!item.cls.isSubtypeOf(Exception)) nestsBase = true;
  });
  if (cls === BaseExceptionGroup) {
    if (!nestsBase) type = ExceptionGroup;
  } else if (nestsBase && cls.isSubtypeOf(Exception)) {
    throw raised(
      TypeError,
      cls === ExceptionGroup ? 'Cannot nest BaseExceptions in an ExceptionGroup' : `Cannot nest BaseExceptions in '${cls.name}'`,
    );
  }
  const group = new PyException(type, new PyTuple(args));
  group.extra = { message, exceptions: new PyTuple(exceptions) };
  // The group shows what it was made of, as it was then.
  if (!(given instanceof PyList) && !(given instanceof PyTuple)) group.extra.shown = t.repr(given);
  return group;
}
/** A new group, as BaseExceptionGroup(message, exceptions) makes it. */
export function newGroup(t: Thread, message: Value, exceptions: readonly PyException[]): PyException {
  return newBody(t, BaseExceptionGroup, [message, new PyList([...exceptions])]) as PyException;
}
function reprBody(t: Thread, self: PyException): Value {
  const shown = self.extra?.shown;
  const held = self.args.items[1] instanceof PyList ? new PyList([...membersOf(self)]) : new PyTuple(membersOf(self));
  return strFromJs(`${self.cls.name}(${t.reprText(messageOf(self))}, ${shown === undefined ? t.reprText(held) : jsText(shown as string)})`);
}
function strBody(t: Thread, self: PyException): Value {
  const count = membersOf(self).length;
  return strFromJs(`${t.strText(messageOf(self))} (${count} sub-exception${count > 1 ? 's' : ''})`);
}

// ---- splitting
type Matches = (t: Thread, exception: PyException) => boolean;
const isClass = (v: Value): v is PyType => v instanceof PyType && v.isSubtypeOf(BaseException);

function matcherOf(given: Value): Matches {
  if (isClass(given)) return (_t, exception) => exception.cls.isSubtypeOf(given);
  if (given instanceof PyTuple && given.items.every(isClass))
    return (_t, exception) => given.items.some((type) => exception.cls.isSubtypeOf(type as PyType));
  if (!(given instanceof PyType) && given instanceof PyObject && given.cls.lookup('__call__') !== undefined)
    return (t, exception) => t.truth(t.call(given, [exception]));
  throw raised(TypeError, 'expected an exception type, a tuple of exception types, or a callable (other than a class)');
}
/** A group like `original` with only these exceptions; null when there are none. */
function subset(t: Thread, original: PyException, exceptions: PyException[]): PyException | null {
  if (exceptions.length === 0) return null;
  const derived = t.callMethod(original, 'derive', [new PyList(exceptions)]);
  if (!isGroup(derived)) throw raised(TypeError, 'derive must return an instance of BaseExceptionGroup');
  if (original.traceback !== null) derived.traceback = original.traceback;
  derived.context = original.context;
  derived.cause = original.cause;
  derived.suppressContext = true;
  const notes = t.findAttr(original, '__notes__');
  // Notes that are no sequence stay behind: they are what guest code made of them.
  if (notes !== undefined && isSequence(notes)) t.setAttr(derived, '__notes__', new PyList(t.list(notes)));
  return derived;
}
interface Parts {
  readonly match: PyException | null;
  readonly rest: PyException | null;
}
function splitTree(t: Thread, exception: PyException, matches: Matches, wantsRest: boolean): Parts {
  if (matches(t, exception)) return { match: exception, rest: null };
  if (!isGroup(exception)) return { match: null, rest: wantsRest ? exception : null };
  const taken: PyException[] = [];
  const left: PyException[] = [];
  for (const item of membersOf(exception)) {
    const { match, rest } = splitTree(t, item, matches, wantsRest);
    if (match !== null) taken.push(match);
    if (rest !== null) left.push(rest);
  }
  return { match: subset(t, exception, taken), rest: wantsRest ? subset(t, exception, left) : null };
}

/**
 * except*, at the end: the part of the original group that the handlers raised again, in one tree. `kept` are the pieces that
 * came out of splitting, so their leaves are the leaves of the original.
 */
export function projectGroup(t: Thread, original: PyException, kept: readonly PyException[]): PyException | null {
  const leaves = new Set<PyException>();
  const gather = (exception: PyException): void => {
    if (isGroup(exception)) membersOf(exception).forEach(gather);
    else leaves.add(exception);
  };
  kept.forEach(gather);
  return splitTree(t, original, (_t, exception) => leaves.has(exception), false).match;
}

type Init = (t: Thread, self: PyException, args: readonly Value[], kwargs: PyDict) => Value;
/** `init` is BaseException's. */
export function rows(init: Init): readonly (readonly [PyType, TypeRows])[] {
  return [
    [
      BaseExceptionGroup,
      {
        new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.  See help(type) for accurate signature.', newBody],
        methods: {
          __init__: ['(self, /, *args, **kwargs)', 'Initialize self.  See help(type(self)) for accurate signature.', init],
          __repr__: ['(self, /)', 'Return repr(self).', reprBody],
          __str__: ['(self, /)', 'Return str(self).', strBody],
          derive: [
            '(self, excs, /)',
            '',
            (t, self: PyException, exceptions: Value) => newBody(t, BaseExceptionGroup, [messageOf(self), exceptions]),
          ],
          split: [
            '(self, matcher_value, /)',
            '',
            (t, self: PyException, given: Value) => {
              const { match, rest } = splitTree(t, self, matcherOf(given), true);
              return new PyTuple([match, rest]);
            },
          ],
          subgroup: [
            '(self, matcher_value, /)',
            '',
            (t, self: PyException, given: Value) => splitTree(t, self, matcherOf(given), false).match,
          ],
        },
        classMethods: {
          __class_getitem__: [
            '(cls, object, /)',
            'A generic alias: the argument is the type of the exceptions inside.',
            (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item),
          ],
        },
        members: ['message', 'exceptions'],
        getset: {
          message: ['exception message', (_t, self: PyException) => messageOf(self)],
          exceptions: [
            'nested exceptions',
            (_t, self: PyException) => {
              const held = self.extra?.exceptions;
              return held ?? new PyTuple(membersOf(self));
            },
          ],
        },
      },
    ],
  ];
}

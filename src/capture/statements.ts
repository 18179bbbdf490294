/**
 * What statements ask of tracked values: raise and except, with, import, match.
 */
import { PyRange, PyTuple } from '../runtime/collections.ts';
import { BaseException } from '../runtime/exceptions.ts';
import { type PyObject, PyType, type Value } from '../runtime/object.ts';
import { jsText, strFromJs } from '../runtime/text.ts';
import type { Actions } from './actions.ts';
import { getAttribute } from './attributes.ts';
import { enterStream, External } from './externals.ts';
import type { SymbolicFrame } from './symbolic-frame.ts';
import { ExceptionValue, Instance, Known, Mapping, NONE, Opaque, Sequence, TensorValue, type Tracked, tuple } from './tracked.ts';
import { GuestRaise } from './unsupported.ts';

export function exceptionFrom(a: Actions, tracked: Tracked | undefined, cause: Tracked | undefined): ExceptionValue {
  const { evaluator } = a;
  if (tracked === undefined) {
    if (evaluator.handled instanceof ExceptionValue) return evaluator.handled;
    return a.fail('raise without an exception', 'raise', 'What is being handled came from outside of the frame.');
  }
  const v = a.force(tracked);
  const exception = v instanceof Known && v.value instanceof PyType ? a.force(evaluator.call(v, [])) : v;
  if (!(exception instanceof ExceptionValue))
    return a.fail('An exception of another kind', v.words, 'Only exceptions that the frame makes are tracked.');
  if (cause !== undefined) exception.cause = causeOf(a, a.force(cause));
  return exception;
}
function causeOf(a: Actions, v: Tracked): Tracked {
  const made = v instanceof Known && v.value instanceof PyType ? a.force(a.evaluator.call(v, [])) : v;
  if (made instanceof ExceptionValue || a.isNone(made)) return made;
  return a.fail('A cause that is no exception', v.words, 'The frame raises the exception itself.');
}
export function matches(a: Actions, exception: ExceptionValue, type: Tracked): boolean {
  const v = a.force(type);
  const types =
    v instanceof Sequence
      ? v.items.map((item) => a.force(item))
      : v instanceof Known && v.value instanceof PyTuple
        ? v.value.items.map((item) => new Known(item))
        : [v];
  return types.some((each) => {
    if (!(each instanceof Known && each.value instanceof PyType && each.value.isSubtypeOf(BaseException)))
      return a.fail('An except clause', each.words, 'It is no class of exceptions that is known.');
    return exception.type.isSubtypeOf(each.value);
  });
}
export function enter(a: Actions, manager: Tracked): [exit: Tracked, value: Tracked] {
  const v = a.force(manager);
  if (v instanceof External && v.what === 'stream' && !a.isGuestFunction(v.type.lookup('__enter__') ?? null)) return enterStream(a, v);
  if (!(v instanceof Instance))
    return a.fail('Unsupported context manager', v.words, 'Only context managers that are objects of classes in Python are captured.');
  const [enter, exit] = [v.type.lookup('__enter__'), v.type.lookup('__exit__')];
  if (enter === undefined || exit === undefined)
    return a.fail('Unsupported context manager', v.words, 'It has no __enter__() or no __exit__().');
  const bound = getAttribute(a, v, '__exit__');
  return [bound, a.evaluator.call(getAttribute(a, v, '__enter__'), [])];
}
export function importName(a: Actions, frame: SymbolicFrame, name: string, level: Tracked, fromlist: Tracked): Tracked {
  const { t } = a;
  const importer = a.builtin('__import__');
  const [how, names] = [a.realOf(level), a.realOf(fromlist)];
  const top = name.split('.')[0];
  if (how !== 0 || t.interp.modules.getName(name) === undefined || t.interp.modules.getName(top) === undefined)
    return a.fail('An import', name, 'A module that is not loaded yet is imported by the frame itself.');
  return new Known(t.call(importer, [strFromJs(name), frame.globals, null, names as Value, 0]));
}
export function isPattern(a: Actions, tracked: Tracked, what: 'sequence' | 'mapping'): boolean {
  const v = a.force(tracked);
  if (v instanceof TensorValue || v instanceof Instance || v instanceof Opaque)
    return a.fail('A pattern', v.words, `Whether it is a ${what} is left to the frame.`);
  return what === 'sequence'
    ? v instanceof Sequence || (v instanceof Known && (v.value instanceof PyRange || v.value instanceof PyTuple))
    : v instanceof Mapping;
}
export function matchClass(a: Actions, subject: Tracked, type: Tracked, names: Tracked, positional: number): Tracked {
  const v = a.force(subject);
  const cls = a.force(type);
  const attributes = a.realOf(names) as PyObject as PyTuple;
  if (
    !(cls instanceof Known && cls.value instanceof PyType) ||
    !(v instanceof Known || v instanceof Instance || v instanceof Sequence || v instanceof Mapping)
  )
    return a.fail('A class pattern', v.words, 'It is left to the frame.');
  if (!v.type?.isSubtypeOf(cls.value)) return NONE;
  const order = positional === 0 ? [] : ((a.t.findAttr(cls.value, '__match_args__') as PyObject as PyTuple | undefined)?.items ?? null);
  if (order === null || positional > order.length) {
    if (positional === 1 && v instanceof Known) return tuple([v]);
    return a.fail('A class pattern', v.words, 'It is left to the frame.');
  }
  const found: Tracked[] = [];
  for (const name of [...order.slice(0, positional), ...attributes.items]) {
    try {
      found.push(getAttribute(a, v, jsText(name as string)));
    } catch (error) {
      if (error instanceof GuestRaise && error.exception.type.name === 'AttributeError') return NONE;
      throw error;
    }
  }
  return tuple(found);
}

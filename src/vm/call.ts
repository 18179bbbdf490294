/**
 * Calls from the stack: `callable, self or nothing, arguments ...`, in the three forms of the call instructions.
 */
import { typeName } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyFunction, PyMethod } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import type { PyDict } from '../runtime/dict.ts';
import { raised, TypeError } from '../runtime/exceptions.ts';
import { collect, isIterable } from '../runtime/iterate.ts';
import type { Keywords, Thread } from '../runtime/machine.ts';
import { PUSHED, PyInstance, type PyObject, PyType, type Value } from '../runtime/object.ts';
import { isStr, jsText } from '../runtime/text.ts';
import { frameFor } from './bind-arguments.ts';
import { drawerOf, Frame } from './frame.ts';
import type { ThreadState } from './thread.ts';
import { callType } from './type-call.ts';

/** A frame for `count` arguments that stand on the stack from `from` on. */
export function frameFromStack(t: ThreadState, fn: PyFunction, s: Value[], from: number, count: number): Frame {
  const { code } = fn;
  const drawer = drawerOf(code);
  if (drawer.simpleArgs !== count) return frameFor(t, fn, s, from, count, null);
  const locals = drawer.blank.slice();
  for (let i = 0; i < count; i++) locals[i] = s[from + i];
  return new Frame(code, locals, fn.globals, fn.builtins, fn);
}

/** Everything but guest functions; the operands are popped, `sp` points at the callable. */
export function callFromStack(t: ThreadState, s: Value[], sp: number, n: number): Value {
  const callee = s[sp];
  const self = s[sp + 1];
  if (callee instanceof PyType && self === undefined) {
    const { plainInit } = callee;
    if (plainInit !== null && plainInit.version === callee.version) {
      if (plainInit.init !== null) return makeInstance(t, callee, plainInit.init as PyObject as PyFunction, s, sp + 2, n);
      if (n === 0) return new PyInstance(callee);
    }
  }
  const args = self === undefined ? s.slice(sp + 2, sp + 2 + n) : s.slice(sp + 1, sp + 2 + n);
  if (callee instanceof PyType) return callType(t, callee, args, null);
  // With its self found by a method look-up the receiver is right.
  if (callee instanceof PyBuiltin && self !== undefined) return t.runBuiltin(callee, args, null);
  return t.invoke(callee, args, null);
}

/** A plain object whose `__init__` runs next, with arguments from the stack. */
function makeInstance(t: ThreadState, type: PyType, init: PyFunction, s: Value[], from: number, n: number): Value {
  const drawer = drawerOf(init.code);
  const object = new PyInstance(type);
  let frame: Frame;
  if (drawer.simpleArgs === n + 1) {
    const locals = drawer.blank.slice();
    locals[0] = object;
    for (let i = 0; i < n; i++) locals[i + 1] = s[from + i];
    frame = new Frame(init.code, locals, init.globals, init.builtins, init);
  } else frame = frameFor(t, init, [object, ...s.slice(from, from + n)], 0, n + 1, null);
  frame.instead = object;
  frame.special = true;
  t.push(frame);
  return PUSHED;
}

/** CALL_KW: `n` arguments of which the last are keywords, then the tuple of their names. */
export function callKeywords(t: ThreadState, s: Value[], sp: number, n: number): Value {
  const callee = s[sp];
  const self = s[sp + 1];
  const names = (s[sp + 2 + n] as PyObject as PyTuple).items as string[];
  const split = sp + 2 + n - names.length;
  const args = self === undefined ? s.slice(sp + 2, split) : s.slice(sp + 1, split);
  const keywords: Keywords = {
    names: names.every((name) => typeof name === 'string') ? names : names.map((name) => jsText(name)),
    values: s.slice(split, sp + 2 + n),
  };
  if (callee instanceof PyBuiltin && self !== undefined) return t.runBuiltin(callee, args, keywords);
  return t.invoke(callee, args, keywords);
}

/** CALL_FUNCTION_EX: a list or tuple of arguments (any iterable is spread here) and a dict or nothing. */
export function callSpread(t: ThreadState, s: Value[], sp: number): Value {
  const callee = s[sp];
  const self = s[sp + 1];
  const spread = s[sp + 2];
  const kwargs = s[sp + 3] as PyObject as PyDict | undefined;
  if (!((spread instanceof PyList || spread instanceof PyTuple) && spread.slots === null)) {
    if (!isIterable(spread))
      throw raised(TypeError, `${callableName(t, callee)} argument after * must be an iterable, not ${typeName(spread)}`);
    return collect(t, spread, callCollected, callee, self, kwargs);
  }
  return callWith(t, callee, self, spread.items, kwargs);
}
function callCollected(t: Thread, items: readonly Value[], callee: unknown, self: unknown, kwargs: unknown): Value {
  return callWith(t as ThreadState, callee as Value, self as Value | undefined, items, kwargs as PyDict | undefined);
}
function callWith(t: ThreadState, callee: Value, self: Value | undefined, items: readonly Value[], kwargs: PyDict | undefined): Value {
  const args = self === undefined ? items.slice() : [self, ...items];
  let keywords: Keywords | null = null;
  if (kwargs !== undefined && kwargs !== null && kwargs.size > 0) {
    const names: string[] = [];
    const values: Value[] = [];
    for (const [key, value] of kwargs.entries()) {
      if (!isStr(key)) throw raised(TypeError, 'keywords must be strings');
      names.push(jsText(key));
      values.push(value);
    }
    keywords = { names, values };
  }
  if (callee instanceof PyBuiltin && self !== undefined) return t.runBuiltin(callee, args, keywords);
  return t.invoke(callee, args, keywords);
}

/** `module.function()` as error texts name a callable. */
export function callableName(t: ThreadState, callee: Value): string {
  if (callee instanceof PyMethod) return callableName(t, callee.func);
  if (callee instanceof PyFunction) {
    const qualname = t.strText(callee.qualname);
    return callee.module !== null && callee.module !== 'builtins' ? `${t.strText(callee.module)}.${qualname}()` : `${qualname}()`;
  }
  if (callee instanceof PyBuiltin) return `${callee.owner !== null ? `${callee.owner.name}.` : ''}${callee.name}()`;
  if (callee instanceof PyType)
    return callee.module !== 'builtins' || callee.dict.getName('__module__') !== undefined
      ? `${String(callee.dict.getName('__module__') ?? callee.module)}.${callee.qualname}()`
      : `${callee.qualname}()`;
  return `${typeName(callee)} object`;
}

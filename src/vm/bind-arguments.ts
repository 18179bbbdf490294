/**
 * Binding the arguments of a call to the parameters of a guest function, with CPython's errors.
 */
import { CodeFlag, type CodeObject } from '../bytecode/code.ts';
import type { PyFunction } from '../runtime/callables.ts';
import { EMPTY_TUPLE, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, TypeError } from '../runtime/exceptions.ts';
import type { Keywords, Raise, Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import { closest } from '../support/closest.ts';
import { drawerOf, Frame } from './frame.ts';

const plural = (n: number): string => (n === 1 ? '' : 's');
function quoted(names: readonly string[]): string {
  const all = names.map((name) => `'${name}'`);
  if (all.length === 1) return all[0];
  if (all.length === 2) return `${all[0]} and ${all[1]}`;
  return `${all.slice(0, -1).join(', ')}, and ${all[all.length - 1]}`;
}

/** A new frame of the function with its arguments bound: `count` of them in `args` from `from` on, then keywords. */
export function frameFor(t: Thread, fn: PyFunction, args: readonly Value[], from: number, count: number, keywords: Keywords | null): Frame {
  const { code } = fn;
  const drawer = drawerOf(code);
  const locals = drawer.blank.slice();
  if (count === drawer.simpleArgs && keywords === null) {
    for (let i = 0; i < count; i++) locals[i] = args[from + i];
  } else bindInto(t, fn, code, locals, args, from, count, keywords);
  const frame = new Frame(code, locals, fn.globals, fn.builtins, fn);
  // A function that somebody made of the code of a module.
  if ((code.flags & CodeFlag.OPTIMIZED) === 0) frame.namespace = fn.globals;
  return frame;
}

function bindInto(
  t: Thread,
  fn: PyFunction,
  code: CodeObject,
  locals: Value[],
  args: readonly Value[],
  from: number,
  count: number,
  keywords: Keywords | null,
): void {
  const { argCount, posOnlyArgCount, kwOnlyArgCount, localNames, flags } = code;
  const total = argCount + kwOnlyArgCount;
  const copied = Math.min(count, argCount);
  for (let i = 0; i < copied; i++) locals[i] = args[from + i];
  let at = total;
  if (flags & CodeFlag.VARARGS) {
    locals[at++] = count > argCount ? new PyTuple(args.slice(from + argCount, from + count)) : EMPTY_TUPLE;
  }
  let rest: PyDict | null = null;
  if (flags & CodeFlag.VARKEYWORDS) {
    rest = new PyDict();
    locals[at] = rest;
  }
  if (keywords !== null) {
    const { names, values } = keywords;
    const positionalOnly: string[] = [];
    for (let k = 0; k < names.length; k++) {
      const name = names[k];
      let index = -1;
      for (let i = posOnlyArgCount; i < total; i++)
        if (localNames[i] === name) {
          index = i;
          break;
        }
      if (index >= 0) {
        if (locals[index] !== undefined) throw raised(TypeError, `${nameOf(t, fn)}() got multiple values for argument '${name}'`);
        locals[index] = values[k];
      } else if (rest !== null) rest.setKeyword(t, name, values[k]);
      else if (localNames.slice(0, posOnlyArgCount).includes(name)) positionalOnly.push(name);
      else if (positionalOnly.length === 0) throw unexpectedKeyword(t, fn, name, names, keywords);
    }
    if (positionalOnly.length > 0)
      throw raised(
        TypeError,
        `${nameOf(t, fn)}() got some positional-only arguments passed as keyword arguments: '${positionalOnly.join(', ')}'`,
      );
  }
  if (count > argCount && !(flags & CodeFlag.VARARGS)) throw tooMany(t, fn, code, count, locals);
  if (count < argCount) {
    const defaults = fn.defaults;
    const firstDefault = argCount - (defaults?.length ?? 0);
    const missing: string[] = [];
    for (let i = count; i < argCount; i++) {
      if (locals[i] !== undefined) continue;
      if (i >= firstDefault) locals[i] = (defaults as readonly Value[])[i - firstDefault];
      else missing.push(localNames[i]);
    }
    if (missing.length > 0)
      throw raised(
        TypeError,
        `${nameOf(t, fn)}() missing ${missing.length} required positional argument${plural(missing.length)}: ${quoted(missing)}`,
      );
  }
  if (kwOnlyArgCount > 0) {
    const missing: string[] = [];
    for (let i = argCount; i < total; i++) {
      if (locals[i] !== undefined) continue;
      const value = fn.kwDefaults?.getName(localNames[i]);
      if (value !== undefined) locals[i] = value;
      else missing.push(localNames[i]);
    }
    if (missing.length > 0)
      throw raised(
        TypeError,
        `${nameOf(t, fn)}() missing ${missing.length} required keyword-only argument${plural(missing.length)}: ${quoted(missing)}`,
      );
  }
}

function nameOf(t: Thread, fn: PyFunction): string {
  return t.strText(fn.qualname);
}
function unexpectedKeyword(t: Thread, fn: PyFunction, name: string, _names: readonly string[], _keywords: Keywords): Raise {
  const { code } = fn;
  const candidates = code.localNames.slice(code.posOnlyArgCount, code.argCount + code.kwOnlyArgCount);
  const close = closest(name, candidates);
  return raised(
    TypeError,
    `${nameOf(t, fn)}() got an unexpected keyword argument '${name}'${close === null ? '' : `. Did you mean '${close}'?`}`,
  );
}
function tooMany(t: Thread, fn: PyFunction, code: CodeObject, given: number, locals: readonly Value[]): Raise {
  const { argCount } = code;
  const defaults = fn.defaults?.length ?? 0;
  const takes = defaults > 0 ? `from ${argCount - defaults} to ${argCount}` : `${argCount}`;
  const manyWord = defaults > 0 ? 's' : plural(argCount);
  let byKeyword = 0;
  for (let i = argCount; i < argCount + code.kwOnlyArgCount; i++) if (locals[i] !== undefined) byKeyword++;
  if (byKeyword > 0)
    return raised(
      TypeError,
      `${nameOf(t, fn)}() takes ${takes} positional argument${manyWord} but ${given} positional argument${plural(given)} (and ${byKeyword} keyword-only argument${plural(byKeyword)}) were given`,
    );
  return raised(
    TypeError,
    `${nameOf(t, fn)}() takes ${takes} positional argument${manyWord} but ${given} ${given === 1 ? 'was' : 'were'} given`,
  );
}

/**
 * "Did you mean": what a misspelt name may have been.
 *
 * The candidates are what would have been found: the variables in sight for a NameError, dir(object) for an AttributeError, the
 * module's names for a failed from-import. Guest code may run (`__dir__`, properties of self); whatever it raises only means
 * that there is no suggestion.
 */
import { PyCell } from '../runtime/callables.ts';
import { PyDict } from '../runtime/dict.ts';
import { AttributeError, ImportError, NameError, type PyException } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { PyType, type Value } from '../runtime/object.ts';
import { isStr, jsText } from '../runtime/text.ts';
import { typeOf } from '../runtime/builtin-types.ts';
import { LocalKind } from '../bytecode/code.ts';
import { closest } from '../support/closest.ts';
import { type Frame, PyTraceback } from './frame.ts';
import type { ThreadState } from './thread.ts';

/** `run`, or undefined when guest code in it fails. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Raise || error instanceof globalThis.RangeError) return undefined;
    throw error;
  }
}

/** The frame in which the exception was raised. */
function innermostFrame(from: Value): Frame | null {
  if (!(from instanceof PyTraceback)) return null;
  let traceback: PyTraceback = from;
  while (traceback.next !== null) traceback = traceback.next;
  return traceback.frame;
}
/** The local variables that are bound, as f_locals has them. */
export function boundLocals(frame: Frame): Map<string, Value> {
  const found = new Map<string, Value>();
  if (frame.namespace instanceof PyDict) {
    for (const [name, value] of frame.namespace.entries()) if (typeof name === 'string') found.set(name, value);
    return found;
  }
  const { localNames, localKinds } = frame.code;
  localNames.forEach((name, i) => {
    const held = frame.locals[i] as Value | undefined;
    const value = localKinds[i] !== LocalKind.LOCAL && held instanceof PyCell ? held.value : held;
    if (value !== undefined) found.set(name, value);
  });
  return found;
}
function names(dict: PyDict): string[] {
  const found: string[] = [];
  for (const key of dict.liveKeys()) if (isStr(key)) found.push(jsText(key));
  return found;
}
function namesOfDir(t: ThreadState, object: Value): string[] {
  const listed =
    object instanceof PyType ? t.call(typeOf(object).lookup('__dir__') as Value, [object]) : t.callMethod(object, '__dir__', []);
  const found: string[] = [];
  for (const name of t.list(listed)) if (isStr(name)) found.push(jsText(name));
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

function forAttribute(t: ThreadState, exception: PyException, wrong: string, traceback: Value): string | null {
  const object = exception.extra?.obj ?? null;
  let candidates = namesOfDir(t, object);
  if (!wrong.startsWith('_')) {
    const frame = innermostFrame(traceback);
    const isSelf = frame !== null && boundLocals(frame).get('self') === object && boundLocals(frame).has('self');
    if (!isSelf) candidates = candidates.filter((name) => !name.startsWith('_'));
  }
  return closest(wrong, candidates);
}
function forImport(t: ThreadState, exception: PyException, wrong: string): string | null {
  const name = exception.extra?.name;
  if (name === undefined || !isStr(name)) return null;
  const module = t.call(t.interp.builtins.getName('__import__') as Value, [name]);
  let candidates = namesOfDir(t, module);
  if (!wrong.startsWith('_')) candidates = candidates.filter((candidate) => !candidate.startsWith('_'));
  return closest(wrong, candidates);
}
function forName(t: ThreadState, _exception: PyException, wrong: string, traceback: Value): string | null {
  const frame = innermostFrame(traceback);
  if (frame === null) return null;
  const locals = boundLocals(frame);
  const self = locals.get('self');
  if (self !== undefined && attempt(() => t.findAttr(self, wrong)) !== undefined) return `self.${wrong}`;
  return closest(wrong, [...locals.keys(), ...names(frame.globals), ...names(frame.builtins)]);
}

/** What to add to the message of an exception: "", or a sentence that begins with a full stop. */
export function suggestionFor(t: ThreadState, exception: PyException, traceback: Value = exception.traceback): string {
  const { cls, extra } = exception;
  if (extra === null) return '';
  const isImport = cls.isSubtypeOf(ImportError);
  const isName = cls.isSubtypeOf(NameError);
  const isAttribute = cls.isSubtypeOf(AttributeError);
  if (!isImport && !isName && !isAttribute) return '';
  const given = isImport ? extra.name_from : extra.name;
  if (given === undefined || given === null || !isStr(given)) return '';
  const wrong = jsText(given);
  const find = isImport ? forImport : isAttribute ? forAttribute : forName;
  const found = attempt(() => find(t, exception, wrong, traceback)) ?? null;
  const meant = found === null ? '' : `. Did you mean: '${found}'?`;
  if (!isName || !t.interp.knowsModule(wrong) || wrong.includes('.')) return meant;
  return meant === '' ? `. Did you forget to import '${wrong}'?` : `${meant} Or did you forget to import '${wrong}'?`;
}

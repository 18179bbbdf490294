/**
 * Contexts: values that belong to what is being done, not to where in the program it is done.
 *
 *     thread ── current ──> Context C ── previous ──> Context B ── previous ──> base context of the thread
 *                              │
 *                              └─ vars: an immutable map  ContextVar -> value  (hamt.ts)
 *
 * set() and reset() put another map into the context on top; copy() shares the map, so it costs the same however many variables there
 * are. run() puts a context on the stack and takes it off again. The base context of a thread is made when a variable is first set.
 *
 * Each variable remembers the value it last gave, together with the thread and its `context_ver`: a counter that every switch (enter or
 * exit) moves on, so a number that is still the same says that the same context is on top. The counter has 64 bits and wraps as
 * CPython's does; an epoch counts the wraps, so what was remembered before one never matches after it.
 *
 * Source: PEP 567; CPython, Python/context.c. What differs: the base context counts as entered (there a watcher can put it on
 * the stack twice), and the epoch.
 */
import { builtinType } from './builtin-types.ts';
import { PyList } from './collections.ts';
import { LookupError, raised, raisedWith, RuntimeError, ValueError } from './exceptions.ts';
import { Hamt, type HamtKeys } from './hamt.ts';
import type { Interpreter, Raise, Thread } from './machine.ts';
import { PyObject, TypeFlag, type Value } from './object.ts';
import { setOwn } from './own-attributes.ts';
import { strFromJs } from './text.ts';

export class PyContext extends PyObject {
  vars: Vars = Hamt.empty();
  /** What was on top when it was entered. */
  previous: PyContext | null = null;
  entered = false;
  /** A generator has it for its own: it alone puts it on a stack. */
  isOwned = false;
}
export type Vars = Hamt<PyContextVar, Value>;

/** What a variable gave last, and when that holds. */
interface Remembered {
  readonly value: Value;
  readonly thread: number;
  readonly high: number;
  readonly low: number;
  readonly epoch: number;
}
export class PyContextVar extends PyObject {
  remembered: Remembered | null = null;
  hits = 0;
  misses = 0;
  constructor(
    readonly name: Value,
    /** Undefined: none. */
    readonly standard: Value | undefined,
    public hash: number,
  ) {
    super();
  }
}
/** Where a token was made: for the note on an error, in development mode. */
export interface Origin {
  readonly file: string;
  readonly line: number;
  readonly thread: string;
}
export class PyToken extends PyObject {
  used = false;
  origin: Origin | null = null;
  constructor(
    readonly context: PyContext,
    readonly variable: PyContextVar,
    /** Undefined: there was none. */
    readonly old: Value | undefined,
  ) {
    super();
  }
}
export const contextType = builtinType('Context', { flags: TypeFlag.HAS_WEAKREF, js: PyContext, module: '_contextvars' });
export const contextVarType = builtinType('ContextVar', { js: PyContextVar, module: '_contextvars' });
export const tokenType = builtinType('Token', { js: PyToken, module: '_contextvars' });
for (const type of [contextType, contextVarType, tokenType]) type.name = `_contextvars.${type.name}`;

/** A new variable. Its hash mixes the address with the name: variables of one name differ. */
export function makeVariable(interp: Interpreter, name: Value, nameHash: number, standard?: Value): PyContextVar {
  const variable = new PyContextVar(name, standard, 0);
  const address = Number(BigInt(interp.idOf(variable)) & 0xffffffffn);
  const hash = (Math.imul((address >>> 4) | (address << 28), 0x9e3779b1) ^ nameHash) | 0;
  variable.hash = hash === -1 ? -2 : hash;
  return variable;
}

/** Variables are told apart by identity. */
export const byIdentity: HamtKeys<PyContextVar> = { hash: (variable) => variable.hash, equals: (a, b) => a === b };

/** The context on top; made if the thread has none. That is no switch: nobody could have seen another. */
export function currentContext(t: Thread): PyContext {
  const { contexts } = t;
  if (contexts.current === null) {
    contexts.current = new PyContext();
    contexts.current.entered = true;
  }
  return contexts.current;
}
export function copyContext(context: PyContext): PyContext {
  const copy = new PyContext();
  copy.vars = context.vars;
  return copy;
}

/** Puts a context on top of the thread's stack. */
export function enterContext(t: Thread, context: PyContext): void {
  if (context.entered) throw raised(RuntimeError, `cannot enter context: ${t.reprText(context)} is already entered`);
  const { contexts } = t;
  context.previous = contexts.current;
  context.entered = true;
  contexts.current = context;
  contexts.bump(t, 'enter');
  contexts.events.onEvent?.(t, 'enter', context);
}
/** Takes it off again. */
export function exitContext(t: Thread, context: PyContext): void {
  if (!context.entered) throw raised(RuntimeError, `cannot exit context: ${t.reprText(context)} has not been entered`);
  const { contexts } = t;
  if (contexts.current !== context || context.isOwned)
    throw raised(RuntimeError, 'cannot exit context: thread state references a different context object');
  contexts.current = context.previous;
  context.previous = null;
  context.entered = false;
  contexts.bump(t, 'exit');
  contexts.events.onEvent?.(t, 'exit', context);
}

/**
 * The contexts of a generator that has some of its own (PEP 568): they are on the stack of whoever runs the generator, while it runs. It may
 * have entered further ones on top when it yields.
 */
export class OwnContexts {
  top: PyContext;
  constructor(readonly base: PyContext) {
    this.top = base;
    base.entered = true;
    base.isOwned = true;
  }
  push(t: Thread): void {
    const { contexts } = t;
    this.base.previous = contexts.current;
    contexts.current = this.top;
    contexts.bump(t, 'enter');
  }
  pop(t: Thread): void {
    const { contexts } = t;
    this.top = contexts.current as PyContext;
    contexts.current = this.base.previous;
    this.base.previous = null;
    contexts.bump(t, 'exit');
  }
  release(): void {
    this.base.entered = false;
    this.base.isOwned = false;
  }
}

/** The value of a variable in the context on top, else `otherwise`, else its default, else LookupError. */
export function getVariable(t: Thread, variable: PyContextVar, otherwise?: Value): Value {
  const { contexts } = t;
  if (contexts.current !== null) {
    const { remembered } = variable;
    if (
      remembered !== null &&
      remembered.low === contexts.low &&
      remembered.high === contexts.high &&
      remembered.epoch === contexts.epoch &&
      remembered.thread === t.id
    ) {
      variable.hits++;
      return remembered.value;
    }
    variable.misses++;
    const found = contexts.current.vars.get(byIdentity, variable);
    if (found !== undefined) {
      remember(t, variable, found);
      return found;
    }
  }
  if (otherwise !== undefined) return otherwise;
  if (variable.standard !== undefined) return variable.standard;
  throw raisedWith(LookupError, variable);
}
function remember(t: Thread, variable: PyContextVar, value: Value): void {
  const { high, low, epoch } = t.contexts;
  variable.remembered = { value, thread: t.id, high, low, epoch };
}
export function setVariable(t: Thread, variable: PyContextVar, value: Value): PyToken {
  const context = currentContext(t);
  const token = new PyToken(context, variable, context.vars.get(byIdentity, variable));
  store(t, context, variable, value);
  const { events } = t.contexts;
  if (events.remembersOrigins) token.origin = originOf(t);
  events.onEvent?.(t, 'set', variable);
  return token;
}
function store(t: Thread, context: PyContext, variable: PyContextVar, value: Value): void {
  variable.remembered = null;
  context.vars = context.vars.set(byIdentity, variable, value);
  remember(t, variable, value);
}
/** What the variable was before the set() that gave the token. A failed check leaves the token unused. */
export function resetVariable(t: Thread, variable: PyContextVar, token: PyToken): void {
  if (token.used) throw raised(RuntimeError, `${t.reprText(token)} has already been used once`);
  if (token.variable !== variable) throw raised(ValueError, `${t.reprText(token)} was created by a different ContextVar`);
  const context = currentContext(t);
  if (token.context !== context) throw fromAnotherContext(t, token);
  token.used = true;
  if (token.old !== undefined) store(t, context, variable, token.old);
  else {
    variable.remembered = null;
    const without = context.vars.delete(byIdentity, variable);
    if (without === context.vars) throw raisedWith(LookupError, variable);
    context.vars = without;
  }
  t.contexts.events.onEvent?.(t, 'reset', variable);
}
/** Most often a generator was left half-way, and is finished by somebody else. A note says so, when the token knows where it is from. */
function fromAnotherContext(t: Thread, token: PyToken): Raise {
  const error = raised(ValueError, `${t.reprText(token)} was created in a different Context`);
  const [made, now] = [token.origin, originOf(t)];
  if (made === null) return error;
  const note = `The token was made in ${told(made)}${now === null ? '' : `, and is reset in ${told(now)}`}. If that is in a generator that was left half-way, whoever finishes it runs in another context: contextlib.aclosing() and closing() finish it where it is used.`;
  setOwn(error.exception, '__notes__', new PyList([strFromJs(note)]));
  return error;
}
const told = ({ file, line, thread }: Origin): string => `${thread} at ${file}, line ${line}`;
function originOf(t: Thread): Origin | null {
  const frame = t.callerFrame();
  return frame === null ? null : { file: frame.code.filename, line: frame.line, thread: t.name };
}

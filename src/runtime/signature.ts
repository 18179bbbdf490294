/**
 * Signatures of natives: `(self, index=-1, /)` says how arguments are bound, what the error texts are and what help() shows.
 *
 * Parameter forms as in Python: positional-only before `/`, keyword-only after `*`, `*args`, `**kwargs`, `name=default`.
 * A default is documentation: the body gets undefined for an argument that was not given. `name=<unrepresentable>` is a
 * default without a value to show. A signature may be several lines for functions with several forms, as in `help(range)`.
 */
import { classmethodDescriptorType, intType, typeOf, wrapperDescriptorType } from './builtin-types.ts';
import type { PyBuiltin } from './callables.ts';
import { PyDict } from './dict.ts';
import { raised, TypeError } from './exceptions.ts';
import type { Keywords, Raise } from './machine.ts';
import { PyType, type Value } from './object.ts';

export type ParameterKind = 'positional' | 'both' | 'args' | 'keyword' | 'kwargs';
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** Text of the default, or null when the argument is required. */
  readonly def: string | null;
}
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** How many may be given by position, and how many of them must. */
  readonly required: number;
  readonly positional: number;
  readonly hasArgs: boolean;
  readonly hasKwargs: boolean;
  /** A call with `required` to `positional` plain arguments may go straight to the body. */
  readonly direct: boolean;
}

export function parseSignature(text: string): Signature {
  const parameters: Parameter[] = [];
  const bound = text.split(' -- ', 1)[0];
  const inside = bound.slice(bound.indexOf('(') + 1, bound.lastIndexOf(')'));
  let kind: ParameterKind = 'both';
  for (const raw of splitTop(inside)) {
    const part = raw.trim();
    if (part === '') continue;
    if (part === '/') {
      for (let i = 0; i < parameters.length; i++) parameters[i] = { ...parameters[i], kind: 'positional' };
    } else if (part === '*') kind = 'keyword';
    else if (part.startsWith('*')) {
      // `*args=()` and `**kwargs=()`: the body takes undefined for none, so a call with few arguments may go straight to it.
      const [stars, name, def] = (/^(\*+)(\w+)(?:=(.*))?$/.exec(part) as RegExpExecArray).slice(1);
      parameters.push({ name, kind: stars === '*' ? 'args' : 'kwargs', def: def ?? null });
      if (stars === '*') kind = 'keyword';
    } else {
      const equals = part.indexOf('=');
      parameters.push(
        equals < 0 ? { name: part, kind, def: null } : { name: part.slice(0, equals).trim(), kind, def: part.slice(equals + 1).trim() },
      );
    }
  }
  const byPosition = parameters.filter((p) => p.kind === 'positional' || p.kind === 'both');
  const hasArgs = parameters.some((p) => p.kind === 'args');
  const hasKwargs = parameters.some((p) => p.kind === 'kwargs');
  const neededByName = parameters.some((p) => p.kind === 'keyword' && p.def === null);
  return {
    parameters,
    required: byPosition.filter((p) => p.def === null).length,
    positional: byPosition.length,
    hasArgs,
    hasKwargs,
    direct: !parameters.some((p) => (p.kind === 'args' || p.kind === 'kwargs') && p.def === null) && !neededByName,
  };
}
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === "'" || char === '"') quote = char;
    else if ('([{<'.includes(char)) depth++;
    else if (')]}>'.includes(char)) depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

const plural = (n: number): string => (n === 1 ? '' : 's');

/** The name as error texts have it: `list.append`, `math.sin`, `len`. A bound method is named by the class of what it is bound to. */
function calledName(builtin: PyBuiltin, receiver: Value | undefined): string {
  if (isMaker(builtin)) return plainName(builtin);
  if (receiver !== undefined) return `${(receiver instanceof PyType ? receiver : typeOf(receiver)).qualname}.${builtin.name}`;
  if (builtin.owner === null && builtin.module !== null && builtin.module !== 'builtins') return `${builtin.module}.${builtin.name}`;
  return builtin.owner !== null ? `${builtin.owner.qualname}.${builtin.name}` : plainName(builtin);
}
/** What makes instances is called by the name of its class. */
function isMaker(builtin: PyBuiltin): boolean {
  return builtin.owner !== null && (builtin.name === '__new__' || builtin.name === '__init__');
}
/** The name alone; a class is called by its own. */
function plainName(builtin: PyBuiltin): string {
  return isMaker(builtin) ? (builtin.owner as PyType).qualname : builtin.name;
}
const counted = (n: number, what = 'argument'): string => `${n} ${what}${plural(n)}`;

/** Slots of a type as methods. */
function isWrapper(builtin: PyBuiltin): boolean {
  return builtin.cls === wrapperDescriptorType && !isMaker(builtin);
}
function isOnlyPositional(signature: Signature): boolean {
  return signature.parameters.every((p) => p.kind === 'positional' || p.kind === 'args' || (p.def !== null && p.kind === 'kwargs'));
}
/** A native that looks at its names last, although it takes some: it counts as one that takes none. */
const COUNTS_FIRST = new Set(['str', 'int', 'sorted', 'max', 'min', 'dict', 'update']);

/** A wrong number of arguments for what takes them by position only. CPython's words differ with the form of the C function. */
function wrongPositional(builtin: PyBuiltin, got: number, min: number, max: number, receiver: Value | undefined): Raise {
  if (isWrapper(builtin)) {
    if (builtin.name === '__pow__' || builtin.name === '__rpow__') return raised(TypeError, `expected 1 or 2 arguments, got ${got}`);
    if (max < 2) return raised(TypeError, `expected ${counted(min)}, got ${got}`);
  } else if (!isMaker(builtin) && max <= 1 && min === max)
    return raised(
      TypeError,
      `${calledName(builtin, receiver)}() takes ${max === 0 ? 'no arguments' : 'exactly one argument'} (${got} given)`,
    );
  // Only the class itself has the quick way in, with words of its own.
  if (isMaker(builtin) && builtin.owner === intType && receiver !== intType)
    return raised(TypeError, `int() takes at most ${max} arguments (${got} given)`);
  const bound = min === max ? '' : got < min ? 'at least ' : 'at most ';
  return raised(TypeError, `${plainName(builtin)} expected ${bound}${counted(got < min ? min : max)}, got ${got}`);
}
/** The TypeError for a wrong number of positional arguments, in the words that CPython has for this form of signature. */
function wrongCount(builtin: PyBuiltin, given: number, receiver?: Value): Raise {
  const { signature } = builtin;
  const { parameters, required, positional } = signature;
  const selves = builtin.owner !== null ? 1 : 0;
  const min = required - selves;
  const max = positional - selves;
  const got = given - selves;
  if (got < 0) return needsArgument(builtin);
  const name = plainName(builtin);
  if (isOnlyPositional(signature) || COUNTS_FIRST.has(name)) return wrongPositional(builtin, got, min, max, receiver);
  const most = parameters.length - selves;
  if (got > most && !signature.hasArgs && !signature.hasKwargs)
    return raised(TypeError, `${name}() takes at most ${counted(most)} (${got} given)`);
  if (got > max) {
    if (max === 0) return raised(TypeError, `${name}() takes no positional arguments`);
    return raised(
      TypeError,
      `${name}() takes ${min === max ? 'exactly' : 'at most'} ${counted(max, 'positional argument')} (${got} given)`,
    );
  }
  const nameless = parameters.filter((p) => p.kind === 'positional' && p.def === null).length - selves;
  if (got < nameless)
    return raised(
      TypeError,
      `${name}() takes ${nameless < max ? 'at least' : 'exactly'} ${counted(nameless, 'positional argument')} (${got} given)`,
    );
  const missing = parameters.filter((p) => p.kind === 'both' || p.kind === 'positional')[given];
  return raised(TypeError, `${name}() missing required argument '${missing.name}' (pos ${got + 1})`);
}
/** A method of a builtin type was called without the object. */
export function needsArgument(builtin: PyBuiltin): Raise {
  const owner = builtin.owner as PyType;
  return raised(
    TypeError,
    builtin.cls === wrapperDescriptorType
      ? `descriptor '${builtin.name}' of '${owner.name}' object needs an argument`
      : `unbound method ${owner.qualname}.${builtin.name}() needs an argument`,
  );
}

/** The argument list for the body: one entry per parameter. `receiver` is what a bound method is bound to, for error texts. */
export function bindNative(
  builtin: PyBuiltin,
  args: readonly Value[],
  keywords: Keywords | null | undefined,
  receiver?: Value,
): readonly unknown[] {
  const { signature } = builtin;
  const { parameters, positional, required } = signature;
  const names = keywords?.names ?? [];
  if (names.length === 0 && signature.direct && (!signature.hasArgs || args.length <= positional)) {
    if (args.length < required || args.length > positional) throw wrongCount(builtin, args.length, isMaker(builtin) ? args[0] : receiver);
    return args;
  }
  if (names.length > 0)
    checkKeywords(builtin, args.length, names.length, receiver ?? (builtin.cls === classmethodDescriptorType ? args[0] : undefined));
  if (args.length > positional && !signature.hasArgs) throw wrongCount(builtin, args.length, isMaker(builtin) ? args[0] : receiver);
  const bound: unknown[] = new Array(parameters.length).fill(undefined);
  const used = Math.min(args.length, positional);
  for (let i = 0; i < used; i++) bound[i] = args[i];
  let kwargs: PyDict | null = null;
  parameters.forEach((p, i) => {
    if (p.kind === 'args') bound[i] = args.slice(positional);
    else if (p.kind === 'kwargs') bound[i] = kwargs = new PyDict();
  });
  const selves = builtin.owner !== null ? 1 : 0;
  // What is wrong with a name is said after what is missing.
  let wrongName: string | null = null;
  names.forEach((name, n) => {
    const at = parameters.findIndex((p, i) => i >= selves && p.name === name && (p.kind === 'both' || p.kind === 'keyword'));
    if (at < 0 && kwargs !== null) kwargs.setName(name, (keywords as Keywords).values[n]);
    else if (at < 0) wrongName ??= `${plainName(builtin)}() got an unexpected keyword argument '${name}'`;
    else if (bound[at] !== undefined)
      wrongName ??= `argument for ${plainName(builtin)}() given by name ('${name}') and position (${at + 1 - selves})`;
    else bound[at] = (keywords as Keywords).values[n];
  });
  parameters.forEach((p, i) => {
    if (bound[i] !== undefined || p.def !== null || p.kind === 'args' || p.kind === 'kwargs') return;
    if (p.kind === 'keyword') throw raised(TypeError, `${plainName(builtin)}() missing required keyword-only argument: '${p.name}'`);
    throw wrongCount(builtin, i, receiver);
  });
  if (wrongName !== null) throw raised(TypeError, wrongName);
  return bound;
}
/** What is refused before any name is looked at. */
function checkKeywords(builtin: PyBuiltin, given: number, named: number, receiver: Value | undefined): void {
  const { signature } = builtin;
  const { parameters } = signature;
  const name = plainName(builtin);
  const selves = builtin.owner !== null ? 1 : 0;
  if (given < selves) throw needsArgument(builtin);
  if (isOnlyPositional(signature)) {
    if (isWrapper(builtin) && !signature.hasKwargs) throw raised(TypeError, `wrapper ${name}() takes no keyword arguments`);
    if (given > signature.positional && !signature.hasArgs && COUNTS_FIRST.has(name)) throw wrongCount(builtin, given, receiver);
    if (!signature.hasKwargs || given > signature.positional)
      throw raised(TypeError, `${calledName(builtin, receiver)}() takes no keyword arguments`);
    return;
  }
  if (given === 0 && signature.hasArgs && COUNTS_FIRST.has(name))
    throw raised(TypeError, `${name} expected ${name === 'sorted' ? '' : 'at least '}1 argument, got 0`);
  const most = parameters.length - selves;
  const all = given - selves + named;
  if (!signature.hasKwargs && !signature.hasArgs && all > most)
    throw raised(TypeError, `${name}() takes at most ${counted(most, given === selves ? 'keyword argument' : 'argument')} (${all} given)`);
}

/** `($self, index=-1, /)` for `__text_signature__`, or null when there is none to show. */
export function textSignature({ name, owner, signatureText }: PyBuiltin): string | null {
  const shown = signatureText.indexOf(' -- ');
  if (shown >= 0) return signatureText.slice(shown + 4) || null;
  if (owner === null) return signatureText === '()' ? '($module, /)' : signatureText.replace('(', modulePrefix(signatureText));
  // These two stand for every way to make an instance; the class has the signature proper.
  if (name === '__new__') return '($type, *args, **kwargs)';
  if (name === '__init__') return '($self, /, *args, **kwargs)';
  return signatureText.replace(/^\((self|cls|type)/, (_, self) => (self === 'self' ? '($self' : '($type'));
}
/** The module is positional-only: an own `/` says so already. */
function modulePrefix(text: string): string {
  return /[(,] *\/ *[,)]/.test(text) ? '($module, ' : '($module, /, ';
}

/**
 * Signatures of natives: `(self, index=-1, /)` says how arguments are bound, what the error texts are and what help() shows.
 *
 * Parameter forms as in Python: positional-only before `/`, keyword-only after `*`, `*args`, `**kwargs`, `name=default`.
 * A default is documentation: the body gets undefined for an argument that was not given. `name=<unrepresentable>` is a
 * default without a value to show. A signature may be several lines for functions with several forms, as in `help(range)`.
 */
import type { PyBuiltin } from './callables.ts';
import { PyDict } from './dict.ts';
import { raised, TypeError } from './exceptions.ts';
import type { Keywords } from './machine.ts';
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

/** The name as error texts have it: `list.append` for methods whose arguments are only positional, else `append`. */
function calledName(builtin: PyBuiltin, receiver?: Value): string {
  if (builtin.cls.name === 'classmethod_descriptor' && receiver instanceof PyType) return `${receiver.name}.${builtin.name}`;
  if (builtin.owner === null && builtin.module !== null && builtin.module !== 'builtins') return `${builtin.module}.${builtin.name}`;
  return builtin.owner !== null && plainName(builtin) === builtin.name ? `${builtin.owner.qualname}.${builtin.name}` : plainName(builtin);
}

/** The name alone; a class is called by its own. */
function plainName(builtin: PyBuiltin): string {
  return builtin.owner !== null && (builtin.name === '__new__' || builtin.name === '__init__') ? builtin.owner.qualname : builtin.name;
}
/** The TypeError for a wrong number of positional arguments, in the words that CPython has for this form of signature. */
function wrongCount(builtin: PyBuiltin, given: number): never {
  const { parameters, required, positional } = builtin.signature;
  const selves = builtin.owner !== null ? 1 : 0;
  const min = required - selves;
  const max = positional - selves;
  const got = given - selves;
  if (got < 0) throw raised(TypeError, `unbound method ${calledName(builtin)}() needs an argument`);
  const onlyPositional = parameters.every((p) => p.kind === 'positional' || (p.kind === 'kwargs' && p.def !== null));
  const dunder =
    builtin.name.startsWith('__') &&
    builtin.name.endsWith('__') &&
    builtin.owner !== null &&
    builtin.name !== '__new__' &&
    builtin.name !== '__init__';
  if (dunder && min === max) throw raised(TypeError, `expected ${min} argument${plural(min)}, got ${got}`);
  if (onlyPositional && max === 0) throw raised(TypeError, `${calledName(builtin)}() takes no arguments (${got} given)`);
  if (onlyPositional && min === 1 && max === 1)
    throw raised(TypeError, `${calledName(builtin)}() takes exactly one argument (${got} given)`);
  if (onlyPositional) {
    const bound = min === max ? '' : got < min ? 'at least ' : 'at most ';
    const count = got < min ? min : max;
    throw raised(TypeError, `${plainName(builtin)} expected ${bound}${count} argument${plural(count)}, got ${got}`);
  }
  if (max === 0) throw raised(TypeError, `${plainName(builtin)}() takes no positional arguments`);
  if (got < min) {
    const missing = parameters.filter((p) => p.kind === 'both' || p.kind === 'positional')[given];
    if (missing.kind === 'positional') {
      const nameless = parameters.filter((p) => p.kind === 'positional' && p.def === null).length - selves;
      const bound = nameless < parameters.length - selves ? 'at least' : 'exactly';
      throw raised(TypeError, `${plainName(builtin)}() takes ${bound} ${nameless} positional argument${plural(nameless)} (${got} given)`);
    }
    throw raised(TypeError, `${plainName(builtin)}() missing required argument '${missing.name}' (pos ${given - selves + 1})`);
  }
  // str() and int() count their arguments before they look at their names.
  const name = plainName(builtin);
  if (name === 'str' || name === 'int') throw raised(TypeError, `${name} expected at most ${max} arguments, got ${got}`);
  const bound = min === max ? 'exactly' : 'at most';
  const what = parameters.some((p) => p.kind === 'keyword') ? 'positional argument' : 'argument';
  throw raised(TypeError, `${name}() takes ${bound} ${max} ${what}${plural(max)} (${got} given)`);
}

/** Checks a plain positional count; for callers on the fast path. */
export function checkCount(builtin: PyBuiltin, given: number): void {
  const { required, positional } = builtin.signature;
  if (given < required || given > positional) wrongCount(builtin, given);
}

/** The argument list for the body: one entry per parameter. */
export function bindNative(builtin: PyBuiltin, args: readonly Value[], keywords: Keywords | null | undefined): unknown[] {
  const signature = builtin.signature;
  const names = keywords?.names;
  if ((names === undefined || names.length === 0) && signature.direct && (!signature.hasArgs || args.length <= signature.positional)) {
    checkCount(builtin, args.length);
    return args as unknown[];
  }
  const { parameters, positional } = signature;
  const bound: unknown[] = new Array(parameters.length).fill(undefined);
  const used = Math.min(args.length, positional);
  for (let i = 0; i < used; i++) bound[i] = args[i];
  if (args.length > positional && !signature.hasArgs) wrongCount(builtin, args.length);
  let kwargs: PyDict | null = null;
  parameters.forEach((p, i) => {
    if (p.kind === 'args') bound[i] = args.slice(positional);
    else if (p.kind === 'kwargs') bound[i] = kwargs = new PyDict();
  });
  if (names !== undefined && names.length > 0) {
    const byName = parameters.some((p) => p.kind === 'both' || p.kind === 'keyword');
    if (!byName && kwargs === null) throw raised(TypeError, `${calledName(builtin, args[0])}() takes no keyword arguments`);
    const selves = builtin.owner !== null ? 1 : 0;
    const most = parameters.length - selves;
    const given = args.length - selves + names.length;
    if (kwargs === null && !signature.hasArgs && given > most) {
      const kind = args.length === selves ? 'keyword ' : '';
      throw raised(TypeError, `${plainName(builtin)}() takes at most ${most} ${kind}argument${plural(most)} (${given} given)`);
    }
    names.forEach((name, n) => {
      const at = parameters.findIndex((p) => p.name === name && (p.kind === 'both' || p.kind === 'keyword'));
      if (at >= 0) {
        if (bound[at] !== undefined)
          throw raised(
            TypeError,
            `argument for ${plainName(builtin)}() given by name ('${name}') and position (${at + 1 - (builtin.owner !== null ? 1 : 0)})`,
          );
        bound[at] = (keywords as Keywords).values[n];
      } else if (kwargs !== null) kwargs.setName(name, (keywords as Keywords).values[n]);
      else throw raised(TypeError, `${plainName(builtin)}() got an unexpected keyword argument '${name}'`);
    });
  }
  parameters.forEach((p, i) => {
    if (bound[i] !== undefined || p.def !== null || p.kind === 'args' || p.kind === 'kwargs') return;
    if (p.kind === 'keyword') throw raised(TypeError, `${plainName(builtin)}() missing required keyword-only argument: '${p.name}'`);
    wrongCount(builtin, args.length);
  });
  return bound;
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

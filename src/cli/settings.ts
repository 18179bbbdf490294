/**
 * Settings whose values may be wrong: options of -X and variables of the environment.
 *
 * CPython reads them before anything else and dies of the first bad one, in words that people look up: here are its order and its words. A row is called as sys.flags
 * calls what it sets.
 */
import { encodingName } from '../runtime/codecs.ts';
import type { RunRequest } from './arguments.ts';

/** What is wrong: the function of CPython that finds it, its words, how far CPython has come, and a line below. */
type Refusal = readonly [where: string, problem: string, state?: string, below?: string];
type Row = readonly [name: string, read: (request: RunRequest) => number | Refusal];

const isBit = (text: string): boolean => /^\s*(?:[+-]?0+|\+?0*1)$/.test(text);

const utf8Mode: Row = [
  'utf8_mode',
  ({ x, env }) => {
    const [option, variable] = [x.get('utf8'), env.PYTHONUTF8 || '0'];
    const refused = (problem: string): Refusal => ['preconfig_init_utf8_mode', problem, 'preinitializing'];
    if (option === true) return 1;
    if (option !== undefined) return option === '0' || option === '1' ? Number(option) : refused('invalid -X utf8 option value');
    return variable === '0' || variable === '1' ? Number(variable) : refused('invalid PYTHONUTF8 environment variable value');
  },
];

/** Hashes are the same in every run; what the variable says is only shown. -R does not look at it. */
const hashRandomization: Row = [
  'hash_randomization',
  ({ env, flags }) => {
    const seed = env.PYTHONHASHSEED || 'random';
    if (seed === 'random' || (flags.hash_randomization ?? 0) > 0) return 1;
    if (!/^\s*(?:\+?\d+|-0+)$/.test(seed) || Number(seed) > 0xffffffff)
      return ['config_init_hash_seed', 'PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]'];
    return Number(seed) === 0 ? 0 : 1;
  },
];

const maxStrDigits: Row = [
  'int_max_str_digits',
  ({ x, env }) => {
    let digits = 4300;
    const given = { PYTHONINTMAXSTRDIGITS: env.PYTHONINTMAXSTRDIGITS || undefined, '-X int_max_str_digits': x.get('int_max_str_digits') };
    for (const [source, value] of Object.entries(given)) {
      if (value === undefined) continue;
      digits = value !== true && /^\s*\+?\d+$/.test(value) ? Number(value) : -1;
      if (digits !== 0 && (digits < 640 || digits > 0x7fffffff))
        return ['config_init_int_max_str_digits', `${source}: invalid limit; must be >= 640 or 0 for unlimited.`];
    }
    return digits;
  },
];

/** A flag that is 0 or 1, the option before the variable. */
const bit = (name: string, variable: string): Row => [
  name,
  ({ x, env }) => {
    const [given, option] = [env[variable] || '0', x.get(name) ?? ''];
    if (!isBit(given)) return [`config_init_${name}`, `${variable}=N: N is missing or invalid`];
    if (option === true || !isBit(option || '0')) return [`config_init_${name}`, `-X ${name}=n: n is missing or invalid`];
    return Number(x.has(name) ? option : given);
  },
];

const ROWS: readonly Row[] = [
  utf8Mode,
  hashRandomization,
  maxStrDigits,
  bit('thread_inherit_context', 'PYTHON_THREAD_INHERIT_CONTEXT'),
  bit('context_aware_warnings', 'PYTHON_CONTEXT_AWARE_WARNINGS'),
];

/** What sys.flags says of them; a text when one of them cannot be. */
export function readSettings(request: RunRequest): Readonly<Record<string, number>> | string {
  const values: Record<string, number> = {};
  for (const [name, read] of ROWS) {
    const value = read(request);
    if (typeof value !== 'number') return complaint(value);
    values[name] = value;
  }
  const encoding = (request.env.PYTHONIOENCODING ?? '').split(':')[0];
  if (encoding === '' || encodingName(encoding) !== undefined) return values;
  return complaint([
    ...(['init_stdio_encoding', 'failed to get the Python codec name of the stdio encoding', 'core initialized'] as const),
    `LookupError: unknown encoding: ${encoding}\n`,
  ]);
}

function complaint([where, problem, state = 'preinitialized', below = '']: Refusal): string {
  return `Fatal Python error: ${where}: ${problem}\nPython runtime state: ${state}\n${below}\n`;
}

/**
 * The command line as CPython reads it: options up to the script, `-c` or `-m`; everything behind belongs to the program.
 *
 * This is done by hand before commander sees anything, because `-c CODE -v` must hand `-v` to the program.
 */
import { didYouMean } from './nearest.ts';
import { COMMANDS, ERROR_FORMATS, type ErrorFormat, HELP_OPTIONS, OPTIONS, type OptionRow, OWN_OPTIONS } from './table.ts';

export interface RunRequest {
  readonly kind: 'file' | 'code' | 'module' | 'stdin' | 'version' | 'help' | 'explain' | 'command' | 'usage';
  /** File, code, module, sub-command, exception or what is wrong. */
  readonly what: string;
  readonly rest: readonly string[];
  /** What sys.flags will say, the environment's part included. */
  readonly flags: Readonly<Record<string, number>>;
  /** -X options, `true` for one without a value. */
  readonly x: ReadonlyMap<string, string | true>;
  /** PYTHONWARNINGS, then -W. */
  readonly warnings: readonly string[];
  /** The variables of the environment that may be listened to: none with -E or -I. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly skipsFirstLine: boolean;
  /** The Python to compare with, or null. */
  readonly against: string | null;
  readonly errorFormat: ErrorFormat;
  /** The arguments without those that are glasspy's own: what another Python can be given. */
  readonly common: readonly string[];
}

export const COMMAND_NAMES: readonly string[] = COMMANDS.map(({ name }) => name);

/** What sets a flag, by its letter, and by its variable. */
const SETTERS = new Map(OPTIONS.filter(({ sets }) => sets !== undefined).map((row) => [row.flags[1], row]));
const COUNTED = new Set(OPTIONS.filter(({ counts }) => counts === true).map(({ sets }) => sets));
const longNames = (rows: readonly OptionRow[]): string[] => rows.flatMap(({ flags }) => flags.match(/--[\w-]+/g) ?? []);
const OWN_NAMES = longNames(OWN_OPTIONS);
export const LONG_OPTIONS: readonly string[] = [...OWN_NAMES, ...longNames(HELP_OPTIONS)];
/** Options that are known and change nothing. */
const IDLE = new Set(OPTIONS.filter(({ about, sets }) => about === '' && sets === undefined).map(({ flags }) => flags.split(' ')[0]));

type Draft = { -readonly [Key in keyof RunRequest]: RunRequest[Key] };

export function readArguments(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): RunRequest {
  const counts: Record<string, number> = {};
  const x = new Map<string, string | true>();
  const given: string[] = [];
  const draft: Draft = {
    ...{ kind: 'stdin', what: '', rest: [], flags: counts, x, warnings: given, env: {}, skipsFirstLine: false },
    ...{ against: null, errorFormat: 'human', common: argv },
  };
  // Written in Python: they look at the machine from inside.
  if (argv[0] === 'show') return readArguments(['-m', 'vmtools', ...argv.slice(1)], environment);
  if (argv[0] === 'explain') return readArguments(['-m', 'vmtools.explain', ...argv.slice(1)], environment);
  if (argv.length > 0 && argv[0] !== 'run' && COMMAND_NAMES.includes(argv[0]))
    return { ...draft, kind: 'command', what: argv[0], rest: argv.slice(1) };
  const isRun = argv[0] === 'run';
  const wrong = (what: string): RunRequest => ({ ...draft, kind: 'usage', what });
  /** Places of arguments that are ours alone. */
  const own = new Set<number>(isRun ? [0] : []);
  let [at, versions, help] = [isRun ? 1 : 0, 0, ''];
  options: for (; at < argv.length; at++) {
    const arg = argv[at];
    if (arg === '-' || !arg.startsWith('-')) break;
    if (arg === '--') {
      at++;
      break;
    }
    if (arg === '--version') versions++;
    else if (arg === '--help') help ||= 'all';
    else if (arg === '--help-env') help ||= 'env';
    else if (arg === '--help-xoptions' || arg === '--help-debug') help ||= 'xoptions';
    else if (IDLE.has(arg) && arg.startsWith('--') && at + 1 < argv.length) at++;
    else if (arg.startsWith('--')) {
      const [name, joined] = parted(arg);
      if (!OWN_NAMES.includes(name)) return wrong(`Unknown option: ${name}${didYouMean(name, LONG_OPTIONS)}`);
      own.add(at);
      if (joined === undefined) own.add(++at);
      const value = joined ?? argv[at];
      if (name === '--explain') return { ...draft, kind: 'explain', what: value ?? '' };
      if (value === undefined) return wrong(`Argument expected for the ${name} option`);
      if (name === '--against') draft.against = value;
      else if (isErrorFormat(value)) draft.errorFormat = value;
      else return wrong(`${name}: ${ERROR_FORMATS.join(', ')} is expected, not '${value}'${didYouMean(value, ERROR_FORMATS)}`);
    } else {
      for (let i = 1; i < arg.length; i++) {
        const letter = arg[i];
        if ('cmXW'.includes(letter)) {
          const value = i + 1 < arg.length ? arg.slice(i + 1) : argv[++at];
          if (value === undefined) return wrong(`Argument expected for the -${letter} option`);
          if (letter === 'c' || letter === 'm') {
            Object.assign(draft, { kind: letter === 'c' ? 'code' : 'module', what: value, rest: argv.slice(at + 1) });
            break options;
          }
          if (letter === 'W') given.push(value);
          else {
            const [name, setting] = parted(value);
            x.set(name, setting ?? true);
          }
          break;
        }
        if (letter === 'V') versions++;
        else if (letter === 'h' || letter === '?') help ||= 'all';
        else if (letter === 'x') draft.skipsFirstLine = true;
        else if (IDLE.has(`-${letter}`)) continue;
        else {
          const flag = SETTERS.get(letter)?.sets;
          if (flag === undefined) return wrong(`Unknown option: -${letter}`);
          counts[flag] = (counts[flag] ?? 0) + 1;
        }
      }
    }
  }
  if (help !== '') return { ...draft, kind: 'help', what: help };
  if (versions > 0) return { ...draft, kind: 'version', what: versions > 1 ? 'long' : '' };
  if (draft.kind === 'stdin' && at < argv.length) {
    const isStdin = argv[at] === '-';
    Object.assign(draft, { kind: isStdin ? 'stdin' : 'file', what: argv[at], rest: argv.slice(at + 1) });
  }
  if (isRun && draft.kind === 'stdin' && draft.what === '') return wrong('run: which file?');
  return { ...draft, ...settle(counts, given, x, environment), common: argv.filter((_, place) => !own.has(place)) };
}

/** `name=value`, or a name alone. */
function parted(text: string): [name: string, value: string | undefined] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, undefined] : [text.slice(0, equals), text.slice(equals + 1)];
}
const isErrorFormat = (text: string): text is ErrorFormat => (ERROR_FORMATS as readonly string[]).includes(text);

/** Joins options and environment to what sys.flags will say. */
function settle(
  counts: Readonly<Record<string, number>>,
  given: readonly string[],
  x: ReadonlyMap<string, string | true>,
  environment: Readonly<Record<string, string | undefined>>,
): Pick<RunRequest, 'flags' | 'warnings' | 'env'> {
  const isIsolated = (counts.isolated ?? 0) > 0;
  const env = isIsolated || (counts.ignore_environment ?? 0) > 0 ? {} : environment;
  const flags: Record<string, number> = {};
  for (const [name, count] of Object.entries(counts)) flags[name] = COUNTED.has(name) ? count : 1;
  for (const { variable = '', sets: name } of SETTERS.values()) {
    const value = env[variable];
    if (name === undefined || value === undefined || value === '') continue;
    // A variable is a number or just there; the larger of the two wins.
    const level = /^\d+$/.test(value) ? Math.min(Number(value), 0x7fffffff) : 1;
    flags[name] = Math.max(flags[name] ?? 0, COUNTED.has(name) ? level : Math.min(level, 1));
  }
  if (isIsolated) Object.assign(flags, { ignore_environment: 1, no_user_site: 1, safe_path: 1 });
  if (x.has('dev') || (env.PYTHONDEVMODE ?? '') !== '') flags.dev_mode = 1;
  if ((counts.inspect ?? 0) > 0) flags.interactive = 1;
  const fromEnvironment = (env.PYTHONWARNINGS ?? '').split(',').filter((entry) => entry !== '');
  return { flags, warnings: [...fromEnvironment, ...given], env };
}

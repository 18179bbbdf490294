/**
 * The command line as CPython reads it: options up to the script, `-c` or `-m`; everything behind belongs to the program.
 *
 * This is done by hand before commander sees anything, because `-c CODE -v` must hand `-v` to the program.
 */
export interface RunRequest {
  readonly kind: 'file' | 'code' | 'module' | 'stdin' | 'version' | 'help' | 'command' | 'usage';
  /** File, code, module, sub-command or what is wrong. */
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
}

export const COMMANDS: readonly string[] = ['run', 'dis', 'show'];

const FLAG_NAMES: Readonly<Record<string, string>> = {
  B: 'dont_write_bytecode',
  E: 'ignore_environment',
  I: 'isolated',
  O: 'optimize',
  P: 'safe_path',
  S: 'no_site',
  b: 'bytes_warning',
  d: 'debug',
  i: 'inspect',
  q: 'quiet',
  s: 'no_user_site',
  u: 'unbuffered',
  v: 'verbose',
};
/** Flags that are counted; of the others there is only one or none. */
const COUNTED = new Set(['bytes_warning', 'debug', 'optimize', 'verbose']);
const ENVIRONMENT: Readonly<Record<string, string>> = {
  PYTHONDEBUG: 'debug',
  PYTHONDONTWRITEBYTECODE: 'dont_write_bytecode',
  PYTHONINSPECT: 'inspect',
  PYTHONNOUSERSITE: 'no_user_site',
  PYTHONOPTIMIZE: 'optimize',
  PYTHONSAFEPATH: 'safe_path',
  PYTHONUNBUFFERED: 'unbuffered',
  PYTHONVERBOSE: 'verbose',
};

type Draft = { -readonly [Key in keyof RunRequest]: RunRequest[Key] };

export function readArguments(argv: readonly string[], environment: Readonly<Record<string, string | undefined>>): RunRequest {
  const counts: Record<string, number> = {};
  const x = new Map<string, string | true>();
  const given: string[] = [];
  const draft: Draft = { kind: 'stdin', what: '', rest: [], flags: counts, x, warnings: given, env: {}, skipsFirstLine: false };
  // Written in Python: it looks at the machine from inside.
  if (argv[0] === 'show') return readArguments(['-m', 'vmtools', ...argv.slice(1)], environment);
  if (argv.length > 0 && argv[0] !== 'run' && COMMANDS.includes(argv[0]))
    return { ...draft, kind: 'command', what: argv[0], rest: argv.slice(1) };
  const isRun = argv[0] === 'run';
  const wrong = (what: string): RunRequest => ({ ...draft, kind: 'usage', what });
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
    else if (arg === '--help-debug') help ||= 'debug';
    else if (arg === '--check-hash-based-pycs' && at + 1 < argv.length) at++;
    else if (arg.startsWith('--')) return wrong(`Unknown option: ${arg}`);
    else {
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
            const equals = value.indexOf('=');
            x.set(equals < 0 ? value : value.slice(0, equals), equals < 0 ? true : value.slice(equals + 1));
          }
          break;
        }
        if (letter === 'V') versions++;
        else if (letter === 'h' || letter === '?') help ||= 'all';
        else if (letter === 'x') draft.skipsFirstLine = true;
        else if (letter === 'R') continue;
        else if (FLAG_NAMES[letter] === undefined) return wrong(`Unknown option: -${letter}`);
        else counts[FLAG_NAMES[letter]] = (counts[FLAG_NAMES[letter]] ?? 0) + 1;
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
  return { ...draft, ...settle(counts, given, x, environment) };
}

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
  for (const [variable, name] of Object.entries(ENVIRONMENT)) {
    const value = env[variable];
    if (value === undefined || value === '') continue;
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

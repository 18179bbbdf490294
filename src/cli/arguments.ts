/**
 * The command line as CPython reads it: options up to the script, `-c` or `-m`; everything behind belongs to the program.
 *
 * This is split off by hand before commander sees anything, because `-c CODE -v` must hand `-v` to the program.
 */
export interface RunRequest {
  readonly kind: 'file' | 'code' | 'module' | 'stdin' | 'version' | 'help' | 'command' | 'usage';
  /** File, code, module, sub-command or what is wrong. */
  readonly what: string;
  readonly rest: readonly string[];
  readonly flags: Readonly<Record<string, number>>;
  /** -X options. */
  readonly x: ReadonlyMap<string, string>;
}
const COMMANDS = new Set(['dis']);
const FLAG_NAMES: Readonly<Record<string, string>> = { B: 'dont_write_bytecode', E: 'ignore_environment', i: 'inspect', I: 'isolated', O: 'optimize', q: 'quiet', s: 'no_user_site', S: 'no_site', u: 'unbuffered', v: 'verbose', b: 'bytes_warning', d: 'debug', P: 'safe_path' };

export function readArguments(argv: readonly string[]): RunRequest {
  const flags: Record<string, number> = {};
  const x = new Map<string, string>();
  const request = (kind: RunRequest['kind'], what: string, rest: readonly string[]): RunRequest => ({ kind, what, rest, flags, x });
  let at = 0;
  if (argv[0] === 'run') at = 1;
  else if (argv.length > 0 && COMMANDS.has(argv[0])) return request('command', argv[0], argv.slice(1));
  for (; at < argv.length; at++) {
    const arg = argv[at];
    if (arg === '-') return request('stdin', '-', argv.slice(at + 1));
    if (arg === '--version' || arg === '-V' || arg === '-VV') return request('version', '', []);
    if (arg === '--help' || arg === '-h' || arg === '-?') return request('help', '', []);
    if (arg === '--help-debug') return request('help', 'debug', []);
    if (arg === '--') {
      at++;
      break;
    }
    if (!arg.startsWith('-')) break;
    if (arg.startsWith('--')) return request('usage', `unknown option ${arg}`, []);
    for (let i = 1; i < arg.length; i++) {
      const letter = arg[i];
      if ('cmXW'.includes(letter)) {
        const value = i + 1 < arg.length ? arg.slice(i + 1) : argv[++at];
        if (value === undefined) return request('usage', `Argument expected for the -${letter} option`, []);
        if (letter === 'c') return request('code', value, argv.slice(at + 1));
        if (letter === 'm') return request('module', value, argv.slice(at + 1));
        if (letter === 'X') {
          const [name, setting = '1'] = value.split('=', 2);
          x.set(name, setting);
        }
        break;
      }
      const name = FLAG_NAMES[letter];
      if (name === undefined) return request('usage', `Unknown option: -${letter}`, []);
      flags[name] = (flags[name] ?? 0) + 1;
    }
  }
  if (at < argv.length) return request('file', argv[at], argv.slice(at + 1));
  return request('stdin', '', []);
}

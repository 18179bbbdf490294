/**
 * The table of the command line: every option and every sub-command, with what it means, once.
 *
 *     arguments.ts    reads from it which letter sets which flag, and which options take something
 *     commands.ts     makes --help and the parsing of sub-commands of it (by commander)
 *     completion.ts   makes the completion of three shells of it
 *     man.ts          makes the manual page of it
 *
 * Data and nothing else, because each start of the command reads it.
 */

/** What stands behind an option or a command, so that a shell can complete it. */
export type Operand = 'file' | 'program' | 'text' | 'module' | readonly string[];

export interface OptionRow {
  /** As commander writes it: `-W <arg>`, `-V, --version`. */
  readonly flags: string;
  readonly about: string;
  readonly takes?: Operand;
  /** The field of sys.flags that it sets. */
  readonly sets?: string;
  /** Whether giving it twice means more. */
  readonly counts?: boolean;
  /** The environment variable that does the same. */
  readonly variable?: string;
}
export interface CommandRow {
  readonly name: string;
  /** As commander writes it. */
  readonly operands: string;
  readonly about: string;
  readonly takes: Operand;
  /** Its arguments belong to somebody else, who reads them. */
  readonly passesOn?: boolean;
  readonly options: readonly OptionRow[];
  readonly examples: readonly Example[];
}
/** A command and what it does. */
export type Example = readonly [command: string, does: string];

export const ERROR_FORMATS = ['human', 'short', 'json'] as const;
export type ErrorFormat = (typeof ERROR_FORMATS)[number];
export const COLOR_CHOICES = ['auto', 'always', 'never'] as const;
export const SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Of a program; the meaning of the letters is CPython's. */
export const OPTIONS: readonly OptionRow[] = [
  { flags: '-c <code>', about: 'run this text; what follows belongs to it', takes: 'text' },
  { flags: '-m <module>', about: 'run a module or package by its name; what follows belongs to it', takes: 'module' },
  { flags: '-i', about: 'afterwards a dialogue: statements from standard input', sets: 'inspect', variable: 'PYTHONINSPECT' },
  { flags: '-q', about: 'no banner before a dialogue', sets: 'quiet' },
  { flags: '-O', about: 'leave assert statements out; -OO docstrings too', sets: 'optimize', counts: true, variable: 'PYTHONOPTIMIZE' },
  { flags: '-B', about: 'keep no bytecode in the cache folder', sets: 'dont_write_bytecode', variable: 'PYTHONDONTWRITEBYTECODE' },
  { flags: '-u', about: 'write output at once', sets: 'unbuffered', variable: 'PYTHONUNBUFFERED' },
  { flags: '-E', about: 'ignore the environment variables PYTHON*', sets: 'ignore_environment' },
  { flags: '-P', about: "leave the program's folder out of sys.path", sets: 'safe_path', variable: 'PYTHONSAFEPATH' },
  { flags: '-I', about: 'isolate: -E, -P and -s', sets: 'isolated' },
  {
    flags: '-W <filter>',
    about: 'control of warnings: default, error, ignore, always ...',
    takes: ['default', 'error', 'ignore', 'always', 'module', 'once'],
    variable: 'PYTHONWARNINGS',
  },
  { flags: '-X <option>', about: 'set an option of the implementation; --help-xoptions lists them', takes: 'text' },
  { flags: '-x', about: 'skip the first line of the program' },
  {
    flags: '-b',
    about: 'accepted, as are -d, -s, -S and -v, for sys.flags; they change nothing here',
    sets: 'bytes_warning',
    counts: true,
  },
  { flags: '-d', about: '', sets: 'debug', counts: true, variable: 'PYTHONDEBUG' },
  { flags: '-s', about: '', sets: 'no_user_site', variable: 'PYTHONNOUSERSITE' },
  { flags: '-S', about: '', sets: 'no_site' },
  { flags: '-v', about: '', sets: 'verbose', counts: true, variable: 'PYTHONVERBOSE' },
  { flags: '-R', about: '', sets: 'hash_randomization' },
  { flags: '--check-hash-based-pycs <when>', about: '', takes: ['always', 'default', 'never'] },
];
/** Of a program too, and glasspy's own. */
export const OWN_OPTIONS: readonly OptionRow[] = [
  { flags: '--against <python>', about: 'run the program with another Python too, and compare', takes: 'program' },
  { flags: '--error-format <format>', about: 'how an uncaught exception is told: human, short, json', takes: ERROR_FORMATS },
  { flags: '--explain <exception>', about: 'what an exception means and how it is usually mended', takes: 'text' },
];
export const HELP_OPTIONS: readonly OptionRow[] = [
  { flags: '-h, --help', about: 'this text' },
  { flags: '-?', about: '' },
  { flags: '-V, --version', about: 'the version; -VV says more' },
  { flags: '--help-env', about: 'the environment variables that are listened to' },
  { flags: '--help-xoptions', about: 'the options for -X' },
];

const COLOR: OptionRow = { flags: '--color <when>', about: 'auto, always or never', takes: COLOR_CHOICES };
const stage = (name: string, about: string, shows: string, options: readonly OptionRow[] = []): CommandRow => ({
  name,
  operands: '[file]',
  about,
  takes: 'file',
  options: [
    { flags: '-c <code>', about: 'look at this text instead of a file', takes: 'text' },
    ...options,
    { flags: '--json', about: 'data for programs, with a schema version' },
    COLOR,
    { flags: '--error-format <format>', about: 'how an error of syntax is told: human, short, json', takes: ERROR_FORMATS },
  ],
  examples: [
    [`glasspy ${name} hello.py`, shows],
    [`glasspy ${name} -c 'x = 1 + 2'`, 'of a line'],
    [`cat hello.py | glasspy ${name} --json -`, 'of what comes in, for a program'],
  ],
});

export const COMMANDS: readonly CommandRow[] = [
  stage('dis', 'show the bytecode of a program', 'instructions under their lines', [
    { flags: '-p, --positions', about: 'lines and columns of each instruction' },
    { flags: '-o, --offsets', about: 'the number of each instruction' },
    { flags: '-O', about: 'without assert statements; -OO without docstrings too' },
  ]),
  stage('ast', 'show the syntax tree of a program', 'the tree', [{ flags: '-p, --positions', about: 'lines and columns of each node' }]),
  stage('tokens', 'show the tokens of a program', 'the words that the lexer sees'),
  stage('symtable', 'show the scopes of a program', 'whose variable each name is'),
  {
    name: 'show',
    operands: '<view> <file> [args...]',
    about: 'run a program, then show the machine',
    takes: ['threads', 'contexts', 'cache', 'hamt', 'code', 'weak', 'grad', 'anomaly', 'ext', 'interpreters', 'why', 'all'],
    passesOn: true,
    options: [],
    examples: [['glasspy show hamt hello.py', 'run it, and show the trees of its contexts']],
  },
  {
    name: 'explain',
    operands: '<file> [args...]',
    about: 'run a program, then tell what torch.compile made of it',
    takes: 'file',
    passesOn: true,
    options: [],
    examples: [
      ['glasspy explain model.py', 'its graphs, where they break, what is assumed'],
      ['glasspy explain --json model.py', 'the same, for a program'],
    ],
  },
  {
    name: 'run',
    operands: '<file> [args...]',
    about: 'run a program (the same as giving just the file)',
    takes: 'file',
    passesOn: true,
    options: [],
    examples: [['glasspy run hello.py', 'run it']],
  },
  {
    name: 'completion',
    operands: '<shell>',
    about: 'print completions for bash, zsh or fish',
    takes: SHELLS,
    options: [],
    examples: [
      ['source <(glasspy completion bash)', 'in ~/.bashrc; zsh likewise'],
      ['glasspy completion fish | source', 'in config.fish'],
    ],
  },
  {
    name: 'man',
    operands: '',
    about: 'print the manual page, for man',
    takes: 'text',
    options: [],
    examples: [['glasspy man | man -l -', 'read it']],
  },
];

export const EXAMPLES: readonly Example[] = [
  ['glasspy hello.py', 'run a program'],
  ["glasspy -c 'print(6 * 7)'", 'run a line'],
  ['glasspy -m package.module', 'run a module'],
  ['glasspy dis hello.py', 'see its bytecode'],
  ['glasspy --explain KeyError', 'read about an exception'],
  ['glasspy --against python3 hello.py', 'see whether CPython prints the same'],
];

/** Variables that are listened to, besides those that an option names. */
export const VARIABLES: readonly (readonly [name: string, about: string])[] = [
  ['PYTHONPATH', 'folders for sys.path, divided by colons'],
  ['PYTHONIOENCODING', 'encoding[:errors] of the standard streams'],
  ['PYTHONINTMAXSTRDIGITS', 'most digits of an int as text; 0: no limit'],
  ['PYTHONHASHSEED', 'shown by sys.flags; hashes are the same in every run anyway'],
  ['PYTHONUTF8', 'shown by sys.flags, as is -X utf8; text is UTF-8 anyway'],
  ['PYTHONDEVMODE', 'the same as -X dev'],
  ['PYTHON_THREAD_INHERIT_CONTEXT', 'the same as -X thread_inherit_context'],
  ['PYTHON_CONTEXT_AWARE_WARNINGS', 'the same as -X context_aware_warnings'],
  ['PYTHON_COLORS', '1: tracebacks in colours; 0: without'],
  ['NO_COLOR, FORCE_COLOR', 'the same for everything that is written; NO_COLOR wins'],
  ['TERM', 'dumb: no colours'],
  ['XDG_CACHE_HOME', 'the folder of the cache is glasspy in it, or ~/.cache/glasspy'],
];

export const STATUSES: readonly (readonly [status: number, means: string])[] = [
  [0, 'the program ended; with --against: both did the same'],
  [1, 'an exception that nobody caught; with --against: they differ'],
  [2, 'wrong usage, or a file that cannot be read'],
  [120, 'output that could not be written'],
  [130, 'Ctrl-C: the process dies by the signal, and shells say 130'],
];

/**
 * Sub-commands and help, as commander reads them from the table (table.ts). Loaded only when asked for; what a sub-command does is
 * loaded when that one is asked for.
 */
import { Command, CommanderError, Help, Option } from 'commander';
import { SWITCHES } from '../support/switches.ts';
import type { Paint } from '../views/view.ts';
import type { RunRequest } from './arguments.ts';
import { paintFor, type When } from './paint.ts';
import { say } from './say.ts';
import {
  type CommandRow,
  COMMANDS,
  type Example,
  EXAMPLES,
  HELP_OPTIONS,
  OPTIONS,
  type OptionRow,
  OWN_OPTIONS,
  STATUSES,
  VARIABLES,
} from './table.ts';
import { VERSION } from './usage.ts';
import { wrapped } from './wrap.ts';

/** Options of -X that are CPython's; the others are the debug switches. */
const X_OPTIONS: Readonly<Record<string, string>> = {
  dev: 'development mode: warnings are shown, notes say where a context was made',
  'int_max_str_digits=N': 'most digits of an int as text; 0: no limit',
  'utf8=0|1': 'shown by sys.flags; text is UTF-8 anyway',
  'thread_inherit_context=0|1': 'threads begin with a copy of the context of who started them',
  'context_aware_warnings=0|1': 'warnings.catch_warnings holds for a context, not for the process',
};

type Action = (operands: readonly string[], options: Readonly<Record<string, unknown>>) => number | Promise<number>;

const stage =
  (name: string): Action =>
  async ([file], options) => {
    const { showStage } = await import('./stages.ts');
    return showStage(name, file, { ...options, optimize: Math.min(Number(options.optimize), 2) as 0 | 1 | 2 });
  };
const ACTIONS: Readonly<Record<string, Action>> = {
  dis: stage('dis'),
  ast: stage('ast'),
  tokens: stage('tokens'),
  symtable: stage('symtable'),
  completion: async ([shell]) => {
    const { completion } = await import('./completion.ts');
    say(1, completion(shell));
    return 0;
  },
  man: async () => {
    const { manualPage } = await import('./man.ts');
    say(1, manualPage(VERSION));
    return 0;
  },
};

export async function runCommand(request: RunRequest): Promise<number> {
  if (request.kind === 'help' && request.what === 'xoptions') return list({ ...X_OPTIONS, ...SWITCHES }, '-X ');
  if (request.kind === 'help' && request.what === 'env') return list(variables(), '');
  const ending = { status: 0 };
  const end = (status: number): void => {
    ending.status = status;
  };
  const row = COMMANDS.find(({ name }) => request.kind === 'command' && name === request.what);
  try {
    if (row === undefined) await program().parseAsync(['--help'], { from: 'user' });
    else await addCommand(new Command('glasspy'), row, end).parseAsync(request.rest, { from: 'user' });
    return ending.status;
  } catch (error) {
    // commander has said what is wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    throw error;
  }
}

function list(rows: Readonly<Record<string, string>>, before: string): number {
  const helper = new Help();
  helper.prepareContext({ helpWidth: process.stdout.columns });
  const items = Object.entries(rows).map(([name, about]): Item => [`${before}${name}`, about]);
  say(1, `${itemLines(items, helper, paintFor()).join('\n')}\n`);
  return 0;
}
function variables(): Record<string, string> {
  const ofOptions = OPTIONS.flatMap(({ variable, flags }) => (variable === undefined ? [] : [[variable, `the same as ${flags}`]]));
  return Object.fromEntries([...ofOptions, ...VARIABLES].sort(([a], [b]) => (a < b ? -1 : 1)));
}

// ---- for commander

function quiet(command: Command): Command {
  return command
    .exitOverride()
    .configureOutput({ writeErr: (text) => say(2, text), writeOut: (text) => say(1, text) })
    .configureHelp({ formatHelp: helpText });
}

/** All of it, for help. The options of programs are not among those that a sub-command could have: `dis -c` is its own. */
function program(): Command {
  const command = quiet(new Command('glasspy'))
    .usage('[option] ... [-c code | -m module | file | folder | -] [arg] ...')
    .description('A small Python you can see through. Arguments behind the program belong to the program.')
    .helpCommand(false);
  addOptions(command, [...OPTIONS, ...OWN_OPTIONS]);
  for (const row of COMMANDS) addCommand(command, row, () => {});
  return command;
}

function addOptions(command: Command, rows: readonly OptionRow[]): void {
  for (const { flags, about, takes } of rows) {
    if (about === '') continue;
    const option = new Option(flags, about);
    // `-W default::DeprecationWarning` begins with one of the words; the others are all there are.
    if (Array.isArray(takes) && flags.startsWith('--')) option.choices(takes);
    command.addOption(option);
  }
}

function addCommand(parent: Command, row: CommandRow, end: (status: number) => void): Command {
  const command = parent.command(`${row.name} ${row.operands}`.trim()).description(row.about);
  quiet(command).helpOption('-h, --help', 'this text');
  addOptions(command, row.options);
  if (row.name === 'completion') command.registeredArguments[0].choices(row.takes as string[]);
  let optimize = 0;
  command.on('option:O', () => {
    optimize++;
  });
  command.action(async (...given: unknown[]) => {
    const operands = given.slice(0, -2) as string[];
    end((await ACTIONS[row.name]?.(operands, { ...command.opts(), optimize })) ?? 0);
  });
  return command;
}

// ---- help

/** Examples first: who asks for help wants to do something. */
function helpText(command: Command, helper: Help): string {
  const row = COMMANDS.find(({ name }) => name === command.name());
  const paint = paintFor(command.opts().color as When | undefined);
  const options = row?.options ?? OPTIONS;
  const sections = [
    `${paint.source('Usage:')} ${helper.commandUsage(command)}`,
    wrapped(command.description()),
    section('Examples', exampleItems(row?.examples ?? EXAMPLES), helper, paint),
    row === undefined
      ? section(
          'Commands',
          COMMANDS.map(({ name, operands, about }) => [`${name} ${operands}`.trim(), about]),
          helper,
          paint,
        )
      : '',
    row?.name === 'show' ? 'show --help lists the views.' : '',
    section('Options', optionItems(row === undefined ? options : [...options, HELP_OPTIONS[0]]), helper, paint),
    row === undefined ? section("Options that are glasspy's own", optionItems([...OWN_OPTIONS, ...HELP_OPTIONS]), helper, paint) : '',
    row === undefined
      ? section(
          'Exit status',
          STATUSES.map(([status, means]) => [String(status), means]),
          helper,
          paint,
        )
      : '',
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

type Item = readonly [term: string, about: string];
const exampleItems = (rows: readonly Example[]): Item[] => rows.map(([command, does]) => [command, does]);
const optionItems = (rows: readonly OptionRow[]): Item[] =>
  rows.filter(({ about }) => about !== '').map(({ flags, about }) => [flags, about]);

function section(title: string, items: readonly Item[], helper: Help, paint: Paint): string {
  return items.length === 0 ? '' : [paint.source(`${title}:`), ...itemLines(items, helper, paint)].join('\n');
}
function itemLines(items: readonly Item[], helper: Help, paint: Paint): string[] {
  const width = Math.max(...items.map(([term]) => term.length));
  return items.map(([term, about]) => helper.formatItem(paint.kind(term), width, about, helper));
}

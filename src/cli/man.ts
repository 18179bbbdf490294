/** The manual page, in the markup of man(7), made from the table: `glasspy man | man -l -`. */
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

/** A line of text: a hyphen is a minus that can be copied, and no line begins with a request. */
const plain = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');
const item = (term: string, text: string): string => `.TP\n.B ${plain(term)}\n${plain(text)}`;
const options = (rows: readonly OptionRow[]): string[] =>
  rows
    .filter(({ about }) => about !== '')
    .map(({ flags, about, variable }) => item(flags, variable === undefined ? about : `${about} (also ${variable})`));
const examples = (rows: readonly Example[]): string[] => rows.map(([command, does]) => item(command, does));

function commandSection(row: CommandRow): string[] {
  return [
    `.SS glasspy ${plain(`${row.name} ${row.operands}`.trim())}`,
    plain(`${row.about}.`),
    ...options(row.options),
    ...examples(row.examples),
  ];
}

export function manualPage(version: string): string {
  const lines = [
    `.TH GLASSPY 1 "" "glasspy ${version}" "User Commands"`,
    '.SH NAME',
    'glasspy \\- a small Python you can see through',
    '.SH SYNOPSIS',
    '.B glasspy',
    '[option] ... [\\fB\\-c\\fR code | \\fB\\-m\\fR module | file | folder | \\fB\\-\\fR] [arg] ...',
    '.br',
    '.B glasspy',
    'command [option] ... [arg] ...',
    '.SH DESCRIPTION',
    'Runs programs in a strict subset of Python 3.14: what is accepted prints what CPython prints, what is not supported is refused.',
    'Without a program, the program is read from standard input.',
    'Arguments behind the program belong to the program.',
    '.SH EXAMPLES',
    ...examples(EXAMPLES),
    '.SH OPTIONS',
    ...options(OPTIONS),
    ".SS glasspy's own",
    ...options([...OWN_OPTIONS, ...HELP_OPTIONS]),
    '.SH COMMANDS',
    ...COMMANDS.flatMap(commandSection),
    '.SH EXIT STATUS',
    ...STATUSES.map(([status, means]) => item(String(status), means)),
    '.SH ENVIRONMENT',
    ...VARIABLES.map(([name, about]) => item(name, about)),
    '.SH FILES',
    item('~/.cache/glasspy', 'bytecode of programs that ran'),
    '.SH SEE ALSO',
    '.BR python3 (1)',
  ];
  return `${lines.join('\n')}\n`;
}

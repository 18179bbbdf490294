/**
 * Colours of the prompt: what each kind of text looks like, in one table. The colours are those of CPython's REPL.
 *
 * Styles travel by name; only the renderer turns them into what a terminal understands, and all of chalk is behind this file.
 */
import { Chalk, type ChalkInstance } from 'chalk';

export type Style =
  | ''
  | 'prompt'
  | 'keyword'
  | 'softKeyword'
  | 'builtin'
  | 'definition'
  | 'string'
  | 'number'
  | 'comment'
  | 'command'
  | 'marked'
  | 'menu'
  | 'note';

const LOOKS: Readonly<Record<Exclude<Style, ''>, (chalk: ChalkInstance) => ChalkInstance>> = {
  prompt: (chalk) => chalk.bold.magenta,
  keyword: (chalk) => chalk.bold.blue,
  softKeyword: (chalk) => chalk.bold.blue,
  builtin: (chalk) => chalk.cyan,
  definition: (chalk) => chalk.bold,
  string: (chalk) => chalk.green,
  number: (chalk) => chalk.yellow,
  comment: (chalk) => chalk.red,
  command: (chalk) => chalk.bold.magenta,
  marked: (chalk) => chalk.bold.inverse,
  menu: (chalk) => chalk.dim,
  note: (chalk) => chalk.dim,
};

export type Paint = (style: Style, text: string) => string;

export function painter(hasColors: boolean): Paint {
  if (!hasColors) return (_style, text) => text;
  const chalk = new Chalk({ level: 1 });
  const made = Object.fromEntries(Object.entries(LOOKS).map(([style, look]) => [style, look(chalk)]));
  return (style, text) => (style === '' ? text : made[style](text));
}

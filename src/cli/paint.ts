/**
 * Colours for what the command itself shows: views, help, comparisons. All of chalk is here.
 *
 * Whether there are any is decided as for tracebacks (vm/colors.ts): PYTHON_COLORS, NO_COLOR, FORCE_COLOR, TERM, then whether a
 * terminal is at the other end; `--color` comes before all of them. Three colours that can be told apart and
 * read on light and on dark: yellow is none of them, nor is blue.
 */
import { isatty } from 'node:tty';
import { Chalk } from 'chalk';
import { type Paint, PLAIN } from '../views/view.ts';

export type When = 'auto' | 'always' | 'never';
type Environment = Readonly<Record<string, string | undefined>>;

export function wantsColors(when: When, env: Environment, isTerminal: boolean): boolean {
  if (when !== 'auto') return when === 'always';
  if (env.PYTHON_COLORS === '0') return false;
  if (env.PYTHON_COLORS === '1') return true;
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return true;
  return env.TERM !== 'dumb' && isTerminal;
}

export function paintWith(hasColors: boolean): Paint {
  if (!hasColors) return PLAIN;
  // Sixteen colours: those that the reader's own theme has made legible.
  const chalk = new Chalk({ level: 1 });
  return { faint: chalk.dim, kind: chalk.cyan, value: chalk.green, jump: chalk.magenta, source: chalk.bold };
}

/** For standard output. */
export const paintFor = (when: When = 'auto'): Paint => paintWith(wantsColors(when, process.env, isatty(1)));

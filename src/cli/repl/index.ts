/**
 * The prompt for people, loaded when somebody wants one.
 *
 *     terminal -> reader -> keymap -> editor -> layout -> renderer -> terminal       one block (prompt.ts)
 *                                       |
 *                          history, completion, code-lines, highlight, indent
 *
 *     dialogue: block -> session (Python) or commands (%dis, x?) -> next block
 *
 * A terminal that can do nothing, and input that is no terminal, get the plain dialogue.
 */
import { readFileSync } from 'node:fs';
import { builtinModuleNames } from '../../assemble.ts';
import type { PyDict } from '../../runtime/dict.ts';
import type { InterpreterState } from '../../vm/interpreter.ts';
import type { RunRequest } from '../arguments.ts';
import { wholeCompiler } from '../compiler.ts';
import type { Ending } from '../ending.ts';
import type { Output } from '../output.ts';
import { paintWith, wantsColors } from '../paint.ts';
import { systemError } from '../say.ts';
import { stdlibNames } from '../stdlib.ts';
import { dialogue } from './dialogue.ts';
import { History, historyFile } from './history.ts';
import { plainDialogue } from './plain.ts';
import { Session } from './session.ts';
import { nodeTerminal } from './terminal.ts';
import { painter } from './theme.ts';

export interface ReplOptions {
  readonly interp: InterpreterState;
  readonly output: Output;
  readonly request: RunRequest;
  readonly globals: PyDict;
  readonly version: string;
  /** No program has run before. */
  readonly isFirst: boolean;
}

export async function repl({ interp, output, request, globals, version, isFirst }: ReplOptions): Promise<Ending> {
  const session = new Session(interp, output, globals, request.x.has('host-stack'));
  session.sys.setName('ps1', '>>> ');
  session.sys.setName('ps2', '... ');
  const { host } = interp;
  const isPerson = host.isTerminal(0) && host.isTerminal(1);
  if (isFirst && !(request.flags.quiet ?? 0)) output.write(isPerson ? 1 : 2, banner(version));
  if (isFirst && request.env.PYTHONSTARTUP) await runStartup(session, request.env.PYTHONSTARTUP);
  // Between two blocks, or sent from elsewhere, it is not the end.
  process.on('SIGINT', () => {});
  if (!isPerson || process.env.TERM === 'dumb' || request.env.PYTHON_BASIC_REPL) return plainDialogue(session, wholeCompiler(), isPerson);
  const isColored = wantsColors('auto', { ...process.env, PYTHON_COLORS: request.env.PYTHON_COLORS }, true);
  return dialogue({
    session,
    terminal: nodeTerminal(),
    history: new History(historyFile(process.env)),
    paint: painter(isColored),
    viewPaint: paintWith(isColored),
    env: process.env,
    compiler: wholeCompiler,
    ownModules: () => [...builtinModuleNames(), ...stdlibNames()],
  });
}

function banner(version: string): string {
  return `glasspy ${version} (Python 3.14) [Node ${process.versions.node}] on ${process.platform}\n%help lists commands, x? tells about x, help(x) documents it, Ctrl-D leaves.\n`;
}

async function runStartup(session: Session, file: string): Promise<void> {
  try {
    const source = readFileSync(file);
    await session.runFile(source, file);
  } catch (error) {
    const system = systemError(error);
    if (system === null) throw error;
    session.complain(`Could not open PYTHONSTARTUP\nFileNotFoundError: [Errno ${system.number}] ${system.text}: '${file}'`);
  }
}

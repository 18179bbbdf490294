/**
 * `-i` without a terminal: standard input is read as statements that somebody could have typed, one after the other.
 *
 * A statement is as many lines as it needs; what an expression gives is shown (sys.displayhook), an exception is told and the next statement
 * is read. Prompts go to standard error, where a program that feeds us does not look for results. Each statement is compiled anew with
 * every line that it gets, as the compiler alone knows whether it is complete.
 */
import { readFileSync } from 'node:fs';
import { compileGuest, writeTo } from '../assemble.ts';
import type { PyModule } from '../runtime/callables.ts';
import type { PyDict } from '../runtime/dict.ts';
import { SystemExit } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { strFromJs } from '../runtime/text.ts';
import { SyntaxProblem } from '../support/errors.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { compiler } from './compiler.ts';
import { type Ending, endWith } from './ending.ts';
import type { Output } from './output.ts';

const NAME = '<stdin>';
const PROMPTS = { ps1: '>>> ', ps2: '... ' };

export async function runDialogue(interp: InterpreterState, output: Output, main: PyDict): Promise<Ending> {
  const t = interp.mainThread;
  const sys = (interp.modules.getName('sys') as PyModule).dict;
  for (const [name, text] of Object.entries(PROMPTS)) if (sys.getName(name) === undefined) sys.setName(name, strFromJs(text));
  const prompt = (name: 'ps1' | 'ps2', then = ''): void => writeTo(t, 'stderr', `${t.strText(sys.getName(name) ?? '')}${then}`);
  for (const statement of statements(readFileSync(0, 'utf8'), prompt)) {
    try {
      interp.rememberSource(NAME, statement);
      interp.start(t, compileGuest(t, statement, NAME, 'single').code, main);
      await interp.finish(t);
    } catch (error) {
      const ending = endWith(interp, output, error);
      if (error instanceof Raise && error.exception.cls.isSubtypeOf(SystemExit)) return ending;
    }
  }
  writeTo(t, 'stderr', '\n');
  return 0;
}

/** The statements of a text, whole or wrong. Asks for each line that it takes; of a text that breaks off in a line, for one more. */
function* statements(text: string, prompt: (name: 'ps1' | 'ps2', then?: string) => void): Generator<string> {
  const lines = text.split(/\r?\n/);
  const breaksOff = lines.at(-1) !== '';
  if (!breaksOff) lines.pop();
  let pending: string[] = [];
  for (const [at, line] of lines.entries()) {
    prompt(pending.length === 0 ? 'ps1' : 'ps2');
    if (pending.length === 0 && /^\s*(?:#.*)?$/.test(line)) continue;
    pending.push(line);
    const statement = pending.join('\n');
    const isLast = at === lines.length - 1;
    if (!isLast && needsMore(statement)) continue;
    if (isLast && (breaksOff || needsMore(statement))) prompt('ps2', '\n');
    yield `${statement}\n`;
    pending = [];
  }
  prompt('ps1');
}

function needsMore(statement: string): boolean {
  try {
    compiler.compile(statement, NAME, 'single', { allowIncomplete: true });
    return false;
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error;
    return error.message === 'incomplete input';
  }
}

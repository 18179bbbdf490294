/**
 * The command: reads its arguments, runs a program, and ends with the exit status that CPython would.
 *
 * 0 done, 1 an exception that nobody handled, 2 wrong usage, 130 interrupted; SystemExit says its own.
 */
import { dirname } from 'node:path';
import { assemble } from '../assemble.ts';
import type { CodeObject } from '../bytecode/code.ts';
import { InternalError, SyntaxProblem } from '../support/errors.ts';
import { compileGuest, syntaxError } from '../modules/builtins.ts';
import { printException, writeTo } from '../modules/sys.ts';
import { PyModule } from '../runtime/callables.ts';
import { PyDict } from '../runtime/dict.ts';
import { KeyboardInterrupt, type PyException, SystemExit } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { intOf } from '../runtime/number.ts';
import { strFromJs } from '../runtime/text.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import { importModule } from '../vm/import.ts';
import { readArguments, type RunRequest } from './arguments.ts';
import { ClosedPipe, nodeHost } from './node-host.ts';
import { stdlibCode } from './stdlib.ts';

const VERSION = '0.1.0';
const REPORT = 'This is a bug of glasspy. Please report it with the program that caused it: see CONTRIBUTING in docs/.';

function usage(problem: string): number {
  process.stderr.write(`${problem}\nusage: glasspy [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`glasspy -h' for more information.\n`);
  return 2;
}

/** The exit status of SystemExit; a message goes to standard error. */
function exitStatus(interp: InterpreterState, exception: PyException): number {
  const code = exception.extra?.code ?? exception.args.items[0] ?? null;
  if (code === null) return 0;
  const status = intOf(code);
  if (status !== undefined) return Number(BigInt.asUintN(8, BigInt(status)));
  writeTo(interp.mainThread, 'stderr', `${interp.mainThread.strText(code)}\n`);
  return 1;
}

async function run(request: RunRequest): Promise<number> {
  const host = nodeHost();
  const script = request.kind === 'file' ? request.what : request.kind === 'code' ? '-c' : request.kind === 'module' ? '-m' : request.what;
  const first = request.kind === 'file' ? dirname(request.what) : '';
  const fuel = request.x.get('fuel');
  const interp = assemble({
    host,
    stdlib: stdlibCode,
    settings: {
      argv: [script, ...request.rest],
      path: [first === '.' ? process.cwd() : first.startsWith('/') || first === '' ? first : `${process.cwd()}/${first}`],
      flags: request.flags,
      ...(fuel === undefined ? {} : { fuel: Number(fuel), alwaysPutAside: true }),
    },
  });
  if (request.x.has('walls')) interp.wallNames = new Map();
  const t = interp.mainThread;
  const main = new PyModule(new PyDict());
  const { dict } = main;
  dict.setName('__name__', '__main__');
  dict.setName('__doc__', null);
  dict.setName('__package__', null);
  dict.setName('__loader__', null);
  dict.setName('__spec__', null);
  dict.setName('__builtins__', interp.builtinsModule);
  interp.modules.setName('__main__', main);
  const onInterrupt = (): void => interp.interrupt();
  process.on('SIGINT', onInterrupt);
  let status = 0;
  try {
    const code = programCode(interp, request, dict);
    if (typeof code === 'number') return code;
    if (code !== null) interp.start(t, code, dict);
    await interp.finish(t);
  } catch (error) {
    status = await finishWithError(interp, error);
  }
  try {
    for (const name of ['stdout', 'stderr']) {
      const stream = (interp.modules.getName('sys') as PyModule | undefined)?.dict.getName(name);
      if (stream !== undefined && stream !== null && t.findAttr(stream, 'flush') !== undefined) t.callMethod(stream, 'flush', []);
    }
  } catch (error) {
    if (!(error instanceof ClosedPipe)) status = 120;
  }
  process.off('SIGINT', onInterrupt);
  if (request.x.has('walls')) process.stderr.write(describeWalls(interp));
  return status;
}

/** -X walls: which natives waited for guest code, and how often. */
function describeWalls(interp: InterpreterState): string {
  const rows = Array.from(interp.wallNames ?? []).sort((a, b) => b[1] - a[1]);
  return [`walls met: ${interp.wallsMet}, in the way of a switch: ${interp.wallsInTheWay}`, ...rows.map(([name, count]) => `${String(count).padStart(8)}  ${name}`), ''].join('\n');
}

/** What to run; a number is an exit status; null when the thread has been prepared. */
function programCode(interp: InterpreterState, request: RunRequest, dict: PyDict): CodeObject | null | number {
  const t = interp.mainThread;
  switch (request.kind) {
    case 'code':
      interp.rememberSource('<string>', request.what);
      return compileGuest(t, request.what, '<string>', 'exec').code;
    case 'module': {
      importModule(t, request.what, dict, null, 0);
      return null;
    }
    case 'stdin': {
      let text = '';
      for (let line = interp.host.readInput('') as string; line !== ''; line = interp.host.readInput('') as string) text += line;
      return compileGuest(t, text, '<stdin>', 'exec').code;
    }
    default: {
      const files = interp.host.files as NonNullable<InterpreterState['host']['files']>;
      let source: Uint8Array;
      try {
        source = files.read(request.what);
      } catch (error) {
        const { code } = error as { code?: string };
        const [number, text] = code === 'ENOENT' ? [2, 'No such file or directory'] : code === 'EISDIR' ? [21, 'Is a directory'] : code === 'EACCES' ? [13, 'Permission denied'] : [5, 'Input/output error'];
        process.stderr.write(`glasspy: can't open file '${request.what}': [Errno ${number}] ${text}\n`);
        return 2;
      }
      dict.setName('__file__', strFromJs(request.what));
      return compileGuest(t, source, request.what, 'exec').code;
    }
  }
}

/** Says what went wrong; gives the exit status. */
async function finishWithError(interp: InterpreterState, error: unknown): Promise<number> {
  const t = interp.mainThread;
  t.frame = null;
  if (error instanceof ClosedPipe) return 0;
  if (error instanceof Raise) {
    const exception = error.exception as PyException;
    if (exception.cls.isSubtypeOf(SystemExit)) return exitStatus(interp, exception);
    try {
      const stdout = (interp.modules.getName('sys') as PyModule).dict.getName('stdout');
      if (stdout !== undefined && stdout !== null) t.callMethod(stdout, 'flush', []);
      const hook = (interp.modules.getName('sys') as PyModule).dict.getName('excepthook');
      if (hook === undefined) printException(t, exception);
      else t.call(hook, [exception.cls, exception, exception.traceback]);
    } catch (second) {
      if (second instanceof ClosedPipe) return 0;
      if (!(second instanceof Raise)) throw second;
      if (second.exception.cls.isSubtypeOf(SystemExit)) return exitStatus(interp, second.exception as PyException);
      process.stderr.write('Error in sys.excepthook:\n');
      printException(t, second.exception as PyException);
      process.stderr.write('\nOriginal exception was:\n');
      printException(t, exception);
    }
    return exception.cls.isSubtypeOf(KeyboardInterrupt) ? 130 : 1;
  }
  if (error instanceof SyntaxProblem) {
    printException(t, syntaxError(error, '<unknown>'));
    return 1;
  }
  throw error;
}

export async function main(argv: readonly string[]): Promise<number> {
  const request = readArguments(argv);
  switch (request.kind) {
    case 'version':
      process.stdout.write(`glasspy ${VERSION} (Python 3.14)\n`);
      return 0;
    case 'usage':
      return usage(request.what);
    case 'help':
    case 'command': {
      const { runCommand } = await import('./commands.ts');
      return runCommand(request);
    }
    default:
      return run(request);
  }
}

/** The process: nothing that JavaScript throws reaches the user as a stack, except as a bug report. */
export async function start(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    const what = error instanceof InternalError ? error.message : String(error instanceof Error ? (error.stack ?? error.message) : error);
    process.stderr.write(`[HOST CRASH] internal error: ${what}\n${REPORT}\n`);
    process.exitCode = 70;
  }
}

void start();

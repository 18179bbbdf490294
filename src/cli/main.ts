/**
 * Running a program: a machine is made as the request wants it, the program runs on it, and it ends as CPython would (ending.ts).
 */
import { assemble } from '../assemble.ts';
import { isolateModules } from '../isolates/index.ts';
import { PyModule } from '../runtime/callables.ts';
import { PyList } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { withVirtualClock } from '../runtime/host.ts';
import { Raise } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { deadlockErrorType } from '../vm/deadlock.ts';
import { importModule } from '../vm/import.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import type { RunRequest } from './arguments.ts';
import { cacheFolder, fileCodeCache } from './code-cache.ts';
import { compiler, loadAhead } from './compiler.ts';
import { type Ending, endWith, flushAll } from './ending.ts';
import { nodeHost } from './node-host.ts';
import { Output } from './output.ts';
import { findPlace, loadProgram, NoProgram, type Place, workingFolder } from './program.ts';
import { say } from './say.ts';
import { readSettings } from './settings.ts';
import { stdlibCode } from './stdlib.ts';
import type { ErrorFormat } from './table.ts';
import { usage, VERSION } from './usage.ts';

declare const __GLASSPY_COMPILER__: string;
/** Without a bundle nobody knows whether the compiler is still the same. */
const COMPILER = typeof __GLASSPY_COMPILER__ === 'undefined' ? null : __GLASSPY_COMPILER__;

const LOST_OUTPUT_STATUS = 120;

function refuse({ message, status }: NoProgram): number {
  say(2, `glasspy: ${message}\n`);
  return status;
}

async function run(request: RunRequest): Promise<Ending> {
  const settings = readSettings(request);
  if (typeof settings === 'string') {
    say(2, settings);
    return 1;
  }
  for (const name of ['fuel', 'switch_every', 'step_every', 'sched_seed']) {
    const given = request.x.get(name);
    if (given !== undefined && !(name === 'sched_seed' ? /^\d+$/ : /^[1-9]\d*$/).test(String(given)))
      return usage(
        `-X ${name}: a ${name === 'sched_seed' ? '' : 'positive '}number is expected, not ${given === true ? 'nothing' : `'${given}'`}`,
      );
  }
  const output = new Output();
  const place = findPlace(request);
  const interp = makeInterpreter(request, place, output, settings);
  interp.exceptionText = await formatter(request.errorFormat);
  const dict = makeMain(interp);
  const { interactive = 0, inspect = 0 } = request.flags;
  const isPerson = interp.host.isTerminal(0);
  const isDialogue = place.kind === 'stdin' && (interactive > 0 || isPerson);
  // PYTHONINSPECT asks for a dialogue with a person only.
  const hasDialogue = isDialogue || interactive > 0 || (inspect > 0 && isPerson);
  let ending: Ending = 0;
  if (!isDialogue) ending = await runMain(interp, output, request, (listen) => runFrom(interp, request, place, dict, listen), !hasDialogue);
  if (hasDialogue) {
    const { repl } = await import('./repl/index.ts');
    ending = await repl({ interp, output, request, globals: dict, version: VERSION, isFirst: isDialogue });
    ending = await endMain(interp, output, ending, false);
  }
  if (!flushAll(interp, output) && ending !== 'SIGINT') ending = LOST_OUTPUT_STATUS;
  if (request.x.has('walls')) say(2, describeWalls(interp));
  return ending;
}

async function runFrom(interp: InterpreterState, request: RunRequest, place: Place, dict: PyDict, listen: () => void): Promise<Ending> {
  const t = interp.mainThread;
  if (request.warnings.length > 0) {
    // Which complains of filters that are none.
    importModule(t, 'warnings', null, null, 0);
    if (t.frame !== null) await interp.finish(t);
  }
  const code = await loadProgram(interp, request, place, dict);
  listen();
  interp.start(t, code, dict);
  await interp.finish(t);
  return 0;
}

/** Runs the program, or what is said to it afterwards, with all that stands round it. */
async function runMain(
  interp: InterpreterState,
  output: Output,
  request: RunRequest,
  work: (listen: () => void) => Promise<Ending>,
  isLast: boolean,
): Promise<Ending> {
  let ending: Ending = 0;
  let isStuck = false;
  // While the program is compiled there is nothing yet that a KeyboardInterrupt could be raised in: Ctrl-C just ends the process.
  const onInterrupt = (): void => interp.interrupt();
  try {
    ending = await work(() => void process.on('SIGINT', onInterrupt));
  } catch (error) {
    if (error instanceof NoProgram) return refuse(error);
    isStuck = isDeadlock(error);
    ending = endWith(interp, output, error, { inspects: (request.flags.inspect ?? 0) > 0 });
  }
  if (isLast) ending = await endMain(interp, output, ending, isStuck);
  process.off('SIGINT', onInterrupt);
  return ending;
}

/** What comes when all has run: the threads' ends, exit functions, last words. */
async function endMain(interp: InterpreterState, output: Output, ending: Ending, isStuck: boolean): Promise<Ending> {
  const last = await endThreads(interp, output, isStuck);
  await interp.runExitFunctions(interp.mainThread);
  await interp.finalize(interp.mainThread);
  return last ?? ending;
}

/** How exceptions are told, if not by a traceback. */
async function formatter(format: ErrorFormat): Promise<InterpreterState['exceptionText']> {
  if (format === 'human') return null;
  const { describeException } = await import('./error-format.ts');
  return (t, exception, heading) => describeException(t, exception, heading, format);
}

const isDeadlock = (error: unknown): boolean => error instanceof Raise && error.exception.cls === deadlockErrorType;

/** Waits for the program's threads; a status when they wait for each other. */
async function endThreads(interp: InterpreterState, output: Output, isKnown: boolean): Promise<Ending | null> {
  try {
    await interp.endThreads(interp.mainThread);
    return null;
  } catch (error) {
    // The program has ended by a deadlock already: once is enough.
    if (isKnown && isDeadlock(error)) return null;
    return endWith(interp, output, error);
  }
}

function makeInterpreter(request: RunRequest, place: Place, output: Output, settings: Readonly<Record<string, number>>): InterpreterState {
  const { flags, env, x } = request;
  const every = x.get('switch_every') ?? x.get('fuel');
  const seed = x.get('sched_seed');
  const host = nodeHost(output);
  const argv0 = request.kind === 'code' ? '-c' : request.kind === 'module' ? '-m' : request.what;
  const pythonPath = (env.PYTHONPATH ?? '') === '' ? [] : (env.PYTHONPATH as string).split(':');
  const cwd = workingFolder();
  const folder = COMPILER === null || (flags.dont_write_bytecode ?? 0) > 0 ? null : cacheFolder(process.env);
  const interp = assemble({
    host: x.has('virtual_clock') ? withVirtualClock(host) : host,
    compiler,
    modules: isolateModules,
    cache: folder === null ? undefined : fileCodeCache(folder, `${VERSION} ${COMPILER}`, place.file),
    stdlib: stdlibCode,
    settings: {
      argv: [argv0, ...request.rest],
      path: [
        ...((flags.safe_path ?? 0) > 0 ? [] : [place.path0]),
        ...pythonPath.map((entry) => (entry.startsWith('/') ? entry : entry === '' ? cwd : `${cwd}/${entry}`)),
      ],
      flags: { ...flags, ...settings },
      ioEncoding: env.PYTHONIOENCODING,
      ...(every === undefined ? {} : { fuel: Number(every), alwaysPutAside: true }),
      ...(seed === undefined ? {} : { schedulerSeed: Number(seed) }),
    },
  });
  interp.maxStrDigits.value = settings.int_max_str_digits;
  interp.contextEvents.remembersOrigins = (flags.dev_mode ?? 0) > 0;
  interp.checksIsolation = x.has('check_isolation');
  const steps = x.get('step_every');
  if (steps !== undefined) callNative(interp, '_tracing', 'step_every', Number(steps));
  if (x.has('walls')) interp.wallNames = new Map();
  const sys = (interp.modules.getName('sys') as PyModule).dict;
  const executable = process.argv[1] ?? '';
  const options = new PyDict();
  for (const [name, value] of x) options.setName(name, value === true ? true : strFromJs(value));
  const facts: Readonly<Record<string, Value>> = {
    executable: strFromJs(executable),
    orig_argv: new PyList([executable, ...process.argv.slice(2)].map(strFromJs)),
    warnoptions: new PyList(request.warnings.map(strFromJs)),
    _xoptions: options,
  };
  for (const [name, value] of Object.entries(facts)) sys.setName(name, value);
  return interp;
}

/** A function of a builtin module that the program has not imported. */
function callNative(interp: InterpreterState, module: string, name: string, ...args: Value[]): void {
  interp.mainThread.call((interp.parts.builtinModule(interp, module) as PyModule).dict.getName(name) as Value, args);
}

function makeMain(interp: InterpreterState): PyDict {
  const main = new PyModule(new PyDict());
  const { dict } = main;
  dict.setName('__name__', '__main__');
  for (const name of ['__doc__', '__package__', '__loader__', '__spec__']) dict.setName(name, null);
  dict.setName('__builtins__', interp.builtinsModule);
  interp.modules.setName('__main__', main);
  return dict;
}

/** -X walls: which natives waited for guest code, and how often. */
function describeWalls(interp: InterpreterState): string {
  const rows = Array.from(interp.wallNames ?? []).sort((a, b) => b[1] - a[1]);
  return [
    `walls met: ${interp.wallsMet}, in the way of a switch: ${interp.wallsInTheWay}`,
    ...rows.map(([name, count]) => `${String(count).padStart(8)}  ${name}`),
    '',
  ].join('\n');
}

/** Runs the program that was asked for. */
export async function runProgram(request: RunRequest): Promise<Ending> {
  await loadAhead();
  try {
    return await run(request);
  } catch (error) {
    if (!(error instanceof NoProgram)) throw error;
    return refuse(error);
  }
}

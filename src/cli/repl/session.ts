/**
 * A session: runs blocks in `__main__`, and tells what went wrong, until somebody leaves.
 *
 * Every block has a file name of its own, `<python-input-3>`, and its text is kept, so that tracebacks show what was typed long after. Its statements run one by one; the value of the last one is
 * shown. Each is compiled only when those before it have run, as CPython does it.
 */
import { compileGuest, writeTo } from '../../assemble.ts';
import { CodeFlag, type CodeObject, FUTURE_FLAGS } from '../../bytecode/code.ts';
import type { PyModule } from '../../runtime/callables.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { type PyException, SystemExit } from '../../runtime/exceptions.ts';
import { Raise, type Thread } from '../../runtime/machine.ts';
import type { NativeFrame } from '../../runtime/native-frame.ts';
import { PUSHED, type Value } from '../../runtime/object.ts';
import { isStr, jsText } from '../../runtime/text.ts';
import { SyntaxProblem } from '../../support/errors.ts';
import { codeValue, type PyTraceback } from '../../vm/frame.ts';
import type { InterpreterState } from '../../vm/interpreter.ts';
import type { ThreadState } from '../../vm/thread.ts';
import { describeCrash } from '../crash.ts';
import { type Ending, endWith } from '../ending.ts';
import type { Output } from '../output.ts';

/** a: a function; b: its arguments. */
function callStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state !== 0) return value;
  f.state = 1;
  return t.invoke(f.a as Value, f.b as Value[]);
}

/** a: what begins the waiting. Nothing comes of it but that it is over. */
function waitStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  (t as ThreadState).waitFor({ start: f.a as (done: (value: Value) => void) => void, cancel: () => {} });
  return PUSHED;
}

/** The statements of a module, as far as they matter here. */
interface Statements {
  readonly node: string;
  readonly body: readonly unknown[];
}

export class Session {
  /** What was entered, in order; the last one is what `%edit` and `%ast` mean when they are told nothing. */
  readonly inputs: string[] = [];
  /** Why the session is over; null while it is not. */
  ending: Ending | null = null;
  private futures = 0;

  constructor(
    readonly interp: InterpreterState,
    readonly output: Output,
    readonly globals: PyDict,
    private readonly wantsHostStack: boolean,
  ) {}

  get sys(): PyDict {
    return (this.interp.modules.getName('sys') as PyModule).dict;
  }
  /** A prompt is whatever object lies in sys, as text; '' when it was deleted. */
  prompt(name: 'ps1' | 'ps2'): string {
    const value = this.sys.getName(name);
    if (value === undefined) return '';
    try {
      return isStr(value) ? jsText(value) : this.interp.mainThread.strText(value);
    } catch (error) {
      if (!(error instanceof Raise)) throw error;
      this.interp.mainThread.frame = null;
      return '';
    }
  }

  // ---- running
  /** Runs a block; what goes wrong is told. */
  async run(text: string, filename = `<python-input-${this.inputs.length}>`): Promise<void> {
    this.inputs.push(text);
    this.interp.rememberSource(filename, text);
    await this.guarded(async () => {
      const tree = this.parsed(text, filename);
      for (const [index, statement] of tree.body.entries()) {
        const isLast = index === tree.body.length - 1;
        await this.execute(this.compiled({ ...tree, ...(isLast ? { node: 'Interactive' } : {}), body: [statement] }, filename, text));
      }
    });
  }
  private parsed(text: string, filename: string): Statements {
    return this.syntax(filename, text, () => this.interp.parse(text, filename, 'exec').tree as unknown as Statements);
  }
  private compiled(tree: Statements, filename: string, text: string): CodeObject {
    const code = this.syntax(filename, text, () => this.interp.compileTree(tree, filename, { flags: this.futures, topLevelAwait: true }));
    this.futures |= code.flags & FUTURE_FLAGS;
    return code;
  }
  /** What the compiler finds wrong becomes an exception of the guest. */
  syntax<T>(filename: string, text: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      throw new Raise(this.interp.parts.syntaxError(error, filename, text.split('\n')));
    }
  }
  /** A single statement under the name that CPython's plain prompt has for all of them. */
  async runSingle(text: string): Promise<void> {
    this.inputs.push(text);
    this.interp.rememberSource('<stdin>', text);
    await this.guarded(() => this.execute(compileGuest(this.interp.mainThread, text, '<stdin>', 'single', this.futures, -1, true).code));
  }
  /** Runs a file's text, as PYTHONSTARTUP wants it. */
  async runFile(source: Uint8Array, filename: string): Promise<void> {
    await this.guarded(() => this.execute(compileGuest(this.interp.mainThread, source, filename, 'exec').code));
  }
  private async execute(code: CodeObject): Promise<void> {
    const { interp, globals } = this;
    const t = interp.mainThread;
    if ((code.flags & CodeFlag.COROUTINE) !== 0) {
      await this.callHelper('run_coroutine', [codeValue(code), globals]);
      return;
    }
    interp.start(t, code, globals);
    await interp.finish(t);
  }
  /** Calls guest code; it can be interrupted as everything else. */
  async call(fn: Value, args: Value[]): Promise<Value> {
    const t = this.interp.mainThread;
    const value = t.start(callStep, fn, args);
    return value === PUSHED ? this.interp.finish(t) : value;
  }
  /** A function of module _repl, which holds what is best said in Python. */
  async callHelper(name: string, args: Value[]): Promise<Value> {
    const module =
      this.interp.modules.getName('_repl') ?? (await this.call(this.interp.builtins.getName('__import__') as Value, ['_repl']));
    return this.call((module as PyModule).dict.getName(name) as Value, args);
  }

  /** Does something for which the guest may be interrupted; tells what goes wrong. */
  async guarded(work: () => Promise<void> | void): Promise<void> {
    const { interp, output } = this;
    const onInterrupt = (): void => interp.interrupt();
    process.on('SIGINT', onInterrupt);
    try {
      await work();
    } catch (error) {
      this.tell(error);
    } finally {
      process.off('SIGINT', onInterrupt);
      interp.mainThread.frame = null;
      this.flush();
    }
    if (output.lost[1] !== null) this.ending ??= 1;
  }
  /** What has been written shall be seen before the next prompt. */
  private flush(): void {
    const t = this.interp.mainThread;
    for (const name of ['stdout', 'stderr']) {
      const stream = this.sys.getName(name);
      if (stream === undefined || stream === null) continue;
      try {
        t.callMethod(stream, 'flush', []);
      } catch (error) {
        if (!(error instanceof Raise)) throw error;
        t.frame = null;
      }
    }
  }
  private tell(error: unknown): void {
    const { interp, output } = this;
    if (error instanceof Raise) forgetHelpers(error.exception as PyException);
    try {
      const isExit = error instanceof Raise && error.exception.cls.isSubtypeOf(SystemExit);
      const ending = endWith(interp, output, error);
      if (isExit) this.ending = ending;
    } catch (crash) {
      this.tellCrash(crash);
    }
  }
  /** Our own bug. Nobody loses what they have because of it. */
  tellCrash(crash: unknown): void {
    this.interp.mainThread.frame = null;
    this.output.write(2, describeCrash(crash, this.wantsHostStack));
  }
  /** Until something has come: the main thread waits for it as for any input, so that the program's other threads run on. */
  async waitFor<T>(coming: Promise<T>): Promise<T> {
    const { interp } = this;
    const t = interp.mainThread;
    if (interp.scheduler.threads.size > 1) {
      try {
        t.start(
          waitStep,
          (done: (value: Value) => void) =>
            void coming.then(
              () => done(null),
              () => done(null),
            ),
        );
        await interp.finish(t);
      } catch (error) {
        if (!(error instanceof Raise)) throw error;
        t.frame = null;
      }
    }
    return coming;
  }
  /** An error that a command has found, in one line. */
  complain(message: string): void {
    writeTo(this.interp.mainThread, 'stderr', `${message}\n`);
    this.flush();
  }
  show(text: string): void {
    writeTo(this.interp.mainThread, 'stdout', text);
    this.flush();
  }
}

/** What was called on behalf of the prompt is not the user's: only the frames from the first of theirs on are told. */
function forgetHelpers(exception: PyException): void {
  let traceback = exception.traceback as PyTraceback | null;
  if (traceback === null || traceback.frame.code.filename !== '<frozen _repl>') return;
  while (traceback?.frame.code.filename.startsWith('<frozen ')) traceback = traceback.next;
  exception.traceback = traceback;
}

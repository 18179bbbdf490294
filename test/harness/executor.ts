/**
 * Runs one program once. An executor is a way of doing that; today there is one, which starts a process.
 */
import { spawn } from 'node:child_process';
import type { Outcome } from './judge.ts';

export interface Run {
  /** Relative to the root of the project, which is the working directory of the program. */
  readonly path: string;
  readonly flags: readonly string[];
  readonly argv: readonly string[];
  readonly stdin: string;
  readonly timeoutMs: number;
}

export interface Executor {
  run(run: Run): Promise<Outcome>;
}

/** Starts `command` for each run. */
export function processExecutor(command: readonly string[], environment: Readonly<Record<string, string>> = {}): Executor {
  // Settings of the developer's own Python or terminal must not change what a test prints.
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PYTHON|GLASSPY_|FORCE_COLOR|NODE_OPTIONS)/.test(name));
  const env = { ...Object.fromEntries(inherited), NO_COLOR: '1', TERM: 'dumb', COLUMNS: '80', ...environment };
  return {
    run: ({ path, flags, argv, stdin, timeoutMs }) =>
      new Promise((done) => {
        const [file, ...before] = command;
        const child = spawn(file, [...before, ...flags, path, ...argv], { env, stdio: 'pipe' });
        const stdout: Buffer[] = [];
        const stderr: Buffer[] = [];
        let timedOut = false;
        const timer = setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, timeoutMs);
        child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
        child.on('error', (error) => stderr.push(Buffer.from(`cannot start ${file}: ${error.message}\n`)));
        child.on('close', (exit) => {
          clearTimeout(timer);
          done({
            stdout: Buffer.concat(stdout).toString('utf8'),
            stderr: Buffer.concat(stderr).toString('utf8'),
            exit: exit ?? undefined,
            timedOut,
          });
        });
        // A program that ends without reading its input closes the pipe; that is its right.
        child.stdin.on('error', () => {});
        child.stdin.end(stdin);
      }),
  };
}

/** Starts the command, several at a time, in an environment that has nothing of the developer's. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { test as uvuTest } from 'uvu';

export const test = existsSync('dist/cli.cjs') ? uvuTest : uvuTest.skip;

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** An exit status or the name of a signal. */
  readonly end: number | string;
}
export interface RunOptions {
  readonly input?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Another Python than ours, and how a shell command calls it. */
  readonly command?: readonly string[];
  readonly name?: string;
}

export const ourCommand = [process.execPath, resolve('bin/glasspy.js')];
const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' ');

/** A folder with files in it, and a cache of its own. */
export function sandbox(files: Readonly<Record<string, string>> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'glasspy-cli-'));
  const write = (name: string, text: string | Uint8Array): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  const base = { PATH: process.env.PATH ?? '', XDG_CACHE_HOME: join(folder, 'cache') };
  /** `argv` is a list of arguments, or a line for a shell in which `glasspy` stands for the command. */
  const run = (
    argv: readonly string[] | string,
    { input = '', cwd = folder, env = {}, command: python = ourCommand, name = 'glasspy' }: RunOptions = {},
  ): Promise<Ran> =>
    new Promise((done) => {
      const command =
        typeof argv === 'string' ? ['bash', '--norc', '-c', `${name}() { ${quoted(python)} "$@"; }; ${argv}`] : [...python, ...argv];
      const child = spawn(command[0], command.slice(1), { cwd, env: { ...base, ...env }, timeout: 20_000 });
      const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
      child.stdout.on('data', (part: Buffer) => stdout.push(part));
      child.stderr.on('data', (part: Buffer) => stderr.push(part));
      child.on('close', (status, signal) =>
        done({
          stdout: Buffer.concat(stdout).toString(),
          stderr: Buffer.concat(stderr).toString().replaceAll(folder, '.'),
          end: status ?? signal ?? '?',
        }),
      );
      child.stdin.on('error', () => {});
      child.stdin.end(input);
    });
  return { folder, write, run };
}

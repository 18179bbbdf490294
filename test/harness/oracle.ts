/**
 * CPython as the judge of our expectations; and PyTorch, of programs about module torch.
 *
 * The newest python3 found checks every program whose expectations it can know. What a real CPython of the version we claim says is a
 * verdict; an older one only gets a note, because a newer expectation may be right against it. A PyTorch judges the programs that name its version
 * or an older one. Outcomes are remembered by content, so that a second run costs nothing.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Executor, processExecutor, type Run } from './executor.ts';
import type { Expectations } from './expectations.ts';
import type { Outcome } from './judge.ts';

/** The Python that glasspy is a subset of. */
const CLAIMED = '3.14';

export interface Oracle {
  /** As in 'CPython 3.14.0'. */
  readonly name: string;
  /** Whether a disagreement is a failure. */
  readonly isAuthority: boolean;
  /** Whether it can judge a program with these expectations. */
  knows(expected: Pick<Expectations, 'since' | 'torch'>): boolean;
  run(run: Run, source: string): Promise<Outcome>;
}

export interface OracleCommand {
  readonly command: readonly string[];
  readonly version: string;
  readonly isAuthority: boolean;
  readonly executor: Executor;
}
const ENVIRONMENT = {
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONHASHSEED: '0',
  PYTHONIOENCODING: 'utf-8',
  PYTHON_COLORS: '0',
  PYTHONUTF8: '1',
};
/** The newest Python found, to be run without memory. */
export function findOracleCommand(): OracleCommand | undefined {
  const names = [process.env.GLASSPY_ORACLE, 'python3.15', 'python3.14', 'python3'].filter((name) => name !== undefined && name !== '');
  for (const name of names) {
    const version = versionOf(name!);
    if (version === undefined || compareVersions(version, '3.8') < 0) continue;
    // What is on the path may be a script that looks for the right one each time, which takes longer than most programs.
    const itself = answerOf(name!, ['-c', 'import sys; print(sys.executable)'], /^(.+)$/m) ?? name!;
    return {
      command: [itself],
      version,
      isAuthority: compareVersions(version, CLAIMED) >= 0,
      executor: processExecutor([itself], ENVIRONMENT),
    };
  }
  return undefined;
}

export function findOracle(cacheDirectory: string): Oracle | undefined {
  const found = findOracleCommand();
  if (found === undefined) return undefined;
  const { version, executor, isAuthority } = found;
  return {
    name: `CPython ${version}`,
    isAuthority,
    knows: ({ since, torch }) => torch === undefined && (since === undefined || compareVersions(version, since) >= 0),
    run: remembering(version, executor, cacheDirectory),
  };
}
/** A python3 that has PyTorch. */
export function findTorch(cacheDirectory: string): Oracle | undefined {
  for (const name of [process.env.GLASSPY_TORCH_ORACLE, 'python3', '/usr/bin/python3']) {
    const version = name === undefined ? undefined : answerOf(name, ['-c', 'import torch; print(torch.__version__)'], /^(\d+\.\d+\.\d+)/);
    if (name === undefined || version === undefined) continue;
    return {
      name: `PyTorch ${version}`,
      isAuthority: true,
      knows: ({ torch }) => torch !== undefined && compareVersions(version, torch) >= 0,
      run: remembering(`torch ${version}`, processExecutor([name], ENVIRONMENT), cacheDirectory),
    };
  }
  return undefined;
}

function remembering(version: string, executor: Executor, cacheDirectory: string): Oracle['run'] {
  mkdirSync(cacheDirectory, { recursive: true });
  return async (run, source) => {
    const key = createHash('sha256')
      .update(JSON.stringify([version, run, source, helpersBeside(run.path)]))
      .digest('hex');
    const file = join(cacheDirectory, `${key.slice(0, 32)}.json`);
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
    const outcome = await executor.run(run);
    if (!outcome.timedOut) writeFileSync(file, JSON.stringify(outcome));
    return outcome;
  };
}

/** The text of everything that the program could import or open from its own folder. */
function helpersBeside(path: string): string[] {
  const texts: string[] = [];
  const visit = (directory: string, isHelper: boolean) => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const inner = join(directory, entry.name);
      if (entry.isDirectory()) {
        if (entry.name !== '__pycache__') visit(inner, true);
      } else if (isHelper || entry.name.startsWith('_') || !entry.name.endsWith('.py')) {
        texts.push(inner, readFileSync(inner, 'latin1'));
      }
    }
  };
  visit(dirname(path), false);
  return texts;
}

const versionOf = (command: string): string | undefined => answerOf(command, ['--version'], /^Python (\d+\.\d+\.\d+)/);

/** What a command says, as far as it matches. */
function answerOf(command: string, args: readonly string[], pattern: RegExp): string | undefined {
  try {
    return pattern.exec(execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))?.[1];
  } catch {
    return undefined;
  }
}

export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < Math.min(left.length, right.length); i++) if (left[i] !== right[i]) return left[i] - right[i];
  return 0;
}

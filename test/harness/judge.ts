/**
 * Compares what a program did with what it says about itself, and puts the difference into words.
 *
 * The same judge serves for every tier of ours and for CPython.
 */
import { basename } from 'node:path';
import type { Expectations } from './expectations.ts';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined when the process was ended by a signal or took too long. */
  readonly exit: number | undefined;
  readonly timedOut: boolean;
}

/** A complaint, or undefined when the outcome is the expected one. */
export function complaintAbout(expected: Expectations, outcome: Outcome, path: string): string | undefined {
  if (outcome.timedOut) return `did not end in time${shown(outcome)}`;
  // A host stack trace means that a mistake of ours reached the user, whatever else was right.
  if (/^ {4}at .+:\d+:\d+\)?$/m.test(outcome.stderr)) return `the host's stack shows${shown(outcome)}`;
  const printed = firstDifference(expected.stdout, outcome.stdout);
  if (printed !== undefined) return printed + shown(outcome);
  if (expected.error) {
    const lastLine = outcome.stderr.trimEnd().split('\n').at(-1) ?? '';
    if (lastLine !== expected.error.text) {
      return `should end with ${JSON.stringify(expected.error.text)}, ends with ${JSON.stringify(lastLine)}${shown(outcome)}`;
    }
    const line = lineOfFailure(outcome.stderr, path);
    if (line !== expected.error.line) {
      return `should fail on line ${expected.error.line}, the traceback says ${line ?? 'nothing of this file'}${shown(outcome)}`;
    }
  }
  if (expected.stderr) {
    // Where the project lies is nobody's expectation.
    const name = basename(path);
    const stderr = outcome.stderr.replace(new RegExp(`[^\\s"']*[\\\\/]${name.replace(/[.+]/g, '\\$&')}`, 'g'), name);
    const complaint = firstDifference(expected.stderr.map((line) => `${line}\n`).join(''), stderr);
    if (complaint !== undefined) return `standard error: ${complaint}`;
  }
  if (outcome.exit !== expected.exit)
    return `exit status should be ${expected.exit}, is ${outcome.exit ?? 'that of a signal'}${shown(outcome)}`;
  return undefined;
}

/** The innermost line of `path` in the last traceback. */
function lineOfFailure(stderr: string, path: string): number | undefined {
  let line: number | undefined;
  for (const [, file, number] of stderr.matchAll(/^\s*File "([^"]+)", line (\d+)/gm)) {
    if (basename(file) === basename(path)) line = Number(number);
  }
  return line;
}

function firstDifference(expected: string, actual: string): string | undefined {
  if (expected === actual) return undefined;
  const wanted = expected.split('\n');
  const got = actual.split('\n');
  let index = 0;
  while (index < wanted.length && wanted[index] === got[index]) index++;
  const describe = (list: string[]) => {
    if (index >= list.length || (index === list.length - 1 && list[index] === '')) return 'nothing more';
    return JSON.stringify(list[index]);
  };
  const [should, does] = [describe(wanted), describe(got)];
  if (should === does) return `printed line ${index + 1}: the end of the last line differs (${JSON.stringify(got.at(-2))})`;
  return `printed line ${index + 1} should be ${should}, is ${does}`;
}

function shown(outcome: Outcome): string {
  const tail = outcome.stderr.trimEnd().split('\n').slice(-8).join('\n');
  return tail === '' ? '' : `\n${tail.replace(/^/gm, '    | ')}`;
}

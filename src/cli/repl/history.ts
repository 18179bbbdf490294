/**
 * What was typed before, in whole blocks, and the file that keeps it.
 *
 * The file has a block in each line, written as JSON, so that a block may have lines of its own. A session adds its blocks as they are entered: two sessions at the
 * same time lose nothing of each other's. A file that cannot be read or written is no reason to trouble anybody.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MAX_BLOCKS = 10_000;

export function historyFile(env: Readonly<Record<string, string | undefined>>): string | null {
  if (env.GLASSPY_HISTORY !== undefined) return env.GLASSPY_HISTORY || null;
  if (env.XDG_STATE_HOME) return join(env.XDG_STATE_HOME, 'glasspy_history');
  return env.HOME ? join(env.HOME, '.glasspy_history') : null;
}

export class History {
  readonly blocks: string[] = [];

  constructor(private readonly file: string | null) {
    if (file === null) return;
    try {
      const lines = readFileSync(file, 'utf8').split('\n');
      for (const line of lines) {
        const block = read(line);
        if (block !== null) this.blocks.push(block);
      }
      if (this.blocks.length > 2 * MAX_BLOCKS) {
        this.blocks.splice(0, this.blocks.length - MAX_BLOCKS);
        writeFileSync(file, this.blocks.map(written).join(''), { mode: 0o600 });
      }
    } catch {
      // There is none yet.
    }
  }

  /** A block that is the same as the last one is not kept twice; one of nothing is not kept. */
  add(block: string): void {
    if (block.trim() === '' || block === this.blocks[this.blocks.length - 1]) return;
    this.blocks.push(block);
    if (this.file === null) return;
    try {
      appendFileSync(this.file, written(block), { mode: 0o600 });
    } catch {
      // Then it lasts as long as the session.
    }
  }

  /** The nearest block before or after `from` that fits; -1 when there is none. */
  find(from: number, step: -1 | 1, fits: (block: string) => boolean): number {
    for (let at = from + step; at >= 0 && at < this.blocks.length; at += step) if (fits(this.blocks[at])) return at;
    return -1;
  }
}

const written = (block: string): string => `${JSON.stringify(block)}\n`;
function read(line: string): string | null {
  if (!line.startsWith('"')) return null;
  try {
    return JSON.parse(line) as string;
  } catch {
    return null;
  }
}

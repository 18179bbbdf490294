/**
 * The host for the command line: Node's files, clocks and standard streams.
 *
 * Input is read in blocks, synchronously from files and pipes. Output has a file of its own (output.ts).
 */
import { mkdirSync, readdirSync, readFileSync, readSync, renameSync, rmdirSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { webcrypto } from 'node:crypto';
import { Script } from 'node:vm';
import { type Host, type HostFiles, Interrupted } from '../runtime/host.ts';
import type { Output } from './output.ts';

const files: HostFiles = {
  cwd: () => process.cwd(),
  read: (path) => readFileSync(path),
  write: (path, data, append) => writeFileSync(path, data, { flag: append ? 'a' : 'w' }),
  stat: (path) => {
    try {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined ? null : { kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other', size: stat.size, mtime: stat.mtimeMs / 1000 };
    } catch {
      return null;
    }
  },
  list: (path) => readdirSync(path),
  makeFolder: (path) => void mkdirSync(path),
  remove: (path) => unlinkSync(path),
  removeFolder: (path) => rmdirSync(path),
  rename: (from, to) => renameSync(from, to),
};

/** Reads lines from standard input without the event loop. */
class InputReader {
  private text = '';
  private ended = false;
  private readonly decoder = new TextDecoder('utf-8');
  private readonly block = Buffer.alloc(1 << 16);
  line(): string {
    for (;;) {
      const end = this.text.indexOf('\n');
      if (end >= 0) {
        const line = this.text.slice(0, end + 1);
        this.text = this.text.slice(end + 1);
        return line;
      }
      if (this.ended) {
        const rest = this.text;
        this.text = '';
        return rest;
      }
      this.fill();
    }
  }
  private fill(): void {
    try {
      const count = readSync(0, this.block, 0, this.block.length, null);
      if (count === 0) this.ended = true;
      this.text += this.decoder.decode(this.block.subarray(0, count), { stream: count > 0 });
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code === 'EOF' || code === 'EISDIR') this.ended = true;
      else throw error;
    }
  }
}

/**
 * Signal handlers of Node never run while JavaScript does. A script run with `breakOnSigint` is stopped by the engine itself; it may be
 * used only where no state of the VM is half-written.
 */
function interruptible<T>(run: () => T): T {
  const holder = globalThis as { __glasspyLongRun?: () => T };
  holder.__glasspyLongRun = run;
  try {
    return new Script('globalThis.__glasspyLongRun()').runInThisContext({ breakOnSigint: true }) as T;
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw new Interrupted();
    throw error;
  } finally {
    holder.__glasspyLongRun = undefined;
  }
}

declare const __GLASSPY_BUNDLED__: boolean;
/** Large tables lie beside the bundle, or where they are made when the sources run without one. */
const ASSETS: Readonly<Record<string, string>> = {
  'unicode-names': '../runtime/unicode-names.gen.txt',
  unicodedata: '../modules/unicodedata.gen.txt',
};
function readAsset(name: string): string | null {
  const source = ASSETS[name];
  if (source === undefined) return null;
  const path = typeof __GLASSPY_BUNDLED__ === 'undefined' ? source : `./${name}.txt`;
  try {
    return readFileSync(new URL(path, import.meta.url), 'latin1');
  } catch {
    return null;
  }
}

export function nodeHost(output: Output): Host {
  const input = new InputReader();
  return {
    write: (stream, text) => output.write(stream, text),
    readInput: () => input.line(),
    time: () => Date.now() / 1000,
    monotonic: () => performance.now() / 1000,
    processTime: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    nextTurn: (callback) => void setImmediate(callback),
    interruptible,
    entropy: (bytes) => webcrypto.getRandomValues(new Uint8Array(bytes)),
    env: process.env,
    files,
    isTerminal: (stream) => isatty(stream),
    asset: readAsset,
  };
}

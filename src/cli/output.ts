/**
 * Standard output and error of the process, written with writeSync: process.stdout would be asynchronous, slow to load and lossy at exit.
 *
 * What cannot be written is the guest's OSError, in the words of the C library. Bytes that were lost stay lost: `lost` remembers
 * why, because at the end the process has to say that its output is not whole.
 */
import { writeSync } from 'node:fs';
import { exceptionTypes, makeException, OSError, type PyException } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';

const BrokenPipeError = exceptionTypes.get('BrokenPipeError') as typeof OSError;

/** Where the host's own text is not the C library's with a capital letter. */
const TEXTS: Readonly<Record<string, string>> = {
  EIO: 'Input/output error',
  EISDIR: 'Is a directory',
  ELOOP: 'Too many levels of symbolic links',
  ENAMETOOLONG: 'File name too long',
};

export interface SystemError {
  readonly code: string;
  readonly number: number;
  readonly text: string;
}

/** What the system said, or null if the error is none of the system's. */
export function systemError(error: unknown): SystemError | null {
  const { code, errno, message } = error as { code?: string; errno?: number; message?: string };
  if (typeof code !== 'string' || typeof errno !== 'number') return null;
  // "ENOSPC: no space left on device, write"
  const said = /^[A-Z0-9]+: (.*?)(?:, \w+(?: .*)?)?$/s.exec(message ?? '')?.[1] ?? code;
  return { code, number: Math.abs(errno), text: TEXTS[code] ?? said.charAt(0).toUpperCase() + said.slice(1) };
}

export function exceptionFor(system: SystemError): PyException {
  const exception = makeException(system.code === 'EPIPE' ? BrokenPipeError : OSError, system.number, system.text);
  exception.extra = { errno: system.number, strerror: system.text };
  return exception;
}

/** Half a surrogate pair cannot be written; on standard error it is spelt. */
function escaped(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

const pause = new Int32Array(new SharedArrayBuffer(4));

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(fd, bytes, at);
    } catch (error) {
      if ((error as { code?: string }).code !== 'EAGAIN') throw error;
      // The pipe is full: its reader needs the processor more than we do.
      Atomics.wait(pause, 0, 0, 1);
    }
  }
}

export class Output {
  readonly lost: { 1: SystemError | null; 2: SystemError | null } = { 1: null, 2: null };
  private readonly encoder = new TextEncoder();

  /** For the program. Throws a Raise. */
  write(stream: 1 | 2, text: string | Uint8Array): void {
    try {
      const writable = stream === 2 && typeof text === 'string' ? escaped(text) : text;
      writeAll(stream, typeof writable === 'string' ? this.encoder.encode(writable) : writable);
    } catch (error) {
      const system = systemError(error);
      if (system === null) throw error;
      this.lost[stream] = system;
      throw new Raise(exceptionFor(system));
    }
  }

  /** The reader of standard output has gone away, as `head` does. Nobody has to be told. */
  get hasLostItsReader(): boolean {
    return this.lost[1]?.code === 'EPIPE';
  }
}

/** For the command itself; if it cannot be written, there is nobody to tell. */
export function say(stream: 1 | 2, text: string): void {
  try {
    writeAll(stream, new TextEncoder().encode(text));
  } catch (error) {
    if (systemError(error) === null) throw error;
  }
}

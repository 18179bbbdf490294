/**
 * Standard output and error of the process, written with writeSync: process.stdout would be asynchronous, slow to load and lossy at exit.
 *
 * What cannot be written is the guest's OSError, in the words of the C library. Bytes that were lost stay lost: `lost` remembers
 * why, because at the end the process has to say that its output is not whole.
 */
import { exceptionTypes, makeException, OSError, type PyException } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { type SystemError, systemError, writeAll } from './say.ts';

const BrokenPipeError = exceptionTypes.get('BrokenPipeError') as typeof OSError;

export function exceptionFor(system: SystemError): PyException {
  const exception = makeException(system.code === 'EPIPE' ? BrokenPipeError : OSError, system.number, system.text);
  exception.extra = { errno: system.number, strerror: system.text };
  return exception;
}

/** Half a surrogate pair cannot be written; on standard error it is spelt. */
function escaped(text: string): string {
  return text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
}

export class Output {
  readonly lost: { 1: SystemError | null; 2: SystemError | null } = { 1: null, 2: null };
  /** Told before the program writes: a prompt makes room. */
  beforeWrite: (() => void) | null = null;
  private readonly encoder = new TextEncoder();

  /** For the program. Throws a Raise. */
  write(stream: 1 | 2, text: string | Uint8Array): void {
    this.beforeWrite?.();
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

/**
 * What the command itself says, written at once; and what the system answers. Knows nothing of guests, so that `--version` needs no machine.
 */
import { writeSync } from 'node:fs';

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

const pause = new Int32Array(new SharedArrayBuffer(4));

export function writeAll(fd: number, bytes: Uint8Array): void {
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

/** For the command itself; if it cannot be written, there is nobody to tell. */
export function say(stream: 1 | 2, text: string): void {
  try {
    writeAll(stream, new TextEncoder().encode(text));
  } catch (error) {
    if (systemError(error) === null) throw error;
  }
}

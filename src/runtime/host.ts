/**
 * The host: what the VM asks of the world. The command line, the browser and tests each bring one.
 *
 * Nothing here blocks except short file operations. Reading input may have to wait: then `readInput` gives a promise and the
 * machine puts the asking thread aside.
 */
export interface Host {
  /** Writes text to standard output (1) or standard error (2); everything is written when it returns. */
  write(stream: 1 | 2, text: string | Uint8Array): void;
  /** One line with its newline from standard input, '' at the end. */
  readInput(prompt: string): string | Promise<string>;
  /** Seconds since the epoch; a monotonic clock; processor time. */
  time(): number;
  monotonic(): number;
  processTime(): number;
  /** Calls back after so many milliseconds; the result takes that back. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Lets the host's event loop have a turn, then calls back. */
  nextTurn(callback: () => void): void;
  /** Runs a long computation that no look at the fuel can interrupt. When the user interrupts it meanwhile, it throws Interrupted. */
  interruptible<T>(run: () => T): T;
  /** Random bytes. */
  entropy(bytes: number): Uint8Array;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: HostFiles | null;
  readonly isTerminal: (stream: 0 | 1 | 2) => boolean;
  /** A large table that few programs need, by name ('unicode-names', 'unicodedata'); null when the host does not have it. */
  readonly asset?: (name: string) => string | null;
}

/** The errors carry an errno name ('ENOENT') in `code`. */
export interface HostFiles {
  cwd(): string;
  read(path: string): Uint8Array;
  write(path: string, data: Uint8Array, append: boolean): void;
  stat(path: string): { kind: 'file' | 'folder' | 'other'; size: number; mtime: number } | null;
  list(path: string): string[];
  makeFolder(path: string): void;
  remove(path: string): void;
  removeFolder(path: string): void;
  rename(from: string, to: string): void;
}

/** The user has interrupted a long computation. */
export class Interrupted {}

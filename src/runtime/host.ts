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
  /**
   * The next bytes of standard input, however many there are; none at the end. When a person has to type them they come later, and
   * the asking thread is put aside meanwhile; `cancel` takes the question back.
   */
  readonly readInputBytes?: () => Uint8Array | InputLater;
  /** Seconds since the epoch; a monotonic clock; processor time. */
  time(): number;
  monotonic(): number;
  processTime(): number;
  /** The zone that people here live by, at a moment: seconds east of UTC, a short name, and whether daylight saving time is on. */
  zone(seconds: number): readonly [number, string, boolean];
  /** Calls back after so many milliseconds; the result takes that back. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Stops everything for so many milliseconds; throws Interrupted when the user interrupts it. Absent where nothing can stop. */
  readonly pause?: (milliseconds: number) => void;
  /** Of a clock that stands still while nobody waits: so many seconds have passed. */
  readonly jump?: (seconds: number) => void;
  /** Lets the host's event loop have a turn, then calls back. */
  nextTurn(callback: () => void): void;
  /** Runs a long computation that no look at the fuel can interrupt. When the user interrupts it meanwhile, it throws Interrupted. */
  interruptible<T>(run: () => T): T;
  /** Random bytes. */
  entropy(bytes: number): Uint8Array;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: HostFiles | null;
  readonly isTerminal: (stream: 0 | 1 | 2) => boolean;
  /** Columns and lines. */
  readonly terminalSize?: () => readonly [number, number];
  readonly processId?: number;
  readonly parentId?: number;
  /** What runs the host: system, name in the network, release, version, hardware. */
  readonly system?: () => readonly [string, string, string, string, string];
  /** Signals, where the host has them: `watch` has a function called when one comes (null: what the host does about it), `kill` sends one. */
  readonly signals?: {
    watch(number: number, callback: (() => void) | null): void;
    kill(process: number, number: number): void;
  };
  /** A large table that few programs need, by name ('unicode-names', 'unicodedata'); null when the host does not have it. */
  readonly asset?: (name: string) => string | null;
  /** Collects all objects that nothing reaches, those too that a WeakRef was asked about since the last turn; absent where that cannot be had. */
  readonly collect?: () => void;
  /** Bytes on the heap of this JavaScript thread; absent where that cannot be known. */
  readonly memory?: () => number;
  /** Other JavaScript threads with a machine of their own; absent where the host has none. */
  readonly workers?: HostWorkers;
  /** Message digests; absent where the host has none. */
  readonly digests?: HostDigests;
}

/** Messages are plain data; memory that is shared arrives as the same memory. */
export interface HostWorkers {
  /**
   * Starts a worker. `start` gives what it is to know, and is asked once the worker hears what is said on the channel. `onEnd` is told when it is
   * gone: by an error of the host's, or null.
   */
  start(start: () => unknown, onMessage: (message: unknown) => void, onEnd: (error: string | null) => void): HostWorker;
  /** The next start may come soon: a worker may be made ready for it. It keeps no process alive. */
  prepare(): void;
  /** What all threads of the process hear; the one who says it does not. */
  channel(name: string): HostChannel;
}
export interface HostWorker {
  post(message: unknown): void;
  end(): void;
}
export interface HostChannel {
  post(message: unknown): void;
  /** The next thing that was said, at once; undefined when there is none. */
  next(): unknown;
}

/** Digests by the names that hashlib has for them ('sha256', 'shake_128', 'blake2b'). */
export interface HostDigests {
  /** Null for a name that the host does not know. */
  create(name: string): HostDigest | null;
  pbkdf2(name: string, password: Uint8Array, salt: Uint8Array, iterations: number, size: number): Uint8Array;
  scrypt(password: Uint8Array, salt: Uint8Array, cost: number, blockSize: number, parallel: number, size: number): Uint8Array;
}
export interface HostDigest {
  update(bytes: Uint8Array): void;
  /** The digest of what came so far; more may follow. So many bytes, where the digest has no size of its own. */
  digest(size?: number): Uint8Array;
  copy(): HostDigest;
}

/** The host with a clock that goes on by itself only a millionth of a second at each look, and otherwise by jumps. */
export function withVirtualClock(host: Host): Host {
  const begin = host.time();
  let now = 0;
  const look = (): number => {
    now += 1e-6;
    return now;
  };
  return {
    ...host,
    time: () => begin + look(),
    monotonic: look,
    jump: (seconds) => {
      now += Math.max(0, seconds);
    },
  };
}

export interface InputLater {
  start(done: (bytes: Uint8Array) => void): void;
  cancel(): void;
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
  /** Opens a file; modes as fopen has them, 'x' and 'x+' besides. */
  open(path: string, mode: OpenMode, permissions?: number): HostFile;
  /** A file that is open already, by its number. */
  adopt(fd: number): HostFile;
  /** All that is known about a file; throws when there is none. */
  inspect(path: string, followLinks: boolean): FileStatus;
  changeFolder(path: string): void;
  changeMode(path: string, mode: number): void;
  setTimes(path: string, atime: number, mtime: number): void;
  link(target: string, path: string, symbolic: boolean): void;
  readLink(path: string): string;
}
export type OpenMode = 'r' | 'r+' | 'w' | 'w+' | 'x' | 'x+' | 'a' | 'a+';

/** An open file. `position` null stands for where the system is: pipes and terminals have no other. */
export interface HostFile {
  readonly fd: number;
  readonly kind: 'file' | 'folder' | 'other';
  readonly isTerminal: boolean;
  /** At most so many bytes; none at the end. */
  read(size: number, position: number | null): Uint8Array;
  /** How many bytes were written. */
  write(bytes: Uint8Array, position: number | null): number;
  size(): number;
  truncate(size: number): void;
  status(): FileStatus;
  close(): void;
}
/** Times in nanoseconds. */
export interface FileStatus {
  readonly mode: number;
  readonly ino: bigint;
  readonly dev: bigint;
  readonly nlink: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly atime: bigint;
  readonly mtime: bigint;
  readonly ctime: bigint;
}

/** The user has interrupted a long computation. */
export class Interrupted {}

/**
 * The host for the command line: Node's files, clocks and standard streams.
 *
 * Input is read in blocks, synchronously from files and pipes. Output has a file of its own (output.ts).
 */
import type { Hash } from 'node:crypto';
import {
  type BigIntStats,
  chmodSync,
  closeSync,
  fstatSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  renameSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createContext, Script } from 'node:vm';
import {
  type FileStatus,
  type Host,
  type HostDigest,
  type HostDigests,
  type HostFile,
  type HostFiles,
  type HostWorkers,
  type InputLater,
  Interrupted,
} from '../runtime/host.ts';
import type { Output } from './output.ts';

/** The build makes it a plain `require`: loading node:tty costs some 5 ms, and most runs have no terminal to ask about. */
declare const importNow: <T>(load: () => Promise<T>) => T;

function isTerminal(fd: number, stat = fstatSync(fd)): boolean {
  return (
    stat.isCharacterDevice() &&
    stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev &&
    importNow(() => import('node:tty')).isatty(fd)
  );
}

function isOpen(fd: number): boolean {
  try {
    fstatSync(fd);
    return true;
  } catch {
    return false;
  }
}

const files: HostFiles = {
  cwd: () => process.cwd(),
  // A plain copy: slices of a Buffer share memory with it.
  read: (path) => new Uint8Array(readFileSync(path)),
  write: (path, data, append) => writeFileSync(path, data, { flag: append ? 'a' : 'w' }),
  stat: (path) => {
    try {
      const stat = statSync(path, { throwIfNoEntry: false });
      return stat === undefined
        ? null
        : { kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other', size: stat.size, mtime: stat.mtimeMs / 1000 };
    } catch {
      return null;
    }
  },
  list: (path) => readdirSync(path),
  makeFolder: (path) => void mkdirSync(path),
  remove: (path) => unlinkSync(path),
  removeFolder: (path) => rmdirSync(path),
  rename: (from, to) => renameSync(from, to),
  open: (path, mode, permissions = 0o666) => opened(openSync(path, mode.startsWith('x') ? `w${mode}` : mode, permissions)),
  adopt: (fd) => opened(fd),
  inspect: (path, followLinks) => statusOf((followLinks ? statSync : lstatSync)(path, { bigint: true })),
  changeFolder: (path) => process.chdir(path),
  changeMode: (path, mode) => chmodSync(path, mode),
  setTimes: (path, atime, mtime) => utimesSync(path, atime, mtime),
  link: (target, path, symbolic) => (symbolic ? symlinkSync : linkSync)(target, path),
  readLink: (path) => readlinkSync(path),
};

function statusOf(stat: BigIntStats): FileStatus {
  const { ino, dev } = stat;
  const [mode, nlink, uid, gid, size] = [stat.mode, stat.nlink, stat.uid, stat.gid, stat.size].map(Number);
  return { mode, ino, dev, nlink, uid, gid, size, atime: stat.atimeNs, mtime: stat.mtimeNs, ctime: stat.ctimeNs };
}
function opened(fd: number): HostFile {
  const stat = fstatSync(fd);
  return {
    fd,
    kind: stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other',
    isTerminal: isTerminal(fd, stat),
    read: (size, position) => {
      const bytes = new Uint8Array(size);
      return bytes.subarray(0, readSync(fd, bytes, 0, size, position));
    },
    write: (bytes, position) => writeSync(fd, bytes, 0, bytes.length, position),
    size: () => fstatSync(fd).size,
    truncate: (size) => ftruncateSync(fd, size),
    status: () => statusOf(fstatSync(fd, { bigint: true })),
    close: () => closeSync(fd),
  };
}

/** Names that OpenSSL writes in other ways. */
const OPENSSL_NAMES: Readonly<Record<string, string>> = {
  blake2b: 'blake2b512',
  blake2s: 'blake2s256',
  shake_128: 'shake128',
  shake_256: 'shake256',
  sha512_224: 'sha512-224',
  sha512_256: 'sha512-256',
};
const opensslName = (name: string): string => OPENSSL_NAMES[name] ?? name.replace('_', '-');
function digestOver(hash: Hash): HostDigest {
  return {
    update: (bytes) => void hash.update(bytes),
    digest: (size) => new Uint8Array(hash.copy(size === undefined ? undefined : { outputLength: size }).digest()),
    copy: () => digestOver(hash.copy()),
  };
}
const digests: HostDigests = {
  create: (name) => {
    const { createHash, getHashes } = importNow(() => import('node:crypto'));
    const own = opensslName(name);
    return getHashes().includes(own) ? digestOver(createHash(own)) : null;
  },
  pbkdf2: (name, password, salt, iterations, size) =>
    new Uint8Array(importNow(() => import('node:crypto')).pbkdf2Sync(password, salt, iterations, size, opensslName(name))),
  scrypt: (password, salt, cost, blockSize, parallelization, size) => {
    const options = { cost, blockSize, parallelization, maxmem: 256 * cost * blockSize * parallelization + 1048576 };
    return new Uint8Array(importNow(() => import('node:crypto')).scryptSync(password, salt, size, options));
  },
};

const NOTHING = new Uint8Array(0);
/** Standard input, block by block: synchronously, except from a terminal, where Ctrl-C has to get through meanwhile. */
class InputReader {
  private readonly block = Buffer.alloc(1 << 16);
  private text = '';
  private hasEnded = false;
  private readonly decoder = new TextDecoder('utf-8');

  bytes(): Uint8Array | InputLater {
    return isOpen(0) && isTerminal(0) ? this.typed() : this.now();
  }
  private now(): Uint8Array {
    for (;;) {
      try {
        return Uint8Array.from(this.block.subarray(0, readSync(0, this.block, 0, this.block.length, null)));
      } catch (error) {
        const { code } = error as { code?: string };
        if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
        else if (code === 'EOF' || code === 'EISDIR') return NOTHING;
        else throw error;
      }
    }
  }
  private typed(): InputLater {
    const { stdin } = process;
    let done: (bytes: Uint8Array) => void = () => {};
    const settle = (bytes: Uint8Array): void => {
      cancel();
      done(bytes);
    };
    const onData = (data: Buffer): void => settle(Uint8Array.from(data));
    const onEnd = (): void => settle(NOTHING);
    const cancel = (): void => {
      stdin.off('data', onData);
      stdin.off('end', onEnd);
      stdin.pause();
      stdin.unref();
    };
    const start = (whenThere: (bytes: Uint8Array) => void): void => {
      done = whenThere;
      stdin.on('data', onData);
      stdin.on('end', onEnd);
      stdin.ref();
      stdin.resume();
    };
    return { start, cancel };
  }
  /** A line at once, for those who cannot wait. */
  line(): string {
    for (;;) {
      const end = this.text.indexOf('\n');
      if (end >= 0 || this.hasEnded) {
        const line = end >= 0 ? this.text.slice(0, end + 1) : this.text;
        this.text = this.text.slice(line.length);
        return line;
      }
      const bytes = this.now();
      this.hasEnded = bytes.length === 0;
      this.text += this.decoder.decode(bytes, { stream: bytes.length > 0 });
    }
  }
}

function system(): readonly [string, string, string, string, string] {
  const { type, hostname, release, version, machine } = importNow(() => import('node:os'));
  return [type(), hostname(), release(), version(), machine()];
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

/** What a Date knows: offsets in whole minutes. A zone without an abbreviation of its own in English is named after its offset. */
function zone(seconds: number): readonly [number, string, boolean] {
  const date = new Date(Math.max(-8.64e15, Math.min(8.64e15, seconds * 1000)));
  const east = -date.getTimezoneOffset() * 60;
  const year = date.getFullYear();
  const standard = Math.max(new Date(year, 0, 1).getTimezoneOffset(), new Date(year, 6, 1).getTimezoneOffset());
  // Asking for an abbreviation loads the engine's formats, some 28 ms at the first use; most servers need none.
  const isUtc = east === 0 && date.toString().endsWith('(Coordinated Universal Time)');
  const part = isUtc ? 'UTC' : (date.toLocaleTimeString('en-US', { timeZoneName: 'short' }).split(' ').at(-1) as string);
  return [east, part, -east / 60 < standard];
}

/**
 * The engine's collector, after what else keeps objects alive has ended: a compilation in the background, which holds what it knows of the
 * code, and the job, which keeps what a WeakRef was asked about (evaluating anything in a context with a queue of microtasks of its own
 * ends that, as far as it goes). The flags are taken back because the engine accepts a code cache only under the flags it was made with.
 */
function makeCollect(): () => void {
  const { setFlagsFromString } = importNow(() => import('node:v8'));
  const withFlag = <T>(flag: string, run: () => T): T => {
    setFlagsFromString(`--${flag}`);
    try {
      return run();
    } finally {
      setFlagsFromString(`--no-${flag}`);
    }
  };
  const collect = withFlag('expose-gc', () => new Script('gc').runInNewContext() as () => void);
  // Parsed anew each time: the engine drops the code of what has not run for a while, and could not parse it again without the flag.
  const awaitCompiler = () =>
    withFlag('allow-natives-syntax', () => {
      try {
        new Script('%FinalizeOptimization()').runInThisContext();
      } catch {
        // An engine that does not know it: then an object may be found dead one collection late.
      }
    });
  const nothing = new Script('0');
  const context = createContext({}, { microtaskMode: 'afterEvaluate' });
  return () => {
    awaitCompiler();
    nothing.runInContext(context);
    collect();
  };
}

function watchSignal(number: number, callback: (() => void) | null): void {
  const { signals } = importNow(() => import('node:os')).constants;
  const name = (Object.keys(signals) as NodeJS.Signals[]).find((one) => signals[one] === number);
  // Signals without a name cannot be listened to, and the host keeps some for itself.
  if (name === undefined || name === 'SIGPROF' || name === 'SIGSEGV' || name === 'SIGBUS' || name === 'SIGFPE' || name === 'SIGILL') return;
  process.removeAllListeners(name);
  if (callback !== null) process.on(name, callback);
}

/** node:worker_threads is loaded by the few programs that want it. */
const lazyWorkers: HostWorkers = {
  start: (...given) => importNow(() => import('./worker-host.ts')).nodeWorkers.start(...given),
  prepare: () => importNow(() => import('./worker-host.ts')).nodeWorkers.prepare(),
  channel: (name) => importNow(() => import('./worker-host.ts')).nodeWorkers.channel(name),
};

export function nodeHost(output: Output): Host {
  const input = new InputReader();
  let collect: (() => void) | null = null;
  return {
    write: (stream, text) => output.write(stream, text),
    readInput: () => input.line(),
    readInputBytes: () => input.bytes(),
    time: () => Date.now() / 1000,
    // Not performance.now(): the first use of `performance` loads node:perf_hooks.
    monotonic: () => {
      const [seconds, nanoseconds] = process.hrtime();
      return seconds + nanoseconds / 1e9;
    },
    processTime: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    },
    zone,
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
    pause: (milliseconds) => void interruptible(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)),
    nextTurn: (callback) => void setImmediate(callback),
    interruptible,
    entropy: (bytes) => globalThis.crypto.getRandomValues(new Uint8Array(bytes)),
    env: process.env,
    files,
    isTerminal: (stream) => isOpen(stream) && isTerminal(stream),
    terminalSize: () => [process.stdout.columns ?? 80, process.stdout.rows ?? 24],
    processId: process.pid,
    parentId: process.ppid,
    system,
    signals: { watch: watchSignal, kill: (pid, number) => void process.kill(pid, number) },
    asset: readAsset,
    collect: () => {
      collect ??= makeCollect();
      collect();
    },
    memory: () => process.memoryUsage().heapUsed,
    digests,
    // Made of the bundle: running from the sources there are none.
    ...(typeof __GLASSPY_BUNDLED__ === 'undefined' ? {} : { workers: lazyWorkers }),
  };
}

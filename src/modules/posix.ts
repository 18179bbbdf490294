/**
 * Module posix: the file system and the process, as the host offers them. Module os (stdlib/os.py) is built on it.
 */
import { typeName, typeOf } from '../runtime/builtin-types.ts';
import { PyBytes, PyList, PyTuple } from '../runtime/collections.ts';
import { indexOf, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { NotImplementedError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { FileStatus, HostFile, OpenMode } from '../runtime/host.ts';
import type { Interpreter, Thread } from '../runtime/machine.ts';
import { doubleOf, intOf, makeFloat, makeInt } from '../runtime/number.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type Value } from '../runtime/object.ts';
import { PipeEnd } from '../runtime/pipes.ts';
import { isStr, strFromJs } from '../runtime/text.ts';
import { errorText, onHost, systemError } from './errno.ts';
import { filesOf, flushAll, pathArgument } from './io/file.ts';
import { readable } from './io/base.ts';
import { raiseSignal } from '../vm/signals.ts';
import type { ThreadState } from '../vm/thread.ts';

const OPEN_FILES = Symbol('open file descriptors');
/** Files opened by os.open(), with the position that belongs to the descriptor. */
interface Opened {
  readonly file: HostFile;
  position: number | null;
  readonly appends: boolean;
}
function opened(interp: Interpreter): Map<number, Opened> {
  let map = interp.drawer.get(OPEN_FILES) as Map<number, Opened> | undefined;
  if (map === undefined) {
    map = new Map();
    interp.drawer.set(OPEN_FILES, map);
  }
  return map;
}
function descriptor(t: Thread, v: Value): Opened {
  const fd = Number(indexOf(t, v));
  const known = opened(t.interp).get(fd);
  if (known !== undefined) return known;
  const end = (t as ThreadState).interp.process.pipes.find(fd);
  if (end !== undefined) return { file: end, position: null, appends: false };
  if (fd === 1 || fd === 2) {
    const file = onHost(() => filesOf(t).adopt(fd));
    return { file: { ...file, write: (bytes) => (t.interp.host.write(fd, bytes), bytes.length) }, position: null, appends: false };
  }
  return { file: onHost(() => filesOf(t).adopt(fd)), position: null, appends: false };
}

function statusTuple(status: FileStatus): Value {
  const seconds = (ns: bigint): Value => makeInt(ns / 1000000000n);
  const exact = (ns: bigint): Value => makeFloat(Number(ns) / 1e9);
  return new PyTuple([
    status.mode,
    makeInt(status.ino),
    makeInt(status.dev),
    status.nlink,
    status.uid,
    status.gid,
    status.size,
    seconds(status.atime),
    seconds(status.mtime),
    seconds(status.ctime),
    exact(status.atime),
    exact(status.mtime),
    exact(status.ctime),
    makeInt(status.atime),
    makeInt(status.mtime),
    makeInt(status.ctime),
  ]);
}
function stat(t: Thread, path: Value, follows: boolean): Value {
  flushAll(t);
  if (intOf(path) !== undefined) return statusTuple(onHost(() => descriptor(t, path).file.status()));
  const text = pathArgument(t, path, 'stat', 'string, bytes, os.PathLike or integer');
  return statusTuple(onHost(() => filesOf(t).inspect(text, follows), named(path, text)));
}
/** What an error calls a path: its text, when it is an object of another kind. */
const named = (path: Value, text: string): Value => (isStr(path) || path instanceof PyBytes ? path : strFromJs(text));
/** A row for an operation on one path. */
const onPath = (name: string, doc: string, run: (t: Thread, path: string, value: Value) => void): NativeRow => [
  '(path, *, dir_fd=None)',
  doc,
  (t, path: Value) => {
    const text = pathArgument(t, path, name);
    flushAll(t);
    onHost(() => run(t, text, path), named(path, text));
    return null;
  },
];
const onPaths = (name: string, doc: string, run: (t: Thread, from: string, to: string) => void): NativeRow => [
  '(src, dst, *, src_dir_fd=None, dst_dir_fd=None)',
  doc,
  (t, from: Value, to: Value) => {
    const [a, b] = [pathArgument(t, from, name), pathArgument(t, to, name)];
    flushAll(t);
    onHost(() => run(t, a, b), named(from, a), named(to, b));
    return null;
  },
];
const O = {
  O_RDONLY: 0,
  O_WRONLY: 1,
  O_RDWR: 2,
  O_CREAT: 64,
  O_EXCL: 128,
  O_TRUNC: 512,
  O_APPEND: 1024,
  O_NONBLOCK: 2048,
  O_CLOEXEC: 524288,
} as const;
function openMode(flags: number): OpenMode {
  const way = flags & 3;
  if (way === 0) return 'r';
  if (flags & O.O_EXCL) return way === 2 ? 'x+' : 'x';
  if (flags & O.O_APPEND) return way === 2 ? 'a+' : 'a';
  if (flags & O.O_TRUNC) return way === 2 ? 'w+' : 'w';
  return 'r+';
}
/** The folder's part of a name, as the kind of path that was asked with. */
const like = (path: Value, name: string): Value =>
  path instanceof PyBytes ? new PyBytes(new TextEncoder().encode(name)) : strFromJs(name);

/** a: the end of a pipe, b: how many bytes. */
function readPipeStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const end = f.a as PipeEnd;
  if (end.pipe.isReadable) return new PyBytes(onHost(() => end.read(f.b as number)));
  let stop = (): void => {};
  (t as ThreadState).waitFor({
    isInside: true,
    what: () => `pipe ${end.fd}`,
    start: (done) => {
      stop = end.pipe.whenReadable(() => done(null));
    },
    cancel: () => stop(),
  });
  return PUSHED;
}

export const posixModule: ModuleRows = {
  name: 'posix',
  doc: 'This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard.',
  functions: {
    getcwd: ['()', 'The working folder, as a str.', (t) => strFromJs(onHost(() => filesOf(t).cwd()))],
    getcwdb: ['()', 'The working folder, as bytes.', (t) => new PyBytes(new TextEncoder().encode(onHost(() => filesOf(t).cwd())))],
    chdir: onPath('chdir', 'Change the current working directory to the specified path.', (t, path) => filesOf(t).changeFolder(path)),
    listdir: [
      '(path=None)',
      'Return a list containing the names of the files in the directory.',
      (t, path: Value = null) => {
        flushAll(t);
        const text = path === null ? '.' : pathArgument(t, path, 'listdir', 'string, bytes, os.PathLike, integer or None');
        return new PyList(onHost(() => filesOf(t).list(text), path === null ? '.' : named(path, text)).map((name) => like(path, name)));
      },
    ],
    mkdir: [
      '(path, mode=511, *, dir_fd=None)',
      'Create a directory.',
      (t, path: Value) => {
        const text = pathArgument(t, path, 'mkdir');
        onHost(() => filesOf(t).makeFolder(text), named(path, text));
        return null;
      },
    ],
    rmdir: onPath('rmdir', 'Remove a directory.', (t, path) => filesOf(t).removeFolder(path)),
    remove: onPath('remove', 'Remove a file (same as unlink()).', (t, path) => filesOf(t).remove(path)),
    unlink: onPath('unlink', 'Remove a file (same as remove()).', (t, path) => filesOf(t).remove(path)),
    rename: onPaths('rename', 'Rename a file or directory.', (t, from, to) => filesOf(t).rename(from, to)),
    replace: onPaths('replace', 'Rename a file or directory, overwriting the destination.', (t, from, to) => filesOf(t).rename(from, to)),
    link: onPaths('link', 'Create a hard link to a file.', (t, from, to) => filesOf(t).link(from, to, false)),
    symlink: [
      '(src, dst, target_is_directory=False, *, dir_fd=None)',
      'Create a symbolic link pointing to src named dst.',
      (t, from: Value, to: Value) => {
        const [a, b] = [pathArgument(t, from, 'symlink'), pathArgument(t, to, 'symlink')];
        onHost(() => filesOf(t).link(a, b, true), from, to);
        return null;
      },
    ],
    readlink: [
      '(path, *, dir_fd=None)',
      'Return a string representing the path to which the symbolic link points.',
      (t, path: Value) => {
        const text = pathArgument(t, path, 'readlink');
        return like(
          path,
          onHost(() => filesOf(t).readLink(text), named(path, text)),
        );
      },
    ],
    chmod: [
      '(path, mode, *, dir_fd=None, follow_symlinks=True)',
      'Change the access permissions of a file.',
      (t, path: Value, mode: Value) => {
        const text = pathArgument(t, path, 'chmod');
        const bits = sizeOf(t, mode);
        onHost(() => filesOf(t).changeMode(text, bits), named(path, text));
        return null;
      },
    ],
    utime: [
      '(path, times=None, *, ns=None, dir_fd=None, follow_symlinks=True)',
      'Set the access and modified time of path.',
      (t, path: Value, times: Value = null, ns: Value = null) => {
        const text = pathArgument(t, path, 'utime');
        let [atime, mtime] = [t.interp.host.time(), t.interp.host.time()];
        if (times instanceof PyTuple && times.items.length === 2) [atime, mtime] = times.items.map((v) => doubleOf(v) ?? 0);
        else if (ns instanceof PyTuple && ns.items.length === 2) [atime, mtime] = ns.items.map((v) => Number(intOf(v) ?? 0) / 1e9);
        else if (times !== null) throw raised(TypeError, "utime: 'times' must be either a tuple of two ints or None");
        onHost(() => filesOf(t).setTimes(text, atime, mtime), named(path, text));
        return null;
      },
    ],
    access: [
      '(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)',
      'Use the real uid/gid to test for access to a path.',
      (t, path: Value, mode: Value) => {
        const text = pathArgument(t, path, 'access');
        const bits = sizeOf(t, mode);
        flushAll(t);
        try {
          const status = filesOf(t).inspect(text, true);
          return (bits & 1) === 0 || (status.mode & 0o111) !== 0;
        } catch {
          return false;
        }
      },
    ],
    _stat: [
      '(path, follow_symlinks, /)',
      'The fields of a stat_result.',
      (t, path: Value, follows: Value) => stat(t, path, t.truth(follows)),
    ],
    strerror: [
      '(code, /)',
      'Translate an error code to a message string.',
      (t, code: Value) => strFromJs(errorText(Number(indexOf(t, code)))),
    ],
    urandom: [
      '(size, /)',
      'So many bytes from the random generator of the system, good enough for secrets.',
      (t, size: Value) => {
        const n = sizeOf(t, size);
        if (n < 0) throw raised(ValueError, 'negative argument not allowed');
        t.allot(n / 8);
        const bytes = new Uint8Array(n);
        for (let at = 0; at < n; at += 65536) bytes.set(t.interp.host.entropy(Math.min(65536, n - at)), at);
        return new PyBytes(bytes);
      },
    ],
    getpid: ['()', 'Return the current process id.', (t) => t.interp.host.processId ?? 1],
    kill: [
      '(pid, signal, /)',
      'Kill a process with a signal.',
      (t, pid: Value, signal: Value) => {
        const [to, number] = [Number(indexOf(t, pid)), Number(indexOf(t, signal))];
        const { interp } = t as ThreadState;
        if (to === interp.host.processId && number > 0 && number < 65) return raiseSignal(t, number);
        if (interp.host.signals === undefined) throw raised(NotImplementedError, 'this host has no other processes');
        const { signals } = interp.host;
        return onHost(() => (signals.kill(to, number), null));
      },
    ],
    getppid: [
      '()',
      "Return the parent's process id.",
      (t) => {
        const { parentId } = t.interp.host;
        if (parentId === undefined) throw raised(NotImplementedError, 'this host does not say what has started it');
        return parentId;
      },
    ],
    _uname: [
      '()',
      'What runs here, in five words.',
      (t) => {
        const { system } = t.interp.host;
        if (system === undefined) throw raised(NotImplementedError, 'this host does not say what it runs on');
        return new PyTuple(system().map(strFromJs));
      },
    ],
    cpu_count: ['()', 'Return the number of logical CPUs in the system.', () => 1],
    umask: ['(mask, /)', 'Set the current numeric umask and return the previous umask.', () => 0o22],
    isatty: [
      '(fd, /)',
      'Return True if the fd is connected to a terminal.',
      (t, fd: Value) => {
        const n = Number(indexOf(t, fd));
        return n >= 0 && n <= 2 && t.interp.host.isTerminal(n as 0 | 1 | 2);
      },
    ],
    open: [
      '(path, flags, mode=511, *, dir_fd=None)',
      'Open a file for low level IO.  Returns a file descriptor (integer).',
      (t, path: Value, flags: Value, permissions: Value = 0o777) => {
        const text = pathArgument(t, path, 'open');
        const granted = sizeOf(t, permissions);
        const bits = sizeOf(t, flags);
        flushAll(t);
        const files = filesOf(t);
        let mode = openMode(bits);
        if (mode === 'r+' && bits & O.O_CREAT && files.stat(text) === null) mode = 'x+';
        const file = onHost(() => files.open(text, mode, granted), path);
        opened(t.interp).set(file.fd, { file, position: file.kind === 'file' ? 0 : null, appends: (bits & O.O_APPEND) !== 0 });
        return file.fd;
      },
    ],
    close: [
      '(fd)',
      'Close a file descriptor.',
      (t, fd: Value) => {
        const { file } = descriptor(t, fd);
        onHost(() => file.close());
        opened(t.interp).delete(file.fd);
        return null;
      },
    ],
    read: [
      '(fd, length, /)',
      'Read from a file descriptor.  Returns a bytes object.',
      (t, fd: Value, length: Value) => {
        const n = sizeOf(t, length);
        if (n < 0) throw systemError('EINVAL');
        const entry = descriptor(t, fd);
        if (entry.file instanceof PipeEnd && !entry.file.pipe.isReadable) return t.start(readPipeStep, entry.file, n);
        const bytes = onHost(() => entry.file.read(n, entry.position));
        if (entry.position !== null) entry.position += bytes.length;
        return new PyBytes(bytes);
      },
    ],
    pipe: [
      '()',
      'Create a pipe, for the threads and interpreters of this process that are no workers.  Returns (read_fd, write_fd).',
      (t) => new PyTuple((t as ThreadState).interp.process.pipes.make(filesOf(t))),
    ],
    write: [
      '(fd, data, /)',
      'Write a bytes object to a file descriptor.',
      (t, fd: Value, data: Value) => {
        const bytes = readable(data);
        const entry = descriptor(t, fd);
        const n = onHost(() => entry.file.write(bytes, entry.appends ? null : entry.position));
        if (entry.position !== null) entry.position += n;
        return n;
      },
    ],
    lseek: [
      '(fd, position, whence, /)',
      'Set the position of a file descriptor.',
      (t, fd: Value, position: Value, whence: Value) => {
        const entry = descriptor(t, fd);
        if (entry.position === null) throw systemError('ESPIPE');
        const how = sizeOf(t, whence);
        const at = sizeOf(t, position) + (how === 0 ? 0 : how === 1 ? entry.position : onHost(() => entry.file.size()));
        if (at < 0) throw systemError('EINVAL');
        entry.position = at;
        return at;
      },
    ],
    _terminal_size: [
      '(fd, /)',
      'Columns and lines of a terminal.',
      (t, fd: Value) => {
        const n = Number(indexOf(t, fd));
        if (n > 2 || n < 0 || !t.interp.host.isTerminal(n as 0 | 1 | 2)) throw systemError('ENOTTY');
        const size = t.interp.host.terminalSize?.() ?? [80, 24];
        return new PyTuple(size);
      },
    ],
    fspath: [
      '(path)',
      'Return the file system path representation of the object.',
      (t, path: Value) => {
        if (isStr(path) || path instanceof PyBytes) return path;
        const method = typeOf(path).lookup('__fspath__');
        if (method === undefined || method === null)
          throw raised(TypeError, `expected str, bytes or os.PathLike object, not ${typeName(path)}`);
        const result = t.callMethod(path, '__fspath__', []);
        if (isStr(result) || result instanceof PyBytes) return result;
        throw raised(TypeError, `expected ${typeName(path)}.__fspath__() to return str or bytes, not ${typeName(result)}`);
      },
    ],
  },
  values: (interp) => {
    const environ = new PyDict();
    for (const [name, value] of Object.entries(interp.host.env))
      if (value !== undefined) environ.set(undefined as never, strFromJs(name), strFromJs(value));
    return { ...O, F_OK: 0, X_OK: 1, W_OK: 2, R_OK: 4, _environ: environ };
  },
};

/**
 * Pipes inside the machine: os.pipe() for threads and interpreters of one JavaScript thread. The host has no pipes to give, and reading one of its
 * would stop every thread; these a thread can wait for.
 *
 * Each end has a number that no open file has: the host's, of its root folder, opened for that. So whoever uses the number without knowing the
 * pipe (a worker) gets the error of a file that cannot be read or written, and not somebody else's file.
 */
import type { FileStatus, HostFile, HostFiles } from './host.ts';

const fails = (code: string): Error => Object.assign(new Error(code), { code });

class Pipe {
  chunks: Uint8Array[] = [];
  writers = 1;
  readers = 1;
  private readonly waiting = new Set<() => void>();

  read(size: number): Uint8Array {
    const first = this.chunks[0];
    if (first === undefined) {
      if (this.writers > 0) throw fails('EAGAIN');
      return new Uint8Array(0);
    }
    const taken = first.slice(0, size);
    if (taken.length === first.length) this.chunks.shift();
    else this.chunks[0] = first.subarray(size);
    return taken;
  }
  write(bytes: Uint8Array): number {
    if (this.readers === 0) throw fails('EPIPE');
    if (bytes.length > 0) this.chunks.push(bytes.slice());
    this.changed();
    return bytes.length;
  }
  get isReadable(): boolean {
    return this.chunks.length > 0 || this.writers === 0;
  }
  changed(): void {
    const waiting = Array.from(this.waiting);
    this.waiting.clear();
    for (const wake of waiting) wake();
  }
  whenReadable(wake: () => void): () => void {
    this.waiting.add(wake);
    return () => void this.waiting.delete(wake);
  }
}

/** An end of a pipe. */
export class PipeEnd implements HostFile {
  readonly kind = 'other';
  readonly isTerminal = false;
  private isClosed = false;
  constructor(
    private readonly place: HostFile,
    readonly pipe: Pipe,
    private readonly isWriter: boolean,
    private readonly forget: () => void,
  ) {}
  get fd(): number {
    return this.place.fd;
  }
  private check(isWriting: boolean): void {
    if (this.isClosed || isWriting !== this.isWriter) throw fails('EBADF');
  }
  read(size: number): Uint8Array {
    this.check(false);
    return this.pipe.read(size);
  }
  write(bytes: Uint8Array): number {
    this.check(true);
    return this.pipe.write(bytes);
  }
  size(): number {
    return 0;
  }
  truncate(): void {
    throw fails('EINVAL');
  }
  status(): FileStatus {
    const S_IFIFO = 0o010600;
    return { ...this.place.status(), mode: S_IFIFO, size: 0 };
  }
  close(): void {
    if (this.isClosed) throw fails('EBADF');
    this.isClosed = true;
    if (this.isWriter) this.pipe.writers--;
    else this.pipe.readers--;
    this.pipe.changed();
    this.forget();
    this.place.close();
  }
}

/** The pipes of a process: by the numbers of their ends. */
export class Pipes {
  private readonly ends = new Map<number, PipeEnd>();

  make(files: HostFiles): [number, number] {
    const pipe = new Pipe();
    const [reader, writer] = [false, true].map((isWriter) => {
      const place = files.open('/', 'r');
      const end = new PipeEnd(place, pipe, isWriter, () => void this.ends.delete(place.fd));
      this.ends.set(place.fd, end);
      return end;
    });
    return [reader.fd, writer.fd];
  }
  find(fd: number): PipeEnd | undefined {
    return this.ends.get(fd);
  }
}

/**
 * The terminal as the editor needs it: bytes in, text out, a size, and a mode in which keys come one by one.
 *
 * While a program runs the terminal is as it always is: it echoes, it gives whole lines to input(), and Ctrl-C is a signal.
 */
import { say } from '../say.ts';

export interface TerminalEvents {
  bytes(data: Uint8Array): void;
  resized(): void;
  /** Nothing more will come: the window is closed. */
  ended(): void;
}
export interface Terminal {
  readonly columns: number;
  readonly rows: number;
  write(text: string): void;
  /** Keys come one by one from here on, until `close`. */
  open(events: TerminalEvents): void;
  close(): void;
  /** Puts the process to sleep, as Ctrl-Z does it, and calls back when it goes on. */
  suspend(resumed: () => void): void;
}

export function nodeTerminal(): Terminal {
  const { stdin, stdout } = process;
  let listeners: TerminalEvents | null = null;
  const onData = (data: Buffer): void => listeners?.bytes(data);
  const onEnd = (): void => listeners?.ended();
  const onResize = (): void => listeners?.resized();
  return {
    get columns() {
      return stdout.columns || 80;
    },
    get rows() {
      return stdout.rows || 24;
    },
    write: (text) => say(1, text),
    open(events) {
      listeners = events;
      stdin.setRawMode(true);
      stdin.on('data', onData).on('end', onEnd);
      stdout.on('resize', onResize);
      stdin.ref();
      stdin.resume();
    },
    close() {
      listeners = null;
      stdin.off('data', onData).off('end', onEnd);
      stdout.off('resize', onResize);
      stdin.setRawMode(false);
      stdin.pause();
      stdin.unref();
    },
    suspend(resumed) {
      stdin.setRawMode(false);
      process.once('SIGCONT', () => {
        stdin.setRawMode(true);
        resumed();
      });
      process.kill(process.pid, 'SIGTSTP');
    },
  };
}

/**
 * The dialogue without an editor, for input that is no terminal and for terminals that can do nothing: a prompt, a line, another line while the block is not whole.
 *
 * As in CPython the prompt goes to standard output when a person is there, and else to standard error, so that the output of the program stays clean.
 */
import { readSync } from 'node:fs';
import type { wholeCompiler } from '../compiler.ts';
import type { Ending } from '../ending.ts';
import type { Session } from './session.ts';

export async function plainDialogue(session: Session, compiler: ReturnType<typeof wholeCompiler>, isPerson: boolean): Promise<Ending> {
  const lines = new Lines(session);
  const show = (prompt: string): void => session.output.write(isPerson ? 1 : 2, prompt);
  while (session.ending === null) {
    show(session.prompt('ps1'));
    let text = await lines.next();
    if (text === null) break;
    if (text === INTERRUPTED) {
      session.complain('\nKeyboardInterrupt');
      continue;
    }
    if (/^\s*(#.*)?$/.test(text)) continue;
    // A line without an end might have gone on, as far as CPython's lexer knows.
    if (lines.wasCut && compiler.wholeness(text) !== 'incomplete') show(`${session.prompt('ps2')}\n`);
    while (compiler.wholeness(text) === 'incomplete') {
      show(session.prompt('ps2'));
      const more: string | null = await lines.next();
      if (more === INTERRUPTED) {
        text = INTERRUPTED;
        break;
      }
      // At the end what is there is all that there will be.
      if (more === null) {
        show('\n');
        break;
      }
      text += `\n${more}`;
    }
    if (text === INTERRUPTED) session.complain('\nKeyboardInterrupt');
    else await session.runSingle(text);
  }
  if (session.ending === null) session.output.write(isPerson ? 1 : 2, '\n');
  return session.ending ?? 0;
}

const INTERRUPTED = '\0';

/** Standard input, line by line. */
class Lines {
  private text = '';
  private hasEnded = false;
  /** The last line had no end. */
  wasCut = false;
  private readonly decoder = new TextDecoder('utf-8');

  constructor(private readonly session: Session) {}

  /** A line without its end; null when there is none. */
  async next(): Promise<string | null> {
    for (;;) {
      const end = this.text.indexOf('\n');
      if (end >= 0) {
        const line = this.text.slice(0, end);
        this.text = this.text.slice(end + 1);
        return line.replace(/\r$/, '');
      }
      if (this.hasEnded) {
        const rest = this.text;
        this.text = '';
        this.wasCut = rest !== '';
        return rest === '' ? null : rest;
      }
      const bytes = await this.bytes();
      if (bytes === null) return INTERRUPTED;
      this.hasEnded = bytes.length === 0;
      this.text += this.decoder.decode(bytes, { stream: bytes.length > 0 });
    }
  }
  /** null: Ctrl-C. */
  private bytes(): Promise<Uint8Array | null> {
    const { host } = this.session.interp;
    const found = host.isTerminal(0) ? host.readInputBytes?.() : oneByte();
    if (found === undefined || found instanceof Uint8Array) return Promise.resolve(found ?? NOTHING);
    return new Promise((resolve) => {
      const onInterrupt = (): void => {
        found.cancel();
        process.off('SIGINT', onInterrupt);
        this.text = '';
        resolve(null);
      };
      process.on('SIGINT', onInterrupt);
      found.start((bytes) => {
        process.off('SIGINT', onInterrupt);
        resolve(bytes);
      });
    });
  }
}

const NOTHING = new Uint8Array(0);

/** What comes behind the line belongs to the program, should it ask for input: so no more is taken than the line. */
function oneByte(): Uint8Array {
  const byte = new Uint8Array(1);
  for (;;) {
    try {
      return byte.subarray(0, readSync(0, byte, 0, 1, null));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code === 'EOF' || code === 'EISDIR' || code === 'EBADF') return NOTHING;
      else throw error;
    }
  }
}

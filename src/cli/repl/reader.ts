/**
 * Bytes of a terminal -> keys and pastes.
 *
 * What the bytes of a key mean is Node's knowledge (`emitKeypressEvents`); here keys get the names that the keymap has. A paste comes
 * between two marks that the terminal sends when it has been asked to. It is taken out of the stream as it is, in one piece, because going through it key by key
 * would take seconds for thousands of lines; Ctrl-C in the middle of it drops it.
 */
import { EventEmitter } from 'node:events';
import { emitKeypressEvents } from 'node:readline';
import { StringDecoder } from 'node:string_decoder';

export const PASTE_ON = '\x1b[?2004h';
export const PASTE_OFF = '\x1b[?2004l';
const BEGIN = '\x1b[200~';
const END = '\x1b[201~';
const INTERRUPT = '\x03';

/** What Node says of a key. */
export interface RawKey {
  readonly name?: string;
  readonly sequence?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  readonly shift?: boolean;
}
export interface KeyEvent {
  /** As the keymap writes it; '' for text. */
  readonly key: string;
  /** What to insert when no command has this key. */
  readonly text: string;
}
export interface ReaderEvents {
  key(event: KeyEvent): void;
  paste(text: string): void;
  /** A paste that Ctrl-C has stopped. */
  pasteStopped(): void;
}

const NAMES: Readonly<Record<string, string>> = { return: 'enter', escape: 'esc' };

export function keyEvent(text: string | undefined, key: RawKey): KeyEvent {
  const { name, sequence = '' } = key;
  if (sequence === '\n') return { key: 'C-j', text: '' };
  if (sequence === '\x1f') return { key: 'C-_', text: '' };
  if (sequence === '\x1b\r' || sequence === '\x1b\n') return { key: 'M-enter', text: '' };
  if (/^\x1b[<>]$/.test(sequence)) return { key: `M-${sequence[1]}`, text: '' };
  const isText = key.ctrl !== true && key.meta !== true && text !== undefined && text !== '' && !/^[\0-\x1f\x7f]/.test(text);
  if (isText) return { key: '', text: text as string };
  if (name === undefined) return { key: '?', text: '' };
  const isNamed = name.length > 1;
  const modifiers = `${key.ctrl ? 'C-' : ''}${key.meta ? 'M-' : ''}${key.shift && isNamed ? 'S-' : ''}`;
  return { key: `${modifiers}${NAMES[name] ?? name}`, text: '' };
}

export class KeyReader {
  private readonly decoder = new StringDecoder('utf8');
  private readonly keys = new EventEmitter();
  private pasted: string[] | null = null;
  private isDropping = false;
  /** Bytes that may be the begin of a mark. */
  private held = '';

  constructor(private readonly events: ReaderEvents) {
    emitKeypressEvents(this.keys as unknown as NodeJS.ReadableStream);
    this.keys.on('keypress', (text: string | undefined, key: RawKey) => this.events.key(keyEvent(text, key)));
  }

  feed(bytes: Uint8Array): void {
    let text = this.held + this.decoder.write(Buffer.from(bytes));
    this.held = '';
    while (text !== '') text = this.pasted === null ? this.typed(text) : this.inPaste(text);
  }

  /** Gives the rest. */
  private typed(text: string): string {
    const begin = text.indexOf(BEGIN);
    const end = begin < 0 ? text.length - partAtEnd(text, BEGIN) : begin;
    if (end > 0) this.keys.emit('data', Buffer.from(text.slice(0, end)));
    if (begin < 0) {
      this.held = text.slice(end);
      return '';
    }
    this.pasted = [];
    return text.slice(begin + BEGIN.length);
  }
  private inPaste(text: string): string {
    const end = text.indexOf(END);
    const piece = end < 0 ? text.slice(0, text.length - partAtEnd(text, END)) : text.slice(0, end);
    if (!this.isDropping && piece.includes(INTERRUPT)) {
      this.isDropping = true;
      this.events.pasteStopped();
    }
    (this.pasted as string[]).push(piece);
    if (end < 0) {
      this.held = text.slice(piece.length);
      return '';
    }
    const whole = (this.pasted as string[]).join('');
    const isDropped = this.isDropping;
    this.pasted = null;
    this.isDropping = false;
    if (!isDropped) this.events.paste(whole);
    return text.slice(end + END.length);
  }
}

/** How many characters at the end of a text are the begin of a mark. A lone Esc is not waited for: it is a key. */
function partAtEnd(text: string, mark: string): number {
  for (let length = Math.min(mark.length - 1, text.length); length > 1; length--) if (text.endsWith(mark.slice(0, length))) return length;
  return 0;
}

/**
 * The editor: what every command of the keymap does to the text, and what the screen shall show of it. It knows no terminal.
 *
 * A key is handed in, an outcome comes out: usually nothing, sometimes a block that shall run, or the wish to leave. Whether a block is whole, what could complete a word
 * and what was typed before are questions to others (EditorHost).
 */
import type { History } from './history.ts';
import { CodeLines, type Lexer } from './code-lines.ts';
import { matchingBrackets, styleWith } from './highlight.ts';
import { nextIndent, STEP, withoutStep } from './indent.ts';
import { type CommandName, commandOf, isPrefix } from './keymap.ts';
import { cells, type Page, type Row } from './layout.ts';
import type { KeyEvent } from './reader.ts';
import { TextBuffer } from './text-buffer.ts';
import { cleaned } from './transcript.ts';
import { textWidth } from './width.ts';

export interface Completion {
  /** Where the word begins that is completed. */
  readonly from: number;
  /** What could stand there. */
  readonly words: readonly string[];
}
export interface EditorHost {
  readonly lexer: Lexer;
  readonly history: History;
  /** Whether Enter runs the text; else it opens another line. */
  isWhole(text: string): boolean;
  /** `opening` opens what is open where the line of the cursor begins. */
  complete(text: string, at: number, opening: string): Completion | null;
  isBuiltin(name: string): boolean;
}
export type Outcome =
  | { readonly kind: 'run'; readonly text: string }
  | { readonly kind: 'interrupt' | 'leave' | 'clear' | 'suspend' | 'bell' }
  | null;

const BELL: Outcome = { kind: 'bell' };
const MAX_MENU_ROWS = 8;

/** What could be meant, a page at a time. */
interface Menu {
  readonly words: readonly string[];
  readonly page: number;
}
interface Search {
  readonly step: -1 | 1;
  query: string;
  at: number;
  readonly text: string;
  readonly cursor: number;
}

export class Editor {
  readonly buffer = new TextBuffer();
  private readonly killed: string[] = [];
  /** Kills one after the other are one piece. */
  private isKilling = false;
  private yanked: { from: number; to: number; index: number } | null = null;
  /** The column that up and down keep to. */
  private goal: number | null = null;
  private keysBefore = '';
  private search: Search | null = null;
  private menu: Menu | null = null;
  private note = '';
  /** The block of the history that is shown; behind the last one is what is being typed. */
  private historyAt: number;
  private draft = '';
  private readonly code: CodeLines;

  constructor(private readonly host: EditorHost) {
    this.code = new CodeLines(host.lexer, styleWith(host.isBuiltin));
    this.historyAt = host.history.blocks.length;
  }

  /** A new block begins. */
  reset(text = ''): void {
    this.buffer.clear();
    this.buffer.text = text;
    this.buffer.at = text.length;
    this.historyAt = this.host.history.blocks.length;
    this.draft = '';
    this.search = null;
    this.forgetWhatWasLast();
    this.keysBefore = '';
  }

  // ---- input
  press({ key, text }: KeyEvent): Outcome {
    const keys = this.keysBefore === '' ? key : `${this.keysBefore} ${key}`;
    this.keysBefore = '';
    this.note = '';
    if (this.search !== null) {
      const outcome = this.pressInSearch(this.search, keys, text);
      if (outcome !== undefined) return outcome;
    }
    if (keys === '' || (key === '' && text !== '')) return this.type(text);
    if (isPrefix(keys)) {
      this.keysBefore = keys;
      return null;
    }
    const name = commandOf(keys);
    if (name === undefined) return keys === 'esc' ? this.dismiss() : BELL;
    return this.run(name);
  }
  private dismiss(): Outcome {
    this.menu = null;
    return null;
  }
  private type(text: string): Outcome {
    this.forgetWhatWasLast();
    this.buffer.insert(text);
    return null;
  }
  paste(text: string): void {
    this.forgetWhatWasLast();
    this.search = null;
    this.buffer.insert(cleaned(text));
  }
  run(name: CommandName): Outcome {
    const { goal, yanked, isKilling, menu } = this;
    this.forgetWhatWasLast();
    if (name === 'up' || name === 'down') this.goal = goal;
    if (name === 'yank-older') this.yanked = yanked;
    if (name === 'complete') this.menu = menu;
    const kills = name.startsWith('kill-');
    if (kills) this.isKilling = isKilling;
    const outcome = COMMANDS[name](this, this.buffer);
    this.isKilling = kills;
    return outcome ?? null;
  }
  private forgetWhatWasLast(): void {
    this.goal = null;
    this.yanked = null;
    this.isKilling = false;
    this.menu = null;
    this.note = '';
  }

  // ---- lines
  /** The text as it is now, cut into words. */
  private get lines(): CodeLines {
    this.code.update(this.buffer.text);
    return this.code;
  }
  newLine(): void {
    const { buffer } = this;
    // What was indented for nobody does not stay.
    const before = buffer.beforeCursor;
    const indent = nextIndent(this.lines, buffer.at);
    if (before !== '' && before.trim() === '' && buffer.at === buffer.lineEnd) buffer.replace(buffer.lineStart, buffer.at, '');
    buffer.insert(`\n${indent}`);
  }
  accept(): Outcome {
    const { buffer } = this;
    const { text } = buffer;
    if (!buffer.isOnLastLine || !this.host.isWhole(text.replace(/\n[ \t]+$/, '\n'))) {
      this.newLine();
      return null;
    }
    buffer.at = text.length;
    return { kind: 'run', text: text.replace(/\s+$/, '') };
  }
  backspace(): Outcome {
    const { buffer } = this;
    if (buffer.at === 0) return BELL;
    const before = buffer.beforeCursor;
    const isIndent = before !== '' && before.trim() === '';
    buffer.cut(isIndent ? buffer.lineStart + withoutStep(before).length : buffer.before(buffer.at), buffer.at);
    return null;
  }
  dedent(): Outcome {
    const { buffer } = this;
    const indent = (/^[ \t]*/.exec(buffer.line) as RegExpExecArray)[0];
    if (indent === '') return BELL;
    const kept = withoutStep(indent);
    const at = Math.max(buffer.lineStart, buffer.at - (indent.length - kept.length));
    const start = buffer.lineStart;
    buffer.replace(start, start + indent.length, kept);
    buffer.at = at;
    return null;
  }
  vertical(step: -1 | 1): Outcome {
    const { buffer } = this;
    if (step < 0 ? buffer.isOnFirstLine : buffer.isOnLastLine) return this.recall(this.historyAt + step);
    const column = this.goal ?? textWidth(buffer.beforeCursor);
    buffer.at = step < 0 ? buffer.lineStart - 1 : buffer.lineEnd + 1;
    const { lineStart, lineEnd } = buffer;
    let at = lineStart;
    while (at < lineEnd && textWidth(buffer.text.slice(lineStart, buffer.after(at))) <= column) at = buffer.after(at);
    buffer.at = at;
    this.goal = column;
    return null;
  }

  // ---- kill and yank
  kill(from: number, to: number): Outcome {
    const { killed, buffer } = this;
    if (from === to) return null;
    const isBackwards = from < buffer.at;
    const text = buffer.cut(from, to);
    if (this.isKilling && killed.length > 0) killed[0] = isBackwards ? text + killed[0] : killed[0] + text;
    else killed.unshift(text);
    if (killed.length > 30) killed.pop();
    return null;
  }
  yank(index = 0): Outcome {
    const { buffer, killed } = this;
    if (killed.length === 0) return BELL;
    const from = buffer.at;
    buffer.insert(killed[index]);
    this.yanked = { from, to: buffer.at, index };
    return null;
  }
  yankOlder(): Outcome {
    const { yanked, buffer, killed } = this;
    if (yanked === null) return BELL;
    const index = (yanked.index + 1) % killed.length;
    buffer.replace(yanked.from, yanked.to, killed[index]);
    this.yanked = { from: yanked.from, to: buffer.at, index };
    return null;
  }
  changeWord(change: (word: string) => string): Outcome {
    const { buffer } = this;
    const to = buffer.wordRight();
    buffer.replace(buffer.at, to, change(buffer.text.slice(buffer.at, to)));
    return null;
  }
  transpose(): Outcome {
    const { buffer } = this;
    const right = buffer.at === buffer.lineEnd ? buffer.before(buffer.at) : buffer.at;
    const left = buffer.before(right);
    if (left < buffer.lineStart || left === right) return BELL;
    const to = buffer.after(right);
    const { text } = buffer;
    buffer.replace(left, to, text.slice(right, to) + text.slice(left, right));
    return null;
  }

  // ---- history
  recall(index: number): Outcome {
    const { blocks } = this.host.history;
    if (index < 0 || index > blocks.length) return BELL;
    if (this.historyAt === blocks.length) this.draft = this.buffer.text;
    this.historyAt = index;
    this.buffer.set(blocks[index] ?? this.draft);
    return null;
  }
  /** A block that begins with what stands left of the cursor. */
  recallPrefix(step: -1 | 1): Outcome {
    const { buffer } = this;
    const prefix = buffer.text.slice(0, buffer.at);
    const found = this.host.history.find(this.historyAt, step, (block) => block.startsWith(prefix) && block !== buffer.text);
    if (found < 0) return BELL;
    this.recall(found);
    this.buffer.at = prefix.length;
    return null;
  }
  startSearch(step: -1 | 1): Outcome {
    const { text, at } = this.buffer;
    this.search = { step, query: '', at: this.historyAt, text, cursor: at };
    return null;
  }
  /** undefined: the search is over, and the key means what it always means. */
  private pressInSearch(search: Search, keys: string, text: string): Outcome | undefined {
    const name = commandOf(keys);
    if (keys === '' && text !== '') {
      search.query += text;
      return this.find(search, search.at, true);
    }
    if (name === 'backspace') {
      search.query = search.query.slice(0, -1);
      return this.find(search, this.host.history.blocks.length, false);
    }
    if (name === 'search-back' || name === 'search-forward') {
      const next = { ...search, step: name === 'search-back' ? (-1 as const) : (1 as const) };
      this.search = next;
      return this.find(next, search.at, false);
    }
    this.search = null;
    if (name === 'cancel' || name === 'interrupt') {
      this.buffer.set(search.text, search.cursor);
      return null;
    }
    return keys === 'esc' ? null : undefined;
  }
  private find(search: Search, from: number, staysIfItFits: boolean): Outcome {
    const { history } = this.host;
    const { query, step } = search;
    const fits = (block: string): boolean => block.includes(query);
    if (query === '') return null;
    const here = history.blocks[from];
    const found = staysIfItFits && here !== undefined && fits(here) ? from : history.find(from, step, fits);
    if (found < 0) {
      this.note = 'not found';
      return BELL;
    }
    search.at = found;
    this.recall(found);
    this.buffer.at = history.blocks[found].indexOf(query);
    return null;
  }

  // ---- completion
  complete(): Outcome {
    const { buffer, menu } = this;
    if (menu !== null) {
      this.menu = { ...menu, page: menu.page + 1 };
      return null;
    }
    const before = buffer.beforeCursor;
    if (before.trim() === '') {
      buffer.insert(STEP.slice(before.length % STEP.length));
      return null;
    }
    const { lines } = this;
    const { opening } = lines.line(lines.placeOf(buffer.at).line);
    const found = this.host.complete(buffer.text, buffer.at, opening);
    if (found === null || found.words.length === 0) return BELL;
    const given = buffer.text.slice(found.from, buffer.at);
    const common = found.words.reduce(commonPrefix);
    if (common.length > given.length || found.words.length === 1) buffer.replace(found.from, buffer.at, common);
    if (found.words.length > 1) this.menu = { words: found.words, page: 0 };
    return null;
  }

  // ---- output
  /** What the screen shall show. */
  view(prompt: string, nextPrompt: string, width: number): Page {
    const { lines, search } = this;
    const { text, at } = this.buffer;
    return {
      text,
      at,
      spansOf: (line) => lines.line(line).words,
      marked: search === null ? (matchingBrackets(lines, at) ?? []) : this.foundBy(search),
      prompt: search === null ? prompt : `(${search.step < 0 ? 'r' : 'i'}-search \`${search.query}') `,
      nextPrompt,
      below: this.note !== '' ? [cells(this.note, 'note')] : this.menu === null ? [] : menuRows(this.menu, width),
    };
  }
  /** Offsets of what a search has found, which begins where the cursor is. */
  private foundBy({ query }: Search): number[] {
    const { text, at } = this.buffer;
    return text.startsWith(query, at) ? Array.from(query, (_, index) => at + index) : [];
  }
  /** The same for a block that runs now: nothing is marked any more. */
  finished(prompt: string, nextPrompt: string, width: number): Page {
    this.forgetWhatWasLast();
    this.search = null;
    return { ...this.view(prompt, nextPrompt, width), at: this.buffer.text.length, marked: [] };
  }
}

function commonPrefix(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return a.slice(0, length);
}

/** A page of the words, in columns that are read downwards. Behind the last page comes the first one. */
function menuRows({ words, page }: Menu, width: number): Row[] {
  // Of attributes only the last name is new.
  const names = words.map((word) => word.slice(word.slice(0, -1).search(/[^./]*$/)));
  const column = Math.min(width, Math.max(...names.map(textWidth)) + 2);
  const columns = Math.max(1, Math.floor(width / column));
  const fits = names.length <= columns * MAX_MENU_ROWS;
  // The last row of a page says that there are more.
  const size = fits ? names.length : columns * (MAX_MENU_ROWS - 1);
  const from = (page % Math.ceil(names.length / size)) * size;
  const shown = names.slice(from, from + size);
  const rows = Math.ceil(shown.length / columns);
  const lines = Array.from({ length: rows }, (_, row) =>
    shown
      .filter((_, index) => index % rows === row)
      .map((word) => word + ' '.repeat(Math.max(0, column - textWidth(word))))
      .join('')
      .trimEnd(),
  );
  if (!fits) lines.push(`${from + 1}-${from + shown.length} of ${names.length}; Tab shows others`);
  return lines.map((line) => cells(line, 'menu'));
}

/** The commands that the keymap names. */
const COMMANDS: Readonly<Record<CommandName, (editor: Editor, buffer: TextBuffer) => Outcome | undefined | void>> = {
  left: (_, b) => void (b.at = b.before(b.at)),
  right: (_, b) => void (b.at = b.after(b.at)),
  up: (editor) => editor.vertical(-1),
  down: (editor) => editor.vertical(1),
  'line-start': (_, b) => void (b.at = b.lineStart),
  'line-end': (_, b) => void (b.at = b.lineEnd),
  'word-left': (_, b) => void (b.at = b.wordLeft()),
  'word-right': (_, b) => void (b.at = b.wordRight()),
  'text-start': (_, b) => void (b.at = 0),
  'text-end': (_, b) => void (b.at = b.text.length),
  backspace: (editor) => editor.backspace(),
  delete: (_, b) => (b.at === b.text.length ? BELL : void b.cut(b.at, b.after(b.at))),
  'delete-or-leave': (_, b) => {
    if (b.text === '') return { kind: 'leave' };
    return b.at === b.text.length ? BELL : void b.cut(b.at, b.after(b.at));
  },
  // At the end of a line it joins the next one.
  'kill-line': (editor, b) => editor.kill(b.at, b.at === b.lineEnd ? b.after(b.at) : b.lineEnd),
  'kill-to-line-start': (editor, b) => editor.kill(b.at === b.lineStart ? b.before(b.at) : b.lineStart, b.at),
  'kill-chunk': (editor, b) => editor.kill(b.chunkLeft(), b.at),
  'kill-word-left': (editor, b) => editor.kill(b.wordLeft(), b.at),
  'kill-word-right': (editor, b) => editor.kill(b.at, b.wordRight()),
  yank: (editor) => editor.yank(),
  'yank-older': (editor) => editor.yankOlder(),
  undo: (_, b) => (b.undo() ? null : BELL),
  transpose: (editor) => editor.transpose(),
  'upcase-word': (editor) => editor.changeWord((word) => word.toUpperCase()),
  'downcase-word': (editor) => editor.changeWord((word) => word.toLowerCase()),
  'capitalize-word': (editor) => editor.changeWord((word) => word.toLowerCase().replace(/[\p{L}\p{N}]/u, (letter) => letter.toUpperCase())),
  complete: (editor) => editor.complete(),
  dedent: (editor) => editor.dedent(),
  accept: (editor) => editor.accept(),
  'new-line': (editor) => editor.newLine(),
  'history-prefix-back': (editor) => editor.recallPrefix(-1),
  'history-prefix-forward': (editor) => editor.recallPrefix(1),
  'search-back': (editor) => editor.startSearch(-1),
  'search-forward': (editor) => editor.startSearch(1),
  'clear-screen': () => ({ kind: 'clear' }),
  interrupt: () => ({ kind: 'interrupt' }),
  cancel: () => null,
  suspend: () => ({ kind: 'suspend' }),
};

/**
 * Asks for one block: keys go into the editor, what it shows goes through layout and renderer to the terminal.
 *
 * Keys that come faster than blocks run wait in a queue, and belong to the next block. However many come at once, the screen is drawn once.
 */
import type { Editor, Outcome } from './editor.ts';
import { layOut } from './layout.ts';
import { type KeyEvent, KeyReader, PASTE_OFF, PASTE_ON } from './reader.ts';
import { Renderer } from './renderer.ts';
import type { Terminal } from './terminal.ts';
import type { Paint } from './theme.ts';

export type Answer = { readonly kind: 'run' | 'interrupt' | 'leave'; readonly text: string };
type Input = { readonly key: KeyEvent } | { readonly paste: string } | { readonly stopped: true } | { readonly ended: true };

export class Prompt {
  private readonly queue: Input[] = [];
  private readonly reader = new KeyReader({
    key: (key) => this.arrive({ key }),
    paste: (paste) => this.arrive({ paste }),
    pasteStopped: () => this.arrive({ stopped: true }),
  });
  private readonly renderer: Renderer;
  private prompts: readonly [string, string] = ['', ''];
  private top = 0;
  private answer: ((answer: Answer) => void) | null = null;
  private fail: (error: unknown) => void = () => {};
  private isFeeding = false;
  private isAside = false;

  constructor(
    private readonly terminal: Terminal,
    private readonly editor: Editor,
    paint: Paint,
  ) {
    this.renderer = new Renderer((text) => terminal.write(text), paint);
  }

  ask(prompts: readonly [string, string], offered: string): Promise<Answer> {
    const { terminal } = this;
    this.prompts = prompts;
    this.top = 0;
    this.editor.reset(offered);
    terminal.write(`${this.ownRow()}${PASTE_ON}`);
    this.renderer.begin();
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.fail = reject;
      terminal.open({
        bytes: (data) => {
          this.isFeeding = true;
          this.reader.feed(data);
          this.isFeeding = false;
          this.drain();
        },
        resized: () => {
          this.renderer.resized(terminal.columns);
          this.draw();
        },
        ended: () => this.arrive({ ended: true }),
      });
      this.draw();
      // What was typed while the last block ran.
      if (this.queue.length > 0) this.drain();
    });
  }

  /** Another thread writes while somebody types: what is typed steps aside, and comes back below. */
  makeRoom(): void {
    if (this.answer === null || this.isAside) return;
    this.isAside = true;
    this.renderer.resized(this.terminal.columns);
    setImmediate(() => {
      this.comeBack();
      if (this.answer !== null) this.draw();
    });
  }
  private comeBack(): void {
    if (!this.isAside) return;
    this.isAside = false;
    this.terminal.write(this.ownRow());
  }
  /** What a program wrote last may be no whole line. So many blanks lead into the next row, unless the cursor is in the first column. */
  private ownRow(): string {
    return `${' '.repeat(this.terminal.columns)}\r\x1b[K`;
  }

  private arrive(input: Input): void {
    this.queue.push(input);
    if (!this.isFeeding) this.drain();
  }
  private drain(): void {
    try {
      this.drainAll();
    } catch (error) {
      // A bug of ours. The terminal is given back as it was, and the session goes on.
      this.queue.length = 0;
      this.answer = null;
      this.terminal.write(`\r\n${PASTE_OFF}`);
      this.terminal.close();
      this.fail(error);
    }
  }
  private drainAll(): void {
    while (this.answer !== null) {
      const input = this.queue.shift();
      if (input === undefined) {
        this.draw();
        return;
      }
      if ('paste' in input) this.editor.paste(input.paste);
      else if ('key' in input) this.follow(this.editor.press(input.key));
      else if ('stopped' in input) this.finish('interrupt');
      else this.finish('leave');
    }
  }
  private follow(outcome: Outcome): void {
    switch (outcome?.kind) {
      case undefined:
        return;
      case 'bell':
        this.terminal.write('\x07');
        return;
      case 'clear':
        this.renderer.clear();
        return;
      case 'suspend':
        this.suspend();
        return;
      case 'run':
      case 'interrupt':
      case 'leave':
        this.finish(outcome.kind, outcome.kind === 'run' ? outcome.text : '');
    }
  }
  private finish(kind: Answer['kind'], text = ''): void {
    this.comeBack();
    this.show(this.editor.finished(...this.prompts, this.terminal.columns));
    this.renderer.end();
    this.terminal.write(PASTE_OFF);
    this.terminal.close();
    this.answer?.({ kind, text });
    this.answer = null;
  }
  private suspend(): void {
    this.renderer.end();
    this.terminal.write(PASTE_OFF);
    this.terminal.suspend(() => {
      this.terminal.write(PASTE_ON);
      this.draw();
    });
  }

  private draw(): void {
    this.show(this.editor.view(...this.prompts, this.terminal.columns));
  }
  private show(page: ReturnType<Editor['view']>): void {
    if (this.isAside) return;
    const { columns, rows } = this.terminal;
    const { screen, top } = layOut(page, columns, rows, this.top);
    this.top = top;
    this.renderer.draw(screen, columns);
  }
}

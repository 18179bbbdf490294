/**
 * Holds a dialogue with the real editor, compiler and machine over a screen made of nothing: keys go in, and the screen is what is looked at.
 *
 * Keys are written as they are typed, special ones between angle brackets as the keymap writes them: `de<tab>`, `<C-r>`, `<M-b>`, `<lt>` for the bracket itself; `<paste>`...`</paste>` is
 * what a terminal makes of a paste; `<resize 40x10>` is somebody pulling at the window.
 */
import { readFileSync } from 'node:fs';
import { assemble } from '../../../src/assemble.ts';
import { dialogue } from '../../../src/cli/repl/dialogue.ts';
import { History } from '../../../src/cli/repl/history.ts';
import { Session } from '../../../src/cli/repl/session.ts';
import { paintWith } from '../../../src/cli/paint.ts';
import { painter } from '../../../src/cli/repl/theme.ts';
import { nodeHost } from '../../../src/cli/node-host.ts';
import type { Ending } from '../../../src/cli/ending.ts';
import { Output } from '../../../src/cli/output.ts';
import * as compiler from '../../../src/compiler/compile.ts';
import { PyModule } from '../../../src/runtime/callables.ts';
import { PyDict } from '../../../src/runtime/dict.ts';
import { Screen } from './screen.ts';

export interface Setting {
  readonly columns?: number;
  readonly rows?: number;
  readonly history?: readonly string[];
  readonly historyFile?: string;
  readonly colors?: boolean;
  /** A text on which the lexer has a bug. */
  readonly failsOn?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const KEYS: Readonly<Record<string, string>> = {
  enter: '\r',
  tab: '\t',
  'S-tab': '\x1b[Z',
  backspace: '\x7f',
  delete: '\x1b[3~',
  up: '\x1b[A',
  down: '\x1b[B',
  right: '\x1b[C',
  left: '\x1b[D',
  home: '\x1b[H',
  end: '\x1b[F',
  pageup: '\x1b[5~',
  pagedown: '\x1b[6~',
  'C-left': '\x1b[1;5D',
  'C-right': '\x1b[1;5C',
  'M-enter': '\x1b\r',
  'M-backspace': '\x1b\x7f',
  'C-_': '\x1f',
  paste: '\x1b[200~',
  '/paste': '\x1b[201~',
  lt: '<',
};

/** The bytes of each key; a paste is one. */
export function keysOf(written: string): string[] {
  const found: string[] = [];
  for (const [whole, paste, name] of written.matchAll(/<paste>([\s\S]*?)<\/paste>|<([^<>\s]+|resize \d+x\d+)>|[\s\S]/gu)) {
    if (paste !== undefined) found.push(`\x1b[200~${paste}\x1b[201~`);
    else if (name === undefined) found.push(whole);
    else if (name.startsWith('resize')) found.push(whole);
    else if (KEYS[name] !== undefined) found.push(KEYS[name]);
    else if (/^C-[a-z]$/.test(name)) found.push(String.fromCharCode(name.charCodeAt(2) - 96));
    else if (/^M-.$/.test(name)) found.push(`\x1b${name[2]}`);
    else throw new Error(`no such key: ${whole}`);
  }
  return found;
}

function standardLibrary(name: string): { code: ReturnType<typeof compiler.compile>; isPackage: boolean } | null {
  for (const [file, isPackage] of [
    [`${name.replaceAll('.', '/')}.py`, false],
    [`${name.replaceAll('.', '/')}/__init__.py`, true],
  ] as const) {
    let source: Uint8Array;
    try {
      source = readFileSync(`src/stdlib/${file}`);
    } catch {
      continue;
    }
    return { code: compiler.compile(source, `<frozen ${name}>`, 'exec'), isPackage };
  }
  return null;
}

export class Conversation {
  readonly screen: Screen;
  /** Bytes written for the last key. */
  bytes = 0;
  ending: Ending | null = null;
  private readonly over: Promise<void>;

  constructor(setting: Setting) {
    this.screen = new Screen(setting.columns ?? 60, setting.rows ?? 20);
    const { screen } = this;
    const output = {
      beforeWrite: null as (() => void) | null,
      write(this: { beforeWrite: (() => void) | null }, _stream: number, text: string | Uint8Array) {
        this.beforeWrite?.();
        screen.write(typeof text === 'string' ? text : new TextDecoder().decode(text));
      },
      lost: { 1: null, 2: null },
      hasLostItsReader: false,
    } as unknown as Output;
    const host = {
      ...nodeHost(new Output()),
      write: output.write.bind(output),
      isTerminal: () => false,
      terminalSize: () => [screen.columns, screen.rows] as const,
    };
    const interp = assemble({ host, compiler, stdlib: standardLibrary, settings: { path: [''] } });
    const main = new PyModule(new PyDict());
    main.dict.setName('__name__', '__main__');
    main.dict.setName('__builtins__', interp.builtinsModule);
    interp.modules.setName('__main__', main);
    const session = new Session(interp, output, main.dict, true);
    session.sys.setName('ps1', '>>> ');
    session.sys.setName('ps2', '... ');
    const history = new History(setting.historyFile ?? null);
    for (const block of setting.history ?? []) history.add(block);
    this.over = dialogue({
      session,
      terminal: screen,
      history,
      paint: painter(setting.colors === true),
      viewPaint: paintWith(setting.colors === true),
      env: setting.env ?? {},
      compiler: () => ({
        ...compiler,
        tokenize: (text, options) => {
          if (setting.failsOn !== undefined && text.includes(setting.failsOn)) throw new TypeError('a bug');
          return compiler.tokenize(text, options);
        },
      }),
      ownModules: () => ['math', 'marshal_', 'json', 'json.decoder', 'json.encoder'],
    }).then((ending) => {
      this.ending = ending;
    });
  }

  async type(written: string): Promise<void> {
    for (const key of keysOf(written)) {
      await this.ready();
      if (this.ending !== null) throw new Error(`it is over before ${JSON.stringify(key)}`);
      this.screen.written = 0;
      const resize = /^<resize (\d+)x(\d+)>$/.exec(key);
      if (resize !== null) this.screen.resize(Number(resize[1]), Number(resize[2]));
      else this.screen.events?.bytes(Buffer.from(key));
      this.bytes = this.screen.written;
    }
    await this.ready();
  }
  /** Until something stands on the screen. */
  async sees(text: string): Promise<void> {
    for (const late = Date.now() + 20_000; !this.screen.text(true).join('\n').includes(text); ) {
      if (Date.now() > late) throw new Error(`no ${text}:\n${this.screen.text(true).join('\n')}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  /** Until keys can be typed, or nobody asks for any. */
  private async ready(): Promise<void> {
    const late = Date.now() + 20_000;
    while (this.screen.events === null && this.ending === null) {
      if (Date.now() > late) throw new Error(`no prompt any more:\n${this.screen.text(true).join('\n')}`);
      await Promise.race([this.over, new Promise((resolve) => setImmediate(resolve))]);
    }
  }
}

/**
 * The dialogue: ask, run, ask again, until somebody leaves. What is typed goes into the history first, so that a block that never ends is not lost.
 */
import type { wholeCompiler } from '../compiler.ts';
import type { Paint as ViewPaint } from '../../views/view.ts';
import type { Ending } from '../ending.ts';
import { COMMANDS, type Desk, isCommand, runCommand } from './commands.ts';
import type { Lexer } from './code-lines.ts';
import { complete, type CompletionSources } from './completion.ts';
import { Editor, type EditorHost } from './editor.ts';
import type { History } from './history.ts';
import { type Answer, Prompt } from './prompt.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';
import type { Paint } from './theme.ts';

export interface DialogueParts {
  readonly session: Session;
  readonly terminal: Terminal;
  readonly history: History;
  readonly paint: Paint;
  /** Of the stages of the compiler. */
  readonly viewPaint: ViewPaint;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Loaded when it is first needed: the first prompt does not wait for it. */
  readonly compiler: typeof wholeCompiler;
  /** Names of all modules that are ours. */
  ownModules(): readonly string[];
}

/** Words that do something when they stand alone, unless the program has given them a meaning. */
const WORDS: Readonly<Record<string, string>> = {
  exit: 'exit()',
  quit: 'quit()',
  help: 'help()',
  copyright: 'copyright()',
  credits: 'credits()',
};

export async function dialogue(parts: DialogueParts): Promise<Ending> {
  const { session, terminal, history } = parts;
  let offered = '';
  const desk: Desk = {
    session,
    env: parts.env,
    paint: parts.viewPaint,
    offer: (text) => {
      offered = text;
    },
  };
  // While the person looks at the prompt.
  setTimeout(() => parts.compiler().wholeness('0'), 1).unref();
  const prompt = new Prompt(terminal, new Editor(editorHost(parts)), parts.paint);
  session.output.beforeWrite = () => prompt.makeRoom();
  while (session.ending === null) {
    const given = offered;
    offered = '';
    let answer: Answer;
    try {
      answer = await session.waitFor(prompt.ask([session.prompt('ps1'), session.prompt('ps2')], given));
    } catch (error) {
      session.tellCrash(error);
      continue;
    }
    if (answer.kind === 'leave') return 0;
    if (answer.kind === 'interrupt') {
      terminal.write('KeyboardInterrupt\n');
      continue;
    }
    const { text } = answer;
    if (text.trim() === '') continue;
    history.add(text);
    if (isCommand(text)) await runCommand(desk, text);
    else if (WORDS[text.trim()] !== undefined && !session.globals.hasName(text.trim())) await session.run(WORDS[text.trim()]);
    else if (text.trim() === 'clear' && !session.globals.hasName('clear')) terminal.write('\x1b[H\x1b[2J');
    else await session.run(text);
  }
  return session.ending;
}

function editorHost({ session, history, compiler, ownModules }: DialogueParts): EditorHost {
  const { interp, globals } = session;
  const lexer: Lexer = {
    tokenize: (text) => compiler().tokenize(text, { comments: true }),
    classOf: (token) => compiler().classOf(token),
    edgeOf: (token) => compiler().edgeOf(token),
  };
  const sources: CompletionSources = {
    interp,
    globals,
    keywords: () => compiler().KEYWORDS,
    commands: COMMANDS.map(({ name }) => name),
    ownModules,
    tokenize: lexer.tokenize,
  };
  return {
    lexer,
    history,
    isWhole: (text) => text.trim() === '' || isCommand(text) || compiler().wholeness(text) !== 'incomplete',
    complete: (text, at, opening) => complete(sources, text, at, opening),
    isBuiltin: (name) => interp.builtins.hasName(name) && name !== '_',
  };
}

/**
 * The commands that begin with a percent sign: one table, each row a name, what it is given, a line of help, and what it does. A new one is a new row.
 *
 * The stages of the compiler are drawn by src/views (stages.ts); most others are written in Python (src/stdlib/_repl.py), called with the text behind the name
 * and the names of the session. `x?` and `x??` are short for two of them.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PyTuple } from '../../runtime/collections.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import type { Paint } from '../../views/view.ts';
import { PyCode } from '../../vm/frame.ts';
import { nearest } from '../nearest.ts';
import { systemError } from '../say.ts';
import type { Session } from './session.ts';
import { STAGES } from './stages.ts';

/** The build makes it a plain `require`: few sessions ever start an editor. */
declare const importNow: <T>(load: () => Promise<T>) => T;

/** What a command can reach. */
export interface Desk {
  readonly session: Session;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly paint: Paint;
  /** Puts a text where the next block is typed. */
  offer(text: string): void;
}
export interface Command {
  readonly name: string;
  /** In the help, behind the name. */
  readonly argument: string;
  /** One line. */
  readonly help: string;
  run(desk: Desk, argument: string): Promise<void> | void;
}

/** Without an argument it shows what was entered last. */
const subjectOf = ({ session }: Desk, given: string): string => (given === '' ? (session.inputs.at(-1) ?? '') : given);

/** A stage of the compiler. */
const stage = (name: keyof typeof STAGES, help: string): Command => ({
  name,
  argument: '[name or code]',
  help,
  run: (desk, given) => showStage(desk, name, subjectOf(desk, given)),
});
async function showStage({ session, paint }: Desk, name: keyof typeof STAGES, given: string): Promise<void> {
  await session.guarded(async () => {
    const found = (await session.callHelper('subject', [strFromJs(given), session.globals])) as PyTuple;
    const [text, code, file] = found.items;
    if (text === null && name !== 'dis') return session.complain(`%${name}: ${given} has no source`);
    const subject = {
      source: { text: text === null ? '' : jsText(text as string), filename: `<${name}>` },
      code: code instanceof PyCode ? code.code : null,
      lines: file === null ? [] : jsText(file as string).split('\n'),
    };
    const view = await STAGES[name]();
    session.show(`${session.syntax(subject.source.filename, subject.source.text, () => view(subject, paint)).join('\n')}\n`);
  });
}

/** A view written in Python. */
const view = (name: string, argument: string, help: string): Command => ({
  name,
  argument,
  help,
  run: (desk, given) => callPython(desk, name, subjectOf(desk, given)),
});
/** The same, which without an argument is about the whole session. */
const helper = (name: string, argument: string, help: string): Command => ({
  name,
  argument,
  help,
  run: (desk, given) => callPython(desk, name, given),
});
async function callPython({ session }: Desk, name: string, ...given: (string | boolean)[]): Promise<void> {
  const [text, ...rest] = given.map((one) => (typeof one === 'string' ? strFromJs(one) : one));
  await session.guarded(async () => void (await session.callHelper(name, [text, session.globals, ...rest])));
}

export const COMMANDS: readonly Command[] = [
  stage('dis', 'the bytecode'),
  stage('ast', 'the syntax tree'),
  stage('tokens', 'the tokens'),
  stage('symtable', 'the names of each scope, and what they are there'),
  view('time', 'code', 'run it once, and say how long that took'),
  view('timeit', 'code', 'run it many times, and say how long once takes'),
  helper('grad', '[tensor]', 'the graph that backward() walks, and the line that made each node'),
  helper('backward', 'tensor', 'go backward node by node, and show each gradient'),
  helper('anomaly', '', 'whether anomaly mode is on, what it looks for, and who set it'),
  helper('ext', '[trace]', 'the tables of objects that graphs use by number; trace: tell of each access, or no longer'),
  helper('why', '', 'why the last backward() failed, with the lines of the forward pass'),
  helper('who', '[type ...]', 'the names that you have made'),
  { name: 'save', argument: 'file', help: 'write what you entered into a file', run: save },
  { name: 'load', argument: 'file', help: 'put the text of a file at the prompt', run: load },
  { name: 'edit', argument: '[name or file]', help: 'write the last block, or what is named, in $EDITOR', run: edit },
  { name: 'help', argument: '', help: 'this list', run: ({ session }) => session.show(helpText()) },
];

const LOOK = /^\s*(\?{1,2})?\s*([\p{L}_][\p{L}\p{N}_.]*(?:\[[^\]]*\])*|"[^"]*"|'[^']*')\s*(\?{1,2})?\s*$/u;
const PERCENT = /^\s*%(\w+)(?:\s+([\s\S]*))?$/;

/** Whether a text is for us and not for the compiler. */
export function isCommand(text: string): boolean {
  const look = LOOK.exec(text);
  return /^\s*%\w/.test(text) || (look !== null && (look[1] ?? look[3]) !== undefined);
}

export async function runCommand(desk: Desk, text: string): Promise<void> {
  const look = LOOK.exec(text);
  if (look !== null) {
    await callPython(desk, 'look', look[2], (look[1] ?? look[3]).length === 2);
    return;
  }
  const [, name = '', argument = ''] = PERCENT.exec(text) ?? [];
  const command = COMMANDS.find((one) => one.name === name);
  if (command !== undefined) {
    await command.run(desk, argument.trim());
    return;
  }
  const near = nearest(
    name,
    COMMANDS.map((one) => one.name),
  );
  desk.session.complain(`no command %${name}${near === null ? '' : `; did you mean %${near}?`} (%help lists them)`);
}

function helpText(): string {
  const rows = COMMANDS.map(({ name, argument, help }) => [`%${name} ${argument}`, help]);
  const others = [
    ['x?  x??', 'what x is; with its source'],
    ['help(x)', 'the documentation of x'],
    ['_', 'the last value'],
    ['exit', 'leave (also quit, Ctrl-D)'],
  ];
  return [...rows, ...others].map(([what, help]) => `  ${what.padEnd(28)}${help}\n`).join('');
}

// ---- files
/** Says what the system said, in a line. */
function withFile<T>(desk: Desk, file: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    const system = systemError(error);
    if (system === null) throw error;
    desk.session.complain(`${file}: ${system.text}`);
    return undefined;
  }
}
function save(desk: Desk, file: string): void {
  if (file === '') return desk.session.complain('%save: which file?');
  const { inputs } = desk.session;
  withFile(desk, file, () => writeFileSync(file, inputs.map((input) => `${input}\n`).join('')));
}
function load(desk: Desk, file: string): void {
  if (file === '') return desk.session.complain('%load: which file?');
  const text = withFile(desk, file, () => readFileSync(file, 'utf8'));
  if (text !== undefined) desk.offer(text.replace(/\r\n?/g, '\n').replace(/\n+$/, ''));
}
async function edit(desk: Desk, what: string): Promise<void> {
  const { session, env } = desk;
  const isFile = what.includes('/') || what.endsWith('.py');
  let text = session.inputs.at(-1) ?? '';
  if (isFile) {
    const read = withFile(desk, what, () => readFileSync(what, 'utf8'));
    if (read === undefined) return;
    text = read;
  } else if (what !== '') {
    let source: string | null = null;
    await session.guarded(async () => {
      const found = await session.callHelper('source_of', [strFromJs(what), session.globals]);
      source = found !== null && isStr(found) ? jsText(found) : null;
    });
    if (source === null) return session.complain(`%edit: ${what} has no source`);
    text = source;
  }
  const folder = mkdtempSync(join(tmpdir(), 'glasspy-'));
  const file = join(folder, 'block.py');
  try {
    writeFileSync(file, text === '' ? '' : `${text.replace(/\n+$/, '')}\n`);
    const editor = env.VISUAL || env.EDITOR || 'vi';
    const { status, error } = importNow(() => import('node:child_process')).spawnSync('/bin/sh', ['-c', `${editor} "$0"`, file], {
      stdio: 'inherit',
    });
    if (error !== undefined || status !== 0) return session.complain(`%edit: ${editor} did not end well`);
    desk.offer(readFileSync(file, 'utf8').replace(/\n+$/, ''));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

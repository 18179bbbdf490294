/**
 * The last stage: bytecode, each instruction under the line that it was made from, jumps as arcs in the margin.
 *
 *        2  for word in words:
 *                L1:  LOAD_NAME            0 (words)
 *     ╭─────► L2:  FOR_ITER             9 (to L3)
 *     │  3      print(word)
 *
 * The same instructions in the layout of CPython's `dis` come from bytecode/disassembler.ts, whose records are read here.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { disassemble, type Disassembly, type Instruction } from '../bytecode/disassembler.ts';
import { compile } from '../compiler/compile.ts';
import { decodeSource } from '../compiler/source.ts';
import { drawArcs } from './arcs.ts';
import { document, type Paint, placeText, sourceLine, type SourceText } from './view.ts';

export interface DisOptions {
  readonly positions?: boolean;
  readonly offsets?: boolean;
  readonly optimize?: 0 | 1 | 2;
}

export const linesOf = ({ text }: SourceText): string[] => (typeof text === 'string' ? text : decodeSource(text)).split(/\r\n?|\n/);
const codeOf = ({ text, filename }: SourceText, { optimize = 0 }: DisOptions): CodeObject => compile(text, filename, 'exec', { optimize });

export function disLines(source: SourceText, options: DisOptions, paint: Paint): string[] {
  return codeLines(codeOf(source, options), linesOf(source), options, paint);
}

export function disData(source: SourceText, options: DisOptions): object {
  return document('dis', 1, { file: source.filename, code: disassemble(codeOf(source, options)) });
}

/** Of code that is there already. `source` are the lines of its file; without them only numbers are shown. */
export function codeLines(code: CodeObject, source: readonly string[], options: DisOptions, paint: Paint): string[] {
  const lines: string[] = [];
  const add = (part: Disassembly): void => {
    if (lines.length > 0) lines.push('');
    lines.push(...headLines(part, paint), ...instructionLines(part, source, options, paint), ...tableLines(part, paint));
    part.nested.forEach(add);
  };
  add(disassemble(code));
  return lines;
}

/** What the code is and what it has: names by kind, the depth of its stack. */
function headLines({ name, qualname, firstLine, arguments: taken, locals, cells, free, stackSize }: Disassembly, paint: Paint): string[] {
  const title = name === '<module>' ? 'module' : `${paint.kind(qualname)} ${paint.faint(`(line ${firstLine})`)}`;
  const facts = [
    ['arguments', String(taken.positional + taken.keywordOnly), taken.positional + taken.keywordOnly > 0],
    ['locals', locals.join(' '), locals.length > 0],
    ['cells', cells.join(' '), cells.length > 0],
    ['free', free.join(' '), free.length > 0],
    ['stack', String(stackSize), true],
  ] as const;
  const shown = facts.filter(([, , isThere]) => isThere).map(([what, is]) => `${what}: ${is}`);
  return [`${title}  ${paint.faint(shown.join('  '))}`];
}

function instructionLines({ instructions }: Disassembly, source: readonly string[], options: DisOptions, paint: Paint): string[] {
  const margin = drawArcs(instructions.flatMap(({ offset, target }) => (target === null ? [] : [{ from: offset, to: target }])));
  const labelWidth = Math.max(...instructions.map(({ label }) => (label === null ? 0 : String(label).length + 2)));
  const offsetWidth = options.offsets ? String(instructions.length).length : 0;
  const places = instructions.map(({ position }) => (options.positions ? (position === null ? '--' : placeText(position)) : ''));
  const placeWidth = Math.max(...places.map((place) => place.length));
  const lines: string[] = [];
  for (const [row, each] of instructions.entries()) {
    if (each.startsLine && each.position !== null)
      lines.push(`${paint.jump(margin.above(row))}${sourceLine(each.position.line, source, paint)}`);
    const label = each.label === null ? '' : `L${each.label}:`;
    const fields = [
      paint.jump(margin.at(row)),
      labelWidth > 0 ? paint.jump(label.padEnd(labelWidth + 1)) : '',
      placeWidth > 0 ? paint.faint(places[row].padEnd(placeWidth + 2)) : '',
      offsetWidth > 0 ? paint.faint(`${String(each.offset).padStart(offsetWidth)}  `) : '',
      instructionText(each, paint),
    ];
    lines.push(fields.join('').trimEnd());
  }
  return lines;
}

function instructionText({ name, arg, meaning, target }: Instruction, paint: Paint): string {
  if (arg === null) return paint.kind(name);
  // Where it stands is said above its own instructions.
  const text = meaning.replace(/^<code object (.+), file ".*", line \d+>$/, '<code $1>');
  const shown = meaning === '' ? '' : ` ${paint.faint('(')}${(target === null ? paint.value : paint.jump)(text)}${paint.faint(')')}`;
  return `${paint.kind(name.padEnd(20))} ${paint.faint(String(arg).padStart(4 - Math.max(0, name.length - 20)))}${shown}`;
}

/** Which instructions are guarded, and where an exception in them goes on. */
function tableLines({ exceptions, instructions }: Disassembly, paint: Paint): string[] {
  if (exceptions.length === 0) return [];
  const label = (offset: number): string => {
    const found = instructions[offset]?.label ?? null;
    return found === null ? 'end' : `L${found}`;
  };
  return [
    paint.faint('      exceptions:'),
    ...exceptions.map(
      ({ start, end, target, depth, lasti }) =>
        `        ${paint.jump(`${label(start)} to ${label(end)} -> ${label(target)}`)} ${paint.faint(`[${depth}]${lasti ? ' lasti' : ''}`)}`,
    ),
  ];
}

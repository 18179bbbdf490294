/**
 * The disassembler: code as rows of data (`disassemble`), and as text in the layout of CPython's `dis` (`disassembly`).
 *
 *       2           LOAD_NAME                0 (y)
 *                   GET_ITER
 *           L1:     FOR_ITER                 9 (to L2)
 *
 * Line numbers stand where a line begins (`--`: no line), labels where something jumps or raises to.
 */
import { CodeObject, LocalKind } from './code.ts';
import { reprOf } from './constant-text.ts';
import { Op } from './op.gen.ts';
import { INTRINSICS_1, INTRINSICS_2 } from './opcodes.ts';
import { IS_JUMP, ROWS } from './pictures.ts';

export interface Instruction {
  readonly offset: number;
  readonly name: string;
  /** null where the opcode takes none. */
  readonly arg: number | null;
  /** What the argument means: a name, the repr of a constant, `to L2`; empty if it speaks for itself. */
  readonly meaning: string;
  /** Offset that it may jump to. */
  readonly target: number | null;
  /** Number of the label that stands here, null if nothing comes here but from above. */
  readonly label: number | null;
  /** null: no position. Columns count UTF-16 units from 0. */
  readonly position: { readonly line: number; readonly col: number; readonly endLine: number; readonly endCol: number } | null;
  readonly startsLine: boolean;
  /** One sentence for a learner. */
  readonly says: string;
}

export interface ExceptionRange {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly depth: number;
  readonly lasti: boolean;
}

export interface Disassembly {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  readonly stackSize: number;
  readonly arguments: { readonly positional: number; readonly positionalOnly: number; readonly keywordOnly: number };
  readonly locals: readonly string[];
  readonly cells: readonly string[];
  readonly free: readonly string[];
  readonly names: readonly string[];
  readonly constants: readonly string[];
  readonly instructions: readonly Instruction[];
  readonly exceptions: readonly ExceptionRange[];
  /** The code objects among the constants. */
  readonly nested: readonly Disassembly[];
}

const COMMON_CONSTANTS = ['AssertionError', 'NotImplementedError', 'tuple', 'all', 'any'];
const FUNCTION_ATTRIBUTES: Record<number, string> = { 1: 'defaults', 2: 'kwdefaults', 4: 'annotations', 8: 'closure', 16: 'annotate' };
const IN_PLACE: Record<string, string> = {
  BINARY_ADD: '+=',
  BINARY_SUBTRACT: '-=',
  BINARY_MULTIPLY: '*=',
  BINARY_TRUE_DIVIDE: '/=',
  BINARY_FLOOR_DIVIDE: '//=',
  BINARY_REMAINDER: '%=',
  BINARY_POWER: '**=',
  BINARY_LSHIFT: '<<=',
  BINARY_RSHIFT: '>>=',
  BINARY_AND: '&=',
  BINARY_OR: '|=',
  BINARY_XOR: '^=',
  BINARY_MATRIX_MULTIPLY: '@=',
};

/** What the argument of one instruction means, without labels. */
export function argumentText(code: CodeObject, op: number, arg: number): string {
  switch (ROWS[op].operand) {
    case 'const':
      return arg < code.constants.length ? reprOf(code.constants[arg]) : '?';
    case 'name':
      return code.names[arg] ?? '?';
    case 'local':
    case 'deref':
      return code.localNames[arg] ?? '?';
    case 'intrinsic1':
      return INTRINSICS_1[arg] ?? '?';
    case 'intrinsic2':
      return INTRINSICS_2[arg] ?? '?';
    default:
  }
  switch (op) {
    case Op.IS_OP:
      return arg === 1 ? 'is not' : 'is';
    case Op.CONTAINS_OP:
      return arg === 1 ? 'not in' : 'in';
    case Op.LOAD_COMMON_CONSTANT:
      return COMMON_CONSTANTS[arg] ?? '?';
    case Op.SET_FUNCTION_ATTRIBUTE:
      return FUNCTION_ATTRIBUTES[arg] ?? '?';
    case Op.CONVERT_VALUE:
      return ['', 'str', 'repr', 'ascii'][arg] ?? '?';
    default:
      return arg === 1 ? (IN_PLACE[ROWS[op].name] ?? '') : '';
  }
}

/** Targets of jumps and handlers, in order, numbered from 1. */
function labelsOf(code: CodeObject): Map<number, number> {
  const targets = new Set<number>();
  for (const word of code.words) if (IS_JUMP[word & 255]) targets.add(word >>> 8);
  for (const { start, end, target } of code.exceptions) targets.add(start).add(end).add(target);
  targets.delete(code.words.length);
  return new Map([...targets].sort((a, b) => a - b).map((offset, i) => [offset, i + 1]));
}

export function disassemble(code: CodeObject): Disassembly {
  const labels = labelsOf(code);
  const instructions: Instruction[] = [];
  let lastLine = -1;
  code.words.forEach((word, offset) => {
    const op = word & 255;
    const row = ROWS[op];
    const arg = word >>> 8;
    const [line, col, endLine, endCol] = code.positions.subarray(offset * 4, offset * 4 + 4);
    const meaning = IS_JUMP[op] ? `to L${labels.get(arg)}` : argumentText(code, op, arg);
    instructions.push({
      offset,
      name: row.name,
      arg: row.operand === 'none' ? null : arg,
      meaning,
      target: IS_JUMP[op] ? arg : null,
      label: labels.get(offset) ?? null,
      position: line === 0 ? null : { line, col, endLine, endCol },
      startsLine: line !== lastLine,
      says: row.says.replace('{arg}', meaning === '' ? String(arg) : meaning),
    });
    lastLine = line;
  });
  const ofKinds = (...kinds: number[]) => code.localNames.filter((_, i) => kinds.includes(code.localKinds[i]));
  return {
    name: code.name,
    qualname: code.qualname,
    filename: code.filename,
    firstLine: code.firstLine,
    flags: code.flags,
    stackSize: code.stackSize,
    arguments: { positional: code.argCount, positionalOnly: code.posOnlyArgCount, keywordOnly: code.kwOnlyArgCount },
    locals: ofKinds(LocalKind.LOCAL, LocalKind.ARG_CELL),
    cells: ofKinds(LocalKind.CELL, LocalKind.ARG_CELL),
    free: ofKinds(LocalKind.FREE),
    names: code.names,
    constants: code.constants.map(reprOf),
    instructions,
    exceptions: code.exceptions.map(({ start, end, target, depth, lasti }) => ({ start, end, target, depth, lasti })),
    nested: code.constants.filter((constant): constant is CodeObject => constant instanceof CodeObject).map(disassemble),
  };
}

export interface TextOptions {
  /** `2:4-2:10` instead of the line. */
  readonly positions?: boolean;
  readonly offsets?: boolean;
  /** How far apart two instructions are; 1 unless they are to be counted in bytes. */
  readonly unit?: number;
  /** Offset of the instruction that an arrow points to, in the outermost code. */
  readonly current?: number;
  /** Without the code objects among the constants. */
  readonly isShallow?: boolean;
}

const NAME_WIDTH = 24;

/** The text, ending in a newline. */
export function disassembly(code: CodeObject, options: TextOptions = {}): string {
  return render(disassemble(code), options, true);
}

function render(code: Disassembly, options: TextOptions, isFirst: boolean): string {
  const { instructions, exceptions } = code;
  const place = ({ position }: Instruction) => {
    if (position === null) return '--';
    const { line, col, endLine, endCol } = position;
    return options.positions ? `${line}:${col}-${endLine}:${endCol}` : String(line);
  };
  const labelCount = instructions.filter((each) => each.label !== null).length;
  const placeWidth = Math.max(3, ...instructions.map((each) => place(each).length));
  const labelWidth = 4 + String(labelCount).length;
  const unit = options.unit ?? 1;
  const offsetWidth = options.offsets ? String(instructions.length * unit).length + 1 : 0;
  const lines: string[] = [];
  let lastPlace = '';
  for (const each of instructions) {
    const shown = place(each);
    const isNew = options.positions ? shown !== lastPlace : each.startsLine;
    if (isNew && each.offset > 0 && !options.positions) lines.push('');
    lastPlace = shown;
    const fields = [
      (isNew ? shown : '').padStart(placeWidth),
      (each.label === null ? '' : `L${each.label}:`).padStart(labelWidth),
      options.offsets ? String(each.offset * unit).padStart(offsetWidth) : '',
      isFirst && each.offset === options.current ? '-->' : '   ',
      each.name.padEnd(NAME_WIDTH - 4),
    ];
    if (each.arg !== null) {
      fields.push(String(each.arg).padStart(5 - Math.max(0, each.name.length - (NAME_WIDTH - 4))));
      if (each.meaning !== '') fields.push(`(${each.meaning})`);
    }
    lines.push(
      fields
        .filter((field, i) => i !== 2 || field !== '')
        .join(' ')
        .trimEnd(),
    );
  }
  if (exceptions.length > 0) {
    const label = (offset: number) => {
      const found = instructions[offset]?.label;
      return found === null || found === undefined ? 'end' : `L${found}`;
    };
    lines.push('ExceptionTable:');
    for (const { start, end, target, depth, lasti } of exceptions) {
      lines.push(`  ${label(start)} to ${label(end)} -> ${label(target)} [${depth}]${lasti ? ' lasti' : ''}`);
    }
  }
  let text = isFirst ? '' : `\nDisassembly of <code object ${code.name}, file "${code.filename}", line ${code.firstLine}>:\n`;
  text += `${lines.join('\n')}\n`;
  if (!options.isShallow) for (const nested of code.nested) text += render(nested, options, false);
  return text;
}

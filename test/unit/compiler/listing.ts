/** Code as the tests of the code generator write it down: a line per instruction, what is inside indented behind it. */
import { CodeObject } from '../../../src/bytecode/code.ts';
import { disassemble } from '../../../src/bytecode/disassembler.ts';
import type { CompileOptions } from '../../../src/compiler/compile.ts';
import { compile } from '../../../src/compiler/compile.ts';

export function codeOf(source: string, options: CompileOptions = {}): CodeObject {
  return compile(source, 'test.py', 'exec', options);
}

/** The first function or class in a text, or the one by a name. */
export function innerCode(code: CodeObject, name?: string): CodeObject {
  for (const constant of code.constants) {
    if (!(constant instanceof CodeObject)) continue;
    if (name === undefined || constant.name === name) return constant;
    const deeper = constant.constants.some((each) => each instanceof CodeObject) ? innerCode(constant, name) : undefined;
    if (deeper !== undefined && deeper.name === name) return deeper;
  }
  return code;
}

/** `3 LOAD_NAME x`: line, name, meaning. A label in front where something jumps to; the exception table at the end. */
export function listing(code: CodeObject): string {
  const { instructions, exceptions } = disassemble(code);
  const label = (offset: number) => `L${instructions[offset]?.label ?? 'end'}`;
  const lines = instructions.map(({ name, arg, meaning, position, label: number }) => {
    const shown = meaning !== '' ? meaning.replace(/, file ".*?"/, '') : arg === null ? '' : String(arg);
    return `${number === null ? '' : `L${number}: `}${position?.line ?? '-'} ${name} ${shown}`.trimEnd();
  });
  for (const { start, end, target, depth, lasti } of exceptions) {
    lines.push(`${label(start)} to ${label(end)} -> ${label(target)} [${depth}]${lasti ? ' lasti' : ''}`);
  }
  return lines.join('\n');
}

/** The function that a text of one `def` makes, without its prologue RESUME. */
export function functionListing(source: string): string {
  return listing(innerCode(codeOf(source))).replace(/^\d+ RESUME 0\n/, '');
}

/** Golden text as the tests indent it. */
export function golden(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.trim()).join('\n');
}

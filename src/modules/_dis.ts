/**
 * Module _dis: what the disassembler knows, for the guest's module dis.
 */
import { disassemble, disassembly } from '../bytecode/disassembler.ts';
import { JUMP_PICTURES, PICTURES, ROWS, jumpEffect, stackEffect } from '../bytecode/pictures.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { typeName } from '../runtime/builtin-types.ts';
import { indexOf } from '../runtime/convert.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { PyCode } from '../vm/frame.ts';

/** Of an instruction in co_code. */
const BYTES = 4;
function codeArgument(value: Value): PyCode {
  if (!(value instanceof PyCode)) throw raised(TypeError, `expected a code object, not ${typeName(value)}`);
  return value;
}
/** The change of the stack's depth; of both ways that a jump may go, the larger unless one is asked for. */
function effect(t: Thread, opcode: Value, arg: Value, jump: Value): number {
  const op = Number(indexOf(t, opcode));
  const row = ROWS[op];
  if (row === undefined) throw raised(ValueError, 'invalid opcode or oparg');
  if (row.operand === 'none' ? arg !== null : arg === null) {
    const must = row.operand === 'none' ? 'does not permit' : 'requires';
    throw raised(ValueError, `stack_effect: opcode ${must} oparg but oparg was ${arg === null ? 'not ' : ''}specified`);
  }
  const falls = stackEffect(op, arg === null ? 0 : Number(indexOf(t, arg)));
  const jumps = row.operand === 'jump' && JUMP_PICTURES[op] !== PICTURES[op] ? jumpEffect(op) : falls;
  if (jump === null) return Math.max(falls, jumps);
  return jump === true ? jumps : falls;
}

export const disModule: ModuleRows = {
  name: '_dis',
  doc: 'Instructions of code objects as data and as text.',
  functions: {
    opcodes: [
      '()',
      'For each opcode, in the order of their numbers: its name, the kind of its operand, and what it does.',
      () => new PyList(ROWS.map((row) => new PyTuple([row.name, row.operand, strFromJs(row.doc)]))),
    ],
    instructions: [
      '(code, /)',
      'For each instruction: offset, name, argument or None, its meaning, target or None, label or None, place or None, whether a line begins, and a sentence.',
      (_t, value: Value) =>
        new PyList(
          disassemble(codeArgument(value).code).instructions.map(
            ({ offset, name, arg, meaning, target, label, position, startsLine, says }) =>
              new PyTuple([
                offset * BYTES,
                name,
                arg,
                strFromJs(meaning),
                target === null ? null : target * BYTES,
                label,
                position === null ? null : new PyTuple([position.line, position.endLine, position.col, position.endCol]),
                startsLine,
                strFromJs(says),
              ]),
          ),
        ),
    ],
    text: [
      '(code, /, current, offsets, positions)',
      'The text of one code object, without those among its constants.',
      (t, value: Value, current: Value, offsets: Value, positions: Value) =>
        strFromJs(
          disassembly(codeArgument(value).code, {
            offsets: t.truth(offsets),
            positions: t.truth(positions),
            isShallow: true,
            unit: BYTES,
            current: Math.floor(Number(indexOf(t, current)) / BYTES),
          }),
        ),
    ],
    stack_effect: [
      '(opcode, oparg=None, /, *, jump=None)',
      'Compute the stack effect of the opcode.',
      (t, op: Value, arg: Value = null, jump: Value = null) => effect(t, op, arg, jump),
    ],
  },
};

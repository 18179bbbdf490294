import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { test } from 'uvu';
import { CodeFlag, CodeObject, LocalKind } from '../../../src/bytecode/code.ts';
import type { CodeFields } from '../../../src/bytecode/code.ts';
import { Op } from '../../../src/bytecode/op.gen.ts';
import { OPCODE_COUNT } from '../../../src/bytecode/pictures.ts';
import { BadCode, verify } from '../../../src/bytecode/verifier.ts';
import { compile } from '../../../src/compiler/compile.ts';

type Instruction = readonly [op: Op, arg?: number];

function code(instructions: readonly Instruction[], more: Partial<CodeFields> = {}): CodeObject {
  return new CodeObject({
    name: 'f',
    qualname: 'f',
    filename: 'f.py',
    firstLine: 1,
    flags: 0,
    argCount: 0,
    posOnlyArgCount: 0,
    kwOnlyArgCount: 0,
    localNames: [],
    localKinds: [],
    stackSize: 4,
    words: Int32Array.from(instructions, ([op, arg = 0]) => op | (arg << 8)),
    positions: new Int32Array(instructions.length * 4),
    exceptions: [],
    constants: [null],
    names: ['x'],
    ...more,
  });
}

const START: Instruction = [Op.RESUME];
const NONE: Instruction = [Op.LOAD_CONST];
const END: Instruction = [Op.RETURN_VALUE];
const one = { localNames: ['a'], localKinds: [LocalKind.LOCAL] };
const cell = { localNames: ['a'], localKinds: [LocalKind.CELL] };

const GOOD: Record<string, CodeObject> = {
  'the least': code([START, NONE, END]),
  'a loop': code([START, NONE, [Op.GET_ITER], [Op.FOR_ITER, 6], [Op.POP_TOP], [Op.JUMP_BACKWARD, 3], NONE, END]),
  'ways that meet with a value and null': code(
    [START, NONE, [Op.LOAD_FAST_CHECK], [Op.POP_JUMP_IF_TRUE, 6], [Op.PUSH_NULL], [Op.JUMP_FORWARD, 7], NONE, [Op.CALL], END],
    one,
  ),
  'a handler': code([START, [Op.LOAD_NAME], END, [Op.PUSH_EXC_INFO], [Op.POP_TOP], [Op.POP_EXCEPT], NONE, END], {
    exceptions: [{ start: 1, end: 2, target: 3, depth: 0, lasti: false }],
  }),
};

/** Each breaks one promise; the message says which. */
const BAD: Record<string, [RegExp, CodeObject]> = {
  'no instruction': [/at least one/, code([])],
  'no end': [/falls off/, code([START, NONE])],
  'an opcode that is none': [/no opcode/, code([START, [OPCODE_COUNT as Op], NONE, END])],
  'an argument where none is taken': [/out of range/, code([START, [Op.NOP, 1], NONE, END])],
  'a constant beyond the end': [/out of range/, code([START, [Op.LOAD_CONST, 1], END])],
  'a name beyond the end': [/out of range/, code([START, [Op.LOAD_NAME, 1], END])],
  'a local beyond the end': [/out of range/, code([START, [Op.LOAD_FAST_CHECK, 1], END], one)],
  'an intrinsic beyond the end': [/out of range/, code([START, NONE, [Op.CALL_INTRINSIC_1, 99], END])],
  'a flag that is none': [/no such flags/, code([START, NONE, NONE, [Op.IS_OP, 2], END])],
  'a jump beyond the end': [/out of range/, code([START, [Op.JUMP_FORWARD, 9], NONE, END])],
  'a forward jump that goes back': [/wrong way/, code([START, [Op.NOP], [Op.JUMP_FORWARD, 1], NONE, END])],
  'a conditional jump that goes back': [/wrong way/, code([START, NONE, [Op.POP_JUMP_IF_TRUE, 1], NONE, END])],
  'a backward jump that goes forward': [/wrong way/, code([START, [Op.JUMP_BACKWARD, 2], NONE, END])],
  'a plain local as a cell': [/not a cell/, code([START, [Op.LOAD_DEREF], END], one)],
  'a cell as a plain local': [/not a plain local/, code([[Op.MAKE_CELL], START, [Op.LOAD_FAST_CHECK], END], cell)],
  'a stack that is not there': [/the stack has 0/, code([START, [Op.POP_TOP], NONE, END])],
  'a stack that is too small': [/more than 1/, code([START, NONE, NONE, [Op.POP_TOP], END], { stackSize: 1 })],
  'a value left behind': [/leaves 1/, code([START, NONE, NONE, END])],
  'depths that do not meet': [/another way/, code([START, NONE, NONE, [Op.POP_JUMP_IF_TRUE, 5], NONE, END, END])],
  'a loop that grows': [/another way/, code([START, NONE, [Op.JUMP_BACKWARD, 1]])],
  'null as a value': [/a value expected, not null/, code([START, [Op.PUSH_NULL], END])],
  'a value as an iterator': [/an iterator expected/, code([START, NONE, [Op.FOR_ITER, 4], [Op.POP_TOP], NONE, END])],
  'a value as an exception': [/an exception expected/, code([START, NONE, [Op.RERAISE], NONE, END])],
  'a value as null for a call': [/expected, not an? offset|expected/, code([START, [Op.PUSH_NULL], [Op.PUSH_NULL], [Op.CALL], END])],
  'an offset as a value': [
    /a value expected, not an offset/,
    code([START, [Op.LOAD_NAME], END, [Op.SWAP, 2], END], { exceptions: [{ start: 1, end: 3, target: 3, depth: 0, lasti: true }] }),
  ],
  'RERAISE without its offset': [
    /no offset/,
    code([START, [Op.LOAD_NAME], END, NONE, [Op.SWAP, 2], [Op.RERAISE, 1]], {
      exceptions: [{ start: 1, end: 3, target: 3, depth: 0, lasti: false }],
    }),
  ],
  'a container that is not there': [/the stack has|no container/, code([START, NONE, [Op.LIST_APPEND, 1], NONE, END])],
  'a local that may be unbound': [/may be empty/, code([START, [Op.LOAD_FAST], END], one)],
  'a local unbound by del': [/may be empty/, code([START, [Op.DELETE_FAST], [Op.LOAD_FAST], END], { ...one, argCount: 1 })],
  'a cell that is put aside and not replaced': [
    /may be empty/,
    code([[Op.MAKE_CELL], START, [Op.LOAD_FAST_AND_CLEAR], [Op.LOAD_DEREF], [Op.SWAP, 2], [Op.RESTORE_FAST], END], cell),
  ],
  'a cell that is lost': [/is lost/, code([[Op.MAKE_CELL], START, [Op.LOAD_FAST_AND_CLEAR], [Op.POP_TOP], NONE, END], cell)],
  'a null brought back as a cell': [/a cell expected/, code([[Op.MAKE_CELL], START, [Op.PUSH_NULL], [Op.RESTORE_FAST], NONE, END], cell)],
  'no RESUME': [/RESUME 0/, code([NONE, END])],
  'RESUME in the middle': [/where a frame starts/, code([START, [Op.RESUME], NONE, END])],
  'a cell that is not made': [/no cell is made/, code([START, NONE, END], cell)],
  'a closure that is not taken over': [/COPY_FREE_VARS 1/, code([START, NONE, END], { localNames: ['a'], localKinds: [LocalKind.FREE] })],
  'a generator without RETURN_GENERATOR': [/RETURN_GENERATOR/, code([START, NONE, END], { flags: CodeFlag.GENERATOR })],
  'RETURN_GENERATOR in a function': [/outside the prologue|RESUME 0/, code([START, [Op.RETURN_GENERATOR], NONE, END])],
  'yield in a function': [/only generators/, code([START, NONE, [Op.YIELD_VALUE], [Op.RESUME, 1], END])],
  'yield without RESUME': [
    /RESUME follows/,
    code([[Op.RETURN_GENERATOR], START, NONE, [Op.YIELD_VALUE], END], { flags: CodeFlag.GENERATOR }),
  ],
  'a jump into the prologue': [/into the prologue/, code([[Op.MAKE_CELL], START, [Op.JUMP_BACKWARD, 0]], cell)],
  'an entry that covers nothing': [
    /covers instructions/,
    code([START, NONE, END], { exceptions: [{ start: 1, end: 1, target: 1, depth: 0, lasti: false }] }),
  ],
  'entries that overlap': [
    /do not overlap/,
    code([START, NONE, NONE, [Op.POP_TOP], END, [Op.RERAISE]], {
      exceptions: [
        { start: 1, end: 3, target: 5, depth: 0, lasti: false },
        { start: 2, end: 4, target: 5, depth: 0, lasti: false },
      ],
    }),
  ],
  'a handler beyond the end': [
    /a handler inside/,
    code([START, NONE, END], { exceptions: [{ start: 1, end: 2, target: 9, depth: 0, lasti: false }] }),
  ],
  'a handler deeper than the stack': [
    /handler/,
    code([START, [Op.LOAD_NAME], END, [Op.RERAISE]], { exceptions: [{ start: 1, end: 2, target: 3, depth: 1, lasti: false }] }),
  ],
  'arguments without locals': [/a local for each argument/, code([START, NONE, END], { argCount: 1 })],
  'locals out of order': [
    /out of order/,
    code([[Op.MAKE_CELL], START, NONE, END], { localNames: ['a', 'b'], localKinds: [LocalKind.CELL, LocalKind.LOCAL] }),
  ],
  'positions that are missing': [/a position for each/, code([START, NONE, END], { positions: new Int32Array(4) })],
};

for (const [name, object] of Object.entries(GOOD)) {
  test(`accepts ${name}`, () => {
    verify(object);
    assert.equal(object.verified, true);
  });
}

for (const [name, [promise, object]] of Object.entries(BAD)) {
  test(`rejects ${name}`, () => {
    assert.throws(
      () => verify(object),
      (error: unknown) => error instanceof BadCode && promise.test(error.message),
    );
    assert.equal(object.verified, false);
  });
}

test('code among the constants is verified too', () => {
  const inner = code([START, NONE]);
  assert.throws(() => verify(code([START, NONE, END], { constants: [inner] })), BadCode);
});

const SAMPLE = `
def f(a, *b, c=1):
    x = [lambda: y for y in a if y]
    for i in b:
        try:
            with c as d: yield i
        except E as e: return
        finally: print(x)
    match a:
        case [1, *r] | {"k": r}: del r
`;

test('changed code is accepted or rejected, and never anything else', () => {
  const whole = compile(SAMPLE, 's.py', 'exec');
  const sample = whole.constants.find((each) => each instanceof CodeObject) as CodeObject;
  const change = fc.record({ at: fc.nat(sample.words.length - 1), op: fc.nat(OPCODE_COUNT), arg: fc.nat(sample.words.length) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const words = sample.words.slice();
      for (const { at, op, arg } of changes) words[at] = op | (arg << 8);
      try {
        verify(new CodeObject({ ...sample, ...sample.body, words }));
      } catch (error) {
        assert.ok(error instanceof BadCode, String(error));
      }
    }),
    { seed: 7, numRuns: 3000 },
  );
});

test.run();

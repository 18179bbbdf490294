import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { test } from 'uvu';
import { CodeObject } from '../../../src/bytecode/code.ts';
import type { Constant } from '../../../src/bytecode/constants.ts';
import { intConstant, strConstant } from '../../../src/bytecode/constants.ts';
import { disassembly } from '../../../src/bytecode/disassembler.ts';
import { BadCodeFile, CODE_VERSION, checksum, deserialise, serialise } from '../../../src/bytecode/serialise.ts';
import { compile } from '../../../src/compiler/compile.ts';

const SOURCE = `
"doc é"
import a.b as c
x = 1.5, -0.0, 1e400, 2j, 10 ** 30, -(2 ** 70), b"\\x00\\xff", "\\ud800", "😀", ..., a[1:2]
def f(a, /, b, *c, d=1, **e):
    try:
        return [lambda: a for a in b if a not in {1, 2}]
    finally:
        pass
class ÄÖ[T](c.D):
    async def g(self): return (await x for x in self)
`;

test('what is read is what was written', () => {
  const code = compile(SOURCE, 'täst.py', 'exec');
  const bytes = serialise(code);
  const back = deserialise(bytes);
  assert.equal(disassembly(back, { positions: true }), disassembly(code, { positions: true }));
  assert.deepEqual(back.constants, code.constants);
  assert.equal(back.verified, true);
  assert.deepEqual(serialise(back), bytes);
});

const constant: fc.Arbitrary<Constant> = fc.letrec<{ value: Constant }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<Constant>(null, true, false, { tag: 'ellipsis' }),
    fc.bigInt().map(intConstant),
    fc.maxSafeInteger(),
    fc.array(fc.nat(0x10ffff)).map(strConstant),
    fc.double().map((value): Constant => ({ tag: 'float', value })),
    fc.tuple(fc.double(), fc.double()).map(([real, imag]): Constant => ({ tag: 'complex', real, imag })),
    fc.uint8Array().map((bytes): Constant => ({ tag: 'bytes', bytes })),
    fc.array(tie('value'), { maxLength: 4 }).map((items): Constant => ({ tag: 'tuple', items })),
    fc.tuple(tie('value'), tie('value'), tie('value')).map(([start, stop, step]): Constant => ({ tag: 'slice', start, stop, step })),
  ),
})).value;

test('constants of every kind survive', () => {
  const plain = compile('x', 'p.py', 'exec');
  fc.assert(
    fc.property(fc.array(constant), (constants) => {
      const code = new CodeObject({ ...plain, ...plain.body, constants: [null, ...constants] });
      assert.deepEqual(deserialise(serialise(code)).constants, code.constants);
    }),
    { seed: 3, numRuns: 300 },
  );
});

function rejects(bytes: Uint8Array, message: RegExp): void {
  assert.throws(
    () => deserialise(bytes),
    (error: unknown) => error instanceof BadCodeFile && message.test(error.message),
  );
}

test('a file that is not whole or not ours says so', () => {
  const bytes = serialise(compile(SOURCE, 't.py', 'exec'));
  rejects(new Uint8Array(0), /does not begin/);
  rejects(new TextEncoder().encode('print("hello, world")'), /does not begin/);
  rejects(bytes.slice(0, -1), /were promised/);
  rejects(Uint8Array.of(...bytes, 0), /were promised/);
  const old = bytes.slice();
  new DataView(old.buffer).setUint16(4, CODE_VERSION ^ 1, true);
  rejects(old, /another version/);
  const flipped = bytes.slice();
  flipped[bytes.length >> 1] ^= 4;
  rejects(flipped, /checksum/);
});

test('wrong bytes under a right checksum end in an error or in sound code', () => {
  const bytes = serialise(compile(SOURCE, 't.py', 'exec'));
  const change = fc.record({ at: fc.integer({ min: 16, max: bytes.length - 1 }), to: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.option(fc.integer({ min: 16, max: bytes.length })), (changes, end) => {
      const wrong = bytes.slice(0, end ?? bytes.length);
      for (const { at, to } of changes) if (at < wrong.length) wrong[at] = to;
      const view = new DataView(wrong.buffer);
      view.setUint32(8, wrong.length - 16, true);
      view.setUint32(12, checksum(wrong.subarray(16)), true);
      try {
        assert.equal(deserialise(wrong).verified, true);
      } catch (error) {
        assert.ok(error instanceof BadCodeFile, String(error));
      }
    }),
    { seed: 11, numRuns: 2000 },
  );
});

test.run();

// D10: every opcode has a symbolic handler, or one that says why the graph ends there.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OPCODES } from '../../../src/bytecode/opcodes.ts';
import { UNHANDLED } from '../../../src/capture/instructions.ts';

test('D10: no opcode was forgotten', () => {
  assert.ok(OPCODES.length > 100);
  assert.equal(UNHANDLED, []);
});

test.run();

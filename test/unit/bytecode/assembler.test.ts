import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { Assembler, DEREF_BASE } from '../../../src/bytecode/assembler.ts';
import type { Assembled, FrameLayout } from '../../../src/bytecode/assembler.ts';
import { LocalKind } from '../../../src/bytecode/code.ts';
import { Op } from '../../../src/bytecode/op.gen.ts';
import { PICTURES, ROWS, readPicture, stackEffect } from '../../../src/bytecode/pictures.ts';

const at = (line: number) => ({ line, col: 0, endLine: line, endCol: 1 });
const LAYOUT: FrameLayout = { derefSlots: [], localKinds: [LocalKind.LOCAL, LocalKind.LOCAL], argumentCount: 1 };
const text = ({ words, positions }: Assembled) =>
  Array.from(words, (word, i) => `${positions[i * 4]} ${ROWS[word & 255].name} ${word >>> 8}`).join('\n');

test('a picture says kinds and counts', () => {
  assert.deepEqual(readPicture('callable orNull arg[n] names -- value').before, [
    { kind: 1, factor: 0, extra: 1 },
    { kind: 3, factor: 0, extra: 1 },
    { kind: 1, factor: 1, extra: 0 },
    { kind: 1, factor: 0, extra: 1 },
  ]);
  assert.deepEqual(readPicture('pair[2n] -- old_exc').before, [{ kind: 1, factor: 2, extra: 0 }]);
  assert.equal(readPicture('-- old_exc').after[0].kind, 5);
  assert.throws(() => readPicture('value'), /needs one/);
});

test('every row has a picture that can be read', () => {
  assert.equal(PICTURES.length, ROWS.length);
  assert.equal(stackEffect(Op.CALL_KW, 3), -5);
  assert.equal(stackEffect(Op.BUILD_MAP, 2), -3);
  assert.equal(stackEffect(Op.UNPACK_EX, 1 | (2 << 8)), 3);
  assert.equal(stackEffect(Op.BUILD_INTERPOLATION, 1), -2);
});

test('dead code is dropped, labels that nothing leads to as well', () => {
  const a = new Assembler();
  const end = a.newLabel();
  a.emit(Op.LOAD_CONST, 0, at(1));
  a.emit(Op.RETURN_VALUE, 0, at(1));
  a.emit(Op.LOAD_CONST, 1, at(2));
  a.jumpTo(end, at(2));
  a.place(end);
  assert.equal(a.isReachable, false);
  a.emit(Op.RETURN_VALUE, 0, at(3));
  assert.equal(text(a.finish(LAYOUT)), '1 LOAD_CONST 0\n1 RETURN_VALUE 0');
});

test('jumps to jumps are shortened, jumps to the next instruction vanish', () => {
  const a = new Assembler();
  const [first, second] = [a.newLabel(), a.newLabel()];
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.jump(Op.POP_JUMP_IF_FALSE, first, at(1));
  a.emit(Op.LOAD_FAST, 0, at(2));
  a.emit(Op.POP_TOP, 0, at(2));
  a.place(first);
  a.jumpTo(second, at(2));
  a.place(second);
  a.emit(Op.LOAD_CONST, 0, at(3));
  a.emit(Op.RETURN_VALUE, 0, at(3));
  const expected = ['1 LOAD_FAST 0', '1 POP_JUMP_IF_FALSE 4', '2 LOAD_FAST 0', '2 POP_TOP 0', '3 LOAD_CONST 0', '3 RETURN_VALUE 0'];
  assert.equal(text(a.finish(LAYOUT)), expected.join('\n'));
});

test('and/or chains jump where the value is decided', () => {
  const a = new Assembler();
  const [or, end] = [a.newLabel(), a.newLabel()];
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.jump(Op.JUMP_IF_FALSE_OR_POP, or, at(1));
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.place(or);
  a.jump(Op.JUMP_IF_TRUE_OR_POP, end, at(1));
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.place(end);
  a.emit(Op.RETURN_VALUE, 0, at(1));
  // False decides nothing for `or`: the first jump drops its value and goes behind the second.
  assert.match(text(a.finish(LAYOUT)), /POP_JUMP_IF_FALSE 4\n/);
});

test('an instruction without a position takes the one that leads to it, if there is just one', () => {
  const a = new Assembler();
  const label = a.newLabel();
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.jump(Op.POP_JUMP_IF_TRUE, label, at(1));
  a.emit(Op.LOAD_FAST, 0, at(2));
  a.emit(Op.POP_TOP, 0, null);
  a.place(label);
  a.emit(Op.LOAD_FAST, 0, null);
  a.emit(Op.RETURN_VALUE, 0, at(4));
  const lines = text(a.finish(LAYOUT)).split('\n');
  assert.equal(lines[3], '2 POP_TOP 0');
  assert.equal(lines[4], '0 LOAD_FAST 0');
});

test('the implicit return has a copy for each way to it', () => {
  const a = new Assembler();
  const [otherwise, end] = [a.newLabel(), a.newLabel()];
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.jump(Op.POP_JUMP_IF_FALSE, otherwise, at(1));
  a.emit(Op.LOAD_FAST, 0, at(2));
  a.emit(Op.POP_TOP, 0, at(2));
  a.jumpTo(end, null);
  a.place(otherwise);
  a.emit(Op.LOAD_FAST, 0, at(3));
  a.jump(Op.POP_JUMP_IF_FALSE, end, at(3));
  a.emit(Op.LOAD_FAST, 0, at(4));
  a.emit(Op.POP_TOP, 0, at(4));
  a.place(end);
  a.returnNone(0);
  const returns = text(a.finish(LAYOUT))
    .split('\n')
    .filter((line) => line.includes('RETURN_VALUE'));
  assert.deepEqual(returns, ['2 RETURN_VALUE 0', '4 RETURN_VALUE 0', '3 RETURN_VALUE 0']);
});

test('neighbours under one handler are one entry; a region that cannot fail has none', () => {
  const a = new Assembler();
  const handler = a.protect(true);
  a.emit(Op.LOAD_CONST, 0, at(1));
  a.emit(Op.GET_ITER, 0, at(1));
  a.emit(Op.POP_ITER, 0, at(1));
  a.currentHandler = null;
  const quiet = a.protect(false);
  a.emit(Op.NOP, 0, at(2));
  a.currentHandler = null;
  a.emit(Op.LOAD_CONST, 0, at(3));
  a.emit(Op.RETURN_VALUE, 0, at(3));
  a.placeHandler(quiet);
  assert.equal(a.isReachable, false);
  a.placeHandler(handler);
  assert.equal(a.stackDepth, 2);
  a.emit(Op.RERAISE, 1, null);
  const { exceptions, stackSize } = a.finish(LAYOUT);
  assert.deepEqual(exceptions, [{ start: 0, end: 3, target: 6, depth: 0, lasti: true }]);
  assert.equal(stackSize, 2);
});

test('LOAD_FAST stays where the local is bound on every way', () => {
  const a = new Assembler();
  const label = a.newLabel();
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.jump(Op.POP_JUMP_IF_FALSE, label, at(1));
  a.emit(Op.LOAD_FAST, 0, at(2));
  a.emit(Op.STORE_FAST, 1, at(2));
  a.place(label);
  a.emit(Op.LOAD_FAST, 1, at(3));
  a.emit(Op.POP_TOP, 0, at(3));
  a.emit(Op.LOAD_FAST, 1, at(4));
  a.emit(Op.RETURN_VALUE, 0, at(4));
  const code = text(a.finish(LAYOUT));
  assert.match(code, /3 LOAD_FAST_CHECK 1\n/);
  // The check has proved it.
  assert.match(code, /4 LOAD_FAST 1\n/);
});

test('a check can raise, so its handler does not find the local bound', () => {
  const a = new Assembler();
  const handler = a.protect(false);
  a.emit(Op.LOAD_FAST, 1, at(1));
  a.emit(Op.RETURN_VALUE, 0, at(1));
  a.currentHandler = null;
  // Nothing else in the region can fail; the handler counts as reached all the same.
  a.placeHandler(handler);
  a.emit(Op.POP_TOP, 0, at(2));
  a.emit(Op.LOAD_FAST, 1, at(3));
  a.emit(Op.RETURN_VALUE, 0, at(3));
  assert.match(text(a.finish(LAYOUT)), /3 LOAD_FAST_CHECK 1/);
});

test('a loop that unbinds what it began with is seen', () => {
  const a = new Assembler();
  const start = a.newLabel();
  const end = a.newLabel();
  a.place(start);
  a.emit(Op.LOAD_FAST, 0, at(1));
  a.jump(Op.POP_JUMP_IF_FALSE, end, at(1));
  a.emit(Op.DELETE_FAST, 0, at(2));
  a.jumpTo(start, at(2));
  a.place(end);
  a.returnNone(0);
  assert.match(text(a.finish(LAYOUT)), /^1 LOAD_FAST_CHECK 0\n/);
});

test('cells are counted apart and get their slots at the end', () => {
  const a = new Assembler();
  a.emit(Op.MAKE_CELL, DEREF_BASE, null);
  a.emit(Op.RESUME, 0, at(1));
  a.emit(Op.LOAD_DEREF, DEREF_BASE, at(1));
  a.emit(Op.RETURN_VALUE, 0, at(1));
  const layout: FrameLayout = { derefSlots: [1], localKinds: [LocalKind.LOCAL, LocalKind.CELL], argumentCount: 1 };
  assert.equal(text(a.finish(layout)), '0 MAKE_CELL 1\n1 RESUME 0\n1 LOAD_DEREF 1\n1 RETURN_VALUE 0');
});

test('broken promises are internal errors', () => {
  const falling = new Assembler();
  falling.emit(Op.LOAD_CONST, 0, at(1));
  assert.throws(() => falling.finish(LAYOUT), /falls off the end/);
  const shallow = new Assembler();
  assert.throws(() => shallow.emit(Op.POP_TOP, 0, at(1)), /more than the stack holds/);
  const uneven = new Assembler();
  const label = uneven.newLabel();
  uneven.emit(Op.LOAD_CONST, 0, at(1));
  uneven.jump(Op.POP_JUMP_IF_TRUE, label, at(1));
  uneven.emit(Op.LOAD_CONST, 0, at(1));
  assert.throws(() => uneven.place(label), /depth 1 at a label, 0 promised/);
  assert.throws(() => new Assembler().emit(Op.LOAD_CONST, 1 << 24, at(1)), /cannot have/);
});

test.run();

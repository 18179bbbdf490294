import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import {
  copyContext,
  currentContext,
  enterContext,
  exitContext,
  getVariable,
  PyContext,
  PyContextVar,
  resetVariable,
  setVariable,
} from '../../../src/runtime/context.ts';
import { ContextStack } from '../../../src/runtime/context-stack.ts';
import type { PyException } from '../../../src/runtime/exceptions.ts';
import { Raise, type Thread } from '../../../src/runtime/machine.ts';

/** What contexts ask of a thread. */
const threadOf = (id: number): Thread =>
  ({ id, contexts: new ContextStack(), reprText: () => 'it', callerFrame: () => null }) as unknown as Thread;
const variableOf = (standard?: string): PyContextVar => new PyContextVar('v', standard, 7);
function refuses(work: () => void, words: RegExp): void {
  assert.throws(work, (error: unknown) => error instanceof Raise && words.test(String((error.exception as PyException).args.items[0])));
}

test('C11: to read on a thread without a context makes none', () => {
  const t = threadOf(1);
  assert.equal(getVariable(t, variableOf('standard')), 'standard');
  assert.equal(getVariable(t, variableOf('standard'), 'given'), 'given');
  assert.equal(t.contexts.current, null);
  assert.equal(t.contexts.version, 0n);
});

test('C12: set makes the base context, which is no switch; it counts as entered', () => {
  const t = threadOf(1);
  setVariable(t, variableOf(), 1);
  assert.equal(t.contexts.version, 0n);
  refuses(() => enterContext(t, currentContext(t)), /is already entered/);
});

test('C23: a copy has the very same map', () => {
  const t = threadOf(1);
  setVariable(t, variableOf(), 1);
  const copy = copyContext(currentContext(t));
  assert.equal(copy.vars, currentContext(t).vars);
  assert.equal(copy.entered, false);
  assert.equal(copy.previous, null);
});

test('C26: what cannot be left', () => {
  const t = threadOf(1);
  const [outer, inner] = [new PyContext(), new PyContext()];
  refuses(() => exitContext(t, outer), /has not been entered/);
  enterContext(t, outer);
  enterContext(t, inner);
  refuses(() => exitContext(t, outer), /references a different context object/);
  exitContext(t, inner);
  exitContext(t, outer);
  assert.equal(t.contexts.current, null);
});

test('C27: the counter moves with each switch and with nothing else, and wraps', () => {
  const t = threadOf(1);
  const variable = variableOf();
  const context = new PyContext();
  enterContext(t, context);
  assert.equal(t.contexts.version, 1n);
  resetVariable(t, variable, setVariable(t, variable, 1));
  copyContext(context);
  assert.equal(t.contexts.version, 1n);
  exitContext(t, context);
  assert.equal(t.contexts.version, 2n);
  t.contexts.version = 0xffffffffn;
  t.contexts.bump(t, 'enter');
  assert.equal(t.contexts.version, 1n << 32n);
  t.contexts.version = (1n << 64n) - 1n;
  enterContext(t, context);
  assert.equal(t.contexts.version, 0n);
  exitContext(t, context);
  assert.equal(t.contexts.version, 1n);
});

test('C28: what a variable remembers holds for one thread and one state of its stack', () => {
  const [one, two] = [threadOf(1), threadOf(2)];
  const variable = variableOf('standard');
  setVariable(one, variable, 'one');
  setVariable(two, variable, 'two');
  for (let i = 0; i < 3; i++) {
    assert.equal(getVariable(one, variable), 'one');
    assert.equal(getVariable(two, variable), 'two');
  }
  // There is one place: each reading finds what the other thread left there, and takes it.
  assert.equal(variable.misses, 6);
  assert.equal(variable.hits, 0);
  assert.equal(getVariable(two, variable), 'two');
  assert.equal(variable.hits, 1);
  enterContext(two, new PyContext());
  assert.equal(getVariable(two, variable), 'standard');
});

test('C29: what was remembered before the counter wrapped does not match after it', () => {
  const t = threadOf(1);
  const variable = variableOf('standard');
  setVariable(t, variable, 'of the base');
  const { low, high } = t.contexts;
  // As many switches later as there are numbers: another context is on top, and the number is the same.
  t.contexts.version = (1n << 64n) - 1n;
  enterContext(t, new PyContext());
  assert.deepEqual([t.contexts.low, t.contexts.high], [low, high]);
  assert.equal(getVariable(t, variable), 'standard');
});

test.run();

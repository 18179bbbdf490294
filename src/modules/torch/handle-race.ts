/**
 * The race that a cache of handles has when a slot is claimed first and filled afterwards, run for real: several workers play threads of one
 * interpreter and go through the same slots of a piece of shared memory.
 *
 *     memory   | how many have come | slot 0: tag, handle | slot 1: tag, handle | ...        words of 32 bits
 *
 * Each takes for every slot what the protocol gives it. `nulls` counts a tag that said "ours" with nothing behind it; `strays` what somebody got
 * and is not what the slot has at the end: two objects where one was promised.
 */
import { bytesOf } from '../../runtime/buffers.ts';
import { PyTuple } from '../../runtime/collections.ts';
import type { NativeRow } from '../../runtime/define.ts';
import { raised, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { Value } from '../../runtime/object.ts';

const OURS = 1;
const BUSY = 2;
const SLOTS = 1;

type Protocol = (words: Int32Array, tag: number, data: number, made: number) => number;
const PROTOCOLS: Readonly<Record<string, Protocol>> = {
  // Claim, then fill: between the two the slot says "ours" and has nothing.
  single(words, tag, data, made) {
    if (Atomics.load(words, tag) === OURS) return Atomics.load(words, data);
    if (Atomics.compareExchange(words, tag, 0, OURS) === 0) Atomics.store(words, data, made);
    return made;
  },
  // Busy while it is filled: who finds that waits for the word to say whose it is.
  'single-safe'(words, tag, data, made) {
    if (Atomics.load(words, tag) === 0 && Atomics.compareExchange(words, tag, 0, BUSY) === 0) {
      Atomics.store(words, data, made);
      Atomics.store(words, tag, OURS);
      return made;
    }
    while (Atomics.load(words, tag) !== OURS);
    return Atomics.load(words, data);
  },
  // One pointer. The one who comes late keeps what it has made.
  'data-cas'(words, _tag, data, made) {
    const there = Atomics.load(words, data);
    if (there !== 0) return there;
    Atomics.compareExchange(words, data, 0, made);
    return made;
  },
  // The same, and who comes late takes the winner's: what a slot for each interpreter comes down to between threads.
  'per-interpreter'(words, _tag, data, made) {
    const there = Atomics.load(words, data);
    if (there !== 0) return there;
    const winner = Atomics.compareExchange(words, data, 0, made);
    return winner === 0 ? made : winner;
  },
};
/** All come to the line, then all go on. */
function meet(words: Int32Array, count: number): void {
  Atomics.add(words, 0, 1);
  while (Atomics.load(words, 0) < count);
}
function race(_t: Thread, memory: Value, protocol: Value, me: Value, workers: Value): Value {
  const bytes = bytesOf(memory);
  const run = Object.hasOwn(PROTOCOLS, String(protocol)) ? PROTOCOLS[String(protocol)] : undefined;
  if (bytes === undefined || !(bytes.buffer instanceof SharedArrayBuffer) || bytes.byteOffset % 4 !== 0 || run === undefined)
    throw raised(ValueError, 'a memoryview that workers share, and the name of a protocol, are expected');
  const words = new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  const count = (words.length - SLOTS) >> 1;
  const got = new Int32Array(count);
  meet(words, Number(workers));
  for (let slot = 0; slot < count; slot++) got[slot] = run(words, SLOTS + 2 * slot, SLOTS + 2 * slot + 1, Number(me) * count + slot + 1);
  meet(words, 2 * Number(workers));
  let nulls = 0;
  let strays = 0;
  for (let slot = 0; slot < count; slot++) {
    if (got[slot] === 0) nulls++;
    else if (got[slot] !== words[SLOTS + 2 * slot + 1]) strays++;
  }
  return new PyTuple([nulls, strays]);
}

export const raceRows: Readonly<Record<string, NativeRow>> = {
  _race: [
    '(memory, protocol, me, workers, /)',
    'Go through the slots in shared memory, together with others: how often nothing was found, and something that is not there.',
    race,
  ],
};

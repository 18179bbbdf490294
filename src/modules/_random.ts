/**
 * Module _random: the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998) behind module random.
 *
 * 624 words of 32 bits; when all are used up they are twisted into 624 new ones, and each word is tempered on its way out. A
 * generator that nobody seeded takes its words from the host when it is first asked, not before.
 */
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import { PyBytes, PyList, PyTuple } from '../runtime/collections.ts';
import { bytesArgument } from '../runtime/buffers.ts';
import { indexOf, sizeOf } from '../runtime/convert.ts';
import type { ModuleRows, TypeRows } from '../runtime/define.ts';
import { OverflowError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Interpreter, Thread } from '../runtime/machine.ts';
import { intOf, makeFloat, makeInt } from '../runtime/number.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { sha512 } from './sha512.ts';

const N = 624;
const M = 397;
const UNSEEDED = -1;

class PyRandom extends PyObject {
  private readonly words = new Uint32Array(N);
  private at = UNSEEDED;
  constructor(cls: PyType) {
    super();
    if (cls === randomType) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  private seedWith(n: number): void {
    const { words } = this;
    words[0] = n;
    for (let i = 1; i < N; i++) words[i] = Math.imul(1812433253, words[i - 1] ^ (words[i - 1] >>> 30)) + i;
    this.at = N;
  }
  seedWords(key: ArrayLike<number>): void {
    const { words } = this;
    this.seedWith(19650218);
    let i = 1;
    const step = (): void => {
      if (++i < N) return;
      words[0] = words[N - 1];
      i = 1;
    };
    for (let k = Math.max(N, key.length), j = 0; k > 0; k--) {
      words[i] = (words[i] ^ Math.imul(words[i - 1] ^ (words[i - 1] >>> 30), 1664525)) + key[j] + j;
      step();
      if (++j >= key.length) j = 0;
    }
    for (let k = N - 1; k > 0; k--) {
      words[i] = (words[i] ^ Math.imul(words[i - 1] ^ (words[i - 1] >>> 30), 1566083941)) - i;
      step();
    }
    words[0] = 0x80000000;
  }
  forget(): void {
    this.at = UNSEEDED;
  }
  ready(interp: Interpreter): void {
    if (this.at === UNSEEDED) this.seedWords(new Uint32Array(interp.host.entropy(N * 4).slice().buffer));
  }
  private twist(): void {
    const { words } = this;
    for (let k = 0; k < N; k++) {
      const y = (words[k] & 0x80000000) | (words[k + 1 < N ? k + 1 : 0] & 0x7fffffff);
      words[k] = words[k < N - M ? k + M : k + M - N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.at = 0;
  }
  /** 32 random bits. */
  word(t: Thread): number {
    if (this.at < 0) this.ready(t.interp);
    if (this.at >= N) this.twist();
    let y = this.words[this.at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }
  /** A double in [0, 1) with 53 random bits. */
  double(t: Thread): number {
    const high = this.word(t) >>> 5;
    return (high * 67108864 + (this.word(t) >>> 6)) / 9007199254740992;
  }
  /** An int of so many bits; the first word is the lowest. */
  bits(t: Thread, count: number): number | bigint {
    if (count <= 32) return count === 0 ? 0 : this.word(t) >>> (32 - count);
    const first = this.word(t);
    if (count <= 53) return (this.word(t) >>> (64 - count)) * 4294967296 + first;
    t.allot(count / 64);
    const parts = [first];
    for (let rest = count - 32; rest > 0; rest -= 32) parts.push(rest < 32 ? this.word(t) >>> (32 - rest) : this.word(t));
    return makeInt(
      BigInt(
        `0x${parts
          .reverse()
          .map((part) => part.toString(16).padStart(8, '0'))
          .join('')}`,
      ),
    );
  }
  /** An int in [0, n): tries until one fits. */
  below(t: Thread, n: number | bigint): number | bigint {
    if (typeof n === 'number' && n <= 4294967296) {
      // 2**32 itself has 33 bits.
      const count = n >= 2147483648 ? (n === 4294967296 ? 33 : 32) : 32 - Math.clz32(n);
      for (;;) {
        const r = this.bits(t, count);
        if (r < n) return r;
      }
    }
    const count = n.toString(2).length;
    for (;;) {
      const r = this.bits(t, count);
      if (r < n) return r;
    }
  }
  state(t: Thread): PyTuple {
    this.ready(t.interp);
    return new PyTuple([...this.words, this.at]);
  }
  restore(words: readonly number[], at: number): void {
    this.words.set(words);
    this.at = at;
  }
}
const randomType = builtinType('Random', {
  flags: TypeFlag.BASETYPE,
  js: PyRandom,
  module: '_random',
  allocate: (cls) => new PyRandom(cls),
});
randomType.name = '_random.Random';

function seed(t: Thread, self: PyRandom, n: Value = null): Value {
  if (n === null) {
    self.forget();
    return null;
  }
  let int = intOf(n);
  if (int === undefined) {
    const hash = BigInt(t.hash(n));
    int = BigInt.asUintN(64, hash);
  }
  let rest = BigInt(int);
  if (rest < 0n) rest = -rest;
  const hex = rest.toString(16);
  const key: number[] = [];
  for (let end = hex.length; end > 0; end -= 8) key.push(Number.parseInt(hex.slice(Math.max(0, end - 8), end), 16));
  self.seedWords(key);
  return null;
}
function setState(t: Thread, self: PyRandom, state: Value): Value {
  if (!(state instanceof PyTuple)) throw raised(TypeError, 'state vector must be a tuple');
  if (state.items.length !== N + 1) throw raised(ValueError, 'state vector is the wrong size');
  const words = state.items.slice(0, N).map((item) => {
    const word = intOf(item);
    if (word === undefined) throw raised(TypeError, 'an integer is required');
    if (word < 0) throw raised(OverflowError, "can't convert negative value to unsigned int");
    if (word > 18446744073709551615n) throw raised(OverflowError, 'Python int too large to convert to C unsigned long');
    return Number(BigInt.asUintN(32, BigInt(word)));
  });
  const at = sizeOf(t, state.items[N]);
  if (at < 0 || at > N) throw raised(ValueError, 'invalid state');
  self.restore(words, at);
  return null;
}
function positive(t: Thread, v: Value): number | bigint {
  const n = indexOf(t, v);
  if (n <= 0) throw raised(ValueError, 'an int above 0 is required');
  return n;
}
/** shuffle() of a list: from the end on, each item changes places with one before it or itself. */
function shuffle(t: Thread, self: PyRandom, list: Value): Value {
  if (!(list instanceof PyList)) throw raised(TypeError, `expected a list, got ${typeName(list)}`);
  const { items } = list;
  t.charge(items.length);
  for (let i = items.length - 1; i > 0; i--) {
    const j = self.below(t, i + 1) as number;
    const item = items[i];
    items[i] = items[j];
    items[j] = item;
  }
  return null;
}

const rows: TypeRows = {
  doc: 'Random() -> create a random number generator with its own internal state.',
  new: ['(cls, /, *args, **kwargs)', 'Create and return a new object.', (_t, cls: PyType) => new PyRandom(cls)],
  methods: {
    __init__: ['(self, n=None, /)', 'Initialize self.', seed],
    random: ['(self, /)', 'random() -> x in the interval [0, 1).', (t, self: PyRandom) => makeFloat(self.double(t))],
    seed: [
      '(self, n=None, /)',
      'seed([n]) -> None.\n\nDefaults to use urandom and falls back to a combination\nof the current time and the process identifier.',
      seed,
    ],
    getrandbits: [
      '(self, k, /)',
      'getrandbits(k) -> x.  Generates an int with k random bits.',
      (t, self: PyRandom, k: Value) => {
        const count = indexOf(t, k);
        if (count < 0) throw raised(ValueError, 'Cannot convert negative int');
        if (typeof count === 'bigint') throw raised(OverflowError, 'Python int too large for C uint64_t');
        return self.bits(t, count);
      },
    ],
    getstate: ['(self, /)', 'getstate() -> tuple containing the current state.', (t, self: PyRandom) => self.state(t)],
    setstate: ['(self, state, /)', 'setstate(state) -> None.  Restores generator state.', setState],
    _randbelow: [
      '(self, n, /)',
      'A random int in [0, n).',
      (t, self: PyRandom, n: Value) => self.below(t, typeof n === 'number' && n > 0 && Number.isInteger(n) ? n : positive(t, n)),
    ],
    _shuffle: ['(self, x, /)', 'Shuffle a list in place.', shuffle],
  },
};

export const randomModule: ModuleRows = {
  name: '_random',
  doc: 'Module implements the Mersenne Twister random number generator.',
  types: [[randomType, rows]],
  functions: {
    _sha512: ['(data, /)', 'The SHA-512 digest of bytes.', (_t, data: Value) => new PyBytes(sha512(bytesArgument(data)))],
    _entropy: [
      '(size, /)',
      'So many random bytes from the host.',
      (t, size: Value) => {
        const count = sizeOf(t, size);
        if (count < 0) throw raised(ValueError, 'negative argument not allowed');
        t.allot(count / 8);
        const bytes = new Uint8Array(count);
        // The host gives so many at a time at most.
        for (let at = 0; at < count; at += 65536) bytes.set(t.interp.host.entropy(Math.min(65536, count - at)), at);
        return new PyBytes(bytes);
      },
    ],
  },
  values: () => ({ Random: randomType }),
};

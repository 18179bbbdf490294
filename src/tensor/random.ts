/**
 * Random numbers, the very ones PyTorch draws on a CPU.
 *
 * Underneath is the Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded with the low 32 bits of the seed. What a word becomes
 * is PyTorch's choice, and a program prints the same numbers only if each choice is the same:
 *
 *     uniform, float32      24 bits of one word                 randint     a word modulo the range; two words from 2**32 on
 *     uniform, float64      53 bits of two words                bernoulli   a float64 uniform below p, whatever the dtype
 *     exponential           -log1p(-u) / rate of a float64 uniform
 *     normal, one by one    r cos t of two float64 uniforms; r sin t waits in the generator for the next draw
 *     normal, 16 and more   uniforms of the dtype first, then each block of 16 is turned in place, its first half with its second;
 *                           what is left over makes the last 16 elements be drawn anew
 *
 * A product that is added to something is fused with the addition, as on the processors PyTorch is built for. All draws are equal to the
 * last bit but float64 normals and exponentials, whose logarithms and sines are the host's and may differ from C's in the last bits.
 *
 * A generator knows numbers and typed arrays, no tensors. An array given to be filled stands for contiguous memory.
 */
import { fusedMultiplyAdd } from './fused.ts';
import { turnSixteen32, turnSixteen64 } from './normal-blocks.ts';

const N = 624;
const M = 397;
const TWO_24 = 2 ** -24;
const TWO_53 = 2 ** -53;
const TWO_32 = 2 ** 32;

/** Seed of a generator that nobody seeded. */
export const DEFAULT_SEED = 67280421310721n;

/** Memory of a float dtype. */
export type Floats = Float32Array | Float64Array;

/** Where what lies in the bytes of a state (little-endian): the layout of PyTorch's CPUGeneratorImplState. */
const STATE = { seed: 0, left: 8, seeded: 12, next: 16, words: 24, normal: 5024, hasNormal: 5040, size: 5056 } as const;

export class Generator {
  private readonly words = new Uint32Array(N);
  /** The seed as an unsigned 64-bit integer. */
  initialSeed = DEFAULT_SEED;
  /** Index of the next word; N says that all are used up. */
  private at = N;
  /** No word was drawn yet: the state of a fresh seed is written differently from that of a used-up block. */
  private isFresh = true;
  /** The second normal of the last pair. */
  private waitingNormal: number | null = null;

  constructor(seed: number | bigint = DEFAULT_SEED) {
    this.seed(seed);
  }

  /** Start over. A negative seed counts from 2**64 downwards. */
  seed(seed: number | bigint): void {
    this.initialSeed = BigInt.asUintN(64, BigInt(seed));
    const { words } = this;
    words[0] = Number(this.initialSeed & 0xffffffffn);
    for (let i = 1; i < N; i++) words[i] = Math.imul(1812433253, words[i - 1] ^ (words[i - 1] >>> 30)) + i;
    this.at = N;
    this.isFresh = true;
    this.waitingNormal = null;
  }

  private twist(): void {
    const { words } = this;
    for (let k = 0; k < N; k++) {
      const y = (words[k] & 0x80000000) | (words[k + 1 < N ? k + 1 : 0] & 0x7fffffff);
      words[k] = words[k < N - M ? k + M : k + M - N] ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.at = 0;
    this.isFresh = false;
  }

  // ---- one draw

  /** A word: an integer below 2**32. */
  random32(): number {
    if (this.at === N) this.twist();
    let y = this.words[this.at++];
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }
  /** Two words, the first one high. */
  random64(): bigint {
    const high = BigInt(this.random32());
    return (high << 32n) | BigInt(this.random32());
  }
  /** In [0, 1), a float32. */
  uniform32(): number {
    return (this.random32() & 0xffffff) * TWO_24;
  }
  /** In [0, 1). */
  uniform64(): number {
    const high = this.random32() & 0x1fffff;
    return (high * TWO_32 + this.random32()) * TWO_53;
  }
  /** One normal of mean 0 and deviation 1: what fills fewer than 16 elements, or memory that is not contiguous. */
  normal(): number {
    if (this.waitingNormal !== null) {
      const normal = this.waitingNormal;
      this.waitingNormal = null;
      return normal;
    }
    const angle = 2 * Math.PI * this.uniform64();
    const radius = Math.sqrt(-2 * Math.log1p(-this.uniform64()));
    this.waitingNormal = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
  /** An integer in [low, high); both are safe integers. */
  randint(low: number, high: number): number {
    const range = high - low;
    if (range >= TWO_32) return Number(this.randint64(BigInt(low), BigInt(high)));
    const word = this.random32();
    // The remainder by way of the quotient: `%` on what may not be a small integer is ten times slower, and both are exact here.
    return word - Math.floor(word / range) * range + low;
  }
  /** The same for any 64-bit bounds. */
  randint64(low: bigint, high: bigint): bigint {
    const range = high - low;
    const bits = range >= 0x100000000n ? this.random64() : BigInt(this.random32());
    return (bits % range) + low;
  }

  // ---- a whole tensor

  /** uniform_(from, to). */
  uniformInto(out: Floats, from = 0, to = 1): void {
    if (out instanceof Float64Array) {
      for (let i = 0; i < out.length; i++) out[i] = fusedMultiplyAdd(this.uniform64(), to - from, from);
      return;
    }
    const low = Math.fround(from);
    const range = Math.fround(Math.fround(to) - low);
    for (let i = 0; i < out.length; i++) out[i] = this.uniform32() * range + low;
  }

  /** normal_(mean, std). */
  normalInto(out: Floats, mean = 0, std = 1): void {
    const size = out.length;
    if (size < 16) {
      for (let i = 0; i < size; i++) out[i] = fusedMultiplyAdd(this.normal(), std, mean);
      return;
    }
    this.uniformInto(out);
    for (let start = 0; start + 16 <= size; start += 16) turnSixteen(out, start, mean, std);
    if (size % 16 === 0) return;
    this.uniformInto(out.subarray(size - 16));
    turnSixteen(out, size - 16, mean, std);
  }

  /** exponential_(rate). */
  exponentialInto(out: Floats, rate = 1): void {
    for (let i = 0; i < out.length; i++) out[i] = (-1 / rate) * Math.log1p(-this.uniform64());
  }

  /** bernoulli_(p), and the mask of dropout. */
  bernoulliInto(out: { readonly length: number; [index: number]: number }, p: number): void {
    for (let i = 0; i < out.length; i++) out[i] = this.uniform64() < p ? 1 : 0;
  }

  /** randperm(n). */
  randperm(n: number): Int32Array {
    const order = new Int32Array(n);
    for (let i = 0; i < n; i++) order[i] = i;
    for (let i = 0; i < n - 1; i++) {
      const other = i + this.randint(0, n - i);
      const kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
    return order;
  }

  /**
   * multinomial(weights, count): for each row of so many columns, `count` column numbers, one row after the other. The weights have been
   * looked at: none is negative, infinite or nan.
   *
   * Without replacement (or for one sample) every weight is divided by an exponential and the greatest quotients win. With it, a uniform
   * is looked up among the partial sums, which are kept in the dtype of the weights. Undefined says that a row has no weight to draw.
   */
  multinomial(weights: Floats, columns: number, count: number, withReplacement: boolean): number[] | undefined {
    const drawn: number[] = [];
    const numbers = weights.slice();
    if (!withReplacement || count === 1) {
      this.exponentialInto(numbers);
      for (let i = 0; i < weights.length; i++) numbers[i] = weights[i] / numbers[i];
      for (let row = 0; row < weights.length; row += columns) {
        const order = Array.from({ length: columns }, (_, column) => column);
        drawn.push(...order.sort((a, b) => numbers[row + b] - numbers[row + a]).slice(0, count));
      }
      return drawn;
    }
    const sums = numbers.subarray(0, columns);
    for (let row = 0; row < weights.length; row += columns) {
      let sum = 0;
      for (let column = 0; column < columns; column++) {
        sum += weights[row + column];
        sums[column] = sum;
        sum = sums[column];
      }
      if (sum <= 0) return undefined;
      for (let column = 0; column < columns; column++) sums[column] /= sum;
      sums[columns - 1] = 1;
      for (let i = 0; i < count; i++) drawn.push(firstNotBelow(sums, this.uniform64()));
    }
    return drawn;
  }

  // ---- its state as bytes

  /** get_state(): 5056 bytes. */
  state(): Uint8Array {
    const bytes = new Uint8Array(STATE.size);
    const view = new DataView(bytes.buffer);
    view.setBigUint64(STATE.seed, this.initialSeed, true);
    view.setInt32(STATE.left, this.isFresh ? 1 : N + 1 - this.at, true);
    view.setInt32(STATE.seeded, 1, true);
    view.setUint32(STATE.next, this.isFresh ? 0 : this.at, true);
    for (let i = 0; i < N; i++) view.setUint32(STATE.words + 8 * i, this.words[i], true);
    view.setFloat64(STATE.normal, this.waitingNormal ?? 0, true);
    view.setInt32(STATE.hasNormal, this.waitingNormal === null ? 0 : 1, true);
    return bytes;
  }
  /** set_state(bytes): what is wrong with the bytes, in PyTorch's words; undefined says that they are the state now. */
  setState(bytes: Uint8Array): string | undefined {
    if (bytes.length !== STATE.size) {
      const sizes = `either a CPUGeneratorImplStateLegacy of size 5048 or a CPUGeneratorImplState of size ${STATE.size}`;
      return `Expected ${sizes} but found the input RNG state size to be ${bytes.length}`;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, STATE.size);
    const left = view.getInt32(STATE.left, true);
    const next = view.getUint32(STATE.next, true);
    if (view.getInt32(STATE.seeded, true) !== 1 || left <= 0 || left > N || next > N) return 'Invalid mt19937 state';
    this.initialSeed = view.getBigUint64(STATE.seed, true);
    for (let i = 0; i < N; i++) this.words[i] = view.getUint32(STATE.words + 8 * i, true);
    this.isFresh = left === 1 && next === 0;
    this.at = left === 1 ? N : next;
    this.waitingNormal = view.getInt32(STATE.hasNormal, true) === 1 ? view.getFloat64(STATE.normal, true) : null;
    return undefined;
  }
}

function turnSixteen(out: Floats, start: number, mean: number, std: number): void {
  if (out instanceof Float32Array) turnSixteen32(out, start, mean, std);
  else turnSixteen64(out, start, mean, std);
}

/** Index of the first of ascending numbers that is not below x; the last one isn't. */
function firstNotBelow(numbers: Floats, x: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numbers[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Random choices that can be played again.
 *
 * Everything random in a case comes from `below(n)`. A `Draw` writes down what it answered; a case is made again, exactly, from that list.
 * That is also how a case is made smaller (`shrink.ts`): a shorter list, or smaller numbers in it, is a simpler case, because wherever
 * something is chosen the simplest comes first and a list that has run out answers 0. (The idea is that of Hypothesis. fast-check, which
 * the project has, shrinks one value at a time and asks after each; here an answer costs two processes, so two hundred smaller cases are
 * made at once and judged by one pair of processes. That is why the generator is our own.)
 */
export class Draw {
  readonly choices: number[] = [];
  private constructor(private readonly next: (limit: number) => number) {}

  /** Choices from a seed: the same seed, the same choices, on every machine (xorshift on 32 bits after a mixing of the seed). */
  static seeded(seed: number): Draw {
    let state = mix(seed) || 1;
    return new Draw((limit) => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      state >>>= 0;
      return Math.floor((state / 2 ** 32) * limit);
    });
  }

  /** The choices of a list, and the simplest when it has run out. */
  static replaying(choices: readonly number[]): Draw {
    let position = 0;
    return new Draw((limit) => Math.min(choices[position++] ?? 0, limit - 1));
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    const choice = this.next(limit);
    this.choices.push(choice);
    return choice;
  }

  pick<T>(options: readonly T[]): T {
    return options[this.below(options.length)];
  }

  /** True once in `n` times; false is the simpler answer. */
  oneIn(n: number): boolean {
    return this.below(n) === n - 1;
  }

  times<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

/** Spreads a seed over 32 bits, so that neighbouring seeds have nothing in common. */
export function mix(seed: number): number {
  let x = (seed ^ 0x9e3779b9) >>> 0;
  for (const factor of [0x85ebca6b, 0xc2b2ae35]) {
    x ^= x >>> 16;
    x = Math.imul(x, factor) >>> 0;
  }
  return (x ^ (x >>> 16)) >>> 0;
}

/**
 * SHA-512 (FIPS 180-4). Its constants are the first 64 bits behind the point of the square roots of the first 8 primes and of
 * the cube roots of the first 80, so they are computed, once.
 */
const MASK = (1n << 64n) - 1n;

function root(n: bigint, degree: bigint): bigint {
  let x = 1n << BigInt(Math.ceil(n.toString(2).length / Number(degree)));
  for (;;) {
    const next = ((degree - 1n) * x + n / x ** (degree - 1n)) / degree;
    if (next >= x) return x;
    x = next;
  }
}
function primes(count: number): bigint[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found.map(BigInt);
}
interface Constants {
  readonly start: readonly bigint[];
  readonly rounds: readonly bigint[];
}
const kept: { constants?: Constants } = {};
function constants(): Constants {
  kept.constants ??= {
    start: primes(8).map((p) => root(p << 128n, 2n) & MASK),
    rounds: primes(80).map((p) => root(p << 192n, 3n) & MASK),
  };
  return kept.constants;
}
const turn = (x: bigint, n: bigint): bigint => ((x >> n) | (x << (64n - n))) & MASK;

export function sha512(message: Uint8Array): Uint8Array {
  const { start, rounds } = constants();
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  padded.set(message);
  padded[message.length] = 0x80;
  const data = new DataView(padded.buffer);
  data.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const state = start.slice();
  const w: bigint[] = [];
  for (let block = 0; block < padded.length; block += 128) {
    for (let i = 0; i < 16; i++) w[i] = data.getBigUint64(block + i * 8);
    for (let i = 16; i < 80; i++) {
      const x = w[i - 15];
      const y = w[i - 2];
      w[i] = (w[i - 16] + (turn(x, 1n) ^ turn(x, 8n) ^ (x >> 7n)) + w[i - 7] + (turn(y, 19n) ^ turn(y, 61n) ^ (y >> 6n))) & MASK;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 80; i++) {
      const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & MASK & g)) + rounds[i] + w[i];
      const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & MASK, c, b, a, (one + two) & MASK];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => {
      state[i] = (state[i] + x) & MASK;
    });
  }
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((x, i) => {
    digest.setBigUint64(i * 8, x);
  });
  return new Uint8Array(digest.buffer);
}

/**
 * Prefix codes of the deflate format (RFC 1951), for those who write it.
 *
 * A code is made from how often each symbol occurs: the two rarest are joined until one tree is left (Huffman), and no code may be
 * longer than a limit. There are many best trees; the one that zlib finds is taken, because compressed bytes are to be the same: a
 * heap of its shape, between equally frequent nodes the shallower one, and codes that are too long mended from the bottom up.
 *
 * Only lengths are sent: the codes follow from them (within a length they count up), their bits reversed, since a stream is filled
 * from the low end of each byte.
 */
export interface CodeShape {
  /** How many symbols there are, and how long a code may be. */
  readonly size: number;
  readonly longest: number;
  /** Bits that follow a symbol's code. */
  readonly extra: (symbol: number) => number;
  /** The lengths of the fixed code for the same symbols. */
  readonly fixed: Uint8Array | null;
}

const BASE_LENGTHS = 257;
export const lengthExtra = (code: number): number => (code < 8 || code === 28 ? 0 : (code >> 2) - 1);
export const distanceExtra = (code: number): number => (code < 4 ? 0 : (code >> 1) - 1);
const REPEAT_EXTRA = [2, 3, 7];

const fixedLengths = Uint8Array.from({ length: 288 }, (_, n) => (n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8));
const fixedDistances = new Uint8Array(30).fill(5);
export const LITERALS: CodeShape = {
  size: 286,
  longest: 15,
  extra: (symbol) => (symbol < BASE_LENGTHS ? 0 : lengthExtra(symbol - BASE_LENGTHS)),
  fixed: fixedLengths,
};
export const DISTANCES: CodeShape = { size: 30, longest: 15, extra: distanceExtra, fixed: fixedDistances };
export const LENGTHS: CodeShape = { size: 19, longest: 7, extra: (symbol) => (symbol < 16 ? 0 : REPEAT_EXTRA[symbol - 16]), fixed: null };

/** The order in which lengths of the code for lengths are sent: the likely ones first. */
export const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
/** For each length 3..258 its symbol (from 0), for each distance 1..32768 its symbol; and where each symbol begins. */
export const LENGTH_BASE = new Uint16Array(29);
export const LENGTH_SYMBOL = new Uint8Array(259);
export const DISTANCE_BASE = new Uint16Array(30);
for (let symbol = 0, at = 3; symbol < 29; symbol++) {
  LENGTH_BASE[symbol] = symbol === 28 ? 258 : at;
  const width = 1 << lengthExtra(symbol);
  for (let n = 0; n < width && at <= 258; n++) LENGTH_SYMBOL[at++] = symbol;
}
LENGTH_SYMBOL[258] = 28;
for (let symbol = 0, at = 1; symbol < 30; at += 1 << distanceExtra(symbol), symbol++) DISTANCE_BASE[symbol] = at;
export function distanceSymbol(distance: number): number {
  const from0 = distance - 1;
  if (from0 < 4) return from0;
  const high = 31 - Math.clz32(from0);
  return 2 * high + ((from0 >> (high - 1)) & 1);
}

/** The codes that belong to lengths, each with its bits reversed. */
export function codesOf(lengths: Uint8Array): Uint16Array {
  const counts = new Uint16Array(17);
  for (const length of lengths) if (length > 0) counts[length]++;
  const next = new Uint16Array(17);
  for (let length = 1; length < 16; length++) next[length + 1] = (next[length] + counts[length]) << 1;
  return Uint16Array.from(lengths, (length) => {
    if (length === 0) return 0;
    let code = next[length]++;
    let reversed = 0;
    for (let n = 0; n < length; n++, code >>= 1) reversed = (reversed << 1) | (code & 1);
    return reversed;
  });
}
export const FIXED_LITERALS = { lengths: fixedLengths, codes: codesOf(fixedLengths) };
export const FIXED_DISTANCES = { lengths: fixedDistances, codes: codesOf(fixedDistances) };

export interface PrefixCode {
  readonly lengths: Uint8Array;
  /** The last symbol that occurs. */
  readonly last: number;
  /** Bits that everything takes: by this code, and by the fixed one. */
  readonly bits: number;
  readonly fixedBits: number;
}

/** The code for symbols that occur so often. */
export function prefixCode(shape: CodeShape, occurrences: Uint16Array): PrefixCode {
  const { size, longest, fixed } = shape;
  const weight = new Uint32Array(2 * size + 1);
  weight.set(occurrences.subarray(0, size));
  const depth = new Uint8Array(2 * size + 1);
  const parent = new Uint16Array(2 * size + 1);
  const heap: number[] = [0];
  let last = -1;
  let bits = 0;
  let fixedBits = 0;
  for (let symbol = 0; symbol < size; symbol++) {
    if (weight[symbol] === 0) continue;
    heap.push(symbol);
    last = symbol;
  }
  // A decoder wants two codes at least. Those that are made up for that are not sent and cost nothing.
  while (heap.length < 3) {
    const symbol = last < 2 ? ++last : 0;
    heap.push(symbol);
    weight[symbol] = 1;
    bits--;
    if (fixed !== null) fixedBits -= fixed[symbol];
  }
  const isBefore = (a: number, b: number): boolean => weight[a] < weight[b] || (weight[a] === weight[b] && depth[a] <= depth[b]);
  const sink = (at: number): void => {
    const node = heap[at];
    for (let child = 2 * at; child < heap.length; child = 2 * at) {
      if (child + 1 < heap.length && isBefore(heap[child + 1], heap[child])) child++;
      if (isBefore(node, heap[child])) break;
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = node;
  };
  for (let at = (heap.length - 1) >> 1; at >= 1; at--) sink(at);
  // Nodes as they leave the heap: read backwards, parents come before their children.
  const taken: number[] = [];
  let node = size;
  do {
    const rarest = heap[1];
    const end = heap.pop() as number;
    heap[1] = end;
    sink(1);
    const second = heap[1];
    taken.push(rarest, second);
    weight[node] = weight[rarest] + weight[second];
    depth[node] = Math.max(depth[rarest], depth[second]) + 1;
    parent[rarest] = node;
    parent[second] = node;
    heap[1] = node++;
    sink(1);
  } while (heap.length > 2);

  const length = new Uint8Array(2 * size + 1);
  const counts = new Uint16Array(17);
  let tooLong = 0;
  for (let at = taken.length - 1; at >= 0; at--) {
    const n = taken[at];
    let own = length[parent[n]] + 1;
    if (own > longest) {
      own = longest;
      tooLong++;
    }
    length[n] = own;
    if (n >= size) continue;
    counts[own]++;
    const extra = shape.extra(n);
    bits += weight[n] * (own + extra);
    if (fixed !== null) fixedBits += weight[n] * (fixed[n] + extra);
  }
  if (tooLong > 0) {
    // A leaf higher up moves down one step and takes one of those that are too deep for its brother.
    for (; tooLong > 0; tooLong -= 2) {
      let from = longest - 1;
      while (counts[from] === 0) from--;
      counts[from]--;
      counts[from + 1] += 2;
      counts[longest]--;
    }
    let at = 0;
    for (let own = longest; own > 0; own--) {
      for (let left = counts[own]; left > 0; ) {
        const n = taken[at++];
        if (n >= size) continue;
        if (length[n] !== own) {
          bits += (own - length[n]) * weight[n];
          length[n] = own;
        }
        left--;
      }
    }
  }
  return { lengths: length.slice(0, size), last, bits, fixedBits };
}

/** Lengths as they are sent: themselves, or 16 (the one before again, 3..6 times), 17 and 18 (3..10 and 11..138 zeros) with how often. */
export function* runsOf(lengths: Uint8Array, last: number): Generator<readonly [symbol: number, extra: number]> {
  let before = -1;
  for (let at = 0; at <= last; ) {
    const length = lengths[at];
    const most = length === 0 ? 138 : length === before ? 6 : 7;
    let count = 1;
    while (count < most && at + count <= last && lengths[at + count] === length) count++;
    at += count;
    if (count < (length === 0 || length === before ? 3 : 4)) for (; count > 0; count--) yield [length, 0];
    else if (length === 0) yield count <= 10 ? [17, count - 3] : [18, count - 11];
    else {
      if (length !== before) {
        yield [length, 0];
        count--;
      }
      yield [16, count - 3];
    }
    before = length;
  }
}

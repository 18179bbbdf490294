/**
 * Products of matrices: out (+)= a b, for float32 and float64, with any strides (a transpose is no copy).
 *
 * As optimised BLAS libraries do it (Goto and van de Geijn, 2008). The matrices are cut into blocks that stay in the caches and packed,
 * 4 rows of a and 32 bytes of columns of b side by side in the order in which they will be read:
 *
 *          b: k x 8 (float64: 4)
 *     a:   +---------+
 *     4    | out:    |      for each of the k steps: 1 column of a times 1 row of b, added to
 *     x k  | 4 x 8   |      4 x 8 sums that stay in 8 vector registers
 *          +---------+
 *
 * The innermost part is 128-bit WebAssembly over a scratch memory, into which packing copies and from which sums are copied back; where
 * WebAssembly is not to be had (a page's policy may forbid it) the same panels are multiplied in JavaScript, eight times slower. Small
 * products and products with a vector are plain loops: packing would cost more than it saves.
 *
 * Sums are kept in the dtype over at most DEPTH terms of k, in order: a float32 differs from the exact sum by up to about k * 6e-8 of the
 * sum of |a||b| as in any BLAS, and from another BLAS in the last digits.
 */
import { VECTOR_MEMORY_BYTES, vectorFunctions, vectorMemory } from './vector-memory.ts';
import { advance, branchIf, type Code, F32X4, F64X2, get, I32, i32, type Lanes, loop, set, V128, v128, type WasmFunction } from './wasm.ts';

export type Floats = Float32Array | Float64Array;
export interface Matrix {
  readonly data: Floats;
  readonly offset: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Rows of a in a panel, bytes of a row of b in a panel. */
const ROWS = 4;
const ROW_BYTES = 32;
/** The block of a is HEIGHT x DEPTH, that of b DEPTH x WIDTH: with float64 256, 1024 and 512 kB. */
const HEIGHT = 128;
const DEPTH = 256;
const WIDTH = 512;
const A_AT = 0;
const B_AT = A_AT + HEIGHT * DEPTH * 8;
const OUT_AT = B_AT + DEPTH * WIDTH * 8;
if (OUT_AT + HEIGHT * WIDTH * 8 > VECTOR_MEMORY_BYTES) throw new RangeError('the blocks of a product are larger than the scratch memory');

/** Fewer multiplications than this are not worth packing for. */
const SMALL = 800;

/** Elements of a vector that are worked on at a time, and bytes that its kernels take in one step. */
const VECTOR_PIECE = 8192;
const DOT_STEP = 64;

/** Multiplies panels that lie at a and b into sums at c; positions and sizes in bytes, rows and columns in panels. */
type Block = (a: number, b: number, c: number, aPanel: number, bPanel: number, rows: number, columns: number, cRow: number) => void;

/** out[m, n] = a[m, k] b[k, n], or added to what is there; out is row-major from `at`. */
export function matmul(m: number, n: number, k: number, a: Matrix, b: Matrix, out: Floats, at = 0, accumulate = false): void {
  if (m * n * k >= SMALL && m > 1 && n > 1) {
    multiplyBlocks(m, n, k, a, b, out, at, accumulate);
    return;
  }
  if (!accumulate) out.fill(0, at, at + m * n);
  if (n === 1) timesVector(m, k, a, column(b), out, at);
  else if (m === 1) timesVector(n, k, transposed(b), column(transposed(a)), out, at);
  else multiplySmall(m, n, k, a, b, out, at);
}
export const transposed = ({ data, offset, rowStride, columnStride }: Matrix): Matrix => ({
  data,
  offset,
  rowStride: columnStride,
  columnStride: rowStride,
});

function multiplySmall(m: number, n: number, k: number, a: Matrix, b: Matrix, out: Floats, at: number): void {
  const { data: x, rowStride: aRow, columnStride: aColumn } = a;
  const { data: y, rowStride: bRow, columnStride: bColumn } = b;
  for (let i = 0; i < m; i++) {
    const row = a.offset + i * aRow;
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let p = 0, q = row, r = b.offset + j * bColumn; p < k; p++, q += aColumn, r += bRow) sum += x[q] * y[r];
      out[at + i * n + j] += sum;
    }
  }
}

/** The first column of a matrix. */
interface Column {
  readonly data: Floats;
  readonly offset: number;
  readonly stride: number;
}
const column = ({ data, offset, rowStride }: Matrix): Column => ({ data, offset, stride: rowStride });

/** out[m] += a[m, k] v[k]. Vectors want contiguous memory: rows, which are multiplied by v and summed, or columns, which are added up. */
function timesVector(m: number, k: number, a: Matrix, v: Column, out: Floats, at: number): void {
  const { data, offset, rowStride, columnStride } = a;
  const functions = m * k < SMALL ? null : matmulFunctions();
  const suffix = out instanceof Float32Array ? '32' : '64';
  const dot = functions?.[`dot${suffix}`];
  const addScaled = functions?.[`addScaled${suffix}`];
  const scratch = suffix === '32' ? vectorMemory().float32 : vectorMemory().float64;
  if (dot !== undefined && columnStride === 1 && k >= 32) {
    // In pieces of a row that fit, each behind a copy of the same piece of v, rounded up to whole steps by zeros.
    for (let first = 0; first < k; first += VECTOR_PIECE) {
      const length = Math.min(VECTOR_PIECE, k - first);
      const bytes = Math.ceil((length * scratch.BYTES_PER_ELEMENT) / DOT_STEP) * DOT_STEP;
      const rowAt = bytes / scratch.BYTES_PER_ELEMENT;
      scratch.fill(0, 0, 2 * rowAt);
      for (let p = 0; p < length; p++) scratch[p] = v.data[v.offset + (first + p) * v.stride];
      for (let i = 0; i < m; i++) {
        const start = offset + i * rowStride + first;
        scratch.set(data.subarray(start, start + length), rowAt);
        dot(bytes, 2 * bytes);
        out[at + i] += sumOf(scratch, 2 * rowAt, 16 / scratch.BYTES_PER_ELEMENT);
      }
    }
    return;
  }
  if (addScaled !== undefined && rowStride === 1 && m >= 32) {
    for (let first = 0; first < m; first += VECTOR_PIECE) {
      const length = Math.min(VECTOR_PIECE, m - first);
      const bytes = Math.ceil((length * scratch.BYTES_PER_ELEMENT) / DOT_STEP) * DOT_STEP;
      const columnAt = bytes / scratch.BYTES_PER_ELEMENT;
      scratch.fill(0, 0, columnAt);
      for (let p = 0; p < k; p++) {
        const start = offset + p * columnStride + first;
        scratch.set(data.subarray(start, start + length), columnAt);
        scratch[2 * columnAt] = v.data[v.offset + p * v.stride];
        addScaled(bytes);
      }
      for (let i = 0; i < length; i++) out[at + first + i] += scratch[i];
    }
    return;
  }
  for (let i = 0; i < m; i++) {
    let sum = 0;
    for (let p = 0, q = offset + i * rowStride, r = v.offset; p < k; p++, q += columnStride, r += v.stride) sum += data[q] * v.data[r];
    out[at + i] += sum;
  }
}
function sumOf(data: Floats, at: number, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += data[at + i];
  return sum;
}

function multiplyBlocks(m: number, n: number, k: number, a: Matrix, b: Matrix, out: Floats, at: number, accumulate: boolean): void {
  const isFloat32 = out instanceof Float32Array;
  const scratch = isFloat32 ? vectorMemory().float32 : vectorMemory().float64;
  const block = blockFunction(isFloat32);
  const size = out.BYTES_PER_ELEMENT;
  const lanes = ROW_BYTES / size;
  for (let left = 0; left < n; left += WIDTH) {
    const columns = Math.min(WIDTH, n - left);
    const columnPanels = Math.ceil(columns / lanes);
    const outRow = columnPanels * lanes;
    for (let first = 0; first < k; first += DEPTH) {
      const depth = Math.min(DEPTH, k - first);
      pack(
        scratch,
        B_AT / size,
        lanes,
        columns,
        depth,
        b.data,
        b.offset + first * b.rowStride + left * b.columnStride,
        b.columnStride,
        b.rowStride,
      );
      for (let top = 0; top < m; top += HEIGHT) {
        const rows = Math.min(HEIGHT, m - top);
        pack(
          scratch,
          A_AT / size,
          ROWS,
          rows,
          depth,
          a.data,
          a.offset + top * a.rowStride + first * a.columnStride,
          a.rowStride,
          a.columnStride,
        );
        const outAt = at + top * n + left;
        if (first > 0 || accumulate) copyRows(out, outAt, n, scratch, OUT_AT / size, outRow, rows, columns);
        else scratch.fill(0, OUT_AT / size, OUT_AT / size + Math.ceil(rows / ROWS) * ROWS * outRow);
        block(A_AT, B_AT, OUT_AT, depth * ROWS * size, depth * ROW_BYTES, Math.ceil(rows / ROWS), columnPanels, outRow * size);
        copyRows(scratch, OUT_AT / size, outRow, out, outAt, n, rows, columns);
      }
    }
  }
}

function copyRows(from: Floats, at: number, row: number, to: Floats, toAt: number, toRow: number, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++, at += row, toAt += toRow) {
    // A view costs as much as a few dozen elements.
    if (columns < 48) for (let j = 0; j < columns; j++) to[toAt + j] = from[at + j];
    else to.set(from.subarray(at, at + columns), toAt);
  }
}

/** Panels of `width` lines side by side, each line `depth` elements long; lines that are not there are zeros. */
function pack(
  into: Floats,
  to: number,
  width: number,
  lines: number,
  depth: number,
  data: Floats,
  offset: number,
  lineStride: number,
  stride: number,
): void {
  for (let line = 0; line < lines; line += width, to += width * depth) {
    const there = Math.min(width, lines - line);
    const from = offset + line * lineStride;
    if (there < width) into.fill(0, to, to + width * depth);
    for (let p = 0, q = from, t = to; p < depth; p++, q += stride, t += width) {
      for (let i = 0, s = q; i < there; i++, s += lineStride) into[t + i] = data[s];
    }
  }
}

const matmulFunctions = () =>
  vectorFunctions('matmul', () => [
    blockCode('block32', F32X4),
    blockCode('block64', F64X2),
    dotCode('dot32', F32X4),
    dotCode('dot64', F64X2),
    addScaledCode('addScaled32', F32X4),
    addScaledCode('addScaled64', F64X2),
  ]);

function blockFunction(isFloat32: boolean): Block {
  const compiled = matmulFunctions()?.[isFloat32 ? 'block32' : 'block64'] as Block | undefined;
  return compiled ?? blockWithout(isFloat32 ? vectorMemory().float32 : vectorMemory().float64);
}

/** Block in WebAssembly. */
function blockCode(name: string, lanes: Lanes): WasmFunction {
  const [A, B, C, A_PANEL, B_PANEL, ROW_COUNT, COLUMN_COUNT, C_ROW] = [0, 1, 2, 3, 4, 5, 6, 7];
  const [I, P, Q, END, TILE, LINE] = [8, 9, 10, 11, 12, 13];
  const sum = (row: number, half: number): number => 14 + 2 * row + half;
  const [LEFT, RIGHT, FACTOR] = [22, 23, 24];
  const rows = Array.from({ length: ROWS }, (_, row) => row);
  const eachLine = (code: (row: number) => Code): Code => [
    get(TILE),
    set(LINE),
    rows.map((row) => [code(row), get(LINE), get(C_ROW), i32.add, set(LINE)]),
  ];
  const step: Code = [
    [get(Q), v128.load(0), set(LEFT), get(Q), v128.load(16), set(RIGHT)],
    rows.map((row) => [
      [get(P), lanes.loadSplat(row * lanes.bytes), set(FACTOR)],
      [get(FACTOR), get(LEFT), lanes.mul, get(sum(row, 0)), lanes.add, set(sum(row, 0))],
      [get(FACTOR), get(RIGHT), lanes.mul, get(sum(row, 1)), lanes.add, set(sum(row, 1))],
    ]),
    advance(P, ROWS * lanes.bytes),
    advance(Q, ROW_BYTES),
    [get(P), get(END), i32.ltS, branchIf(0)],
  ];
  const tile: Code = [
    [get(B), set(Q), get(P), get(A_PANEL), i32.add, set(END)],
    eachLine((row) => [get(LINE), v128.load(0), set(sum(row, 0)), get(LINE), v128.load(16), set(sum(row, 1))]),
    loop(step),
    eachLine((row) => [get(LINE), get(sum(row, 0)), v128.store(0), get(LINE), get(sum(row, 1)), v128.store(16)]),
    [get(LINE), set(TILE)],
    [advance(I, -1), get(I), branchIf(0)],
  ];
  const column: Code = [
    [get(A), set(P), get(C), set(TILE), get(ROW_COUNT), set(I)],
    loop(tile),
    [get(B), get(B_PANEL), i32.add, set(B), advance(C, ROW_BYTES)],
    [advance(COLUMN_COUNT, -1), get(COLUMN_COUNT), branchIf(0)],
  ];
  return { name, params: Array(8).fill(I32), locals: [...Array(6).fill(I32), ...Array(11).fill(V128)], body: loop(column) };
}

/** dot(bytes, to): the products of what lies at 0 and at `bytes`, summed lane by lane into the vector at `to`. */
function dotCode(name: string, lanes: Lanes): WasmFunction {
  const [BYTES, TO, P, Q] = [0, 1, 2, 3];
  const sums = [4, 5, 6, 7];
  const body: Code = [
    [get(BYTES), set(Q)],
    loop([
      sums.map((sum, i) => [get(P), v128.load(16 * i), get(Q), v128.load(16 * i), lanes.mul, get(sum), lanes.add, set(sum)]),
      [advance(P, DOT_STEP), advance(Q, DOT_STEP)],
      [get(P), get(BYTES), i32.ltS, branchIf(0)],
    ]),
    [get(TO), get(4), get(5), lanes.add, get(6), get(7), lanes.add, lanes.add, v128.store(0)],
  ];
  return { name, params: [I32, I32], locals: [I32, I32, V128, V128, V128, V128], body };
}
/** addScaled(bytes): what lies at `bytes`, times the number behind it, is added to what lies at 0. */
function addScaledCode(name: string, lanes: Lanes): WasmFunction {
  const [BYTES, P, Q, FACTOR] = [0, 1, 2, 3];
  const part = (at: number): Code => [
    get(P),
    get(Q),
    v128.load(at),
    get(FACTOR),
    lanes.mul,
    get(P),
    v128.load(at),
    lanes.add,
    v128.store(at),
  ];
  const body: Code = [
    [get(BYTES), set(Q), get(BYTES), get(BYTES), i32.add, lanes.loadSplat(0), set(FACTOR)],
    loop([
      [part(0), part(16), part(32), part(48)],
      [advance(P, DOT_STEP), advance(Q, DOT_STEP)],
      [get(P), get(BYTES), i32.ltS, branchIf(0)],
    ]),
  ];
  return { name, params: [I32], locals: [I32, I32, V128], body };
}

/** Block in JavaScript: two columns of a tile at a time, as many sums as there are registers for. */
export function blockWithout(memory: Floats): Block {
  const size = memory.BYTES_PER_ELEMENT;
  const lanes = ROW_BYTES / size;
  return (aBytes, bBytes, cBytes, aPanel, bPanel, rows, columns, cRowBytes) => {
    const cRow = cRowBytes / size;
    const depth = bPanel / ROW_BYTES;
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        for (let pair = 0; pair < lanes; pair += 2) {
          let p = (aBytes + row * aPanel) / size;
          let q = (bBytes + column * bPanel) / size + pair;
          const c = cBytes / size + row * ROWS * cRow + column * lanes + pair;
          let s0 = memory[c];
          let s1 = memory[c + cRow];
          let s2 = memory[c + 2 * cRow];
          let s3 = memory[c + 3 * cRow];
          let t0 = memory[c + 1];
          let t1 = memory[c + cRow + 1];
          let t2 = memory[c + 2 * cRow + 1];
          let t3 = memory[c + 3 * cRow + 1];
          for (let step = 0; step < depth; step++, p += ROWS, q += lanes) {
            const x = memory[q];
            const y = memory[q + 1];
            const a0 = memory[p];
            const a1 = memory[p + 1];
            const a2 = memory[p + 2];
            const a3 = memory[p + 3];
            s0 += a0 * x;
            t0 += a0 * y;
            s1 += a1 * x;
            t1 += a1 * y;
            s2 += a2 * x;
            t2 += a2 * y;
            s3 += a3 * x;
            t3 += a3 * y;
          }
          memory[c] = s0;
          memory[c + 1] = t0;
          memory[c + cRow] = s1;
          memory[c + cRow + 1] = t1;
          memory[c + 2 * cRow] = s2;
          memory[c + 2 * cRow + 1] = t2;
          memory[c + 3 * cRow] = s3;
          memory[c + 3 * cRow + 1] = t3;
        }
      }
    }
  };
}

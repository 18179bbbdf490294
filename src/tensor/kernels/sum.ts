/**
 * Sums of floats as PyTorch adds them up.
 *
 * Adding a million float32 one after the other loses half of the digits: the sum grows and the terms do not. PyTorch adds in cascades. A
 * few terms are added to a first sum, a few of those to a second and so on, four levels in all, so that what is added is of like size:
 *
 *     16 terms -> level 0,   16 of level 0 -> level 1,   16 of level 1 -> level 2,   the rest -> level 3
 *
 * and it does so in many columns at once: four vectors of eight float32 (or four float64) when the terms are contiguous, four single
 * numbers when they are not; across a contiguous dimension that is kept, the columns are the results themselves. The order decides the
 * last digit, so it is the same here. Where several dimensions are summed that do not lie as one, the sums of rows are added up.
 */
import { isContiguous, numelOf } from '../shapes.ts';
import type { Floats } from './matmul.ts';
import { eachRow, type View } from './strided.ts';
import { vectorFunctions, vectorMemory } from './vector-memory.ts';
import { advance, branchIf, type Code, F32X4, F64X2, get, I32, type Lanes, loop, set, V128, v128, type WasmFunction } from './wasm.ts';

const LEVELS = 4;
/** A pass adds in four parts, each a vector of 32 bytes or a single number wide. */
const PARTS = 4;
const PASS_BYTES = PARTS * 32;

/** Rows that are added up in a level before its sum goes to the next one. */
const levelStep = (rows: number): number => 1 << Math.max(4, Math.floor((32 - Math.clz32(rows - 1)) / LEVELS));

/** Fewer rows are not worth the copy. */
const VECTOR_MIN = 4;

/** Sums that are being made; nothing in them outlives a call. */
const SUMS = {
  float32: new Float32Array(((LEVELS + 1) * PASS_BYTES) / 4),
  float64: new Float64Array(((LEVELS + 1) * PASS_BYTES) / 8),
};

/** Sums in cascades over one array. */
class Cascade {
  /** Numbers in a vector. */
  readonly lanes: number;
  private readonly pass: number;
  /** The levels, a pass each. What was summed is at the start. */
  private readonly sums: Floats;
  private readonly scratch: Floats;
  private readonly isFloat32: boolean;
  private readonly partials: Partials | undefined;
  constructor(private readonly data: Floats) {
    this.pass = PASS_BYTES / data.BYTES_PER_ELEMENT;
    this.lanes = this.pass / PARTS;
    const isFloat32 = data instanceof Float32Array;
    this.isFloat32 = isFloat32;
    this.sums = isFloat32 ? SUMS.float32 : SUMS.float64;
    this.scratch = isFloat32 ? vectorMemory().float32 : vectorMemory().float64;
    const functions = vectorFunctions('sum', sumCode);
    this.partials = functions?.[isFloat32 ? 'partials32' : 'partials64'] as Partials | undefined;
  }

  /** out[to] += the sum of n numbers. */
  addSum(at: number, n: number, stride: number, out: Floats, to: number): void {
    const { data, sums, pass } = this;
    const lanes = stride === 1 && n >= this.lanes ? this.lanes : 1;
    const vectors = Math.floor(n / lanes);
    if (n < PARTS * lanes) {
      out[to] += lanes === 1 ? this.fewNumbers(at, n, stride) : this.fewVectors(at, n, vectors);
      return;
    }
    this.sumVectors(at, vectors, lanes * stride, lanes);
    if (lanes === 1) {
      out[to] += sums[0];
      return;
    }
    // What is behind the last vector, then the lanes.
    const total = LEVELS * pass;
    sums[total] = 0;
    for (let i = vectors * lanes; i < n; i++) sums[total] += data[at + i];
    for (let lane = 0; lane < lanes; lane++) sums[total] += sums[lane];
    out[to] += sums[total];
  }

  /** The same without the levels, for less than a row of all parts: many short rows are summed often. */
  private fewNumbers(at: number, n: number, stride: number): number {
    const { data, isFloat32 } = this;
    let sum = 0;
    for (let i = 0, k = at; i < n; i++, k += stride) sum = isFloat32 ? Math.fround(sum + data[k]) : sum + data[k];
    return sum;
  }
  private fewVectors(at: number, n: number, vectors: number): number {
    const { data, lanes, isFloat32 } = this;
    let sum = 0;
    for (let i = vectors * lanes; i < n; i++) sum = isFloat32 ? Math.fround(sum + data[at + i]) : sum + data[at + i];
    for (let lane = 0; lane < lanes; lane++) {
      let ofLane = 0;
      for (let v = 0, k = at + lane; v < vectors; v++, k += lanes) ofLane = isFloat32 ? Math.fround(ofLane + data[k]) : ofLane + data[k];
      sum = isFloat32 ? Math.fround(sum + ofLane) : sum + ofLane;
    }
    return sum;
  }

  /** out[to + c] += the sum of column c. */
  addColumns(at: number, rows: number, rowStride: number, columns: number, columnStride: number, out: Floats, to: number): void {
    const { sums } = this;
    const lanes = columnStride === 1 && columns >= this.lanes ? this.lanes : 1;
    const addTo = (first: number, count: number): void => {
      for (let c = 0; c < count; c++) out[to + first + c] += sums[c];
    };
    let c = 0;
    for (; c + PARTS * lanes <= columns; c += PARTS * lanes) {
      this.run(at + c * columnStride, rows, rowStride, lanes * columnStride, lanes);
      addTo(c, PARTS * lanes);
    }
    while (c < columns) {
      const width = c + lanes <= columns ? lanes : 1;
      this.sumVectors(at + c * columnStride, rows, rowStride, width);
      addTo(c, width);
      c += width;
    }
  }

  /** The sum of n vectors of this width: each part takes every fourth. */
  private sumVectors(at: number, n: number, stride: number, width: number): void {
    const { data, sums } = this;
    const rows = n >>> 2;
    // Where the parts have no rows they are zero, and adding zeros is left out.
    if (rows > 0) this.run(at, rows, PARTS * stride, stride, width);
    else for (let i = 0; i < width; i++) sums[i] = 0;
    for (let v = rows * PARTS; v < n; v++) for (let i = 0, k = at + v * stride; i < width; i++) sums[i] += data[k + i];
    for (let part = 1; part < PARTS && rows > 0; part++) for (let i = 0; i < width; i++) sums[i] += sums[part * width + i];
  }

  /** The sums of four parts over so many rows. */
  private run(at: number, rows: number, rowStride: number, partStride: number, width: number): void {
    const { sums, pass } = this;
    const columns = PARTS * width;
    const step = levelStep(rows);
    if (rows < step) {
      for (let c = 0; c < columns; c++) sums[c] = 0;
      this.addLast(at, rows, rowStride, partStride, width);
      return;
    }
    sums.fill(0);
    const stepsInPiece = this.isPass(partStride, width) ? Math.floor(PIECE_BYTES / (step * PASS_BYTES)) : 0;
    let row = 0;
    while (row + step <= rows) {
      if (stepsInPiece > 0) {
        const steps = Math.min(stepsInPiece, Math.floor((rows - row) / step));
        this.runSteps(at + row * rowStride, rowStride, step, steps, (done) => this.carry(row + done * step, step, pass));
        row += steps * step;
      } else {
        this.addRows(at + row * rowStride, step, rowStride, partStride, width);
        row += step;
        this.carry(row, step, columns);
      }
    }
    this.addLast(at + row * rowStride, rows - row, rowStride, partStride, width);
    for (let level = 1; level < LEVELS; level++) for (let c = 0; c < columns; c++) sums[c] += sums[level * pass + c];
  }
  /** Whether the four parts are one pass of vectors, and there is a kernel for it. */
  private isPass(partStride: number, width: number): boolean {
    return partStride === width && PARTS * width === this.pass && this.partials !== undefined;
  }
  /** Rows that fill no step. */
  private addLast(at: number, rows: number, rowStride: number, partStride: number, width: number): void {
    if (rows >= VECTOR_MIN && this.isPass(partStride, width)) this.runSteps(at, rowStride, rows, 1);
    else this.addRows(at, rows, rowStride, partStride, width);
  }
  private addRows(at: number, rows: number, rowStride: number, partStride: number, width: number): void {
    const { data, sums } = this;
    for (let row = 0; row < rows; row++) {
      for (let part = 0, c = 0; part < PARTS; part++) {
        for (let i = 0, k = at + row * rowStride + part * partStride; i < width; i++, c++) sums[c] += data[k + i];
      }
    }
  }
  /** After so many rows: level 0 is full, and so is each next one that has its number of rows. */
  private carry(rows: number, step: number, columns: number): void {
    const { sums, pass } = this;
    for (let level = 1, full = step; level < LEVELS; level++) {
      const [from, to] = [(level - 1) * pass, level * pass];
      for (let c = 0; c < columns; c++) {
        sums[to + c] += sums[from + c];
        sums[from + c] = 0;
      }
      full *= step;
      if (rows % full !== 0) return;
    }
  }
  /** Steps of rows in vectors: level 0, which is empty, gets the sum of each in turn. */
  private runSteps(at: number, rowStride: number, rows: number, steps: number, stepDone?: (done: number) => void): void {
    const { data, scratch, sums, pass, partials } = this;
    const results = PIECE_BYTES / data.BYTES_PER_ELEMENT;
    if (rowStride === pass) scratch.set(data.subarray(at, at + steps * rows * pass));
    else
      for (let r = 0, to = 0; r < steps * rows; r++) for (let k = at + r * rowStride, end = k + pass; k < end; ) scratch[to++] = data[k++];
    partials?.(rows, steps, PIECE_BYTES);
    for (let done = 0; done < steps; done++) {
      for (let c = 0; c < pass; c++) sums[c] = scratch[results + done * pass + c];
      stepDone?.(done + 1);
    }
  }
}

/** The sums over some dimensions, in new memory, contiguous over the dimensions that are kept. */
export function sum(shape: readonly number[], view: View<Floats>, isSummed: readonly boolean[]): Floats {
  const { data, strides } = view;
  if (isSummed.every((is) => is) && isContiguous(shape, strides)) {
    const total = new (data.constructor as new (length: number) => Floats)(1);
    new Cascade(data).addSum(view.offset, numelOf(shape), 1, total, 0);
    return total;
  }
  const outStrides = shape.map(() => 0);
  let size = 1;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    if (isSummed[dim]) continue;
    outStrides[dim] = size;
    size *= shape[dim];
  }
  const out = new (data.constructor as new (length: number) => Floats)(size);
  if (shape.includes(0)) return out;

  const cascade = new Cascade(data);
  const dims = shape.map((_, dim) => dim).filter((dim) => shape[dim] !== 1);
  const terms = run(
    shape,
    strides,
    dims.filter((dim) => isSummed[dim]).sort((a, b) => strides[b] - strides[a]),
  );
  const results = run(
    shape,
    strides,
    dims.filter((dim) => !isSummed[dim]),
  );
  // Sums of columns where the results are nearer to each other than the terms of one; else of one after the other.
  const areTermsVectors = terms.stride === 1 && terms.size >= cascade.lanes;
  const areResultsVectors = results.stride === 1 && results.size >= cascade.lanes;
  const byColumns = terms.others.length === 0 && !areTermsVectors && (areResultsVectors || terms.stride >= results.stride);
  const around = [...results.others, ...(byColumns ? [] : results.dims), ...terms.others];
  const pick = (of: readonly number[]): number[] => around.map((dim) => of[dim]);
  const operands = [
    { data: out, offset: 0, strides: pick(outStrides) },
    { data, offset: view.offset, strides: pick(strides) },
  ];
  eachRow(pick(shape), operands, (n, [o, i], [s, p]) => {
    for (let k = 0; k < n; k++, o += s, i += p) {
      if (byColumns) cascade.addColumns(i, terms.size, terms.stride, results.size, results.stride, out, o);
      else cascade.addSum(i, terms.size, terms.stride, out, o);
    }
  });
  return out;
}

/** Dimensions that lie as one. */
interface Run {
  readonly size: number;
  readonly stride: number;
  readonly dims: readonly number[];
  readonly others: readonly number[];
}
/** The last of some dimensions with those before it that lie as one with it. */
function run(shape: readonly number[], strides: readonly number[], dims: readonly number[]): Run {
  let first = dims.length - 1;
  if (first < 0) return { size: 1, stride: 1, dims: [], others: [] };
  const stride = strides[dims[first]];
  let size = shape[dims[first]];
  while (first > 0 && strides[dims[first - 1]] === stride * size) size *= shape[dims[--first]];
  return { size, stride, dims: dims.slice(first), others: dims.slice(0, first) };
}

/** Bytes of terms that are copied in at a time; the sums of their steps are made behind them. */
const PIECE_BYTES = 65536;
const sumCode = (): WasmFunction[] => [partialsCode('partials32', F32X4), partialsCode('partials64', F64X2)];
type Partials = (rows: number, steps: number, to: number) => void;
/** partials(rows, steps, to): what lies at 0 is steps of rows of a pass; the sums of each step, one behind the other. */
function partialsCode(name: string, lanes: Lanes): WasmFunction {
  const [ROWS, STEPS, TO, AT, LEFT] = [0, 1, 2, 3, 4];
  const sums = Array.from({ length: PASS_BYTES / 16 }, (_, i) => 5 + i);
  const row: Code = [
    sums.map((sum, i) => [get(sum), get(AT), v128.load(16 * i), lanes.add, set(sum)]),
    advance(AT, PASS_BYTES),
    [advance(LEFT, -1), get(LEFT), branchIf(0)],
  ];
  const step: Code = [
    sums.map((sum) => [lanes.constant(0), set(sum)]),
    [get(ROWS), set(LEFT)],
    loop(row),
    sums.map((sum, i) => [get(TO), get(sum), v128.store(16 * i)]),
    advance(TO, PASS_BYTES),
    [advance(STEPS, -1), get(STEPS), branchIf(0)],
  ];
  return { name, params: Array(3).fill(I32), locals: [I32, I32, ...sums.map(() => V128)], body: loop(step) };
}

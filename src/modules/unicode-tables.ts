/**
 * Properties of characters that only module unicodedata asks for, read from unicodedata.gen.txt (made by
 * scripts/generate/unicode-names.ts) when the first question comes.
 *
 * A property is a list of runs, `[length, value]`, searched by halving; decompositions are differences from one to the next.
 */
import { unpack } from '../runtime/unicode.ts';

export interface Decomposition {
  /** '<compat>', '<font>' ...; '' when the two are canonically the same. */
  readonly tag: string;
  readonly points: readonly number[];
}

class Runs {
  private readonly values: readonly string[];
  private readonly starts: number[] = [];
  private readonly indexes: number[] = [];
  constructor(line: string) {
    const semicolon = line.indexOf(';');
    this.values = line.slice(0, semicolon).split(' ');
    const numbers = unpack(line.slice(semicolon + 1));
    let start = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      this.starts.push(start);
      this.indexes.push(numbers[i + 1]);
      start += numbers[i];
    }
  }
  valueOf(point: number): string {
    let low = 0;
    let high = this.starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.starts[middle] <= point) low = middle;
      else high = middle;
    }
    return this.values[this.indexes[low]];
  }
}
const unzigzag = (n: number): number => (n % 2 === 1 ? -(n + 1) / 2 : n / 2);

export class CharacterData {
  private readonly bidirectional: Runs;
  private readonly combining: Runs;
  private readonly width: Runs;
  private readonly mirrored: Runs;
  private readonly numeric = new Map<number, number>();
  private readonly decompositions = new Map<number, Decomposition>();
  /** First character -> second -> both as one. */
  private readonly compositions = new Map<number, Map<number, number>>();
  private readonly classes = new Map<number, number>();
  constructor(table: string) {
    const [, bidirectional, combining, width, mirrored, numeric, decompositions, excluded] = table.split('\n');
    this.bidirectional = new Runs(bidirectional);
    this.combining = new Runs(combining);
    this.width = new Runs(width);
    this.mirrored = new Runs(mirrored);
    this.readNumeric(unpack(numeric));
    this.readDecompositions(decompositions);
    this.makeCompositions(unpack(excluded));
  }
  private readNumeric(numbers: readonly number[]): void {
    let point = 0;
    for (let i = 0; i < numbers.length; i += 3) {
      point += numbers[i];
      this.numeric.set(point, unzigzag(numbers[i + 1]) / numbers[i + 2]);
    }
  }
  private readDecompositions(line: string): void {
    // The tag of canonical ones is empty, and sorts first.
    const semicolon = line.indexOf(';');
    const tags = line.slice(0, semicolon).split(' ');
    const numbers = unpack(line.slice(semicolon + 1));
    let point = 0;
    let to = 0;
    for (let i = 0; i < numbers.length; ) {
      point += numbers[i++];
      const tag = tags[numbers[i] % tags.length];
      const length = Math.floor(numbers[i++] / tags.length);
      const points: number[] = [];
      for (let n = 0; n < length; n++) {
        to += unzigzag(numbers[i++]);
        points.push(to);
      }
      this.decompositions.set(point, { tag, points });
    }
  }
  private makeCompositions(excluded: readonly number[]): void {
    const out = new Set<number>();
    let end = 0;
    for (let i = 0; i < excluded.length; i += 2) {
      const start = end + excluded[i];
      end = start + excluded[i + 1];
      for (let point = start; point < end; point++) out.add(point);
    }
    for (const [point, { tag, points }] of this.decompositions) {
      if (tag !== '' || points.length !== 2 || out.has(point)) continue;
      const [first, second] = points;
      let seconds = this.compositions.get(first);
      if (seconds === undefined) {
        seconds = new Map();
        this.compositions.set(first, seconds);
      }
      seconds.set(second, point);
    }
  }

  bidirectionalOf(point: number): string {
    return this.bidirectional.valueOf(point);
  }
  combiningOf(point: number): number {
    if (point < 0x300) return 0;
    const known = this.classes.get(point);
    if (known !== undefined) return known;
    const found = Number(this.combining.valueOf(point));
    this.classes.set(point, found);
    return found;
  }
  widthOf(point: number): string {
    return this.width.valueOf(point);
  }
  isMirrored(point: number): boolean {
    return this.mirrored.valueOf(point) === '1';
  }
  numericOf(point: number): number | undefined {
    return this.numeric.get(point);
  }
  decompositionOf(point: number): Decomposition | undefined {
    return this.decompositions.get(point);
  }
  compositionOf(first: number, second: number): number | undefined {
    return this.compositions.get(first)?.get(second);
  }
}

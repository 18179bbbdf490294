/**
 * Patterns and matches as guest code knows them, and how a subject is read.
 */
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import { bytesOf } from '../../runtime/buffers.ts';
import { PyBytes } from '../../runtime/collections.ts';
import { MemoryError, raised, raisedWith, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { PyObject, TypeFlag, type Value } from '../../runtime/object.ts';
import { sliceStr } from '../../runtime/str-methods.ts';
import { type PyStr, strOf } from '../../runtime/text.ts';
import { FOUND, Matcher, StackTooLarge, type Subject, SUSPENDED } from './matcher.ts';
import type { Program } from './program.ts';
import type { TemplatePart } from './template.ts';

export class PyPattern extends PyObject {
  /** Made for the first match, and used for one match after another: no match ever waits for guest code. */
  private ownMatcher: Matcher | null = null;
  /** Templates that were parsed for it. */
  readonly templates = new Map<string, readonly TemplatePart[]>();
  constructor(
    /** The str or bytes it was made from; null for one of re.Scanner. */
    readonly source: Value,
    readonly isText: boolean | null,
    readonly flags: number,
    readonly groups: number,
    readonly names: ReadonlyMap<string, number>,
    readonly program: Program,
  ) {
    super();
  }
  get matcher(): Matcher {
    this.ownMatcher ??= new Matcher(this.program);
    return this.ownMatcher;
  }
  nameOf(group: number): string | null {
    for (const [name, number] of this.names) if (number === group) return name;
    return null;
  }
}

/** The engine's slice() of a typed array costs a microsecond. */
function copyBytes(bytes: Uint8Array, from: number, to: number): Uint8Array {
  const length = to - from;
  if (length > 64) return bytes.slice(from, to);
  const copy = new Uint8Array(length);
  for (let i = 0; i < length; i++) copy[i] = bytes[from + i];
  return copy;
}

/** A subject, and how its parts become values. */
export class Reading implements Subject {
  readonly text: string;
  readonly units: ArrayLike<number> | null;
  readonly length: number;
  private readonly str: string | PyStr | null;
  constructor(
    readonly value: Value,
    str: string | PyStr | undefined,
  ) {
    if (typeof str === 'string') {
      this.str = this.text = str;
      this.units = null;
      this.length = str.length;
      return;
    }
    this.text = '';
    if (str !== undefined) {
      this.str = str;
      this.units = str.points;
    } else {
      this.str = null;
      const bytes = bytesOf(value);
      if (bytes === undefined) throw raised(TypeError, `expected string or bytes-like object, got '${typeName(value)}'`);
      this.units = bytes;
    }
    this.length = this.units.length;
  }
  get isText(): boolean {
    return this.str !== null;
  }
  slice(from: number, to: number): Value {
    if (this.units === null) return this.text.slice(from, to);
    if (this.str !== null) {
      const point = this.units[from];
      // One character, as tokens often are.
      if (to - from === 1 && (point < 0xd800 || (point > 0xdfff && point <= 0xffff))) return String.fromCharCode(point);
      return sliceStr(this.str, from, to);
    }
    if (from === 0 && to === this.length && this.value instanceof PyBytes && this.value.slots === null) return this.value;
    return new PyBytes(copyBytes(this.units as Uint8Array, from, to));
  }
  get empty(): Value {
    return this.str !== null ? '' : new PyBytes(new Uint8Array(0));
  }
}
export function readSubject(pattern: PyPattern, value: Value): Reading {
  const reading = new Reading(value, strOf(value));
  if (pattern.isText === true && !reading.isText) throw raised(TypeError, 'cannot use a string pattern on a bytes-like object');
  if (pattern.isText === false && reading.isText) throw raised(TypeError, 'cannot use a bytes pattern on a string-like object');
  return reading;
}

export class PyMatch extends PyObject {
  constructor(
    readonly pattern: PyPattern,
    /** The subject. */
    readonly subject: Value,
    /** Begin and end of the whole and of each group; -1 for a group that did not take part. */
    readonly spans: readonly number[],
    readonly pos: number,
    readonly endpos: number,
    /** -1 for none. */
    readonly lastIndex: number,
  ) {
    super();
  }
  /** The subject may be a bytearray that has changed since. */
  group(group: number, otherwise: Value): Value {
    const from = this.spans[group * 2];
    if (from < 0) return otherwise;
    const to = this.spans[group * 2 + 1];
    if (typeof this.subject === 'string') return this.subject.slice(from, to);
    const reading = new Reading(this.subject, strOf(this.subject));
    return reading.slice(Math.min(from, reading.length), Math.min(to, reading.length));
  }
}
export const patternType = builtinType('Pattern', { flags: TypeFlag.HAS_WEAKREF, js: PyPattern, module: 're' });
patternType.name = 're.Pattern';
export const matchType = builtinType('Match', { js: PyMatch, module: 're' });
matchType.name = 're.Match';

/** Steps before a match is taken to be a long one: a few milliseconds. */
const SHORT = 100_000;
const LONG = 1 << 30;

function asMemoryError(error: unknown): unknown {
  return error instanceof StackTooLarge || error instanceof RangeError ? raisedWith(MemoryError) : error;
}

/**
 * A walk over one subject: one match, or all of them in turn.
 *
 * The walk begins as plain JavaScript; when it turns out to be long it goes on where Ctrl-C can stop it.
 */
export class Walk {
  readonly matcher: Matcher;
  /** Where the next search begins. */
  at: number;
  /** The next match may not be empty there: an empty one, or the one before, ended there. */
  mustAdvance = false;
  constructor(
    readonly pattern: PyPattern,
    readonly reading: Reading,
    readonly from: number,
    readonly to: number,
  ) {
    this.matcher = pattern.matcher;
    this.at = from;
  }
  private run(t: Thread, isSearch: boolean): boolean {
    const { matcher } = this;
    matcher.steps = SHORT;
    try {
      let result = isSearch ? matcher.search() : matcher.match();
      if (result === SUSPENDED) result = this.runLong(t, () => (isSearch ? matcher.search() : matcher.match()));
      else t.charge(SHORT - matcher.steps);
      return result === FOUND;
    } catch (error) {
      throw asMemoryError(error);
    }
  }
  private runLong(t: Thread, step: () => number): number {
    t.charge(SHORT);
    return t.interp.host.interruptible(() => {
      for (;;) {
        this.matcher.steps = LONG;
        const result = step();
        if (result !== SUSPENDED) return result;
      }
    });
  }
  private open(): void {
    this.matcher.read(this.reading, this.at, this.to);
    this.matcher.mustAdvance = this.mustAdvance;
  }
  /** A match at the place where the walk is. */
  match(t: Thread, all: boolean): boolean {
    this.open();
    this.matcher.matchAll = all;
    return this.run(t, false);
  }
  search(t: Thread): boolean {
    if (this.at > this.to) return false;
    this.open();
    return this.run(t, true);
  }
  /** Calls back for every match, until that answers false. No guest code may run meanwhile. */
  searchAll(t: Thread, found: () => boolean): void {
    const { matcher } = this;
    if (this.at > this.to) return;
    this.open();
    const step = (): number => {
      for (;;) {
        const result = matcher.search();
        if (result !== FOUND) return result;
        // Finding a match is work too.
        matcher.steps -= 4;
        if (!found()) return FOUND;
        this.advance();
        this.open();
      }
    };
    matcher.steps = SHORT;
    try {
      if (step() === SUSPENDED) this.runLong(t, step);
      else t.charge(SHORT - matcher.steps);
    } catch (error) {
      throw asMemoryError(error);
    }
  }
  /** Behind the match that was found. */
  advance(): void {
    const { matcher } = this;
    this.mustAdvance = matcher.place === matcher.start;
    this.at = matcher.place;
  }
  begin(): number {
    return this.matcher.start;
  }
  end(): number {
    return this.matcher.place;
  }
  /** Of the match that was found. */
  group(group: number, otherwise: Value): Value {
    const { registers } = this.matcher;
    const from = registers[group * 2 - 2];
    const to = registers[group * 2 - 1];
    return from < 0 || to < 0 ? otherwise : this.reading.slice(from, to);
  }
  toMatch(): PyMatch {
    const { matcher, pattern } = this;
    const spans: number[] = [matcher.start, matcher.place];
    for (let i = 0; i < pattern.groups * 2; i += 2) {
      const from = matcher.registers[i];
      const to = matcher.registers[i + 1];
      if (from < 0 || to < 0) spans.push(-1, -1);
      else spans.push(from, to);
    }
    return new PyMatch(pattern, this.reading.value, spans, this.from, this.to, matcher.lastIndex);
  }
}

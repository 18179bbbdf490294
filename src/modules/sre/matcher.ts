/**
 * The matcher: runs a program over a text, going back where it must.
 *
 * What it has to come back to lies on a stack of ints, each entry with its kind on top. An entry is either another way to go on
 * (a choice, one character less of a greedy loop, one more of a lazy one) or a register as it was before; going back pops entries,
 * restoring registers, down to the first other way:
 *
 *     (a|ab)c on 'abc':   [mark 0 was -1] [choice: 'ab' at 0]   'a', then 'c' fails: back to the choice
 *
 * So the marks of groups are always those of the way that is being tried. Brackets that are not gone back into once they have matched
 * (look-arounds, atomic groups, turns of possessive loops) cut the stack to where they began and leave one entry with the
 * marks of before.
 *
 * Nothing here calls guest code or keeps state elsewhere. After so many steps run() stops with SUSPENDED; calling it again
 * carries on. That is how a match that takes long can be interrupted.
 */
import { findStr } from '../../runtime/str-methods.ts';
import { lowerAscii, lowerUnicode, isUnicodeWord } from './charset.ts';
import { At, CharKind, Code, type Program } from './program.ts';

export const FAILED = 0;
export const FOUND = 1;
export const SUSPENDED = 2;

/** What a matcher reads: either a text, or an array of code points or bytes. */
export interface Subject {
  readonly text: string;
  readonly units: ArrayLike<number> | null;
}

const enum Entry {
  /** pc, place */
  CHOICE,
  /** least place, place, pc */
  GREEDY,
  /** greatest place, place, pc */
  LAZY,
  /** register, value */
  MARK,
  /** register, value, last index */
  MARK_END,
  /** register, count, place of the last turn */
  LOOP,
  /** values of marks ..., last index, from, to */
  MARKS,
}
/** More than any instruction pushes, marks apart. */
const ROOM = 32;
/** A stack of more ints is given up as too large (CPython would run out of memory, later). */
const MAX_STACK = 1 << 28;
/** A stack that has grown beyond this is not kept. */
const KEPT_STACK = 1 << 18;

export class StackTooLarge {}

const isAsciiWordUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95;

export class Matcher {
  text = '';
  units: ArrayLike<number> | null = null;
  end = 0;
  /** Where the attempt begins. */
  start = 0;
  /** An empty match at `start` does not count. */
  mustAdvance = false;
  /** Only a match up to the end counts. */
  matchAll = false;
  /** Steps that are left. */
  steps = 0;
  /** Number of the group that was closed last; -1 for none. */
  lastIndex = -1;
  /** The end of the match. */
  place = 0;
  readonly registers: Int32Array;
  private stack = new Int32Array(64);
  private height = 0;
  private pc = 0;
  private isSuspended = false;
  constructor(private readonly program: Program) {
    this.registers = new Int32Array(program.registers);
  }

  private grow(needed: number): Int32Array<ArrayBuffer> {
    const size = Math.max(needed, this.stack.length * 2);
    if (size > MAX_STACK) throw new StackTooLarge();
    const larger = new Int32Array(size);
    larger.set(this.stack);
    this.stack = larger;
    return larger;
  }
  /** Ready for another subject. */
  read(subject: Subject, start: number, end: number): void {
    this.text = subject.text;
    this.units = subject.units;
    this.start = start;
    this.end = end;
    this.isSuspended = false;
    this.mustAdvance = false;
    this.matchAll = false;
    if (this.stack.length > KEPT_STACK) this.stack = new Int32Array(64);
  }

  private begin(): void {
    const { marks } = this.program;
    for (let i = 0; i < marks; i++) this.registers[i] = -1;
    this.lastIndex = -1;
    this.height = 0;
    this.pc = 0;
    this.place = this.start;
  }
  /** A match that begins at `start`. */
  match(): number {
    if (!this.isSuspended) this.begin();
    const result = this.run();
    this.isSuspended = result === SUSPENDED;
    return result;
  }
  /** The first match that begins at `start` or behind it; `start` is then where it begins. */
  search(): number {
    const { program, end } = this;
    const last = end - program.least;
    for (;;) {
      if (!this.isSuspended) {
        const from = this.start;
        const to = this.candidate(from, last);
        if (to < 0) return FAILED;
        this.steps -= (to - from) >> 4;
        if (to > from) {
          this.start = to;
          this.mustAdvance = false;
        }
        if (program.isLiteral) {
          this.place = to + program.prefix.length;
          this.lastIndex = -1;
          return FOUND;
        }
        this.begin();
      }
      const result = this.run();
      this.isSuspended = result === SUSPENDED;
      if (result !== FAILED) return result;
      if (this.start >= last || program.isAnchored) return FAILED;
      this.start++;
      this.mustAdvance = false;
    }
  }
  /** The first place from `from` to `last` where a match could begin, or -1. */
  private candidate(from: number, last: number): number {
    const { program, text, units } = this;
    const { prefix, first } = program;
    if (from > last) return -1;
    if (program.isAnchored) return from === 0 ? 0 : -1;
    if (prefix.length > 0) {
      if (units === null) {
        if (program.prefixText === null) return -1;
        return this.indexOf(program.prefixText, from, last);
      }
      const [char] = prefix;
      for (let at = from; at <= last; at++) {
        if (units[at] !== char) continue;
        let same = 1;
        while (same < prefix.length && units[at + same] === prefix[same]) same++;
        if (same === prefix.length) return at;
      }
      return -1;
    }
    if (first === null) return from;
    const { table } = first;
    if (units === null) {
      for (let at = from; at <= last; at++) {
        const c = text.charCodeAt(at);
        if (c < 256 ? table[c] !== 0 : first.has(c)) return at;
      }
    } else {
      for (let at = from; at <= last; at++) {
        const c = units[at];
        if (c < 256 ? table[c] !== 0 : first.has(c)) return at;
      }
    }
    return -1;
  }
  /** The engine's search knows no end: for a window far from the end of a long text it would look too far. */
  private indexOf(prefix: string, from: number, last: number): number {
    const { text } = this;
    if (prefix.length > 16) return findStr(text, prefix, from, last + prefix.length);
    if (text.length - last > 4096 + prefix.length) {
      const first = prefix.charCodeAt(0);
      for (let at = from; at <= last; at++) if (text.charCodeAt(at) === first && text.startsWith(prefix, at)) return at;
      return -1;
    }
    const at = text.indexOf(prefix, from);
    return at > last ? -1 : at;
  }

  private isAt(kind: number, place: number): boolean {
    const { text, units, end } = this;
    switch (kind) {
      case At.START:
        return place === 0;
      case At.START_LINE:
        return place === 0 || (units === null ? text.charCodeAt(place - 1) : units[place - 1]) === 10;
      case At.END:
        return place === end || (place === end - 1 && (units === null ? text.charCodeAt(place) : units[place]) === 10);
      case At.END_LINE:
        return place === end || (place < end && (units === null ? text.charCodeAt(place) : units[place]) === 10);
      case At.END_TEXT:
        return place === end;
      default: {
        const before = place === 0 ? 0 : units === null ? text.charCodeAt(place - 1) : units[place - 1];
        const behind = place >= end ? 0 : units === null ? text.charCodeAt(place) : units[place];
        const isBoundary =
          kind === At.BOUNDARY || kind === At.NO_BOUNDARY
            ? isAsciiWordUnit(before) !== isAsciiWordUnit(behind)
            : (before < 128 ? isAsciiWordUnit(before) : isUnicodeWord(before)) !==
              (behind < 128 ? isAsciiWordUnit(behind) : isUnicodeWord(behind));
        return isBoundary === (kind === At.BOUNDARY || kind === At.UNICODE_BOUNDARY);
      }
    }
  }
  /** Whether the character at a place (which is there) passes. */
  private passes(kind: number, argument: number, place: number): boolean {
    const c = this.units === null ? this.text.charCodeAt(place) : this.units[place];
    switch (kind) {
      case CharKind.CHAR:
        return c === argument;
      case CharKind.NOT_CHAR:
        return c !== argument;
      case CharKind.ANY:
        return c !== 10;
      case CharKind.SET:
        return c < 256 ? this.program.tables[(argument << 8) + c] !== 0 : this.program.sets[argument].has(c);
      default:
        return true;
    }
  }
  /** The end of the run of characters that pass, from `from` to at most `to`. */
  private span(kind: number, argument: number, from: number, to: number): number {
    const { text, units } = this;
    let at = from;
    switch (kind) {
      case CharKind.ALL:
        return to > from ? to : from;
      case CharKind.CHAR:
        if (units === null) while (at < to && text.charCodeAt(at) === argument) at++;
        else while (at < to && units[at] === argument) at++;
        return at;
      case CharKind.ANY:
        argument = 10;
      // falls through
      case CharKind.NOT_CHAR:
        if (units === null) {
          const near = to - at > 32 ? at + 32 : to;
          while (at < near && text.charCodeAt(at) !== argument) at++;
          if (at < near || at === to) return at;
          if (to < text.length) {
            while (at < to && text.charCodeAt(at) !== argument) at++;
            return at;
          }
          at = text.indexOf(String.fromCharCode(argument), at);
          return at < 0 || argument > 0xffff ? to : at;
        }
        while (at < to && units[at] !== argument) at++;
        return at;
      default: {
        const { tables } = this.program;
        const set = this.program.sets[argument];
        const base = argument << 8;
        if (units === null) {
          for (; at < to; at++) {
            const c = text.charCodeAt(at);
            if (c < 256 ? tables[base + c] === 0 : !set.has(c)) return at;
          }
        } else {
          for (; at < to; at++) {
            const c = units[at];
            if (c < 256 ? tables[base + c] === 0 : !set.has(c)) return at;
          }
        }
        return at;
      }
    }
  }
  private isSameFolded(from: number, to: number, place: number, isUnicode: boolean): boolean {
    const { text, units } = this;
    const lower = isUnicode ? lowerUnicode : lowerAscii;
    for (; from < to; from++, place++) {
      const a = units === null ? text.charCodeAt(from) : units[from];
      const b = units === null ? text.charCodeAt(place) : units[place];
      if (a !== b && lower(a) !== lower(b)) return false;
    }
    return true;
  }
  /** Keeps the marks of a bracket, for the time after it is cut. Gives the new height. */
  private pushMarks(height: number, from: number, to: number): number {
    const { registers } = this;
    if (height + to - from + ROOM > this.stack.length) this.grow(height + to - from + ROOM);
    const { stack } = this;
    for (let i = from; i < to; i++) stack[height++] = registers[i];
    stack[height] = this.lastIndex;
    stack[height + 1] = from;
    stack[height + 2] = to;
    stack[height + 3] = Entry.MARKS;
    return height + 4;
  }

  private run(): number {
    const { program, registers, text, units, end } = this;
    const { code, tables, sets } = program;
    let { stack, pc, place } = this;
    let height = this.height;
    let c = 0;
    for (;;) {
      if (height + ROOM > stack.length) stack = this.grow(height + ROOM);
      switch (code[pc]) {
        case Code.CHAR:
          if (place < end && (units === null ? text.charCodeAt(place) : units[place]) === code[pc + 1]) {
            place++;
            pc += 2;
            continue;
          }
          break;
        case Code.NOT_CHAR:
          if (place < end && (units === null ? text.charCodeAt(place) : units[place]) !== code[pc + 1]) {
            place++;
            pc += 2;
            continue;
          }
          break;
        case Code.ANY:
          if (place < end && (units === null ? text.charCodeAt(place) : units[place]) !== 10) {
            place++;
            pc++;
            continue;
          }
          break;
        case Code.ANY_ALL:
          if (place < end) {
            place++;
            pc++;
            continue;
          }
          break;
        case Code.SET:
          if (place < end) {
            c = units === null ? text.charCodeAt(place) : units[place];
            const set = code[pc + 1];
            if (c < 256 ? tables[(set << 8) + c] !== 0 : sets[set].has(c)) {
              place++;
              pc += 2;
              continue;
            }
          }
          break;
        case Code.STRING: {
          const string = program.strings[code[pc + 1]];
          const { length } = string;
          if (place + length > end) break;
          let i = 0;
          if (units === null) while (i < length && text.charCodeAt(place + i) === string[i]) i++;
          else while (i < length && units[place + i] === string[i]) i++;
          if (i < length) break;
          place += length;
          pc += 2;
          continue;
        }
        case Code.AT:
          if (!this.isAt(code[pc + 1], place)) break;
          pc += 2;
          continue;
        case Code.MARK: {
          const register = code[pc + 1];
          if (height > 0) {
            stack[height] = register;
            stack[height + 1] = registers[register];
            stack[height + 2] = Entry.MARK;
            height += 3;
          }
          registers[register] = place;
          pc += 2;
          continue;
        }
        case Code.MARK_END: {
          const register = code[pc + 1];
          if (height > 0) {
            stack[height] = register;
            stack[height + 1] = registers[register];
            stack[height + 2] = this.lastIndex;
            stack[height + 3] = Entry.MARK_END;
            height += 4;
          }
          registers[register] = place;
          this.lastIndex = code[pc + 2];
          pc += 3;
          continue;
        }
        case Code.JUMP:
          pc = code[pc + 1];
          continue;
        case Code.SPLIT_CHAR:
          if (place >= end || (units === null ? text.charCodeAt(place) : units[place]) !== code[pc + 2]) {
            pc = code[pc + 1];
            continue;
          }
          if (code[pc + 3] === 0) {
            stack[height] = code[pc + 1];
            stack[height + 1] = place;
            stack[height + 2] = Entry.CHOICE;
            height += 3;
          }
          pc += 4;
          continue;
        case Code.SPLIT_SET: {
          const set = code[pc + 2];
          c = place >= end ? 0 : units === null ? text.charCodeAt(place) : units[place];
          if (place >= end || (c < 256 ? tables[(set << 8) + c] === 0 : !sets[set].has(c))) {
            pc = code[pc + 1];
            continue;
          }
          if (code[pc + 3] === 0) {
            stack[height] = code[pc + 1];
            stack[height + 1] = place;
            stack[height + 2] = Entry.CHOICE;
            height += 3;
          }
          pc += 4;
          continue;
        }
        case Code.SPLIT:
          stack[height] = code[pc + 1];
          stack[height + 1] = place;
          stack[height + 2] = Entry.CHOICE;
          height += 3;
          pc += 2;
          continue;
        case Code.GREEDY: {
          const max = code[pc + 4];
          const least = place + code[pc + 3];
          const most = this.span(code[pc + 1], code[pc + 2], place, max > end - place ? end : place + max);
          if (most < least) break;
          this.steps -= (most - place) >> 3;
          const found = this.backTo(pc, most, least);
          if (found < 0) break;
          place = found;
          if (place > least) {
            stack[height] = least;
            stack[height + 1] = place;
            stack[height + 2] = pc;
            stack[height + 3] = Entry.GREEDY;
            height += 4;
          }
          pc += 7;
          continue;
        }
        case Code.POSSESSIVE: {
          const max = code[pc + 4];
          const most = this.span(code[pc + 1], code[pc + 2], place, max > end - place ? end : place + max);
          if (most < place + code[pc + 3]) break;
          this.steps -= (most - place) >> 3;
          place = most;
          pc += 5;
          continue;
        }
        case Code.LAZY: {
          const min = code[pc + 3];
          if (min > end - place) break;
          const max = code[pc + 4];
          const most = max > end - place ? end : place + max;
          if (min > 0) {
            const least = this.span(code[pc + 1], code[pc + 2], place, place + min);
            if (least < place + min) break;
            place = least;
          }
          if (code[pc + 5] !== CharKind.NOTHING && (place >= end || !this.passes(code[pc + 5], code[pc + 6], place))) {
            place = this.forwardTo(pc, place, most);
            if (place < 0) break;
          }
          if (place < most) {
            stack[height] = most;
            stack[height + 1] = place;
            stack[height + 2] = pc;
            stack[height + 3] = Entry.LAZY;
            height += 4;
          }
          pc += 7;
          continue;
        }
        case Code.LOOP: {
          const register = code[pc + 1];
          if (height > 0) {
            stack[height] = register;
            stack[height + 1] = registers[register];
            stack[height + 2] = registers[register + 1];
            stack[height + 3] = Entry.LOOP;
            height += 4;
          }
          registers[register] = 0;
          registers[register + 1] = -1;
          pc = code[pc + 2];
          continue;
        }
        case Code.UNTIL: {
          const register = code[pc + 1];
          const count = registers[register];
          const last = registers[register + 1];
          if (count >= code[pc + 2]) {
            if (count >= code[pc + 3] || place === last) {
              pc += 7;
              continue;
            }
            const set = code[pc + 5];
            if (set >= 0) {
              c = place >= end ? 0 : units === null ? text.charCodeAt(place) : units[place];
              if (place >= end || (c < 256 ? tables[(set << 8) + c] === 0 : !sets[set].has(c))) {
                pc += 7;
                continue;
              }
            }
            if (height > 0 || code[pc + 6] === 0) {
              stack[height] = register;
              stack[height + 1] = count;
              stack[height + 2] = last;
              stack[height + 3] = Entry.LOOP;
              height += 4;
            }
            if (code[pc + 6] === 0) {
              stack[height] = pc + 7;
              stack[height + 1] = place;
              stack[height + 2] = Entry.CHOICE;
              height += 3;
            }
            registers[register + 1] = place;
          } else if (height > 0) {
            stack[height] = register;
            stack[height + 1] = count;
            stack[height + 2] = last;
            stack[height + 3] = Entry.LOOP;
            height += 4;
          }
          registers[register] = count + 1;
          pc = code[pc + 4];
          continue;
        }
        case Code.UNTIL_LAZY: {
          const register = code[pc + 1];
          const count = registers[register];
          if (count >= code[pc + 2]) {
            stack[height] = pc + 5;
            stack[height + 1] = place;
            stack[height + 2] = Entry.CHOICE;
            height += 3;
            pc += 10;
            continue;
          }
          if (height > 0) {
            stack[height] = register;
            stack[height + 1] = count;
            stack[height + 2] = registers[register + 1];
            stack[height + 3] = Entry.LOOP;
            height += 4;
          }
          registers[register] = count + 1;
          pc = code[pc + 4];
          continue;
        }
        case Code.MORE: {
          const register = code[pc + 1];
          const count = registers[register];
          const last = registers[register + 1];
          if (count >= code[pc + 3] || place === last) break;
          if (height > 0) {
            stack[height] = register;
            stack[height + 1] = count;
            stack[height + 2] = last;
            stack[height + 3] = Entry.LOOP;
            height += 4;
          }
          registers[register] = count + 1;
          registers[register + 1] = place;
          pc = code[pc + 4];
          continue;
        }
        case Code.ATOMIC:
          if (code[pc + 3] > 0) {
            height = this.pushMarks(height, code[pc + 2], code[pc + 3]);
            stack = this.stack;
          }
          registers[code[pc + 1]] = height;
          // A height of 0 would let the marks inside go unrecorded; they are dead when the bracket fails then.
          pc += 4;
          continue;
        case Code.END_ATOMIC:
          height = registers[code[pc + 1]];
          pc += 2;
          continue;
        case Code.LOOK: {
          const width = code[pc + 4];
          if (place < width) break;
          if (code[pc + 3] > 0) {
            height = this.pushMarks(height, code[pc + 2], code[pc + 3]);
            stack = this.stack;
          }
          registers[code[pc + 1]] = height;
          registers[code[pc + 1] + 1] = place;
          place -= width;
          pc += 5;
          continue;
        }
        case Code.END_LOOK:
          height = registers[code[pc + 1]];
          place = registers[code[pc + 1] + 1];
          pc += 2;
          continue;
        case Code.LOOK_NOT: {
          const width = code[pc + 4];
          if (place < width) {
            pc = code[pc + 5];
            continue;
          }
          if (code[pc + 3] > 0) {
            height = this.pushMarks(height, code[pc + 2], code[pc + 3]);
            stack = this.stack;
          }
          registers[code[pc + 1]] = height;
          stack[height] = code[pc + 5];
          stack[height + 1] = place;
          stack[height + 2] = Entry.CHOICE;
          height += 3;
          place -= width;
          pc += 6;
          continue;
        }
        case Code.END_LOOK_NOT:
          height = registers[code[pc + 1]];
          break;
        case Code.BEGIN_TURNS:
          registers[code[pc + 1]] = 0;
          registers[code[pc + 1] + 1] = -1;
          pc += 2;
          continue;
        case Code.TURN: {
          const register = code[pc + 1];
          const isNeeded = registers[register] < code[pc + 4];
          if (!isNeeded && (registers[register] >= code[pc + 5] || place === registers[register + 1])) {
            pc = code[pc + 6];
            continue;
          }
          if (code[pc + 3] > 0) {
            height = this.pushMarks(height, code[pc + 2], code[pc + 3]);
            stack = this.stack;
          }
          registers[register + 2] = height;
          if (!isNeeded) {
            registers[register + 1] = place;
            stack[height] = code[pc + 6];
            stack[height + 1] = place;
            stack[height + 2] = Entry.CHOICE;
            height += 3;
          }
          pc += 7;
          continue;
        }
        case Code.END_TURN:
          height = registers[code[pc + 1] + 2];
          registers[code[pc + 1]]++;
          pc = code[pc + 4];
          continue;
        case Code.REFERENCE:
        case Code.REFERENCE_FOLDED: {
          const group = code[pc + 1];
          const from = registers[group * 2 - 2];
          const to = registers[group * 2 - 1];
          if (from < 0 || to < from || to - from > end - place) break;
          if (code[pc] === Code.REFERENCE_FOLDED) {
            if (!this.isSameFolded(from, to, place, code[pc + 2] === 1)) break;
            pc += 3;
          } else {
            let i = from;
            let at = place;
            if (units === null) while (i < to && text.charCodeAt(i) === text.charCodeAt(at)) i++, at++;
            else while (i < to && units[i] === units[at]) i++, at++;
            if (i < to) break;
            pc += 2;
          }
          this.steps -= (to - from) >> 3;
          place += to - from;
          continue;
        }
        case Code.CONDITION: {
          const group = code[pc + 1];
          const from = registers[group * 2 - 2];
          pc = from >= 0 && registers[group * 2 - 1] >= from ? pc + 3 : code[pc + 2];
          continue;
        }
        case Code.MATCH:
          if ((this.matchAll && place !== end) || (this.mustAdvance && place === this.start)) break;
          this.place = place;
          return FOUND;
        default:
      }

      // Back to the last other way.
      if (--this.steps < 0) {
        this.pc = code.length - 1;
        this.place = place;
        this.height = height;
        return SUSPENDED;
      }
      back: for (;;) {
        if (height === 0) return FAILED;
        switch (stack[height - 1]) {
          case Entry.CHOICE:
            pc = stack[height - 3];
            place = stack[height - 2];
            height -= 3;
            break back;
          case Entry.GREEDY: {
            pc = stack[height - 2];
            const least = stack[height - 4];
            place = this.backTo(pc, stack[height - 3] - 1, least);
            if (place <= least) {
              height -= 4;
              if (place < 0) continue;
            } else stack[height - 3] = place;
            pc += 7;
            break back;
          }
          case Entry.LAZY: {
            pc = stack[height - 2];
            const most = stack[height - 4];
            place = this.forwardTo(pc, stack[height - 3], most);
            if (place < 0) {
              height -= 4;
              continue;
            }
            if (place < most) stack[height - 3] = place;
            else height -= 4;
            pc += 7;
            break back;
          }
          case Entry.MARK:
            registers[stack[height - 3]] = stack[height - 2];
            height -= 3;
            continue;
          case Entry.MARK_END:
            registers[stack[height - 4]] = stack[height - 3];
            this.lastIndex = stack[height - 2];
            height -= 4;
            continue;
          case Entry.LOOP: {
            const register = stack[height - 4];
            registers[register] = stack[height - 3];
            registers[register + 1] = stack[height - 2];
            height -= 4;
            continue;
          }
          default: {
            const to = stack[height - 2];
            const from = stack[height - 3];
            this.lastIndex = stack[height - 4];
            height -= 4 + to - from;
            for (let i = from; i < to; i++) registers[i] = stack[height + i - from];
          }
        }
      }
    }
  }

  /** Greedy loop at `pc`: the last place from `most` down to `least` where what follows can begin, or -1. */
  private backTo(pc: number, most: number, least: number): number {
    const { code } = this.program;
    const kind = code[pc + 5];
    if (kind === CharKind.NOTHING) return most;
    const argument = code[pc + 6];
    let at = most;
    if (at === this.end) at--;
    if (kind === CharKind.CHAR && this.units === null) {
      const { text } = this;
      while (at >= least && text.charCodeAt(at) !== argument) at--;
    } else while (at >= least && !this.passes(kind, argument, at)) at--;
    this.steps -= (most - at) >> 3;
    return at < least ? -1 : at;
  }
  /** Lazy loop at `pc`, one character more: the next place where what follows can begin, or -1. */
  private forwardTo(pc: number, place: number, most: number): number {
    const { code } = this.program;
    const kind = code[pc + 5];
    const argument = code[pc + 6];
    const from = place;
    const own = code[pc + 1];
    if (kind === CharKind.CHAR && own !== CharKind.SET && own !== CharKind.CHAR && this.units === null) {
      // Any character but one, up to the next of another: `.*?x`, `[^"]*?x`.
      const { text } = this;
      const stop = own === CharKind.ANY ? 10 : own === CharKind.NOT_CHAR ? code[pc + 2] : -1;
      const to = most < this.end ? most : this.end - 1;
      let c = place < most ? text.charCodeAt(place) : stop;
      while (place < to && c !== stop) {
        c = text.charCodeAt(++place);
        if (c === argument) {
          this.steps -= (place - from) >> 3;
          return place;
        }
      }
    } else {
      while (place < most && this.passes(own, code[pc + 2], place)) {
        place++;
        if (kind === CharKind.NOTHING) return place;
        if (place === this.end) break;
        if (this.passes(kind, argument, place)) {
          this.steps -= (place - from) >> 3;
          return place;
        }
      }
    }
    this.steps -= (place - from) >> 3;
    return -1;
  }
}

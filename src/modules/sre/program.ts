/**
 * The program of a pattern: instructions in one array of ints, and the tables that they name by number.
 *
 * Registers are ints too: first the marks (where group g begins is register 2g - 2, where it ends 2g - 1; -1 for nowhere), then
 * what loops and brackets keep (a count and the place of the last turn; heights of the backtrack stack).
 */
import type { CharSet } from './charset.ts';

export const enum Code {
  /** The whole has matched. */
  MATCH,
  FAIL,
  /** char */
  CHAR,
  /** char */
  NOT_CHAR,
  /** Any but a newline. */
  ANY,
  ANY_ALL,
  /** set */
  SET,
  /** string: a run of characters */
  STRING,
  /** kind of place (At) */
  AT,
  /** register */
  MARK,
  /** register, group: the end of a group */
  MARK_END,
  /** target */
  JUMP,
  /** target of the next alternative */
  SPLIT,
  /** target, char, sure: an alternative that begins with it; when that is sure, no other does */
  SPLIT_CHAR,
  /** target, set, sure: the same for one of a set */
  SPLIT_SET,
  /** char kind, its argument, min, max, kind of what follows (a char kind or NOTHING), its argument: as many as there are */
  GREEDY,
  /** the same, as few as needed */
  LAZY,
  /** char kind, argument, min, max: never given back */
  POSSESSIVE,
  /** register, target: a loop begins, at its UNTIL */
  LOOP,
  /**
   * register, min, max, target of the body, set, sure: another turn or what follows. A turn begins with a character of the set (-1:
   * not known); when that is sure, what follows does not.
   */
  UNTIL,
  /** register, min, max, target of the body, for a lazy loop */
  UNTIL_LAZY,
  /** The same, right behind it: where a lazy loop goes when what follows did not match */
  MORE,
  /** register, first mark, end of marks: what follows may not be taken back once it has matched */
  ATOMIC,
  /** register */
  END_ATOMIC,
  /** register, first mark, end of marks, width (of what is behind; 0 ahead) */
  LOOK,
  /** register */
  END_LOOK,
  /** register, first mark, end of marks, width, target when the body does not match */
  LOOK_NOT,
  /** register */
  END_LOOK_NOT,
  /** register, first mark, end of marks, min, max, target of the end: one turn of a possessive loop */
  TURN,
  /** register, min, max, target of the turn */
  END_TURN,
  /** register: a possessive loop begins */
  BEGIN_TURNS,
  /** group */
  REFERENCE,
  /** group, 1 for Unicode */
  REFERENCE_FOLDED,
  /** group, target when it has not matched */
  CONDITION,
}

export const enum At {
  START,
  START_LINE,
  END,
  END_LINE,
  END_TEXT,
  BOUNDARY,
  NO_BOUNDARY,
  UNICODE_BOUNDARY,
  NO_UNICODE_BOUNDARY,
}

/** What a loop over single characters, or the place behind it, asks of a character. */
export const enum CharKind {
  NOTHING,
  CHAR,
  NOT_CHAR,
  ANY,
  ALL,
  SET,
}

export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharSet[];
  /** Tables of the sets, 256 entries each. */
  readonly tables: Uint8Array;
  readonly strings: readonly (readonly number[])[];
  /** Registers of marks, and of all. */
  readonly marks: number;
  readonly registers: number;
  /** A match has at least so many characters. */
  readonly least: number;
  /** Every match begins with this; '' when that is not known. It is the whole match when `isLiteral`. */
  readonly prefix: readonly number[];
  /** The same as a text; null when it cannot be part of one. */
  readonly prefixText: string | null;
  readonly isLiteral: boolean;
  /** Every match begins with one of these. */
  readonly first: CharSet | null;
  /** Only the start of the text can match. */
  readonly isAnchored: boolean;
}

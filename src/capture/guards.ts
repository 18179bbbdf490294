/**
 * Guards: what must hold for a compiled frame to be used again.
 *
 * While a frame is captured, each assumption about a value that was there before adds a guard: its source, what is expected, how to test it, how
 * to say that it failed. Together they are a straight program: read a source into a place, test it, read the next one from there. What a later
 * step reads, earlier ones have made safe, so nothing is tested twice and no guest code runs.
 */
import type { Value } from '../runtime/object.ts';
import type { Frame } from '../vm/frame.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Source } from './source.ts';

export type GuardKind =
  | 'TENSOR_MATCH'
  | 'EQUALS_MATCH'
  | 'CONSTANT_MATCH'
  | 'ID_MATCH'
  | 'FUNCTION_MATCH'
  | 'TYPE_MATCH'
  | 'SEQUENCE_LENGTH'
  | 'DICT_KEYS'
  | 'SET_CONTENTS'
  | 'HASATTR'
  | 'NOT_PRESENT'
  | 'DUPLICATE_INPUT'
  | 'NO_TENSOR_ALIASING'
  | 'OBJECT_ALIASING'
  | 'GLOBAL_STATE'
  | 'SHAPE_ENV';

/** Where in the program the assumption was made. */
export interface Place {
  readonly filename: string;
  readonly line: number;
  readonly function: string;
}

export interface Guard {
  readonly kind: GuardKind;
  /** What it is about; null: the state of the thread. */
  readonly source: Source | null;
  /** The test as an expression, as PyTorch writes it. */
  readonly text: string;
  readonly place: Place | null;
  /** Of the value of the source, all that were read before, and the thread that asks: not the one that compiled. */
  readonly test: (value: Value, values: readonly Value[], t: ThreadState) => boolean;
  /** Why it failed; without it, the text says it. */
  readonly why?: (value: Value, values: readonly Value[], t: ThreadState) => string;
}

type Step = { readonly read: Source } | { readonly guard: Guard };

const PRESENT_MISSING = undefined as unknown as Value;

export class GuardProgram {
  readonly steps: Step[] = [];
  private places = 0;
  private readonly seen = new Set<string>();

  /** The place of a source among the values; what it is reached through is read before. */
  placeOf(source: Source): number {
    if (source.place >= 0) return source.place;
    if (source.base !== null) this.placeOf(source.base);
    source.place = this.places++;
    this.steps.push({ read: source });
    return source.place;
  }
  add(guard: Guard): void {
    const key = `${guard.kind} ${guard.source?.text ?? ''} ${guard.text}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (guard.source !== null) this.placeOf(guard.source);
    this.steps.push({ guard });
  }
  get guards(): Guard[] {
    return this.steps.flatMap((step) => ('guard' in step ? [step.guard] : []));
  }
  /** The first guard that does not hold, or null when all do. */
  failing(frame: Frame, t: ThreadState): { guard: Guard | null; text: string } | null {
    const values: Value[] = new Array(this.places).fill(null);
    for (const step of this.steps) {
      if ('read' in step) {
        const { read } = step;
        const value = read.read(frame, read.base === null ? null : values[read.base.place]);
        if (value === undefined) return { guard: null, text: `${read.text} is not there any more` };
        values[read.place] = value;
        continue;
      }
      const { guard } = step;
      const value = guard.source === null ? null : values[guard.source.place];
      if (!guard.test(value, values, t)) return { guard, text: guard.why?.(value, values, t) ?? guard.text };
    }
    return null;
  }
  /** The same as one function that only says yes or no. */
  compile(): (frame: Frame, t: ThreadState) => boolean {
    const { places } = this;
    const steps = this.steps.map((step): ((frame: Frame, values: Value[], t: ThreadState) => boolean) => {
      if ('guard' in step) {
        const { source, test } = step.guard;
        if (source === null) return (_frame, values, t) => test(PRESENT_MISSING, values, t);
        const { place } = source;
        return (_frame, values, t) => test(values[place], values, t);
      }
      const { read } = step;
      const { place } = read;
      const from = read.base?.place ?? -1;
      return (frame, values) => {
        const value = read.read(frame, from < 0 ? null : values[from]);
        if (value === undefined) return false;
        values[place] = value;
        return true;
      };
    });
    return (frame, t) => {
      const values: Value[] = new Array(places);
      for (let i = 0; i < steps.length; i++) if (!steps[i](frame, values, t)) return false;
      return true;
    };
  }
}

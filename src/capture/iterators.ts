/**
 * Iterators, tracked: each knows its next item, and how it would be made again with what it has left.
 */
import type { PyType, Value } from '../runtime/object.ts';
import { type Sequence, Tracked } from './tracked.ts';

export const SPENT = Symbol('spent');
export type Next = Tracked | typeof SPENT;

export abstract class IteratorValue extends Tracked {
  constructor(readonly type: PyType | null) {
    super(null);
  }
  abstract next(): Next;
  get words(): string {
    return 'an iterator';
  }
}

/** Over a list or tuple: it sees what happens to the list, until it has come to its end. */
export class SequenceIterator extends IteratorValue {
  index = 0;
  isSpent = false;
  constructor(
    readonly sequence: Sequence,
    type: PyType | null,
  ) {
    super(type);
  }
  next(): Next {
    const { items } = this.sequence;
    if (!this.isSpent && this.index < items.length) return items[this.index++];
    this.isSpent = true;
    return SPENT;
  }
}

/** Over items that are all known, as those of a range or a str. */
export class ItemsIterator extends IteratorValue {
  index = 0;
  constructor(
    readonly items: readonly Tracked[],
    type: PyType | null,
    /** The container, where a real iterator over it can be made and set to a position. */
    readonly over: Value | null = null,
  ) {
    super(type);
  }
  next(): Next {
    return this.index < this.items.length ? this.items[this.index++] : SPENT;
  }
}

/** Over a dict, a set or a view of a dict: it sees what happens to values, and minds when something comes or goes. */
export class KeysIterator extends IteratorValue {
  index = 0;
  isSpent = false;
  private readonly before: readonly unknown[];
  constructor(
    readonly over: Tracked,
    /** What tells the items apart, now. */
    readonly keys: () => readonly unknown[],
    private readonly items: () => readonly Tracked[],
    /** Another size: raises, in the words of the container. Other keys: cannot be tracked. */
    private readonly changed: (isSize: boolean) => never,
  ) {
    super(null);
    this.before = keys();
  }
  next(): Next {
    if (this.isSpent) return SPENT;
    const now = this.keys();
    if (now.length !== this.before.length) this.changed(true);
    if (!now.every((key, i) => key === this.before[i])) this.changed(false);
    if (this.index < now.length) return this.items()[this.index++];
    this.isSpent = true;
    return SPENT;
  }
  /** Whether a new iterator over the container, set forward, is this one. */
  get isAsBefore(): boolean {
    const now = this.keys();
    return now.length === this.before.length && now.every((key, i) => key === this.before[i]);
  }
}

/** zip, enumerate, map, filter: made of other iterators. `made`: class and arguments with which it would be made again. */
export class DerivedIterator extends IteratorValue {
  constructor(
    type: PyType,
    readonly step: () => Next,
    readonly made: () => { readonly callee: PyType; readonly args: readonly Tracked[] } | null,
  ) {
    super(type);
  }
  next(): Next {
    return this.step();
  }
}

/**
 * What happened before what, when several streams work at once: vector clocks (Lamport 1978; Fidge and Mattern 1988).
 *
 * Each stream counts what it does, and knows how far every other had come when it last heard of it:
 *
 *     stream 1   write x  [1: 1]      record e -- e carries [1: 1]
 *     stream 2                        wait e   [1: 1, 2: 1]     read x: it knows of 1's first step, so the write came before
 *     stream 3                                                  [3: 1]   read x: it knows nothing of 1, so this is a race
 *
 * A write is remembered by the one number that its stream had then, and reads by one number for each stream since the last write: that is all
 * that has to be compared (FastTrack: Flanagan and Freund 2009). Knows neither time nor tensors.
 */

/** How far one knows everybody to have come. */
export class Clock {
  private readonly counts: number[] = [];

  at(who: number): number {
    return this.counts[who] ?? 0;
  }
  /** The next step of `who`, whose clock this is. */
  tick(who: number): number {
    return (this.counts[who] = this.at(who) + 1);
  }
  /** Learns all that the other knows. */
  join(other: Clock): void {
    const { counts } = other;
    for (let who = 0; who < counts.length; who++) if ((counts[who] ?? 0) > this.at(who)) this.counts[who] = counts[who];
  }
  copy(): Clock {
    const copy = new Clock();
    copy.join(this);
    return copy;
  }
}

/** Whoever takes steps: a stream, or the host. */
export interface Process {
  readonly process: number;
  readonly clock: Clock;
}
/** One step that touched elements. */
export interface Access {
  readonly by: Process;
  /** The count of the step, and as what a reader knows it. */
  readonly step: number;
  readonly operation: string;
  /** Where the program was; what it is, the owner of the tensors knows. */
  readonly place: unknown;
}
const isBefore = (earlier: Access, { clock }: Process): boolean => clock.at(earlier.by.process) >= earlier.step;

/** An earlier access that nothing orders before a later one. */
export interface Unordered {
  readonly access: Access;
  readonly isWrite: boolean;
}
/** Who wrote the elements last, and who has read them since. First is asked whether an access is in order, then it is noted. */
export class History {
  private lastWrite: Access | null = null;
  private reads: Access[] = [];

  /** Of several reads of what was written only the first by each reader is out of order. */
  beforeRead({ by }: Access): Unordered | null {
    const { lastWrite, reads } = this;
    if (lastWrite === null || isBefore(lastWrite, by) || reads.some((other) => other.by === by)) return null;
    return { access: lastWrite, isWrite: true };
  }
  read(access: Access): void {
    const { reads } = this;
    const at = reads.findIndex((other) => other.by === access.by);
    if (at >= 0) reads[at] = access;
    else reads.push(access);
  }
  beforeWrite({ by }: Access): Unordered | null {
    const { lastWrite, reads } = this;
    if (lastWrite !== null && !isBefore(lastWrite, by)) return { access: lastWrite, isWrite: true };
    const read = reads.find((other) => !isBefore(other, by));
    return read === undefined ? null : { access: read, isWrite: false };
  }
  write(access: Access): void {
    this.lastWrite = access;
    this.reads = [];
  }
}

/**
 * Times to wake up at, the soonest first (a binary heap). Of two for the same time the one that was set first comes first, so a run on
 * a virtual clock is the same every time.
 */

export interface Timer {
  /** Seconds on the scheduler's clock. */
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
  /** A timer that is taken back stays in the heap until its time has come. */
  isOff: boolean;
}

export class Timers {
  private readonly heap: Timer[] = [];
  private order = 0;

  set(at: number, fire: () => void): Timer {
    const timer: Timer = { at, order: this.order++, fire, isOff: false };
    const { heap } = this;
    let i = heap.length;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (isSooner(heap[parent], timer)) break;
      heap[i] = heap[parent];
      i = parent;
    }
    heap[i] = timer;
    return timer;
  }
  /** The soonest that still counts. */
  first(): Timer | null {
    const { heap } = this;
    while (heap.length > 0 && heap[0].isOff) this.dropFirst();
    return heap.length > 0 ? heap[0] : null;
  }
  /** Fires all whose time has come. */
  fireUntil(now: number): void {
    for (let timer = this.first(); timer !== null && timer.at <= now; timer = this.first()) {
      this.dropFirst();
      timer.fire();
    }
  }
  private dropFirst(): void {
    const { heap } = this;
    const last = heap.pop() as Timer;
    if (heap.length === 0) return;
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isSooner(heap[child + 1], heap[child])) child++;
      if (isSooner(last, heap[child])) break;
      heap[i] = heap[child];
      i = child;
    }
    heap[i] = last;
  }
}

function isSooner(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}

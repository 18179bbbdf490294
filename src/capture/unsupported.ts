/**
 * What ends a graph: something that cannot be captured. The frame then runs that instruction itself, and capture goes on behind it.
 */
import type { ExceptionValue } from './tracked.ts';

export class Unsupported extends Error {
  constructor(
    /** PyTorch's kind of graph break (gb_type). */
    readonly kind: string,
    readonly context: string,
    readonly explanation: string,
    readonly hints: readonly string[] = [],
    /** The frame is not worth a try: it runs as it is. */
    readonly skips = false,
  ) {
    super(`${kind}: ${context}`);
  }
}

/** The frame is certain to raise a guest exception here. */
export class GuestRaise extends Error {
  constructor(readonly exception: ExceptionValue) {
    super(exception.type.name);
  }
}

/** A size was taken to change, and cannot: the capture begins again with that size as it is. */
export class Specialized extends Error {
  constructor(readonly sizes: readonly number[]) {
    super('a size is fixed');
  }
}

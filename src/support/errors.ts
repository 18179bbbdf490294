/**
 * The two errors that are not guest exceptions.
 *
 * A SyntaxProblem says that a text cannot mean anything; whoever runs guest code turns it into the guest's SyntaxError.
 * An InternalError says that we broke a promise of our own; guest code never sees it.
 */
import type { Span } from './span.ts';

export type SyntaxErrorKind = 'SyntaxError' | 'IndentationError' | 'TabError';

/** A program that cannot be compiled. `span` is where the caret goes; `message` uses CPython's words. */
export class SyntaxProblem extends Error {
  constructor(
    readonly span: Span,
    message: string,
    readonly kind: SyntaxErrorKind = 'SyntaxError',
    /** Set by whoever knows the text: its name and the line that the caret points into. */
    public filename?: string,
    public text?: string,
  ) {
    super(message);
    this.name = 'SyntaxProblem';
  }
}

/** A warning that the compiler found (CPython's SyntaxWarning, DeprecationWarning); collected, not thrown. */
export interface SyntaxNotice {
  readonly category: 'SyntaxWarning' | 'DeprecationWarning';
  readonly message: string;
  readonly span: Span;
}

/** Our bug. The message says what was promised. */
export class InternalError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InternalError';
  }
}

/** For the `default` of a switch that the type checker knows to be complete. */
export function unreachable(value: never): never {
  throw new InternalError(`a case was promised for ${String(value)}`);
}

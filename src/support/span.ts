/**
 * Spans: where in a source text something stands.
 *
 * Lines count from 1, columns from 0 in UTF-16 code units of that line; the end is exclusive. Whoever shows a column to a
 * guest (`co_positions`, `SyntaxError.offset`, the `ast` module) converts it there; inside the project it stays like this.
 */
export interface Span {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

export const NO_SPAN: Span = { line: 0, col: 0, endLine: 0, endCol: 0 };

/** The span from the start of one to the end of the other. */
export function spanFrom(start: Span, end: Span): Span {
  return { line: start.line, col: start.col, endLine: end.endLine, endCol: end.endCol };
}

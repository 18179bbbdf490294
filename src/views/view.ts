/**
 * Views: what the compiler makes of a text at each of its stages, for people (lines) and for programs (data).
 *
 *     text -> tokens -> tree -> scopes -> code
 *             tokens.ts  ast.ts  symtable.ts  dis.ts
 *
 * A view is a function of a text. It reads no file, knows no terminal and no library of colours: who shows it brings the paint.
 */

/** What there is to look at. Lines are split as the lexer does it. */
export interface SourceText {
  readonly text: string | Uint8Array;
  readonly filename: string;
}

/** Three colours and two weights. Each takes a text and gives it painted. */
export interface Paint {
  /** Places, numbers, what is there for reference. */
  readonly faint: (text: string) => string;
  /** What a part is called: an opcode, a kind of node or token. */
  readonly kind: (text: string) => string;
  /** What the program says: names, constants. */
  readonly value: (text: string) => string;
  /** Where control may go: labels and arcs; what belongs to another scope. */
  readonly jump: (text: string) => string;
  /** The program's own lines. */
  readonly source: (text: string) => string;
}
const same = (text: string): string => text;
export const PLAIN: Paint = { faint: same, kind: same, value: same, jump: same, source: same };

/** Columns of a terminal that a line of source may take. */
export const SOURCE_WIDTH = 72;

/** `  12  total = 0`: a line of the program, above what became of it. */
export function sourceLine(line: number, source: readonly string[], paint: Paint): string {
  const text = source[line - 1] ?? '';
  const shown = text.length > SOURCE_WIDTH ? `${text.slice(0, SOURCE_WIDTH - 1)}…` : text;
  return `${paint.faint(String(line).padStart(4))}  ${paint.source(shown)}`.trimEnd();
}

/** Every kind of data says what it is and in which form. The number grows when a field changes its meaning or goes. */
export function document<Fields extends object>(
  what: string,
  version: number,
  fields: Fields,
): { schema: string; version: number } & Fields {
  return { schema: `glasspy.${what}`, version, ...fields };
}

export interface Place {
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}
export const placeText = ({ line, col, endLine, endCol }: Place): string => `${line}:${col}-${endLine}:${endCol}`;

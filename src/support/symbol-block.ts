/** A block of the compiler's symbol table, as others may see it: what `symtable` needs, and nothing of how it is made. */
export interface SymbolBlock {
  readonly type: string;
  readonly name: string;
  /** 0 for a whole text. */
  readonly line: number;
  readonly isNested: boolean;
  /** Facts and scope of each name. */
  readonly symbols: ReadonlyMap<string, number>;
  readonly parameters: readonly string[];
  readonly children: readonly SymbolBlock[];
}

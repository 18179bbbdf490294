/**
 * The third stage: scopes. Whose variable each name is, block by block, before any code is made.
 *
 *     module tour
 *       price     global   used
 *       function f  (line 2)
 *         n       local    parameter, used
 */
import { symbolTable } from '../compiler/compile.ts';
import { Def, SCOPE_SHIFT, Scope } from '../compiler/scopes.ts';
import type { SymbolBlock } from '../support/symbol-block.ts';
import { document, type Paint, type SourceText } from './view.ts';

const SCOPES: Readonly<Record<number, string>> = {
  [Scope.LOCAL]: 'local',
  [Scope.GLOBAL_EXPLICIT]: 'global',
  [Scope.GLOBAL_IMPLICIT]: 'global',
  [Scope.FREE]: 'free',
  [Scope.CELL]: 'cell',
};
const FACTS: readonly (readonly [number, string])[] = [
  [Def.PARAM, 'parameter'],
  [Def.GLOBAL, 'declared global'],
  [Def.NONLOCAL, 'declared nonlocal'],
  [Def.IMPORT, 'imported'],
  [Def.TYPE_PARAM, 'type parameter'],
  [Def.ANNOT, 'annotated'],
  [Def.LOCAL, 'assigned'],
  [Def.USE, 'used'],
];
interface SymbolData {
  readonly name: string;
  readonly scope: string;
  readonly facts: readonly string[];
}
interface BlockData {
  readonly type: string;
  readonly name: string;
  readonly line: number;
  readonly nested: boolean;
  readonly parameters: readonly string[];
  readonly symbols: readonly SymbolData[];
  readonly blocks: readonly BlockData[];
}

function blockData({ type, name, line, isNested, parameters, symbols, children }: SymbolBlock): BlockData {
  const rows = Array.from(symbols, ([symbol, bits]): SymbolData => {
    const facts = FACTS.filter(([bit]) => (bits & bit) !== 0).map(([, text]) => text);
    return { name: symbol, scope: SCOPES[bits >> SCOPE_SHIFT] ?? 'none', facts };
  });
  return { type, name, line, nested: isNested, parameters, symbols: rows, blocks: children.map(blockData) };
}
const read = ({ text, filename }: SourceText): BlockData => blockData(symbolTable(text, filename, 'exec').top);

/** Every function has a block for its annotations; one without annotations is not worth a line. */
const isIdle = ({ type, symbols, blocks }: BlockData): boolean =>
  type === 'annotation' && blocks.length === 0 && symbols.every(({ facts }) => facts.includes('parameter'));

export function symtableLines(source: SourceText, paint: Paint): string[] {
  const lines: string[] = [];
  const show = (block: BlockData, indent: string): void => {
    const title = block.type === 'module' ? 'module' : `${paint.kind(block.type)} ${block.name}  ${paint.faint(`(line ${block.line})`)}`;
    lines.push(`${indent}${title}`);
    const width = Math.max(0, ...block.symbols.map(({ name }) => name.length));
    for (const { name, scope, facts } of block.symbols) {
      const isOwn = scope === 'local';
      lines.push(
        `${indent}  ${paint.value(name.padEnd(width))}  ${(isOwn ? paint.source : paint.jump)(scope.padEnd(6))}  ${paint.faint(facts.join(', '))}`.trimEnd(),
      );
    }
    for (const inner of block.blocks) if (!isIdle(inner)) show(inner, `${indent}  `);
  };
  show(read(source), '');
  return lines;
}

export function symtableData(source: SourceText): object {
  return document('symtable', 1, { file: source.filename, block: read(source) });
}

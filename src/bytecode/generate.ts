/**
 * What is generated from the opcode table: op.gen.ts, the numbers that a bundler can write into a `switch`, and docs/opcodes.md,
 * the page for readers.
 *
 * The enums are generated rather than computed because V8 makes a jump table only of literal cases.
 */
import { INTRINSICS_1, INTRINSICS_2, OPCODES } from './opcodes.ts';
import type { OpcodeRow } from './opcodes.ts';

export interface GeneratedText {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
}

export function generatedFiles(): GeneratedText[] {
  return [
    { path: 'src/bytecode/op.gen.ts', text: enumText() },
    { path: 'docs/opcodes.md', text: pageText() },
  ];
}

function enumText(): string {
  const section = (doc: string, name: string, rows: readonly string[]) =>
    `/** ${doc} */\nexport const enum ${name} {\n${rows.map((row, index) => `  ${row} = ${index},`).join('\n')}\n}\n`;
  return [
    '/**\n * Opcode and intrinsic numbers. Generated from opcodes.ts by `npm run generate`; do not edit.\n */\n',
    section(
      'The low eight bits of an instruction.',
      'Op',
      OPCODES.map((row) => row.name),
    ),
    section('The argument of CALL_INTRINSIC_1.', 'Intrinsic1', INTRINSICS_1),
    section('The argument of CALL_INTRINSIC_2.', 'Intrinsic2', INTRINSICS_2),
  ].join('\n');
}

function pageText(): string {
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  const row = (entry: OpcodeRow, index: number) => {
    const picture = entry.jumping === undefined ? `\`${entry.stack}\`` : `\`${entry.stack}\`; jumping: \`${entry.jumping}\``;
    return `| ${index} | \`${entry.name}\` | ${entry.operand} | ${cell(picture)} | ${cell(entry.doc)} |`;
  };
  return [
    '# Opcodes',
    '',
    'Generated from `src/bytecode/opcodes.ts` by `npm run generate`; do not edit.',
    '',
    'An instruction is one 32-bit word: the opcode in the low 8 bits, its argument in the upper 24. Offsets and jump targets count instructions.',
    'A stack picture reads `before -- after`, top of the stack last; `item[n]` stands for as many items as the argument says.',
    '',
    '| number | name | argument | stack | what it does |',
    '|---|---|---|---|---|',
    ...OPCODES.map(row),
    '',
    '## Intrinsics',
    '',
    'Rare operations share two opcodes; the argument says which one.',
    '',
    '| `CALL_INTRINSIC_1` | name |',
    '|---|---|',
    ...INTRINSICS_1.map((name, index) => `| ${index} | \`${name}\` |`),
    '',
    '| `CALL_INTRINSIC_2` | name |',
    '|---|---|',
    ...INTRINSICS_2.map((name, index) => `| ${index} | \`${name}\` |`),
    '',
  ].join('\n');
}

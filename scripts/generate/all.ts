/**
 * Everything that is generated from something else in this repository. A generator is a pure function: same source, same text.
 *
 * Tables that need another program to be made (unicode.ts asks a CPython) have a script of their own here and are left alone.
 */
import { generatedFiles as bytecode } from '../../src/bytecode/generate.ts';
import { libmTables } from './libm-tables.ts';
import { referencePages } from './reference.ts';
import { steppingLoop } from './stepping-loop.ts';

export interface GeneratedFile {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
}

const GENERATORS: readonly (() => readonly GeneratedFile[])[] = [bytecode, libmTables, referencePages, steppingLoop];

export function allGeneratedFiles(): GeneratedFile[] {
  return GENERATORS.flatMap((generate) => generate());
}

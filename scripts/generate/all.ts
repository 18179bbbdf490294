/** Everything that is generated from something else in this repository. A generator is a pure function: same source, same text. */
import { generatedFiles as bytecodeFiles } from '../../src/bytecode/generate.ts';

export interface GeneratedFile {
  /** Relative to the root of the project. */
  readonly path: string;
  readonly text: string;
}

const GENERATORS: readonly (() => readonly GeneratedFile[])[] = [bytecodeFiles];

export function allGeneratedFiles(): GeneratedFile[] {
  return GENERATORS.flatMap((generate) => generate());
}

/** Generated files that need a tool from outside (see the generator named in the file), so they are committed and left alone. */
export const madeElsewhere: readonly string[] = ['src/runtime/unicode.gen.ts'];

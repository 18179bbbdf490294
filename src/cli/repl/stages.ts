/**
 * The stages of the compiler at the prompt, drawn as `glasspy dis` and its like draw them (src/views): of what a name stands for, else of the
 * text itself. A view is loaded when it is first asked for.
 */
import type { CodeObject } from '../../bytecode/code.ts';
import type { Paint, SourceText } from '../../views/view.ts';

/** What is looked at. */
export interface Subject {
  readonly source: SourceText;
  /** Of a name that stands for something with code: that, and the lines of the file that it is in. */
  readonly code: CodeObject | null;
  readonly lines: readonly string[];
}
type View = (subject: Subject, paint: Paint) => readonly string[];

export const STAGES: Readonly<Record<string, () => Promise<View>>> = {
  dis: async () => {
    const { codeLines, disLines } = await import('../../views/dis.ts');
    return ({ source, code, lines }, paint) => (code === null ? disLines(source, {}, paint) : codeLines(code, lines, {}, paint));
  },
  ast: async () => {
    const { astLines } = await import('../../views/ast.ts');
    return ({ source }, paint) => astLines(source, {}, paint);
  },
  tokens: async () => {
    const { tokenView } = await import('../../views/tokens.ts');
    return ({ source }, paint) => {
      const { lines, problem } = tokenView(source, paint);
      if (problem !== null) throw problem;
      return lines;
    };
  },
  symtable: async () => {
    const { symtableLines } = await import('../../views/symtable.ts');
    return ({ source }, paint) => symtableLines(source, paint);
  },
};

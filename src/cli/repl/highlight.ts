/**
 * What a word looks like, and which brackets belong together.
 */
import { closes, type CodeLines, isClosing, isOpening, type StyleOf, type Word } from './code-lines.ts';

const DEFINES: ReadonlySet<string> = new Set(['def', 'class']);

/** The style of a word of a kind that the lexer knows, behind another word. */
export function styleWith(isBuiltin: (name: string) => boolean): StyleOf {
  return (kind, image, before) => {
    if (kind === 'keyword' || kind === 'softKeyword' || kind === 'string' || kind === 'number') return kind;
    if (kind !== 'name') return '';
    if (DEFINES.has(before)) return 'definition';
    return before !== '.' && isBuiltin(image) ? 'builtin' : '';
  };
}

/** Lines up and down in which the partner of a bracket is looked for: more than a screen has. */
const REACH_IN_LINES = 200;

/** The bracket before or under the cursor and the one that belongs to it, as offsets; null where there is none. */
export function matchingBrackets(lines: CodeLines, at: number): readonly [number, number] | null {
  const { line, column } = lines.placeOf(at);
  const { words } = lines.line(line);
  for (const from of [column - 1, column]) {
    const index = words.findIndex((word) => word.from === from && (isOpening(word) || isClosing(word)));
    const partner = index < 0 ? null : partnerOf(lines, line, index);
    if (partner !== null) return [lines.offsetOf(line, from), partner];
  }
  return null;
}

function partnerOf(lines: CodeLines, line: number, index: number): number | null {
  const bracket = lines.line(line).words[index];
  const step = isOpening(bracket) ? 1 : -1;
  const last = Math.max(0, Math.min(lines.count - 1, line + step * REACH_IN_LINES));
  const open: Word[] = [];
  let word = index;
  for (let row = line; ; word = step > 0 ? 0 : lines.line(row).words.length - 1) {
    const { words } = lines.line(row);
    for (; word >= 0 && word < words.length; word += step) {
      const here = words[word];
      const isInward = step > 0 ? isOpening(here) : isClosing(here);
      if (isInward) open.push(here);
      else if (isOpening(here) || isClosing(here)) {
        const other = open.pop() as Word;
        if (!(step > 0 ? closes(other, here) : closes(here, other))) return null;
        if (open.length === 0) return lines.offsetOf(row, here.from);
      }
    }
    if (row === last) return null;
    row += step;
  }
}

/** Docstrings are stored without the indentation of the code around them, as since Python 3.13. */
import type { Constant } from '../../bytecode/constants.ts';
import { strConstantOf } from '../../bytecode/constants.ts';

export function cleanDocstring(value: Constant): Constant {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'str') {
    // A lone surrogate survives the way through a JavaScript string, a pair that was two characters would not.
    const text = value.codePoints.map((point) => String.fromCodePoint(point)).join('');
    const cleaned = cleanText(text);
    return cleaned === text ? value : strConstantOf(cleaned);
  }
  return value;
}

function cleanText(doc: string): string {
  const text = expandTabs(doc);
  const lines = text.split('\n');
  let margin = Number.POSITIVE_INFINITY;
  for (let i = 1; i < lines.length; i++) {
    const indent = lines[i].length - lines[i].replace(/^ +/, '').length;
    if (indent < lines[i].length) margin = Math.min(margin, indent);
  }
  lines[0] = lines[0].replace(/^ +/, '');
  // What is shorter than the margin is a line of blanks, of which nothing is left.
  if (margin !== Number.POSITIVE_INFINITY) for (let i = 1; i < lines.length; i++) lines[i] = lines[i].slice(margin);
  return lines.join('\n');
}

/** Tabs to columns of eight, as `str.expandtabs()`. */
function expandTabs(text: string): string {
  if (!text.includes('\t')) return text;
  let result = '';
  let column = 0;
  for (const char of text) {
    if (char === '\t') {
      const blanks = 8 - (column % 8);
      result += ' '.repeat(blanks);
      column += blanks;
    } else {
      result += char;
      column = char === '\n' || char === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

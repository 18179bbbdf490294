/** Prose in lines of at most 76 columns; all but the first begin with `indent` spaces. */
const WIDTH = 76;

export function wrapped(text: string, indent = 0): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.length - 1;
    const room = WIDTH - indent;
    if (lines[last] !== '' && lines[last].length + 1 + word.length > room) lines.push(word);
    else lines[last] += lines[last] === '' ? word : ` ${word}`;
  }
  return lines.join(`\n${' '.repeat(indent)}`);
}

/**
 * What somebody pasted: a program, or a dialogue copied from somewhere, whose prompts must go.
 *
 *     >>> def f():          In [1]: def f():
 *     ...     return 1         ...:     return 1
 *     >>> f()               In [2]: f()
 *     1                     Out[2]: 1
 *
 * In a dialogue every line without a prompt is output, and is dropped. A text is a dialogue when its first line with anything in it
 * begins with a prompt.
 */
const FIRST = /^[ \t]*(?:>>>|In ?\[\d+\]:)(?: |$)/;
const NEXT = /^[ \t]*(?:\.\.\.+:?)(?: |$)/;

export function isTranscript(text: string): boolean {
  return FIRST.test(text.split('\n').find((line) => line.trim() !== '') ?? '');
}

/** The program in a dialogue; any other text as it is. */
export function withoutPrompts(text: string): string {
  if (!isTranscript(text)) return text;
  const lines: string[] = [];
  let isInput = false;
  for (const line of text.split('\n')) {
    const prompt: RegExpExecArray | null = FIRST.exec(line) ?? (isInput ? NEXT.exec(line) : null);
    isInput = prompt !== null;
    if (prompt === null) continue;
    const rest = line.slice(prompt[0].length);
    // The line that closed a block says nothing itself.
    if (rest.trim() !== '') lines.push(rest);
  }
  return lines.join('\n');
}

/** Line ends as we have them, without what no program holds and without the end of the last line. */
export function cleaned(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f\x7f]/g, '');
  return withoutPrompts(plain).replace(/\n+$/, '');
}

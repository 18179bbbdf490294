/** `--explain NAME`: an explanation as text, the list of them all, or the one that may have been meant. */
import type { Paint } from '../views/view.ts';
import { EXPLANATIONS } from './explanations.ts';
import { didYouMean } from './nearest.ts';
import { wrapped } from './wrap.ts';

const NAMES = Object.keys(EXPLANATIONS);
/** Names that somebody may know for others. */
const OTHERWISE: Readonly<Record<string, string>> = {
  IOError: 'OSError',
  EnvironmentError: 'OSError',
  BaseExceptionGroup: 'ExceptionGroup',
};

/** The text, or what is wrong with the question. */
export function explain(asked: string, paint: Paint): { readonly text: string } | { readonly problem: string } {
  if (asked === '') return { text: `${wrapped(`There is more to say about ${NAMES.join(', ')}.`)}\n` };
  // The whole last line of a traceback will do as well.
  const name = asked.split(':')[0].trim().split('.').at(-1) ?? '';
  const found = EXPLANATIONS[name] ? name : (OTHERWISE[name] ?? NAMES.find((one) => one.toLowerCase() === name.toLowerCase()));
  if (found === undefined) return { problem: `There is nothing more to say about '${asked}'.${didYouMean(name, NAMES)}` };
  const { means, example, mended } = EXPLANATIONS[found];
  const lines = [
    paint.kind(found),
    '',
    wrapped(means),
    '',
    ...example.split('\n').map((line) => (line === '' ? '' : `    ${paint.source(line)}`)),
    '',
    paint.faint('Usually mended so:'),
    ...mended.map((way) => `  - ${wrapped(way, 4)}`),
  ];
  return { text: `${lines.join('\n')}\n` };
}

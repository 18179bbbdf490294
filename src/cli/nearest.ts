/** "Did you mean" of the command line: of some words the one that somebody may have meant who mistyped it. */
import { closest } from '../support/closest.ts';

const letters = (word: string): string => Array.from(word).sort().join('');

/** null when none is near: a wrong suggestion is worse than none. */
export function nearest(word: string, words: readonly string[]): string | null {
  // In a short word two letters that changed places are half of it, and still the likeliest mistake.
  const swapped = words.find((one) => one !== word && letters(one) === letters(word));
  return swapped ?? closest(word, words);
}

export function didYouMean(word: string, words: readonly string[]): string {
  const found = nearest(word, words);
  return found === null ? '' : `\nDid you mean '${found}'?`;
}

import { raised, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { Value } from '../../runtime/object.ts';
import { isStr, jsText } from '../../runtime/text.ts';
import { wrongArgument } from '../../runtime/text-arguments.ts';

export type Newline = null | '' | '\n' | '\r' | '\r\n';

export function newlineArgument(t: Thread, v: Value, what: string): Newline {
  if (v === null) return null;
  if (!isStr(v)) throw wrongArgument(`${what} argument 'newline'`, 'str or None', v);
  const text = jsText(v);
  if (!['', '\n', '\r', '\r\n'].includes(text))
    throw raised(ValueError, `illegal newline value: ${what === 'StringIO()' ? t.reprText(v) : text}`);
  return text as Newline;
}
/**
 * Where the first line of the text from `at` on ends, its end included; -1 when no end is in sight. `isLast`: nothing follows, so
 * that a \r at the end is no half of a \r\n.
 */
export function lineEnd(text: string, at: number, newline: Newline, isLast: boolean): number {
  if (newline === '\n') return text.indexOf('\n', at) + 1 || -1;
  if (newline === '\r') return text.indexOf('\r', at) + 1 || -1;
  if (newline === '\r\n') {
    const end = text.indexOf('\r\n', at);
    return end < 0 ? -1 : end + 2;
  }
  const feed = text.indexOf('\n', at);
  const until = feed < 0 ? text.length : feed;
  let carriage = -1;
  for (let i = at; i < until; i++)
    if (text.charCodeAt(i) === 13) {
      carriage = i;
      break;
    }
  if (carriage < 0) return feed < 0 ? -1 : feed + 1;
  if (carriage + 1 === text.length) return isLast ? carriage + 1 : -1;
  return text.charCodeAt(carriage + 1) === 10 ? carriage + 2 : carriage + 1;
}
/** A line, or any text, as the program sees it. */
export function shown(text: string, newline: Newline): string {
  return newline === null && text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
export function written(text: string, newline: Newline): string {
  return (newline === '\r' || newline === '\r\n') && text.includes('\n') ? text.replaceAll('\n', newline) : text;
}

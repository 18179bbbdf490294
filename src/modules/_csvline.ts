/**
 * Module _csvline: the fields of one line of comma separated values.
 *
 * It knows the form that nearly all files have (quotes are doubled, nothing is escaped) and lines that are a record by themselves.
 * For all else it gives None, and the reader in stdlib/_csv.py takes the line character by character.
 */
import { PyList } from '../runtime/collections.ts';
import type { ModuleRows } from '../runtime/define.ts';
import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';

const isNewline = (c: string): boolean => c === '\n' || c === '\r';

function fields(t: Thread, line: Value, delimiter: Value, quote: Value, skipSpace: Value, limit: Value): Value {
  if (typeof line !== 'string' || typeof delimiter !== 'string' || typeof quote !== 'string' || typeof limit !== 'number') return null;
  let end = line.length;
  while (end > 0 && isNewline(line[end - 1])) end--;
  if (end === 0) return new PyList([]);
  t.charge(end);
  const found: Value[] = [];
  // Where the next delimiter and the next newline are, looked for when they are behind.
  for (let at = 0; ; ) {
    if (skipSpace === true) while (at < end && line[at] === ' ') at++;
    let field = '';
    if (at < end && line[at] === quote) {
      // In quotes: up to a quote that is not doubled.
      let from = at + 1;
      for (;;) {
        const close = line.indexOf(quote, from);
        if (close < 0 || close >= end) return null;
        field += line.slice(from, close);
        if (line[close + 1] !== quote) {
          at = close + 1;
          break;
        }
        field += quote;
        from = close + 2;
      }
    }
    const next = line.indexOf(delimiter, at);
    const stop = next < 0 || next > end ? end : next;
    for (let i = at; i < stop; i++) if (isNewline(line[i])) return null;
    field += line.slice(at, stop);
    if (field.length > limit) return null;
    found.push(field);
    if (stop === end) return new PyList(found);
    at = stop + 1;
  }
}

export const csvLineModule: ModuleRows = {
  name: '_csvline',
  doc: 'The fields of one line of comma separated values.',
  functions: {
    fields: [
      '(line, delimiter, quotechar, skipinitialspace, limit, /)',
      'The fields, or None when the line is not a record by itself or wrong.',
      fields,
    ],
  },
};

/**
 * Templates of sub() and expand(): literal text, and groups that are put in.
 */
import { isAsciiLetter, isDigit, isOctal, lengthOf, PatternProblem, Reader, reprOf, SIMPLE_ESCAPES } from './parser.ts';
import { MAX_GROUPS } from './tree.ts';

/** Runs of code points, and numbers of groups. */
export type TemplatePart = number[] | number;

export function parseTemplate(
  points: ArrayLike<number>,
  isText: boolean,
  groups: number,
  names: ReadonlyMap<string, number>,
): TemplatePart[] {
  const source = new Reader(points, isText);
  const parts: TemplatePart[] = [];
  let literal: number[] = [];
  const addGroup = (group: number, back: number) => {
    if (group > groups) throw source.error(`invalid group reference ${group}`, back);
    if (literal.length > 0) parts.push(literal);
    literal = [];
    parts.push(group);
  };
  while (source.next !== '') {
    let item = source.get();
    if (item[0] !== '\\') {
      literal.push(item.codePointAt(0) as number);
      continue;
    }
    const c = item.slice(1);
    if (c === 'g') {
      if (!source.match('<')) throw source.error('missing <');
      const name = source.getUntil('>', 'group name');
      let group: number;
      if (/^[0-9]+$/.test(name)) {
        group = Number(name);
        if (group >= MAX_GROUPS) throw source.error(`invalid group reference ${BigInt(name)}`, name.length + 1);
      } else {
        source.checkName(name, 1);
        const named = names.get(name);
        if (named === undefined) throw new PatternProblem(`unknown group name ${reprOf(name)}`, null, 'IndexError');
        group = named;
      }
      addGroup(group, lengthOf(name) + 1);
    } else if (c === '0') {
      item += source.getWhile(2, isOctal);
      literal.push(Number.parseInt(item.slice(1), 8) & 0xff);
    } else if (isDigit(c)) {
      if (isDigit(source.next)) {
        item += source.get();
        if (isOctal(c) && isOctal(item[2]) && isOctal(source.next)) {
          item += source.get();
          const point = Number.parseInt(item.slice(1), 8);
          if (point > 0o377) throw source.error(`octal escape value ${item} outside of range 0-0o377`, item.length);
          literal.push(point);
          continue;
        }
      }
      addGroup(Number(item.slice(1)), item.length - 1);
    } else {
      const simple = SIMPLE_ESCAPES[item];
      if (simple !== undefined) literal.push(simple);
      else {
        if (isAsciiLetter(c)) throw source.error(`bad escape ${item}`, item.length);
        literal.push(92, c.codePointAt(0) as number);
      }
    }
  }
  if (literal.length > 0) parts.push(literal);
  return parts;
}

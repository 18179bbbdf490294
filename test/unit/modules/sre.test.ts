/**
 * The matcher of regular expressions against the host's own, where both mean the same: no captures in loops, no loops over what may
 * be empty, ASCII only.
 */
import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { test } from 'uvu';
import { compile } from '../../../src/modules/sre/compiler.ts';
import { FAILED, FOUND, Matcher, SUSPENDED } from '../../../src/modules/sre/matcher.ts';
import { parse } from '../../../src/modules/sre/parser.ts';

const pointsOf = (text: string): number[] => Array.from(text, (c) => c.charCodeAt(0));
function matcherOf(pattern: string): Matcher {
  return new Matcher(compile(parse(pointsOf(pattern), true, 0, () => undefined, [])));
}
/** [start, end, and those of each group], or null. In steps of `budget`, to see that a match can be taken up again. */
function search(matcher: Matcher, groups: number, text: string, asUnits: boolean, budget = 1 << 30): number[] | null {
  matcher.read(asUnits ? { text: '', units: pointsOf(text) } : { text, units: null }, 0, text.length);
  let result = SUSPENDED;
  while (result === SUSPENDED) {
    matcher.steps = budget;
    result = matcher.search();
  }
  if (result === FAILED) return null;
  assert.equal(result, FOUND);
  return [matcher.start, matcher.place, ...matcher.registers.slice(0, groups * 2)];
}

const unit = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '\\w', '[b-c1]', '\\s');
const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{0,3}', '*?', '+?', '??', '{1,3}?');
const term = fc.tuple(unit, quantifier).map(([a, b]) => a + b);
const assertion = fc.constantFrom('^', '$(?!\\n)', '\\b', '\\B');
const { pattern } = fc.letrec<{ pattern: string; piece: string; run: string }>((tie) => ({
  piece: fc.oneof(
    { weight: 6, arbitrary: term },
    { weight: 1, arbitrary: assertion },
    // A loop over more than a character always takes one.
    {
      weight: 2,
      arbitrary: fc
        .tuple(unit, tie('run'), quantifier)
        .map(([first, rest, times]) => `(?:${first}${rest.replace(/\((?!\?)/g, '(?:')})${times}`),
    },
    { weight: 2, arbitrary: tie('pattern').map((inner) => `(${inner})`) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('(?=', '(?!'), tie('pattern'))
        .map(([open, inner]) => `${open}${inner.replace(/\((?!\?)/g, '(?:')})`),
    },
  ),
  run: fc.array(tie('piece'), { minLength: 0, maxLength: 3 }).map((parts) => parts.join('')),
  pattern: fc.array(tie('run'), { minLength: 1, maxLength: 3 }).map((choices) => choices.join('|')),
}));
const text = fc.array(fc.constantFrom('a', 'b', 'c', '1', ' ', '-'), { maxLength: 12 }).map((chars) => chars.join(''));

test('the matcher finds what the host finds', () => {
  fc.assert(
    fc.property(pattern, text, (source, subject) => {
      const expression = new RegExp(source, 'd');
      const expected = expression.exec(subject);
      const groups = new RegExp(`${source}|`).exec('')?.length as number;
      const spans = expected?.indices?.flatMap((span) => (span === undefined ? [-1, -1] : [span[0], span[1]])) ?? null;
      const matcher = matcherOf(source);
      for (const asUnits of [false, true]) {
        assert.deepEqual(search(matcher, groups - 1, subject, asUnits), spans, `${source} on ${JSON.stringify(subject)}`);
        assert.deepEqual(search(matcher, groups - 1, subject, asUnits, 1), spans, `${source} on ${JSON.stringify(subject)}, step by step`);
      }
    }),
    { numRuns: 3000 },
  );
});

test('a catastrophic pattern stops when its steps are used up', () => {
  const matcher = matcherOf('(a+)+b');
  matcher.read({ text: 'a'.repeat(40), units: null }, 0, 40);
  matcher.steps = 10_000;
  assert.equal(matcher.match(), SUSPENDED);
  matcher.steps = 10_000;
  assert.equal(matcher.match(), SUSPENDED);
});

test.run();

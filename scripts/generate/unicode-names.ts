/**
 * Makes the two tables that only programs with names of characters or module unicodedata load:
 *
 *     src/runtime/unicode-names.gen.txt     names of characters, aliases, named sequences
 *     src/modules/unicodedata.gen.txt       decompositions and the other properties
 *
 *     PYTHON=python3.14 npx tsx scripts/generate/unicode-names.ts
 *
 * It needs CPython 3.14 (Unicode 16), so its result is committed and `npm run generate` leaves it alone. Aliases and sequences
 * cannot be asked of that module one by one: they stand in unicode-aliases.txt, and each is checked against it.
 *
 * Names share their first words with the name before, so a name is written as how many words to keep, how many follow, and these:
 *
 *     LATIN CAPITAL LETTER A WITH GRAVE
 *     LATIN CAPITAL LETTER A WITH ACUTE      keep 5, then 1 word
 *     LATIN SMALL LETTER A WITH ACUTE        keep 1, then 1 word, the rest as before
 *
 * A word is one character when it is among the most frequent, two or three when it is frequent, else its own text. The reader is
 * src/runtime/unicode-names.ts.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const SCRIPT = String.raw`
import fractions, json, sys, unicodedata as u
if sys.version_info[:2] != (3, 14): sys.exit('needs Python 3.14, this is ' + sys.version)
for line in open('scripts/generate/unicode-aliases.txt'):
    if line[0] == '#': continue
    points, name = line.rstrip('\n').split(';')
    assert u.lookup(name) == ''.join(chr(int(p, 16)) for p in points.split()), line
N = range(0x110000)
names, derived = [], []
for i in N:
    name = u.name(chr(i), None)
    if 0xac00 <= i < 0xd7a4: continue
    if name is None:
        # Some characters are found by their name, which they do not tell.
        name = 'TANGUT IDEOGRAPH-%X' % i
        try: u.lookup(name)
        except KeyError: continue
        derived.append([i, name[:-len('%X' % i)], False])
    elif name.endswith('-%X' % i): derived.append([i, name[:-len('%X' % i)], True])
    else: names.append([i, name])
fraction = lambda x: [fractions.Fraction(x).limit_denominator(1000).numerator, fractions.Fraction(x).limit_denominator(1000).denominator]
two = lambda d: d and d[0] != '<' and ' ' in d
print(json.dumps({
    'version': u.unidata_version, 'names': names, 'derived': derived,
    'bidirectional': [u.bidirectional(chr(i)) for i in N],
    'combining': [str(u.combining(chr(i))) for i in N],
    'width': [u.east_asian_width(chr(i)) for i in N],
    'mirrored': [str(u.mirrored(chr(i))) for i in N],
    'numeric': [[i, *fraction(u.numeric(chr(i)))] for i in N if u.numeric(chr(i), None) is not None],
    'decompositions': [[i, u.decomposition(chr(i))] for i in N if u.decomposition(chr(i))],
    'excluded': [i for i in N if two(u.decomposition(chr(i))) and u.normalize('NFC', chr(i)) != chr(i)],
}))
`;
interface Tables {
  version: string;
  names: [number, string][];
  derived: [number, string, boolean][];
  bidirectional: string[];
  combining: string[];
  width: string[];
  mirrored: string[];
  numeric: [number, number, number][];
  decompositions: [number, string][];
  excluded: number[];
}
const data = JSON.parse(execFileSync(process.env['PYTHON'] ?? 'python3.14', ['-c', SCRIPT], { maxBuffer: 2 ** 28 }).toString()) as Tables;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A number as base-32 digits, the last one from the upper half of the alphabet. */
function pack(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let low = DIGITS[32 + (number % 32)];
    for (let rest = Math.floor(number / 32); rest > 0; rest = Math.floor(rest / 32)) low = DIGITS[rest % 32] + low;
    text += low;
  }
  return text;
}
const zigzag = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n);

/** [distance from the end of the last range, length] for each. */
function ranges(points: readonly number[]): number[] {
  const out: number[] = [];
  let end = 0;
  for (let i = 0; i < points.length; ) {
    let n = 1;
    while (points[i + n] === points[i] + n) n++;
    out.push(points[i] - end, n);
    end = points[i] + n;
    i += n;
  }
  return out;
}

// ---- names
const FIRST = 33;
const CODES = 94;
const KEEP = 10;
const SAME = '~';
const LITERAL = '}';
const THREE = '|';
const ONE_CODES = 60;
/** Single codes, then the first characters of double codes; three characters have special meanings. */
const TWO_CODES = (CODES - 3 - ONE_CODES) * CODES;
const code = (n: number): string => String.fromCharCode(FIRST + n);

const counts = new Map<string, number>();
const split = data.names.map(([, name]) => name.split(' '));
/** The words to write for a name, and how many it shares with the last one. */
function difference(words: readonly string[], last: readonly string[]): { keep: number; rest: string[]; same: boolean } {
  let keep = 0;
  while (keep < KEEP - 1 && keep < words.length && words[keep] === last[keep]) keep++;
  let end = words.length;
  if (words.length === last.length) while (end > keep && words[end - 1] === last[end - 1]) end--;
  return { keep, rest: words.slice(keep, end), same: end < words.length };
}
let last: string[] = [];
for (const words of split) {
  for (const word of difference(words, last).rest) counts.set(word, (counts.get(word) ?? 0) + 1);
  last = words;
}
const byUse = [...counts]
  .filter(([, n]) => n > 1)
  .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  .map(([word]) => word);
const ones = byUse.slice(0, ONE_CODES).sort();
const twos = byUse.slice(ONE_CODES, ONE_CODES + TWO_CODES).sort();
const threes = byUse
  .slice(ONE_CODES + TWO_CODES)
  .filter((word) => (counts.get(word) as number) * (word.length - 1) > 3 + word.length)
  .sort();
const codes = new Map<string, string>();
ones.forEach((word, n) => codes.set(word, code(n)));
twos.forEach((word, n) => codes.set(word, code(ONE_CODES + Math.floor(n / CODES)) + code(n % CODES)));
threes.forEach((word, n) => codes.set(word, THREE + code(Math.floor(n / CODES)) + code(n % CODES)));
/** Sorted words: how many letters each shares with the one before, and the others. */
function frontCoded(words: readonly string[]): string {
  let before = '';
  return words
    .map((word) => {
      let shared = 0;
      while (shared < 9 && shared < word.length && word[shared] === before[shared]) shared++;
      before = word;
      return `${shared}${word.slice(shared)}`;
    })
    .join(' ');
}
let body = '';
last = [];
for (const words of split) {
  const { keep, rest, same } = difference(words, last);
  const tokens = rest.map((word) => codes.get(word) ?? `${LITERAL}${word} `);
  if (same) tokens.push(SAME);
  body += tokens.length < 8 ? code(keep * 9 + tokens.length) : code(keep * 9 + 8) + code(tokens.length);
  body += tokens.join('');
  last = words;
}
const prefixes = [...new Set(data.derived.map(([, prefix]) => prefix))].map((prefix) => {
  const own = data.derived.filter((entry) => entry[1] === prefix);
  return `${own[0][2] ? '+' : '-'}${prefix};${pack(ranges(own.map(([point]) => point)))}`;
});
const aliases = readFileSync('scripts/generate/unicode-aliases.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && line[0] !== '#');
writeFileSync(
  'src/runtime/unicode-names.gen.txt',
  [
    `Names of characters of Unicode ${data.version}, made by scripts/generate/unicode-names.ts: do not edit.`,
    pack(ranges(data.names.map(([point]) => point))),
    frontCoded(ones),
    frontCoded(twos),
    frontCoded(threes),
    body,
    prefixes.join(','),
    ...aliases,
    '',
  ].join('\n'),
);

// ---- properties
/** Values of a property, then [length, value] for each run. */
function valueRuns(values: readonly string[]): string {
  const names = [...new Set(values)].sort();
  const out: number[] = [];
  for (let i = 0; i < values.length; ) {
    let n = 1;
    while (values[i + n] === values[i]) n++;
    out.push(n, names.indexOf(values[i]));
    i += n;
  }
  return `${names.join(' ')};${pack(out)}`;
}
const tags = [...new Set(data.decompositions.map(([, text]) => /^<\w+>/.exec(text)?.[0] ?? ''))].sort();
let lastPoint = 0;
let lastTo = 0;
const decompositions = data.decompositions.flatMap(([point, text]) => {
  const tag = /^<\w+>/.exec(text)?.[0] ?? '';
  const points = text
    .slice(tag.length)
    .trim()
    .split(' ')
    .map((hex) => Number.parseInt(hex, 16));
  const out = [point - lastPoint, points.length * tags.length + tags.indexOf(tag)];
  lastPoint = point;
  for (const to of points) {
    out.push(zigzag(to - lastTo));
    lastTo = to;
  }
  return out;
});
lastPoint = 0;
const numeric = data.numeric.flatMap(([point, numerator, denominator]) => {
  const distance = point - lastPoint;
  lastPoint = point;
  return [distance, zigzag(numerator), denominator];
});
writeFileSync(
  'src/modules/unicodedata.gen.txt',
  [
    `Properties of characters of Unicode ${data.version}, made by scripts/generate/unicode-names.ts: do not edit.`,
    valueRuns(data.bidirectional),
    valueRuns(data.combining),
    valueRuns(data.width),
    valueRuns(data.mirrored),
    pack(numeric),
    `${tags.join(' ')};${pack(decompositions)}`,
    pack(ranges(data.excluded)),
    '',
  ].join('\n'),
);

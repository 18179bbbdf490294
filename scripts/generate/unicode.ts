/**
 * Makes src/runtime/unicode.gen.ts from the tables of CPython 3.14 (Unicode 16), because the engine's own are of another version:
 *
 *     PYTHON=python3.14 npx tsx scripts/generate/unicode.ts
 *
 * It needs that interpreter, so its result is committed and `npm run generate` leaves it alone. The tables are sorted runs of
 * numbers, written as differences in base 32 (see `unpack` in unicode.ts, which reads them).
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const SCRIPT = String.raw`
import json, sys, unicodedata as u
if sys.version_info[:2] != (3, 14): sys.exit('needs Python 3.14, this is ' + sys.version)
N = range(0x110000)
gc = [u.category(chr(i)) for i in N]
def off(real, derived):
    return [i for i in N if bool(real(chr(i))) != bool(derived(gc[i], i))]
def maps(f, base):
    return [[i, *map(ord, f(chr(i)))] for i in N if not 0xd800 <= i < 0xe000 and f(chr(i)) != base(chr(i))]
ignorable = lambda c: c != '\u03a3' and ('A' + c + '\u03a3').lower()[-1] == '\u03c2' and ('-' + c + '\u03a3').lower()[-1] != '\u03c2'
def charmap(name):
    return [(lambda b: ord(b) if b else 0xfffd)(bytes([i]).decode(name, 'ignore')) for i in range(128, 256)]
def run_start(i):
    while gc[i - 1] == 'Nd': i -= 1
    return i
for i in N:
    if gc[i] == 'Nd': assert u.decimal(chr(i)) == (i - run_start(i)) % 10
print(json.dumps({
    'version': u.unidata_version,
    'categories': gc,
    'lower': off(str.islower, lambda c, i: c == 'Ll'),
    'upper': off(str.isupper, lambda c, i: c == 'Lu'),
    'space': off(str.isspace, lambda c, i: c == 'Zs'),
    'numeric': off(str.isnumeric, lambda c, i: c[0] == 'N'),
    'idStart': off(str.isidentifier, lambda c, i: c[0] == 'L' or c == 'Nl'),
    'idContinue': off(lambda c: ('a' + c).isidentifier(), lambda c, i: c[0] == 'L' or c in ('Nl', 'Mn', 'Mc', 'Nd', 'Pc')),
    'ignorable': off(ignorable, lambda c, i: c in ('Mn', 'Me', 'Cf', 'Lm', 'Sk')),
    'digits': [[i, u.digit(chr(i))] for i in N if chr(i).isdigit() and gc[i] != 'Nd'],
    'toLower': maps(str.lower, str),
    'toUpper': maps(str.upper, str),
    'toTitle': maps(str.title, str.upper),
    'toFold': maps(str.casefold, str.lower),
    'charmaps': {n: charmap(n) for n in ['cp437', 'cp850', 'cp1250', 'cp1251', 'cp1252', 'iso8859-2', 'iso8859-5', 'iso8859-7', 'iso8859-15', 'koi8-r', 'mac-roman']},
}))
`;

interface Tables {
  version: string;
  categories: string[];
  digits: [number, number][];
  charmaps: Record<string, number[]>;
  [name: string]: unknown;
}

const data = JSON.parse(execFileSync(process.env['PYTHON'] ?? 'python3.14', ['-c', SCRIPT], { maxBuffer: 2 ** 28 }).toString()) as Tables;
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A number as base-32 digits, the last one from the upper half of the alphabet. */
function pack(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let low = DIGITS[32 + (number & 31)];
    for (let rest = number >>> 5; rest > 0; rest >>>= 5) low = DIGITS[rest & 31] + low;
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
/** [distance, length, category] for each run. */
function categoryRuns(categories: readonly string[], names: readonly string[]): number[] {
  const out: number[] = [];
  for (let i = 0; i < categories.length; ) {
    // An alternation of two categories (upper, lower, upper, ...) is one run.
    let single = 1;
    while (categories[i + single] === categories[i]) single++;
    let double = 0;
    if (single === 1 && i + 1 < categories.length) {
      while (categories[i + double] === categories[i + (double & 1)] && i + double < categories.length) double++;
      if (double > 3 && categories[i + double - 1] === categories[i + double] && categories[i + double] !== undefined) double--;
    }
    if (double > 3) {
      out.push(double, names.indexOf(categories[i]) + 32, names.indexOf(categories[i + 1]));
      i += double;
    } else {
      out.push(single, names.indexOf(categories[i]));
      i += single;
    }
  }
  return out;
}
/** [distance, count, stride - 1, difference] for each run of single mappings. */
function mappingRuns(maps: readonly (readonly number[])[]): number[] {
  const single = maps.filter((m) => m.length === 2);
  const out: number[] = [];
  let end = 0;
  for (let i = 0; i < single.length; ) {
    const [from, to] = single[i];
    const difference = to - from;
    const same = (at: number, stride: number, n: number): boolean =>
      at < single.length && single[at][0] === from + n * stride && single[at][1] - single[at][0] === difference;
    const run = (stride: number): number => {
      let n = 1;
      while (same(i + n, stride, n)) n++;
      return n;
    };
    const one = run(1);
    const two = run(2);
    const n = Math.max(one, two);
    const stride = two > one ? 2 : 1;
    out.push(from - end, n, stride - 1, zigzag(difference));
    end = from;
    i += n;
  }
  return out;
}
/** [distance, length, points...] for each mapping to several characters (or, for `toTitle` and `toFold`, back to itself). */
function longMappings(maps: readonly (readonly number[])[]): number[] {
  const out: number[] = [];
  let last = 0;
  for (const [from, ...to] of maps) {
    if (to.length === 1) continue;
    out.push(from - last, to.length, ...to);
    last = from;
  }
  return out;
}

const names = [...new Set(data.categories)].sort();
const lines = [
  `/** Generated by scripts/generate/unicode.ts from Unicode ${data.version}: do not edit. */`,
  `export const unicodeVersion = '${data.version}';`,
  `export const categoryNames = '${names.join(' ')}';`,
  `export const categories = '${pack(categoryRuns(data.categories, names))}';`,
];
for (const name of ['lower', 'upper', 'space', 'numeric', 'idStart', 'idContinue', 'ignorable']) {
  lines.push(`export const ${name} = '${pack(ranges(data[name] as number[]))}';`);
}
lines.push(
  `export const digits = '${pack(data.digits.flatMap(([point, value], i) => [point - (i === 0 ? 0 : data.digits[i - 1][0]), value]))}';`,
);
for (const name of ['toLower', 'toUpper', 'toTitle', 'toFold']) {
  const maps = data[name] as number[][];
  lines.push(`export const ${name} = '${pack(mappingRuns(maps))}';`, `export const ${name}Long = '${pack(longMappings(maps))}';`);
}
lines.push('/** The upper halves of the single-byte encodings; U+FFFD where nothing is assigned. */');
lines.push('export const charmaps: Readonly<Record<string, string>> = {');
for (const [name, points] of Object.entries(data.charmaps)) {
  const text = points
    .map((p) => (p < 0xa1 || p === 0xad || p === 0xfffd ? `\\u${p.toString(16).padStart(4, '0')}` : String.fromCodePoint(p)))
    .join('');
  lines.push(`  '${name}': '${text.replace(/'/g, "\\'")}',`);
}
lines.push('};');
writeFileSync('src/runtime/unicode.gen.ts', `${lines.join('\n')}\n`);

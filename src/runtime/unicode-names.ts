/**
 * Names of characters, of Unicode 16: `\N{BULLET}`, 'namereplace', unicodedata.name.
 *
 * The table is a text of 240 KB (unicode-names.gen.txt) that the host keeps and that is read when somebody asks for a name. A name is
 * written as how many words it shares with the name before, how many follow, and these, each one to three characters when it
 * is frequent. Names that can be worked out are not in it: Hangul syllables are spelled, ideographs have their number.
 */
import type { CharacterNames } from './codecs.ts';
import { unpack } from './unicode.ts';

const FIRST = 33;
const CODES = 94;
const ONE_CODES = 60;
/** First characters of a token with a meaning of its own. */
const THREE = 124;
const LITERAL = 125;
const SAME = 126;

const HANGUL = 'HANGUL SYLLABLE ';
const HANGUL_BASE = 0xac00;
const LEADS = 'G GG N D DD R M B BB S SS  J JJ C K T P H'.split(' ');
const VOWELS = 'A AE YA YAE EO E YEO YE O WA WAE OE YO U WEO WE WI YU EU YI I'.split(' ');
const TAILS = ' G GG GS N NJ NH D L LG LM LB LS LT LP LH M B BS S SS NG J C K T P H'.split(' ');

/** Names that are a prefix and the number of the character. */
interface Numbered {
  readonly prefix: string;
  /** Some are found by a name which they do not tell, in CPython too. */
  readonly told: boolean;
  /** [start, end, start, end ...] */
  readonly ranges: readonly number[];
}
function rangesOf(packed: string): number[] {
  const numbers = unpack(packed);
  let end = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    numbers[i] += end;
    end = numbers[i + 1] += numbers[i];
  }
  return numbers;
}
function isIn(ranges: readonly number[], point: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) if (point >= ranges[i] && point < ranges[i + 1]) return true;
  return false;
}
function wordsOf(line: string): string[] {
  let before = '';
  return line.split(' ').map((entry) => {
    before = before.slice(0, entry.charCodeAt(0) - 48) + entry.slice(1);
    return before;
  });
}
/** The longest of the candidates that the text goes on with. */
function longest(candidates: readonly string[], text: string, at: number): number {
  let best = -1;
  candidates.forEach((candidate, index) => {
    if (text.startsWith(candidate, at) && (best < 0 || candidate.length > candidates[best].length)) best = index;
  });
  return best;
}
function hangulPoint(name: string): number | undefined {
  const lead = longest(LEADS, name, HANGUL.length);
  const afterLead = HANGUL.length + LEADS[lead].length;
  const vowel = longest(VOWELS, name, afterLead);
  if (vowel < 0) return undefined;
  const tail = TAILS.indexOf(name.slice(afterLead + VOWELS[vowel].length));
  return tail < 0 ? undefined : HANGUL_BASE + (lead * VOWELS.length + vowel) * TAILS.length + tail;
}
function hangulName(point: number): string {
  const at = point - HANGUL_BASE;
  const tail = at % TAILS.length;
  const rest = (at - tail) / TAILS.length;
  const vowel = rest % VOWELS.length;
  return HANGUL + LEADS[(rest - vowel) / VOWELS.length] + VOWELS[vowel] + TAILS[tail];
}

export class UnicodeNames implements CharacterNames {
  private readonly texts: string[] = [];
  /** The characters that `texts` belong to: [start, end, start, end ...] */
  private readonly ranges: readonly number[];
  /** Both directions, made when first asked for. */
  private names: Map<number, string> | null = null;
  private points: Map<string, number> | null = null;
  private readonly aliases: (readonly [string, number])[] = [];
  private readonly sequences = new Map<string, readonly number[]>();
  private readonly numbered: readonly Numbered[];
  constructor(table: string) {
    const [, points, ones, twos, threes, body, numbered, ...others] = table.split('\n');
    this.ranges = rangesOf(points);
    this.readNames(wordsOf(ones), wordsOf(twos), wordsOf(threes), body);
    this.numbered = numbered.split(',').map((entry) => {
      const [prefix, ranges] = entry.split(';');
      return { prefix: prefix.slice(1), told: prefix[0] === '+', ranges: rangesOf(ranges) };
    });
    for (const line of others) {
      if (line === '') continue;
      const [hex, name] = line.split(';');
      if (hex.includes(' '))
        this.sequences.set(
          name,
          hex.split(' ').map((part) => Number.parseInt(part, 16)),
        );
      else this.aliases.push([name, Number.parseInt(hex, 16)]);
    }
  }
  private readNames(ones: readonly string[], twos: readonly string[], threes: readonly string[], body: string): void {
    let at = 0;
    let words: string[] = [];
    const next = (): number => body.charCodeAt(at++) - FIRST;
    while (at < body.length) {
      const head = next();
      const keep = (head / 9) | 0;
      const few = head % 9;
      const count = few < 8 ? few : next();
      const name = words.slice(0, keep);
      for (let n = 0; n < count; n++) {
        const code = body.charCodeAt(at++);
        if (code === SAME) {
          for (let rest = name.length; rest < words.length; rest++) name.push(words[rest]);
        } else if (code === LITERAL) {
          const end = body.indexOf(' ', at);
          name.push(body.slice(at, end));
          at = end + 1;
        } else if (code === THREE) {
          const high = next();
          name.push(threes[high * CODES + next()]);
        } else if (code - FIRST >= ONE_CODES) name.push(twos[(code - FIRST - ONE_CODES) * CODES + next()]);
        else name.push(ones[code - FIRST]);
      }
      words = name;
      this.texts.push(name.join(' '));
    }
  }
  private forEach(visit: (point: number, name: string) => void): void {
    let n = 0;
    for (let i = 0; i < this.ranges.length; i += 2) {
      for (let point = this.ranges[i]; point < this.ranges[i + 1]; point++) visit(point, this.texts[n++]);
    }
  }
  private pointsByName(): Map<string, number> {
    const points = new Map<string, number>(this.aliases);
    this.forEach((point, name) => points.set(name, point));
    this.points = points;
    return points;
  }
  private namesByPoint(): Map<number, string> {
    const names = new Map<number, string>();
    this.forEach((point, name) => names.set(point, name));
    this.names = names;
    return names;
  }

  nameOf(point: number): string | undefined {
    const name = (this.names ?? this.namesByPoint()).get(point);
    if (name !== undefined) return name;
    if (point >= HANGUL_BASE && point < HANGUL_BASE + LEADS.length * VOWELS.length * TAILS.length) return hangulName(point);
    for (const { prefix, told, ranges } of this.numbered) {
      if (told && isIn(ranges, point)) return prefix + point.toString(16).toUpperCase();
    }
    return undefined;
  }
  /** Letters may be of either case. */
  pointOf(name: string): number | undefined {
    if (!/^[\x20-\x7e]+$/.test(name)) return undefined;
    const upper = name.toUpperCase();
    const point = (this.points ?? this.pointsByName()).get(upper);
    if (point !== undefined) return point;
    if (upper.startsWith(HANGUL)) return hangulPoint(upper);
    for (const { prefix, ranges } of this.numbered) {
      if (!upper.startsWith(prefix)) continue;
      const hex = upper.slice(prefix.length);
      const number = /^[1-9A-F][0-9A-F]{3,4}$/.test(hex) ? Number.parseInt(hex, 16) : -1;
      if (isIn(ranges, number)) return number;
    }
    return undefined;
  }
  /** Several characters with one name; only unicodedata.lookup() knows them. */
  sequenceOf(name: string): readonly number[] | undefined {
    return this.sequences.get(name.replace(/[a-z]+/g, (letters) => letters.toUpperCase()));
  }
}

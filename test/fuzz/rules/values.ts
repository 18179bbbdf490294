/**
 * Values: how each kind of value can be written.
 *
 * Ints come in two sizes on purpose. Those of `$int` are small or beyond 2**53, so that a case may repeat, pad or count with them: it is done
 * at once or refused at once, in either Python. `$wide` holds every size and is for arithmetic only. `$tiny` is safe as an exponent.
 */
import type { Draw } from '../draw.ts';
import type { Rules } from '../grammar.ts';

const ALPHABETS = [
  'abcABC',
  'ab',
  'xyz019_',
  ' \t\n\r\x0b\x0c',
  'a b\tc\n',
  'éßñÅſıİ',
  'ΣσςΩǅǆᾳŉﬁ',
  '٣²½Ⅷ߀五',
  '\x00\x1c\x1f\x85\xa0\u2028\u3000\ufeff\xad',
  '😀𐐀𝟘𐐨',
  '\ud800\udfff\udc80',
  '\'"\\{}%',
  'e\u0301\u200d\u0345',
  '+-0123456789.,e_',
];

/** A literal of text; escapes for what a source file cannot hold or an editor would not show. */
function literal(draw: Draw, text: string, prefix = ''): string {
  const quote = draw.pick(["'", '"']);
  let written = '';
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (character === quote || character === '\\') written += `\\${character}`;
    else if (character === '\n') written += '\\n';
    else if (code < 32 || code === 127 || (prefix !== '' && code > 126)) written += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code >= 0xd800 && code <= 0xdfff) written += `\\u${code.toString(16)}`;
    else if (code > 0x7e && /[\p{C}\p{Z}\p{M}]/u.test(character)) written += `\\U${code.toString(16).padStart(8, '0')}`;
    else written += character;
  }
  return prefix + quote + written + quote;
}

function text(draw: Draw): string {
  let result = '';
  for (let parts = draw.below(4); parts > 0; parts--) {
    const letters = [...draw.pick(ALPHABETS)];
    for (let count = draw.below(4); count > 0; count--) result += draw.pick(letters);
  }
  return literal(draw, result);
}

function octets(draw: Draw): string {
  const bytes = draw.times(6, () => draw.pick([97, 65, 32, 48, 0, 255, 128, 10, 195, 169, 9, 122, draw.below(256)]));
  return literal(draw, String.fromCharCode(...bytes), 'b');
}

const small = (draw: Draw): string => String(draw.oneIn(3) ? -draw.below(12) : draw.below(12));

function boundary(draw: Draw): string {
  const bits = draw.pick([53, 63, 64, 61, 62, 100, 128, 200]);
  return `${draw.oneIn(2) ? '-' : ''}${(1n << BigInt(bits)) + BigInt(draw.below(3) - 1 + (bits === 53 ? 1 : 0))}`;
}

function wide(draw: Draw): string {
  const bits = draw.pick([7, 8, 15, 16, 30, 31, 32, 33, 52, 53, 54, 61, 63, 64, 127]);
  return `${draw.oneIn(3) ? '-' : ''}${(1n << BigInt(bits)) + BigInt(draw.below(3) - 1)}`;
}

function digits(draw: Draw): string {
  const length = 1 + draw.below(40);
  let result = draw.oneIn(3) ? '-' : '';
  for (let i = 0; i < length; i++) result += i === 0 ? 1 + draw.below(9) : draw.below(10);
  return result;
}

function float(draw: Draw): string {
  const sign = draw.oneIn(3) ? '-' : '';
  const fraction = () => draw.times(draw.pick([1, 2, 5, 17]), () => draw.below(10)).join('');
  return sign + draw.pick([() => `${draw.below(100)}.${fraction()}0`, () => `${draw.below(10)}.${fraction()}e${draw.below(50) - 25}`])();
}

/** Any bits of a double. */
function bits(draw: Draw): string {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setUint32(0, Math.floor(draw.below(2 ** 16) * 2 ** 16 + draw.below(2 ** 16)));
  bytes.setUint32(4, Math.floor(draw.below(2 ** 16) * 2 ** 16 + draw.below(2 ** 16)));
  const value = bytes.getFloat64(0);
  return Number.isFinite(value) ? (Number.isInteger(value) && Math.abs(value) < 1e21 ? `${value}.0` : String(value)) : 'math.inf';
}

export const VALUES: Rules = {
  none: ['None'],
  bool: ['False', 'True'],
  tiny: ['0', '1', '2', '3', '5', '-1', '-2', '-3'],
  count: ['0', '1', '2', '3', '4', '7', '10', '-1', '-2', '20', '$bool'],
  int: ['0', small, small, small, small, boundary, '$bool', 'Number($tiny)', '255', '256', '100'],
  wide: ['0', small, small, wide, wide, digits, digits, boundary, '0x$hex', '$bool', '$tie', '$rest'],
  // Half-way between two multiples of a power of ten, and what is next to a multiple of the modulus of hashes.
  tie: ['5', '15', '25', '-25', '250', '-350', '450', '12500', '$tiny * 10 + 5', '($wide) * 1000 + 500'],
  rest: ['2**61 - 2', '-(2**61)', '($wide) * (2**61 - 1) - 1', '($wide) * (2**61 - 1) + 1', '2**61 - 1'],
  hex: ['f', 'deadbeef', '1_000', 'FFFFFFFFFFFFFFFFFFFF', '7fff_ffff', '8'],
  float: [
    '0.0',
    '-0.0',
    '1.0',
    '0.5',
    '-2.5',
    '1e16',
    '1e22',
    '1e300',
    '5e-324',
    '2.675',
    '0.1',
    '1e-5',
    '123456789.0',
    '9007199254740993.0',
    'math.inf',
    '-math.inf',
    'math.nan',
    float,
    float,
    float,
    bits,
    bits,
    'Real(1.5)',
  ],
  complex: ['0j', '1j', '(1+2j)', '(-0.0-0j)', 'complex($float, $float)', 'complex($float, $float)', 'complex(math.nan, math.inf)'],
  real: ['0', '$int', '$float', '$float', '$bool', '$wide'],
  number: ['0', '$int', '$float', '$complex', '$bool', '$wide'],
  str: ["''", "'a'", "'abc'", text, text, text, text, text, text, "Text('ab')"],
  tabbed: [
    "'a\\tb'",
    (draw) => literal(draw, draw.times(10, () => draw.pick(['\t', '\t', '\n', '\r', 'a', 'bc', ' ', 'é', '\x0b'])).join('')),
  ],
  signed: [
    "'+1'",
    (draw) =>
      literal(draw, draw.pick(['+', '-', '', '+-', ' +', '−']) + draw.times(5, () => draw.pick(['0', '1', '7', 'x', '.'])).join('')),
  ],
  word: ["'a'", "'b'", "'key'", "'x'"],
  char: ["'a'", "' '", "'é'", "'😀'", "'\\ud800'", "'ß'", "'0'", "'\\n'"],
  digits: [
    "'0'",
    "'12'",
    "' 7 '",
    "'-3'",
    "'+1_000'",
    "'1__0'",
    "'_1'",
    "'1_'",
    "'0x1F'",
    "'0b101'",
    "'0o17'",
    "'1e5'",
    "'.5'",
    "'5.'",
    "'nan'",
    "'-inf'",
    "'1+2j'",
    "'(1j)'",
    "'infinity'",
    "'٣٤'",
    "'1.5e400'",
    "'-0'",
    "'1e-400'",
    "''",
    "' '",
    "'1 2'",
    "'0_7'",
    "'00'",
    "'1_0.2_5'",
    "'++1'",
    "'3-'",
    "'zz'",
    "'nanj'",
    "'1-infj'",
    "'- 1'",
    "b'12'",
    "b' 1.5 '",
    "bytearray(b'7')",
    "b'\\xff'",
    "'9'*20",
    "'1.7976931348623159e308'",
    "'4.9e-324'",
    "'2.2250738585072011e-308'",
    "'1\\x00'",
    "'\\ud800'",
    "'0x'",
    "'0x_f'",
    "'j'",
    "'1+j'",
    "'+-1j'",
  ],
  bytes: ["b''", "b'a'", "b'abc'", octets, octets, octets, octets, "Octets(b'ab')", 'bytes([$count])'],
  bytearray: ['bytearray()', 'bytearray($bytes)', 'bytearray($bytes)', 'bytearray(b"abcabc")'],
  memoryview: [
    "memoryview(b'')",
    'memoryview($bytes)',
    'memoryview($bytearray)',
    "memoryview(b'abcdef')[::«2¦-1¦1¦3»]",
    "memoryview(bytearray(b'abcdefgh')).cast('«B¦b¦c¦H¦i¦I¦q¦Q¦d¦f¦?¦@l»')",
    "memoryview(b'abcdef').cast('B', [2, 3])",
    "memoryview(b'abcdefgh').cast('«B¦b»', «[2, 2, 2]¦(4, 2)¦[8]»)",
  ],
  // Views with gaps are left out: where CPython refuses them (BufferError), glasspy takes their bytes one by one.
  byteslike: ["b''", '$bytes', '$bytearray', 'memoryview($bytes)'],
  list: [
    '[]',
    '[1]',
    '[$any]',
    '[$any, $any]',
    '[$any, $any, $any]',
    '[$int, $int, $int, $int]',
    '[$str, $str]',
    'list($iterable)',
    '[$scalar] * $count',
    'Items([$any])',
    '[*$iterable, $any]',
  ],
  // What hashes alike everywhere: not nan, whose hash is its address.
  solid: ['0', '$int', '$int', '0.5', '-2.5', '1e300', '$wide', '1j', '$bool', 'None', '1.0', '-1.0', '2**70', '(1, $int)', '$rest'],
  solids: ['[]', '[1]', '[$solid, $solid]', '[$int, $int, $int, $int, $int]', '[$solid, $solid, $solid, $solid]', 'range($count)'],
  numbers: [
    '[]',
    '[1]',
    '[$real, $real]',
    '[$int, $int, $int, $int, $int]',
    '[$real, $real, $real]',
    '[3, 1, 2]',
    '[$float, $float, $float, $float]',
    '($real, $real)',
  ],
  // Values that are equal and not the same: whoever moves one past the other is seen.
  equals: [
    '[1, 1.0, True]',
    '[$one, $one, $one, $one]',
    '[($one,), ($one,), ($one, 0), ()]',
    '[($one, $one), ($one, $one), ($one, $one), ($one,)]',
    '[-0.0, 0, 0.0, False]',
  ],
  one: ['1', '1.0', 'True', '0', '0.0', '-0.0', '2**53', '2.0**53', '2**53 + 1'],
  sorted: ['[0, 1]', '[0, 1, 1.0, True, 2]', '[(0,), (1,), (1, 0), (1.0, 0), (1, 1)]', 'sorted($equals)'],
  tuple: [
    '()',
    '(1,)',
    '($any,)',
    '($any, $any)',
    '($int, $int, $int)',
    'tuple($iterable)',
    'Pair(($any, $any))',
    '($hashable, $hashable)',
  ],
  dict: [
    '{}',
    "{'a': 1}",
    '{$hashable: $any}',
    '{$hashable: $any, $hashable: $any}',
    '{$int: $any, $float: $any, $int: $any}',
    'dict(a=$any, b=$any)',
    'dict.fromkeys($iterable, $any)',
    'Table({$hashable: $any})',
    '{**$dict, $hashable: $any}',
    "{'a': $any, 'b': $any, 'key': $any}",
    '{x: $any for x in $iterable}',
  ],
  set: [
    'set()',
    '{1}',
    '{$solid, $solid}',
    '{$int, $int, $int, $int}',
    'set(range($count))',
    '{$solid, $solid, None, ($int, $int)}',
    '{*range($count), *$solids}',
    'Bag([$int])',
    'frozenset($solids)',
    '{$frozenset}',
  ],
  frozenset: ['frozenset()', 'frozenset({1})', 'frozenset($solids)', 'frozenset(range($count))', 'frozenset([$solid, $int])'],
  // Views whose items hash alike everywhere, for what makes a set of them.
  numdict: ['{}', '{1: 2}', '{$solid: $int, $int: $int}', '{x: x % 3 for x in range($count)}'],
  numview: ['{}.keys()', '$numdict.keys()', '$numdict.items()'],
  range: ['range(0)', 'range(3)', 'range($count)', 'range($count, $count)', 'range($count, $count, $tiny)', 'range(10)[::«-1¦3»]'],
  hugerange: ['range(10**20)', 'range($int, $int)', 'range($int, $int, $int)', 'range(-2**63, 2**63, $int)', 'range(10**20)[$slicetext]'],
  slice: ['slice(None)', 'slice($count)', 'slice($bound, $bound)', 'slice($bound, $bound, $bound)', 'slice($any, $any)'],
  bound: ['None', '$count', '$count', '$count', 'Index($count)', '$int', '$any'],
  slicetext: [':', '$count:', ':$count', '$count:$count', '::$tiny', '$count:$count:$tiny', '$bound:$bound:$bound', '::-1'],
  index: ['0', '$count', '$count', '$count', '-1', 'Index($count)', '$slicetext', '$int', '$any'],
  iterator: [
    'iter(())',
    'iter($iterable)',
    'enumerate($iterable)',
    'enumerate($iterable, $int)',
    'zip($iterable, $iterable)',
    'zip($iterable, $iterable, strict=$bool)',
    'map($function, $iterable)',
    'map(lambda x, y: (x, y), $iterable, $iterable)',
    'filter(None, $iterable)',
    'filter($function, $iterable)',
    'reversed($sequence)',
    '(x for x in $iterable)',
    'upto($count)',
    'breaking($count)',
    'iter(iter([1, 2, 3]).__next__, $count)',
    'iter($dict.«keys¦values¦items»())',
    'iter(Sequence($any, $any))',
    'map($function, $iterable, $iterable, strict=$bool)',
  ],
  sequence: ['()', '$list', '$tuple', '$str', '$bytes', '$range', '$bytearray', '$dict', '$memoryview'],
  container: ['[]', '$list', '$tuple', '$dict', '$set', '$frozenset', '$range', '$str', '$bytes', '$bytearray', '$memoryview', '$view'],
  view: ['{}.keys()', '$dict.keys()', '$dict.items()', '$dict.values()', 'MappingProxyType($dict)'],
  iterable: [
    '()',
    '$list',
    '$tuple',
    '$str',
    '$range',
    '$set',
    '$dict',
    '$bytes',
    '$iterator',
    '$numbers',
    '$view',
    'Sequence($int, $int)',
  ],
  function: [
    'str',
    'len',
    'int',
    'repr',
    'lambda x: x',
    'lambda x: [x]',
    'type',
    'bool',
    'lambda x: -x',
    'lambda x: x[0]',
    'lambda x: 1 / x',
    'abs',
    'lambda *a: a',
    'float',
    'lambda x: None',
    'tuple',
    'lambda: 0',
    'chr',
    'ord',
  ],
  key: [
    'None',
    'str',
    'len',
    'repr',
    'lambda x: x',
    'lambda x: -x',
    'lambda x: x % 3',
    'lambda x: 0',
    'abs',
    'lambda x: str(type(x))',
    'lambda x: [x]',
  ],
  hashable: [
    '0',
    '$int',
    '$word',
    '$float',
    '$str',
    '$tuple',
    'None',
    '$bool',
    '$bytes',
    '$frozenset',
    '$complex',
    '$range',
    'Same()',
    '$wide',
    '$list',
  ],
  scalar: ['0', '$int', '$float', '$str', 'None', '$bool', '$bytes', '$complex'],
  object: [
    'None',
    'object',
    'Same()',
    'Index($any)',
    'Sulky()',
    'Liar($any)',
    "Op('a')",
    "Op('not')",
    "SubOp('s')",
    'SimpleNamespace(a=$any)',
    '...',
    'NotImplemented',
    'int',
    'ValueError($any)',
    'type(None)',
    'len',
    '[].append',
    'list[int]',
    'int | None',
    'Sequence($any)',
  ],
  any: [
    'None',
    '1',
    "'a'",
    '$int',
    '$int',
    '$float',
    '$str',
    '$str',
    '$list',
    '$tuple',
    '$dict',
    '$bytes',
    '$bool',
    '$complex',
    '$set',
    '$range',
    '$slice',
    '$object',
    '$object',
    '$iterator',
    '$byteslike',
    '$frozenset',
    '$view',
  ],
  args: ['', '$any', '$any, $any', '$any, $any, $any', '*$tuple'],
  encoding: [
    "'utf-8'",
    "'ascii'",
    "'latin-1'",
    "'utf-16'",
    "'utf-32'",
    "'utf-16-le'",
    "'utf-16-be'",
    "'utf-32-be'",
    "'utf-7'",
    "'cp1252'",
    "'unicode_escape'",
    "'raw_unicode_escape'",
    "'UTF8'",
    "'iso-8859-15'",
    "'nope'",
    "'utf-8-sig'",
    "'a\\0b'",
    "'cp437'",
  ],
  errors: [
    "'strict'",
    "'ignore'",
    "'replace'",
    "'backslashreplace'",
    "'xmlcharrefreplace'",
    "'namereplace'",
    "'surrogateescape'",
    "'surrogatepass'",
    "'nope'",
  ],
};

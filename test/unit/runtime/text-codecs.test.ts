import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { decode, encodeStr, encodingName } from '../../../src/runtime/codecs.ts';
import { PyBytes } from '../../../src/runtime/collections.ts';
import type { PyException } from '../../../src/runtime/exceptions.ts';
import { Raise, type Thread } from '../../../src/runtime/machine.ts';
import { pointsOf, strFromJs, strFromPoints } from '../../../src/runtime/text.ts';

const t = { allot: () => {}, charge: () => {}, interp: { drawer: new Map() } } as unknown as Thread;
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const hex = (b: PyBytes): string => Array.from(b.bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
/** The class and arguments of what is raised. */
function problem(body: () => unknown): unknown[] {
  try {
    body();
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    const { cls, args } = error.exception as PyException;
    return [cls.name, ...args.items.map((item) => (item instanceof PyBytes ? hex(item) : item))];
  }
  throw new Error('nothing was raised');
}

const TEXT = 'az\0\x7f';
const ALL = [
  'utf-8',
  'utf-16',
  'utf-16-le',
  'utf-16-be',
  'utf-32',
  'utf-32-le',
  'utf-32-be',
  'utf-7',
  'utf-8-sig',
  'unicode_escape',
  'raw_unicode_escape',
];
const SINGLE = [
  'ascii',
  'latin-1',
  'cp1252',
  'cp437',
  'cp850',
  'cp1250',
  'cp1251',
  'iso8859-2',
  'iso8859-5',
  'iso8859-7',
  'iso8859-15',
  'koi8-r',
  'mac-roman',
];

test('what was encoded decodes to the same', () => {
  for (const name of ALL) {
    // A backslash before an escape is not undone by raw_unicode_escape, in CPython neither.
    const text = strFromJs(`${TEXT}é€ \n+~${name.startsWith('raw') ? '' : '\\'}😀日`);
    assert.deepEqual(pointsOf(decode(t, encodeStr(t, text, name, 'strict').bytes, name, 'strict')), pointsOf(text), name);
  }
  for (const name of SINGLE) assert.equal(decode(t, encodeStr(t, TEXT, name, 'strict').bytes, name, 'strict'), TEXT, name);
});

test('every byte of a single-byte encoding that means something comes back', () => {
  for (const name of SINGLE) {
    for (let byte = 0; byte < 256; byte++) {
      const text = decode(t, Uint8Array.of(byte), name, 'replace');
      if (text !== '\ufffd') assert.equal(hex(encodeStr(t, text, name, 'strict')), byte.toString(16).padStart(2, '0'), `${name} ${byte}`);
    }
  }
});

test('names of encodings', () => {
  for (const name of ['UTF-8', 'utf8', ' utf 8', 'U8', 'utf--8']) assert.equal(encodingName(name), 'utf_8');
  assert.equal(encodingName('ISO-8859-1'), 'latin_1');
  assert.equal(encodingName('utf-9'), undefined);
  assert.deepEqual(
    problem(() => encodeStr(t, '', 'utf-9', 'strict')),
    ['LookupError', 'unknown encoding: utf-9'],
  );
  assert.deepEqual(
    problem(() => encodeStr(t, '', 'hex', 'strict')),
    ['LookupError', "'hex' is not a text encoding; use codecs.encode() to handle arbitrary codecs"],
  );
});

test('what UTF-8 refuses, and where', () => {
  const at = (text: string): unknown[] => problem(() => decode(t, bytes(text), 'utf-8', 'strict')).slice(3);
  assert.deepEqual(at('a\xff'), [1, 2, 'invalid start byte']);
  assert.deepEqual(at('\xc1\x81'), [0, 1, 'invalid start byte']);
  assert.deepEqual(at('\xe2\x82'), [0, 2, 'unexpected end of data']);
  assert.deepEqual(at('\xe2\x82a'), [0, 2, 'invalid continuation byte']);
  assert.deepEqual(at('\xed\xa0\x80'), [0, 1, 'invalid continuation byte']);
  assert.deepEqual(at('\xf4\x90\x80\x80'), [0, 1, 'invalid continuation byte']);
  assert.deepEqual(at('\xf0\x9f\x98'), [0, 3, 'unexpected end of data']);
  assert.equal(decode(t, bytes('a\xf0\x9fb\xff'), 'utf-8', 'replace'), 'a\ufffdb\ufffd');
  assert.equal(decode(t, bytes('a\xff'), 'utf-8', 'backslashreplace'), 'a\\xff');
});

test('lone surrogates', () => {
  const lone = strFromPoints([97, 0xd800, 0xdc80]);
  assert.deepEqual(
    problem(() => encodeStr(t, lone, 'utf-8', 'strict')),
    ['UnicodeEncodeError', 'utf-8', lone, 1, 3, 'surrogates not allowed'],
  );
  assert.equal(hex(encodeStr(t, lone, 'utf-8', 'surrogatepass')), '61eda080edb280');
  assert.equal(hex(encodeStr(t, strFromPoints([0xdc80, 98]), 'ascii', 'surrogateescape')), '8062');
  assert.deepEqual(pointsOf(decode(t, bytes('\x80b'), 'ascii', 'surrogateescape')), [0xdc80, 98]);
  assert.deepEqual(pointsOf(decode(t, bytes('\xed\xa0\x80'), 'utf-8', 'surrogatepass')), [0xd800]);
});

test('handlers that replace', () => {
  const text = strFromJs('é€😀');
  assert.equal(decode(t, encodeStr(t, text, 'ascii', 'backslashreplace').bytes, 'ascii', 'strict'), '\\xe9\\u20ac\\U0001f600');
  assert.equal(decode(t, encodeStr(t, text, 'ascii', 'xmlcharrefreplace').bytes, 'ascii', 'strict'), '&#233;&#8364;&#128512;');
  assert.equal(decode(t, encodeStr(t, text, 'latin-1', 'replace').bytes, 'latin-1', 'strict'), 'é??');
  assert.equal(decode(t, encodeStr(t, text, 'ascii', 'ignore').bytes, 'ascii', 'strict'), '');
  assert.deepEqual(
    problem(() => encodeStr(t, text, 'ascii', 'x')),
    ['LookupError', "unknown error handler name 'x'"],
  );
});

test.run();

/**
 * Module unicodedata: what the Unicode Character Database, version 16, says about a character.
 *
 * Categories and digits are in the tables that str itself uses. Names and the rest are texts that the host keeps; they are read
 * when the first question about them comes.
 */
import { bytesOf } from '../runtime/buffers.ts';
import type { ModuleRows, NativeRow } from '../runtime/define.ts';
import { typeName } from '../runtime/builtin-types.ts';
import { KeyError, NotImplementedError, raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import { latin1Of } from '../runtime/latin1.ts';
import type { Interpreter, Thread } from '../runtime/machine.ts';
import { makeFloat } from '../runtime/number.ts';
import type { Value } from '../runtime/object.ts';
import { jsText, pointsOf, strFromJs, strFromPoints, strOf } from '../runtime/text.ts';
import { categoryOf, decimalValue, digitValue, unicodeVersion } from '../runtime/unicode.ts';
import { UnicodeNames } from '../runtime/unicode-names.ts';
import { type NormalForm, normalize } from './unicode-normal.ts';
import { CharacterData } from './unicode-tables.ts';
import { wrongArgument } from '../runtime/text-arguments.ts';

/** A table of an interpreter; undefined when its host has none. */
function tableOf<T>(interp: Interpreter, asset: string, read: (text: string) => T): T | undefined {
  const key = `table:${asset}`;
  const known = interp.drawer.get(key) as T | undefined;
  if (known !== undefined) return known;
  const text = interp.host.asset?.(asset);
  if (text === undefined || text === null) return undefined;
  const made = read(text);
  interp.drawer.set(key, made);
  return made;
}
/** Names of characters, for whoever needs them. */
export function characterNamesOf(interp: Interpreter): UnicodeNames | undefined {
  return tableOf(interp, 'unicode-names', (text) => new UnicodeNames(text));
}
/** The same, where there is nothing to be done without them. */
export function namesFor(interp: Interpreter): UnicodeNames {
  const names = characterNamesOf(interp);
  if (names === undefined) throw raised(NotImplementedError, 'this host does not have the names of characters');
  return names;
}
function dataFor(t: Thread): CharacterData {
  const data = tableOf(t.interp, 'unicodedata', (text) => new CharacterData(text));
  if (data === undefined) throw raised(NotImplementedError, 'this host does not have the tables of module unicodedata');
  return data;
}

/** `where` is ' 1' for functions with several arguments. */
function pointOf(v: Value, name: string, where: string): number {
  const text = strOf(v);
  if (text === undefined) throw raised(TypeError, `${name}() argument${where} must be a unicode character, not ${typeName(v)}`);
  if (text.length !== 1)
    throw raised(TypeError, `${name}(): argument${where} must be a unicode character, not a string of length ${text.length}`);
  return typeof text === 'string' ? text.charCodeAt(0) : text.points[0];
}
/** A function of one character. */
function property(name: string, doc: string, answer: (t: Thread, point: number) => Value): NativeRow {
  return ['(chr, /)', doc, (t, chr: Value) => answer(t, pointOf(chr, name, ''))];
}
/** A function of one character and what to give when it has no such value. */
function optional(name: string, doc: string, otherwise: string, answer: (t: Thread, point: number) => Value | undefined): NativeRow {
  return [
    '(chr, default=<unrepresentable>, /)',
    doc,
    (t, chr: Value, byDefault?: Value) => {
      const found = answer(t, pointOf(chr, name, ' 1')) ?? byDefault;
      if (found === undefined) throw raised(ValueError, otherwise);
      return found;
    },
  ];
}
function lookup(t: Thread, v: Value): Value {
  const text = strOf(v);
  const bytes = text === undefined ? bytesOf(v) : undefined;
  if (text === undefined && bytes === undefined) throw raised(TypeError, `a bytes-like object is required, not '${typeName(v)}'`);
  const name = text === undefined ? latin1Of(bytes as Uint8Array) : jsText(text);
  if (new TextEncoder().encode(name).length > 256) throw raised(KeyError, 'name too long');
  const names = namesFor(t.interp);
  const found = names.pointOf(name) ?? names.sequenceOf(name);
  if (found === undefined) throw raised(KeyError, `undefined character name '${name}'`);
  return strFromPoints(typeof found === 'number' ? [found] : found);
}
const FORMS: readonly string[] = ['NFC', 'NFD', 'NFKC', 'NFKD'];
function normalized(t: Thread, name: string, form: Value, v: Value): { readonly before: Value; readonly after: Value } {
  const kind = strOf(form);
  if (kind === undefined) throw wrongArgument(`${name}() argument 1`, 'str', form);
  const text = strOf(v);
  if (text === undefined) throw wrongArgument(`${name}() argument 2`, 'str', v);
  const asked = jsText(kind);
  if (text.length === 0) return { before: text, after: text };
  if (!FORMS.includes(asked)) throw raised(ValueError, 'invalid normalization form');
  if (typeof text === 'string' && /^[\0-\x7f]*$/.test(text)) return { before: text, after: text };
  t.charge(text.length);
  return { before: text, after: strFromPoints(normalize(dataFor(t), asked as NormalForm, pointsOf(text))) };
}
const orNothing = (value: number): Value | undefined => (value < 0 ? undefined : value);

export const unicodedataModule: ModuleRows = {
  name: 'unicodedata',
  doc: `This module provides access to the Unicode Character Database, version ${unicodeVersion}: names, categories, normal forms and more.`,
  functions: {
    bidirectional: property('bidirectional', 'The bidirectional class of a character.', (t, point) => dataFor(t).bidirectionalOf(point)),
    category: property('category', 'The general category of a character.', (_t, point) => categoryOf(point)),
    combining: property('combining', 'The canonical combining class of a character, 0 for none.', (t, point) =>
      dataFor(t).combiningOf(point),
    ),
    decimal: optional('decimal', 'The value of a decimal digit.', 'not a decimal', (_t, point) => orNothing(decimalValue(point))),
    decomposition: property('decomposition', 'What a character is made of, as text; empty for nothing.', (t, point) => {
      const parts = dataFor(t).decompositionOf(point);
      if (parts === undefined) return '';
      const hex = parts.points.map((p) => p.toString(16).toUpperCase().padStart(4, '0'));
      return (parts.tag === '' ? hex : [parts.tag, ...hex]).join(' ');
    }),
    digit: optional('digit', 'The value of a digit.', 'not a digit', (_t, point) => orNothing(digitValue(point))),
    east_asian_width: property('east_asian_width', 'The east Asian width of a character.', (t, point) => dataFor(t).widthOf(point)),
    is_normalized: [
      '(form, unistr, /)',
      "Whether a str is in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.",
      (t, form: Value, text: Value) => {
        const { before, after } = normalized(t, 'is_normalized', form, text);
        return t.equals(before, after);
      },
    ],
    lookup: ['(name, /)', 'The character or sequence of a name.', lookup],
    mirrored: property('mirrored', 'Whether a character is mirrored in bidirectional text: 1 or 0.', (t, point) =>
      Number(dataFor(t).isMirrored(point)),
    ),
    name: optional('name', 'The name of a character.', 'no such name', (t, point) => {
      const name = namesFor(t.interp).nameOf(point);
      return name === undefined ? undefined : strFromJs(name);
    }),
    normalize: [
      '(form, unistr, /)',
      "A str in the normal form 'NFC', 'NFKC', 'NFD' or 'NFKD'.",
      (t, form: Value, text: Value) => normalized(t, 'normalize', form, text).after,
    ],
    numeric: optional('numeric', 'The numeric value of a character, as a float.', 'not a numeric character', (t, point) => {
      const value = dataFor(t).numericOf(point);
      return value === undefined ? undefined : makeFloat(value);
    }),
  },
  values: () => ({ unidata_version: unicodeVersion }),
};

/**
 * bytearray: bytes that change. How they grow and shrink is in collections.ts; here every change of size first asks whether a
 * memoryview holds them.
 */
import { bufferRow, bytesOf, checkResizable, plainView, PyMemoryView, releaseRow } from '../buffers.ts';
import { latin1Of } from '../latin1.ts';
import { bytearrayType, typeName } from '../builtin-types.ts';
import { NotImplemented, PyByteArray, PyBytes, PySlice, PyTuple } from '../collections.ts';
import { isNumeric, sizeArgument, sizeOf } from '../convert.ts';
import type { NativeRow, TypeRows } from '../define.ts';
import { BufferError, IndexError, raised, TypeError, ValueError } from '../exceptions.ts';
import { collectAs } from '../iterate.ts';
import type { Thread } from '../machine.ts';
import type { PyType, Value } from '../object.ts';
import { indexOfKey, sliceBounds } from '../slices.ts';
import { reserve } from '../str-methods.ts';
import { strOf } from '../text.ts';
import { compareUnits, equalUnits } from '../unit-search.ts';
import { bytearrayRepr, byteArgument, bytesFrom, collectBytes, fromHexRow, makeTableRow, repeatBytes, sharedRows } from './bytes.ts';

/** Makes the bytearray so long; what is added is zero. */
export function resize(t: Thread, self: PyByteArray, length: number): void {
  if (length === self.length) return;
  checkResizable(self);
  if (length > self.length) reserve(t, length);
  self.setLength(length);
}
/** Puts `fresh`, which is not part of the array itself, in the place of `count` bytes. */
function replaceRange(t: Thread, self: PyByteArray, start: number, count: number, fresh: Uint8Array): void {
  const { length } = self;
  const grown = fresh.length - count;
  if (grown === 0) {
    self.bytes.set(fresh, start);
    return;
  }
  if (start === 0 && fresh.length === 0) {
    checkResizable(self);
    self.dropFirst(count);
    return;
  }
  if (grown > 0) {
    resize(t, self, length + grown);
    self.bytes.copyWithin(start + fresh.length, start + count, length);
  } else {
    checkResizable(self);
    self.bytes.copyWithin(start + fresh.length, start + count);
    self.setLength(length + grown);
  }
  self.bytes.set(fresh, start);
}
/** The bytes of a value; a copy when the value is the array itself. */
function bytesApart(self: PyByteArray, value: Value): Uint8Array | undefined {
  const bytes = bytesOf(value);
  return bytes !== undefined && (value === self || looksAt(self, value)) ? bytes.slice() : bytes;
}
function looksAt(self: PyByteArray, value: Value): boolean {
  return value instanceof PyMemoryView && value.owner === self;
}
/** Does something with the bytes of a value; a view of the array itself holds it meanwhile. */
function holding(self: PyByteArray, value: Value, act: () => void): null {
  const held = looksAt(self, value) ? 1 : 0;
  self.exports += held;
  try {
    act();
  } finally {
    self.exports -= held;
  }
  return null;
}
function append(t: Thread, self: PyByteArray, fresh: Uint8Array): void {
  if (fresh.length === 0) return;
  checkResizable(self);
  reserve(t, self.length + fresh.length);
  self.append(fresh);
}
function positionOf(t: Thread, self: PyByteArray, key: Value): number {
  const index = indexOfKey(t, key);
  if (index === undefined) throw raised(TypeError, `bytearray indices must be integers or slices, not ${typeName(key)}`);
  const at = index < 0 ? index + self.bytes.length : index;
  if (at < 0 || at >= self.bytes.length) throw raised(IndexError, 'bytearray index out of range');
  return at;
}

// ---- construction: __new__ makes an empty one, __init__ fills it
function initialise(t: Thread, self: PyByteArray, source?: Value, encoding?: Value, errors?: Value): Value {
  if (self.bytes.length > 0) resize(t, self, 0);
  // Only bytes() asks for `__bytes__`.
  const bytes = bytesFrom(t, 'bytearray', source, encoding, errors) as Uint8Array | undefined;
  if (bytes === undefined) return collectBytes(t, 'bytearray', source as Value, fill, self);
  checkResizable(self);
  self.bytes = bytes.slice();
  return null;
}
function fill(_t: Thread, items: readonly Value[], self: PyByteArray): Value {
  checkResizable(self);
  self.bytes = Uint8Array.from(items as number[]);
  return null;
}

// ---- items and slices
function setItem(t: Thread, self: PyByteArray, key: Value, value: Value): Value {
  if (!(key instanceof PySlice)) {
    const index = indexOfKey(t, key);
    if (index === undefined) throw raised(TypeError, `bytearray indices must be integers or slices, not ${typeName(key)}`);
    const byte = byteArgument(t, value);
    const at = index < 0 ? index + self.bytes.length : index;
    if (at < 0 || at >= self.bytes.length) throw raised(IndexError, 'bytearray index out of range');
    self.bytes[at] = byte;
    return null;
  }
  sliceBounds(t, key, self.bytes.length);
  const bytes = bytesApart(self, value);
  if (bytes !== undefined) return holding(self, value, () => setSlice(t, self, key, bytes));
  if (strOf(value) !== undefined || isNumeric(value)) {
    throw raised(TypeError, 'can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  }
  return collectBytes(t, 'bytearray', value, setItems, self, key);
}
function setItems(t: Thread, items: readonly Value[], self: PyByteArray, slice: PySlice): Value {
  setSlice(t, self, slice, Uint8Array.from(items as number[]));
  return null;
}
function setSlice(t: Thread, self: PyByteArray, slice: PySlice, fresh: Uint8Array): void {
  const { start, step, count } = sliceBounds(t, slice, self.bytes.length);
  if (step === 1) {
    replaceRange(t, self, start, count, fresh);
    return;
  }
  if (fresh.length === 0) {
    deleteEvery(t, self, start, step, count);
    return;
  }
  if (fresh.length !== count)
    throw raised(ValueError, `attempt to assign bytes of size ${fresh.length} to extended slice of size ${count}`);
  const { bytes } = self;
  for (let i = 0, at = start; i < count; i++, at += step) bytes[at] = fresh[i];
}
const NOTHING = new Uint8Array(0);
function deleteEvery(t: Thread, self: PyByteArray, start: number, step: number, count: number): void {
  if (count === 0) return;
  const low = step < 0 ? start + (count - 1) * step : start;
  const stride = Math.abs(step);
  if (stride === 1) {
    replaceRange(t, self, low, count, NOTHING);
    return;
  }
  checkResizable(self);
  const { bytes } = self;
  let to = low;
  let next = low;
  for (let from = low, gone = 0; from < bytes.length; from++) {
    if (from === next && gone < count) {
      gone++;
      next += stride;
    } else bytes[to++] = bytes[from];
  }
  resize(t, self, to);
}
function deleteItem(t: Thread, self: PyByteArray, key: Value): Value {
  if (key instanceof PySlice) {
    const { start, step, count } = sliceBounds(t, key, self.bytes.length);
    deleteEvery(t, self, start, step, count);
  } else replaceRange(t, self, positionOf(t, self, key), 1, NOTHING);
  return null;
}

// ---- methods
function extend(t: Thread, self: PyByteArray, source: Value): Value {
  const bytes = bytesApart(self, source);
  if (bytes !== undefined) return holding(self, source, () => append(t, self, bytes));
  const take = strOf(source) === undefined ? byteArgument : refuseText;
  return collectAs(t, { sized: true, take, refusal: `can't extend bytearray with ${typeName(source)}` }, source, extendItems, self);
}
function refuseText(): Value {
  throw raised(TypeError, "expected iterable of integers; got: 'str'");
}
function extendItems(t: Thread, items: readonly Value[], self: PyByteArray): Value {
  append(t, self, Uint8Array.from(items as number[]));
  return null;
}
function pop(t: Thread, self: PyByteArray, index?: Value): Value {
  const at = index === undefined ? -1 : sizeArgument(t, index);
  const { length } = self;
  if (length === 0) throw raised(IndexError, 'pop from empty bytearray');
  const position = at < 0 ? at + length : at;
  if (position < 0 || position >= length) throw raised(IndexError, 'pop index out of range');
  checkResizable(self);
  const byte = self.bytes[position];
  if (position === length - 1) self.setLength(position);
  else replaceRange(t, self, position, 1, NOTHING);
  return byte;
}
function compared(test: (order: number) => boolean): NativeRow {
  return [
    '(self, value, /)',
    'Compares byte by byte.',
    (_t, self: PyByteArray, other: Value) => {
      const bytes = bytesOf(other);
      return bytes === undefined ? NotImplemented : test(compareUnits(self.bytes, bytes));
    },
  ];
}
function reduce(t: Thread, self: PyByteArray, protocol?: Value): Value {
  const holdsBytes = protocol !== undefined && sizeArgument(t, protocol, 'int') >= 3;
  let args: Value[] = [];
  if (self.bytes.length > 0) {
    args = holdsBytes ? [new PyBytes(self.bytes.slice())] : [latin1Of(self.bytes), 'latin-1'];
  }
  return new PyTuple([self.cls, new PyTuple(args), t.callMethod(self, '__getstate__', [])]);
}
const fresh = (bytes: Uint8Array): Value => new PyByteArray(bytes);

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [
    bytearrayType,
    {
      doc: 'bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array',
      new: [
        '(cls, *args, **kwargs)',
        'An empty bytearray; __init__ fills it.',
        (_t, cls: PyType) => new PyByteArray(new Uint8Array(0), cls === bytearrayType ? undefined : cls),
      ],
      methods: {
        ...sharedRows('bytearray', fresh),
        __buffer__: bufferRow(plainView),
        __release_buffer__: releaseRow,
        __init__: ["(self, source=b'', encoding='utf-8', errors='strict')", 'Bytes from ints, a text, a count or a buffer.', initialise],
        __repr__: ['(self, /)', 'Return repr(self).', (_t, self: PyByteArray) => bytearrayRepr(self)],
        __eq__: [
          '(self, value, /)',
          'Return self==value.',
          (_t, self: PyByteArray, other: Value) => {
            const bytes = bytesOf(other);
            return bytes === undefined ? NotImplemented : equalUnits(self.bytes, bytes);
          },
        ],
        __ne__: [
          '(self, value, /)',
          'Return self!=value.',
          (_t, self: PyByteArray, other: Value) => {
            const bytes = bytesOf(other);
            return bytes === undefined ? NotImplemented : !equalUnits(self.bytes, bytes);
          },
        ],
        __lt__: compared((order) => order < 0),
        __le__: compared((order) => order <= 0),
        __gt__: compared((order) => order > 0),
        __ge__: compared((order) => order >= 0),
        __setitem__: ['(self, key, value, /)', 'Set self[key] to value.', setItem],
        __delitem__: ['(self, key, /)', 'Delete self[key].', deleteItem],
        __iadd__: [
          '(self, value, /)',
          'Implement self+=value.',
          (t, self: PyByteArray, other: Value) => {
            const bytes = bytesOf(other);
            if (bytes === undefined) throw raised(TypeError, `can't concat ${typeName(other)} to ${typeName(self)}`);
            // The other's bytes are held while they are added: its own cannot grow under them.
            if (bytes.length > 0 && (other === self || looksAt(self, other))) {
              throw raised(BufferError, 'Existing exports of data: object cannot be re-sized');
            }
            append(t, self, bytes);
            return self;
          },
        ],
        __imul__: [
          '(self, value, /)',
          'Implement self*=value.',
          (t, self: PyByteArray, times: Value) => {
            const repeated = repeatBytes(t, self.bytes, sizeOf(t, times));
            resize(t, self, repeated.length);
            self.bytes.set(repeated);
            return self;
          },
        ],
        __alloc__: [
          '(self, /)',
          'The number of bytes allocated.',
          (_t, self: PyByteArray) => (self.bytes.length === 0 ? 0 : self.bytes.length + 1),
        ],
        __sizeof__: [
          '(self, /)',
          'Return the size of the object in memory, in bytes.',
          (_t, self: PyByteArray) => 56 + (self.bytes.length === 0 ? 0 : self.bytes.length + 1),
        ],
        __reduce__: ['(self, /)', 'How to make an equal one.', reduce],
        __reduce_ex__: ['(self, proto=0, /)', 'How to make an equal one.', reduce],
        append: [
          '(self, item, /)',
          'Adds one byte at the end.',
          (t, self: PyByteArray, item: Value) => {
            const byte = byteArgument(t, item);
            checkResizable(self);
            self.push(byte);
            return null;
          },
        ],
        clear: [
          '(self, /)',
          'Takes all bytes out.',
          (t, self: PyByteArray) => {
            resize(t, self, 0);
            return null;
          },
        ],
        copy: ['(self, /)', 'A copy.', (_t, self: PyByteArray) => new PyByteArray(self.bytes.slice())],
        extend: ['(self, iterable_of_ints, /)', 'Adds all ints of the iterable, or all bytes of the buffer.', extend],
        insert: [
          '(self, index, item, /)',
          'Puts one byte before the index.',
          (t, self: PyByteArray, index: Value, item: Value) => {
            const at = sizeArgument(t, index);
            const byte = byteArgument(t, item);
            const { length } = self.bytes;
            replaceRange(t, self, at < 0 ? Math.max(0, at + length) : Math.min(at, length), 0, Uint8Array.of(byte));
            return null;
          },
        ],
        pop: ['(self, index=-1, /)', 'Takes one byte out and gives it.', pop],
        remove: [
          '(self, value, /)',
          'Takes the first byte of this value out.',
          (t, self: PyByteArray, value: Value) => {
            const at = self.bytes.indexOf(byteArgument(t, value));
            if (at < 0) throw raised(ValueError, 'value not found in bytearray');
            replaceRange(t, self, at, 1, NOTHING);
            return null;
          },
        ],
        resize: [
          '(self, size, /)',
          'Makes it so long; new bytes are zero.',
          (t, self: PyByteArray, size: Value) => {
            const length = sizeArgument(t, size);
            if (length < 0) throw raised(ValueError, `Can only resize to positive sizes, got ${length}`);
            resize(t, self, length);
            return null;
          },
        ],
        reverse: [
          '(self, /)',
          'Turns the bytes round in place.',
          (_t, self: PyByteArray) => {
            self.bytes.reverse();
            return null;
          },
        ],
      },
      classMethods: { fromhex: fromHexRow(bytearrayType, fresh) },
      staticMethods: { maketrans: makeTableRow },
    },
  ],
];

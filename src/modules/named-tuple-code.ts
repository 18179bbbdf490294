/**
 * The code of a named tuple's `__new__`: what the compiler makes of
 *
 *     lambda _cls, x, y: _make_tuple(_cls, (x, y))
 *
 * put together without a text. Libraries make named tuples while they are imported, and the compiler, which a program from the
 * bytecode cache does without, takes longer to load than all of them take to run.
 *
 * Knows the instructions; test/modules/collections/namedtuple_code.py compares it with what the compiler makes.
 */
import { CodeFlag, CodeObject, LocalKind } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';

/** `fields` are identifiers in the form that the compiler gives them. */
export function namedTupleCode(fields: readonly string[]): CodeObject {
  const names = ['_cls', ...fields];
  const words: number[] = [];
  const positions: number[] = [];
  const emit = (op: Op, argument: number, start: number, end: number): void => {
    words.push(op | (argument << 8));
    positions.push(1, start, 1, end);
  };
  // Where things would stand in the text.
  const listed = fields.length === 1 ? `${fields[0]},` : fields.join(', ');
  const call = `lambda _cls, ${listed}: `.length;
  const tuple = call + '_make_tuple(_cls, '.length;
  const end = tuple + `(${listed})`.length;
  emit(Op.RESUME, 0, 0, 0);
  emit(Op.LOAD_GLOBAL, 0, call, call + '_make_tuple'.length);
  emit(Op.PUSH_NULL, 0, call, call + '_make_tuple'.length);
  emit(Op.LOAD_FAST, 0, tuple - '_cls, '.length, tuple - ', '.length);
  let at = tuple + 1;
  fields.forEach((field, i) => {
    emit(Op.LOAD_FAST, i + 1, at, at + field.length);
    at += field.length + ', '.length;
  });
  if (fields.length > 0) emit(Op.BUILD_TUPLE, fields.length, tuple, end);
  else emit(Op.LOAD_CONST, 0, tuple, end);
  emit(Op.CALL, 2, call, end + 1);
  emit(Op.RETURN_VALUE, 0, call, end + 1);
  return new CodeObject({
    name: '<lambda>',
    qualname: '<lambda>',
    filename: '<string>',
    firstLine: 1,
    flags: CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS,
    argCount: names.length,
    posOnlyArgCount: 0,
    kwOnlyArgCount: 0,
    localNames: names,
    localKinds: names.map(() => LocalKind.LOCAL),
    stackSize: 3 + Math.max(fields.length, 1),
    words: Int32Array.from(words),
    positions: Int32Array.from(positions),
    exceptions: [],
    constants: fields.length > 0 ? [] : [{ tag: 'tuple', items: [] }],
    names: ['_make_tuple'],
  });
}

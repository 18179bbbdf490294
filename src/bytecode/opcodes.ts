/**
 * The opcode table: one row says everything about an opcode. The enum, the assembler's and the verifier's checks, stack depths,
 * the disassemblers and docs/opcodes.md are made from it; the loop, and later the JIT and capture, answer for every row.
 *
 * A stack picture reads `before -- after`, top of the stack last; `item[n]` stands for arg items, `item[n+1]` and `item[n-1]`
 * for one more or less. The last word of a name says its kind: `null`, `iter` (an iterator), `exc` (an exception in flight or
 * a saved one, may be None), `lasti` (an instruction offset), `orNull` (a value or null); all else is a value.
 * Where an opcode jumps, `jumping` is the picture for that edge (the same picture, when it is left out).
 *
 * An instruction is one 32-bit word: opcode in the low 8 bits, argument in the upper 24. Offsets and jump targets count
 * instructions; targets are absolute. Only JUMP_BACKWARD and exception edges go backward, and both charge fuel.
 * Names are CPython's where the meaning is the same.
 */

export type OperandKind =
  | 'none'
  | 'const' // index into constants
  | 'name' // index into names
  | 'local' // index into the frame's locals that is a plain local
  | 'deref' // index into the frame's locals that is a cell
  | 'jump' // an absolute instruction offset
  | 'count' // how many items
  | 'depth' // a position counted from the top of the stack, 1 is the top
  | 'int' // the number itself, 0 to 2^24-1
  | 'flags' // a bit set, see the doc
  | 'intrinsic1' // a row of INTRINSICS_1
  | 'intrinsic2'; // a row of INTRINSICS_2

export interface OpcodeRow<Name extends string = string> {
  readonly name: Name;
  readonly operand: OperandKind;
  readonly stack: string;
  readonly doc: string;
  /** One line for a learner who steps; `{arg}` is what the operand means. */
  readonly says: string;
  readonly jumping?: string;
  /** Control never falls through to the next instruction. */
  readonly ends?: boolean;
}

const op = <const Name extends string>(
  name: Name,
  operand: OperandKind,
  stack: string,
  doc: string,
  says: string,
  more: { jumping?: string; ends?: boolean } = {},
): OpcodeRow<Name> => ({ name, operand, stack, doc, says, ...more });

export const OPCODES = [
  // ---- the stack
  op('NOP', 'none', '--', 'Do nothing.', 'does nothing; it is here for its line'),
  op(
    'RESUME',
    'int',
    '--',
    'Where a frame starts (0) or goes on after yield (1), yield from (2), await (3).',
    'the frame starts or goes on here',
  ),
  op('POP_TOP', 'none', 'value --', 'Drop the top of the stack.', 'drops the top'),
  op('POP_ITER', 'none', 'iter --', 'Drop an iterator that a loop leaves early.', 'drops the iterator'),
  op('PUSH_NULL', 'none', '-- null', 'Push the mark that a call has no self.', 'pushes the mark for "no self"'),
  op('COPY', 'depth', '--', 'Push again what stands at depth arg (1 is the top).', 'copies the item at depth {arg} to the top'),
  op('SWAP', 'depth', '--', 'Exchange the top with what stands at depth arg.', 'swaps the top with the item at depth {arg}'),
  op('LOAD_CONST', 'const', '-- value', 'Push constants[arg].', 'pushes the constant {arg}'),
  op('LOAD_SMALL_INT', 'int', '-- value', 'Push the int arg.', 'pushes {arg}'),
  op(
    'LOAD_COMMON_CONSTANT',
    'int',
    '-- value',
    'Push AssertionError (0), NotImplementedError (1), tuple (2), all (3), any (4).',
    'pushes a well-known object',
  ),
  // ---- locals and cells
  op('LOAD_FAST', 'local', '-- value', 'Push a local that is known to be bound.', 'pushes the local {arg}'),
  op(
    'LOAD_FAST_CHECK',
    'local',
    '-- value',
    'Push a local; UnboundLocalError if it has no value.',
    'pushes the local {arg}, if it is bound',
  ),
  op(
    'LOAD_FAST_AND_CLEAR',
    'local',
    '-- orNull',
    'Push a local or null and unbind it; an inlined comprehension borrows the name. Of a cell slot the cell itself is pushed; MAKE_CELL follows.',
    'saves the local {arg} and unbinds it',
  ),
  op('STORE_FAST', 'local', 'value --', 'Bind a local.', 'binds the local {arg}'),
  op(
    'RESTORE_FAST',
    'local',
    'orNull --',
    'Give a borrowed local (or cell slot) back what LOAD_FAST_AND_CLEAR saved.',
    'restores the local {arg}',
  ),
  op('DELETE_FAST', 'local', '--', 'Unbind a local; UnboundLocalError if it has no value.', 'unbinds the local {arg}'),
  op('MAKE_CELL', 'deref', '--', 'Put a local into a new cell, with its value if it has one.', 'makes a cell for {arg}'),
  op(
    'COPY_FREE_VARS',
    'count',
    '--',
    "Put the function's closure cells into the last arg locals.",
    'takes over {arg} cells of the closure',
  ),
  op('LOAD_CLOSURE', 'deref', '-- value', 'Push the cell itself.', 'pushes the cell of {arg}'),
  op(
    'LOAD_DEREF',
    'deref',
    '-- value',
    'Push what a cell holds; NameError or UnboundLocalError if empty.',
    'pushes what the cell {arg} holds',
  ),
  op('STORE_DEREF', 'deref', 'value --', 'Put a value into a cell.', 'puts the top into the cell {arg}'),
  op('DELETE_DEREF', 'deref', '--', 'Empty a cell; NameError or UnboundLocalError if empty.', 'empties the cell {arg}'),
  op(
    'LOAD_FROM_DICT_OR_DEREF',
    'deref',
    'mapping -- value',
    'Look a name up in a mapping, else in the cell.',
    'looks {arg} up in a namespace, then in its cell',
  ),
  // ---- names
  op('LOAD_NAME', 'name', '-- value', 'Push a name from locals, globals or builtins.', 'looks {arg} up in locals, globals, builtins'),
  op('STORE_NAME', 'name', 'value --', 'Bind a name in locals.', 'binds the name {arg}'),
  op('DELETE_NAME', 'name', '--', 'Unbind a name in locals.', 'unbinds the name {arg}'),
  op('LOAD_GLOBAL', 'name', '-- value', 'Push a name from globals or builtins.', 'pushes the global {arg}'),
  op('STORE_GLOBAL', 'name', 'value --', 'Bind a global.', 'binds the global {arg}'),
  op('DELETE_GLOBAL', 'name', '--', 'Unbind a global.', 'unbinds the global {arg}'),
  op(
    'LOAD_FROM_DICT_OR_GLOBALS',
    'name',
    'mapping -- value',
    'Look a name up in a mapping, else in globals and builtins.',
    'looks {arg} up in a namespace, then globally',
  ),
  op('LOAD_LOCALS', 'none', '-- mapping', 'Push the namespace of a class body or module.', 'pushes the namespace'),
  op('LOAD_BUILD_CLASS', 'none', '-- value', 'Push __build_class__.', 'pushes the class builder'),
  // ---- attributes and items
  op('LOAD_ATTR', 'name', 'owner -- value', 'Replace an object by its attribute.', 'reads the attribute {arg}'),
  op(
    'LOAD_METHOD',
    'name',
    'owner -- callable orNull',
    'Like LOAD_ATTR for a call: pushes function and self, or value and null.',
    'fetches the method {arg} for a call',
  ),
  op('STORE_ATTR', 'name', 'value owner --', 'owner.name = value.', 'sets the attribute {arg}'),
  op('DELETE_ATTR', 'name', 'owner --', 'del owner.name.', 'deletes the attribute {arg}'),
  op('LOAD_SUPER_ATTR', 'name', 'super class self -- value', 'super(class, self).name.', 'reads {arg} from the next class in line'),
  op(
    'LOAD_SUPER_METHOD',
    'name',
    'super class self -- callable orNull',
    'Like LOAD_SUPER_ATTR for a call.',
    'fetches {arg} from the next class in line for a call',
  ),
  op('BINARY_SUBSCR', 'none', 'container key -- value', 'container[key].', 'looks the key up in the container'),
  op('STORE_SUBSCR', 'none', 'value container key --', 'container[key] = value.', 'stores an item'),
  op('DELETE_SUBSCR', 'none', 'container key --', 'del container[key].', 'deletes an item'),
  op('BINARY_SLICE', 'none', 'container start stop -- value', 'container[start:stop].', 'takes a slice'),
  op('STORE_SLICE', 'none', 'value container start stop --', 'container[start:stop] = value.', 'stores into a slice'),
  // ---- operators; arg 1 means the in-place form
  op('BINARY_ADD', 'flags', 'left right -- value', 'left + right (arg 1: in place).', 'pops 2, pushes their sum'),
  op('BINARY_SUBTRACT', 'flags', 'left right -- value', 'left - right (arg 1: in place).', 'pops 2, pushes their difference'),
  op('BINARY_MULTIPLY', 'flags', 'left right -- value', 'left * right (arg 1: in place).', 'pops 2, pushes their product'),
  op('BINARY_TRUE_DIVIDE', 'flags', 'left right -- value', 'left / right (arg 1: in place).', 'pops 2, pushes their quotient'),
  op('BINARY_FLOOR_DIVIDE', 'flags', 'left right -- value', 'left // right (arg 1: in place).', 'pops 2, pushes their floored quotient'),
  op('BINARY_REMAINDER', 'flags', 'left right -- value', 'left % right (arg 1: in place).', 'pops 2, pushes the remainder'),
  op('BINARY_POWER', 'flags', 'left right -- value', 'left ** right (arg 1: in place).', 'pops 2, pushes the power'),
  op('BINARY_LSHIFT', 'flags', 'left right -- value', 'left << right (arg 1: in place).', 'pops 2, pushes left shifted left'),
  op('BINARY_RSHIFT', 'flags', 'left right -- value', 'left >> right (arg 1: in place).', 'pops 2, pushes left shifted right'),
  op('BINARY_AND', 'flags', 'left right -- value', 'left & right (arg 1: in place).', 'pops 2, pushes their bitwise and'),
  op('BINARY_OR', 'flags', 'left right -- value', 'left | right (arg 1: in place).', 'pops 2, pushes their bitwise or'),
  op('BINARY_XOR', 'flags', 'left right -- value', 'left ^ right (arg 1: in place).', 'pops 2, pushes their bitwise exclusive or'),
  op('BINARY_MATRIX_MULTIPLY', 'flags', 'left right -- value', 'left @ right (arg 1: in place).', 'pops 2, pushes their matrix product'),
  op('COMPARE_LT', 'none', 'left right -- value', 'left < right.', 'compares: less than'),
  op('COMPARE_LE', 'none', 'left right -- value', 'left <= right.', 'compares: at most'),
  op('COMPARE_EQ', 'none', 'left right -- value', 'left == right.', 'compares: equal'),
  op('COMPARE_NE', 'none', 'left right -- value', 'left != right.', 'compares: not equal'),
  op('COMPARE_GT', 'none', 'left right -- value', 'left > right.', 'compares: greater than'),
  op('COMPARE_GE', 'none', 'left right -- value', 'left >= right.', 'compares: at least'),
  op('IS_OP', 'flags', 'left right -- value', 'left is right (arg 1: is not).', 'asks whether both are the same object'),
  op('CONTAINS_OP', 'flags', 'left right -- value', 'left in right (arg 1: not in).', 'asks whether the container has the item'),
  op('UNARY_NEGATIVE', 'none', 'value -- value', '-value.', 'negates the top'),
  op('UNARY_POSITIVE', 'none', 'value -- value', '+value.', 'applies unary plus'),
  op('UNARY_INVERT', 'none', 'value -- value', '~value.', 'inverts the bits of the top'),
  op('UNARY_NOT', 'none', 'value -- value', 'not value; takes the truth of any value.', 'replaces the top by its logical opposite'),
  op('TO_BOOL', 'none', 'value -- value', 'Replace a value by its truth.', 'replaces the top by its truth'),
  // ---- jumps
  op('JUMP_FORWARD', 'jump', '--', 'Go on at arg, further down.', 'jumps forward', { ends: true }),
  op('JUMP_BACKWARD', 'jump', '--', 'Go back to arg; charges fuel.', 'jumps back', { ends: true }),
  op('POP_JUMP_IF_FALSE', 'jump', 'value --', 'Pop; jump forward if it is false (takes the truth of any value).', 'pops, jumps if false'),
  op('POP_JUMP_IF_TRUE', 'jump', 'value --', 'Pop; jump forward if it is true (takes the truth of any value).', 'pops, jumps if true'),
  op('POP_JUMP_IF_NONE', 'jump', 'value --', 'Pop; jump forward if it is None.', 'pops, jumps if None'),
  op('POP_JUMP_IF_NOT_NONE', 'jump', 'value --', 'Pop; jump forward unless it is None.', 'pops, jumps unless None'),
  op('JUMP_IF_FALSE_OR_POP', 'jump', 'value --', 'If false jump forward and keep it, else pop.', 'jumps if false, keeping it; else pops', {
    jumping: 'value -- value',
  }),
  op('JUMP_IF_TRUE_OR_POP', 'jump', 'value --', 'If true jump forward and keep it, else pop.', 'jumps if true, keeping it; else pops', {
    jumping: 'value -- value',
  }),
  // ---- iteration and unpacking
  op('GET_ITER', 'none', 'value -- iter', 'Replace a value by iter(value).', 'asks for an iterator'),
  op(
    'FOR_ITER',
    'jump',
    'iter -- iter value',
    'Push the next item, or drop the iterator and jump forward when it is spent.',
    'takes the next item, or leaves the loop',
    { jumping: 'iter --' },
  ),
  op('GET_LEN', 'none', 'value -- value len', 'Push len(value).', 'pushes its length'),
  op('UNPACK_SEQUENCE', 'count', 'value -- item[n]', 'Spread exactly arg items on the stack, the first on top.', 'unpacks {arg} items'),
  op(
    'UNPACK_EX',
    'int',
    'value -- spread',
    'Spread items around a starred target: arg & 255 before, a list, arg >> 8 after; the first on top.',
    'unpacks around a starred name',
  ),
  // ---- building
  op('BUILD_TUPLE', 'count', 'item[n] -- value', 'Make a tuple of arg items.', 'makes a tuple of {arg}'),
  op('BUILD_LIST', 'count', 'item[n] -- value', 'Make a list of arg items.', 'makes a list of {arg}'),
  op('BUILD_SET', 'count', 'item[n] -- value', 'Make a set of arg items.', 'makes a set of {arg}'),
  op(
    'BUILD_MAP',
    'count',
    'pair[2n] -- value',
    'Make a dict of arg keys and values (key, value, key, value ...).',
    'makes a dict of {arg} pairs',
  ),
  op('BUILD_STRING', 'count', 'item[n] -- value', 'Join arg strings.', 'joins {arg} strings'),
  op('BUILD_SLICE', 'count', 'item[n] -- value', 'Make slice(start, stop) (arg 2) or slice(start, stop, step) (arg 3).', 'makes a slice'),
  op(
    'BUILD_INTERPOLATION',
    'flags',
    'interpolation -- value',
    'value, expression text[, format spec] -> Interpolation; arg & 1: has a spec, arg >> 2: conversion 0 none, 1 str, 2 repr, 3 ascii.',
    'makes one interpolation of a t-string',
  ),
  op(
    'BUILD_TEMPLATE',
    'none',
    'strings interpolations -- value',
    'Make a template string from a tuple of strings and a tuple of interpolations.',
    'makes a template string',
  ),
  op(
    'LIST_APPEND',
    'depth',
    'value --',
    'Append the popped value to the list at depth arg (counted after the pop).',
    'appends to the list being built',
  ),
  op(
    'SET_ADD',
    'depth',
    'value --',
    'Add the popped value to the set at depth arg (counted after the pop).',
    'adds to the set being built',
  ),
  op(
    'MAP_ADD',
    'depth',
    'key value --',
    'Add the popped pair to the dict at depth arg (counted after the pops).',
    'adds to the dict being built',
  ),
  op(
    'LIST_EXTEND',
    'depth',
    'value --',
    'Extend the list at depth arg (counted after the pop) by an iterable: `*value` in a display or call.',
    'extends the list being built',
  ),
  op(
    'SET_UPDATE',
    'depth',
    'value --',
    'Update the set at depth arg (counted after the pop) by an iterable.',
    'updates the set being built',
  ),
  op(
    'DICT_UPDATE',
    'depth',
    'value --',
    'Update the dict at depth arg (counted after the pop) by a mapping: `**value` in a display.',
    'updates the dict being built',
  ),
  op(
    'DICT_MERGE',
    'depth',
    'value --',
    'Like DICT_UPDATE for `**value` in a call: a key that is there already is a TypeError. The callable stands at depth arg + 3.',
    'merges keyword arguments',
  ),
  // ---- functions and calls
  op('MAKE_FUNCTION', 'none', 'code -- value', 'Make a function of a code object and the current globals.', 'makes a function'),
  op(
    'SET_FUNCTION_ATTRIBUTE',
    'flags',
    'attribute function -- value',
    'Give a new function its defaults tuple (1), keyword defaults dict (2), annotations dict (4), closure tuple (8) or annotate function (16).',
    'completes the function',
  ),
  op(
    'CALL',
    'count',
    'callable orNull arg[n] -- value',
    'Call with arg positional arguments (and self before them, if not null).',
    'calls with {arg} arguments',
  ),
  op(
    'CALL_KW',
    'count',
    'callable orNull arg[n] names -- value',
    'Like CALL; the last of the arg arguments are keywords, their names in a tuple on top.',
    'calls with {arg} arguments, some by keyword',
  ),
  op(
    'CALL_FUNCTION_EX',
    'none',
    'callable orNull args kwargsOrNull -- value',
    'Call with a list or tuple of arguments and a dict of keywords (or null).',
    'calls with spread arguments',
  ),
  op('RETURN_VALUE', 'none', 'value --', 'Finish the frame with a value.', 'returns the top', { ends: true }),
  op('CALL_INTRINSIC_1', 'intrinsic1', 'value -- value', 'A rare operation on one value, see INTRINSICS_1.', 'does {arg}'),
  op('CALL_INTRINSIC_2', 'intrinsic2', 'value value -- value', 'A rare operation on two values, see INTRINSICS_2.', 'does {arg}'),
  op(
    'SETUP_ANNOTATIONS',
    'none',
    '--',
    'Make sure that the namespace has __annotations__ (only under `from __future__ import annotations`).',
    'makes __annotations__',
  ),
  // ---- formatting
  op('CONVERT_VALUE', 'int', 'value -- value', 'str (1), repr (2) or ascii (3) of a value in an f-string.', 'converts for the f-string'),
  op('FORMAT_SIMPLE', 'none', 'value -- value', "format(value, '').", 'formats the value'),
  op('FORMAT_WITH_SPEC', 'none', 'value spec -- value', 'format(value, spec).', 'formats the value by the spec'),
  // ---- generators and coroutines
  op(
    'RETURN_GENERATOR',
    'none',
    '--',
    'First instruction of a generator or coroutine: the call returns the generator that owns this frame; a resumption goes on behind it with the sent value dropped.',
    'returns the generator',
  ),
  op('YIELD_VALUE', 'none', 'value -- value', 'Suspend with a value; push what is sent in.', 'yields the top and sleeps'),
  op(
    'GET_YIELD_FROM_ITER',
    'none',
    'value -- iter',
    'iter(value), but generators (and, in a coroutine, coroutines) stay as they are.',
    'gets the iterator to delegate to',
  ),
  op(
    'SEND',
    'jump',
    'iter value -- iter value',
    'Send the top into the iterator below and push what it yields; when it returns, push that and jump.',
    'sends into the sub-iterator',
    { jumping: 'iter value -- iter value' },
  ),
  op('END_SEND', 'none', 'iter value -- value', 'Drop the spent sub-iterator under the result.', 'drops the sub-iterator'),
  op(
    'CLEANUP_THROW',
    'none',
    'iter value exc -- iter value',
    'An exception came while delegating: StopIteration gives its value over the spent iterator, for END_SEND; all else is raised again.',
    'turns StopIteration into a value',
  ),
  op(
    'GET_AWAITABLE',
    'int',
    'value -- iter',
    'The iterator of an awaitable; arg 1 after __aenter__, 2 after __aexit__ (for the error text).',
    'gets the awaitable',
  ),
  op('GET_AITER', 'none', 'value -- value', 'value.__aiter__().', 'asks for an async iterator'),
  op('GET_ANEXT', 'none', 'aiter -- aiter iter', 'Push the awaitable of aiter.__anext__().', 'asks for the next async item'),
  op('END_ASYNC_FOR', 'none', 'aiter exc --', 'StopAsyncIteration ends the loop, all else is raised again.', 'ends the async loop'),
  // ---- exceptions
  op(
    'PUSH_EXC_INFO',
    'none',
    'value_exc -- old_exc value_exc',
    'Start handling: the exception on top becomes the handled one, the old one is kept under it.',
    'starts handling the exception',
  ),
  op('POP_EXCEPT', 'none', 'old_exc --', 'Stop handling: the old handled exception is back.', 'stops handling'),
  op(
    'CHECK_EXC_MATCH',
    'none',
    'value_exc type -- value_exc value',
    'Push whether the exception is one of type (a class or tuple of classes).',
    'asks whether the handler fits',
  ),
  op(
    'CHECK_EG_MATCH',
    'none',
    'value_exc type -- rest_exc match_exc',
    'Split a group by type for except*; either side may be None.',
    'splits the group',
  ),
  op('RAISE_VARARGS', 'count', 'item[n] --', 'raise (arg 0: again), raise exc (1), raise exc from cause (2).', 'raises', { ends: true }),
  op(
    'RERAISE',
    'int',
    'value_exc --',
    'Raise the popped exception again; if arg is not 0 the lasti at depth arg (counted after the pop) says where it was first raised. The traceback is not touched, so the VM has no use for it.',
    'raises the exception again',
    { ends: true },
  ),
  op(
    'BEFORE_WITH',
    'none',
    'manager -- exit value',
    'Push the bound __exit__ and the result of __enter__().',
    'enters the context manager',
  ),
  op(
    'BEFORE_ASYNC_WITH',
    'none',
    'manager -- exit value',
    'Push the bound __aexit__ and the awaitable of __aenter__().',
    'enters the async context manager',
  ),
  op(
    'WITH_EXCEPT_START',
    'none',
    'exit lasti old_exc value_exc -- exit lasti old_exc value_exc value',
    'Call exit(type, exception, traceback) and push its result.',
    'asks __exit__ about the exception',
  ),
  // ---- import
  op('IMPORT_NAME', 'name', 'level fromlist -- value', 'Import a module.', 'imports {arg}'),
  op('IMPORT_FROM', 'name', 'module -- module value', 'Push an attribute (or submodule) of a module.', 'takes {arg} from the module'),
  // ---- match
  op('MATCH_SEQUENCE', 'none', 'value -- value value', 'Push whether it is a sequence for patterns.', 'asks: a sequence?'),
  op('MATCH_MAPPING', 'none', 'value -- value value', 'Push whether it is a mapping for patterns.', 'asks: a mapping?'),
  op('MATCH_KEYS', 'none', 'subject keys -- subject keys value', 'Push a tuple of the values at keys, or None.', 'looks the keys up'),
  op(
    'MATCH_CLASS',
    'count',
    'subject class names -- value',
    'Push a tuple of attributes (arg positional, then names) if isinstance, else None.',
    'matches the class pattern',
  ),
] as const satisfies readonly OpcodeRow[];

export type OpName = (typeof OPCODES)[number]['name'];

/** Rows for CALL_INTRINSIC_1, index is the argument. */
export const INTRINSICS_1 = [
  'INTRINSIC_PRINT', // show a value at the interactive prompt (sys.displayhook)
  'INTRINSIC_IMPORT_STAR', // copy the public names of a module into locals; gives None
  'INTRINSIC_STOPITERATION_ERROR', // StopIteration leaving a generator becomes RuntimeError
  'INTRINSIC_ASYNC_GEN_WRAP', // mark a value that an async generator yields
  'INTRINSIC_LIST_TO_TUPLE',
  'INTRINSIC_TYPEVAR', // name -> TypeVar
  'INTRINSIC_PARAMSPEC',
  'INTRINSIC_TYPEVARTUPLE',
  'INTRINSIC_SUBSCRIPT_GENERIC', // tuple of type parameters -> Generic[...]
  'INTRINSIC_TYPEALIAS', // (name, type params, evaluate function) -> TypeAliasType
] as const;

/** Rows for CALL_INTRINSIC_2, index is the argument. */
export const INTRINSICS_2 = [
  'INTRINSIC_PREP_RERAISE_STAR', // original exception, list of what the handlers left -> exception to raise, or None
  'INTRINSIC_TYPEVAR_WITH_BOUND', // name, evaluate function
  'INTRINSIC_TYPEVAR_WITH_CONSTRAINTS', // name, evaluate function
  'INTRINSIC_SET_FUNCTION_TYPE_PARAMS', // function, tuple -> function
  'INTRINSIC_SET_TYPEPARAM_DEFAULT', // type parameter, evaluate function -> type parameter
] as const;

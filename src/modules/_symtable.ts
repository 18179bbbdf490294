/**
 * Module _symtable: the compiler's scopes of a source text. Module symtable (stdlib/symtable.py) shows them as objects.
 *
 * A block is a tuple (type, name, line, is nested, symbols, parameters, inner blocks); symbols are a dict of facts by name, with the
 * scope above them.
 */
import type { SymbolBlock } from '../support/symbol-block.ts';
import { typeName } from '../runtime/builtin-types.ts';
import { PyBytes, PyList, PyTuple } from '../runtime/collections.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import type { CompileMode, InterpreterState } from '../vm/interpreter.ts';
import { sourceOf, withSyntaxErrors } from './builtins.ts';

function guestBlock(block: SymbolBlock): Value {
  const symbols = new PyDict();
  for (const [name, facts] of block.symbols) symbols.setName(name, facts);
  return new PyTuple([
    block.type,
    strFromJs(block.name),
    block.line,
    block.isNested,
    symbols,
    new PyList(block.parameters.map(strFromJs)),
    new PyList(block.children.map(guestBlock)),
  ]);
}
function symtable(t: Thread, source: Value, filename: Value, mode: Value): Value {
  const file = isStr(filename) ? jsText(filename) : filename instanceof PyBytes ? new TextDecoder().decode(filename.bytes) : undefined;
  if (file === undefined) throw raised(TypeError, `expected str, bytes or os.PathLike object, not ${typeName(filename)}`);
  const text = sourceOf(t, source, 'symtable()');
  const how = isStr(mode) ? jsText(mode) : '';
  if (!['exec', 'eval', 'single'].includes(how)) throw raised(ValueError, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  const interp = t.interp as InterpreterState;
  return guestBlock(withSyntaxErrors(t, file, text, () => interp.symbols(text, file, how as CompileMode)));
}

export const symtableModule: ModuleRows = {
  name: '_symtable',
  doc: "The compiler's scopes.",
  functions: { symtable: ['(source, filename, startstr, /)', "The block of a source text's module, with all blocks within.", symtable] },
};

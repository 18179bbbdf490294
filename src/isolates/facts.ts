/**
 * What module sys of one interpreter knows of the command line, for the module sys of another.
 */
import { PyModule } from '../runtime/callables.ts';
import { PyList } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { describeModule } from '../vm/types/module-spec.ts';
import type { InterpreterState } from '../vm/interpreter.ts';
import type { Facts } from './workers.ts';

const NAMES = ['executable', 'argv', 'orig_argv', 'warnoptions'];
const sysOf = (interp: InterpreterState): PyDict => (interp.modules.getName('sys') as PyModule).dict;

export function factsOf(interp: InterpreterState): Facts {
  const texts: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const name of NAMES) {
    const value = sysOf(interp).getName(name);
    if (value === undefined) continue;
    if (isStr(value)) texts[name] = jsText(value);
    if (value instanceof PyList) lists[name] = value.items.filter(isStr).map(jsText);
  }
  return { maxStrDigits: interp.maxStrDigits.value, texts, lists };
}
/** A new interpreter gets a `__main__` with nothing in it, and knows the command line. */
export function furnish(interp: InterpreterState, { maxStrDigits, texts, lists }: Facts): void {
  const main = new PyModule(new PyDict());
  for (const [name, value] of Object.entries({ __name__: '__main__', __doc__: null, __package__: null })) main.dict.setName(name, value);
  describeModule(main.dict, '__main__', { kind: 'builtin' });
  main.dict.setName('__spec__', null);
  main.dict.setName('__builtins__', interp.builtinsModule);
  interp.modules.setName('__main__', main);
  interp.maxStrDigits.value = maxStrDigits;
  for (const [name, text] of Object.entries(texts)) sysOf(interp).setName(name, strFromJs(text));
  for (const [name, items] of Object.entries(lists)) sysOf(interp).setName(name, new PyList(items.map(strFromJs)));
}

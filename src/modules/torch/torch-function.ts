/**
 * `__torch_function__`: an operation is given something that is no tensor, but whose type says what the operation means for it.
 *
 *     class Length:
 *         @classmethod
 *         def __torch_function__(cls, func, types, args=(), kwargs=None): ...
 *
 *     torch.add(Length(2), 1)        calls Length.__torch_function__(torch.add, (Length,), (Length(2), 1), {})
 *
 * Such a type is looked for only when no signature fits: a call with tensors and numbers pays nothing for it.
 */
import { typeOf } from '../../runtime/builtin-types.ts';
import { NotImplemented, PyList, PyTuple } from '../../runtime/collections.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { raised, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { PyType, Value } from '../../runtime/object.ts';

export const TORCH_FUNCTION = '__torch_function__';

/** The types among the arguments that say something, each once. */
function typesAmong(args: readonly Value[]): PyType[] {
  const types = new Set<PyType>();
  for (const arg of args)
    for (const value of arg instanceof PyList || arg instanceof PyTuple ? [arg, ...arg.items] : [arg]) {
      const type = typeOf(value);
      if (type.lookup(TORCH_FUNCTION) !== undefined) types.add(type);
    }
  return [...types];
}

/** How messages call what is found there. */
const SHOWN: Readonly<Record<string, string>> = { _torch: 'torch', _torch_nn: 'torch.nn', Tensor: 'torch.Tensor' };

/**
 * Asks the types of the arguments; raises `problem` when none of them has anything to say.
 * `owner` is the module or the type where the operation is found by its name, `place` the name of that.
 */
export function overridden(
  t: Thread,
  problem: unknown,
  [owner, place]: readonly [owner: Value, place: string],
  name: string,
  args: readonly Value[],
  kwargs: PyDict | undefined,
): Value {
  const named = kwargs === undefined ? [] : [...kwargs.entries()];
  const types = typesAmong([...args, ...named.map(([, value]) => value)]);
  if (types.length === 0) throw problem;
  const func = t.getAttr(owner, name);
  const given = [func, new PyTuple(types), new PyTuple(args), ...(named.length === 0 ? [] : [kwargs as PyDict])];
  for (const type of types) {
    const result = t.call(t.getAttr(type, TORCH_FUNCTION), given);
    if (result !== NotImplemented) return result;
  }
  throw raised(
    TypeError,
    `Multiple dispatch failed for '${SHOWN[place]}.${name}'; all ${TORCH_FUNCTION} handlers returned NotImplemented:\n\n` +
      types.map((type) => `  - tensor subclass ${t.reprText(type)}\n`).join(''),
  );
}

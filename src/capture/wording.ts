import { PyList, PyRange, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import type { Value } from '../runtime/object.ts';
import type { Actions } from './actions.ts';
import { isLiteral } from './literals.ts';
import { Known, TensorValue, type Tracked } from './tracked.ts';

export function joinStrings(a: Actions, parts: readonly Tracked[]): Tracked {
  const texts = a.lowerAll(parts, () => undefined);
  if (texts === undefined)
    return a.fail(
      'Text of values that are not known',
      'f-string',
      'The text depends on values that are not known while the frame is captured.',
    );
  return new Known(a.compute(() => a.t.callMethod('', 'join', [new PyTuple(texts)])));
}
function literalOf(a: Actions, tracked: Tracked, what: string): Value {
  const v = a.force(tracked);
  const value = v instanceof TensorValue ? undefined : a.realOf(v);
  if (value === undefined || !isTextual(a, value))
    return a.fail(
      'Text of values that are not known',
      `${what} of ${v.words}`,
      'The text depends on values that are not known while the frame is captured.',
    );
  return value;
}
function isTextual(a: Actions, value: Value): boolean {
  if (isLiteral(value) || value instanceof PyRange || a.capture.world.isGraphConstant(value)) return true;
  if (value instanceof PyTuple || value instanceof PyList) return value.items.every((item) => isTextual(a, item));
  return value instanceof PyDict && [...value.entries()].every(([key, item]) => isTextual(a, key) && isTextual(a, item));
}
export function convert(a: Actions, tracked: Tracked, how: 'str' | 'repr' | 'ascii'): Tracked {
  const { t } = a;
  const value = literalOf(a, tracked, how);
  return new Known(a.compute(() => (how === 'str' ? t.str(value) : how === 'repr' ? t.repr(value) : t.call(a.builtin('ascii'), [value]))));
}
export function format(a: Actions, tracked: Tracked, spec: Tracked): Tracked {
  const value = literalOf(a, tracked, 'format');
  const how = a.realOf(spec);
  if (how === undefined) return a.fail('Text of values that are not known', 'format', 'The format is not known.');
  return new Known(a.compute(() => a.t.format(value, how)));
}

/**
 * a[...] and a[...] = b: what may stand in the brackets, and which operations that comes to.
 */
import { raised, NotImplementedError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { Value } from '../../runtime/object.ts';
import type { Tensor } from '../../tensor/tensor.ts';

export function getItem(_t: Thread, _tensor: Tensor, _key: Value): Value {
  throw raised(NotImplementedError, 'soon');
}
export function setItem(_t: Thread, _tensor: Tensor, _key: Value, _value: Value): Value {
  throw raised(NotImplementedError, 'soon');
}

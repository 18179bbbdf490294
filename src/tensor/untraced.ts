/**
 * Working out an answer with other operations, when the operation at hand has a derivative of its own.
 */
import type { TensorState } from './state.ts';
import type { Tensor } from './tensor.ts';

/** What `f` gives, with neither history nor base. */
export function untraced(state: TensorState, f: () => Tensor): Tensor {
  const before = state.gradEnabled;
  state.gradEnabled = false;
  try {
    return f().detached();
  } finally {
    state.gradEnabled = before;
  }
}

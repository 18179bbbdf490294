/**
 * Whether two tensors look at the same elements. What is changed in place must not be read under another arrangement meanwhile: the answer would
 * depend on the order in which it is worked out.
 *
 *     x.add_(x)                   the same elements in the same places: fine
 *     x[1:].add_(x[:-1])          refused
 *     x[[0]] = x[:1]              refused: where indices say what is written, not even the same elements may be read
 */
import { runtimeError } from './errors.ts';
import { isDense } from './layout.ts';
import { equalShapes } from './shapes.ts';
import { Tensor } from './tensor.ts';

const Overlap = { NONE: 0, PARTIAL: 1, FULL: 2 } as const;
type Overlap = (typeof Overlap)[keyof typeof Overlap];

/** Only of tensors without gaps it is known; of others, PyTorch does not ask either. */
function overlapOf(a: Tensor, b: Tensor): Overlap {
  if (a === b) return Overlap.FULL;
  if (a.storage !== b.storage || a.numel === 0 || b.numel === 0 || !isDense(a) || !isDense(b)) return Overlap.NONE;
  if (a.offset === b.offset && a.numel === b.numel) return equalShapes(a.strides, b.strides) ? Overlap.FULL : Overlap.PARTIAL;
  return a.offset < b.offset + b.numel && b.offset < a.offset + a.numel ? Overlap.PARTIAL : Overlap.NONE;
}
/** Complains when a tensor that is about to be changed is among what is read. */
export function checkOverlap(target: Tensor, read: unknown, isApart: boolean): void {
  if (Array.isArray(read)) for (const each of read) checkOverlap(target, each, isApart);
  if (!(read instanceof Tensor)) return;
  const overlap = overlapOf(target, read);
  if (overlap === Overlap.PARTIAL || (isApart && overlap === Overlap.FULL))
    throw runtimeError(
      'unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory location. Please clone() the tensor before performing the operation.',
    );
}

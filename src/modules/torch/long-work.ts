/**
 * Operations that take long, which the user can interrupt.
 *
 * A native function does not look at the fuel, so Ctrl-C is not heard until it is done; of `ones(1).expand(10**10).sum()` that is minutes. Where so
 * much is to be done, the host itself stops it. It stops anywhere, without a `finally`: what an operation sets for a while is put back here.
 * What was being changed in place is left half changed, and counts as changed.
 */
import { Interrupted } from '../../runtime/host.ts';
import type { Thread } from '../../runtime/machine.ts';
import { Tensor } from '../../tensor/tensor.ts';
import { guarded } from './objects.ts';
import { stateOf } from './state.ts';

/** Elements that take some ten milliseconds: then what it costs to listen for the user, some ten microseconds, does not count. */
const LONG = 2 ** 22;

/** Whether there is much to do: for so many elements as the arguments have when they are broadcast together, or as they say that there shall be. */
export function isLong(args: readonly unknown[]): boolean {
  let most = 1;
  for (const arg of args) most *= countOf(arg);
  return most > LONG && (args.some((arg) => countOf(arg) > LONG) || broadcastCount(args) > LONG);
}
function countOf(arg: unknown): number {
  if (arg instanceof Tensor) return Math.max(1, arg.numel);
  if (typeof arg === 'number') return Math.max(1, arg);
  if (!Array.isArray(arg)) return 1;
  let count = 1;
  for (const each of arg) count *= countOf(each);
  return count;
}
/** Of each dimension the largest size; products of matrices come out at about the number of elements of the largest, too. */
function broadcastCount(args: readonly unknown[]): number {
  const sizes: number[] = [];
  for (const { shape } of args.flat().filter((arg) => arg instanceof Tensor))
    shape.toReversed().forEach((size, d) => (sizes[d] = Math.max(sizes[d] ?? 1, size)));
  return sizes.reduce((count, size) => count * size, 1);
}

/** What an operation gives; its errors are the guest's. */
export function performed<T>(t: Thread, args: readonly unknown[], work: () => T, changed?: Tensor): T {
  if (!isLong(args)) return guarded(work);
  const state = stateOf(t);
  const { gradEnabled, inference, evaluating } = state;
  try {
    return guarded(() => t.interp.host.interruptible(work));
  } catch (error) {
    if (error instanceof Interrupted) {
      Object.assign(state, { gradEnabled, inference, evaluating });
      if (changed !== undefined) changed.version.value++;
    }
    throw error;
  }
}

/**
 * The part of a thread's state that contexts need: the top of its stack, and `context_ver`, in two halves of 32 bits.
 */
import type { PyContext } from './context.ts';

export class ContextStack {
  current: PyContext | null = null;
  high = 0;
  low = 0;
  epoch = 0;

  /** Every switch, and nothing else. */
  bump(): void {
    this.low = (this.low + 1) >>> 0;
    if (this.low !== 0) return;
    this.high = (this.high + 1) >>> 0;
    if (this.high === 0) this.epoch++;
  }
  /** The counter as one number, to be looked at and to be put near its wrap. */
  get version(): bigint {
    return (BigInt(this.high) << 32n) | BigInt(this.low);
  }
  set version(version: bigint) {
    this.high = Number((version >> 32n) & 0xffffffffn);
    this.low = Number(version & 0xffffffffn);
  }
}

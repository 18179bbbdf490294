/**
 * What operations ask of their surroundings: one of these for each thread, over what the whole interpreter shares.
 */
import { type DType, float32 } from './dtype.ts';
import { Generator } from './random.ts';
import type { GraphNode } from './node.ts';
import type { Tensor } from './tensor.ts';

/** Anomaly mode, as it holds where the program is. */
export interface AnomalyFlags {
  readonly enabled: boolean;
  readonly checkNan: boolean | 'forward';
}
export const ANOMALY_OFF: AnomalyFlags = { enabled: false, checkNan: true };

/** What all threads of an interpreter share. */
export class Shared {
  defaultDtype: DType = float32;
  /** False until anomaly mode is first switched on, anywhere: till then nobody asks. */
  isAnomalyKnown = false;
  /** Where random numbers come from when no other generator is named; what manual_seed() seeds. */
  readonly generator = new Generator();

  /** `staleView` makes the node that leads from a view to its base after that was changed in place; nodes do not know operations. */
  constructor(readonly staleView: (state: TensorState, base: Tensor, view: Tensor) => GraphNode) {}
}

export abstract class TensorState {
  gradEnabled = true;
  inference = false;
  /** Nodes are numbered in the order in which they are made; backward() goes through the latest first. */
  sequence = 0;
  /** The node that backward() is at. */
  evaluating: GraphNode | null = null;

  constructor(readonly shared: Shared) {}

  /** Where the program is, in little space; what it is, the owner of the tensors knows. `full`: all frames, not only the innermost. */
  abstract where(full: boolean): unknown;
  abstract readAnomaly(): AnomalyFlags;

  get anomaly(): AnomalyFlags {
    return this.shared.isAnomalyKnown ? this.readAnomaly() : ANOMALY_OFF;
  }
}

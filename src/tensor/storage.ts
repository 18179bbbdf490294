/**
 * Where elements lie, and how often they were changed.
 *
 * Several tensors may look at one storage. They share a version, too: what backward() needs of a tensor is remembered with the version that it
 * had, so a change in between is noticed. detach() shares the version, `.data` begins a new one.
 */
import type { Data, DType } from './dtype.ts';
import type { Residence } from './streams.ts';

export class Storage {
  /** Where the elements are, when that is not simply the host. */
  residence: Residence | null = null;
  /** Not so while a graph is captured: then they stand in for elements that come later, and nothing may hang on what they are. */
  isKnown = true;
  constructor(
    readonly dtype: DType,
    public data: Data,
  ) {}
}

export class Version {
  value = 0;
  /** Where in the program it was last bumped; what it is, the owner of the tensors knows. */
  changedAt: unknown = undefined;
}

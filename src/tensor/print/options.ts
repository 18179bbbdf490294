/**
 * How tensors are printed: `torch.set_printoptions`.
 */

export interface PrintOptions {
  /** Digits after the point, at most MAX_PRECISION. */
  readonly precision: number;
  /** A tensor of more elements is summarised. */
  readonly threshold: number;
  /** Items at each end of each dimension of a summary. */
  readonly edgeitems: number;
  /** Characters in a line. */
  readonly linewidth: number;
  /** Scientific notation: always, never, or null: where the values ask for it. */
  readonly sciMode: boolean | null;
}

export const DEFAULT_OPTIONS: PrintOptions = { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80, sciMode: null };

export const PROFILES: Readonly<Record<string, Omit<PrintOptions, 'sciMode'>>> = {
  default: { precision: 4, threshold: 1000, edgeitems: 3, linewidth: 80 },
  short: { precision: 2, threshold: 1000, edgeitems: 2, linewidth: 80 },
  full: { precision: 4, threshold: Number.POSITIVE_INFINITY, edgeitems: 3, linewidth: 80 },
};

/**
 * The options after a call with these arguments; what was not given (or is null, Python's None) stays. Two habits of PyTorch: a profile
 * that it does not know changes nothing, and sci_mode does not stay: every call without it sets it back to null.
 */
export function changedOptions(
  options: PrintOptions,
  change: { readonly [name in keyof PrintOptions]?: PrintOptions[name] | null },
  profile?: string | null,
): PrintOptions {
  const base = (profile != null && Object.hasOwn(PROFILES, profile) ? PROFILES[profile] : options) as PrintOptions;
  return {
    precision: change.precision ?? base.precision,
    threshold: change.threshold ?? base.threshold,
    edgeitems: change.edgeitems ?? base.edgeitems,
    linewidth: change.linewidth ?? base.linewidth,
    sciMode: change.sciMode ?? null,
  };
}

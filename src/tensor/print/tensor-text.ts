/**
 * The text of a tensor, as PyTorch prints it.
 *
 *     tensor([[1.0000e+00, 2.5000e-05],
 *             [0.0000e+00,        nan]], dtype=torch.float64, requires_grad=True)
 *
 * Two passes. The first looks at all elements that will be shown (a big tensor shows the ends of each dimension) and settles one format
 * for them: integers with a bare point, fixed places, or an exponent, and a width. Zeros, infinities and nans have no say in either, which
 * is why they may stick out. The second writes rows, as many elements in a line as fit, and between the parts of a dimension as many line
 * ends as the part has dimensions.
 *
 * Numbers only: a view is strides over typed data. What stands behind the elements (dtype, grad_fn) comes as finished words.
 */
import { exponentText, fixedText } from './decimal-text.ts';
import { DEFAULT_OPTIONS, type PrintOptions } from './options.ts';

export interface TensorView {
  readonly data: ArrayLike<number | bigint>;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  /** What an element is; a bool is 0 or 1 in the data. */
  readonly kind: 'float' | 'int' | 'bool';
}

/** The width of a column, and the text of an element before it is padded to that. */
interface Format {
  readonly width: number;
  readonly text: (value: number | bigint) => string;
}

/**
 * `tensor(...)` with its suffixes. A suffix is a word such as `dtype=torch.float64` or `size=(0, 3)`; one that would pass the end of the
 * line starts a new one.
 */
export function tensorText(
  view: TensorView,
  options: PrintOptions = DEFAULT_OPTIONS,
  suffixes: readonly string[] = [],
  prefix = 'tensor(',
): string {
  let text = prefix + elementsText(view, options, prefix.length);
  let column = text.length - text.lastIndexOf('\n') + 1;
  for (const suffix of suffixes) {
    if (column + suffix.length + 2 > options.linewidth) {
      text += `,\n${' '.repeat(prefix.length)}${suffix}`;
      column = prefix.length + suffix.length;
    } else {
      text += `, ${suffix}`;
      column += suffix.length + 2;
    }
  }
  return `${text})`;
}

function elementsText(view: TensorView, options: PrintOptions, indent: number): string {
  const count = view.shape.reduce((product, size) => product * size, 1);
  if (count === 0) return '[]';
  const shown = { view, options, isSummary: count > options.threshold };
  const values: (number | bigint)[] = [];
  collect(shown, 0, view.offset, values);
  return blockText({ ...shown, format: formatFor(values, view, options) }, 0, view.offset, indent);
}

interface Shown {
  readonly view: TensorView;
  readonly options: PrintOptions;
  readonly isSummary: boolean;
}
/** Where the middle of a dimension is left out, [first, last) of it; else both are its size. */
function gap({ view, options: { edgeitems }, isSummary }: Shown, dim: number): readonly [number, number] {
  const size = view.shape[dim];
  if (!isSummary || size <= 2 * edgeitems) return [size, size];
  // Python's row[-0:] is the whole row, and so is the end of a summary with no edge items.
  return edgeitems === 0 ? [0, 0] : [edgeitems, size - edgeitems];
}

/** The elements that will be shown, in order. */
function collect(shown: Shown, dim: number, offset: number, into: (number | bigint)[]): void {
  const { data, shape, strides } = shown.view;
  if (dim === shape.length) {
    into.push(data[offset]);
    return;
  }
  const [first, last] = gap(shown, dim);
  const step = strides[dim];
  for (let i = 0; i < shape[dim]; i = i + 1 === first ? last : i + 1) {
    if (dim === shape.length - 1) into.push(data[offset + i * step]);
    else collect(shown, dim + 1, offset + i * step, into);
  }
}

function blockText(shown: Shown & { readonly format: Format }, dim: number, offset: number, indent: number): string {
  const { view, options, format } = shown;
  const rank = view.shape.length;
  const text = (at: number): string => format.text(view.data[at]).padStart(format.width);
  if (dim === rank) return text(offset);
  const isRow = dim === rank - 1;
  const [first, last] = gap(shown, dim);
  const parts: string[] = [];
  for (let i = 0; i < view.shape[dim]; i++) {
    if (i === first) {
      parts.push(isRow ? ' ...' : '...');
      i = last;
    }
    const at = offset + i * view.strides[dim];
    parts.push(isRow ? text(at) : blockText(shown, dim + 1, at, indent + 1));
  }
  const margin = ' '.repeat(indent + 1);
  if (!isRow) return `[${parts.join(`,${'\n'.repeat(rank - dim - 1)}${margin}`)}]`;
  const perLine = Math.max(1, Math.floor((options.linewidth - indent) / (format.width + 2)));
  const lines: string[] = [];
  for (let i = 0; i < parts.length; i += perLine) lines.push(parts.slice(i, i + perLine).join(', '));
  return `[${lines.join(`,\n${margin}`)}]`;
}

/** The format that these values ask for. */
function formatFor(values: readonly (number | bigint)[], { kind }: TensorView, options: PrintOptions): Format {
  if (kind === 'int') return { width: widest(values, String), text: String };
  if (kind === 'bool') return { width: widest(values, boolText), text: boolText };
  const { precision, sciMode } = options;
  const whole = finiteText((value) => `${fixedText(value, 0)}.`);
  const fixed = finiteText((value) => fixedText(value, precision));
  const scientific = finiteText((value) => exponentText(value, precision));

  const telling = (values as readonly number[]).filter((value) => Number.isFinite(value) && value !== 0);
  if (telling.length === 0) return { width: 1, text: whole };
  let smallest = Number.POSITIVE_INFINITY;
  let greatest = 0;
  for (const value of telling) {
    smallest = Math.min(smallest, Math.abs(value));
    greatest = Math.max(greatest, Math.abs(value));
  }
  const areWhole = telling.every(Number.isInteger);
  const plain = areWhole ? whole : fixed;
  const isWide = greatest / smallest > 1000 || greatest > 1e8 || (!areWhole && smallest < 1e-4);
  // Insisting on a notation does not change the width, which is that of the notation the values ask for.
  const width = widest(telling, isWide ? scientific : plain);
  return { width, text: (sciMode ?? isWide) ? scientific : plain };
}
const widest = <T extends number | bigint>(values: readonly T[], text: (value: T) => string): number =>
  values.reduce((width, value) => Math.max(width, text(value).length), 1);
const boolText = (value: number | bigint): string => (value ? 'True' : 'False');
const finiteText =
  (text: (value: number) => string) =>
  (value: number | bigint): string =>
    Number.isFinite(value) ? text(value as number) : value !== value ? 'nan' : (value as number) > 0 ? 'inf' : '-inf';

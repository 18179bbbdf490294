/**
 * The tree of a regular expression: what the parser makes and the compiler reads.
 *
 *     (?P<key>\w+)=      ->   group 1 [ repeat max 1.. [ set { word } ] ], literal '='
 */

export const Flag = {
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  DOTALL: 16,
  UNICODE: 32,
  VERBOSE: 64,
  DEBUG: 128,
  ASCII: 256,
} as const;
/** Which characters belong to \w and the like: one of them at a time. */
export const TYPE_FLAGS = Flag.ASCII | Flag.LOCALE | Flag.UNICODE;

/** A repetition without an upper bound. */
export const UNBOUNDED = 4294967295;
export const MAX_GROUPS = 1073741823;
const MAX_WIDTH = 2 ** 64;

export type CategoryName = 'digit' | 'space' | 'word';
export type Place = 'start' | 'start-of-text' | 'end' | 'end-of-text' | 'boundary' | 'no-boundary';
export type SetItem =
  | { readonly kind: 'literal'; readonly point: number }
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'category'; readonly name: CategoryName; readonly negated: boolean };

export type Node =
  | { readonly kind: 'literal' | 'not-literal'; readonly point: number }
  | { readonly kind: 'any' | 'failure' }
  | { readonly kind: 'set'; readonly negated: boolean; readonly items: readonly SetItem[] }
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'branch'; readonly choices: readonly Sequence[] }
  | {
      readonly kind: 'repeat';
      readonly mode: 'greedy' | 'lazy' | 'possessive';
      readonly min: number;
      readonly max: number;
      readonly body: Sequence;
    }
  | { readonly kind: 'group'; readonly group: number | null; readonly add: number; readonly remove: number; readonly body: Sequence }
  | { readonly kind: 'atomic'; readonly body: Sequence }
  | { readonly kind: 'look'; readonly negated: boolean; readonly behind: boolean; readonly body: Sequence }
  | { readonly kind: 'reference'; readonly group: number }
  | { readonly kind: 'condition'; readonly group: number; readonly yes: Sequence; readonly no: Sequence | null };

/** The least and the greatest number of characters that something matches. */
export type Width = readonly [least: number, most: number];

export class Sequence {
  private known: Width | null = null;
  constructor(
    readonly items: Node[],
    /** Widths of the groups that are closed, by number. */
    private readonly groupWidths: readonly (Width | null)[],
  ) {}
  /** Asked for the first time when the sequence is complete. */
  get width(): Width {
    if (this.known === null) {
      let least = 0;
      let most = 0;
      for (const node of this.items) {
        const [a, b] = this.widthOf(node);
        least += a;
        most += b;
      }
      this.known = [Math.min(least, MAX_WIDTH), Math.min(most, MAX_WIDTH)];
    }
    return this.known;
  }
  private widthOf(node: Node): Width {
    switch (node.kind) {
      case 'literal':
      case 'not-literal':
      case 'any':
      case 'set':
        return [1, 1];
      case 'branch': {
        const widths = node.choices.map((choice) => choice.width);
        return [Math.min(...widths.map(([least]) => least)), Math.max(0, ...widths.map(([, most]) => most))];
      }
      case 'repeat': {
        const [least, most] = node.body.width;
        return [least * node.min, node.max === UNBOUNDED && most > 0 ? MAX_WIDTH : most * node.max];
      }
      case 'group':
      case 'atomic':
        return node.body.width;
      case 'reference':
        return this.groupWidths[node.group] ?? [0, 0];
      case 'condition': {
        const [least, most] = node.yes.width;
        if (node.no === null) return [0, most];
        return [Math.min(least, node.no.width[0]), Math.max(most, node.no.width[1])];
      }
      default:
        return [0, 0];
    }
  }
}

export interface Tree {
  readonly body: Sequence;
  readonly flags: number;
  /** How many groups there are, the whole match not counted. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}

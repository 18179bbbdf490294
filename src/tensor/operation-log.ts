/**
 * What was done, in order: each operation with what it was given and what it gave. The way forward and the way back are one list, as derivatives
 * are written with operations, too.
 *
 * An operation that is composed of others gives what one of those has given, and is not noted beside them. Some derivatives look at elements
 * themselves. What they do cannot be written as operations, so a node of theirs is one step, which is told what the operation was given. Whoever
 * changes elements in place spoils the list: what a tensor was when it was given cannot be seen any more. Then `problem` says so.
 */
import type { Grads, GraphNode } from './node.ts';
import type { AnyOp, Outcome } from './op.ts';
import type { Tensor } from './tensor.ts';

/** A call of an operation. */
export interface Done {
  readonly op: AnyOp;
  readonly args: readonly unknown[];
  readonly results: readonly Tensor[];
}
export interface LoggedStep {
  readonly done: Done;
  /** The way back through it; null: the way forward. */
  readonly back: { readonly grads: Grads; readonly needs: readonly boolean[]; readonly results: Grads } | null;
}
export class OperationLog {
  readonly steps: LoggedStep[] = [];
  problem: string | null = null;
  private readonly known = new Set<unknown>();
  private readonly nodes = new Map<GraphNode, { readonly done: Done; readonly needs: readonly boolean[] }>();
  private isMuted = false;

  /** `isOpen`: whether the derivative of an operation of this name is written with operations and nothing else. */
  constructor(private readonly isOpen: (name: string) => boolean) {}

  note(op: AnyOp, args: readonly unknown[], outcome: Outcome): void {
    if (this.isMuted) return;
    const results = Array.isArray(outcome) ? outcome : [outcome];
    for (const arg of args.flat()) this.known.add(arg);
    if (results.every((result) => this.known.has(result))) return;
    for (const result of results) this.known.add(result);
    this.steps.push({ done: { op, args, results }, back: null });
  }
  /** A node of the graph was made by an operation. */
  noteNode(node: GraphNode, op: AnyOp, args: readonly unknown[], outcome: Outcome, needs: readonly boolean[]): void {
    this.nodes.set(node, { done: { op, args, results: Array.isArray(outcome) ? outcome : [outcome] }, needs });
  }
  /** Goes back through a node. */
  through(node: GraphNode, grads: Grads, apply: () => Grads): Grads {
    const made = this.nodes.get(node);
    if (made === undefined) this.problem ??= `${node.name} is the node of no operation`;
    if (made === undefined || this.isOpen(made.done.op.schema.name)) return apply();
    this.isMuted = true;
    try {
      const results = apply();
      this.steps.push({ done: made.done, back: { grads: [...grads], needs: made.needs, results: [...results] } });
      return results;
    } finally {
      this.isMuted = false;
    }
  }
}

/** A heap of nodes: the one with the highest number comes first. */
import type { GraphNode } from './node.ts';

export class NodeHeap {
  private readonly items: GraphNode[] = [];

  get size(): number {
    return this.items.length;
  }
  push(node: GraphNode): void {
    const { items } = this;
    let at = items.push(node) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (items[parent].sequenceNr >= node.sequenceNr) break;
      items[at] = items[parent];
      at = parent;
    }
    items[at] = node;
  }
  pop(): GraphNode | undefined {
    const { items } = this;
    const first = items[0];
    const last = items.pop();
    if (last === undefined || items.length === 0) return first;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= items.length) break;
      if (child + 1 < items.length && items[child + 1].sequenceNr > items[child].sequenceNr) child++;
      if (items[child].sequenceNr <= last.sequenceNr) break;
      items[at] = items[child];
      at = child;
    }
    items[at] = last;
    return first;
  }
}

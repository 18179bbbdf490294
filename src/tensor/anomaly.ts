/**
 * Texts of anomaly mode: when backward() fails, which call of the forward pass is to blame.
 */
import type { GraphNode } from './node.ts';

/** Always `th`, as the original has it. */
export const nanText = (name: string, index: number): string => `Function '${name}' returned nan values in its ${index}th output.`;

/**
 * What is said of a node that failed, and of those during whose evaluation it was made, innermost first. `stackOf`: the frames where a node was
 * made, as text; undefined when they were not kept.
 */
export function blameText(node: GraphNode, stackOf: (node: GraphNode) => string | undefined): string {
  const parts: string[] = [];
  const stack = stackOf(node);
  parts.push(
    stack === undefined
      ? `Error detected in ${node.name}. No forward pass information available. Enable detect anomaly during forward pass for more information.`
      : `Error detected in ${node.name}. Traceback of forward call that caused the error:\n${stack}`,
  );
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    const before = stackOf(parent);
    parts.push(
      before === undefined
        ? `\n\nPrevious calculation was induced by ${parent.name}. No forward pass information available. Enable detect anomaly during forward pass for more information.`
        : `\n\nPrevious calculation was induced by ${parent.name}. Traceback of forward call that induced the previous calculation:\n${before}`,
    );
  }
  return parts.join('');
}

/** Positions that are not simply those of a node. */
import type { Span } from '../../support/span.ts';
import type { Attribute } from '../ast.ts';

/** An attribute that stands on a later line than its object begins is shown at its name, so that the right line is shown. */
export function attributeSpan(at: Span, attribute: Attribute): Span {
  if (at.line === attribute.endLine) return at;
  const col = attribute.endCol - attribute.attr.length;
  return { line: attribute.endLine, col: Math.max(col, 0), endLine: Math.max(attribute.endLine, at.endLine), endCol: at.endCol };
}

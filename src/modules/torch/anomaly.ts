/**
 * Anomaly mode towards the guest: stacks as text, the warning that names the forward call, and notes on exceptions.
 *
 * A node keeps where it was made as code and instruction, which is cheap; text is made here, when somebody wants to read it.
 */
import { PyDict } from '../../runtime/dict.ts';
import { PyList } from '../../runtime/collections.ts';
import { PyException, raised, RuntimeError, UserWarning } from '../../runtime/exceptions.ts';
import { Raise, type Thread } from '../../runtime/machine.ts';
import type { PyObject, Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { blameText } from '../../tensor/anomaly.ts';
import type { GraphNode } from '../../tensor/node.ts';
import type { ThreadState } from '../../vm/thread.ts';
import { formatFrame, summarizeCode } from '../../vm/traceback-text.ts';
import { writeTo } from '../sys.ts';
import { wrapNode } from './objects.ts';
import type { Place } from './state.ts';

/** A frame as a traceback has it, with carets or without. */
function placeText(t: Thread, { code, pc }: Place, carets: boolean): string {
  const summary = summarizeCode(code, pc, code.firstLine);
  const lines = (filename: string) => (t as ThreadState).interp.sourceOf(filename);
  return formatFrame(carets ? summary : { ...summary, col: null, endCol: null }, { lines, carets });
}
/** The frames where a node was made; undefined when anomaly mode was off then. */
export function stackLines(t: Thread, node: GraphNode, carets = false): string[] | undefined {
  return node.hasStack ? (node.origin as Place[]).map((place) => placeText(t, place, carets)) : undefined;
}
/** The innermost frame of the program where a node was made. */
export function originOf(node: GraphNode): Place | undefined {
  return node.hasStack ? (node.origin as Place[]).at(-1) : (node.origin as Place | undefined);
}

/** `grad_fn.metadata`: the same dict each time, the guest's to add to. */
export function metadataOf(t: Thread, node: GraphNode): Value {
  if (node.metadata === undefined) {
    const dict = new PyDict();
    node.metadata = dict;
    const lines = stackLines(t, node);
    if (lines !== undefined) dict.setName('traceback_', new PyList(lines.map(strFromJs)));
    if (node.parent !== null) dict.setName('parent_', wrapNode(t.interp, node.parent));
  }
  return node.metadata as PyDict;
}
/** What the guest may have made of the stack. */
function stackText(t: Thread, node: GraphNode): string | undefined {
  if (node.metadata === undefined) return stackLines(t, node)?.join('');
  if (!(node.metadata instanceof PyDict)) throw raised(RuntimeError, 'Anomaly metadata is not a python dictionary.');
  const lines = node.metadata.getName('traceback_');
  return lines === undefined
    ? undefined
    : t
        .list(lines)
        .map((line) => t.strText(line))
        .join('');
}

/** An exception comes out of a node while anomaly mode is on: a warning, and a note on the exception, say which call made the node. */
export function tellBlame(t: Thread, node: GraphNode, exception: PyObject): void {
  const text = blameText(node, (each) => stackText(t, each));
  if (exception instanceof PyException) addNote(t, exception, text);
  try {
    t.warn(UserWarning, text);
  } catch (error) {
    // A filter makes errors of warnings: what went wrong first is what is raised, and the text must not be lost.
    if (!(error instanceof Raise)) throw error;
    writeTo(t as ThreadState, 'stderr', `${text}\n`);
  }
}
/** Without anomaly mode at least the line is known. */
export function tellOrigin(t: Thread, node: GraphNode, exception: PyObject): void {
  const place = originOf(node);
  if (place === undefined || !(exception instanceof PyException)) return;
  addNote(t, exception, `${node.name} was made by this call in the forward pass:\n${placeText(t, place, true).trimEnd()}`);
}
function addNote(t: Thread, exception: PyException, text: string): void {
  t.callMethod(exception, 'add_note', [strFromJs(text)]);
}

/**
 * Anomaly mode towards the guest: where its flags live, where nodes were made, and who is told when one fails.
 *
 * A node keeps where it was made as code and instruction, which is cheap; text is made here, when somebody wants to read it. What is said then
 * is put together in Python (stdlib/torch/autograd/anomaly_mode.py).
 *
 * The flags are a context variable: they hold for the task, thread or context that set them. In PyTorch they are the process's;
 * `torch.autograd.anomaly_mode.config.anomaly_scope = "process"` makes them so here, too.
 */
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { getVariable, makeVariable, type PyContextVar, setVariable } from '../../runtime/context.ts';
import { PyDict } from '../../runtime/dict.ts';
import { PyException, raised, RuntimeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { PyObject, Value } from '../../runtime/object.ts';
import { jsText, strFromJs } from '../../runtime/text.ts';
import type { About } from '../../tensor/errors.ts';
import type { GraphNode } from '../../tensor/node.ts';
import { ANOMALY_OFF, type AnomalyFlags } from '../../tensor/state.ts';
import type { ThreadState } from '../../vm/thread.ts';
import { type FrameSummary, formatFrame, summarizeCode } from '../../vm/traceback-text.ts';
import { wrapNode } from './objects.ts';
import { linesInCache } from '../sys.ts';
import { callerOf, type Place } from './state.ts';

// ---- the flags
/** Both flags, and who set them, as one value of the guest's. */
const flagsValue = ({ enabled, checkNan }: AnomalyFlags, setBy: Value): PyTuple => new PyTuple([enabled, checkNan, setBy]);
const OFF = flagsValue(ANOMALY_OFF, null);
const flagsOf = (v: Value): AnomalyFlags => {
  const [enabled, checkNan] = (v as PyTuple).items;
  return { enabled: enabled === true, checkNan: checkNan as boolean | 'forward' };
};
export class AnomalyScope {
  /** Where the flags are in force: for a context, or for the process. */
  isProcess = false;
  private process = OFF;
  private readonly variable: PyContextVar;

  constructor(t: Thread) {
    const name = 'torch.anomaly_mode';
    this.variable = makeVariable(t.interp, name, t.hash32(name), OFF);
  }
  /** The flags, and who set them. */
  now(t: Thread): PyTuple {
    return this.isProcess ? this.process : (getVariable(t, this.variable) as PyTuple);
  }
  read(t: Thread): AnomalyFlags {
    return flagsOf(this.now(t));
  }
  /** `setBy`: as `now()` has it, when flags are put back; else it is the line of the program that asks. Gives what held before. */
  set(t: Thread, flags: AnomalyFlags, setBy?: Value): Value {
    const before = this.now(t);
    const after = flagsValue(flags, setBy === undefined ? placeValue(t, callerOf(t)) : setBy);
    if (this.isProcess) this.process = after;
    else setVariable(t, this.variable, after);
    return before;
  }
}

// ---- where nodes were made
const linesOf = (t: Thread) => (filename: string) =>
  linesInCache(t as ThreadState, filename) ?? (t as ThreadState).interp.sourceOf(filename);

/** Where an instruction stands. A line that torch.fx has written is told by the line of the program that it was captured from. */
function summaryOf(t: Thread, { code, pc }: Place): FrameSummary {
  const summary = summarizeCode(code, pc, code.firstLine);
  const origin = code.filename.startsWith('<eval_with_key>') ? originInProgram(t as ThreadState, summary) : undefined;
  if (origin === undefined) return summary;
  const [filename, line, name] = origin.items;
  return {
    filename: jsText(filename as string),
    line: line as number,
    endLine: line as number,
    col: null,
    endCol: null,
    name: jsText(name as string),
  };
}
function originInProgram(t: ThreadState, { filename, line }: FrameSummary): PyTuple | undefined {
  const module = t.interp.modules.getName('torch.fx.graph_module');
  const files = module == null ? undefined : t.findAttr(module, '_origins');
  const lines = files instanceof PyDict ? files.getName(filename) : undefined;
  const origin = lines instanceof PyDict ? lines.get(t, line) : undefined;
  return origin instanceof PyTuple ? origin : undefined;
}
/** A frame as a traceback has it, with carets or without. */
function placeText(t: Thread, place: Place, carets: boolean): string {
  const summary = summaryOf(t, place);
  return formatFrame(carets ? summary : { ...summary, col: null, endCol: null }, { lines: linesOf(t), carets });
}
/** A frame for the guest: file, line, name of the function, text with carets. */
export function placeValue(t: Thread, place: Place | undefined): Value {
  if (place === undefined) return null;
  const { filename, line, name } = summaryOf(t, place);
  return new PyTuple([strFromJs(filename), line, strFromJs(name), strFromJs(placeText(t, place, true))]);
}
/** The frames where a node was made, the outermost first: all of them in anomaly mode, else the innermost. */
export function framesOf(t: Thread, node: GraphNode): Value {
  const places = node.hasStack ? (node.origin as Place[]) : [originOf(node)];
  return new PyList(places.filter((place) => place !== undefined).map((place) => placeValue(t, place)));
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
    if (node.hasStack)
      dict.setName('traceback_', new PyList((node.origin as Place[]).map((place) => strFromJs(placeText(t, place, false)))));
    if (node.parent !== null) dict.setName('parent_', wrapNode(t.interp, node.parent));
  }
  if (!(node.metadata instanceof PyDict)) throw raised(RuntimeError, 'Anomaly metadata is not a python dictionary.');
  return node.metadata;
}

function problemText(t: Thread, about: About | undefined): Value {
  if (about === undefined) return null;
  if ('text' in about) return strFromJs(about.text);
  const place = about.changedAt as Place | undefined;
  return place === undefined ? null : strFromJs(`What it had saved was changed here:\n${placeText(t, place, true).trimEnd()}`);
}
/** An exception comes out of a node: Python puts together what is said of it. */
export function tellOf(t: Thread, node: GraphNode, exception: PyObject, about: About | undefined): void {
  const module = t.interp.modules.getName('torch.autograd.anomaly_mode');
  if (module === undefined || !(exception instanceof PyException)) return;
  t.callMethod(module, '_tell', [exception, wrapNode(t.interp, node), problemText(t, about)]);
}

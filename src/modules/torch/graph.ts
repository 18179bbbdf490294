/**
 * Nodes of the graph as guests see them: `grad_fn`.
 */
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { PyDict } from '../../runtime/dict.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { raised, RuntimeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { AccumulateGrad, type GraphNode, SavedTensor } from '../../tensor/node.ts';
import { framesOf, metadataOf } from './anomaly.ts';
import { hookNode } from './hooks.ts';
import { dtypeObject, type PyNode, sizeOf, wrap, wrapNode } from './objects.ts';

function nodeOf(self: PyNode): GraphNode {
  if (self.node === null) throw raised(RuntimeError, 'this node has not been used in a forward pass yet');
  return self.node;
}
/** Pairs (node, which of its inputs), for each tensor that the operation was given. */
function nextFunctions(t: Thread, self: PyNode): Value {
  return new PyTuple(
    nodeOf(self).edges.map((edge) => new PyTuple(edge === null ? [null, 0] : [wrapNode(t.interp, edge.node), edge.inputNr])),
  );
}
/** What it saved: (name, shape, whether that was changed since) for each tensor; None when it was freed. */
function savedOf(_t: Thread, self: PyNode): Value {
  const kept = nodeOf(self).keeps;
  if (kept === null) return null;
  const saved: Value[] = [];
  for (const [name, value] of kept)
    for (const each of Array.isArray(value) ? value : [value])
      if (each instanceof SavedTensor) saved.push(new PyTuple([strFromJs(name), sizeOf(each.tensor.shape), each.isChanged]));
  return new PyList(saved);
}
export const nodeRows: TypeRows = {
  doc: 'A node of the graph that backward() walks.',
  methods: {
    name: ['(self, /)', 'Its name.', (_t, self: PyNode) => strFromJs(nodeOf(self).name)],
    register_hook: [
      '(self, fn, /)',
      'fn(grad_inputs, grad_outputs) is called when the node has been evaluated; it may give other grad_inputs.',
      (t, self: PyNode, fn: Value) => hookNode(t, nodeOf(self), fn, 'after'),
    ],
    register_prehook: [
      '(self, fn, /)',
      'fn(grad_outputs) is called before the node is evaluated; it may give other grad_outputs.',
      (t, self: PyNode, fn: Value) => hookNode(t, nodeOf(self), fn, 'before'),
    ],
    _sequence_nr: [
      '(self, /)',
      'Nodes are numbered in the order in which they are made.',
      (_t, self: PyNode) => {
        const { sequenceNr } = nodeOf(self);
        return sequenceNr === Infinity ? 18446744073709551615n : sequenceNr;
      },
    ],
  },
  getset: {
    next_functions: [null, nextFunctions],
    metadata: [
      null,
      (t, self: PyNode) => metadataOf(t, nodeOf(self)),
      (_t, self: PyNode, value) => {
        if (!(value instanceof PyDict)) throw raised(RuntimeError, 'Anomaly metadata is not a python dictionary.');
        nodeOf(self).metadata = value;
      },
    ],
    variable: [
      'The leaf that the gradient is put into.',
      (_t, self: PyNode) => {
        const node = nodeOf(self);
        if (!(node instanceof AccumulateGrad)) throw raised(RuntimeError, `${node.name} has no variable`);
        return wrap(node.variable);
      },
    ],
    _frames: [
      'Where the operation was called: (file, line, function, text) for each frame.',
      (t, self: PyNode) => framesOf(t, nodeOf(self)),
    ],
    _gradients: [
      'The gradients that it waits for: (shape, dtype) for each.',
      (_t, self: PyNode) => new PyList(nodeOf(self).inputs.map(({ shape, dtype }) => new PyTuple([sizeOf(shape), dtypeObject(dtype)]))),
    ],
    _saved: ['What it saved: (name, shape, changed since) for each tensor; None when that was freed.', savedOf],
    _has_stack: ['Whether all frames were kept.', (_t, self: PyNode) => nodeOf(self).hasStack],
  },
};

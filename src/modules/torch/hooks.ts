/**
 * Hooks: guest functions that are called with gradients. Whoever puts one gets a handle that takes it away again.
 */
import { builtinType, isCallable, typeName } from '../../runtime/builtin-types.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { PyDict } from '../../runtime/dict.ts';
import { raised, RuntimeError, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { PyObject, TypeFlag, type Value } from '../../runtime/object.ts';
import type { GraphNode } from '../../tensor/node.ts';
import { gradFnOf } from '../../tensor/node.ts';
import { guarded } from './objects.ts';
import type { Tensor } from '../../tensor/tensor.ts';
import { stateOf, torchOf } from './state.ts';

type Hooks = Map<number, unknown>;
class PyHandle extends PyObject {
  constructor(
    /** Where the hook is: of a tensor or node, or a dict of the guest's (of a module). */
    readonly hooks: Hooks | PyDict,
    readonly id: number,
    /** Dicts with more about the hook, which goes with it. */
    readonly more: readonly PyDict[] = [],
  ) {
    super();
  }
  drop(t: Thread): null {
    const { hooks, id } = this;
    if (hooks instanceof PyDict) hooks.delete(t, id);
    else hooks.delete(id);
    for (const dict of this.more) dict.delete(t, id);
    return null;
  }
}
export const handleType = builtinType('RemovableHandle', { js: PyHandle, module: 'torch.utils.hooks', flags: TypeFlag.HAS_WEAKREF });
export const handleRows: TypeRows = {
  doc: 'A handle which provides the capability to remove a hook.',
  new: [
    '(cls, hooks_dict, *, extra_dict=None)',
    null,
    (t, _cls, hooks: Value, more: Value = null) => {
      if (!(hooks instanceof PyDict)) throw raised(TypeError, `RemovableHandle() needs the dict of the hooks, got ${typeName(hooks)}`);
      const dicts = more === null ? [] : more instanceof PyDict ? [more] : t.list(more);
      return new PyHandle(hooks, torchOf(t.interp).nextHook++, dicts as PyDict[]);
    },
  ],
  methods: {
    remove: ['(self, /)', 'Take the hook away.', (t, self: PyHandle) => self.drop(t)],
    __enter__: ['(self, /)', null, (_t, self: PyHandle) => self],
    __exit__: ['(self, type, value, traceback, /)', null, (t, self: PyHandle) => self.drop(t)],
  },
  getset: { id: [null, (_t, self: PyHandle) => self.id] },
};

function put(t: Thread, hooks: Hooks, hook: Value): PyHandle {
  if (!isCallable(hook)) throw raised(TypeError, `expected a callable hook, got ${typeName(hook)}`);
  const id = torchOf(t.interp).nextHook++;
  hooks.set(id, hook);
  return new PyHandle(hooks, id);
}
/** Of a tensor: at its leaf, or at the output of the node that made it. */
export function hookTensor(t: Thread, tensor: Tensor, hook: Value): PyHandle {
  if (!tensor.requiresGrad) throw raised(RuntimeError, "cannot register a hook on a tensor that doesn't require gradient");
  const node = guarded(() => gradFnOf(stateOf(t), tensor));
  if (node === null) {
    tensor.hooks ??= new Map();
    return put(t, tensor.hooks, hook);
  }
  node.tensorHooks ??= new Map();
  const hooks: Hooks = node.tensorHooks.get(tensor.outputNr) ?? new Map();
  node.tensorHooks.set(tensor.outputNr, hooks);
  return put(t, hooks, hook);
}
export function hookNode(t: Thread, node: GraphNode, hook: Value, when: 'before' | 'after'): PyHandle {
  const key = when === 'before' ? 'preHooks' : 'postHooks';
  const hooks: Hooks = node[key] ?? new Map();
  node[key] = hooks;
  return put(t, hooks, hook);
}

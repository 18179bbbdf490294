/**
 * Module _codecontext: a dict for a code object, kept beside it (torch/_dynamo/code_context.py is its front).
 *
 * The store is the engine's WeakMap, an ephemeron: the dict lives as long as the code does, also when the dict itself refers to the code. A
 * dictionary with weak references as keys would keep such a pair for ever. Keys are told apart by identity: two equal code objects
 * have two dicts. A WeakMap cannot be listed, so the keys are on a list of WeakRefs besides.
 */
import { PyList, PyTuple } from '../runtime/collections.ts';
import { builtinType, typeName } from '../runtime/builtin-types.ts';
import type { ModuleRows, TypeRows } from '../runtime/define.ts';
import { PyDict } from '../runtime/dict.ts';
import { raised, TypeError } from '../runtime/exceptions.ts';
import type { Interpreter } from '../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { canBeReferenced } from '../runtime/weak.ts';

const FIRST_ROOM = 256;
export class PyCodeContexts extends PyObject {
  private contexts = new WeakMap<PyObject, PyDict>();
  private keys: WeakRef<PyObject>[] = [];
  private room = FIRST_ROOM;

  constructor(cls: PyType) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  /** Creates nothing. */
  peek(code: Value): PyDict | undefined {
    return code instanceof PyObject ? this.contexts.get(code) : undefined;
  }
  get(code: Value): PyDict {
    const known = this.peek(code);
    if (known !== undefined) return known;
    if (!(code instanceof PyObject) || !canBeReferenced(code))
      throw raised(TypeError, `cannot create weak reference to '${typeName(code)}' object`);
    const context = new PyDict();
    this.contexts.set(code, context);
    if (this.keys.length >= this.room) this.squeeze();
    this.keys.push(new WeakRef(code));
    return context;
  }
  pop(code: Value): PyDict {
    const context = this.get(code);
    this.contexts.delete(code as PyObject);
    return context;
  }
  clear(): void {
    this.contexts = new WeakMap();
    this.keys = [];
    this.room = FIRST_ROOM;
  }
  /** Those that are alive, in the order in which their contexts were made. */
  live(): [PyObject, PyDict][] {
    this.squeeze();
    return this.keys.map((key) => {
      const code = key.deref() as PyObject;
      return [code, this.contexts.get(code) as PyDict];
    });
  }
  /** Forgets the dead, and those that were popped. Of one that came back after that the last key counts. */
  private squeeze(): void {
    const seen = new Set<PyObject>();
    this.keys = this.keys
      .toReversed()
      .filter((key) => {
        const code = key.deref();
        if (code === undefined || seen.has(code) || !this.contexts.has(code)) return false;
        seen.add(code);
        return true;
      })
      .reverse();
    this.room = Math.max(FIRST_ROOM, this.keys.length * 2);
  }
}
const type: PyType = builtinType('CodeContextDict', {
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.HAS_WEAKREF,
  module: 'torch._dynamo.code_context',
  allocate: (cls) => new PyCodeContexts(cls),
});
const KEY = Symbol('code contexts');
/** The contexts that module torch._dynamo.code_context offers; for those natives, too, which look without creating. */
export function codeContextsOf(interp: Interpreter): PyCodeContexts {
  let contexts = interp.drawer.get(KEY) as PyCodeContexts | undefined;
  if (contexts === undefined) {
    contexts = new PyCodeContexts(type);
    interp.drawer.set(KEY, contexts);
  }
  return contexts;
}

const rows: TypeRows = {
  signature: '()',
  doc: 'Dicts beside code objects.\n\nA context lives as long as its code object does, even when it refers to that itself, and belongs to that very object: an equal one has another.',
  new: ['(cls, /)', 'Create and return a new object.', (_t, cls: PyType) => new PyCodeContexts(cls)],
  methods: {
    has_context: [
      '(self, code)',
      'Whether the code has a context.',
      (_t, self: PyCodeContexts, code: Value) => self.peek(code) !== undefined,
    ],
    get_context: [
      '(self, code)',
      'The context of the code. It is created, and counts from then on, when there is none.',
      (_t, self: PyCodeContexts, code: Value) => self.get(code),
    ],
    pop_context: [
      '(self, code)',
      'The context of the code, which is forgotten; a new dict when there is none.',
      (_t, self: PyCodeContexts, code: Value) => self.pop(code),
    ],
    clear: [
      '(self)',
      "Forget all contexts. Dicts that somebody has stay as they are, and are nobody's context any more.",
      (_t, self: PyCodeContexts) => {
        self.clear();
        return null;
      },
    ],
    _peek: [
      '(self, code)',
      'The context of the code, or None: nothing is created.',
      (_t, self: PyCodeContexts, code: Value) => self.peek(code) ?? null,
    ],
    _live: [
      '(self)',
      'A list of the pairs of code and context that there are, in the order in which the contexts were made.',
      (_t, self: PyCodeContexts) => new PyList(self.live().map((pair) => new PyTuple(pair))),
    ],
  },
};
export const codeContextModule: ModuleRows = {
  name: '_codecontext',
  doc: 'The dicts that a compiler keeps beside code objects.',
  types: [[type, rows]],
  values: (interp) => ({ CodeContextDict: type, code_context: codeContextsOf(interp) }),
};

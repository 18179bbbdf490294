/**
 * Thread-local data: an object whose attributes every thread has for itself.
 *
 * Its storage (shape and slots, as that of every object) lies with the threads. Whoever asks for an attribute first puts the storage of
 * the thread that asks into the object, and then does what objects do. A thread that comes for the first time gets an empty one, and
 * the class's `__init__` is run for it with the arguments of the constructor. What a thread had ends with it.
 */
import { attributeError, genericFind, genericSet, noAttribute } from '../../runtime/attributes.ts';
import { builtinType } from '../../runtime/builtin-types.ts';
import { PyBuiltin } from '../../runtime/callables.ts';
import type { TypeRows } from '../../runtime/define.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { raised, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { NativeFrame } from '../../runtime/native-frame.ts';
import { PUSHED, PyObject, type PyType, type Shape, TypeFlag, type Value } from '../../runtime/object.ts';
import { toDictMode } from '../../runtime/own-attributes.ts';
import { jsText } from '../../runtime/text.ts';
import { keywordsFrom } from '../../runtime/types/functions.ts';

interface Storage {
  shape: Shape;
  slots: Value[];
}
export class PyLocal extends PyObject {
  /** Whose storage is in the object now. */
  owner: Storage | null = null;
  /** By thread: what is kept only for one that is gone goes with it. */
  readonly storages = new WeakMap<Thread, Storage>();
  args: readonly Value[] = [];
  kwargs: PyDict | null = null;
}
export const localType = builtinType('_local', {
  js: PyLocal,
  module: '_thread',
  flags: TypeFlag.BASETYPE | TypeFlag.HAS_DICT | TypeFlag.HAS_WEAKREF,
  allocate: (cls) => {
    const local = new PyLocal();
    local.cls = cls;
    local.shape = cls.rootShape;
    local.slots = [];
    return local;
  },
});
localType.name = '_thread._local';

/** Puts the storage of the thread into the object; true when the thread is new here. */
function select(t: Thread, self: PyLocal): boolean {
  let storage = self.storages.get(t);
  const isNew = storage === undefined;
  if (storage === undefined) {
    storage = { shape: self.cls.rootShape, slots: [] };
    self.storages.set(t, storage);
  }
  if (self.owner === storage) return isNew;
  if (self.owner !== null) {
    self.owner.shape = self.shape as Shape;
    self.owner.slots = self.slots as Value[];
  }
  self.owner = storage;
  self.shape = storage.shape;
  self.slots = storage.slots;
  return isNew;
}
/** The class's own `__init__`, if it has one. */
function ownInit(self: PyLocal): Value | undefined {
  const init = self.cls.lookup('__init__');
  return init instanceof PyBuiltin ? undefined : init;
}
type Access = (t: Thread, self: PyLocal, name: string, value: Value | undefined) => Value;
/** Does something with the attributes that this thread has, once they are there. */
function within(t: Thread, self: PyLocal, access: Access, name: Value, value?: Value): Value {
  const text = jsText(name as string);
  if (select(t, self)) {
    const init = ownInit(self);
    if (init !== undefined) return t.start(initStep, self, init, access, [text, value]);
  }
  return access(t, self, text, value);
}
/** a: the object, b: its `__init__`, c: what to do then, d: name and value. */
function initStep(t: Thread, f: NativeFrame, value: Value): Value {
  const self = f.a as PyLocal;
  if (f.state === 0) {
    f.state = 1;
    // Another try begins anew, when this one fails.
    f.rescue = () => void self.storages.delete(t);
    value = t.invoke(f.b as Value, [self, ...self.args], self.kwargs === null ? null : keywordsFrom(self.kwargs));
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 1) {
    f.state = 2;
    f.rescue = null;
    select(t, self);
    const [name, given] = f.d as [string, Value | undefined];
    return (f.c as Access)(t, self, name, given);
  }
  return value;
}
const find: Access = (t, self, name) => {
  if (name === '__dict__') return toDictMode(self);
  const found = genericFind(t, self, name);
  if (found === undefined) throw noAttribute(self, name);
  return found;
};
const set: Access = (t, self, name, value) => {
  if (name === '__dict__') throw attributeError(self, name, `'${self.cls.name}' object attribute '__dict__' is read-only`);
  return genericSet(t, self, name, value) ?? null;
};

export const localRows: TypeRows = {
  doc: 'Thread-local data',
  signature: '()',
  new: [
    '(cls, *args, **kwargs)',
    'A new object for thread-local data.',
    (t, cls: PyType, args: Value[], kwargs: PyDict) => {
      const self = (localType.allocate as (cls: PyType) => PyObject)(cls) as PyLocal;
      if ((args.length > 0 || kwargs.size > 0) && ownInit(self) === undefined)
        throw raised(TypeError, 'Initialization arguments are not supported');
      self.args = args;
      self.kwargs = kwargs.size > 0 ? kwargs : null;
      select(t, self);
      return self;
    },
  ],
  methods: {
    __getattribute__: ['(self, name, /)', 'Return getattr(self, name).', (t, self: PyLocal, name: Value) => within(t, self, find, name)],
    __setattr__: [
      '(self, name, value, /)',
      'Implement setattr(self, name, value).',
      (t, self: PyLocal, name: Value, value: Value) => within(t, self, set, name, value),
    ],
    __delattr__: ['(self, name, /)', 'Implement delattr(self, name).', (t, self: PyLocal, name: Value) => within(t, self, set, name)],
  },
};

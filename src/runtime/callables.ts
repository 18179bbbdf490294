/**
 * What can be called, and the descriptors that make methods of it: functions of guest code, natives with their signatures,
 * bound methods, properties; cells and modules stand with them because functions are made of them.
 */
import type { CodeObject } from '../bytecode/code.ts';
import type { PyTuple } from './collections.ts';
import type { PyDict } from './dict.ts';
import type { Thread } from './machine.ts';
import { PyObject, type PyType, type Value } from './object.ts';
import type { Signature } from './signature.ts';

/** A variable shared between functions. `value` is undefined while unbound. */
export class PyCell extends PyObject {
  constructor(public value: Value | undefined) {
    super();
  }
}

export class PyModule extends PyObject {
  constructor(
    public dict: PyDict,
    cls?: PyType,
  ) {
    super();
    if (cls !== undefined) this.cls = cls;
  }
}

export class PyFunction extends PyObject {
  defaults: readonly Value[] | null = null;
  kwDefaults: PyDict | null = null;
  /** Made when asked for. */
  dict: PyDict | null = null;
  annotations: Value | null = null;
  annotate: Value | null = null;
  doc: Value = null;
  module: Value = null;
  typeParams: PyTuple | null = null;
  constructor(
    public code: CodeObject,
    readonly globals: PyDict,
    public name: Value,
    public qualname: Value,
    readonly closure: readonly PyCell[] | null,
    readonly builtins: PyDict,
  ) {
    super();
  }
}

/**
 * The body of a native. Arguments arrive in the order of the signature; one that was not given is undefined; `*args` is a
 * JavaScript array, `**kwargs` a PyDict.
 */
// biome-ignore lint/suspicious/noExplicitAny: each native states its own parameter types; the signature is what is checked.
export type NativeBody = (thread: Thread, ...args: any[]) => Value;

/** A native function or, when it has an owner, a method of a builtin type not yet bound. */
export class PyBuiltin extends PyObject {
  private parsed: Signature | null = null;
  /** Bounds of a plain positional call that may go straight to the body; -1 until known, and when there is none. */
  minArgs = -1;
  maxArgs = -1;
  constructor(
    cls: PyType,
    readonly name: string,
    readonly signatureText: string,
    readonly doc: string | null,
    readonly body: NativeBody,
    readonly parse: (builtin: PyBuiltin) => Signature,
    readonly owner: PyType | null,
    readonly module: string | null,
  ) {
    super();
    this.cls = cls;
  }
  get signature(): Signature {
    if (this.parsed === null) {
      this.parsed = this.parse(this);
      if (this.parsed.direct) {
        this.minArgs = this.parsed.required;
        this.maxArgs = this.parsed.positional;
      }
    }
    return this.parsed;
  }
}

/** A method or native bound to its first argument. */
export class PyMethod extends PyObject {
  constructor(
    cls: PyType,
    readonly func: Value,
    readonly self: Value,
  ) {
    super();
    this.cls = cls;
  }
}

/** An attribute of a builtin type that is computed: `getset_descriptor`. */
export class PyGetSet extends PyObject {
  constructor(
    readonly name: string,
    readonly owner: PyType,
    readonly doc: string | null,
    readonly get: (thread: Thread, self: never) => Value,
    readonly set: ((thread: Thread, self: never, value: Value | undefined) => void) | null,
  ) {
    super();
  }
}
/** A name of `__slots__`: `member_descriptor`. */
export class PyMember extends PyObject {
  /** Key in the storage of the instance. */
  readonly key: string;
  constructor(
    readonly name: string,
    readonly owner: PyType,
  ) {
    super();
    this.key = `\0${owner.qualname}.${name}`;
  }
}
function attributed(object: PyObject, cls: PyType): void {
  object.cls = cls;
  object.shape = cls.rootShape;
  object.slots = [];
}
export class PyProperty extends PyObject {
  name: Value | undefined = undefined;
  /** The docstring came from the getter, so getter() may replace it. */
  docFromGetter = false;
  constructor(
    cls: PyType,
    public get: Value,
    public set: Value,
    public del: Value,
    public doc: Value,
  ) {
    super();
    attributed(this, cls);
  }
}
export class PyClassMethod extends PyObject {
  constructor(
    cls: PyType,
    public func: Value,
  ) {
    super();
    attributed(this, cls);
  }
}
export class PyStaticMethod extends PyObject {
  constructor(
    cls: PyType,
    public func: Value,
  ) {
    super();
    attributed(this, cls);
  }
}
/** A read-only view of a dict: `type.__dict__`. */
export class PyMappingProxy extends PyObject {
  constructor(readonly mapping: Value) {
    super();
  }
}
/** An iterator written in the host: `next` gives an item, DONE or PUSHED. */
export abstract class PyIterator extends PyObject {
  abstract next(thread: Thread): Value;
  /** Whether next() never calls guest code, and so never answers PUSHED. */
  isPlain(): boolean {
    return false;
  }
  /** What `__length_hint__` says, or -1. */
  lengthHint(_thread: Thread): number {
    return -1;
  }
}
/** The object that `super()` gives. */
export class PySuper extends PyObject {
  constructor(
    cls: PyType,
    public type: PyType | null,
    public object: Value | undefined,
    public objectType: PyType | null,
  ) {
    super();
    attributed(this, cls);
  }
}

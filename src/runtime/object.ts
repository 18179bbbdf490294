/**
 * Objects, types and shapes: the ground that every guest value stands on.
 *
 * Primitives are JavaScript's own (see number.ts and text.ts); everything else extends PyObject. An object has a class; one
 * with attributes of its own also has a shape (which names, in which order, in which slot) and slots (the values). Objects
 * of one class that got their attributes in the same order share a shape, so a cache that remembers (shape, index) reads an
 * attribute with one comparison:
 *
 *     p = Point(); p.x = 1; p.y = 2        root --x--> {x:0} --y--> {x:0, y:1}      p.slots = [1, 2]
 *
 * Reaching through `__dict__` gives the object a real dict: its shape becomes the class's dict shape, slot 0 the dict.
 * Names that begin with NUL are not attributes: they are the storage of `__slots__` (and of the dict itself).
 *
 * A class that cannot be subclassed carries its PyType on the JavaScript prototype, the others in a field.
 */
import type { PyDict } from './dict.ts';

export type Value = null | boolean | number | bigint | string | PyObject;

export abstract class PyObject {
  declare cls: PyType;
  declare shape: Shape | null;
  declare slots: Value[] | null;
}
PyObject.prototype.shape = null;
PyObject.prototype.slots = null;

/** Marks that are not guest values but travel where values do. */
export class Sentinel extends PyObject {
  constructor(readonly label: string) {
    super();
  }
}
/** A native pushed a frame instead of returning: the result arrives when that frame finishes. */
export const PUSHED: Value = new Sentinel('PUSHED');
/** An iterator is spent. */
export const DONE: Value = new Sentinel('DONE');
/** A native frame stood for a delegate that has returned: its value is in the thread's `result`. StopIteration without an exception. */
export const ENDED: Value = new Sentinel('ENDED');

/** The key under which an object in dict mode keeps its dict. */
export const DICT_KEY = '\0__dict__';
/** Beyond this many attributes an object goes to dict mode. */
const MAX_ATTRIBUTES = 128;
/** So does an object whose next attribute would be one of too many: such names are data, and shapes are never dropped. */
const MAX_TRANSITIONS = 128;

export class Shape {
  readonly indexes: Map<string, number>;
  private transitions: Map<string, Shape> | null = null;
  /** The dict of the object is in slot 0. */
  readonly isDict: boolean;
  constructor(
    readonly type: PyType,
    readonly names: readonly string[],
  ) {
    this.indexes = new Map(names.map((name, index) => [name, index]));
    this.isDict = names[0] === DICT_KEY;
  }
  indexOf(name: string): number {
    const index = this.indexes.get(name);
    return index === undefined ? -1 : index;
  }
  /** The shape with one more name, or null when the object had better keep a dict. Names of `__slots__` always fit. */
  with(name: string): Shape | null {
    this.transitions ??= new Map();
    let next = this.transitions.get(name);
    if (next === undefined) {
      if (name.charCodeAt(0) !== 0 && (this.names.length >= MAX_ATTRIBUTES || this.transitions.size >= MAX_TRANSITIONS)) return null;
      next = new Shape(this.type, [...this.names, name]);
      this.transitions.set(name, next);
    }
    return next;
  }
}

/** Native hooks that replace the generic attribute protocol for a builtin type (modules, types, super, ...). */
export type GetAttrHook = (thread: never, self: never, name: string) => Value | undefined;

export const TypeFlag = {
  /** Guest code may not change it: all builtin types. */
  IMMUTABLE: 1,
  /** May be a base class. */
  BASETYPE: 2,
  /** Instances have a `__dict__`. */
  HAS_DICT: 4,
  HAS_WEAKREF: 8,
  ABSTRACT: 16,
  /** Matches a sequence pattern; a mapping pattern. */
  SEQUENCE: 32,
  MAPPING: 64,
  /** `case int(x)`: the one positional pattern is the object itself. */
  MATCH_SELF: 128,
  /** Made by a class statement or type(). */
  HEAP: 256,
  /** Has a `__del__`. */
  FINALIZED: 512,
  /** Of a builtin type: its instances have nothing that those of its base do not have, so both may be bases of one class. */
  SAME_LAYOUT: 1024,
} as const;

export class PyType extends PyObject {
  bases: PyType[] = [];
  mro: PyType[] = [this];
  /** The base that decides the JavaScript class of instances. */
  base: PyType | null = null;
  /** Changes with every change of the class or of one of its bases: a cached look-up is valid while it stays the same. */
  version = 1;
  /** Of all interpreters: the builtin types are one for all. */
  readonly subclasses = new Set<WeakRef<PyType>>();
  /** The interpreter whose class statement made it; null for builtin types. */
  owner: number | null = null;
  private cache = new Map<string, Value | undefined>();
  private ownRootShape: Shape | null = null;
  private ownDictShape: Shape | null = null;
  /** Its `__init__` (null when it has none), while it has this version, when making an instance is nothing but a new object and that function. */
  plainInit: { readonly version: number; readonly init: Value } | null = null;
  /** How many slots instances ended up with so far. */
  slotHint = 0;
  /** How instances behave as keys of dicts (see dict.ts), as of that version. */
  keyKind = 0;
  keyKindVersion = 0;
  qualname: string;
  /** `module` of builtin types; heap types have `__module__` in their dict. */
  module = 'builtins';
  doc: string | null = null;
  /** `__text_signature__` of builtin types. */
  signature: string | null = null;
  /** Makes an empty instance of the class given (of this type or a subclass); inherited along `base`. */
  allocate: ((cls: PyType) => PyObject) | null = null;
  /** Names of the `__slots__` of this very class. */
  slotNames: string[] | null = null;
  /** Fills the dict of a builtin type, the first time that somebody looks: most programs need few of them. */
  fill: (() => void) | null = null;
  constructor(
    metaclass: PyType | null,
    public name: string,
    private readonly ownDict: PyDict,
    public flags: number,
  ) {
    super();
    this.qualname = name;
    this.cls = metaclass ?? this;
  }

  /** What the class itself defines. */
  get dict(): PyDict {
    const { fill } = this;
    if (fill !== null) {
      this.fill = null;
      fill();
    }
    return this.ownDict;
  }
  /** The attribute as found along the MRO, not bound. */
  lookup(name: string): Value | undefined {
    const cached = this.cache.get(name);
    if (cached !== undefined) return cached;
    if (this.cache.has(name)) return undefined;
    let found: Value | undefined;
    for (const type of this.mro) {
      found = type.dict.getName(name);
      if (found !== undefined) break;
    }
    this.cache.set(name, found);
    return found;
  }
  /** The class in the MRO that has the name in its own dict. */
  ownerOf(name: string): PyType | null {
    for (const type of this.mro) if (type.dict.getName(name) !== undefined) return type;
    return null;
  }
  /** To be called after every change of the dict, bases or MRO. */
  changed(): void {
    this.version++;
    this.cache.clear();
    for (const ref of this.subclasses) {
      const sub = ref.deref();
      if (sub === undefined) this.subclasses.delete(ref);
      else sub.changed();
    }
  }
  isSubtypeOf(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }
  has(flag: number): boolean {
    return (this.flags & flag) !== 0;
  }
  get rootShape(): Shape {
    this.ownRootShape ??= new Shape(this, []);
    return this.ownRootShape;
  }
  get dictShape(): Shape {
    this.ownDictShape ??= new Shape(this, [DICT_KEY]);
    return this.ownDictShape;
  }
}

/** An instance of a class made by guest code without a builtin base other than object. */
export class PyInstance extends PyObject {
  constructor(cls: PyType) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = cls.slotHint === 0 ? [] : new Array(cls.slotHint);
  }
}

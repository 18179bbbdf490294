/**
 * Weak references: what is known about an object that somebody refers to without keeping it alive.
 *
 *     ref(o) --> Referent { handle: the engine's WeakRef to o, who refers to it }      <-- found by o itself, in a WeakMap
 *
 * So an object that nobody refers to weakly costs nothing. The order in which CPython keeps the references of one object can be
 * seen (getweakrefs, the order of callbacks): a plain reference first, then a plain proxy, then all others, the newest first.
 *
 * The engine says that an object has died by an empty handle, but not while the job lasts in which it was looked at; how that is
 * arranged is told in vm/collect.ts. A reference with a callback is on a list besides, which is looked through after a collection.
 */
import { typeName, typeOf } from './builtin-types.ts';
import { raised, TypeError } from './exceptions.ts';
import { PyObject, type PyType, TypeFlag, type Value } from './object.ts';

/** A weak reference, or a proxy. */
export class PyWeakref extends PyObject {
  /** The hash of the object, once it has been asked for. */
  hash: number | bigint | undefined = undefined;
  constructor(
    cls: PyType,
    readonly referent: Referent,
    public callback: Value,
  ) {
    super();
    this.cls = cls;
    if (cls.has(TypeFlag.HEAP)) {
      this.shape = cls.rootShape;
      this.slots = [];
    }
  }
  /** The object, or undefined when it is no more. */
  get(): PyObject | undefined {
    return this.referent.handle.deref();
  }
}

export class Referent {
  handle: WeakRef<PyObject>;
  /** What somebody wants to know of the object when it is no more. */
  about: unknown = undefined;
  /** The plain reference and the plain proxy, which are shared; the others, the newest last. */
  plainRef: WeakRef<PyWeakref> | null = null;
  plainProxy: WeakRef<PyWeakref> | null = null;
  others: WeakRef<PyWeakref>[] = [];
  private room = 16;
  constructor(object: PyObject) {
    this.handle = new WeakRef(object);
  }
  add(reference: PyWeakref): void {
    if (this.others.length >= this.room) {
      this.others = this.others.filter((other) => other.deref() !== undefined);
      this.room = Math.max(16, this.others.length * 2);
    }
    this.others.push(new WeakRef(reference));
  }
  /** How a reference stands among the others. */
  entryOf(reference: PyWeakref): WeakRef<PyWeakref> | undefined {
    return [this.plainRef, this.plainProxy, ...this.others].find((entry) => entry?.deref() === reference) ?? undefined;
  }
  replace(entry: WeakRef<PyWeakref>, reference: PyWeakref): void {
    const fresh = new WeakRef(reference);
    if (this.plainRef === entry) this.plainRef = fresh;
    else if (this.plainProxy === entry) this.plainProxy = fresh;
    else this.others = this.others.map((other) => (other === entry ? fresh : other));
  }
  /** Those that are alive, in CPython's order. */
  references(): PyWeakref[] {
    return [this.plainRef, this.plainProxy, ...this.others.toReversed()]
      .map((reference) => reference?.deref())
      .filter((reference) => reference !== undefined);
  }
}

/** Of one interpreter: who is referred to, and the references that want to be told. */
export class WeakTable {
  private readonly referents = new WeakMap<PyObject, Referent>();
  watched: WeakRef<PyWeakref>[] = [];
  private room = 1024;
  /** Signals the death of an object in a turn of the host's event loop; set by the collector. */
  onWatch: ((object: PyObject) => void) | null = null;

  referentOf(object: PyObject): Referent | undefined {
    return this.referents.get(object);
  }
  /** The object lives on in another: who refers to it goes along. */
  move(referent: Referent, to: PyObject): void {
    referent.handle = new WeakRef(to);
    this.referents.set(to, referent);
    this.onWatch?.(to);
  }
  /** A reference lives on in another. */
  replace(entry: WeakRef<PyWeakref>, reference: PyWeakref): void {
    reference.referent.replace(entry, reference);
    if (reference.callback !== null) this.watched.push(new WeakRef(reference));
  }
  /** What is known of an object that somebody wants to refer to, for natives that do without a reference of the guest's. */
  referentFor(object: Value): Referent {
    if (!(object instanceof PyObject) || !object.cls.has(TypeFlag.HAS_WEAKREF))
      throw raised(TypeError, `cannot create weak reference to '${typeName(object)}' object`);
    let referent = this.referents.get(object);
    if (referent === undefined) {
      referent = new Referent(object);
      this.referents.set(object, referent);
    }
    return referent;
  }
  /** A reference of class `cls`; the plain one that is there already, where that cannot be told apart. */
  refer(object: Value, cls: PyType, callback: Value, kind: 'ref' | 'proxy' | 'other'): PyWeakref {
    const referent = this.referentFor(object);
    const isPlain = callback === null && kind !== 'other';
    const known = !isPlain ? undefined : kind === 'ref' ? referent.plainRef?.deref() : referent.plainProxy?.deref();
    if (known !== undefined) return known;
    const reference = new PyWeakref(cls, referent, callback);
    if (!isPlain) referent.add(reference);
    else if (kind === 'ref') referent.plainRef = new WeakRef(reference);
    else referent.plainProxy = new WeakRef(reference);
    if (callback !== null) this.watch(reference, object as PyObject);
    return reference;
  }
  private watch(reference: PyWeakref, object: PyObject): void {
    if (this.watched.length >= this.room) {
      this.watched = this.watched.filter((other) => other.deref() !== undefined);
      this.room = Math.max(1024, this.watched.length * 2);
    }
    this.watched.push(new WeakRef(reference));
    this.onWatch?.(object);
  }
  /**
   * Takes the references with callbacks whose objects have died off the list, in the order in which their callbacks run: objects in the
   * order in which they were first referred to with one, the references of one object with the newest first.
   */
  takeDead(): PyWeakref[] {
    const byReferent = new Map<Referent, PyWeakref[]>();
    this.watched = this.watched.filter((entry) => {
      const reference = entry.deref();
      if (reference === undefined) return false;
      if (reference.get() !== undefined) return true;
      const list = byReferent.get(reference.referent);
      if (list === undefined) byReferent.set(reference.referent, [reference]);
      else list.push(reference);
      return false;
    });
    return Array.from(byReferent.values()).flatMap((list) => list.reverse());
  }
}

/** `object.__weakref__`: the first reference to it, or None. */
export function firstReference(table: WeakTable, object: Value): Value {
  return (object instanceof PyObject && table.referentOf(object)?.references()[0]) || null;
}
export const canBeReferenced = (v: Value): boolean => typeOf(v).has(TypeFlag.HAS_WEAKREF);

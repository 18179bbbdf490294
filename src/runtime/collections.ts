/**
 * Lists, tuples, byte strings, slices, ranges: wrappers around the host's arrays. Their methods are in types/.
 */
import { PyObject, type PyType, type Value } from './object.ts';

/** Gives an object its class, and room for attributes when the class is a guest subclass. */
function give(object: PyObject, cls: PyType | undefined): void {
  if (cls === undefined) return;
  object.cls = cls;
  object.shape = cls.rootShape;
  object.slots = [];
}

export class PyList extends PyObject {
  /** Set while sort() has the items out: any change meanwhile is a ValueError. */
  declare sorting: boolean;
  constructor(
    public items: Value[],
    cls?: PyType,
  ) {
    super();
    give(this, cls);
  }
}
PyList.prototype.sorting = false;

export class PyTuple extends PyObject {
  constructor(
    readonly items: readonly Value[],
    cls?: PyType,
  ) {
    super();
    give(this, cls);
  }
}
export const EMPTY_TUPLE = new PyTuple([]);

export class PyBytes extends PyObject {
  constructor(
    readonly bytes: Uint8Array,
    cls?: PyType,
  ) {
    super();
    give(this, cls);
  }
}
export class PyByteArray extends PyObject {
  /** Views that forbid resizing. */
  exports = 0;
  /** How often its size changed: views made before that are no longer good. */
  resizes = 0;
  constructor(
    public bytes: Uint8Array,
    cls?: PyType,
  ) {
    super();
    give(this, cls);
  }
}

export class PySlice extends PyObject {
  constructor(
    readonly start: Value,
    readonly stop: Value,
    readonly step: Value,
  ) {
    super();
  }
}
/** A range; the three are ints of any size, `length` too. */
export class PyRange extends PyObject {
  constructor(
    readonly start: number | bigint,
    readonly stop: number | bigint,
    readonly step: number | bigint,
    readonly length: number | bigint,
  ) {
    super();
  }
}
/** `...` and NotImplemented. */
export class PySingleton extends PyObject {
  constructor(readonly label: string) {
    super();
  }
}
export const Ellipsis = new PySingleton('Ellipsis');
export const NotImplemented = new PySingleton('NotImplemented');

/**
 * Sources: how a value that was there before a frame began is reached from that frame.
 *
 *     L['self'].layers[0]      Item(Attribute(Local self, layers), 0)
 *
 * A source says it as text, reads it when a compiled frame is about to be used again, and emits the instructions that load it. Reading never runs
 * guest code: it looks into slots and dicts. The guards of the same frame have made sure before that there is nothing to run.
 */
import { Op } from '../bytecode/op.gen.ts';
import { typeOf } from '../runtime/builtin-types.ts';
import { PyCell, PyFunction, PyMethod, PyModule } from '../runtime/callables.ts';
import { PyList, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { PyObject, PyType, type Value } from '../runtime/object.ts';
import { getOwn } from '../runtime/own-attributes.ts';
import type { Frame } from '../vm/frame.ts';
import type { Emitter } from './emitter.ts';
import { literalText } from './literals.ts';

export abstract class Source {
  /** Where its value is while guards are checked; -1: no guard has asked for it. */
  place = -1;
  constructor(readonly base: Source | null) {}
  /** As PyTorch names it: `L['x'].weight`. */
  abstract get text(): string;
  /** The value now, `base` being that of the source below; undefined when there is none. */
  abstract read(frame: Frame, base: Value): Value | undefined;
  abstract emit(e: Emitter): void;
}

/** A local when the frame begins. Of a variable that is shared with inner functions, what its cell holds. */
export class LocalSource extends Source {
  constructor(
    readonly name: string,
    readonly slot: number,
    readonly isCell: boolean,
  ) {
    super(null);
  }
  get text(): string {
    return `L['${this.name}']`;
  }
  read(frame: Frame): Value | undefined {
    return frame.locals[this.slot];
  }
  emit(e: Emitter): void {
    e.emit(this.isCell ? Op.LOAD_DEREF : Op.LOAD_FAST, e.slot(this.slot));
  }
}

/** A variable of an enclosing function. */
export class FreeSource extends Source {
  constructor(
    readonly name: string,
    readonly slot: number,
    readonly index: number,
  ) {
    super(null);
  }
  get text(): string {
    return `L['${this.name}']`;
  }
  read(frame: Frame): Value | undefined {
    return frame.func?.closure?.[this.index]?.value;
  }
  emit(e: Emitter): void {
    e.emit(Op.LOAD_DEREF, e.slot(this.slot));
  }
}

/** The cell of such a variable itself. */
export class FreeCellSource extends FreeSource {
  override get text(): string {
    return `__closure__[${this.index}]`;
  }
  override read(frame: Frame): Value | undefined {
    return frame.func?.closure?.[this.index];
  }
  override emit(e: Emitter): void {
    e.emit(Op.LOAD_CLOSURE, e.slot(this.slot));
  }
}

/** A global, or a builtin, as the frame's own function sees it. */
export class GlobalSource extends Source {
  constructor(readonly name: string) {
    super(null);
  }
  get text(): string {
    return `G['${this.name}']`;
  }
  read(frame: Frame): Value | undefined {
    return frame.globals.getName(this.name) ?? frame.builtins.getName(this.name);
  }
  emit(e: Emitter): void {
    e.emit(Op.LOAD_GLOBAL, e.name(this.name));
  }
}

/** An object that other guards have pinned down, so that the code may hold it. */
export class HeldSource extends Source {
  constructor(
    readonly object: Value,
    readonly text: string,
  ) {
    super(null);
  }
  read(): Value {
    return this.object;
  }
  emit(e: Emitter): void {
    e.constant(this.object);
  }
}

/** An attribute that is in the object itself: in its slots, or a namespace. */
export class AttributeSource extends Source {
  constructor(
    override readonly base: Source,
    readonly name: string,
  ) {
    super(base);
  }
  get text(): string {
    return `${this.base.text}.${this.name}`;
  }
  read(_frame: Frame, base: Value): Value | undefined {
    if (base instanceof PyModule) return base.dict.getName(this.name);
    if (base instanceof PyType) return base.lookup(this.name);
    if (base instanceof PyFunction) return base.dict?.getName(this.name);
    return base instanceof PyObject && base.shape !== null ? getOwn(base, this.name) : undefined;
  }
  emit(e: Emitter): void {
    this.base.emit(e);
    e.emit(Op.LOAD_ATTR, e.name(this.name));
  }
}

/** A name of `__slots__`: stored under another key, read by the same name. */
export class MemberSource extends AttributeSource {
  constructor(
    base: Source,
    name: string,
    readonly key: string,
  ) {
    super(base, name);
  }
  override read(_frame: Frame, base: Value): Value | undefined {
    return base instanceof PyObject && base.shape !== null ? getOwn(base, this.key) : undefined;
  }
}

/** An item of a list, tuple or dict. */
export class ItemSource extends Source {
  constructor(
    override readonly base: Source,
    readonly key: Value,
  ) {
    super(base);
  }
  get text(): string {
    return `${this.base.text}[${literalText(this.key)}]`;
  }
  read(_frame: Frame, base: Value): Value | undefined {
    if (base instanceof PyList || base instanceof PyTuple) return base.items[this.key as number];
    if (!(base instanceof PyDict)) return undefined;
    if (typeof this.key === 'string') return base.getName(this.key);
    for (let at = base.nextLive(0); at >= 0 && at < base.keys.length; at = base.nextLive(at + 1))
      if (base.keys[at] === this.key) return base.values[at];
    return undefined;
  }
  emit(e: Emitter): void {
    this.base.emit(e);
    e.constant(this.key);
    e.emit(Op.BINARY_SUBSCR, 0);
  }
}

/** What is asked of an object by a name that its type computes, without guest code. */
const PARTS: Readonly<Record<string, (v: Value) => Value | undefined>> = {
  __func__: (v) => (v instanceof PyMethod ? v.func : undefined),
  __self__: (v) => (v instanceof PyMethod ? v.self : undefined),
  __class__: (v) => typeOf(v),
  cell_contents: (v) => (v instanceof PyCell ? v.value : undefined),
  __defaults__: (v) => (v instanceof PyFunction && v.defaults !== null ? new PyTuple(v.defaults) : undefined),
};
export class PartSource extends Source {
  private readonly find: (v: Value) => Value | undefined;
  constructor(
    override readonly base: Source,
    readonly name: string,
    find?: (v: Value) => Value | undefined,
  ) {
    super(base);
    this.find = find ?? PARTS[name];
  }
  get text(): string {
    return `${this.base.text}.${this.name}`;
  }
  read(_frame: Frame, base: Value): Value | undefined {
    return this.find(base);
  }
  emit(e: Emitter): void {
    this.base.emit(e);
    e.emit(Op.LOAD_ATTR, e.name(this.name));
  }
}

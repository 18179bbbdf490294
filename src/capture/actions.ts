/**
 * What all actions on tracked values share: from tracked to real and back, computing with what is known, raising, and giving up.
 *
 * The actions themselves are functions that take this first: operators, items, iteration, sizes, recording, wording, statements, attributes, calls.
 */
import { Ellipsis, PyList, PyRange, PySlice, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import type { PyException } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { type PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { PySet } from '../runtime/set.ts';
import { isStr, jsText } from '../runtime/text.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Capture } from './capture.ts';
import type { Evaluator } from './evaluator.ts';
import { External } from './externals.ts';
import { isLiteral, literalText } from './literals.ts';
import { behavesAs } from './protocol.ts';
import { realSet, trackedSet } from './sets.ts';
import { type ExceptionValue, Known, Mapping, Sequence, SetValue, SliceValue, SymbolicInt, TensorValue, type Tracked } from './tracked.ts';
import { dictType, listType, tupleType } from './types.ts';
import { GuestRaise, Unsupported } from './unsupported.ts';

/** Names of operators in module operator, where they are not the operator's own. */
const OPERATOR_NAMES: Readonly<Record<string, string>> = { and: 'and_', or: 'or_' };

export class Actions {
  readonly capture: Capture;
  readonly t: ThreadState;
  constructor(readonly evaluator: Evaluator) {
    this.capture = evaluator.capture;
    this.t = evaluator.capture.t;
  }
  fail(kind: string, context: string, explanation: string, hints: readonly string[] = []): never {
    throw new Unsupported(kind, context, explanation, hints);
  }
  force(v: Tracked): Tracked {
    return this.capture.force(v);
  }

  // ---- from tracked to real and back
  /** The real value, where all of it is known. */
  realOf(tracked: Tracked): Value | undefined {
    return this.lower(tracked, () => undefined);
  }
  /** The same with something in the place of tensors. Undefined: it cannot be. */
  lower(tracked: Tracked, pick: (v: TensorValue | SymbolicInt | External) => Value | undefined): Value | undefined {
    const v = this.force(tracked);
    if (v instanceof Known) return v.value;
    if (v instanceof TensorValue) return pick(v);
    if (v instanceof SymbolicInt) return pick(v) ?? this.capture.fix(v);
    if (v instanceof External) return pick(v);
    if (v instanceof Sequence) {
      const items = this.lowerAll(v.items, pick);
      if (items === undefined) return undefined;
      if (v.isList) return new PyList(items);
      return v.type === tupleType ? new PyTuple(items) : new PyTuple(items, v.type);
    }
    if (v instanceof SliceValue) {
      const parts = this.lowerAll(v.parts, pick);
      return parts === undefined ? undefined : new PySlice(parts[0], parts[1], parts[2]);
    }
    if (v instanceof Mapping && v.type === dictType) {
      const dict = new PyDict();
      for (const { key, value } of v.entries.values()) {
        const [k, x] = [this.lower(key, pick), this.lower(value, pick)];
        if (k === undefined || x === undefined) return undefined;
        dict.set(this.t, k, x);
      }
      return dict;
    }
    if (v instanceof SetValue) return realSet(this, v);
    return undefined;
  }
  lowerAll(values: readonly Tracked[], pick: (v: TensorValue | SymbolicInt | External) => Value | undefined): Value[] | undefined {
    const result: Value[] = [];
    for (const each of values) {
      const value = this.lower(each, pick);
      if (value === undefined) return undefined;
      result.push(value);
    }
    return result;
  }
  /** A tracked value for what a computation on known values gave. */
  fromReal(value: Value): Tracked {
    if (isLiteral(value) && !(value instanceof PyTuple)) return new Known(value);
    if (value instanceof PyTuple && behavesAs(value.cls, tupleType))
      return new Sequence(
        value.cls,
        value.items.map((item) => this.fromReal(item)),
      );
    if (value instanceof PyList && value.cls === listType)
      return new Sequence(
        listType,
        value.items.map((item) => this.fromReal(item)),
      );
    if (value instanceof PyDict && value.cls === dictType) {
      const made = new Mapping(dictType, new Map());
      for (const [key, item] of value.entries()) made.set(new Known(key), this.fromReal(item));
      return made;
    }
    if (value instanceof PySet && !value.cls.has(TypeFlag.HEAP)) return trackedSet(this, value);
    if (value instanceof PyRange || value instanceof PyType || value === Ellipsis || this.capture.world.isGraphConstant(value))
      return new Known(value);
    return this.fail('A result that is not tracked', literalText(value), 'What came out is no constant and no container of such.');
  }
  /** Does it for real, with known values. What it raises, the frame raises. */
  compute(run: () => Value): Value {
    try {
      return run();
    } catch (error) {
      if (error instanceof Raise) throw new GuestRaise(this.exceptionOf(error.exception as PyException));
      throw error;
    }
  }
  private exceptionOf(real: PyException): ExceptionValue {
    if (!real.args.items.every(isLiteral))
      this.fail('An exception with arguments that are not constants', real.cls.name, 'The frame raises it itself.');
    return this.evaluator.exception(
      real.cls,
      real.args.items.map((arg) => new Known(arg)),
    );
  }
  operatorFunction(name: string): Value {
    const { t } = this;
    return t.getAttr(t.interp.importNow(t, '_operator'), OPERATOR_NAMES[name] ?? name);
  }
  builtin(name: string): Value {
    return this.t.interp.builtins.getName(name) as Value;
  }
  raise(type: PyType, message: string): never {
    return this.evaluator.raise(type, message);
  }
  /** Sizes that are nodes already, of each stand-in. */
  readonly sizes = new Map<PyObject, Map<string, SymbolicInt>>();
  nameOf(callable: Value): string {
    const { t } = this;
    const name = t.findAttr(callable, '__name__');
    return name !== undefined && isStr(name) ? jsText(name) : literalText(callable);
  }
  isGuestFunction(v: Value): boolean {
    return typeof v === 'object' && v !== null && 'code' in v;
  }
  /** A size is taken as it is now. */
  known(tracked: Tracked): Tracked {
    const v = this.force(tracked);
    return v instanceof SymbolicInt ? new Known(this.capture.fix(v)) : v;
  }
  isNone(v: Tracked): boolean {
    const x = this.force(v);
    return x instanceof Known && x.value === null;
  }
}

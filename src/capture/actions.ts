/**
 * What instructions do with tracked values: operators, items, iteration, truth. Attributes and calls are in files of their own.
 *
 * Each action has the same three ways: all is known, so the real operation is done now; a tensor takes part, so it becomes a node; or the value is
 * open (a list, a dict, an object), and the tracked value itself does what the real one would.
 */
import { dictType, intType, iteratorTypes, listType, tupleType } from './types.ts';
import { Ellipsis, NotImplemented, PyList, PyRange, PySlice, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { IndexError, KeyError, type PyException, RuntimeError, StopIteration, TypeError, ValueError } from '../runtime/exceptions.ts';
import { Raise } from '../runtime/machine.ts';
import { DONE, type PyObject, PyType, type Value } from '../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { frozensetType, setOf } from '../runtime/set.ts';
import { isSame as isSameValue } from '../vm/operate.ts';
import type { ThreadState } from '../vm/thread.ts';
import { getAttribute, getMethod, setAttribute, setInDict, superAttribute } from './attributes.ts';
import { call } from './calls.ts';
import type { Capture } from './capture.ts';
import { enterStream, External, nodeOf } from './externals.ts';
import type { Evaluator, SymbolicFrame } from './evaluator.ts';
import { ItemsIterator, IteratorValue, KeysIterator, type Next, SequenceIterator, SPENT } from './iterators.ts';
import { isLiteral, literalText } from './literals.ts';
import { GeneratorValue } from './generators.ts';
import {
  bool,
  Cell,
  DictView,
  ExceptionValue,
  Instance,
  InstanceDict,
  keyOf,
  type Expression,
  type Keywords,
  Known,
  Mapping,
  Method,
  NONE,
  Opaque,
  Sequence,
  SetValue,
  SliceValue,
  SymbolicInt,
  TensorValue,
  type Tracked,
  tuple,
} from './tracked.ts';
import { GuestRaise, Specialized, Unsupported } from './unsupported.ts';
import type { TensorFacts } from './world.ts';

type Comparison = '<' | '<=' | '==' | '!=' | '>' | '>=';
const COMPARISON_NAMES: Readonly<Record<Comparison, string>> = { '<': 'lt', '<=': 'le', '==': 'eq', '!=': 'ne', '>': 'gt', '>=': 'ge' };
const SWAPPED: Readonly<Record<Comparison, Comparison>> = { '<': '>', '<=': '>=', '==': '==', '!=': '!=', '>': '<', '>=': '<=' };
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
    if (v instanceof Mapping) {
      const dict = new PyDict();
      for (const { key, value } of v.entries.values()) {
        const [k, x] = [this.lower(key, pick), this.lower(value, pick)];
        if (k === undefined || x === undefined) return undefined;
        dict.set(this.t, k, x);
      }
      return dict;
    }
    if (v instanceof SetValue && v.type !== frozensetType) {
      const items = this.lowerAll([...v.items.values()], pick);
      return items === undefined ? undefined : setOf(this.t, items);
    }
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
    if (value instanceof PyTuple)
      return new Sequence(
        value.cls,
        value.items.map((item) => this.fromReal(item)),
      );
    if (value instanceof PyList && value.cls === listType)
      return new Sequence(
        listType,
        value.items.map((item) => this.fromReal(item)),
      );
    if (value instanceof PyDict && value.slots === null) {
      const made = new Mapping(value.cls, new Map());
      for (const [key, item] of value.entries()) made.set(new Known(key), this.fromReal(item));
      return made;
    }
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
  private operatorFunction(name: string): Value {
    const { t } = this;
    return t.getAttr(t.interp.importNow(t, '_operator'), OPERATOR_NAMES[name] ?? name);
  }
  raise(type: PyType, message: string): never {
    return this.evaluator.raise(type, message);
  }

  // ---- the graph
  hasTensor(v: Tracked): boolean {
    if (v instanceof TensorValue) return true;
    const x = this.force(v);
    if (x instanceof TensorValue) return true;
    if (x instanceof Sequence) return x.items.some((item) => this.hasTensor(item));
    if (x instanceof Mapping) return [...x.entries.values()].some(({ value }) => this.hasTensor(value));
    return x instanceof SliceValue && x.parts.some((part) => this.hasTensor(part));
  }
  /** An operation on tensors becomes a node; its result comes from doing it with the stand-ins. */
  record(kind: 'call_function' | 'call_method', target: Value, args: readonly Tracked[], keywords: Keywords): Tracked {
    const { capture, t } = this;
    const names = [...keywords.keys()];
    const all = [...args, ...keywords.values()];
    const label = kind === 'call_method' ? String(target) : this.nameOf(target);
    const check = (values: Value[] | undefined): Value[] => {
      if (values === undefined || !values.every((value) => this.isGraphArgument(value)))
        this.fail(
          'An argument that graphs do not hold',
          `${label}(${all.map((arg) => this.force(arg).words).join(', ')})`,
          'Arguments of operations are tensors, constants and containers of such.',
        );
      return values as Value[];
    };
    const fakes = check(this.lowerAll(all, (v) => (v instanceof TensorValue ? v.fake : v instanceof External ? v.example : v.hint)));
    const nodes = this.lowerAll(all, (v) => (v instanceof External ? nodeOf(this, v) : v.node)) as Value[];
    const split = (values: Value[]) => ({
      positional: values.slice(0, args.length),
      byName: names.length === 0 ? null : { names, values: values.slice(args.length) },
    });
    const apply = (values: Value[]): Value => {
      const { positional, byName } = split(values);
      if (kind === 'call_function') return t.call(target, positional, byName);
      return t.call(t.getAttr(positional[0], target as string), positional.slice(1), byName);
    };
    const { graph, world } = capture;
    const mayFail = world.mayFail(label, fakes);
    if (mayFail && graph.hasEffects)
      this.fail(
        'An operation that may fail, behind an effect',
        label,
        'Should it fail, the frame would run again from its beginning, and what it has changed would be changed twice.',
      );
    const changes = world.changes(fakes);
    let result: Value;
    try {
      result = apply(fakes);
    } catch (error) {
      if (!(error instanceof Raise)) throw error;
      const message = t.strText(error.exception);
      throw new Unsupported(
        'An operation fails',
        `${label}: ${error.exception.cls.name}: ${message}`,
        'With tensors of these shapes and types the operation raises an exception; the frame raises it itself.',
      );
    }
    const probe = all.some((v) => this.isDynamic(v)) ? this.tryOtherSizes(all, apply) : null;
    if (mayFail) graph.mayFail = true;
    const isRandom = (kind === 'call_method' ? world.methodKind(target as string) : world.kindOf(target)) === 'random';
    if (isRandom || world.changes(fakes) !== changes) graph.hasEffects = true;
    const written = split(nodes);
    const node = capture.graph.node(kind, target, written.positional, written.byName, null, capture.place);
    capture.graph.setMeta(node, 'example_value', result);
    return this.fromNode(node, result, probe, label);
  }
  private isDynamic(v: Tracked): boolean {
    const x = this.force(v);
    if (x instanceof TensorValue) return x.probe !== null;
    if (x instanceof Sequence) return x.items.some((item) => this.isDynamic(item));
    return x instanceof SymbolicInt || (x instanceof SliceValue && x.parts.some((part) => this.isDynamic(part)));
  }
  /** The operation once more with other sizes: what is different in the result may change. Where it fails, sizes are what they are. */
  private tryOtherSizes(all: readonly Tracked[], apply: (values: Value[]) => Value): Value {
    const values = this.lowerAll(all, (v) =>
      v instanceof TensorValue ? (v.probe ?? v.fake) : v instanceof External ? v.example : v.probe,
    ) as Value[];
    try {
      return apply(values);
    } catch (error) {
      if (error instanceof Raise) throw new Specialized(this.capture.symbolHints);
      throw error;
    }
  }
  /** The sizes of a tensor, those that may change as nodes of the graph. */
  sizesOf(v: TensorValue): Tracked[] {
    const { world } = this.capture;
    const { shape } = world.factsOf(v.fake);
    if (v.probe === null) return shape.map((size) => new Known(size));
    const others = world.factsOf(v.probe).shape;
    return shape.map((size, i) => (size === others[i] ? new Known(size) : this.sizeNode(v, 'size', [i], size, others[i])));
  }
  /** An int that the graph works out. */
  sizeNode(v: TensorValue, method: string, args: readonly Value[], hint: number, probe: number): Tracked {
    const { capture } = this;
    const key = `${method} ${args.join(' ')}`;
    const known = this.sizes.get(v.fake)?.get(key);
    if (known !== undefined) return known;
    const node = capture.graph.node('call_method', method, [v.node, ...args], null, null, capture.place);
    capture.graph.setMeta(node, 'example_value', hint);
    const made = new SymbolicInt(node, hint, probe, capture.expressionFor(hint, probe), intType);
    this.sizes.set(v.fake, (this.sizes.get(v.fake) ?? new Map<string, SymbolicInt>()).set(key, made));
    return made;
  }
  private readonly sizes = new Map<PyObject, Map<string, SymbolicInt>>();
  private isSize(v: Tracked): v is SymbolicInt | Known {
    return v instanceof SymbolicInt || (v instanceof Known && typeof v.value === 'number' && Number.isInteger(v.value));
  }
  private symbolicBinary(name: string, left: Tracked, right: Tracked): Tracked | undefined {
    if (!(this.isSize(left) && this.isSize(right)) || !['add', 'sub', 'mul', 'floordiv', 'mod'].includes(name)) return undefined;
    const parts = (v: SymbolicInt | Known): { hint: number; probe: number; node: Value; expression: Expression | null } =>
      v instanceof SymbolicInt
        ? v
        : {
            hint: v.value as number,
            probe: v.value as number,
            node: v.value,
            expression: { text: String(v.value), evaluate: () => v.value as number },
          };
    const [a, b] = [parts(left), parts(right)];
    const target = this.operatorFunction(name);
    const compute = (x: number, y: number): number => this.compute(() => this.t.call(target, [x, y])) as number;
    const [hint, probe] = [compute(a.hint, b.hint), compute(a.probe, b.probe)];
    const node = this.capture.graph.node('call_function', target, [a.node, b.node], null, null, this.capture.place);
    const [x, y] = [a.expression, b.expression];
    const expression =
      x === null || y === null
        ? null
        : {
            text: `${name}(${x.text}, ${y.text})`,
            evaluate: (values: readonly Value[]) => compute(x.evaluate(values), y.evaluate(values)),
          };
    return new SymbolicInt(node, hint, probe, expression, intType);
  }
  /** A comparison of sizes comes out as it does now, and a guard says so. */
  private symbolicCompare(symbol: Comparison, left: Tracked, right: Tracked): Tracked | undefined {
    if (!(this.isSize(left) && this.isSize(right)) || (left instanceof Known && right instanceof Known)) return undefined;
    const evaluatorOf = (v: SymbolicInt | Known): Expression | null =>
      v instanceof SymbolicInt ? v.expression : { text: String(v.value), evaluate: () => v.value as number };
    const [a, b] = [evaluatorOf(left), evaluatorOf(right)];
    if (a === null || b === null) throw new Specialized(this.capture.symbolHints);
    const holds = (x: number, y: number): boolean =>
      symbol === '<'
        ? x < y
        : symbol === '<='
          ? x <= y
          : symbol === '=='
            ? x === y
            : symbol === '!='
              ? x !== y
              : symbol === '>'
                ? x > y
                : x >= y;
    const hintOf = (v: SymbolicInt | Known): number => (v instanceof SymbolicInt ? v.hint : (v.value as number));
    const outcome = holds(hintOf(left), hintOf(right));
    const text = `${a.text} ${symbol} ${b.text}`;
    this.capture.addGuard(
      'SHAPE_ENV',
      null,
      outcome ? text : `not (${text})`,
      (_v, values) => holds(a.evaluate(values), b.evaluate(values)) === outcome,
    );
    return bool(outcome);
  }
  private isGraphArgument(value: Value): boolean {
    const { world } = this.capture;
    if (isLiteral(value) || world.isTensor(value) || world.isGraphConstant(value) || world.externalKind(value) !== undefined) return true;
    if (value instanceof PyTuple || value instanceof PyList) return value.items.every((item) => this.isGraphArgument(item));
    if (value instanceof PySlice) return [value.start, value.stop, value.step].every((part) => this.isGraphArgument(part));
    if (value instanceof PyDict) return [...value.entries()].every(([, item]) => this.isGraphArgument(item));
    return value === Ellipsis || value instanceof PyRange;
  }
  private fromNode(node: Value, result: Value, probe: Value, label: string): Tracked {
    const { capture } = this;
    if (capture.world.isTensor(result)) {
      const fake = result as PyObject;
      capture.world.standsIn(fake);
      if (probe !== null) capture.world.standsIn(probe);
      const isChanging = probe !== null && !sameShape(capture.world.factsOf(fake), capture.world.factsOf(probe));
      return capture.remember(new TensorValue(node, fake, capture.tensorOf(fake)?.source ?? null, isChanging ? (probe as PyObject) : null));
    }
    if (result === null) return NONE;
    if (result instanceof PyTuple || result instanceof PyList) {
      const getItem = this.operatorFunction('getitem');
      const others = probe === null ? null : (probe as PyObject as PyTuple).items;
      if (others !== null && others.length !== result.items.length) throw new Specialized(capture.symbolHints);
      const items = result.items.map((item, i) => {
        if (!capture.world.isTensor(item)) return this.fromReal(item);
        const part = capture.graph.node('call_function', getItem, [node, i], null, null, capture.place);
        capture.graph.setMeta(part, 'example_value', item);
        return this.fromNode(part, item, others === null ? null : others[i], label);
      });
      return new Sequence(result.cls, items);
    }
    return this.fail(
      'A number from a tensor',
      label,
      'What comes out depends on the elements, which are not known while the frame is captured.',
    );
  }
  nameOf(callable: Value): string {
    const { t } = this;
    const name = t.findAttr(callable, '__name__');
    return name !== undefined && isStr(name) ? jsText(name) : literalText(callable);
  }
  callTorch(name: string, args: readonly Tracked[]): Tracked {
    return this.record('call_function', this.operatorFunction(name), args, new Map());
  }

  // ---- operators
  binary(name: string, inPlace: boolean, a: Tracked, b: Tracked): Tracked {
    const [left, right] = [this.force(a), this.force(b)];
    if (left instanceof TensorValue || right instanceof TensorValue) {
      const isChange = inPlace && left instanceof TensorValue;
      return this.callTorch(isChange ? `i${name}` : name, [left, right]);
    }
    const size = left instanceof SymbolicInt || right instanceof SymbolicInt ? this.symbolicBinary(name, left, right) : undefined;
    if (size !== undefined) return size;
    const own = this.binaryOfContainers(name, inPlace, left, right);
    if (own !== undefined) return own;
    if (left instanceof Instance || right instanceof Instance) return this.binaryOfInstances(name, inPlace, left, right);
    return this.fold(name, [left, right]);
  }
  private fold(name: string, operands: readonly Tracked[]): Tracked {
    const values = this.lowerAll(operands, () => undefined);
    if (values === undefined)
      return this.fail('An operator on such values', `${name}(${operands.map((v) => v.words).join(', ')})`, 'The operands are not known.');
    return this.fromReal(this.compute(() => this.t.call(this.operatorFunction(name), values)));
  }
  private binaryOfContainers(name: string, inPlace: boolean, left: Tracked, right: Tracked): Tracked | undefined {
    if (left instanceof Sequence && name === 'add') {
      if (left.isList && inPlace) {
        left.items.push(...this.itemsOf(right));
        left.isChanged = true;
        return left;
      }
      if (right instanceof Sequence && right.isList === left.isList)
        return new Sequence(left.isList ? listType : left.type === right.type ? left.type : tupleType, [...left.items, ...right.items]);
    }
    const [sequence, times] = left instanceof Sequence ? [left, right] : [right, left];
    if (name === 'mul' && sequence instanceof Sequence && times instanceof Known && typeof times.value === 'number') {
      const items = Array.from({ length: Math.max(0, times.value) }, () => sequence.items).flat();
      if (items.length > 10_000)
        return this.fail('A long sequence', `${items.length} items`, 'Sequences of so many items are not captured.');
      if (inPlace && sequence === left && sequence.isList) {
        sequence.items = items;
        sequence.isChanged = true;
        return sequence;
      }
      return new Sequence(sequence.isList ? listType : sequence.type, items);
    }
    if (name === 'or' && left instanceof Mapping && right instanceof Mapping) {
      const into = inPlace ? left : new Mapping(left.type, new Map([...left.entries].map(([k, entry]) => [k, { ...entry }])));
      for (const { key, value } of right.entries.values()) into.set(key, value);
      return into;
    }
    if (left instanceof SetValue && right instanceof SetValue) return this.binaryOfSets(name, inPlace, left, right);
    return undefined;
  }
  private binaryOfSets(name: string, inPlace: boolean, left: SetValue, right: SetValue): Tracked | undefined {
    const wanted: Readonly<Record<string, () => [unknown, Tracked][]>> = {
      and: () => [...left.items].filter(([key]) => right.items.has(key)),
      or: () => [...left.items, ...right.items],
      sub: () => [...left.items].filter(([key]) => !right.items.has(key)),
      xor: () => [...[...left.items].filter(([key]) => !right.items.has(key)), ...[...right.items].filter(([key]) => !left.items.has(key))],
    };
    const items = wanted[name]?.();
    if (items === undefined) return undefined;
    if (!inPlace || left.type === frozensetType) return new SetValue(left.type, new Map(items));
    left.items.clear();
    for (const [key, item] of items) left.items.set(key, item);
    left.isChanged = true;
    return left;
  }
  private binaryOfInstances(name: string, inPlace: boolean, left: Tracked, right: Tracked): Tracked {
    const attempt = (method: string, self: Tracked, other: Tracked): Tracked | undefined => {
      const found = self instanceof Instance ? self.type.lookup(method) : undefined;
      if (found === undefined) return undefined;
      const result = this.force(this.evaluator.call(new Known(found), [self, other]));
      return result instanceof Known && result.value === NotImplemented ? undefined : result;
    };
    const isNearer = left instanceof Instance && right instanceof Instance && left.type !== right.type && right.type.isSubtypeOf(left.type);
    if (isNearer) return this.fail('An operator of a subclass', name, 'Which method comes first is left to the frame.');
    const result =
      (inPlace ? attempt(`__i${name}__`, left, right) : undefined) ??
      attempt(`__${name}__`, left, right) ??
      attempt(`__r${name}__`, right, left);
    return (
      result ??
      this.fail('An operator that is not there', `${name}(${left.words}, ${right.words})`, 'The frame raises the exception itself.')
    );
  }
  unary(name: 'neg' | 'pos' | 'invert', operand: Tracked): Tracked {
    const v = this.force(operand);
    if (v instanceof TensorValue) return this.callTorch(name, [v]);
    if (v instanceof Instance) {
      const found = v.type.lookup(`__${name}__`);
      if (found !== undefined) return this.evaluator.call(new Known(found), [v]);
    }
    return this.fold(name, [v]);
  }
  compare(symbol: Comparison, a: Tracked, b: Tracked): Tracked {
    const [left, right] = [this.force(a), this.force(b)];
    if (left instanceof TensorValue || right instanceof TensorValue) {
      const other = left instanceof TensorValue ? right : left;
      if (other instanceof Known && other.value === null && (symbol === '==' || symbol === '!=')) return bool(symbol === '!=');
      return this.callTorch(COMPARISON_NAMES[symbol], [left, right]);
    }
    const size = this.symbolicCompare(symbol, left, right);
    if (size !== undefined) return size;
    if (left instanceof Instance || right instanceof Instance) return this.compareInstances(symbol, left, right);
    if (
      left === right &&
      (symbol === '==' || symbol === '!=') &&
      (left instanceof Mapping || left instanceof Sequence) &&
      this.realOf(left) === undefined
    )
      return this.fail('A comparison of containers', `${left.words} ${symbol} ${right.words}`, 'They hold tensors.');
    return this.fold(COMPARISON_NAMES[symbol], [left, right]);
  }
  private compareInstances(symbol: Comparison, left: Tracked, right: Tracked): Tracked {
    const attempt = (by: Comparison, self: Tracked, other: Tracked): Tracked | undefined => {
      const found = self instanceof Instance ? self.type.lookup(`__${COMPARISON_NAMES[by]}__`) : undefined;
      if (found === undefined || !this.isGuestFunction(found)) return undefined;
      const result = this.force(this.evaluator.call(new Known(found), [self, other]));
      return result instanceof Known && result.value === NotImplemented ? undefined : result;
    };
    const result = attempt(symbol, left, right) ?? attempt(SWAPPED[symbol], right, left);
    if (result !== undefined) return result;
    if (symbol === '==' || symbol === '!=') {
      // `!=` falls back on `==`, and that on identity.
      const equal = symbol === '!=' ? (attempt('==', left, right) ?? attempt('==', right, left)) : undefined;
      if (equal !== undefined) return this.not(equal);
      return bool(this.isSame(left, right) === (symbol === '=='));
    }
    return this.fail('A comparison that is not there', `${left.words} ${symbol} ${right.words}`, 'The frame raises the exception itself.');
  }
  private isGuestFunction(v: Value): boolean {
    return typeof v === 'object' && v !== null && 'code' in v;
  }
  isSame(a: Tracked, b: Tracked): boolean {
    const [left, right] = [this.known(a), this.known(b)];
    if (left === right) return true;
    if (left instanceof TensorValue && right instanceof TensorValue) return left.fake === right.fake;
    if (left instanceof Known && right instanceof Known) return isSameValue(left.value, right.value);
    if (left instanceof Opaque && right instanceof Opaque) {
      return this.fail('The identity of objects', `${left.words} is ${right.words}`, 'Nothing is known of these two objects.');
    }
    if (left instanceof Cell || right instanceof Cell) return false;
    if (left instanceof Method || right instanceof Method) return false;
    return false;
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
  not(v: Tracked): Tracked {
    return bool(!this.truth(v));
  }
  truth(tracked: Tracked): boolean {
    const v = this.force(tracked);
    if (v instanceof Known) return this.compute(() => this.t.truth(v.value)) as boolean;
    if (v instanceof TensorValue)
      return this.fail(
        'Data-dependent branching',
        'attempted to jump with a tensor',
        'Which way the program goes depends on the elements of a tensor, and these are not known while the frame is captured.',
        ['Use torch.where() to choose between values element by element.'],
      );
    if (v instanceof SymbolicInt) return this.truth(this.compare('!=', v, new Known(0)));
    if (v instanceof Sequence) return v.items.length > 0;
    if (v instanceof Mapping) return v.entries.size > 0;
    if (v instanceof SetValue) return v.items.size > 0;
    if (v instanceof Instance) {
      for (const name of ['__bool__', '__len__']) {
        const found = v.type.lookup(name);
        if (found !== undefined) return this.truth(this.evaluator.call(new Known(found), [v]));
      }
      return true;
    }
    if (v instanceof InstanceDict) return this.pairsOf(v).length > 0;
    if (v instanceof Opaque || v instanceof DictView) return this.fail('The truth of an object', v.words, 'Nothing is known of it.');
    return true;
  }
  contains(c: Tracked, item: Tracked): Tracked {
    const container = this.force(c);
    if (container instanceof Mapping) return bool(container.entries.has(keyOf(this.force(item))));
    if (container instanceof SetValue) return bool(container.items.has(keyOf(this.force(item))));
    if (container instanceof InstanceDict) {
      const key = this.force(item);
      return bool(
        key instanceof Known && typeof key.value === 'string' && this.capture.ownAttribute(container.owner, key.value) !== undefined,
      );
    }
    if (container instanceof DictView && container.what === 'keys') return this.contains(container.mapping, item);
    if (container instanceof Known && !(container.value instanceof PyTuple)) return this.fold('contains', [container, item]);
    if (container instanceof TensorValue)
      return this.fail('A number from a tensor', 'in', 'Whether it is among the elements is not known while the frame is captured.');
    if (container instanceof Instance) {
      const found = container.type.lookup('__contains__');
      if (found !== undefined) return bool(this.truth(this.evaluator.call(new Known(found), [container, item])));
    }
    for (const each of this.itemsOf(container))
      if (this.isSame(each, item) || this.truth(this.compare('==', each, item))) return bool(true);
    return bool(false);
  }

  // ---- iteration
  iterate(tracked: Tracked): Tracked {
    const v = this.force(tracked);
    if (v instanceof IteratorValue) return v;
    if (v instanceof Sequence) return new SequenceIterator(v, iteratorTypes.get(v.isList ? listType : tupleType) ?? null);
    if (v instanceof TensorValue) {
      // As Tensor.__iter__ does: unbind() along the first dimension, of which there are so many.
      const [length] = this.sizesOf(v);
      if (length instanceof SymbolicInt) this.capture.fix(length);
      const unbound = this.record('call_method', 'unbind', [v, new Known(0)], new Map()) as Sequence;
      return new SequenceIterator(tuple(unbound.items), iteratorTypes.get(tupleType) ?? null);
    }
    if (v instanceof Mapping || v instanceof SetValue || v instanceof DictView || v instanceof InstanceDict) return this.iterateKeys(v);
    if (v instanceof Known) return new ItemsIterator(this.itemsOf(v), null, v.value);
    if (v instanceof Instance) {
      const found = v.type.lookup('__iter__');
      if (found !== undefined) return this.iterate(this.evaluator.call(new Known(found), [v]));
      if (v.type.lookup('__next__') !== undefined) return v;
    }
    return this.fail('An iterator over such a value', v.words, 'Its items are not known.');
  }
  private iterateKeys(v: Mapping | SetValue | DictView | InstanceDict): KeysIterator {
    const of = v instanceof DictView ? v.mapping : v;
    const keys = (): unknown[] =>
      of instanceof Mapping ? [...of.entries.keys()] : of instanceof SetValue ? [...of.items.keys()] : this.itemsOf(of).map(keyOf);
    return new KeysIterator(
      v,
      keys,
      () => this.itemsOf(v),
      (isSize) => {
        if (isSize && of instanceof SetValue) this.raise(RuntimeError, 'Set changed size during iteration');
        if (isSize && of.type === dictType) this.raise(RuntimeError, 'dictionary changed size during iteration');
        return this.fail('A container that changes while it is iterated', v.words, 'The frame goes on itself.');
      },
    );
  }
  nextOf(iterator: Tracked): Next {
    const v = this.force(iterator);
    if (v instanceof IteratorValue) return v.next();
    if (v instanceof Instance) {
      const found = v.type.lookup('__next__');
      if (found !== undefined) {
        try {
          return this.evaluator.call(new Known(found), [v]);
        } catch (error) {
          if (error instanceof GuestRaise && error.exception.type.isSubtypeOf(StopIteration)) return SPENT;
          throw error;
        }
      }
    }
    return this.fail('The next item of such an iterator', v.words, 'It is not known what is left in it.');
  }
  returnedBy(iterator: Tracked): Tracked {
    return iterator instanceof GeneratorValue ? (iterator.result ?? NONE) : NONE;
  }
  /** All items, at once. */
  itemsOf(tracked: Tracked): Tracked[] {
    const v = this.force(tracked);
    if (v instanceof Sequence) return [...v.items];
    if (v instanceof SetValue) return [...v.items.values()];
    if (v instanceof Mapping) return [...v.entries.values()].map(({ key }) => key);
    if (v instanceof InstanceDict) return this.pairsOf(v).map(([key]) => key);
    if (v instanceof DictView) {
      const pairs = this.pairsOf(v.mapping);
      if (v.what === 'keys') return pairs.map(([key]) => key);
      return v.what === 'values' ? pairs.map(([, value]) => value) : pairs.map(([key, value]) => tuple([key, value]));
    }
    if (v instanceof Known) {
      if (v.value instanceof PyRange && Number(v.value.length) > 20_000)
        return this.fail('A long loop', `${v.value.length} rounds`, 'A loop is unrolled while it is captured.');
      const { value, t } = { value: v.value, t: this.t };
      const items: Tracked[] = [];
      if (value instanceof PyTuple) return value.items.map((item) => this.fromReal(item));
      this.compute(() => {
        const iterator = t.iter(value);
        for (let item = t.next(iterator); item !== DONE; item = t.next(iterator)) items.push(this.fromReal(item));
        return null;
      });
      return items;
    }
    const iterator = this.iterate(v);
    const items: Tracked[] = [];
    for (let next = this.nextOf(iterator); next !== SPENT; next = this.nextOf(iterator)) {
      items.push(next);
      if (items.length > 20_000) this.fail('A long loop', 'more than 20,000 rounds', 'A loop is unrolled while it is captured.');
    }
    return items;
  }
  pairsOf(tracked: Tracked): [Tracked, Tracked][] {
    const v = this.force(tracked);
    if (v instanceof Mapping) return [...v.entries.values()].map(({ key, value }) => [key, value]);
    if (v instanceof InstanceDict) {
      if (v.owner.real !== null)
        return this.fail('All attributes of an object', v.words, 'Which attributes an object has is asked one by one only.');
      return [...v.owner.attributes].flatMap(([name, value]) => (value === null ? [] : [[new Known(name), value] as [Tracked, Tracked]]));
    }
    return this.fail('A mapping that is no dict', v.words, 'Its keys are not known.');
  }
  lengthOf(tracked: Tracked): Tracked {
    const v = this.force(tracked);
    if (v instanceof Known) return this.fromReal(this.compute(() => this.t.length(v.value)));
    if (v instanceof Sequence) return new Known(v.items.length);
    if (v instanceof Mapping) return new Known(v.entries.size);
    if (v instanceof SetValue) return new Known(v.items.size);
    if (v instanceof DictView) return new Known(this.pairsOf(v.mapping).length);
    if (v instanceof TensorValue) {
      const sizes = this.sizesOf(v);
      if (sizes.length === 0) this.raise(TypeError, 'len() of a 0-d tensor');
      return sizes[0];
    }
    if (v instanceof Instance) {
      const found = v.type.lookup('__len__');
      if (found !== undefined) return this.evaluator.call(new Known(found), [v]);
    }
    return this.fail('The length of such a value', v.words, 'It is not known.');
  }

  // ---- items
  getItem(c: Tracked, k: Tracked): Tracked {
    const [container, key] = [this.force(c), this.force(k)];
    if (container instanceof TensorValue) return this.callTorch('getitem', [container, key]);
    if (container instanceof Sequence) return this.itemOfSequence(container, key);
    if (container instanceof Mapping) {
      const found = container.get(key);
      if (found !== undefined) return found;
      if (container.type !== dictType) return this.fail('A key that is not there', container.words, 'The dict is of a class of its own.');
      throw new GuestRaise(this.evaluator.exception(KeyError, [key]));
    }
    if (container instanceof InstanceDict) {
      const found =
        key instanceof Known && typeof key.value === 'string' ? this.capture.ownAttribute(container.owner, key.value) : undefined;
      if (found !== undefined) return found;
      throw new GuestRaise(this.evaluator.exception(KeyError, [key]));
    }
    if (container instanceof Instance) {
      const found = container.type.lookup('__getitem__');
      if (found !== undefined) return this.evaluator.call(new Known(found), [container, key]);
    }
    if (container instanceof Known && key instanceof TensorValue)
      return this.fail('A tensor as an index', container.words, 'Its value is not known while the frame is captured.');
    if (container instanceof Known && container.value instanceof PyType)
      return this.fail('A generic alias', container.words, 'The frame makes it itself.');
    return this.fold('getitem', [container, key]);
  }
  private itemOfSequence(sequence: Sequence, key: Tracked): Tracked {
    const { items } = sequence;
    if (key instanceof SliceValue) {
      const range = this.sliceOf(key, items.length);
      return new Sequence(
        sequence.isList ? listType : sequence.type.lookup('_fields') === undefined ? sequence.type : tupleType,
        range.map((i) => items[i]),
      );
    }
    const index = this.indexOf(key, sequence.type.name);
    const at = index < 0 ? index + items.length : index;
    if (at < 0 || at >= items.length) this.raise(IndexError, `${sequence.isList ? 'list' : 'tuple'} index out of range`);
    return items[at];
  }
  private indexOf(key: Tracked, what: string): number {
    const v = this.known(key);
    if (v instanceof Known && (typeof v.value === 'number' || typeof v.value === 'boolean') && Number.isInteger(Number(v.value)))
      return Number(v.value);
    return this.fail('An index that is no known int', v.words, `An item of a ${what} is asked for by an index that is not known.`);
  }
  /** The positions that a slice means. */
  sliceOf(slice: SliceValue, length: number): number[] {
    const real = this.lower(slice, () => undefined);
    if (real === undefined)
      return this.fail('A slice that is not known', slice.words, 'Its bounds are not known while the frame is captured.');
    const indices = this.compute(() => this.t.callMethod(real, 'indices', [length])) as PyObject as PyTuple;
    const [start, stop, step] = indices.items as number[];
    const positions: number[] = [];
    for (let i = start; step > 0 ? i < stop : i > stop; i += step) positions.push(i);
    return positions;
  }
  setItem(c: Tracked, k: Tracked, value: Tracked | null): void {
    const [container, key] = [this.force(c), this.force(k)];
    if (container instanceof TensorValue && value !== null) {
      this.record('call_function', this.operatorFunction('setitem'), [container, key, value], new Map());
      return;
    }
    if (container instanceof Sequence && container.isList) return this.setListItem(container, key, value);
    if (container instanceof Mapping) {
      if (value !== null) container.set(key, value);
      else if (container.delete(key) === undefined) throw new GuestRaise(this.evaluator.exception(KeyError, [key]));
      return;
    }
    if (container instanceof InstanceDict && key instanceof Known && typeof key.value === 'string') {
      if (value === null && this.capture.ownAttribute(container.owner, key.value) === undefined)
        throw new GuestRaise(this.evaluator.exception(KeyError, [key]));
      setInDict(this, container.owner, key.value, value);
      return;
    }
    if (container instanceof Instance) {
      const found = container.type.lookup(value === null ? '__delitem__' : '__setitem__');
      if (found !== undefined) {
        this.evaluator.call(new Known(found), value === null ? [container, key] : [container, key, value]);
        return;
      }
    }
    this.fail('An item that is set', container.words, 'Such a container is not tracked.');
  }
  private setListItem(list: Sequence, key: Tracked, value: Tracked | null): void {
    list.isChanged = true;
    if (key instanceof SliceValue) {
      const positions = this.sliceOf(key, list.items.length);
      const items = value === null ? [] : this.itemsOf(value);
      if (this.isNone(key.parts[2]) || (this.force(key.parts[2]) as Known).value === 1) {
        const real = this.lower(key, () => undefined) as PyObject as PySlice;
        const [start] = (this.t.callMethod(real, 'indices', [list.items.length]) as PyObject as PyTuple).items as number[];
        list.items.splice(start, positions.length, ...items);
        return;
      }
      if (value !== null && items.length !== positions.length)
        this.raise(ValueError, `attempt to assign sequence of size ${items.length} to extended slice of size ${positions.length}`);
      if (value === null) list.items = list.items.filter((_, i) => !positions.includes(i));
      else positions.forEach((at, i) => (list.items[at] = items[i]));
      return;
    }
    const index = this.indexOf(key, 'list');
    const at = index < 0 ? index + list.items.length : index;
    if (at < 0 || at >= list.items.length) this.raise(IndexError, 'list assignment index out of range');
    if (value === null) list.items.splice(at, 1);
    else list.items[at] = value;
  }

  // ---- text
  joinStrings(parts: readonly Tracked[]): Tracked {
    const texts = this.lowerAll(parts, () => undefined);
    if (texts === undefined)
      return this.fail(
        'Text of values that are not known',
        'f-string',
        'The text depends on values that are not known while the frame is captured.',
      );
    return new Known(this.compute(() => this.t.callMethod('', 'join', [new PyTuple(texts)])));
  }
  private literalOf(tracked: Tracked, what: string): Value {
    const v = this.force(tracked);
    const value = v instanceof TensorValue ? undefined : this.realOf(v);
    if (value === undefined || !this.isTextual(value))
      return this.fail(
        'Text of values that are not known',
        `${what} of ${v.words}`,
        'The text depends on values that are not known while the frame is captured.',
      );
    return value;
  }
  private isTextual(value: Value): boolean {
    if (isLiteral(value) || value instanceof PyRange || this.capture.world.isGraphConstant(value)) return true;
    if (value instanceof PyTuple || value instanceof PyList) return value.items.every((item) => this.isTextual(item));
    return value instanceof PyDict && [...value.entries()].every(([key, item]) => this.isTextual(key) && this.isTextual(item));
  }
  convert(tracked: Tracked, how: 'str' | 'repr' | 'ascii'): Tracked {
    const { t } = this;
    const value = this.literalOf(tracked, how);
    return new Known(
      this.compute(() =>
        how === 'str' ? t.str(value) : how === 'repr' ? t.repr(value) : t.call(t.interp.builtins.getName('ascii') as Value, [value]),
      ),
    );
  }
  format(tracked: Tracked, spec: Tracked): Tracked {
    const value = this.literalOf(tracked, 'format');
    const how = this.realOf(spec);
    if (how === undefined) return this.fail('Text of values that are not known', 'format', 'The format is not known.');
    return new Known(this.compute(() => this.t.format(value, how)));
  }

  // ---- exceptions, with, import, match
  exceptionFrom(tracked: Tracked | undefined, cause: Tracked | undefined): ExceptionValue {
    const { evaluator } = this;
    if (tracked === undefined) {
      if (evaluator.handled instanceof ExceptionValue) return evaluator.handled;
      return this.fail('raise without an exception', 'raise', 'What is being handled came from outside of the frame.');
    }
    const v = this.force(tracked);
    const exception = v instanceof Known && v.value instanceof PyType ? this.force(evaluator.call(v, [])) : v;
    if (!(exception instanceof ExceptionValue))
      return this.fail('An exception of another kind', v.words, 'Only exceptions that the frame makes are tracked.');
    if (cause !== undefined) exception.cause = this.force(cause);
    return exception;
  }
  matches(exception: ExceptionValue, type: Tracked): boolean {
    const v = this.force(type);
    const types =
      v instanceof Sequence
        ? v.items.map((item) => this.force(item))
        : v instanceof Known && v.value instanceof PyTuple
          ? v.value.items.map((item) => new Known(item))
          : [v];
    return types.some((each) => {
      if (!(each instanceof Known && each.value instanceof PyType))
        return this.fail('An except clause', each.words, 'The class is not known.');
      return exception.type.isSubtypeOf(each.value);
    });
  }
  enter(manager: Tracked): [exit: Tracked, value: Tracked] {
    const v = this.force(manager);
    if (v instanceof External && v.what === 'stream' && !this.isGuestFunction(v.type.lookup('__enter__') ?? null))
      return enterStream(this, v);
    if (!(v instanceof Instance))
      return this.fail('Unsupported context manager', v.words, 'Only context managers that are objects of classes in Python are captured.');
    const [enter, exit] = [v.type.lookup('__enter__'), v.type.lookup('__exit__')];
    if (enter === undefined || exit === undefined)
      return this.fail('Unsupported context manager', v.words, 'It has no __enter__() or no __exit__().');
    const bound = getAttribute(this, v, '__exit__');
    return [bound, this.evaluator.call(getAttribute(this, v, '__enter__'), [])];
  }
  importName(frame: SymbolicFrame, name: string, level: Tracked, fromlist: Tracked): Tracked {
    const { t } = this;
    const importer = t.interp.builtins.getName('__import__') as Value;
    const [how, names] = [this.realOf(level), this.realOf(fromlist)];
    const top = name.split('.')[0];
    if (how !== 0 || t.interp.modules.getName(name) === undefined || t.interp.modules.getName(top) === undefined)
      return this.fail('An import', name, 'A module that is not loaded yet is imported by the frame itself.');
    return new Known(t.call(importer, [strFromJs(name), frame.globals, null, names as Value, 0]));
  }
  isPattern(tracked: Tracked, what: 'sequence' | 'mapping'): boolean {
    const v = this.force(tracked);
    if (v instanceof TensorValue || v instanceof Instance || v instanceof Opaque)
      return this.fail('A pattern', v.words, `Whether it is a ${what} is left to the frame.`);
    return what === 'sequence' ? v instanceof Sequence || (v instanceof Known && v.value instanceof PyRange) : v instanceof Mapping;
  }
  matchClass(subject: Tracked, type: Tracked, names: Tracked, positional: number): Tracked {
    const v = this.force(subject);
    const cls = this.force(type);
    const attributes = this.realOf(names) as PyObject as PyTuple;
    if (
      !(cls instanceof Known && cls.value instanceof PyType) ||
      !(v instanceof Known || v instanceof Instance || v instanceof Sequence || v instanceof Mapping)
    )
      return this.fail('A class pattern', v.words, 'It is left to the frame.');
    if (!v.type?.isSubtypeOf(cls.value)) return NONE;
    const order =
      positional === 0 ? [] : ((this.t.findAttr(cls.value, '__match_args__') as PyObject as PyTuple | undefined)?.items ?? null);
    if (order === null || positional > order.length) {
      if (positional === 1 && v instanceof Known) return tuple([v]);
      return this.fail('A class pattern', v.words, 'It is left to the frame.');
    }
    const found: Tracked[] = [];
    for (const name of [...order.slice(0, positional), ...attributes.items]) {
      try {
        found.push(getAttribute(this, v, jsText(name as string)));
      } catch (error) {
        if (error instanceof GuestRaise && error.exception.type.name === 'AttributeError') return NONE;
        throw error;
      }
    }
    return tuple(found);
  }

  // ---- the others
  getAttribute(owner: Tracked, name: string): Tracked {
    return getAttribute(this, owner, name);
  }
  getMethod(owner: Tracked, name: string): Tracked {
    return getMethod(this, owner, name);
  }
  setAttribute(owner: Tracked, name: string, value: Tracked | null): void {
    setAttribute(this, owner, name, value);
  }
  superAttribute(callee: Tracked, type: Tracked, object: Tracked, name: string): Tracked {
    return superAttribute(this, callee, type, object, name);
  }
  call(callee: Tracked, args: readonly Tracked[], keywords: Keywords): Tracked {
    return call(this, callee, args, keywords);
  }
}

const sameShape = (a: TensorFacts, b: TensorFacts): boolean =>
  a.shape.length === b.shape.length && a.shape.every((size, i) => size === b.shape[i]);

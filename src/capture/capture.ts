/**
 * One attempt to capture a frame: its guards, its graph, and the tracked values that stand for real objects.
 *
 * `wrap` is where real values come in. Each kind of value has a row: how it is tracked, and what is assumed of it. Whoever is met twice is the
 * same tracked value again, under its first source, and a guard says that both are one object.
 */
import type { CodeObject } from '../bytecode/code.ts';
import { cellType, dictType, listType, sliceType, typeOf } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyCell, PyFunction, PyMethod, PyModule, PyProperty } from '../runtime/callables.ts';
import { PyList, PyRange, PySlice, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { PyInstance, PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { getOwn } from '../runtime/own-attributes.ts';
import { PyFrozenSet, PySet } from '../runtime/set.ts';
import { type Frame, PyCode } from '../vm/frame.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Actions } from './actions.ts';
import { annotation, Externals } from './externals.ts';
import { GraphWriter } from './graph.ts';
import { type Guard, type GuardKind, GuardProgram, type Place } from './guards.ts';
import { isAtom, literalText, sameLiteral } from './literals.ts';
import { behavesAs } from './protocol.ts';
import { isReplayable } from './sets.ts';
import { AttributeSource, GlobalSource, HeldSource, ItemSource, PartSource, type Source } from './source.ts';
import {
  Cell,
  distinct,
  type Expression,
  Instance,
  InstanceDict,
  keyOf,
  Known,
  Lazy,
  Mapping,
  Method,
  Opaque,
  Sequence,
  SetValue,
  SliceValue,
  type SymbolicInt,
  TensorValue,
  type Tracked,
} from './tracked.ts';
import { tupleType } from './types.ts';
import { Specialized, Unsupported } from './unsupported.ts';
import type { Modes, SizeMark, TensorFacts, TensorWorld } from './world.ts';

/** Objects that are told by identity: what they are does not change under a program that is not out to change it. */
const isPinned = (v: Value): boolean =>
  v instanceof PyFunction ||
  v instanceof PyBuiltin ||
  v instanceof PyType ||
  v instanceof PyModule ||
  v instanceof PyCode ||
  v instanceof PyProperty;

/** What a capture may be told. */
export interface CaptureOptions {
  /** Stop before this step of the outermost frame. */
  readonly breakAt: number;
  readonly maxInlined: number;
  /** Functions that log: what they are called with is said behind the graph ('later'), or not at all ('never'). */
  readonly logging: ReadonlyMap<Value, 'later' | 'never'>;
  /** Which dimensions of an input may change. */
  readonly dynamicDimensions: (source: string, tensor: PyObject, facts: TensorFacts) => readonly boolean[] | null;
}

/** A size that may change. Sizes that are equal now are one symbol, as in PyTorch. */
interface SizeSymbol {
  readonly name: string;
  readonly hint: number;
  readonly probe: number;
  readonly expression: Expression;
  readonly mark: SizeMark | undefined;
  /** While marks are looked at: what the size is taken to be; else 0. */
  readonly supposed: { size: number };
}
/** Added to a size for the stand-ins with other sizes. */
const PROBES = [101, 211, 307, 401, 503, 601, 701, 809, 907, 1009];

export class Capture {
  readonly guards = new GuardProgram();
  readonly graph: GraphWriter;
  /** Real objects by identity. */
  private readonly known = new Map<PyObject, Tracked>();
  /** Stand-ins by identity: an operation in place gives back what it was given. */
  private readonly byFake = new Map<PyObject, TensorValue>();
  /** Tracked values that were there before, of the kinds that can change. */
  readonly mutables: { readonly real: PyObject; readonly tracked: Tracked }[] = [];
  /** Namespaces of modules: names that the frame has bound or unbound. */
  readonly globals = new Map<PyDict, Map<string, Tracked | null>>();
  private readonly names = new Map<string, number>();
  /** The modes of the thread when the frame began. */
  readonly modes: Modes;
  place: Place | null = null;
  /** Calls of functions that log, which are made behind the graph. */
  readonly logged: { readonly callee: Value; readonly args: readonly Tracked[]; readonly keywords: ReadonlyMap<string, Tracked> }[] = [];
  /** Code objects that were inlined, for those who want to know. */
  readonly inlined = new Set<CodeObject>();

  constructor(
    readonly t: ThreadState,
    readonly world: TensorWorld,
    readonly frame: Frame,
    readonly options: CaptureOptions,
  ) {
    this.graph = new GraphWriter(t);
    this.graph.annotate = () => annotation(this.externals);
    const modes = world.modes(t);
    this.modes = modes;
    this.addGuard(
      'GLOBAL_STATE',
      null,
      '___check_global_state()',
      (_v, _values, asking) => world.hasModes(asking, modes),
      (_v, _values, asking) => {
        const now = world.modes(asking);
        return `GLOBAL_STATE changed: ${Object.keys(modes)
          .filter((name) => now[name] !== modes[name])
          .join(' ')}`;
      },
    );
  }

  addGuard(kind: GuardKind, source: Source | null, text: string, test: Guard['test'], why?: Guard['why']): void {
    this.guards.add({ kind, source, text, place: this.place, test, ...(why === undefined ? {} : { why }) });
  }

  // ---- real values come in
  lazy(value: Value, source: Source): Tracked {
    const known = value instanceof PyObject ? this.known.get(value) : undefined;
    return known !== undefined && known.source === source ? known : new Lazy(value, source);
  }
  /** What a value is, once somebody looks at it. */
  force(v: Tracked): Tracked {
    if (!(v instanceof Lazy)) return v;
    v.forced ??= this.wrap(v.value, v.source);
    return v.forced;
  }

  wrap(value: Value, source: Source): Tracked {
    if (isAtom(value)) return this.wrapLiteral(value, source);
    const object = value as PyObject;
    const seen = this.known.get(object);
    if (seen !== undefined) {
      this.isSameAs(object, source, seen);
      return seen;
    }
    const tracked = this.wrapObject(object, source);
    this.known.set(object, tracked);
    return tracked;
  }
  private wrapLiteral(value: Value, source: Source): Tracked {
    if (!(source instanceof HeldSource))
      this.addGuard(
        value === null || typeof value === 'boolean' ? 'ID_MATCH' : 'EQUALS_MATCH',
        source,
        value === null || typeof value === 'boolean'
          ? `${source.text} is ${literalText(value)}`
          : `${source.text} == ${literalText(value)}`,
        (v) => sameLiteral(v, value),
      );
    return new Known(value, source);
  }
  private isSameAs(object: PyObject, source: Source, seen: Tracked): void {
    const first = seen.source;
    if (seen instanceof Cell && seen.identity !== null)
      this.addGuard('ID_MATCH', seen.identity, `${seen.identity.text} is ${source.text}`, (v) => v === object);
    if (first === null || first === source || source instanceof HeldSource) return;
    if (first instanceof HeldSource || isPinned(object)) {
      this.addGuard('ID_MATCH', source, `${source.text} is ${literalText(object)}`, (v) => v === object);
      return;
    }
    const place = this.guards.placeOf(first);
    this.addGuard('DUPLICATE_INPUT', source, `${first.text} is ${source.text}`, (v, values) => v === values[place]);
  }
  private wrapObject(object: PyObject, source: Source): Tracked {
    const { world } = this;
    if (world.isTensor(object)) return this.wrapTensor(object, source);
    const external = world.externalKind(object);
    if (external !== undefined) {
      this.checkType(object, source);
      return this.externals.given(this.actions as Actions, external, object, source);
    }
    if (isPinned(object) || world.isGraphConstant(object)) return this.pin(object, source);
    if (object instanceof PyMethod) return this.wrapMethod(object, source);
    if ((object instanceof PyTuple && behavesAs(object.cls, tupleType)) || (object instanceof PyList && object.cls === listType))
      return this.wrapSequence(object, source);
    if (object instanceof PyDict && !object.cls.has(TypeFlag.HEAP)) return this.wrapDict(object, source);
    if (object instanceof PySet && !object.cls.has(TypeFlag.HEAP)) return this.wrapSet(object, source);
    if (object instanceof PySlice) return this.wrapSlice(object, source);
    if (object instanceof PyRange) return this.wrapRange(object, source);
    if (object instanceof PyCell) {
      const cell = new Cell(undefined, cellType, source, object);
      this.cells.push(cell);
      if (object.value !== undefined) cell.content = this.lazy(object.value, new PartSource(source, 'cell_contents'));
      return cell;
    }
    if (object instanceof PyInstance) return this.wrapInstance(object, source);
    this.checkType(object, source);
    return new Opaque(object, source);
  }
  /** By identity, and the code may hold it. */
  pin(object: PyObject, source: Source): Tracked {
    if (!(source instanceof HeldSource))
      this.addGuard(
        object instanceof PyFunction ? 'FUNCTION_MATCH' : 'ID_MATCH',
        source,
        `___check_obj_id(${source.text}, ${literalText(object)})`,
        (v) => v === object,
        () => `___check_obj_id(${source.text}, ${String(this.t.interp.idOf(object))})`,
      );
    return new Known(object, new HeldSource(object, source.text));
  }
  checkType(object: PyObject, source: Source): void {
    const { cls } = object;
    const { version } = cls;
    if (source instanceof HeldSource) return;
    this.addGuard(
      'TYPE_MATCH',
      source,
      `___check_type_id(${source.text}, ${cls.name})`,
      (v) => v instanceof PyObject && v.cls === cls && cls.version === version,
    );
  }
  private wrapTensor(tensor: PyObject, source: Source): Tracked {
    const facts = this.world.factsOf(tensor);
    const { world } = this;
    const isDynamic = this.options.dynamicDimensions(source.text, tensor, facts);
    const sizes = facts.shape.map((size, i) => (isDynamic?.[i] === true ? 'None' : size));
    const strides = isDynamic === null ? `stride=[${facts.strides.join(', ')}]` : 'contiguous';
    const grad = facts.requiresGrad ? 'True' : 'False';
    // As PyTorch writes it: the number of the device, and None for the CPU.
    const device = facts.device.split(':')[1] ?? 'None';
    const shown = `Tensor, ${facts.dtype}, device=${device}, requires_grad=${grad}, size=[${sizes.join(', ')}], ${strides}`;
    const { cls } = tensor;
    this.addGuard(
      'TENSOR_MATCH',
      source,
      `check_tensor(${source.text}, ${shown})`,
      (v) => v instanceof PyObject && v.cls === cls && world.hasFacts(v, facts, isDynamic),
      (v) => whyNot(source.text, world, v, facts, isDynamic),
    );
    this.apartFromOthers(tensor, source);
    const fake = world.fakeOf(tensor);
    const name = this.freshName(inputName(source.text));
    const node = this.graph.node('placeholder', name, [], null, null, null);
    this.graph.setMeta(node, 'example_value', fake);
    this.graph.inputs.push({ node, fake });
    const probe = isDynamic === null ? null : this.probeFor(tensor, source, facts, isDynamic);
    const tracked = new TensorValue(node, fake, source, probe);
    this.byFake.set(fake, tracked);
    this.inputs.push({ tracked, real: tensor });
    return tracked;
  }
  readonly externals = new Externals();
  /** Set by the evaluator. */
  actions: Actions | null = null;
  /** Cells of functions that were there before. */
  readonly cells: Cell[] = [];
  private readonly symbols: SizeSymbol[] = [];
  /** A stand-in with other sizes: each that may change is its symbol's. */
  private probeFor(tensor: PyObject, source: Source, facts: TensorFacts, isDynamic: readonly boolean[]): PyObject {
    const place = this.guards.placeOf(source);
    const { world } = this;
    const marks = world.sizeMarks(this.t, tensor);
    const shape = facts.shape.map((size, dimension) => {
      if (!isDynamic[dimension]) return size;
      const known = this.symbols.find(({ hint }) => hint === size);
      const supposed = known?.supposed ?? { size: 0 };
      const evaluate = (values: readonly Value[]): number => supposed.size || world.factsOf(values[place]).shape[dimension];
      const text = `${source.text}.size()[${dimension}]`;
      if (known !== undefined) {
        const { expression } = known;
        this.addGuard(
          'SHAPE_ENV',
          source,
          `${text} == ${expression.text}`,
          (_v, values) => evaluate(values) === expression.evaluate(values),
        );
        return known.probe;
      }
      const index = this.symbols.length;
      const symbol = {
        name: `s${index}`,
        hint: size,
        probe: size + PROBES[index % PROBES.length] + 1009 * Math.floor(index / PROBES.length),
        expression: { text, evaluate },
        mark: marks.get(dimension),
        supposed,
      };
      const { min, max } = symbol.mark ?? { min: 2, max: Number.POSITIVE_INFINITY };
      const range = `${min} <= ${text}${max === Number.POSITIVE_INFINITY ? '' : ` <= ${max}`}`;
      this.addGuard('SHAPE_ENV', source, range, (_v, values) => evaluate(values) >= min && evaluate(values) <= max);
      this.symbols.push(symbol);
      return symbol.probe;
    });
    return world.probeOf(tensor, shape);
  }
  /** An int that is `hint` with the sizes of now and `probe` with the others, in terms of the symbols. */
  expressionFor(hint: number, probe: number): Expression | null {
    for (const { hint: h, probe: p, expression } of this.symbols) {
      const { text, evaluate } = expression;
      if (h === hint && p === probe) return expression;
      const factor = (probe - hint) / (p - h);
      const rest = hint - factor * h;
      if (Number.isInteger(factor) && factor > 0 && Math.abs(rest) <= 64)
        return {
          text: rest === 0 ? `${factor}*${text}` : `${factor}*${text} + ${rest}`,
          evaluate: (values) => factor * evaluate(values) + rest,
        };
      if (hint === Math.floor(h / 2) && probe === Math.floor(p / 2))
        return { text: `${text} // 2`, evaluate: (values) => Math.floor(evaluate(values) / 2) };
    }
    for (const a of this.symbols)
      for (const b of this.symbols)
        if (a.hint * b.hint === hint && a.probe * b.probe === probe)
          return {
            text: `${a.expression.text}*${b.expression.text}`,
            evaluate: (values) => a.expression.evaluate(values) * b.expression.evaluate(values),
          };
    return null;
  }
  /** Sizes that were marked as changing, and may not: what they are called, and PyTorch's words for it. */
  brokenMarks(): readonly { readonly text: string; readonly why: string }[] {
    const tests = this.guards.guards.filter(({ kind }) => kind === 'SHAPE_ENV');
    for (const { supposed, hint } of this.symbols) supposed.size = hint;
    const broken = this.symbols.flatMap(({ mark, hint, supposed, expression: { text } }) => {
      if (mark?.kind !== 'dynamic') return [];
      const { min, max } = mark;
      const failingFor = (size: number): Guard | undefined => {
        supposed.size = size;
        const failing = tests.find(({ test }) => !test(null, [], this.t));
        supposed.size = hint;
        return failing;
      };
      const others = [2, 3, hint - 1, hint + 1, 2 * hint, 3 * hint, hint + 1009].filter(
        (size) => size >= min && size <= max && size !== hint,
      );
      if (others.length > 0 && others.every((size) => failingFor(size) !== undefined)) return [{ text, why: specialized(text, hint) }];
      if (max === Number.POSITIVE_INFINITY) return [];
      const guard = failingFor(min) ?? failingFor(max);
      const why = `Not all values of ${text} in the specified range ${min} <= ${text} <= ${max} satisfy the generated guard ${guard?.text}.`;
      return guard === undefined ? [] : [{ text, why }];
    });
    for (const { supposed } of this.symbols) supposed.size = 0;
    return broken;
  }
  get symbolHints(): readonly number[] {
    return this.symbols.map(({ hint }) => hint);
  }
  /** The value of a size, which is fixed by that. */
  fix(v: SymbolicInt): number {
    const { expression, hint } = v;
    if (expression === null) throw new Specialized(this.symbolHints);
    this.addGuard('SHAPE_ENV', null, `${expression.text} == ${hint}`, (_v, values) => expression.evaluate(values) === hint);
    return hint;
  }
  readonly inputs: { readonly tracked: TensorValue; readonly real: PyObject }[] = [];
  /** Two inputs were two tensors: a call with one tensor for both is another case. */
  private apartFromOthers(tensor: PyObject, source: Source): void {
    for (const { tracked, real } of this.inputs) {
      if (real === tensor) continue;
      const place = this.guards.placeOf(tracked.source as Source);
      this.addGuard(
        'NO_TENSOR_ALIASING',
        source,
        `${source.text} is not ${(tracked.source as Source).text}`,
        (v, values) => v !== values[place],
      );
    }
  }
  freshName(name: string): string {
    const count = this.names.get(name) ?? 0;
    this.names.set(name, count + 1);
    return count === 0 ? name : this.freshName(`${name}_${count}`);
  }
  private wrapMethod(method: PyMethod, source: Source): Tracked {
    this.checkType(method, source);
    const func = this.wrap(method.func, new PartSource(source, '__func__'));
    return new Method(func, this.lazy(method.self, new PartSource(source, '__self__')), method.cls, source);
  }
  private wrapSequence(object: PyTuple | PyList, source: Source): Tracked {
    this.checkType(object, source);
    const { length } = object.items;
    this.addGuard('SEQUENCE_LENGTH', source, `len(${source.text}) == ${length}`, (v) => (v as PyObject as PyList).items.length === length);
    const items = object.items.map((item, i) => this.lazy(item, new ItemSource(source, i)));
    const tracked = new Sequence(object.cls, items, source, object);
    if (object instanceof PyList) this.isMutable(object, tracked);
    return tracked;
  }
  private wrapDict(object: PyDict, source: Source): Tracked {
    this.checkType(object, source);
    const keys = object.liveKeys();
    if (!keys.every((key) => isAtom(key) || isPinned(key))) return new Opaque(object, source);
    this.addGuard('DICT_KEYS', source, `list(${source.text}.keys()) == [${keys.map(literalText).join(', ')}]`, (v) =>
      hasKeys(v as PyObject as PyDict, keys),
    );
    const entries = new Map<unknown, { key: Tracked; value: Tracked }>();
    for (const [key, value] of object.entries()) {
      const known = new Known(key);
      entries.set(keyOf(known), { key: known, value: this.lazy(value, new ItemSource(source, key)) });
    }
    const tracked = new Mapping(object.cls, entries, source, object);
    this.isMutable(object, tracked);
    return tracked;
  }
  private wrapSet(object: PySet, source: Source): Tracked {
    this.checkType(object, source);
    const items = object.items();
    if (!items.every((item) => isAtom(item) || isPinned(item)) || !isReplayable(this.t, object)) return new Opaque(object, source);
    this.addGuard('SET_CONTENTS', source, `${source.text} == {${items.map(literalText).join(', ')}}`, (v, _values, asking) => {
      const set = v as PyObject as PySet;
      const now = set.items();
      return now.length === items.length && now.every((item, i) => sameLiteral(item, items[i])) && isReplayable(asking, set);
    });
    const tracked = new SetValue(object.cls, distinct(items.map((item) => new Known(item))), source, object);
    if (!(object instanceof PyFrozenSet)) this.isMutable(object, tracked);
    return tracked;
  }
  private wrapSlice(object: PySlice, source: Source): Tracked {
    this.checkType(object, source);
    const part = (name: 'start' | 'stop' | 'step'): Tracked =>
      this.lazy(object[name], new PartSource(source, name, (v) => (v instanceof PySlice ? v[name] : undefined)));
    return new SliceValue([part('start'), part('stop'), part('step')], sliceType, source);
  }
  private wrapRange(object: PyRange, source: Source): Tracked {
    const { start, stop, step } = object;
    this.addGuard('EQUALS_MATCH', source, `${source.text} == range(${start}, ${stop}, ${step})`, (v) => {
      return v instanceof PyRange && v.start === start && v.stop === stop && v.step === step;
    });
    return new Known(object, source);
  }
  private wrapInstance(object: PyInstance, source: Source): Tracked {
    this.checkType(object, source);
    const tracked = new Instance(object.cls, source, object);
    this.isMutable(object, tracked);
    return tracked;
  }
  private isMutable(real: PyObject, tracked: Tracked): void {
    this.mutables.push({ real, tracked });
  }
  /** What the frame changes was one object, and no other of those that it has seen. */
  guardAliasing(): void {
    const isChanged = (v: Tracked): boolean => (v as { isChanged?: boolean }).isChanged === true;
    for (const { tracked, real } of this.mutables) {
      if (!isChanged(tracked) || tracked.source === null || tracked.source instanceof HeldSource) continue;
      const place = this.guards.placeOf(tracked.source);
      for (const other of this.mutables) {
        if (
          other.real === real ||
          other.real.cls !== real.cls ||
          other.tracked.source === null ||
          other.tracked.source instanceof HeldSource
        )
          continue;
        this.addGuard(
          'OBJECT_ALIASING',
          other.tracked.source,
          `${other.tracked.source.text} is not ${tracked.source.text}`,
          (v, values) => v !== values[place],
        );
      }
    }
  }

  /** A value that the frame has from the start. */
  adopt(real: PyObject, tracked: Tracked): void {
    this.known.set(real, tracked);
  }

  // ---- what real objects have
  /** An attribute that the object has itself, not by its class. */
  ownAttribute(owner: Instance, name: string): Tracked | undefined {
    const set = owner.attributes.get(name);
    if (set !== undefined) return set ?? undefined;
    const { real, source } = owner;
    if (real === null || source === null) return undefined;
    const value = getOwn(real, name);
    if (value !== undefined) {
      const found = this.lazy(value, new AttributeSource(source, name));
      return found;
    }
    this.addGuard(
      'NOT_PRESENT',
      source,
      `not ___dict_contains('${name}', ${source.text}.__dict__)`,
      (v) => getOwn(v as PyObject, name) === undefined,
    );
    return undefined;
  }
  /** A name of a namespace, as the frame would find it now. */
  global(namespace: PyDict, builtins: PyDict, name: string): Tracked | undefined {
    const set = this.globals.get(namespace)?.get(name);
    if (set !== undefined && set !== null) return set;
    const { frame } = this;
    const own = set === null ? undefined : namespace.getName(name);
    const value = own ?? builtins.getName(name);
    if (value === undefined) return undefined;
    if (namespace === frame.globals && builtins === frame.builtins && set !== null) return this.lazy(value, new GlobalSource(name));
    const dict = own === undefined ? builtins : namespace;
    const held = new HeldSource(dict, dict === builtins ? 'G[__builtins__]' : `G[${literalText(namespace.getName('__name__') ?? null)}]`);
    if (own === undefined)
      this.addGuard(
        'NOT_PRESENT',
        new HeldSource(namespace, `G[${literalText(namespace.getName('__name__') ?? null)}]`),
        `'${name}' is not a global`,
        () => namespace.getName(name) === undefined,
      );
    return this.lazy(value, new ItemSource(held, name));
  }

  // ---- tensors
  tensorOf(fake: PyObject): TensorValue | undefined {
    return this.byFake.get(fake);
  }
  remember(tensor: TensorValue): TensorValue {
    this.byFake.set(tensor.fake, tensor);
    return tensor;
  }
  dictOf(owner: Instance): InstanceDict {
    return new InstanceDict(owner, dictType);
  }
  fail(kind: string, context: string, explanation: string, hints: readonly string[] = []): never {
    throw new Unsupported(kind, context, explanation, hints);
  }
}

/** PyTorch's words for a size that was marked as changing. */
export const specialized = (text: string, size: number): string =>
  `You marked ${text} as dynamic but your code specialized it to be a constant (${size}). If you're using mark_dynamic, either remove it or ` +
  'use maybe_mark_dynamic.';

function hasKeys(dict: PyDict, keys: readonly Value[]): boolean {
  if (dict.size !== keys.length) return false;
  let i = 0;
  for (let at = dict.nextLive(0); at >= 0; at = dict.nextLive(at + 1)) if (!sameLiteral(dict.keys[at] as Value, keys[i++])) return false;
  return true;
}
/** PyTorch's words for what is different. */
function whyNot(name: string, world: TensorWorld, v: Value, expected: TensorFacts, isDynamic: readonly boolean[] | null): string {
  const shown = /^L\['(\w+)'\]$/.exec(name)?.[1] ?? name;
  const about = `tensor '${shown}'`;
  if (!world.isTensor(v)) return `expected type of '${shown}' to be a tensor type, but found ${typeOf(v).name}`;
  const now = world.factsOf(v);
  if (now.type !== expected.type) return `expected type of '${shown}' to be a tensor type, but found ${now.type}`;
  if (now.dtype !== expected.dtype) return `${about} dtype mismatch. expected ${expected.dtypeTitle}, actual ${now.dtypeTitle}`;
  if (now.device !== expected.device) return `${about} device mismatch. expected ${expected.device}, actual ${now.device}`;
  if (now.requiresGrad !== expected.requiresGrad)
    return `${about} requires_grad mismatch. expected requires_grad=${Number(expected.requiresGrad)}`;
  if (now.shape.length !== expected.shape.length)
    return `${about} rank mismatch. expected ${expected.shape.length}, actual ${now.shape.length}`;
  for (let i = 0; i < now.shape.length; i++)
    if (isDynamic?.[i] !== true && now.shape[i] !== expected.shape[i])
      return `${about} size mismatch at index ${i}. expected ${expected.shape[i]}, actual ${now.shape[i]}`;
  for (let i = 0; i < now.strides.length; i++)
    if (now.strides[i] !== expected.strides[i])
      return `${about} stride mismatch at index ${i}. expected ${expected.strides[i]}, actual ${now.strides[i]}`;
  return `${about} is a leaf of the graph or not. expected ${expected.isLeaf ? 'a leaf' : 'none'}`;
}

/** `L['self'].layers[0]` as the name of an input: L_self_layers_0_. */
export function inputName(source: string): string {
  return source.replace(/[^A-Za-z0-9_]+/g, '_').replace(/_+/g, '_');
}

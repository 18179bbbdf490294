/**
 * The code that takes a frame's place: call the graph, then make everything as the frame would have left it, then return or go on.
 *
 *     graph       its inputs from their sources, the call, its results into temporaries
 *     sources     what else is needed of the world before, while nothing has changed yet
 *     objects     what the frame has made: containers empty first, so that they may hold each other
 *     effects     what the frame has changed, in real lists, dicts, objects, cells, globals
 *     then        return a value; or, where capture ended: stack and locals, that one instruction, and a call of what resumes behind it
 *
 * Behind it stands a copy of the original. A frame whose graph raises an exception begins again there, if nothing has happened yet, so the exception
 * is raised where the program has it; and loops that capture cannot cross go on there.
 */
import { type CodeObject, LocalKind } from '../bytecode/code.ts';
import { Op } from '../bytecode/op.gen.ts';
import { ENDS, type Group, IS_JUMP, JUMP_PICTURES, Kind, PICTURES } from '../bytecode/pictures.ts';
import { cellType, methodType, superType, tupleType } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyIterator } from '../runtime/callables.ts';
import { PyList, PyRange, PyTuple } from '../runtime/collections.ts';
import { nativeFunction } from '../runtime/define.ts';
import { Exception } from '../runtime/exceptions.ts';
import type { PyObject, PyType, Value } from '../runtime/object.ts';
import { frozensetType } from '../runtime/set.ts';
import { strFromJs } from '../runtime/text.ts';
import { makeRange } from '../runtime/types/range.ts';
import { codeValue } from '../vm/frame.ts';
import type { Capture } from './capture.ts';
import { Emitter, type Label } from './emitter.ts';
import { External } from './externals.ts';
import { DerivedIterator, ItemsIterator, IteratorValue, KeysIterator, SequenceIterator } from './iterators.ts';
import { isLiteral } from './literals.ts';
import { resumeCode, type StackItem } from './resume.ts';
import { HeldSource, LocalSource, type Source } from './source.ts';
import { type Ending, prologueEnd, type SymbolicFrame } from './symbolic-frame.ts';
import {
  Cell,
  DictView,
  Instance,
  InstanceDict,
  Known,
  Lazy,
  MadeFunction,
  Mapping,
  Method,
  NONE,
  Null,
  Opaque,
  Partial,
  Sequence,
  SetValue,
  SliceValue,
  SuperValue,
  SymbolicInt,
  TensorValue,
  type Tracked,
} from './tracked.ts';
import { Unsupported } from './unsupported.ts';

/** What code needs that no instruction says. */
const HELPERS = {
  tuple: nativeFunction(
    'tuple_of',
    [
      '(cls, items, /)',
      'A tuple of a subclass.',
      (_t, cls: PyType, items: Value) => new PyTuple((items as PyObject as PyTuple).items, cls),
    ],
    '_capture',
  ),
  forward: nativeFunction(
    'forward',
    [
      '(iterable, count, /)',
      'An iterator that has given so many items.',
      (t, iterable: Value, count: Value) => {
        const iterator = t.iter(iterable);
        for (let i = 0; i < (count as number); i++) t.next(iterator);
        return iterator;
      },
    ],
    '_capture',
  ),
  object: nativeFunction(
    'object_of',
    ['(cls, /)', 'A plain object without attributes.', (_t, cls: PyType) => (cls.allocate as (cls: PyType) => PyObject)(cls)],
    '_capture',
  ),
};

type Compile = (outputs: readonly Value[]) => Value;

export class Transform {
  private readonly e: Emitter;
  private readonly temps = new Map<Tracked | Source, number>();
  private readonly uses = new Map<Tracked, number>();
  private readonly order: Tracked[] = [];
  private readonly building = new Set<Tracked>();
  private readonly cyclic = new Set<Tracked>();
  private readonly outputs: (TensorValue | SymbolicInt)[] = [];

  constructor(
    readonly capture: Capture,
    readonly frame: SymbolicFrame,
    readonly code: CodeObject,
  ) {
    this.e = new Emitter(code);
  }
  private cannot(v: Tracked, why: string): never {
    throw new Unsupported('A value that cannot be made again', v.words, why);
  }

  /** `compile`: given the nodes that are results, the graph becomes something to call, or null when there is none. */
  run(ending: Ending, compile: Compile): CodeObject {
    const { e, frame, code } = this;
    const start = prologueEnd(code);
    const live = ending.kind === 'break' ? this.liveLocals() : [];
    const roots = ending.kind === 'return' ? [ending.value] : [...live.map((slot) => frame.locals[slot] as Tracked), ...frame.stack];
    for (const root of roots) this.visit(root);
    for (const effect of this.effects()) for (const v of effect.values) this.visit(v);
    // The order of results is that of their nodes.
    const compiled = compile(this.outputs.map(({ node }) => node));

    for (let at = 0; at < start; at++) {
      const op = (code.words[at] & 255) as Op;
      e.emit(op, code.words[at] >>> 8);
    }
    const native = e.copyOriginal(start);
    if (this.capture.externals.isNeeded) this.fillTable();
    if (compiled !== null) this.callGraph(compiled, native(start));
    this.loadSources();
    this.makeObjects();
    for (const effect of this.effects()) effect.apply();
    if (ending.kind === 'return') {
      this.load(ending.value);
      e.emit(Op.RETURN_VALUE);
    } else this.goOn(live, native);
    return e.finish(code.name);
  }

  // ---- what is needed
  private liveLocals(): number[] {
    const { localKinds } = this.code;
    return this.frame.locals.flatMap((v, slot) => (v !== undefined && localKinds[slot] === LocalKind.LOCAL ? [slot] : []));
  }
  private children(v: Tracked): readonly Tracked[] {
    if (v instanceof Sequence) return v.items;
    if (v instanceof Mapping) return [...v.entries.values()].flatMap(({ key, value }) => [key, value]);
    if (v instanceof SetValue) return [...v.items.values()];
    if (v instanceof SliceValue) return v.parts;
    if (v instanceof Method) return typeof v.func === 'string' ? [v.self] : [v.func, v.self];
    if (v instanceof Partial) return [v.func, ...v.args];
    if (v instanceof Instance) return [...v.attributes.values()].filter((value) => value !== null);
    if (v instanceof Cell) return v.content === undefined ? [] : [v.content];
    if (v instanceof MadeFunction)
      return [v.defaults, v.kwDefaults, v.annotations, v.annotate, ...(v.closure ?? [])].filter((part) => part !== null);
    if (v instanceof SequenceIterator) return v.isSpent ? [] : [v.sequence];
    if (v instanceof ItemsIterator) return v.over instanceof PyRange ? [] : v.items.slice(v.index);
    if (v instanceof KeysIterator) return v.isSpent ? [] : [v.over];
    if (v instanceof DerivedIterator) return this.made(v).args;
    if (v instanceof DictView) return [v.mapping];
    if (v instanceof InstanceDict) return [v.owner];
    if (v instanceof SuperValue) return [v.object];
    return [];
  }
  private readonly makers = new Map<DerivedIterator, { readonly callee: PyType; readonly args: readonly Tracked[] }>();
  private made(v: DerivedIterator): { readonly callee: PyType; readonly args: readonly Tracked[] } {
    let made = this.makers.get(v);
    if (made === undefined) {
      const how = v.made();
      if (how === null) this.cannot(v, 'It cannot be made again half-way.');
      this.makers.set(v, (made = how as { callee: PyType; args: readonly Tracked[] }));
    }
    return made;
  }
  private real(v: Tracked): Tracked {
    return v instanceof Lazy && v.forced !== null ? v.forced : v;
  }
  /** It was there before, and is loaded from there; what it holds is not our business, unless it has changed. */
  private isFromBefore(v: Tracked): boolean {
    return v.source !== null || (v instanceof Cell && (v.slot >= 0 || v.real !== null));
  }
  private visit(tracked: Tracked): void {
    const v = this.real(tracked);
    const count = this.uses.get(v) ?? 0;
    this.uses.set(v, count + 1);
    if (this.building.has(v)) this.cyclic.add(v);
    if (count > 0) return;
    if (!this.isFromBefore(v)) {
      if (v instanceof TensorValue || v instanceof SymbolicInt) this.outputs.push(v);
      this.building.add(v);
      for (const child of this.children(v)) this.visit(child);
      this.building.delete(v);
    }
    this.order.push(v);
  }

  // ---- external objects
  private entered = -1;
  /** The table of this run: made, filled, and active until the graph has been called. */
  private fillTable(): void {
    const { e, capture, code } = this;
    const { t } = capture;
    const { all } = capture.externals;
    const module = t.interp.importNow(t, '_external');
    const rows = all.map(
      (v) =>
        new PyTuple([
          v.kind,
          strFromJs(v.source?.text ?? (v.kind === 'created' ? `torch.${v.type.name}()` : 'torch.accelerator.current_stream()')),
        ]),
    );
    const plan = t.call(t.getAttr(module, 'make_plan'), [strFromJs(code.name), new PyList(rows)]);
    for (const v of all) {
      if (v.kind === 'user') continue;
      if (v.kind === 'current_stream' && !v.isUsed) continue;
      this.makeExternal(v);
      this.keep(v);
    }
    this.callHeld(
      t.getAttr(module, 'fill'),
      () => {
        e.constant(plan, '<plan of the table>');
        for (const v of all) {
          const temp = this.temps.get(v);
          if (temp !== undefined) e.emit(Op.LOAD_FAST, temp);
          else if (v.source !== null) v.source.emit(e);
          else e.constant(null);
        }
      },
      1 + all.length,
    );
    const table = e.temporary(false, '<external>');
    e.emit(Op.STORE_FAST, table);
    this.callHeld(t.getAttr(module, 'enter'), () => e.emit(Op.LOAD_FAST, table), 1);
    this.entered = e.temporary();
    e.emit(Op.STORE_FAST, this.entered);
  }
  private makeExternal(v: External): void {
    const { e, capture } = this;
    if (v.kind === 'current_stream') return this.callHeld(capture.world.currentStreamFunction(capture.t), () => undefined, 0);
    e.constant(v.type);
    this.callWith(v.args, v.keywords);
  }
  /** Calls what was loaded last. */
  private callWith(args: readonly Tracked[], keywords: ReadonlyMap<string, Tracked>): void {
    const { e } = this;
    e.emit(Op.PUSH_NULL);
    for (const arg of [...args, ...keywords.values()]) this.load(arg);
    const count = args.length + keywords.size;
    if (keywords.size === 0) return e.emit(Op.CALL, count);
    e.constant(new PyTuple([...keywords.keys()]));
    e.emit(Op.CALL_KW, count);
  }
  private leaveTable(): void {
    const { e, capture, entered } = this;
    if (entered < 0) return;
    const { t } = capture;
    this.callHeld(t.getAttr(t.interp.importNow(t, '_external'), 'leave'), () => e.emit(Op.LOAD_FAST, entered), 1);
    e.emit(Op.POP_TOP);
  }

  // ---- the graph
  private callGraph(compiled: Value, again: Label): void {
    const { e, capture } = this;
    const { graph } = capture;
    const failed = e.label();
    const canGoAgain = !graph.hasEffects || graph.mayFail;
    if (canGoAgain) e.handler = { target: failed, depth: 0, lasti: false };
    e.position = prologueEnd(this.code) - 1;
    e.constant(compiled, (compiled as PyObject as PyBuiltin).name);
    e.emit(Op.PUSH_NULL);
    const used = capture.inputs.filter((_, i) => this.isUsed[i]);
    for (const { tracked } of used) (tracked.source as Source).emit(e);
    e.emit(Op.CALL, used.length);
    e.handler = null;
    this.leaveTable();
    if (this.outputs.length === 0) e.emit(Op.POP_TOP);
    else {
      e.emit(Op.UNPACK_SEQUENCE, this.outputs.length);
      for (const output of this.outputs) {
        const temp = e.temporary();
        this.temps.set(output, temp);
        e.emit(Op.STORE_FAST, temp);
      }
    }
    if (canGoAgain) {
      const behind = e.label();
      const other = e.label();
      e.jump(Op.JUMP_FORWARD, behind);
      e.place(failed, 1);
      // Nothing has happened: the frame itself finds out where the exception comes from.
      e.constant(Exception);
      e.emit(Op.CHECK_EXC_MATCH);
      e.jump(Op.POP_JUMP_IF_FALSE, other);
      e.emit(Op.POP_TOP);
      this.leaveTable();
      for (const [callee, mode] of graph.switches) {
        this.callHeld(callee, () => e.constant(mode), 1);
        e.emit(Op.POP_TOP);
      }
      e.jump(Op.JUMP_FORWARD, again);
      e.place(other, 1);
      e.emit(Op.RERAISE, 0);
      e.place(behind, 0);
    }
    e.position = -1;
  }
  /** Which inputs the graph has kept. */
  isUsed: readonly boolean[] = [];

  private loadSources(): void {
    const { e } = this;
    for (const v of this.order) {
      const { source } = v;
      if (source === null || source instanceof HeldSource || this.temps.has(v) || (v instanceof Known && isLiteral(v.value))) continue;
      if (source instanceof LocalSource && !source.isCell) continue;
      source.emit(e);
      this.keep(v);
    }
  }
  private keep(v: Tracked): void {
    const temp = this.e.temporary(v instanceof IteratorValue);
    this.temps.set(v, temp);
    this.e.emit(Op.STORE_FAST, temp);
  }

  // ---- objects
  private isContainer(v: Tracked): boolean {
    return (
      (v instanceof Sequence && v.isList) ||
      v instanceof Mapping ||
      (v instanceof SetValue && v.type !== frozensetType) ||
      v instanceof Instance ||
      (v instanceof Cell && v.slot < 0 && v.real === null)
    );
  }
  /** Those with one owner are built in their place; the others, and those that hold themselves, stand in temporaries. */
  private makeObjects(): void {
    const shared = this.order.filter(
      (v) =>
        !this.isFromBefore(v) &&
        (this.isContainer(v) || (this.uses.get(v) as number) > 1) &&
        !(v instanceof TensorValue || v instanceof External || v instanceof SymbolicInt || v instanceof Known || v instanceof Null),
    );
    const early = shared.filter(
      (v) => this.isContainer(v) && (this.cyclic.has(v) || (this.uses.get(v) as number) > 1 || v instanceof Instance || v instanceof Cell),
    );
    for (const v of early) {
      this.makeEmpty(v);
      this.keep(v);
    }
    for (const v of shared)
      if (!this.temps.has(v) && (this.uses.get(v) as number) > 1) {
        this.build(v);
        this.keep(v);
      }
    for (const v of early) this.fill(v);
  }
  private makeEmpty(v: Tracked): void {
    const { e } = this;
    if (v instanceof Sequence) e.emit(Op.BUILD_LIST, 0);
    else if (v instanceof Mapping) this.newMapping(v, false);
    else if (v instanceof SetValue) e.emit(Op.BUILD_SET, 0);
    else if (v instanceof Instance) this.callHeld(HELPERS.object, () => e.constant(v.type), 1);
    else this.callHeld(cellType, () => undefined, 0);
  }
  private callHeld(callee: Value, args: () => void, count: number): void {
    const { e } = this;
    e.constant(callee);
    e.emit(Op.PUSH_NULL);
    args();
    e.emit(Op.CALL, count);
  }
  private newMapping(v: Mapping, isFull: boolean): void {
    const { e } = this;
    const build = (): void => {
      const entries = isFull ? [...v.entries.values()] : [];
      for (const { key, value } of entries) {
        this.load(key);
        this.load(value);
      }
      e.emit(Op.BUILD_MAP, entries.length);
    };
    if (v.type.name === 'dict') build();
    else this.callHeld(v.type, build, 1);
  }
  private fill(v: Tracked): void {
    const { e } = this;
    if (v instanceof Instance) this.setAttributes(v);
    else if (v instanceof Cell) {
      if (v.content === undefined) return;
      this.load(v.content);
      this.load(v);
      e.emit(Op.STORE_ATTR, e.name('cell_contents'));
    } else this.refill(v);
  }
  /** Gives a list, dict or set the items that the frame has seen to. */
  private refill(v: Tracked): void {
    const { e } = this;
    if (v instanceof Sequence) {
      for (const item of v.items) this.load(item);
      e.emit(Op.BUILD_LIST, v.items.length);
      this.load(v);
      e.constant(null);
      e.constant(null);
      e.emit(Op.STORE_SLICE);
      return;
    }
    this.callMethod(v, 'clear', 0, () => undefined);
    this.callMethod(v, 'update', 1, () => {
      if (v instanceof Mapping) {
        const entries = [...v.entries.values()];
        for (const { key, value } of entries) {
          this.load(key);
          this.load(value);
        }
        e.emit(Op.BUILD_MAP, entries.length);
      } else {
        const items = [...(v as SetValue).items.values()];
        for (const item of items) this.load(item);
        e.emit(Op.BUILD_LIST, items.length);
      }
    });
  }
  private callMethod(v: Tracked, name: string, count: number, args: () => void): void {
    const { e } = this;
    this.load(v);
    e.emit(Op.LOAD_ATTR, e.name(name));
    e.emit(Op.PUSH_NULL);
    args();
    e.emit(Op.CALL, count);
    e.emit(Op.POP_TOP);
  }
  private setAttributes(v: Instance): void {
    const { e } = this;
    const isPlain = v.type.lookup('__setattr__') instanceof PyBuiltin;
    for (const [name, value] of v.attributes) {
      // It may not be there: what is deleted is set first.
      const given = value ?? NONE;
      if (isPlain) {
        this.load(given);
        this.load(v);
        e.emit(Op.STORE_ATTR, e.name(name));
      } else this.callObjectMethod(v, '__setattr__', name, [given]);
      if (value === null) this.callObjectMethod(v, '__delattr__', name, []);
    }
  }
  /** By class object: the object's own class may have another opinion, and has been asked. */
  private callObjectMethod(v: Instance, method: string, name: string, args: readonly Tracked[]): void {
    const { e } = this;
    this.callHeld(
      (v.type.mro.at(-1) as PyType).lookup(method) as Value,
      () => {
        this.load(v);
        e.constant(name);
        for (const arg of args) this.load(arg);
      },
      2 + args.length,
    );
    e.emit(Op.POP_TOP);
  }

  /** Pushes a value. */
  private load(tracked: Tracked): void {
    const { e } = this;
    const v = this.real(tracked);
    const temp = this.temps.get(v);
    if (temp !== undefined) return e.emit(Op.LOAD_FAST, temp);
    if (v instanceof Null) return e.emit(Op.PUSH_NULL);
    if (v instanceof Known) return e.constant(v.value);
    if (v instanceof Cell && v.slot >= 0) return e.emit(Op.LOAD_CLOSURE, v.slot);
    if (v instanceof Cell && v.real !== null) return e.constant(v.real);
    if (v.source !== null) return v.source.emit(e);
    this.build(v);
  }
  private build(v: Tracked): void {
    const { e } = this;
    const all = (items: readonly Tracked[]): void => {
      for (const item of items) this.load(item);
    };
    if (v instanceof Sequence) {
      if (v.isList) {
        all(v.items);
        return e.emit(Op.BUILD_LIST, v.items.length);
      }
      const plain = (): void => {
        all(v.items);
        e.emit(Op.BUILD_TUPLE, v.items.length);
      };
      if (v.type === tupleType) return plain();
      return this.callHeld(
        HELPERS.tuple,
        () => {
          e.constant(v.type);
          plain();
        },
        2,
      );
    }
    if (v instanceof Mapping) return this.newMapping(v, true);
    if (v instanceof SetValue) {
      all([...v.items.values()]);
      e.emit(Op.BUILD_SET, v.items.size);
      if (v.type !== frozensetType) return;
      const temp = e.temporary();
      e.emit(Op.STORE_FAST, temp);
      return this.callHeld(frozensetType, () => e.emit(Op.LOAD_FAST, temp), 1);
    }
    if (v instanceof SliceValue) {
      all(v.parts);
      return e.emit(Op.BUILD_SLICE, 3);
    }
    if (v instanceof Method) return this.buildMethod(v);
    if (v instanceof MadeFunction) return this.buildFunction(v);
    if (v instanceof Partial) {
      if (v.keywords.size > 0) this.cannot(v, 'It has keyword arguments.');
      return this.callHeld(v.type, () => all([v.func, ...v.args]), 1 + v.args.length);
    }
    if (v instanceof IteratorValue) return this.buildIterator(v);
    if (v instanceof DictView) {
      this.load(v.mapping);
      e.emit(Op.LOAD_ATTR, e.name(v.what));
      e.emit(Op.PUSH_NULL);
      return e.emit(Op.CALL, 0);
    }
    if (v instanceof InstanceDict) {
      this.load(v.owner);
      return e.emit(Op.LOAD_ATTR, e.name('__dict__'));
    }
    if (v instanceof SuperValue)
      return this.callHeld(
        superType,
        () => {
          e.constant(v.after);
          this.load(v.object);
        },
        2,
      );
    this.cannot(v, 'It is not known how.');
  }
  private buildMethod(v: Method): void {
    const { e } = this;
    if (typeof v.func === 'string') {
      this.load(v.self);
      return e.emit(Op.LOAD_ATTR, e.name(v.func));
    }
    const { func } = v;
    this.callHeld(
      methodType,
      () => {
        this.load(func);
        this.load(v.self);
      },
      2,
    );
  }
  private buildFunction(v: MadeFunction): void {
    const { e, capture } = this;
    if (v.globals !== capture.frame.globals) this.cannot(v, 'It was made in another module.');
    e.constant(codeValue(v.code));
    e.emit(Op.MAKE_FUNCTION);
    const give = (flag: number, part: Tracked | null): void => {
      if (part === null) return;
      const temp = e.temporary();
      e.emit(Op.STORE_FAST, temp);
      this.load(part);
      e.emit(Op.LOAD_FAST, temp);
      e.emit(Op.SET_FUNCTION_ATTRIBUTE, flag);
    };
    give(1, v.defaults);
    give(2, v.kwDefaults);
    give(4, v.annotations);
    give(16, v.annotate);
    if (v.closure !== null) give(8, new Sequence(tupleType, [...v.closure]));
  }
  private buildIterator(v: IteratorValue): void {
    const { e } = this;
    if (v instanceof SequenceIterator) {
      if (v.isSpent) {
        e.emit(v.sequence.isList ? Op.BUILD_LIST : Op.BUILD_TUPLE, 0);
        return e.emit(Op.GET_ITER);
      }
      this.load(v.sequence);
      e.emit(Op.GET_ITER);
      if (v.index > 0) {
        const temp = e.temporary(true);
        e.emit(Op.STORE_FAST, temp);
        e.emit(Op.LOAD_FAST, temp);
        e.emit(Op.LOAD_ATTR, e.name('__setstate__'));
        e.emit(Op.PUSH_NULL);
        e.constant(v.index);
        e.emit(Op.CALL, 1);
        e.emit(Op.POP_TOP);
        e.emit(Op.LOAD_FAST, temp);
      }
      return;
    }
    if (v instanceof ItemsIterator) {
      if (v.over instanceof PyRange) {
        const { start, stop, step } = v.over;
        e.constant(makeRange(Number(start) + v.index * Number(step), stop, step));
      } else {
        const left = v.items.slice(v.index);
        for (const item of left) this.load(item);
        e.emit(Op.BUILD_TUPLE, left.length);
      }
      return e.emit(Op.GET_ITER);
    }
    if (v instanceof KeysIterator) return this.buildKeysIterator(v);
    if (v instanceof DerivedIterator) {
      const { callee, args } = this.made(v);
      this.callHeld(
        callee,
        () => {
          for (const arg of args) this.load(arg);
        },
        args.length,
      );
      return e.emit(Op.GET_ITER);
    }
    this.cannot(v, 'It cannot be made again half-way.');
  }

  private buildKeysIterator(v: KeysIterator): void {
    const { e } = this;
    if (v.isSpent) {
      e.emit(Op.BUILD_TUPLE, 0);
      return e.emit(Op.GET_ITER);
    }
    const of = v.over instanceof DictView ? v.over.mapping : v.over;
    const isRefilled = (of as { isChanged?: boolean }).isChanged === true && (this.isFromBefore(of) || (this.uses.get(v) as number) > 1);
    if (isRefilled || !v.isAsBefore) this.cannot(v, 'What it goes through is filled again.');
    this.load(v.over);
    if (v.index === 0) return e.emit(Op.GET_ITER);
    const temp = e.temporary();
    e.emit(Op.STORE_FAST, temp);
    this.callHeld(
      HELPERS.forward,
      () => {
        e.emit(Op.LOAD_FAST, temp);
        e.constant(v.index);
      },
      2,
    );
    e.emit(Op.GET_ITER);
  }

  // ---- effects
  private effects(): { readonly values: readonly Tracked[]; readonly apply: () => void }[] {
    const { capture, e } = this;
    const effects: { readonly values: readonly Tracked[]; readonly apply: () => void }[] = [];
    for (const { tracked } of capture.mutables) {
      const v = tracked as Tracked & { isChanged: boolean };
      if (!v.isChanged) continue;
      effects.push({ values: [v, ...this.children(v)], apply: () => (v instanceof Instance ? this.setAttributes(v) : this.refill(v)) });
    }
    for (const cell of this.cells()) {
      if (!cell.isChanged) continue;
      effects.push({
        values: cell.content === undefined ? [] : [cell.content],
        apply: () => {
          if (cell.slot >= 0) {
            // It may be empty already: what is deleted is stored first.
            this.load(cell.content ?? NONE);
            e.emit(Op.STORE_DEREF, cell.slot);
            if (cell.content === undefined) e.emit(Op.DELETE_DEREF, cell.slot);
            return;
          }
          if (cell.content === undefined) this.cannot(cell, 'It was emptied.');
          this.load(cell.content as Tracked);
          this.load(cell);
          e.emit(Op.STORE_ATTR, e.name('cell_contents'));
        },
      });
    }
    for (const [namespace, names] of capture.globals)
      for (const [name, value] of names)
        effects.push({
          values: value === null ? [] : [value],
          apply: () => {
            const isOwn = namespace === capture.frame.globals;
            if (value === null) {
              if (!isOwn) throw new Unsupported('A global of another module is deleted', name, 'The frame does this itself.');
              this.load(NONE);
              e.emit(Op.STORE_GLOBAL, e.name(name));
              return e.emit(Op.DELETE_GLOBAL, e.name(name));
            }
            this.load(value);
            if (isOwn) return e.emit(Op.STORE_GLOBAL, e.name(name));
            e.constant(namespace);
            e.constant(name);
            e.emit(Op.STORE_SUBSCR);
          },
        });
    for (const { callee, args, keywords } of capture.logged)
      effects.push({
        values: [...args, ...keywords.values()],
        apply: () => {
          e.constant(callee);
          this.callWith(args, keywords);
          e.emit(Op.POP_TOP);
        },
      });
    return effects;
  }
  /** Cells of the frame itself, and those of functions that it has gone into. */
  private cells(): Cell[] {
    const own = this.frame.locals.filter((v): v is Cell => v instanceof Cell);
    return [...new Set([...own, ...this.capture.cells])];
  }

  // ---- where capture ended
  private goOn(live: readonly number[], native: (offset: number) => Label): void {
    const { e, frame, code } = this;
    const at = frame.pc;
    const { stack } = frame;
    for (const { stream } of this.capture.externals.entered) {
      this.load(stream);
      e.emit(Op.LOAD_ATTR, e.name('__enter__'));
      e.emit(Op.PUSH_NULL);
      e.emit(Op.CALL, 0);
      e.emit(Op.POP_TOP);
    }
    for (const v of stack) this.loadOnStack(v);
    this.restoreLocals(live);
    const word = code.words[at];
    const op = (word & 255) as Op;
    const arg = word >>> 8;
    if (this.mustStay(at)) return e.jump(Op.JUMP_FORWARD, native(at));
    const entry = code.exceptions.find(({ start, end }) => start <= at && at < end);
    e.position = at;
    e.handler = entry === undefined ? null : { target: native(entry.target), depth: entry.depth, lasti: entry.lasti };
    const jumped = e.label();
    if (IS_JUMP[op]) e.jump(op, jumped);
    else e.emit(op, arg);
    e.handler = null;
    if (!ENDS[op]) this.resume(at + 1, live, false);
    if (IS_JUMP[op]) {
      e.place(jumped);
      this.resume(arg, live, true);
    }
  }
  /** An iterator is loaded in a way that the verifier sees what it is. */
  private loadOnStack(tracked: Tracked): void {
    const { e } = this;
    const v = this.real(tracked);
    this.load(v);
    if (this.itemOf(v) !== 'iterator' || (this.temps.has(v) && v instanceof IteratorValue)) return;
    const temp = e.temporary(true);
    e.emit(Op.STORE_FAST, temp);
    e.emit(Op.LOAD_FAST, temp);
  }
  private restoreLocals(live: readonly number[]): void {
    const { e, frame, code } = this;
    const isInPlace = (slot: number): boolean => {
      const v = frame.locals[slot] as Tracked;
      const { source } = this.real(v);
      return source instanceof LocalSource && source.slot === slot && !source.isCell;
    };
    const moved = live.filter((slot) => !isInPlace(slot));
    for (const slot of moved) this.load(frame.locals[slot] as Tracked);
    for (const slot of moved.toReversed()) e.emit(Op.STORE_FAST, slot);
    const bound = argumentCount(code);
    for (let slot = 0; slot < bound; slot++)
      if (frame.locals[slot] === undefined && code.localKinds[slot] === LocalKind.LOCAL) e.emit(Op.DELETE_FAST, slot);
  }
  /** In a loop, or where the stack holds what cannot be handed to a function, the copy of the original goes on. */
  private mustStay(at: number): boolean {
    const { words } = this.code;
    const op = words[at] & 255;
    for (let offset = at; offset < words.length; offset++) {
      if ((words[offset] & 255) === Op.JUMP_BACKWARD && words[offset] >>> 8 <= at) return true;
    }
    return (!ENDS[op] && this.itemsAfter(false) === null) || (IS_JUMP[op] && this.itemsAfter(true) === null);
  }
  /** What is on the stack behind the instruction; null when a function cannot be given it. */
  private itemsAfter(jumps: boolean): StackItem[] | null {
    const { frame, code } = this;
    const word = code.words[frame.pc];
    return stackAfter(
      frame.stack.map((v) => this.itemOf(v)),
      (word & 255) as Op,
      word >>> 8,
      jumps,
      code,
    );
  }
  private itemOf(tracked: Tracked): StackItem {
    const v = this.real(tracked);
    if (v instanceof Null) return 'null';
    const isIterator = v instanceof IteratorValue || ((v instanceof Opaque || v instanceof Lazy) && v.value instanceof PyIterator);
    return isIterator ? 'iterator' : 'value';
  }
  private resume(target: number, live: readonly number[], isJump: boolean): void {
    const { e, frame, code, capture } = this;
    const items = this.itemsAfter(isJump) as StackItem[];
    const depth = items.length;
    // Locals as they are behind the instruction.
    const after = localsAfter(code, frame.pc, live);
    const { code: resumed, cells } = resumeCode(code, target, items, after, capture.t);
    // The values on the stack go into temporaries, so that the function can stand below them.
    const temps: number[] = [];
    for (let i = depth - 1; i >= 0; i--) {
      if (items[i] === 'null') {
        e.emit(Op.POP_TOP);
        temps[i] = -1;
        continue;
      }
      temps[i] = e.temporary(items[i] === 'iterator');
      e.emit(Op.STORE_FAST, temps[i]);
    }
    if (cells.length > 0) {
      for (const slot of cells) e.emit(Op.LOAD_CLOSURE, slot);
      e.emit(Op.BUILD_TUPLE, cells.length);
    }
    e.constant(codeValue(resumed));
    e.emit(Op.MAKE_FUNCTION);
    if (cells.length > 0) e.emit(Op.SET_FUNCTION_ATTRIBUTE, 8);
    e.emit(Op.PUSH_NULL);
    const given = temps.filter((temp) => temp >= 0);
    for (const temp of given) e.emit(Op.LOAD_FAST, temp);
    for (const slot of after) e.emit(Op.LOAD_FAST, slot);
    e.emit(Op.CALL, given.length + after.length);
    e.emit(Op.RETURN_VALUE);
  }
}

const ITEMS: Readonly<Record<number, StackItem>> = { [Kind.VALUE]: 'value', [Kind.ITER]: 'iterator', [Kind.NULL]: 'null' };
function stackAfter(before: readonly StackItem[], op: Op, arg: number, jumps: boolean, code: CodeObject): StackItem[] | null {
  if (op === Op.COPY) return [...before, before[before.length - arg]];
  if (op === Op.SWAP) {
    const after = [...before];
    const at = after.length - arg;
    [after[at], after[after.length - 1]] = [after[after.length - 1], after[at]];
    return after;
  }
  if (op === Op.LOAD_FAST && code.localNames[arg] === '.0') return [...before, 'iterator'];
  if (op === Op.LOAD_FAST_AND_CLEAR || op === Op.RESTORE_FAST || op === Op.BUILD_INTERPOLATION) return null;
  if (op === Op.UNPACK_EX)
    return [...before.slice(0, -1), ...Array.from({ length: (arg & 255) + 1 + (arg >>> 8) }, (): StackItem => 'value')];
  const picture = (jumps ? JUMP_PICTURES : PICTURES)[op];
  const count = ({ factor, extra }: Group): number => factor * (IS_JUMP[op] ? 0 : arg) + extra;
  const pops = picture.before.reduce((n, group) => n + count(group), 0);
  const pushes = picture.after.flatMap((group) => Array.from({ length: count(group) }, () => ITEMS[group.kind]));
  if (pushes.some((item) => item === undefined)) return null;
  return [...before.slice(0, before.length - pops), ...pushes];
}
function localsAfter(code: CodeObject, at: number, live: readonly number[]): number[] {
  const op = code.words[at] & 255;
  const arg = code.words[at] >>> 8;
  if (op === Op.STORE_FAST && !live.includes(arg)) return [...live, arg].sort((x, y) => x - y);
  if (op === Op.DELETE_FAST) return live.filter((slot) => slot !== arg);
  return [...live];
}
export function argumentCount(code: CodeObject): number {
  return code.argCount + code.kwOnlyArgCount + (code.flags & 4 ? 1 : 0) + (code.flags & 8 ? 1 : 0);
}

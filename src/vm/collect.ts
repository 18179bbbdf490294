/**
 * Collection: who has died, and what is still to be done about it.
 *
 * The engine finds out. Its collector sees every JavaScript reference, so no guest object can be missed; but it keeps what a WeakRef
 * was asked about until the job ends, never calls back inside one, and takes registers of running functions for references. So
 * `gc.collect()` leaves the loop (the thread waits, see Waiting), and then, with no guest frame on the host's stack:
 *
 *     clear stale slots -> copy the dead that have last words -> the engine collects -> callbacks of weak references, last words
 *
 * and again, because last words may let others die: at most three times. In the first round only those speak that no other speaker
 * holds, as with reference counts; in the second all that are left.
 *
 * *Last words* are `__del__`, the `finally` of a generator that sleeps in a `try`, and the warning about a coroutine that was never
 * awaited. The engine gives no dead object back, so those with last words are held in a list of their own. A walk from everything
 * else (object-graph.ts) tells which of them the program cannot reach; but a walk may miss what only a closure holds, so it is not believed: the
 * dead are *copied*, with everything that only they hold, the list lets go of the originals, and the engine collects. An original
 * that is gone has been dead for sure, and nobody is left who could tell the copy from it: the copy says the last words, and lives on if
 * they save it. An original that is still there goes back on the list. (Why so: docs/decisions/0006.)
 *
 * Without `gc.collect()` the same happens now and then: when the list has grown, or the engine itself has collected meanwhile, which
 * a FinalizationRegistry tells in the turns that the host's event loop gets anyway. Nothing here costs an object without weak
 * references and last words anything.
 */
import { invokeSpecial } from '../runtime/attributes.ts';
import { type PyException, RuntimeWarning } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, type PyObject, type Value } from '../runtime/object.ts';
import { PyWeakref, type Referent } from '../runtime/weak.ts';
import { coroutineType, type Frame, PyGenerator } from './frame.ts';
import { generatorClose } from './generators.ts';
import type { InterpreterState } from './interpreter.ts';
import { clearStale, components, type Copies, copyDead, forEachHeld, putBack, reachable } from './object-graph.ts';
import type { ThreadState } from './thread.ts';

const MAX_ROUNDS = 3;
/** So many generators that have started are looked through at once for those that are not finished yet. */
const FRESH = 512;
const FIRST_LIMIT = 10_000;

/** What a collection has found; shared by its rounds. */
class Collection {
  rounds = 0;
  found = 0;
  /** Weak references whose callbacks are to be called, the next one last; objects that have last words, likewise. */
  callbacks: PyWeakref[] = [];
  speakers: PyObject[] = [];
  /** Whether another round could find more. */
  goesOn = false;
}

/** What is known about an object besides what it holds, to be given to its copy. */
interface Traits {
  readonly copy: PyObject;
  readonly id: number | bigint | undefined;
  readonly referent: Referent | undefined;
  readonly wasFinalized: boolean;
  /** For a weak reference: where it stands among those of its object. */
  readonly place: WeakRef<PyWeakref> | undefined;
}

export class Collector {
  /** Those with last words. */
  private list: PyObject[] = [];
  private fresh: PyGenerator[] = [];
  private limit = FIRST_LIMIT;
  private finalized = new WeakSet<PyObject>();
  private registry: FinalizationRegistry<'watched' | 'sentinel'> | null = null;
  private hasSentinel = false;
  /** The clock and the duration of the last collection. */
  private ended = 0;
  private took = 0;
  /** Something is to be done before the main chain goes on. */
  isDue = false;
  private wantsAll = false;

  constructor(private readonly interp: InterpreterState) {
    interp.weak.onWatch = (object) => this.signals().register(object, 'watched');
  }
  private signals(): FinalizationRegistry<'watched' | 'sentinel'> {
    this.registry ??= new FinalizationRegistry((what) => {
      if (what === 'watched') this.isDue = true;
      else this.engineCollected();
    });
    return this.registry;
  }

  // ---- those with last words
  add(object: PyObject): void {
    this.list.push(object);
    if (this.list.length > this.limit) this.thin();
    if (!this.hasSentinel) this.setSentinel();
  }
  /** The list has grown. Often it is full of generators that have finished meanwhile, which nobody has to collect for. */
  private thin(): void {
    this.list = this.list.filter(isUnfinished);
    if (this.list.length > this.limit / 2) this.wantAll();
    this.limit = Math.max(this.limit, this.list.length * 2);
  }
  /** A generator has started, or a coroutine was made. Most are finished soon: only those that are not get onto the list. */
  addGenerator(generator: PyGenerator): void {
    this.fresh.push(generator);
    if (this.fresh.length >= FRESH) this.sweepFresh();
  }
  private sweepFresh(): void {
    const { fresh } = this;
    this.fresh = [];
    for (const generator of fresh) if (isUnfinished(generator)) this.add(generator);
  }
  /** The async generators that `finalizer` is to close and that have begun and not finished. */
  unfinished(finalizer: Value): PyGenerator[] {
    this.sweepFresh();
    return this.list.filter(
      (object): object is PyGenerator => object instanceof PyGenerator && object.finalizer === finalizer && isUnfinished(object),
    );
  }
  noteFinalized(object: PyObject): Value {
    this.finalized.add(object);
    return null;
  }
  isFinalized(object: PyObject): boolean {
    return this.finalized.has(object);
  }
  /** All that are left, in the order in which they were made; the list is empty then. */
  takeAll(): PyObject[] {
    this.sweepFresh();
    const all = this.list.filter((object) => isUnfinished(object) && !(object instanceof PyGenerator && object.running));
    this.list = [];
    return all;
  }

  // ---- without being asked
  /** Something that dies with the engine's next full collection. */
  private setSentinel(): void {
    this.hasSentinel = true;
    this.signals().register({}, 'sentinel');
  }
  private engineCollected(): void {
    this.hasSentinel = false;
    if (this.list.length === 0 || this.interp.host.collect === undefined) return;
    // At most a tenth of the time goes into this.
    if (this.interp.host.monotonic() - this.ended > this.took * 10) this.wantAll();
    this.setSentinel();
  }
  private wantAll(): void {
    this.isDue = true;
    this.wantsAll = true;
  }
  /** The chain is about to go on at an instruction: a frame on top does first what is due. */
  interlude(t: ThreadState): void {
    this.isDue = false;
    const frame = new NativeFrame(interludeStep, this, this.wantsAll && this.interp.host.collect !== undefined, null, null);
    this.wantsAll = false;
    frame.back = t.frame;
    frame.deferred = true;
    t.frame = frame;
  }

  // ---- a round
  /** `canWait`: no guest frame is on the host's stack. Else what registers hold stays alive, and last words have to wait. */
  round(collection: Collection, canWait: boolean): void {
    const { host, weak } = this.interp;
    const start = host.monotonic();
    collection.rounds++;
    const dead = canWait ? this.copyTheDead() : null;
    host.collect?.();
    if (dead !== null) collection.speakers = this.settle(dead, collection.rounds > 1).reverse();
    collection.callbacks = weak.takeDead().reverse();
    const found = collection.speakers.length + collection.callbacks.length;
    collection.found += found;
    collection.goesOn = canWait && found > 0;
    this.limit = Math.max(this.limit, this.list.length * 2);
    this.ended = host.monotonic();
    this.took = this.ended - start;
  }
  private copyTheDead(): Dead | null {
    this.sweepFresh();
    this.list = this.list.filter(isUnfinished);
    const { interp } = this;
    for (const thread of interp.threads()) {
      if (thread.delivery === undefined) thread.result = null;
      thread.raised = null;
      thread.self = undefined;
    }
    const live = reachable([interp], new Set<object>([this, interp.weak, interp.parts, interp.host, interp.settings]), clearStale);
    const originals = this.list.filter((object) => !live.has(object));
    if (originals.length === 0) return null;
    const traits: Traits[] = [];
    const copies = copyDead(originals, live, (original, copy) => {
      const known = this.traitsOf(original as PyObject, copy as PyObject);
      if (known !== null) traits.push(known);
    });
    const places = new Map(originals.map((object, at) => [object, at]));
    const order: Last[] = [];
    this.list = this.list.filter((object) => {
      const copy = copies.roots[places.get(object) ?? -1];
      if (copy === undefined) return true;
      order.push({ copy: copy as PyObject, witness: new WeakRef(object) });
      return false;
    });
    return { copies, traits, order };
  }
  private traitsOf(original: PyObject, copy: PyObject): Traits | null {
    const { weak } = this.interp;
    const id = this.interp.knownId(original);
    const referent = weak.referentOf(original);
    const wasFinalized = this.finalized.has(original);
    const place = original instanceof PyWeakref ? original.referent.entryOf(original) : undefined;
    if (id === undefined && referent === undefined && !wasFinalized && place === undefined) return null;
    return { copy, id, referent, wasFinalized, place };
  }
  /** The engine has collected: the copies of those that are gone take their places. Gives those that speak now. */
  private settle({ copies, traits, order }: Dead, all: boolean): PyObject[] {
    const alive = order.map(({ witness }) => witness.deref()).filter((object) => object !== undefined);
    const isBack = alive.length === 0 ? new Set<object>() : putBack(copies, alive);
    this.list.push(...alive);
    for (const { copy, id, referent, wasFinalized, place } of traits) {
      if (isBack.has(copy)) continue;
      if (id !== undefined) this.interp.giveId(copy, id);
      if (referent !== undefined) this.interp.weak.move(referent, copy);
      if (wasFinalized) this.finalized.add(copy);
      if (place !== undefined) this.interp.weak.replace(place, copy as PyWeakref);
    }
    const dead = order.filter(({ copy }) => !isBack.has(copy)).map(({ copy }) => copy);
    const speakers = all ? inOrder(dead, copies) : heldByNone(dead, copies);
    const now = new Set(speakers);
    this.list.push(...dead.filter((object) => !now.has(object)));
    return speakers;
  }
  /** Lets a dead object say its last words: once. */
  speak(t: Thread, object: PyObject): Value {
    if (object instanceof PyGenerator) return t.start(closeStep, object);
    const method = object.cls.lookup('__del__');
    return method === undefined || method === null ? null : t.start(deleteStep, method, object);
  }
}

interface Last {
  readonly copy: PyObject;
  readonly witness: WeakRef<PyObject>;
}
interface Dead {
  readonly copies: Copies;
  readonly traits: readonly Traits[];
  readonly order: readonly Last[];
}

function isUnfinished(object: PyObject): boolean {
  return !(object instanceof PyGenerator) || object.frame !== null;
}
/** The order of reference counting: who is held by another dies after it. */
function inOrder(dead: readonly PyObject[], copies: Copies): PyObject[] {
  const wanted = new Set<object>(dead);
  return components(dead, new Set(copies.all)).flatMap((component) => membersOf(component, wanted, dead));
}
/** Those that no other dead object with last words holds, except in a circle. */
function heldByNone(dead: readonly PyObject[], copies: Copies): PyObject[] {
  const wanted = new Set<object>(dead);
  const within = new Set(copies.all);
  const below = new Set<object>();
  const found = new Set<object>();
  for (const component of components(dead, within)) {
    const isHeld = component.some((node) => below.has(node));
    const members = component.filter((node) => wanted.has(node));
    if (!isHeld) for (const member of members) found.add(member);
    if (isHeld || members.length > 0) for (const node of component) forEachHeld(node, (held) => below.add(held));
  }
  return dead.filter((object) => found.has(object));
}
function membersOf(component: readonly object[], wanted: ReadonlySet<object>, dead: readonly PyObject[]): PyObject[] {
  const members = component.filter((node) => wanted.has(node)) as PyObject[];
  return members.length < 2 ? members : dead.filter((object) => members.includes(object));
}

// ---- steps
/** gc.collect(): how many were found. */
export function collectAll(t: Thread): Value {
  return t.start(collectStep, (t as ThreadState).interp.collector, new Collection());
}
/** a: the collector, b: the collection. */
function collectStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const thread = t as ThreadState;
  const collector = f.a as Collector;
  const collection = f.b as Collection;
  for (;;) {
    if (f.state === 0) {
      f.state = 1;
      if (thread.walls > 0 || thread.interp.scheduler.hasBuried) collector.round(collection, false);
      else {
        thread.waitFor({
          start: (done) => {
            collector.round(collection, true);
            done(null);
          },
          cancel: () => {},
        });
        return PUSHED;
      }
    }
    if (runTasks(thread, collector, collection) === PUSHED) return PUSHED;
    if (!collection.goesOn || collection.rounds >= MAX_ROUNDS) return collection.found;
    f.state = 0;
  }
}
/** Callbacks, then last words, until one has to wait. */
function runTasks(t: ThreadState, collector: Collector, { callbacks, speakers }: Collection): Value {
  for (let reference = callbacks.pop(); reference !== undefined; reference = callbacks.pop()) {
    const { callback } = reference;
    reference.callback = null;
    if (callback !== null && t.start(callbackStep, callback, reference) === PUSHED) return PUSHED;
  }
  for (let object = speakers.pop(); object !== undefined; object = speakers.pop()) if (collector.speak(t, object) === PUSHED) return PUSHED;
  return null;
}
/** a: callback, b: reference. */
function callbackStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  guard(f, 'calling weakref callback', f.a as Value);
  return t.invoke(f.a as Value, [f.b as Value]);
}
/** a: `__del__`, b: object. */
function deleteStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state === 0) {
    guard(f, 'calling deallocator', f.a as Value);
    if (invokeSpecial(t, f.a as Value, f.b as Value, []) === PUSHED) return PUSHED;
  }
  return (t as ThreadState).interp.collector.noteFinalized(f.b as PyObject);
}
/** a: generator. */
function closeStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  const generator = f.a as PyGenerator;
  guard(f, 'closing generator', generator);
  if (generator.cls === coroutineType && !generator.started) {
    generator.frame = null;
    t.warn(RuntimeWarning, `coroutine '${t.strText(generator.qualname)}' was never awaited`);
    return null;
  }
  // An async generator is closed by its event loop, which can await that.
  if (generator.finalizer !== null && generator.frame !== null) return t.invoke(generator.finalizer, [generator]);
  return generatorClose(t, generator);
}
/** Nothing gets out of this frame; what comes up is told. c: what was being done, d: to what. */
function guard(f: NativeFrame, doing: string, what: Value): void {
  f.state = 1;
  f.rescue = tell;
  f.c = doing;
  f.d = what;
}
function tell(t: Thread, f: NativeFrame, exception: PyObject): Value {
  f.rescue = null;
  const { interp } = t as ThreadState;
  if (f.step === deleteStep) interp.collector.noteFinalized(f.b as PyObject);
  interp.parts.reportIgnored(t as ThreadState, exception as PyException, `Exception ignored while ${f.c} ${t.reprText(f.d as Value)}`);
  return null;
}

/** a: the collector, b: whether to collect. What was going on goes on afterwards, as if nothing had been. */
function interludeStep(t: Thread, f: NativeFrame, _value: Value): Value {
  const thread = t as ThreadState;
  if (f.state === 0) {
    f.state = 1;
    const collection = new Collection();
    if (f.b !== true) collection.callbacks = thread.interp.weak.takeDead().reverse();
    if (t.start(f.b === true ? collectStep : tasksStep, f.a, collection) === PUSHED) return PUSHED;
  }
  thread.frame = f.back as Frame;
  return PUSHED;
}
/** a: the collector, b: the collection, whose tasks are run. */
function tasksStep(t: Thread, f: NativeFrame, _value: Value): Value {
  return runTasks(t as ThreadState, f.a as Collector, f.b as Collection);
}

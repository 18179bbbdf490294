/**
 * The hook that capture hangs on a thread (PEP 523): each frame that is about to run is looked up among the compiled ones, compiled when it is new,
 * and replaced.
 *
 * What was compiled is kept with the code object, as a list of entries: guards, and the code that may run when they hold. The entry that was used
 * last is asked first. While a frame is compiled the hook is off.
 */
import { CodeFlag, type CodeObject, LocalKind } from '../bytecode/code.ts';
import { disassemble } from '../bytecode/disassembler.ts';
import { verify } from '../bytecode/verifier.ts';
import { cellType } from '../runtime/builtin-types.ts';
import { PyModule } from '../runtime/callables.ts';
import { PyList } from '../runtime/collections.ts';
import { nativeFunction } from '../runtime/define.ts';
import type { PyException } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, PyObject, type Value } from '../runtime/object.ts';
import { getOwn } from '../runtime/own-attributes.ts';
import { codeValue, drawerOf, Frame } from '../vm/frame.ts';
import type { FrameHook, ThreadState } from '../vm/thread.ts';
import { Actions } from './actions.ts';
import { Capture, type CaptureOptions, specialized } from './capture.ts';
import { Evaluator } from './evaluator.ts';
import { leaveStreams } from './externals.ts';
import type { Guard, GuardProgram } from './guards.ts';
import { isLiteral } from './literals.ts';
import { emit, isTraced, listOfTexts } from './report.ts';
import { headEnd, rootOf } from './resume.ts';
import { FreeCellSource, FreeSource, LocalSource } from './source.ts';
import { type Ending, isGeneratorCode, prologueEnd, SymbolicFrame } from './symbolic-frame.ts';
import { Cell, Lazy } from './tracked.ts';
import { argumentCount, Transform } from './transform.ts';
import { GuestRaise, Specialized, Unsupported } from './unsupported.ts';
import type { SizeMark, TensorWorld } from './world.ts';

/** A frame, compiled: under these guards this code runs in its place. */
export class CacheEntry {
  hits = 0;
  constructor(
    readonly program: GuardProgram,
    readonly check: (frame: Frame, t: ThreadState) => boolean,
    /** Null: under these guards there is nothing to capture, and the frame runs as it is. */
    readonly code: CodeObject | null,
    readonly compileId: string,
    readonly backend: Value,
    readonly graph: Value,
  ) {}
}
interface CodeCache {
  entries: CacheEntry[];
  /** It is never captured again. */
  skipped: boolean;
  readonly id: number;
  compiles: number;
  isLimitTold: boolean;
  /** Sizes of inputs by source, as they were in all captures so far; null where they differed. */
  readonly sizes: Map<string, (number | null)[]>;
}
/** What torch.compile() was told. */
export interface Compiler {
  readonly backend: Value;
  readonly fullgraph: boolean;
  /** Whether sizes are taken to change; null: those that did. */
  readonly dynamic: boolean | null;
}
export interface CaptureSettings {
  readonly recompileLimit: number;
  /** The same for compilations that have other reasons to be many, such as other backends. */
  readonly accumulatedLimit: number;
  readonly failOnLimit: boolean;
  readonly maxInlined: number;
  readonly logging: CaptureOptions['logging'];
  readonly automaticDynamic: boolean;
  /** For tests: end the graph before this step of each frame. */
  readonly breakAt: number;
  /** And so, too, in what resumes behind a break: the graphs of a frame have so many steps each. */
  readonly breaksAgain: boolean;
}

/** Code that asks for its own frame would see another one. */
const ASKS_FOR_ITS_FRAME = new Set(['locals', 'eval', 'exec', 'vars', '_getframe', 'currentframe', 'breakpoint', 'set_trace']);
const MAX_ATTEMPTS = 60;

/** Graphs that raised an exception, after which the frame ran without them or raised it itself. */
export interface LeftGraph {
  count: number;
  last: PyException;
}

/** What an interpreter has compiled. */
export class Captures {
  /** By the name of the graph. */
  readonly left = new Map<string, LeftGraph>();
  private caches = new WeakMap<CodeObject, CodeCache>();
  private readonly transformed = new WeakSet<CodeObject>();
  /** Whose graphs are with their backends now; a backend may ask for more external objects. */
  private readonly atBackend: Actions[] = [];
  private nextFrameId = 0;
  private nextGraph = 0;
  constructor(
    readonly world: TensorWorld,
    readonly settings: (t: ThreadState) => CaptureSettings,
  ) {}
  reset(): void {
    this.caches = new WeakMap();
    this.nextFrameId = 0;
    this.nextGraph = 0;
    this.left.clear();
  }
  entriesOf(code: CodeObject): readonly CacheEntry[] {
    return this.caches.get(code)?.entries ?? [];
  }
  cacheOf(code: CodeObject): CodeCache | undefined {
    return this.caches.get(code);
  }
  skip(code: CodeObject): void {
    this.cacheFor(code).skipped = true;
  }
  private cacheFor(code: CodeObject): CodeCache {
    let cache = this.caches.get(code);
    if (cache === undefined)
      this.caches.set(
        code,
        (cache = { entries: [], skipped: false, id: this.nextFrameId++, compiles: 0, isLimitTold: false, sizes: new Map() }),
      );
    return cache;
  }

  /** The capture whose graph a backend of this thread compiles. */
  compilingIn(t: ThreadState): Actions | undefined {
    return this.atBackend.findLast((actions) => actions.t === t);
  }
  private callBackend(a: Actions, backend: Value, graphModule: Value, examples: readonly PyObject[]): Value {
    this.atBackend.push(a);
    try {
      return a.t.call(backend, [graphModule, new PyList([...examples])]);
    } finally {
      this.atBackend.splice(this.atBackend.lastIndexOf(a), 1);
    }
  }

  enter(t: ThreadState, frame: Frame, compiler: Compiler | null): Frame {
    const cache = this.caches.get(frame.code);
    if (cache !== undefined) {
      if (cache.skipped) return frame;
      const { entries } = cache;
      for (let i = 0; i < entries.length; i++) {
        const entry = entries[i];
        if ((compiler !== null && entry.backend !== compiler.backend) || !entry.check(frame, t)) continue;
        entry.hits++;
        if (i > 0) {
          entries.splice(i, 1);
          entries.unshift(entry);
        }
        return entry.code === null ? frame : replaced(frame, entry.code);
      }
    }
    if (compiler === null || !this.isWorthIt(frame)) return frame;
    return this.compile(t, frame, compiler);
  }
  private isWorthIt(frame: Frame): boolean {
    const { code } = frame;
    if (
      (code.flags & CodeFlag.OPTIMIZED) === 0 ||
      isGeneratorCode(code) ||
      frame.func === null ||
      frame.special ||
      this.transformed.has(code)
    )
      return false;
    if (code.filename.startsWith('<frozen') && !code.filename.startsWith('<frozen torch.nn.modules')) return false;
    if (code.names.some((name) => ASKS_FOR_ITS_FRAME.has(name))) return false;
    if (callsOnlyForward(frame)) return false;
    const count = argumentCount(code);
    for (let slot = 0; slot < count; slot++) if (frame.locals[slot] !== undefined && !isLiteral(frame.locals[slot])) return true;
    for (const name of code.names) {
      const value = frame.globals.getName(name);
      if (
        value instanceof PyModule ||
        (value !== undefined && this.world.isTensor(value)) ||
        (value instanceof PyObject && this.world.kindOf(value) !== undefined)
      )
        return true;
    }
    return (frame.func.closure ?? []).some((cell) => cell.value !== undefined && !isLiteral(cell.value));
  }

  // ---- compiling
  private compile(t: ThreadState, frame: Frame, compiler: Compiler): Frame {
    const cache = this.cacheFor(frame.code);
    const sameBackend = cache.entries.filter((entry) => entry.backend === compiler.backend);
    // A frame is entered in the middle of an instruction: what that keeps in the thread is as before.
    const { frameHook, self } = t;
    t.frameHook = null;
    const base = t.frame;
    const started = t.interp.host.monotonic();
    try {
      const settings = this.settings(t);
      if (sameBackend.length > 0 && !this.mayRecompile(t, frame, cache, sameBackend, settings, compiler)) return frame;
      const id = `${cache.id}/${cache.compiles++}`;
      const root = rootOf(frame.code);
      emit(t, 'frame', { code: codeValue(frame.code), compile_id: id, filename: root.filename, line: frame.code.firstLine });
      const entry = this.attempts(t, frame, compiler, settings, id);
      emit(t, 'time', { phase: 'entire_frame_compile', seconds: t.interp.host.monotonic() - started });
      if (entry === null) {
        cache.skipped = true;
        return frame;
      }
      cache.entries.unshift(entry);
      return entry.code === null ? frame : replaced(frame, entry.code);
    } finally {
      t.frame = base;
      t.frameHook = frameHook;
      t.self = self;
    }
  }
  private mayRecompile(
    t: ThreadState,
    frame: Frame,
    cache: CodeCache,
    entries: readonly CacheEntry[],
    settings: CaptureSettings,
    compiler: Compiler,
  ): boolean {
    const { code } = frame;
    const reasons = entries.map((entry) => `${entry.compileId}: ${entry.program.failing(frame, t)?.text ?? 'nothing has changed'}`);
    const about = { function: code.name, filename: code.filename, line: code.firstLine };
    const isAccumulated = entries.length < settings.recompileLimit;
    if (!isAccumulated || cache.compiles >= settings.accumulatedLimit) {
      const isNews = !cache.isLimitTold;
      cache.isLimitTold = true;
      // Told once, unless the program wants an error each time.
      if (isNews || compiler.fullgraph || settings.failOnLimit)
        emit(t, 'limit', {
          ...about,
          compile_id: `${cache.id}/${cache.compiles}`,
          limit_name: isAccumulated ? 'accumulated_recompile_limit' : 'recompile_limit',
          limit: isAccumulated ? settings.accumulatedLimit : settings.recompileLimit,
          last_reason: reasons[0],
          fullgraph: compiler.fullgraph,
        });
      return false;
    }
    emit(t, 'recompile', { ...about, compile_id: `${cache.id}/${cache.compiles}`, reasons: listOfTexts(reasons) });
    return true;
  }
  /** Captures as much as can be: where an attempt meets what it cannot do, the next one stops before that. */
  private attempts(t: ThreadState, frame: Frame, compiler: Compiler, settings: CaptureSettings, id: string): CacheEntry | null {
    // A forced break is for the function itself; for what resumes behind it only when that is asked for.
    let breakAt =
      settings.breaksAgain || rootOf(frame.code) === frame.code ? settings.breakAt + headEnd(frame.code) : Number.POSITIVE_INFINITY;
    let isTold = false;
    const fixed = new Set<number>();
    const dynamicDimensions = this.sizesThatChange(t, frame, compiler, settings, fixed);
    for (let tries = 0; tries < MAX_ATTEMPTS; tries++) {
      const outcome = this.attempt(
        t,
        frame,
        { breakAt, maxInlined: settings.maxInlined, logging: settings.logging, dynamicDimensions },
        compiler,
        id,
      );
      if (outcome instanceof CacheEntry) return outcome;
      if (outcome instanceof Specialized) {
        for (const size of outcome.sizes) fixed.add(size);
        continue;
      }
      const { why, step, stack } = outcome;
      if (!isTold) {
        isTold = true;
        this.tellBreak(t, frame, why, stack, id, compiler.fullgraph);
      }
      if (why.skips || step <= prologueEnd(frame.code)) return null;
      breakAt = step;
    }
    return null;
  }
  /** Sizes are taken as they are the first time. One that was different before may change, as in PyTorch's automatic dynamic shapes. */
  private sizesThatChange(
    t: ThreadState,
    frame: Frame,
    compiler: Compiler,
    settings: CaptureSettings,
    fixed: ReadonlySet<number>,
  ): CaptureOptions['dynamicDimensions'] {
    const { sizes } = this.cacheFor(frame.code);
    return (source, tensor, { shape, isPlain }) => {
      const marks = this.world.sizeMarks(t, tensor);
      const before = sizes.get(source);
      const known =
        before === undefined || before.length !== shape.length ? [...shape] : before.map((size, i) => (size === shape[i] ? size : null));
      sizes.set(source, known);
      if (!isPlain) return null;
      const isDynamic = shape.map((size, i) => {
        const mark = marks.get(i);
        if (mark?.kind === 'dynamic') demand(t, `${source}.size()[${i}]`, size, mark, fixed);
        if (size < 2 || fixed.has(size) || mark?.kind === 'static') return false;
        if (mark !== undefined || compiler.dynamic !== null) return mark !== undefined || compiler.dynamic === true;
        return settings.automaticDynamic && known[i] === null;
      });
      return isDynamic.includes(true) ? isDynamic : null;
    };
  }
  private attempt(
    t: ThreadState,
    frame: Frame,
    options: CaptureOptions,
    compiler: Compiler,
    id: string,
  ): CacheEntry | Specialized | { why: Unsupported; step: number; stack: readonly { filename: string; line: number; function: string }[] } {
    const restore = this.world.keepState(t);
    const base = t.frame;
    let isRestored = false;
    const putBack = (): void => {
      if (!isRestored) restore();
      isRestored = true;
      t.frame = base;
    };
    let evaluator: Evaluator | null = null;
    try {
      const capture = new Capture(t, this.world, frame, options);
      const symbolic = outermostFrame(capture, frame);
      evaluator = new Evaluator(capture, symbolic);
      evaluator.actions = new Actions(evaluator);
      capture.actions = evaluator.actions;
      if (isTraced(t)) evaluator.onStep = (at, isNewLine) => tellStep(t, at, isNewLine, id);
      const ending = evaluator.run();
      putBack();
      return this.finish(t, frame, capture, evaluator, ending, compiler, id);
    } catch (error) {
      if (error instanceof Specialized) return error;
      const why =
        error instanceof GuestRaise
          ? new Unsupported('An exception that the frame does not catch', error.exception.type.name, 'The frame raises it itself.')
          : error;
      if (!(why instanceof Unsupported) || evaluator === null) throw error;
      const { steps } = evaluator.outermost;
      const isTooLate = isRestored;
      let step = isTooLate && options.breakAt !== Number.POSITIVE_INFINITY ? options.breakAt - 1 : steps - 1;
      while (step > 0 && evaluator.restorable[step] === false) step--;
      return { why, step, stack: why.stack === undefined ? [] : stackOf(evaluator) };
    } finally {
      putBack();
    }
  }
  private finish(
    t: ThreadState,
    frame: Frame,
    capture: Capture,
    evaluator: Evaluator,
    ending: Ending,
    compiler: Compiler,
    id: string,
  ): CacheEntry {
    const { code } = frame;
    const { graph } = capture;
    capture.guardAliasing();
    violate(t, capture.brokenMarks());
    let graphModule: Value = null;
    if (ending.kind === 'break') leaveStreams(evaluator.actions);
    const transform = new Transform(capture, evaluator.outermost, code);
    const made = transform.run(ending, (outputs) => {
      if (graph.operations === 0) return null;
      graph.output(outputs);
      transform.isUsed = graph.dropUnused();
      graphModule = graph.module();
      const examples = capture.inputs.filter((_, i) => transform.isUsed[i]).map(({ real }) => real);
      const name = `__compiled_fn_${++this.nextGraph}`;
      emit(t, 'graph', { compile_id: id, name, gm: graphModule, example_inputs: new PyList(examples), op_count: graph.operations });
      return withoutCapture(
        this,
        name,
        graph.hasEffects || graph.switches.size > 0 ? this.world : null,
        this.callBackend(evaluator.actions, compiler.backend, graphModule, examples),
      );
    });
    const isPointless = graph.operations === 0 && ending.kind === 'return';
    verify(made);
    this.transformed.add(made);
    const { program } = { program: capture.guards };
    emit(t, 'guards', {
      compile_id: id,
      locals: code.localNames,
      rows: program.guards.map((guard) => [
        guard.source?.text ?? '',
        guard.kind,
        guard.text,
        guard.place === null ? null : guardLine(t, guard),
      ]),
    });
    if (!isPointless)
      emit(t, 'bytecode', {
        compile_id: id,
        original: codeValue(code),
        modified: codeValue(made),
        function: code.name,
        filename: code.filename,
        line: code.firstLine,
      });
    return new CacheEntry(program, program.compile(), isPointless ? null : made, id, compiler.backend, graphModule);
  }
  private tellBreak(
    t: ThreadState,
    frame: Frame,
    why: Unsupported,
    stack: readonly { filename: string; line: number; function: string }[],
    id: string,
    fullgraph: boolean,
  ): void {
    const at = stack.findLast(({ filename }) => !filename.startsWith('<frozen')) ?? {
      filename: frame.code.filename,
      line: frame.code.firstLine,
      function: frame.code.name,
    };
    emit(t, 'graph_break', {
      compile_id: id,
      gb_type: why.kind,
      context: why.context,
      explanation: why.explanation,
      hints: listOfTexts(why.hints),
      stack: stack.map((place) => [place.filename, place.line, place.function]),
      function: frame.code.name,
      filename: at.filename,
      line: at.line,
      fullgraph,
    });
  }
}
/** A step of the symbolic evaluation: the line when it is a new one, the instruction, what is on the stack. */
function tellStep(t: ThreadState, frame: SymbolicFrame, isNewLine: boolean, id: string): void {
  const { code, at, line, stack, locals } = frame;
  const { filename } = code;
  const common = { compile_id: id, filename, line, function: code.qualname };
  if (isNewLine) emit(t, 'trace_source', { ...common, text: `TRACE starts_line ${filename}:${line} in ${code.qualname}` });
  const { name, meaning } = instructionAt(code, at);
  const words = stack.map((v) => v.words);
  emit(t, 'trace_bytecode', {
    ...common,
    text: `TRACE ${name}${meaning === '' ? '' : ` ${meaning}`} [${words.join(', ')}]`,
    opcode: name,
    argument: meaning,
    stack: words,
    locals: locals.flatMap((v, slot) => (v === undefined ? [] : [[code.localNames[slot], v.words]])),
    depth: depthOf(frame),
  });
}
function depthOf({ parent }: SymbolicFrame): number {
  return parent === null ? 0 : 1 + depthOf(parent);
}
const listings = new WeakMap<CodeObject, readonly { readonly name: string; readonly meaning: string }[]>();
function instructionAt(code: CodeObject, at: number): { readonly name: string; readonly meaning: string } {
  let listing = listings.get(code);
  if (listing === undefined) listings.set(code, (listing = disassemble(code).instructions));
  return listing[at];
}
function stackOf(evaluator: Evaluator): readonly { filename: string; line: number; function: string }[] {
  return evaluator.deepest ?? evaluator.stackNow();
}
function guardLine(t: ThreadState, { place }: Guard): string {
  if (place === null) return '';
  const text = t.interp.sourceOf(place.filename)?.[place.line - 1]?.trim() ?? '';
  return `${text}  # ${place.filename}:${place.line} in ${place.function}`;
}

/** The call of a module without hooks. Its forward() is a frame of its own, with the names of its own arguments, as in PyTorch. */
function callsOnlyForward({ code, locals }: Frame): boolean {
  const module = locals[0];
  return (
    code.filename === '<frozen torch.nn.modules.module>' &&
    code.name === '__call__' &&
    module instanceof PyObject &&
    getOwn(module, '_hooked') === false
  );
}

/** What a backend gave, as the code calls it: nothing below is captured again. */
function withoutCapture(captures: Captures, name: string, world: TensorWorld | null, compiled: Value): Value {
  return nativeFunction(
    name,
    ['(*args)', 'A graph, compiled.', (t, args: Value[]) => t.start(uncapturedStep, compiled, args, { captures, name, hook: null }, world)],
    'torch._dynamo',
  );
}
/** a: what is called, b: arguments, c: whose graph it is, and the hook of the thread, d: who knows the modes that the graph switches, then what puts them back. */
function uncapturedStep(t: Thread, f: NativeFrame, value: Value): Value {
  const thread = t as ThreadState;
  if (f.state === 0) {
    f.state = 1;
    (f.c as Uncaptured).hook = thread.frameHook;
    f.rescue = uncapturedRescue;
    if (f.d !== null) f.d = (f.d as TensorWorld).keepModes(t);
    thread.frameHook = null;
    value = t.invoke(f.a as Value, f.b as Value[]);
    if (value === PUSHED) return PUSHED;
  }
  thread.frameHook = (f.c as Uncaptured).hook;
  // A graph leaves the streams that it enters. It goes back to that of the device around; other devices have theirs again, too.
  (f.d as ModesBack | null)?.(false);
  return value;
}
function uncapturedRescue(t: Thread, f: NativeFrame, exception: PyObject): undefined {
  const { captures, name, hook } = f.c as Uncaptured;
  (t as ThreadState).frameHook = hook;
  // A with block that is in the graph has not ended: whoever catches the exception must not find its mode.
  (f.d as ModesBack | null)?.(true);
  const known = captures.left.get(name);
  captures.left.set(name, { count: (known?.count ?? 0) + 1, last: exception as PyException });
}
type ModesBack = ReturnType<TensorWorld['keepModes']>;
interface Uncaptured {
  readonly captures: Captures;
  readonly name: string;
  hook: FrameHook | null;
}

/** A size that was marked as changing must be one that can change, and within its bounds. */
function demand(t: ThreadState, text: string, size: number, { min, max }: SizeMark, fixed: ReadonlySet<number>): void {
  if (size < 2 || fixed.has(size)) violate(t, [{ text, why: specialized(text, size) }]);
  else if (size < min || size > max)
    emit(t, 'constraint', { text: `${size} not in range [${min}, ${max === Number.POSITIVE_INFINITY ? 'int_oo' : max}]` });
}
function violate(t: ThreadState, broken: ReturnType<Capture['brokenMarks']>): void {
  if (broken.length === 0) return;
  const names = broken.map(({ text }) => text).join(', ');
  const whys = broken.map(({ why }) => `  - ${why}`).join('\n');
  emit(t, 'constraint', { text: `Constraints violated (${names})! For more information, run with TORCH_LOGS="+dynamo".\n${whys}` });
}

/** The locals of a frame, as they are when it begins. */
function outermostFrame(capture: Capture, frame: Frame): SymbolicFrame {
  const { code } = frame;
  const { localKinds, localNames } = code;
  const firstFree = localKinds.indexOf(LocalKind.FREE);
  const cells = (frame.func?.closure ?? []).map((cell, i) => {
    const slot = firstFree + i;
    const name = localNames[slot];
    const content = cell.value === undefined ? undefined : new Lazy(cell.value, new FreeSource(name, slot, i));
    const tracked = new Cell(content, cellType, null, cell, slot, new FreeCellSource(name, slot, i));
    capture.adopt(cell, tracked);
    return tracked;
  });
  const symbolic = new SymbolicFrame(code, frame.globals, frame.builtins, cells, null);
  const count = argumentCount(code);
  for (let slot = 0; slot < count; slot++) {
    const value = frame.locals[slot];
    if (value !== undefined)
      symbolic.locals[slot] = new Lazy(value, new LocalSource(localNames[slot], slot, localKinds[slot] !== LocalKind.LOCAL));
  }
  return symbolic;
}
/** A frame of other code with the same arguments. */
export function replaced(frame: Frame, code: CodeObject): Frame {
  const drawer = drawerOf(code);
  const locals = drawer.blank.slice();
  const count = argumentCount(code);
  for (let slot = 0; slot < count; slot++) locals[slot] = frame.locals[slot];
  const made = new Frame(code, locals, frame.globals, frame.builtins, frame.func);
  if (frame.special) {
    made.instead = frame.instead;
    made.special = true;
  }
  return made;
}

/** The hook of a thread that runs what torch.compile() has wrapped. `compiler` null: nothing new is compiled. */
export class CaptureHook implements FrameHook {
  constructor(
    readonly captures: Captures,
    readonly compiler: Compiler | null,
    /** What the guest gave. */
    readonly guest: Value,
  ) {}
  enter(t: ThreadState, frame: Frame): Frame {
    return this.captures.enter(t, frame, this.compiler);
  }
}

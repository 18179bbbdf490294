/**
 * What code generation carries along: the unit (the code object being made), the units around it, the options, and the few
 * operations that everything else is made of: names, constants, labels, entering and leaving a scope, making a closure.
 *
 * The other files of this folder are functions over a Codegen, one file for each family of nodes. They call each other through
 * `c.expr`, `c.stmt` and `c.body`, which index.ts connects, so that no file imports in a circle.
 */
import { Assembler, DEREF_BASE } from '../../bytecode/assembler.ts';
import type { Handler, Label } from '../../bytecode/assembler.ts';
import { CodeFlag, CodeObject, LocalKind } from '../../bytecode/code.ts';
import type { LocalKindValue } from '../../bytecode/code.ts';
import type { Constant } from '../../bytecode/constants.ts';
import { Intrinsic1, Op } from '../../bytecode/op.gen.ts';
import { InternalError, SyntaxProblem } from '../../support/errors.ts';
import type { SyntaxNotice } from '../../support/errors.ts';
import type { Span } from '../../support/span.ts';
import { NO_SPAN } from '../../support/span.ts';
import type { AnnAssign, Expr, ExprContext, Stmt, With, AsyncWith } from '../ast.ts';
import { constantOf } from '../fold.ts';
import { mangle } from '../mangle.ts';
import type { Block, ScopeValue, SymbolTable } from '../scopes.ts';
import { CLASS_NAMES, Def, Scope, SCOPE_SHIFT } from '../scopes.ts';

export type UnitType = 'module' | 'class' | 'function' | 'async function' | 'lambda' | 'comprehension' | 'annotations';

/** Something that `break`, `continue` or `return` must leave properly. */
export interface Frame {
  readonly type:
    | 'while'
    | 'for'
    | 'try'
    | 'finally'
    | 'finally end'
    | 'with'
    | 'async with'
    | 'handler'
    | 'handler cleanup'
    | 'group handler'
    | 'pop value';
  readonly at: Span | null;
  /** Loops: where `continue` and `break` go. */
  readonly start?: Label;
  readonly exit?: Label;
  /** The handler that was current before this one was protected: what leaving goes back to. */
  readonly outer: Handler | null;
  /** `finally`: its statements, to be written out again wherever the region is left. */
  readonly finalbody?: readonly Stmt[];
  /** `except E as name`. */
  readonly name?: string | null;
  readonly statement?: With | AsyncWith;
}

/** One code object in the making. */
export class Unit {
  qualname = '';
  firstLine: number;
  argCount = 0;
  posOnlyArgCount = 0;
  kwOnlyArgCount = 0;
  readonly frames: Frame[] = [];
  readonly locals = new Map<string, number>();
  /** Cells, then free variables, as DEREF_BASE counts them. A class or a comprehension may give a name to both. */
  readonly cells = new Map<string, number>();
  readonly free = new Map<string, number>();
  readonly names = new Map<string, number>();
  readonly constants: Constant[] = [];
  readonly textConstants = new Map<string, number>();
  readonly otherConstants = new Map<string, number>();
  /** Code made in this unit, by its node, and its place among the constants. */
  readonly codes = new Map<object, CodeObject>();
  readonly codeIndices = new Map<CodeObject, number>();
  /** Names that an inlined comprehension makes fast locals of a module or class, for as long as it runs. */
  readonly fastHidden = new Set<string>();
  inlinedDepth = 0;
  /** The annotated names of a module or class; the number of each conditional one, -1 where it is always there. */
  readonly annotations = new Map<AnnAssign, number>();
  staticAttributes: Set<string> | null = null;
  /** StopIteration must not leave a generator: the handler that sees to it. */
  stopIteration: Handler | null = null;

  constructor(
    readonly name: string,
    readonly type: UnitType,
    readonly block: Block,
    readonly className: string | null,
    readonly around: Unit | null,
    readonly assembler: Assembler,
    firstLine: number,
  ) {
    this.firstLine = firstLine;
  }
}

export interface Parameters {
  readonly args?: number;
  readonly posOnly?: number;
  readonly kwOnly?: number;
}

export interface Visitors {
  expr(c: Codegen, e: Expr): void;
  stmt(c: Codegen, s: Stmt): void;
}

export interface CodegenOptions {
  readonly filename: string;
  /** CodeFlag bits of future features. */
  readonly flags: number;
  readonly optimize: number;
  readonly interactive: boolean;
  readonly topLevelAwait: boolean;
  readonly notices: SyntaxNotice[];
}

/** Marks the second slot of a name; no name has such a character. */
const HIDDEN = '\0';

/** Nested loops, `try`s and `with`s of one function. CPython's limit; `finally` bodies double with every level. */
const MOST_FRAMES = 21;

const MOST_COPIED = 100_000;

/** More than this many values are not put on the stack one by one. */
export const STACK_USE_GUIDELINE = 30;

export class Codegen {
  unit!: Unit;
  private readonly spare: Assembler[] = [];
  private readonly warned = new Set<string>();
  private copied = 0;

  constructor(
    readonly visitors: Visitors,
    readonly table: SymbolTable,
    readonly options: CodegenOptions,
  ) {}

  get debug(): boolean {
    return this.options.optimize === 0;
  }

  get futureAnnotations(): boolean {
    return (this.options.flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0;
  }

  // ---- the tree

  expr(e: Expr): void {
    this.visitors.expr(this, e);
  }

  exprs(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) this.visitors.expr(this, list[i]);
  }

  stmt(s: Stmt): void {
    this.visitors.stmt(this, s);
  }

  body(statements: readonly Stmt[]): void {
    for (let i = 0; i < statements.length; i++) this.visitors.stmt(this, statements[i]);
  }

  /** A copy of a `finally` body, for one of the ways out. Nested ones multiply, so their number has a bound. */
  finalBody(statements: readonly Stmt[]): void {
    this.copied += statements.length;
    if (this.copied > MOST_COPIED) this.fail(statements[0], "too many nested 'finally' blocks");
    this.body(statements);
  }

  constant(e: Expr): Constant | undefined {
    // Most expressions are not constant, and can be told at a glance.
    switch (e.node) {
      case 'Constant':
        return e.value;
      case 'Call':
      case 'Attribute':
      case 'Compare':
        return undefined;
      default:
        return constantOf(e, this.debug);
    }
  }

  fail(at: Span, message: string): never {
    throw new SyntaxProblem(at, message);
  }

  /** Warns once, though a `finally` body is visited several times. */
  warn(at: Span, message: string): void {
    const key = `${at.line} ${at.col} ${message}`;
    if (this.warned.has(key)) return;
    this.warned.add(key);
    this.options.notices.push({ category: 'SyntaxWarning', message, span: at });
  }

  // ---- instructions

  emit(op: Op, arg: number, at: Span | null): void {
    this.unit.assembler.emit(op, arg, at);
  }

  jump(op: Op, label: Label, at: Span | null): void {
    this.unit.assembler.jump(op, label, at);
  }

  jumpTo(label: Label, at: Span | null): void {
    this.unit.assembler.jumpTo(label, at);
  }

  newLabel(): Label {
    return this.unit.assembler.newLabel();
  }

  place(label: Label): void {
    this.unit.assembler.place(label);
  }

  get isReachable(): boolean {
    return this.unit.assembler.isReachable;
  }

  load(value: Constant, at: Span | null): void {
    // As in CPython the first constant stays the first one, whether or not an instruction needs it.
    if (this.unit.constants.length === 0) this.constantIndex(value);
    if (!this.isReachable) return;
    if (typeof value === 'number' && value >= 0 && value < 256) this.emit(Op.LOAD_SMALL_INT, value, at);
    else this.emit(Op.LOAD_CONST, this.constantIndex(value), at);
  }

  constantIndex(value: Constant): number {
    const { unit } = this;
    const isText = typeof value === 'string';
    const known = isText ? unit.textConstants : unit.otherConstants;
    const key = isText ? value : constantKey(value);
    const index = key === null ? undefined : known.get(key);
    if (index !== undefined) return index;
    unit.constants.push(value);
    if (key !== null) known.set(key, unit.constants.length - 1);
    return unit.constants.length - 1;
  }

  private codeIndex(code: CodeObject): number {
    const { constants, codeIndices } = this.unit;
    let index = codeIndices.get(code);
    if (index === undefined) codeIndices.set(code, (index = constants.push(code) - 1));
    return index;
  }

  /** An instruction whose operand is a name; private names are mangled. */
  named(op: Op, name: string, at: Span | null): void {
    this.emit(op, this.nameIndex(this.mangled(name)), at);
  }

  nameIndex(name: string): number {
    const { names } = this.unit;
    let index = names.get(name);
    if (index === undefined) names.set(name, (index = names.size));
    return index;
  }

  mangled(name: string): string {
    const { mangledNames } = this.unit.block;
    if (mangledNames !== null && !mangledNames.has(name)) return name;
    return mangle(this.unit.className, name);
  }

  localIndex(name: string): number {
    const { locals, cells, block } = this.unit;
    let index = locals.get(name);
    // An argument that lives in a cell has no slot for a comprehension's plain local of the same name: that gets another.
    if (index !== undefined && index < block.parameters.length && cells.has(name)) {
      name += HIDDEN;
      index = locals.get(name);
    }
    if (index === undefined) locals.set(name, (index = locals.size));
    return index;
  }

  derefIndex(name: string, scope: ScopeValue = Scope.NONE): number {
    const { cells, free, qualname } = this.unit;
    const index = scope === Scope.FREE ? (free.get(name) ?? cells.get(name)) : (cells.get(name) ?? free.get(name));
    if (index === undefined) throw new InternalError(`${qualname} has no cell for ${name}`);
    return DEREF_BASE + index;
  }

  /** The cell that a function made here closes over. */
  private closureIndex(name: string): number {
    const { block } = this.unit;
    return this.derefIndex(name, block.type === 'class' && CLASS_NAMES.has(name) ? Scope.CELL : block.scopeOf(name));
  }

  /** Loads, stores or deletes a variable, wherever the scopes say that it lives. */
  variable(source: string, context: ExprContext, at: Span | null): void {
    const { unit } = this;
    const { block } = unit;
    const name = this.mangled(source);
    const scope = block.scopeOf(name);
    switch (scope) {
      case Scope.FREE:
      case Scope.CELL: {
        const index = this.derefIndex(name, scope);
        if (context === 'Store') return this.emit(Op.STORE_DEREF, index, at);
        if (context === 'Del') return this.emit(Op.DELETE_DEREF, index, at);
        if (block.type === 'class' && unit.inlinedDepth === 0) {
          this.emit(Op.LOAD_LOCALS, 0, at);
          return this.emit(Op.LOAD_FROM_DICT_OR_DEREF, index, at);
        }
        if (block.canSeeClassScope && this.seesClassDict) {
          this.emit(Op.LOAD_DEREF, this.derefIndex('__classdict__'), at);
          return this.emit(Op.LOAD_FROM_DICT_OR_DEREF, index, at);
        }
        return this.emit(Op.LOAD_DEREF, index, at);
      }
      case Scope.LOCAL:
        if (!block.isFunctionLike && !unit.fastHidden.has(name)) break;
        return this.emit(
          context === 'Load' ? Op.LOAD_FAST : context === 'Store' ? Op.STORE_FAST : Op.DELETE_FAST,
          this.localIndex(name),
          at,
        );
      case Scope.GLOBAL_IMPLICIT:
        if (!block.isFunctionLike) break;
        return this.globalVariable(name, context, at, block.canSeeClassScope);
      case Scope.GLOBAL_EXPLICIT:
        return this.globalVariable(name, context, at, false);
    }
    const index = this.nameIndex(name);
    if (context === 'Store') this.emit(Op.STORE_NAME, index, at);
    else if (context === 'Del') this.emit(Op.DELETE_NAME, index, at);
    else this.emit(block.type === 'class' && unit.inlinedDepth > 0 ? Op.LOAD_GLOBAL : Op.LOAD_NAME, index, at);
  }

  /** False if the class has a variable of its own by that name. */
  private get seesClassDict(): boolean {
    return this.unit.cells.has('__classdict__') || this.unit.free.has('__classdict__');
  }

  isFastLocal(source: string): boolean {
    const { block, fastHidden } = this.unit;
    const name = this.mangled(source);
    return block.scopeOf(name) === Scope.LOCAL && (block.isFunctionLike || fastHidden.has(name));
  }

  private globalVariable(name: string, context: ExprContext, at: Span | null, seesClass: boolean): void {
    if (context === 'Load' && seesClass && this.seesClassDict) {
      this.emit(Op.LOAD_DEREF, this.derefIndex('__classdict__'), at);
      this.emit(Op.LOAD_FROM_DICT_OR_GLOBALS, this.nameIndex(name), at);
      return;
    }
    this.emit(context === 'Load' ? Op.LOAD_GLOBAL : context === 'Store' ? Op.STORE_GLOBAL : Op.DELETE_GLOBAL, this.nameIndex(name), at);
  }

  // ---- scopes

  enter(
    name: string,
    type: UnitType,
    key: object | Block,
    firstLine: number,
    parameters: Parameters = {},
    className?: string | null,
  ): Unit {
    const block = this.blockOf(key);
    const around = this.unit ?? null;
    const assembler = this.spare.pop() ?? new Assembler();
    const unit = new Unit(name, type, block, className ?? around?.className ?? null, around, assembler, firstLine);
    this.unit = unit;
    unit.argCount = (parameters.args ?? 0) + (parameters.posOnly ?? 0);
    unit.posOnlyArgCount = parameters.posOnly ?? 0;
    unit.kwOnlyArgCount = parameters.kwOnly ?? 0;
    unit.qualname = this.qualnameOf(unit);
    for (const parameter of block.parameters) this.localIndex(parameter);
    this.findCells(unit);
    this.prologue(unit, firstLine);
    return unit;
  }

  private blockOf(key: object): Block {
    if ('symbols' in key) return key as Block;
    const block = this.table.blocks.get(key);
    if (block === undefined) throw new InternalError('a block for every scope was promised');
    return block;
  }

  private findCells(unit: Unit): void {
    const { block } = unit;
    const cells: string[] = [];
    const free: string[] = [];
    for (const [name, symbol] of block.symbols) {
      const scope = symbol >> SCOPE_SHIFT;
      if (scope === Scope.CELL || symbol & Def.COMP_CELL) cells.push(name);
      if (scope === Scope.FREE || symbol & Def.FREE_CLASS) free.push(name);
    }
    if (cells.length > 1) cells.sort(byCodePoint);
    if (free.length > 1) free.sort(byCodePoint);
    if (block.needsClassClosure) cells.push('__class__');
    if (block.needsClassDict) cells.push('__classdict__');
    if (block.type === 'class' && block.hasConditionalAnnotations) cells.push('__conditional_annotations__');
    for (const name of cells) unit.cells.set(name, unit.cells.size);
    for (const name of free) unit.free.set(name, unit.cells.size + unit.free.size);
  }

  private prologue(unit: Unit, firstLine: number): void {
    const { block } = unit;
    if (unit.free.size > 0) this.emit(Op.COPY_FREE_VARS, unit.free.size, null);
    for (let i = 0; i < unit.cells.size; i++) this.emit(Op.MAKE_CELL, DEREF_BASE + i, null);
    const line = unit.type === 'module' ? 0 : firstLine;
    const at = { line, col: 0, endLine: line, endCol: 0 };
    if (isGeneratorLike(block) && (block.isFunctionLike || block.isCoroutine)) {
      this.emit(Op.RETURN_GENERATOR, 0, { line: firstLine, col: 0, endLine: firstLine, endCol: 0 });
    }
    // CPython leaves generators that are a lambda without it.
    if (isGeneratorLike(block) && block.isFunctionLike && unit.type !== 'lambda') unit.stopIteration = unit.assembler.protect(true);
    this.emit(Op.RESUME, 0, at);
  }

  private qualnameOf(unit: Unit): string {
    let parent = unit.around;
    // The module itself, and what stands directly in it.
    if (parent === null || parent.around === null) return unit.name;
    if (parent.type === 'annotations') {
      if (parent.around.around === null) return unit.name;
      parent = parent.around;
    }
    if (unit.type === 'function' || unit.type === 'async function' || unit.type === 'class') {
      if (parent.block.scopeOf(mangle(parent.className, unit.name)) === Scope.GLOBAL_EXPLICIT) return unit.name;
    }
    const isFunction = parent.type === 'function' || parent.type === 'async function' || parent.type === 'lambda';
    return `${parent.qualname}${isFunction ? '.<locals>' : ''}.${unit.name}`;
  }

  /** Ends the unit: its code object comes out, and the unit around it is current again. */
  leave(addNone: boolean): CodeObject {
    const { unit } = this;
    const { assembler, block } = unit;
    if (addNone && unit.constants.length === 0) this.constantIndex(null);
    if (this.isReachable) {
      if (addNone) assembler.returnNone(this.constantIndex(null));
      else this.emit(Op.RETURN_VALUE, 0, null);
    }
    this.stopIterationHandler();
    const layout = this.layout(unit);
    const { words, positions, exceptions, stackSize } = assembler.finish(layout);
    const code = new CodeObject({
      name: unit.name,
      qualname: unit.qualname,
      filename: this.options.filename,
      firstLine: unit.firstLine,
      flags: this.flagsOf(block),
      argCount: unit.argCount,
      posOnlyArgCount: unit.posOnlyArgCount,
      kwOnlyArgCount: unit.kwOnlyArgCount,
      localNames: layout.localNames,
      localKinds: layout.localKinds,
      stackSize,
      words,
      positions,
      exceptions,
      constants: unit.constants,
      names: [...unit.names.keys()],
    });
    assembler.reset();
    this.spare.push(assembler);
    if (unit.around !== null) this.unit = unit.around;
    return code;
  }

  private stopIterationHandler(): void {
    const { stopIteration, assembler } = this.unit;
    if (stopIteration === null) return;
    assembler.currentHandler = null;
    assembler.placeHandler(stopIteration);
    this.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_STOPITERATION_ERROR, null);
    this.emit(Op.RERAISE, 1, null);
  }

  private layout(unit: Unit) {
    const { locals, block } = unit;
    const localNames: string[] = Array.from(locals.keys(), (name) => (name.endsWith(HIDDEN) ? name.slice(0, -HIDDEN.length) : name));
    const localKinds: LocalKindValue[] = localNames.map(() => LocalKind.LOCAL);
    if (unit.name === '__annotate__' && unit.type === 'annotations') localNames[0] = 'format';
    const argumentCount = block.parameters.length;
    const derefSlots: number[] = [];
    const add = (name: string, kind: LocalKindValue) => {
      derefSlots.push(localNames.length);
      localNames.push(name);
      localKinds.push(kind);
    };
    for (const name of unit.cells.keys()) {
      const slot = locals.get(name);
      // An argument's cell takes the argument's slot.
      if (slot !== undefined && slot < argumentCount) {
        localKinds[slot] = LocalKind.ARG_CELL;
        derefSlots.push(slot);
      } else add(name, LocalKind.CELL);
    }
    for (const name of unit.free.keys()) add(name, LocalKind.FREE);
    return { localNames, localKinds, derefSlots, argumentCount };
  }

  private flagsOf(block: Block): number {
    let flags = this.options.flags;
    if (block.isFunctionLike) {
      flags |= CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS;
      if (block.isNested) flags |= CodeFlag.NESTED;
      if (block.isGenerator) flags |= block.isCoroutine ? CodeFlag.ASYNC_GENERATOR : CodeFlag.GENERATOR;
      else if (block.isCoroutine) flags |= CodeFlag.COROUTINE;
      if (block.hasVarargs) flags |= CodeFlag.VARARGS;
      if (block.hasVarkeywords) flags |= CodeFlag.VARKEYWORDS;
      if (block.hasDocstring && this.options.optimize < 2) flags |= CodeFlag.HAS_DOCSTRING;
      if (block.isMethod) flags |= CodeFlag.METHOD;
    } else if (this.options.topLevelAwait && block.isCoroutine) flags |= CodeFlag.COROUTINE;
    return flags;
  }

  /** The code of a node: a `finally` body is visited more than once, the functions in it are compiled only the first time. */
  code(node: object, make: () => CodeObject): CodeObject {
    const { codes } = this.unit;
    let code = codes.get(node);
    if (code === undefined) codes.set(node, (code = make()));
    return code;
  }

  /** Enters something that a jump out of it must leave properly. */
  pushFrame(frame: Frame): void {
    const { frames, stopIteration } = this.unit;
    if (frames.length + (stopIteration === null ? 0 : 1) >= MOST_FRAMES)
      this.fail(frame.at ?? NO_SPAN, 'too many statically nested blocks');
    frames.push(frame);
  }

  /** Pushes the function of a code object that was just made; `attributes` already stand on the stack (MAKE_FUNCTION's bits). */
  closure(code: CodeObject, attributes: number, at: Span): void {
    const free = code.localNames.filter((_, i) => code.localKinds[i] === LocalKind.FREE);
    for (const name of free) this.emit(Op.LOAD_CLOSURE, this.closureIndex(name), at);
    if (free.length > 0) {
      this.emit(Op.BUILD_TUPLE, free.length, at);
      attributes |= FunctionAttribute.CLOSURE;
    }
    if (this.isReachable || this.unit.constants.length === 0) this.emit(Op.LOAD_CONST, this.codeIndex(code), at);
    this.emit(Op.MAKE_FUNCTION, 0, at);
    // The one pushed last is taken first.
    for (const bit of ATTRIBUTE_ORDER) if (attributes & bit) this.emit(Op.SET_FUNCTION_ATTRIBUTE, bit, at);
  }
}

/** The operand of SET_FUNCTION_ATTRIBUTE. */
export const FunctionAttribute = { DEFAULTS: 1, KWDEFAULTS: 2, ANNOTATIONS: 4, CLOSURE: 8, ANNOTATE: 16 } as const;

const ATTRIBUTE_ORDER = [
  FunctionAttribute.CLOSURE,
  FunctionAttribute.ANNOTATIONS,
  FunctionAttribute.ANNOTATE,
  FunctionAttribute.KWDEFAULTS,
  FunctionAttribute.DEFAULTS,
];

export function isGeneratorLike(block: Block): boolean {
  return block.isGenerator || block.isCoroutine;
}

export function byCodePoint(a: string, b: string): number {
  if (a === b) return 0;
  const left = Array.from(a, (char) => char.codePointAt(0) as number);
  const right = Array.from(b, (char) => char.codePointAt(0) as number);
  for (let i = 0; i < left.length && i < right.length; i++) if (left[i] !== right[i]) return left[i] - right[i];
  return left.length - right.length;
}

/** Constants with the same key are one constant; null: never shared. `1`, `1.0` and `True` are three. */
export function constantKey(value: Constant): string | null {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return `i${value}`;
    case 'boolean':
      return value ? 'T' : 'F';
    case 'string':
      return `s${value.length}:${value}`;
    default:
  }
  if (value === null) return 'N';
  if (typeof value !== 'object' || !('tag' in value)) return null;
  switch (value.tag) {
    case 'float':
      return floatKey(value.value);
    case 'complex':
      return `c${floatKey(value.real)}${floatKey(value.imag)}`;
    case 'str':
      return `u${value.codePoints.join(',')};`;
    case 'bytes':
      return `b${value.bytes.join(',')};`;
    case 'ellipsis':
      return 'E';
    case 'object':
      return null;
    case 'slice': {
      const parts = [value.start, value.stop, value.step].map(constantKey);
      return parts.includes(null) ? null : `l(${parts.join(' ')})`;
    }
    case 'tuple':
    case 'frozenset': {
      const parts = value.items.map(constantKey);
      return parts.includes(null) ? null : `${value.tag === 'tuple' ? 't' : 'z'}(${parts.join(' ')})`;
    }
  }
}

function floatKey(value: number): string {
  return Object.is(value, -0) ? 'f-0;' : `f${value};`;
}

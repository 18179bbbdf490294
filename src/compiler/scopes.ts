/**
 * Scopes: who owns each name.
 *
 * Two passes, as CPython's symbol table makes them. The first walks the tree and notes facts: in this block the name is bound,
 * used, a parameter, declared global. The second walks the blocks and decides: local, cell (local, but an inner block needs
 * it), free (a cell of an outer block), global. Names of inlined comprehensions are merged into the block around them.
 *
 * A block is a module, class, function, comprehension, or one of the small functions in which annotations, type aliases, and
 * bounds and defaults of type parameters are evaluated. The guest's `symtable` module shows these objects.
 */
import { SyntaxProblem, unreachable } from '../support/errors.ts';
import type { SyntaxNotice } from '../support/errors.ts';
import type { Span } from '../support/span.ts';
import type { SymbolBlock } from '../support/symbol-block.ts';
import { NO_SPAN } from '../support/span.ts';
import { CodeFlag } from '../bytecode/code.ts';
import type {
  Alias,
  Arg,
  Arguments,
  ClassDef,
  Comprehension,
  DictComp,
  ExceptHandler,
  Expr,
  ExprContext,
  FunctionLike,
  GeneratorExp,
  If,
  Keyword,
  ListComp,
  Mod,
  Name,
  Pattern,
  SetComp,
  Stmt,
  TypeAlias,
  TypeParam,
} from './ast.ts';
import type { Future } from './future.ts';
import { docstringOf } from './future.ts';
import { mangle } from './mangle.ts';

/** Facts about a name in a block; CPython's numbers, which `symtable` shows. */
export const Def = {
  GLOBAL: 1,
  LOCAL: 2,
  PARAM: 4,
  NONLOCAL: 8,
  USE: 16,
  FREE_CLASS: 64,
  IMPORT: 128,
  ANNOT: 256,
  COMP_ITER: 512,
  TYPE_PARAM: 1024,
  COMP_CELL: 2048,
  BOUND: 2 | 4 | 128 | 1024,
} as const;

export const SCOPE_SHIFT = 12;
const FACTS = (1 << SCOPE_SHIFT) - 1;

export const Scope = { NONE: 0, LOCAL: 1, GLOBAL_EXPLICIT: 2, GLOBAL_IMPLICIT: 3, FREE: 4, CELL: 5 } as const;
export type ScopeValue = (typeof Scope)[keyof typeof Scope];

export type BlockType = 'function' | 'class' | 'module' | 'annotation' | 'type variable' | 'type alias' | 'type parameters';
export type ComprehensionKind = 'list' | 'set' | 'dict' | 'generator';
export type ComprehensionExpr = ListComp | SetComp | DictComp | GeneratorExp;

export class Block implements SymbolBlock {
  /** Name -> facts | scope << SCOPE_SHIFT, in the order of first mention. */
  readonly symbols = new Map<string, number>();
  /** Parameters, mangled, in order. */
  readonly parameters: string[] = [];
  children: Block[] = [];
  isNested = false;
  isGenerator = false;
  isCoroutine = false;
  isMethod = false;
  hasVarargs = false;
  hasVarkeywords = false;
  hasDocstring = false;
  returnsValue = false;
  comprehension: ComprehensionKind | null = null;
  isInlined = false;
  needsClassClosure = false;
  needsClassDict = false;
  canSeeClassScope = false;
  hasConditionalAnnotations = false;
  annotationsUsed = false;
  /** Where the annotations of a module's or class's variables are evaluated. */
  annotationBlock: Block | null = null;
  /** In a generic class's block of type parameters only their names are mangled. */
  mangledNames: Set<string> | null = null;
  /** What a type variable's block is for, in the words of an error message. */
  purpose: string | null = null;

  // Used while the first pass walks.
  isIterTarget = false;
  iterExprDepth = 0;
  isConditional = false;
  isUnevaluated = false;
  directives: { name: string; span: Span }[] | null = null;

  constructor(
    readonly name: string,
    readonly type: BlockType,
    readonly span: Span,
  ) {}

  get isFunctionLike(): boolean {
    return this.type !== 'class' && this.type !== 'module';
  }

  /** 0 for a whole text. */
  get line(): number {
    return this.type === 'module' ? 0 : this.span.line;
  }

  scopeOf(name: string): ScopeValue {
    const symbol = this.symbols.get(name);
    return symbol === undefined ? Scope.NONE : ((symbol >> SCOPE_SHIFT) as ScopeValue);
  }
}

export interface SymbolTable {
  readonly top: Block;
  /** By the node that opens the block; type parameters by their array, a function's annotations by its arguments. */
  readonly blocks: ReadonlyMap<object, Block>;
  /** Blocks for the defaults of type parameters (their bounds are in `blocks`). */
  readonly defaults: ReadonlyMap<TypeParam, Block>;
}

export interface ScopeOptions {
  readonly future: Future;
  readonly flags: number;
  readonly topLevelAwait: boolean;
  readonly notices: SyntaxNotice[];
}

export function buildSymbolTable(mod: Mod, options: ScopeOptions): SymbolTable {
  const builder = new Builder(mod, options);
  analyze(builder.top, null, new Set(), null);
  return builder;
}

class Builder implements SymbolTable {
  readonly blocks = new Map<object, Block>();
  readonly defaults = new Map<TypeParam, Block>();
  readonly top = new Block('top', 'module', NO_SPAN);
  private current = this.top;
  private readonly stack: Block[] = [this.top];
  private className: string | null = null;
  private readonly hasFutureAnnotations: boolean;
  /** What the statements being visited stand in, innermost last: leaving a `finally` block hides exceptions (PEP 765). */
  private readonly surroundings: ('finally' | 'function' | 'loop')[] = [];

  constructor(
    mod: Mod,
    private readonly options: ScopeOptions,
  ) {
    this.hasFutureAnnotations = (options.flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0;
    this.blocks.set(mod, this.top);
    if (mod.node === 'Expression') this.expr(mod.body);
    else {
      if (mod.node === 'Module') this.top.hasDocstring = docstringOf(mod.body) !== null;
      this.body(mod.body);
    }
  }

  // ---- blocks

  private newBlock(name: string, type: BlockType, span: Span): Block {
    const block = new Block(name, type, span);
    const around = this.current;
    block.isNested = around.isNested || around.isFunctionLike;
    block.isMethod = around.type === 'class' && type === 'function';
    return block;
  }

  private enterExisting(block: Block): void {
    const around = this.current;
    this.stack.push(block);
    block.iterExprDepth = around.iterExprDepth;
    if (around.mangledNames !== null && block.type !== 'class') block.mangledNames = around.mangledNames;
    this.current = block;
    // Under `from __future__ import annotations` these are only strings and own no names.
    if (this.hasFutureAnnotations && block.type === 'annotation') return;
    around.children.push(block);
  }

  private enter(name: string, type: BlockType, span: Span): Block {
    const block = this.newBlock(name, type, span);
    this.enterExisting(block);
    if (type === 'annotation' || type === 'type variable' || type === 'type alias') {
      this.define('.format', Def.PARAM, span);
      this.define('.format', Def.USE, span);
    }
    return block;
  }

  private leave(): void {
    this.stack.pop();
    this.current = this.stack[this.stack.length - 1];
  }

  // ---- facts

  private mangled(name: string, block: Block): string {
    if (block.mangledNames !== null && !block.mangledNames.has(name)) return name;
    return mangle(this.className, name);
  }

  private lookUp(name: string, block = this.current): number {
    return block.symbols.get(this.mangled(name, block)) ?? 0;
  }

  private defineIn(block: Block, name: string, fact: number, at: Span): void {
    const mangled = this.mangled(name, this.current);
    let facts = block.symbols.get(mangled) ?? 0;
    if (fact & facts & Def.PARAM) throw new SyntaxProblem(at, `duplicate argument '${name}' in function definition`);
    if (fact & facts & Def.TYPE_PARAM) throw new SyntaxProblem(at, `duplicate type parameter '${name}'`);
    facts |= fact;
    if (block.isIterTarget) {
      if (facts & (Def.GLOBAL | Def.NONLOCAL)) {
        throw new SyntaxProblem(at, `comprehension inner loop cannot rebind assignment expression target '${name}'`);
      }
      facts |= Def.COMP_ITER;
    }
    block.symbols.set(mangled, facts);
    if (fact & Def.PARAM) block.parameters.push(mangled);
    else if (fact & Def.GLOBAL) this.top.symbols.set(mangled, (this.top.symbols.get(mangled) ?? 0) | fact);
  }

  private checkName(name: string, at: Span, context: ExprContext): void {
    if (name !== '__debug__') return;
    if (context === 'Store') throw new SyntaxProblem(at, 'cannot assign to __debug__');
    if (context === 'Del') throw new SyntaxProblem(at, 'cannot delete __debug__');
  }

  private define(name: string, fact: number, at: Span, context: ExprContext = fact === Def.USE ? 'Load' : 'Store'): void {
    if (fact & (Def.PARAM | Def.LOCAL | Def.IMPORT)) this.checkName(name, at, context);
    if (fact & Def.TYPE_PARAM && this.current.mangledNames !== null) this.current.mangledNames.add(name);
    this.defineIn(this.current, name, fact, at);
  }

  private directive(name: string, at: Span): void {
    (this.current.directives ??= []).push({ name: this.mangled(name, this.current), span: at });
  }

  // ---- statements

  private body(statements: readonly Stmt[]): void {
    for (let i = 0; i < statements.length; i++) this.stmt(statements[i]);
  }

  private bodyIn(surrounding: 'finally' | 'function' | 'loop', statements: readonly Stmt[]): void {
    this.surroundings.push(surrounding);
    this.body(statements);
    this.surroundings.pop();
  }

  private warnInFinally(s: Span, word: string): void {
    if (this.surroundings[this.surroundings.length - 1] !== 'finally') return;
    this.options.notices.push({ category: 'SyntaxWarning', message: `'${word}' in a 'finally' block`, span: s });
  }

  private conditionally(visit: () => void): void {
    const block = this.current;
    const before = block.isConditional;
    block.isConditional = true;
    visit();
    block.isConditional = before;
  }

  private stmt(s: Stmt): void {
    switch (s.node) {
      case 'Expr':
        return this.expr(s.value);
      case 'Assign':
        this.exprs(s.targets);
        return this.expr(s.value);
      case 'Return':
        this.warnInFinally(s, 'return');
        if (s.value !== null) {
          this.expr(s.value);
          this.current.returnsValue = true;
        }
        return;
      case 'If':
        return this.ifStmt(s);
      case 'For':
      case 'AsyncFor':
        if (s.node === 'AsyncFor') this.requireCoroutine(s, "'async for' outside async function");
        this.expr(s.target);
        this.expr(s.iter);
        return this.conditionally(() => {
          this.bodyIn('loop', s.body);
          this.body(s.orelse);
        });
      case 'FunctionDef':
      case 'AsyncFunctionDef':
        return this.functionDef(s);
      case 'ClassDef':
        return this.classDef(s);
      case 'AugAssign':
        this.expr(s.target);
        return this.expr(s.value);
      case 'AnnAssign':
        return this.annAssign(s);
      case 'While':
        this.expr(s.test);
        return this.conditionally(() => {
          this.bodyIn('loop', s.body);
          this.body(s.orelse);
        });
      case 'Try':
      case 'TryStar':
        return this.conditionally(() => {
          this.body(s.body);
          for (const handler of s.handlers) this.exceptHandler(handler);
          this.body(s.orelse);
          this.bodyIn('finally', s.finalbody);
        });
      case 'With':
      case 'AsyncWith':
        if (s.node === 'AsyncWith') this.requireCoroutine(s, "'async with' outside async function");
        return this.conditionally(() => {
          for (const item of s.items) {
            this.expr(item.context_expr);
            if (item.optional_vars !== null) this.expr(item.optional_vars);
          }
          this.body(s.body);
        });
      case 'Raise':
        if (s.exc !== null) this.expr(s.exc);
        if (s.cause !== null) this.expr(s.cause);
        return;
      case 'Assert':
        this.expr(s.test);
        if (s.msg !== null) this.expr(s.msg);
        return;
      case 'Delete':
        return this.exprs(s.targets);
      case 'Import':
        for (const alias of s.names) this.alias(alias);
        return;
      case 'ImportFrom': {
        for (const alias of s.names) this.alias(alias);
        if (s.module !== '__future__' || s.level !== 0) return;
        const { last } = this.options.future;
        const isLate = last === null || s.line > last.line || (s.line === last.endLine && s.col > last.endCol);
        if (isLate) throw new SyntaxProblem(s, 'from __future__ imports must occur at the beginning of the file');
        return;
      }
      case 'Global':
        for (const name of s.names) this.declare(name, s, Def.GLOBAL, 'global');
        return;
      case 'Nonlocal':
        for (const name of s.names) this.declare(name, s, Def.NONLOCAL, 'nonlocal');
        return;
      case 'TypeAlias':
        return this.typeAlias(s);
      case 'Match':
        this.expr(s.subject);
        return this.conditionally(() => {
          for (const each of s.cases) {
            this.pattern(each.pattern);
            if (each.guard !== null) this.expr(each.guard);
            this.body(each.body);
          }
        });
      case 'Pass':
        return;
      case 'Break':
        return this.warnInFinally(s, 'break');
      case 'Continue':
        return this.warnInFinally(s, 'continue');
      default:
        unreachable(s);
    }
  }

  /** A chain of thousands of `elif` is a list here, not a recursion. */
  private ifStmt(first: If): void {
    const block = this.current;
    const before = block.isConditional;
    for (let s = first; ; ) {
      this.expr(s.test);
      block.isConditional = true;
      this.body(s.body);
      const next: Stmt | undefined = s.orelse.length === 1 ? s.orelse[0] : undefined;
      if (next?.node === 'If') {
        s = next;
        continue;
      }
      this.body(s.orelse);
      break;
    }
    block.isConditional = before;
  }

  private requireCoroutine(at: Span, message: string): void {
    if (this.allowsTopLevelAwait()) this.current.isCoroutine = true;
    if (!this.current.isCoroutine) throw new SyntaxProblem(at, message);
  }

  private allowsTopLevelAwait(): boolean {
    return this.options.topLevelAwait && this.current.type === 'module';
  }

  private declare(name: string, at: Span, fact: number, word: 'global' | 'nonlocal'): void {
    const facts = this.lookUp(name);
    if (facts & Def.PARAM) throw new SyntaxProblem(at, `name '${name}' is parameter and ${word}`);
    if (facts & Def.USE) throw new SyntaxProblem(at, `name '${name}' is used prior to ${word} declaration`);
    if (facts & Def.ANNOT) throw new SyntaxProblem(at, `annotated name '${name}' can't be ${word}`);
    if (facts & Def.LOCAL) throw new SyntaxProblem(at, `name '${name}' is assigned to before ${word} declaration`);
    this.define(name, fact, at);
    this.directive(name, at);
  }

  private functionDef(s: FunctionLike): void {
    this.define(s.name, Def.LOCAL, s);
    this.defaultsOf(s.args);
    this.exprs(s.decorator_list);
    const isGeneric = s.type_params.length > 0;
    if (isGeneric) this.typeParams(s.name, s.type_params, s, s.args);
    const block = this.newBlock(s.name, 'function', s);
    this.blocks.set(s, block);
    block.hasDocstring = docstringOf(s.body) !== null;
    this.annotations(s);
    this.enterExisting(block);
    if (s.node === 'AsyncFunctionDef') block.isCoroutine = true;
    this.parameters(s.args);
    this.bodyIn('function', s.body);
    this.leave();
    if (isGeneric) this.leave();
  }

  private defaultsOf(args: Arguments): void {
    this.exprs(args.defaults);
    for (const value of args.kw_defaults) if (value !== null) this.expr(value);
  }

  private parameters(args: Arguments): void {
    const each = (arg: Arg) => this.define(arg.arg, Def.PARAM, arg);
    args.posonlyargs.forEach(each);
    args.args.forEach(each);
    args.kwonlyargs.forEach(each);
    if (args.vararg !== null) {
      each(args.vararg);
      this.current.hasVarargs = true;
    }
    if (args.kwarg !== null) {
      each(args.kwarg);
      this.current.hasVarkeywords = true;
    }
  }

  private annotations(s: FunctionLike): void {
    const seesClass = this.current.canSeeClassScope || this.current.type === 'class';
    const block = this.enter('__annotate__', 'annotation', s);
    this.blocks.set(s.args, block);
    if (seesClass) {
      block.canSeeClassScope = true;
      this.define('__classdict__', Def.USE, s);
    }
    const each = (arg: Arg | null) => {
      if (arg === null || arg.annotation === null) return;
      block.annotationsUsed = true;
      this.expr(arg.annotation);
    };
    s.args.posonlyargs.forEach(each);
    s.args.args.forEach(each);
    each(s.args.vararg);
    each(s.args.kwarg);
    s.args.kwonlyargs.forEach(each);
    if (s.returns !== null) {
      block.annotationsUsed = true;
      this.expr(s.returns);
    }
    this.leave();
  }

  private classDef(s: ClassDef): void {
    this.define(s.name, Def.LOCAL, s);
    this.exprs(s.decorator_list);
    const before = this.className;
    const isGeneric = s.type_params.length > 0;
    if (isGeneric) {
      this.enterTypeParams(s.name, s.type_params, s, null, true);
      this.className = s.name;
      this.current.mangledNames = new Set();
      for (const param of s.type_params) this.typeParam(param);
    }
    this.exprs(s.bases);
    this.keywords(s.keywords);
    const block = this.enter(s.name, 'class', s);
    this.blocks.set(s, block);
    this.className = s.name;
    if (isGeneric) {
      this.define('__type_params__', Def.LOCAL, s);
      this.define('.type_params', Def.USE, s);
    }
    block.hasDocstring = docstringOf(s.body) !== null;
    this.body(s.body);
    this.leave();
    if (isGeneric) this.leave();
    this.className = before;
  }

  private enterTypeParams(name: string, params: readonly TypeParam[], at: Span, args: Arguments | null, isClass: boolean): void {
    const inClass = this.current.type === 'class';
    const block = this.enter(name, 'type parameters', at);
    this.blocks.set(params, block);
    if (inClass) {
      block.canSeeClassScope = true;
      this.define('__classdict__', Def.USE, at);
    }
    if (isClass) {
      for (const hidden of ['.type_params', '.generic_base']) {
        this.define(hidden, Def.LOCAL, at);
        this.define(hidden, Def.USE, at);
      }
    }
    if (args === null) return;
    // CPython has this one whether there are defaults or not.
    this.define('.defaults', Def.PARAM, at);
    if (args.kw_defaults.some((value) => value !== null)) this.define('.kwdefaults', Def.PARAM, at);
  }

  private typeParams(name: string, params: readonly TypeParam[], at: Span, args: Arguments | null): void {
    this.enterTypeParams(name, params, at, args, false);
    for (const param of params) this.typeParam(param);
  }

  private typeParam(param: TypeParam): void {
    this.define(param.name, Def.TYPE_PARAM | Def.LOCAL, param);
    if (param.name === '__classdict__') {
      throw new SyntaxProblem(param, `reserved name '${param.name}' cannot be used for type parameter`);
    }
    if (param.node === 'TypeVar' && param.bound !== null) {
      const purpose = param.bound.node === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound';
      this.blocks.set(param, this.typeVariable(param.name, param.bound, purpose));
    }
    if (param.default_value !== null)
      this.defaults.set(param, this.typeVariable(param.name, param.default_value, `a ${param.node} default`));
  }

  private typeVariable(name: string, e: Expr, purpose: string): Block {
    const seesClass = this.current.canSeeClassScope;
    const block = this.enter(name, 'type variable', e);
    block.canSeeClassScope = seesClass;
    if (seesClass) this.define('__classdict__', Def.USE, e);
    block.purpose = purpose;
    this.expr(e);
    this.leave();
    return block;
  }

  private typeAlias(s: TypeAlias): void {
    this.expr(s.name);
    const inClass = this.current.type === 'class';
    const isGeneric = s.type_params.length > 0;
    if (isGeneric) this.typeParams(s.name.id, s.type_params, s, null);
    const block = this.enter(s.name.id, 'type alias', s);
    this.blocks.set(s, block);
    block.canSeeClassScope = inClass;
    if (inClass) this.define('__classdict__', Def.USE, s.value);
    this.expr(s.value);
    this.leave();
    if (isGeneric) this.leave();
  }

  private annAssign(s: Stmt & { node: 'AnnAssign' }): void {
    const block = this.current;
    block.annotationsUsed = true;
    if (s.target.node === 'Name') {
      const { id } = s.target;
      const facts = this.lookUp(id);
      if (facts & (Def.GLOBAL | Def.NONLOCAL) && block !== this.top && s.simple) {
        throw new SyntaxProblem(s, `annotated name '${id}' can't be ${facts & Def.GLOBAL ? 'global' : 'nonlocal'}`);
      }
      if (s.simple) this.define(id, Def.ANNOT | Def.LOCAL, s.target);
      else if (s.value !== null) this.define(id, Def.LOCAL, s.target);
    } else this.expr(s.target);
    this.variableAnnotation(s.annotation);
    if (s.value !== null) this.expr(s.value);
  }

  private variableAnnotation(annotation: Expr): void {
    const around = this.current;
    const isUnevaluated = around.type === 'function';
    // Of a module that failed half-way only what ran may be seen, so its annotations are all conditional.
    const isConditional = around.type === 'module' || (around.type === 'class' && around.isConditional);
    if (isConditional && !around.hasConditionalAnnotations) {
      around.hasConditionalAnnotations = true;
      this.define('__conditional_annotations__', Def.USE, annotation);
    }
    if (around.annotationBlock === null) {
      const block = this.enter('__annotate__', 'annotation', annotation);
      around.annotationBlock = block;
      if (around.type === 'class' && !this.hasFutureAnnotations) {
        block.canSeeClassScope = true;
        this.define('__classdict__', Def.USE, annotation);
      }
    } else {
      const block = around.annotationBlock;
      this.stack.push(block);
      this.current = block;
    }
    const block = this.current;
    if (isConditional && around.type === 'class') this.define('__conditional_annotations__', Def.USE, annotation);
    if (isUnevaluated) block.isUnevaluated = true;
    this.expr(annotation);
    if (isUnevaluated) block.isUnevaluated = false;
    this.leave();
  }

  private exceptHandler(handler: ExceptHandler): void {
    if (handler.type !== null) this.expr(handler.type);
    if (handler.name !== null) this.define(handler.name, Def.LOCAL, handler);
    this.body(handler.body);
  }

  private alias(alias: Alias): void {
    if (alias.name === '*') {
      if (this.current.type !== 'module') throw new SyntaxProblem(alias, 'import * only allowed at module level');
      return;
    }
    const name = alias.asname ?? alias.name;
    const dot = name.indexOf('.');
    this.define(dot < 0 ? name : name.slice(0, dot), Def.IMPORT, alias);
  }

  private keywords(keywords: readonly Keyword[]): void {
    for (const keyword of keywords) if (keyword.arg !== null) this.checkName(keyword.arg, keyword, 'Store');
    for (const keyword of keywords) this.expr(keyword.value);
  }

  // ---- expressions

  private exprs(list: readonly Expr[]): void {
    for (let i = 0; i < list.length; i++) this.expr(list[i]);
  }

  /** Chains that lean to the left (`a + b + c`, `a.b.c`, `f()()`) can be very long, so their spine is walked, not recursed into. */
  private expr(e: Expr): void {
    switch (e.node) {
      case 'Name':
        return this.name(e);
      case 'Constant':
        return;
      case 'BinOp':
      case 'Attribute':
      case 'Subscript':
      case 'Call':
        return this.spine(e);
      default:
        return this.otherExpr(e);
    }
  }

  private spine(e: Expr): void {
    const nodes: Expr[] = [];
    let leaf: Expr = e;
    for (;;) {
      if (leaf.node === 'BinOp') nodes.push(leaf), (leaf = leaf.left);
      else if (leaf.node === 'Attribute') {
        this.checkName(leaf.attr, leaf, leaf.ctx);
        nodes.push(leaf);
        leaf = leaf.value;
      } else if (leaf.node === 'Subscript') nodes.push(leaf), (leaf = leaf.value);
      else if (leaf.node === 'Call') nodes.push(leaf), (leaf = leaf.func);
      else break;
    }
    this.expr(leaf);
    for (let i = nodes.length - 1; i >= 0; i--) {
      const node = nodes[i];
      if (node.node === 'BinOp') this.expr(node.right);
      else if (node.node === 'Subscript') this.expr(node.slice);
      else if (node.node === 'Call') {
        this.exprs(node.args);
        if (node.keywords.length > 0) this.keywords(node.keywords);
      }
    }
  }

  private name(e: Name): void {
    const block = this.current;
    if (block.isUnevaluated) return;
    this.define(e.id, e.ctx === 'Load' ? Def.USE : Def.LOCAL, e, e.ctx);
    // `super` needs the class it stands in.
    if (e.id === 'super' && e.ctx === 'Load' && block.isFunctionLike) this.define('__class__', Def.USE, e);
  }

  private otherExpr(e: Expr): void {
    switch (e.node) {
      case 'NamedExpr':
        this.refuseInAnnotation(e, 'named expression');
        return this.namedExpr(e);
      case 'BoolOp':
        return this.exprs(e.values);
      case 'UnaryOp':
        return this.expr(e.operand);
      case 'Lambda': {
        this.defaultsOf(e.args);
        this.blocks.set(e, this.enter('lambda', 'function', e));
        this.parameters(e.args);
        this.expr(e.body);
        return this.leave();
      }
      case 'IfExp':
        this.expr(e.test);
        this.expr(e.body);
        return this.expr(e.orelse);
      case 'Dict':
        for (const key of e.keys) if (key !== null) this.expr(key);
        return this.exprs(e.values);
      case 'Set':
      case 'List':
      case 'Tuple':
        return this.exprs(e.elts);
      case 'ListComp':
      case 'SetComp':
      case 'DictComp':
      case 'GeneratorExp':
        return this.comprehension(e);
      case 'Yield':
      case 'YieldFrom':
        this.refuseInAnnotation(e, 'yield expression');
        if (e.value !== null) this.expr(e.value);
        this.current.isGenerator = true;
        if (this.current.comprehension !== null) {
          const where = this.current.comprehension === 'generator' ? 'generator expression' : `${this.current.comprehension} comprehension`;
          throw new SyntaxProblem(e, `'yield' inside ${where}`);
        }
        return;
      case 'Await':
        this.refuseInAnnotation(e, 'await expression');
        if (!this.allowsTopLevelAwait()) {
          if (!this.current.isFunctionLike) throw new SyntaxProblem(e, "'await' outside function");
          if (!this.isAsyncFunction() && this.current.comprehension === null) throw new SyntaxProblem(e, "'await' outside async function");
        }
        this.expr(e.value);
        this.current.isCoroutine = true;
        return;
      case 'Compare':
        this.expr(e.left);
        return this.exprs(e.comparators);
      case 'FormattedValue':
      case 'Interpolation':
        this.expr(e.value);
        if (e.format_spec !== null) this.expr(e.format_spec);
        return;
      case 'JoinedStr':
      case 'TemplateStr':
        return this.exprs(e.values);
      case 'Starred':
        return this.expr(e.value);
      case 'Slice':
        if (e.lower !== null) this.expr(e.lower);
        if (e.upper !== null) this.expr(e.upper);
        if (e.step !== null) this.expr(e.step);
        return;
      case 'BinOp':
      case 'Attribute':
      case 'Subscript':
      case 'Call':
      case 'Name':
      case 'Constant':
        return this.expr(e);
      default:
        unreachable(e);
    }
  }

  private isAsyncFunction(): boolean {
    return this.current.type === 'function' && this.current.isCoroutine;
  }

  private refuseInAnnotation(e: Expr, what: string): void {
    switch (this.current.type) {
      case 'annotation':
        throw new SyntaxProblem(e, `${what} cannot be used within an annotation`);
      case 'type variable':
        throw new SyntaxProblem(e, `${what} cannot be used within ${this.current.purpose}`);
      case 'type alias':
        throw new SyntaxProblem(e, `${what} cannot be used within a type alias`);
      case 'type parameters':
        throw new SyntaxProblem(e, `${what} cannot be used within the definition of a generic`);
    }
  }

  private namedExpr(e: Expr & { node: 'NamedExpr' }): void {
    if (this.current.iterExprDepth > 0) {
      throw new SyntaxProblem(e, 'assignment expression cannot be used in a comprehension iterable expression');
    }
    if (this.current.comprehension !== null) this.bindAround(e.target);
    this.expr(e.value);
    this.expr(e.target);
  }

  /** An assignment expression in a comprehension binds its name in the block around all comprehensions. */
  private bindAround(target: Name): void {
    const name = target.id;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const block = this.stack[i];
      if (block.comprehension !== null) {
        const facts = this.lookUp(name, block);
        if (facts & Def.COMP_ITER && facts & Def.LOCAL) {
          throw new SyntaxProblem(target, `assignment expression cannot rebind comprehension iteration variable '${name}'`);
        }
        continue;
      }
      switch (block.type) {
        case 'function':
          this.define(name, this.lookUp(name, block) & Def.GLOBAL ? Def.GLOBAL : Def.NONLOCAL, target);
          this.directive(name, target);
          return this.defineIn(block, name, Def.LOCAL, target);
        case 'module':
          this.define(name, Def.GLOBAL, target);
          this.directive(name, target);
          return this.defineIn(block, name, Def.GLOBAL, target);
        case 'class':
          throw new SyntaxProblem(target, 'assignment expression within a comprehension cannot be used in a class body');
        case 'type parameters':
          throw new SyntaxProblem(target, 'assignment expression within a comprehension cannot be used within the definition of a generic');
        case 'type alias':
          throw new SyntaxProblem(target, 'assignment expression within a comprehension cannot be used in a type alias');
        case 'type variable':
          throw new SyntaxProblem(target, 'assignment expression within a comprehension cannot be used in a TypeVar bound');
        case 'annotation':
          throw new SyntaxProblem(target, 'named expression cannot be used within an annotation');
      }
    }
  }

  private comprehension(e: ComprehensionExpr): void {
    const isGenerator = e.node === 'GeneratorExp';
    const [outermost, ...inner] = e.generators;
    const around = this.current;
    around.iterExprDepth++;
    this.expr(outermost.iter);
    around.iterExprDepth--;
    const name = { ListComp: 'listcomp', SetComp: 'setcomp', DictComp: 'dictcomp', GeneratorExp: 'genexpr' }[e.node];
    const block = this.enter(name, 'function', e);
    this.blocks.set(e, block);
    block.comprehension = ({ ListComp: 'list', SetComp: 'set', DictComp: 'dict', GeneratorExp: 'generator' } as const)[e.node];
    if (outermost.is_async) block.isCoroutine = true;
    this.define('.0', Def.PARAM, e);
    this.target(outermost.target);
    this.exprs(outermost.ifs);
    for (const generator of inner) this.innerGenerator(generator);
    if (e.node === 'DictComp') {
      this.expr(e.value);
      this.expr(e.key);
    } else this.expr(e.elt);
    block.isGenerator = isGenerator;
    const isAsync = block.isCoroutine && !isGenerator;
    this.leave();
    if (!isAsync) return;
    if (!this.isAsyncFunction() && around.comprehension === null && !this.allowsTopLevelAwait()) {
      throw new SyntaxProblem(e, 'asynchronous comprehension outside of an asynchronous function');
    }
    around.isCoroutine = true;
  }

  private target(target: Expr): void {
    this.current.isIterTarget = true;
    this.expr(target);
    this.current.isIterTarget = false;
  }

  private innerGenerator(generator: Comprehension): void {
    this.target(generator.target);
    this.current.iterExprDepth++;
    this.expr(generator.iter);
    this.current.iterExprDepth--;
    this.exprs(generator.ifs);
    if (generator.is_async) this.current.isCoroutine = true;
  }

  // ---- patterns

  private pattern(p: Pattern): void {
    switch (p.node) {
      case 'MatchValue':
        return this.expr(p.value);
      case 'MatchSingleton':
        return;
      case 'MatchSequence':
      case 'MatchOr':
        for (const each of p.patterns) this.pattern(each);
        return;
      case 'MatchStar':
        if (p.name !== null) this.define(p.name, Def.LOCAL, p);
        return;
      case 'MatchMapping':
        this.exprs(p.keys);
        for (const each of p.patterns) this.pattern(each);
        if (p.rest !== null) this.define(p.rest, Def.LOCAL, p);
        return;
      case 'MatchClass':
        this.expr(p.cls);
        for (const each of p.patterns) this.pattern(each);
        for (let i = 0; i < p.kwd_attrs.length; i++) this.checkName(p.kwd_attrs[i], p.kwd_patterns[i], 'Store');
        for (const each of p.kwd_patterns) this.pattern(each);
        return;
      case 'MatchAs':
        if (p.pattern !== null) this.pattern(p.pattern);
        if (p.name !== null) this.define(p.name, Def.LOCAL, p);
        return;
      default:
        unreachable(p);
    }
  }
}

// ---- the second pass

/** The names that the functions around bind, innermost first: a chain of sets instead of a copy for every block. */
interface Visible {
  readonly around: Visible | null;
  readonly bound: ReadonlySet<string>;
  /** Declared global here: not visible from further out. */
  readonly hidden: ReadonlySet<string>;
  readonly typeParams: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();
/** What a class body gives to the functions in it. */
export const CLASS_NAMES: ReadonlySet<string> = new Set(['__class__', '__classdict__', '__conditional_annotations__']);

function binder(visible: Visible | null, name: string): Visible | null {
  for (let level = visible; level !== null; level = level.around) {
    if (level.bound.has(name)) return level;
    if (level.hidden.has(name)) return null;
  }
  return null;
}

/** Decides the scope of every name of a block and the blocks in it. `free` gets the names it needs from outside. */
function analyze(block: Block, visible: Visible | null, free: Set<string>, classBlock: Block | null): void {
  const scopes = new Map<string, ScopeValue>();
  const local = new Set<string>();
  const hidden = new Set<string>();
  const typeParams = new Set<string>();
  for (const [name, facts] of block.symbols) {
    const scope = scopeOfName(block, name, facts, visible, classBlock);
    scopes.set(name, scope);
    if (scope === Scope.FREE) free.add(name);
    else if (scope === Scope.LOCAL) {
      local.add(name);
      if (facts & Def.TYPE_PARAM) typeParams.add(name);
    } else if (facts & Def.GLOBAL) hidden.add(name);
  }

  let inside: Visible | null = visible;
  // A class's names are not visible in its methods; neither are its `global` declarations.
  if (block.type === 'class') inside = { around: visible, bound: CLASS_NAMES, hidden: NOTHING, typeParams: NOTHING };
  else if (block.isFunctionLike) inside = { around: visible, bound: local, hidden, typeParams };

  const inner = new Set<string>();
  const inlinedCells = new Set<string>();
  for (const child of block.children) {
    let childClass: Block | null = null;
    if (child.canSeeClassScope) childClass = block.type === 'class' ? block : classBlock;
    const childFree = new Set<string>();
    analyze(child, inside, childFree, childClass);
    if (child.comprehension !== null && !child.isGenerator && !block.canSeeClassScope) {
      inlineComprehension(block, child, scopes, childFree, inlinedCells);
      child.isInlined = true;
    }
    for (const name of childFree) inner.add(name);
  }
  if (block.children.some((child) => child.isInlined)) {
    block.children = block.children.flatMap((child) => (child.isInlined ? child.children : [child]));
  }

  if (block.isFunctionLike) {
    for (const [name, scope] of scopes) {
      if (scope !== Scope.LOCAL || !(inner.has(name) || inlinedCells.has(name))) continue;
      scopes.set(name, Scope.CELL);
      inner.delete(name);
    }
  } else if (block.type === 'class') {
    if (inner.delete('__class__')) block.needsClassClosure = true;
    if (inner.delete('__classdict__')) block.needsClassDict = true;
    if (inner.delete('__conditional_annotations__')) block.hasConditionalAnnotations = true;
  }

  for (const [name, facts] of block.symbols) {
    const cell = inlinedCells.has(name) ? Def.COMP_CELL : 0;
    block.symbols.set(name, (facts & FACTS) | cell | ((scopes.get(name) ?? Scope.NONE) << SCOPE_SHIFT));
  }
  for (const name of inner) {
    const facts = block.symbols.get(name);
    if (facts !== undefined) {
      if (block.type === 'class' || block.canSeeClassScope) block.symbols.set(name, facts | Def.FREE_CLASS);
    } else if (block.type === 'module' || binder(visible, name) !== null) block.symbols.set(name, Scope.FREE << SCOPE_SHIFT);
    free.add(name);
  }
}

function scopeOfName(block: Block, name: string, facts: number, visible: Visible | null, classBlock: Block | null): ScopeValue {
  if (facts & Def.GLOBAL) {
    if (facts & Def.NONLOCAL) throw new SyntaxProblem(directiveOf(block, name), `name '${name}' is nonlocal and global`);
    return Scope.GLOBAL_EXPLICIT;
  }
  if (facts & Def.NONLOCAL) {
    if (block.type === 'module') throw new SyntaxProblem(directiveOf(block, name), 'nonlocal declaration not allowed at module level');
    const level = binder(visible, name);
    if (level === null) throw new SyntaxProblem(directiveOf(block, name), `no binding for nonlocal '${name}' found`);
    if (level.typeParams.has(name)) {
      throw new SyntaxProblem(directiveOf(block, name), `nonlocal binding not allowed for type parameter '${name}'`);
    }
    return Scope.FREE;
  }
  if (facts & Def.BOUND) return Scope.LOCAL;
  if (classBlock !== null) {
    const classFacts = classBlock.symbols.get(name) ?? 0;
    if (classFacts & Def.GLOBAL) return Scope.GLOBAL_EXPLICIT;
    if (classFacts & Def.BOUND && !(classFacts & Def.NONLOCAL)) return Scope.GLOBAL_IMPLICIT;
  }
  return binder(visible, name) !== null ? Scope.FREE : Scope.GLOBAL_IMPLICIT;
}

function directiveOf(block: Block, name: string): Span {
  return block.directives?.find((directive) => directive.name === name)?.span ?? block.span;
}

function inlineComprehension(
  block: Block,
  child: Block,
  scopes: Map<string, ScopeValue>,
  childFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  const dropped: string[] = [];
  const isFreeInside = (name: string) => child.children.some((each) => each.scopeOf(name) === Scope.FREE);
  for (const [name, symbol] of child.symbols) {
    if (symbol & Def.PARAM) continue;
    let scope = (symbol >> SCOPE_SHIFT) as ScopeValue;
    if (scope === Scope.CELL || symbol & Def.COMP_CELL) inlinedCells.add(name);
    const existing = block.symbols.get(name);
    // `__class__` never comes through a class body; what is closed over inside the comprehension may have it.
    if (scope === Scope.FREE && block.type === 'class' && CLASS_NAMES.has(name)) {
      scope = Scope.GLOBAL_IMPLICIT;
      if (!isFreeInside(name)) childFree.delete(name);
      dropped.push(name);
    }
    if (existing === undefined) {
      block.symbols.set(name, symbol & FACTS);
      scopes.set(name, scope);
      continue;
    }
    // In a function, a name that is not the comprehension's own is used where it now stands.
    if (block.isFunctionLike && scope !== Scope.LOCAL && scope !== Scope.CELL) block.symbols.set(name, existing | (symbol & Def.USE));
    if (existing & Def.BOUND && block.type !== 'class') {
      // What was free in the comprehension is simply a local now, unless something inside the comprehension closes over it.
      if (!isFreeInside(name)) childFree.delete(name);
    }
  }
  for (const name of dropped) child.symbols.delete(name);
}

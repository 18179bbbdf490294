/**
 * Comprehensions. List, set and dict comprehensions run in the frame around them (PEP 709): names they bind are borrowed, what
 * those held is kept on the stack meanwhile and put back at the end, also when an exception passes. A generator expression, and a
 * comprehension inside a small function of annotations that sees a class, is a function of its own; its first iterator is its argument.
 */
import type { Handler } from '../../bytecode/assembler.ts';
import { Op } from '../../bytecode/op.gen.ts';
import { InternalError } from '../../support/errors.ts';
import type { Span } from '../../support/span.ts';
import type { Comprehension, Expr } from '../ast.ts';
import type { Block, ComprehensionExpr } from '../scopes.ts';
import { Def, Scope, SCOPE_SHIFT } from '../scopes.ts';
import { jumpIf } from './conditions.ts';
import type { Codegen } from './context.ts';
import { passing } from './displays.ts';
import { delegate, yieldValue } from './yields.ts';

const NAMES = { ListComp: '<listcomp>', SetComp: '<setcomp>', DictComp: '<dictcomp>', GeneratorExp: '<genexpr>' } as const;

function build(c: Codegen, e: ComprehensionExpr): void {
  if (e.node === 'ListComp') c.emit(Op.BUILD_LIST, 0, e);
  else if (e.node === 'SetComp') c.emit(Op.BUILD_SET, 0, e);
  else if (e.node === 'DictComp') c.emit(Op.BUILD_MAP, 0, e);
}

export function comprehension(c: Codegen, e: ComprehensionExpr): void {
  const block = c.table.blocks.get(e);
  if (block === undefined) throw new InternalError('a block for every comprehension was promised');
  const outermost = e.generators[0];
  if (block.isInlined) {
    firstIterator(c, outermost, outermost.iter);
    const inlined = enterInlined(c, block, e);
    build(c, e);
    c.emit(Op.SWAP, 2, e);
    generators(c, e, 0, 0);
    leaveInlined(c, inlined, e);
    return;
  }
  const code = c.code(e, () => {
    c.enter(NAMES[e.node], 'comprehension', e, e.line, { args: 1 });
    build(c, e);
    c.emit(Op.LOAD_FAST, 0, e);
    generators(c, e, 0, 0);
    if (e.node !== 'GeneratorExp') c.emit(Op.RETURN_VALUE, 0, e);
    return c.leave(true);
  });
  c.closure(code, 0, e);
  c.emit(Op.PUSH_NULL, 0, e);
  firstIterator(c, outermost, outermost.iter);
  c.emit(Op.CALL, 1, e);
  if (block.isCoroutine && e.node !== 'GeneratorExp') {
    c.emit(Op.GET_AWAITABLE, 0, e);
    c.load(null, e);
    delegate(c, e, true);
  }
}

function firstIterator(c: Codegen, generator: Comprehension, at: Span): void {
  if (generator.is_async) c.expr(generator.iter);
  else passing(c, generator.iter);
  c.emit(generator.is_async ? Op.GET_AITER : Op.GET_ITER, 0, at);
}

/** The loops from number `index` on. What is being built stands `depth` iterators below the top. */
function generators(c: Codegen, e: ComprehensionExpr, index: number, depth: number): void {
  const generator = e.generators[index];
  const elementAt = e.node === 'DictComp' ? e.key : e.elt;
  if (generator.is_async) return asyncGenerator(c, e, index, depth, elementAt);
  const single = index > 0 ? singleItem(generator.iter) : null;
  const next = c.newLabel();
  if (single !== null) {
    // `for y in [f(x)]` names a value; no loop is needed.
    c.expr(single);
    c.expr(generator.target);
    conditions(c, generator, next, e);
    if (index + 1 < e.generators.length) generators(c, e, index + 1, depth);
    else element(c, e, depth);
    c.place(next);
    return;
  }
  const at = generator.iter;
  if (index > 0) {
    passing(c, generator.iter);
    c.emit(Op.GET_ITER, 0, at);
  }
  const start = c.newLabel();
  const end = c.newLabel();
  c.place(start);
  c.jump(Op.FOR_ITER, end, at);
  c.expr(generator.target);
  conditions(c, generator, next, e);
  if (index + 1 < e.generators.length) generators(c, e, index + 1, depth + 1);
  else element(c, e, depth + 1);
  c.place(next);
  c.jumpTo(start, elementAt);
  c.place(end);
}

function singleItem(e: Expr): Expr | null {
  if ((e.node !== 'List' && e.node !== 'Tuple') || e.elts.length !== 1 || e.elts[0].node === 'Starred') return null;
  return e.elts[0];
}

function conditions(c: Codegen, generator: Comprehension, next: number, at: Span): void {
  for (const test of generator.ifs) jumpIf(c, test, next, false, at);
}

function asyncGenerator(c: Codegen, e: ComprehensionExpr, index: number, depth: number, elementAt: Expr): void {
  const { assembler } = c.unit;
  const generator = e.generators[index];
  if (index > 0) {
    c.expr(generator.iter);
    c.emit(Op.GET_AITER, 0, generator.iter);
  }
  const start = c.newLabel();
  const next = c.newLabel();
  c.place(start);
  const outer = assembler.currentHandler;
  const stop = assembler.protect(false);
  c.emit(Op.GET_ANEXT, 0, e);
  c.load(null, e);
  delegate(c, e, true);
  assembler.currentHandler = outer;
  c.expr(generator.target);
  conditions(c, generator, next, e);
  if (index + 1 < e.generators.length) generators(c, e, index + 1, depth + 1);
  else element(c, e, depth + 1);
  c.place(next);
  c.jumpTo(start, elementAt);
  assembler.placeHandler(stop);
  c.emit(Op.END_ASYNC_FOR, 0, e);
}

function element(c: Codegen, e: ComprehensionExpr, depth: number): void {
  if (e.node === 'DictComp') {
    c.expr(e.key);
    c.expr(e.value);
    const at = { line: e.key.line, col: e.key.col, endLine: e.value.endLine, endCol: e.value.endCol };
    return c.emit(Op.MAP_ADD, depth + 1, at);
  }
  c.expr(e.elt);
  if (e.node === 'GeneratorExp') {
    yieldValue(c, e.elt);
    c.emit(Op.POP_TOP, 0, e.elt);
  } else c.emit(e.node === 'ListComp' ? Op.LIST_APPEND : Op.SET_ADD, depth + 1, e.elt);
}

// ---- borrowing names

interface Inlined {
  /** Slots whose old values (or cells) wait on the stack. */
  readonly pushed: readonly number[];
  readonly handler: Handler | null;
  readonly outer: Handler | null;
  /** Symbols of the block around as they were. */
  readonly replaced: ReadonlyMap<string, number | undefined>;
  readonly hidden: readonly string[];
}

function enterInlined(c: Codegen, block: Block, at: Span): Inlined {
  const { unit } = c;
  const { assembler } = unit;
  const around = unit.block;
  const inClass = around.type === 'class' && unit.inlinedDepth === 0;
  unit.inlinedDepth++;
  const replaced = new Map<string, number | undefined>();
  const hidden: string[] = [];
  const pushed: number[] = [];
  for (const [name, symbol] of block.symbols) {
    if (symbol & Def.PARAM) continue;
    const scope = symbol >> SCOPE_SHIFT;
    const outerScope = around.scopeOf(name);
    // While the comprehension runs, a name means what it means in the comprehension.
    if ((scope !== outerScope && scope !== Scope.FREE) || inClass) {
      replaced.set(name, around.symbols.get(name));
      around.symbols.set(name, symbol);
    }
    if (scope === Scope.CELL) {
      // The cell itself is put aside and a new one made.
      const slot = c.derefIndex(name, scope);
      pushed.push(slot);
      c.emit(Op.LOAD_FAST_AND_CLEAR, slot, at);
      c.emit(Op.MAKE_CELL, slot, at);
    } else if (scope === Scope.LOCAL) {
      if (!around.isFunctionLike && !unit.fastHidden.has(name)) {
        unit.fastHidden.add(name);
        hidden.push(name);
      }
      const slot = c.localIndex(name);
      pushed.push(slot);
      c.emit(Op.LOAD_FAST_AND_CLEAR, slot, at);
    }
  }
  const outer = assembler.currentHandler;
  let handler: Handler | null = null;
  if (pushed.length > 0) {
    c.emit(Op.SWAP, pushed.length + 1, at);
    handler = assembler.protect(false);
  }
  return { pushed, handler, outer, replaced, hidden };
}

function leaveInlined(c: Codegen, inlined: Inlined, at: Span): void {
  const { unit } = c;
  const { assembler } = unit;
  const { pushed, handler, outer } = inlined;
  if (handler !== null) {
    assembler.currentHandler = outer;
    const end = c.newLabel();
    c.jumpTo(end, null);
    assembler.placeHandler(handler);
    // What was built so far is under the exception.
    c.emit(Op.SWAP, 2, null);
    c.emit(Op.POP_TOP, 0, null);
    restore(c, pushed, at);
    c.emit(Op.RERAISE, 0, null);
    c.place(end);
    restore(c, pushed, at);
  }
  unit.inlinedDepth--;
  for (const [name, symbol] of inlined.replaced) {
    if (symbol === undefined) unit.block.symbols.delete(name);
    else unit.block.symbols.set(name, symbol);
  }
  for (const name of inlined.hidden) unit.fastHidden.delete(name);
}

function restore(c: Codegen, pushed: readonly number[], at: Span): void {
  c.emit(Op.SWAP, pushed.length + 1, at);
  for (let i = pushed.length - 1; i >= 0; i--) c.emit(Op.RESTORE_FAST, pushed[i], at);
}

/** Tree and symbol tables in, code object out. */
import type { CodeObject } from '../../bytecode/code.ts';
import { Op } from '../../bytecode/op.gen.ts';
import type { Span } from '../../support/span.ts';
import type { Mod } from '../ast.ts';
import type { SymbolTable } from '../scopes.ts';
import { annotateFunction, numberAnnotations } from './annotations.ts';
import { namespaceBody } from './classes.ts';
import { Codegen } from './context.ts';
import type { CodegenOptions } from './context.ts';
import { expr } from './expressions.ts';
import { stmt } from './statements.ts';

export type { CodegenOptions } from './context.ts';

export function generateCode(mod: Mod, table: SymbolTable, options: CodegenOptions): CodeObject {
  const c = new Codegen({ expr, stmt }, table, options);
  c.enter('<module>', 'module', mod, 1);
  if (mod.node === 'Expression') {
    c.expr(mod.body);
    c.emit(Op.RETURN_VALUE, 0, mod.body);
    return c.leave(false);
  }
  const start: Span = mod.body[0] ?? { line: 1, col: 0, endLine: 1, endCol: 0 };
  const unit = c.unit;
  if (!c.futureAnnotations) {
    numberAnnotations(c, mod.body);
    annotateFunction(c, start);
  }
  if (unit.block.hasConditionalAnnotations) {
    c.emit(Op.BUILD_SET, 0, start);
    c.variable('__conditional_annotations__', 'Store', start);
  }
  namespaceBody(c, mod.body, mod.node === 'Interactive');
  return c.leave(true);
}

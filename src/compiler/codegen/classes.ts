/**
 * Classes: `__build_class__(body, name, *bases, **keywords)`. The body is a function whose locals are the class's namespace.
 *
 * A generic class is made inside a function that owns its type parameters; `Generic[...]` becomes its last base there.
 */
import type { CodeObject } from '../../bytecode/code.ts';
import { strConstantOf } from '../../bytecode/constants.ts';
import { Intrinsic1, Op } from '../../bytecode/op.gen.ts';
import type { Span } from '../../support/span.ts';
import type { ClassDef, Stmt } from '../ast.ts';
import { docstringOf } from '../future.ts';
import { annotateFunction, numberAnnotations } from './annotations.ts';
import { callWith, validateKeywords } from './calls.ts';
import { byCodePoint } from './context.ts';
import type { Codegen } from './context.ts';
import { applyDecorators, decorators, docstringConstant, typeParams } from './functions.ts';

export function classDef(c: Codegen, s: ClassDef): void {
  decorators(c, s.decorator_list);
  const firstLine = s.decorator_list.length > 0 ? s.decorator_list[0].line : s.line;
  validateKeywords(c, s.keywords);
  if (s.type_params.length > 0) {
    c.enter(`<generic parameters of ${s.name}>`, 'annotations', s.type_params, firstLine, {}, s.name);
    typeParams(c, s.type_params);
    c.variable('.type_params', 'Store', s);
    classBody(c, s, firstLine);
    c.variable('.type_params', 'Load', s);
    c.emit(Op.CALL_INTRINSIC_1, Intrinsic1.INTRINSIC_SUBSCRIPT_GENERIC, s);
    c.variable('.generic_base', 'Store', s);
    callWith(c, 2, s.bases, '.generic_base', s.keywords, s);
    const code = c.leave(false);
    c.closure(code, 0, s);
    c.emit(Op.PUSH_NULL, 0, s);
    c.emit(Op.CALL, 0, s);
  } else {
    classBody(c, s, firstLine);
    callWith(c, 2, s.bases, null, s.keywords, s);
  }
  applyDecorators(c, s.decorator_list);
  c.variable(s.name, 'Store', s);
}

/** Pushes the class builder, null, the body's function and the name. */
function classBody(c: Codegen, s: ClassDef, firstLine: number): void {
  const code = c.code(s, () => bodyCode(c, s, firstLine));
  c.emit(Op.LOAD_BUILD_CLASS, 0, s);
  c.emit(Op.PUSH_NULL, 0, s);
  c.closure(code, 0, s);
  c.load(strConstantOf(s.name), s);
}

function bodyCode(c: Codegen, s: ClassDef, firstLine: number): CodeObject {
  const unit = c.enter(s.name, 'class', s, firstLine, {}, s.name);
  const { block } = unit;
  const at: Span = { line: firstLine, col: 0, endLine: firstLine, endCol: 0 };
  c.variable('__name__', 'Load', at);
  c.variable('__module__', 'Store', at);
  c.load(strConstantOf(unit.qualname), at);
  c.variable('__qualname__', 'Store', at);
  c.load(firstLine, at);
  c.variable('__firstlineno__', 'Store', at);
  if (s.type_params.length > 0) {
    c.variable('.type_params', 'Load', at);
    c.variable('__type_params__', 'Store', at);
  }
  if (block.needsClassDict) {
    c.emit(Op.LOAD_LOCALS, 0, at);
    c.emit(Op.STORE_DEREF, c.derefIndex('__classdict__'), at);
  }
  if (block.hasConditionalAnnotations) {
    c.emit(Op.BUILD_SET, 0, at);
    c.emit(Op.STORE_DEREF, c.derefIndex('__conditional_annotations__'), at);
  }
  if (!c.futureAnnotations) numberAnnotations(c, s.body);
  namespaceBody(c, s.body);
  annotateFunction(c, at);
  const attributes = [...(unit.staticAttributes ?? [])].sort(byCodePoint);
  c.load({ tag: 'tuple', items: attributes.map(strConstantOf) }, null);
  c.variable('__static_attributes__', 'Store', null);
  if (block.needsClassDict) {
    c.emit(Op.LOAD_CLOSURE, c.derefIndex('__classdict__'), null);
    c.variable('__classdictcell__', 'Store', null);
  }
  // The cell of __class__ is handed to type.__new__, which fills it.
  if (block.needsClassClosure) {
    c.emit(Op.LOAD_CLOSURE, c.derefIndex('__class__'), null);
    c.emit(Op.COPY, 1, null);
    c.variable('__classcell__', 'Store', null);
  } else c.load(null, null);
  c.emit(Op.RETURN_VALUE, 0, null);
  return c.leave(true);
}

/** The statements of a module or class: the docstring is stored, `from __future__ import annotations` wants its dict. */
export function namespaceBody(c: Codegen, body: readonly Stmt[], isInteractive = false): void {
  if (c.futureAnnotations && c.unit.block.annotationsUsed) c.emit(Op.SETUP_ANNOTATIONS, 0, body[0] ?? null);
  if (isInteractive || docstringOf(body) === null) return c.body(body);
  const docstring = docstringConstant(c, body);
  if (docstring !== null && body[0].node === 'Expr') {
    c.load(docstring, body[0].value);
    c.variable('__doc__', 'Store', null);
  }
  c.body(body.slice(1));
}

/** f-strings and t-strings. */
import { strConstantOf } from '../../bytecode/constants.ts';
import type { Constant } from '../../bytecode/constants.ts';
import { Op } from '../../bytecode/op.gen.ts';
import type { FormattedValue, Interpolation, JoinedStr, TemplateStr } from '../ast.ts';
import { binary } from './conditions.ts';
import { STACK_USE_GUIDELINE } from './context.ts';
import type { Codegen } from './context.ts';

export function joinedStr(c: Codegen, e: JoinedStr): void {
  const { values } = e;
  if (values.length > STACK_USE_GUIDELINE) {
    c.load('', e);
    c.named(Op.LOAD_METHOD, 'join', e);
    c.emit(Op.BUILD_LIST, 0, e);
    for (const value of values) {
      c.expr(value);
      c.emit(Op.LIST_APPEND, 1, e);
    }
    return c.emit(Op.CALL, 1, e);
  }
  c.exprs(values);
  if (values.length > 1) c.emit(Op.BUILD_STRING, values.length, e);
  else if (values.length === 0) c.load('', e);
}

const CONVERSION: Record<number, number> = { 115: 1, 114: 2, 97: 3 };

export function formattedValue(c: Codegen, e: FormattedValue): void {
  c.expr(e.value);
  if (e.conversion !== -1) c.emit(Op.CONVERT_VALUE, CONVERSION[e.conversion], e);
  if (e.format_spec === null) return c.emit(Op.FORMAT_SIMPLE, 0, e);
  c.expr(e.format_spec);
  c.emit(Op.FORMAT_WITH_SPEC, 0, e);
}

export function templateStr(c: Codegen, e: TemplateStr): void {
  const fixed = templateTexts(e);
  if (fixed !== null) c.load(fixed, e);
  else templateStrings(c, e);
  let count = 0;
  for (const value of e.values) {
    if (value.node !== 'Interpolation') continue;
    interpolation(c, value);
    count++;
  }
  if (count === 0) c.load({ tag: 'tuple', items: [] }, e);
  else c.emit(Op.BUILD_TUPLE, count, e);
  c.emit(Op.BUILD_TEMPLATE, 0, e);
}

/** The texts between the interpolations, one more than these, as a constant; null if neighbours have yet to be joined. */
function templateTexts(e: TemplateStr): Constant | null {
  const items: Constant[] = [];
  let wasText = false;
  for (const value of e.values) {
    if (value.node === 'Interpolation') {
      if (!wasText) items.push('');
      wasText = false;
    } else if (value.node !== 'Constant' || wasText) return null;
    else {
      items.push(value.value);
      wasText = true;
    }
  }
  if (!wasText) items.push('');
  return { tag: 'tuple', items };
}

function templateStrings(c: Codegen, e: TemplateStr): void {
  let strings = 0;
  let needsString = true;
  for (let i = 0; i < e.values.length; i++) {
    const value = e.values[i];
    if (value.node === 'Interpolation') {
      if (needsString) {
        c.load('', e);
        strings++;
      }
      needsString = true;
      continue;
    }
    c.expr(value);
    for (; i + 1 < e.values.length && e.values[i + 1].node !== 'Interpolation'; i++) {
      c.expr(e.values[i + 1]);
      binary(c, 'Add', true, e);
    }
    strings++;
    needsString = false;
  }
  if (needsString) {
    c.load('', e);
    strings++;
  }
  c.emit(Op.BUILD_TUPLE, strings, e);
}

export function interpolation(c: Codegen, e: Interpolation): void {
  c.expr(e.value);
  c.load(strConstantOf(e.str), e);
  if (e.format_spec !== null) c.expr(e.format_spec);
  const conversion = e.conversion === -1 ? 0 : CONVERSION[e.conversion];
  c.emit(Op.BUILD_INTERPOLATION, (conversion << 2) | (e.format_spec === null ? 0 : 1), e);
}

/**
 * All operations, for those who go through them: module torch, the reference, the tests.
 */
import type { AnyOp } from '../op.ts';
import { add, div, mul, neg, sub } from './arithmetic.ts';
import { clone, toCopy } from './convert.ts';
import { expand, sum } from './expand-sum.ts';
import { mm } from './linear.ts';
import { contiguous, reshape, t, transpose, view } from './shape.ts';
import { asStrided } from './strided.ts';

export const OPERATIONS: readonly AnyOp[] = [
  ...[add, sub, mul, div, neg],
  ...[clone, toCopy],
  ...[expand, sum],
  ...[mm],
  ...[view, reshape, contiguous, transpose, t, asStrided],
];

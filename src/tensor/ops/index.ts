/**
 * All operations, for those who go through them: module torch, the reference, the tests.
 */
import type { AnyOp } from '../op.ts';
import { add, div, mul, neg, sub } from './arithmetic.ts';
import { clone, toCopy } from './convert.ts';
import { expand, sum } from './expand-sum.ts';
import { contiguous, reshape, t, transpose, view } from './shape.ts';
import { asStrided } from './strided.ts';
import { adjoint, alias, detach, matrixH, movedim, mT, numpyT, permute, swapaxes, swapdims } from './dims.ts';
import {
  atleast1d,
  atleast2d,
  atleast3d,
  broadcastTensors,
  broadcastTo,
  expandAs,
  flatten,
  ravel,
  reshapeAs,
  squeeze,
  squeezeDim,
  squeezeDims,
  unflatten,
  unsqueeze,
  viewAs,
} from './sizes.ts';
import { narrow, select, selectBackward, slice, sliceBackward, tensorSplit, tensorSplitIndices } from './slices.ts';
import { cat, chunk, split, splitSizes, splitWithSizes, stack, unbind } from './cat-split.ts';
import { columnStack, dstack, hstack, vstack } from './stacks.ts';
import {
  flip,
  fliplr,
  flipud,
  repeat,
  repeatInterleave,
  repeatInterleaveInt,
  repeatInterleaveTensor,
  roll,
  rot90,
  tile,
} from './repeats.ts';
import { unfold, unfoldBackward } from './windows.ts';
import { diag, diagEmbed, diagonal, diagonalBackward, trace, tril, trilIndices, triu, triuIndices } from './diagonals.ts';
import { indexAdd, indexCopy, indexFill, indexFillScalar, indexSelect } from './rows.ts';
import { gather, scatter, scatterAdd, scatterValue, take, takeAlongDim } from './gathers.ts';
import { index, indexPut } from './indexing.ts';
import { argwhere, bincount, bucketize, nonzero, nonzeroNumpy, oneHot, searchsorted, whereNonzero } from './nonzero.ts';
import { embedding, embeddingBackward } from './embedding.ts';
import { addmm, addmv, baddbmm, bmm, dot, ger, kron, mm, mv, outer } from './linear.ts';
import { linear, matmul } from './matmul.ts';
import { einsum } from './einsum.ts';

export const OPERATIONS: readonly AnyOp[] = [
  ...[add, sub, mul, div, neg],
  ...[clone, toCopy],
  ...[expand, sum],
  ...[mm],
  ...[view, reshape, contiguous, transpose, t, asStrided],
  ...[permute, movedim, swapaxes, swapdims, numpyT, mT, matrixH, adjoint, alias, detach],
  ...[
    squeeze,
    squeezeDim,
    squeezeDims,
    unsqueeze,
    flatten,
    unflatten,
    ravel,
    expandAs,
    viewAs,
    reshapeAs,
    broadcastTo,
    broadcastTensors,
    atleast1d,
    atleast2d,
    atleast3d,
  ],
  ...[
    select,
    selectBackward,
    slice,
    sliceBackward,
    narrow,
    split,
    splitWithSizes,
    splitSizes,
    chunk,
    tensorSplit,
    tensorSplitIndices,
    unbind,
  ],
  ...[cat, stack, hstack, vstack, dstack, columnStack],
  ...[repeat, tile, repeatInterleaveInt, repeatInterleave, repeatInterleaveTensor, flip, fliplr, flipud, roll, rot90],
  ...[unfold, unfoldBackward],
  ...[diagonal, diagonalBackward, diagEmbed, diag, trace, tril, triu, trilIndices, triuIndices],
  ...[indexSelect, indexAdd, indexFillScalar, indexFill, indexCopy],
  ...[gather, scatter, scatterValue, scatterAdd, takeAlongDim, take],
  ...[index, indexPut],
  ...[nonzero, argwhere, nonzeroNumpy, whereNonzero, oneHot, bincount, searchsorted, bucketize],
  ...[embedding, embeddingBackward],
  ...[bmm, mv, dot, outer, ger, addmm, addmv, baddbmm, kron],
  ...[matmul, linear],
  ...[einsum],
];

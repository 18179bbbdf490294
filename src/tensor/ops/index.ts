/**
 * All operations, for those who go through them: module torch, the reference, the tests.
 */
import type { AnyOp } from '../op.ts';
import { celu, elu, gelu, hardtanh, leakyRelu, logSigmoid, mish, relu, selu, sigmoid, silu, softplus, threshold } from './activations.ts';
import { add, div, mul, neg, positive, rsub, sub } from './arithmetic.ts';
import { addcdiv, addcmul, lerp } from './blending.ts';
import { maskedFill, nanToNum, where } from './choosing.ts';
import { clamp, clampMax, clampMin, maximum, maxOther, minimum, minOther } from './clamping.ts';
import { eq, ge, gt, le, lt, ne } from './comparison.ts';
import { clone, toCopy } from './convert.ts';
import { divMode, floorDivide, fmod, remainder } from './division.ts';
import { erf, erfc, erfinv } from './erf.ts';
import { exp, exp2, expm1, log, log10, log1p, log2, logaddexp, logaddexp2 } from './exponentials.ts';
import { allclose, equal, isclose } from './closeness.ts';
import { amax, amin, aminmax, argmax, argmin, cummax, cummin, max, maxAlong, min, minAlong } from './extremes.ts';
import { countNonzero, mean, nanmean, nansum } from './means.ts';
import { norm, vectorNorm } from './norms.ts';
import { prod, prodAlong } from './products.ts';
import { cumprod, cumsum } from './scans.ts';
import { logSoftmax, logsumexp, softmax } from './softmax.ts';
import { argsort, median, medianAlong, sort, sortStable, topk, unique } from './sorting.ts';
import { all, allAlong, any, anyAlong } from './truth.ts';
import { deviation, deviationMean, UNBIASED_FORMS, variance, varianceMean } from './variance.ts';
import { copyInto, fill, zero } from './filling.ts';
import { hardshrink, hardsigmoid, hardswish, softshrink } from './hard-activations.ts';
import { isfinite, isinf, isnan, signbit } from './kinds.ts';
import {
  bitwiseAnd,
  bitwiseNot,
  bitwiseOr,
  bitwiseXor,
  leftShift,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  rightShift,
} from './logic.ts';
import { glu } from './glu.ts';
import { hypot, pow, reciprocal, rsqrt, sqrt, square } from './powers.ts';
import { abs, ceil, floor, frac, round, sgn, sign, trunc } from './rounding.ts';
import { acos, acosh, asin, asinh, atan, atan2, atanh, cos, cosh, deg2rad, rad2deg, sin, sinh, tan, tanh } from './trigonometry.ts';
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
import {
  zeros,
  ones,
  empty,
  full,
  zerosLike,
  onesLike,
  emptyLike,
  fullLike,
  newZeros,
  newOnes,
  newEmpty,
  newFull,
  arange,
  arangeStart,
  arangeStep,
  linspace,
  logspace,
  eye,
  eyeWide,
} from './creation.ts';
import {
  rand,
  randn,
  randLike,
  randnLike,
  randint,
  randintLow,
  randintLike,
  randintLikeLow,
  randperm,
  bernoulli,
  multinomial,
  normalMeans,
  normalDeviations,
  normalBoth,
  normal,
  uniform,
  normalInPlace,
  exponential,
  bernoulliInPlace,
  randomInPlace,
  dropout,
} from './draws.ts';
import { xlogy } from './xlogy.ts';
import { mseLoss, smoothL1Loss, huberLoss, l1Loss, binaryCrossEntropy, binaryCrossEntropyWithLogits, klDiv } from './losses.ts';
import { nllLoss, nllLoss2d, nllLossNd, crossEntropyLoss } from './class-losses.ts';
import { layerNorm, batchNorm } from './normalization.ts';
import { cosineSimilarity } from './similarity.ts';
import { maskedSelect, maskedScatter } from './masks.ts';
import { constantPadNd } from './pad.ts';
import { maxPool2dWithIndices, maxPool2d, avgPool2d } from './pooling.ts';
import { conv1d, conv2d } from './convolution.ts';

export const OPERATIONS: readonly AnyOp[] = [
  ...[add, sub, mul, div, neg],
  ...[rsub, divMode, floorDivide, remainder, fmod],
  ...[pow, square, sqrt, rsqrt, reciprocal],
  ...[exp, exp2, expm1, log, log2, log10, log1p],
  ...[sin, cos, tan, asin, acos, atan, atan2, sinh, cosh, tanh, asinh, acosh, atanh],
  ...[erf, erfc, erfinv],
  ...[glu, sigmoid, logSigmoid, relu, threshold, leakyRelu, elu, silu, hardtanh, softplus, gelu],
  ...[floor, ceil, trunc, frac, round, sign, sgn, abs],
  ...[clamp, clampMin, clampMax, maximum, minimum, maxOther, minOther],
  ...[eq, ne, lt, le, gt, ge],
  ...[logicalAnd, logicalOr, logicalXor, logicalNot],
  ...[bitwiseAnd, bitwiseOr, bitwiseXor, bitwiseNot, leftShift, rightShift],
  ...[isnan, isinf, isfinite, signbit],
  ...[where, maskedFill, nanToNum],
  ...[lerp, addcmul, addcdiv],
  ...[fill, zero, copyInto],
  ...[isclose, allclose, equal],
  ...[positive, hypot, logaddexp, logaddexp2, deg2rad, rad2deg],
  ...[selu, celu, mish, hardsigmoid, hardswish, hardshrink, softshrink],
  ...[cummax, cummin],
  ...[mean, nansum, nanmean, countNonzero, prod, prodAlong],
  ...[max, maxAlong, min, minAlong, amax, amin, aminmax, argmax, argmin],
  ...[any, anyAlong, all, allAlong],
  ...[...UNBIASED_FORMS, variance, deviation, varianceMean, deviationMean],
  ...[norm, vectorNorm, logsumexp, softmax, logSoftmax],
  ...[cumsum, cumprod],
  ...[sort, sortStable, argsort, topk, median, medianAlong, unique],
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
  ...[
    zeros,
    ones,
    empty,
    full,
    zerosLike,
    onesLike,
    emptyLike,
    fullLike,
    newZeros,
    newOnes,
    newEmpty,
    newFull,
    arange,
    arangeStart,
    arangeStep,
    linspace,
    logspace,
    eye,
    eyeWide,
  ],
  ...[
    rand,
    randn,
    randLike,
    randnLike,
    randint,
    randintLow,
    randintLike,
    randintLikeLow,
    randperm,
    bernoulli,
    multinomial,
    normalMeans,
    normalDeviations,
    normalBoth,
    normal,
    uniform,
    normalInPlace,
    exponential,
    bernoulliInPlace,
    randomInPlace,
    dropout,
  ],
  ...[xlogy],
  ...[mseLoss, smoothL1Loss, huberLoss, l1Loss, binaryCrossEntropy, binaryCrossEntropyWithLogits, klDiv],
  ...[nllLoss, nllLoss2d, nllLossNd, crossEntropyLoss],
  ...[layerNorm, batchNorm],
  ...[cosineSimilarity],
  ...[maskedSelect, maskedScatter],
  ...[constantPadNd],
  ...[maxPool2dWithIndices, maxPool2d, avgPool2d],
  ...[conv1d, conv2d],
];

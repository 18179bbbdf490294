/**
 * Whether any, or all, are true.
 */
import { bool, type DType, uint8 } from '../dtype.ts';
import { type Reduction, reduce } from '../lanes.ts';
import { op, type TensorOp } from '../op.ts';
import { dimension, dimensionSet } from '../shapes.ts';
import type { Tensor } from '../tensor.ts';

/** Bytes answer in bytes. */
const answerType = (self: Tensor): DType => (self.dtype === uint8 ? uint8 : bool);
const ANY: Reduction = (data, from, to) => {
  for (let k = from; k < to; k++) if (data[k] !== 0) return 1;
  return 0;
};
const ALL: Reduction = (data, from, to) => {
  for (let k = from; k < to; k++) if (data[k] === 0) return 0;
  return 1;
};

const whole = (name: string, doc: string, f: Reduction): TensorOp<[Tensor]> =>
  op({
    schema: `${name}(Tensor self) -> Tensor`,
    doc,
    forward: (_state, self) => reduce(self, dimensionSet(null, self.rank), false, answerType(self), f),
  });
const along = (name: string, doc: string, f: Reduction): TensorOp<[Tensor, number, boolean?]> =>
  op({
    schema: `${name}.dim(Tensor self, int dim, bool keepdim=False) -> Tensor`,
    doc,
    forward: (_state, self, dim, keepdim = false) =>
      reduce(self, dimensionSet([dimension(dim, self.rank)], self.rank), keepdim, answerType(self), f),
  });
export const any = whole('any', 'Whether one or more are true.', ANY);
export const all = whole('all', 'Whether all are true.', ALL);
export const anyAlong = along('any', 'Whether one or more are true, along a dimension.', ANY);
export const allAlong = along('all', 'Whether all are true, along a dimension.', ALL);

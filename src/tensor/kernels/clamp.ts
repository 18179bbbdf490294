/**
 * What lies between two limits: the larger of the element and the lower limit, then the smaller of that and the upper one.
 *
 * Both steps have vectors. The first writes where the second reads, so an upper limit that lies in the answer's place is read element by element.
 */
import { BINARY } from './binary.ts';
import type { TernaryLoop } from './scaled.ts';

export const CLAMP: TernaryLoop = (n, out, o, s, a, i, p, b, j, q, c, k, r) => {
  if (out !== c) {
    BINARY.maximum(n, out, o, s, a, i, p, b, j, q);
    BINARY.minimum(n, out, o, s, out, o, s, c, k, r);
    return;
  }
  for (; n > 0; n--, o += s, i += p, j += q, k += r) out[o] = Math.min(Math.max(a[i], b[j]), c[k]);
};

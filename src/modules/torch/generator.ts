/**
 * torch.Generator: where random numbers come from.
 */
import { indexOf } from '../../runtime/convert.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { raised, RuntimeError, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import type { Value } from '../../runtime/object.ts';
import { makeInt } from '../../runtime/number.ts';
import { uint8 } from '../../tensor/dtype.ts';
import { Generator } from '../../tensor/random.ts';
import { elements, tensorOf } from '../../tensor/tensor.ts';
import { placeFor } from './devices.ts';
import { CPU, isTensor, PyGenerator, wrap } from './objects.ts';

const SEED_BITS = 64;
function seedOf(t: Thread, seed: Value): bigint {
  const int = BigInt(indexOf(t, seed));
  if (int < -(2n ** 63n) || int >= 2n ** 64n) throw raised(RuntimeError, 'Overflow when unpacking long');
  return BigInt.asUintN(SEED_BITS, int);
}
export const generatorRows: TypeRows = {
  doc: 'A source of random numbers: the Mersenne Twister, with the numbers of PyTorch on a CPU.',
  new: [
    '(cls, device=None)',
    null,
    (t, _cls, device: Value = null) => {
      if (device !== null && placeFor(t, device) !== null) throw raised(RuntimeError, 'random numbers are those of the CPU in this build');
      return new PyGenerator(new Generator());
    },
  ],
  methods: {
    manual_seed: [
      '(self, seed, /)',
      'Begin again with a seed.',
      (t, self: PyGenerator, seed: Value) => {
        self.generator.seed(seedOf(t, seed));
        return self;
      },
    ],
    initial_seed: ['(self, /)', 'The seed that it began with.', (_t, self: PyGenerator) => makeInt(BigInt(self.generator.initialSeed))],
    seed: [
      '(self, /)',
      'Begin again with a seed that nobody knows; gives it.',
      (t, self: PyGenerator) => {
        const bytes = t.interp.host.entropy(8);
        let seed = 0n;
        for (const byte of bytes) seed = (seed << 8n) | BigInt(byte);
        self.generator.seed(seed);
        return makeInt(seed);
      },
    ],
    get_state: [
      '(self, /)',
      'Its state as a tensor of bytes.',
      (_t, self: PyGenerator) => {
        const bytes = self.generator.state();
        return wrap(tensorOf(uint8, [bytes.length], bytes));
      },
    ],
    set_state: [
      '(self, new_state, /)',
      'Go on from a state.',
      (_t, self: PyGenerator, state: Value) => {
        if (!isTensor(state) || state.tensor.dtype !== uint8) throw raised(TypeError, 'expected a torch.ByteTensor');
        const wrong = self.generator.setState(Uint8Array.from(elements(state.tensor)));
        if (wrong !== undefined) throw raised(RuntimeError, wrong);
        return null;
      },
    ],
  },
  getset: { device: [null, () => CPU] },
};

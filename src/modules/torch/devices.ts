/**
 * Devices: there is one, the CPU.
 */
import { typeName } from '../../runtime/builtin-types.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { raised, RuntimeError, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { intOf } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import { PyDevice } from './objects.ts';

const KNOWN = ['cpu', 'cuda', 'mps', 'meta', 'xpu', 'hip', 'mkldnn', 'vulkan', 'xla'];

export function deviceOf(text: string): PyDevice {
  const match = /^([a-z]+)(?::(\d+))?$/.exec(text);
  if (match === null || !KNOWN.includes(match[1]))
    throw raised(
      RuntimeError,
      match === null
        ? `Invalid device string: '${text}'`
        : `Expected one of ${KNOWN.join(', ')} device type at start of device string: ${match[1]}`,
    );
  return new PyDevice(match[1], match[2] === undefined ? null : Number(match[2]));
}
/** Tensors can only be on the CPU. */
export function checkDevice(t: Thread, v: Value): void {
  const device = isStr(v) ? deviceOf(jsText(v)) : v;
  if (!(device instanceof PyDevice)) throw raised(TypeError, `device must be a torch.device or a str, not ${typeName(v)}`);
  if (device.type === 'cpu' && (device.index ?? 0) === 0) return;
  if (device.type === 'cuda') throw raised(t.interp.builtins.getName('AssertionError') as never, 'Torch not compiled with CUDA enabled');
  throw raised(RuntimeError, `device ${device.type} is not in this build (it has cpu only)`);
}
const text = ({ type, index }: PyDevice): string => (index === null ? type : `${type}:${index}`);

export const deviceRows: TypeRows = {
  doc: 'Where the elements of a tensor are.',
  new: [
    '(cls, type, index=None)',
    null,
    (_t, _cls, type: Value, index: Value = null) => {
      if (type instanceof PyDevice) return type;
      if (!isStr(type))
        throw raised(TypeError, `device(): argument 'device' (position 1) must be torch.device or str, not ${typeName(type)}`);
      const device = deviceOf(jsText(type));
      const number = index === null ? device.index : intOf(index);
      return new PyDevice(device.type, number === undefined || number === null ? null : Number(number));
    },
  ],
  methods: {
    __repr__: [
      '(self, /)',
      null,
      (_t, self: PyDevice) => strFromJs(`device(type='${self.type}'${self.index === null ? '' : `, index=${self.index}`})`),
    ],
    __str__: ['(self, /)', null, (_t, self: PyDevice) => strFromJs(text(self))],
    __eq__: ['(self, value, /)', null, (_t, self: PyDevice, other: Value) => other instanceof PyDevice && text(other) === text(self)],
    __hash__: ['(self, /)', null, (t, self: PyDevice) => t.hash(strFromJs(text(self)))],
  },
  getset: {
    type: [null, (_t, self: PyDevice) => strFromJs(self.type)],
    index: [null, (_t, self: PyDevice) => self.index],
  },
};

/**
 * Devices: the CPU, and those of the simulated accelerator (tensor/streams.ts) once that is switched on.
 */
import { typeName } from '../../runtime/builtin-types.ts';
import type { TypeRows } from '../../runtime/define.ts';
import { raised, RuntimeError, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { intOf } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import type { Accelerator, Device } from '../../tensor/streams.ts';
import { CPU, PyDevice } from './objects.ts';
import { torchOf } from './state.ts';

const KNOWN = ['cpu', 'cuda', 'mps', 'meta', 'xpu', 'hip', 'mkldnn', 'vulkan', 'xla'];

export function deviceOf(t: Thread, text: string): PyDevice {
  const { accelerator, backend } = torchOf(t.interp);
  const known = accelerator === null ? KNOWN : [...KNOWN, backend];
  const match = /^([a-z_]+)(?::(\d+))?$/.exec(text);
  if (match === null || !known.includes(match[1]))
    throw raised(
      RuntimeError,
      match === null
        ? `Invalid device string: '${text}'`
        : `Expected one of ${known.join(', ')} device type at start of device string: ${match[1]}`,
    );
  return new PyDevice(match[1], match[2] === undefined ? null : Number(match[2]));
}
/** A device of the accelerator; null for the CPU. Whatever else there is is refused. */
export function placeFor(t: Thread, v: Value): Device | null {
  const device = isStr(v) ? deviceOf(t, jsText(v)) : intOf(v) === undefined || typeof v === 'boolean' ? v : onAccelerator(t, v);
  if (!(device instanceof PyDevice)) throw raised(TypeError, `device must be a torch.device or a str, not ${typeName(v)}`);
  if (device.type === 'cpu' && (device.index ?? 0) === 0) return null;
  const { accelerator, backend } = torchOf(t.interp);
  if (accelerator !== null && device.type === backend) return deviceAt(t, accelerator, device.index);
  if (device.type === 'cuda') throw raised(t.interp.builtins.getName('AssertionError') as never, 'Torch not compiled with CUDA enabled');
  throw raised(RuntimeError, `device ${device.type} is not in this build (it has cpu only)`);
}
/** A number alone is one of the accelerator's. */
function onAccelerator(t: Thread, index: Value): PyDevice {
  const { accelerator, backend } = torchOf(t.interp);
  if (accelerator === null) throw raised(RuntimeError, 'Cannot access accelerator device when none is available.');
  return new PyDevice(backend, Number(intOf(index)));
}
export function deviceAt(t: Thread, accelerator: Accelerator, index: number | null): Device {
  if (index === null) return accelerator.currentIn(torchOf(t.interp).stateOf(t)).device;
  const device = accelerator.devices[index];
  if (device === undefined)
    throw raised(RuntimeError, `The device index is out of range. It must be in [0, ${accelerator.devices.length}), but got ${index}.`);
  return device;
}
/** The guest's object for where a tensor is. */
export const deviceValue = (t: Thread, device: Device | null): PyDevice =>
  device === null ? CPU : new PyDevice(torchOf(t.interp).backend, device.index);

const text = ({ type, index }: PyDevice): string => (index === null ? type : `${type}:${index}`);

export const deviceRows: TypeRows = {
  doc: 'Where the elements of a tensor are.',
  new: [
    '(cls, type, index=None)',
    null,
    (t, _cls, type: Value, index: Value = null) => {
      if (type instanceof PyDevice) return type;
      if (intOf(type) !== undefined && typeof type !== 'boolean') return onAccelerator(t, type);
      if (!isStr(type))
        throw raised(TypeError, `device(): argument 'device' (position 1) must be torch.device or str, not ${typeName(type)}`);
      const device = deviceOf(t, jsText(type));
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

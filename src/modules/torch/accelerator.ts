/**
 * The simulated accelerator towards the guest: switching it on, its clock, what its streams have done, and who is told of a race.
 *
 * What is said of a race is put together in Python (stdlib/torch/_vm.py).
 */
import { PyList, PyTuple } from '../../runtime/collections.ts';
import type { NativeRow } from '../../runtime/define.ts';
import { raised, RuntimeError, ValueError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { intOf, makeFloat } from '../../runtime/number.ts';
import type { Value } from '../../runtime/object.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import type { Access } from '../../tensor/clock.ts';
import type { TensorState } from '../../tensor/state.ts';
import { Accelerator, isStream, type Race } from '../../tensor/streams.ts';
import { placeValue } from './anomaly.ts';
import { deviceValue } from './devices.ts';
import { sizeOf } from './objects.ts';
import { type GuestState, type Place, torchOf } from './state.ts';
import { acceleratorOf } from './streams.ts';

const MOST_DEVICES = 16;

/** Of an access: is it a write, the operation, the stream (None: the host), and where in the program. */
const accessValue = (t: Thread, { by, operation, place }: Access, isWrite: boolean): Value =>
  new PyTuple([isWrite, strFromJs(operation), isStream(by) ? by.id : null, placeValue(t, place as Place | undefined)]);

function tell(state: TensorState, { tensor, first, isFirstWrite, second, isSecondWrite }: Race): void {
  const t = (state as GuestState).thread;
  t.callMethod(t.interp.modules.getName('torch._vm') as Value, '_tell_race', [
    sizeOf(tensor.shape),
    deviceValue(t, tensor.storage.residence?.device ?? null),
    accessValue(t, first, isFirstWrite),
    accessValue(t, second, isSecondWrite),
  ]);
}

export const simulationFunctions: Readonly<Record<string, NativeRow>> = {
  _simulate: [
    '(devices, /)',
    'Switch the simulated accelerator on. Again with the same number of devices, nothing happens.',
    (t, devices: Value) => {
      const torch = torchOf(t.interp);
      const count = Number(intOf(devices));
      if (!(count >= 1 && count <= MOST_DEVICES))
        throw raised(ValueError, `there are 1 to ${MOST_DEVICES} simulated devices, not ${count}`);
      if (torch.accelerator !== null && torch.accelerator.devices.length !== count)
        throw raised(RuntimeError, `the simulated accelerator is on already, with ${torch.accelerator.devices.length} devices`);
      torch.accelerator ??= new Accelerator(count);
      return null;
    },
  ],
  _backend_name: [
    '(name=None, /)',
    'What devices of the accelerator are called; another name from now on.',
    (t, name: Value = null) => {
      const torch = torchOf(t.interp);
      if (name !== null && isStr(name)) torch.backend = jsText(name);
      return strFromJs(torch.backend);
    },
  ],
  _detect_races: [
    '(look, /)',
    'Look for races, or not.',
    (t, look: Value) => {
      acceleratorOf(t, 'Races cannot be looked for.').onRace = t.truth(look) ? tell : null;
      return null;
    },
  ],
  _simulated_time: ['()', 'The clock of the host, in microseconds.', (t) => makeFloat(acceleratorOf(t, 'There is no simulated time.').now)],
  _timeline: [
    '(keep, /)',
    'What streams did since it is kept: (device, stream, operation, start, end, place) for each piece. Then begin anew, or stop keeping it.',
    (t, keep: Value) => {
      const accelerator = acceleratorOf(t, 'There is no simulated time.');
      const pieces = accelerator.pieces ?? [];
      accelerator.pieces = t.truth(keep) ? [] : null;
      return new PyList(
        pieces.map(
          ({ stream, operation, start, end, place }) =>
            new PyTuple([
              stream.device.index,
              stream.id,
              strFromJs(operation),
              makeFloat(start),
              makeFloat(end),
              placeValue(t, place as Place | undefined),
            ]),
        ),
      );
    },
  ],
};

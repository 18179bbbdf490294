/**
 * Several interpreters in one process: the modules through which programs make them (docs/interpreters.md).
 *
 * Whoever assembles an interpreter hands these to it. In the command's bundle each is a chunk that is loaded when a program asks for it, as
 * those of src/modules are.
 */
import type { ModuleRows } from '../runtime/define.ts';
import { interpretersModule } from './interpreters-module.ts';
import { queuesModule } from './queues-module.ts';

export const isolateModules: ReadonlyMap<string, () => ModuleRows> = new Map(
  Object.entries({
    _interpreters: () => interpretersModule,
    _interpqueues: () => queuesModule,
  }),
);

import type { Thread } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import type { Config } from './registry.ts';
import { failure, interpreterErrorType } from './errors.ts';

export function createWorker(_t: Thread, _config: Config, _isOwned: boolean): Value {
  throw failure(interpreterErrorType, 'this host has no workers');
}

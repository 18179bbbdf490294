/**
 * Whether text for people has colours: by the environment variables that CPython looks at, in its order, then by whether a
 * terminal is at the other end.
 */
import { Raise } from '../runtime/machine.ts';
import type { Value } from '../runtime/object.ts';
import type { ThreadState } from './thread.ts';

/** Whether what is written to a file of the guest's shall have colours. */
export function wantsColors(t: ThreadState, file: Value): boolean {
  const { host, settings } = t.interp;
  const { env } = host;
  if (!settings.flags.ignore_environment) {
    if (env.PYTHON_COLORS === '0') return false;
    if (env.PYTHON_COLORS === '1') return true;
  }
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return true;
  return env.TERM !== 'dumb' && isTerminal(t, file);
}
function isTerminal(t: ThreadState, file: Value): boolean {
  try {
    if (file === null || t.findAttr(file, 'fileno') === undefined) return false;
    const asks = t.findAttr(file, 'isatty');
    return asks !== undefined && t.truth(t.call(asks, []));
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    return false;
  }
}

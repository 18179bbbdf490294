/** Which glasspy this is, and what is said to somebody who used it in a way that it does not have. */
import { say } from './say.ts';

declare const __GLASSPY_VERSION__: string;
export const VERSION = typeof __GLASSPY_VERSION__ === 'undefined' ? 'source' : __GLASSPY_VERSION__;

const USAGE_STATUS = 2;

export function usage(problem: string): number {
  say(2, `${problem}\nusage: glasspy [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`glasspy -h' for more information.\n`);
  return USAGE_STATUS;
}

/**
 * A bug of our own, as it is told: in words, with the place in the guest's program where it showed.
 */

/** Our own bug, with the guest's place where it showed. */
export class HostCrash {
  constructor(
    readonly error: unknown,
    readonly place: string,
  ) {}
}

/** Never a stack of JavaScript, unless it was asked for. */
export function describeCrash(error: unknown, wantsStack: boolean): string {
  const { error: cause, place } = error instanceof HostCrash ? error : new HostCrash(error, '');
  const { name, message, stack } = cause instanceof Error ? cause : { name: '', message: String(cause), stack: undefined };
  const what = name === '' || name === 'Error' || name === 'InternalError' ? message : `${name}: ${message}`;
  const lines = [
    `[HOST CRASH] internal error: ${what}`,
    place === '' ? '' : `  at ${place}`,
    wantsStack ? (stack ?? '') : '',
    'This is a bug of glasspy, not of your program. Please report it, with the program: docs/contributing.md says how.',
    wantsStack ? '' : 'With -X host-stack it is shown where in glasspy it happened.',
  ];
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

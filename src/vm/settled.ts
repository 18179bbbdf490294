/** A Raise that has left a loop: its exception has a context already. */
import { Raise } from '../runtime/machine.ts';

export class SettledMark extends Raise {}

/**
 * The debug switches, each with a sentence: `-X name` or `-X name=value`, listed by `glasspy --help-debug`. Off, they cost nothing.
 */
export const SWITCHES = {
  'fuel=N': 'put the thread aside every N calls and backward jumps (1: at every chance)',
  walls: 'count the nested loops (walls) that were met, and how often one was in the way of a switch',
  'host-stack': 'show where in the source of glasspy an internal error happened',
} as const;

/**
 * The debug switches, each with a sentence: `-X name` or `-X name=value`, listed by `glasspy --help-debug`. Off, they cost nothing.
 */
export const SWITCHES = {
  'fuel=N': 'put the thread aside every N calls and backward jumps (1: at every chance)',
  'switch_every=N': 'let another thread run every N calls and backward jumps (1: at every chance)',
  'step_every=N': 'let another thread run every N instructions (1: at every one)',
  'sched_seed=N': 'let dice with this seed say which thread runs next and for how long',
  virtual_clock: 'let the clock stand still while something runs, and jump when everything waits',
  walls: 'count the nested loops (walls) that were met, and how often one was in the way of a switch',
  check_isolation: 'look after each request to another interpreter whether it still shares nothing with this one',
  no_provenance: 'torch: do not remember where operations are called',
  sim_accelerator: 'torch: a simulated accelerator, with streams, events and a detector of races',
  'host-stack': 'show where in the source of glasspy an internal error happened',
} as const;

/**
 * Which key does what: the one table. Keys are those of GNU readline, so that nobody has to learn new ones.
 *
 * A key is written as people say it: `C-a` with Ctrl, `M-b` with Alt (or after Esc), `S-tab` with Shift. `C-x C-u` is two keys, one after the other.
 */
export const KEYMAP = {
  // moving
  left: 'left',
  'C-b': 'left',
  right: 'right',
  'C-f': 'right',
  up: 'up',
  'C-p': 'up',
  down: 'down',
  'C-n': 'down',
  home: 'line-start',
  'C-a': 'line-start',
  end: 'line-end',
  'C-e': 'line-end',
  'M-b': 'word-left',
  'C-left': 'word-left',
  'M-left': 'word-left',
  'M-f': 'word-right',
  'C-right': 'word-right',
  'M-right': 'word-right',
  'M-<': 'text-start',
  'C-home': 'text-start',
  'M->': 'text-end',
  'C-end': 'text-end',
  // removing, and bringing back
  backspace: 'backspace',
  'C-h': 'backspace',
  delete: 'delete',
  'C-d': 'delete-or-leave',
  'C-k': 'kill-line',
  'C-u': 'kill-to-line-start',
  'C-w': 'kill-chunk',
  'M-backspace': 'kill-word-left',
  'M-d': 'kill-word-right',
  'C-delete': 'kill-word-right',
  'C-y': 'yank',
  'M-y': 'yank-older',
  'C-_': 'undo',
  'C-x C-u': 'undo',
  // changing
  'C-t': 'transpose',
  'M-u': 'upcase-word',
  'M-l': 'downcase-word',
  'M-c': 'capitalize-word',
  tab: 'complete',
  'S-tab': 'dedent',
  enter: 'accept',
  'C-j': 'accept',
  'M-enter': 'new-line',
  'C-o': 'new-line',
  // history
  pageup: 'history-prefix-back',
  pagedown: 'history-prefix-forward',
  'C-r': 'search-back',
  'C-s': 'search-forward',
  // the rest
  'C-l': 'clear-screen',
  'C-c': 'interrupt',
  'C-g': 'cancel',
  'C-z': 'suspend',
} as const satisfies Readonly<Record<string, string>>;

export type CommandName = (typeof KEYMAP)[keyof typeof KEYMAP];

const PREFIXES: ReadonlySet<string> = new Set(
  Object.keys(KEYMAP)
    .filter((keys) => keys.includes(' '))
    .map((keys) => keys.split(' ')[0]),
);

export function commandOf(keys: string): CommandName | undefined {
  return (KEYMAP as Readonly<Record<string, CommandName>>)[keys];
}
/** Whether another key must come before it is known what is meant. */
export const isPrefix = (key: string): boolean => PREFIXES.has(key);

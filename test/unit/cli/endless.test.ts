/** Natives that look at items without end give others their turn: CPython's do not, so no program can say this with its expectations. */
import { strict as assert } from 'node:assert';
import { test as uvuTest } from 'uvu';
import { sandbox, test } from './glasspy.ts';

const ENDLESS = [
  'sum(filter(None, repeat(0)))',
  'list(filter(None, repeat(0)))',
  '[*filter(None, repeat(0))]',
  'deque(zip(count(), count()), 0)',
  'next(filterfalse(None, repeat(1)))',
  'next(dropwhile(bool, repeat(1)))',
  'next(compress(count(), repeat(0)))',
  'next(islice(count(), 10**15, None))',
  'list(groupby(repeat(1)))',
  'reduce(max, repeat(1))',
  'dict(repeat((1, 2)))',
];

const { run } = sandbox({
  'endless.py': `
import _thread, threading, time
from collections import deque
from functools import reduce
from itertools import *
def soon():
    time.sleep(0.02)
    _thread.interrupt_main()
for expression in ${JSON.stringify(ENDLESS)}:
    threading.Thread(target=soon).start()
    try:
        eval(expression)
    except KeyboardInterrupt:
        print(expression)
`,
});

test('endless iteration within natives can be interrupted', async () => {
  const { stdout, stderr, end } = await run(['endless.py']);
  assert.deepEqual([stdout.trim().split('\n'), stderr, end], [ENDLESS, '', 0]);
});

uvuTest.run();

// G4: a host that cannot be asked to collect.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createInterpreter } from '../../../src/index.ts';

test('G4: gc.collect() says that it cannot, and the program goes on', async () => {
  let text = '';
  const python = createInterpreter({ write: (_stream, part) => (text += part) });
  const { status } = await python.run(`
import _weakref, gc

class Plain:
    pass

x = Plain()
alive = _weakref.ref(x)
x = None
for n in range(3):
    found = gc.collect()
print(found, alive() is not None)
`);
  assert.is(status, 0);
  assert.match(text, /RuntimeWarning: gc\.collect\(\): this host cannot be asked to collect, so dead objects may stay for a while\n/);
  assert.is(text.split('RuntimeWarning').length, 2);
  assert.match(text, /\n0 True\n/);
});

test.run();

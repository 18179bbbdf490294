// Interpreters of one process share the builtin types, which never change, and nothing else.
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createInterpreter } from '../../../src/index.ts';

interface Run {
  out: string;
  status: number;
}
function makeRunner() {
  let text = '';
  const python = createInterpreter({ write: (_stream, part) => (text += part), input: ['first line', 'second line'] });
  return async (source: string): Promise<Run> => {
    text = '';
    const { status } = await python.run(source);
    return { out: text, status };
  };
}

test('ten interpreters do not see each other', async () => {
  const runners = Array.from({ length: 10 }, makeRunner);
  const mark = (n: number): string => `
import sys, builtins
builtins.mine = ${n}
sys.path.append('only-${n}')
sys.modules['secret'] = ${n}
class Thing(list):
    owner = ${n}
value = [${n}]
sys.setrecursionlimit(${1000 + n})
`;
  await Promise.all(runners.map((run, n) => run(mark(n))));
  const seen = await Promise.all(
    runners.map((run) =>
      run(
        "print(mine, sys.path[-1], sys.modules['secret'], Thing.owner, value, sys.getrecursionlimit(), sum(c.__name__ == 'Thing' for c in list.__subclasses__()) >= 1)",
      ),
    ),
  );
  seen.forEach(({ out, status }, n) => {
    assert.is(out, `${n} only-${n} ${n} ${n} [${n}] ${1000 + n} True\n`);
    assert.is(status, 0);
  });
});

test('an error in one leaves the others alone', async () => {
  const [a, b] = [makeRunner(), makeRunner()];
  const failed = await a('1 / 0');
  assert.is(failed.status, 1);
  assert.match(failed.out, /ZeroDivisionError: division by zero\n$/);
  assert.equal(await b('print("fine")'), { out: 'fine\n', status: 0 });
  assert.equal(await a('print("goes on")'), { out: 'goes on\n', status: 0 });
});

test('two run in turns while they sleep', async () => {
  const order: string[] = [];
  const make = (name: string) => createInterpreter({ write: (_stream, part) => order.push(`${name}${part.trim()}`) });
  const source = 'import time\nfor i in range(3):\n    print(i, flush=True)\n    time.sleep(0.01)\n';
  await Promise.all([make('a').run(source), make('b').run(source)]);
  assert.is(order.length, 6);
  assert.is.not(order.join(' '), 'a0 a1 a2 b0 b1 b2');
});

test('input comes from the host, line by line', async () => {
  const run = makeRunner();
  assert.is(
    (await run('print(input(), input())\ntry:\n    input()\nexcept EOFError as error:\n    print(error)')).out,
    'first line second line\nEOF when reading a line\n',
  );
});

test('SystemExit gives its status', async () => {
  const run = makeRunner();
  assert.is((await run('import sys; sys.exit(7)')).status, 7);
});

test.run();

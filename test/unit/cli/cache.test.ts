/** The bytecode cache: what it saves, and that nothing it holds is believed. */
import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test as uvuTest } from 'uvu';
import { sandbox, test } from './glasspy.ts';

const { folder, write, run } = sandbox();
const cache = join(folder, 'cache/glasspy');
const kept = (): string[] => (existsSync(cache) ? readdirSync(cache).sort() : []);
const fresh = (): void => rmSync(cache, { recursive: true, force: true });
const prints = async (argv: readonly string[], options = {}): Promise<string> => {
  const { stdout, stderr, end } = await run(argv, options);
  assert.deepEqual([stderr, end], ['', 0]);
  return stdout;
};

test('scripts and modules are kept, lines are not; nothing lies beside the sources', async () => {
  fresh();
  write('main.py', 'import part\nprint(part.value)\n');
  write('part.py', 'value = 1\n');
  assert.equal(await prints(['main.py']), '1\n');
  assert.equal(kept().length, 2);
  assert.ok(kept().every((name) => /^[0-9a-f]{40}\.code$/.test(name)));
  assert.equal(statSync(cache).mode & 0o777, 0o700);
  const before = kept().map((name) => statSync(join(cache, name)).mtimeMs);
  assert.equal(await prints(['main.py']), '1\n');
  await prints(['-c', 'print(1)']);
  assert.deepEqual(
    kept().map((name) => statSync(join(cache, name)).mtimeMs),
    before,
  );
  assert.deepEqual(
    readdirSync(folder).filter((name) => !/\.py$|^cache$/.test(name)),
    [],
  );
});

test('another text is compiled again, even with the same size and time', async () => {
  fresh();
  const path = write('same.py', 'print(1)\n');
  const { atime, mtime } = statSync(path);
  assert.equal(await prints(['same.py']), '1\n');
  write('same.py', 'print(2)\n');
  utimesSync(path, atime, mtime);
  assert.equal(await prints(['same.py']), '2\n');
  assert.equal(kept().length, 1);
});

test('each optimisation has a file of its own', async () => {
  fresh();
  write('checked.py', 'print(__debug__)\n');
  assert.equal(await prints(['checked.py']), 'True\n');
  assert.equal(await prints(['-O', 'checked.py']), 'False\n');
  assert.equal(await prints(['checked.py']), 'True\n');
  assert.equal(kept().length, 2);
});

test('a file that is damaged is as good as none, and is written again', async () => {
  fresh();
  write('hurt.py', 'print("whole")\n');
  await prints(['hurt.py']);
  const path = join(cache, kept()[0]);
  const whole = readFileSync(path);
  const damaged = [
    new Uint8Array(),
    whole.subarray(0, 31),
    whole.subarray(0, 60),
    Buffer.concat([whole, whole]),
    Buffer.alloc(whole.length, 0xff),
  ];
  for (const at of [0, 40, 50, whole.length - 3]) {
    const copy = Buffer.from(whole);
    copy[at] ^= 0x11;
    damaged.push(copy);
  }
  for (const bytes of damaged) {
    writeFileSync(path, bytes);
    assert.equal(await prints(['hurt.py']), 'whole\n');
    assert.ok(readFileSync(path).equals(whole));
  }
});

test('-B, the environment and a folder that cannot be had turn it off', async () => {
  fresh();
  write('off.py', 'print("ran")\n');
  write('barred', '');
  await Promise.all([
    prints(['-B', 'off.py']),
    prints(['off.py'], { env: { PYTHONDONTWRITEBYTECODE: '1' } }),
    prints(['off.py'], { env: { XDG_CACHE_HOME: join(folder, 'barred') } }),
    prints(['off.py'], { env: { XDG_CACHE_HOME: '' } }),
  ]);
  assert.deepEqual(kept(), []);
  await prints(['-E', 'off.py'], { env: { PYTHONDONTWRITEBYTECODE: '1' } });
  assert.equal(kept().length, 1);
});

test('warnings of a script are told each time, those of a module when it is compiled', async () => {
  fresh();
  write('warns.py', 'x = 1 is 1\n');
  write('imports.py', 'import warns\n');
  const told = async (file: string) => /SyntaxWarning/.test((await run([file])).stderr);
  assert.deepEqual([await told('warns.py'), await told('warns.py')], [true, true]);
  assert.deepEqual([await told('imports.py'), await told('imports.py')], [true, false]);
});

test('a program whose code is kept needs no compiler', async () => {
  fresh();
  write('lazy.py', 'print("ran")\n');
  const loads = async () => {
    const { stdout } = await run(`'${process.execPath}' -e '
      process.argv = [process.argv[0], "glasspy", "lazy.py"];
      let launcher;
      process.on("exit", () => console.log([...launcher.loaded.keys()].some((name) => name.startsWith("compile-"))));
      launcher = require("${join(process.cwd(), 'bin/glasspy.js')}");'`);
    return stdout;
  };
  assert.equal(await loads(), 'ran\ntrue\n');
  assert.equal(await loads(), 'ran\nfalse\n');
});

uvuTest.after(() => rmSync(folder, { recursive: true, force: true }));
uvuTest.run();

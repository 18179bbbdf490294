/**
 * The loop stays below two cliffs of V8, in the bundle that users get.
 *
 * V8 never optimises a function of more than 61,440 bytes of its own bytecode, and each local variable is a register of its frame, so a
 * loop with thousands of them overflows the host's stack after few nested runs. The engine's own listing says how large both are.
 */
import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { test } from 'uvu';

const LIMITS = [{ name: 'runLoop', bytecodeBytes: 45 * 1024, frameBytes: 1024 }];

// Without a command line there is no bundle yet; as soon as there is one, the functions have to be in it.
const check = existsSync('src/cli/start.ts') ? test : test.skip;
for (const { name, bytecodeBytes, frameBytes } of LIMITS) {
  check(`${name} is under ${bytecodeBytes} bytes of bytecode with a frame under ${frameBytes} bytes`, () => {
    const sizes = listing(name);
    assert.ok(sizes.length > 0, `the engine listed no function ${name}: was it inlined or renamed?`);
    for (const { bytecode, frame } of sizes) {
      assert.ok(bytecode < bytecodeBytes, `${name} has ${bytecode} bytes of bytecode`);
      assert.ok(frame < frameBytes, `the frame of ${name} has ${frame} bytes`);
    }
  });
}

/** Runs an empty program and reads what V8 made of each function of that name. */
function listing(name: string): { bytecode: number; frame: number }[] {
  const flags = ['--print-bytecode', `--print-bytecode-filter=${name}`];
  const text = execFileSync(process.execPath, [...flags, 'bin/glasspy.js', '-c', 'pass'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const sizes: { bytecode: number; frame: number }[] = [];
  for (const [, bytecode, frame] of text.matchAll(/^Bytecode length: (\d+)[\s\S]*?^Frame size (\d+)/gm)) {
    sizes.push({ bytecode: Number(bytecode), frame: Number(frame) });
  }
  return sizes;
}

test.run();

/** Ctrl-C while an operation works: see src/modules/torch/long-work.ts. */
import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';

const GLASSPY = fileURLToPath(new URL('../../../bin/glasspy.js', import.meta.url));
/** The sum would take days. */
const PROGRAM = `
import torch
x = torch.zeros(1).expand(10 ** 15)
y = torch.arange(2.0)
try:
    print("there", flush=True)
    x.sum()
except KeyboardInterrupt:
    print("stopped", (y.requires_grad_() * 2).grad_fn is not None)
`;

test('what takes long is stopped by the user', async () => {
  const child = spawn(process.execPath, [GLASSPY, '-c', PROGRAM]);
  let printed = '';
  const asking: NodeJS.Timeout[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    // Once is not enough where it comes before the operation has begun to listen; too often it would meet what comes after.
    if (asking.length === 0) asking.push(...[0.5, 8, 20].map((seconds) => setTimeout(() => child.kill('SIGINT'), seconds * 1000)));
    if (printed.includes('stopped')) asking.forEach(clearTimeout);
  });
  await new Promise((resolve) => child.on('close', resolve));
  asking.forEach(clearTimeout);
  assert.equal(printed, 'there\nstopped True\n');
});
test.run();

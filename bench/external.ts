/**
 * `npm run bench:external`: what a run of a transformed function pays for its table of external objects, in nanoseconds.
 *
 * Filling a table is to cost at most 300 ns for one slot and 100 for each further one. The time is that of the processor, the best of
 * fifteen rounds, and the loop around the call is in it.
 */
import { spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from '../scripts/build.mjs';

const PROGRAM = `
import time
import _external

class Thing:
    pass

N = 100_000
fill, enter, leave = _external.fill, _external.enter, _external.leave
a, b, c, d, e, f, g, h, i = (Thing() for _ in range(9))
plans = {(kind, n): _external.make_plan('f', [(kind, "L['x']")] * n) for kind in ('user', 'created') for n in (1, 9)}

def one(plan):
    for _ in range(N):
        fill(plan, a)

def nine(plan):
    for _ in range(N):
        fill(plan, a, b, c, d, e, f, g, h, i)

def entered(plan):
    for _ in range(N):
        leave(enter(fill(plan, a)))

def best(work, plan):
    times = []
    for _ in range(15):
        start = time.process_time()
        work(plan)
        times.append(time.process_time() - start)
    return min(times) / N * 1e9

for kind in ('user', 'created'):
    single, all_nine = best(one, plans[kind, 1]), best(nine, plans[kind, 9])
    print(f'{kind:8} one slot {single:6.0f}   each further {(all_nine - single) / 8:6.0f}   with enter and leave {best(entered, plans[kind, 1]):6.0f}')
`;

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
await build({ ifNeeded: true, quiet: true });
const { stdout, stderr } = spawnSync(process.execPath, ['bin/glasspy.js', '-c', PROGRAM], { encoding: 'utf8' });
process.stdout.write(stdout + stderr);

/**
 * `npm run bench:tensor`: tensors beside PyTorch on one thread, in one run and in turns.
 *
 *     npm run bench:tensor                 all of it
 *     npm run bench:tensor -- add MLP      what has one of these words in its name
 *
 * Both make the same numbers and are to give the same answer, which stands with the workload; a wrong answer has no time. A time is the
 * best of several rounds. PyTorch is that of the first Python that has it: GLASSPY_TORCH, python3, /usr/bin/python3; without one only
 * our times are shown.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { build } from '../scripts/build.mjs';
import { float, float32, int } from '../src/tensor/dtype.ts';
import { BackwardRun } from '../src/tensor/engine.ts';
import { scalarTensor } from '../src/tensor/elementwise.ts';
import { changeInPlace } from '../src/tensor/inplace.ts';
import { teachAllocator } from '../src/tensor/memory.ts';
import { edgeOf, type Grads } from '../src/tensor/node.ts';
import { relu } from '../src/tensor/ops/activations.ts';
import { add, mul, sub } from '../src/tensor/ops/arithmetic.ts';
import { addcdiv } from '../src/tensor/ops/blending.ts';
import { exp } from '../src/tensor/ops/exponentials.ts';
import { argmax, max, maxAlong } from '../src/tensor/ops/extremes.ts';
import { sum } from '../src/tensor/ops/expand-sum.ts';
import { addmm } from '../src/tensor/ops/linear.ts';
import { matmul } from '../src/tensor/ops/matmul.ts';
import { mean } from '../src/tensor/ops/means.ts';
import { pow } from '../src/tensor/ops/powers.ts';
import { cumsum } from '../src/tensor/ops/scans.ts';
import { logSoftmax, softmax } from '../src/tensor/ops/softmax.ts';
import { StaleViewNode } from '../src/tensor/ops/strided.ts';
import { t } from '../src/tensor/ops/shape.ts';
import { tanh } from '../src/tensor/ops/trigonometry.ts';
import { ANOMALY_OFF, type AnomalyFlags, Shared, TensorState } from '../src/tensor/state.ts';
import { numelOf } from '../src/tensor/shapes.ts';
import { elements, type Tensor, tensorOf } from '../src/tensor/tensor.ts';

process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'));
await build({ ifNeeded: true, quiet: true });
setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const ROUNDS = 7;
const words = process.argv.slice(2);
const isWanted = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word));

class State extends TensorState {
  where(): unknown {
    return undefined;
  }
  readAnomaly(): AnomalyFlags {
    return ANOMALY_OFF;
  }
}
teachAllocator();
const state = new State(new Shared((s, base, view) => new StaleViewNode(s, base, view)));

/** Numbers between -0.5 and 0.5 in an order without order: the same as filled() below. */
function filled(...shape: number[]): Tensor {
  const data = new Float32Array(numelOf(shape));
  for (let i = 0; i < data.length; i++) data[i] = ((i * 7919) % 1009) / 1024 - 0.5;
  return tensorOf(float32, shape, data);
}
const PYTHON = `
import json, sys, time, torch
torch.set_num_threads(1)
def filled(*shape):
    n = 1
    for size in shape: n *= size
    return ((torch.arange(n) * 7919 % 1009).double() / 1024 - 0.5).float().reshape(shape)
`;
const wanting = (tensor: Tensor): Tensor => Object.assign(tensor, { requiresGradFlag: true });
function backward(loss: Tensor, createGraph = false, inputs: readonly Tensor[] = []): Grads {
  const run = new BackwardRun(state, [edgeOf(state, loss)], [scalarTensor(float32, 1)], {
    keepGraph: createGraph,
    createGraph,
    inputs: inputs.length === 0 ? null : inputs.map((input) => edgeOf(state, input) ?? never()),
    accumulates: inputs.length === 0,
  });
  run.advance();
  return run.captured;
}
const never = (): never => {
  throw new Error('no gradient');
};

interface Workload {
  readonly name: string;
  /** Calls of `work` in a round. */
  readonly times: number;
  /** What the sum of the elements of the result must be. */
  readonly answer: number;
  readonly setup: () => () => Tensor;
  readonly python: { readonly setup: string; readonly work: string };
  /** At most so many times PyTorch's time is the aim. */
  readonly goal?: number;
}
const N = 1_000_000;
const unary = (name: string, f: (x: Tensor) => Tensor, answer: number, goal: number): Workload => ({
  name: `${name} 10^6`,
  times: 5,
  answer,
  goal,
  setup: () => {
    const x = filled(N);
    return () => f(x);
  },
  python: { setup: `x = filled(${N})`, work: `${name}(x)` },
});
const binary = (name: string, f: (x: Tensor, y: Tensor) => Tensor, answer: number): Workload => ({
  name: `${name} 10^6`,
  times: 5,
  answer,
  goal: 2,
  setup: () => {
    const [x, y] = [filled(N), filled(N)];
    return () => f(x, y);
  },
  python: { setup: `x = filled(${N}); y = filled(${N})`, work: `torch.${name}(x, y)` },
});
const along = (name: string, work: string, f: (x: Tensor) => Tensor, shape: readonly number[], answer: number): Workload => ({
  name: `${name}: ${work} of [${shape.join(', ')}]`,
  times: 5,
  answer,
  setup: () => {
    const x = filled(...shape);
    return () => f(x);
  },
  python: { setup: `x = filled(${shape.join(', ')})`, work: `x.${work}` },
});
const product = (m: number, k: number, n: number, answer: number, times: number): Workload => ({
  name: `matmul ${m}x${k} @ ${k}x${n}`,
  times,
  answer,
  goal: 20,
  setup: () => {
    const [a, b] = [filled(m, k), filled(k, n)];
    return () => matmul(state, a, b);
  },
  python: { setup: `a = filled(${m}, ${k}); b = filled(${k}, ${n})`, work: 'a @ b' },
});
const WORKLOADS: readonly Workload[] = [
  binary('add', (x, y) => add(state, x, y), -15624.52),
  binary('mul', (x, y) => mul(state, x, y), 80970.955),
  unary('torch.exp', (x) => exp(state, x), 1032848.3, 6),
  unary('torch.tanh', (x) => tanh(state, x), -7235.926, 6),
  unary('torch.sum', (x) => sum(state, x), -7812.2617, 2),
  {
    name: 'sum of rows [100000, 10]',
    times: 5,
    answer: -7812.2617,
    setup: () => {
      const x = filled(100_000, 10);
      return () => sum(state, x, [1]);
    },
    python: { setup: 'x = filled(100000, 10)', work: 'x.sum(1)' },
    goal: 6,
  },
  along('max', 'max(1)[0]', (x) => maxAlong(state, x, 1)[0], [1000, 1000], 484.3662109375),
  along('max', 'max(0)[0]', (x) => maxAlong(state, x, 0)[0], [1000, 1000], 484.3662109375),
  along('max', 'max()', (x) => max(state, x), [N], 0.484375),
  along('argmax', 'argmax(1)', (x) => argmax(state, x, 1), [1000, 1000], 499860),
  along('cumsum', 'cumsum(1)', (x) => cumsum(state, x, 1), [1000, 1000], -3911927),
  along('softmax', 'softmax(1)', (x) => softmax(state, x, 1), [1000, 1000], 1000),
  along('log_softmax', 'log_softmax(1)', (x) => logSoftmax(state, x, 1), [1000, 1000], -6947887.7),
  along('log_softmax', 'log_softmax(1)', (x) => logSoftmax(state, x, 1), [100_000, 10], -2341125.96),
  product(512, 512, 512, 8192.2183, 2),
  product(64, 784, 128, 390.7103, 10),
  {
    name: 'transposed 512x512 @ 512x512',
    times: 2,
    answer: 8398.6134,
    goal: 20,
    setup: () => {
      const [a, b] = [filled(512, 512), filled(512, 512)];
      return () => matmul(state, t(state, a), b);
    },
    python: { setup: 'a = filled(512, 512); b = filled(512, 512)', work: 'a.t() @ b' },
  },
  {
    name: 'add of 3 elements',
    times: 20_000,
    answer: 0.044921875,
    setup: () => {
      const [x, y] = [filled(3), filled(3)];
      return () => add(state, x, y);
    },
    python: { setup: 'x = filled(3); y = filled(3)', work: 'x + y' },
  },
  {
    name: 'mul of 3 elements, recorded',
    times: 20_000,
    answer: 0.397645,
    setup: () => {
      const [x, y] = [wanting(filled(3)), filled(3)];
      return () => mul(state, x, y);
    },
    python: { setup: 'x = filled(3).requires_grad_(); y = filled(3)', work: 'x * y' },
  },
  {
    // Without new elements: what the kernels cost without the host's memory.
    name: 'add_(g).sub_(g) 10^6',
    times: 5,
    answer: -7812.2617,
    goal: 2,
    setup: () => {
      const [x, g] = [filled(N), filled(N)];
      return () => {
        changeInPlace(state, add, [x, g]);
        return changeInPlace(state, sub, [x, g]);
      };
    },
    python: { setup: `x = filled(${N}); g = filled(${N})`, work: 'x.add_(g).sub_(g)' },
  },
  {
    name: 'add_(g, alpha=) 10^6, twice',
    times: 5,
    answer: -7812.2617,
    goal: 2,
    setup: () => {
      const [x, g] = [filled(N), filled(N)];
      return () => {
        changeInPlace(state, add, [x, g, float(-0.125)]);
        return changeInPlace(state, add, [x, g, float(0.125)]);
      };
    },
    python: { setup: `x = filled(${N}); g = filled(${N})`, work: 'x.add_(g, alpha=-0.125).add_(g, alpha=0.125)' },
  },
  {
    name: 'addcdiv_(m, v, value=) 10^6, twice',
    times: 5,
    answer: -7812.2617,
    goal: 4,
    setup: () => {
      const [x, m, v] = [filled(N), filled(N), add(state, filled(N), int(2))];
      return () => {
        changeInPlace(state, addcdiv, [x, m, v, float(-0.125)]);
        return changeInPlace(state, addcdiv, [x, m, v, float(0.125)]);
      };
    },
    python: {
      setup: `x = filled(${N}); m = filled(${N}); v = filled(${N}) + 2`,
      work: 'x.addcdiv_(m, v, value=-0.125).addcdiv_(m, v, value=0.125)',
    },
  },
  {
    name: 'MLP 784-128-10, 64 rows, there and back',
    times: 40,
    answer: 2.2658143,
    goal: 4,
    setup: () => {
      const [x, y] = [filled(64, 784), filled(64, 10)];
      const [w1, b1, w2, b2] = [filled(784, 128), filled(128), filled(128, 10), filled(10)].map(wanting);
      return () => {
        const hidden = relu(state, addmm(state, b1, x, w1));
        const loss = mean(state, pow(state, sub(state, addmm(state, b2, hidden, w2), y), int(2)));
        for (const parameter of [w1, b1, w2, b2]) parameter.grad = null;
        backward(loss);
        return loss;
      };
    },
    python: {
      setup:
        'x, y = filled(64, 784), filled(64, 10); w1, b1, w2, b2 = ps = [filled(784, 128), filled(128), filled(128, 10), filled(10)]\nfor p in ps: p.requires_grad_()\ndef mlp():\n    loss = ((torch.addmm(b2, torch.relu(torch.addmm(b1, x, w1)), w2) - y) ** 2).mean()\n    for p in ps: p.grad = None\n    loss.backward()\n    return loss',
      work: 'mlp()',
    },
  },
];

// ---- PyTorch, in a process that answers one line with another

const SERVER = `${PYTHON}
scope = globals()
for line in sys.stdin:
    q = json.loads(line)
    if q['setup']: exec(q['setup'], scope); code = compile('for _ in range(times): r = ' + q['work'], 'w', 'exec')
    scope['times'] = q['times']
    started = time.perf_counter(); exec(code, scope); ended = time.perf_counter()
    print(json.dumps([(ended - started) / q['times'], scope['r'].double().sum().item()]), flush=True)
`;
class Torch {
  private readonly lines: AsyncIterator<string>;
  constructor(private readonly child: ChildProcess) {
    this.lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })[Symbol.asyncIterator]();
  }
  async time({ times, python }: Workload, isFirst: boolean): Promise<Timed> {
    this.child.stdin?.write(`${JSON.stringify({ setup: isFirst ? python.setup : '', work: python.work, times })}\n`);
    const [seconds, answer] = JSON.parse((await this.lines.next()).value as string) as [number, number];
    return { seconds, answer };
  }
  end(): void {
    this.child.stdin?.end();
  }
}
interface Timed {
  readonly seconds: number;
  readonly answer: number;
}
const python = [process.env['GLASSPY_TORCH'] ?? 'python3', '/usr/bin/python3'].find(
  (command) => spawnSync(command, ['-c', 'import torch']).status === 0,
);
const torch = python === undefined ? null : new Torch(spawn(python, ['-c', SERVER], { stdio: ['pipe', 'pipe', 'inherit'] }));

function time(work: () => Tensor, times: number): Timed {
  const started = performance.now();
  let result = work();
  for (let i = 1; i < times; i++) result = work();
  const seconds = (performance.now() - started) / 1000 / times;
  return { seconds, answer: Float64Array.from(elements(result)).reduce((total, x) => total + x, 0) };
}
const isRight = (answer: number, wanted: number): boolean => Math.abs(answer - wanted) <= 1e-3 * Math.abs(wanted);
const shown = (seconds: number): string =>
  (!Number.isFinite(seconds) ? '-' : seconds < 1e-4 ? `${(seconds * 1e9).toFixed(0)} ns` : `${(seconds * 1000).toFixed(3)} ms`).padStart(
    12,
  );
function line(name: string, ours: number, theirs: number, goal?: number): void {
  const ratio = ours / theirs;
  const aim = goal === undefined ? '' : `  aim ${goal}${ratio > goal ? ', missed' : ''}`;
  console.log(`${name.padEnd(42)}${shown(ours)}${shown(theirs)}${(ratio > 0 ? ratio.toFixed(2) : '-').padStart(9)}${aim}`);
}
console.log(`${''.padEnd(42)}${'glasspy'.padStart(12)}${'torch'.padStart(12)}${'times'.padStart(9)}`);
for (const workload of WORKLOADS.filter(({ name }) => isWanted(name))) {
  const work = workload.setup();
  let [ours, theirs] = [Number.POSITIVE_INFINITY, torch === null ? Number.NaN : Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round++) {
    const mine = time(work, workload.times);
    ours = isRight(mine.answer, workload.answer) ? Math.min(ours, mine.seconds) : Number.NaN;
    if (Number.isNaN(ours)) console.log(`${workload.name}: ${mine.answer} is wrong`);
    const other = await torch?.time(workload, round === 0);
    if (other !== undefined && round === 0 && !isRight(other.answer, workload.answer))
      console.log(`${workload.name}: PyTorch says ${other.answer}`);
    if (other !== undefined) theirs = Math.min(theirs, other.seconds);
  }
  line(workload.name, ours, theirs, workload.goal);
}
torch?.end();

// ---- programs: the same text under both

/** Prints seconds for an iteration, the best of rounds, and the loss. */
const MLP = `
import sys, time, torch
torch.set_num_threads(1)
def filled(*shape):
    n = 1
    for size in shape: n *= size
    return ((torch.arange(n) * 7919 % 1009).to(torch.float64) / 1024 - 0.5).to(torch.float32).reshape(shape)
x, y = filled(64, 784), filled(64, 10)
ps = w1, b1, w2, b2 = [filled(784, 128), filled(128), filled(128, 10), filled(10)]
for p in ps: p.requires_grad_()
def step():
    loss = ((torch.addmm(b2, torch.relu(torch.addmm(b1, x, w1)), w2) - y) ** 2).mean()
    for p in ps: p.grad = None
    loss.backward()
    return loss
def seconds(n):
    started = time.perf_counter()
    for _ in range(n): loss = step()
    return (time.perf_counter() - started) / n, loss.item()
`;
const STEPS = `${MLP}
for _ in range(3): seconds(20)
best, loss = min(seconds(20) for _ in range(8))
print(best, loss)
`;
/** Alternates between knowing where operations were called, which anomaly mode needs, and not. */
const BLIND = `${MLP}
import _torch
def best(blind, n):
    _torch._set_blind(blind)
    return seconds(n)[0]
for _ in range(3): seconds(20)
pairs = [(best(False, 10), best(True, 10)) if i % 2 else (best(True, 10), best(False, 10))[::-1] for i in range(60)]
print(min(seen for seen, _ in pairs), min(blind for _, blind in pairs))
`;
function numbers(command: readonly string[], program: string): number[] {
  const { stdout, stderr } = spawnSync(command[0], [...command.slice(1), '-c', program], { encoding: 'utf8' });
  if (stdout === '') console.log(stderr);
  return stdout.split(' ').map(Number);
}
const glasspy = [process.execPath, 'bin/glasspy.js'];
if (isWanted('program: MLP')) {
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < 3; round++) {
    for (const [index, command] of [glasspy, ...(python === undefined ? [] : [[python]])].entries()) {
      const [seconds, loss] = numbers(command, STEPS);
      best[index] = isRight(loss, 2.2658143) ? Math.min(best[index], seconds) : Number.NaN;
    }
  }
  line('program: MLP, there and back', best[0], best[1], 4);
}
/**
 * Chains of operations element by element over 10^6 float32: seconds as they are and compiled, in turns; seconds for a second graph of a process, of
 * which the backend takes some; and the sum of the result.
 */
const CHAINS: Readonly<Record<string, { readonly text: string; readonly answer: number }>> = {
  'ten of arithmetic': {
    text: 'a = x * 2 + y; b = torch.relu(a) - 0.5; c = torch.maximum(b * b, x); return -(c / (x * x + 1))',
    answer: -911953.5246,
  },
  'ten with sin, cos, exp': {
    text: 'a = torch.sin(x) * 2 + y; b = torch.cos(a) - 0.5; return torch.relu(b * b + torch.exp(x)) * y',
    answer: -77028.799,
  },
  'eleven with exp, tanh, log': {
    text: 'a = torch.exp(x) * 2 + y; b = torch.tanh(a) - 0.5; return torch.sigmoid(b * b) * torch.log(x + 4) + y',
    answer: 738580.389,
  },
};
const chain = (text: string): string => `
import time, torch
torch.set_num_threads(1)
x = ((torch.arange(${N}) * 7919 % 1009).to(torch.float64) / 256 - 2).to(torch.float32)
y = ((torch.arange(${N}) * 104729 % 1013).to(torch.float64) / 256 - 2).to(torch.float32)
def chain(x, y): ${text}
def seconds(f):
    started = time.perf_counter()
    f(x, y)
    return time.perf_counter() - started
fused, compiling = chain, {}
if hasattr(torch, 'compile'):
    from torch._dynamo.utils import compilation_time_metrics as compiling
    torch.compile(lambda x: x + 1, backend='jsfuse')(x)
    fused = torch.compile(chain, backend='jsfuse')
same = torch.equal(fused(x, y), chain(x, y))
pairs = [(seconds(chain), seconds(fused)) for _ in range(80)]
print(*[min(of) for of in zip(*pairs)],
      *[compiling.get(phase, [0])[-1] for phase in ('entire_frame_compile', 'OutputGraph.call_user_compiler')],
      chain(x, y).double().sum().item() if same else float('nan'))
`;
for (const [name, { text, answer }] of Object.entries(CHAINS)) {
  if (!isWanted(`jsfuse: ${name}`)) continue;
  const [eager, fused, compiling, backend, ours] = numbers(glasspy, chain(text));
  const theirs = python === undefined ? [Number.NaN] : numbers([python], chain(text));
  if (!isRight(ours, answer)) console.log(`jsfuse: ${name}: ${ours} is wrong`);
  line(`jsfuse: ${name}, eager`, eager, theirs[0]);
  line(`jsfuse: ${name}`, fused, theirs[0], 1);
  const [whole, part] = [compiling, backend].map((seconds) => (seconds * 1000).toFixed(1));
  console.log(`    ${(eager / fused).toFixed(1)} times faster than eager; compiled in ${whole} ms, the backend ${part} of them`);
}
if (isWanted('program: provenance')) {
  const [seen, blind] = numbers(glasspy, BLIND);
  const percent = (seen / blind - 1) * 100;
  console.log(
    `program: provenance, MLP: ${shown(seen)} with it, ${shown(blind)} without: ${percent.toFixed(1)} % (aim 2 %${percent > 2 ? ', missed' : ''})`,
  );
}

// ---- memory
if (isWanted('memory')) {
  const w = wanting(filled(64));
  const sizes: number[] = [];
  let penalty = 0;
  for (let turn = 1; turn <= 1000; turn++) {
    const loss = sum(state, tanh(state, mul(state, w, w)));
    const [grad] = backward(loss, true, [w]) as [Tensor];
    w.grad = null;
    backward(sum(state, mul(state, grad, grad)));
    penalty = (w.grad as Tensor | null)?.data[3] ?? Number.NaN;
    if (turn % 250 === 0) {
      collect();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      sizes.push((heapUsed + arrayBuffers) / 1e6);
    }
  }
  // d/dw of (2 w (1 - tanh(w**2)**2))**2.
  const [x, h] = [w.data[3], 1e-6];
  const square = (v: number): number => (2 * v * (1 - Math.tanh(v * v) ** 2)) ** 2;
  const wanted = (square(x + h) - square(x - h)) / (2 * h);
  const shownSizes = sizes.map((size) => size.toFixed(1)).join(', ');
  console.log(
    isRight(penalty, wanted)
      ? `memory: 1,000 times backward through backward: ${shownSizes} MB after each 250`
      : `memory: ${penalty} is wrong, ${wanted} is right`,
  );
}

/**
 * Contexts under threads that are switched at every instruction, against a plain model.
 *
 * A case is a few threads with their operations (set, reset, get, run, copy), some contexts that all of them may enter, and a seed for the
 * dice of the scheduler. The machine says in which order things happened to contexts, as they happen; each thread keeps what its own
 * operations gave. The model goes through the events in that order and knows what each thread must have seen.
 *
 * `GLASSPY_INTERLEAVINGS=200000` runs more cases.
 */
import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { test } from 'uvu';
import { assemble } from '../../../src/assemble.ts';
import { compile, compileTree, parseTree, symbolTable } from '../../../src/compiler/compile.ts';
import { PyModule } from '../../../src/runtime/callables.ts';
import { type PyContext, PyContextVar } from '../../../src/runtime/context.ts';
import { PyDict } from '../../../src/runtime/dict.ts';
import type { Host } from '../../../src/runtime/host.ts';
import type { Value } from '../../../src/runtime/object.ts';

const CASES = Number(process.env.GLASSPY_INTERLEAVINGS ?? 300);
const VARIABLES = 3;
const CONTEXTS = 2;

type Op =
  | { readonly kind: 'set'; readonly variable: number }
  | { readonly kind: 'reset'; readonly token: number }
  | { readonly kind: 'get'; readonly variable: number }
  | { readonly kind: 'run'; readonly context: number; readonly ops: readonly Op[] }
  | { readonly kind: 'copy'; readonly ops: readonly Op[] };

const GUEST = `
import _thread
import _tracing
from _contextvars import Context, ContextVar, copy_context

variables = [ContextVar('v%d' % i, default=0) for i in range(${VARIABLES})]
value = 0

def perform(ops, out, tokens, shared):
    global value
    for kind, number, inner in ops:
        if kind == 'set':
            value += 1
            mine = value
            out.append(mine)
            tokens.append((variables[number], variables[number].set(mine)))
        elif kind == 'reset':
            if number >= len(tokens):
                out.append('no token')
                continue
            variable, token = tokens[number]
            try:
                variable.reset(token)
            except Exception as error:
                out.append(type(error).__name__)
            else:
                out.append('reset')
        elif kind == 'get':
            out.append(variables[number].get())
            out.append(variables[number].get())
        elif kind == 'copy':
            out.append('copy')
            copy_context().run(perform, inner, out, tokens, shared)
        else:
            at = len(out)
            out.append('ran')
            try:
                shared[number].run(perform, inner, out, tokens, shared)
            except RuntimeError:
                out[at] = 'busy'

def case(threads, seed):
    shared = [Context() for _ in range(${CONTEXTS})]
    outs = []
    handles = []
    for ops in threads:
        out = []
        outs.append(out)
        def body(ops=ops, out=out):
            out.append(_thread.get_ident())
            perform(ops, out, [], shared)
        handles.append(_thread.start_joinable_thread(body))
    for handle in handles:
        handle.join()
    return shared, outs

_tracing.step_every(1)
`;

interface Event {
  readonly thread: number;
  readonly kind: string;
  readonly subject: PyContext | PyContextVar;
}
type Result = number | string;

// ---- the machine
const host: Host = {
  write: (_stream, text) => process.stderr.write(text),
  readInput: () => '',
  time: () => 0,
  monotonic: () => 0,
  processTime: () => 0,
  zone: () => [0, 'UTC', false],
  after: () => () => {},
  nextTurn: (callback) => void setImmediate(callback),
  interruptible: (run) => run(),
  entropy: (bytes) => new Uint8Array(bytes),
  env: {},
  files: null,
  isTerminal: () => false,
};
async function makeMachine() {
  const interp = assemble({ host, compiler: { compile, compileTree, parseTree, symbolTable } });
  const t = interp.mainThread;
  const main = new PyModule(new PyDict());
  main.dict.setName('__name__', '__main__');
  main.dict.setName('__builtins__', interp.builtinsModule);
  const run = async (source: string): Promise<void> => {
    interp.start(t, interp.compile(source, '<case>', 'exec', {}), main.dict);
    await interp.finish(t);
  };
  await run(GUEST);
  const variables = t.list(main.dict.getName('variables') as Value) as unknown as PyContextVar[];
  return {
    variables,
    async perform(threads: readonly (readonly Op[])[], seed: number) {
      const events: Event[] = [];
      interp.scheduler.roll(seed);
      interp.contextEvents.onEvent = (thread, kind, subject) => void events.push({ thread: thread.id, kind, subject });
      await run(`result = case(${pythonOf(threads)}, ${seed})`);
      interp.contextEvents.onEvent = null;
      const [shared, outs] = t.list(main.dict.getName('result') as Value);
      return {
        events,
        shared: t.list(shared) as unknown as PyContext[],
        outs: t.list(outs).map((out) => t.list(out) as unknown as Result[]),
      };
    },
  };
}
function pythonOf(threads: readonly (readonly Op[])[]): string {
  const one = (op: Op): string =>
    op.kind === 'run' || op.kind === 'copy'
      ? `('${op.kind}', ${op.kind === 'run' ? op.context : 0}, [${op.ops.map(one).join(', ')}])`
      : `('${op.kind}', ${op.kind === 'reset' ? op.token : op.variable}, None)`;
  return `[${threads.map((ops) => `[${ops.map(one).join(', ')}]`).join(', ')}]`;
}

// ---- the model
class ModelContext {
  values = new Map<number, number>();
  by: number | null = null;
  /** At which events it was entered by somebody, as [from, to). */
  readonly busy: [number, number][] = [];
}
interface ModelToken {
  readonly variable: number;
  readonly context: ModelContext;
  readonly old: number | undefined;
  used: boolean;
}
/** What a thread waits for: the next thing that happens to a context by it. */
interface Awaited {
  readonly kind: string;
  readonly variable?: number;
  readonly context?: ModelContext;
}
class ModelThread {
  readonly stack: ModelContext[] = [new ModelContext()];
  readonly tokens: ModelToken[] = [];
  /** Events at which this thread did something, for what it saw of others meanwhile. */
  readonly moments: number[] = [-1];
  readonly refusals: { context: ModelContext; moment: number }[] = [];
  private at = 1;
  constructor(
    readonly id: number,
    private readonly out: readonly Result[],
    private readonly shared: readonly ModelContext[],
  ) {}
  private next(): Result {
    assert.ok(this.at < this.out.length, 'a thread gave fewer results than its operations');
    return this.out[this.at++];
  }
  get isThrough(): boolean {
    return this.at === this.out.length;
  }
  *perform(ops: readonly Op[]): Generator<Awaited> {
    for (const op of ops) {
      const current = this.stack[this.stack.length - 1];
      switch (op.kind) {
        case 'set': {
          const value = this.next() as number;
          yield { kind: 'set', variable: op.variable };
          this.tokens.push({ variable: op.variable, context: current, old: current.values.get(op.variable), used: false });
          current.values.set(op.variable, value);
          break;
        }
        case 'reset': {
          const token = this.tokens[op.token];
          if (token === undefined) assert.equal(this.next(), 'no token');
          else if (token.used) assert.equal(this.next(), 'RuntimeError');
          else if (token.context !== current) assert.equal(this.next(), 'ValueError');
          else {
            yield { kind: 'reset', variable: token.variable };
            assert.equal(this.next(), 'reset');
            token.used = true;
            if (token.old === undefined) current.values.delete(token.variable);
            else current.values.set(token.variable, token.old);
          }
          break;
        }
        case 'get': {
          const expected = current.values.get(op.variable) ?? 0;
          assert.equal(this.next(), expected);
          assert.equal(this.next(), expected);
          break;
        }
        case 'copy': {
          assert.equal(this.next(), 'copy');
          const copy = new ModelContext();
          copy.values = new Map(current.values);
          yield* this.within(copy, op.ops);
          break;
        }
        case 'run': {
          const context = this.shared[op.context];
          if (this.next() === 'busy') this.refusals.push({ context, moment: this.moments.length - 1 });
          else yield* this.within(context, op.ops);
        }
      }
    }
  }
  private *within(context: ModelContext, ops: readonly Op[]): Generator<Awaited> {
    yield { kind: 'enter', context };
    assert.equal(context.by, null, 'a context was entered twice');
    context.by = this.id;
    context.busy.push([this.moments[this.moments.length - 1], Number.POSITIVE_INFINITY]);
    this.stack.push(context);
    yield* this.perform(ops);
    yield { kind: 'exit', context };
    context.by = null;
    context.busy[context.busy.length - 1][1] = this.moments[this.moments.length - 1];
    this.stack.pop();
  }
}
type Done = Awaited['kind'];

function check(
  variables: readonly PyContextVar[],
  threads: readonly (readonly Op[])[],
  { events, shared, outs }: { events: readonly Event[]; shared: readonly PyContext[]; outs: readonly Result[][] },
): void {
  const contexts = shared.map(() => new ModelContext());
  const models = outs.map((out) => new ModelThread(out[0] as number, out, contexts));
  const runs = models.map((model, i) => ({ model, steps: model.perform(threads[i]), awaited: null as Awaited | null }));
  const known = new Map<PyContext, ModelContext>(shared.map((context, i) => [context, contexts[i]]));
  for (const run of runs) run.awaited = run.steps.next().value ?? null;
  events.forEach(({ thread, kind, subject }, moment) => {
    const run = runs.find(({ model }) => model.id === thread);
    assert.ok(run !== undefined && run.awaited !== null, 'something happened that no operation asks for');
    assert.equal(kind as Done, run.awaited.kind);
    if (subject instanceof PyContextVar) assert.equal(variables.indexOf(subject), run.awaited.variable);
    else {
      // A copy is met for the first time when it is entered.
      if (!known.has(subject)) known.set(subject, run.awaited.context as ModelContext);
      assert.equal(known.get(subject), run.awaited.context);
    }
    run.model.moments.push(moment);
    run.awaited = run.steps.next().value ?? null;
  });
  for (const { model, awaited } of runs) {
    assert.equal(awaited, null, 'an operation did not happen');
    assert.ok(model.isThrough);
    for (const { context, moment } of model.refusals) {
      const [from, to] = [model.moments[moment], model.moments[moment + 1] ?? Number.POSITIVE_INFINITY];
      assert.ok(
        context.busy.some(([start, end]) => start <= to && end >= from),
        'a context was refused that nobody had entered',
      );
    }
  }
  shared.forEach((context, i) => {
    const values = Array.from(context.vars.entries(), ([variable, value]) => [variables.indexOf(variable), value]);
    assert.deepEqual(new Map(values as [number, number][]), contexts[i].values);
  });
}

const variable = fc.nat(VARIABLES - 1);
const { ops } = fc.letrec<{ op: Op; ops: Op[] }>((tie) => ({
  op: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('set' as const), variable }),
    fc.record({ kind: fc.constant('get' as const), variable }),
    fc.record({ kind: fc.constant('reset' as const), token: fc.nat(4) }),
    fc.record({ kind: fc.constant('run' as const), context: fc.nat(CONTEXTS - 1), ops: tie('ops') }),
    fc.record({ kind: fc.constant('copy' as const), ops: tie('ops') }),
  ) as fc.Arbitrary<Op>,
  ops: fc.array(tie('op'), { maxLength: 5 }),
}));

test(`${CASES} interleavings of threads and contexts, switched at every instruction`, async () => {
  const machine = await makeMachine();
  let refusals = 0;
  let events = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(ops, { minLength: 2, maxLength: 4 }), fc.nat(), async (threads, seed) => {
      const outcome = await machine.perform(threads, seed);
      check(machine.variables, threads, outcome);
      refusals += outcome.outs.flat().filter((result) => result === 'busy').length;
      events += outcome.events.length;
    }),
    { numRuns: CASES },
  );
  // The cases are worth something: threads got into each other's way.
  assert.ok(events > CASES * 3, `${events} events`);
  assert.ok(refusals > CASES / 20, `${refusals} refusals`);
});

test.run();

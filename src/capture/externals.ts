/**
 * External objects: streams, events and generators, which a graph knows by number.
 *
 *     s.record_event(e)      torch.ops.streams.record_event(1, 0)      in the graph
 *
 * The frame registers each with the capture, and the code that takes its place fills a table with them before it calls the graph
 * (external-table.ts). Number 0 is the current stream, wherever there are streams; its slot stays empty while no operation asks for it. An event
 * that the frame makes is made once, by that code, and is an object like any other from then on: behind a break it is handed on.
 */
import { builtinFunctionType } from '../runtime/builtin-types.ts';
import { PyDict } from '../runtime/dict.ts';
import type { PyObject, PyType, Value } from '../runtime/object.ts';
import type { ThreadState } from '../vm/thread.ts';
import type { Actions } from './actions.ts';
import type { SlotKind } from './external-table.ts';
import type { Source } from './source.ts';
import { type Keywords, Method, NONE, TensorValue, Tracked } from './tracked.ts';

export class External extends Tracked {
  /** An operation of the graph, or the code behind it, needs it. */
  isUsed = false;
  /** The node that gives it to operations which take the object itself. */
  node: Value = null;
  constructor(
    readonly index: number,
    readonly kind: SlotKind,
    readonly what: ExternalKind,
    /** One such object, of now. */
    readonly example: PyObject,
    source: Source | null,
    /** How the frame makes it. */
    readonly args: readonly Tracked[],
    readonly keywords: Keywords,
  ) {
    super(source);
  }
  get type(): PyType {
    return this.example.cls;
  }
  get words(): string {
    return `a ${this.type.name}`;
  }
}
export type ExternalKind = 'stream' | 'event' | 'generator';

/** Those of one capture, and the streams that the frame has entered. */
export class Externals {
  readonly all: External[] = [];
  readonly entered: { readonly stream: External; readonly before: External }[] = [];

  register(
    a: Actions,
    kind: SlotKind,
    what: ExternalKind,
    example: PyObject,
    source: Source | null,
    args: readonly Tracked[] = [],
    keywords: Keywords = new Map(),
  ): External {
    if (what !== 'generator' && kind !== 'current_stream' && this.all.length === 0) this.current(a);
    if (what === 'generator') a.capture.world.keepGenerator(example);
    const made = new External(this.all.length, kind, what, example, source, args, keywords);
    this.all.push(made);
    return made;
  }
  /** One that the program has. The stream that is current when the frame begins is number 0 whoever names it; a guard says that it is, or is not. */
  given(a: Actions, what: ExternalKind, object: PyObject, source: Source): External {
    if (what === 'stream') {
      if (this.all.length === 0) this.current(a);
      const [first] = this.all;
      const { capture } = a;
      const { world } = capture;
      const isCurrent = first.kind === 'current_stream' && world.isCurrentStream(a.t, object);
      const text = `${source.text} is ${isCurrent ? '' : 'not '}torch.accelerator.current_stream()`;
      capture.addGuard('ID_MATCH', source, text, (v, _values, t) => world.isCurrentStream(t, v) === isCurrent);
      if (isCurrent) {
        first.isUsed = true;
        return first;
      }
    }
    return this.register(a, 'user', what, object, source);
  }
  /** The stream that is given work: the one that was entered last, or what was current when the frame began. */
  current(a: Actions): External {
    const inner = this.entered.at(-1);
    if (inner !== undefined) return inner.stream;
    const known = this.all.find(({ kind }) => kind === 'current_stream');
    if (known !== undefined) return known;
    if (this.all.length > 0) return a.fail('The current stream', 'current_stream()', 'It must be the first external object of a graph.');
    return this.register(a, 'current_stream', 'stream', a.capture.world.currentStream(a.t) as PyObject, null);
  }
  /** Whether the table must be filled: not for a current stream that nobody uses. */
  get isNeeded(): boolean {
    return this.all.some(({ isUsed }) => isUsed);
  }
}

/** A node for what streams do. */
function streamNode(a: Actions, name: string, args: readonly (External | TensorValue)[]): void {
  const { capture, t } = a;
  const numbers = args.map((arg) => {
    if (arg instanceof TensorValue) return arg.node;
    arg.isUsed = true;
    return arg.index;
  });
  capture.graph.hasEffects = true;
  capture.graph.node('call_function', streamOperation(t, name), numbers, null, null, capture.place);
}
function streamOperation(t: ThreadState, name: string): Value {
  t.interp.importNow(t, 'torch.ops.streams');
  return t.getAttr(t.interp.modules.getName('torch.ops.streams') as Value, name);
}
/** The object itself, for an operation that takes it, such as a generator of random numbers. */
export function nodeOf(a: Actions, v: External): Value {
  const { capture, t } = a;
  v.isUsed = true;
  if (v.node === null) {
    t.interp.importNow(t, 'torch._dynamo.graph_bytecode_inputs');
    const module = t.interp.modules.getName('torch._dynamo.graph_bytecode_inputs') as Value;
    v.node = capture.graph.node('call_function', t.getAttr(module, 'get_external_object_by_index'), [v.index], null, null, capture.place);
    capture.graph.setMeta(v.node, 'example_value', v.example);
  }
  return v.node;
}

const given = (a: Actions, args: readonly Tracked[], keywords: Keywords, name: string): External | null => {
  const value = args[0] ?? keywords.get(name);
  if (value === undefined || a.isNone(value)) return null;
  const v = a.force(value);
  return v instanceof External ? v : a.fail('A stream or event that is not known', v.words, 'Only those are tracked.');
};
type ExternalMethod = (a: Actions, self: External, args: readonly Tracked[], keywords: Keywords) => Tracked | undefined;
const STREAM_METHODS: Readonly<Record<string, ExternalMethod>> = {
  record_event: (a, self, args, keywords) => {
    const event = given(a, args, keywords, 'event') ?? makeExternal(a, a.capture.world.eventType, 'event', [], new Map());
    streamNode(a, 'record_event', [event, self]);
    return event;
  },
  wait_event: (a, self, args, keywords) => {
    const event = given(a, args, keywords, 'event');
    if (event === null) return undefined;
    streamNode(a, 'wait_event', [event, self]);
    return NONE;
  },
  wait_stream: (a, self, args, keywords) => {
    const other = given(a, args, keywords, 'stream');
    if (other === null) return undefined;
    streamNode(a, 'wait_stream', [self, other]);
    return NONE;
  },
  __exit__: (a, self) => {
    const { entered } = a.capture.externals;
    const inner = entered.at(-1);
    if (inner?.stream !== self) return a.fail('A stream that was entered before', 'with stream', 'The frame leaves it itself.');
    entered.pop();
    streamNode(a, 'join', [self, inner.before]);
    return NONE;
  },
};
const EVENT_METHODS: Readonly<Record<string, ExternalMethod>> = {
  record: (a, self, args, keywords) => {
    streamNode(a, 'record_event', [self, given(a, args, keywords, 'stream') ?? a.capture.externals.current(a)]);
    return NONE;
  },
  wait: (a, self, args, keywords) => {
    streamNode(a, 'wait_event', [self, given(a, args, keywords, 'stream') ?? a.capture.externals.current(a)]);
    return NONE;
  },
  synchronize: (a, self) => {
    streamNode(a, 'synchronize_event', [self]);
    return NONE;
  },
};
export function callExternalMethod(a: Actions, name: string, self: External, args: readonly Tracked[], keywords: Keywords): Tracked {
  const methods = self.what === 'stream' ? STREAM_METHODS : self.what === 'event' ? EVENT_METHODS : {};
  return (
    methods[name]?.(a, self, args, keywords) ??
    a.fail('A method that is not captured', `${self.words}.${name}()`, 'What it gives is known only when the frame runs.')
  );
}
/** torch.Stream(), torch.Event(): made by the code that takes the frame's place. One is made now, as an example. */
export function makeExternal(a: Actions, type: PyType, what: ExternalKind, args: readonly Tracked[], keywords: Keywords): External {
  const { t, capture } = a;
  const values = a.lowerAll([...args, ...keywords.values()], () => undefined);
  if (values === undefined) return a.fail('A stream or event', type.name, 'What it is made of is not known.');
  const names = [...keywords.keys()];
  const example = a.compute(() =>
    t.call(type, values.slice(0, args.length), names.length === 0 ? null : { names, values: values.slice(args.length) }),
  );
  const made = capture.externals.register(a, 'created', what, example as PyObject, null, args, keywords);
  made.isUsed = true;
  return made;
}
/** `with stream:` */
export function enterStream(a: Actions, stream: External): [exit: Tracked, value: Tracked] {
  const { externals } = a.capture;
  const before = externals.current(a);
  streamNode(a, 'fork', [before, stream]);
  externals.entered.push({ stream, before });
  return [new Method('__exit__', stream, builtinFunctionType), stream];
}
/** At a break: the graph leaves the streams that the frame is in; the code behind it enters them again. */
export function leaveStreams(a: Actions): void {
  const { entered } = a.capture.externals;
  const all = [...entered];
  // Each is left on the one around it, as where the frame leaves it.
  for (let inner = entered.pop(); inner !== undefined; inner = entered.pop()) streamNode(a, 'join', [inner.stream, inner.before]);
  entered.push(...all);
}
/** On which stream a node does its work. */
export function annotation(externals: Externals): PyDict | null {
  const inner = externals.entered.at(-1);
  if (inner === undefined) return null;
  const dict = new PyDict();
  dict.setName('stream', inner.stream.index);
  return dict;
}
export function recordStream(a: Actions, tensor: TensorValue, stream: Tracked): Tracked {
  const v = a.force(stream);
  if (!(v instanceof External)) return a.fail('A stream that is not known', v.words, 'Only streams are tracked.');
  streamNode(a, 'record_stream', [tensor, v]);
  return NONE;
}

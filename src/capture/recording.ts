import { Ellipsis, PyList, PyRange, PySlice, PyTuple } from '../runtime/collections.ts';
import { PyDict } from '../runtime/dict.ts';
import { Raise } from '../runtime/machine.ts';
import type { PyObject, Value } from '../runtime/object.ts';
import type { Actions } from './actions.ts';
import { External, nodeOf } from './externals.ts';
import { isLiteral } from './literals.ts';
import { type Keywords, Mapping, NONE, Sequence, SliceValue, SymbolicInt, TensorValue, type Tracked } from './tracked.ts';
import { Specialized, Unsupported } from './unsupported.ts';
import type { TensorFacts } from './world.ts';

export function hasTensor(a: Actions, v: Tracked): boolean {
  if (v instanceof TensorValue) return true;
  const x = a.force(v);
  if (x instanceof TensorValue) return true;
  if (x instanceof Sequence) return x.items.some((item) => hasTensor(a, item));
  if (x instanceof Mapping) return [...x.entries.values()].some(({ value }) => hasTensor(a, value));
  return x instanceof SliceValue && x.parts.some((part) => hasTensor(a, part));
}
/** An operation on tensors becomes a node; its result comes from doing it with the stand-ins. */
export function record(
  a: Actions,
  kind: 'call_function' | 'call_method',
  target: Value,
  args: readonly Tracked[],
  keywords: Keywords,
): Tracked {
  const { capture, t } = a;
  const names = [...keywords.keys()];
  const all = [...args, ...keywords.values()];
  const label = kind === 'call_method' ? String(target) : a.nameOf(target);
  const check = (values: Value[] | undefined): Value[] => {
    if (values === undefined || !values.every((value) => isGraphArgument(a, value)))
      a.fail(
        'An argument that graphs do not hold',
        `${label}(${all.map((arg) => a.force(arg).words).join(', ')})`,
        'Arguments of operations are tensors, constants and containers of such.',
      );
    return values as Value[];
  };
  const fakes = check(a.lowerAll(all, (v) => (v instanceof TensorValue ? v.fake : v instanceof External ? v.example : v.hint)));
  const nodes = a.lowerAll(all, (v) => (v instanceof External ? nodeOf(a, v) : v.node)) as Value[];
  const split = (values: Value[]) => ({
    positional: values.slice(0, args.length),
    byName: names.length === 0 ? null : { names, values: values.slice(args.length) },
  });
  const apply = (values: Value[]): Value => {
    const { positional, byName } = split(values);
    if (kind === 'call_function') return t.call(target, positional, byName);
    return t.call(t.getAttr(positional[0], target as string), positional.slice(1), byName);
  };
  const { graph, world } = capture;
  const mayFail = world.mayFail(label, fakes);
  if (mayFail && graph.hasEffects)
    a.fail(
      'An operation that may fail, behind an effect',
      label,
      'Should it fail, the frame would run again from its beginning, and what it has changed would be changed twice.',
    );
  const changes = world.changes(fakes);
  let result: Value;
  try {
    result = apply(fakes);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    const message = t.strText(error.exception);
    throw new Unsupported(
      'An operation fails',
      `${label}: ${error.exception.cls.name}: ${message}`,
      'With tensors of these shapes and types the operation raises an exception; the frame raises it itself.',
    );
  }
  const probe = all.some((v) => isDynamic(a, v)) ? tryOtherSizes(a, all, apply) : null;
  if (mayFail) graph.mayFail = true;
  const isRandom = (kind === 'call_method' ? world.methodKind(target as string) : world.kindOf(target)) === 'random';
  if (isRandom || world.changes(fakes) !== changes) graph.hasEffects = true;
  const written = split(nodes);
  const node = capture.graph.node(kind, target, written.positional, written.byName, null, capture.place);
  capture.graph.setMeta(node, 'example_value', result);
  return fromNode(a, node, result, probe, label);
}
function isDynamic(a: Actions, v: Tracked): boolean {
  const x = a.force(v);
  if (x instanceof TensorValue) return x.probe !== null;
  if (x instanceof Sequence) return x.items.some((item) => isDynamic(a, item));
  return x instanceof SymbolicInt || (x instanceof SliceValue && x.parts.some((part) => isDynamic(a, part)));
}
/** The operation once more with other sizes: what is different in the result may change. Where it fails, sizes are what they are. */
function tryOtherSizes(a: Actions, all: readonly Tracked[], apply: (values: Value[]) => Value): Value {
  const values = a.lowerAll(all, (v) =>
    v instanceof TensorValue ? (v.probe ?? v.fake) : v instanceof External ? v.example : v.probe,
  ) as Value[];
  try {
    return apply(values);
  } catch (error) {
    if (error instanceof Raise) throw new Specialized(a.capture.symbolHints);
    throw error;
  }
}
function isGraphArgument(a: Actions, value: Value): boolean {
  const { world } = a.capture;
  if (isLiteral(value) || world.isTensor(value) || world.isGraphConstant(value) || world.externalKind(value) !== undefined) return true;
  if (value instanceof PyTuple || value instanceof PyList) return value.items.every((item) => isGraphArgument(a, item));
  if (value instanceof PySlice) return [value.start, value.stop, value.step].every((part) => isGraphArgument(a, part));
  if (value instanceof PyDict) return [...value.entries()].every(([, item]) => isGraphArgument(a, item));
  return value === Ellipsis || value instanceof PyRange;
}
function fromNode(a: Actions, node: Value, result: Value, probe: Value, label: string): Tracked {
  const { capture } = a;
  if (capture.world.isTensor(result)) {
    const fake = result as PyObject;
    capture.world.standsIn(fake);
    if (probe !== null) capture.world.standsIn(probe);
    const isChanging = probe !== null && !sameShape(capture.world.factsOf(fake), capture.world.factsOf(probe));
    return capture.remember(new TensorValue(node, fake, capture.tensorOf(fake)?.source ?? null, isChanging ? (probe as PyObject) : null));
  }
  if (result === null) return NONE;
  if (result instanceof PyTuple || result instanceof PyList) {
    const getItem = a.operatorFunction('getitem');
    const others = probe === null ? null : (probe as PyObject as PyTuple).items;
    if (others !== null && others.length !== result.items.length) throw new Specialized(capture.symbolHints);
    const items = result.items.map((item, i) => {
      if (!capture.world.isTensor(item)) return a.fromReal(item);
      const part = capture.graph.node('call_function', getItem, [node, i], null, null, capture.place);
      capture.graph.setMeta(part, 'example_value', item);
      return fromNode(a, part, item, others === null ? null : others[i], label);
    });
    return new Sequence(result.cls, items);
  }
  return a.fail(
    'A number from a tensor',
    label,
    'What comes out depends on the elements, which are not known while the frame is captured.',
  );
}
export function callTorch(a: Actions, name: string, args: readonly Tracked[]): Tracked {
  return record(a, 'call_function', a.operatorFunction(name), args, new Map());
}

const sameShape = (a: TensorFacts, b: TensorFacts): boolean =>
  a.shape.length === b.shape.length && a.shape.every((size, i) => size === b.shape[i]);

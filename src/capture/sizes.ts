/**
 * Sizes that may change: ints that the graph works out, what is computed from them, and guards for what was decided by them.
 *
 * Source: torch/fx/experimental/symbolic_shapes.py, of which this is the part without a solver: + - * // % and comparisons.
 */
import type { Value } from '../runtime/object.ts';
import type { Actions } from './actions.ts';
import { bool, type Expression, Known, SymbolicInt, type TensorValue, type Tracked } from './tracked.ts';
import { intType } from './types.ts';
import { Specialized } from './unsupported.ts';

export type Comparison = '<' | '<=' | '==' | '!=' | '>' | '>=';

/** The sizes of a tensor, those that may change as nodes of the graph. */
export function sizesOf(a: Actions, v: TensorValue): Tracked[] {
  const { world } = a.capture;
  const { shape } = world.factsOf(v.fake);
  if (v.probe === null) return shape.map((size) => new Known(size));
  const others = world.factsOf(v.probe).shape;
  return shape.map((size, i) => (size === others[i] ? new Known(size) : sizeNode(a, v, 'size', [i], size, others[i])));
}
/** An int that the graph works out. */
export function sizeNode(a: Actions, v: TensorValue, method: string, args: readonly Value[], hint: number, probe: number): Tracked {
  const { capture } = a;
  const key = `${method} ${args.join(' ')}`;
  const known = a.sizes.get(v.fake)?.get(key);
  if (known !== undefined) return known;
  const node = capture.graph.node('call_method', method, [v.node, ...args], null, null, capture.place);
  capture.graph.setMeta(node, 'example_value', hint);
  const made = new SymbolicInt(node, hint, probe, capture.expressionFor(hint, probe), intType);
  a.sizes.set(v.fake, (a.sizes.get(v.fake) ?? new Map<string, SymbolicInt>()).set(key, made));
  return made;
}
function isSize(v: Tracked): v is SymbolicInt | Known {
  return v instanceof SymbolicInt || (v instanceof Known && typeof v.value === 'number' && Number.isInteger(v.value));
}
/** An operand of an operation on sizes: a size that may change, or a number. */
interface Operand {
  readonly hint: number;
  readonly probe: number;
  readonly node: Value;
  readonly expression: Expression | null;
}
function operand(v: SymbolicInt | Known): Operand {
  if (v instanceof SymbolicInt) return v;
  const value = v.value as number;
  return { hint: value, probe: value, node: value, expression: { text: String(value), evaluate: () => value } };
}
export function symbolicBinary(a: Actions, name: string, left: Tracked, right: Tracked): Tracked | undefined {
  if (!(isSize(left) && isSize(right)) || !['add', 'sub', 'mul', 'floordiv', 'mod'].includes(name)) return undefined;
  const [first, second] = [operand(left), operand(right)];
  const target = a.operatorFunction(name);
  const compute = (m: number, n: number): number => a.compute(() => a.t.call(target, [m, n])) as number;
  const [hint, probe] = [compute(first.hint, second.hint), compute(first.probe, second.probe)];
  const node = a.capture.graph.node('call_function', target, [first.node, second.node], null, null, a.capture.place);
  const [x, y] = [first.expression, second.expression];
  const expression =
    x === null || y === null
      ? null
      : {
          text: `${name}(${x.text}, ${y.text})`,
          evaluate: (values: readonly Value[]) => compute(x.evaluate(values), y.evaluate(values)),
        };
  return new SymbolicInt(node, hint, probe, expression, intType);
}
const HOLDS: Readonly<Record<Comparison, (m: number, n: number) => boolean>> = {
  '<': (m, n) => m < n,
  '<=': (m, n) => m <= n,
  '==': (m, n) => m === n,
  '!=': (m, n) => m !== n,
  '>': (m, n) => m > n,
  '>=': (m, n) => m >= n,
};
/** A comparison of sizes comes out as it does now, and a guard says so. */
export function symbolicCompare(a: Actions, symbol: Comparison, left: Tracked, right: Tracked): Tracked | undefined {
  if (!(isSize(left) && isSize(right)) || (left instanceof Known && right instanceof Known)) return undefined;
  const [first, second] = [operand(left), operand(right)];
  const [x, y] = [first.expression, second.expression];
  if (x === null || y === null) throw new Specialized(a.capture.symbolHints);
  const holds = HOLDS[symbol];
  const outcome = holds(first.hint, second.hint);
  const text = `${x.text} ${symbol} ${y.text}`;
  a.capture.addGuard(
    'SHAPE_ENV',
    null,
    outcome ? text : `not (${text})`,
    (_v, values) => holds(x.evaluate(values), y.evaluate(values)) === outcome,
  );
  return bool(outcome);
}

/**
 * Showing containers: reprs of the items between brackets, and `[...]` where a container contains itself.
 *
 * Items with a `__repr__` of their own are asked through a native frame, so nested reprs wait on the guest's chain.
 */
import type { Thread } from './machine.ts';
import type { NativeFrame } from './native-frame.ts';
import { PUSHED, type PyObject, type Value } from './object.ts';
import { reprOf } from './protocols.ts';
import { strRepr } from './repr-text.ts';
import { pointsOf, type PyStr, strFromPoints, strOf } from './text.ts';

/** What a thread is showing at the moment, outermost first. */
class Underway {
  readonly objects = new Set<PyObject>();
  readonly order: PyObject[] = [];
}
const underway = new WeakMap<Thread, Underway>();

/** Notes that an object is being shown; false when it is already. */
export function enterRepr(t: Thread, object: PyObject): boolean {
  let showing = underway.get(t);
  if (showing === undefined) {
    showing = new Underway();
    underway.set(t, showing);
  }
  if (showing.objects.has(object)) return false;
  showing.objects.add(object);
  showing.order.push(object);
  return true;
}
/** The object is shown, and so is all that was entered after it: whoever ran out of stack in between could not say so. */
export function leaveRepr(t: Thread, object: PyObject): void {
  const showing = underway.get(t);
  if (showing === undefined || !showing.objects.has(object)) return;
  let last: PyObject | undefined;
  do {
    last = showing.order.pop() as PyObject;
    showing.objects.delete(last);
  } while (last !== object);
}
export function isShowing(t: Thread, object: PyObject): boolean {
  return underway.get(t)?.objects.has(object) ?? false;
}

type Text = string | PyStr;

/** The repr of a value that needs nobody's help. */
function quickRepr(v: Value): Text | undefined {
  switch (typeof v) {
    case 'number':
      return Number.isInteger(v) ? String(v) : undefined;
    case 'string':
      return strRepr(v);
    case 'boolean':
      return v ? 'True' : 'False';
  }
  return v === null ? 'None' : undefined;
}

/** One repr under way. */
class Showing {
  readonly parts: Text[] = [];
  constructor(
    readonly object: PyObject,
    readonly items: readonly Value[],
    readonly open: string,
    readonly close: string,
    readonly pairs: boolean,
  ) {}
}

/** open + the reprs of the items with ', ' between them + close. The array may change meanwhile. */
export function showItems(t: Thread, object: PyObject, items: readonly Value[], open: string, close: string): Value {
  return show(t, new Showing(object, items, open, close, false));
}
/** The same for key, value, key, value ...: `key: value, key: value`. */
export function showPairs(t: Thread, object: PyObject, flat: readonly Value[], open: string, close: string): Value {
  return show(t, new Showing(object, flat, open, close, true));
}
function show(t: Thread, showing: Showing): Value {
  const { items, parts } = showing;
  for (let i = 0; i < items.length; i++) {
    const text = quickRepr(items[i]);
    if (text === undefined) {
      if (!enterRepr(t, showing.object)) return `${showing.open}...${showing.close}`;
      return t.start(showStep, showing);
    }
    parts.push(text);
  }
  return joinParts(showing);
}
/** a: the Showing. */
function showStep(t: Thread, f: NativeFrame, value: Value): Value {
  const showing = f.a as Showing;
  const { items, parts } = showing;
  if (f.state === 0) {
    f.state = 1;
    f.rescue = stopShowing;
  } else parts.push(strOf(value) as Text);
  while (parts.length < items.length) {
    const item = items[parts.length];
    const text = quickRepr(item) ?? reprOf(t, item);
    if (text === PUSHED) return PUSHED;
    parts.push(strOf(text) as Text);
    if ((parts.length & 0xfff) === 0) t.charge(0x1000);
  }
  leaveRepr(t, showing.object);
  return joinParts(showing);
}
function stopShowing(t: Thread, f: NativeFrame): undefined {
  leaveRepr(t, (f.a as Showing).object);
  return undefined;
}
function joinParts({ parts, open, close, pairs }: Showing): Value {
  if (parts.every((part) => typeof part === 'string')) {
    if (!pairs) return open + parts.join(', ') + close;
    const entries: string[] = [];
    for (let i = 0; i < parts.length; i += 2) entries.push(`${parts[i]}: ${parts[i + 1]}`);
    return open + entries.join(', ') + close;
  }
  const pieces: Text[] = [open];
  parts.forEach((part, i) => {
    if (i > 0) pieces.push(pairs && (i & 1) === 1 ? ': ' : ', ');
    pieces.push(part);
  });
  pieces.push(close);
  return concatTexts(pieces);
}
export function concatTexts(pieces: readonly Text[]): Text {
  if (pieces.every((piece) => typeof piece === 'string')) return pieces.join('');
  const points: number[] = [];
  for (const piece of pieces) for (const point of pointsOf(piece)) points.push(point);
  return strFromPoints(points);
}

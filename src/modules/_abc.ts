/**
 * Module _abc: what ABCMeta (stdlib/abc.py) remembers about each abstract class, and the quick answers.
 *
 * An abstract class has a registry of classes that call themselves its subclasses, and two caches: classes known to be subclasses
 * and classes known not to be. The second is forgotten when anything is registered anywhere. The answer that needs guest code
 * (`__subclasshook__`, other abstract classes) is worked out in Python, where it may be put aside.
 */
import type { Interpreter, Thread } from '../runtime/machine.ts';
import { findAttr } from '../runtime/attributes.ts';
import { PyMember } from '../runtime/callables.ts';
import { PyList } from '../runtime/collections.ts';
import type { ModuleRows } from '../runtime/define.ts';
import { raised, RuntimeError, TypeError } from '../runtime/exceptions.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { intOf } from '../runtime/number.ts';
import { PUSHED, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { frozensetOf } from '../runtime/set.ts';
import { isStr, jsText } from '../runtime/text.ts';

class AbcData {
  registry: WeakRef<PyType>[] = [];
  readonly cache = new WeakSet<PyType>();
  negative = new WeakSet<PyType>();
  negativeVersion = 0;
}
const dataOf = new WeakMap<PyType, AbcData>();
const COUNTER = Symbol('abc registrations');
const counter = (interp: Interpreter): number => (interp.drawer.get(COUNTER) as number | undefined) ?? 0;

function data(cls: Value): AbcData {
  const found = cls instanceof PyType ? dataOf.get(cls) : undefined;
  if (found === undefined) throw raised(TypeError, '_abc_impl is set to a wrong type');
  return found;
}

/** Gathers the names that a class leaves abstract, and sets `__abstractmethods__`. */
function abstractNames(t: Thread, cls: PyType): Value[] {
  const names = new Set<Value>();
  for (const [name, value] of Array.from(cls.dict.entries())) if (isAbstract(t, value)) names.add(name);
  for (const base of cls.bases) {
    const inherited = base.dict.getName('__abstractmethods__');
    if (inherited === undefined || base.cls === base) continue;
    for (const name of t.list(inherited)) {
      if (!isStr(name)) continue;
      const value = t.findAttr(cls, jsText(name));
      if (value !== undefined && isAbstract(t, value)) names.add(name);
    }
  }
  return Array.from(names);
}
function isAbstract(t: Thread, value: Value): boolean {
  if (value === null || typeof value !== 'object' || value instanceof PyMember) return false;
  const mark = t.findAttr(value, '__isabstractmethod__');
  return mark !== undefined && t.truth(mark);
}

function init(t: Thread, cls: PyType): Value {
  t.setAttr(cls, '__abstractmethods__', frozensetOf(abstractNames(t, cls)));
  dataOf.set(cls, new AbcData());
  const flags = cls.dict.getName('__abc_tpflags__');
  const kind = flags === undefined ? undefined : intOf(flags);
  if (kind !== undefined) {
    if (Number(kind) & 32) cls.flags |= TypeFlag.SEQUENCE;
    if (Number(kind) & 64) cls.flags |= TypeFlag.MAPPING;
    cls.dict.deleteName('__abc_tpflags__');
    cls.changed();
  }
  return null;
}

function register(t: Thread, cls: PyType, subclass: Value): Value {
  if (!(subclass instanceof PyType)) throw raised(TypeError, 'Can only register classes');
  if (t.isSubclass(subclass, cls)) return subclass;
  if (t.isSubclass(cls, subclass)) throw raised(RuntimeError, 'Refusing to create an inheritance cycle');
  data(cls).registry.push(new WeakRef(subclass));
  t.interp.drawer.set(COUNTER, counter(t.interp) + 1);
  if (!subclass.has(TypeFlag.IMMUTABLE)) subclass.flags |= cls.flags & (TypeFlag.SEQUENCE | TypeFlag.MAPPING);
  return subclass;
}

/** True, false, or undefined when Python has to find out. */
function known(t: Thread, cls: Value, subclass: PyType): boolean | undefined {
  const own = data(cls);
  if (own.cache.has(subclass)) return true;
  const now = counter(t.interp);
  if (own.negativeVersion < now) {
    own.negative = new WeakSet();
    own.negativeVersion = now;
    return undefined;
  }
  return own.negative.has(subclass) ? false : undefined;
}

/** `isinstance(value, cls)`. a: cls, b: value's class, c: what the value says its class is. */
function instanceStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    value = t.invoke(findAttr(t, f.a as Value, '__subclasscheck__') as Value, [f.c as Value]);
    if (value === PUSHED) return PUSHED;
  }
  if (f.state === 1) {
    f.state = 2;
    if (f.b === f.c || t.truth(value)) return value;
    return t.invoke(findAttr(t, f.a as Value, '__subclasscheck__') as Value, [f.b as Value]);
  }
  return value;
}
function instanceCheck(t: Thread, cls: PyType, object: Value): Value {
  const type = typeof object === 'object' && object !== null ? object.cls : (t.getAttr(object, '__class__') as PyType);
  const claimed = type.has(TypeFlag.HEAP) ? t.getAttr(object, '__class__') : type;
  if (claimed instanceof PyType) {
    if (dataOf.get(cls)?.cache.has(claimed)) return true;
    if (claimed === type) {
      const answer = known(t, cls, type);
      if (answer !== undefined) return answer;
    }
  }
  return t.start(instanceStep, cls, type, claimed);
}

export const abcModule: ModuleRows = {
  name: '_abc',
  doc: 'Module contains faster C implementation of abc.ABCMeta',
  functions: {
    get_cache_token: ['()', 'Returns the current ABC cache token.', (t) => counter(t.interp)],
    _abc_init: ['(self, /)', 'Internal ABC helper for class set-up.', init],
    _abc_register: ['(self, subclass, /)', 'Internal ABC helper for subclasss registration.', register],
    _abc_instancecheck: ['(self, instance, /)', 'Internal ABC helper for instance checks.', instanceCheck],
    _abc_known: [
      '(self, subclass, /)',
      'True or False when a former check knows the answer, else None.',
      (t, cls: Value, subclass: Value) => {
        if (!(subclass instanceof PyType)) throw raised(TypeError, 'issubclass() arg 1 must be a class');
        return known(t, cls, subclass) ?? null;
      },
    ],
    _abc_remember: [
      '(self, subclass, answer, /)',
      'Keeps the answer of a check and gives it back.',
      (_t, cls: Value, subclass: PyType, answer: Value) => {
        (answer === true ? data(cls).cache : data(cls).negative).add(subclass);
        return answer;
      },
    ],
    _abc_registered: [
      '(self, /)',
      'The registered classes.',
      (_t, cls: Value) =>
        new PyList(
          data(cls)
            .registry.map((ref) => ref.deref())
            .filter((type) => type !== undefined) as PyType[],
        ),
    ],
    _reset_registry: [
      '(self, /)',
      'Internal ABC helper to reset registry of a given class.',
      (_t, cls: Value) => {
        data(cls).registry = [];
        return null;
      },
    ],
    _reset_caches: [
      '(self, /)',
      'Internal ABC helper to reset both caches of a given class.',
      (_t, cls: PyType) => {
        const { registry } = data(cls);
        const fresh = new AbcData();
        fresh.registry = registry;
        dataOf.set(cls, fresh);
        return null;
      },
    ],
  },
};

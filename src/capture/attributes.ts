/**
 * Attributes of tracked values: the protocol of runtime/attributes.ts, with guards where it looks and inlined calls where guest code answers.
 */
import { builtinFunctionType, classmethodDescriptorType, methodType, objectType, superType, typeType } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyClassMethod, PyFunction, PyGetSet, PyMember, PyModule, PyProperty, PyStaticMethod } from '../runtime/callables.ts';
import { PyTuple } from '../runtime/collections.ts';
import { AttributeError } from '../runtime/exceptions.ts';
import { PyObject, PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { getOwn } from '../runtime/own-attributes.ts';
import { strFromJs } from '../runtime/text.ts';
import { superLookup } from '../vm/names.ts';
import type { Actions } from './actions.ts';
import { External } from './externals.ts';
import { isLiteral, literalText, sameLiteral } from './literals.ts';
import { record } from './recording.ts';
import { sizesOf } from './sizes.ts';
import { AttributeSource, HeldSource, MemberSource, PartSource } from './source.ts';
import {
  ExceptionValue,
  Instance,
  InstanceDict,
  Known,
  MadeFunction,
  Method,
  NONE,
  Opaque,
  Partial,
  Sequence,
  SliceValue,
  SuperValue,
  TensorValue,
  type Tracked,
  tuple,
} from './tracked.ts';
import { Unsupported } from './unsupported.ts';

export function getAttribute(a: Actions, tracked: Tracked, name: string): Tracked {
  const v = a.force(tracked);
  if (v instanceof TensorValue) return ofTensor(a, v, name);
  if (v instanceof Instance) return ofInstance(a, v, name);
  if (v instanceof Known) return ofKnown(a, v, name);
  if (v instanceof External) return ofExternal(a, v, name);
  if (v instanceof SuperValue) return ofSuper(a, v, name);
  if (v instanceof Opaque)
    return a.fail('An attribute of an object that is not tracked', `${v.words}.${name}`, 'Nothing is known of the object.');
  if (v instanceof Method) return ofMethod(a, v, name);
  if (v instanceof ExceptionValue) return ofException(a, v, name);
  if (v instanceof SliceValue && ['start', 'stop', 'step'].includes(name)) return v.parts[['start', 'stop', 'step'].indexOf(name)];
  if (v instanceof MadeFunction) {
    if (name === '__name__' || name === '__qualname__') return new Known(strFromJs(name === '__name__' ? v.code.name : v.code.qualname));
    return a.fail('An attribute of a new function', name, 'Functions that the frame makes have no attributes yet.');
  }
  if (v instanceof Partial) {
    if (name === 'func') return v.func;
    if (name === 'args') return tuple([...v.args]);
  }
  return ofContainer(a, v, name);
}

/** For a call. What cannot be looked up now is looked up when the call comes, and ends the graph there. */
export function getMethod(a: Actions, owner: Tracked, name: string): Tracked {
  try {
    return getAttribute(a, owner, name);
  } catch (error) {
    if (error instanceof Unsupported && !error.skips) return new Method(name, a.force(owner), methodType);
    throw error;
  }
}

function missing(a: Actions, v: Tracked, name: string): never {
  return a.raise(AttributeError, `'${v.type?.name}' object has no attribute '${name}'`);
}
const native = (name: string, self: Tracked): Method => new Method(name, self, builtinFunctionType);

/** A function or other plain value, found on a class that is pinned down. */
function found(a: Actions, d: Value, owner: PyType, name: string): Tracked {
  const { capture } = a;
  const place = new HeldSource(owner, owner.name);
  if (isLiteral(d) && !(d instanceof PyTuple)) return new Known(d, new HeldSource(d, `${owner.name}.${name}`));
  if (d instanceof PyObject && (d instanceof PyFunction || d instanceof PyBuiltin || d instanceof PyType || d instanceof PyModule))
    return capture.wrap(d, new HeldSource(d, `${owner.name}.${name}`));
  return capture.lazy(d, new AttributeSource(place, name));
}

/** Natives are told by name: what a native is bound to is its own affair. */
function ofClassMethod(a: Actions, d: PyClassMethod, owner: PyType, name: string, type: Known): Method {
  return d.func instanceof PyBuiltin ? native(name, type) : new Method(found(a, d.func, owner, name), type, methodType);
}

function ofTensor(a: Actions, v: TensorValue, name: string): Tracked {
  const { capture, t } = a;
  const { world } = capture;
  if (name === 'shape' && v.probe !== null) return new Sequence((world.staticAttribute(t, v.fake, 'shape') as PyObject).cls, sizesOf(a, v));
  const fixed = world.staticAttribute(t, v.fake, name);
  if (fixed !== undefined) return a.fromReal(fixed);
  if (name === '__class__') return new Known(v.type);
  const kind = world.methodKind(name);
  if (kind !== undefined) return native(name, v);
  if (name === 'grad') {
    const input = capture.inputs.find(({ tracked }) => tracked.fake === v.fake);
    if (input === undefined || v.source === null)
      return a.fail('The gradient of a tensor that the frame has made', 'grad', 'It is not there yet.');
    const value = t.getAttr(input.real, 'grad');
    return capture.lazy(value, new PartSource(v.source, 'grad', (tensor) => t.getAttr(tensor, 'grad')));
  }
  if (['T', 'mT', 'data', 'real', 'H', 'mH'].includes(name)) {
    return record(a, 'call_function', a.builtin('getattr'), [v, new Known(name)], new Map());
  }
  if (v.fake.cls.lookup(name) instanceof PyBuiltin) return native(name, v);
  return a.fail('An attribute of a tensor', name, 'It is not known while the frame is captured.');
}

function ofExternal(a: Actions, v: External, name: string): Tracked {
  const d = v.type.lookup(name);
  if (name === '__class__') return new Known(v.type);
  if (d instanceof PyFunction) return new Method(found(a, d, v.type.ownerOf(name) as PyType, name), v, methodType);
  if (d instanceof PyBuiltin) return native(name, v);
  return a.fail('An attribute of an external object', `${v.words}.${name}`, 'It is known only when the frame runs.');
}

function ofInstance(a: Actions, v: Instance, name: string): Tracked {
  const { capture } = a;
  const { type } = v;
  const getattribute = type.lookup('__getattribute__');
  if (!(getattribute instanceof PyBuiltin && getattribute.owner === objectType))
    return a.fail('__getattribute__()', v.words, 'The class finds attributes in a way of its own.');
  if (name === '__dict__') return capture.dictOf(v);
  if (name === '__class__') return new Known(type);
  const d = type.lookup(name);
  const owner = type.ownerOf(name) as PyType;
  if (d instanceof PyProperty) {
    if (d.get === null) return a.fail('A property without a getter', name, 'The frame raises the exception itself.');
    return a.evaluator.call(capture.wrap(d.get, new HeldSource(d.get, `${type.name}.${name}.fget`)), [v]);
  }
  if (d instanceof PyMember) {
    const set = v.attributes.get(name);
    if (set !== undefined && set !== null) return set;
    if (set === undefined && v.real !== null && v.source !== null) {
      const value = getOwn(v.real, d.key);
      if (value !== undefined) return capture.lazy(value, new MemberSource(v.source, name, d.key));
    }
    return a.fail('A slot without a value', name, 'The frame raises the exception itself.');
  }
  if (d instanceof PyGetSet) return a.fail('An attribute that is computed', name, 'The frame asks for it itself.');
  const isDescriptor = d instanceof PyObject && d.cls.has(TypeFlag.HEAP) && d.cls.lookup('__get__') !== undefined;
  if (isDescriptor && (d.cls.lookup('__set__') !== undefined || d.cls.lookup('__delete__') !== undefined))
    return a.evaluator.call(new Known(d.cls.lookup('__get__') as Value), [found(a, d, owner, name), v, new Known(type)]);
  const own = capture.ownAttribute(v, name);
  if (own !== undefined) return own;
  if (d !== undefined) {
    if (d instanceof PyFunction) return new Method(found(a, d, owner, name), v, methodType);
    if (d instanceof PyStaticMethod) return found(a, d.func, owner, name);
    if (d instanceof PyClassMethod) return ofClassMethod(a, d, owner, name, new Known(type));
    if (d instanceof PyBuiltin) return d.cls === builtinFunctionType ? new Known(d) : native(name, v);
    if (isDescriptor) return a.evaluator.call(new Known(d.cls.lookup('__get__') as Value), [found(a, d, owner, name), v, new Known(type)]);
    return found(a, d, owner, name);
  }
  const getattr = type.lookup('__getattr__');
  if (getattr !== undefined) return a.evaluator.call(found(a, getattr, type, '__getattr__'), [v, new Known(strFromJs(name))]);
  return missing(a, v, name);
}

/** Parts of functions and classes that are what they are. */
const NAMES = new Set(['__name__', '__qualname__', '__module__', '__doc__']);
function ofKnown(a: Actions, v: Known, name: string): Tracked {
  const { capture, t } = a;
  const { value } = v;
  const source = v.source ?? new HeldSource(value, v.words);
  if (value instanceof PyModule) {
    const here = value.dict.getName(name) ?? t.findAttr(value, name);
    if (here === undefined) return a.fail('A name that a module does not have', name, 'The frame raises the exception itself.');
    if (
      isOwnModule(value) &&
      here instanceof PyObject &&
      !isLiteral(here) &&
      (here instanceof PyFunction || here instanceof PyBuiltin || here instanceof PyType || here instanceof PyModule)
    )
      return capture.wrap(here, new HeldSource(here, `${source.text}.${name}`));
    return capture.lazy(here, new AttributeSource(source, name));
  }
  if (value instanceof PyType) return ofClass(a, value, source as HeldSource, name);
  if (value instanceof PyFunction || value instanceof PyBuiltin) {
    if (NAMES.has(name)) return nameOf(a, value, name);
    const own = value instanceof PyFunction ? value.dict?.getName(name) : undefined;
    if (own !== undefined) return capture.lazy(own, new AttributeSource(source, name));
    if (name === '__call__') return v;
    if (name === '__self__' && value instanceof PyBuiltin) return a.fromReal(t.getAttr(value, name));
    if (
      value instanceof PyFunction &&
      (name === '__code__' ||
        name === '__defaults__' ||
        name === '__kwdefaults__' ||
        name === '__globals__' ||
        name === '__closure__' ||
        name === '__wrapped__')
    )
      return a.fail('A part of a function', name, 'It is not tracked.');
    if (value instanceof PyFunction)
      capture.addGuard('NOT_PRESENT', source, `not hasattr(${source.text}, '${name}')`, () => value.dict?.getName(name) === undefined);
    return missing(a, v, name);
  }
  if (name === '__class__') return new Known(v.type);
  const d = v.type.lookup(name);
  if (d === undefined) return missing(a, v, name);
  if (d instanceof PyBuiltin) return native(name, v);
  if (d instanceof PyFunction) return new Method(found(a, d, v.type, name), v, methodType);
  return a.fromReal(a.compute(() => t.getAttr(value, name)));
}
/** Modules of the library do not change what their names mean. */
const isOwnModule = (module: PyModule): boolean => {
  const spec = module.dict.getName('__file__');
  return spec === undefined;
};

/** What is found on a class holds as long as nothing is put on it or on its bases. */
export function pinClass(a: Actions, type: PyType): void {
  if (!type.has(TypeFlag.HEAP)) return;
  const { version } = type;
  a.capture.addGuard(
    'TYPE_MATCH',
    new HeldSource(type, type.name),
    `___version_of(${type.name}) == ${version}`,
    () => type.version === version,
  );
}
/** A name that a function or class goes by. It may be given another. */
function nameOf(a: Actions, of: PyType | PyFunction | PyBuiltin, name: string): Tracked {
  const now = a.t.getAttr(of, name);
  if (!(of instanceof PyBuiltin))
    a.capture.addGuard('EQUALS_MATCH', new HeldSource(of, `${of.name}`), `${of.name}.${name} == ${literalText(now)}`, () =>
      sameLiteral(a.t.getAttr(of, name), now),
    );
  return a.fromReal(now);
}
function ofClass(a: Actions, type: PyType, source: HeldSource, name: string): Tracked {
  if (NAMES.has(name)) return nameOf(a, type, name);
  if (name === '__class__') return new Known(type.cls);
  const meta = type.cls;
  const m = meta.lookup(name);
  if (meta !== typeType && m instanceof PyProperty) return a.fail('A property of a metaclass', name, 'It is not tracked.');
  const d = type.lookup(name);
  if (d === undefined) {
    if (m instanceof PyBuiltin) return native(name, new Known(type, source));
    if (m instanceof PyFunction) return new Method(new Known(m), new Known(type, source), methodType);
    return a.fail('A name that a class does not have', `${type.name}.${name}`, 'The frame asks for it itself.');
  }
  pinClass(a, type);
  const owner = type.ownerOf(name) as PyType;
  if (d instanceof PyStaticMethod) return found(a, d.func, owner, name);
  if (d instanceof PyBuiltin && d.cls === classmethodDescriptorType) return native(name, new Known(type, source));
  if (d instanceof PyClassMethod) return ofClassMethod(a, d, owner, name, new Known(type, source));
  if (d instanceof PyProperty || d instanceof PyMember || d instanceof PyGetSet) return new Known(d);
  if (d instanceof PyObject && d.cls.has(TypeFlag.HEAP) && d.cls.lookup('__get__') !== undefined)
    return a.fail('A descriptor of a class', `${type.name}.${name}`, 'The frame asks for it itself.');
  return found(a, d, owner, name);
}

function ofMethod(a: Actions, v: Method, name: string): Tracked {
  if (name === '__self__') return v.self;
  if (name === '__func__' && typeof v.func !== 'string') return v.func;
  if (name === '__call__') return v;
  if (typeof v.func === 'string') return a.fail('An attribute of a method', name, 'It is not tracked.');
  return getAttribute(a, v.func, name);
}

function ofException(a: Actions, v: ExceptionValue, name: string): Tracked {
  const own = v.attributes.get(name);
  if (own !== undefined) return own;
  if (name === 'args') return tuple([...v.args]);
  if (name === '__cause__') return v.cause ?? NONE;
  if (name === '__class__') return new Known(v.type);
  if (name === 'value' && v.type.name === 'StopIteration') return v.args[0] ?? NONE;
  const d = v.type.lookup(name);
  if (d instanceof PyFunction) return new Method(new Known(d), v, methodType);
  if (d !== undefined && isLiteral(d)) return new Known(d);
  return a.fail('An attribute of an exception', name, 'It is not tracked.');
}

function ofContainer(a: Actions, v: Tracked, name: string): Tracked {
  const { type } = v;
  if (name === '__class__' && type !== null) return new Known(type);
  if (type === null) return a.fail('An attribute', name, `It is not known what ${v.words} has.`);
  if (v instanceof InstanceDict) return native(name, v);
  const d = type.lookup(name);
  if (d === undefined) return missing(a, v, name);
  if (d instanceof PyBuiltin) return native(name, v);
  if (d instanceof PyFunction) return new Method(found(a, d, type.ownerOf(name) as PyType, name), v, methodType);
  const fields = type.lookup('_fields');
  if (v instanceof Sequence && fields instanceof PyTuple) {
    const at = fields.items.indexOf(name);
    if (at >= 0) return v.items[at];
  }
  if (d instanceof PyClassMethod) return ofClassMethod(a, d, type, name, new Known(type));
  return a.fail('An attribute', `${v.words}.${name}`, 'It is not tracked.');
}

export function superAttribute(a: Actions, callee: Tracked, type: Tracked, object: Tracked, name: string): Tracked {
  const [c, after, self] = [a.force(callee), a.force(type), a.force(object)];
  if (!(c instanceof Known && c.value === superType && after instanceof Known && after.value instanceof PyType))
    return a.fail('super() of another kind', name, 'It is not tracked.');
  const isClass = self instanceof Known && self.value instanceof PyType && self.value.isSubtypeOf(after.value);
  const target = isClass ? (self.value as PyObject as PyType) : self.type;
  if (target === null || !target.isSubtypeOf(after.value)) return a.fail('super() of another kind', name, 'It is not tracked.');
  return ofSuper(a, new SuperValue(after.value, self, target, superType), name);
}
function ofSuper(a: Actions, v: SuperValue, name: string): Tracked {
  const { object, target } = v;
  const d = superLookup(v.after, target, name);
  const isClass = object instanceof Known && object.value === target;
  if (d === undefined) return a.raise(AttributeError, `'super' object has no attribute '${name}'`);
  if (d instanceof PyFunction)
    return isClass ? new Known(d) : new Method(new Known(d, new HeldSource(d, `super().${name}`)), object, methodType);
  if (d instanceof PyStaticMethod) return new Known(d.func);
  if (d instanceof PyClassMethod) return ofClassMethod(a, d, target, name, new Known(target));
  if (d instanceof PyProperty && d.get !== null && !isClass) return a.evaluator.call(new Known(d.get), [object]);
  if (d instanceof PyBuiltin) return isClass || name === '__new__' ? new Known(d) : new Method(new Known(d), object, methodType);
  if (isLiteral(d)) return new Known(d);
  return a.fail('An attribute of super()', name, 'It is not tracked.');
}

export function setAttribute(a: Actions, tracked: Tracked, name: string, value: Tracked | null): void {
  const v = a.force(tracked);
  if (v instanceof ExceptionValue && value !== null) {
    v.attributes.set(name, value);
    return;
  }
  if (!(v instanceof Instance))
    return a.fail('An attribute that is set', `${v.words}.${name}`, 'Attributes are tracked of objects of classes in Python.');
  const setter = v.type.lookup(value === null ? '__delattr__' : '__setattr__');
  if (setter instanceof PyFunction) {
    a.evaluator.call(new Known(setter, new HeldSource(setter, `${v.type.name}.__setattr__`)), [
      v,
      new Known(strFromJs(name)),
      ...(value === null ? [] : [value]),
    ]);
    return;
  }
  setOwnAttribute(a, v, name, value);
}
/** object.__setattr__. */
export function setOwnAttribute(a: Actions, v: Instance, name: string, value: Tracked | null): void {
  const d = v.type.lookup(name);
  if (d instanceof PyProperty) {
    const accessor = value === null ? d.del : d.set;
    if (accessor === null) return a.fail('A property without a setter', name, 'The frame raises the exception itself.');
    a.evaluator.call(new Known(accessor, new HeldSource(accessor, name)), value === null ? [v] : [v, value]);
    return;
  }
  if (name === '__class__' || name === '__dict__') return a.fail('The class of an object is changed', name, 'The frame does this itself.');
  if (d instanceof PyObject && d.cls.has(TypeFlag.HEAP) && d.cls.lookup(value === null ? '__delete__' : '__set__') !== undefined) {
    const method = d.cls.lookup(value === null ? '__delete__' : '__set__') as Value;
    a.evaluator.call(new Known(method), [found(a, d, v.type.ownerOf(name) as PyType, name), v, ...(value === null ? [] : [value])]);
    return;
  }
  if (!(d instanceof PyMember) && !v.type.has(TypeFlag.HAS_DICT))
    return a.fail('An object without room for attributes', name, 'The frame raises the exception itself.');
  if (value === null && (d instanceof PyMember || a.capture.ownAttribute(v, name) === undefined))
    return a.fail('An attribute that is deleted', name, 'The frame does this itself.');
  store(a, v, name, value);
}
/** In the `__dict__` of an object, whatever its class says of the name. */
export function setInDict(a: Actions, v: Instance, name: string, value: Tracked | null): void {
  const d = v.type.lookup(name);
  if (
    d instanceof PyProperty ||
    d instanceof PyMember ||
    (d instanceof PyObject && d.cls.has(TypeFlag.HEAP) && d.cls.lookup('__set__') !== undefined)
  )
    return a.fail('An attribute behind a descriptor', name, 'The frame does this itself.');
  store(a, v, name, value);
}
function store(a: Actions, v: Instance, name: string, value: Tracked | null): void {
  const before = v.attributes.get(name);
  if (value === null && v.real === null) {
    v.attributes.delete(name);
    return;
  }
  // It would stand behind the others then.
  if (before === null && value !== null) return a.fail('An attribute that is deleted and set again', name, 'The frame does this itself.');
  v.attributes.set(name, value);
}

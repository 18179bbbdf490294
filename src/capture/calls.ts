/**
 * Calls: which callable it is decides what becomes of it. An operation of torch is a node, a guest function is inlined, a class makes an object, a
 * native is a row of natives.ts or is done now, when all it is given is known. Whatever is left ends the graph.
 */
import { CodeFlag } from '../bytecode/code.ts';
import { dictType, objectType, tupleType, typeType } from '../runtime/builtin-types.ts';
import { PyBuiltin, PyFunction, PyStaticMethod } from '../runtime/callables.ts';
import { BaseException, TypeError } from '../runtime/exceptions.ts';
import { PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { strFromJs } from '../runtime/text.ts';
import { drawerOf } from '../vm/frame.ts';
import type { Actions } from './actions.ts';
import { pinClass } from './attributes.ts';
import { GeneratorValue } from './generators.ts';
import { itemsOf } from './iteration.ts';
import { callNative, callNativeMethod, constructNative, newInstance } from './natives.ts';
import { hasTensor, record } from './recording.ts';
import { HeldSource, ItemSource, PartSource } from './source.ts';
import { isGeneratorCode, SymbolicFrame } from './symbolic-frame.ts';
import { type Cell, Instance, type Keywords, Known, MadeFunction, Mapping, Method, Partial, Sequence, type Tracked } from './tracked.ts';

export function call(a: Actions, callee: Tracked, args: readonly Tracked[], keywords: Keywords): Tracked {
  const v = a.force(callee);
  if (v instanceof Known) return callKnown(a, v, args, keywords);
  if (v instanceof Method) {
    if (typeof v.func === 'string') return callNativeMethod(a, v.func, v.self, args, keywords);
    return call(a, v.func, [v.self, ...args], keywords);
  }
  if (v instanceof MadeFunction) return inline(a, v, args, keywords);
  if (v instanceof Partial) return call(a, v.func, [...v.args, ...args], new Map([...v.keywords, ...keywords]));
  if (v instanceof Instance) {
    const found = v.type.lookup('__call__');
    if (found !== undefined) return call(a, new Known(found, new HeldSource(found, `${v.type.name}.__call__`)), [v, ...args], keywords);
  }
  return a.fail('A call of an object that is not tracked', v.words, 'It is not known what the call does.');
}

/** Marks that module torch._dynamo puts on its own functions. */
const MARK = '_torchdynamo_mark';
function callKnown(a: Actions, v: Known, args: readonly Tracked[], keywords: Keywords): Tracked {
  const { value } = v;
  const { world, options } = a.capture;
  const logs = options.logging.get(value);
  if (logs === 'later') a.capture.logged.push({ callee: value, args, keywords });
  if (logs !== undefined) return new Known(null);
  const kind = world.kindOf(value);
  if (kind === 'operation' || kind === 'random') {
    if (value instanceof PyBuiltin || [...args, ...keywords.values()].some((arg) => hasTensor(a, arg))) {
      return record(a, 'call_function', value, args, keywords);
    }
  }
  if (kind === 'break')
    return a.fail('A function that is not captured', a.nameOf(value), 'Its result depends on elements, or it reaches out of the graph.');
  if (kind === 'mode') return callMode(a, value, args, keywords);
  if (kind === 'current stream' && args.length === 0 && keywords.size === 0) {
    const current = a.capture.externals.current(a);
    current.isUsed = true;
    return current;
  }
  if (value instanceof PyFunction) {
    const mark = value.dict?.getName(MARK);
    if (typeof mark === 'string') return callMarked(a, mark, value, args, keywords);
    return inline(a, value, args, keywords);
  }
  if (value instanceof PyBuiltin) return callNative(a, value, args, keywords);
  if (value instanceof PyType) return construct(a, value, args, keywords);
  if (value instanceof PyStaticMethod) return call(a, new Known(value.func), args, keywords);
  return a.fail('A call of an object that is not tracked', v.words, 'It is not known what the call does.');
}
function callMarked(a: Actions, mark: string, fn: PyFunction, args: readonly Tracked[], keywords: Keywords): Tracked {
  switch (mark) {
    case 'graph_break': {
      const message = args[0] ?? keywords.get('msg');
      const text = message === undefined ? undefined : a.realOf(message);
      return a.fail(
        'Call to `torch._dynamo.graph_break()`',
        'Called `torch._dynamo.graph_break()`',
        `User-inserted graph break. Message: ${typeof text === 'string' ? text : 'None'}`,
        ['Remove the `torch._dynamo.graph_break()` call.'],
      );
    }
    case 'disable':
      return a.fail(
        'Skip calling `torch.compiler.disable()`d function',
        a.nameOf(fn),
        'The program asked that this function is not captured.',
        ['Remove torch.compiler.disable().'],
      );
    case 'is_compiling':
      return new Known(true);
    case 'assume_constant_result': {
      const given = a.lowerAll([...args, ...keywords.values()], () => undefined);
      if (given === undefined) break;
      const byName = keywords.size === 0 ? null : { names: [...keywords.keys()], values: given.slice(args.length) };
      return a.fromReal(a.compute(() => a.t.call(fn, given.slice(0, args.length), byName)));
    }
    case 'allow_in_graph':
      return record(a, 'call_function', fn, args, keywords);
    case 'compiled': {
      const inner = fn.dict?.getName('_torchdynamo_orig_callable');
      if (inner !== undefined) return call(a, a.capture.wrap(inner, new HeldSource(inner, a.nameOf(fn))), args, keywords);
    }
  }
  return a.fail('A function that is not captured', a.nameOf(fn), 'It is one of those that control the capture itself.');
}
/** A switch of a mode: it is thrown now, so that the stand-ins see it, and in the graph. */
function callMode(a: Actions, value: Value, args: readonly Tracked[], keywords: Keywords): Tracked {
  const { capture, t } = a;
  const given = a.lowerAll(args, () => undefined);
  if (given === undefined || keywords.size > 0)
    return a.fail('A mode that is not known', a.nameOf(value), 'Whether it is switched on depends on elements.');
  const result = a.compute(() => t.call(value, given));
  const mode = capture.world.modeSwitchedBy(value);
  if (mode !== undefined) {
    capture.graph.switches.set(value, capture.modes[mode]);
    capture.graph.node('call_function', value, given, null, null, capture.place);
  }
  return a.fromReal(result);
}

// ---- guest functions
export function inline(a: Actions, fn: PyFunction | MadeFunction, args: readonly Tracked[], keywords: Keywords): Tracked {
  const { code } = fn;
  const { evaluator } = a;
  if ((code.flags & CodeFlag.OPTIMIZED) === 0) return a.fail('Code with a namespace of its own', code.name, 'Only functions are inlined.');
  if (code.flags & (CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR))
    return a.fail('Asynchronous code', code.name, 'Coroutines and async generators are not captured.');
  drawerOf(code);
  if (fn instanceof PyFunction && !code.filename.startsWith('<frozen'))
    a.capture.addGuard(
      'FUNCTION_MATCH',
      new HeldSource(fn, code.qualname),
      `${code.qualname}.__code__ is the code that was captured`,
      () => fn.code === code,
    );
  const frame = new SymbolicFrame(code, fn.globals, fn.builtins, cellsOf(a, fn), evaluator.frame);
  bind(a, fn, frame, args, keywords);
  return isGeneratorCode(code) ? new GeneratorValue(evaluator, frame) : evaluator.inline(frame);
}
function cellsOf(a: Actions, fn: PyFunction | MadeFunction): readonly Cell[] {
  if (fn instanceof MadeFunction) return fn.closure ?? [];
  return (fn.closure ?? []).map((cell) => a.capture.wrap(cell, new HeldSource(cell, `${fn.code.name}.__closure__`)) as Cell);
}
function defaultsOf(a: Actions, fn: PyFunction | MadeFunction): readonly Tracked[] {
  if (fn instanceof MadeFunction) return fn.defaults === null ? [] : itemsOf(a, fn.defaults);
  const all = new PartSource(new HeldSource(fn, fn.code.qualname), '__defaults__');
  return (fn.defaults ?? []).map((value, i) => a.capture.lazy(value, new ItemSource(all, i)));
}
function keywordDefault(a: Actions, fn: PyFunction | MadeFunction, name: string): Tracked | undefined {
  if (fn instanceof MadeFunction) {
    const dict = fn.kwDefaults === null ? null : a.force(fn.kwDefaults);
    return dict instanceof Mapping ? dict.get(new Known(name)) : undefined;
  }
  const value = fn.kwDefaults?.getName(name);
  if (value === undefined) return undefined;
  const all = new PartSource(new HeldSource(fn, fn.code.qualname), '__kwdefaults__', () => fn.kwDefaults ?? undefined);
  return a.capture.lazy(value, new ItemSource(all, name));
}
/** Arguments to parameters. A call that does not fit is left to the frame, which raises the right exception. */
export function bind(a: Actions, fn: PyFunction | MadeFunction, frame: SymbolicFrame, args: readonly Tracked[], keywords: Keywords): void {
  const { code } = fn;
  const { argCount, posOnlyArgCount, kwOnlyArgCount, localNames, flags } = code;
  const { locals } = frame;
  const total = argCount + kwOnlyArgCount;
  const wrong = (): never => a.fail('Arguments that do not fit', code.name, 'The frame raises the exception itself.');
  for (let i = 0; i < Math.min(args.length, argCount); i++) locals[i] = args[i];
  let at = total;
  if (flags & CodeFlag.VARARGS) locals[at++] = new Sequence(tupleType, args.slice(argCount));
  else if (args.length > argCount) wrong();
  const rest = flags & CodeFlag.VARKEYWORDS ? new Mapping(dictType, new Map()) : null;
  if (rest !== null) locals[at] = rest;
  for (const [name, value] of keywords) {
    const index = localNames.indexOf(name);
    if (index >= posOnlyArgCount && index < total) {
      if (locals[index] !== undefined) wrong();
      locals[index] = value;
    } else if (rest !== null) rest.set(new Known(strFromJs(name)), value);
    else wrong();
  }
  const defaults = defaultsOf(a, fn);
  for (let i = 0; i < total; i++) {
    if (locals[i] !== undefined) continue;
    const value = i < argCount ? defaults[i - (argCount - defaults.length)] : keywordDefault(a, fn, localNames[i]);
    locals[i] = value ?? wrong();
  }
  if (rest !== null) rest.isChanged = false;
}

// ---- classes
function construct(a: Actions, type: PyType, args: readonly Tracked[], keywords: Keywords): Tracked {
  if (type === typeType && args.length === 1) {
    const of = a.force(args[0]);
    if (of.type === null) return a.fail('The class of an object', of.words, 'It is not known.');
    return new Known(of.type);
  }
  pinClass(a, type);
  if (type.isSubtypeOf(BaseException)) return constructException(a, type, args, keywords);
  const meta = type.cls === typeType ? undefined : type.cls.lookup('__call__');
  if (meta !== undefined && !(meta instanceof PyBuiltin))
    return a.fail('A class with a metaclass', type.name, 'How it makes objects is its own affair.');
  if (!type.has(TypeFlag.HEAP)) return constructNative(a, type, args, keywords);
  if (type.has(TypeFlag.FINALIZED)) return a.fail('A class with __del__()', type.name, 'When objects die is left to the frame.');
  const make = type.lookup('__new__') as Value;
  const init = type.lookup('__init__') as Value;
  if (type.has(TypeFlag.ABSTRACT)) return a.fail('An abstract class', type.name, 'The frame raises the exception itself.');
  let object: Tracked;
  if (make instanceof PyBuiltin && make.owner === objectType) object = newInstance(a, type);
  else if (make instanceof PyBuiltin) return constructNative(a, type, args, keywords);
  else object = call(a, new Known(make instanceof PyStaticMethod ? make.func : make), [new Known(type), ...args], keywords);
  if (!(object instanceof Instance)) {
    if (init instanceof PyFunction && object.type?.isSubtypeOf(type) !== false)
      return a.fail('A class with a builtin base', type.name, 'Its __init__() gets an object that is more than attributes.');
    return object;
  }
  if (!object.type.isSubtypeOf(type)) return object;
  if (init instanceof PyFunction) {
    const result = inline(a, init, [object, ...args], keywords);
    if (!a.isNone(result)) a.raise(TypeError, `__init__() should return None, not '${a.force(result).type?.name}'`);
  } else if (make instanceof PyBuiltin && (args.length > 0 || keywords.size > 0)) a.raise(TypeError, `${type.name}() takes no arguments`);
  return object;
}
/** Whose __init__() does no more with positional arguments than keep them. */
const PLAIN_EXCEPTIONS = new Set(['BaseException', 'StopIteration', 'AttributeError', 'NameError', 'SystemExit', 'ImportError']);
function constructException(a: Actions, type: PyType, args: readonly Tracked[], keywords: Keywords): Tracked {
  const exception = a.evaluator.exception(type, [...args]);
  const init = type.lookup('__init__');
  const make = type.lookup('__new__');
  const isPlain = init instanceof PyFunction || (init instanceof PyBuiltin && PLAIN_EXCEPTIONS.has(init.owner?.name ?? ''));
  if (!isPlain || make !== BaseException.lookup('__new__') || (keywords.size > 0 && !(init instanceof PyFunction)))
    return a.fail('An exception of another kind', type.name, 'The frame makes it itself.');
  if (init instanceof PyFunction) inline(a, init, [exception, ...args], keywords);
  return exception;
}

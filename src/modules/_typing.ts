/**
 * Module _typing: type parameters and type aliases, which the language makes itself (PEP 695, 696), and Generic.
 *
 *     def f[T: int = str]: ...        T = TypeVar('T', bound=int, default=str)
 *     type A[T] = list[T]             A = TypeAliasType('A', list[T], type_params=(T,))
 *
 * What the language makes is lazy: bound, constraints, default and value are functions of the compiler, run when somebody asks, so
 * they may name what comes later. `evaluate_bound` and its like give these functions; for values that were given at once they give
 * a function that answers them. What subscribing does with type parameters is Python: module typing.
 */
import { builtinType, objectType, typeName } from '../runtime/builtin-types.ts';
import { NotImplemented, PyTuple } from '../runtime/collections.ts';
import { indexOf } from '../runtime/convert.ts';
import type { GetSetRow, ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import type { PyDict } from '../runtime/dict.ts';
import { raised, TypeError, ValueError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../runtime/object.ts';
import { setOwn } from '../runtime/own-attributes.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { unionType } from '../runtime/types/generic-alias-union.ts';
import { keywordsFrom } from '../runtime/types/functions.ts';
import type { ThreadState } from '../vm/thread.ts';

// ---- what there is
class PyNoDefault extends PyObject {}
const noDefaultType = builtinType('NoDefaultType', { js: PyNoDefault });
const NoDefault = new PyNoDefault();

/** A value that may have to be worked out: given, or the function that gives it. */
class Lazy {
  constructor(
    public value: Value | undefined,
    readonly evaluate: Value,
  ) {}
  get(t: Thread): Value {
    this.value ??= this.value === null ? null : t.call(this.evaluate, [1]);
    return this.value as Value;
  }
}
const given = (value: Value): Lazy => new Lazy(value, null);
const later = (evaluate: Value): Lazy => new Lazy(undefined, evaluate);

/** TypeVar, ParamSpec and TypeVarTuple; which it is, its class says. */
class PyTypeParameter extends PyObject {
  bound: Lazy | null = null;
  constraints: Lazy | null = null;
  default: Lazy = given(NoDefault);
  covariant = false;
  contravariant = false;
  infers = false;
  constructor(
    cls: PyType,
    readonly name: Value,
  ) {
    super();
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  get hasDefault(): boolean {
    return this.default.value !== NoDefault;
  }
}
const flags = TypeFlag.HAS_DICT | TypeFlag.HAS_WEAKREF;
const typeVarType = builtinType('TypeVar', { flags, module: 'typing' });
const paramSpecType = builtinType('ParamSpec', { flags, module: 'typing' });
const typeVarTupleType = builtinType('TypeVarTuple', { flags, module: 'typing' });
for (const type of [typeVarType, paramSpecType, typeVarTupleType]) type.allocate = null;

class PyParamSpecPart extends PyObject {
  constructor(
    cls: PyType,
    readonly origin: Value,
  ) {
    super();
    this.cls = cls;
  }
}
const paramSpecArgsType = builtinType('ParamSpecArgs', { module: 'typing' });
const paramSpecKwargsType = builtinType('ParamSpecKwargs', { module: 'typing' });

class PyTypeAlias extends PyObject {
  constructor(
    readonly name: Value,
    readonly typeParams: Value,
    readonly value: Lazy,
    readonly module: Value,
  ) {
    super();
  }
}
const typeAliasType = builtinType('TypeAliasType', { js: PyTypeAlias, module: 'typing' });
for (const type of [typeVarType, paramSpecType, typeVarTupleType, paramSpecArgsType, paramSpecKwargsType, typeAliasType])
  type.name = `typing.${type.name}`;

/** Answers a value that was given at once. */
class PyConstEvaluator extends PyObject {
  constructor(readonly value: Value) {
    super();
  }
}
const constEvaluatorType = builtinType('_ConstEvaluator', { js: PyConstEvaluator, module: '_typing' });

/** A class like those of guest code, so that every class may have it beside its other bases. */
const genericType = builtinType('Generic', { flags: TypeFlag.BASETYPE, module: 'typing' });
genericType.allocate = objectType.allocate;
genericType.flags |= TypeFlag.HEAP;

// ---- helpers
const typing = (t: Thread): Value => (t as ThreadState).interp.importNow(t as ThreadState, 'typing');
const ask = (t: Thread, name: string, args: readonly Value[]): Value => t.invoke(t.getAttr(typing(t), name), args);
const callerModule = (t: Thread): Value => (t as ThreadState).callerGlobals()?.getName('__name__') ?? null;
const refuseSubclass = (name: string): NativeRow => [
  '(self, object, /)',
  null,
  () => {
    throw raised(TypeError, `Cannot subclass an instance of ${name}`);
  },
];
/** `a | b`, where texts stand for what comes later. */
const union = (t: Thread, left: Value, right: Value): Value =>
  t.getItem(unionType, new PyTuple([left, right].map((item) => typeText(t, item))));
const typeText = (t: Thread, item: Value): Value => (isStr(item) ? t.call(t.getAttr(typing(t), '_type_convert'), [item]) : item);
const unions = {
  __or__: ['(self, value, /)', 'Return self|value.', union],
  __ror__: ['(self, value, /)', 'Return value|self.', (t, self: Value, other: Value) => union(t, other, self)],
} satisfies Record<string, NativeRow>;
const evaluator = (doc: string | null, of: (self: never) => Lazy | null): GetSetRow => [
  doc,
  (_t, self: Value) => {
    const lazy = of(self as never);
    if (lazy === null || lazy.value === NoDefault) return null;
    return lazy.evaluate !== null ? lazy.evaluate : new PyConstEvaluator(lazy.value as Value);
  },
];
function nameArgument(owner: string, name: Value | undefined): Value {
  if (name === undefined) throw raised(TypeError, `${owner}() missing required argument 'name' (pos 1)`);
  if (!isStr(name)) throw raised(TypeError, `${owner}() argument 'name' must be str, not ${typeName(name)}`);
  return name;
}
/** Keyword arguments by name; `name` may be among them. */
function keywordArguments(owner: string, kwargs: PyDict, allowed: readonly string[]): Record<string, Value | undefined> {
  const found: Record<string, Value | undefined> = {};
  for (const [key, value] of kwargs.entries()) {
    const name = jsText(key as string);
    if (!allowed.includes(name)) throw raised(TypeError, `${owner}() got an unexpected keyword argument '${name}'`);
    found[name] = value;
  }
  return found;
}
function setVariance(t: Thread, self: PyTypeParameter, options: Record<string, Value | undefined>): void {
  const is = (name: string): boolean => options[name] !== undefined && t.truth(options[name] as Value);
  self.covariant = is('covariant');
  self.contravariant = is('contravariant');
  self.infers = is('infer_variance');
  if (self.covariant && self.contravariant) throw raised(ValueError, 'Bivariant types are not supported.');
  if (self.infers && (self.covariant || self.contravariant)) throw raised(ValueError, 'Variance cannot be specified with infer_variance.');
}
function boundOf(t: Thread, bound: Value | undefined): Lazy | null {
  if (bound === undefined || bound === null) return null;
  return given(t.call(t.getAttr(typing(t), '_type_check'), [bound, 'Bound must be a type.']));
}
function finish(t: Thread, self: PyTypeParameter, options: Record<string, Value | undefined>): PyTypeParameter {
  if (options.default !== undefined) self.default = given(options.default);
  setOwn(self, '__module__', callerModule(t));
  return self;
}
const OPTIONS = ['name', 'bound', 'default', 'covariant', 'contravariant', 'infer_variance'];
const NEW = '(cls, /, *args, **kwargs)';

// ---- rows
const shared = (owner: string): NonNullable<TypeRows['methods']> => ({
  __mro_entries__: refuseSubclass(owner),
  __reduce__: ['(self, /)', null, (_t, self: PyTypeParameter) => self.name],
  has_default: ['(self, /)', null, (_t, self: PyTypeParameter) => self.hasDefault],
  __repr__: [
    '(self, /)',
    'Return repr(self).',
    (_t, self: PyTypeParameter) => {
      if (self.infers || self.cls === typeVarTupleType) return self.name;
      return strFromJs(`${self.covariant ? '+' : self.contravariant ? '-' : '~'}${jsText(self.name as string)}`);
    },
  ],
});
const defaults = (word: string): NonNullable<TypeRows['getset']> => ({
  __name__: [null, (_t, self: PyTypeParameter) => self.name],
  __default__: [`The default value for this ${word}.`, (t, self: PyTypeParameter) => self.default.get(t)],
  evaluate_default: evaluator(null, (self: PyTypeParameter) => self.default),
});
const variance: NonNullable<TypeRows['getset']> = {
  __covariant__: [null, (_t, self: PyTypeParameter) => self.covariant],
  __contravariant__: [null, (_t, self: PyTypeParameter) => self.contravariant],
  __infer_variance__: [null, (_t, self: PyTypeParameter) => self.infers],
};
const VARIANCE = ['__name__', '__covariant__', '__contravariant__', '__infer_variance__'];

const typeVarRows: TypeRows = {
  doc: 'A type variable: a type that is filled in later.',
  members: VARIANCE,
  new: [
    NEW,
    null,
    (t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      const options = keywordArguments('typevar', kwargs, OPTIONS);
      const self = new PyTypeParameter(typeVarType, nameArgument('typevar', args[0] ?? options.name));
      setVariance(t, self, options);
      const constraints = args.slice(1);
      if (constraints.length === 1) throw raised(TypeError, 'A single constraint is not allowed');
      self.bound = boundOf(t, options.bound);
      if (constraints.length > 0) {
        if (self.bound !== null) throw raised(TypeError, 'Constraints cannot be combined with bound=...');
        self.constraints = given(new PyTuple(constraints));
      }
      return finish(t, self, options);
    },
  ],
  methods: {
    ...shared('TypeVar'),
    ...unions,
    __typing_subst__: ['(self, arg, /)', null, (t, self: Value, arg: Value) => ask(t, '_typevar_subst', [self, arg])],
    __typing_prepare_subst__: [
      '(self, alias, args, /)',
      null,
      (t, self: Value, alias: Value, args: Value) => ask(t, '_typevar_prepare_subst', [self, alias, args]),
    ],
  },
  getset: {
    ...defaults('TypeVar'),
    ...variance,
    __bound__: [null, (t, self: PyTypeParameter) => self.bound?.get(t) ?? null],
    __constraints__: [null, (t, self: PyTypeParameter) => self.constraints?.get(t) ?? new PyTuple([])],
    evaluate_bound: evaluator(null, (self: PyTypeParameter) => self.bound),
    evaluate_constraints: evaluator(null, (self: PyTypeParameter) => self.constraints),
  },
  attributes: { __module__: 'typing' },
};
const paramSpecRows: TypeRows = {
  doc: 'A parameter specification: the parameters of a function, filled in later.',
  members: [...VARIANCE, '__bound__'],
  new: [
    NEW,
    null,
    (t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      const options = keywordArguments('paramspec', kwargs, OPTIONS);
      if (args.length > 1) throw raised(TypeError, `paramspec() takes exactly 1 positional argument (${args.length} given)`);
      const self = new PyTypeParameter(paramSpecType, nameArgument('paramspec', args[0] ?? options.name));
      setVariance(t, self, options);
      self.bound = boundOf(t, options.bound);
      return finish(t, self, options);
    },
  ],
  methods: {
    ...shared('ParamSpec'),
    ...unions,
    __typing_subst__: ['(self, arg, /)', null, (t, self: Value, arg: Value) => ask(t, '_paramspec_subst', [self, arg])],
    __typing_prepare_subst__: [
      '(self, alias, args, /)',
      null,
      (t, self: Value, alias: Value, args: Value) => ask(t, '_paramspec_prepare_subst', [self, alias, args]),
    ],
  },
  getset: {
    ...defaults('ParamSpec'),
    ...variance,
    __bound__: [null, (t, self: PyTypeParameter) => self.bound?.get(t) ?? null],
    args: ['Represents positional arguments.', (_t, self: PyTypeParameter) => new PyParamSpecPart(paramSpecArgsType, self)],
    kwargs: ['Represents keyword arguments.', (_t, self: PyTypeParameter) => new PyParamSpecPart(paramSpecKwargsType, self)],
  },
  attributes: { __module__: 'typing' },
};
const typeVarTupleRows: TypeRows = {
  doc: 'A type variable tuple: any number of types that are filled in later.',
  members: ['__name__'],
  new: [
    NEW,
    null,
    (t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      const options = keywordArguments('typevartuple', kwargs, ['name', 'default']);
      if (args.length > 1) throw raised(TypeError, `typevartuple() takes exactly 1 positional argument (${args.length} given)`);
      return finish(t, new PyTypeParameter(typeVarTupleType, nameArgument('typevartuple', args[0] ?? options.name)), options);
    },
  ],
  methods: {
    ...shared('TypeVarTuple'),
    __iter__: ['(self, /)', 'Implement iter(self).', unpackOnce],
    __typing_subst__: [
      '(self, arg, /)',
      null,
      () => {
        throw raised(TypeError, 'Substitution of bare TypeVarTuple is not supported');
      },
    ],
    __typing_prepare_subst__: [
      '(self, alias, args, /)',
      null,
      (t, self: Value, alias: Value, args: Value) => ask(t, '_typevartuple_prepare_subst', [self, alias, args]),
    ],
  },
  getset: defaults('TypeVarTuple'),
  attributes: { __module__: 'typing' },
};
/** `*Ts` gives one item: Unpack[Ts]. */
function unpackOnce(t: Thread, self: Value): Value {
  return t.iter(new PyTuple([t.getItem(t.getAttr(typing(t), 'Unpack'), self)]));
}
const partRows = (word: string, name: string): TypeRows => ({
  doc: `The ${word} arguments of a ParamSpec.`,
  members: ['__origin__'],
  new: ['(cls, origin)', null, (_t, cls: PyType, origin: Value) => new PyParamSpecPart(cls, origin)],
  methods: {
    __mro_entries__: refuseSubclass(name),
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyParamSpecPart) => {
        const origin = self.origin instanceof PyTypeParameter ? jsText(self.origin.name as string) : t.reprText(self.origin);
        return strFromJs(`${origin}.${self.cls === paramSpecArgsType ? 'args' : 'kwargs'}`);
      },
    ],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (t, self: PyParamSpecPart, other: Value) =>
        other instanceof PyParamSpecPart && other.cls === self.cls ? t.equals(self.origin, other.origin) : NotImplemented,
    ],
  },
  getset: { __origin__: [null, (_t, self: PyParamSpecPart) => self.origin] },
  attributes: { __module__: 'typing' },
});

function checkTypeParams(t: Thread, params: Value): Value {
  if (!(params instanceof PyTuple)) throw raised(TypeError, 'type_params must be a tuple');
  let seen = false;
  for (const item of params.items) {
    if (!(item instanceof PyTypeParameter)) throw raised(TypeError, `Expected a type param, got ${t.reprText(item)}`);
    if (item.hasDefault) seen = true;
    else if (seen) throw raised(TypeError, `non-default type parameter '${t.reprText(item)}' follows default type parameter`);
  }
  return params;
}
const typeAliasRows: TypeRows = {
  doc: 'A name for a type, as `type Name = ...` makes it: the type is worked out when it is asked for.',
  members: ['__name__', '__type_params__'],
  new: [
    NEW,
    null,
    (t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      const options = keywordArguments('typealias', kwargs, ['name', 'value', 'type_params']);
      if (args.length > 2) throw raised(TypeError, `typealias() takes exactly 2 positional arguments (${args.length} given)`);
      const name = nameArgument('typealias', args[0] ?? options.name);
      const value = args[1] ?? (args[1] === null ? null : options.value);
      if (value === undefined) throw raised(TypeError, "typealias() missing required argument 'value' (pos 2)");
      const params = options.type_params === undefined ? new PyTuple([]) : checkTypeParams(t, options.type_params);
      return new PyTypeAlias(name, params, given(value), callerModule(t));
    },
  ],
  methods: {
    ...unions,
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: PyTypeAlias) => self.name],
    __reduce__: ['(self, /)', null, (_t, self: PyTypeAlias) => self.name],
    __iter__: ['(self, /)', 'Implement iter(self).', unpackOnce],
    __getitem__: [
      '(self, key, /)',
      'Return self[key].',
      (t, self: PyTypeAlias, item: Value) => {
        if ((self.typeParams as PyObject as PyTuple).items.length === 0)
          throw raised(TypeError, 'Only generic type aliases are subscriptable');
        return makeGenericAlias(t, self as unknown as PyType, item);
      },
    ],
  },
  getset: {
    __name__: [null, (_t, self: PyTypeAlias) => self.name],
    __type_params__: [null, (_t, self: PyTypeAlias) => self.typeParams],
    __module__: [null, (_t, self: PyTypeAlias) => self.module],
    __value__: [null, (t, self: PyTypeAlias) => self.value.get(t)],
    __parameters__: [
      null,
      (t, self: PyTypeAlias) =>
        new PyTuple(
          (self.typeParams as PyObject as PyTuple).items.flatMap((item) =>
            item instanceof PyTypeParameter && item.cls === typeVarTupleType ? t.list(item) : [item],
          ),
        ),
    ],
    evaluate_value: evaluator(null, (self: PyTypeAlias) => self.value),
  },
};
const noDefaultRows: TypeRows = {
  doc: 'The type of the NoDefault singleton.',
  new: [
    '(cls, /, *args, **kwargs)',
    null,
    (_t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      if (args.length > 0 || kwargs.size > 0) throw raised(TypeError, 'NoDefaultType takes no arguments');
      return NoDefault;
    },
  ],
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', () => 'typing.NoDefault'],
    __reduce__: ['(self, /)', null, () => 'NoDefault'],
  },
};
/** annotationlib.Format.STRING. */
const AS_TEXT = 4;
const constEvaluatorRows: TypeRows = {
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyConstEvaluator) => strFromJs(`<constevaluator ${t.reprText(self.value)}>`)],
    __call__: [
      '(self, format, /)',
      'Call self as a function.',
      (t, self: PyConstEvaluator, format: Value) => {
        if (indexOf(t, format) !== AS_TEXT) return self.value;
        const text = (item: Value): string => t.strText(t.call(t.getAttr(typing(t), '_type_repr'), [item]));
        if (!(self.value instanceof PyTuple)) return strFromJs(text(self.value));
        const items = self.value.items.map(text);
        return strFromJs(items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`);
      },
    ],
  },
};
const genericRows: TypeRows = {
  doc: 'Abstract base class for generic types: class Box(Generic[T]), or class Box[T].',
  classMethods: {
    __class_getitem__: [
      '(cls, /, *args, **kwargs) -- ',
      'Gives a class its type arguments, or Generic its type parameters.',
      (t, cls: PyType, args: Value[], kwargs: PyDict) =>
        t.invoke(t.getAttr(typing(t), '_generic_class_getitem'), [cls, ...args], keywordsFrom(kwargs)),
    ],
    __init_subclass__: [
      '(cls, /, *args, **kwargs) -- ',
      'Finds the type parameters of a new class.',
      (t, cls: PyType, args: Value[], kwargs: PyDict) =>
        t.invoke(t.getAttr(typing(t), '_generic_init_subclass'), [cls, ...args], keywordsFrom(kwargs)),
    ],
  },
  attributes: { __module__: 'typing' },
};

/** A parameter of the [...] of a def, class or type statement. */
function inferred(cls: PyType, name: Value): PyTypeParameter {
  const self = new PyTypeParameter(cls, name);
  self.infers = true;
  return self;
}
/** What the instructions of the compiler call. */
const functions: ModuleRows['functions'] = {
  _idfunc: ['(x, /)', 'Gives what it got.', (_t, x: Value) => x],
  _make_typevar: [
    '(name, bound=None, constraints=None, /)',
    'The variable of [T], [T: bound], [T: (constraints)].',
    (_t, name: Value, bound: Value = null, constraints: Value = null) => {
      const self = inferred(typeVarType, name);
      if (bound !== null) self.bound = later(bound);
      if (constraints !== null) self.constraints = later(constraints);
      return self;
    },
  ],
  _make_paramspec: ['(name, /)', 'The variable of [**P].', (_t, name: Value) => inferred(paramSpecType, name)],
  _make_typevartuple: ['(name, /)', 'The variable of [*Ts].', (_t, name: Value) => inferred(typeVarTupleType, name)],
  _make_typealias: [
    '(parts, /)',
    'What a type statement makes.',
    (t, parts: PyTuple) => {
      const [name, params, evaluate] = parts.items;
      return new PyTypeAlias(name, params === null ? new PyTuple([]) : params, later(evaluate), callerModule(t));
    },
  ],
  _set_default: [
    '(parameter, evaluate, /)',
    'The default of [T = default].',
    (_t, parameter: PyTypeParameter, evaluate: Value) => {
      parameter.default = later(evaluate);
      return parameter;
    },
  ],
};

export const typingModule: ModuleRows = {
  name: '_typing',
  doc: 'Type parameters and type aliases, as the language makes them.',
  types: [
    [noDefaultType, noDefaultRows],
    [constEvaluatorType, constEvaluatorRows],
    [typeVarType, typeVarRows],
    [paramSpecType, paramSpecRows],
    [typeVarTupleType, typeVarTupleRows],
    [paramSpecArgsType, partRows('positional', 'ParamSpecArgs')],
    [paramSpecKwargsType, partRows('keyword', 'ParamSpecKwargs')],
    [typeAliasType, typeAliasRows],
    [genericType, genericRows],
  ],
  functions,
  values: () => ({
    TypeVar: typeVarType,
    ParamSpec: paramSpecType,
    TypeVarTuple: typeVarTupleType,
    ParamSpecArgs: paramSpecArgsType,
    ParamSpecKwargs: paramSpecKwargsType,
    TypeAliasType: typeAliasType,
    Generic: genericType,
    NoDefault,
    Union: unionType,
  }),
};

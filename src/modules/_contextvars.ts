/**
 * Module _contextvars: contexts as guest programs see them. What they are and how they work is told in runtime/context.ts.
 */
import { builtinType } from '../runtime/builtin-types.ts';
import { NotImplemented } from '../runtime/collections.ts';
import {
  byIdentity,
  contextType,
  contextVarType,
  copyContext,
  currentContext,
  enterContext,
  exitContext,
  getVariable,
  makeVariable,
  PyContext,
  PyContextVar,
  PyToken,
  resetVariable,
  setVariable,
  tokenType,
} from '../runtime/context.ts';
import type { ModuleRows, NativeRow, TypeRows } from '../runtime/define.ts';
import type { PyDict } from '../runtime/dict.ts';
import { KeyError, raised, raisedWith, RuntimeError, TypeError } from '../runtime/exceptions.ts';
import type { Thread } from '../runtime/machine.ts';
import type { NativeFrame } from '../runtime/native-frame.ts';
import { PUSHED, PyInstance, PyObject, type PyType, type Value } from '../runtime/object.ts';
import { compareItems } from '../runtime/sequences.ts';
import { isStr, jsText, strFromJs } from '../runtime/text.ts';
import { keywordsFrom } from '../runtime/types/functions.ts';
import { makeGenericAlias } from '../runtime/types/generic-alias.ts';
import { itemsOf, keysOf, valuesOf } from '../runtime/types/hamt-iterators.ts';
import { collectAll } from '../vm/collect.ts';

const addressOf = (t: Thread, v: Value): string => `0x${t.interp.idOf(v).toString(16)}`;
const alias: TypeRows['classMethods'] = {
  __class_getitem__: ['(cls, object, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
};

// ---- ContextVar
function newVariable(t: Thread, _cls: PyType, args: Value[], kwargs: PyDict): Value {
  let standard: Value | undefined;
  for (const [key, value] of kwargs.entries()) if (key === 'default') standard = value;
  const given = args.length + kwargs.size;
  if (given > 2) throw raised(TypeError, `ContextVar() takes at most 2 arguments (${given} given)`);
  if (args.length > 1) throw raised(TypeError, `ContextVar() takes at most 1 positional argument (${args.length} given)`);
  if (args.length === 0) throw raised(TypeError, 'ContextVar() takes exactly 1 positional argument (0 given)');
  if (given > (standard === undefined ? 1 : 2)) {
    const wrong = kwargs.liveKeys().find((key) => key !== 'default');
    throw raised(TypeError, `ContextVar() got an unexpected keyword argument '${jsText(wrong as string)}'`);
  }
  const [name] = args;
  if (!isStr(name)) throw raised(TypeError, 'context variable name must be a str');
  return makeVariable(t.interp, name, t.hash32(name), standard);
}
const variableRows: TypeRows = {
  new: ['(cls, *args, **kwargs)', 'A new context variable.', newVariable],
  classMethods: alias,
  methods: {
    __hash__: ['(self, /)', 'Return hash(self).', (_t, self: PyContextVar) => self.hash],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyContextVar) => {
        const standard = self.standard === undefined ? '' : ` default=${t.reprText(self.standard)}`;
        return strFromJs(`<ContextVar name=${t.reprText(self.name)}${standard} at ${addressOf(t, self)}>`);
      },
    ],
    get: [
      '(self, default=<unrepresentable>, /)',
      'Return a value for the context variable for the current context.\n\nIt is the value in the current context; else the default given here; else the default given when the variable was made; else LookupError is raised.',
      (t, self: PyContextVar, otherwise?: Value) => getVariable(t, self, otherwise),
    ],
    set: [
      '(self, value, /)',
      'Give the variable a value in the current context.\n\nThe Token that is returned can restore what it was, by ContextVar.reset().',
      (t, self: PyContextVar, value: Value) => setVariable(t, self, value),
    ],
    reset: [
      '(self, token, /)',
      'Reset the context variable.\n\nIt gets back what it was before the ContextVar.set() that created the token.',
      (t, self: PyContextVar, token: Value) => {
        if (!(token instanceof PyToken)) throw raised(TypeError, `expected an instance of Token, got ${t.reprText(token)}`);
        return resetAndDrop(t, self, token);
      },
    ],
  },
  getset: { name: [null, (_t, self: PyContextVar) => self.name] },
  members: ['name'],
};

/**
 * reset(), and what the value has to say that nobody holds any more. Elsewhere that comes with the next collection; here a program can tell
 * whether it came before the next get(), so it comes at once.
 */
function resetAndDrop(t: Thread, variable: PyContextVar, token: PyToken): Value {
  const dropped = t.contexts.current?.vars.get(byIdentity, variable);
  resetVariable(t, variable, token);
  const hasLastWords = dropped instanceof PyInstance && dropped.cls.lookup('__del__') !== undefined;
  return hasLastWords && t.interp.host.collect !== undefined ? t.start(collectStep) : null;
}
function collectStep(t: Thread, f: NativeFrame, _value: Value): Value {
  if (f.state !== 0) return null;
  f.state = 1;
  return collectAll(t) === PUSHED ? PUSHED : null;
}

// ---- Token
class PyMissing extends PyObject {}
const missingType = builtinType('Token.MISSING', { js: PyMissing, module: 'builtins' });
const MISSING = new PyMissing();

const tokenRows: TypeRows = {
  new: [
    '(cls, *args, **kwargs)',
    'Tokens are made by ContextVar.set().',
    () => {
      throw raised(RuntimeError, 'Tokens can only be created by ContextVars');
    },
  ],
  classMethods: alias,
  methods: {
    __hash__: null,
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyToken) => strFromJs(`<Token${self.used ? ' used' : ''} var=${t.reprText(self.variable)} at ${addressOf(t, self)}>`),
    ],
    __enter__: ['(self, /)', 'Enter into Token context manager.', (_t, self: PyToken) => self],
    __exit__: [
      '(self, type, value, traceback, /)',
      'Exit from Token context manager, restore the linked ContextVar.',
      (t, self: PyToken) => {
        return resetAndDrop(t, self.variable, self);
      },
    ],
  },
  getset: {
    var: [null, (_t, self: PyToken) => self.variable],
    old_value: [null, (_t, self: PyToken) => (self.old === undefined ? MISSING : self.old)],
  },
  attributes: { MISSING },
};

// ---- Context
function keyOf(t: Thread, key: Value): PyContextVar {
  if (key instanceof PyContextVar) return key;
  throw raised(TypeError, `a ContextVar key was expected, got ${t.reprText(key)}`);
}
/** a: the context; b: what to call; c: its arguments, then its keywords. */
function runStep(t: Thread, f: NativeFrame, value: Value): Value {
  if (f.state === 0) {
    f.state = 1;
    const [args, kwargs] = f.c as [Value[], PyDict];
    enterContext(t, f.a as PyContext);
    f.rescue = leave;
    value = t.invoke(f.b as Value, args, keywordsFrom(kwargs));
    if (value === PUSHED) return PUSHED;
  }
  f.rescue = null;
  exitContext(t, f.a as PyContext);
  return value;
}
function leave(t: Thread, f: NativeFrame): Value | undefined {
  f.rescue = null;
  exitContext(t, f.a as PyContext);
  return undefined;
}
/** As maps: each variable of one has an equal value in the other. What `__eq__` of a value does to the contexts changes nothing here. */
function equalContexts(t: Thread, a: PyContext, b: Value, symbol: '==' | '!='): Value {
  if (!(b instanceof PyContext)) return NotImplemented;
  if (a.vars === b.vars) return symbol === '==';
  const mine: Value[] = [];
  const others: Value[] = [];
  for (const [variable, value] of a.vars.entries()) {
    const other = b.vars.get(byIdentity, variable);
    if (other === undefined) return symbol === '!=';
    mine.push(value);
    others.push(other);
  }
  return a.vars.size === b.vars.size ? compareItems(t, symbol, mine, others) : symbol === '!=';
}
const comparison = (symbol: '==' | '!='): NativeRow => [
  '(self, value, /)',
  `Return self${symbol}value.`,
  (t, self: PyContext, other: Value) => equalContexts(t, self, other, symbol),
];

const contextRows: TypeRows = {
  new: [
    '(cls, *args, **kwargs)',
    'A new, empty context.',
    (_t, _cls: PyType, args: Value[], kwargs: PyDict) => {
      if (args.length + kwargs.size > 0) throw raised(TypeError, 'Context() does not accept any arguments');
      return new PyContext();
    },
  ],
  methods: {
    __hash__: null,
    __eq__: comparison('=='),
    __ne__: comparison('!='),
    __len__: ['(self, /)', 'Return len(self).', (_t, self: PyContext) => self.vars.size],
    __iter__: ['(self, /)', 'Implement iter(self).', (_t, self: PyContext) => keysOf(self.vars)],
    __contains__: [
      '(self, key, /)',
      'Return bool(key in self).',
      (t, self: PyContext, key: Value) => self.vars.get(byIdentity, keyOf(t, key)) !== undefined,
    ],
    __getitem__: [
      '(self, key, /)',
      'Return self[key].',
      (t, self: PyContext, key: Value) => {
        const value = self.vars.get(byIdentity, keyOf(t, key));
        if (value === undefined) throw raisedWith(KeyError, key);
        return value;
      },
    ],
    get: [
      '(self, key, default=None, /)',
      'The value of the variable `key` in this context, or the default when it has none here.',
      (t, self: PyContext, key: Value, otherwise: Value = null) => self.vars.get(byIdentity, keyOf(t, key)) ?? otherwise,
    ],
    keys: ['(self, /)', 'Return a list of all variables in the context object.', (_t, self: PyContext) => keysOf(self.vars)],
    values: ['(self, /)', "Return a list of all variables' values in the context object.", (_t, self: PyContext) => valuesOf(self.vars)],
    items: ['(self, /)', 'Return all variables and their values in the context object.', (_t, self: PyContext) => itemsOf(self.vars)],
    copy: ['(self, /)', 'Return a shallow copy of the context object.', (_t, self: PyContext) => copyContext(self)],
    run: [
      '(self, /, *args, **kwargs)',
      'Call a function with this context as the current one.',
      (t, self: PyContext, args: Value[], kwargs: PyDict) => {
        if (args.length === 0) throw raised(TypeError, 'run() missing 1 required positional argument');
        return t.start(runStep, self, args[0], [args.slice(1), kwargs]);
      },
    ],
  },
};

export const contextVarsModule: ModuleRows = {
  name: '_contextvars',
  doc: 'Context Variables',
  types: [
    [contextType, contextRows],
    [contextVarType, variableRows],
    [tokenType, tokenRows],
    [missingType, { methods: { __repr__: ['(self, /)', 'Return repr(self).', () => '<Token.MISSING>'] } }],
  ],
  functions: {
    copy_context: ['()', 'A copy of the current context.', (t) => copyContext(currentContext(t))],
  },
  values: () => ({ Context: contextType, ContextVar: contextVarType, Token: tokenType }),
};

/**
 * Class Context: the settings of decimal arithmetic as guest code sees them, with flags for what has happened and traps for what shall
 * raise; the current one of each thread; and localcontext().
 */
import { builtinType } from '../../runtime/builtin-types.ts';
import { PyList, PyTuple } from '../../runtime/collections.ts';
import { getVariable, makeVariable, type PyContextVar, setVariable } from '../../runtime/context.ts';
import type { GetSetRow, NativeRow, TypeRows } from '../../runtime/define.ts';
import { PyDict } from '../../runtime/dict.ts';
import { AttributeError, KeyError, OverflowError, raised, raisedWith, TypeError, ValueError } from '../../runtime/exceptions.ts';
import type { Interpreter, Thread } from '../../runtime/machine.ts';
import { intOf } from '../../runtime/number.ts';
import { PyObject, type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { jsText, strOf } from '../../runtime/text.ts';
import { Condition, etiny, etop, INVALID, type Settings } from './settings.ts';
import { maskOf, SIGNALS, signalNames, signalsIn, trapped } from './signals.ts';
import { Round, ROUNDINGS } from './value.ts';

const MAX = 999999999999999999n;
type Int = number | bigint;

export class PyContext extends PyObject implements Settings {
  /** As guest code reads them; the doubles beside them are what is worked with. */
  precInt: Int = 28;
  eminInt: Int = -999999;
  emaxInt: Int = 999999;
  prec = 28;
  emin = -999999;
  emax = 999999;
  rounding: number = Round.HALF_EVEN;
  capitals = true;
  clamp = false;
  /** Of the operation that runs now. */
  status = 0;
  /** Of all operations since they were cleared. */
  flags = 0;
  traps: number = INVALID | Condition.DIVISION_BY_ZERO | Condition.OVERFLOW;
  constructor(cls?: PyType) {
    super();
    if (cls === undefined || cls === contextType) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  copy(): PyContext {
    const { precInt, eminInt, emaxInt, prec, emin, emax, rounding, capitals, clamp, flags, traps } = this;
    return Object.assign(new PyContext(), { precInt, eminInt, emaxInt, prec, emin, emax, rounding, capitals, clamp, flags, traps });
  }
  /** The result of an operation, when none of the conditions that it met is trapped. */
  conclude<T>(result: T): T {
    const { status } = this;
    if (status === 0) return result;
    this.status = 0;
    this.flags |= status;
    if ((status & this.traps) !== 0) throw trapped(status & this.traps);
    return result;
  }
  /** Notes conditions outside of an operation. */
  signal(conditions: number): void {
    this.status = conditions;
    this.conclude(null);
  }
}
export const contextType = builtinType('Context', {
  flags: TypeFlag.BASETYPE,
  js: PyContext,
  module: 'decimal',
  allocate: (cls) => new PyContext(cls),
});
contextType.name = 'decimal.Context';

// ---- the current context
interface DecimalState {
  /** The context that counts: a variable of the contexts of PEP 567. */
  readonly current: PyContextVar;
  readonly templates: { readonly DefaultContext: PyContext; readonly BasicContext: PyContext; readonly ExtendedContext: PyContext };
  /** Classes that the Python part of the module brings. */
  signalDict: PyType;
  tuple: Value;
  rational: Value;
}
const STATE = Symbol('decimal');
export function stateOf(interp: Interpreter): DecimalState {
  const { drawer } = interp;
  let state = drawer.get(STATE) as DecimalState | undefined;
  if (state === undefined) {
    const ExtendedContext = new PyContext();
    ExtendedContext.prec = 9;
    ExtendedContext.precInt = 9;
    ExtendedContext.traps = 0;
    const BasicContext = ExtendedContext.copy();
    BasicContext.rounding = Round.HALF_UP;
    BasicContext.traps = INVALID | Condition.DIVISION_BY_ZERO | Condition.OVERFLOW | Condition.UNDERFLOW | Condition.CLAMPED;
    const templates = { DefaultContext: new PyContext(), BasicContext, ExtendedContext };
    state = { current: makeVariable(interp, 'decimal_context', 0), templates, signalDict: signalsType, tuple: null, rational: null };
    drawer.set(STATE, state);
  }
  return state;
}
export function currentContext(t: Thread): PyContext {
  const state = stateOf(t.interp);
  let context = getVariable(t, state.current, null) as PyContext | null;
  if (context === null) {
    context = state.templates.DefaultContext.copy();
    context.flags = 0;
    setVariable(t, state.current, context);
  }
  context.status = 0;
  return context;
}
/** An optional argument `context`. */
export function contextArgument(t: Thread, context: Value | undefined): PyContext {
  if (context === undefined || context === null) return currentContext(t);
  if (!(context instanceof PyContext)) throw raised(TypeError, 'optional argument must be a context');
  context.status = 0;
  return context;
}

// ---- attributes
function sizeArgument(value: Value): Int {
  const int = intOf(value);
  if (int === undefined) throw raised(TypeError, 'an integer is required');
  if (int > 9223372036854775807n || int < -9223372036854775808n)
    throw raised(OverflowError, 'Python int too large to convert to C ssize_t');
  return int;
}
function within(value: Value, least: Int, most: Int, words: string): Int {
  const int = sizeArgument(value);
  if (int < least || int > most) throw raised(ValueError, words);
  return int;
}
export function roundingArgument(value: Value): number {
  const text = strOf(value);
  const mode = text === undefined ? -1 : (ROUNDINGS as readonly string[]).indexOf(jsText(text));
  if (mode >= 0) return mode;
  throw raised(
    TypeError,
    'valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]',
  );
}
type Setter = (t: Thread, self: PyContext, value: Value) => void;
const SETTERS: Readonly<Record<string, Setter>> = {
  prec: (_t, self, value) => {
    self.precInt = within(value, 1, MAX, 'valid range for prec is [1, MAX_PREC]');
    self.prec = Number(self.precInt);
  },
  rounding: (_t, self, value) => {
    self.rounding = roundingArgument(value);
  },
  Emin: (_t, self, value) => {
    self.eminInt = within(value, -MAX, 0, 'valid range for Emin is [MIN_EMIN, 0]');
    self.emin = Number(self.eminInt);
  },
  Emax: (_t, self, value) => {
    self.emaxInt = within(value, 0, MAX, 'valid range for Emax is [0, MAX_EMAX]');
    self.emax = Number(self.emaxInt);
  },
  capitals: (_t, self, value) => {
    self.capitals = within(value, 0, 1, 'valid values for capitals are 0 or 1') === 1;
  },
  clamp: (_t, self, value) => {
    self.clamp = within(value, 0, 1, 'valid values for clamp are 0 or 1') === 1;
  },
  flags: (t, self, value) => {
    self.flags = signalSet(t, value);
  },
  traps: (t, self, value) => {
    self.traps = signalSet(t, value);
  },
};
/** The conditions of a mapping from all signals to truth values. */
function signalSet(t: Thread, value: Value): number {
  if (value instanceof PySignals) return value.mask;
  if (!(value instanceof PyDict)) throw raised(TypeError, 'argument must be a signal dict');
  if (value.size !== SIGNALS.length) throw raisedWith(KeyError, 'invalid signal dict');
  let mask = 0;
  for (const [signal, bits] of SIGNALS) {
    const entry = value.get(t, signal);
    if (entry === undefined) throw raisedWith(KeyError, 'invalid signal dict');
    if (t.truth(entry)) mask |= bits;
  }
  return mask;
}
/** What the constructor takes: a list of signals besides. */
function signalArgument(t: Thread, value: Value): number {
  if (!(value instanceof PyList)) return signalSet(t, value);
  return value.items.reduce((mask: number, signal) => mask | maskOf(signal), 0);
}

const attribute = (name: string, doc: string, get: (t: Thread, self: PyContext) => Value): readonly [string, GetSetRow] => [
  name,
  [
    doc,
    get,
    (t, self: PyContext, value) => {
      if (value === undefined) throw raised(AttributeError, 'context attributes cannot be deleted');
      SETTERS[name](t, self, value);
    },
  ],
];
function setAll(t: Thread, self: PyContext, values: Readonly<Record<string, Value | undefined>>): void {
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null) continue;
    if (name === 'flags') self.flags = signalArgument(t, value);
    else if (name === 'traps') self.traps = signalArgument(t, value);
    else SETTERS[name](t, self, value);
  }
}

function contextText(self: PyContext): string {
  const { precInt, rounding, eminInt, emaxInt, capitals, clamp, flags, traps } = self;
  return (
    `Context(prec=${precInt}, rounding=${ROUNDINGS[rounding]}, Emin=${eminInt}, Emax=${emaxInt}, ` +
    `capitals=${capitals ? 1 : 0}, clamp=${clamp ? 1 : 0}, flags=${signalNames(flags)}, traps=${signalNames(traps)})`
  );
}
const copyRow = (doc: string): NativeRow => ['(self, /)', doc, (_t, self: PyContext) => self.copy()];

export const contextRows: TypeRows = {
  signature: '(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
  doc: 'What decimal arithmetic is done under: precision, rounding, limits of exponents,\nflags for what has happened and traps for what shall raise.\n',
  new: ['(cls, /, *args, **kwargs)', 'A new context.', (_t, cls: PyType) => new PyContext(cls)],
  methods: {
    __init__: [
      '(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)',
      'Initialize self.',
      (t, self: PyContext, prec, rounding, Emin, Emax, capitals, clamp, flags, traps) => {
        setAll(t, self, { prec, rounding, Emin, Emax, capitals, clamp, traps, flags } as Record<string, Value | undefined>);
        return null;
      },
    ],
    __repr__: ['(self, /)', 'Return repr(self).', (_t, self: PyContext) => contextText(self)],
    __copy__: copyRow('A copy.'),
    copy: copyRow('A copy, flags and traps included.'),
    __reduce__: [
      '(self, /)',
      'Helper for pickle.',
      (_t, self: PyContext) => {
        const { precInt, rounding, eminInt, emaxInt, capitals, clamp, flags, traps } = self;
        const lists = [new PyList(signalsIn(flags)), new PyList(signalsIn(traps))];
        return new PyTuple([
          self.cls,
          new PyTuple([precInt, ROUNDINGS[rounding], eminInt, emaxInt, capitals ? 1 : 0, clamp ? 1 : 0, ...lists]),
        ]);
      },
    ],
    clear_flags: [
      '(self, /)',
      'Set all flags to False.',
      (_t, self: PyContext) => {
        self.flags = 0;
        return null;
      },
    ],
    clear_traps: [
      '(self, /)',
      'Set all traps to False.',
      (_t, self: PyContext) => {
        self.traps = 0;
        return null;
      },
    ],
    Etiny: ['(self, /)', 'The least exponent of a subnormal number: Emin - prec + 1.', (_t, self: PyContext) => exactly(self, etiny)],
    Etop: ['(self, /)', 'The largest exponent of a number with all digits: Emax - prec + 1.', (_t, self: PyContext) => exactly(self, etop)],
  },
  getset: Object.fromEntries([
    attribute('prec', 'How many digits results have at most.', (_t, self) => self.precInt),
    attribute('rounding', 'The rounding mode.', (_t, self) => ROUNDINGS[self.rounding]),
    attribute('Emin', 'The least exponent.', (_t, self) => self.eminInt),
    attribute('Emax', 'The largest exponent.', (_t, self) => self.emaxInt),
    attribute('capitals', 'Whether exponents are written with a capital E.', (_t, self) => (self.capitals ? 1 : 0)),
    attribute('clamp', 'Whether exponents are limited as in the interchange formats.', (_t, self) => (self.clamp ? 1 : 0)),
    attribute('flags', 'The signals met so far.', (t, self) => new PySignals(self, 'flags', stateOf(t.interp).signalDict)),
    attribute('traps', 'The signals that raise.', (t, self) => new PySignals(self, 'traps', stateOf(t.interp).signalDict)),
  ]),
};
function exactly(self: PyContext, of: typeof etiny): Int {
  const n = of(self);
  if (Number.isSafeInteger(n) && Number.isSafeInteger(self.prec)) return n;
  return BigInt(of === etiny ? self.eminInt : self.emaxInt) - BigInt(self.precInt) + 1n;
}

// ---- flags and traps as a mapping
export class PySignals extends PyObject {
  constructor(
    readonly context: PyContext,
    readonly which: 'flags' | 'traps',
    cls: PyType,
  ) {
    super();
    if (cls === signalsType) return;
    this.cls = cls;
    this.shape = cls.rootShape;
    this.slots = [];
  }
  get mask(): number {
    return this.context[this.which];
  }
  dict(t: Thread): PyDict {
    const dict = new PyDict();
    for (const [signal, bits] of SIGNALS) dict.set(t, signal, (this.mask & bits) !== 0);
    return dict;
  }
}
export const signalsType = builtinType('_SignalDict', { flags: TypeFlag.BASETYPE, js: PySignals, module: 'decimal' });

function sameSignals(t: Thread, self: PySignals, other: Value): boolean | undefined {
  if (!(other instanceof PySignals) && !(other instanceof PyDict)) return undefined;
  if (other instanceof PyDict && (other.size !== SIGNALS.length || SIGNALS.some(([signal]) => other.get(t, signal) === undefined)))
    return false;
  return signalsIn(signalSet(t, other)).join() === signalsIn(self.mask).join();
}
export const signalsRows: TypeRows = {
  doc: 'Flags or traps of a context: a mapping from signals to bool.',
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (_t, self: PySignals) =>
        `{${SIGNALS.map(([signal, bits]) => `<class 'decimal.${signal.qualname}'>:${(self.mask & bits) !== 0 ? 'True' : 'False'}`).join(', ')}}`,
    ],
    __len__: ['(self, /)', 'Return len(self).', () => SIGNALS.length],
    __iter__: ['(self, /)', 'Implement iter(self).', (t) => t.iter(new PyTuple(SIGNALS.map(([signal]) => signal)))],
    __getitem__: ['(self, key, /)', 'Return self[key].', (_t, self: PySignals, key: Value) => (self.mask & maskOf(key)) !== 0],
    __setitem__: [
      '(self, key, value, /)',
      'Set self[key] to value.',
      (t, self: PySignals, key: Value, value: Value) => {
        const bits = maskOf(key);
        const on = t.truth(value);
        self.context[self.which] = on ? self.mask | bits : self.mask & ~bits;
        return null;
      },
    ],
    __delitem__: [
      '(self, key, /)',
      'Delete self[key].',
      () => {
        throw raised(ValueError, 'signal keys cannot be deleted');
      },
    ],
    __eq__: ['(self, value, /)', 'Return self==value.', (t, self: PySignals, other: Value) => sameSignals(t, self, other) ?? false],
    __ne__: ['(self, value, /)', 'Return self!=value.', (t, self: PySignals, other: Value) => !(sameSignals(t, self, other) ?? false)],
    copy: ['(self, /)', 'The same as a dict.', (t, self: PySignals) => self.dict(t)],
  },
};

// ---- functions of the module
class PyContextManager extends PyObject {
  before: PyContext | null = null;
  constructor(readonly local: PyContext) {
    super();
  }
}
export const managerType = builtinType('ContextManager', { js: PyContextManager, module: 'decimal' });
managerType.name = 'decimal.ContextManager';
export const managerRows: TypeRows = {
  doc: 'What localcontext() gives: a context for the block of a with statement.',
  methods: {
    __enter__: [
      '(self, /)',
      'Make the context the current one.',
      (t, self: PyContextManager) => {
        self.before = currentContext(t);
        setVariable(t, stateOf(t.interp).current, self.local);
        return self.local;
      },
    ],
    __exit__: [
      '(self, /, *args)',
      'Bring the context from before back.',
      (t, self: PyContextManager) => {
        if (self.before !== null) setVariable(t, stateOf(t.interp).current, self.before);
        return false;
      },
    ],
  },
};

function localContext(t: Thread, ctx: Value | undefined, kwargs: PyDict): Value {
  if (ctx !== undefined && ctx !== null && !(ctx instanceof PyContext)) throw raised(TypeError, 'optional argument must be a context');
  const local = (ctx instanceof PyContext ? ctx : currentContext(t)).copy();
  const given: Record<string, Value> = {};
  for (const [key, value] of kwargs.entries()) {
    const name = jsText(key as string);
    if (!(name in SETTERS)) throw raised(TypeError, `this function got an unexpected keyword argument '${name}'`);
    given[name] = value;
  }
  setAll(t, local, given);
  return new PyContextManager(local);
}
function ieeeContext(_t: Thread, bits: Value): Value {
  const size = sizeArgument(bits);
  if (size <= 0 || size > 512 || Number(size) % 32 !== 0)
    throw raised(ValueError, 'argument must be a multiple of 32, with a maximum of 512');
  const n = Number(size);
  const context = new PyContext();
  context.prec = 9 * (n / 32) - 2;
  context.emax = 3 * 2 ** (n / 16 + 3);
  context.emin = 1 - context.emax;
  Object.assign(context, { precInt: context.prec, emaxInt: context.emax, eminInt: context.emin, clamp: true, traps: 0 });
  return context;
}

export const contextFunctions: Readonly<Record<string, NativeRow>> = {
  getcontext: ['()', 'The current context of this thread.', (t) => currentContext(t)],
  setcontext: [
    '(context, /)',
    'Make a context the current one of this thread.',
    (t, context: Value) => {
      if (!(context instanceof PyContext)) throw raised(TypeError, 'argument must be a context');
      const { current, templates } = stateOf(t.interp);
      let chosen = context;
      // Templates stay as they are.
      if (Object.values(templates).includes(context)) {
        chosen = context.copy();
        chosen.flags = 0;
      }
      setVariable(t, current, chosen);
      return null;
    },
  ],
  localcontext: [
    '(ctx=None, **kwargs)',
    'A manager for a with statement: a copy of a context (of the current one by default) is current\nin its block, with the attributes that are given by name.\n',
    (t, ctx: Value | undefined, kwargs: PyDict) => localContext(t, ctx, kwargs),
  ],
  IEEEContext: ['(bits, /)', 'The context of an interchange format of IEEE 754 with so many bits.', ieeeContext],
  _adopt: [
    '(signal_dict, tuple, rational, /)',
    'Hands over classes that are written in Python.',
    (t, signalDict: PyType, tuple: Value, rational: Value) => {
      Object.assign(stateOf(t.interp), { signalDict, tuple, rational });
      return null;
    },
  ],
};

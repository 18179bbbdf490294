/**
 * string.templatelib: what a t-string makes.
 *
 *     t'a{x!r:>5}b'      strings ('a', 'b')      interpolations (Interpolation(x, 'x', 'r', '>5'),)
 *
 * There is always one string more than interpolations; a Template gives them in turn, without the empty strings.
 */
import { builtinType, typeName } from '../builtin-types.ts';
import { PyIterator } from '../callables.ts';
import { PyTuple } from '../collections.ts';
import type { GetSetRow, TypeRows } from '../define.ts';
import type { PyDict } from '../dict.ts';
import { AttributeError, raised, stopIteration, TypeError, ValueError } from '../exceptions.ts';
import { Raise, type Thread } from '../machine.ts';
import { DONE, PyObject, type PyType, type Value } from '../object.ts';
import { concatStr, joinStr, lengthOfStr, type Str } from '../str-methods.ts';
import { jsText, strOf } from '../text.ts';
import { makeGenericAlias } from './generic-alias.ts';
import { wrongArgument } from '../text-arguments.ts';

const MODULE = 'string.templatelib';

export class PyInterpolation extends PyObject {
  constructor(
    readonly value: Value,
    readonly expression: Value,
    /** 's', 'r', 'a' or None. */
    readonly conversion: Value,
    readonly formatSpec: Value,
  ) {
    super();
  }
}
export class PyTemplate extends PyObject {
  constructor(
    readonly strings: PyTuple,
    readonly interpolations: PyTuple,
  ) {
    super();
  }
}
class TemplateIterator extends PyIterator {
  /** Strings stand at even places, interpolations at odd ones. */
  at = 0;
  constructor(readonly template: PyTemplate) {
    super();
  }
  override next(_thread: Thread): Value {
    const { strings, interpolations } = this.template;
    for (;;) {
      const place = this.at;
      if (place > 2 * interpolations.items.length) return DONE;
      this.at++;
      if (place & 1) return interpolations.items[place >> 1];
      if (lengthOfStr(strOf(strings.items[place >> 1]) as Str) > 0) return strings.items[place >> 1];
    }
  }
  override isPlain(): boolean {
    return true;
  }
}
export const interpolationType = builtinType('Interpolation', { module: MODULE, js: PyInterpolation });
export const templateType = builtinType('Template', { module: MODULE, js: PyTemplate });
const templateIteratorType = builtinType('TemplateIter', { module: MODULE, js: TemplateIterator });

// Error texts have the module before the name.
for (const type of [interpolationType, templateType, templateIteratorType]) type.name = `${MODULE}.${type.qualname}`;

function text(v: Value | undefined, name: string): Value {
  if (v === undefined) return '';
  if (strOf(v) === undefined) throw wrongArgument(`Interpolation() argument '${name}'`, 'str', v);
  return v;
}
function newInterpolation(_t: Thread, _cls: PyType, value: Value, expression?: Value, conversion?: Value, formatSpec?: Value): Value {
  const shown = text(expression, 'expression');
  let how: Value = null;
  if (conversion !== undefined && conversion !== null) {
    how = text(conversion, 'conversion');
    if (!['s', 'a', 'r'].includes(jsText(strOf(how) as Str)))
      throw raised(ValueError, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
  }
  return new PyInterpolation(value, shown, how, text(formatSpec, 'format_spec'));
}
function newTemplate(t: Thread, _cls: PyType, parts: readonly Value[], kwargs: PyDict): Value {
  if (kwargs.size > 0) throw raised(TypeError, 'Template.__new__ only accepts *args arguments');
  const strings: Value[] = [];
  const interpolations: Value[] = [];
  let pending: Str[] = [];
  for (const part of parts) {
    const string = strOf(part);
    if (string !== undefined) pending.push(string);
    else if (part instanceof PyInterpolation) {
      strings.push(joinStr(t, '', pending));
      pending = [];
      interpolations.push(part);
    } else throw raised(TypeError, `Template.__new__ *args need to be of type 'str' or 'Interpolation', got ${typeName(part)}`);
  }
  strings.push(joinStr(t, '', pending));
  return new PyTemplate(new PyTuple(strings), new PyTuple(interpolations));
}
/** The last string of one and the first of the other become one. */
function add(t: Thread, self: PyTemplate, other: Value): Value {
  if (!(other instanceof PyTemplate)) {
    throw raised(TypeError, `can only concatenate string.templatelib.Template (not "${typeName(other)}") to string.templatelib.Template`);
  }
  const first = self.strings.items;
  const second = other.strings.items;
  const middle = concatStr(t, strOf(first[first.length - 1]) as Str, strOf(second[0]) as Str);
  return new PyTemplate(
    new PyTuple([...first.slice(0, -1), middle, ...second.slice(1)]),
    new PyTuple([...self.interpolations.items, ...other.interpolations.items]),
  );
}
/** The function that makes it again is a module's, so that a pickle can name it. */
function reduce(t: Thread, self: PyTemplate): Value {
  const module = t.call(t.interp.builtins.getName('__import__') as Value, [MODULE, null, null, new PyTuple(['_template_unpickle']), 0]);
  return new PyTuple([t.getAttr(module, '_template_unpickle'), new PyTuple([self.strings, self.interpolations])]);
}
function readOnly(_t: Thread, _self: Value, _value: Value | undefined): void {
  throw raised(AttributeError, 'readonly attribute');
}
// biome-ignore lint/suspicious/noExplicitAny: the self is the owner of the row.
const member = (doc: string, get: (self: any) => Value): GetSetRow => [doc, (_t, self) => get(self), readOnly];

const templateRows: TypeRows = {
  members: ['strings', 'interpolations'],
  doc: 'Template object',
  new: ['(cls, *args, **kwargs)', 'A template of strings and interpolations.', newTemplate],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyTemplate) =>
        joinStr(t, '', [
          'Template(strings=',
          strOf(t.repr(self.strings)) as Str,
          ', interpolations=',
          strOf(t.repr(self.interpolations)) as Str,
          ')',
        ]),
    ],
    __iter__: [
      '(self, /)',
      'Strings that are not empty and interpolations, in order.',
      (_t, self: PyTemplate) => new TemplateIterator(self),
    ],
    __add__: ['(self, value, /)', 'Return self+value.', add],
    __reduce__: ['(self, /)', 'How to make an equal one.', reduce],
  },
  classMethods: {
    __class_getitem__: ['(type, object, /)', 'See PEP 585.', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
  },
  getset: {
    strings: member('Strings', (self: PyTemplate) => self.strings),
    interpolations: member('Interpolations', (self: PyTemplate) => self.interpolations),
    values: [
      'Values of interpolations',
      (_t, self: PyTemplate) => new PyTuple(self.interpolations.items.map((item) => (item as PyInterpolation).value)),
    ],
  },
};
const interpolationRows: TypeRows = {
  members: ['value', 'expression', 'conversion', 'format_spec'],
  doc: 'Interpolation object',
  new: [
    "(cls, value, expression='', conversion=None, format_spec='')",
    'A value with the text, conversion and format it had.',
    newInterpolation,
  ],
  methods: {
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyInterpolation) => {
        const parts = [self.value, self.expression, self.conversion, self.formatSpec].map((v) => strOf(t.repr(v)) as Str);
        return joinStr(t, '', ['Interpolation(', joinStr(t, ', ', parts), ')']);
      },
    ],
    __reduce__: [
      '(self, /)',
      'How to make an equal one.',
      (_t, self: PyInterpolation) => new PyTuple([self.cls, new PyTuple([self.value, self.expression, self.conversion, self.formatSpec])]),
    ],
  },
  classMethods: {
    __class_getitem__: ['(type, object, /)', 'See PEP 585.', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
  },
  getset: {
    value: member('Value', (self: PyInterpolation) => self.value),
    expression: member('Expression', (self: PyInterpolation) => self.expression),
    conversion: member('Conversion', (self: PyInterpolation) => self.conversion),
    format_spec: member('Format specifier', (self: PyInterpolation) => self.formatSpec),
  },
  attributes: { __match_args__: new PyTuple(['value', 'expression', 'conversion', 'format_spec']) },
};
const iteratorRows: TypeRows = {
  doc: 'The strings and interpolations of a template, one after another.',
  methods: {
    __iter__: ['(self, /)', 'Return self.', (_t, self: TemplateIterator) => self],
    __next__: [
      '(self, /)',
      'Return next(self).',
      (t, self: TemplateIterator) => {
        const item = self.next(t);
        if (item === DONE) throw new Raise(stopIteration(null));
        return item;
      },
    ],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [interpolationType, interpolationRows],
  [templateType, templateRows],
  [templateIteratorType, iteratorRows],
];

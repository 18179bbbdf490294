/**
 * None, Ellipsis, NotImplemented, modules, and read-only views of dicts.
 */
import { noAttribute } from '../attributes.ts';
import { ellipsisType, mappingProxyType, moduleType, noneType, notImplementedType, typeName, typeOf } from '../builtin-types.ts';
import { PyMappingProxy, PyModule } from '../callables.ts';
import { Ellipsis, NotImplemented, PyList } from '../collections.ts';
import type { TypeRows } from '../define.ts';
import { PyDict } from '../dict.ts';
import { raised, TypeError } from '../exceptions.ts';
import type { Thread } from '../machine.ts';
import type { PyType, Value } from '../object.ts';
import { isStr, strFromJs } from '../text.ts';
import { makeGenericAlias } from './generic-alias.ts';
import { wrongArgument } from '../text-arguments.ts';

const singleton = (value: Value, name: string): TypeRows => ({
  signature: '()',
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, cls: PyType, args: Value[], kwargs: PyDict) => {
      if (args.length > 0 || kwargs.size > 0) throw raised(TypeError, `${cls.name} takes no arguments`);
      return value;
    },
  ],
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', () => name],
    __reduce__: ['(self, /)', 'Helper for pickle.', () => name],
  },
});
const noneRows: TypeRows = {
  ...singleton(null, 'None'),
  doc: 'The type of the None singleton.',
  methods: {
    __repr__: ['(self, /)', 'Return repr(self).', () => 'None'],
    __bool__: ['(self, /)', 'True if self else False', () => false],
    __hash__: ['(self, /)', 'Return hash(self).', () => 0xfca86420],
    __eq__: ['(self, value, /)', 'Return self==value.', (_t, self: Value, other: Value) => self === other || NotImplemented],
    __ne__: ['(self, value, /)', 'Return self!=value.', (_t, self: Value, other: Value) => (self === other ? false : NotImplemented)],
    __lt__: ['(self, value, /)', 'Return self<value.', () => NotImplemented],
    __le__: ['(self, value, /)', 'Return self<=value.', () => NotImplemented],
    __gt__: ['(self, value, /)', 'Return self>value.', () => NotImplemented],
    __ge__: ['(self, value, /)', 'Return self>=value.', () => NotImplemented],
  },
};
const notImplementedRows: TypeRows = {
  ...singleton(NotImplemented, 'NotImplemented'),
  doc: 'The type of the NotImplemented singleton.',
  methods: {
    ...singleton(NotImplemented, 'NotImplemented').methods,
    __bool__: [
      '(self, /)',
      'True if self else False',
      () => {
        throw raised(TypeError, 'NotImplemented should not be used in a boolean context');
      },
    ],
  },
};

const moduleRows: TypeRows = {
  signature: '(name, doc=None)',
  doc: 'Create a module object.\n\nThe name must be a string; the optional docstring can have any type.',
  new: [
    '(cls, *args, **kwargs)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, cls: PyType) => new PyModule(new PyDict(), cls),
  ],
  methods: {
    __init__: [
      '(self, /, name, doc=None)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (_t, self: PyModule, name: Value, doc: Value = null) => {
        if (!isStr(name)) throw wrongArgument("module() argument 'name'", 'str', name);
        const { dict } = self;
        dict.setName('__name__', name);
        dict.setName('__doc__', doc);
        dict.setName('__package__', null);
        dict.setName('__loader__', null);
        dict.setName('__spec__', null);
        return null;
      },
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyModule) => {
        const name = self.dict.getName('__name__');
        const file = self.dict.getName('__file__');
        const shown = name === undefined ? "'?'" : t.reprText(name);
        if (file !== undefined && file !== null) return strFromJs(`<module ${shown} from ${t.reprText(file)}>`);
        return strFromJs(
          t.interp.drawer.get(`builtin:${name as string}`) !== undefined ? `<module ${shown} (built-in)>` : `<module ${shown}>`,
        );
      },
    ],
    __dir__: [
      '(self, /)',
      '__dir__() -> list\nspecialized dir() implementation',
      (t, self: PyModule) => {
        const hook = self.dict.getName('__dir__');
        return hook !== undefined ? t.invoke(hook, []) : new PyList(self.dict.liveKeys());
      },
    ],
  },
  getset: {
    __dict__: [null, (_t, self: PyModule) => self.dict],
    __annotations__: [
      null,
      (t, self: PyModule) => {
        const own = self.dict.getName('__annotations__');
        if (own !== undefined) return own;
        const annotate = self.dict.getName('__annotate__') ?? null;
        const made = annotate === null ? new PyDict() : t.call(annotate, [1]);
        self.dict.setName('__annotations__', made);
        return made;
      },
      (_t, self: PyModule, v) => {
        if (v === undefined) {
          if (!self.dict.deleteName('__annotations__')) throw noAttribute(self, '__annotations__');
        } else self.dict.setName('__annotations__', v);
      },
    ],
    __annotate__: [
      null,
      (_t, self: PyModule) => self.dict.getName('__annotate__') ?? null,
      (_t, self: PyModule, v) => void self.dict.setName('__annotate__', v ?? null),
    ],
  },
};

const inner = (t: Thread, self: PyMappingProxy, name: string, ...args: Value[]): Value => t.callMethod(self.mapping, name, args);
const proxyRows: TypeRows = {
  signature: '(mapping)',
  doc: 'Read-only proxy of a mapping.',
  new: [
    '(cls, mapping)',
    'Create and return a new object.  See help(type) for accurate signature.',
    (_t, _cls: PyType, mapping: Value) => {
      if (typeOf(mapping).lookup('__getitem__') === undefined || ['list', 'tuple', 'str'].includes(typeName(mapping)))
        throw raised(TypeError, `mappingproxy() argument must be a mapping, not ${typeName(mapping)}`);
      return new PyMappingProxy(mapping);
    },
  ],
  methods: {
    __getitem__: ['(self, key, /)', 'Return self[key].', (t, self: PyMappingProxy, key: Value) => t.getItem(self.mapping, key)],
    __contains__: ['(self, key, /)', 'Return bool(key in self).', (t, self: PyMappingProxy, key: Value) => t.contains(self.mapping, key)],
    __len__: ['(self, /)', 'Return len(self).', (t, self: PyMappingProxy) => t.length(self.mapping)],
    __iter__: ['(self, /)', 'Implement iter(self).', (t, self: PyMappingProxy) => t.iter(self.mapping)],
    __reversed__: ['(self, /)', 'D.__reversed__() -> reverse iterator', (t, self: PyMappingProxy) => inner(t, self, '__reversed__')],
    __or__: [
      '(self, value, /)',
      'Return self|value.',
      (t, self: PyMappingProxy, other: Value) => t.binary('|', self.mapping, other instanceof PyMappingProxy ? other.mapping : other),
    ],
    ...Object.fromEntries(
      (['<', '<=', '==', '!=', '>', '>='] as const).map((symbol) => [
        { '<': '__lt__', '<=': '__le__', '==': '__eq__', '!=': '__ne__', '>': '__gt__', '>=': '__ge__' }[symbol],
        [
          '(self, value, /)',
          `Return self${symbol}value.`,
          (t: Thread, self: PyMappingProxy, other: Value) => t.compare(symbol, self.mapping, other),
        ],
      ]),
    ),
    __ror__: ['(self, value, /)', 'Return value|self.', (t, self: PyMappingProxy, other: Value) => t.binary('|', other, self.mapping)],
    __ior__: [
      '(self, value, /)',
      'Return self|=value.',
      () => {
        throw raised(TypeError, "'|=' is not supported by mappingproxy; use '|' instead");
      },
    ],
    __hash__: ['(self, /)', 'Return hash(self).', (t, self: PyMappingProxy) => t.hash(self.mapping)],
    __repr__: ['(self, /)', 'Return repr(self).', (t, self: PyMappingProxy) => strFromJs(`mappingproxy(${t.reprText(self.mapping)})`)],
    __str__: ['(self, /)', 'Return str(self).', (t, self: PyMappingProxy) => t.str(self.mapping)],
    get: [
      '(self, key, default=None, /)',
      'The value of the key, or the default when there is no such key.',
      (t, self: PyMappingProxy, key: Value, fallback: Value = null) => inner(t, self, 'get', key, fallback),
    ],
    keys: ['(self, /)', "a set-like object providing a view on D's keys", (t, self: PyMappingProxy) => inner(t, self, 'keys')],
    values: ['(self, /)', "an object providing a view on D's values", (t, self: PyMappingProxy) => inner(t, self, 'values')],
    items: ['(self, /)', "a set-like object providing a view on D's items", (t, self: PyMappingProxy) => inner(t, self, 'items')],
    copy: ['(self, /)', 'a shallow copy of D', (t, self: PyMappingProxy) => inner(t, self, 'copy')],
  },
  classMethods: {
    __class_getitem__: ['(cls, object, /)', 'See PEP 585', (t, cls: PyType, item: Value) => makeGenericAlias(t, cls, item)],
  },
};

export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [noneType, noneRows],
  [ellipsisType, { ...singleton(Ellipsis, 'Ellipsis'), doc: 'The type of the Ellipsis singleton.' }],
  [notImplementedType, notImplementedRows],
  [moduleType, moduleRows],
  [mappingProxyType, proxyRows],
];

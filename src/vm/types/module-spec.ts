/**
 * Where a module came from, as `__spec__` and `__loader__` say: ModuleSpec, and the loaders as far as programs ask them anything.
 *
 * Finding and loading is the interpreter's (import.ts); these only describe what it did.
 */
import { builtinType, typeName } from '../../runtime/builtin-types.ts';
import { NotImplemented, PyBytes, PyList } from '../../runtime/collections.ts';
import type { NativeRow, TypeRows } from '../../runtime/define.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { ImportError, raised, TypeError } from '../../runtime/exceptions.ts';
import type { Thread } from '../../runtime/machine.ts';
import { PyInstance, type PyObject, type PyType, TypeFlag, type Value } from '../../runtime/object.ts';
import { getOwn, setOwn } from '../../runtime/own-attributes.ts';
import { isStr, jsText, strFromJs } from '../../runtime/text.ts';
import type { InterpreterState } from '../interpreter.ts';

const flags = TypeFlag.BASETYPE | TypeFlag.HAS_DICT;
export const moduleSpecType = builtinType('ModuleSpec', { flags, module: '_frozen_importlib' });
export const builtinImporterType = builtinType('BuiltinImporter', { flags, module: '_frozen_importlib' });
export const frozenImporterType = builtinType('FrozenImporter', { flags, module: '_frozen_importlib' });
export const sourceFileLoaderType = builtinType('SourceFileLoader', { flags, module: '_frozen_importlib_external' });
export const namespaceLoaderType = builtinType('NamespaceLoader', { flags, module: '_frozen_importlib_external' });

function made(type: PyType, fields: Readonly<Record<string, Value>>): PyObject {
  const object = new PyInstance(type);
  for (const [name, value] of Object.entries(fields)) setOwn(object, name, value);
  return object;
}
function fillSpec(self: PyObject, name: Value, loader: Value, origin: Value, state: Value, folders: Value, isFile: boolean): void {
  const fields = {
    name,
    loader,
    origin,
    loader_state: state,
    submodule_search_locations: folders,
    _uninitialized_submodules: new PyList([]),
  };
  for (const [key, value] of Object.entries(fields)) setOwn(self, key, value);
  setOwn(self, '_set_fileattr', isFile);
  setOwn(self, '_cached', null);
}
function makeSpec(name: string, loader: Value, origin: Value, folders: Value, isFile: boolean): PyObject {
  const spec = new PyInstance(moduleSpecType);
  fillSpec(spec, strFromJs(name), loader, origin, null, folders, isFile);
  return spec;
}
/** Gives a module its `__loader__` and `__spec__`. */
export function describeModule(
  dict: PyDict,
  name: string,
  from: { kind: 'builtin' | 'ours' } | { kind: 'file'; path: string } | { kind: 'folders' },
): void {
  const folders = dict.getName('__path__') ?? null;
  let loader: Value = builtinImporterType;
  let origin: Value = 'built-in';
  if (from.kind === 'ours') [loader, origin] = [frozenImporterType, 'frozen'];
  else if (from.kind === 'file') {
    origin = strFromJs(from.path);
    loader = made(sourceFileLoaderType, { name: strFromJs(name), path: origin });
  } else if (from.kind === 'folders') [loader, origin] = [made(namespaceLoaderType, { _path: folders }), null];
  dict.setName('__loader__', loader);
  dict.setName('__spec__', makeSpec(name, loader, origin, folders, from.kind === 'file'));
}
/** `__loader__` of a script, which has no spec. */
export function scriptLoader(path: string): Value {
  return made(sourceFileLoaderType, { name: '__main__', path: strFromJs(path) });
}

const own = (self: PyObject, name: string): Value => getOwn(self, name) ?? null;
const specRows: TypeRows = {
  doc: 'What is known of a module before it is loaded: its name, its loader and where it is.',
  methods: {
    __init__: [
      '(self, name, loader, *, origin=None, loader_state=None, is_package=None)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (t, self: PyObject, name: Value, loader: Value, origin: Value = null, state: Value = null, isPackage: Value = null) => {
        fillSpec(self, name, loader, origin, state, isPackage !== null && t.truth(isPackage) ? new PyList([]) : null, false);
        return null;
      },
    ],
    __repr__: [
      '(self, /)',
      'Return repr(self).',
      (t, self: PyObject) => {
        const parts = [`name=${t.reprText(own(self, 'name'))}`, `loader=${t.reprText(own(self, 'loader'))}`];
        for (const name of ['origin', 'submodule_search_locations'])
          if (own(self, name) !== null) parts.push(`${name}=${t.reprText(own(self, name))}`);
        return strFromJs(`${self.cls.name}(${parts.join(', ')})`);
      },
    ],
    __eq__: [
      '(self, value, /)',
      'Return self==value.',
      (t, self: PyObject, other: Value) => {
        if (typeName(other) !== 'ModuleSpec') return NotImplemented;
        return ['name', 'loader', 'origin', 'submodule_search_locations'].every((name) =>
          t.equals(own(self, name), own(other as PyObject, name)),
        );
      },
    ],
  },
  getset: {
    parent: [
      'The name of the package that the module is in, or its own when it is a package.',
      (_t, self: PyObject) => {
        const name = jsText(own(self, 'name') as string);
        if (own(self, 'submodule_search_locations') !== null) return strFromJs(name);
        return strFromJs(name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '');
      },
    ],
    has_location: [
      'Whether origin is a place that can be loaded from.',
      (_t, self: PyObject) => own(self, '_set_fileattr'),
      (t, self: PyObject, value) => setOwn(self, '_set_fileattr', t.truth(value ?? null)),
    ],
    cached: [
      'Where compiled code is kept, or None.',
      (_t, self: PyObject) => own(self, '_cached'),
      (_t, self: PyObject, value) => setOwn(self, '_cached', value ?? null),
    ],
  },
};

const none = (): Value => null;
const importerRows = (isPackage: NativeRow[2]): TypeRows => ({
  classMethods: {
    get_code: ['(cls, fullname)', 'There is none to be had.', none],
    get_source: ['(cls, fullname)', 'There is none to be had.', none],
    is_package: ['(cls, fullname)', 'Whether the module is a package.', isPackage],
  },
});
function ownPath(self: PyObject, name: Value): string {
  if (name !== null && isStr(name) && jsText(name) !== jsText(own(self, 'name') as string))
    throw raised(ImportError, `loader for ${jsText(own(self, 'name') as string)} cannot handle ${jsText(name)}`);
  return jsText(own(self, 'path') as string);
}
function bytesOfFile(t: Thread, path: string): Uint8Array {
  const { files } = t.interp.host;
  if (files === null) throw raised(ImportError, 'there are no files here');
  return files.read(path);
}
const fileRows: TypeRows = {
  doc: 'Loads a module from its source file.',
  methods: {
    __init__: [
      '(self, fullname, path)',
      'Initialize self.  See help(type(self)) for accurate signature.',
      (_t, self: PyObject, name: Value, path: Value) => {
        setOwn(self, 'name', name);
        setOwn(self, 'path', path);
        return null;
      },
    ],
    get_filename: [
      '(self, fullname=None)',
      'The path of the source.',
      (_t, self: PyObject, name: Value = null) => strFromJs(ownPath(self, name)),
    ],
    get_data: [
      '(self, path)',
      'The bytes of a file.',
      (t, _self: PyObject, path: Value) => {
        if (!isStr(path)) throw raised(TypeError, `expected str, not ${typeName(path)}`);
        return new PyBytes(bytesOfFile(t, jsText(path)));
      },
    ],
    get_source: [
      '(self, fullname)',
      'The text of the source.',
      (t, self: PyObject, name: Value) => strFromJs(new TextDecoder().decode(bytesOfFile(t, ownPath(self, name)))),
    ],
    is_package: [
      '(self, fullname)',
      'Whether the source is the __init__.py of a package.',
      (_t, self: PyObject) => /(^|\/)__init__\.py$/.test(jsText(own(self, 'path') as string)),
    ],
  },
};
export const rows: readonly (readonly [PyType, TypeRows])[] = [
  [moduleSpecType, specRows],
  [builtinImporterType, { doc: 'Stands for modules that are part of the interpreter.', ...importerRows(() => false) }],
  [
    frozenImporterType,
    {
      doc: 'Stands for modules of the standard library, which come with the interpreter.',
      ...importerRows((t, _cls: PyType, name: Value) => (t.interp as InterpreterState).parts.stdlib(t.strText(name))?.isPackage ?? false),
    },
  ],
  [sourceFileLoaderType, fileRows],
  [
    namespaceLoaderType,
    {
      methods: {
        is_package: ['(self, fullname)', 'Always.', () => true],
        get_source: ['(self, fullname)', 'There is none.', () => ''],
      },
    },
  ],
];

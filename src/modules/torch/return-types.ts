/**
 * Several results with names, as max() along a dimension gives: tuples of a type of their own.
 */
import { builtinType, tupleType } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import { install } from '../../runtime/define.ts';
import type { PyType, Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import { OPERATIONS } from '../../tensor/ops/index.ts';

function makeType(name: string, names: readonly string[]): PyType {
  const type = builtinType(name, { base: tupleType, module: 'torch.return_types' });
  install(type, {
    methods: {
      __repr__: [
        '(self, /)',
        null,
        (t, self: PyTuple) =>
          strFromJs(`torch.return_types.${name}(\n${self.items.map((item, at) => `${names[at]}=${t.reprText(item)}`).join(',\n')})`),
      ],
    },
    getset: Object.fromEntries(names.map((field, at) => [field, [null, (_t: unknown, self: PyTuple) => self.items[at]]])),
  });
  return type;
}
/** By the names of operations. */
export const RETURN_TYPES: ReadonlyMap<string, PyType> = new Map(
  OPERATIONS.filter(({ schema }) => schema.results.length > 0 && !schema.name.startsWith('_')).map(({ schema }) => [
    schema.name,
    makeType(schema.name, schema.results),
  ]),
);
export const namedResult = (name: string, items: readonly Value[]): PyTuple => new PyTuple(items, RETURN_TYPES.get(name) as PyType);

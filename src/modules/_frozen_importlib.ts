/** The loaders and ModuleSpec, for importlib.machinery. */
import type { ModuleRows } from '../runtime/define.ts';
import * as specs from '../vm/types/module-spec.ts';

export const frozenImportlibModule: ModuleRows = {
  name: '_frozen_importlib',
  doc: 'What describes a module and who loaded it.',
  values: () => ({
    ModuleSpec: specs.moduleSpecType,
    BuiltinImporter: specs.builtinImporterType,
    FrozenImporter: specs.frozenImporterType,
    SourceFileLoader: specs.sourceFileLoaderType,
    NamespaceLoader: specs.namespaceLoaderType,
  }),
};

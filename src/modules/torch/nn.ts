/**
 * Module _torch_nn: operations that PyTorch has in torch.nn.functional alone, such as `linear`. In module torch nobody would look for them.
 */
import type { ModuleRows } from '../../runtime/define.ts';
import { functionRows } from './operations.ts';

export const torchNnModule: ModuleRows = {
  name: '_torch_nn',
  doc: 'Operations for module torch.nn.functional.',
  functions: functionRows(
    '_torch_nn',
    ({ row, schema }) => row.as === 'internal' && !schema.name.startsWith('_'),
    () => true,
  ),
};

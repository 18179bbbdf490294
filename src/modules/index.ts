/**
 * The builtin modules, by the name that guest code imports.
 */
import type { ModuleRows } from '../runtime/define.ts';
import { abcModule } from './_abc.ts';
import { collectionsModule } from './_collections.ts';
import { typesModule } from './_types.ts';
import { mathModule } from './math.ts';
import { timeModule } from './time.ts';

export const builtinModules = new Map<string, ModuleRows>([abcModule, collectionsModule, mathModule, timeModule, typesModule].map((rows) => [rows.name, rows]));

/**
 * The builtin modules, by the name that guest code imports.
 */
import type { ModuleRows } from '../runtime/define.ts';
import { mathModule } from './math.ts';
import { timeModule } from './time.ts';

export const builtinModules = new Map<string, ModuleRows>([mathModule, timeModule].map((rows) => [rows.name, rows]));

/**
 * The builtin modules, by the name that guest code imports.
 */
import type { ModuleRows } from '../runtime/define.ts';
import { abcModule } from './_abc.ts';
import { codecsModule } from './_codecs.ts';
import { collectionsModule } from './_collections.ts';
import { functoolsModule } from './_functools.ts';
import { operatorModule } from './_operator.ts';
import { typesModule } from './_types.ts';
import { cmathModule } from './cmath.ts';
import { itertoolsModule } from './itertools.ts';
import { mathModule } from './math.ts';
import { timeModule } from './time.ts';
import { unicodedataModule } from './unicodedata.ts';

export const builtinModules = new Map<string, ModuleRows>([abcModule, codecsModule, cmathModule, collectionsModule, functoolsModule, operatorModule, itertoolsModule, mathModule, timeModule, typesModule, unicodedataModule].map((rows) => [rows.name, rows]));

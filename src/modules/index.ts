/**
 * The builtin modules, by the name that guest code imports.
 */
import type { ModuleRows } from '../runtime/define.ts';
import { abcModule } from './_abc.ts';
import { codecsModule } from './_codecs.ts';
import { collectionsModule } from './_collections.ts';
import { functoolsModule } from './_functools.ts';
import { operatorModule } from './_operator.ts';
import { structModule } from './_struct.ts';
import { typesModule } from './_types.ts';
import { arrayModule } from './array.ts';
import { cmathModule } from './cmath.ts';
import { gcModule } from './gc.ts';
import { itertoolsModule } from './itertools.ts';
import { mathModule } from './math.ts';
import { timeModule } from './time.ts';
import { unicodedataModule } from './unicodedata.ts';

export const builtinModules = new Map<string, ModuleRows>([abcModule, arrayModule, codecsModule, cmathModule, collectionsModule, functoolsModule, gcModule, operatorModule, structModule, itertoolsModule, mathModule, timeModule, typesModule, unicodedataModule].map((rows) => [rows.name, rows]));

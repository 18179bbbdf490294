/**
 * The builtin modules, by the name that guest code imports.
 */
import type { ModuleRows } from '../runtime/define.ts';
import { abcModule } from './_abc.ts';
import { frozenImportlibModule } from './_frozen_importlib.ts';
import { bisectModule } from './_bisect.ts';
import { codecsModule } from './_codecs.ts';
import { collectionsModule } from './_collections.ts';
import { functoolsModule } from './_functools.ts';
import { heapqModule } from './_heapq.ts';
import { jsonModule } from './_json.ts';
import { operatorModule } from './_operator.ts';
import { randomModule } from './_random.ts';
import { structModule } from './_struct.ts';
import { typesModule } from './_types.ts';
import { arrayModule } from './array.ts';
import { cmathModule } from './cmath.ts';
import { gcModule } from './gc.ts';
import { errnoModule } from './errno.ts';
import { ioModule } from './io/index.ts';
import { itertoolsModule } from './itertools.ts';
import { mathModule } from './math.ts';
import { sreModule } from './sre/index.ts';
import { posixModule } from './posix.ts';
import { timeModule } from './time.ts';
import { unicodedataModule } from './unicodedata.ts';

export const builtinModules = new Map<string, ModuleRows>(
  [
    abcModule,
    arrayModule,
    bisectModule,
    errnoModule,
    frozenImportlibModule,
    ioModule,
    codecsModule,
    cmathModule,
    collectionsModule,
    functoolsModule,
    gcModule,
    heapqModule,
    jsonModule,
    operatorModule,
    randomModule,
    sreModule,
    structModule,
    itertoolsModule,
    mathModule,
    posixModule,
    timeModule,
    typesModule,
    unicodedataModule,
  ].map((rows) => [rows.name, rows]),
);

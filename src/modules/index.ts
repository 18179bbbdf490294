/**
 * The builtin modules, by the name that guest code imports.
 *
 * Each is made when it is first asked for. In the command's bundle it is a chunk of its own, too: the build turns each of the plain
 * imports below into one that happens then (scripts/build.mjs), so a program pays for the modules that it uses.
 */
import type { ModuleRows } from '../runtime/define.ts';
import { abcModule } from './_abc.ts';
import { arrayModule } from './array.ts';
import { binasciiModule } from './binascii.ts';
import { astRows } from './_ast.ts';
import { bisectModule } from './_bisect.ts';
import { csvLineModule } from './_csvline.ts';
import { codeContextModule } from './_codecontext.ts';
import { externalModule } from './_external.ts';
import { codecsModule } from './_codecs.ts';
import { collectionsModule } from './_collections.ts';
import { contextVarsModule } from './_contextvars.ts';
import { disModule } from './_dis.ts';
import { decimalModule } from './decimal/index.ts';
import { frozenImportlibModule } from './_frozen_importlib.ts';
import { functoolsModule } from './_functools.ts';
import { hashlibModule } from './_hashlib.ts';
import { heapqModule } from './_heapq.ts';
import { ioModule } from './io/index.ts';
import { jsonModule } from './_json.ts';
import { operatorModule } from './_operator.ts';
import { randomModule } from './_random.ts';
import { sreModule } from './sre/index.ts';
import { signalModule } from './signal.ts';
import { structModule } from './_struct.ts';
import { testInternalModule } from './_testinternalcapi.ts';
import { symtableModule } from './_symtable.ts';
import { tracebackModule } from './_traceback.ts';
import { monitoringModule } from './_monitoring.ts';
import { tracingModule } from './_tracing.ts';
import { typesModule } from './_types.ts';
import { cmathModule } from './cmath.ts';
import { errnoModule } from './errno.ts';
import { gcModule } from './gc.ts';
import { itertoolsModule } from './itertools.ts';
import { mathModule } from './math.ts';
import { posixModule } from './posix.ts';
import { threadModule } from './thread/index.ts';
import { timeModule } from './time.ts';
import { captureModule } from './torch/capture.ts';
import { fuseModule } from './torch/fuse.ts';
import { torchModule } from './torch/index.ts';
import { torchNnModule } from './torch/nn.ts';
import { typingModule } from './_typing.ts';
import { unicodedataModule } from './unicodedata.ts';
import { vmToolsModule } from './_vmtools.ts';
import { weakrefModule } from './_weakref.ts';
import { zlibModule } from './zlib/index.ts';

export const builtinModules: ReadonlyMap<string, () => ModuleRows> = new Map(
  Object.entries({
    _abc: () => abcModule,
    _array: () => arrayModule,
    _ast: () => astRows,
    _bisect: () => bisectModule,
    _capture: () => captureModule,
    _codecontext: () => codeContextModule,
    _codecs: () => codecsModule,
    _collections: () => collectionsModule,
    _contextvars: () => contextVarsModule,
    _decimal: () => decimalModule,
    _dis: () => disModule,
    _fuse: () => fuseModule,
    _external: () => externalModule,
    _frozen_importlib: () => frozenImportlibModule,
    _csvline: () => csvLineModule,
    _functools: () => functoolsModule,
    _hashlib: () => hashlibModule,
    _heapq: () => heapqModule,
    _io: () => ioModule,
    _json: () => jsonModule,
    _operator: () => operatorModule,
    _random: () => randomModule,
    _sre: () => sreModule,
    _signal: () => signalModule,
    _struct: () => structModule,
    _testinternalcapi: () => testInternalModule,
    _symtable: () => symtableModule,
    _traceback: () => tracebackModule,
    _monitoring: () => monitoringModule,
    _tracing: () => tracingModule,
    _types: () => typesModule,
    _thread: () => threadModule,
    _time: () => timeModule,
    _torch: () => torchModule,
    _torch_nn: () => torchNnModule,
    _typing: () => typingModule,
    _vmtools: () => vmToolsModule,
    _weakref: () => weakrefModule,
    binascii: () => binasciiModule,
    cmath: () => cmathModule,
    errno: () => errnoModule,
    gc: () => gcModule,
    itertools: () => itertoolsModule,
    math: () => mathModule,
    posix: () => posixModule,
    unicodedata: () => unicodedataModule,
    zlib: () => zlibModule,
  }),
);

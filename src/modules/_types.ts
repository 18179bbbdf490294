/**
 * Module _types: classes of the interpreter that have no name in builtins. Module types (stdlib/types.py) shows them.
 */
import * as types from '../runtime/builtin-types.ts';
import type { ModuleRows } from '../runtime/define.ts';
import type { Value } from '../runtime/object.ts';
import { genericAliasType } from '../runtime/types/generic-alias.ts';
import { unionType } from '../runtime/types/generic-alias-union.ts';
import { simpleNamespaceType } from '../runtime/types/simple-namespace.ts';
import { asyncGeneratorType, codeType, coroutineType, frameType, generatorType, tracebackType } from '../vm/frame.ts';

const TYPES: Readonly<Record<string, Value>> = {
  AsyncGeneratorType: asyncGeneratorType,
  BuiltinFunctionType: types.builtinFunctionType,
  BuiltinMethodType: types.builtinFunctionType,
  CellType: types.cellType,
  ClassMethodDescriptorType: types.classmethodDescriptorType,
  CodeType: codeType,
  CoroutineType: coroutineType,
  EllipsisType: types.ellipsisType,
  FrameType: frameType,
  FunctionType: types.functionType,
  GeneratorType: generatorType,
  GenericAlias: genericAliasType,
  GetSetDescriptorType: types.getSetType,
  LambdaType: types.functionType,
  MappingProxyType: types.mappingProxyType,
  MemberDescriptorType: types.memberType,
  MethodDescriptorType: types.methodDescriptorType,
  MethodType: types.methodType,
  MethodWrapperType: types.methodWrapperType,
  ModuleType: types.moduleType,
  NoneType: types.noneType,
  NotImplementedType: types.notImplementedType,
  SimpleNamespace: simpleNamespaceType,
  TracebackType: tracebackType,
  UnionType: unionType,
  WrapperDescriptorType: types.wrapperDescriptorType,
};
export const typesModule: ModuleRows = { name: '_types', doc: 'Define names for built-in types.', values: () => TYPES };

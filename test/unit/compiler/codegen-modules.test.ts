/** What the code generator makes of a module and of everything in it. */
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { CodeObject } from '../../../src/bytecode/code.ts';
import { codeOf, golden, listing } from './listing.ts';

/** The module, then the code inside it, each under its qualified name. */
function everything(code: CodeObject): string {
  const inner = code.constants.filter((each): each is CodeObject => each instanceof CodeObject);
  return [listing(code), ...inner.map((each) => `${each.qualname}:\n${everything(each)}`)].join('\n');
}

function compiles(title: string, source: string, code: string): void {
  test(title, () => assert.equal(everything(codeOf(source)), golden(code)));
}

compiles(
  'a class body: namespace, cells, static attributes',
  `class A(B, k=1):
  "doc"
  x: int = 1
  def f(self):
    self.y = super().f()`,
  `
    - RESUME 0
    1 LOAD_BUILD_CLASS
    1 PUSH_NULL
    1 LOAD_CONST <code object A, line 1>
    1 MAKE_FUNCTION
    1 LOAD_CONST 'A'
    1 LOAD_NAME B
    1 LOAD_SMALL_INT 1
    1 LOAD_CONST ('k',)
    1 CALL_KW 4
    1 STORE_NAME A
    1 LOAD_CONST None
    1 RETURN_VALUE
    A:
    - MAKE_CELL __class__
    - MAKE_CELL __classdict__
    1 RESUME 0
    1 LOAD_NAME __name__
    1 STORE_NAME __module__
    1 LOAD_CONST 'A'
    1 STORE_NAME __qualname__
    1 LOAD_SMALL_INT 1
    1 STORE_NAME __firstlineno__
    1 LOAD_LOCALS
    1 STORE_DEREF __classdict__
    2 LOAD_CONST 'doc'
    2 STORE_NAME __doc__
    3 LOAD_SMALL_INT 1
    3 STORE_NAME x
    4 LOAD_CLOSURE __class__
    4 BUILD_TUPLE 1
    4 LOAD_CONST <code object f, line 4>
    4 MAKE_FUNCTION
    4 SET_FUNCTION_ATTRIBUTE closure
    4 STORE_NAME f
    1 LOAD_CLOSURE __classdict__
    1 BUILD_TUPLE 1
    1 LOAD_CONST <code object __annotate__, line 1>
    1 MAKE_FUNCTION
    1 SET_FUNCTION_ATTRIBUTE closure
    1 STORE_NAME __annotate_func__
    1 LOAD_CONST ('y',)
    1 STORE_NAME __static_attributes__
    1 LOAD_CLOSURE __classdict__
    1 STORE_NAME __classdictcell__
    1 LOAD_CLOSURE __class__
    1 COPY 1
    1 STORE_NAME __classcell__
    1 RETURN_VALUE
    A.f:
    - COPY_FREE_VARS 1
    4 RESUME 0
    5 LOAD_GLOBAL super
    5 LOAD_DEREF __class__
    5 LOAD_FAST self
    5 LOAD_SUPER_METHOD f
    5 CALL 0
    5 LOAD_FAST self
    5 STORE_ATTR y
    5 LOAD_CONST None
    5 RETURN_VALUE
    A.__annotate__:
    - COPY_FREE_VARS 1
    1 RESUME 0
    1 LOAD_FAST format
    1 LOAD_SMALL_INT 2
    1 COMPARE_GT
    1 POP_JUMP_IF_FALSE to L1
    1 LOAD_COMMON_CONSTANT NotImplementedError
    1 RAISE_VARARGS 1
    L1: 1 BUILD_MAP 0
    3 LOAD_DEREF __classdict__
    3 LOAD_FROM_DICT_OR_GLOBALS int
    3 COPY 2
    3 LOAD_CONST 'x'
    1 STORE_SUBSCR
    1 RETURN_VALUE
  `,
);

compiles(
  'dead code does not exist',
  `x = 1 + 2 * 3
y = (1, 2, -3)
if 0: z
while True: pass
w`,
  `
    - RESUME 0
    1 LOAD_SMALL_INT 7
    1 STORE_NAME x
    2 LOAD_CONST (1, 2, -3)
    2 STORE_NAME y
    3 NOP
    L1: 4 JUMP_BACKWARD to L1
  `,
);

compiles(
  'a generic function is made inside a function',
  `def f[T: int = str](x: T) -> T: return x`,
  `
    - RESUME 0
    1 LOAD_CONST <code object <generic parameters of f>, line 1>
    1 MAKE_FUNCTION
    1 PUSH_NULL
    1 CALL 0
    1 STORE_NAME f
    1 LOAD_CONST None
    1 RETURN_VALUE
    <generic parameters of f>:
    - MAKE_CELL T
    1 RESUME 0
    1 LOAD_CONST 'T'
    1 LOAD_CONST (1,)
    1 LOAD_CONST <code object T, line 1>
    1 MAKE_FUNCTION
    1 SET_FUNCTION_ATTRIBUTE defaults
    1 CALL_INTRINSIC_2 INTRINSIC_TYPEVAR_WITH_BOUND
    1 LOAD_CONST (1,)
    1 LOAD_CONST <code object T, line 1>
    1 MAKE_FUNCTION
    1 SET_FUNCTION_ATTRIBUTE defaults
    1 CALL_INTRINSIC_2 INTRINSIC_SET_TYPEPARAM_DEFAULT
    1 COPY 1
    1 STORE_DEREF T
    1 BUILD_TUPLE 1
    1 LOAD_CLOSURE T
    1 BUILD_TUPLE 1
    1 LOAD_CONST <code object __annotate__, line 1>
    1 MAKE_FUNCTION
    1 SET_FUNCTION_ATTRIBUTE closure
    1 LOAD_CONST <code object f, line 1>
    1 MAKE_FUNCTION
    1 SET_FUNCTION_ATTRIBUTE annotate
    1 SWAP 2
    1 CALL_INTRINSIC_2 INTRINSIC_SET_FUNCTION_TYPE_PARAMS
    1 RETURN_VALUE
    T:
    1 RESUME 0
    1 LOAD_FAST .format
    1 LOAD_SMALL_INT 2
    1 COMPARE_GT
    1 POP_JUMP_IF_FALSE to L1
    1 LOAD_COMMON_CONSTANT NotImplementedError
    1 RAISE_VARARGS 1
    L1: 1 LOAD_GLOBAL int
    1 RETURN_VALUE
    T:
    1 RESUME 0
    1 LOAD_FAST .format
    1 LOAD_SMALL_INT 2
    1 COMPARE_GT
    1 POP_JUMP_IF_FALSE to L1
    1 LOAD_COMMON_CONSTANT NotImplementedError
    1 RAISE_VARARGS 1
    L1: 1 LOAD_GLOBAL str
    1 RETURN_VALUE
    __annotate__:
    - COPY_FREE_VARS 1
    1 RESUME 0
    1 LOAD_FAST format
    1 LOAD_SMALL_INT 2
    1 COMPARE_GT
    1 POP_JUMP_IF_FALSE to L1
    1 LOAD_COMMON_CONSTANT NotImplementedError
    1 RAISE_VARARGS 1
    L1: 1 LOAD_CONST 'x'
    1 LOAD_DEREF T
    1 LOAD_CONST 'return'
    1 LOAD_DEREF T
    1 BUILD_MAP 2
    1 RETURN_VALUE
    f:
    1 RESUME 0
    1 LOAD_FAST x
    1 RETURN_VALUE
  `,
);

compiles(
  'a generic alias',
  `type A[T] = list[T]`,
  `
    - RESUME 0
    1 LOAD_CONST <code object <generic parameters of A>, line 1>
    1 MAKE_FUNCTION
    1 PUSH_NULL
    1 CALL 0
    1 STORE_NAME A
    1 LOAD_CONST None
    1 RETURN_VALUE
    <generic parameters of A>:
    - MAKE_CELL T
    1 RESUME 0
    1 LOAD_CONST 'A'
    1 LOAD_CONST 'T'
    1 CALL_INTRINSIC_1 INTRINSIC_TYPEVAR
    1 COPY 1
    1 STORE_DEREF T
    1 BUILD_TUPLE 1
    1 LOAD_CONST (1,)
    1 LOAD_CLOSURE T
    1 BUILD_TUPLE 1
    1 LOAD_CONST <code object A, line 1>
    1 MAKE_FUNCTION
    1 SET_FUNCTION_ATTRIBUTE closure
    1 SET_FUNCTION_ATTRIBUTE defaults
    1 BUILD_TUPLE 3
    1 CALL_INTRINSIC_1 INTRINSIC_TYPEALIAS
    1 RETURN_VALUE
    A:
    - COPY_FREE_VARS 1
    1 RESUME 0
    1 LOAD_FAST .format
    1 LOAD_SMALL_INT 2
    1 COMPARE_GT
    1 POP_JUMP_IF_FALSE to L1
    1 LOAD_COMMON_CONSTANT NotImplementedError
    1 RAISE_VARARGS 1
    L1: 1 LOAD_GLOBAL list
    1 LOAD_DEREF T
    1 BINARY_SUBSCR
    1 RETURN_VALUE
  `,
);

compiles(
  'annotations of a module are conditional',
  `x: int`,
  `
    - RESUME 0
    1 LOAD_CONST <code object __annotate__, line 1>
    1 MAKE_FUNCTION
    1 STORE_NAME __annotate__
    1 BUILD_SET 0
    1 STORE_NAME __conditional_annotations__
    1 LOAD_NAME __conditional_annotations__
    1 LOAD_SMALL_INT 0
    1 SET_ADD 1
    1 POP_TOP
    1 LOAD_CONST None
    1 RETURN_VALUE
    __annotate__:
    1 RESUME 0
    1 LOAD_FAST format
    1 LOAD_SMALL_INT 2
    1 COMPARE_GT
    1 POP_JUMP_IF_FALSE to L1
    1 LOAD_COMMON_CONSTANT NotImplementedError
    1 RAISE_VARARGS 1
    L1: 1 BUILD_MAP 0
    1 LOAD_SMALL_INT 0
    1 LOAD_GLOBAL __conditional_annotations__
    1 CONTAINS_OP in
    1 POP_JUMP_IF_FALSE to L2
    1 LOAD_GLOBAL int
    1 COPY 2
    1 LOAD_CONST 'x'
    1 STORE_SUBSCR
    L2: 1 RETURN_VALUE
  `,
);

compiles(
  'under the future import they are text',
  `from __future__ import annotations
x: "a" | b[1:]`,
  `
    - RESUME 0
    1 BUILD_SET 0
    1 STORE_NAME __conditional_annotations__
    1 SETUP_ANNOTATIONS
    1 LOAD_SMALL_INT 0
    1 LOAD_CONST ('annotations',)
    1 IMPORT_NAME __future__
    1 IMPORT_FROM annotations
    1 STORE_NAME annotations
    1 POP_TOP
    2 LOAD_CONST "'a' | b[1:]"
    2 LOAD_NAME __annotations__
    2 LOAD_CONST 'x'
    2 STORE_SUBSCR
    2 LOAD_CONST None
    2 RETURN_VALUE
  `,
);

compiles(
  'f-strings and t-strings',
  `print(f"{a!r:>{w}}b", t"{a}c")`,
  `
    - RESUME 0
    1 LOAD_NAME print
    1 PUSH_NULL
    1 LOAD_NAME a
    1 CONVERT_VALUE repr
    1 LOAD_CONST '>'
    1 LOAD_NAME w
    1 FORMAT_SIMPLE
    1 BUILD_STRING 2
    1 FORMAT_WITH_SPEC
    1 LOAD_CONST 'b'
    1 BUILD_STRING 2
    1 LOAD_CONST ('', 'c')
    1 LOAD_NAME a
    1 LOAD_CONST 'a'
    1 BUILD_INTERPOLATION 0
    1 BUILD_TUPLE 1
    1 BUILD_TEMPLATE
    1 CALL 2
    1 POP_TOP
    1 LOAD_CONST None
    1 RETURN_VALUE
  `,
);

compiles(
  'any() over a generator runs its loop in place',
  `any(x for x in y)`,
  `
    - RESUME 0
    1 LOAD_NAME any
    1 COPY 1
    1 LOAD_COMMON_CONSTANT any
    1 IS_OP is
    1 POP_JUMP_IF_FALSE to L4
    1 POP_TOP
    1 LOAD_CONST <code object <genexpr>, line 1>
    1 MAKE_FUNCTION
    1 PUSH_NULL
    1 LOAD_NAME y
    1 GET_ITER
    1 CALL 1
    1 GET_ITER
    L1: 1 FOR_ITER to L3
    1 POP_JUMP_IF_TRUE to L2
    1 JUMP_BACKWARD to L1
    L2: 1 POP_ITER
    1 LOAD_CONST True
    1 JUMP_FORWARD to L5
    L3: 1 LOAD_CONST False
    1 JUMP_FORWARD to L5
    L4: 1 PUSH_NULL
    1 LOAD_CONST <code object <genexpr>, line 1>
    1 MAKE_FUNCTION
    1 PUSH_NULL
    1 LOAD_NAME y
    1 GET_ITER
    1 CALL 1
    1 CALL 1
    L5: - POP_TOP
    - LOAD_CONST None
    - RETURN_VALUE
    <genexpr>:
    1 RETURN_GENERATOR
    L1: 1 RESUME 0
    1 LOAD_FAST .0
    L2: 1 FOR_ITER to L3
    1 STORE_FAST x
    1 LOAD_FAST x
    1 YIELD_VALUE
    1 RESUME 1
    1 POP_TOP
    1 JUMP_BACKWARD to L2
    L3: 1 LOAD_CONST None
    1 RETURN_VALUE
    L4: - CALL_INTRINSIC_1 INTRINSIC_STOPITERATION_ERROR
    - RERAISE 1
    L1 to L4 -> L4 [0] lasti
  `,
);

compiles(
  'decorators and defaults',
  `@d(1)
def f(a, b=1, *, c=x): pass`,
  `
    - RESUME 0
    1 LOAD_NAME d
    1 PUSH_NULL
    1 LOAD_SMALL_INT 1
    1 CALL 1
    1 PUSH_NULL
    2 LOAD_CONST (1,)
    2 LOAD_CONST 'c'
    2 LOAD_NAME x
    2 BUILD_MAP 1
    2 LOAD_CONST <code object f, line 1>
    2 MAKE_FUNCTION
    2 SET_FUNCTION_ATTRIBUTE kwdefaults
    2 SET_FUNCTION_ATTRIBUTE defaults
    1 CALL 1
    2 STORE_NAME f
    2 LOAD_CONST None
    2 RETURN_VALUE
    f:
    1 RESUME 0
    2 LOAD_CONST None
    2 RETURN_VALUE
  `,
);

test.run();

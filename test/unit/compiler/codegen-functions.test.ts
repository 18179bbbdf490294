/** What the code generator makes of a function: source beside code, in the words of listing.ts. */
import { strict as assert } from 'node:assert';
import { test } from 'uvu';
import { functionListing, golden } from './listing.ts';

function compiles(title: string, source: string, code: string): void {
  test(title, () => assert.equal(functionListing(source), golden(code)));
}

compiles(
  'a while loop tests at its top',
  `def f(n):
  while n:
    n -= 1
  return n`,
  `
    L1: 2 LOAD_FAST n
    2 POP_JUMP_IF_FALSE to L2
    3 LOAD_FAST n
    3 LOAD_SMALL_INT 1
    3 BINARY_SUBTRACT -=
    3 STORE_FAST n
    3 JUMP_BACKWARD to L1
    L2: 4 LOAD_FAST n
    4 RETURN_VALUE
  `,
);

compiles(
  'for: break goes behind else, and drops the iterator',
  `def f(xs):
  for x in xs:
    if x: break
  else:
    g()
  return 1`,
  `
    2 LOAD_FAST xs
    2 GET_ITER
    L1: 2 FOR_ITER to L3
    2 STORE_FAST x
    3 LOAD_FAST x
    3 POP_JUMP_IF_FALSE to L2
    3 POP_TOP
    3 JUMP_FORWARD to L4
    L2: 3 JUMP_BACKWARD to L1
    L3: 5 LOAD_GLOBAL g
    5 PUSH_NULL
    5 CALL 0
    5 POP_TOP
    L4: 6 LOAD_SMALL_INT 1
    6 RETURN_VALUE
  `,
);

compiles(
  'except E as name: the name is unbound on both ways out',
  `def f():
  try:
    g()
  except E as e:
    h(e)`,
  `
    2 NOP
    L1: 3 LOAD_GLOBAL g
    3 PUSH_NULL
    3 CALL 0
    3 POP_TOP
    L2: 3 LOAD_CONST None
    3 RETURN_VALUE
    L3: - PUSH_EXC_INFO
    4 LOAD_GLOBAL E
    4 CHECK_EXC_MATCH
    4 POP_JUMP_IF_FALSE to L7
    4 STORE_FAST e
    L4: 5 LOAD_GLOBAL h
    5 PUSH_NULL
    5 LOAD_FAST e
    5 CALL 1
    5 POP_TOP
    L5: 5 POP_EXCEPT
    5 LOAD_CONST None
    5 STORE_FAST e
    5 DELETE_FAST e
    5 LOAD_CONST None
    5 RETURN_VALUE
    L6: - LOAD_CONST None
    - STORE_FAST e
    - DELETE_FAST e
    - RERAISE 1
    L7: 4 RERAISE 0
    L8: - COPY 3
    - POP_EXCEPT
    - RERAISE 1
    L1 to L2 -> L3 [0]
    L3 to L4 -> L8 [1] lasti
    L4 to L5 -> L6 [1] lasti
    L6 to L8 -> L8 [1] lasti
  `,
);

compiles(
  'finally is written out for each way out',
  `def f():
  try:
    return g()
  finally:
    h()`,
  `
    2 NOP
    L1: 3 LOAD_GLOBAL g
    3 PUSH_NULL
    3 CALL 0
    L2: 5 LOAD_GLOBAL h
    5 PUSH_NULL
    5 CALL 0
    5 POP_TOP
    5 RETURN_VALUE
    L3: - PUSH_EXC_INFO
    5 LOAD_GLOBAL h
    5 PUSH_NULL
    5 CALL 0
    5 POP_TOP
    5 RERAISE 0
    L4: - COPY 3
    - POP_EXCEPT
    - RERAISE 1
    L1 to L2 -> L3 [0]
    L3 to L4 -> L4 [1] lasti
  `,
);

compiles(
  'with: the exit function waits under what the body returns',
  `def f(m):
  with m as x:
    return x`,
  `
    2 LOAD_FAST m
    2 BEFORE_WITH
    L1: 2 STORE_FAST x
    3 LOAD_FAST x
    L2: 2 SWAP 2
    2 PUSH_NULL
    2 LOAD_CONST None
    2 LOAD_CONST None
    2 LOAD_CONST None
    2 CALL 3
    2 POP_TOP
    2 RETURN_VALUE
    L3: 2 PUSH_EXC_INFO
    2 WITH_EXCEPT_START
    2 POP_JUMP_IF_TRUE to L4
    2 RERAISE 2
    L4: 2 POP_TOP
    L5: 2 POP_EXCEPT
    2 POP_TOP
    2 POP_TOP
    2 JUMP_FORWARD to L7
    L6: - COPY 3
    - POP_EXCEPT
    - RERAISE 1
    L7: 2 LOAD_CONST None
    2 RETURN_VALUE
    L1 to L2 -> L3 [1] lasti
    L3 to L5 -> L6 [3] lasti
  `,
);

compiles(
  'except*: what handlers raise is gathered in a list',
  `def f():
  try:
    g()
  except* E:
    h()`,
  `
    2 NOP
    L1: 3 LOAD_GLOBAL g
    3 PUSH_NULL
    3 CALL 0
    3 POP_TOP
    L2: 3 LOAD_CONST None
    3 RETURN_VALUE
    L3: - PUSH_EXC_INFO
    4 BUILD_LIST 0
    4 COPY 2
    4 LOAD_GLOBAL E
    4 CHECK_EG_MATCH
    4 COPY 1
    4 POP_JUMP_IF_NONE to L7
    4 POP_TOP
    L4: 5 LOAD_GLOBAL h
    5 PUSH_NULL
    5 CALL 0
    5 POP_TOP
    L5: 5 JUMP_FORWARD to L8
    L6: - LIST_APPEND 3
    - POP_TOP
    - JUMP_FORWARD to L8
    L7: 4 POP_TOP
    L8: - LIST_APPEND 1
    - CALL_INTRINSIC_2 INTRINSIC_PREP_RERAISE_STAR
    - COPY 1
    - POP_JUMP_IF_NOT_NONE to L10
    - POP_TOP
    L9: - POP_EXCEPT
    - LOAD_CONST None
    - RETURN_VALUE
    L10: - SWAP 2
    - POP_EXCEPT
    - RERAISE 0
    L11: - COPY 3
    - POP_EXCEPT
    - RERAISE 1
    L1 to L2 -> L3 [0]
    L3 to L4 -> L11 [1] lasti
    L4 to L5 -> L6 [4] lasti
    L5 to L9 -> L11 [1] lasti
  `,
);

compiles(
  'a comprehension borrows a name and gives it back',
  `def f(x, ys):
  return [x for x in ys if x]`,
  `
    2 LOAD_FAST ys
    2 GET_ITER
    2 LOAD_FAST_AND_CLEAR x
    2 SWAP 2
    L1: 2 BUILD_LIST 0
    2 SWAP 2
    L2: 2 FOR_ITER to L5
    2 STORE_FAST x
    2 LOAD_FAST x
    2 POP_JUMP_IF_FALSE to L3
    2 LOAD_FAST x
    2 LIST_APPEND 2
    L3: 2 JUMP_BACKWARD to L2
    L4: - SWAP 2
    - POP_TOP
    2 SWAP 2
    2 RESTORE_FAST x
    2 RERAISE 0
    L5: 2 SWAP 2
    2 RESTORE_FAST x
    2 RETURN_VALUE
    L1 to L4 -> L4 [2]
  `,
);

compiles(
  'a comprehension whose name is closed over puts the cell aside',
  `def f(ys):
  return [lambda: x for x in ys]`,
  `
    - MAKE_CELL x
    1 RESUME 0
    2 LOAD_FAST ys
    2 GET_ITER
    2 LOAD_FAST_AND_CLEAR x
    2 MAKE_CELL x
    2 SWAP 2
    L1: 2 BUILD_LIST 0
    2 SWAP 2
    L2: 2 FOR_ITER to L4
    2 STORE_DEREF x
    2 LOAD_CLOSURE x
    2 BUILD_TUPLE 1
    2 LOAD_CONST <code object <lambda>, line 2>
    2 MAKE_FUNCTION
    2 SET_FUNCTION_ATTRIBUTE closure
    2 LIST_APPEND 2
    2 JUMP_BACKWARD to L2
    L3: - SWAP 2
    - POP_TOP
    2 SWAP 2
    2 RESTORE_FAST x
    2 RERAISE 0
    L4: 2 SWAP 2
    2 RESTORE_FAST x
    2 RETURN_VALUE
    L1 to L3 -> L3 [2]
  `,
);

compiles(
  'a generator: StopIteration must not leave it',
  `def f():
  x = yield 1
  yield from x`,
  `
    1 RETURN_GENERATOR
    L1: 1 RESUME 0
    2 LOAD_SMALL_INT 1
    2 YIELD_VALUE
    2 RESUME 1
    2 STORE_FAST x
    3 LOAD_FAST x
    3 GET_YIELD_FROM_ITER
    3 LOAD_CONST None
    L2: 3 SEND to L6
    L3: 3 YIELD_VALUE
    L4: 3 RESUME 2
    3 JUMP_BACKWARD to L2
    L5: 3 CLEANUP_THROW
    L6: 3 END_SEND
    3 POP_TOP
    3 LOAD_CONST None
    3 RETURN_VALUE
    L7: - CALL_INTRINSIC_1 INTRINSIC_STOPITERATION_ERROR
    - RERAISE 1
    L1 to L3 -> L7 [0] lasti
    L3 to L4 -> L5 [2]
    L4 to L7 -> L7 [0] lasti
  `,
);

compiles(
  'async for and await',
  `async def f():
  async for x in y():
    await x`,
  `
    1 RETURN_GENERATOR
    L1: 1 RESUME 0
    2 LOAD_GLOBAL y
    2 PUSH_NULL
    2 CALL 0
    2 GET_AITER
    L2: 2 GET_ANEXT
    2 LOAD_CONST None
    L3: 2 SEND to L7
    L4: 2 YIELD_VALUE
    L5: 2 RESUME 3
    2 JUMP_BACKWARD to L3
    L6: 2 CLEANUP_THROW
    L7: 2 END_SEND
    L8: 2 STORE_FAST x
    3 LOAD_FAST x
    3 GET_AWAITABLE 0
    3 LOAD_CONST None
    L9: 3 SEND to L13
    L10: 3 YIELD_VALUE
    L11: 3 RESUME 3
    3 JUMP_BACKWARD to L9
    L12: 3 CLEANUP_THROW
    L13: 3 END_SEND
    3 POP_TOP
    3 JUMP_BACKWARD to L2
    L14: 2 END_ASYNC_FOR
    2 LOAD_CONST None
    2 RETURN_VALUE
    L15: - CALL_INTRINSIC_1 INTRINSIC_STOPITERATION_ERROR
    - RERAISE 1
    L1 to L2 -> L15 [0] lasti
    L2 to L4 -> L14 [1]
    L4 to L5 -> L6 [3]
    L5 to L8 -> L14 [1]
    L8 to L10 -> L15 [0] lasti
    L10 to L11 -> L12 [3]
    L11 to L15 -> L15 [0] lasti
  `,
);

compiles(
  'match: names are bound when everything has matched',
  `def f(p):
  match p:
    case [x, 1]: return x
    case {"k": v, **rest}: return v, rest
    case C(a, b=2) | D(a): return a
    case _: return 0`,
  `
    2 LOAD_FAST p
    3 COPY 1
    3 MATCH_SEQUENCE
    3 POP_JUMP_IF_FALSE to L1
    3 GET_LEN
    3 LOAD_SMALL_INT 2
    3 COMPARE_EQ
    3 POP_JUMP_IF_FALSE to L1
    3 UNPACK_SEQUENCE 2
    3 SWAP 2
    3 LOAD_SMALL_INT 1
    3 COMPARE_EQ
    3 POP_JUMP_IF_FALSE to L1
    3 STORE_FAST x
    3 POP_TOP
    3 LOAD_FAST x
    3 RETURN_VALUE
    L1: 3 POP_TOP
    4 COPY 1
    4 MATCH_MAPPING
    4 POP_JUMP_IF_FALSE to L3
    4 GET_LEN
    4 LOAD_SMALL_INT 1
    4 COMPARE_GE
    4 POP_JUMP_IF_FALSE to L3
    4 LOAD_CONST ('k',)
    4 MATCH_KEYS
    4 COPY 1
    4 POP_JUMP_IF_NONE to L2
    4 UNPACK_SEQUENCE 1
    4 SWAP 3
    4 SWAP 2
    4 BUILD_MAP 0
    4 SWAP 3
    4 DICT_UPDATE 2
    4 UNPACK_SEQUENCE 1
    4 COPY 2
    4 SWAP 2
    4 DELETE_SUBSCR
    4 SWAP 2
    4 STORE_FAST v
    4 STORE_FAST rest
    4 POP_TOP
    4 LOAD_FAST v
    4 LOAD_FAST rest
    4 BUILD_TUPLE 2
    4 RETURN_VALUE
    L2: 4 POP_TOP
    4 POP_TOP
    L3: 4 POP_TOP
    5 COPY 1
    5 LOAD_GLOBAL C
    5 LOAD_CONST ('b',)
    5 MATCH_CLASS 1
    5 COPY 1
    5 POP_JUMP_IF_NONE to L4
    5 UNPACK_SEQUENCE 2
    5 SWAP 2
    5 LOAD_SMALL_INT 2
    5 COMPARE_EQ
    5 POP_JUMP_IF_FALSE to L4
    5 JUMP_FORWARD to L6
    L4: 5 POP_TOP
    5 COPY 1
    5 LOAD_GLOBAL D
    5 LOAD_CONST ()
    5 MATCH_CLASS 1
    5 COPY 1
    5 POP_JUMP_IF_NONE to L5
    5 UNPACK_SEQUENCE 1
    5 JUMP_FORWARD to L6
    L5: 5 POP_TOP
    5 POP_TOP
    5 JUMP_FORWARD to L7
    L6: 5 SWAP 2
    5 POP_TOP
    5 STORE_FAST a
    5 LOAD_FAST a
    5 RETURN_VALUE
    L7: 6 LOAD_SMALL_INT 0
    6 RETURN_VALUE
  `,
);

compiles(
  'a chained comparison evaluates the middle once',
  `def f(a, b, c):
  return a < b < c`,
  `
    2 LOAD_FAST a
    2 LOAD_FAST b
    2 SWAP 2
    2 COPY 2
    2 COMPARE_LT
    2 JUMP_IF_FALSE_OR_POP to L1
    2 LOAD_FAST c
    2 COMPARE_LT
    2 JUMP_FORWARD to L2
    L1: 2 SWAP 2
    2 POP_TOP
    L2: 2 RETURN_VALUE
  `,
);

compiles(
  'and, or, not: as jumps, and as values',
  `def f(a, b, c):
  if a and (b or not c):
    return 1
  return a and b or c`,
  `
    2 LOAD_FAST a
    2 POP_JUMP_IF_FALSE to L2
    2 LOAD_FAST b
    2 POP_JUMP_IF_TRUE to L1
    2 LOAD_FAST c
    2 POP_JUMP_IF_TRUE to L2
    L1: 3 LOAD_SMALL_INT 1
    3 RETURN_VALUE
    L2: 4 LOAD_FAST a
    4 POP_JUMP_IF_FALSE to L3
    4 LOAD_FAST b
    4 JUMP_IF_TRUE_OR_POP to L4
    L3: 4 LOAD_FAST c
    L4: 4 RETURN_VALUE
  `,
);

compiles(
  'calls: keywords, stars, methods',
  `def f(g, a, b):
  g(1, x=2)
  g(*a, **b)
  a.m(1).n`,
  `
    2 LOAD_FAST g
    2 PUSH_NULL
    2 LOAD_SMALL_INT 1
    2 LOAD_SMALL_INT 2
    2 LOAD_CONST ('x',)
    2 CALL_KW 2
    2 POP_TOP
    3 LOAD_FAST g
    3 PUSH_NULL
    3 LOAD_FAST a
    3 BUILD_MAP 0
    3 LOAD_FAST b
    3 DICT_MERGE 1
    3 CALL_FUNCTION_EX
    3 POP_TOP
    4 LOAD_FAST a
    4 LOAD_METHOD m
    4 LOAD_SMALL_INT 1
    4 CALL 1
    4 LOAD_ATTR n
    4 POP_TOP
    4 LOAD_CONST None
    4 RETURN_VALUE
  `,
);

compiles(
  'only locals that may be unbound are checked',
  `def f(a):
  if a:
    x = 1
  print(x)
  x = 2
  del a
  return x, a`,
  `
    2 LOAD_FAST a
    2 POP_JUMP_IF_FALSE to L1
    3 LOAD_SMALL_INT 1
    3 STORE_FAST x
    L1: 4 LOAD_GLOBAL print
    4 PUSH_NULL
    4 LOAD_FAST_CHECK x
    4 CALL 1
    4 POP_TOP
    5 LOAD_SMALL_INT 2
    5 STORE_FAST x
    6 DELETE_FAST a
    7 LOAD_FAST x
    7 LOAD_FAST_CHECK a
    7 BUILD_TUPLE 2
    7 RETURN_VALUE
  `,
);

compiles(
  'a, b = b, a needs no tuple',
  `def f(a, b):
  a, b = b, a
  a.x, b.x = b, a`,
  `
    2 LOAD_FAST b
    2 LOAD_FAST a
    2 STORE_FAST b
    2 STORE_FAST a
    3 LOAD_FAST b
    3 LOAD_FAST a
    3 SWAP 2
    3 LOAD_FAST a
    3 STORE_ATTR x
    3 LOAD_FAST b
    3 STORE_ATTR x
    3 LOAD_CONST None
    3 RETURN_VALUE
  `,
);

compiles(
  'assert',
  `def f(a):
  assert a, "no"`,
  `
    2 LOAD_FAST a
    2 POP_JUMP_IF_TRUE to L1
    2 LOAD_COMMON_CONSTANT AssertionError
    2 PUSH_NULL
    2 LOAD_CONST 'no'
    2 CALL 1
    2 RAISE_VARARGS 1
    L1: 2 LOAD_CONST None
    2 RETURN_VALUE
  `,
);

compiles(
  'in-place assignment evaluates its target once',
  `def f(a):
  a.x += 1
  a[0] -= 2
  a[b:c] *= 3`,
  `
    2 LOAD_FAST a
    2 COPY 1
    2 LOAD_ATTR x
    2 LOAD_SMALL_INT 1
    2 BINARY_ADD +=
    2 SWAP 2
    2 STORE_ATTR x
    3 LOAD_FAST a
    3 LOAD_SMALL_INT 0
    3 COPY 2
    3 COPY 2
    3 BINARY_SUBSCR
    3 LOAD_SMALL_INT 2
    3 BINARY_SUBTRACT -=
    3 SWAP 3
    3 SWAP 2
    3 STORE_SUBSCR
    4 LOAD_FAST a
    4 LOAD_GLOBAL b
    4 LOAD_GLOBAL c
    4 COPY 3
    4 COPY 3
    4 COPY 3
    4 BINARY_SLICE
    4 LOAD_SMALL_INT 3
    4 BINARY_MULTIPLY *=
    4 SWAP 4
    4 SWAP 3
    4 SWAP 2
    4 STORE_SLICE
    4 LOAD_CONST None
    4 RETURN_VALUE
  `,
);

compiles(
  'unpacking',
  `def f(a):
  x, *y, z = a
  (p, q), r = a
  return x, p`,
  `
    2 LOAD_FAST a
    2 UNPACK_EX 257
    2 STORE_FAST x
    2 STORE_FAST y
    2 STORE_FAST z
    3 LOAD_FAST a
    3 UNPACK_SEQUENCE 2
    3 UNPACK_SEQUENCE 2
    3 STORE_FAST p
    3 STORE_FAST q
    3 STORE_FAST r
    4 LOAD_FAST x
    4 LOAD_FAST p
    4 BUILD_TUPLE 2
    4 RETURN_VALUE
  `,
);

compiles(
  'imports',
  `def f():
  import a.b.c as d, e.f
  from . import g as h
  from ..i import j`,
  `
    2 LOAD_SMALL_INT 0
    2 LOAD_CONST None
    2 IMPORT_NAME a.b.c
    2 IMPORT_FROM b
    2 SWAP 2
    2 POP_TOP
    2 IMPORT_FROM c
    2 STORE_FAST d
    2 POP_TOP
    2 LOAD_SMALL_INT 0
    2 LOAD_CONST None
    2 IMPORT_NAME e.f
    2 STORE_FAST e
    3 LOAD_SMALL_INT 1
    3 LOAD_CONST ('g',)
    3 IMPORT_NAME 4
    3 IMPORT_FROM g
    3 STORE_FAST h
    3 POP_TOP
    4 LOAD_SMALL_INT 2
    4 LOAD_CONST ('j',)
    4 IMPORT_NAME i
    4 IMPORT_FROM j
    4 STORE_FAST j
    4 POP_TOP
    4 LOAD_CONST None
    4 RETURN_VALUE
  `,
);

compiles(
  'displays with stars',
  `def f(a, b):
  return [1, *a], {*a, b}, {1: 2, **b}, (*a, b)`,
  `
    2 LOAD_SMALL_INT 1
    2 BUILD_LIST 1
    2 LOAD_FAST a
    2 LIST_EXTEND 1
    2 BUILD_SET 0
    2 LOAD_FAST a
    2 SET_UPDATE 1
    2 LOAD_FAST b
    2 SET_ADD 1
    2 LOAD_SMALL_INT 1
    2 LOAD_SMALL_INT 2
    2 BUILD_MAP 1
    2 LOAD_FAST b
    2 DICT_UPDATE 1
    2 BUILD_LIST 0
    2 LOAD_FAST a
    2 LIST_EXTEND 1
    2 LOAD_FAST b
    2 LIST_APPEND 1
    2 CALL_INTRINSIC_1 INTRINSIC_LIST_TO_TUPLE
    2 BUILD_TUPLE 4
    2 RETURN_VALUE
  `,
);

compiles(
  'constant displays',
  `def f(a):
  for x in [1, 2]:
    if x in {3, 4}: a = [1, 2, 3]`,
  `
    2 LOAD_CONST (1, 2)
    2 GET_ITER
    L1: 2 FOR_ITER to L2
    2 STORE_FAST x
    3 LOAD_FAST x
    3 LOAD_CONST frozenset({3, 4})
    3 CONTAINS_OP in
    3 POP_JUMP_IF_FALSE to L3
    3 BUILD_LIST 0
    3 LOAD_CONST (1, 2, 3)
    3 LIST_EXTEND 1
    3 STORE_FAST a
    3 JUMP_BACKWARD to L1
    L2: 2 LOAD_CONST None
    2 RETURN_VALUE
    L3: 3 JUMP_BACKWARD to L1
  `,
);

test('the middle of a chain is compared again, so it stays a list', () => {
  const code = functionListing('def f(a, b):\n  return a in [1] in b');
  assert.match(code, /BUILD_LIST 1/);
});

test.run();

/**
 * The loop with a look before each instruction (stepper.ts). Made by `npm run generate` from loop.ts; read that.
 */
import { Op } from '../bytecode/op.gen.ts';
import { PyBuiltin, type PyCell, PyFunction, PyIterator } from '../runtime/callables.ts';
import { EMPTY_TUPLE, MAX_PUSHED, PyList, PySlice, PyTuple } from '../runtime/collections.ts';
import type { PyDict } from '../runtime/dict.ts';
import type { PyException } from '../runtime/exceptions.ts';
import { ListIterator, RangeIterator } from '../runtime/iterate.ts';
import { LONG_TEXT } from '../runtime/long-sum.ts';
import { DONE, PUSHED, PyInstance, type PyObject, type Value } from '../runtime/object.ts';
import { containsOf, iterate, lengthOf, nextOf, truthOf } from '../runtime/protocols.ts';
import { type AttrCache, deleteAttr, loadAttr, loadMethod, storeAttr } from './attribute-cache.ts';
import { binarySlow, compareSlow, isSame, negativeSlow, unarySlow } from './operate.ts';
import {
  buildMap,
  buildSet,
  buildString,
  dictMerge,
  dictUpdate,
  listAppend,
  listExtend,
  mapAdd,
  setAdd,
  setUpdate,
  unpackExact,
  unpackStarred,
} from './build.ts';
import { callFromStack, callKeywords, callSpread, frameFromStack } from './call.ts';
import {
  checkGroupMatch,
  checkMatch,
  endAsyncFor,
  makeRaise,
  popExcept,
  pushExcInfo,
  withExceptStart,
  beforeWith,
  cleanupThrow,
} from './raise.ts';
import { type AnyFrame, Frame, type PyCode, PyGenerator } from './frame.ts';
import { asyncIterator, asyncNext, awaitable, makeGenerator, send, yieldFromIterator } from './generators.ts';
import { toException } from './host-errors.ts';
import { importFrom, importName } from './import.ts';
import { intrinsic1, intrinsic2 } from './intrinsics.ts';
import { matchClass, matchKeys, isMappingPattern, isSequencePattern } from './match.ts';
import {
  commonConstant,
  copyFreeVars,
  deleteDeref,
  deleteGlobal,
  deleteName,
  type GlobalCache,
  loadDeref,
  loadFromDict,
  buildClassFunction,
  loadGlobal,
  loadLocals,
  loadName,
  loadSuper,
  makeCell,
  setupAnnotations,
  storeGlobal,
  storeName,
  unboundLocal,
  unhandled,
} from './names.ts';
import { buildInterpolation, buildTemplate, convertValue, formatValue } from './formatting.ts';
import { getSlice, loadSubscript, storeSlice, storeSubscript, deleteSubscript } from './subscript.ts';
import { makeFunction, setFunctionAttribute } from './functions.ts';
import { beginDeferred, LATE, deliver, PUT_ASIDE, raisePending, unwind } from './unwind.ts';
import type { ThreadState } from './thread.ts';

/**
 * Runs the chain of frames of a thread down to `base`: gives the value that reaches it; RAISED, with the exception that reaches it
 * in thread.raised; or PUT_ASIDE, with the whole chain in thread.frame.
 */
export function runStepping(t: ThreadState, base: AnyFrame | null): Value {
  if (t.asideAt >= 0) {
    if (t.pending !== null && t.frame instanceof Frame) t.frame.pc = t.asideAt + 1;
    t.asideAt = -1;
  }
  if (t.pending !== null && !raisePending(t, base)) return t.result;
  if (t.interp.collector.isDue && base === null && t.frame instanceof Frame) t.interp.collector.interlude(t);
  if (!(t.frame instanceof Frame)) {
    const begun = beginDeferred(t, base);
    if (begun !== true) return begun === false ? t.result : PUT_ASIDE;
  }
  let frame: Frame = t.frame as Frame;
  let s: Value[] = frame.locals;
  let words: Int32Array = frame.words;
  let pc = frame.pc;
  let sp = frame.sp;
  let word = 0;
  let x: Value = null;
  let y: Value = null;
  let z: Value = null;
  let n = 0;
  // biome-ignore lint/suspicious/noExplicitAny: one register for whatever a case needs for a moment.
  let c: any = null;
  let failure: PyException | null = null;
  let fresh = true;
  for (;;) {
    run: try {
      for (;;) {
        word = words[pc++];
        frame.pc = pc;
        frame.sp = sp;
        if (t.stepper === null || t.stepper.stops(t, frame)) {
          t.asideAt = pc - 1;
          frame.pc = pc - 1;
          return PUT_ASIDE;
        }
        switch (word & 255) {
          case Op.NOP:
          case Op.RESUME:
            continue;
          case Op.POP_TOP:
          case Op.POP_ITER:
            sp--;
            continue;
          case Op.PUSH_NULL:
            s[sp++] = undefined as never;
            continue;
          case Op.COPY:
            s[sp] = s[sp - (word >>> 8)];
            sp++;
            continue;
          case Op.SWAP:
            n = sp - (word >>> 8);
            x = s[n];
            s[n] = s[sp - 1];
            s[sp - 1] = x;
            continue;
          case Op.LOAD_CONST:
            s[sp++] = frame.drawer.constants[word >>> 8];
            continue;
          case Op.LOAD_SMALL_INT:
            s[sp++] = word >>> 8;
            continue;
          case Op.LOAD_COMMON_CONSTANT:
            s[sp++] = commonConstant(t, word >>> 8);
            continue;

          // ---- locals and cells
          case Op.LOAD_FAST:
            s[sp++] = s[word >>> 8];
            continue;
          case Op.LOAD_FAST_CHECK:
            x = s[word >>> 8];
            if (x === undefined) throw unboundLocal(frame, word >>> 8);
            s[sp++] = x;
            continue;
          case Op.LOAD_FAST_AND_CLEAR:
            n = word >>> 8;
            s[sp++] = s[n];
            s[n] = undefined as never;
            continue;
          case Op.STORE_FAST:
          case Op.RESTORE_FAST:
            s[word >>> 8] = s[--sp];
            continue;
          case Op.DELETE_FAST:
            n = word >>> 8;
            if (s[n] === undefined) throw unboundLocal(frame, n);
            s[n] = undefined as never;
            continue;
          case Op.MAKE_CELL:
            n = word >>> 8;
            s[n] = makeCell(s[n]);
            continue;
          case Op.COPY_FREE_VARS:
            copyFreeVars(frame, s, word >>> 8);
            continue;
          case Op.LOAD_CLOSURE:
            s[sp++] = s[word >>> 8];
            continue;
          case Op.LOAD_DEREF:
            x = (s[word >>> 8] as PyObject as PyCell).value as Value;
            s[sp++] = x === undefined ? loadDeref(frame, word >>> 8) : x;
            continue;
          case Op.STORE_DEREF:
            (s[word >>> 8] as PyObject as PyCell).value = s[--sp];
            continue;
          case Op.DELETE_DEREF:
            deleteDeref(frame, word >>> 8);
            continue;
          case Op.LOAD_FROM_DICT_OR_DEREF:
            frame.pc = pc;
            z = loadFromDict(t, frame, s[--sp], word >>> 8, true);
            break;

          // ---- names
          case Op.LOAD_NAME:
            frame.pc = pc;
            z = loadName(t, frame, word >>> 8);
            break;
          case Op.STORE_NAME:
            frame.pc = pc;
            z = storeName(t, frame, word >>> 8, s[--sp]);
            if (z === PUSHED) break;
            continue;
          case Op.DELETE_NAME:
            frame.pc = pc;
            z = deleteName(t, frame, word >>> 8);
            if (z === PUSHED) break;
            continue;
          case Op.LOAD_GLOBAL:
            c = frame.drawer.caches[pc - 1] as GlobalCache | null;
            if (c !== null && c.globals === frame.globals) {
              x = c.global.value;
              if (x === undefined) x = c.builtin.value;
              if (x !== undefined) {
                s[sp++] = x;
                continue;
              }
            }
            frame.pc = pc;
            z = loadGlobal(t, frame, word >>> 8, pc - 1);
            break;
          case Op.STORE_GLOBAL:
            storeGlobal(frame, word >>> 8, s[--sp]);
            continue;
          case Op.DELETE_GLOBAL:
            deleteGlobal(frame, word >>> 8);
            continue;
          case Op.LOAD_FROM_DICT_OR_GLOBALS:
            frame.pc = pc;
            z = loadFromDict(t, frame, s[--sp], word >>> 8, false);
            break;
          case Op.LOAD_LOCALS:
            z = loadLocals(t, frame);
            break;
          case Op.LOAD_BUILD_CLASS:
            z = buildClassFunction(frame);
            break;

          // ---- attributes and items
          case Op.LOAD_ATTR:
            x = s[sp - 1];
            if (x instanceof PyInstance) {
              c = frame.drawer.caches[pc - 1] as AttrCache | null;
              if (c !== null && c.shape === x.shape && c.version === x.cls.version) {
                y = c.index >= 0 ? (x.slots as Value[])[c.index] : c.value;
                if (y !== undefined) {
                  s[sp - 1] = y;
                  continue;
                }
              }
            }
            frame.pc = pc;
            sp--;
            z = loadAttr(t, frame, x, word >>> 8, pc - 1);
            break;
          case Op.LOAD_METHOD:
            x = s[sp - 1];
            if (x instanceof PyInstance) {
              c = frame.drawer.caches[pc - 1] as AttrCache | null;
              if (c !== null && c.shape === x.shape && c.version === x.cls.version && c.isMethod) {
                s[sp - 1] = c.value;
                s[sp++] = x;
                continue;
              }
            }
            frame.pc = pc;
            z = loadMethod(t, frame, x, word >>> 8, pc - 1);
            if (t.self !== undefined) {
              s[sp - 1] = z;
              s[sp++] = t.self;
              continue;
            }
            // An attribute that is no method: below it the value, above it the mark for "no self".
            if (z !== PUSHED) {
              s[sp - 1] = z;
              s[sp++] = undefined as never;
              continue;
            }
            sp--;
            break;
          case Op.STORE_ATTR:
            x = s[sp - 1];
            y = s[sp - 2];
            sp -= 2;
            if (x instanceof PyInstance) {
              c = frame.drawer.caches[pc - 1] as AttrCache | null;
              if (c !== null && c.shape === x.shape && c.version === x.cls.version) {
                (x.slots as Value[])[c.index] = y;
                if (c.next !== null) x.shape = c.next;
                continue;
              }
            }
            frame.pc = pc;
            z = storeAttr(t, frame, x, word >>> 8, y, pc - 1);
            if (z === PUSHED) break;
            continue;
          case Op.DELETE_ATTR:
            frame.pc = pc;
            z = deleteAttr(t, frame, s[--sp], word >>> 8);
            if (z === PUSHED) break;
            continue;
          case Op.LOAD_SUPER_ATTR:
            frame.pc = pc;
            sp -= 3;
            z = loadSuper(t, frame, s, sp, word >>> 8, false);
            break;
          case Op.LOAD_SUPER_METHOD:
            frame.pc = pc;
            sp -= 3;
            z = loadSuper(t, frame, s, sp, word >>> 8, true);
            if (z === PUSHED) break;
            s[sp++] = z;
            s[sp++] = t.self as Value;
            continue;
          case Op.BINARY_SUBSCR:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof y === 'number') {
              if (x instanceof PyList && x.slots === null) {
                n = y < 0 ? y + x.items.length : y;
                z = x.items[n];
                if (z !== undefined) {
                  s[--sp - 1] = z;
                  continue;
                }
              } else if (x instanceof PyTuple && x.slots === null) {
                n = y < 0 ? y + x.items.length : y;
                z = x.items[n];
                if (z !== undefined) {
                  s[--sp - 1] = z;
                  continue;
                }
              }
            }
            frame.pc = pc;
            sp -= 2;
            z = loadSubscript(t, x, y);
            break;
          case Op.STORE_SUBSCR:
            y = s[sp - 1];
            x = s[sp - 2];
            z = s[sp - 3];
            sp -= 3;
            if (x instanceof PyList && typeof y === 'number' && y >= 0 && y < x.items.length && Number.isInteger(y) && x.slots === null) {
              x.items[y] = z;
              continue;
            }
            frame.pc = pc;
            z = storeSubscript(t, x, y, z);
            if (z === PUSHED) break;
            continue;
          case Op.DELETE_SUBSCR:
            frame.pc = pc;
            sp -= 2;
            z = deleteSubscript(t, s[sp], s[sp + 1]);
            if (z === PUSHED) break;
            continue;
          case Op.BINARY_SLICE:
            frame.pc = pc;
            sp -= 3;
            z = getSlice(t, s[sp], s[sp + 1], s[sp + 2]);
            break;
          case Op.STORE_SLICE:
            frame.pc = pc;
            sp -= 4;
            z = storeSlice(t, s[sp + 1], s[sp + 2], s[sp + 3], s[sp]);
            if (z === PUSHED) break;
            continue;

          // ---- operators: number on number here, the rest in operate.ts
          case Op.BINARY_ADD:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number') {
              n = x + y;
              if (Number.isInteger(n) ? Number.isInteger(x) && Number.isInteger(y) && Number.isSafeInteger(n) : n === n) {
                s[--sp - 1] = n;
                continue;
              }
            } else if (typeof x === 'string' && typeof y === 'string' && x.length + y.length <= LONG_TEXT) {
              s[--sp - 1] = x + y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_ADD, x, y, word >>> 8);
            break;
          case Op.BINARY_SUBTRACT:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number') {
              n = x - y;
              if (Number.isInteger(n) ? Number.isInteger(x) && Number.isInteger(y) && Number.isSafeInteger(n) : n === n) {
                s[--sp - 1] = n;
                continue;
              }
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_SUBTRACT, x, y, word >>> 8);
            break;
          case Op.BINARY_MULTIPLY:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number') {
              n = x * y;
              if (Number.isInteger(n) ? n !== 0 && Number.isInteger(x) && Number.isInteger(y) && Number.isSafeInteger(n) : n === n) {
                s[--sp - 1] = n;
                continue;
              }
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_MULTIPLY, x, y, word >>> 8);
            break;
          case Op.BINARY_TRUE_DIVIDE:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number' && y !== 0) {
              n = x / y;
              if (!Number.isInteger(n) && n === n) {
                s[--sp - 1] = n;
                continue;
              }
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_TRUE_DIVIDE, x, y, word >>> 8);
            break;
          case Op.BINARY_FLOOR_DIVIDE:
            y = s[sp - 1];
            x = s[sp - 2];
            if (
              typeof x === 'number' &&
              typeof y === 'number' &&
              x >= 0 &&
              y > 0 &&
              x <= 0x7fffffff &&
              y <= 0x7fffffff &&
              Number.isInteger(x) &&
              Number.isInteger(y)
            ) {
              s[--sp - 1] = (x / y) | 0;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_FLOOR_DIVIDE, x, y, word >>> 8);
            break;
          case Op.BINARY_REMAINDER:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number' && x >= 0 && y > 0 && Number.isInteger(x) && Number.isInteger(y)) {
              s[--sp - 1] = x % y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_REMAINDER, x, y, word >>> 8);
            break;
          case Op.BINARY_LSHIFT:
          case Op.BINARY_RSHIFT:
          case Op.BINARY_POWER:
          case Op.BINARY_MATRIX_MULTIPLY:
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, word & 255, s[sp], s[sp + 1], word >>> 8);
            break;
          case Op.BINARY_AND:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number' && (x | 0) === x && (y | 0) === y) {
              s[--sp - 1] = x & y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_AND, x, y, word >>> 8);
            break;
          case Op.BINARY_OR:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number' && (x | 0) === x && (y | 0) === y) {
              s[--sp - 1] = x | y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_OR, x, y, word >>> 8);
            break;
          case Op.BINARY_XOR:
            y = s[sp - 1];
            x = s[sp - 2];
            if (typeof x === 'number' && typeof y === 'number' && (x | 0) === x && (y | 0) === y) {
              s[--sp - 1] = x ^ y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = binarySlow(t, Op.BINARY_XOR, x, y, word >>> 8);
            break;
          case Op.COMPARE_LT:
            y = s[sp - 1];
            x = s[sp - 2];
            if ((typeof x === 'number' && typeof y === 'number') || (typeof x === 'string' && typeof y === 'string')) {
              s[--sp - 1] = x < y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = compareSlow(t, '<', x, y);
            break;
          case Op.COMPARE_LE:
            y = s[sp - 1];
            x = s[sp - 2];
            if ((typeof x === 'number' && typeof y === 'number') || (typeof x === 'string' && typeof y === 'string')) {
              s[--sp - 1] = x <= y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = compareSlow(t, '<=', x, y);
            break;
          case Op.COMPARE_EQ:
            y = s[sp - 1];
            x = s[sp - 2];
            if ((typeof x === 'number' && typeof y === 'number') || (typeof x === 'string' && typeof y === 'string')) {
              s[--sp - 1] = x === y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = compareSlow(t, '==', x, y);
            break;
          case Op.COMPARE_NE:
            y = s[sp - 1];
            x = s[sp - 2];
            if ((typeof x === 'number' && typeof y === 'number') || (typeof x === 'string' && typeof y === 'string')) {
              s[--sp - 1] = x !== y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = compareSlow(t, '!=', x, y);
            break;
          case Op.COMPARE_GT:
            y = s[sp - 1];
            x = s[sp - 2];
            if ((typeof x === 'number' && typeof y === 'number') || (typeof x === 'string' && typeof y === 'string')) {
              s[--sp - 1] = x > y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = compareSlow(t, '>', x, y);
            break;
          case Op.COMPARE_GE:
            y = s[sp - 1];
            x = s[sp - 2];
            if ((typeof x === 'number' && typeof y === 'number') || (typeof x === 'string' && typeof y === 'string')) {
              s[--sp - 1] = x >= y;
              continue;
            }
            frame.pc = pc;
            sp -= 2;
            z = compareSlow(t, '>=', x, y);
            break;
          case Op.IS_OP:
            y = s[--sp];
            x = s[sp - 1];
            s[sp - 1] = (x === y || (typeof x === 'object' && x !== null && isSame(x, y))) !== (word >>> 8 === 1);
            continue;
          case Op.CONTAINS_OP:
            frame.pc = pc;
            sp -= 2;
            z = containsOf(t, s[sp + 1], s[sp]);
            if (z !== PUSHED && word >>> 8 === 1) z = !z;
            break;
          case Op.UNARY_NEGATIVE:
            x = s[sp - 1];
            if (typeof x === 'number' && x !== 0) {
              s[sp - 1] = -x;
              continue;
            }
            frame.pc = pc;
            sp--;
            z = negativeSlow(t, x);
            break;
          case Op.UNARY_POSITIVE:
            frame.pc = pc;
            z = unarySlow(t, '+', s[--sp]);
            break;
          case Op.UNARY_INVERT:
            frame.pc = pc;
            z = unarySlow(t, '~', s[--sp]);
            break;
          case Op.UNARY_NOT:
            x = s[--sp];
            if (x !== true && x !== false) {
              frame.pc = pc;
              x = truthOf(t, x);
              if (x === PUSHED) {
                z = PUSHED;
                break;
              }
            }
            s[sp++] = !x;
            continue;
          case Op.TO_BOOL:
            frame.pc = pc;
            z = truthOf(t, s[--sp]);
            break;

          // ---- jumps
          case Op.JUMP_FORWARD:
            pc = word >>> 8;
            continue;
          case Op.JUMP_BACKWARD:
            n = pc - 1;
            pc = word >>> 8;
            if (--t.fuel < 0 && t.lookUp()) {
              t.asideAt = n;
              frame.pc = pc;
              frame.sp = sp;
              return PUT_ASIDE;
            }
            continue;
          case Op.POP_JUMP_IF_FALSE:
            x = s[--sp];
            if (x === true) continue;
            if (x === false) {
              pc = word >>> 8;
              continue;
            }
            frame.pc = pc;
            z = truthOf(t, x);
            if (z === PUSHED) break;
            if (z === false) pc = word >>> 8;
            continue;
          case Op.POP_JUMP_IF_TRUE:
            x = s[--sp];
            if (x === false) continue;
            if (x === true) {
              pc = word >>> 8;
              continue;
            }
            frame.pc = pc;
            z = truthOf(t, x);
            if (z === PUSHED) break;
            if (z === true) pc = word >>> 8;
            continue;
          case Op.POP_JUMP_IF_NONE:
            if (s[--sp] === null) pc = word >>> 8;
            continue;
          case Op.POP_JUMP_IF_NOT_NONE:
            if (s[--sp] !== null) pc = word >>> 8;
            continue;
          case Op.JUMP_IF_FALSE_OR_POP:
          case Op.JUMP_IF_TRUE_OR_POP:
            x = s[sp - 1];
            if (typeof x !== 'boolean') {
              frame.pc = pc;
              x = truthOf(t, x);
              if (x === PUSHED) {
                z = PUSHED;
                break;
              }
            }
            if (x === ((word & 255) === Op.JUMP_IF_TRUE_OR_POP)) pc = word >>> 8;
            else sp--;
            continue;

          // ---- iteration and unpacking
          case Op.GET_ITER:
            frame.pc = pc;
            z = iterate(t, s[--sp]);
            break;
          case Op.FOR_ITER:
            x = s[sp - 1];
            if (x instanceof ListIterator) {
              c = x.list;
              if (x.index < c.items.length) {
                s[sp++] = c.items[x.index++];
                continue;
              }
            } else if (x instanceof RangeIterator) {
              if (x.left > 0) {
                x.left--;
                s[sp++] = x.current;
                x.current += x.step;
                continue;
              }
            }
            frame.pc = pc;
            z = x instanceof PyIterator ? x.next(t) : nextOf(t, x);
            if (z === DONE) {
              sp--;
              pc = word >>> 8;
              continue;
            }
            break;
          case Op.GET_LEN:
            frame.pc = pc;
            z = lengthOf(t, s[sp - 1]);
            break;
          case Op.UNPACK_SEQUENCE:
            x = s[--sp];
            n = word >>> 8;
            if ((x instanceof PyTuple || x instanceof PyList) && x.items.length === n && x.slots === null) {
              c = x.items;
              while (n > 0) s[sp++] = c[--n];
              continue;
            }
            frame.pc = pc;
            z = unpackExact(t, x, n);
            if (z === PUSHED) break;
            c = (z as PyObject as PyTuple).items;
            while (n > 0) s[sp++] = c[--n];
            continue;
          case Op.UNPACK_EX:
            frame.pc = pc;
            z = unpackStarred(t, s[--sp], (word >>> 8) & 255, word >>> 16);
            if (z === PUSHED) break;
            c = (z as PyObject as PyTuple).items;
            for (n = c.length; n > 0; ) s[sp++] = c[--n];
            continue;

          // ---- building
          case Op.BUILD_TUPLE:
            n = word >>> 8;
            sp -= n;
            s[sp] = n === 0 ? EMPTY_TUPLE : new PyTuple(s.slice(sp, sp + n));
            sp++;
            continue;
          case Op.BUILD_LIST:
            n = word >>> 8;
            sp -= n;
            s[sp] = new PyList(n === 0 ? [] : s.slice(sp, sp + n));
            sp++;
            continue;
          case Op.BUILD_SET:
            frame.pc = pc;
            sp -= word >>> 8;
            z = buildSet(t, s, sp, word >>> 8);
            break;
          case Op.BUILD_MAP:
            frame.pc = pc;
            sp -= 2 * (word >>> 8);
            z = buildMap(t, s, sp, word >>> 8);
            break;
          case Op.BUILD_STRING:
            sp -= word >>> 8;
            z = buildString(s, sp, word >>> 8);
            break;
          case Op.BUILD_SLICE:
            n = word >>> 8;
            sp -= n;
            s[sp] = new PySlice(s[sp], s[sp + 1], n === 3 ? s[sp + 2] : null);
            sp++;
            continue;
          case Op.BUILD_INTERPOLATION:
            n = word >>> 8;
            sp -= n & 1 ? 3 : 2;
            z = buildInterpolation(s, sp, n);
            break;
          case Op.BUILD_TEMPLATE:
            sp -= 2;
            z = buildTemplate(s[sp], s[sp + 1]);
            break;
          case Op.LIST_APPEND:
            x = s[--sp];
            y = s[sp - (word >>> 8)];
            if ((y as PyObject as PyList).items.length < MAX_PUSHED) {
              (y as PyObject as PyList).items.push(x);
              continue;
            }
            frame.pc = pc;
            listAppend(y as PyObject as PyList, x);
            continue;
          case Op.SET_ADD:
            frame.pc = pc;
            sp--;
            setAdd(t, s[sp - (word >>> 8)], s[sp]);
            continue;
          case Op.MAP_ADD:
            frame.pc = pc;
            sp -= 2;
            mapAdd(t, s[sp - (word >>> 8)] as PyObject as PyDict, s[sp], s[sp + 1]);
            continue;
          case Op.LIST_EXTEND:
            frame.pc = pc;
            sp--;
            z = listExtend(t, s[sp - (word >>> 8)] as PyObject as PyList, s[sp]);
            if (z === PUSHED) break;
            continue;
          case Op.SET_UPDATE:
            frame.pc = pc;
            sp--;
            z = setUpdate(t, s[sp - (word >>> 8)], s[sp]);
            if (z === PUSHED) break;
            continue;
          case Op.DICT_UPDATE:
            frame.pc = pc;
            sp--;
            z = dictUpdate(t, s[sp - (word >>> 8)] as PyObject as PyDict, s[sp]);
            if (z === PUSHED) break;
            continue;
          case Op.DICT_MERGE:
            frame.pc = pc;
            sp--;
            z = dictMerge(t, s[sp - (word >>> 8)] as PyObject as PyDict, s[sp], s[sp - (word >>> 8) - 3]);
            if (z === PUSHED) break;
            continue;

          // ---- functions and calls
          case Op.MAKE_FUNCTION:
            z = makeFunction(frame, s[--sp] as PyObject as PyCode);
            break;
          case Op.SET_FUNCTION_ATTRIBUTE:
            sp -= 2;
            s[sp] = setFunctionAttribute(s[sp + 1] as PyObject as PyFunction, word >>> 8, s[sp]);
            sp++;
            continue;
          case Op.CALL:
            n = word >>> 8;
            x = s[sp - n - 2];
            frame.pc = pc;
            if (x instanceof PyFunction) {
              y = s[sp - n - 1];
              c = y === undefined ? frameFromStack(t, x, s, sp - n, n) : frameFromStack(t, x, s, sp - n - 1, n + 1);
              frame.sp = sp - n - 2;
              if (t.frameHook !== null) c = t.frameHook.enter(t, c);
              c.back = frame;
              c.depth = frame.depth + 1;
              if (c.depth > t.recursionLimit) throw t.tooDeep();
              frame = c;
              t.frame = frame;
              s = frame.locals;
              words = frame.words;
              pc = 0;
              sp = frame.sp;
              if (--t.fuel < 0 && t.lookUp()) return PUT_ASIDE;
              continue;
            }
            sp -= n + 2;
            if (x instanceof PyBuiltin && x.minArgs >= 0) {
              y = s[sp + 1];
              if (y === undefined) {
                if (x.owner === null && n >= x.minArgs && n <= x.maxArgs) {
                  if (n === 1) {
                    z = x.body(t, s[sp + 2]);
                    break;
                  }
                  if (n === 2) {
                    z = x.body(t, s[sp + 2], s[sp + 3]);
                    break;
                  }
                  if (n === 0) {
                    z = x.body(t);
                    break;
                  }
                }
              } else if (n + 1 >= x.minArgs && n < x.maxArgs) {
                if (n === 0) {
                  z = x.body(t, y);
                  break;
                }
                if (n === 1) {
                  z = x.body(t, y, s[sp + 2]);
                  break;
                }
              }
            }
            z = callFromStack(t, s, sp, n);
            break;
          case Op.CALL_KW:
            n = word >>> 8;
            frame.pc = pc;
            sp -= n + 3;
            z = callKeywords(t, s, sp, n);
            break;
          case Op.CALL_FUNCTION_EX:
            frame.pc = pc;
            sp -= 4;
            z = callSpread(t, s, sp);
            break;
          case Op.RETURN_VALUE:
            z = s[sp - 1];
            frame.pc = pc;
            frame.sp = sp - 1;
            c = frame.back;
            t.frame = c;
            if (frame.special) {
              n = t.finishSpecial(frame, z) ? 1 : 0;
              z = t.result;
              if (n === 1 || t.pending !== null) {
                if (!(t.pending !== null ? raisePending(t, base) : deliver(t, base, z, true))) return t.result;
                frame = t.frame as never;
                if (!(frame instanceof Frame)) return PUT_ASIDE;
                s = frame.locals;
                words = frame.words;
                pc = frame.pc;
                sp = frame.sp;
                continue;
              }
            }
            if (c !== base && c instanceof Frame) {
              frame = c;
              s = frame.locals;
              words = frame.words;
              pc = frame.pc;
              sp = frame.sp;
              if (LATE[words[pc - 1] & 255] === 0) {
                s[sp++] = z;
                continue;
              }
            }
            if (!deliver(t, base, z, false)) return t.result;
            frame = t.frame as never;
            if (!(frame instanceof Frame)) return PUT_ASIDE;
            s = frame.locals;
            words = frame.words;
            pc = frame.pc;
            sp = frame.sp;
            continue;
          case Op.CALL_INTRINSIC_1:
            frame.pc = pc;
            z = intrinsic1(t, frame, word >>> 8, s[--sp]);
            break;
          case Op.CALL_INTRINSIC_2:
            frame.pc = pc;
            sp -= 2;
            z = intrinsic2(t, word >>> 8, s[sp], s[sp + 1]);
            break;
          case Op.SETUP_ANNOTATIONS:
            setupAnnotations(t, frame);
            continue;

          // ---- formatting
          case Op.CONVERT_VALUE:
            frame.pc = pc;
            z = convertValue(t, word >>> 8, s[--sp]);
            break;
          case Op.FORMAT_SIMPLE:
            x = s[sp - 1];
            if (typeof x === 'string') continue;
            frame.pc = pc;
            sp--;
            z = formatValue(t, x, '');
            break;
          case Op.FORMAT_WITH_SPEC:
            frame.pc = pc;
            sp -= 2;
            z = formatValue(t, s[sp], s[sp + 1]);
            break;

          // ---- generators and coroutines
          case Op.RETURN_GENERATOR:
            frame.pc = pc;
            frame.sp = sp;
            z = makeGenerator(t, frame);
            c = frame.back;
            frame.back = null;
            t.frame = c;
            if (!deliver(t, base, z, false)) return t.result;
            frame = t.frame as never;
            if (!(frame instanceof Frame)) return PUT_ASIDE;
            s = frame.locals;
            words = frame.words;
            pc = frame.pc;
            sp = frame.sp;
            continue;
          case Op.YIELD_VALUE:
            z = s[--sp];
            frame.pc = pc;
            frame.sp = sp;
            c = frame.back;
            frame.back = null;
            t.leave(frame.generator as PyGenerator);
            t.frame = c;
            if (c !== base && c instanceof Frame) {
              frame = c;
              s = frame.locals;
              words = frame.words;
              pc = frame.pc;
              sp = frame.sp;
              if ((words[pc - 1] & 255) === Op.FOR_ITER || LATE[words[pc - 1] & 255] === 0) {
                s[sp++] = z;
                continue;
              }
            }
            if (!deliver(t, base, z, false)) return t.result;
            frame = t.frame as never;
            if (!(frame instanceof Frame)) return PUT_ASIDE;
            s = frame.locals;
            words = frame.words;
            pc = frame.pc;
            sp = frame.sp;
            continue;
          case Op.GET_YIELD_FROM_ITER:
            frame.pc = pc;
            z = yieldFromIterator(t, frame, s[--sp]);
            break;
          case Op.SEND:
            y = s[--sp];
            x = s[sp - 1];
            frame.pc = pc;
            z = x instanceof PyGenerator ? t.resume(x, y) : send(t, x, y);
            if (z === DONE) {
              s[sp++] = null;
              pc = word >>> 8;
              continue;
            }
            break;
          case Op.END_SEND:
            sp--;
            s[sp - 1] = s[sp];
            continue;
          case Op.CLEANUP_THROW:
            sp -= 3;
            y = cleanupThrow(s[sp + 2]);
            if (y === PUSHED) {
              failure = s[sp + 2] as PyObject as PyException;
              fresh = false;
              break run;
            }
            s[sp++] = null;
            s[sp++] = y;
            continue;
          case Op.GET_AWAITABLE:
            frame.pc = pc;
            z = awaitable(t, s[--sp], word >>> 8);
            break;
          case Op.GET_AITER:
            frame.pc = pc;
            z = asyncIterator(t, s[--sp]);
            break;
          case Op.GET_ANEXT:
            frame.pc = pc;
            z = asyncNext(t, s[sp - 1]);
            break;
          case Op.END_ASYNC_FOR:
            sp -= 2;
            if (endAsyncFor(s[sp + 1])) continue;
            failure = s[sp + 1] as PyObject as PyException;
            fresh = false;
            break run;

          // ---- exceptions
          case Op.PUSH_EXC_INFO:
            x = s[sp - 1];
            s[sp - 1] = pushExcInfo(t, frame, x as PyObject as PyException);
            s[sp++] = x;
            continue;
          case Op.POP_EXCEPT:
            popExcept(t, frame, s[--sp]);
            continue;
          case Op.CHECK_EXC_MATCH:
            frame.pc = pc;
            x = s[sp - 1];
            s[sp - 1] = checkMatch(t, s[sp - 2] as PyObject as PyException, x);
            continue;
          case Op.CHECK_EG_MATCH:
            frame.pc = pc;
            c = checkGroupMatch(t, s[sp - 2] as PyObject as PyException, s[sp - 1]);
            s[sp - 2] = c[0];
            s[sp - 1] = c[1];
            continue;
          case Op.RAISE_VARARGS:
            n = word >>> 8;
            sp -= n;
            frame.pc = pc;
            frame.sp = sp;
            failure = makeRaise(t, n, s[sp], s[sp + 1]);
            fresh = n !== 0;
            break run;
          case Op.RERAISE:
            failure = s[--sp] as PyObject as PyException;
            fresh = false;
            break run;
          case Op.BEFORE_WITH:
          case Op.BEFORE_ASYNC_WITH:
            frame.pc = pc;
            x = s[sp - 1];
            c = beforeWith(t, x, (word & 255) === Op.BEFORE_ASYNC_WITH);
            s[sp - 1] = c.exit;
            z = t.invoke(c.enter, []);
            break;
          case Op.WITH_EXCEPT_START:
            frame.pc = pc;
            z = withExceptStart(t, s[sp - 4], s[sp - 1] as PyObject as PyException);
            break;

          // ---- import
          case Op.IMPORT_NAME:
            frame.pc = pc;
            sp -= 2;
            z = importName(t, frame, word >>> 8, s[sp], s[sp + 1]);
            break;
          case Op.IMPORT_FROM:
            frame.pc = pc;
            z = importFrom(t, frame, s[sp - 1], word >>> 8);
            break;

          // ---- match
          case Op.MATCH_SEQUENCE:
            x = isSequencePattern(s[sp - 1]);
            s[sp++] = x;
            continue;
          case Op.MATCH_MAPPING:
            x = isMappingPattern(t, s[sp - 1]);
            s[sp++] = x;
            continue;
          case Op.MATCH_KEYS:
            frame.pc = pc;
            z = matchKeys(t, s[sp - 2], s[sp - 1]);
            break;
          case Op.MATCH_CLASS:
            frame.pc = pc;
            sp -= 3;
            z = matchClass(t, s[sp], s[sp + 1], word >>> 8, s[sp + 2]);
            break;
          default:
            unhandled(word & 255);
        }
        if (z !== PUSHED) {
          s[sp++] = z;
          continue;
        }
        // Another frame goes on first.
        frame.pc = pc;
        frame.sp = sp;
        if (t.pending !== null && !raisePending(t, base)) return t.result;
        frame = t.frame as never;
        if (!(frame instanceof Frame)) {
          c = beginDeferred(t, base);
          if (c !== true) return c === false ? t.result : PUT_ASIDE;
          frame = t.frame as never;
        }
        s = frame.locals;
        words = frame.words;
        pc = frame.pc;
        sp = frame.sp;
        if (t.fuel < 0 && t.lookUp()) return PUT_ASIDE;
      }
    } catch (error) {
      t.frame = frame;
      failure = toException(t, error);
      fresh = true;
    }
    if (frame instanceof Frame) {
      frame.pc = pc;
      frame.sp = sp;
    }
    if (!unwind(t, base, failure as PyException, fresh)) return t.result;
    failure = null;
    fresh = true;
    c = null;
    frame = t.frame as never;
    if (!(frame instanceof Frame)) return PUT_ASIDE;
    s = frame.locals;
    words = frame.words;
    pc = frame.pc;
    sp = frame.sp;
    if (t.fuel < 0 && t.lookUp()) {
      t.asideAt = pc;
      return PUT_ASIDE;
    }
  }
}

/**
 * Code objects: what the compiler makes of a module, class or function body, and all that the VM needs to run it.
 *
 * A frame has one array: first the locals (arguments, other locals, then cells, then free variables: `localNames` and
 * `localKinds` say which), then the evaluation stack. Everything here is fixed when the code is made; `runtime` is a drawer
 * for what the VM prepares on first use (materialised constants, inline caches) and is never serialised.
 */
import type { Constant } from './constants.ts';

/** co_flags, CPython's numbers. */
export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  FUTURE_ANNOTATIONS: 0x1000000,
  HAS_DOCSTRING: 0x4000000,
  METHOD: 0x8000000,
} as const;

/** The flags that code inherits from the code that compiles it: annotations, barry_as_FLUFL. */
export const FUTURE_FLAGS = CodeFlag.FUTURE_ANNOTATIONS | 0x400000;

export const LocalKind = { LOCAL: 1, CELL: 2, ARG_CELL: 3, FREE: 4 } as const;
export type LocalKindValue = (typeof LocalKind)[keyof typeof LocalKind];

/** While start <= offset < end: cut the stack to `depth`, push the offset if `lasti`, push the exception, go on at `target`. */
export interface ExceptionEntry {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  readonly depth: number;
  readonly lasti: boolean;
}

export interface CodeFields {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  /** Positional parameters, positional-only ones included. */
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  /** Arguments first: positional, keyword-only, *args, **kwargs. A cell that is also an argument stands only once (ARG_CELL). */
  readonly localNames: readonly string[];
  readonly localKinds: readonly LocalKindValue[];
  /** Largest depth of the evaluation stack. */
  readonly stackSize: number;
  /** Instructions: opcode | argument << 8. */
  readonly words: Int32Array;
  /** Four numbers per instruction: line, column, end line, end column (UTF-16 columns from 0; line 0: no position). */
  readonly positions: Int32Array;
  /** Sorted by start, inner entries first where they nest; an offset belongs to the first entry that contains it. */
  readonly exceptions: readonly ExceptionEntry[];
  readonly constants: readonly Constant[];
  readonly names: readonly string[];
}

/** Positions, or what makes them when somebody first asks: only tracebacks and tools do. */
export type PositionSource = Int32Array | (() => Int32Array);

/** What is only looked at when the code runs, or by tools. */
export interface CodeBody extends Pick<CodeFields, 'localNames' | 'localKinds' | 'words' | 'exceptions' | 'constants' | 'names'> {
  positions: PositionSource;
}

type CodeHead = Omit<CodeFields, keyof CodeBody>;

/** What a code object is made of; without positions it has none. */
export interface CodeSource extends Omit<CodeFields, 'positions'> {
  readonly positions?: PositionSource;
}

/** One whose body is read when it is first needed: most functions of a library are made and never called. */
export interface LazyCodeSource extends CodeHead {
  readonly body: () => CodeBody;
  readonly localCount: number;
  readonly docstring: Constant;
}

export class CodeObject implements CodeFields {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  readonly stackSize: number;
  readonly localCount: number;
  /** Locals plus stack: the length of a frame's array. */
  readonly frameSize: number;
  /** None where there is none. */
  readonly docstring: Constant;
  /** Set by the verifier; nothing runs unverified. */
  verified = false;
  /** The VM's drawer, from the first run on. */
  runtime: unknown = null;
  /** The guest's view of it, once somebody has asked. */
  guest: unknown = null;
  private bodySource: CodeBody | (() => CodeBody);

  constructor(fields: CodeSource | LazyCodeSource) {
    this.name = fields.name;
    this.qualname = fields.qualname;
    this.filename = fields.filename;
    this.firstLine = fields.firstLine;
    this.flags = fields.flags;
    this.argCount = fields.argCount;
    this.posOnlyArgCount = fields.posOnlyArgCount;
    this.kwOnlyArgCount = fields.kwOnlyArgCount;
    this.stackSize = fields.stackSize;
    if ('localNames' in fields) {
      const { localNames, localKinds, words, exceptions, constants, names, positions = new Int32Array(words.length * 4) } = fields;
      this.bodySource = { localNames, localKinds, words, exceptions, constants, names, positions };
      this.localCount = localNames.length;
      this.docstring = fields.flags & CodeFlag.HAS_DOCSTRING ? constants[0] : null;
    } else {
      this.bodySource = fields.body;
      this.localCount = fields.localCount;
      this.docstring = fields.docstring;
    }
    this.frameSize = this.localCount + fields.stackSize;
  }

  get body(): CodeBody {
    if (typeof this.bodySource === 'function') this.bodySource = this.bodySource();
    return this.bodySource;
  }

  get localNames(): readonly string[] {
    return this.body.localNames;
  }

  get localKinds(): readonly LocalKindValue[] {
    return this.body.localKinds;
  }

  get words(): Int32Array {
    return this.body.words;
  }

  get exceptions(): readonly ExceptionEntry[] {
    return this.body.exceptions;
  }

  get constants(): readonly Constant[] {
    return this.body.constants;
  }

  get names(): readonly string[] {
    return this.body.names;
  }

  get positions(): Int32Array {
    const { body } = this;
    if (typeof body.positions === 'function') body.positions = body.positions();
    return body.positions;
  }

  /** False as long as nobody has asked for positions that are made on demand. */
  get hasPositions(): boolean {
    return typeof this.body.positions !== 'function';
  }
}

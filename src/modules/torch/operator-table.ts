/**
 * The operator table: `aten.add.Tensor` and its kin as rows with a number, the same for all interpreters of a process, and the guest's object for
 * each, which every interpreter has for itself.
 *
 *     row 0   aten.add.Tensor   add(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor        what src/tensor does, shared
 *      |
 *      v  the handle cache of the interpreter that asks (runtime/handle-cache.ts)
 *     <OpOverload(op='aten.add', overload='Tensor')>                                               an object, never shared
 *
 * Every operation that guest code calls goes this way, whatever it is called by: `a + b`, `torch.add(a, b)`, `torch.ops.aten.add.Tensor(a, b)`.
 * Our list of operations has one row where PyTorch has one for a tensor and one for a number (`Operand`); here these are two.
 */
import { builtinType } from '../../runtime/builtin-types.ts';
import { PyTuple } from '../../runtime/collections.ts';
import type { TypeRows } from '../../runtime/define.ts';
import type { PyDict } from '../../runtime/dict.ts';
import { HANDLE_POLICIES, type HandlePolicy } from '../../runtime/handle-cache.ts';
import type { Thread } from '../../runtime/machine.ts';
import { checkOwner } from '../../runtime/owned.ts';
import { PyObject, TypeFlag, type Value } from '../../runtime/object.ts';
import { strFromJs } from '../../runtime/text.ts';
import type { AnyOp } from '../../tensor/op.ts';
import { OPERATIONS } from '../../tensor/ops/index.ts';
import { Tensor } from '../../tensor/tensor.ts';
import type { ThreadState } from '../../vm/thread.ts';

export interface OperatorRow {
  readonly slot: number;
  readonly name: string;
  readonly overload: string;
  readonly op: AnyOp;
  /** As PyTorch writes it. */
  readonly schema: string;
}
interface OperatorTable {
  readonly rows: readonly OperatorRow[];
  /** For each operation: its row, and the one for a number where it has two. */
  readonly of: ReadonlyMap<AnyOp, { readonly first: OperatorRow; readonly scalar: OperatorRow | null }>;
  readonly checksum: number;
}

/** The table is made when torch is first asked for, in the order of the list of operations. */
export const table: OperatorTable = (() => {
  const rows: OperatorRow[] = [];
  const of = new Map<AnyOp, { first: OperatorRow; scalar: OperatorRow | null }>();
  let checksum = 0;
  const add = (op: AnyOp, name: string, overload: string, operand: string): OperatorRow => {
    const rest = op.row.schema
      .slice(op.row.schema.indexOf('('))
      .replace(/\bOperand self\b/, 'Tensor self')
      .replace(/\bOperand\b/g, operand);
    const schema = `aten::${name}${overload === 'default' ? '' : `.${overload}`}${rest}`;
    for (let at = 0; at < schema.length; at++) checksum = (Math.imul(checksum, 31) + schema.charCodeAt(at)) | 0;
    const row = { slot: rows.length, name, overload, op, schema };
    rows.push(row);
    return row;
  };
  for (const op of OPERATIONS) {
    const [, name, overload] = /^(\w+)(?:\.(\w+))?\(/.exec(op.row.schema) as RegExpExecArray;
    if (overload !== undefined) of.set(op, { first: add(op, name, overload, 'Tensor'), scalar: null });
    else if (/\bOperand (?!self)/.test(op.row.schema))
      of.set(op, { first: add(op, name, 'Tensor', 'Tensor'), scalar: add(op, name, 'Scalar', 'Scalar') });
    else of.set(op, { first: add(op, name, 'default', 'Tensor'), scalar: null });
  }
  return { rows, of, checksum };
})();

/** `torch.ops.aten.add.Tensor`: an object of one interpreter. */
export class PyOpOverload extends PyObject {
  constructor(
    readonly row: OperatorRow,
    /** Whose it is. */
    readonly owner: number,
  ) {
    super();
  }
}
export const opOverloadType = builtinType('OpOverload', { js: PyOpOverload, module: 'torch._ops', flags: TypeFlag.HAS_WEAKREF });

function make(interpreter: number): (slot: number) => PyOpOverload {
  return (slot) => new PyOpOverload(table.rows[slot], interpreter);
}
/** The object of this interpreter for a row. */
export function overloadAt(t: Thread, slot: number): PyOpOverload {
  const { id, handles, process } = (t as ThreadState).interp;
  if (handles.make === null) {
    process.handles.checkTable(table.checksum);
    handles.make = make(id);
  }
  return handles.find(slot, handles.make) as PyOpOverload;
}
/** What guest code calls when it calls an operation with such arguments: the way to it, by which every call goes. */
export function dispatch(t: Thread, op: AnyOp, args: readonly unknown[]): AnyOp {
  const found = table.of.get(op);
  // What torch itself is made of and guests have no name for.
  if (found === undefined) return op;
  const isNumber = found.scalar !== null && args[1] !== undefined && !(args[1] instanceof Tensor);
  const overload = overloadAt(t, (isNumber ? (found.scalar as OperatorRow) : found.first).slot);
  return overload.row.op;
}

/** Calls an operation by its object: the object must be one of the interpreter that calls. */
export type CallOperation = (t: Thread, op: AnyOp, args: readonly Value[], kwargs: PyDict | undefined) => Value;
export function overloadRows(call: CallOperation): TypeRows {
  const whole = ({ row }: PyOpOverload): string => `aten.${row.name}.${row.overload}`;
  return {
    doc: 'An operation of the operator table, as this interpreter has it.',
    methods: {
      __call__: [
        '(self, /, *args, **kwargs)',
        'Call the operation.',
        (t, self: PyOpOverload, args: Value[], kwargs: PyDict) => {
          checkOwner(self.owner, (t as ThreadState).interp.id);
          return call(t, self.row.op, args, kwargs);
        },
      ],
      __repr__: [
        '(self, /)',
        null,
        (_t, self: PyOpOverload) => strFromJs(`<OpOverload(op='aten.${self.row.name}', overload='${self.row.overload}')>`),
      ],
      __str__: ['(self, /)', null, (_t, self: PyOpOverload) => strFromJs(whole(self))],
      __copy__: ['(self, /)', null, (_t, self: PyOpOverload) => self],
      __deepcopy__: ['(self, memo, /)', null, (_t, self: PyOpOverload) => self],
      __reduce__: ['(self, /)', 'Pickled by its name.', (_t, self: PyOpOverload) => strFromJs(`ops.${whole(self)}`)],
      name: [
        '(self, /)',
        'aten::add.Tensor',
        (_t, self: PyOpOverload) => strFromJs(self.row.schema.slice(0, self.row.schema.indexOf('('))),
      ],
    },
    getset: {
      _schema: ['The signature, as PyTorch writes it.', (_t, self: PyOpOverload) => strFromJs(self.row.schema)],
      _overloadname: [null, (_t, self: PyOpOverload) => strFromJs(self.row.overload)],
      namespace: [null, () => 'aten'],
      __name__: [null, (_t, self: PyOpOverload) => strFromJs(`${self.row.name}.${self.row.overload}`)],
      _slot: ['Its number in the operator table.', (_t, self: PyOpOverload) => self.row.slot],
    },
  };
}

const OPERATORS_BY_NAME: ReadonlyMap<string, readonly OperatorRow[]> = (() => {
  const names = new Map<string, OperatorRow[]>();
  for (const row of table.rows) {
    const rows = names.get(row.name) ?? [];
    if (!rows.some(({ overload }) => overload === row.overload)) names.set(row.name, [...rows, row]);
  }
  return names;
})();
/** The overloads of an operation, by their names; empty when there is none. */
export const overloadsOf = (name: string): readonly OperatorRow[] => OPERATORS_BY_NAME.get(name) ?? [];

/** Text to policy; undefined for what is none. */
export const policyNamed = (name: string): HandlePolicy | undefined => HANDLE_POLICIES.find((policy) => policy === name);
export const namesTuple = (rows: readonly OperatorRow[]): PyTuple => new PyTuple(rows.map(({ overload }) => strFromJs(overload)));

/**
 * Random cases: a case is one row of a table, written out.
 *
 * Four kinds of rows: a method called (`rules/methods.ts`), an expression (`rules/operators.ts`), a small program (`rules/flow.ts`), and a method
 * called with anything at all.
 */
import { Draw } from './draw.ts';
import { Grammar } from './grammar.ts';
import { type Case, readStatements } from './program.ts';
import { EXPRESSIONS, OPERATOR_RULES } from './rules/operators.ts';
import { FLOW_RULES, FLOWS } from './rules/flow.ts';
import { METHOD_RULES, TYPES, type TypeRow } from './rules/methods.ts';
import { VALUES } from './rules/values.ts';

const grammar = new Grammar({ ...VALUES, ...OPERATOR_RULES, ...METHOD_RULES, ...FLOW_RULES });
/** The types that programs are made of come more often. */
const OFTEN = ['int', 'float', 'str', 'str', 'bytes', 'bytearray', 'list', 'list', 'tuple', 'dict', 'dict', 'set'];
const TYPE_ROWS = [...Object.entries(TYPES), ...OFTEN.map((name) => [name, TYPES[name]] as const)];

export function makeCase(draw: Draw): Case {
  const kind = draw.below(16);
  if (kind < 5) return from('expression', draw.pick(EXPRESSIONS), draw);
  if (kind < 12) return methodCase(draw);
  return from('program', draw.pick(FLOWS), draw);
}

function from(origin: string, template: string, draw: Draw): Case {
  return { origin, statements: readStatements(grammar.write(template, draw)) };
}

/** A receiver, two to six calls of its methods, and the receiver again if they may have changed it. */
function methodCase(draw: Draw): Case {
  const [name, row] = draw.pick(TYPE_ROWS);
  const lines = [`> a = ${row.receiver}`];
  for (let calls = 2 + draw.below(5); calls > 0; calls--) lines.push(`! ${call(draw, row)}`);
  if (row.isMutable) lines.push('! a');
  return from(name, lines.join('\n'), draw);
}

function call(draw: Draw, row: TypeRow): string {
  const method = draw.pick(Object.keys(row.methods));
  const argumentLists = row.methods[method];
  // Multiplication of sequences answers NotImplemented where CPython's own slot raises: only code that calls __mul__ itself sees that.
  const isOdd = draw.oneIn(8) && !/mul__$/.test(method);
  if (argumentLists.length === 0 && !isOdd) return `a.${method}`;
  return `a.${method}(${isOdd ? '$args' : draw.pick(argumentLists)})`;
}

/** The case of a seed. */
export const caseOf = (seed: number): { readonly case: Case; readonly choices: readonly number[] } => {
  const draw = Draw.seeded(seed);
  const made = makeCase(draw);
  return { case: made, choices: draw.choices };
};

/**
 * From the tree of a pattern to its program.
 *
 *     ab*[cd]      ->      CHAR a; GREEDY 'b' 0.. followed by a set; SET cd; MATCH
 *
 * A loop over single characters is one instruction. It knows what must follow, so that giving characters back skips places that
 * cannot do; and when no character of the loop can follow, nothing is ever given back.
 */
import { areDisjoint, caseSet, caseRuleOf, type CharSet, complementOf, exactSet, makeSet, unionOf } from './charset.ts';
import { PatternProblem } from './parser.ts';
import { At, CharKind, Code, type Program } from './program.ts';
import { Flag, type Node, type Sequence, type Tree, TYPE_FLAGS, UNBOUNDED } from './tree.ts';

/** Larger than any text. */
const MANY = 0x7fffffff;

function combine(flags: number, add: number, remove: number): number {
  if ((add & TYPE_FLAGS) !== 0) flags &= ~TYPE_FLAGS;
  return (flags | add) & ~remove;
}

/** A test of one character: what its instruction, or a loop over it, needs. */
interface Unit {
  readonly kind: CharKind;
  readonly argument: number;
}

class Compiler {
  readonly code: number[] = [];
  readonly sets: CharSet[] = [];
  private readonly setNumbers = new Map<string, number>();
  readonly strings: number[][] = [];
  registers: number;
  readonly marks: number;
  constructor(tree: Tree) {
    this.marks = this.registers = tree.groups * 2;
  }

  private setNumber(set: CharSet): number {
    let number = this.setNumbers.get(set.key);
    if (number === undefined) {
      number = this.sets.length;
      this.sets.push(set);
      this.setNumbers.set(set.key, number);
    }
    return number;
  }
  private take(count: number): number {
    const register = this.registers;
    this.registers += count;
    return register;
  }
  private setUnit(set: CharSet): Unit {
    return { kind: CharKind.SET, argument: this.setNumber(set) };
  }

  /** The test that a node is, or null when it is none (an empty set matches nothing: 'failure'). */
  private unitOf(node: Node, flags: number): Unit | null {
    switch (node.kind) {
      case 'literal': {
        const set = caseSet(node.point, flags);
        return set === null ? { kind: CharKind.CHAR, argument: node.point } : this.setUnit(set);
      }
      case 'not-literal': {
        const set = caseSet(node.point, flags);
        return set === null ? { kind: CharKind.NOT_CHAR, argument: node.point } : this.setUnit(complementOf(set));
      }
      case 'any':
        return { kind: (flags & Flag.DOTALL) !== 0 ? CharKind.ALL : CharKind.ANY, argument: 0 };
      case 'set': {
        const isEverything = node.items.some(
          (item) =>
            item.kind === 'category' &&
            !item.negated &&
            node.items.some((other) => other.kind === 'category' && other.negated && other.name === item.name),
        );
        if (isEverything && !node.negated) return { kind: CharKind.ALL, argument: 0 };
        return this.setUnit(makeSet(node.items, node.negated, flags));
      }
      case 'group':
        if (node.group !== null || node.body.items.length !== 1) return null;
        return this.unitOf(node.body.items[0], combine(flags, node.add, node.remove));
      default:
        return null;
    }
  }
  private unitSet(unit: Unit): CharSet | null {
    switch (unit.kind) {
      case CharKind.CHAR:
        return exactSet(unit.argument);
      case CharKind.NOT_CHAR:
        return complementOf(exactSet(unit.argument));
      case CharKind.ANY:
        return complementOf(exactSet(10));
      case CharKind.SET:
        return this.sets[unit.argument];
      default:
        return null;
    }
  }

  /** The characters that a match of these nodes begins with; null when it may be empty or that is too hard to say. */
  private firstOf(items: readonly Node[], at: number, flags: number): CharSet | null {
    for (; at < items.length; at++) {
      const node = items[at];
      switch (node.kind) {
        case 'at':
        case 'look':
          // What they ask comes on top.
          continue;
        case 'group': {
          const inner = combine(flags, node.add, node.remove);
          if (node.body.width[0] > 0) return this.firstOf(node.body.items, 0, inner);
          if (node.body.items.length === 0) continue;
          return null;
        }
        case 'atomic':
          return node.body.width[0] > 0 ? this.firstOf(node.body.items, 0, flags) : null;
        case 'repeat': {
          if (node.body.width[0] === 0) return null;
          const own = this.firstOf(node.body.items, 0, flags);
          if (own === null || node.min > 0) return own;
          const rest = this.firstOf(items, at + 1, flags);
          return rest === null ? null : unionOf([own, rest]);
        }
        case 'branch': {
          const sets = node.choices.map((choice) => (choice.width[0] > 0 ? this.firstOf(choice.items, 0, flags) : null));
          return sets.every((set) => set !== null) ? unionOf(sets as CharSet[]) : null;
        }
        case 'reference':
        case 'condition':
        case 'failure':
          return null;
        default: {
          const unit = this.unitOf(node, flags);
          return unit === null ? null : this.unitSet(unit);
        }
      }
    }
    return null;
  }

  /** `follow`: what certainly comes behind the sequence, if that is one character of a set. */
  sequence({ items }: Sequence, flags: number, follow: CharSet | null): void {
    for (let i = 0; i < items.length; i++) {
      const node = items[i];
      if (node.kind === 'literal' && caseSet(node.point, flags) === null) {
        const run = [node.point];
        for (let next = items[i + 1]; next?.kind === 'literal' && caseSet(next.point, flags) === null; next = items[i + 1]) {
          run.push(next.point);
          i++;
        }
        if (run.length === 1) this.code.push(Code.CHAR, run[0]);
        else {
          this.code.push(Code.STRING, this.strings.length);
          this.strings.push(run);
        }
        continue;
      }
      const isLast = i === items.length - 1;
      this.node(node, flags, isLast ? follow : this.followOf(items, i + 1, flags, follow));
    }
  }
  private followOf(items: readonly Node[], at: number, flags: number, follow: CharSet | null): CharSet | null {
    const node = items[at];
    if (node === undefined) return follow;
    if (node.kind === 'repeat' && node.min === 0 && node.body.width[0] > 0) {
      const own = this.firstOf(node.body.items, 0, flags);
      const rest = own === null ? null : this.followOf(items, at + 1, flags, follow);
      return own === null || rest === null ? null : unionOf([own, rest]);
    }
    if (node.kind === 'look' && !node.negated && !node.behind && node.body.width[0] > 0) return this.firstOf(node.body.items, 0, flags);
    if (node.kind === 'at' || node.kind === 'look') return this.followOf(items, at + 1, flags, follow);
    return this.firstOf(items, at, flags);
  }

  private unit({ kind, argument }: Unit): void {
    switch (kind) {
      case CharKind.CHAR:
        this.code.push(Code.CHAR, argument);
        break;
      case CharKind.NOT_CHAR:
        this.code.push(Code.NOT_CHAR, argument);
        break;
      case CharKind.ANY:
        this.code.push(Code.ANY);
        break;
      case CharKind.ALL:
        this.code.push(Code.ANY_ALL);
        break;
      default:
        this.code.push(Code.SET, argument);
    }
  }

  private node(node: Node, flags: number, follow: CharSet | null): void {
    const { code } = this;
    const unit = this.unitOf(node, flags);
    if (unit !== null) {
      this.unit(unit);
      return;
    }
    switch (node.kind) {
      case 'failure':
        code.push(Code.FAIL);
        return;
      case 'at':
        code.push(Code.AT, placeOf(node.place, flags));
        return;
      case 'group': {
        const inner = combine(flags, node.add, node.remove);
        const mark = node.group === null ? -1 : node.group * 2 - 2;
        if (mark >= 0) code.push(Code.MARK, mark);
        this.sequence(node.body, inner, follow);
        if (mark >= 0) code.push(Code.MARK_END, mark + 1, node.group as number);
        return;
      }
      case 'branch':
        this.branch(node.choices, flags, follow);
        return;
      case 'repeat':
        this.repeat(node, flags, follow);
        return;
      case 'atomic': {
        const register = this.take(1);
        const [from, to] = marksIn(node.body);
        code.push(Code.ATOMIC, register, from, to);
        this.sequence(node.body, flags, null);
        code.push(Code.END_ATOMIC, register);
        return;
      }
      case 'look':
        this.look(node.body, node.negated, node.behind, flags);
        return;
      case 'reference': {
        const rule = caseRuleOf(flags);
        if (rule === 'exact') code.push(Code.REFERENCE, node.group);
        else code.push(Code.REFERENCE_FOLDED, node.group, rule === 'unicode' ? 1 : 0);
        return;
      }
      case 'condition': {
        code.push(Code.CONDITION, node.group, 0);
        const toNo = code.length - 1;
        this.sequence(node.yes, flags, follow);
        if (node.no !== null && node.no.items.length > 0) {
          code.push(Code.JUMP, 0);
          const toEnd = code.length - 1;
          code[toNo] = code.length;
          this.sequence(node.no, flags, follow);
          code[toEnd] = code.length;
        } else code[toNo] = code.length;
      }
    }
  }

  private branch(choices: readonly Sequence[], flags: number, follow: CharSet | null): void {
    const { code } = this;
    const firsts = choices.map((choice) => (choice.width[0] > 0 ? this.firstOf(choice.items, 0, flags) : null));
    const areSure = standAlone(firsts);
    const ends: number[] = [];
    choices.forEach((choice, i) => {
      if (i === choices.length - 1) {
        this.sequence(choice, flags, follow);
        return;
      }
      const first = firsts[i];
      const target = code.length + 1;
      if (first === null) code.push(Code.SPLIT, 0);
      else {
        const { kind, argument } = this.setToUnit(first);
        code.push(kind === CharKind.CHAR ? Code.SPLIT_CHAR : Code.SPLIT_SET, 0, argument, areSure[i] ? 1 : 0);
      }
      this.sequence(choice, flags, follow);
      code.push(Code.JUMP, 0);
      ends.push(code.length - 1);
      code[target] = code.length;
    });
    for (const end of ends) code[end] = code.length;
  }

  private repeat(node: Node & { kind: 'repeat' }, flags: number, follow: CharSet | null): void {
    const { code } = this;
    const { body, mode } = node;
    const min = Math.min(node.min, MANY);
    const max = node.max === UNBOUNDED ? MANY : Math.min(node.max, MANY);
    const single = body.items.length === 1 ? this.unitOf(body.items[0], flags) : null;
    if (single !== null) {
      const { kind, argument } = single;
      const own = this.unitSet(single);
      if (mode === 'possessive' || (mode === 'greedy' && own !== null && follow !== null && areDisjoint(own, follow))) {
        code.push(Code.POSSESSIVE, kind, argument, min, max);
        return;
      }
      const next = follow === null ? { kind: CharKind.NOTHING, argument: 0 } : this.setToUnit(follow);
      code.push(mode === 'greedy' ? Code.GREEDY : Code.LAZY, kind, argument, min, max, next.kind, next.argument);
      return;
    }
    if (mode === 'possessive') {
      const register = this.take(3);
      const [from, to] = marksIn(body);
      code.push(Code.BEGIN_TURNS, register);
      const turn = code.length;
      code.push(Code.TURN, register, from, to, min, max, 0);
      this.sequence(body, flags, null);
      code.push(Code.END_TURN, register, min, max, turn);
      code[turn + 6] = code.length;
      return;
    }
    const register = this.take(2);
    code.push(Code.LOOP, register, 0);
    const toUntil = code.length - 1;
    const begin = code.length;
    const again = this.firstOf(body.items, 0, flags);
    const next = follow === null || again === null || body.width[0] === 0 ? null : unionOf([again, follow]);
    this.sequence(body, flags, next);
    code[toUntil] = code.length;
    if (mode === 'greedy') {
      const isSure = next !== null && areDisjoint(again as CharSet, follow as CharSet);
      const set = again === null || body.width[0] === 0 ? -1 : this.setNumber(again);
      code.push(Code.UNTIL, register, min, max, begin, set, isSure ? 1 : 0);
    } else code.push(Code.UNTIL_LAZY, register, min, max, begin, Code.MORE, register, min, max, begin);
  }
  private setToUnit(set: CharSet): Unit {
    if (set.key.startsWith('=') && /^=\d+$/.test(set.key)) return { kind: CharKind.CHAR, argument: Number(set.key.slice(1)) };
    return this.setUnit(set);
  }

  private look(body: Sequence, negated: boolean, behind: boolean, flags: number): void {
    const { code } = this;
    const [least, most] = behind ? body.width : [0, 0];
    if (least > UNBOUNDED) throw new PatternProblem('looks too much behind', null);
    if (least !== most) throw new PatternProblem('look-behind requires fixed-width pattern', null);
    const register = this.take(2);
    const [from, to] = marksIn(body);
    const width = Math.min(least, MANY);
    if (negated) {
      code.push(Code.LOOK_NOT, register, from, to, width, 0);
      const target = code.length - 1;
      this.sequence(body, flags, null);
      code.push(Code.END_LOOK_NOT, register);
      code[target] = code.length;
    } else {
      code.push(Code.LOOK, register, from, to, width);
      this.sequence(body, flags, null);
      code.push(Code.END_LOOK, register);
    }
  }

  // ---- what a search can know beforehand
  /** Literal characters that every match begins with; whether that is all. */
  prefixOf({ items }: Sequence, flags: number): readonly [prefix: number[], isAll: boolean] {
    const prefix: number[] = [];
    for (const node of items) {
      if (node.kind === 'literal' && caseSet(node.point, flags) === null) prefix.push(node.point);
      else if (node.kind === 'group') {
        const [inner, isAll] = this.prefixOf(node.body, combine(flags, node.add, node.remove));
        prefix.push(...inner);
        if (!isAll) return [prefix, false];
      } else return [prefix, false];
    }
    return [prefix, true];
  }
  firstOfWhole(body: Sequence, flags: number): CharSet | null {
    return body.width[0] > 0 ? this.firstOf(body.items, 0, flags) : null;
  }
}

/** Of each set, whether no character of it begins a later one. */
function standAlone(sets: readonly (CharSet | null)[]): boolean[] {
  const later = new Uint8Array(256);
  let mayBeAny = false;
  let hasWide = false;
  const answers = new Array<boolean>(sets.length).fill(false);
  for (let i = sets.length - 1; i >= 0; i--) {
    const set = sets[i];
    if (set === null) mayBeAny = true;
    if (mayBeAny || set === null) continue;
    const { table } = set;
    let isAlone = set.noWide || !hasWide;
    for (let point = 0; point < 256; point++) {
      if (table[point] === 0) continue;
      if (later[point] !== 0) isAlone = false;
      later[point] = 1;
    }
    hasWide ||= !set.noWide;
    answers[i] = isAlone;
  }
  return answers;
}

/** The marks of the groups inside: groups are numbered in order, so they are a range. */
function marksIn(sequence: Sequence): readonly [from: number, to: number] {
  let from = Infinity;
  let to = 0;
  const waiting: Sequence[] = [sequence];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const node of next.items) {
      if (node.kind === 'group' && node.group !== null) {
        from = Math.min(from, node.group * 2 - 2);
        to = Math.max(to, node.group * 2);
      }
      if (node.kind === 'branch') waiting.push(...node.choices);
      else if (node.kind === 'condition') waiting.push(node.yes, ...(node.no === null ? [] : [node.no]));
      else if ('body' in node) waiting.push(node.body);
    }
  }
  return from === Infinity ? [0, 0] : [from, to];
}

function placeOf(place: (Node & { kind: 'at' })['place'], flags: number): At {
  const isMultiline = (flags & Flag.MULTILINE) !== 0;
  const isUnicode = (flags & Flag.UNICODE) !== 0 && (flags & Flag.LOCALE) === 0;
  switch (place) {
    case 'start':
      return isMultiline ? At.START_LINE : At.START;
    case 'start-of-text':
      return At.START;
    case 'end':
      return isMultiline ? At.END_LINE : At.END;
    case 'end-of-text':
      return At.END_TEXT;
    case 'boundary':
      return isUnicode ? At.UNICODE_BOUNDARY : At.BOUNDARY;
    default:
      return isUnicode ? At.NO_UNICODE_BOUNDARY : At.NO_BOUNDARY;
  }
}

export function compile(tree: Tree): Program {
  const compiler = new Compiler(tree);
  const { body, flags } = tree;
  compiler.sequence(body, flags, null);
  const { code } = compiler;
  // The last instruction of every program is where a match goes that is taken up again by going back.
  code.push(Code.MATCH, Code.FAIL);
  const [prefix, isAll] = compiler.prefixOf(body, flags);
  const tables = new Uint8Array(compiler.sets.length * 256);
  compiler.sets.forEach((set, i) => tables.set(set.table, i * 256));
  return {
    code: Int32Array.from(code),
    sets: compiler.sets,
    tables,
    strings: compiler.strings,
    marks: compiler.marks,
    registers: compiler.registers,
    least: Math.min(body.width[0], MANY),
    prefix,
    prefixText: prefix.every((point) => point <= 0xffff) ? String.fromCharCode(...prefix.slice(0, 1000)) : null,
    isLiteral: isAll && tree.groups === 0 && prefix.length > 0 && prefix.length <= 1000,
    first: prefix.length > 0 ? null : compiler.firstOfWhole(body, flags),
    isAnchored: code[0] === Code.AT && code[1] === At.START,
  };
}

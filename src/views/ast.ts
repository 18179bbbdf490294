/**
 * The second stage: the syntax tree, with the names of module `ast`. What is absent or empty is left out, and so is the context Load.
 *
 *     Module
 *     ╰─ Assign
 *        ├─ targets: Name total Store
 *        ╰─ value: BinOp Mult
 *           ├─ left: Name price
 *           ╰─ right: Constant 3
 */
import type { Constant } from '../bytecode/constants.ts';
import { reprOf } from '../bytecode/constant-text.ts';
import type { Mod } from '../compiler/ast.ts';
import { parseTree } from '../compiler/compile.ts';
import { type Field, nodeKinds } from '../support/asdl.ts';
import { document, type Paint, type Place, placeText, type SourceText } from './view.ts';

export interface AstOptions {
  readonly positions?: boolean;
}
type Node = Readonly<Record<string, unknown>> & { readonly node: string };

const treeOf = ({ text, filename }: SourceText): Node => parseTree(text, filename, 'exec').tree satisfies Mod as unknown as Node;
const fieldsOf = ({ node }: Node): readonly Field[] => nodeKinds().get(node)?.fields ?? [];
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'node' in value;
/** A field as module `ast` has it: its two flags are numbers there. */
const fieldOf = (node: Node, { name, type }: Field): unknown => (type === 'int' ? Number(node[name] ?? 0) : node[name]);
const placeOf = (node: Node): Place | null => (typeof node.line === 'number' ? (node as unknown as Place) : null);

/** What a node has that stands on its own line: names, operators, constants; each with its field where that is not plain. */
const BARE = new Set(['id', 'value', 'name', 'arg', 'op', 'ops', 'attr', 'ctx']);
function ownText(node: Node, paint: Paint): string {
  const parts: string[] = [];
  for (const field of fieldsOf(node)) {
    const value = fieldOf(node, field);
    if (value === undefined || isNode(value) || (Array.isArray(value) && (value.length === 0 || value.some(isNode)))) continue;
    if (field.type === 'constant') parts.push(paint.value(reprOf(value as Constant)));
    else if (value === null || (field.name === 'ctx' && value === 'Load') || (field.type === 'int' && (value === 0 || value === -1)))
      continue;
    else if (field.name === 'conversion') parts.push(paint.value(`!${String.fromCharCode(value as number)}`));
    else if (Array.isArray(value)) parts.push(paint.value(value.map((item) => (item === null ? '-' : String(item))).join(' ')));
    else parts.push(BARE.has(field.name) ? paint.value(String(value)) : `${paint.faint(`${field.name}=`)}${paint.value(String(value))}`);
  }
  return parts.length === 0 ? '' : ` ${parts.join(' ')}`;
}

/** Inner nodes with the field that they are in; of a longer list the place in it too. */
function innerNodes(node: Node): [label: string, node: Node][] {
  return fieldsOf(node).flatMap(({ name }): [string, Node][] => {
    const value = node[name];
    if (isNode(value)) return [[name, value]];
    if (!Array.isArray(value)) return [];
    return value.flatMap((item, at): [string, Node][] => (isNode(item) ? [[value.length > 1 ? `${name}[${at}]` : name, item]] : []));
  });
}

export function astLines(source: SourceText, options: AstOptions, paint: Paint): string[] {
  const lines: string[] = [];
  // A stack of its own: a sum of ten thousand terms is ten thousand nodes deep.
  const pending: [label: string, node: Node, head: string, below: string][] = [['', treeOf(source), '', '']];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [label, node, head, below] = next;
    const place = options.positions ? placeOf(node) : null;
    const title = `${label === '' ? '' : `${label}: `}${paint.kind(node.node)}${ownText(node, paint)}`;
    lines.push(`${paint.faint(head)}${title}${place === null ? '' : paint.faint(`  ${placeText(place)}`)}`);
    const inner = innerNodes(node);
    for (let at = inner.length - 1; at >= 0; at--) {
      const isLast = at === inner.length - 1;
      const [name, child] = inner[at];
      pending.push([node.node === 'Module' ? '' : name, child, `${below}${isLast ? '╰─ ' : '├─ '}`, `${below}${isLast ? '   ' : '│  '}`]);
    }
  }
  return lines;
}

/** The tree as data: fields as in module `ast`, constants as their type and repr(). */
export function astData(source: SourceText): object {
  return document('ast', 1, { file: source.filename, tree: plain(treeOf(source)) });
}
function plain(node: Node): object {
  const fields = fieldsOf(node).map((field) => {
    const given = fieldOf(node, field);
    return [field.name, field.type === 'constant' ? constantData(given as Constant) : value(given ?? (field.isList ? [] : null))];
  });
  const place = placeOf(node);
  const where = place === null ? {} : { line: place.line, col: place.col, endLine: place.endLine, endCol: place.endCol };
  return { node: node.node, ...Object.fromEntries(fields), ...where };
}
function value(given: unknown): unknown {
  if (Array.isArray(given)) return given.map(value);
  return isNode(given) ? plain(given) : given;
}
function constantData(constant: Constant): object {
  return { type: typeName(constant), repr: reprOf(constant) };
}
function typeName(constant: Constant): string {
  if (constant === null) return 'NoneType';
  if (typeof constant === 'boolean') return 'bool';
  if (typeof constant === 'string') return 'str';
  if (typeof constant !== 'object') return 'int';
  return 'tag' in constant ? constant.tag : 'code';
}

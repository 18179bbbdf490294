/**
 * Signatures of operations, in the language of PyTorch's own list (native_functions.yaml):
 *
 *     add(Operand self, Operand other, *, Scalar alpha=1) -> Tensor
 *     max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor values, Tensor indices)
 *
 * What is behind the dot tells operations of one name apart. Two types are ours: `Operand`, a tensor or a number of Python's, for which that list
 * has an operation each, and `NormOrder`, a number or the name of a norm. From a signature follow: how the guest's arguments are bound and what the errors
 * say, which arguments are tensors that gradients flow to, and what the reference says.
 */
export interface Parameter {
  readonly name: string;
  /** `Tensor`, `Operand`, `Scalar`, `int`, `float`, `bool`, `ScalarType`, `str`, `Generator`, `Tensor[]`, `Tensor?[]`, `int[]` ... without a `?` at the end. */
  readonly type: string;
  /** `int[1]`: one int stands for a list of one. */
  readonly listSize: number | null;
  readonly isOptional: boolean;
  readonly isKeywordOnly: boolean;
  /** Text of the default; null when it must be given. */
  readonly def: string | null;
}
export interface Schema {
  readonly text: string;
  readonly name: string;
  readonly overload: string;
  readonly parameters: readonly Parameter[];
  /** Names of several results; empty for one without a name. */
  readonly results: readonly string[];
  /** The result is a truth, not a tensor. */
  readonly isBool: boolean;
  /** Which arguments are tensors or lists of tensors. */
  readonly tensorSlots: readonly number[];
}

export function parseSchema(text: string): Schema {
  const match = /^(\w+)(?:\.(\w+))?\((.*)\) -> (.*)$/.exec(text);
  if (match === null) throw new SyntaxError(`not a signature: ${text}`);
  const [, name, overload = '', inside, result] = match;
  const parameters: Parameter[] = [];
  let isKeywordOnly = false;
  for (const part of splitParameters(inside)) {
    if (part === '*') isKeywordOnly = true;
    else parameters.push(parseParameter(part, isKeywordOnly));
  }
  return {
    text,
    name,
    overload,
    parameters,
    results: [...result.matchAll(/Tensor(?:\[\])? (\w+)/g)].map(([, word]) => word),
    isBool: result === 'bool',
    tensorSlots: parameters.flatMap(({ type }, index) => (type === 'Tensor' || type === 'Operand' || type === 'Tensor[]' ? [index] : [])),
  };
}
function splitParameters(inside: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of inside) {
    if (char === '[') depth++;
    if (char === ']') depth--;
    if (char === ',' && depth === 0) {
      parts.push(part.trim());
      part = '';
    } else part += char;
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}
function parseParameter(part: string, isKeywordOnly: boolean): Parameter {
  const match = /^(\w+(?:\?(?=\[))?)(\[(\d*)\])?(\?)? (\w+)(?:=(.*))?$/.exec(part);
  if (match === null) throw new SyntaxError(`not a parameter: ${part}`);
  const [, base, list, size, optional, name, def] = match;
  return {
    name,
    type: list === undefined ? base : `${base}[]`,
    listSize: size === undefined || size === '' ? null : Number(size),
    isOptional: optional !== undefined,
    isKeywordOnly,
    def: def ?? null,
  };
}

/**
 * Where the carets under a failing expression point to.
 *
 * The position of an instruction is a whole expression; what failed in it is one operator, one subscript or one call:
 *
 *     total = price * (count + extra)          left + right:   ~~~~~~^~~~~~~
 *     data['key'][3]                           value[...]:     ~~~~~~~~~~~^^^
 *     compute(1, 2)                            f(...):         ~~~~~~~^^^^^^
 *
 * So the text of the expression is read once more, just deep enough to know its outermost operation. The text may be no
 * expression at all (a statement raised); then there is no anchor. Only tokens and precedences are needed, no tree: whoever
 * runs code does not know the compiler.
 */
interface Token {
  readonly kind: 'name' | 'text' | 'keyword' | 'operator' | 'open' | 'close';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Of a bracket: the token that closes or opens it. */
  match: number;
}
/** The part [left, right) of the text that failed, in UTF-16 units. */
export interface Anchors {
  readonly kind: 'binary' | 'subscript' | 'call';
  readonly left: number;
  readonly right: number;
  /** A call of a plain name. */
  readonly callsName: boolean;
}

const KEYWORDS = new Set(
  'and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);
const PRECEDENCE: Readonly<Record<string, number>> = {
  '|': 1,
  '^': 2,
  '&': 3,
  '<<': 4,
  '>>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '//': 6,
  '%': 6,
  '@': 6,
  '**': 8,
};
const OPERATOR = /\*\*=|\/\/=|>>=|<<=|\.\.\.|\*\*|\/\/|<<|>>|<=|>=|==|!=|->|:=|[-+*/%@&|^]=|[-+*/%@&|^~<>=.,:;!]/y;
const NAME = /[\p{XID_Start}_][\p{XID_Continue}]*/uy;
const NUMBER = /(?:0[xXoObB][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)/y;
const BLANK = /(?:[ \t\f\n\r]|\\\r?\n|#[^\n]*)+/y;
const STRING_START = /(?:[rRbBuUfFtT]{0,2})('''|"""|'|")/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The end of the string literal whose prefix starts at `at`, or -1 when it does not end. */
function endOfString(text: string, at: number): number {
  const start = matchAt(STRING_START, text, at) as RegExpExecArray;
  const quote = start[1];
  const isFormatted = /[fFtT]/.test(start[0].slice(0, -quote.length));
  let i = at + start[0].length;
  while (i < text.length) {
    const char = text[i];
    if (char === '\\') i += 2;
    else if (text.startsWith(quote, i)) return i + quote.length;
    else if (isFormatted && char === '{') {
      if (text[i + 1] === '{') i += 2;
      else {
        i = endOfReplacement(text, i + 1);
        if (i < 0) return -1;
      }
    } else i++;
  }
  return -1;
}
/** The end of a replacement field whose inside starts at `at`: behind its brace. */
function endOfReplacement(text: string, at: number): number {
  let depth = 0;
  let i = at;
  while (i < text.length) {
    const char = text[i];
    if (matchAt(STRING_START, text, i) !== null) {
      i = endOfString(text, i);
      if (i < 0) return -1;
      continue;
    }
    if ('([{'.includes(char)) depth++;
    else if (char === '}' && depth === 0) return i + 1;
    else if (')]}'.includes(char)) depth--;
    else if (char === ':' && depth === 0) return endOfSpec(text, i + 1);
    const word = matchAt(NAME, text, i);
    i = word === null ? i + 1 : i + word[0].length;
  }
  return -1;
}
/** Behind the brace that ends a format spec: plain characters and further replacement fields. */
function endOfSpec(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    if (text[i] === '}') return i + 1;
    if (text[i] === '{') {
      i = endOfReplacement(text, i + 1);
      if (i < 0) return -1;
    } else i++;
  }
  return -1;
}

/** Tokens of an expression; null when brackets or strings do not fit. */
function tokensOf(text: string): Token[] | null {
  const tokens: Token[] = [];
  const open: number[] = [];
  let at = 0;
  while (at < text.length) {
    const blank = matchAt(BLANK, text, at);
    if (blank !== null) {
      at += blank[0].length;
      continue;
    }
    const char = text[at];
    let kind: Token['kind'];
    let end: number;
    let match = -1;
    let found: RegExpExecArray | null;
    if (matchAt(STRING_START, text, at) !== null) {
      kind = 'text';
      end = endOfString(text, at);
      if (end < 0) return null;
    } else if (/[\d]/.test(char) || (char === '.' && /\d/.test(text[at + 1] ?? ''))) {
      kind = 'name';
      end = at + (matchAt(NUMBER, text, at) as RegExpExecArray)[0].length;
    } else if ((found = matchAt(NAME, text, at)) !== null) {
      kind = KEYWORDS.has(found[0]) ? 'keyword' : 'name';
      end = at + found[0].length;
    } else if ('([{'.includes(char)) {
      kind = 'open';
      end = at + 1;
      open.push(tokens.length);
    } else if (')]}'.includes(char)) {
      kind = 'close';
      end = at + 1;
      const from = open.pop();
      if (from === undefined || '([{'.indexOf(tokens[from].text) !== ')]}'.indexOf(char)) return null;
      tokens[from].match = tokens.length;
      match = from;
    } else if ((found = matchAt(OPERATOR, text, at)) !== null) {
      end = at + found[0].length;
      kind = found[0] === '...' ? 'name' : 'operator';
    } else return null;
    tokens.push({ kind, text: text.slice(at, end), start: at, end, match });
    at = end;
  }
  return open.length === 0 ? tokens : null;
}

/** Takes parentheses off that only group: [from, to) without them. */
function ungroup(tokens: readonly Token[], from: number, to: number): [from: number, to: number] {
  while (to - from >= 3 && tokens[from].text === '(' && tokens[from].match === to - 1) {
    for (let i = from + 1; i < to - 1; i++) {
      const { kind, text, match } = tokens[i];
      if (text === ',' || (kind === 'keyword' && (text === 'for' || text === 'async'))) return [from, to];
      if (kind === 'open') i = match;
    }
    from++;
    to--;
  }
  return [from, to];
}

export function anchorsOf(text: string): Anchors | null {
  const tokens = tokensOf(text);
  if (tokens === null || tokens.length === 0) return null;
  const [from, to] = ungroup(tokens, 0, tokens.length);
  let best = -1;
  let bestPrecedence = Number.POSITIVE_INFINITY;
  let trailer = -1;
  let hasOperand = false;
  /** The expression begins with a sign or with await, so a power or call is only its operand. */
  let signed = false;
  let awaited = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    switch (token.kind) {
      case 'open':
        if (hasOperand) {
          if (token.text === '{') return null;
          trailer = i;
        }
        hasOperand = true;
        i = token.match;
        break;
      case 'name':
      case 'text':
        if (hasOperand && !(token.kind === 'text' && tokens[i - 1].kind === 'text')) return null;
        hasOperand = true;
        break;
      case 'keyword':
        if (token.text !== 'await' || hasOperand) return null;
        if (best < 0) awaited = true;
        break;
      case 'operator':
        if (token.text === '.') {
          if (!hasOperand || tokens[i + 1]?.kind !== 'name') return null;
          trailer = -1;
          i++;
        } else if (hasOperand) {
          const precedence = PRECEDENCE[token.text];
          if (precedence === undefined) return null;
          if (token.text === '**' ? precedence < bestPrecedence : precedence <= bestPrecedence) {
            best = i;
            bestPrecedence = precedence;
          }
          hasOperand = false;
          trailer = -1;
        } else {
          if (!'+-~'.includes(token.text)) return null;
          if (best < 0) signed = true;
        }
        break;
      default:
        return null;
    }
  }
  if (!hasOperand) return null;
  if (best >= 0) {
    if (signed && tokens[best].text === '**') return null;
    return { kind: 'binary', left: tokens[best].start, right: endOfOperator(text, tokens, best, to), callsName: false };
  }
  if (signed || awaited || trailer < 0 || tokens[trailer].match !== to - 1) return null;
  const isCall = tokens[trailer].text === '(';
  return {
    kind: isCall ? 'call' : 'subscript',
    left: tokens[trailer].start,
    right: tokens[to - 1].end,
    callsName: isCall && trailer === from + 1 && /^[^\d.]/.test(tokens[from].text) && tokens[from].kind === 'name',
  };
}
/** An operator takes two columns when the character behind its first is not yet part of the right operand (a bracket round it is not). */
function endOfOperator(text: string, tokens: readonly Token[], operator: number, to: number): number {
  const { start } = tokens[operator];
  const next = text[start + 1];
  if (next === undefined || /\s/.test(next) || next === '\\' || next === '#') return start + 1;
  const [right] = ungroup(tokens, operator + 1, to);
  return start + 1 < tokens[right].start ? start + 2 : start + 1;
}

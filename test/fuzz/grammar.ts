/**
 * A grammar that writes Python: names with lists of alternatives.
 *
 *     rules = { list: ['[]', '[$any]', 'list($iterable)'], ... }
 *
 * `$name` (or `${name}`) in an alternative stands for any alternative of `name`; `«a¦b¦c»` for one of a, b, c, which may hold more of the same. An
 * alternative may also be a function of the draw. The first alternative of a rule is its simplest and holds no other rule: it is what is
 * taken when the text is nested too deeply, and what shrinking ends at.
 */
import type { Draw } from './draw.ts';

export type Alternative = string | ((draw: Draw) => string);
export type Rules = Readonly<Record<string, readonly Alternative[]>>;

type Part = string | { readonly rule: string } | { readonly options: readonly (readonly Part[])[] };

const DEEPEST = 5;

export class Grammar {
  private readonly parsed = new Map<string, readonly Part[]>();
  constructor(private readonly rules: Rules) {}

  /** Random text for a template. */
  write(template: string, draw: Draw): string {
    return this.writeParts(this.parse(template), draw, 0);
  }

  private writeParts(parts: readonly Part[], draw: Draw, depth: number): string {
    let text = '';
    for (const part of parts) {
      if (typeof part === 'string') text += part;
      else if ('options' in part) text += this.writeParts(draw.pick(part.options), draw, depth);
      else text += this.writeRule(part.rule, draw, depth + 1);
    }
    return text;
  }

  private writeRule(name: string, draw: Draw, depth: number): string {
    const alternatives = this.rules[name];
    if (alternatives === undefined) throw new Error(`no rule for $${name}`);
    const chosen = depth > DEEPEST ? alternatives[0] : draw.pick(alternatives);
    return typeof chosen === 'function' ? chosen(draw) : this.writeParts(this.parse(chosen), draw, depth);
  }

  private parse(template: string): readonly Part[] {
    let parts = this.parsed.get(template);
    if (parts === undefined) {
      const reader = { text: template, at: 0 };
      parts = readParts(reader, false);
      this.parsed.set(template, parts);
    }
    return parts;
  }
}

function readParts(reader: { text: string; at: number }, nested: boolean): readonly Part[] {
  const parts: Part[] = [];
  const { text } = reader;
  while (reader.at < text.length) {
    const rest = /^(?:\$(?:([a-z_]\w*)|\{([a-z_]\w*)\})|«|¦|»|[^$«¦»]+|\$)/.exec(text.slice(reader.at))!;
    if (nested && (rest[0] === '¦' || rest[0] === '»')) break;
    reader.at += rest[0].length;
    const rule = rest[1] ?? rest[2];
    if (rule !== undefined) parts.push({ rule });
    else if (rest[0] === '«') {
      const options: (readonly Part[])[] = [];
      do options.push(readParts(reader, true));
      while (text[reader.at++] === '¦');
      parts.push({ options });
    } else parts.push(rest[0]);
  }
  return parts;
}

/**
 * How wide a character is in a terminal: 0, 1 or 2 columns; and what to draw for one that cannot be drawn.
 */
import { displayWidth } from '../../vm/display-width.ts';
import { graphemes } from './text-buffer.ts';

const PRESENTED_AS_EMOJI = /\ufe0f|\p{Emoji_Presentation}|\p{Regional_Indicator}{2}/u;
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;

/** Of one character as people see it. */
export function widthOf(grapheme: string): number {
  if (grapheme.length === 1 && grapheme >= ' ' && grapheme <= '~') return 1;
  if (PRESENTED_AS_EMOJI.test(grapheme)) return 2;
  if (INVISIBLE.test(grapheme)) return 0;
  // A letter with its accents is as wide as the letter.
  return displayWidth(grapheme.slice(0, (grapheme.codePointAt(0) as number) > 0xffff ? 2 : 1));
}

export function textWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  return graphemes(text).reduce((sum, one) => sum + widthOf(one), 0);
}

/** What stands on the screen for a character: control characters as ^A. */
export function drawn(grapheme: string): string {
  const code = grapheme.charCodeAt(0);
  if (code < 0x20) return `^${String.fromCharCode(code + 64)}`;
  return code === 0x7f ? '^?' : grapheme;
}

/**
 * Arcs: the jumps of a list of instructions, drawn in the margin beside it.
 *
 *     ╭─────► FOR_ITER     one lane for each target: whoever jumps there joins it
 *     │╭───── JUMP_IF      the arrow marks the target
 *     ││      LOAD_NAME
 *     │╰────► NOP          a short arc stands nearer to the text than a long one around it
 *     ╰────── JUMP
 *
 * Lanes are given out from the inside, shortest arc first. Of more than MOST_LANES side by side the longest are left out; labels still say
 * where they go.
 */
export interface Jump {
  readonly from: number;
  readonly to: number;
}
interface Arc {
  readonly target: number;
  readonly sources: Set<number>;
  top: number;
  bottom: number;
}
const MOST_LANES = 6;

/** Columns between the lanes and the text, for the end of an arc. */
export const TAIL = 6;

export interface Margin {
  /** Beside a row: lanes and tail. */
  at(row: number): string;
  /** Between a row and the one above it: lanes only. */
  above(row: number): string;
}

export function drawArcs(jumps: readonly Jump[]): Margin {
  const arcs = new Map<number, Arc>();
  for (const { from, to } of jumps) {
    const arc = arcs.get(to) ?? { target: to, sources: new Set(), top: to, bottom: to };
    arcs.set(to, arc);
    arc.sources.add(from);
    arc.top = Math.min(arc.top, from);
    arc.bottom = Math.max(arc.bottom, from);
  }
  // Each lane has for each row the arc that passes there.
  const lanes: (Arc | undefined)[][] = [];
  for (const arc of [...arcs.values()].sort((a, b) => a.bottom - a.top - (b.bottom - b.top))) {
    const isFree = (lane: readonly (Arc | undefined)[]): boolean => {
      for (let row = arc.top; row <= arc.bottom; row++) if (lane[row] !== undefined) return false;
      return true;
    };
    // Outside of all arcs that it goes around or crosses.
    const least = lanes.findLastIndex((lane) => !isFree(lane)) + 1;
    if (least >= MOST_LANES) continue;
    lanes[least] ??= [];
    for (let row = arc.top; row <= arc.bottom; row++) lanes[least][row] = arc;
  }
  // Drawn from the left, so the outermost lane comes first.
  const columns = lanes.reverse();
  return {
    at(row) {
      let text = '';
      let isCrossed = false;
      let isTarget = false;
      for (const lane of columns) {
        const arc = lane[row];
        const touches = arc !== undefined && (arc.target === row || arc.sources.has(row));
        if (arc === undefined) text += isCrossed ? '─' : ' ';
        else if (!touches) text += isCrossed ? '┼' : '│';
        else text += corner(arc, row, isCrossed);
        isCrossed ||= touches;
        isTarget ||= arc?.target === row;
      }
      return text + (isTarget ? `${'─'.repeat(TAIL - 2)}► ` : isCrossed ? `${'─'.repeat(TAIL - 1)} ` : ' '.repeat(TAIL));
    },
    above(row) {
      return columns.map((lane) => (lane[row] !== undefined && lane[row] === lane[row - 1] ? '│' : ' ')).join('');
    },
  };
}

function corner({ top, bottom }: Arc, row: number, isCrossed: boolean): string {
  if (top === bottom) return '─';
  if (row === top) return isCrossed ? '┬' : '╭';
  if (row === bottom) return isCrossed ? '┴' : '╰';
  return isCrossed ? '┼' : '├';
}

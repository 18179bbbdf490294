/** Which of some words somebody may have meant: one measure for guests' names and for our own commands. */

const MOVE = 2;
const CASE = 1;
/** The candidate nearest to a misspelt name, or null: weighted edit distance with CPython's limits (Python/suggestions.c). */
export function closest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length > 750 || name.length > 40) return null;
  let best: string | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    const limit = Math.min(Math.floor(((name.length + candidate.length + 3) * MOVE) / 6), bestCost - 1);
    const cost = editCost(name, candidate, limit);
    if (cost <= limit && cost < bestCost) {
      best = candidate;
      bestCost = cost;
    }
  }
  return best;
}
function editCost(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) * MOVE > limit) return limit + 1;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i * MOVE);
  for (let i = 1; i <= a.length; i++) {
    const row = [i * MOVE];
    for (let j = 1; j <= b.length; j++) {
      const x = a[i - 1];
      const y = b[j - 1];
      const change = x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? CASE : MOVE;
      row.push(Math.min(previous[j] + MOVE, row[j - 1] + MOVE, previous[j - 1] + change));
    }
    previous = row;
  }
  return previous[b.length];
}

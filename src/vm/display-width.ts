/**
 * How many columns of a terminal a text takes: two for a wide character (east_asian_width W or F), one for any other.
 *
 * Carets under a line must stand where the characters are drawn, so they are counted in columns. The table has the wide ranges of
 * Unicode 16, each as `gap.length` in base 36: the distance from the end of the range before, and the size beyond the first.
 */
const WIDE =
  '3cw.2n 3i3.1 e.1 5b.3 4 3 ei.1 m.1 r.7 h.b 18 b.5 4 e 9.1 i.1 6.1 9 6 m 8.1 2 5 3 8 5.1 t 10 2 5.2 2 1q.2 p f nw.1 1g 5 ' +
  'mj.p 2.2g d.5x r.26 3.2d 3.2u 6.16 2.2l 2.2d a.1b 2.13 9.mkc 4.1i wq.s hw.8mb 6l9.e7 lt.9 n.y 2.i 2.3 46.2n 3k.6 m4a.4 ' +
  'c.1 f.4qf 9.yd 16.9 6w8.3 2.6 2.1 2.82 g u.2 3 f.3 9.az 6bp.2e a.m 5n2 5n 5b 3.9 2u.2 e.17 5.8 8.1 f.5 4b.w d.8 2.1x 2.l ' +
  'd.16 5.4 d.g 4 4.1y 2 2.56 3.1q e.3 2.n j r.1 e 2f.2c 1d.1x 7 4.2 3.2 5.3 c.1 8.8 6c.b 5 7w.1a 2.9 2.54 35.c 4.9 6.1j ' +
  '8.e 3.a 7.8 zs.1ekd 3.1ekd';

const starts: number[] = [];
const ends: number[] = [];
for (const range of WIDE.split(' ')) {
  const [gap, length = '0'] = range.split('.');
  const start = (ends[ends.length - 1] ?? 0) + Number.parseInt(gap, 36);
  starts.push(start);
  ends.push(start + Number.parseInt(length, 36));
}

function isWide(point: number): boolean {
  if (point < starts[0]) return false;
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= point) low = middle;
    else high = middle - 1;
  }
  return point <= ends[low];
}

/** Columns of the first `length` UTF-16 units of a line; columns beyond its end count one each only in plain ASCII. */
export function displayWidth(line: string, length: number = line.length): number {
  if (/^[\0-\x7f]*$/.test(line)) return length;
  let width = 0;
  for (const char of line.slice(0, length)) width += isWide(char.codePointAt(0) as number) ? 2 : 1;
  return width;
}

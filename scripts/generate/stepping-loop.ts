/**
 * The loop once more, with a look before each instruction: made from src/vm/loop.ts, so that it can do nothing else than that does.
 */
import { readFileSync } from 'node:fs';
import type { GeneratedFile } from './all.ts';

const FETCH = `        word = words[pc++];
`;
const LOOK = `${FETCH}        frame.pc = pc;
        frame.sp = sp;
        if (t.stepper === null || t.stepper.stops(t, frame)) {
          t.asideAt = pc - 1;
          frame.pc = pc - 1;
          return PUT_ASIDE;
        }
`;

function once(text: string, from: string, to: string): string {
  if (text.split(from).length !== 2) throw new Error(`src/vm/loop.ts has not exactly one of: ${from}`);
  return text.replace(from, () => to);
}

export function steppingLoop(): GeneratedFile[] {
  const source = readFileSync('src/vm/loop.ts', 'utf8');
  const head = `/**
 * The loop with a look before each instruction (stepper.ts). Made by \`npm run generate\` from loop.ts; read that.
 */
`;
  let text = head + source.slice(source.indexOf('*/\n') + 3);
  text = once(text, FETCH, LOOK);
  text = once(text, 'export function runLoop(', 'export function runStepping(');
  return [{ path: 'src/vm/loop-stepping.gen.ts', text }];
}

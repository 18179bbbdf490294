/**
 * The reference (docs/reference): what builtins, types and modules have, and what of CPython is missing. The built program is asked
 * (reference.py runs in it), so the pages cannot say what is not so.
 */
import { execFileSync } from 'node:child_process';
import type { GeneratedFile } from './all.ts';

export function referencePages(): GeneratedFile[] {
  const command = ['bin/glasspy.js', '-I', 'scripts/generate/reference.py'];
  const output = execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1 << 26 });
  return Object.entries(JSON.parse(output) as Record<string, string>).map(([path, text]) => ({ path, text }));
}

/** What a suite has to say, and how it is printed. */
export interface Failure {
  readonly name: string;
  readonly complaint: string;
}

export interface Report {
  readonly suite: string;
  readonly passed: number;
  readonly failures: readonly Failure[];
  /** Names with reasons. */
  readonly skipped: readonly string[];
}

export function addTotals(suite: string, ran: number, failures: readonly Failure[], skipped: readonly string[]): Report {
  const sorted = [...failures].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { suite, passed: ran - failures.length, failures: sorted, skipped: [...skipped].sort() };
}

/** Failures in full for the first of them, by name for the rest. */
const SHOWN_IN_FULL = 25;

export function printReport({ suite, passed, failures, skipped }: Report, seconds: number, listSkipped: boolean): void {
  failures.forEach(({ name, complaint }, index) => {
    console.log(`FAILED  ${name}  [${suite}]`);
    if (index < SHOWN_IN_FULL) console.log(complaint.replace(/^/gm, '        '));
  });
  if (listSkipped) for (const line of skipped) console.log(`skipped ${line}  [${suite}]`);
  const counts = [`${passed} passed`];
  if (failures.length > 0) counts.push(`${failures.length} failed`);
  if (skipped.length > 0) counts.push(`${skipped.length} skipped`);
  console.log(`${suite.padEnd(32)} ${counts.join(', ')}  (${seconds.toFixed(1)} s)`);
}

/** At most `limit` jobs at a time, results in the order of the jobs. */
export async function inPool<Job, Result>(jobs: readonly Job[], limit: number, run: (job: Job) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = new Array(jobs.length);
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const index = next++;
      results[index] = await run(jobs[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, jobs.length) }, worker));
  return results;
}

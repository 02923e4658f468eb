/**
 * Processor time (ms) of synchronous work: the shortest of up to three runs, so that garbage collection or a busy
 * machine does not count. Work that takes less than a quarter of `limit` is run once.
 */
export function processorMs(work: () => unknown, limit = Infinity): number {
  let least = Infinity;
  for (let run = 0; run < 3 && (run === 0 || least > limit / 4); run += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

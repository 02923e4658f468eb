/**
 * Processor time (ms) that synchronous work takes: the least of up to three runs, so that a collection of garbage or a
 * busy machine does
 * not count; work that is far within `enough` is run once.
 */
export function processorMs(work: () => unknown, enough = Infinity): number {
  let least = Infinity;
  for (let run = 0; run < 3 && (run === 0 || least > enough / 4); run += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import type * as Calendar from '@hotline/calendar';
import * as ours from '@hotline/calendar';
import { CountedByDay } from '@hotline/calendar/testing';
import type { CalendarRules, Limit } from '@hotline/jurisdiction';
import { readPackFolder } from '@hotline/jurisdiction-files';
import { median, perSecond, round, say } from './figures';

/**
 * Measures due times per second on one core with the calendar of Shanghe. Starts lie all through 2026, limits end
 * within the year after. Plain counting from day to day is measured too, and must give the same answers. With the
 * folder of another built checkout, the calendar of that checkout is measured in turns with this one: `npm run
 * bench:calendar -- ../before`.
 */
const ROUNDS = 7;
const STARTS = 20_000;
/** Number of due times that plain counting computes; few, because it is slow. */
const COUNTED = 400;
/** Computations a second on one core that the calendar must reach. */
const GOAL = 1_000_000;

const limits: readonly Limit[] = [
  { amount: 4, unit: 'working-hours' },
  { amount: 1, unit: 'working-days' },
  { amount: 5, unit: 'working-days' },
  { amount: 15, unit: 'working-days' },
  { amount: 45, unit: 'working-days' },
  { amount: 180, unit: 'working-days' },
  { amount: 400, unit: 'working-hours' },
];

type Compute = (start: number) => number;
type Source = Pick<typeof Calendar, 'dayKinds' | 'workingCalendar'>;

const yearMs = 365 * 86_400_000;
const starts = Array.from({ length: STARTS }, (_, i) => Date.parse('2026-01-01') + ((i * 7919 * 60_000) % yearMs));

async function shanghe(): Promise<CalendarRules> {
  const { calendar } = await readPackFolder(join(__dirname, '../../../deploy/jurisdictions/shanghe'));
  return { ...calendar, years: [2026, 2027] };
}

function ratesOf(computes: readonly Compute[], times: number): number[] {
  const rates = computes.map((): number[] => []);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    computes.forEach((compute, i) => {
      const used = process.cpuUsage();
      for (let n = 0; n < times; n += 1) for (const start of starts) compute(start);
      const { user, system } = process.cpuUsage(used);
      rates[i]?.push(perSecond(times * STARTS, (user + system) / 1000));
    });
  }
  return rates.map(median);
}

function countedRate(counted: CountedByDay, limit: Limit, due: Compute): number {
  const begun = process.cpuUsage();
  const answers = starts.slice(0, COUNTED).map((start) => counted.dueAt(start, limit));
  const { user, system } = process.cpuUsage(begun);
  const apart = answers.findIndex((answer, i) => answer !== due(starts[i] as number));
  if (apart >= 0)
    throw new Error(`Plain counting differs from the calendar at ${starts[apart]} ${JSON.stringify(limit)}`);
  return perSecond(COUNTED, (user + system) / 1000);
}

const dueWith = ({ workingCalendar, dayKinds }: Source, rules: CalendarRules): ((limit: Limit) => Compute) => {
  const calendar = workingCalendar(rules, dayKinds(rules));
  return (limit) => (start) => calendar.addWorking(start, limit).dueAt;
};

/** Prints the time until the first due time, in which the tables of two years are built. */
function sayFirst(source: Source, rules: CalendarRules, name: string): void {
  const begun = performance.now();
  dueWith(source, rules)({ amount: 45, unit: 'working-days' })(Date.parse('2026-11-30'));
  say(`  first due time of ${name}: ${round(performance.now() - begun, 1)} ms`);
}

async function bench(before?: string): Promise<void> {
  say(`${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}; processor time, one thread, median of ${ROUNDS}`);
  const rules = await shanghe();
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the path is given at run time
  const other = before && (require(join(resolve(before), 'packages/calendar/dist/index.js')) as Source);
  sayFirst(ours, rules, 'this checkout');
  if (other) sayFirst(other, rules, before);
  const counted = new CountedByDay(rules, ours.dayKinds(rules));
  const own = dueWith(ours, rules);
  const others = other ? [dueWith(other, rules)] : [];
  let slowest = Infinity;
  for (const limit of limits) {
    const computes = [own, ...others].map((dueOf) => dueOf(limit));
    const different = starts.find((start) => new Set(computes.map((compute) => compute(start))).size > 1);
    if (different !== undefined) throw new Error(`The two calendars differ at ${different} ${JSON.stringify(limit)}`);
    const [rate = 0, otherRate] = ratesOf(computes, 20);
    const plain = countedRate(counted, limit, computes[0] as Compute);
    const beside = otherRate === undefined ? '' : `, ${round(rate / otherRate, 1)} × ${before} (${round(otherRate)}/s)`;
    say(`  ${limit.amount} ${limit.unit}: ${round(rate)}/s${beside}, ${round(rate / plain)} × plain counting`);
    slowest = Math.min(slowest, rate);
  }
  say(`slowest ${round(slowest)}/s; goal ${GOAL}/s: ${slowest >= GOAL ? 'reached' : 'MISSED'}`);
  if (slowest < GOAL) process.exitCode = 1;
}

bench(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});

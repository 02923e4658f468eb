import type { Measure, World } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Documents, Loop } from '@hotline/runtime';
import {
  becomesOverdue,
  differencesOf,
  NO_DIFFERENCES,
  withTicket,
  type ClockDifference,
  type DifferenceCounts,
} from '../domain/recount/differences';
import type { SlaClock } from '../domain/sla-clock';
import { viewOf } from '../domain/view';

const PAGE = 200;
/** Number of tickets that are kept as examples. */
const MOST_EXAMPLES = 50;
/** Largest number of tickets whose clocks are computed again in one request. */
export const MOST_AT_ONCE = 500;

export interface DifferingTicket {
  readonly id: string;
  readonly state: SlaClock;
  readonly differences: readonly ClockDifference[];
}

/** What all open tickets of a jurisdiction would be due by one of its versions. */
export interface Survey {
  readonly counts: DifferenceCounts;
  /** First those that would become overdue. */
  readonly examples: readonly DifferingTicket[];
  /** Ids of the first `MOST_AT_ONCE` tickets. */
  readonly ids: readonly string[];
}

/** Computes the clocks of every open ticket again, and changes nothing. `now` in epoch ms. */
export async function survey(documents: Documents<SlaClock>, jurisdiction: Jurisdiction, now: number): Promise<Survey> {
  const view = viewOf(jurisdiction);
  const [overdue, others]: [DifferingTicket[], DifferingTicket[]] = [[], []];
  const ids: string[] = [];
  let counts = NO_DIFFERENCES;
  for await (const { id, state } of openTickets(documents, jurisdiction.name)) {
    const differences = differencesOf(state, view);
    counts = withTicket(counts, differences, now);
    if (differences.length === 0) continue;
    if (ids.length < MOST_AT_ONCE) ids.push(id);
    const examples = differences.some((one) => becomesOverdue(one, now)) ? overdue : others;
    if (examples.length < MOST_EXAMPLES) examples.push({ id, state, differences });
  }
  return { counts, examples: [...overdue, ...others].slice(0, MOST_EXAMPLES), ids };
}

async function* openTickets(
  documents: Documents<SlaClock>,
  jurisdiction: string,
): AsyncGenerator<{ readonly id: string; readonly state: SlaClock }> {
  let cursor: string | undefined;
  do {
    const page = await documents.find('open', { prefix: [jurisdiction], limit: PAGE, ...(cursor ? { cursor } : {}) });
    yield* page.found;
    cursor = page.next;
  } while (cursor);
}

export interface LastCheck {
  /** Epoch ms. */
  readonly at: number;
  readonly counts: DifferenceCounts;
}

const DAY_MS = 86_400_000;
/** Local hour of the nightly check. */
const HOUR_MS = 3 * 3_600_000;

/**
 * Every night, compares the clocks of all open tickets with their ledgers, the limits and the calendar in force, and
 * reports how many differ: as a metric, and on the screen of changed limits. Each process checks for itself.
 */
export class NightlyCheck implements Measure {
  readonly name = 'hotline_sla_clock_differences';
  readonly help = 'Running clocks that the last nightly check would compute otherwise, by cause';
  readonly kind = 'gauge';
  readonly labels = ['jurisdiction', 'cause'];
  private readonly last = new Map<string, LastCheck>();
  private readonly alarms = new Map<string, () => void>();

  constructor(private readonly world: Pick<World, 'clock' | 'jurisdiction'>) {}

  /** The last check of a jurisdiction; undefined before the first one. */
  lastOf = (jurisdiction: string): LastCheck | undefined => this.last.get(jurisdiction);

  readonly read = () =>
    [...this.last].flatMap(([jurisdiction, { counts }]) =>
      (['limit', 'calendar'] as const).map((cause) => ({
        labels: { jurisdiction, cause },
        value: counts.byCause[cause],
      })),
    );

  /** Checks the tickets of a jurisdiction every night from now on. A repeat changes nothing. */
  start(jurisdiction: string, loop: Loop<SlaClock>): void {
    if (!this.alarms.has(jurisdiction)) this.setAlarm(jurisdiction, loop);
  }

  private setAlarm(jurisdiction: string, loop: Loop<SlaClock>): void {
    const { clock } = this.world;
    const view = viewOf(this.world.jurisdiction(jurisdiction));
    const now = clock.now();
    const today = view.startOf(view.dayOf(now)) + HOUR_MS;
    const next = today > now ? today : view.startOf(view.dayOf(now + DAY_MS)) + HOUR_MS;
    this.alarms.set(
      jurisdiction,
      clock.alarm(next, () => {
        this.setAlarm(jurisdiction, loop);
        void this.check(jurisdiction, loop).catch(() => undefined);
      }),
    );
  }

  private async check(jurisdiction: string, { documents }: Loop<SlaClock>): Promise<void> {
    const at = this.world.clock.now();
    const { counts } = await survey(documents, this.world.jurisdiction(jurisdiction), at);
    this.last.set(jurisdiction, { at, counts });
  }
}

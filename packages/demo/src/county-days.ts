import { calendarOf } from '@hotline/calendar';
import type { MovingClock } from '@hotline/runtime';
import { demoCalls, type Call } from './calls';
import { chanceFrom, type Chance } from './chance';
import { atOnce, fateOf, isWaiting, SHARE_AT_ONCE, WAITS, type TicketFate } from './fate';
import { mergeInto, readForDemo, steps, takeCall, type DemoTicket, type StepParts } from './ticket-steps';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/**
 * Length of a slot, in milliseconds. Actions that are due in the same slot run at once, so that they are stored
 * together.
 */
const SLOT_MS = 20 * 60_000;
const SEED = 12_345;
/**
 * Largest number of visits to one ticket. A visit is one time that somebody works on it; more visits would change
 * nothing.
 */
const MOST_VISITS = 40;

/** Relative number of calls in each hour of a day, from 0 to 23 o'clock. */
const CALLS_BY_HOUR = [1, 1, 0, 0, 0, 1, 2, 5, 9, 12, 11, 9, 6, 6, 9, 10, 9, 8, 7, 7, 6, 4, 3, 2];

export interface CountyDays {
  readonly from: number;
  readonly until: number;
  readonly calls: number;
}

interface Due {
  readonly at: number;
  readonly run: () => Promise<Due | undefined>;
}

/** Simulates some days of the county: people call, as in the samples, and people work on the tickets. */
export async function liveThrough(
  parts: Omit<StepParts, 'chance'>,
  clock: MovingClock,
  { from, until, calls }: CountyDays,
): Promise<void> {
  const chance = chanceFrom(SEED);
  const county = new County({ ...parts, chance }, clock);
  const days = (until - from) / DAY_MS;
  let due: Due[] = demoCalls(parts.jurisdiction, calls, chance)
    .map((call, i) => county.call(timeOfCall(from, (i / calls) * days, chance), call))
    .filter(({ at }) => at < until);
  while (due.length > 0) {
    const first = due.reduce((least, { at }) => Math.min(least, at), Infinity);
    if (first >= until) break;
    const slot = Math.min(until, (Math.floor(first / SLOT_MS) + 1) * SLOT_MS);
    const now = due.filter(({ at }) => at < slot);
    await clock.moveTo(Math.max(clock.now(), first));
    const next = await Promise.all(now.map(({ run }) => run()));
    due = [...due.filter(({ at }) => at >= slot), ...next.filter((one) => one !== undefined)];
  }
  await clock.moveTo(until);
}

/** A random time on the given day, more likely in the hours in which many people call. */
function timeOfCall(from: number, day: number, chance: Chance): number {
  const all = CALLS_BY_HOUR.reduce((sum, share) => sum + share, 0);
  let left = chance() * all;
  const hour = CALLS_BY_HOUR.findIndex((share) => (left -= share) < 0);
  return from + Math.floor(day) * DAY_MS + hour * HOUR_MS + Math.floor(chance() * HOUR_MS);
}

const isCritical = (ticket: DemoTicket | undefined): boolean => ticket?.urgency === 'critical';

class County {
  private readonly calendar;

  constructor(
    private readonly parts: StepParts,
    private readonly clock: MovingClock,
  ) {
    this.calendar = calendarOf(parts.jurisdiction.calendar);
  }

  call(at: number, call: Call): Due {
    return {
      at,
      run: async () => {
        const fate = fateOf(this.parts.chance);
        const taken = await takeCall(this.parts, call);
        if (!taken) return undefined;
        const [same] = taken.possiblySame;
        if (same && fate.merges) {
          await this.clock.moveTo(this.clock.now());
          await mergeInto(this.parts, taken.ticketId, same.ticketId);
        }
        const ticket = await readForDemo(this.parts, taken.ticketId);
        return this.visit(this.after(0.3, ticket), new Visits(taken.ticketId, fate));
      },
    };
  }

  private visit(at: number, visits: Visits): Due {
    return {
      at,
      run: async () => {
        const ticket = await readForDemo(this.parts, visits.ticketId);
        if (!ticket || !isWaiting(ticket.state)) return undefined;
        const before = visits.countIn(`${ticket.state} ${ticket.round} ${ticket.hop}`);
        const fate = isCritical(ticket) ? atOnce(visits.fate) : visits.fate;
        const goesOn = await steps[ticket.state]({ ticket, fate, before }, this.parts);
        if (!goesOn || visits.all >= MOST_VISITS) return undefined;
        const hours = WAITS[ticket.state] * fate.slowness * (0.5 + this.parts.chance());
        return this.visit(this.after(hours, ticket), visits);
      },
    };
  }

  /**
   * When somebody next works on the ticket: after the given number of working hours. If the ticket is critical, much
   * sooner and at any hour of the day.
   */
  private after(hours: number, ticket: DemoTicket | undefined): number {
    const ms = Math.round(hours * HOUR_MS);
    if (isCritical(ticket)) return this.clock.now() + Math.round(ms * SHARE_AT_ONCE);
    return this.calendar.after(this.clock.now(), ms, 'working-hours');
  }
}

class Visits {
  all = 0;
  private last = '';
  private inLast = 0;

  constructor(
    readonly ticketId: string,
    readonly fate: TicketFate,
  ) {}

  /** Number of earlier visits to the ticket in this state. */
  countIn(state: string): number {
    this.all += 1;
    this.inLast = state === this.last ? this.inLast + 1 : 0;
    this.last = state;
    return this.inLast;
  }
}

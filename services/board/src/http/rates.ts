import { localDates, type LocalDates } from '@hotline/calendar';
import type * as api from '@hotline/contracts';
import { countNames, type Jurisdiction } from '@hotline/jurisdiction';
import { Refusal, type Documents } from '@hotline/runtime';
import { measure, type MeasuredTickets, type MeasuredGroup, type Period, type TicketRecord } from '@hotline/scoring';
import {
  asOfTheFuture,
  dayAfter,
  daysIn,
  MOST_DAYS,
  periodTooLong,
  spansOf,
  type PeriodDays,
} from '../domain/figures/days-of-period';
import { describeGroup, keysBy, withRegionsAround } from '../domain/figures/grouping';
import { endsBeforeItBegins } from '../domain/listing/list-query';
import type { TicketRow } from '../domain/row';
import { recordsOfPeriod } from '../gather/records-of-period';

type Query = api.InputOf<typeof api.readRates>['query'];
type Answer = api.ResponseOf<typeof api.readRates>;
export type NamedPeople = ReadonlyMap<string, { readonly name: string }>;

export interface RatesSetting {
  readonly rows: Documents<TicketRow>;
  readonly jurisdiction: Jurisdiction;
  /** Name under which its tickets are stored. */
  readonly name: string;
  readonly now: number;
  readonly peopleOf: (ids: readonly string[]) => Promise<NamedPeople>;
}

/** The period of a request. Throws a refusal of one that ends before it begins, is too long, or not over yet. */
export function periodOf(
  query: PeriodDays & { readonly asOf?: string | undefined },
  dates: LocalDates,
  now: number,
): Period {
  if (query.from > query.until) throw new Refusal(endsBeforeItBegins);
  if (daysIn(query) > MOST_DAYS) throw new Refusal(periodTooLong);
  const asOf = query.asOf === undefined ? now : Date.parse(query.asOf);
  if (asOf > now) throw new Refusal(asOfTheFuture);
  return { ...instantsOf(query, dates), asOf };
}

const instantsOf = ({ from, until }: PeriodDays, dates: LocalDates): Pick<Period, 'from' | 'until'> => ({
  from: dates.startOf(from),
  until: dates.startOf(dayAfter(until)),
});

/** The rates and counts of a period, of its groups and of its parts. */
export async function rates(setting: RatesSetting, query: Query): Promise<Answer> {
  const { rows, jurisdiction, name, now } = setting;
  const { evaluation } = jurisdiction;
  const dates = localDates(jurisdiction.calendar.timeZone);
  const period = periodOf(query, dates, now);
  const read = await recordsOfPeriod(rows, name, period, evaluation.recurrenceDays);
  const records = read.filter(chosenBy(query, jurisdiction));
  const keysOf = query.by && keysBy(query.by, jurisdiction);
  const { total, groups } = measure(records, period, evaluation, keysOf);
  const series = query.series ? spansOf(query, query.series) : [];
  return {
    from: query.from,
    until: query.until,
    asOf: new Date(period.asOf).toISOString(),
    version: jurisdiction.version,
    counts: Object.entries(countNames).map(([id, text]) => ({ id, name: text })),
    rates: evaluation.rates.map(({ id, name: text, show, written }) => ({ id, name: text, show, formula: written })),
    peerGroups: [...evaluation.peerGroups],
    total: view(total),
    groups: query.by ? await named(groups, query.by, setting) : [],
    series: series.map((span) => {
      const part = { ...instantsOf(span, dates), asOf: period.asOf };
      return { ...span, ...view(measure(records, part, evaluation).total) };
    }),
  };
}

const view = ({ counts, coverage, rates: values, ages }: MeasuredTickets): api.MeasuredFigures => ({
  counts: { ...counts },
  rates: { ...values },
  ...(coverage === undefined ? {} : { coverage }),
  ...(ages ? { ages } : {}),
});

function chosenBy(query: Query, jurisdiction: Jurisdiction): (record: TicketRecord) => boolean {
  const { unit, peerGroup, region, matter, channel, kind } = query;
  const { peersOf } = jurisdiction.evaluation;
  return (record) =>
    (unit === undefined || record.unit === unit) &&
    (peerGroup === undefined || (record.unit !== undefined && peersOf.get(record.unit) === peerGroup)) &&
    (region === undefined || withRegionsAround(jurisdiction, record.region).includes(region)) &&
    (matter === undefined || record.matter === matter) &&
    (channel === undefined || record.channel === channel) &&
    (kind === undefined || record.kind === kind);
}

/** Groups with their names, units beside their peers, and the largest first. */
async function named(
  groups: readonly MeasuredGroup[],
  by: api.GroupingOfRates,
  { jurisdiction, peopleOf }: RatesSetting,
): Promise<Answer['groups']> {
  const { peersOf, peerGroups } = jurisdiction.evaluation;
  const people: NamedPeople = by === 'operator' ? await peopleOf(groups.map(({ key }) => key).sort()) : new Map();
  const order = (peers: string | undefined): number => {
    const at = peerGroups.findIndex(({ id }) => id === peers);
    return at < 0 ? peerGroups.length : at;
  };
  const weight = ({ counts }: api.MeasuredFigures): number => (counts.called ?? 0) + (counts.registered ?? 0);
  return groups
    .map((group) => {
      const peers = by === 'unit' ? peersOf.get(group.key) : undefined;
      return {
        key: group.key,
        ...describeGroup(by, group.key, jurisdiction, people),
        ...(peers === undefined ? {} : { peerGroup: peers }),
        ...view(group),
      };
    })
    .sort((a, b) => order(a.peerGroup) - order(b.peerGroup) || weight(b) - weight(a) || (a.key < b.key ? -1 : 1));
}

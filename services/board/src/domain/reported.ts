import type { EventData } from '@hotline/contracts';
import { demandsOf } from '@hotline/text';
import type { TicketRow } from './row';

type Resolution = Omit<EventData<'TicketResolved'>, 'round' | 'signedBy' | 'kind'> & { readonly signedBy?: string };

const REPORTS: ReadonlySet<string> = new Set(['ResolutionSubmitted', 'ResolutionSigned', 'TicketResolved']);

/** The latest report of a result by a unit, with its time; undefined before the first report. */
export function lastReport({ history }: TicketRow): (Resolution & { readonly at: string }) | undefined {
  const entry = history.filter(({ type }) => REPORTS.has(type)).at(-1);
  if (!entry) return undefined;
  const { outcome, truth, done, publicReply, answers, evidence, unit, signedBy } = entry.data as Resolution;
  return {
    at: entry.at,
    unit,
    outcome,
    done,
    publicReply,
    ...(truth ? { truth } : {}),
    ...(answers ? { answers } : {}),
    ...(evidence ? { evidence } : {}),
    ...(signedBy === undefined ? {} : { signedBy }),
  };
}

/** The demands of the caller one by one; undefined unless there are at least two. */
export function severalDemands({ demand }: TicketRow): readonly string[] | undefined {
  const demands = demandsOf(demand ?? '');
  return demands.length > 1 ? demands : undefined;
}

/** Each of several demands with the answer that the caller reads; undefined until the unit has resolved the ticket. */
export function answeredDemands(row: TicketRow): readonly { demand: string; answer: string }[] | undefined {
  const resolved = row.history.filter(({ type }) => type === 'TicketResolved').at(-1)?.data as Resolution | undefined;
  const demands = severalDemands(row) ?? [];
  const answers = resolved?.answers;
  if (demands.length === 0 || !answers) return undefined;
  return answers.map(({ demand, answer }) => ({ demand: demands[demand - 1] ?? '', answer }));
}

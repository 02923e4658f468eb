import type { EventData } from '@hotline/contracts';
import type { DisputeRow, PrecedentRow, TicketRow } from './row';

/** `opinionsBy`: last instant for opinions, ISO 8601. */
export const opened = (parties: readonly string[], opinionsBy: string | undefined): DisputeRow => ({
  parties,
  ...(opinionsBy === undefined ? {} : { opinionsBy: Date.parse(opinionsBy) }),
  opinions: [],
  interim: [],
});

/** A later opinion of a party replaces its earlier one. `at`: epoch ms. */
export const heard = (
  dispute: DisputeRow | undefined,
  opinion: EventData<'OpinionGiven'>,
  at: number,
): DisputeRow | undefined =>
  dispute && {
    ...dispute,
    opinions: [...dispute.opinions.filter(({ unit }) => unit !== opinion.unit), { ...opinion, at }],
  };

export const interim = (
  dispute: DisputeRow | undefined,
  measure: EventData<'InterimMeasureOrdered'>,
): DisputeRow | undefined => dispute && { ...dispute, interim: [...dispute.interim, measure] };

/** The designation that ends a dispute may become a rule. `at`: epoch ms. */
export function candidate(
  { matter = '', region }: TicketRow,
  { lead, document, reason }: EventData<'UnitDesignated'>,
  at: number,
): PrecedentRow {
  return { state: 'candidate', matter, ...(region ? { region } : {}), lead, document, reason, designatedAt: at };
}

export const precedent = (row: TicketRow, change: Partial<PrecedentRow>): Partial<TicketRow> =>
  row.precedent ? { precedent: { ...row.precedent, ...change } } : {};

import type { PastTicket } from '@hotline/jurisdiction-proof';
import type { TicketRow } from './row';

/**
 * The matter, region and facts by which the lead of a ticket was chosen, as of the latest events. Undefined for a
 * ticket without a matter.
 */
export function pastTicket(
  { matter, region, registeredAt, history }: TicketRow,
  line: number,
  on: string,
): PastTicket | undefined {
  if (!matter) return undefined;
  return {
    line,
    matter,
    facts: factsOf(history),
    on,
    at: new Date(registeredAt).toISOString(),
    ...(region ? { region } : {}),
  };
}

/** `TicketDispatched` and `GapFound` hold all facts known at that time; later events add theirs. */
function factsOf(history: TicketRow['history']): Record<string, string> {
  return history.reduce<Record<string, string>>((known, { type, data }) => {
    if (type === 'TicketDispatched' || type === 'GapFound') return { ...(data.facts as Record<string, string>) };
    return type === 'TicketClassified' || type === 'FactsProvided'
      ? { ...known, ...(data.facts as Record<string, string>) }
      : known;
  }, {});
}

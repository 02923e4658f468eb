import type { PastTicket } from '@hotline/jurisdiction-proof';
import type { TicketRow } from './row';

/** What decided the owner of a ticket, as it was known last; undefined when it has no matter. `line` numbers it. */
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

/** A dispatch says all that was known; what came after it is added. */
function factsOf(history: TicketRow['history']): Record<string, string> {
  return history.reduce<Record<string, string>>((known, { type, data }) => {
    if (type === 'TicketDispatched' || type === 'GapFound') return { ...(data.facts as Record<string, string>) };
    return type === 'TicketClassified' || type === 'FactsProvided'
      ? { ...known, ...(data.facts as Record<string, string>) }
      : known;
  }, {});
}

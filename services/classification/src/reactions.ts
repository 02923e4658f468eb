import type { EventData } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { gathering, type Reactions } from '@hotline/runtime';
import type { Classification } from './domain/classification';
import { finish, notHelped } from './domain/commands';
import { read } from './domain/read';
import type { Reader } from './gather/reader';

/** Place first: it is the shortest and the surest. */
const textOf = ({ place, narrative, demand }: EventData<'TicketRegistered'>): string => [place.address, narrative, demand].filter(Boolean).join('。');

export function reactions(jurisdictionOf: (name: string) => Jurisdiction, readerOf: (jurisdiction: Jurisdiction) => Reader): Reactions<Classification> {
  return {
    TicketRegistered: gathering(
      async (event) => readerOf(jurisdictionOf(event.jurisdiction))(textOf(event.data)),
      (state, event, context, found) => (state ? undefined : read(event.data, textOf(event.data), found, jurisdictionOf(context.jurisdiction), event.data.receivedAt)),
    ),
    TicketReopened: { decide: notHelped },
    TicketClosed: { decide: finish },
    TicketMerged: { decide: finish },
  };
}

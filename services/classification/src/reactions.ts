import type { EventData } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { gathering, type Reactions } from '@hotline/runtime';
import type { Classification } from './domain/classification';
import { finish, notHelped } from './domain/commands';
import { read } from './domain/read';
import { beside, shadowOf } from './domain/shadow';
import type { PackReader } from './gather/reader';
import type { Speaking } from './gather/shelf';

/** What is read of a ticket. Place first: it is the shortest and the surest. */
export const textOf = ({ place, narrative, demand }: Pick<EventData<'TicketRegistered'>, 'place' | 'narrative' | 'demand'>): string => [place.address, narrative, demand].filter(Boolean).join('。');

export interface Reading {
  readonly jurisdictionOf: (name: string) => Jurisdiction;
  readonly readerOf: (jurisdiction: Jurisdiction) => Pick<PackReader, 'read' | 'mentions'>;
  readonly speaking: (jurisdiction: Jurisdiction) => Promise<Speaking>;
}

export function reactions({ jurisdictionOf, readerOf, speaking }: Reading): Reactions<Classification> {
  return {
    TicketRegistered: gathering(
      async ({ jurisdiction, data }) => {
        const place = jurisdictionOf(jurisdiction);
        const reader = readerOf(place);
        const { on, shadow } = await speaking(place);
        const text = textOf(data);
        const found = { ...reader.read(text, on), mentions: reader.mentions(text, Date.parse(data.receivedAt)) };
        return { found, ...(shadow ? { shadow: shadowOf(shadow.id, reader.read(text, shadow), data, place.classification) } : {}) };
      },
      (state, { data }, context, { found, shadow }) => {
        if (state) return undefined;
        const decision = read(data, textOf(data), found, jurisdictionOf(context.jurisdiction), data.receivedAt);
        return shadow ? beside(decision, shadow) : decision;
      },
    ),
    TicketReopened: { decide: notHelped },
    TicketClosed: { decide: finish },
    TicketMerged: { decide: finish },
  };
}

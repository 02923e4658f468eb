import type { EventData } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { gathering, type Reactions } from '@hotline/runtime';
import type { Classification } from './domain/classification';
import { finish, notHelped } from './domain/commands';
import { read } from './domain/read';
import { beside, shadowOf } from './domain/shadow';
import { chosen, narrowed } from './domain/split';
import type { PackReader } from './gather/reader';
import type { Speaking } from './gather/shelf';

/** What is read of a ticket. Place first: it is the shortest and the surest. */
export const textOf = ({
  place,
  narrative,
  demand,
}: Pick<EventData<'TicketRegistered'>, 'place' | 'narrative' | 'demand'>): string =>
  [place.address, narrative, demand].filter(Boolean).join('。');

export interface Reading {
  readonly jurisdictionOf: (name: string) => Jurisdiction;
  readonly readerOf: (jurisdiction: Jurisdiction) => Promise<Pick<PackReader, 'read' | 'mentions'>>;
  readonly speaking: (jurisdiction: Jurisdiction) => Promise<Speaking>;
}

export function reactions({ jurisdictionOf, readerOf, speaking }: Reading): Reactions<Classification> {
  /** What pack and learned model find, and what a model in the shadow would have said. */
  const readText = async (place: Jurisdiction, text: string, receivedAt: string) => {
    const reader = await readerOf(place);
    const { on, shadow } = await speaking(place);
    const found = { ...reader.read(text, on), mentions: reader.mentions(text, Date.parse(receivedAt)) };
    return { text, found, ...(shadow ? { shadow: { id: shadow.id, found: reader.read(text, shadow) } } : {}) };
  };
  return {
    TicketRegistered: gathering(
      ({ jurisdiction, data }) => readText(jurisdictionOf(jurisdiction), textOf(data), data.receivedAt),
      (state, { data }, context, { text, found, shadow }) => {
        if (state) return undefined;
        const place = jurisdictionOf(context.jurisdiction);
        const decision = read(data, text, found, place, data.receivedAt);
        const settled = data.chosen ? chosen(decision, data.chosen, place, context.now) : decision;
        return shadow ? beside(settled, shadowOf(shadow.id, shadow.found, data, place.classification)) : settled;
      },
    ),
    TicketSplit: gathering(
      ({ jurisdiction, time, data: { place, kept } }, state) =>
        readText(jurisdictionOf(jurisdiction), textOf({ place, narrative: kept.text }), state?.registeredAt ?? time),
      (state, event, { jurisdiction, now }, read) => narrowed(state, event, read, jurisdictionOf(jurisdiction), now),
    ),
    TicketReopened: { decide: notHelped },
    TicketClosed: { decide: finish },
    TicketMerged: { decide: finish },
  };
}

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
  location,
  narrative,
  demand,
}: Pick<EventData<'TicketRegistered'>, 'location' | 'narrative' | 'demand'>): string =>
  [location.address, narrative, demand].filter(Boolean).join('。');

export interface Reading {
  readonly jurisdictionOf: (name: string) => Jurisdiction;
  readonly readerOf: (jurisdiction: Jurisdiction) => Promise<Pick<PackReader, 'read' | 'mentions'>>;
  readonly speaking: (jurisdiction: Jurisdiction) => Promise<Speaking>;
}

export function reactions({ jurisdictionOf, readerOf, speaking }: Reading): Reactions<Classification> {
  /** What pack and learned model find, and what a model in the shadow would have said. */
  const readText = async (location: Jurisdiction, text: string, receivedAt: string) => {
    const reader = await readerOf(location);
    const { on, shadow } = await speaking(location);
    const found = { ...reader.read(text, on), mentions: reader.mentions(text, Date.parse(receivedAt)) };
    return { text, found, ...(shadow ? { shadow: { id: shadow.id, found: reader.read(text, shadow) } } : {}) };
  };
  return {
    TicketRegistered: gathering(
      ({ jurisdiction, data }) => readText(jurisdictionOf(jurisdiction), textOf(data), data.receivedAt),
      (state, { data }, context, { text, found, shadow }) => {
        if (state) return undefined;
        const location = jurisdictionOf(context.jurisdiction);
        const decision = read(data, text, found, location, data.receivedAt);
        const settled = data.chosen ? chosen(decision, data.chosen, location, context.now) : decision;
        return shadow ? beside(settled, shadowOf(shadow.id, shadow.found, data, location.classification)) : settled;
      },
    ),
    TicketSplit: gathering(
      ({ jurisdiction, time, data: { location, kept } }, state) =>
        readText(jurisdictionOf(jurisdiction), textOf({ location, narrative: kept.text }), state?.registeredAt ?? time),
      (state, event, { jurisdiction, now }, read) => narrowed(state, event, read, jurisdictionOf(jurisdiction), now),
    ),
    TicketReopened: { decide: notHelped },
    TicketClosed: { decide: finish },
    TicketMerged: { decide: finish },
  };
}

import type { EventData, TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { gathering, type Context, type Decided, type Reactions } from '@hotline/runtime';
import type { Classification } from './domain/classification';
import { finish, notHelped } from './domain/commands';
import { read } from './domain/after-reading';
import type { Proposal } from './domain/reading/proposal';
import { beside, shadowOf } from './domain/shadow';
import { chosen, narrowed } from './domain/split';
import type { PackReader } from './gather/reader';
import type { Speaking } from './gather/model-registry';

/** What is read of a ticket. Place first: it is the shortest and the surest. */
export const textOf = ({
  location,
  narrative,
  demand,
}: Pick<EventData<'TicketRegistered'>, 'location' | 'narrative' | 'demand'>): string =>
  [location.address, narrative, demand].filter(Boolean).join('。');

export interface Reading {
  readonly readerOf: (jurisdiction: Jurisdiction) => Promise<Pick<PackReader, 'read' | 'mentions'>>;
  readonly speaking: (jurisdiction: Jurisdiction) => Promise<Speaking>;
}

export function reactions({ readerOf, speaking }: Reading): Reactions<Classification, Jurisdiction> {
  /** What pack and learned model find, and what a model in the shadow would have said. */
  const readText = async (jurisdiction: Jurisdiction, text: string, receivedAt: string) => {
    const reader = await readerOf(jurisdiction);
    const { on, shadow } = await speaking(jurisdiction);
    const found = { ...reader.read(text, on), mentions: reader.mentions(text, Date.parse(receivedAt)) };
    return { text, found, ...(shadow ? { shadow: { id: shadow.id, found: reader.read(text, shadow) } } : {}) };
  };
  return {
    TicketRegistered: gathering(
      (
        _state: Classification | undefined,
        { data }: TicketEvent<'TicketRegistered'>,
        { view }: Context<Jurisdiction>,
      ) => readText(view, textOf(data), data.receivedAt),
      registered,
    ),
    TicketSplit: gathering(
      (
        state: Classification | undefined,
        { time, data: { location, kept } }: TicketEvent<'TicketSplit'>,
        { view }: Context<Jurisdiction>,
      ) => readText(view, textOf({ location, narrative: kept.text }), state?.registeredAt ?? time),
      narrowed,
    ),
    TicketReopened: { decide: notHelped },
    TicketClosed: { decide: finish },
    TicketMerged: { decide: finish },
  };
}

interface Heard {
  readonly text: string;
  readonly found: Proposal;
  readonly shadow?: { readonly id: string; readonly found: Proposal };
}

function registered(
  state: Classification | undefined,
  { data }: TicketEvent<'TicketRegistered'>,
  { view, now }: Context<Jurisdiction>,
  { text, found, shadow }: Heard,
): Decided<Classification> {
  if (state) return undefined;
  const decision = read(data, text, found, view, data.receivedAt);
  const settled = data.chosen ? chosen(decision, data.chosen, view, now) : decision;
  return shadow ? beside(settled, shadowOf(shadow.id, shadow.found, data, view.classification)) : settled;
}

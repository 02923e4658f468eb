import type { EventData, TicketEvent } from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import type { Context, Gather } from '@hotline/runtime';
import type { Classification } from '../domain/classification';
import type { ReadText } from '../domain/reactions';
import type { PackReader } from './reader';
import type { ActiveModels } from './model-registry';

/** The text of a ticket that is read. The location is first, because it is short and reliable. */
export const textOf = ({
  location,
  narrative,
  demand,
}: Pick<EventData<'TicketRegistered'>, 'location' | 'narrative'> & { readonly demand?: string | undefined }): string =>
  [location.address, narrative, demand].filter(Boolean).join('。');

export interface TextReaders {
  readonly readerOf: (jurisdiction: Jurisdiction) => Promise<Pick<PackReader, 'read' | 'mentions'>>;
  readonly activeModels: (jurisdiction: Jurisdiction) => Promise<ActiveModels>;
}

interface TicketTextReads {
  /** Reads the text of a new ticket. */
  readonly registered: Gather<Classification, TicketEvent<'TicketRegistered'>, Context<Jurisdiction>, ReadText>;
  /** Reads the text of a ticket after a correction. */
  readonly amended: Gather<Classification, TicketEvent<'TicketAmended'>, Context<Jurisdiction>, ReadText>;
  /** Reads the words that a ticket keeps after a split. */
  readonly split: Gather<Classification, TicketEvent<'TicketSplit'>, Context<Jurisdiction>, ReadText>;
}

/** Reads the text of a ticket by the pack, by the model in use, and by the model in shadow mode. */
export function ticketTextReads({ readerOf, activeModels }: TextReaders): TicketTextReads {
  const readText = async (jurisdiction: Jurisdiction, text: string, receivedAt: string): Promise<ReadText> => {
    const reader = await readerOf(jurisdiction);
    const { on, shadow } = await activeModels(jurisdiction);
    const found = { ...reader.read(text, on), mentions: reader.mentions(text, Date.parse(receivedAt)) };
    return { text, found, ...(shadow ? { shadow: { id: shadow.id, found: reader.read(text, shadow) } } : {}) };
  };
  return {
    registered: (_state, { data }, { view }) => readText(view, textOf(data), data.receivedAt),
    amended: (state, { time, data: { part, ...data } }, { view }) =>
      readText(
        view,
        textOf(part === undefined ? data : { ...data, narrative: part, demand: undefined }),
        state?.registeredAt ?? time,
      ),
    split: (state, { time, data: { location, kept } }, { view }) =>
      readText(view, textOf({ location, narrative: kept.text }), state?.registeredAt ?? time),
  };
}

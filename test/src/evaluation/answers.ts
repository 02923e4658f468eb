import { registerTicket, type EventData, type TicketKind } from '@hotline/contracts';
import * as people from '../people';
import type { ReadTicket, TestWorld } from '../world';

/** The answer of the product to a text. */
export interface ProductAnswer {
  /** Classified without a person, answered from the pack, or waiting for a person. */
  readonly next: 'classified' | 'answered' | 'person';
  /** At most three matters, the most confident first; none when it was answered. */
  readonly matters: readonly string[];
  readonly kind: TicketKind;
  readonly region?: string;
  readonly facts: Readonly<Record<string, string>>;
  /** The answer that was given, or the guide that is proposed to the person. */
  readonly guide?: string;
  /** Guide of the emergency service that was informed. */
  readonly told?: string;
}

/** Number of texts that are registered at the same time. */
const AT_ONCE = 30;

/** Registers each text as a phone call without further fields, and reads the resulting history. */
export async function answersTo(world: TestWorld, texts: readonly string[]): Promise<ProductAnswer[]> {
  const ids: string[] = [];
  for (let from = 0; from < texts.length; from += AT_ONCE) {
    const calls = texts
      .slice(from, from + AT_ONCE)
      .map((narrative) =>
        world.client.call(
          registerTicket,
          { body: { channel: 'phone', narrative, separate: true } },
          { as: people.operator },
        ),
      );
    ids.push(...(await Promise.all(calls)).map((receipt) => receipt.ticketId));
  }
  await world.settled();
  const heard: ProductAnswer[] = [];
  for (const id of ids) heard.push(answerIn(await world.read(id)));
  return heard;
}

function answerIn({ history }: ReadTicket): ProductAnswer {
  const told = history.find(({ type }) => type === 'EmergencyHandedOver')?.data as
    EventData<'EmergencyHandedOver'> | undefined;
  const emergency = told ? { told: told.guide } : {};
  for (const { type, data } of history) {
    if (type === 'TicketClassified') {
      const { matter, alternatives, kind, region, facts } = data as EventData<'TicketClassified'>;
      return {
        next: 'classified',
        matters: [matter, ...alternatives.map((other) => other.code)],
        kind,
        facts,
        ...(region ? { region } : {}),
        ...emergency,
      };
    }
    if (type === 'ClassificationDeferred') {
      const { matter, alternatives, kind, region, facts, guide } = (data as EventData<'ClassificationDeferred'>)
        .proposal;
      const matters = [...(matter ? [matter] : []), ...alternatives].map((one) => one.code);
      return {
        next: 'person',
        matters,
        kind,
        facts,
        ...(region ? { region } : {}),
        ...(guide ? { guide: guide.code } : {}),
        ...emergency,
      };
    }
    if (type === 'TicketAnswered') {
      const { guide, kind } = data as EventData<'TicketAnswered'>;
      return { next: 'answered', matters: [], kind, facts: {}, guide, ...emergency };
    }
  }
  throw new Error(`a text was not read; its history: ${history.map(({ type }) => type).join(' ')}`);
}

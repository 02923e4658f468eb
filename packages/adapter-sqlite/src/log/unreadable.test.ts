import type { TicketEvent } from '@hotline/contracts';
import { RunningService, type Engine, type ServiceDefinition } from '@hotline/runtime';
import { eventually, numberOf, publish, ticket, type Opened } from '@hotline/runtime/testing';
import { inTemporaryFolder } from '../testing/temporary';

const reader: ServiceDefinition<{ readonly heard: readonly number[] }> = {
  collection: { name: 'reader', indexes: {} },
  reactions: {
    CallerViewed: { decide: (state, event) => ({ state: { heard: [...(state?.heard ?? []), numberOf(event)] } }) },
  },
};

let opened: Opened;
beforeEach(async () => (opened = await inTemporaryFolder({ logApart: true })()));
afterEach(() => opened.cleanup());

const logOf = (engine: Engine) => (engine.apart as NonNullable<Engine['apart']>).log;

/** Appends the events of two tickets, the second event changed by `change`, and opens the engine again. */
async function appendChanged(change: (event: TicketEvent) => object): Promise<void> {
  await publish(opened.engine, ticket(1), 3);
  await publish(opened.engine, ticket(2), 2);
  const entries = (await opened.engine.apart?.outbox.pending(10)) ?? [];
  const events = entries.flatMap((entry) => entry.events);
  await logOf(opened.engine).append(events.map((event, i) => (i === 1 ? (change(event) as TicketEvent) : event)));
  opened = await opened.reopen();
}

async function listening(): Promise<RunningService<{ readonly heard: readonly number[] }>> {
  const service = await RunningService.prepare(reader, opened.engine);
  await service.listen();
  return service;
}

describe('an event in the log that cannot be read', () => {
  it.each([
    ['no schema knows its type', (event: TicketEvent) => ({ ...event, type: 'TicketForgotten' }), /UnknownEvent/],
    [
      'its version is newer',
      (event: TicketEvent) => ({ ...event, dataschema: 'urn:hotline:event:CallerViewed:2' }),
      /UnknownEvent/,
    ],
    ['its data does not fit the schema', (event: TicketEvent) => ({ ...event, data: { reason: 5 } }), /reason/],
  ])('an event is parked with its ticket, and other tickets continue, when %s', async (_why, change, error) => {
    await appendChanged(change);
    const service = await listening();
    await eventually(async () => expect((await service.loop.documents.load(ticket(2)))?.state.heard).toEqual([1, 2]));
    await eventually(async () =>
      expect((await service.parking.list())[0]?.events.map(({ sequence }) => sequence)).toEqual([2, 3]),
    );
    expect((await service.parking.list())[0]?.error).toMatch(error);
    expect((await service.loop.documents.load(ticket(1)))?.state.heard).toEqual([1]);
    await expect(service.replayParked(ticket(1))).rejects.toThrow();
    await service.close();
  });
});

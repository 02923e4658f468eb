import * as api from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { listen } from '../changes';
import { refusal, type TestPerson } from '../client';
import { caller, dispatcher, operator, supervisor, readingBy } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { dissatisfied, mainLine, contactAndResolve, satisfied, squad } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

type Call = Partial<api.RequestBodyOf<typeof api.registerTicket>>;
/** Neighbours report one problem, each in their own words. */
const neighbours = [
  '翠湖新城门口每天有人占道摆摊，路都堵了',
  '翠湖新城小区大门口摆摊占道，车出不来',
  '请管管翠湖新城门口占道的摊子，摆摊的越来越多',
];

describe.each(shapes)('One problem that many callers report, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open(setting);
  });
  afterEach(() => world.close());

  async function call(narrative: string, n: number, more: Call = {}) {
    const receipt = await world.register({
      channel: 'phone',
      narrative,
      caller: { phone: `1380013800${n}` },
      location: { region: 'xushang' },
      facts: { permit: 'none' },
      ...more,
    });
    await chooseMatter(receipt.ticketId);
    return receipt;
  }
  /** Lets a person choose the matter of an unclear text, because these tests need tickets with a lead. */
  async function chooseMatter(ticketId: string): Promise<void> {
    if ((await world.read(ticketId)).state !== 'awaiting-classification') return;
    await world.give(
      api.classifyTicket,
      ticketId,
      { matter: 'street-trading.stall', region: 'xushang', facts: { permit: 'none' } },
      operator,
    );
  }
  const hotSpots = async (query: Record<string, string | number> = {}, as: TestPerson = supervisor) =>
    (await world.client.call(api.listHotSpots, { query }, { as })).hotSpots;
  const told = async (): Promise<string[]> => {
    const receipts = [];
    for (const [i, narrative] of neighbours.entries()) receipts.push(await call(narrative, i));
    return receipts.map(({ ticketId }) => ticketId);
  };

  it('a duplicate is proposed during the call with the shared words, if problem and location match', async () => {
    const first = await call(neighbours[0] as string, 0);
    expect(first).toMatchObject({ possiblySame: [] });
    const similar = (narrative: string) =>
      world.client.call(api.findSimilar, { body: { narrative } }, { as: operator });
    expect(await similar(neighbours[1] as string)).toMatchObject({
      issue: first.ticketId,
      possiblySame: [
        {
          ticketId: first.ticketId,
          why: 'same-location',
          shared: { locations: ['翠湖新城'], words: expect.arrayContaining([expect.stringContaining('摆摊')]) },
        },
      ],
    });
    expect(await similar('翠湖新城电梯坏了半个月没有人修')).toEqual({ possiblySame: [] });
    expect(await similar('金河家园小区大门口摆摊占道，车出不来')).toEqual({ possiblySame: [] });
    expect((await world.client.call(api.listTickets, {}, { as: operator })).tickets).toHaveLength(1);
    const second = await call(neighbours[1] as string, 1);
    expect(second).toMatchObject({
      issue: first.ticketId,
      possiblySame: [{ ticketId: first.ticketId }],
      recorded: [{ type: 'TicketRegistered' }, { type: 'PossiblySameFound' }],
    });
  });

  it('it is one hot spot, which counts each caller once and names the units that handle it', async () => {
    const [first] = await told();
    await call('翠湖新城门口摆摊占道还是没人管', 1);
    await call('金河家园路灯不亮', 5);
    expect(await hotSpots()).toEqual([
      expect.objectContaining({
        issue: first,
        matter: 'street-trading.stall',
        region: 'xushang',
        locations: ['翠湖新城'],
        tickets: 4,
        callers: 3,
        open: 4,
        units: [{ unit: 'squad-xushang', open: 4 }],
        waiting: 0,
        growth: { usual: 0, chance: expect.closeTo(0.0016, 6), trend: 'rising' },
      }),
    ]);
    expect(await hotSpots({ matter: 'street-trading.stall', region: 'xushang', order: 'growth' })).toHaveLength(1);
    expect(await hotSpots({ matter: 'another' })).toEqual([]);
  });

  it('the hot spot ends when no ticket is in its window of days; if it returns, it counts the earlier open tickets too', async () => {
    const [first] = await told();
    await world.moveTo('2026-01-15T09:00:00+08:00');
    expect(await hotSpots()).toEqual([]);
    await call('翠湖新城门口占道摆摊，路又堵了', 6);
    await call('翠湖新城大门口还是有人占道摆摊', 7);
    expect(await hotSpots()).toMatchObject([
      { issue: first, tickets: 2, open: 5, growth: { usual: 0.75, trend: 'steady' } },
    ]);
    expect(await hotSpots({ days: 30 })).toMatchObject([{ tickets: 5, growth: { usual: 0 } }]);
  });

  it('the live stream reports each ticket that joins the issue', async () => {
    const changes = await listen(world.client, world.running.url, supervisor);
    const [first, second] = await told();
    await eventually(() =>
      expect(changes.seen.filter(({ issue }) => issue === first).map(({ ticketId }) => ticketId)).toContain(second),
    );
    changes.close();
  });

  it('its merged tickets go on as one ticket, which closes only when every caller is satisfied', async () => {
    const [first, second, third] = (await told()) as [string, string, string];
    const gather = (key: string) =>
      world.client.call(
        api.mergeIssue,
        { params: { ticketId: first }, body: { reason: '同一处占道，一并办理' } },
        { as: supervisor, key },
      );
    const { merged, ...rest } = await gather('all');
    expect([new Set(merged), rest]).toEqual([new Set([second, third]), { ticketId: first, left: [], more: false }]);
    await world.settled();
    expect(await gather('all')).toEqual({ ticketId: first, merged: [], left: [], more: false });
    expect(await world.read(first)).toMatchObject({ state: 'dispatched', callers: 3 });
    expect(await hotSpots()).toMatchObject([
      { tickets: 3, callers: 3, open: 1, units: [{ unit: 'squad-xushang', open: 1 }] },
    ]);

    await world.give(api.acknowledgeDispatch, first, {}, squad);
    await contactAndResolve(world, first, squad, '张队长');
    for (const who of [second, third])
      await world.give(api.recordCallback, first, { ...satisfied, caller: who }, caller);
    await world.give(api.recordCallback, first, { ...dissatisfied, caller: first }, caller);
    expect(await world.read(first)).toMatchObject({ state: 'dispatched', round: 2 });
    await world.give(api.acknowledgeDispatch, first, {}, squad);
    await contactAndResolve(world, first, squad, '李队长');
    for (const who of [second, third, first]) {
      expect(await world.read(first)).toMatchObject({ state: 'resolved' });
      await world.give(api.recordCallback, first, { ...satisfied, caller: who }, caller);
    }
    expect(await world.read(first)).toMatchObject({ state: 'closed' });
    expect(await hotSpots()).toMatchObject([{ tickets: 3, open: 0, units: [] }]);
  });

  it('a merge takes only the named tickets, and gives the reason for each that it does not merge', async () => {
    const [first, second, third] = (await told()) as [string, string, string];
    const { ticketId: stranger } = await call('金河家园路灯不亮', 5);
    const gather = (ticketId: string, tickets?: string[]) =>
      world.client.call(
        api.mergeIssue,
        { params: { ticketId }, body: { reason: '一并办理', ...(tickets ? { tickets } : {}) } },
        { as: dispatcher },
      );
    expect(await gather(second, [first, stranger])).toEqual({
      ticketId: second,
      merged: [first],
      left: [
        { ticketId: stranger, why: expect.objectContaining({ en: 'The ticket is not open, or not about this issue' }) },
      ],
      more: false,
    });
    await world.settled();
    expect(await world.read(second)).toMatchObject({ callers: 2 });
    expect(await refusal(gather(first))).toMatchObject({ code: 'not-now' });
    expect(await gather(third)).toEqual({ ticketId: third, merged: [second], left: [], more: false });
    await world.settled();
    expect(await world.read(third)).toMatchObject({ callers: 3 });
  });

  it('when two tickets are merged into each other at once, one of them stays open with both callers', async () => {
    const [a, b] = (await told()) as [string, string, string];
    const into = (from: string, to: string) =>
      world.client
        .call(api.mergeTicket, { params: { ticketId: from }, body: { into: to, reason: '同一处' } }, { as: operator })
        .catch((error: unknown) => error);
    for (let round = 0; round < 3; round += 1) await Promise.all([into(a, b), into(b, a)]);
    await world.settled();
    const states = (await Promise.all([world.read(a), world.read(b)])).map(({ state, callers }) => ({
      state,
      callers,
    }));
    expect(states.filter(({ state }) => state !== 'merged')).toEqual([{ state: 'dispatched', callers: 2 }]);
  });

  it('calls that are registered at the same moment join one issue', async () => {
    const together = await Promise.all(
      neighbours.map((narrative, i) =>
        world.client.call(
          api.registerTicket,
          {
            body: {
              channel: 'phone',
              narrative,
              caller: { phone: `1380013800${i}` },
              location: { region: 'xushang' },
              facts: { permit: 'none' },
            },
          },
          { as: operator },
        ),
      ),
    );
    await world.settled();
    for (const { ticketId } of together) await chooseMatter(ticketId);
    const issues = await Promise.all(
      together.map(
        async ({ ticketId }) =>
          (await world.client.call(api.listTickets, {}, { as: operator })).tickets.find(
            (one) => one.ticketId === ticketId,
          )?.issue ?? ticketId,
      ),
    );
    expect(new Set(issues).size).toBe(1);
    expect(await hotSpots()).toMatchObject([{ tickets: 3 }]);
  });
});

it('two jurisdictions in one process share no tickets, figures or hot spots', async () => {
  const world = await TestWorld.open({ environment: { HOTLINE_JURISDICTION: 'shanghe,jinan' } });
  try {
    const [here, there] = [
      { ...operator, jurisdiction: 'shanghe' },
      { ...operator, jurisdiction: 'jinan' },
    ];
    const tell = async (as: TestPerson, n: number) => {
      const body = {
        channel: 'phone' as const,
        narrative: neighbours[n % 3] as string,
        caller: { phone: '13800138000' },
        separate: true as const,
      };
      const receipt = await world.client.call(api.registerTicket, { body }, { as });
      await world.settled();
      return receipt;
    };
    const first = await tell(here, 0);
    const second = await tell(there, 1);
    expect(second).toMatchObject({ possiblySame: [] });
    expect(await tell(here, 2)).toMatchObject({ issue: first.ticketId });
    const as = (jurisdiction: string): TestPerson => ({ ...supervisor, jurisdiction });
    const seen = async (jurisdiction: string) => ({
      hot: (await world.client.call(api.listHotSpots, {}, { as: as(jurisdiction) })).hotSpots.length,
      listed: (await world.client.call(api.listTickets, {}, { as: as(jurisdiction) })).tickets.length,
      open: (await world.client.call(api.readFigures, {}, { as: as(jurisdiction) })).open,
    });
    expect([await seen('shanghe'), await seen('jinan')]).toEqual([
      { hot: 1, listed: 2, open: 2 },
      { hot: 0, listed: 1, open: 1 },
    ]);
    expect(await refusal(world.read(first.ticketId, as('jinan')))).toMatchObject({ code: 'not-found' });
    const params = { ticketId: first.ticketId };
    const elsewhere = (person: TestPerson) => ({ as: { ...person, jurisdiction: 'jinan' } });
    const reached = { reached: true, resolution: 'resolved' as const, satisfaction: 'satisfied' as const };
    for (const attempt of [
      world.client.call(api.mergeIssue, { params, body: { reason: '一并办理' } }, elsewhere(supervisor)),
      world.client.call(
        api.mergeTicket,
        { params, body: { into: second.ticketId, reason: '一并办理' } },
        elsewhere(dispatcher),
      ),
      world.client.call(api.readCaller, { params, body: readingBy(operator) }, elsewhere(operator)),
      world.client.call(api.readClassification, { params }, elsewhere(operator)),
      world.client.call(
        api.recordCallback,
        { params, body: { ...reached, caller: params.ticketId } },
        elsewhere(caller),
      ),
    ])
      expect(await refusal(attempt)).toMatchObject({ code: 'not-found' });
    // The other jurisdiction has no such unit, so the token of the unit is refused before the ticket is looked for.
    const contact = world.client.call(api.recordContact, { params, body: { outcome: 'reached' } }, elsewhere(squad));
    expect(await refusal(contact)).toMatchObject({ code: 'not-allowed' });
    expect((await world.read(first.ticketId, as('shanghe'))).history.map(({ type }) => type)).not.toContain(
      'CallerViewed',
    );
  } finally {
    await world.close();
  }
});

it('merging an issue is recorded in the histories of the merged tickets and of the open one', async () => {
  const world = await TestWorld.open();
  try {
    const tickets = [];
    for (const [i, narrative] of neighbours.entries())
      tickets.push(
        (
          await world.register({
            channel: 'phone',
            narrative,
            caller: { phone: `1380013800${i}` },
            location: { region: 'xushang' },
            facts: { permit: 'none' },
          })
        ).ticketId,
      );
    const [first, second] = tickets as [string, string, string];
    await world.client.call(
      api.mergeIssue,
      { params: { ticketId: first }, body: { reason: '一并办理' } },
      { as: supervisor },
    );
    await world.settled();
    expect(mainLine(await world.read(second))).toEqual(
      expect.arrayContaining(['TicketRegistered', 'PossiblySameFound', 'TicketMerged']),
    );
    expect((await world.read(second)).history.find(({ type }) => type === 'TicketMerged')).toMatchObject({
      by: { role: 'supervisor' },
      data: { into: first, reason: '一并办理' },
    });
    expect(mainLine(await world.read(first)).filter((type) => type === 'CallerJoined')).toHaveLength(2);
  } finally {
    await world.close();
  }
});

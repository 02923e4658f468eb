import * as api from '@hotline/contracts';
import { findLocations, readCalendar } from '@hotline/host';
import { refusal } from '../client';
import { caller, operator, supervisor } from '../people';
import { TestWorld } from '../world';

jest.setTimeout(60_000);

describe('An operator while the caller speaks', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open();
  });
  afterAll(() => world.close());
  type Told = api.RequestBodyOf<typeof api.proposeForCall>;
  const propose = (body: Told) => world.client.call(api.proposeForCall, { body }, { as: operator });

  it('sees matter, responsible unit, reasons and missing details before a ticket is registered', async () => {
    const narrative = world.example('street-trading.stall');
    const seen = await propose({ narrative, region: 'xushang', facts: { permit: 'none' } });
    expect(seen).toMatchObject({
      next: 'classified',
      proposal: { matter: { code: 'street-trading.stall' } },
      owner: { unit: 'squad-xushang', name: { zh: expect.stringContaining('许商') } },
    });
    expect(seen.sentences.length).toBeGreaterThan(0);
    expect(seen.missing).toEqual(expect.arrayContaining(['who', 'want']));
    expect(seen.missing).not.toContain('where');
    expect((await world.client.call(api.listTickets, {}, { as: supervisor })).tickets).toEqual([]);
  });

  it('sees the alarm and whom to call when the caller is in danger', async () => {
    const { proposal, guide } = await propose({ narrative: '救命啊，楼里着火了，有人困在三楼出不来！' });
    expect(proposal.urgency).toBe('critical');
    expect(guide).toMatchObject({ kind: 'emergency', contact: expect.stringMatching(/^1/) });
  });

  it('reads which region or fact does not exist; a callback agent gets no proposals', async () => {
    expect(await refusal(propose({ narrative: '路灯不亮', region: '月球' }))).toMatchObject({ code: 'unknown-region' });
    expect(await refusal(propose({ narrative: '路灯不亮', facts: { colour: 'red' } }))).toMatchObject({
      code: 'unknown-fact',
    });
    expect(await refusal(propose({ narrative: '' }))).toMatchObject({ errors: [{ path: 'body.narrative' }] });
    const other = world.client.call(api.proposeForCall, { body: { narrative: '路灯不亮' } }, { as: caller });
    expect(await refusal(other)).toMatchObject({ code: 'not-allowed' });
  });

  it('finds a location by the names that callers use', async () => {
    const found = await world.client.call(findLocations, { query: { words: '许商' } }, { as: operator });
    expect(found.locations[0]).toMatchObject({ region: 'xushang', within: expect.any(Array) });
  });

  it('finds their drafts again on another computer, where nobody else sees them', async () => {
    const content = { narrative: '青年路有人摆摊', demand: '清理' };
    const save = { params: { key: 'call-1' }, body: { content } };
    await world.client.call(api.saveDraft, save, { as: operator, key: 'draft-1' });
    expect(await world.client.call(api.listDrafts, {}, { as: operator })).toMatchObject({
      drafts: [{ key: 'call-1', content }],
    });
    expect(await world.client.call(api.listDrafts, {}, { as: supervisor })).toEqual({ drafts: [] });
    const large = { params: { key: 'call-2' }, body: { content: { narrative: '长'.repeat(20_000) } } };
    expect(await refusal(world.client.call(api.saveDraft, large, { as: operator }))).toMatchObject({
      code: 'too-large',
    });
    const dropped = await world.client.call(api.dropDraft, { params: { key: 'call-1' }, body: {} }, { as: operator });
    expect(dropped).toEqual({ drafts: [] });
  });

  it('saves settings that only they read', async () => {
    const settings = { rows: 'high', views: [{ name: '我的', query: { state: 'dispatched' } }] };
    await world.client.call(api.saveSettings, { body: { settings } }, { as: operator });
    expect(await world.client.call(api.readSettings, {}, { as: operator })).toEqual({ settings });
    expect(await world.client.call(api.readSettings, {}, { as: supervisor })).toEqual({ settings: {} });
  });

  it('reads which hours of a day count and why, and which year has no calendar yet', async () => {
    const period = (from: string, until: string) =>
      world.client.call(readCalendar, { query: { from, until } }, { as: operator });
    const { spans } = await period('2026-01-05T00:00:00+08:00', '2026-01-06T00:00:00+08:00');
    expect(spans.filter(({ counted }) => counted)).toHaveLength(2);
    expect(spans.map(({ why }) => why.zh)).toEqual(expect.arrayContaining(['午休', '工作时间', '非工作时间']));
    expect(await refusal(period('2030-01-05T00:00:00+08:00', '2030-01-06T00:00:00+08:00'))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('2030年工作日历未公布'),
    });
    expect(await refusal(period('2026-01-05T00:00:00+08:00', '2026-06-06T00:00:00+08:00'))).toMatchObject({
      code: 'invalid-input',
    });
  });
});

describe('A screen that lost its connection to the live stream', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open();
  });
  afterAll(() => world.close());

  /** Events of the stream up to the first of the given type. `position`: id of the last event received before. */
  async function eventsUntil(type: string, position?: string): Promise<{ type: string; id: string; data: string }[]> {
    const abort = new AbortController();
    const authorization = `Bearer ${await world.client.token(supervisor)}`;
    const answer = await fetch(`${world.running.url}/api/v1/stream`, {
      headers: { authorization, ...(position === undefined ? {} : { 'last-event-id': position }) },
      signal: abort.signal,
    });
    const events: { type: string; id: string; data: string }[] = [];
    let rest = '';
    for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) {
      const parts = (rest + Buffer.from(chunk).toString()).split('\n\n');
      rest = parts.pop() ?? '';
      for (const part of parts) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(part)?.[1] ?? '';
        events.push({ type: field('event'), id: field('id'), data: field('data') });
      }
      if (events.some((event) => event.type === type)) break;
    }
    abort.abort();
    return events;
  }
  const call = () => world.register({ channel: 'phone', narrative: world.example('street-trading.stall') });

  it('receives each ticket that changed meanwhile once, in its present state, before any new change', async () => {
    const [ready] = await eventsUntil('ready');
    const { ticketId } = await call();
    const missed = await eventsUntil('ready', ready?.id);
    const tickets = missed.filter(({ type }) => type === 'ticket');
    expect(tickets.map(({ data }) => (JSON.parse(data) as { ticketId: string }).ticketId)).toEqual([ticketId]);
    expect(missed.at(-1)?.type).toBe('ready');
    expect((await eventsUntil('ready', missed.at(-1)?.id)).map(({ type }) => type)).toEqual(['ready']);
  });

  it('receives `resync`, to load everything anew, when the server no longer knows the missed changes', async () => {
    expect((await eventsUntil('resync', 'another-start.17')).map(({ type }) => type)).toEqual(['resync']);
  });
});

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { openGateway, type Gateway } from '../chaos/gateway';
import { refusal, type TestPerson } from '../client';
import { admin, coordinator, dispatcher, of, operator, supervisor } from '../people';
import { TestWorld, type ReadTicket } from '../world';
import { contactAndResolve, squad, stallCall } from './stall';

jest.setTimeout(120_000);

/** A text that reports a danger clearly but names no matter, so that a person has to classify it. */
const helpCall = {
  channel: 'phone' as const,
  caller: { phone: '13805310002' },
  narrative: '她说活着没意思，站在天台上要跳下来，快救救她',
  location: { region: 'xushang' },
};

const stepsOf = (ticket: ReadTicket): string[] =>
  ticket.history
    .filter(({ type }) => type === 'TicketEscalated')
    .map(({ data }) => `${String(data.name)}.${String(data.stage)} ${String(data.step)}`);
const peopleTold = (ticket: ReadTicket, step: string): unknown[] =>
  ticket.history
    .filter(({ type, data }) => type === 'TicketEscalated' && data.step === step)
    .flatMap(({ data }) => (data.to as { person?: string }[]).map(({ person }) => person));
const notices = (world: TestWorld, as: TestPerson, query: Readonly<Record<string, string>> = {}) =>
  world.client.call(api.listNotices, { query }, { as });
const acknowledge = (world: TestWorld, notice: string, as: TestPerson, body = {}) =>
  world.client.call(api.acknowledgeNotice, { params: { notice }, body }, { as });

describe('A call for help that nobody classifies, on the eve of a holiday', () => {
  let world: TestWorld;
  let id: string;
  beforeAll(async () => {
    world = await TestWorld.open({ at: '2025-09-30T22:00:00+08:00' });
    const absence = { from: '2025-09-30T20:00:00+08:00', until: '2025-10-09T08:00:00+08:00', reason: '国庆休假' };
    await world.client.call(api.putAbsence, { params: { person: 'supervisor-1' }, body: absence }, { as: admin });
    id = (await world.register(helpCall)).ticketId;
    for (const { guide } of (await world.read(id)).handOvers ?? [])
      await world.give(api.acknowledgeHandOver, id, { guide, takenBy: '110指挥中心' }, operator);
  });
  afterAll(() => world.close());

  it('notifies the dispatcher, then the supervisor not on leave, then the coordinator, even at night', async () => {
    await world.moveTo('2025-09-30T22:31:00+08:00');
    const ticket = await world.read(id);
    expect(stepsOf(ticket).filter((step) => step.startsWith('dispatch'))).toEqual([
      'dispatch.1 yellow-urgent',
      'dispatch.1 red-urgent',
      'dispatch.1 half-over-urgent',
      'dispatch.1 threefold-urgent',
    ]);
    expect(peopleTold(ticket, 'red-urgent')).toEqual(['dispatcher-1', 'shanghe-hotline-1', 'supervisor-2']);
    expect(peopleTold(ticket, 'threefold-urgent')).toEqual(['supervisor-2', 'coordinator-1']);
  });

  it('its notices are listed, with counts, for the people notified and for their units', async () => {
    const own = await notices(world, coordinator);
    expect(own).toMatchObject({ unit: 'shanghe-supervision', counts: { mine: 1, unit: 1 } });
    expect(own.notices).toMatchObject([
      { ticketId: id, name: 'dispatch', overdue: true, urgency: 'critical', personName: '黄洋' },
    ]);
    expect(own.notices[0]?.text.zh).toMatch(/^工单\S+“受理派单”时限已用300%，应于9月30日22:10前完成$/);
    const hotline = await notices(world, operator, { of: 'unit' });
    expect(hotline.notices.map(({ person }) => person)).toEqual([
      'dispatcher-1',
      'shanghe-hotline-1',
      'dispatcher-1',
      'shanghe-hotline-1',
      'supervisor-2',
      'shanghe-hotline-1',
      'supervisor-2',
      'supervisor-2',
    ]);
    expect(await notices(world, supervisor, { of: 'unit', unit: 'squad-xushang' })).toMatchObject({ notices: [] });
  });

  it('another unit may not read its notices, and only the person notified may acknowledge one', async () => {
    const other = of('squad-yuhuangmiao');
    expect(await refusal(notices(world, other, { of: 'unit', unit: 'shanghe-hotline' }))).toMatchObject({
      code: 'not-allowed',
      hint: { zh: '其他单位的提醒由督办员查看' },
    });
    expect(await refusal(notices(world, supervisor, { unit: 'nowhere' }))).toMatchObject({ code: 'unknown-unit' });
    const [notice = { notice: '' }] = (await notices(world, coordinator)).notices;
    expect(await refusal(acknowledge(world, notice.notice, other))).toMatchObject({
      code: 'not-allowed',
      detail: expect.stringContaining('这条提醒发给了黄洋'),
    });
    expect(await refusal(acknowledge(world, 'no-notice', coordinator))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(acknowledge(world, `${id}.999`, coordinator))).toMatchObject({ code: 'not-found' });
  });

  it('a notice leaves the list of the person who acknowledges it, and the history records that', async () => {
    const [notice = { notice: '' }] = (await notices(world, coordinator)).notices;
    await acknowledge(world, notice.notice, coordinator, { remark: '已联系公安和消防' });
    await world.settled();
    expect(await notices(world, coordinator)).toMatchObject({ notices: [], counts: { mine: 0, unit: 0 } });
    expect(await notices(world, coordinator, { read: 'yes' })).toMatchObject({
      notices: [{ notice: notice.notice, acknowledged: { by: 'coordinator-1', remark: '已联系公安和消防' } }],
      counts: { mine: 0 },
    });
    expect((await world.read(id)).history.at(-1)).toMatchObject({
      type: 'NoticeAcknowledged',
      by: { id: 'coordinator-1' },
      data: { notice: notice.notice, remark: '已联系公安和消防' },
    });
    expect(await refusal(acknowledge(world, notice.notice, coordinator))).toMatchObject({ code: 'not-found' });
  });

  it('its dispatch notices leave all lists once it is classified and dispatched', async () => {
    await world.give(api.classifyTicket, id, { matter: 'power-supply.line' }, operator);
    const left = await notices(world, dispatcher, { of: 'unit' });
    expect(left.notices.filter(({ name }) => name === 'dispatch')).toEqual([]);
  });
});

describe('A ticket of a squad whose escalation steps fall into an outage of the hotline', () => {
  let world: TestWorld;
  let gateway: Gateway;
  let id: string;
  const open = async (at: string): Promise<void> => {
    const folder = world?.folder ?? mkdtempSync(join(tmpdir(), 'hotline-escalation-'));
    world = await TestWorld.open({ at, environment: { HOTLINE_DATA: folder, HOTLINE_MESSAGE_URL: gateway.url } });
  };
  beforeAll(async () => {
    gateway = await openGateway('works');
    await open('2026-01-05T09:00:00+08:00');
    await world.client.call(
      api.changePerson,
      { params: { person: 'squad-xushang-1' }, body: { phone: '13900000001', substitutes: ['squad-xushang-2'] } },
      { as: admin },
    );
    id = (await world.register(stallCall(world))).ticketId;
    await world.running.close();
  });
  afterAll(async () => {
    await world.close();
    gateway.close();
  });

  it('each missed step is taken once, at the next office hours, and each message is sent once', async () => {
    await open('2026-01-06T22:00:00+08:00');
    await world.settled();
    expect(stepsOf(await world.read(id))).toEqual([]);
    await world.moveTo('2026-01-07T08:31:00+08:00');
    const steps = stepsOf(await world.read(id));
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps).toEqual(
      expect.arrayContaining([
        'acknowledge.1 yellow',
        'acknowledge.1 red',
        'acknowledge.1 half-over',
        'acknowledge.1 threefold',
        'first-contact.1 yellow',
        'first-contact.1 red',
      ]),
    );
    await eventually(() => expect(gateway.keys.filter((key) => key.includes('.notice.'))).toHaveLength(4));
    expect(new Set(gateway.keys).size).toBe(gateway.keys.length);
    await world.running.sweep();
    expect(stepsOf(await world.read(id))).toEqual(steps);
  });

  it('notifies the substitute of a clerk who is on leave, and names the clerk', async () => {
    const away = { from: '2026-01-07T08:31:00+08:00', until: '2026-02-01T08:00:00+08:00', reason: '病假' };
    await world.client.call(api.putAbsence, { params: { person: 'squad-xushang-1' }, body: away }, { as: admin });
    await world.moveTo('2026-01-12T16:00:00+08:00');
    expect(peopleTold(await world.read(id), 'half-used')).toEqual(['squad-xushang-2']);
    const substitute: TestPerson = { id: 'squad-xushang-2', role: 'officer', unit: 'squad-xushang' };
    expect((await notices(world, substitute)).notices).toContainEqual(
      expect.objectContaining({ name: 'resolve', standsInFor: '王芳' }),
    );
  });

  it('its notices leave all lists of the squad once it is resolved', async () => {
    await world.give(api.acknowledgeDispatch, id, {}, squad);
    await contactAndResolve(world, id, squad, '3');
    expect(await notices(world, squad, { of: 'unit' })).toMatchObject({ notices: [], counts: { mine: 0, unit: 0 } });
  });
});

import * as api from '@hotline/contracts';
import { refusal } from '../client';
import { leaderOf, of, operator, reviewer, supervisor } from '../people';
import { clocksOf, TestWorld } from '../world';
import { fileOf, photoOf } from '../photos';
import { mainLine, resolution, resolveWith, squad, stallCall } from './stall';

jest.setTimeout(60_000);

const leader = leaderOf('squad-xushang', 'zhang');
const head = leaderOf('squad-xushang', 'zhao', 'head');
const demand = '1.搬走摊位；2.清洗路面';
const answers = [
  { demand: 1, answer: '摊位已搬走。' },
  { demand: 2, answer: '路面已清洗。' },
];

describe('A unit that resolves a ticket', () => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open();
  });
  afterEach(() => world.close());

  async function inHand(more: { demand?: string } = { demand }): Promise<{ id: string; queryCode: string }> {
    const { ticketId, queryCode } = await world.register({ ...stallCall(world), ...more });
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    return { id: ticketId, queryCode };
  }
  const untrue = {
    ...resolution('经两次现场核查，未发现占道摊位。'),
    outcome: 'untrue' as const,
    truth: 'not-confirmed' as const,
    answers,
  };

  it('needs contact, evidence, an answer to each demand and a signature before the caller reads answers', async () => {
    const { id, queryCode } = await inHand();
    expect((await world.read(id, squad)).demands).toEqual(['搬走摊位', '清洗路面']);
    const before = await world.read(id);
    const refused = await refusal(world.give(api.resolveTicket, id, { ...resolution(), truth: undefined }, leader));
    expect(refused).toMatchObject({ status: 409, code: 'incomplete-resolution', hint: expect.anything() });
    for (const part of ['尚未联系上诉求人', '未说明诉求是否属实', '证据材料至少1件', '第1、2项诉求未答复'])
      expect(refused.detail).toContain(part);
    expect(await world.read(id)).toEqual(before);

    await world.give(api.recordContact, id, { outcome: 'reached', note: '约好明早到现场' }, squad);
    await resolveWith(world, id, squad, { ...resolution(), answers });
    expect(await world.read(id)).toMatchObject({ state: 'awaiting-signature', resolution: { truth: 'confirmed' } });
    expect((await world.client.call(api.followQuery, { params: { queryCode } })).reply).toBeUndefined();
    await world.give(api.signResolution, id, { sign: true }, leader);
    expect(await world.read(id)).toMatchObject({
      state: 'resolved',
      resolution: { signedBy: 'squad-xushang-zhang', answers, evidence: [fileOf(photoOf(`${id} 1`))] },
    });
    expect(await world.client.call(api.followQuery, { params: { queryCode } })).toMatchObject({
      reply: '摊位已经搬走，路口恢复通行。',
      answers: [
        { demand: '搬走摊位', answer: '摊位已搬走。' },
        { demand: '清洗路面', answer: '路面已清洗。' },
      ],
    });
  });

  it('gets a resolution of its clerk sent back by its leader, who must give a reason', async () => {
    const { id } = await inHand({});
    await world.give(api.recordContact, id, { outcome: 'reached' }, squad);
    await resolveWith(world, id, squad);
    expect(await refusal(world.give(api.signResolution, id, { sign: false }, leader))).toMatchObject({
      status: 400,
      code: 'invalid-input',
      errors: [{ path: 'body.reason', messageZh: '退回重写须填写理由' }],
    });
    expect(await refusal(world.give(api.signResolution, id, { sign: true }, squad))).toMatchObject({
      status: 403,
      code: 'not-allowed',
    });
    expect(await refusal(world.give(api.signResolution, id, { sign: true }, leaderOf('town-xushang')))).toMatchObject({
      code: 'not-your-ticket',
    });
    await world.give(api.signResolution, id, { sign: false, reason: '请写明摊位搬到了哪里' }, leader);
    expect(await world.read(id)).toMatchObject({ state: 'acknowledged' });
    await resolveWith(world, id, leader, resolution('摊位已搬入集贸市场。'));
    expect(await world.read(id)).toMatchObject({ state: 'resolved' });
  });

  it('gets the ticket back, and its clock resumes, if a review rejects the outcome "not true"', async () => {
    const { id } = await inHand();
    await world.give(api.recordContact, id, { outcome: 'reached' }, squad);
    await resolveWith(world, id, leader, untrue);
    let ticket = await world.read(id);
    expect(ticket.state).toBe('in-review');
    expect(clocksOf(ticket)).toMatchObject({ 'resolve.1': { state: 'met' } });
    expect(clocksOf(ticket)).not.toHaveProperty('callback.1');
    await world.moveTo('2026-01-05T10:00:00+08:00');
    await world.give(api.reviewResolution, id, { accept: false, reason: '只核查了白天，诉求说的是晚上' }, reviewer);
    ticket = await world.read(id);
    expect(ticket).toMatchObject({ state: 'acknowledged', lead: 'squad-xushang', round: 1 });
    expect(clocksOf(ticket)).toMatchObject({
      'resolve.1': { state: 'running', startedAt: '2026-01-05T01:00:00.000Z', dueAt: '2026-01-19T09:30:00.000Z' },
    });
    await resolveWith(world, id, leader, untrue);
    await world.give(api.reviewResolution, id, { accept: true }, reviewer);
    ticket = await world.read(id);
    expect(ticket.state).toBe('resolved');
    expect(mainLine(ticket).slice(-5)).toEqual([
      'ResolutionSigned',
      'ResolutionSentBack',
      'ResolutionSigned',
      'TicketResolved',
      'CallbackOpened',
    ]);
  });

  it('needs the signature of its head for the outcome "cannot be resolved"', async () => {
    const { id } = await inHand({});
    await world.give(api.recordContact, id, { outcome: 'reached' }, squad);
    const cannot = { ...resolution('该路段为早市许可区域，暂不能取缔。'), outcome: 'cannot-resolve' as const };
    await resolveWith(world, id, leader, cannot);
    expect(await world.read(id)).toMatchObject({ state: 'awaiting-signature' });
    expect(await refusal(world.give(api.signResolution, id, { sign: true }, leader))).toMatchObject({
      code: 'not-allowed',
      hint: { zh: '请提交主要负责人' },
    });
    await world.give(api.signResolution, id, { sign: true }, head);
    expect(await world.read(id)).toMatchObject({ state: 'in-review', resolution: { outcome: 'cannot-resolve' } });
  });

  it('resolves after three unanswered calls two hours apart, and its leaders find the ticket to sign', async () => {
    const { id } = await inHand({});
    for (const time of ['09:10', '09:20', '11:20']) {
      await world.moveTo(`2026-01-05T${time}:00+08:00`);
      await world.give(api.recordContact, id, { outcome: 'not-reached' }, squad);
    }
    expect(await refusal(world.give(api.resolveTicket, id, resolution(), leader))).toMatchObject({
      detail: expect.stringContaining('已尝试2次'),
    });
    await world.moveTo('2026-01-05T14:00:00+08:00');
    await world.give(api.recordContact, id, { outcome: 'not-reached' }, squad);
    await resolveWith(world, id, squad);
    const waiting = (unit: string) =>
      world.client.call(api.listTickets, { query: { state: 'awaiting-signature' } }, { as: leaderOf(unit) });
    expect((await waiting('squad-xushang')).tickets.map(({ ticketId }) => ticketId)).toEqual([id]);
    expect((await waiting('squad-baiqiao')).tickets).toEqual([]);
    expect((await world.client.call(api.readFigures, {}, { as: supervisor })).byState).toEqual({
      'awaiting-signature': 1,
    });
  });

  it('needs no contact with a caller who left no number', async () => {
    const { caller: _caller, ...anonymous } = stallCall(world);
    const { ticketId } = await world.register(anonymous);
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await resolveWith(world, ticketId, leader);
    expect(await world.read(ticketId)).toMatchObject({ state: 'closed' });
    expect(await refusal(world.give(api.resolveTicket, ticketId, resolution(), operator))).toMatchObject({
      status: 403,
    });
    expect(
      await refusal(world.give(api.reviewResolution, ticketId, { accept: true }, of('town-xushang'))),
    ).toMatchObject({
      status: 403,
    });
  });
});

import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { coordinator, dispatcher, leaderOf, operator, reviewer, supervisor } from '../people';
import { TestWorld } from '../world';
import { shapes } from './shapes';
import { resolution, squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

const wish = {
  clock: 'resolve' as const,
  code: 'several-units',
  until: '2026-03-18',
  reason: '须与市场监管局联合清理',
  evidence: '联席会议纪要2026-3号',
};
const leader = leaderOf('squad-xushang');
const head = leaderOf('squad-xushang', 'zhao', 'head');

describe.each(shapes)('The list of what waits for my approval, with $shape', ({ shape: _, ...setting }) => {
  let world: TestWorld;
  beforeEach(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', ...setting });
  });
  afterEach(() => world.close());

  async function inHand(): Promise<string> {
    const { ticketId } = await world.register(stallCall(world));
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    return ticketId;
  }
  const waiting = (as: TestPerson, query: { limit?: number } = {}) =>
    world.client.call(api.listApprovals, { query }, { as });
  const kinds = async (as: TestPerson) => {
    const { approvals, count } = await waiting(as);
    expect(approvals).toHaveLength(count);
    return approvals.map(({ kind, ticket }) => `${kind} ${ticket.ticketId}`);
  };

  it('shows an extension only to its approver: who asks, why, the evidence, and how the due time moves', async () => {
    const id = await inHand();
    await world.give(api.requestExtension, id, wish, squad);
    expect(await waiting(reviewer)).toMatchObject({
      count: 1,
      approvals: [
        {
          kind: 'extension',
          ticket: { ticketId: id, state: 'acknowledged' },
          askedBy: { id: squad.id },
          unit: 'squad-xushang',
          since: '2026-03-02T01:00:00.000Z',
          code: { zh: '需要多个单位配合' },
          reason: '须与市场监管局联合清理',
          evidence: '联席会议纪要2026-3号',
          effect: {
            zh: '“办结”第1次延期，到期时间由3月16日17:30延至3月18日17:30',
            en: 'Extension 1 of resolution: the due time moves from 16 March, 17:30 to 18 March, 17:30',
          },
        },
      ],
    });
    expect(await kinds({ ...reviewer, id: squad.id })).toEqual([]);
    for (const other of [supervisor, dispatcher, leader, coordinator]) expect(await kinds(other)).toEqual([]);
    expect(await refusal(waiting(operator))).toMatchObject({ status: 403 });
    await world.give(api.decideExtension, id, { approve: true, reason: '已核实' }, reviewer);
    expect(await waiting(reviewer)).toEqual({ approvals: [], count: 0 });
  });

  it('a pause passes from the leader of the unit to a supervisor, never to the leader of another unit', async () => {
    const id = await inHand();
    const pause = { ...wish, code: 'expert', until: '2026-03-12' };
    await world.give(api.requestPause, id, pause, squad);
    expect(await kinds(leader)).toEqual([`pause ${id}`]);
    expect(await kinds(leaderOf('town-xushang'))).toEqual([]);
    expect(await kinds(supervisor)).toEqual([]);
    await world.give(api.decidePause, id, { approve: true, reason: '已核实' }, leader);
    expect(await kinds(leader)).toEqual([]);
    expect(await kinds({ ...supervisor, id: leader.id })).toEqual([]);
    expect(await waiting(supervisor)).toMatchObject({ approvals: [{ kind: 'pause', step: { number: 2, of: 2 } }] });
  });

  it('shows a signature only to leaders of the level that it needs, and then the review to the hotline', async () => {
    const id = await inHand();
    await world.give(api.recordContact, id, { outcome: 'reached' }, squad);
    const photo = await world.attach(id, squad);
    const cannot = { ...resolution('早市许可区域，暂不能取缔'), outcome: 'cannot-resolve' as const, evidence: [photo] };
    await world.give(api.resolveTicket, id, cannot, squad);
    expect(await kinds(leader)).toEqual([]);
    expect(await waiting(head)).toMatchObject({
      approvals: [{ kind: 'signature', files: [photo], effect: { zh: expect.stringContaining('早市许可区域') } }],
    });
    await world.give(api.signResolution, id, { sign: true }, head);
    expect(await kinds(head)).toEqual([]);
    expect(await kinds(reviewer)).toEqual([`review ${id}`]);
  });

  it('shows the dispatcher the return requests of units, the longest waiting first, and counts them', async () => {
    const ids: string[] = [];
    for (const minute of ['01', '02', '03']) {
      await world.moveTo(`2026-03-02T09:${minute}:00+08:00`);
      ids.push(await inHand());
    }
    const reason = {
      code: 'not-our-power',
      reason: '不属本单位职责',
      basis: '三定方案第三条',
      proposedUnit: 'town-xushang',
    };
    for (const id of [...ids].reverse()) {
      await world.give(api.requestReturn, id, reason, squad);
      await world.moveTo(new Date(world.clock.now() + 60_000).toISOString());
    }
    expect(await waiting(dispatcher, { limit: 2 })).toMatchObject({
      count: 3,
      approvals: [
        {
          ticket: { ticketId: ids[2] },
          evidence: '三定方案第三条',
          effect: { zh: expect.stringContaining('建议改派') },
        },
        { ticket: { ticketId: ids[1] } },
      ],
    });
    expect(await waiting(dispatcher, { limit: 0 })).toEqual({ approvals: [], count: 3 });
    expect(await kinds(supervisor)).toEqual([]);
  });

  it('shows a possible precedent to everybody who may decide on it, except the person who designated', async () => {
    const id = await inHand();
    await world.give(api.raiseDispute, id, { ...wishToDispute }, squad);
    await world.give(api.designateUnit, id, designation, coordinator);
    expect(await kinds(coordinator)).toEqual([]);
    expect(await kinds({ ...coordinator, id: 'coordinator-2' })).toEqual([`precedent ${id}`]);
    expect(await waiting(supervisor)).toMatchObject({
      approvals: [
        { evidence: '商法指定〔2026〕3号', ticket: { precedent: { state: 'candidate', lead: 'town-xushang' } } },
      ],
    });
    await world.give(api.decidePrecedent, id, { approve: false, reason: '个案' }, supervisor);
    expect(await kinds(supervisor)).toEqual([]);
    expect(await world.read(id)).not.toHaveProperty('precedent');
  });
});

const wishToDispute = {
  code: 'other-unit',
  reason: '摊位在便民摊区内',
  basis: '便民摊区管理办法第六条',
  proposedUnit: 'town-xushang',
};
const designation = {
  lead: 'town-xushang',
  assistants: [],
  document: '商法指定〔2026〕3号',
  basis: '行政处罚法第二十五条',
  reason: '便民摊区内的摊位由街道主办',
};

import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { admin, caller, dispatcher, of, operator, readingBy, reviewer, supervisor } from '../people';
import { TestWorld, typesOf } from '../world';
import { squad, stallCall } from './stall';

/** Timeout of a test in ms: starting the product takes about a second, and longer on a busy machine. */
jest.setTimeout(60_000);

describe('The identity of a caller', () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await TestWorld.open();
  });
  afterAll(() => world.close());

  const read = (ticketId: string, as: TestPerson, key?: string) =>
    world.client.call(
      api.readCaller,
      { params: { ticketId }, body: { ...readingBy(as), reason: '核对地点' } },
      { as, ...(key ? { key } : {}) },
    );
  const call = (phone: string, anonymity: 'named' | 'hidden' | 'anonymous', narrative = stallCall(world).narrative) =>
    world.register({ ...stallCall(world), narrative, caller: { name: '王建国', phone, anonymity } });

  it('every reading is recorded, also when a client repeats it with the same key', async () => {
    const { ticketId } = await call('13800138000', 'named');
    for (let i = 0; i < 21; i += 1) await read(ticketId, operator, 'key-of-a-reading');
    await world.settled();
    expect(typesOf((await world.read(ticketId)).history).filter((type) => type === 'CallerViewed')).toHaveLength(21);
  });

  it('a unit that no longer has the ticket cannot read its callers, even with a key that it used before', async () => {
    const { ticketId } = await call('13800138001', 'named');
    expect((await read(ticketId, squad, 'key-of-the-squad')).callers).toHaveLength(1);
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    await world.give(
      api.requestReturn,
      ticketId,
      { code: 'not-our-power', reason: '不归我们', basis: '清单', proposedUnit: 'squad-baiqiao' },
      squad,
    );
    await world.give(api.decideReturn, ticketId, { grant: true, to: 'squad-baiqiao', reason: '同意' }, dispatcher);
    for (const key of ['key-of-the-squad', undefined])
      expect(await refusal(read(ticketId, squad, key))).toMatchObject({ status: 403, code: 'not-your-ticket' });
    expect((await read(ticketId, of('squad-baiqiao'))).callers).toHaveLength(1);
  });

  it('a unit sees no number; it asks the hotline, which finds the question, calls and answers', async () => {
    const { ticketId } = await call('13800138002', 'named');
    const seen = await read(ticketId, squad);
    expect(seen.callers).toEqual([{ name: '王＊＊', anonymity: 'named', hasNumber: true }]);
    expect(JSON.stringify(seen)).not.toContain('13800138002');
    await world.give(api.acknowledgeDispatch, ticketId, {}, squad);
    expect(await refusal(world.give(api.recordContact, ticketId, { outcome: 'reached' }, operator))).toMatchObject({
      status: 409,
      code: 'not-now',
      detail: expect.stringContaining('没有请热线联系'),
    });
    await world.give(api.askFacts, ticketId, { question: '请代为联系：几点摆摊？' }, squad);
    const waiting = () => world.client.call(api.listTickets, { query: { waiting: 'unit-asks' } }, { as: operator });
    expect((await waiting()).tickets).toMatchObject([{ ticketId, unitAsks: { question: '请代为联系：几点摆摊？' } }]);
    expect((await read(ticketId, operator)).callers).toMatchObject([{ phone: '+8613800138002' }]);
    await world.give(api.recordContact, ticketId, { outcome: 'reached', note: '每天傍晚' }, operator);
    expect((await waiting()).tickets).toEqual([]);
    expect((await world.read(ticketId)).clocks).toContainEqual(
      expect.objectContaining({ name: 'first-contact', state: 'met' }),
    );
  });

  it.each(['hidden', 'anonymous'] as const)(
    'nobody else can see that two tickets are of one %s caller',
    async (anonymity) => {
      const phone = anonymity === 'hidden' ? '13800138003' : '13800138004';
      const first = await call(phone, anonymity, '翠湖小区三号楼的电梯停了三天没有人修');
      const second = await call(phone, 'named', '翠湖小区三号楼的电梯又停了，老人下不了楼');
      const third = await call(phone, anonymity, '翠湖小区三号楼电梯还是没人来修，老人下不来');
      for (const { possiblySame } of [second, third])
        expect(possiblySame.filter(({ why }) => why === 'same-caller')).toEqual([]);
      for (const { ticketId } of [first, second, third]) {
        const found = (await world.read(ticketId)).history.filter(({ type }) => type === 'PossiblySameFound');
        expect(JSON.stringify(found)).not.toContain('same-caller');
      }
      const search = await world.client.call(
        api.findCallerTickets,
        { body: { phone, code: 'caller-asks' } },
        { as: operator },
      );
      const expected = [
        [second.ticketId, '王建国'],
        ...(anonymity === 'anonymous' ? [] : [first, third].map(({ ticketId }) => [ticketId, undefined])),
      ];
      const found = search.tickets.map(({ ticketId, caller }) => [ticketId, caller]);
      expect(found.sort()).toEqual(expected.sort());
    },
  );

  it('a supervisor reads a caller only after another person has approved it, who finds the request in a list', async () => {
    const { ticketId } = await call('13800138006', 'hidden');
    const body = { code: 'supervision', reason: '核查是否联系过诉求人' };
    const view = () => world.client.call(api.readCaller, { params: { ticketId }, body }, { as: supervisor });
    const decide = (as: TestPerson) =>
      world.give(api.decideCallerView, ticketId, { requestedBy: supervisor.id, approve: true }, as);
    expect(await refusal(view())).toMatchObject({ status: 409, code: 'second-person' });
    expect(await refusal(decide(reviewer))).toMatchObject({ code: 'not-now' });
    await world.give(api.requestCallerView, ticketId, body, supervisor);
    const waiting = () => world.client.call(api.listTickets, { query: { waiting: 'caller-view' } }, { as: reviewer });
    expect((await waiting()).tickets).toMatchObject([
      { ticketId, callerViewRequests: [{ requestedBy: supervisor.id, ...body }] },
    ]);
    const approvals = (as: TestPerson) => world.client.call(api.listApprovals, {}, { as });
    expect((await approvals(reviewer)).approvals).toMatchObject([
      {
        kind: 'caller-view',
        ticket: { ticketId },
        askedBy: { id: supervisor.id },
        code: { zh: expect.any(String) },
        reason: body.reason,
        effect: { zh: expect.stringContaining('30分钟') },
      },
    ]);
    expect((await approvals(supervisor)).count).toBe(0);
    expect(await refusal(decide(supervisor))).toMatchObject({ status: 409, code: 'same-approver' });
    await decide(reviewer);
    expect((await waiting()).tickets).toEqual([]);
    expect((await approvals(reviewer)).count).toBe(0);
    expect((await view()).callers).toMatchObject([{ phone: '+8613800138006', anonymity: 'hidden' }]);
    await world.moveTo('2026-01-05T09:31:00+08:00');
    expect(await refusal(view())).toMatchObject({ code: 'second-person' });
    await world.settled();
    expect((await world.read(ticketId)).history.filter(({ type }) => type.startsWith('CallerView'))).toMatchObject([
      { type: 'CallerViewRequested', by: { id: supervisor.id } },
      { type: 'CallerViewDecided', by: { id: reviewer.id }, data: { approved: true } },
      { type: 'CallerViewed', by: { id: supervisor.id }, data: { code: 'supervision', approvedBy: reviewer.id } },
    ]);
  });

  it('a request to read callers is refused for a reason of another role, and for a reading that needs no approval', async () => {
    const { ticketId } = await call('13800138007', 'hidden');
    const ask = (code: string, as: TestPerson) => world.give(api.requestCallerView, ticketId, { code }, as);
    expect(await refusal(ask('callback', operator))).toMatchObject({
      status: 400,
      hint: { zh: expect.stringContaining('受理核对') },
    });
    expect(await refusal(ask('callback', caller))).toMatchObject({ status: 409, code: 'not-now' });
    await ask('check', operator);
    expect(
      await refusal(world.give(api.decideCallerView, ticketId, { requestedBy: operator.id, approve: true }, admin)),
    ).toMatchObject({ status: 403, code: 'not-allowed', hint: { zh: expect.stringContaining('督办员') } });
  });

  it('similar tickets cannot be searched for by number, because each use of a number must be recorded', async () => {
    const body = { narrative: '路口每天有一堆摆摊的', phone: '13800138000' } as { narrative: string };
    expect(await refusal(world.client.call(api.findSimilar, { body }, { as: operator }))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.phone' }],
    });
  });

  it('the history that a unit reads names no possible duplicates', async () => {
    const first = await call('13800138005', 'named');
    const again = await call('13800138005', 'named');
    const typesFor = async (as?: TestPerson) => typesOf((await world.read(again.ticketId, as)).history);
    expect(again.possiblySame).toContainEqual(expect.objectContaining({ ticketId: first.ticketId }));
    expect(await typesFor()).toContain('PossiblySameFound');
    expect(await typesFor(squad)).not.toContain('PossiblySameFound');
  });
});

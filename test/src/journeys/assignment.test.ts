import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { admin, of, supervisor } from '../people';
import { TestWorld } from '../world';
import { contactAndResolve, stallCall } from './stall';

jest.setTimeout(90_000);

const SQUAD = 'squad-xushang';
const clerk = of(SQUAD);
const officer: TestPerson = { id: `${SQUAD}-2`, role: 'officer', unit: SQUAD };
const second: TestPerson = { id: 'ma-jun', role: 'officer', unit: SQUAD };
const certificate = { name: '行政执法证', number: '37010012345', validUntil: '2026-06-30' };

describe('A squad that assigns a ticket to its officers', () => {
  let world: TestWorld;
  let id: string;
  beforeEach(async () => {
    world = await TestWorld.open();
    ({ ticketId: id } = await world.register(stallCall(world)));
    await world.give(api.acknowledgeDispatch, id, {}, clerk);
  });
  afterEach(() => world.close());

  const assign = (as: TestPerson, to?: string, note?: string) =>
    world.give(api.assignOfficer, id, { ...(to ? { officer: to } : {}), ...(note ? { note } : {}) }, as);
  const listed = async (as: TestPerson, query: Readonly<Record<string, string>>) =>
    (await world.client.call(api.listTickets, { query }, { as })).tickets.map(({ ticketId }) => ticketId);
  const enter = (more: object = {}) =>
    world.client.call(
      api.createPerson,
      {
        body: {
          id: second.id,
          name: '马军',
          roles: ['officer'],
          positions: [{ unit: SQUAD, post: 'officer' }],
          certificates: [certificate],
          ...more,
        },
      },
      { as: admin },
    );

  it('the ticket passes to one officer, to another and back; lists and history show who has it', async () => {
    await enter();
    expect(await listed(clerk, { assigned: 'nobody' })).toEqual([id]);
    await assign(clerk, officer.id, '熟悉该路段');
    expect([
      await listed(officer, { assigned: 'me', open: 'true' }),
      await listed(clerk, { assigned: 'nobody' }),
    ]).toEqual([[id], []]);
    await assign(officer, second.id);
    expect(await listed(officer, { assigned: 'me' })).toEqual([]);
    expect((await world.read(id, clerk)).assigned).toEqual([
      { unit: SQUAD, officer: second.id, since: '2026-01-05T01:00:00.000Z' },
    ]);
    expect(await refusal(assign(officer, undefined, '我来处理'))).toMatchObject({ status: 403, code: 'not-allowed' });
    await assign(second, undefined, '调往专项行动');
    const ticket = await world.read(id, clerk);
    expect(ticket).not.toHaveProperty('assigned');
    expect(ticket.history.filter(({ type }) => type.startsWith('Officer')).map(({ type }) => type)).toEqual([
      'OfficerAssigned',
      'OfficerAssigned',
      'OfficerUnassigned',
    ]);
    expect(ticket.people).toEqual(
      expect.arrayContaining([
        { id: second.id, name: '马军' },
        { id: officer.id, name: '李军' },
        { id: clerk.id, name: '王芳' },
      ]),
    );
    await contactAndResolve(world, id, clerk, '3');
  });

  it('a ticket whose officer is on leave or no longer employed is listed until it is reassigned', async () => {
    await enter();
    await assign(clerk, officer.id);
    const away = (as: TestPerson, query: Readonly<Record<string, string>> = {}) =>
      listed(as, { assigned: 'away', ...query });
    expect(await away(clerk)).toEqual([]);
    await world.client.call(
      api.putAbsence,
      {
        params: { person: officer.id },
        body: { from: '2026-01-05T09:00:00+08:00', until: '2026-01-09T09:00:00+08:00', reason: '年休假' },
      },
      { as: clerk },
    );
    expect([await away(clerk), await away(supervisor, { unit: SQUAD })]).toEqual([[id], [id]]);
    expect(await refusal(away(supervisor))).toMatchObject({ status: 400, hint: { zh: '请选择一个单位' } });
    expect(await refusal(assign(clerk, officer.id))).toMatchObject({ code: 'not-now' });
    await assign(clerk, second.id);
    expect(await away(clerk)).toEqual([]);
    expect(await refusal(assign(clerk, officer.id))).toMatchObject({
      status: 403,
      detail: expect.stringContaining('李军不在岗，至1月9日09:00'),
    });
    const leave = { params: { person: second.id }, body: { leftAt: '2026-01-05T09:00:00+08:00' } };
    await world.client.call(api.changePerson, leave, { as: admin });
    expect(await away(clerk)).toEqual([id]);
    await assign(clerk, undefined, '已离职');
    expect(await refusal(assign(clerk, undefined, '已离职'))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('没有派给具体人员'),
    });
    expect(await refusal(assign(clerk, second.id))).toMatchObject({ detail: expect.stringContaining('马军已离职') });
  });

  it('the ticket goes to no uncertified officer and to nobody of another unit; it is given back only with a reason', async () => {
    const before = await world.read(id);
    await enter({ certificates: [{ ...certificate, validUntil: '2026-01-04' }] });
    expect(await refusal(assign(clerk, second.id))).toMatchObject({
      status: 403,
      detail: expect.stringContaining('该事项须持证办理，马军没有有效的行政执法证'),
    });
    expect(await refusal(assign(clerk, 'squad-baiqiao-2'))).toMatchObject({
      code: 'unknown-person',
      detail: expect.stringContaining('许商街道中队没有此人'),
    });
    expect(await refusal(assign(of('squad-baiqiao'), 'squad-baiqiao-2'))).toMatchObject({ code: 'not-your-ticket' });
    expect(await refusal(assign(clerk))).toMatchObject({
      status: 400,
      errors: [{ path: 'body.note', messageZh: '交回单位须填写理由' }],
    });
    expect(await world.read(id)).toEqual(before);
  });
});

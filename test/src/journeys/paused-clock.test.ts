import * as api from '@hotline/contracts';
import { refusal, type TestPerson } from '../client';
import { leaderOf, operator, reviewer, supervisor } from '../people';
import { clocksOf, TestWorld } from '../world';
import { expectComplete, squad, stallCall } from './stall';

jest.setTimeout(120_000);

describe('The clock of a squad that waits for documents from the caller', () => {
  let world: TestWorld;
  let id: string;
  beforeAll(async () => {
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00' });
    id = (await world.register(stallCall(world))).ticketId;
    await world.give(api.acknowledgeDispatch, id, {}, squad);
  });
  afterAll(() => world.close());

  const wish = {
    clock: 'resolve' as const,
    code: 'caller',
    until: '2026-03-12',
    reason: '诉求人须提供摊位照片',
    evidence: '通话录音2026-31号',
  };
  const ask = (more: object = {}) => world.give(api.requestPause, id, { ...wish, ...more }, squad);
  const decide = (as: TestPerson, approve = true) => world.give(api.decidePause, id, { approve, reason: '已核实' }, as);
  const resolve = async () => clocksOf(await world.read(id))['resolve.1'];
  const explained = async () => {
    const { targets, fromRegistration } = await world.client.call(
      api.explainSla,
      { params: { ticketId: id } },
      { as: squad },
    );
    return { fromRegistration, target: targets.find(({ name }) => name === 'resolve') };
  };

  it('pauses only after the approvals that the pack requires, and not longer than the pack allows', async () => {
    const tooLong = await refusal(ask({ until: '2026-03-31' }));
    expect(tooLong).toMatchObject({ code: 'invalid-input', hint: { zh: '最晚可至3月16日17:30' } });
    expect(await refusal(world.give(api.resumeClock, id, {}, squad))).toMatchObject({ code: 'not-now' });
    await ask();
    expect(await refusal(decide(reviewer))).toMatchObject({ code: 'not-allowed' });
    await decide(leaderOf('squad-xushang'));
    expect(await resolve()).toMatchObject({ state: 'running' });
    await world.moveTo('2026-03-04T08:30:00+08:00');
    await decide(supervisor);
    expect(await resolve()).toMatchObject({ state: 'paused' });
  });

  it('its due time moves later while it is paused; the total time since the registration counts on', async () => {
    await world.moveTo('2026-03-06T17:30:00+08:00');
    const { target, fromRegistration } = await explained();
    expect(target).toMatchObject({ state: 'paused', dueAt: '2026-03-19T09:30:00.000Z' });
    expect(fromRegistration).toMatchObject({ dueAt: '2026-03-16T09:30:00.000Z' });
    expect((fromRegistration.countedMs ?? 0) - (target?.countedMs ?? 0)).toBe(3 * 7.5 * 3_600_000);
  });

  it('resumes when the caller adds information, and is due later by the working time of the pause', async () => {
    await world.moveTo('2026-03-09T08:30:00+08:00');
    await world.give(api.addInformation, id, { text: '照片已发到邮箱' }, operator);
    expect(await resolve()).toMatchObject({ state: 'running', dueAt: '2026-03-19T09:30:00.000Z' });
    const { history } = await world.read(id);
    expect(history.find(({ type }) => type === 'ClockResumed')).toMatchObject({ data: { cause: 'arrived' } });
  });

  it('resumes by itself when the approved time of a second pause is over, and refuses a third', async () => {
    await ask({ code: 'weather', until: '2026-03-10' });
    await decide(leaderOf('squad-xushang'));
    await decide(supervisor);
    await world.moveTo('2026-03-11T12:00:00+08:00');
    expect(await resolve()).toMatchObject({ state: 'running', dueAt: '2026-03-23T09:30:00.000Z' });
    expect(await refusal(ask({ until: '2026-03-13' }))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('已暂停2次'),
    });
    expectComplete(await world.read(id));
  });
});

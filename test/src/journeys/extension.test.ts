import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as api from '@hotline/contracts';
import { openGateway, type Gateway } from '../chaos/gateway';
import { refusal, type TestPerson } from '../client';
import { leaderOf, of, reviewer, supervisor } from '../people';
import { clocksOf, TestWorld } from '../world';
import { expectComplete, squad, stallCall } from './stall';

jest.setTimeout(120_000);

const leader = leaderOf('squad-xushang');

describe('A squad that needs more time than the limit', () => {
  let world: TestWorld;
  let gateway: Gateway;
  let id: string;
  beforeAll(async () => {
    gateway = await openGateway('works');
    const folder = mkdtempSync(join(tmpdir(), 'hotline-extension-'));
    world = await TestWorld.open({
      at: '2026-03-02T09:00:00+08:00',
      environment: { HOTLINE_DATA: folder, HOTLINE_MESSAGE_URL: gateway.url },
    });
    id = (await world.register(stallCall(world))).ticketId;
    await world.give(api.acknowledgeDispatch, id, {}, squad);
  });
  afterAll(async () => {
    await world.close();
    gateway.close();
  });

  const wish = {
    clock: 'resolve' as const,
    code: 'several-units',
    until: '2026-03-18',
    reason: '须与市场监管局联合清理',
    evidence: '联席会议纪要2026-3号',
  };
  const ask = (more: object = {}, as: TestPerson = squad) =>
    world.give(api.requestExtension, id, { ...wish, ...more }, as);
  const decide = (as: TestPerson, approve = true) =>
    world.give(api.decideExtension, id, { approve, reason: '已核实会议纪要' }, as);
  const due = async () => clocksOf(await world.read(id))['resolve.1']?.dueAt;
  const explained = () => world.client.call(api.explainSla, { params: { ticketId: id } }, { as: squad });

  it('gets no extension for too long a time, for an unknown reason, or for the ticket of another unit', async () => {
    expect(await due()).toBe('2026-03-16T09:30:00.000Z');
    const tooLong = await refusal(ask({ until: '2026-03-30' }));
    expect(tooLong).toMatchObject({ status: 400, code: 'invalid-input', hint: { zh: '最晚可至3月23日17:30' } });
    expect(await refusal(ask({ code: 'busy' }))).toMatchObject({ code: 'invalid-input' });
    expect(await refusal(ask({ clock: 'acknowledge' }))).toMatchObject({ code: 'invalid-input' });
    expect((await refusal(ask({ clock: 'redo' }))).detail).toContain('当前没有到期时间');
    expect((await refusal(ask({ until: '2026-03-10' }))).detail).toContain('没有可计的时间');
    expect((await refusal(ask({ until: '2028-03-01' }))).detail).toContain('节假日安排尚未录入');
    expect(await refusal(ask({}, of('squad-yuhuangmiao')))).toMatchObject({ code: 'not-your-ticket' });
    expect(await refusal(ask({}, supervisor))).toMatchObject({ status: 403 });
    expect(await refusal(decide(reviewer))).toMatchObject({ code: 'not-now' });
    expect(await world.read(id)).not.toHaveProperty('extensionRequest');
  });

  it('waits for the approval of a reviewer, as the pack says, who must not be the person who asked', async () => {
    await ask();
    expect((await world.read(id)).extensionRequest).toMatchObject({
      unit: 'squad-xushang',
      until: '2026-03-18T09:30:00.000Z',
      approvers: ['reviewer'],
    });
    expect(await refusal(ask())).toMatchObject({ code: 'not-now' });
    expect(await refusal(decide(supervisor))).toMatchObject({ code: 'not-allowed', hint: { zh: '请由审核员审批' } });
    expect(await refusal(decide({ ...reviewer, id: squad.id }))).toMatchObject({ code: 'same-approver' });
    expect(await due()).toBe('2026-03-16T09:30:00.000Z');
  });

  it('reads rejection and approval in the history; after the approval the caller gets a message', async () => {
    await decide(reviewer, false);
    expect(await world.read(id)).not.toHaveProperty('extensionRequest');
    await ask();
    const before = gateway.keys.length;
    await decide(reviewer);
    expect(await due()).toBe('2026-03-18T09:30:00.000Z');
    expect(gateway.keys.slice(before)).toHaveLength(1);
    const { history } = await world.read(id);
    const granted = history.find(({ type }) => type === 'ExtensionGranted');
    expect(granted).toMatchObject({
      by: { id: 'reviewer-1' },
      data: { text: { zh: '因需要多个单位配合，办理时限延长至3月18日17:30' } },
    });
    expect(history.filter(({ type }) => type === 'ExtensionRejected')).toMatchObject([
      { data: { reason: '已核实会议纪要' } },
    ]);
    expect(history.at(-1)).toMatchObject({ type: 'MessageSent', data: { template: 'extended' } });
  });

  it('reads in the explanation who extended the limit, and the original due time', async () => {
    const { fromRegistration, targets } = await explained();
    const resolve = targets.find(({ name }) => name === 'resolve');
    expect(resolve?.ledger.at(-1)?.text.zh).toBe(
      '“办结”延期：需要多个单位配合（联席会议纪要2026-3号），到期时间由3月16日17:30延至3月18日17:30，审核员批准',
    );
    expect(resolve?.dueAt).toBe('2026-03-18T09:30:00.000Z');
    expect(fromRegistration).toMatchObject({
      startedAt: '2026-03-02T01:00:00.000Z',
      dueAt: '2026-03-16T09:30:00.000Z',
    });
  });

  it('needs its leader and a supervisor for the second extension, and gets no third', async () => {
    await ask({ until: '2026-03-20' });
    expect(await refusal(decide(supervisor))).toMatchObject({ code: 'not-allowed' });
    await decide(leader);
    expect(await refusal(decide({ ...supervisor, id: leader.id }))).toMatchObject({ code: 'same-approver' });
    await decide(supervisor);
    expect(await due()).toBe('2026-03-20T09:30:00.000Z');
    expect(await refusal(ask({ until: '2026-03-23' }))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('已延期2次'),
    });
  });

  it('breaches the limit only after the extended day, and can then ask for no extension', async () => {
    await world.moveTo('2026-03-20T17:29:00+08:00');
    expect(clocksOf(await world.read(id))['resolve.1']).toMatchObject({ state: 'at-risk' });
    await world.moveTo('2026-03-20T17:31:00+08:00');
    expect(clocksOf(await world.read(id))['resolve.1']).toMatchObject({ state: 'breached' });
    expect(await refusal(ask())).toMatchObject({
      status: 409,
      code: 'window-passed',
      detail: expect.stringContaining('已于3月20日17:30到期'),
    });
    expectComplete(await world.read(id));
  });
});

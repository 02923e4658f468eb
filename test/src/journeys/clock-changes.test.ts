import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as api from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { refusal } from '../client';
import { admin, caller, operator, supervisor } from '../people';
import { clocksOf, factsOf, TestWorld } from '../world';
import { contactAndResolve, satisfied, squad, stallCall } from './stall';

jest.setTimeout(60_000);

const SHIPPED = resolve(__dirname, '../../../deploy/jurisdictions');

describe('A pack with other time limits while tickets are open', () => {
  let folder: string;
  let world: TestWorld;
  let tickets: string[];
  let finished: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-packs-'));
    for (const name of ['emergencies', 'jinan', 'shanghe'])
      cpSync(join(SHIPPED, name), join(folder, name), { recursive: true });
    world = await TestWorld.open({ at: '2026-03-02T09:00:00+08:00', environment: { HOTLINE_JURISDICTIONS: folder } });
    tickets = [await register(), await register()];
    finished = await register();
    await world.give(api.acknowledgeDispatch, finished, {}, squad);
    await contactAndResolve(world, finished, squad, '张队长');
    await world.give(api.recordCallback, finished, { ...satisfied, caller: finished }, caller);
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const register = async (): Promise<string> => (await world.register(stallCall(world))).ticketId;
  const trial = (query: { on?: string } = {}, as = supervisor) =>
    world.client.call(api.readClockChanges, { query }, { as });
  const approve = async (seen: { version: string; becomeOverdue: number }, as = supervisor) =>
    world.client.call(
      api.approveClockChanges,
      { body: { version: seen.version, becomeOverdue: seen.becomeOverdue, reason: '新时限自即日起施行' } },
      { as },
    );
  const resolveOf = async (id: string) => clocksOf(await world.read(id))['resolve.1'];
  const useLimit = async (version: string, limit: string): Promise<void> => {
    const header = join(folder, 'shanghe', 'jurisdiction.yaml');
    writeFileSync(header, readFileSync(header, 'utf8').replace(/version: "[^"]*"/, `version: "${version}"`));
    const rules = `basis: {kind: assumption, text: 试验}\nsla:\n  - {id: stalls, matter: street-trading.stall, targets: {resolve: ${limit}}}\n`;
    writeFileSync(join(folder, 'shanghe', 'new.yaml'), rules);
    const answer = await world.client.send('POST', '/api/v1/jurisdiction/reload', {}, { as: admin });
    expect(answer).toMatchObject({ status: 200 });
  };

  it('a trial shows no difference while the rules stay, and is refused for a day before today', async () => {
    expect(await trial()).toMatchObject({
      ...{ open: 2, tickets: 0, becomeOverdue: 0, examples: [] },
      text: { zh: '2张在办工单的时限均与现行规则一致' },
    });
    expect(await refusal(trial({ on: '2026-03-01' }))).toMatchObject({
      code: 'invalid-input',
      hint: { zh: '请选择2026年3月2日或以后的日期' },
    });
    expect(await refusal(trial({}, operator))).toMatchObject({ status: 403 });
  });

  it('open tickets keep their limits when the pack changes, and the trial says how many would move', async () => {
    await world.moveTo('2026-03-05T09:00:00+08:00');
    await useLimit('2026.2', '2 working-days');
    expect(await resolveOf(tickets[0] as string)).toMatchObject({ dueAt: '2026-03-16T09:30:00.000Z' });
    const seen = await trial({}, admin);
    expect(seen).toMatchObject({
      ...{ open: 2, tickets: 2, becomeOverdue: 2, byCause: { limit: 2, calendar: 0 } },
      text: { zh: '2张在办工单的时限将变动，其中2张将超时，0张不再超时' },
    });
    expect(seen.examples[0]?.clocks).toEqual([
      {
        ...{ name: 'resolve', stage: 1, cause: 'limit', overdue: true },
        ...{ from: '2026-03-16T09:30:00.000Z', until: '2026-03-04T09:30:00.000Z' },
      },
    ]);
  });

  it('an approval is refused to an administrator, for another version, and if more tickets become overdue', async () => {
    const seen = await trial();
    expect(await refusal(approve(seen, admin))).toMatchObject({ status: 403 });
    expect(await refusal(approve({ ...seen, version: 'another' }))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('又有新的规则生效'),
    });
    expect(await refusal(approve({ ...seen, becomeOverdue: 1 }))).toMatchObject({
      code: 'not-now',
      detail: expect.stringContaining('由试算时的1张增至2张'),
    });
    expect(await resolveOf(tickets[0] as string)).toMatchObject({ dueAt: '2026-03-16T09:30:00.000Z' });
  });

  it('the nightly check reports the clocks that differ, in the metrics and beside the trial', async () => {
    expect((await trial()).lastCheck).toMatchObject({ at: '2026-03-04T19:00:00.000Z', open: 2, tickets: 0 });
    await world.moveTo('2026-03-06T03:00:01+08:00');
    await eventually(async () =>
      expect((await trial()).lastCheck).toMatchObject({ at: '2026-03-05T19:00:00.000Z', open: 2, tickets: 2 }),
    );
    const { text: metrics } = await world.client.send('GET', '/metrics', undefined);
    expect(metrics).toContain('hotline_sla_clock_differences{jurisdiction="shanghe",cause="limit"} 2');
    expect(metrics).toContain('hotline_sla_clock_differences{jurisdiction="shanghe",cause="calendar"} 0');
  });

  it('open tickets follow the new limit after the approval of a supervisor, and the closed one stays as it was', async () => {
    const before = await world.read(finished);
    expect(await approve(await trial())).toEqual({ moved: 2, left: 0 });
    await world.moveTo('2026-03-06T09:00:00+08:00');
    for (const id of tickets) {
      const ticket = await world.read(id);
      expect(clocksOf(ticket)['resolve.1']).toMatchObject({ dueAt: '2026-03-04T09:30:00.000Z', state: 'breached' });
      expect(factsOf(ticket, 'SlaTargetBreached')).toContainEqual(['resolve.1', '2026-03-05T19:00:01.000Z']);
      expect(ticket.history.find(({ type }) => type === 'ClockRecounted')).toMatchObject({
        by: { id: supervisor.id, role: 'supervisor' },
        data: { cause: 'limit', reason: '新时限自即日起施行' },
      });
    }
    const after = await world.read(finished);
    expect([after.clocks, after.history]).toEqual([before.clocks, before.history]);
    expect(await trial()).toMatchObject({ tickets: 0 });
    expect(await approve(await trial())).toEqual({ moved: 0, left: 0 });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { acknowledgeDispatch } from '@hotline/contracts';
import { eventually } from '@hotline/runtime/testing';
import { admin } from '../people';
import { clocksOf, TestWorld, type Setting, type ReadTicket } from '../world';
import { squad, stallCall } from './stall';

jest.setTimeout(240_000);

/** An invented holiday notice for 2027: statutory days off, and weekend days that are worked. */
const NOTICE = {
  year: 2027,
  holidays: ['2027-01-01/2027-01-03', '2027-02-05/2027-02-11', '2027-05-01/2027-05-05', '2027-10-01/2027-10-07'],
  workdays: ['2027-01-31', '2027-02-14'],
};
const IN_2027 = '2027-01-05T09:00:00+08:00';

describe('A hotline whose calendar ends with 2026', () => {
  let world: TestWorld;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-calendar-'));
  });
  afterEach(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (at: string, setting: Setting = {}): Promise<void> => {
    world = await TestWorld.open({ ...setting, at, environment: { HOTLINE_DATA: folder } });
  };
  /** Stops the process, as a crash after the last commit would, and starts another on the same data. */
  const restart = async (at: string): Promise<void> => {
    await world.running.close();
    await open(at);
  };
  const register = async (): Promise<string> => (await world.register(stallCall(world))).ticketId;
  const load = (notice: object = NOTICE) =>
    world.client.send('POST', '/api/v1/jurisdiction/calendar', notice, { as: admin });
  const notices = async (): Promise<{ ready: boolean; notices: { zh: string }[] }> =>
    JSON.parse((await world.client.send('GET', '/readyz', undefined)).text) as never;
  const statesOf = (ticket: ReadTicket): string[] =>
    ticket.clocks.map(({ name, stage, state }) => `${name}.${stage} ${state}`).sort();
  const resolveIsDue = async (id: string, dueAt: string): Promise<void> =>
    eventually(async () =>
      expect(clocksOf(await world.read(id))['resolve.1']).toMatchObject({ state: 'running', dueAt }),
    );

  it('handles tickets in 2027 without due times, and says that the holidays of 2027 are missing', async () => {
    await open(IN_2027);
    const ticketId = await register();
    const ticket = await world.read(ticketId);
    expect(ticket).toMatchObject({ state: 'dispatched', lead: 'squad-xushang' });
    expect(ticket).not.toHaveProperty('dueAt');
    expect(statesOf(ticket)).toEqual([
      'acknowledge.1 pending',
      'dispatch.1 met',
      'first-contact.1 pending',
      'resolve.1 pending',
    ]);
    await world.give(acknowledgeDispatch, ticketId, {}, squad);
    expect(clocksOf(await world.read(ticketId))['acknowledge.1']).toMatchObject({ state: 'met' });

    expect(await notices()).toMatchObject({
      ready: true,
      notices: [{ zh: expect.stringContaining('2027年节假日安排尚未录入') }],
    });
    expect((await world.client.send('GET', '/status', undefined)).text).toContain('2027年节假日安排尚未录入');
    const { text: metrics } = await world.client.send('GET', '/metrics', undefined);
    expect(metrics).toContain('hotline_calendar_days_left{jurisdiction="shanghe"} 0');
    expect(metrics).toContain('hotline_sla_pending_tickets{jurisdiction="shanghe"} 1');
  });

  it('shows in 2027 that a limit of 2026 was breached, but counts no time and gives no due time in 2027', async () => {
    await open('2026-12-30T09:00:00+08:00');
    const ticketId = await register();
    await world.moveTo(IN_2027);
    const clocks = clocksOf(await world.read(ticketId));
    expect(clocks['acknowledge.1']).toMatchObject({ state: 'breached', dueAt: '2026-12-30T06:30:00.000Z' });
    expect(clocks['acknowledge.1']).not.toHaveProperty('countedMs');
    expect(clocks['resolve.1']).toMatchObject({ state: 'pending' });
  });

  it.each([
    ['the event log in the file of the documents', false],
    ['the event log in a file of its own', true],
  ])('sets the due times of open tickets when the holidays of 2027 are loaded, with %s', async (_shape, logApart) => {
    await open(IN_2027, { logApart });
    const ticketId = await register();
    const before = world.running.world.home.version;
    const { status, text } = await load();
    expect([status, JSON.parse(text)]).toEqual([
      200,
      { year: 2027, holidays: 22, workdays: 2, version: expect.anything(), changed: true },
    ]);
    expect(world.running.world.home.version).not.toBe(before);
    await resolveIsDue(ticketId, '2027-01-19T09:30:00.000Z');
    expect(statesOf(await world.read(ticketId))).toEqual([
      'acknowledge.1 running',
      'dispatch.1 met',
      'first-contact.1 running',
      'resolve.1 running',
    ]);
    expect(clocksOf(await world.read(await register()))['acknowledge.1']).toMatchObject({
      dueAt: '2027-01-05T06:30:00.000Z',
    });
    expect(await notices()).toMatchObject({ notices: [] });
    expect(JSON.parse((await load()).text)).toMatchObject({ changed: false });
  });

  it('sets the due times after a restart if it stopped between storing and applying the holidays', async () => {
    await open(IN_2027);
    const ticketId = await register();
    const { publishing } = world.running.world;
    // Stores the version and tells no service, like a process that dies in between.
    jest.spyOn(world.running.world.jurisdictions, 'refresh').mockResolvedValue();
    await publishing?.loadYear('shanghe', { ...NOTICE, holidays: unfolded }, { id: 'root', role: 'admin' });
    expect(statesOf(await world.read(ticketId))).toContain('resolve.1 pending');
    await restart('2027-01-05T09:01:00+08:00');
    await resolveIsDue(ticketId, '2027-01-19T09:30:00.000Z');
    expect(await notices()).toMatchObject({ notices: [] });
  });

  it('refuses a faulty holiday notice with all its errors, and any notice from a non-administrator', async () => {
    await open(IN_2027);
    const refused = await load({ ...NOTICE, workdays: ['2027-01-31', '2027-01-31', '2027-02-15', '2028-01-01'] });
    expect(refused.status).toBe(400);
    expect((JSON.parse(refused.text) as { errors: { path: string }[] }).errors.map(({ path }) => path)).toEqual([
      'body.workdays.3',
      'body.workdays.1',
      'body.workdays.2',
    ]);
    expect((await load({ holidays: [], workdays: [] })).status).toBe(400);
    const other = await world.client.send('POST', '/api/v1/jurisdiction/calendar', NOTICE, { as: squad });
    expect(other.status).toBe(403);
  });
});

const daysOf = (month: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => `2027-${month}-${String(from + i).padStart(2, '0')}`);
const unfolded = [...daysOf('01', 1, 3), ...daysOf('02', 5, 11), ...daysOf('05', 1, 5), ...daysOf('10', 1, 7)];

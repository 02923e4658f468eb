import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { listTickets, ResponseOf } from '@hotline/contracts';
import { fillDemo } from '@hotline/demo';
import { readConfig, start, type Running } from '@hotline/host';
import { services } from './services';

jest.setTimeout(180_000);

/** Number of sample calls: enough to include the first emergencies, because the samples begin with ordinary calls. */
const CALLS = 130;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NOW = Date.parse('2026-01-15T15:20:00+08:00');
type Listed = ResponseOf<typeof listTickets>['tickets'];

describe('The demonstration', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hotline-demo-'));
  const data = join(folder, 'data');
  const draft = `${data}.demo-draft`;
  const configWith = (more: Record<string, string> = {}) =>
    readConfig({ HOTLINE_PORT: '0', HOTLINE_LOG: 'silent', HOTLINE_DATA: data, ...more });
  let running: Running;
  let tickets: Listed;
  beforeAll(async () => {
    // What remains when `fillDemo` is killed halfway.
    mkdirSync(draft);
    writeFileSync(join(draft, 'half'), '');
    await fillDemo(services, configWith(), { now: NOW, calls: CALLS });
    running = await start({ services, config: configWith() });
    const answer = await running.app.inject({
      url: '/api/v1/tickets?limit=200',
      headers: { authorization: `Bearer ${await running.token({ id: 'admin-1', role: 'admin' })}` },
    });
    tickets = answer.json<ResponseOf<typeof listTickets>>().tickets;
  });
  afterAll(async () => {
    await running.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds tickets in many states, with the callers of its samples', () => {
    const states = new Set(tickets.map(({ state }) => state));
    expect(tickets.length).toBeGreaterThan(CALLS / 2);
    expect([...states]).toEqual(expect.arrayContaining(['closed', 'dispatched', 'acknowledged', 'resolved']));
    expect(tickets.some(({ breached }) => breached > 0)).toBe(true);
  });

  it('registers its tickets over the last ten days, and changes none of them later than now', () => {
    const times = tickets.map(({ registeredAt, changedAt }) => [Date.parse(registeredAt), Date.parse(changedAt)]);
    for (const [registered = 0, changed = 0] of times) {
      expect(registered).toBeGreaterThan(NOW - 11 * DAY_MS);
      expect(changed).toBeGreaterThanOrEqual(registered);
      expect(changed).toBeLessThanOrEqual(NOW);
    }
    const days = new Set(times.map(([registered = 0]) => Math.floor(registered / DAY_MS)));
    expect(days.size).toBeGreaterThan(7);
  });

  it('has no critical ticket that has waited for a person longer than an hour', () => {
    const waiting = ['awaiting-classification', 'awaiting-facts', 'awaiting-dispatch', 'dispatched'];
    const critical = tickets.filter(({ urgency }) => urgency === 'critical');
    expect(critical.length).toBeGreaterThan(0);
    const late = critical.filter(({ state, registeredAt }) => {
      return waiting.includes(state) && Date.parse(registeredAt) < NOW - HOUR_MS;
    });
    expect(late).toEqual([]);
  });

  it('parks no ticket, and removes what an interrupted earlier attempt has left behind', async () => {
    for (const name of ['intake', 'classification', 'routing', 'sla', 'feedback', 'people', 'board'])
      expect(await running.service(name).parking.list()).toEqual([]);
    expect(existsSync(draft)).toBe(false);
    expect(readdirSync(data)).not.toContain('half');
  });

  it.each([
    ['into a data folder that already holds data', {}],
    ['when HOTLINE_DEMO is no', { HOTLINE_DEMO: 'no', HOTLINE_DATA: join(folder, 'other') }],
    ['when other machines can reach the product', { HOTLINE_HOST: '0.0.0.0', HOTLINE_DATA: join(folder, 'other') }],
    [
      'when HOTLINE_JURISDICTIONS names another folder',
      { HOTLINE_JURISDICTIONS: folder, HOTLINE_DATA: join(folder, 'other') },
    ],
    [
      'when an outside provider signs people in',
      {
        HOTLINE_JWKS_URL: 'https://sso.example/jwks',
        HOTLINE_ISSUER: 'https://sso.example',
        HOTLINE_DATA: join(folder, 'other'),
      },
    ],
  ])('does not fill itself %s', async (_, settings) => {
    expect(await fillDemo(services, configWith(settings), { now: NOW, calls: CALLS })).toBeUndefined();
    expect(existsSync(join(folder, 'other'))).toBe(false);
  });
});

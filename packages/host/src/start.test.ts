import { started, type Started } from './testing/started';

const complaint = { channel: 'phone', narrative: '夜市占道经营' };

describe('start', () => {
  let host: Started;
  let token: string;
  beforeAll(async () => {
    host = await started();
    token = await host.token({ id: 'op', role: 'operator' });
  });
  afterAll(() => host.remove());

  it('answers a command, handles its event and becomes idle', async () => {
    const answer = await host.call('/api/v1/tickets', { token, body: complaint });
    expect(answer).toMatchObject({ status: 201, body: { repeated: false, recorded: [{ type: 'TicketRegistered' }] } });
    await host.idle();
    const list = await host.call('/api/v1/tickets', { token });
    expect(list.body.tickets).toContainEqual({ ticketId: answer.body.ticketId, heard: 1 });
  });

  it('reports health, readiness and the lag of each service', async () => {
    expect(await host.call('/healthz')).toMatchObject({ status: 200 });
    expect(await host.call('/readyz')).toMatchObject({
      status: 200,
      body: { ready: true, reasons: [], jurisdiction: { name: 'nowhere' }, services: [{ name: 'fake', lag: 0 }] },
    });
  });

  it('measures requests by operation and events by service', async () => {
    const { text } = (await host.call('/metrics')).body;
    expect(text).toMatch(/hotline_http_seconds_count\{operation="registerTicket",status="201"\} \d/);
    expect(text).toMatch(/hotline_events_handled_total\{service="fake",type="TicketRegistered"\} \d/);
    expect(text).toContain('hotline_lag_events{service="fake"} 0');
  });

  it('shows the jurisdiction to everybody with a token', async () => {
    expect(await host.call('/api/v1/jurisdiction', { token })).toMatchObject({
      status: 200,
      body: { name: 'nowhere', units: [{ id: 'squad' }], matters: [{ code: 'street.stall', field: 'street' }] },
    });
  });

  it('parks a ticket whose event cannot be handled, and lets an administrator see it and try again', async () => {
    const admin = await host.token({ id: 'root', role: 'admin' });
    const { ticketId } = (
      await host.call('/api/v1/tickets', { token, body: { ...complaint, narrative: 'unreadable' } })
    ).body;
    await host.idle();
    expect((await host.call('/api/v1/parked', { token: admin })).body.parked).toMatchObject([
      { service: 'fake', ticketId, error: 'Error: this one cannot be handled', events: [{ type: 'TicketRegistered' }] },
    ]);
    expect((await host.call('/readyz')).body.services).toMatchObject([{ parked: 1 }]);
    const replay = (id: unknown) => host.call(`/api/v1/parked/fake/${String(id)}/replay`, { token: admin, body: {} });
    expect(await replay(ticketId)).toMatchObject({
      status: 200,
      body: { handled: 0, error: 'this one cannot be handled' },
    });
    expect(await replay('00000000-0000-4000-8000-000000000000')).toMatchObject({ status: 404 });
  });

  it('serves the first page and the documentation without loading anything from other hosts', async () => {
    const page = String((await host.call('/status')).body.text);
    expect(page).toContain('无名县');
    expect(page).toContain(host.url);
    expect(page).not.toContain('{{');
    expect(page.match(/(?:src|href)="(?:https?:)?\/\//)).toBeNull();
    for (const path of [
      '/docs',
      '/docs.js',
      '/docs/swagger-ui.css',
      '/docs/swagger-ui-bundle.js',
      '/openapi.json',
      '/asyncapi.json',
      '/page.js',
      '/icon.svg',
    ])
      expect([path, (await host.call(path)).status]).toEqual([path, 200]);
  });
});

describe('start with an event log apart from the documents', () => {
  it('handles an event that the relay has carried from the outbox to the log', async () => {
    const host = await started({}, { logApart: true });
    const token = await host.token({ id: 'op', role: 'operator' });
    const { ticketId } = (await host.call('/api/v1/tickets', { token, body: complaint })).body;
    await host.idle();
    expect((await host.call('/api/v1/tickets', { token })).body.tickets).toContainEqual({ ticketId, heard: 1 });
    await host.remove();
  });
});

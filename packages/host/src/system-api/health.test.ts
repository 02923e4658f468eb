import { EngineAway } from '@hotline/runtime';
import { letGo } from '../testing/fake-service';
import { started, type Started } from '../testing/started';

describe('Health of a process', () => {
  let host: Started;
  let isAway: boolean;
  beforeEach(async () => {
    isAway = false;
    host = await started(
      {},
      {
        through: (engine) => ({
          ...engine,
          check: () =>
            isAway ? Promise.reject(new EngineAway('MongoDB', new Error('connect ECONNREFUSED'))) : engine.check(),
        }),
      },
    );
  });
  afterEach(() => host.remove());

  it('a process whose engine cannot be reached is live but not ready, and names the engine', async () => {
    isAway = true;
    expect(await host.call('/readyz')).toMatchObject({
      status: 503,
      body: { ready: false, reasons: [expect.stringMatching(/^the engine cannot be used: .*MongoDB/)] },
    });
    expect(await host.call('/healthz')).toMatchObject({ status: 200, body: { alive: true } });
  });

  it('a process becomes ready again without a restart when its engine can be reached again', async () => {
    isAway = true;
    await host.call('/readyz');
    isAway = false;
    expect(await host.call('/readyz')).toMatchObject({ status: 200, body: { ready: true, reasons: [] } });
  });

  it('a parked ticket is a notice and does not make the process unready', async () => {
    const token = await host.token({ id: 'op', role: 'operator' });
    await host.call('/api/v1/tickets', { token, body: { channel: 'phone', narrative: 'unreadable' } });
    await host.idle();
    expect(await host.call('/readyz')).toMatchObject({
      status: 200,
      body: {
        ready: true,
        notices: expect.arrayContaining([expect.objectContaining({ zh: expect.stringContaining('1张工单') })]),
        services: [{ name: 'fake', parked: 1 }],
      },
    });
  });

  it('metrics are served in the format of Prometheus, also while the engine cannot be reached', async () => {
    isAway = true;
    const { status, headers, body } = await host.call('/metrics');
    expect([status, headers.get('content-type')]).toEqual([200, expect.stringContaining('text/plain')]);
    expect(body.text).toMatch(/^# HELP hotline_/m);
  });

  it('a process that is closed finishes its open request and then no longer answers', async () => {
    const arrived = new Promise((resolve) => host.world.broadcast.subscribe('held', resolve));
    const open = host.call('/api/v1/figures', { token: await host.token({ id: 's', role: 'supervisor' }) });
    await arrived;
    const closed = host.close();
    letGo();
    expect((await open).status).toBe(200);
    await closed;
    await expect(host.call('/healthz')).rejects.toThrow();
  });
});

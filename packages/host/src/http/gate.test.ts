import { started, type Started } from '../testing/started';

describe('Gate', () => {
  let host: Started;
  const call = async (role: 'operator' | 'supervisor' | 'callback', path: string, more: object = {}) =>
    host.call(path, { token: await host.token({ id: role, role }), ...more });
  beforeAll(async () => {
    host = await started({ HOTLINE_WRITES_PER_MINUTE: '2' });
  });
  afterAll(() => host.remove());

  it('refuses a request without a token and explains how to get one', async () => {
    expect(await host.call('/api/v1/tickets')).toMatchObject({
      status: 401,
      body: { code: 'not-authenticated', hint: { zh: expect.stringContaining('令牌') } },
    });
  });

  it('refuses a role that may not call the operation, and names the allowed roles by their labels', async () => {
    const { status, body } = await call('callback', '/api/v1/tickets', {
      body: { channel: 'phone', narrative: '噪声' },
    });
    expect(status).toBe(403);
    expect(body).toMatchObject({ code: 'not-allowed', detail: expect.stringContaining('回访员账号无“') });
    expect(JSON.stringify([body.detail, body.hint])).not.toMatch(/registerTicket|callback,|role /);
    expect(body.hint).toMatchObject({
      zh: expect.stringMatching(/^请由.*话务员.*办理$/),
      en: expect.stringContaining('an operator'),
    });
  });

  it('checks the role before the input, so that the refusal says nothing about the format', async () => {
    expect(await call('callback', '/api/v1/tickets', { body: {} })).toMatchObject({ status: 403 });
  });

  it('refuses a token of a jurisdiction that the process does not serve', async () => {
    const token = await host.token({ id: 'op', role: 'operator', jurisdiction: 'elsewhere' });
    expect(await host.call('/api/v1/tickets', { token })).toMatchObject({
      status: 403,
      body: {
        detail: expect.stringContaining('does not serve the jurisdiction'),
        hint: { zh: '请向管理员核实账号所属辖区' },
      },
    });
  });

  it('limits how often one person may write, but not how often they read', async () => {
    const write = () => call('operator', '/api/v1/tickets', { body: { channel: 'phone', narrative: '路灯不亮' } });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push((await write()).status);
    expect(statuses).toEqual([201, 201, 429]);
    expect((await call('operator', '/api/v1/tickets')).status).toBe(200);
  });
});

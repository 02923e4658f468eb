import { started, type Started } from '../testing/started';

const complaint = { channel: 'phone', narrative: '夜市占道经营' };
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

describe('The HTTP API', () => {
  let host: Started;
  let token: string;
  const register = (body: unknown, headers: Record<string, string> = {}) =>
    host.call('/api/v1/tickets', { token, body, headers });
  beforeAll(async () => {
    host = await started({ HOTLINE_PUBLIC_PER_MINUTE: '3' });
    token = await host.token({ id: 'op', role: 'operator' });
  });
  afterAll(() => host.remove());

  it('names every wrong field of a body in a bilingual problem document', async () => {
    const answer = await register({ channel: 'pigeon', location: { longitude: 500 }, surplus: 1 });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-input',
        type: 'urn:hotline:problem:invalid-input',
        titleZh: '输入有误',
        hint: { zh: expect.any(String), en: expect.any(String) },
      },
    });
    const paths = (answer.body.errors as { path: string }[]).map((error) => error.path);
    expect(paths).toEqual(
      expect.arrayContaining(['body.channel', 'body.location.longitude', 'body.narrative', 'body.surplus']),
    );
  });

  it('names wrong fields of the path and of the query as well', async () => {
    expect((await host.call('/api/v1/tickets/17', { token })).body.errors).toEqual([
      {
        path: 'params.ticketId',
        message: 'The ticket identifier is not valid; copy it from the page of the ticket',
        messageZh: '工单标识格式有误，请从工单页面复制',
      },
    ]);
    expect((await host.call('/api/v1/tickets?limit=1000', { token })).body.errors).toMatchObject([
      { path: 'query.limit' },
    ]);
  });

  it('names line and column of an error in malformed JSON', async () => {
    expect(await register('{"channel": "phone",\n "narrative" 1}')).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-input',
        errors: [
          {
            path: 'body',
            message: 'Line 2, column 14: a colon is expected',
            messageZh: '第2行第14列：应为冒号',
          },
        ],
      },
    });
  });

  it('refuses a body of 1 MB because of its size, before parsing it', async () => {
    expect(await register({ ...complaint, narrative: '堵'.repeat(350_000) })).toMatchObject({
      status: 413,
      body: { code: 'too-large', titleZh: '内容过长', hint: { en: expect.stringContaining('256 KB') } },
    });
  });

  it('refuses another character set with 415, and bytes that are not UTF-8 with 400', async () => {
    const type = 'application/json; charset=gbk';
    expect(await register('{}', { 'content-type': type })).toMatchObject({
      status: 415,
      body: { code: 'other-charset', hint: { zh: expect.stringContaining('UTF-8') } },
    });
  });

  it('refuses control characters in a filter, and names it', async () => {
    expect(await host.call('/api/v1/tickets?unit=a%00b', { token })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'query.unit', messageZh: '不能含有控制字符' }] },
    });
  });

  it('refuses a body that is not sent as JSON', async () => {
    expect(await register('channel=phone', { 'content-type': 'application/x-www-form-urlencoded' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'headers.content-type' }] },
    });
  });

  it('answers an unknown address with a problem document', async () => {
    expect(await host.call('/api/v1/nothing')).toMatchObject({
      status: 404,
      body: { code: 'not-found', instance: '/api/v1/nothing' },
    });
  });

  it('refuses a page cursor that no list has returned', async () => {
    expect(await host.call('/api/v1/tickets?cursor=abc', { token })).toMatchObject({
      status: 400,
      body: { code: 'invalid-input', errors: [{ path: 'query.cursor' }] },
    });
  });

  it('returns the first answer for a repeated Idempotency-Key, even if the fields have another order', async () => {
    const first = await register({ channel: 'phone', narrative: '路灯不亮' }, { 'idempotency-key': 'k1' });
    const again = await register({ narrative: '路灯不亮', channel: 'phone' }, { 'idempotency-key': 'k1' });
    expect(again.body).toEqual({ ...first.body, repeated: true });
  });

  it('refuses an Idempotency-Key that was already used with another body', async () => {
    await register(complaint, { 'idempotency-key': 'k2' });
    expect(await register({ ...complaint, narrative: '别的事' }, { 'idempotency-key': 'k2' })).toMatchObject({
      status: 422,
      body: { code: 'key-reused' },
    });
  });

  it('refuses an Idempotency-Key with a space', async () => {
    expect(await register(complaint, { 'idempotency-key': 'with space' })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'headers.idempotency-key' }] },
    });
  });

  it("keeps the trace id of the client's `traceparent` header and returns it in problem documents", async () => {
    expect(
      (await host.call('/api/v1/nothing', { headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` } })).body
        .traceId,
    ).toBe(TRACE);
    expect((await host.call('/api/v1/nothing', { headers: { traceparent: 'nonsense' } })).body.traceId).toMatch(
      /^[0-9a-f]{32}$/,
    );
  });

  it('reveals nothing about the cause of an unexpected error', async () => {
    const answer = await host.call('/api/v1/figures', {
      token: await host.token({ id: 'broken', role: 'dispatcher' }),
    });
    expect(answer).toMatchObject({ status: 500, body: { code: 'unexpected', traceId: expect.any(String) } });
    expect(JSON.stringify(answer.body)).not.toContain('secret');
  });

  it('limits requests without a token from one address', async () => {
    const follow = () => host.call('/api/v1/queries/0123456789');
    expect(await follow()).toMatchObject({ status: 200, body: { who: 'anybody' } });
    await follow();
    await follow();
    const answer = await follow();
    expect(answer).toMatchObject({ status: 429, body: { code: 'too-busy' } });
    expect(answer.headers.get('retry-after')).toBe('60');
  });
});

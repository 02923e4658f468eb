import { createServer, request, type Server } from 'node:http';
import { statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { started, type Started } from '../testing/started';

describe('the built-in development issuer', () => {
  let host: Started;
  beforeAll(async () => {
    host = await started();
  });
  afterAll(() => host.remove());

  it('issues a token that gives access', async () => {
    const { body } = await host.call('/dev/tokens', { body: { id: 'op-1', role: 'operator' } });
    expect((await host.call('/api/v1/tickets', { token: String(body.token) })).status).toBe(200);
  });

  it('publishes only the public key, and stores the private key in a file that only its user can read', async () => {
    const { keys } = (await host.call('/.well-known/jwks.json')).body as { keys: Record<string, string>[] };
    expect(keys).toHaveLength(1);
    expect(keys[0]).not.toHaveProperty('d');
    expect(statSync(join(host.folder, 'dev-issuer.json')).mode & 0o777).toBe(0o600);
  });

  it.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
    'refuses a token to somebody whose request a proxy passed on, which the header %s shows',
    async (header) => {
      const asked = { body: { id: 'op-1', role: 'operator' }, headers: { [header]: '203.0.113.9' } };
      expect(await host.call('/dev/tokens', asked)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    },
  );

  it('gives a token through a trusted proxy only to those who asked the proxy from this machine', async () => {
    const behind = await started({ HOTLINE_TRUSTED_PROXIES: 'loopback' });
    const ask = (origin: string) =>
      behind.call('/dev/tokens', {
        body: { id: 'op-1', role: 'operator' },
        headers: { 'x-forwarded-for': origin, 'x-forwarded-host': '127.0.0.1:8080' },
      });
    expect([(await ask('127.0.0.1')).status, (await ask('203.0.113.9')).status]).toEqual([200, 403]);
    await behind.remove();
  });

  it('refuses a token to a page that reached this machine by another name', async () => {
    const status = await new Promise<number | undefined>((resolve) => {
      const headers = { host: 'evil.example', 'content-type': 'application/json' };
      const sent = request(`${host.url}/dev/tokens`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.end(JSON.stringify({ id: 'op-1', role: 'operator' }));
    });
    expect(status).toBe(403);
  });

  it('a token is not valid any more where the development issuer is switched off', async () => {
    const first = await started();
    const { body } = await first.call('/dev/tokens', { body: { id: 'op-1', role: 'operator' } });
    const token = String(body.token);
    await first.close();
    const second = await started({ HOTLINE_DATA: first.folder, HOTLINE_HOST: '0.0.0.0' });
    expect(await second.call('/api/v1/tickets', { token })).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('开发令牌已停用') },
    });
    await second.remove();
  });

  it('an answer with a token is not stored by any cache', async () => {
    const { headers } = await host.call('/dev/tokens', { body: { id: 'op-1', role: 'operator' } });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('refuses to issue a token for a unit officer without a unit', async () => {
    expect(await host.call('/dev/tokens', { body: { id: 'u', role: 'unit' } })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.unit' }] },
    });
  });

  it('the answer to a request without a token says where test tokens are issued', async () => {
    expect(await host.call('/api/v1/tickets')).toMatchObject({
      status: 401,
      body: { code: 'not-authenticated', hint: { en: expect.stringContaining('/dev/tokens') } },
    });
  });

  it('refuses a token whose claims were changed after it was signed', async () => {
    const token = await host.token({ id: 'op', role: 'operator' });
    const [head, , signature] = token.split('.');
    const claims = Buffer.from(
      JSON.stringify({ sub: 'op', role: 'admin', iss: 'urn:hotline:dev-issuer', aud: 'hotline', exp: 9e9 }),
    ).toString('base64url');
    expect(await host.call('/api/v1/parked', { token: `${head}.${claims}.${signature}` })).toMatchObject({
      status: 401,
    });
  });

  it('refuses an operation that the role of the token may not call, and names the roles that may', async () => {
    const token = await host.token({ id: 'op', role: 'operator' });
    expect(await host.call('/api/v1/parked', { token })).toMatchObject({
      status: 403,
      body: { code: 'not-allowed', hint: { en: expect.stringContaining('admin') } },
    });
  });

  it('refuses a token of a jurisdiction that this process does not serve', async () => {
    const token = await host.token({ id: 'op', role: 'operator', jurisdiction: 'atlantis' });
    expect(await host.call('/api/v1/tickets', { token })).toMatchObject({ status: 403 });
  });

  it('signs tokens that stay valid after a restart', async () => {
    const token = await host.token({ id: 'op', role: 'operator' });
    await host.close();
    const again = await started({ HOTLINE_DATA: host.folder });
    expect((await again.call('/api/v1/tickets', { token })).status).toBe(200);
    await again.close();
  });

  it('issues no tokens while the process listens on an address that other machines can reach', async () => {
    const open = await started({ HOTLINE_HOST: '0.0.0.0' });
    expect((await open.call('/dev/tokens', { body: { id: 'op', role: 'operator' } })).status).toBe(404);
    await open.remove();
  });

  it('issues tokens on an address that other machines can reach when HOTLINE_DEV_TOKENS is yes', async () => {
    const open = await started({ HOTLINE_HOST: '0.0.0.0', HOTLINE_DEV_TOKENS: 'yes' });
    expect((await open.call('/dev/tokens', { body: { id: 'op', role: 'operator' } })).status).toBe(200);
    await open.remove();
  });
});

describe('A process with an OIDC provider', () => {
  const issuer = 'https://sso.example';
  let provider: Server;
  let host: Started;
  let privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  const token = (claims: Record<string, unknown>, { audience = 'hotline', from = issuer, seconds = 600 } = {}) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'k' })
      .setSubject('li')
      .setIssuer(from)
      .setAudience(audience)
      .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
      .sign(privateKey);
  const statusOf = async (signed: Promise<string>) =>
    (await host.call('/api/v1/tickets', { token: await signed })).status;

  beforeAll(async () => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    privateKey = pair.privateKey;
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256' }] });
    provider = createServer((_request, response) =>
      response.setHeader('content-type', 'application/json').end(jwks),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => provider.once('listening', resolve));
    const { port } = provider.address() as AddressInfo;
    host = await started({
      HOTLINE_JWKS_URL: `http://127.0.0.1:${port}/jwks`,
      HOTLINE_ISSUER: issuer,
      HOTLINE_UNLISTED_PEOPLE: 'yes',
    });
  });
  afterAll(async () => {
    await host.remove();
    provider.close();
  });

  it('accepts a token that the provider signed', async () => {
    expect(await statusOf(token({ role: 'operator' }))).toBe(200);
  });

  it('issues no development token, over HTTP or by `host.token`, and the refusal names the provider', async () => {
    expect((await host.call('/dev/tokens', { body: { id: 'op', role: 'operator' } })).status).toBe(404);
    expect((await host.call('/.well-known/jwks.json')).status).toBe(404);
    await expect(host.token({ id: 'op', role: 'operator' })).rejects.toThrow(issuer);
    expect((await host.call('/api/v1/tickets')).body.hint).toMatchObject({ en: expect.stringContaining(issuer) });
  });

  it.each([
    ['a token for another audience', () => token({ role: 'operator' }, { audience: 'elsewhere' })],
    ['a token of another issuer', () => token({ role: 'operator' }, { from: 'https://evil.example' })],
    ['an expired token', () => token({ role: 'operator' }, { seconds: -10 })],
    ['a token whose role does not exist', () => token({ role: 'emperor' })],
    ['a token for the role unit that names no unit', () => token({ role: 'unit' })],
  ])('refuses access with %s', async (_, signed) => {
    expect(await statusOf(signed())).toBe(401);
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPasswordLink } from '@hotline/contracts';
import { readSignIn } from '@hotline/host';
import { BrowserVisitor, endpointOf, tokensFor, type ClientAtProvider, type Tokens } from '../browser-visitor';
import { refusal } from '../client';
import { admin, operator } from '../people';
import { TestWorld } from '../world';

jest.setTimeout(120_000);

const STRICT = { HOTLINE_UNLISTED_PEOPLE: 'no' };
const CLERK = 'squad-xushang-1';
const PASSWORD = '很长的口令 for the clerk';

async function clientOf(world: TestWorld): Promise<ClientAtProvider> {
  const { authority, clientId, scope, redirectPath } = await world.client.call(readSignIn, {});
  const { url } = world.running;
  return { issuer: url + authority, clientId, scope, redirectUri: url + redirectPath };
}

async function signIn(client: ClientAtProvider, form: Readonly<Record<string, string>>): Promise<Tokens> {
  const browser = new BrowserVisitor();
  const { page, verifier } = await browser.beginSignIn(client);
  return browser.finishSignIn(client, await browser.visit(page.url, form), verifier);
}

async function meWith(world: TestWorld, token: string, seat?: string) {
  const answer = await fetch(`${world.running.url}/api/v1/me`, {
    headers: { authorization: `Bearer ${token}`, ...(seat ? { 'hotline-seat': seat } : {}) },
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

describe('The sign-in of the demonstration', () => {
  let world: TestWorld;
  let client: ClientAtProvider;
  beforeAll(async () => {
    world = await TestWorld.open({ environment: STRICT });
    client = await clientOf(world);
  });
  afterAll(() => world.close());

  it('lists the people of the pack by role, in Chinese first, on a page without scripts', async () => {
    const { page } = await new BrowserVisitor().beginSignIn(client);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/演示：人名与工单均为虚构/);
    expect(page.text.indexOf('话务员')).toBeLessThan(page.text.indexOf('督办员'));
    expect(page.text).toContain('王伟');
    expect(page.text).not.toMatch(/<script|https?:\/\//);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('signs somebody in with one click, and takes their roles from the list of people', async () => {
    const { access_token: token } = await signIn(client, { demo: `shanghe/${CLERK}` });
    expect(await meWith(world, token)).toMatchObject({
      status: 200,
      body: { id: CLERK, name: '王芳', role: 'unit', unit: { id: 'squad-xushang' } },
    });
    expect(await meWith(world, token, 'signatory@squad-xushang')).toMatchObject({ body: { role: 'signatory' } });
    expect(await meWith(world, token, 'admin')).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect(await meWith(world, token, 'unit@squad-sunji')).toMatchObject({ status: 403 });
  });

  it('recognises a browser and refreshes its tokens without asking again, until the person signs out', async () => {
    const browser = new BrowserVisitor();
    const first = await browser.beginSignIn(client);
    const tokens = await browser.finishSignIn(
      client,
      await browser.visit(first.page.url, { demo: 'shanghe/operator-1' }),
      first.verifier,
    );
    const again = await browser.beginSignIn(client);
    expect(again.page.url).toMatch(/\/signed-in\?code=/);
    const refresh = (token: string) => tokensFor(client, { grant_type: 'refresh_token', refresh_token: token });
    const renewed = (await refresh(tokens.refresh_token)).body as Tokens;
    expect((await meWith(world, renewed.access_token)).body).toMatchObject({ role: 'operator' });
    const end = await endpointOf(client, 'end_session_endpoint');
    const asked = await browser.visit(`${end}?id_token_hint=${renewed.id_token}&client_id=${client.clientId}`);
    const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec(asked.text) ?? [];
    const [, action = ''] = /action="([^"]+)"/.exec(asked.text) ?? [];
    await browser.visit(action, { xsrf, logout: 'yes' });
    expect((await browser.beginSignIn(client)).page.text).toContain('账号登录');
    expect(await refresh(renewed.refresh_token)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('gives no token for a wrong PKCE verifier, and refuses an unknown redirect address', async () => {
    const browser = new BrowserVisitor();
    const { page } = await browser.beginSignIn(client);
    const back = await browser.visit(page.url, { demo: 'shanghe/operator-1' });
    await expect(browser.finishSignIn(client, back, 'x'.repeat(43))).rejects.toThrow('invalid_grant');
    await expect(
      new BrowserVisitor().beginSignIn({ ...client, redirectUri: 'http://127.0.0.1:1/steal' }),
    ).resolves.toMatchObject({ page: { status: 400 } });
  });

  it('lists no people for a browser behind a proxy, and refuses its sign-in as one of them', async () => {
    const browser = new BrowserVisitor({ 'x-forwarded-for': '203.0.113.9' });
    const { page } = await browser.beginSignIn(client);
    expect(page.text).not.toContain('王伟');
    expect((await browser.visit(page.url, { demo: 'shanghe/operator-1' })).text).toContain('不能使用演示人员');
  });

  it('lets an administrator create a link with which a person sets a password once, and then signs in', async () => {
    const link = await world.client.call(createPasswordLink, { params: { person: CLERK }, body: {} }, { as: admin });
    const browser = new BrowserVisitor();
    const url = world.running.url + link.path;
    expect((await browser.visit(url, { password: 'short', again: 'short' })).text).toContain('口令至少10位');
    expect((await browser.visit(url, { password: PASSWORD, again: PASSWORD })).text).toContain('口令已设置');
    expect((await browser.visit(url)).status).toBe(404);
    const { access_token: token } = await signIn(client, { account: CLERK, password: PASSWORD });
    expect((await meWith(world, token)).body).toMatchObject({ name: '王芳' });
    const call = world.client.call(createPasswordLink, { params: { person: CLERK }, body: {} }, { as: operator });
    expect(await refusal(call)).toMatchObject({ code: 'not-allowed' });
  });

  it('locks an account after five wrong passwords, says until when, and unlocks it at that time', async () => {
    const browser = new BrowserVisitor();
    const { page } = await browser.beginSignIn(client);
    const attempt = (password: string) => browser.visit(page.url, { account: CLERK, password });
    for (let i = 0; i < 5; i++) expect((await attempt('wrong password')).text).toContain('账号或口令不正确');
    expect((await attempt(PASSWORD)).text).toMatch(/账号已锁定，1月5日09:15后可再试/);
    expect((await browser.visit(page.url, { account: 'nobody', password: 'x' })).text).toContain('账号或口令不正确');
    await world.moveTo('2026-01-05T09:15:00+08:00');
    const { access_token: token } = await signIn(client, { account: CLERK, password: PASSWORD });
    expect((await meWith(world, token)).status).toBe(200);
  });
});

describe('The first start without the demonstration', () => {
  it('prints a link that creates the first administrator, who can then sign in', async () => {
    const world = await TestWorld.open({ environment: { ...STRICT, HOTLINE_DEMO: 'no' } });
    const client = await clientOf(world);
    const { page } = await new BrowserVisitor().beginSignIn(client);
    expect(page.text).not.toContain('王伟');
    const [notice] = await world.running.startNotices();
    const [link = ''] = /http:\S+/.exec(notice?.zh ?? '') ?? [];
    const form = { account: 'wu-min', name: '吴敏', password: PASSWORD, again: PASSWORD };
    expect((await new BrowserVisitor().visit(link, form)).text).toContain('口令已设置');
    expect((await new BrowserVisitor().visit(link, form)).status).toBe(404);
    expect(await world.running.startNotices()).toEqual([]);
    const { access_token: token } = await signIn(client, { account: 'wu-min', password: PASSWORD });
    expect((await meWith(world, token)).body).toMatchObject({ name: '吴敏', role: 'admin' });
    await world.close();
  });
});

describe('An OpenID Connect provider outside the product', () => {
  const OUTSIDE_CLIENT = 'console-of-the-city';
  let server: Server;
  let world: TestWorld;
  let client: ClientAtProvider;
  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    world = await TestWorld.open({
      environment: {
        ...STRICT,
        HOTLINE_ISSUER: issuer,
        HOTLINE_JWKS_URL: `${issuer}/jwks`,
        HOTLINE_CLIENT_ID: OUTSIDE_CLIENT,
      },
    });
    const { authority, clientId, redirectPath } = await world.client.call(readSignIn, {});
    client = { issuer: authority, clientId, scope: 'openid', redirectUri: world.running.url + redirectPath };
    const { default: Provider } = await import('oidc-provider');
    const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
    const provider = new Provider(issuer, {
      clients: [{ client_id: clientId, redirect_uris: [client.redirectUri], token_endpoint_auth_method: 'none' }],
      jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig' }] } as never,
      cookies: { keys: ['a test'] },
      features: { resourceIndicators: { enabled: true, ...accessFor('hotline') } },
    });
    server.on('request', provider.callback());
  });
  afterAll(async () => {
    await world.close();
    server.close();
    server.closeAllConnections();
  });

  it('replaces the built-in provider when the settings name it', async () => {
    expect(await world.client.call(readSignIn, {})).toMatchObject({
      authority: client.issuer,
      clientId: OUTSIDE_CLIENT,
      builtIn: false,
      demo: false,
    });
    expect((await world.client.send('GET', '/oidc/.well-known/openid-configuration', undefined)).status).toBe(404);
    expect(await world.running.startNotices()).toEqual([]);
  });

  it('admits only people in the list of people, and no local password can be set for them', async () => {
    const tokenOf = async (account: string): Promise<string> => {
      const browser = new BrowserVisitor();
      const { page, verifier } = await browser.beginSignIn(client);
      const consent = await browser.visit(page.url, { prompt: 'login', login: account, password: 'any' });
      const back = await browser.visit(consent.url, { prompt: 'consent' });
      return (await browser.finishSignIn(client, back, verifier)).access_token;
    };
    expect(await meWith(world, await tokenOf('supervisor-1'))).toMatchObject({ body: { role: 'supervisor' } });
    expect(await meWith(world, await tokenOf('stranger'))).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('未列入人员名录') },
    });
    const link = `/api/v1/people/${CLERK}/password-link`;
    const local = await world.client.send('POST', link, {}, { token: await tokenOf('admin-1') });
    expect([local.status, local.text]).toEqual([409, expect.stringContaining('不使用本地口令')]);
  });
});

/** Access tokens for one audience, as JWTs. */
const accessFor = (audience: string) => ({
  defaultResource: () => 'urn:example:api',
  useGrantedResource: () => true,
  getResourceServerInfo: () => ({ scope: '', audience, accessTokenFormat: 'jwt' as const }),
});

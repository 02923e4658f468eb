import { createHash, randomBytes } from 'node:crypto';

export interface Visit {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Address after all redirects. */
  readonly url: string;
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly id_token: string;
  readonly expires_in: number;
}

export interface ClientAtProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly redirectUri: string;
}

/** A browser without a screen: follows redirects and keeps cookies, and stops at the redirect to the client. */
export class BrowserVisitor {
  private readonly cookies = new Map<string, { readonly path: string; readonly value: string }>();

  constructor(private readonly headers: Readonly<Record<string, string>> = {}) {}

  async visit(url: string, form?: Readonly<Record<string, string>>, until = '/signed-in'): Promise<Visit> {
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: {
        ...this.headers,
        accept: 'text/html',
        cookie: this.cookiesFor(new URL(url).pathname),
        ...(form ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(form ? { body: new URLSearchParams(form).toString() } : {}),
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    const next = response.headers.get('location');
    const text = await response.text();
    if (!next) return { status: response.status, headers: response.headers, text, url };
    const target = new URL(next, url).href;
    if (new URL(target).pathname === until) return { status: 303, headers: response.headers, text, url: target };
    return this.visit(target, undefined, until);
  }

  /**
   * Begins to sign in. Returns the page of the provider, or the redirect to the client if the browser is already signed
   * in.
   */
  async beginSignIn(client: ClientAtProvider): Promise<{ readonly page: Visit; readonly verifier: string }> {
    const verifier = randomBytes(32).toString('base64url');
    const page = await this.visit(
      `${await endpointOf(client, 'authorization_endpoint')}?${new URLSearchParams({
        client_id: client.clientId,
        redirect_uri: client.redirectUri,
        response_type: 'code',
        scope: client.scope,
        state: 'state',
        code_challenge_method: 'S256',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      }).toString()}`,
    );
    return { page, verifier };
  }

  /** Exchanges the code of the redirect for tokens. */
  async finishSignIn(client: ClientAtProvider, back: Visit, verifier: string): Promise<Tokens> {
    const code = new URL(back.url).searchParams.get('code');
    if (!code) throw new Error(`no code in ${back.url}: ${back.text.slice(0, 300)}`);
    const answer = await tokensFor(client, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: client.redirectUri,
      code_verifier: verifier,
    });
    if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Tokens;
  }

  private keep(line: string): void {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const path = rest.find((part) => part.toLowerCase().startsWith('path='))?.slice('path='.length) ?? '/';
    const ends = rest.find((part) => part.toLowerCase().startsWith('expires='))?.slice('expires='.length);
    if (value === '' || (ends && Date.parse(ends) < Date.now())) this.cookies.delete(`${name} ${path}`);
    else this.cookies.set(`${name} ${path}`, { path, value });
  }

  private cookiesFor(pathname: string): string {
    return [...this.cookies]
      .filter(([, { path }]) => pathname.startsWith(path))
      .map(([key, { value }]) => `${key.split(' ', 1)[0]}=${value}`)
      .join('; ');
  }
}

export async function endpointOf({ issuer }: Pick<ClientAtProvider, 'issuer'>, name: string): Promise<string> {
  const found = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as Record<string, string>;
  return found[name] ?? '';
}

/** Asks the token endpoint, as the console does after a sign-in and when an access token expires. */
export async function tokensFor(
  client: ClientAtProvider,
  parameters: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(await endpointOf(client, 'token_endpoint'), {
    method: 'POST',
    body: new URLSearchParams({ client_id: client.clientId, ...parameters }),
  });
  return { status: answer.status, body: await answer.json() };
}

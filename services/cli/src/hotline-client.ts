/** Speaks to the running hotline as an administrator. */
export class HotlineClient {
  private constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /** Without a token the development issuer is asked for one. */
  static async connect(
    { host, port }: { readonly host: string; readonly port: number },
    { token, jurisdiction }: { readonly token?: string | undefined; readonly jurisdiction?: string | undefined } = {},
  ): Promise<HotlineClient> {
    const address = `http://${host}:${port}`;
    return new HotlineClient(address, token ?? (await devToken(address, jurisdiction)));
  }

  /** The JSON of an answer. @throws Error that says what the hotline answered, or that none is there */
  async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    return this.send(
      method,
      path,
      body === undefined ? undefined : { type: 'application/json', content: JSON.stringify(body) },
    );
  }

  /** Sends a file of a content type. @throws as `call` */
  async upload(path: string, type: string, bytes: Uint8Array): Promise<unknown> {
    return this.send('POST', path, { type, content: Uint8Array.from(bytes) });
  }

  private async send(
    method: 'GET' | 'POST',
    path: string,
    body?: { readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> },
  ): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body ? { 'content-type': body.type } : {}) };
    const response = await reach(this.address + path, { method, headers, ...(body ? { body: body.content } : {}) });
    const answer = (await response.json()) as {
      detail?: string;
      title?: string;
      hint?: { zh: string; en: string };
      errors?: readonly { path: string; message: string; messageZh?: string }[];
    };
    if (response.ok) return answer;
    const faults = (answer.errors ?? []).map(
      ({ path: where, message, messageZh }) =>
        `${where} ${messageZh === undefined ? '' : `${messageZh}\n  `}${message}`,
    );
    throw new Error(
      [
        answer.detail ?? answer.title ?? `the hotline answered ${response.status}`,
        ...faults,
        ...(answer.hint ? [`${answer.hint.zh} · ${answer.hint.en}`] : []),
      ].join('\n'),
    );
  }
}

async function devToken(address: string, jurisdiction: string | undefined): Promise<string> {
  const who = { id: 'command-line', role: 'admin', ...(jurisdiction ? { jurisdiction } : {}) };
  const response = await reach(`${address}/dev/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(who),
  });
  if (!response.ok)
    throw new Error('this hotline takes tokens of an OIDC provider: give an administrator’s with --token');
  return ((await response.json()) as { token: string }).token;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Error(`no hotline answers at ${url}: start it, or set HOTLINE_HOST and HOTLINE_PORT to where it runs`, {
      cause: error,
    });
  }
}

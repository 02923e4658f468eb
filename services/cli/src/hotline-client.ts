import { refused, unreachable } from './exit-codes';

/** Calls the running hotline as an administrator. */
export class HotlineClient {
  private constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  /**
   * Without a given token, requests one from the development issuer.
   * @throws CommandError when there is no hotline or no token
   */
  static async connect(
    { host, port }: { readonly host: string; readonly port: number },
    { token, jurisdiction }: { readonly token?: string | undefined; readonly jurisdiction?: string | undefined } = {},
  ): Promise<HotlineClient> {
    const address = `http://${host}:${port}`;
    return new HotlineClient(address, token ?? (await requestDevelopmentToken(address, jurisdiction)));
  }

  /** Returns the JSON of an answer. @throws CommandError with the refusal, or when the hotline cannot be reached */
  async call(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    return this.send(
      method,
      path,
      body === undefined ? undefined : { type: 'application/json', content: JSON.stringify(body) },
    );
  }

  /** Sends a file. `type`: its content type. @throws as `call` */
  async upload(path: string, type: string, bytes: Uint8Array): Promise<unknown> {
    return this.send('POST', path, { type, content: Uint8Array.from(bytes) });
  }

  private async send(
    method: 'GET' | 'POST',
    path: string,
    body?: { readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> },
  ): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.token}`, ...(body ? { 'content-type': body.type } : {}) };
    const response = await request(this.address + path, { method, headers, ...(body ? { body: body.content } : {}) });
    const answer = (await response.json()) as unknown;
    if (response.ok) return answer;
    throw refusalOf(answer as ProblemAnswer, response.status);
  }
}

/** The parts of a problem answer (RFC 9457) that a person reads. */
interface ProblemAnswer {
  readonly detail?: string;
  readonly detailZh?: string;
  readonly title?: string;
  readonly titleZh?: string;
  readonly hint?: { readonly zh: string; readonly en: string };
  readonly errors?: readonly { readonly path: string; readonly message: string; readonly messageZh?: string }[];
}

function refusalOf({ detail, detailZh, title, titleZh, hint, errors = [] }: ProblemAnswer, status: number): Error {
  const faults = errors.map(({ path, message, messageZh }) => ({
    zh: `${path} ${messageZh ?? message}`,
    en: `${path} ${message}`,
  }));
  const zh = [detailZh ?? titleZh ?? `热线拒绝了请求（${status}）`, ...faults.map((fault) => fault.zh), hint?.zh];
  const en = [
    detail ?? title ?? `the hotline refused the request (${status})`,
    ...faults.map((fault) => fault.en),
    hint?.en,
  ];
  return refused(zh.filter(Boolean).join('\n'), en.filter(Boolean).join('\n  '));
}

async function requestDevelopmentToken(address: string, jurisdiction: string | undefined): Promise<string> {
  const person = { id: 'command-line', role: 'admin', ...(jurisdiction ? { jurisdiction } : {}) };
  const response = await request(`${address}/dev/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  });
  if (!response.ok)
    throw refused(
      '该热线使用统一身份认证：请用 --token 给出管理员令牌',
      'this hotline takes tokens of an OIDC provider: give an administrator’s token with --token',
    );
  return ((await response.json()) as { token: string }).token;
}

async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { origin } = new URL(url);
    throw Object.assign(
      unreachable(
        `${origin} 没有运行中的热线：请先启动，或用 HOTLINE_HOST 和 HOTLINE_PORT 指明地址`,
        `no hotline answers at ${origin}: start it, or set HOTLINE_HOST and HOTLINE_PORT to its address`,
      ),
      { cause: error },
    );
  }
}

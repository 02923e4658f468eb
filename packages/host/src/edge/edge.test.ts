import { request } from 'node:http';
import { sharedSettings } from '../profile';
import { started, type Started } from '../testing/started';
import { openEdge, type Edge } from './edge';

const LIMIT = 3;

interface Answer {
  readonly status: number | undefined;
  readonly text: string;
}

/** Sends a request with any header, also those that `fetch` forbids. */
const send = (url: string, method: string, headers: Record<string, string>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asked.on('error', reject).end(method === 'POST' ? '{"id":"op","role":"operator"}' : undefined);
  });
/** Calls a public operation once. A service allows one client LIMIT such calls a minute. */
const ask = (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
  send(`${url}/dev/tokens`, 'POST', { 'content-type': 'application/json', ...headers });
const statuses = async (asked: readonly (() => Promise<Answer>)[]): Promise<(number | undefined)[]> => {
  const all: (number | undefined)[] = [];
  for (const one of asked) all.push((await one()).status);
  return all;
};
const allowed = Array<number>(LIMIT).fill(200);

describe('openEdge', () => {
  let service: Started;
  let edge: Edge | undefined;
  /** An edge that trusts the named proxies, and a service that trusts the edge. */
  const open = async (believed: readonly string[] = []): Promise<string> => {
    const { HOTLINE_TRUSTED_PROXIES = '' } = sharedSettings({ data: '', trustedProxies: [...believed] });
    service = await started({
      HOTLINE_PUBLIC_PER_MINUTE: String(LIMIT),
      HOTLINE_TRUSTED_PROXIES,
      HOTLINE_DEV_TOKENS: 'yes',
    });
    edge = await openEdge({
      config: { host: '127.0.0.1', port: 0, trustedProxies: [...believed] },
      addresses: () => ({ fake: [service.url] }),
    });
    return edge.url;
  };
  afterEach(async () => {
    await edge?.close();
    edge = undefined;
    await service.remove();
  });

  it('counts requests by their real address when a client forges forwarding headers', async () => {
    const url = await open();
    const lies: Record<string, string>[] = [
      { 'x-forwarded-for': '203.0.113.1' },
      { 'x-forwarded-for': '203.0.113.2', forwarded: 'for=203.0.113.2' },
      { 'x-real-ip': '203.0.113.3' },
      { 'x-forwarded-for': '127.0.0.1, 203.0.113.4' },
      { connection: 'x-forwarded-for' },
    ];
    expect(await statuses(lies.map((headers) => () => ask(url, headers)))).toEqual([...allowed, 429, 429]);
  });

  it('counts clients behind a trusted proxy separately, and ignores addresses that they forge', async () => {
    const url = await open(['loopback']);
    const from = (address: string) => () => ask(url, { 'x-forwarded-for': address });
    expect(await statuses([1, 2, 3, 4].map((lie) => from(`198.51.100.${lie}, 203.0.113.1`)))).toEqual([
      ...allowed,
      429,
    ]);
    expect(await statuses(Array(LIMIT + 1).fill(from('203.0.113.2')))).toEqual([...allowed, 429]);
  });

  it('counts clients behind several trusted proxies separately, and clients of an untrusted one together', async () => {
    const url = await open(['loopback', '10.0.0.5']);
    const from = (list: string) => () => ask(url, { 'x-forwarded-for': list });
    expect(await statuses([1, 2, 3, 4].map((host) => from(`203.0.113.${host}, 10.0.0.5`)))).toEqual([...allowed, 200]);
    expect(await statuses([1, 2, 3, 4].map((host) => from(`203.0.113.${host}, 10.0.0.6`)))).toEqual([...allowed, 429]);
  });

  it('counts all IPv6 addresses of one /64 network together', async () => {
    const url = await open(['loopback']);
    const from = (address: string) => () => ask(url, { 'x-forwarded-for': address });
    expect(
      await statuses(['2001:db8::1', '2001:db8:0:0:ffff::2', '2001:DB8::1:2:3:4', '2001:db8::5'].map(from)),
    ).toEqual([...allowed, 429]);
    expect(await statuses(['2001:db8:0:1::1', '::ffff:203.0.113.9'].map(from))).toEqual([200, 200]);
  });

  it('ignores forwarding headers at a service without trusted proxies', async () => {
    service = await started({ HOTLINE_PUBLIC_PER_MINUTE: String(LIMIT), HOTLINE_DEV_TOKENS: 'yes' });
    expect(
      await statuses([1, 2, 3, 4].map((lie) => () => ask(service.url, { 'x-forwarded-for': `203.0.113.${lie}` }))),
    ).toEqual([...allowed, 429]);
  });

  it('serves the metrics of all processes, each labelled with its process', async () => {
    const { status, text } = await send(`${await open()}/metrics`, 'GET', {});
    const process = `fake@${new URL(service.url).host}`;
    expect(status).toBe(200);
    expect(text).toContain(`hotline_process_up{process="${process}"} 1`);
    expect(text).toContain(`hotline_lag_events{process="${process}",service="fake"} 0`);
  });

  it('pages show the public address of the product only if a trusted proxy reports it', async () => {
    const says = { host: 'inside:80', 'x-forwarded-host': 'hotline.example', 'x-forwarded-proto': 'https' };
    const page = async (believed: readonly string[]): Promise<string> =>
      (await send(`${await open(believed)}/status`, 'GET', says)).text;
    expect(await page(['loopback'])).toContain('https://hotline.example');
    await edge?.close();
    await service.remove();
    const plain = await page([]);
    expect(plain).toContain('http://inside:80');
    expect(plain).not.toContain('hotline.example');
  });
});

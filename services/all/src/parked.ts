import { parseArgs } from 'node:util';
import { readConfig } from '@hotline/host';

const USAGE = `npm run parked -- list
npm run parked -- replay SERVICE TICKET
npm run parked -- replay --all

Speaks to the running hotline. --token TOKEN names an administrator where tokens come from an OIDC provider.`;

interface Parked {
  readonly service: string;
  readonly ticketId: string;
  readonly events: readonly { readonly type: string }[];
  readonly error: string;
  readonly since: string;
}

class Client {
  constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  static async connect(address: string, token: string | undefined): Promise<Client> {
    return new Client(address, token ?? (await Client.devToken(address)));
  }

  async list(): Promise<Parked[]> {
    return ((await this.call('GET', '/api/v1/parked')) as { parked: Parked[] }).parked;
  }

  async replay(service: string, ticketId: string): Promise<string> {
    return JSON.stringify(await this.call('POST', `/api/v1/parked/${service}/${ticketId}/replay`));
  }

  private static async devToken(address: string): Promise<string> {
    const response = await reach(`${address}/dev/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: 'parked', role: 'admin' }) });
    if (!response.ok) throw new Error('this hotline takes tokens of an OIDC provider: give an administrator’s with --token');
    return ((await response.json()) as { token: string }).token;
  }

  private async call(method: string, path: string): Promise<unknown> {
    const response = await reach(this.address + path, { method, headers: { authorization: `Bearer ${this.token}` } });
    const body = (await response.json()) as { detail?: string; title?: string };
    if (!response.ok) throw new Error(body.detail ?? body.title ?? `the hotline answered ${response.status}`);
    return body;
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw new Error(`no hotline answers at ${url}: start it, or set HOTLINE_HOST and HOTLINE_PORT to where it runs`, { cause: error });
  }
}

async function parked(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { all: { type: 'boolean' }, token: { type: 'string' } } });
  const [verb, service, ticketId] = positionals;
  const { host, port } = readConfig();
  const client = await Client.connect(`http://${host}:${port}`, values.token);
  if (verb === 'list') {
    const all = await client.list();
    for (const one of all) process.stdout.write(`${one.service} ${one.ticketId} ${one.since} ${one.events.map((event) => event.type).join(' → ')}\n  ${one.error}\n`);
    process.stdout.write(`${all.length} parked\n`);
  } else if (verb === 'replay' && (values.all || (service && ticketId))) {
    const which = values.all ? await client.list() : [{ service: service ?? '', ticketId: ticketId ?? '' }];
    for (const one of which) process.stdout.write(`${one.service} ${one.ticketId} ${await client.replay(one.service, one.ticketId)}\n`);
  } else throw new Error(USAGE);
}

parked().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

import { parseArgs } from 'node:util';
import { readConfig } from '@hotline/host';
import { HotlineClient } from '../hotline-client';

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

async function parked(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { all: { type: 'boolean' }, token: { type: 'string' } },
  });
  const [verb, service, ticketId] = positionals;
  const client = await HotlineClient.connect(readConfig(), values);
  const list = async (): Promise<Parked[]> =>
    ((await client.call('GET', '/api/v1/parked')) as { parked: Parked[] }).parked;
  const replay = async (one: Pick<Parked, 'service' | 'ticketId'>): Promise<string> =>
    JSON.stringify(await client.call('POST', `/api/v1/parked/${one.service}/${one.ticketId}/replay`));
  if (verb === 'list') {
    const all = await list();
    for (const one of all)
      process.stdout.write(
        `${one.service} ${one.ticketId} ${one.since} ${one.events.map((event) => event.type).join(' → ')}\n  ${one.error}\n`,
      );
    process.stdout.write(`${all.length} parked\n`);
  } else if (verb === 'replay' && (values.all || (service && ticketId))) {
    const which = values.all ? await list() : [{ service: service ?? '', ticketId: ticketId ?? '' }];
    for (const one of which) process.stdout.write(`${one.service} ${one.ticketId} ${await replay(one)}\n`);
  } else throw new Error(USAGE);
}

parked().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

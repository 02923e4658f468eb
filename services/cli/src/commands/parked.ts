import { readConfig } from '@hotline/host';
import { Command } from 'commander';
import { answering, both, help, type CommandReport, type Terminal } from '../answering';
import { badCommandLine } from '../exit-codes';
import { HotlineClient } from '../hotline-client';
import { localTime } from '../local-time';

/** A ticket whose event could not be handled by a service; later events of the ticket wait. `since` is ISO 8601. */
interface ParkedTicket {
  readonly service: string;
  readonly ticketId: string;
  readonly events: readonly { readonly type: string }[];
  readonly error: string;
  readonly since: string;
}

interface AccessOptions {
  readonly token?: string;
}

const connect = (options: AccessOptions): Promise<HotlineClient> => HotlineClient.connect(readConfig(), options);
const listParked = async (client: HotlineClient): Promise<ParkedTicket[]> =>
  ((await client.call('GET', '/api/v1/parked')) as { parked: ParkedTicket[] }).parked;

async function list(_args: readonly [], options: AccessOptions): Promise<CommandReport> {
  const client = await connect(options);
  const parked = await listParked(client);
  const { timeZone } = (await client.call('GET', '/api/v1/jurisdiction')) as { timeZone: string };
  return {
    lines: [
      ...parked.flatMap((one) => linesOf(one, timeZone)),
      ...both({ zh: `共${parked.length}张工单搁置`, en: `${parked.length} parked tickets` }),
    ],
    data: parked,
  };
}

function linesOf({ service, ticketId, events, error, since }: ParkedTicket, timeZone: string): string[] {
  const { zh, en } = localTime(Date.parse(since), timeZone);
  return [
    `${service} ${ticketId}  ${events.map((event) => event.type).join(' → ')}`,
    `  自${zh}搁置 parked since ${en}`,
    `  ${error}`,
  ];
}

async function replay(
  [service, ticketId]: readonly [string | undefined, string | undefined],
  { all = false, ...options }: AccessOptions & { readonly all?: boolean },
): Promise<CommandReport> {
  if (all ? service !== undefined : service === undefined || ticketId === undefined)
    throw badCommandLine('请给出服务和工单，或只用 --all', 'give a service and a ticket, or --all alone');
  const client = await connect(options);
  const wanted = all ? await listParked(client) : [{ service: service ?? '', ticketId: ticketId ?? '' }];
  const replayed = [];
  for (const one of wanted)
    replayed.push({
      ...one,
      answer: await client.call('POST', `/api/v1/parked/${one.service}/${one.ticketId}/replay`),
    });
  return {
    lines: [
      ...replayed.map((one) => `${one.service} ${one.ticketId}`),
      ...both({ zh: `已重新处理${replayed.length}张工单`, en: `${replayed.length} tickets replayed` }),
    ],
    data: replayed,
  };
}

const withToken = (command: Command): Command =>
  command.option('--token <token>', help('管理员令牌（OIDC）', 'token of an administrator (OIDC)'));

export function parkedCommand(terminal: Terminal): Command {
  const listing = new Command('list').description(help('列出搁置的工单', 'list parked tickets'));
  const replaying = new Command('replay')
    .description(help('重新处理', 'handle the waiting events again, in order'))
    .argument('[service]', help('服务', 'service'))
    .argument('[ticket]', help('工单标识', 'id of the ticket'))
    .option('--all', help('全部', 'every parked ticket'));
  return new Command('parked')
    .description(
      help('运行中的热线上事件无法处理的工单', 'tickets of the running hotline whose event could not be handled'),
    )
    .helpCommand(false)
    .addCommand(answering(withToken(listing), terminal, list))
    .addCommand(answering(withToken(replaying), terminal, replay));
}

import { readConfig } from '@hotline/host';
import { Command } from 'commander';
import { answering, both, counted, help, type CommandReport, type Terminal } from '../answering';
import { badCommandLine } from '../exit-codes';
import { HotlineClient } from '../hotline-client';
import { localTime } from '../local-time';
import { columns } from '../tables';

/** A ticket whose event could not be handled by a service; later events of the ticket wait. `since` is ISO 8601. */
interface ParkedTicket {
  readonly service: string;
  readonly ticketId: string;
  /** Waiting events, beginning with the failed one. */
  readonly events: readonly { readonly type: string }[];
  readonly error: string;
  readonly since: string;
}

/**
 * Answer of the operation `replayParked`; `error`: why an event failed again; this event and the later ones still wait.
 */
interface ReplayResult {
  readonly handled: number;
  readonly error?: string;
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
      ...parked.flatMap((one) => [...linesOf(one, timeZone), '']),
      ...both({ zh: `共${parked.length}张工单挂起`, en: counted(parked.length, 'parked ticket') }),
      ...(parked.length > 0
        ? both({
            zh: '排除原因后重新处理：npm run parked -- replay 服务 工单，或 npm run parked -- replay --all',
            en: 'after the cause is removed: npm run parked -- replay SERVICE TICKET, or npm run parked -- replay --all',
          })
        : []),
    ],
    data: parked,
  };
}

function linesOf({ service, ticketId, events, error, since }: ParkedTicket, timeZone: string): string[] {
  const { zh, en } = localTime(Date.parse(since), timeZone);
  return columns([
    ['服务 service', service],
    ['工单 ticket', ticketId],
    ['挂起时间 parked at', `${zh}  ${en}`],
    ['待处理事件 waiting events', `${events.length}`],
    ...events.map(({ type }, i) => [i === 0 ? '出错事件 failed event' : '后续事件 later event', type] as const),
    ['出错原因 error', error],
  ]);
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
  for (const { service: of, ticketId: id } of wanted) {
    const path = `/api/v1/parked/${encodeURIComponent(of)}/${encodeURIComponent(id)}/replay`;
    const { handled, error } = (await client.call('POST', path)) as ReplayResult;
    replayed.push({ service: of, ticketId: id, handled, ...(error === undefined ? {} : { error }) });
  }
  const failed = replayed.filter(({ error }) => error !== undefined).length;
  return {
    lines: [...replayed.flatMap((one) => [...replayLines(one), '']), ...both(summaryOf(replayed.length, failed))],
    data: replayed,
    failed: failed > 0,
  };
}

const replayLines = (one: ReplayResult & { readonly service: string; readonly ticketId: string }): string[] =>
  columns([
    ['服务 service', one.service],
    ['工单 ticket', one.ticketId],
    ['已处理事件 events handled', `${one.handled}`],
    ...(one.error === undefined ? [] : [['出错原因 error', one.error] as const]),
  ]);

function summaryOf(tickets: number, failed: number): { readonly zh: string; readonly en: string } {
  if (failed === 0) return { zh: `已重新处理${tickets}张工单`, en: `${counted(tickets, 'ticket')} handled again` };
  return {
    zh: `${tickets}张工单中有${failed}张再次出错，仍然挂起`,
    en: `${failed} of ${counted(tickets, 'ticket')} failed again and stay parked`,
  };
}

const withToken = (command: Command): Command =>
  command.option('--token <token>', help('管理员令牌（OIDC）', 'token of an administrator (OIDC)'));

export function parkedCommand(terminal: Terminal): Command {
  const listing = new Command('list').description(help('列出挂起的工单', 'list parked tickets'));
  const replaying = new Command('replay')
    .description(help('重新处理', 'handle the waiting events again, in order'))
    .argument('[service]', help('服务', 'service'))
    .argument('[ticket]', help('工单标识', 'id of the ticket'))
    .option('--all', help('全部', 'every parked ticket'));
  return new Command('parked')
    .description(
      help(
        '运行中的热线上因事件处理出错而挂起的工单',
        'tickets of the running hotline whose event could not be handled',
      ),
    )
    .helpCommand(false)
    .addCommand(answering(withToken(listing), terminal, list))
    .addCommand(answering(withToken(replaying), terminal, replay));
}

import * as api from '@hotline/contracts';
import * as people from '../people';
import type { TestPerson } from '../client';
import type { ReadTicket } from '../world';
import type { Lives } from './lives';

const MINUTE = 60_000;
const squad = people.of('squad-east');
const bureau = people.of('bureau');
const call = {
  channel: 'phone' as const,
  narrative: '路口摆摊占道',
  location: { region: 'east' },
  caller: { name: '王建国', phone: '13800138000' },
};
const resolution = {
  outcome: 'resolved' as const,
  truth: 'confirmed' as const,
  done: '已劝离',
  publicReply: '摊位已搬走',
};

/** Result of a journey, which must be the same however often the product died on the way. */
export interface Ending {
  readonly state: string;
  readonly history: readonly string[];
  readonly clocks: readonly string[];
  readonly messages: readonly string[];
}

/** Takes one ticket from the call to the satisfied caller, with a warning, a return and a redo. */
export async function journey(lives: Lives): Promise<Ending> {
  let commands = 0;
  const execute = <O extends api.Operation>(
    operation: O,
    params: Record<string, string>,
    body: api.RequestBodyOf<O>,
    as: TestPerson,
  ): Promise<api.ResponseOf<O>> => lives.execute(operation, { params, body }, { as, key: `command-${++commands}` });
  const { ticketId } = await execute(api.registerTicket, {}, call, people.operator);
  const on = { ticketId };
  await lives.moveBy(24 * MINUTE);
  await execute(api.acknowledgeDispatch, on, {}, squad);
  await execute(api.requestReturn, on, { code: 'not-our-power', reason: '跨镇', basis: '权责清单' }, squad);
  await execute(api.decideReturn, on, { grant: true, to: 'bureau', reason: '同意' }, people.dispatcher);
  await execute(api.acknowledgeDispatch, on, {}, bureau);
  await execute(api.recordContact, on, { outcome: 'reached' }, bureau);
  await execute(api.resolveTicket, on, resolution, people.leaderOf('bureau', '张'));
  await execute(
    api.recordCallback,
    on,
    { caller: ticketId, reached: true, resolution: 'not-resolved', satisfaction: 'dissatisfied', note: '还在' },
    people.caller,
  );
  await execute(api.acknowledgeDispatch, on, {}, bureau);
  await execute(api.recordContact, on, { outcome: 'reached' }, bureau);
  await execute(api.resolveTicket, on, resolution, bureau);
  await execute(api.signResolution, on, { sign: true }, people.leaderOf('bureau', '李'));
  await execute(
    api.recordCallback,
    on,
    { caller: ticketId, reached: true, resolution: 'resolved', satisfaction: 'satisfied' },
    people.caller,
  );
  return endingOf(
    await lives.insist((client) => client.call(api.readTicket, { params: on }, { as: people.supervisor })),
  );
}

function endingOf(ticket: ReadTicket): Ending {
  const sent = ticket.history.filter(({ type }) => type === 'MessageSent');
  return {
    state: `${ticket.state} ${ticket.lead} round ${ticket.round} hop ${ticket.hop}`,
    history: ticket.history
      .map(({ id, type }) => `${id.replace(ticket.ticketId, 'ticket')} ${type}`)
      .sort(bySourceAndSequence),
    clocks: ticket.clocks.map(({ name, stage, state }) => `${name}.${stage} ${state}`).sort(),
    messages: sent.map(({ data }) => String(data.messageId).replaceAll(ticket.ticketId, 'ticket')).sort(),
  };
}

/** The log keeps the order of each producer's events; between producers the order may differ from run to run. */
function bySourceAndSequence(a: string, b: string): number {
  const [sourceA = '', , sequenceA = ''] = a.split(/[. ]/);
  const [sourceB = '', , sequenceB = ''] = b.split(/[. ]/);
  return sourceA.localeCompare(sourceB) || Number(sequenceA) - Number(sequenceB);
}

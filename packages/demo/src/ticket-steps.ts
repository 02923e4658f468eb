import * as api from '@hotline/contracts';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { oneOf, type Chance } from './chance';
import type { Acting, CountyClient } from './county-client';
import { demoPhoto } from './demo-photo';
import type { TicketFate, WaitingState } from './fate';

export type DemoTicket = api.ResponseOf<typeof api.readTicket>;

export interface StepParts {
  readonly client: CountyClient;
  readonly jurisdiction: Jurisdiction;
  readonly chance: Chance;
}

export interface Visited {
  readonly ticket: DemoTicket;
  readonly fate: TicketFate;
  /** Number of earlier visits to the ticket in this state. */
  readonly before: number;
}

/** Somebody works on a ticket. Resolves to false when nobody will work on the ticket again; it then keeps its state. */
type Step = (visited: Visited, parts: StepParts) => Promise<boolean>;

const people = {
  operator: { id: 'operator-1', role: 'operator' },
  dispatcher: { id: 'dispatcher-1', role: 'dispatcher' },
  supervisor: { id: 'supervisor-1', role: 'supervisor' },
  coordinator: { id: 'coordinator-1', role: 'coordinator' },
  reviewer: { id: 'reviewer-1', role: 'reviewer' },
  callback: { id: 'callback-1', role: 'callback' },
} as const satisfies Record<string, Acting>;

const clerkOf = ({ lead = '' }: DemoTicket): Acting => ({ id: `${lead}-1`, role: 'unit', unit: lead });
/** The person who signs for the unit. In a squad, the leader signs in odd rounds and another person in even rounds. */
const signatoryOf = ({ lead = '', round }: DemoTicket): Acting => ({
  id: `${lead}-${lead.startsWith('squad-') && round % 2 === 1 ? 3 : 1}`,
  role: 'signatory',
  unit: lead,
});
const at = ({ ticketId }: DemoTicket) => ({ ticketId });

/** The data of the latest event of a type. */
const latest = ({ history }: DemoTicket, type: string): Readonly<Record<string, unknown>> | undefined =>
  history.filter((entry) => entry.type === type).at(-1)?.data;

const classify: Step = async ({ ticket, fate }, { client }) => {
  if (fate.waitsForPerson) return false;
  const read = await client.call(api.readClassification, people.dispatcher, at(ticket));
  const likely = read?.proposal.matter ?? read?.proposal.alternatives[0];
  if (!likely) return false;
  await client.call(api.classifyTicket, people.dispatcher, at(ticket), { matter: likely.code });
  return true;
};

const provide: Step = async ({ ticket, fate }, { client, jurisdiction, chance }) => {
  if (fate.waitsForPerson) return false;
  const fact = String(latest(ticket, 'RoutingFactsNeeded')?.fact ?? '');
  const values = jurisdiction.facts.get(fact)?.values ?? [];
  const towns = [...jurisdiction.regions.values()].filter(({ level }) => level === 'street' || level === 'town');
  const body =
    values.length > 0
      ? { facts: { [fact]: oneOf(chance, values).value } }
      : { region: oneOf(chance, towns.length > 0 ? towns : [...jurisdiction.regions.values()]).code };
  await client.call(api.provideFacts, people.operator, at(ticket), body);
  return true;
};

const designate: Step = async ({ ticket, fate }, { client }) => {
  const candidates = (latest(ticket, 'JurisdictionDisputed')?.candidates ?? []) as readonly { readonly unit: string }[];
  const [first] = candidates;
  if (fate.waitsForPerson || !first) return false;
  await client.call(api.designateUnit, people.coordinator, at(ticket), {
    lead: first.unit,
    document: '行政执法协调会议纪要第1号',
    basis: '本级政府权责清单',
    reason: '经协商，由最先接触现场的单位主办',
  });
  return true;
};

const dispatch: Step = async ({ ticket, fate }, { client }) => {
  const former = latest(ticket, 'TicketDispatched')?.lead;
  if (fate.waitsForPerson || typeof former !== 'string') return false;
  await client.call(api.dispatchTicket, people.dispatcher, at(ticket), { lead: former, reason: '请按时签收办理' });
  return true;
};

const acknowledge: Step = async ({ ticket, fate }, { client }) => {
  if (fate.neglected) return false;
  await client.call(api.acknowledgeDispatch, clerkOf(ticket), at(ticket), {});
  return true;
};

const decideReturn: Step = async ({ ticket, fate }, { client }) => {
  if (fate.waitsForPerson) return false;
  const body = {
    grant: fate.grantsReturn,
    reason: fate.grantsReturn ? '情况属实，同意改派' : '属本单位职责，请继续办理',
  };
  const decided = await client.call(api.decideReturn, people.dispatcher, at(ticket), body);
  if (!decided) await client.call(api.decideReturn, people.supervisor, at(ticket), body);
  return true;
};

/** Another unit that could lead the ticket. */
const otherUnit = ({ why, assistants, lead }: DemoTicket): string =>
  [why?.runnerUp?.unit, ...assistants, 'enforcement-bureau', 'municipal-centre'].find(
    (unit) => unit !== undefined && unit !== lead,
  ) ?? '';

/** The unit could not confirm the report of the caller. The hotline reviews such resolutions. */
const UNTRUE = { outcome: 'untrue', truth: 'not-confirmed' } as const;

const TRUE = { outcome: 'resolved', truth: 'confirmed' } as const;

const FOUND = [
  '已到现场劝离并清理，路面恢复整洁。',
  '已责令当事人限期整改，复查时已改正。',
  '已派员维修，现可正常使用。',
  '已约谈负责人，并安排每日巡查。',
];

const handle: Step = async ({ ticket, fate, before }, { client, chance }) => {
  const clerk = clerkOf(ticket);
  if (before === 0) {
    await client.call(api.recordContact, clerk, at(ticket), { outcome: 'reached', note: '已与诉求人约定处理时间' });
    return true;
  }
  if (fate.asksReturn && ticket.round === 1 && ticket.hop === 1 && before === 1) {
    await client.call(api.requestReturn, clerk, at(ticket), {
      code: 'not-our-power',
      reason: '该处不在本单位管辖范围',
      basis: '本级权责清单第三条',
      proposedUnit: otherUnit(ticket),
    });
    return true;
  }
  const reply = oneOf(chance, FOUND);
  await client.call(api.resolveTicket, fate.byClerk ? clerk : signatoryOf(ticket), at(ticket), {
    ...(fate.isUntrue ? UNTRUE : TRUE),
    done: reply,
    publicReply: `您反映的问题${reply}感谢您的监督。`,
    answers: (ticket.demands ?? []).map((_, i) => ({ demand: i + 1, answer: reply })),
    evidence: await photographed(client, ticket),
  });
  return true;
};

/** Takes a photo after the work. */
async function photographed(client: CountyClient, ticket: DemoTicket): Promise<string[]> {
  const photo = demoPhoto(`${ticket.ticketId} ${ticket.round}`);
  const file = await client.attach(clerkOf(ticket), ticket.ticketId, 'after', photo);
  return file ? [file] : [];
}

const sign: Step = async ({ ticket, before }, { client }) => {
  await client.call(api.signResolution, signatoryOf(ticket), at(ticket), { sign: true });
  return before === 0;
};

const review: Step = async ({ ticket, fate, before }, { client }) => {
  if (fate.waitsForPerson) return false;
  await client.call(api.reviewResolution, people.reviewer, at(ticket), { accept: true });
  return before === 0;
};

const callBack: Step = async ({ ticket, fate, before }, { client }) => {
  const unreached = fate.unreachedFirst && before === 0;
  const isSatisfied = fate.satisfaction !== 'dissatisfied' || (ticket.round > 1 && fate.grantsReturn);
  const answer = isSatisfied
    ? { resolution: 'resolved' as const, satisfaction: ticket.round > 1 ? ('satisfied' as const) : said(fate) }
    : { resolution: 'not-resolved' as const, satisfaction: 'dissatisfied' as const, note: '没过几天又恢复原样了' };
  await client.call(api.recordCallback, people.callback, at(ticket), {
    caller: ticket.ticketId,
    ...(unreached ? { reached: false } : { reached: true, ...answer }),
  });
  return true;
};
const said = ({ satisfaction }: TicketFate) => (satisfaction === 'dissatisfied' ? 'satisfied' : satisfaction);

/** What people do with a ticket, by the state in which it waits. */
export const steps: Readonly<Record<WaitingState, Step>> = {
  'awaiting-classification': classify,
  'awaiting-facts': provide,
  disputed: designate,
  'awaiting-dispatch': dispatch,
  dispatched: acknowledge,
  acknowledged: handle,
  'return-requested': decideReturn,
  'awaiting-signature': sign,
  'in-review': review,
  answered: callBack,
  resolved: callBack,
};

/** Registers a call. Resolves to the new ticket, with the open tickets that may be about the same. */
export const takeCall = (
  { client }: StepParts,
  call: api.RequestBodyOf<typeof api.registerTicket>,
): Promise<api.ResponseOf<typeof api.registerTicket> | undefined> =>
  client.call(api.registerTicket, people.operator, {}, { ...call, separate: true });

export const mergeInto = ({ client }: StepParts, ticketId: string, into: string): Promise<unknown> =>
  client.call(api.mergeTicket, people.dispatcher, { ticketId }, { into, reason: '同一地点、同一事项' });

export const readForDemo = ({ client }: StepParts, ticketId: string): Promise<DemoTicket | undefined> =>
  client.call(api.readTicket, people.supervisor, { ticketId });

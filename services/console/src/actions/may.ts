import type { Approval, TicketDetail } from '../api/paths';
import type { SignedInPerson } from '../session/session';
import { isOpen } from '../tickets/states';
import type { ActionSubject, TicketAction } from './action';
import { assistanceActions } from './assistance-actions';
import { callbackActions } from './callback-actions';
import { clockActions } from './clock-actions';
import { closureActions } from './closure-actions';
import { callerViewDecision, precedentActions } from './decision-actions';
import { disputeActions } from './dispute-actions';
import { hotlineActions } from './hotline-actions';
import { issueActions } from './issue-actions';
import { refusalActions } from './refusing/refusal-actions';
import { suspensionActions } from './suspension-actions';
import { unitActions } from './unit-actions';

export const ticketActions: readonly TicketAction[] = [
  ...unitActions,
  ...callbackActions,
  ...hotlineActions,
  ...closureActions,
  ...refusalActions,
  ...clockActions,
  ...suspensionActions,
  ...precedentActions,
  ...disputeActions,
  ...assistanceActions,
  ...issueActions,
];

function fits({ states }: TicketAction, { state }: Pick<TicketDetail, 'state'>): boolean {
  if (states === 'any') return state !== 'merged';
  if (states === 'open') return isOpen(state);
  return states.includes(state);
}

/**
 * The actions on this ticket that are offered to this person now, the most likely first. Only leaves out what the
 * server would refuse; the server decides.
 */
export const actionsFor = (ticket: ActionSubject, person: SignedInPerson): TicketAction[] =>
  ticketActions
    .filter((action) => action.roles.includes(person.role) && fits(action, ticket))
    .filter((action) => !action.isOfLead || ticket.lead === person.unit)
    .filter((action) => !action.isOfUnits || [ticket.lead, ...ticket.assistants].includes(person.unit))
    .filter((action) => action.isFor?.(ticket, person) ?? true)
    .sort((one, other) => rank(one, ticket.state) - rank(other, ticket.state));

/** The action by which somebody decides on each kind of request. */
const DECIDED_BY: Readonly<Record<Approval['kind'], string>> = {
  extension: 'extension-decision',
  pause: 'pause-decision',
  suspension: 'suspension-decision',
  closure: 'closure-decision',
  refusal: 'refusal-decision',
  signature: 'sign',
  review: 'review',
  return: 'decide-return',
  precedent: 'precedent-decision',
  'caller-view': callerViewDecision.id,
};
export const decisionOn = (kind: Approval['kind']): TicketAction =>
  [...ticketActions, callerViewDecision].find(({ id }) => id === DECIDED_BY[kind]) as TicketAction;

/** The action for which a ticket in this state waits; it is offered first. */
const SETTLES: Partial<Record<TicketDetail['state'], string>> = {
  'awaiting-classification': 'classify',
  'awaiting-facts': 'facts',
};
const rank = ({ id, states, tone }: TicketAction, state: TicketDetail['state']): number =>
  (SETTLES[state] === id ? -4 : 0) + (typeof states === 'string' ? 2 : 0) + (tone === 'main' ? 0 : 1);

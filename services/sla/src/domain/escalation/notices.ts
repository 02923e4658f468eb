import type { EventData, NewEvent, Role } from '@hotline/contracts';
import type { Act, Context, Decided, Decision } from '@hotline/runtime';
import type { EscalationStep } from '@hotline/jurisdiction';
import { findStage, isRunning, whichOf, type SlaClock, type TimedTarget } from '../sla-clock';
import type { SlaView } from '../view';
import { escalatedText, noticeText } from './phrases';
import type { Escalation } from './ladder';
import type { RecipientSeat } from './seats';
import type { Notice, Recipient } from './state';

export const SEND = 'send-message';

export const noticeId = (ticketId: string, n: number): string => `${ticketId}.${n}`;

/**
 * Gives a notice to each person whom the directory named for an escalation step, and sends messages if the pack says
 * so.
 */
export function told(
  state: SlaClock,
  act: Act,
  recipients: readonly Recipient[],
  { now, view }: Context<SlaView>,
): Decided<SlaClock> {
  const { name, stage, step: id } = act.data as unknown as Escalation;
  const target = findStage(state, name, stage);
  const step = view.ladder(name, state.urgency).find((one) => one.id === id) ?? view.step(id);
  if (!target || !('dueAt' in target) || !step || recipients.length === 0) return undefined;
  const given = recipients.map((recipient, i) => noticeFor(state, { recipient, target, step, i }, { now, view }));
  const waiting = isRunning(target) ? given : [];
  return {
    state: { ...state, notices: [...state.notices, ...waiting], given: state.given + given.length },
    events: [escalated(act, { target, step, given, recipients }, view)],
    acts: step.message ? messages(recipients, given) : [],
  };
}

interface Given {
  readonly recipient: Recipient;
  readonly target: TimedTarget;
  readonly step: EscalationStep;
  readonly i: number;
}

function noticeFor(
  state: SlaClock,
  { recipient, target, step, i }: Given,
  { now, view }: Pick<Context<SlaView>, 'now' | 'view'>,
): Notice {
  const { person, unit, standsInFor } = recipient;
  const { name, stage, dueAt } = target;
  return {
    n: state.given + i + 1,
    name,
    stage,
    step: step.id,
    at: now,
    dueAt,
    text: noticeText({ ticketNo: state.ticketNo, clock: target, dueAt, step }, view, now),
    unit,
    ...(person ? { person: person.id, personName: person.name } : {}),
    ...(standsInFor ? { standsInFor } : {}),
  };
}

interface Told {
  readonly target: TimedTarget;
  readonly step: EscalationStep;
  readonly given: readonly Notice[];
  readonly recipients: readonly Recipient[];
}

function escalated({ id }: Act, { target, step, given, recipients }: Told, view: SlaView): NewEvent {
  const ticketId = id.slice(id.indexOf('.') + 1, id.indexOf('.escalation.'));
  const to = recipients.map(({ unit, seat, person }, i): EventData<'TicketEscalated'>['to'][number] => ({
    notice: noticeId(ticketId, (given[i] as Notice).n),
    unit,
    ...seatOf(seat),
    ...(person ? { person: person.id } : {}),
  }));
  const text = escalatedText(target, step, recipients, view);
  return { type: 'TicketEscalated', data: { ...whichOf(target), step: step.id, to, text } };
}

const seatOf = (seat: RecipientSeat): { role: Role } | { post: string } =>
  'role' in seat ? { role: seat.role } : { post: seat.post };

/** Text messages to the recipients who have a telephone number. */
export const messages = (recipients: readonly Recipient[], given: readonly Notice[]): Decision<SlaClock>['acts'] =>
  recipients.flatMap(({ person }, i) => {
    const { n, text } = given[i] as Notice;
    return person?.phone === undefined
      ? []
      : [{ name: `notice.${n}`, type: SEND, data: { template: 'notice', text: text.zh, phone: person.phone } }];
  });

/** Removes the notices of clocks that do not run, because nobody has to act on them any more. */
export const withoutStopped = (state: SlaClock): SlaClock => {
  const waiting = state.notices.filter(({ name, stage, suspension }) =>
    suspension ? state.suspension !== undefined : isRunning(findStage(state, name, stage)),
  );
  return waiting.length === state.notices.length ? state : { ...state, notices: waiting };
};

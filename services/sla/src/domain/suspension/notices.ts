import type { NewEvent, Text } from '@hotline/contracts';
import { dayText } from '@hotline/contracts/phrases';
import type { Act, Context, Decided } from '@hotline/runtime';
import type { ClockChange } from '../clock-change';
import { messages, noticeId } from '../escalation/notices';
import type { Notice, Recipient } from '../escalation/state';
import type { SlaClock } from '../sla-clock';
import type { SlaView } from '../view';
import { isMissed, isReviewDue, type Suspension } from './state';

/** Type of the act that finds out who watches over a suspension and notifies them. */
export const WATCH = 'watch-suspension';

/** Data of the act: which suspension of the ticket, and `milestone-1` or `review-2`. */
export interface Watch {
  readonly number: number;
  readonly step: string;
}

/** Notifies people about each missed milestone and each review that is due, once for each. */
export function watch(change: ClockChange, now: number): ClockChange {
  const { suspension } = change.state;
  if (!suspension) return change;
  const { number, milestones, reviews } = suspension;
  const steps = [
    ...milestones.flatMap((one, i) => (isMissed(one, now) ? [`milestone-${i + 1}`] : [])),
    ...reviews.flatMap((one, i) => (isReviewDue(one, now) ? [`review-${i + 1}`] : [])),
  ];
  if (steps.length === 0) return change;
  const acts = steps.map((step) => ({ name: `suspension.${number}.${step}`, type: WATCH, data: { number, step } }));
  return {
    ...change,
    state: {
      ...change.state,
      suspension: {
        ...suspension,
        milestones: milestones.map((one) => (isMissed(one, now) ? { ...one, noticed: true as const } : one)),
        reviews: reviews.map((one) => (isReviewDue(one, now) ? { ...one, noticed: true as const } : one)),
      },
    },
    acts: [...(change.acts ?? []), ...acts],
  };
}

interface Point {
  readonly at: number;
  readonly isOpen: boolean;
  readonly text: Text;
}

/** The milestone or review of a step; undefined when the plan has none of this name. */
function pointOf({ milestones, reviews }: Suspension, step: string): Point | undefined {
  const [kind, number] = step.split('-');
  if (kind === 'milestone') {
    const one = milestones[Number(number) - 1];
    const day = one && dayText(one.on);
    return (
      one &&
      day && {
        at: one.missedAt,
        isOpen: one.reachedAt === undefined,
        text: {
          zh: `挂账里程碑“${one.what}”应于${day.zh}前完成，尚未报告完成`,
          en: `the milestone “${one.what}” of its suspension was due on ${day.en} and is not reported`,
        },
      }
    );
  }
  const one = reviews[Number(number) - 1];
  const day = one && dayText(one.on);
  return (
    one &&
    day && {
      at: one.dueAt,
      isOpen: one.doneAt === undefined,
      text: { zh: `挂账应于${day.zh}复核`, en: `its suspension is to be reviewed on ${day.en}` },
    }
  );
}

/** Gives a notice to each person who watches over the suspension. */
export function watched(
  state: SlaClock,
  { id, data }: Act,
  recipients: readonly Recipient[],
  { now, view }: Context<SlaView>,
): Decided<SlaClock> {
  const { number, step } = data as unknown as Watch;
  const { suspension, ticketNo } = state;
  const point = suspension?.number === number ? pointOf(suspension, step) : undefined;
  if (!suspension || !point?.isOpen || recipients.length === 0) return undefined;
  const { name, stage } = suspension;
  const ticket =
    ticketNo === undefined ? { zh: '工单', en: 'A ticket' } : { zh: `工单${ticketNo}`, en: `Ticket ${ticketNo}` };
  const text = { zh: `${ticket.zh}${point.text.zh}`, en: `${ticket.en}: ${point.text.en}` };
  const given = recipients.map(({ person, unit, standsInFor }, i): Notice => ({
    n: state.given + i + 1,
    ...{ name, stage, step, at: now, dueAt: point.at, text, unit },
    suspension: true,
    ...(person ? { person: person.id, personName: person.name } : {}),
    ...(standsInFor ? { standsInFor } : {}),
  }));
  const ticketId = id.slice(id.indexOf('.') + 1, id.indexOf('.suspension.'));
  const to = recipients.map(({ unit, seat, person }, i) => ({
    notice: noticeId(ticketId, (given[i] as Notice).n),
    unit,
    ...('role' in seat ? { role: seat.role } : { post: seat.post }),
    ...(person ? { person: person.id } : {}),
  }));
  const told: NewEvent = { type: 'TicketEscalated', data: { name, stage, step, to, text: point.text } };
  return {
    state: { ...state, notices: [...state.notices, ...given], given: state.given + given.length },
    events: [told],
    acts: view.suspensions?.message ? messages(recipients, given) : [],
  };
}

import { targetNameLabels, ticketStateLabels, urgencyLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { ListedTicket, TicketState } from '../api/paths';
import { useWorkingTime } from '../jurisdiction/use-jurisdiction';
import { dueWords } from '../language/due-words';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { useNow } from '../language/use-now';
import { when } from '../language/when';
import { Icon } from '../ui/icon';
import { isOpen, stateLooks } from './states';

const words = {
  red: t('红牌', 'Red card'),
  yellow: t('黄牌', 'Yellow card'),
  pending: t('时限待定', 'No date yet'),
  due: t('到期', 'due'),
  problem: t('问题工单', 'Problem ticket'),
  extension: t('延期待批', 'Extension asked'),
  pause: t('暂停待批', 'Pause asked'),
  suspension: t('挂账待批', 'Suspension asked'),
  refusal: t('不予受理待批', 'Refusal asked'),
};

export function StateTag({ state }: { state: TicketState }): ReactNode {
  const say = useSay();
  const { tone, icon } = stateLooks[state];
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon} />
      {say(ticketStateLabels[state])}
    </span>
  );
}

/** Shows the urgency of a ticket; nothing if it is normal. */
export function UrgencyTag({ urgency }: { urgency: ListedTicket['urgency'] }): ReactNode {
  const say = useSay();
  if (urgency === 'normal') return null;
  const isCritical = urgency === 'critical';
  return (
    <span className={isCritical ? 'tag red-card' : 'tag orange-line'}>
      <span className="mark" aria-hidden="true">
        {isCritical ? '▲▲' : '▲'}
      </span>
      {say(urgencyLabels[urgency])}
    </span>
  );
}

type Dated = Pick<ListedTicket, 'dueAt' | 'warnAt' | 'dueUnit' | 'dueTarget' | 'state'>;

/**
 * Time left until the next target: a yellow card from the warning on, a red card when it is overdue. `isLong` adds the
 * target and its due time.
 */
export function DueTag({ ticket, isLong = false }: { ticket: Dated; isLong?: boolean }): ReactNode {
  const say = useSay();
  const now = useNow();
  const time = useWorkingTime();
  if (!isOpen(ticket.state)) return null;
  if (!ticket.dueAt) return ticket.dueTarget ? <span className="tag bare quiet">{say(words.pending)}</span> : null;
  const left = say(dueWords({ dueAt: ticket.dueAt, dueUnit: ticket.dueUnit }, now, time));
  const at = say(when(ticket.dueAt, now));
  const target = ticket.dueTarget ? say(targetNameLabels[ticket.dueTarget]) : '';
  const title = `${target} ${at} ${say(words.due)}`;
  const isOver = Date.parse(ticket.dueAt) <= now;
  const isWarned = ticket.warnAt !== undefined && Date.parse(ticket.warnAt) <= now;
  const tail = isLong ? ` · ${target} ${at}` : '';
  if (isOver)
    return (
      <span className="tag red-card" title={title}>
        <span aria-hidden="true">■</span>
        {say(words.red)} {left}
        {tail}
      </span>
    );
  if (isWarned)
    return (
      <span className="tag yellow-card" title={title}>
        <span aria-hidden="true">▮</span>
        {say(words.yellow)} {left}
        {tail}
      </span>
    );
  return (
    <span className="tag bare" title={title}>
      <Icon name="clock" />
      {left}
      {tail}
    </span>
  );
}

export function ProblemTag({ isProblem }: { isProblem: boolean }): ReactNode {
  const say = useSay();
  return isProblem ? <span className="tag violet">{say(words.problem)}</span> : null;
}

/** Shows that the ticket is suspended, and until which day. */
export function SuspendedTag({ ticket: { suspension } }: { ticket: Pick<ListedTicket, 'suspension'> }): ReactNode {
  const say = useSay();
  if (!suspension) return null;
  return (
    <span className="tag grey">
      <Icon name="clock" />
      {say(t(`挂账至 ${suspension.until}`, `Suspended until ${suspension.until}`))}
    </span>
  );
}

/** Shows the first day of a promise that the callers still wait for. */
export function PromiseTag({ ticket: { promises = [] } }: { ticket: Pick<ListedTicket, 'promises'> }): ReactNode {
  const say = useSay();
  const awaited = promises.filter(({ state }) => state === 'running' || state === 'broken');
  const [first] = awaited.sort((one, other) => one.on.localeCompare(other.on));
  if (!first) return null;
  const isBroken = first.state === 'broken';
  return (
    <span className={isBroken ? 'tag red-line' : 'tag blue'}>
      <Icon name={isBroken ? 'alert' : 'clock'} />
      {say(t(`承诺 ${first.on}`, `Promised ${first.on}`))}
    </span>
  );
}

/** What was planned or promised for the ticket. */
export const PlanTags = ({ ticket }: { ticket: Pick<ListedTicket, 'suspension' | 'promises'> }): ReactNode => (
  <>
    <SuspendedTag ticket={ticket} />
    <PromiseTag ticket={ticket} />
  </>
);

/** Shows that a request waits for a decision: a refusal of the ticket, or a change of its clocks. */
export function RequestTag({
  ticket: { extensionRequest, pauseRequest, suspensionRequest, refusalRequest },
}: {
  ticket: Pick<ListedTicket, 'extensionRequest' | 'pauseRequest' | 'suspensionRequest' | 'refusalRequest'>;
}): ReactNode {
  const say = useSay();
  const asked = [
    refusalRequest && words.refusal,
    extensionRequest && words.extension,
    pauseRequest && words.pause,
    suspensionRequest && words.suspension,
  ].find((one) => one !== undefined);
  if (!asked) return null;
  return (
    <span className="tag orange">
      <Icon name="clock" />
      {say(asked)}
    </span>
  );
}

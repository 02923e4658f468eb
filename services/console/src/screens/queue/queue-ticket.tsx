import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { FilesPanel } from '../../files/files-panel';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { DueTag, StateTag, UrgencyTag } from '../../tickets/tags';
import { useTicket } from '../../tickets/use-tickets';
import { Button } from '../../ui/button';
import { Failure, Loading } from '../../ui/states';
import { CallerPanel } from '../ticket/caller-panel';
import { Clocks } from '../ticket/clocks';
import { History } from '../ticket/history';
import { WhyHere } from '../ticket/why-here';
import { officersOf, Steps } from '../ticket/ticket-screen';
import { Promises } from '../ticket/promises';
import { SuspensionPlan } from '../ticket/suspension-plan';
import { Story } from '../ticket/told';

const words = {
  back: t('返回', 'Back'),
  unclassified: t('待分类', 'Not classified'),
  whole: t('完整工单', 'Whole ticket'),
};

/** The chosen ticket, with its actions within reach of the thumb. */
export function QueueTicket({ ticketId, onBack }: { ticketId: string; onBack: () => void }): ReactNode {
  const say = useSay();
  const names = useNames();
  const { data: ticket, error, refetch } = useTicket(ticketId);
  if (error && !ticket) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!ticket) return <Loading rows={6} />;
  return (
    <div className="queue-ticket">
      <div className="queue-ticket-head">
        <span className="only-narrow">
          <Button tone="quiet" icon="back" onClick={onBack}>
            {say(words.back)}
          </Button>
        </span>
        <h2 className="spread">{ticket.matter ? say(names.matter(ticket.matter)) : say(words.unclassified)}</h2>
        <Link to="/tickets/$ticketId" params={{ ticketId }}>
          {say(words.whole)}
        </Link>
      </div>
      <div className="line wrap queue-ticket-tags">
        <StateTag state={ticket.state} />
        <UrgencyTag urgency={ticket.urgency} />
        <DueTag ticket={ticket} isLong />
        <span className="quiet">{ticket.ticketNo}</span>
        <span className="quiet">{officersOf(ticket)}</span>
      </div>
      <Story ticket={ticket} />
      <FilesPanel ticket={ticket} />
      <WhyHere ticket={ticket} />
      <CallerPanel ticket={ticket} />
      <SuspensionPlan ticket={ticket} />
      <Promises ticket={ticket} />
      <Clocks ticket={ticket} />
      <History ticket={ticket} />
      <div className="thumb-bar">
        <Steps ticket={ticket} />
      </div>
    </div>
  );
}

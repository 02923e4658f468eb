import { followUpActLabels } from '@hotline/contracts/labels';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TicketDetail } from '../../api/paths';
import { useSay } from '../../language/language';
import { t } from '../../language/text';

const words = {
  sounds: t('像是跟进', 'Sounds like a call about'),
  none: t('来电人名下没有可对应的工单', 'the caller has no ticket that would fit'),
};

/** The tickets of the caller that this call may be about. */
export function FollowedTickets({ ticket: { followUp } }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  if (!followUp) return null;
  return (
    <p className="line wrap">
      <span className="quiet">{say(words.sounds)}</span>
      <span className="tag orange">{say(followUpActLabels[followUp.act])}</span>
      {followUp.tickets.length === 0 && <span className="quiet">{say(words.none)}</span>}
      {followUp.tickets.map(({ ticketId, ticketNo }) => (
        <Link key={ticketId} to="/tickets/$ticketId" params={{ ticketId }}>
          {ticketNo}
        </Link>
      ))}
    </p>
  );
}

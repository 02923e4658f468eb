import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { ActionForm } from '../../actions/forms/action-form';
import { actionsFor } from '../../actions/may';
import { useJurisdiction } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { usePerson } from '../../session/use-person';
import { useTicket } from '../../tickets/use-tickets';
import { Dialog } from '../../ui/layers';
import { Failure, Loading } from '../../ui/states';

const words = {
  title: t('特急转接', 'Emergency'),
  close: t('关闭', 'Close'),
  first: t('先电话转接，再记入工单', 'Connect the caller by telephone first, then record it on the ticket'),
  noTicket: t('没有打开的工单，无法记录转接', 'No ticket is open, so the hand-over cannot be recorded'),
  register: t('去登记这通来电', 'Register this call'),
  find: t('查找工单', 'Find the ticket'),
  ended: t('打开的工单已结束，不能记录转接', 'The open ticket has ended, so no hand-over can be recorded'),
};
const HAND_OVER = 'hand-over';

interface LayerParts {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** The ticket that is open on the screen behind the layer. */
  readonly ticketId: string | undefined;
}

/** Opens over every screen: the emergency numbers, and the form that records the hand-over on the open ticket. */
export function EmergencyLayer({ isOpen, onClose, ticketId }: LayerParts): ReactNode {
  const say = useSay();
  return (
    <Dialog title={say(words.title)} isOpen={isOpen} onClose={onClose} closeLabel={say(words.close)} size={640}>
      <div className="stack">
        <EmergencyNumbers />
        <p className="consequence">{say(words.first)}</p>
        {ticketId ? <HandOver ticketId={ticketId} onDone={onClose} /> : <NoTicket onClose={onClose} />}
      </div>
    </Dialog>
  );
}

function EmergencyNumbers(): ReactNode {
  const say = useSay();
  const guides = useJurisdiction()?.guides.filter(({ kind }) => kind === 'emergency') ?? [];
  return (
    <ul className="plain-list emergency-numbers">
      {guides.map(({ code, title, contact }) => (
        <li key={code}>
          <span>{say(title)}</span>
          {contact && <a href={`tel:${contact}`}>{contact}</a>}
        </li>
      ))}
    </ul>
  );
}

function HandOver({ ticketId, onDone }: { ticketId: string; onDone: () => void }): ReactNode {
  const say = useSay();
  const person = usePerson();
  const jurisdiction = useJurisdiction();
  const { data: ticket, error, refetch } = useTicket(ticketId);
  const setting = useMemo(
    () => ticket && jurisdiction && { ticket, jurisdiction, person, colleagues: [] },
    [ticket, jurisdiction, person],
  );
  if (error && !ticket) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!setting) return <Loading rows={3} />;
  const action = actionsFor(setting.ticket, person).find(({ id }) => id === HAND_OVER);
  return action ? <ActionForm action={action} setting={setting} onDone={onDone} /> : <p>{say(words.ended)}</p>;
}

function NoTicket({ onClose }: { onClose: () => void }): ReactNode {
  const say = useSay();
  const { role } = usePerson();
  const isAtDesk = role === 'operator';
  return (
    <div className="stack tight">
      <p>{say(words.noTicket)}</p>
      <Link className="button plain touch" to={isAtDesk ? '/desk' : '/tickets'} onClick={onClose}>
        {say(isAtDesk ? words.register : words.find)}
      </Link>
    </div>
  );
}

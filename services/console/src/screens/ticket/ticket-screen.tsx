import { useNavigate, useParams } from '@tanstack/react-router';
import { useMemo, useState, type ReactNode } from 'react';
import { ActionForm } from '../../actions/forms/action-form';
import type { TicketAction } from '../../actions/action';
import { actionsFor } from '../../actions/may';
import type { TicketDetail } from '../../api/paths';
import { FilesPanel } from '../../files/files-panel';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { duration } from '../../language/when';
import { useColleagues } from '../../session/use-colleagues';
import { usePerson } from '../../session/use-person';
import { DueTag, ProblemTag, RequestTag, StateTag, PromiseTag, SuspendedTag, UrgencyTag } from '../../tickets/tags';
import { useTicket } from '../../tickets/use-tickets';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { SidePanel } from '../../ui/layers';
import { Failure, Loading } from '../../ui/states';
import { CallerPanel } from './caller-panel';
import { Clocks } from './clocks';
import { History } from './history';
import { Promises } from './promises';
import { SuspensionPlan } from './suspension-plan';
import { Story } from './told';
import { WhyHere } from './why-here';

const words = {
  back: t('返回', 'Back'),
  copy: t('复制工单号', 'Copy the number'),
  close: t('关闭', 'Close'),
  next: t('下一步', 'Next'),
  nothing: t('当前没有待您办理的操作', 'Nothing for you to do now'),
};

export function TicketScreen(): ReactNode {
  const { ticketId } = useParams({ from: '/tickets/$ticketId' });
  const { data: ticket, error, refetch } = useTicket(ticketId);
  const navigate = useNavigate();
  const goBack = (): void => (history.length > 1 ? history.back() : void navigate({ to: '/tickets' }));
  useKeys([{ id: 'back', label: words.back, keys: 'u', run: goBack }]);
  if (error && !ticket) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!ticket) return <Loading rows={8} />;
  return (
    <div className="ticket-screen">
      <TicketHead ticket={ticket} onBack={goBack} />
      <Steps ticket={ticket} />
      <div className="ticket-columns">
        <div className="stack">
          <Story ticket={ticket} />
          <FilesPanel ticket={ticket} />
          <CallerPanel ticket={ticket} />
          <History ticket={ticket} />
        </div>
        <div className="stack">
          <SuspensionPlan ticket={ticket} />
          <Promises ticket={ticket} />
          <Clocks ticket={ticket} />
          <WhyHere ticket={ticket} />
        </div>
      </div>
    </div>
  );
}

function TicketHead({ ticket, onBack }: { ticket: TicketDetail; onBack: () => void }): ReactNode {
  const say = useSay();
  const names = useNames();
  const copy = (): void => void navigator.clipboard?.writeText(ticket.ticketNo);
  useKeys([{ id: 'copy', label: words.copy, keys: 'y', run: copy }]);
  return (
    <div className="ticket-head">
      <div className="line wrap">
        <Button tone="quiet" icon="back" onClick={onBack}>
          {say(words.back)}
        </Button>
        <h1 tabIndex={-1}>{ticket.matter ? say(names.matter(ticket.matter)) : say(t('待分类', 'Not classified'))}</h1>
        <button type="button" className="number" onClick={copy} title={say(words.copy)}>
          {ticket.ticketNo}
          <Icon name="copy" />
        </button>
      </div>
      <div className="line wrap">
        <StateTag state={ticket.state} />
        <UrgencyTag urgency={ticket.urgency} />
        <DueTag ticket={ticket} isLong />
        <ProblemTag isProblem={ticket.problem === true} />
        <SuspendedTag ticket={ticket} />
        <PromiseTag ticket={ticket} />
        <RequestTag ticket={ticket} />
        <span className="quiet">{say(placeOf(ticket))}</span>
        <span className="quiet">{ticket.lead ? say(names.unit(ticket.lead)) : ''}</span>
        <span className="quiet">{officersOf(ticket)}</span>
      </div>
    </div>
  );
}

function placeOf({ round, hop, ageMs }: TicketDetail): ReturnType<typeof t> {
  const age = duration(ageMs);
  return t(
    `第 ${round} 轮 · 第 ${Math.max(1, hop)} 站 · 自登记起 ${age.zh}`,
    `round ${round} · stop ${Math.max(1, hop)} · ${age.en} since registration`,
  );
}

/** Names of the officers to whom the units of the ticket have assigned it. */
export const officersOf = ({ assigned = [], people }: TicketDetail): string =>
  assigned.flatMap(({ officer }) => people.find(({ id }) => id === officer)?.name ?? []).join('、');

/** The actions that this person can take next, with the keys 1 to 9. */
export function Steps({ ticket }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const person = usePerson();
  const { jurisdiction } = useNames();
  const [chosen, setChosen] = useState<TicketAction>();
  const possible = actionsFor(ticket, person);
  const colleagues = useColleagues();
  const setting = useMemo(
    () => jurisdiction && { ticket, jurisdiction, person, colleagues },
    [ticket, jurisdiction, person, colleagues],
  );
  useKeys(
    possible.slice(0, 9).map((action, index) => ({
      id: `step-${action.id}`,
      label: action.label,
      keys: String(index + 1),
      run: () => setChosen(action),
    })),
  );
  const close = (): void => setChosen(undefined);
  if (possible.length === 0) return <p className="quiet steps">{say(words.nothing)}</p>;
  return (
    <div className="steps line wrap" role="group" aria-label={say(words.next)}>
      {possible.map((action, index) => (
        <Button
          key={action.id}
          tone={index === 0 && action.tone === 'main' ? 'main' : 'plain'}
          icon={action.icon}
          keys={index < 9 ? String(index + 1) : undefined}
          onClick={() => setChosen(action)}
        >
          {say(action.label)}
        </Button>
      ))}
      <SidePanel
        title={chosen ? say(chosen.label) : ''}
        isOpen={chosen !== undefined}
        onClose={close}
        closeLabel={say(words.close)}
      >
        {chosen && setting && (
          <div data-autofocus tabIndex={-1} className="form-region">
            <ActionForm action={chosen} setting={setting} onDone={close} />
          </div>
        )}
      </SidePanel>
    </div>
  );
}

import { approvalKindLabels } from '@hotline/contracts/labels';
import { Link } from '@tanstack/react-router';
import { useMemo, type ReactNode } from 'react';
import { ActionForm } from '../../actions/forms/action-form';
import { decisionOn } from '../../actions/may';
import type { Approval, TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { useNow } from '../../language/use-now';
import { agoWords, when } from '../../language/when';
import { useColleagues } from '../../session/use-colleagues';
import { usePerson } from '../../session/use-person';
import { DueTag, StateTag, UrgencyTag } from '../../tickets/tags';
import { useTicket } from '../../tickets/use-tickets';
import { Button } from '../../ui/button';
import { Failure, Loading } from '../../ui/states';

const words = {
  back: t('返回', 'Back'),
  whole: t('完整工单', 'Whole ticket'),
  asker: t('申请人', 'Asked by'),
  since: t('等待自', 'Waiting since'),
  code: t('理由', 'Reason'),
  reason: t('说明', 'In detail'),
  evidence: t('证明或依据', 'Proof or basis'),
  files: t('材料', 'Files'),
  effect: t('批准后', 'If approved'),
  level: t('审批级次', 'Level'),
  caller: t('诉求人所述', 'The caller said'),
};

interface PaneParts {
  readonly approval: Approval;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

/** One request: who asks, why, what proves it and what an approval changes, with the form that decides it. */
export function ApprovalPane({ approval, onBack, onDone }: PaneParts): ReactNode {
  const say = useSay();
  const { kind, ticket } = approval;
  const { data, error, refetch } = useTicket(ticket.ticketId);
  return (
    <div className="queue-ticket">
      <div className="queue-ticket-head">
        <span className="only-narrow">
          <Button tone="quiet" icon="back" onClick={onBack}>
            {say(words.back)}
          </Button>
        </span>
        <h2 className="spread">{say(approvalKindLabels[kind])}</h2>
        <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }}>
          {say(words.whole)}
        </Link>
      </div>
      <div className="line wrap queue-ticket-tags">
        <StateTag state={ticket.state} />
        <UrgencyTag urgency={ticket.urgency} />
        <DueTag ticket={ticket} isLong />
        <span className="quiet">{ticket.ticketNo}</span>
      </div>
      <p className="consequence">
        <strong>{say(words.effect)}</strong> {say(approval.effect)}
      </p>
      <Particulars approval={approval} />
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading rows={3} />}
      {data && <Decision approval={approval} ticket={data} onDone={onDone} />}
    </div>
  );
}

function Particulars({ approval }: { approval: Approval }): ReactNode {
  const say = useSay();
  const names = useNames();
  const now = useNow();
  const { askedBy, unit, since, code, reason, evidence, files, step, ticket } = approval;
  const asker = [unit ? say(names.unit(unit)) : '', askedBy?.name ?? ''].filter(Boolean).join(' ');
  const lines: readonly (readonly [Text, string | undefined])[] = [
    [words.asker, asker],
    [words.since, `${say(when(since, now))}（${say(agoWords(since, now))}）`],
    [words.code, code && say(code)],
    [words.reason, reason],
    [words.evidence, evidence],
    [words.files, files?.join(' ')],
    [words.level, step && say(t(`第 ${step.number} 级，共 ${step.of} 级`, `${step.number} of ${step.of}`))],
    [words.caller, ticket.excerpt],
  ];
  return (
    <dl className="particulars">
      {lines
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Decision({
  approval,
  ticket,
  onDone,
}: {
  approval: Approval;
  ticket: TicketDetail;
  onDone: () => void;
}): ReactNode {
  const person = usePerson();
  const colleagues = useColleagues();
  const { jurisdiction } = useNames();
  const setting = useMemo(
    () => jurisdiction && { ticket, jurisdiction, person, colleagues, askedBy: approval.askedBy?.id },
    [ticket, jurisdiction, person, colleagues, approval.askedBy?.id],
  );
  if (!setting) return <Loading rows={3} />;
  return <ActionForm action={decisionOn(approval.kind)} setting={setting} onDone={onDone} />;
}

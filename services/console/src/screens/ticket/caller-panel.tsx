import { anonymityLabels } from '@hotline/contracts/labels';
import { useEffect, useState, type ReactNode } from 'react';
import type { Answered, JurisdictionView, Problem, TicketDetail } from '../../api/paths';
import { useJurisdiction, useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useGive } from '../../outbox/use-outbox';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { Choice, TextField } from '../../ui/fields';
import { ProblemBox } from '../../ui/states';
import { CallerFacts, ShownRecord } from './shown-record';

/** Time in ms for which the caller is shown. */
const SHOWN_MS = 60_000;
const words = {
  title: t('诉求人', 'Caller'),
  hidden: t('选填；查看会记入经过', 'Optional. The reading is recorded'),
  why: t('查看事由', 'Reason'),
  noReason: t('没有该事由', 'No such reason'),
  reason: t('补充说明', 'Note'),
  show: t('查看', 'Show'),
  label: t('查看诉求人', 'Show the caller'),
  ask: t('申请查看', 'Ask for approval'),
  asked: t('已申请，待另一人核准', 'Waiting for the approval of another person'),
  hide: t('隐藏', 'Hide'),
  noPhone: t('未留电话', 'No number'),
  askHotline: t('号码不显示，请“询问热线”代为联系', 'Number not shown; ask the hotline to make contact'),
  window: t('方便时间', 'Hours to call'),
  somebody: t('同事', 'A colleague'),
  wants: t('申请查看诉求人', 'asks to see the caller'),
  approve: t('核准', 'Approve'),
  refuse: t('不同意', 'Refuse'),
};
type Shown = Answered<'/api/v1/tickets/{ticketId}/caller-views'>;

/** Shows who called, only after a reason was given, and for one minute. Approvers decide here on requests of others. */
export function CallerPanel({ ticket }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const { role } = usePerson();
  const reasons = useJurisdiction()?.readingReasons ?? [];
  const own = reasons.filter(({ roles }) => roles.includes(role));
  const waiting = (ticket.callerViewRequests ?? []).filter(({ code }) =>
    reasons.some((one) => one.code === code && one.approvers.includes(role)),
  );
  if (own.length === 0 && waiting.length === 0) return null;
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      {waiting.map(({ requestedBy, code, reason }) => (
        <Decision key={requestedBy} ticket={ticket} {...{ requestedBy, code, reason }} />
      ))}
      {own.length > 0 && <Reading ticket={ticket} reasons={own} />}
    </section>
  );
}

/** Reads the callers for a stated reason, or asks a second person to agree. The callers are shown for a limited time. */
function useReading(ticketId: string, code: string, reason: string) {
  const give = useGive();
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const body = { params: { ticketId }, body: { code, reason: reason.trim() } };
  const read = async (): Promise<void> => {
    const outcome = await give({ path: '/api/v1/tickets/{ticketId}/caller-views', ...body, label: words.label });
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if ('data' in outcome) setShown(outcome.data);
  };
  const ask = async (): Promise<void> => {
    const path = '/api/v1/tickets/{ticketId}/caller-view-requests';
    const outcome = await give({ path, ...body, label: words.ask });
    setProblem('problem' in outcome ? outcome.problem : undefined);
  };
  return { shown, problem, read, ask, hide: () => setShown(undefined) };
}

/** The form in which a person says why they read the callers, and then the callers. */
function Reading({
  ticket,
  reasons,
}: {
  ticket: TicketDetail;
  reasons: JurisdictionView['readingReasons'];
}): ReactNode {
  const say = useSay();
  const { id } = usePerson();
  const [code, setCode] = useState(reasons[0]?.code ?? '');
  const [reason, setReason] = useState('');
  const { shown, problem, read, ask, hide } = useReading(ticket.ticketId, code, reason);
  if (shown) return <ShownCallers shown={shown} onHide={hide} />;
  const isAsked = ticket.callerViewRequests?.some(({ requestedBy }) => requestedBy === id);
  return (
    <>
      <form
        className="caller-form"
        onSubmit={(event) => {
          event.preventDefault();
          void read();
        }}
      >
        {reasons.length > 1 && (
          <Choice
            label={say(words.why)}
            value={code}
            options={reasons.map((one) => ({ value: one.code, label: say(one.name) }))}
            nothingFound={say(words.noReason)}
            isRequired
            onChange={(next) => setCode(next ?? '')}
          />
        )}
        <TextField label={say(words.reason)} hint={say(words.hidden)} value={reason} onChange={setReason} />
        <Button type="submit" icon="eye">
          {say(words.show)}
        </Button>
      </form>
      {isAsked && <p className="quiet">{say(words.asked)}</p>}
      {problem && <ProblemBox problem={problem} />}
      {problem?.code === 'second-person' && !isAsked && (
        <span>
          <Button icon="person" onClick={() => void ask()}>
            {say(words.ask)}
          </Button>
        </span>
      )}
    </>
  );
}

/** The request of somebody else to read the callers, with the decision of the second person. */
function Decision({
  ticket: { ticketId, people },
  requestedBy,
  code,
  reason,
}: {
  ticket: TicketDetail;
  requestedBy: string;
  code: string;
  reason: string;
}): ReactNode {
  const say = useSay();
  const names = useNames();
  const give = useGive();
  const [problem, setProblem] = useState<Problem>();
  const decide = async (approve: boolean): Promise<void> => {
    const path = '/api/v1/tickets/{ticketId}/caller-view-decisions';
    const label = approve ? words.approve : words.refuse;
    const outcome = await give({ path, params: { ticketId }, body: { requestedBy, approve }, label });
    setProblem('problem' in outcome ? outcome.problem : undefined);
  };
  return (
    <div className="stack tight">
      <p className="question">
        <span className="strong">{people.find(({ id }) => id === requestedBy)?.name ?? say(words.somebody)}</span>{' '}
        {say(words.wants)}：{say(names.readingReason(code))}
        {reason && ` · ${reason}`}
      </p>
      <span className="line">
        <Button tone="main" icon="check" onClick={() => void decide(true)}>
          {say(words.approve)}
        </Button>
        <Button onClick={() => void decide(false)}>{say(words.refuse)}</Button>
      </span>
      {problem && <ProblemBox problem={problem} />}
    </div>
  );
}

function ShownCallers({ shown, onHide }: { shown: Shown; onHide: () => void }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight">
      {shown.callers.map((caller, index) => (
        <p key={index} className="line wrap">
          <span className="strong">{caller.name ?? say(anonymityLabels[caller.anonymity])}</span>
          {caller.phone && <a href={`tel:${caller.phone}`}>{caller.phone}</a>}
          {!caller.phone && <span>{say(caller.hasNumber ? words.askHotline : words.noPhone)}</span>}
          <span className="tag grey">{say(anonymityLabels[caller.anonymity])}</span>
          <CallerFacts caller={caller} />
          {caller.contactWindow && (
            <span className="quiet">
              {say(words.window)} {caller.contactWindow}
            </span>
          )}
        </p>
      ))}
      <ShownRecord shown={shown} />
      <span>
        <Button onClick={onHide}>{say(words.hide)}</Button>
      </span>
    </div>
  );
}

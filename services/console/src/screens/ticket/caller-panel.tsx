import { anonymityLabels } from '@hotline/contracts/labels';
import { useEffect, useState, type ReactNode } from 'react';
import type { Answered, Problem, TicketDetail } from '../../api/paths';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useGive } from '../../outbox/use-outbox';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { TextField } from '../../ui/fields';
import { ProblemBox } from '../../ui/states';

const READERS = ['operator', 'unit', 'officer', 'signatory', 'callback', 'supervisor'];
/** Time in ms for which the caller is shown. */
const SHOWN_MS = 60_000;
const words = {
  title: t('诉求人', 'Caller'),
  hidden: t(
    '姓名电话不显示；查看须写明原因，并记入经过',
    'Name and number are hidden. To see them, give a reason, which is recorded',
  ),
  reason: t('查看原因', 'Reason'),
  show: t('查看', 'Show'),
  label: t('查看诉求人', 'Show the caller'),
  hide: t('隐藏', 'Hide'),
  noPhone: t('未留电话', 'No number'),
  askHotline: t('号码不显示，请“询问热线”代为联系', 'Number not shown; ask the hotline to make contact'),
  window: t('方便时间', 'Hours to call'),
};
type Shown = Answered<'/api/v1/tickets/{ticketId}/caller-views'>;

/** Shows who called, only after a reason was given, and for one minute. */
export function CallerPanel({ ticket }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const give = useGive();
  const { role } = usePerson();
  const [reason, setReason] = useState('');
  const [shown, setShown] = useState<Shown>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    if (!shown) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  if (!READERS.includes(role)) return null;
  const read = async (): Promise<void> => {
    const outcome = await give({
      path: '/api/v1/tickets/{ticketId}/caller-views',
      params: { ticketId: ticket.ticketId },
      body: { reason },
      label: words.label,
    });
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if ('data' in outcome) setShown(outcome.data);
  };
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      {shown ? (
        <ShownCallers callers={shown.callers} onHide={() => setShown(undefined)} />
      ) : (
        <form
          className="caller-form"
          onSubmit={(event) => {
            event.preventDefault();
            void read();
          }}
        >
          <TextField label={say(words.reason)} hint={say(words.hidden)} value={reason} onChange={setReason} />
          <Button type="submit" icon="eye" disabled={reason.trim().length < 2}>
            {say(words.show)}
          </Button>
        </form>
      )}
      {problem && <ProblemBox problem={problem} />}
    </section>
  );
}

function ShownCallers({ callers, onHide }: { callers: Shown['callers']; onHide: () => void }): ReactNode {
  const say = useSay();
  return (
    <div className="stack tight">
      {callers.map((caller, index) => (
        <p key={index} className="line wrap">
          <span className="strong">{caller.name ?? say(anonymityLabels[caller.anonymity])}</span>
          {caller.phone && <a href={`tel:${caller.phone}`}>{caller.phone}</a>}
          {!caller.phone && <span>{say(caller.hasNumber ? words.askHotline : words.noPhone)}</span>}
          <span className="tag grey">{say(anonymityLabels[caller.anonymity])}</span>
          {caller.contactWindow && (
            <span className="quiet">
              {say(words.window)} {caller.contactWindow}
            </span>
          )}
        </p>
      ))}
      <span>
        <Button onClick={onHide}>{say(words.hide)}</Button>
      </span>
    </div>
  );
}

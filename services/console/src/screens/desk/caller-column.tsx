import { anonymityLabels } from '@hotline/contracts/labels';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Answered, Problem } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { Button } from '../../ui/button';
import { Segments, TextField } from '../../ui/fields';
import { ProblemBox } from '../../ui/states';
import type { CallDraft } from './call-draft';
import { CallerDetails } from './record/caller-details';
import { useFieldErrors } from './record/field-errors';

export type Found = Answered<'/api/v1/caller-searches'>;
const words = {
  title: t('来电人', 'Caller'),
  phone: t('电话', 'Telephone'),
  find: t('查历史工单', 'Earlier tickets'),
  name: t('姓名', 'Name'),
  anonymity: t('公开程度', 'Who may know them'),
  window: t('方便时间', 'Hours to call'),
  none: t('没有历史工单', 'No earlier ticket'),
};
/** Reading reason of the pack for a search while the caller is on the line. */
const CALLER_ASKS = 'caller-asks';
const situations = {
  open: t('在办', 'open'),
  merged: t('已并案', 'merged'),
  closed: t('已结案', 'closed'),
} as const;

/** Who calls, and which tickets they have; open ones come first. */
export function CallerColumn({
  call,
  onChange,
  problem: refusal,
  found,
  onFound,
}: {
  call: CallDraft;
  onChange: (part: Partial<CallDraft>) => void;
  problem: Problem | undefined;
  found: Found | undefined;
  onFound: (found: Found | undefined) => void;
}): ReactNode {
  const say = useSay();
  const give = useGive();
  const [problem, setProblem] = useState<Problem>();
  const error = useFieldErrors(refusal);
  const find = async (): Promise<void> => {
    const body = { phone: call.phone.trim(), code: CALLER_ASKS, reason: '' };
    const outcome = await give({ path: '/api/v1/caller-searches', body, label: words.find });
    onFound('data' in outcome ? outcome.data : undefined);
    setProblem('problem' in outcome ? outcome.problem : undefined);
  };
  useKeys([{ id: 'find-caller', label: words.find, keys: 'alt+KeyH', inText: true, run: () => void find() }]);
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      <TextField
        type="tel"
        name="phone"
        label={say(words.phone)}
        value={call.phone}
        error={error('body.caller.phone')}
        onChange={(phone) => onChange({ phone })}
      />
      <Button icon="search" keys="alt+KeyH" disabled={call.phone.trim() === ''} onClick={() => void find()}>
        {say(words.find)}
      </Button>
      {problem && <ProblemBox problem={problem} />}
      {found && <Earlier found={found} />}
      <TextField name="name" label={say(words.name)} value={call.name} onChange={(name) => onChange({ name })} />
      <Segments
        label={say(words.anonymity)}
        value={call.anonymity}
        options={Object.entries(anonymityLabels).map(([value, label]) => ({ value, label: say(label) }))}
        onChange={(anonymity) => onChange({ anonymity })}
      />
      <TextField
        label={say(words.window)}
        value={call.contactWindow}
        onChange={(contactWindow) => onChange({ contactWindow })}
      />
      <CallerDetails call={call} onChange={onChange} error={error} />
    </section>
  );
}

function Earlier({ found }: { found: Found }): ReactNode {
  const say = useSay();
  if (found.tickets.length === 0) return <p className="quiet">{say(words.none)}</p>;
  return (
    <ul className="stack tight">
      {found.tickets.map(({ ticketId, ticketNo, registeredAt, situation }) => (
        <li key={ticketId} className="line">
          <Link to="/tickets/$ticketId" params={{ ticketId }}>
            {ticketNo}
          </Link>
          <span className={situation === 'open' ? 'tag blue' : 'tag grey'}>{say(situations[situation])}</span>
          <span className="small quiet cut">{say(when(registeredAt))}</span>
        </li>
      ))}
    </ul>
  );
}

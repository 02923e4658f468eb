import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { Answered, Problem } from '../../api/paths';
import { useJurisdiction } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { Choice, TextField } from '../../ui/fields';
import { ProblemBox } from '../../ui/states';
import { words as shared } from './words';

type Found = Answered<'/api/v1/caller-searches'>;
const words = {
  title: t('按电话查找', 'Find by telephone'),
  recorded: t('按电话查找会写入每张工单的经过', 'The history of each ticket records this look'),
  forbidden: t(
    '电话号码不参与检索；请话务员、派单员、回访员或督办员按电话查找',
    'Telephone numbers are not searched; operators, dispatchers, callback agents and supervisors can look them up',
  ),
  why: t('查看事由', 'Reason'),
  note: t('补充说明', 'Note'),
  find: t('查找', 'Find'),
  none: t('该号码没有工单', 'No ticket with this number'),
  more: t('还有更早的工单', 'There are older tickets'),
};
const situations = {
  open: t('在办', 'open'),
  merged: t('已并案', 'merged'),
  closed: t('已结案', 'closed'),
} as const;

/** Finds the tickets of a caller by telephone number, after the person has said why. */
export function TelephoneLook({ phone }: { phone: string }): ReactNode {
  const say = useSay();
  const { role, operations } = usePerson();
  const reasons = (useJurisdiction()?.readingReasons ?? []).filter(({ roles }) => roles.includes(role));
  const give = useGive();
  const [code, setCode] = useState<string>();
  const [reason, setReason] = useState('');
  const [found, setFound] = useState<Found>();
  const [problem, setProblem] = useState<Problem>();
  const chosen = code ?? reasons[0]?.code;
  if (!operations.has('findCallerTickets') || chosen === undefined)
    return <p className="panel quiet">{say(words.forbidden)}</p>;
  const find = async (): Promise<void> => {
    const body = { phone, code: chosen, reason: reason.trim() };
    const outcome = await give({ path: '/api/v1/caller-searches', body, label: words.title });
    setFound('data' in outcome ? outcome.data : undefined);
    setProblem('problem' in outcome ? outcome.problem : undefined);
  };
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      <form
        className="telephone-form"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <Choice
          label={say(words.why)}
          value={chosen}
          options={reasons.map((one) => ({ value: one.code, label: say(one.name) }))}
          nothingFound={say(shared.nothing)}
          isRequired
          onChange={setCode}
        />
        <TextField label={say(words.note)} value={reason} onChange={setReason} />
        <Button type="submit" tone="main" icon="search">
          {say(words.find)}
        </Button>
      </form>
      <p className="quiet">{say(words.recorded)}</p>
      {problem && <ProblemBox problem={problem} />}
      {found && <TicketsOfCaller found={found} />}
    </section>
  );
}

function TicketsOfCaller({ found }: { found: Found }): ReactNode {
  const say = useSay();
  if (found.tickets.length === 0) return <p className="quiet">{say(words.none)}</p>;
  return (
    <ul className="stack tight">
      {found.tickets.map(({ ticketId, ticketNo, registeredAt, situation, caller }) => (
        <li key={ticketId} className="line wrap">
          <Link to="/tickets/$ticketId" params={{ ticketId }}>
            {ticketNo}
          </Link>
          <span className={situation === 'open' ? 'tag blue' : 'tag grey'}>{say(situations[situation])}</span>
          {caller && <span>{caller}</span>}
          <span className="small quiet">{say(when(registeredAt))}</span>
        </li>
      ))}
      {found.more && <li className="quiet">{say(words.more)}</li>}
    </ul>
  );
}

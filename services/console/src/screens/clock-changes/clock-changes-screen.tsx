import { clockDifferenceLabels, targetNameLabels } from '@hotline/contracts/labels';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, dataOf } from '../../api/client';
import type { ClockChanges, Problem } from '../../api/paths';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { TextArea, TextField } from '../../ui/fields';
import { Empty, Failure, Loading, ProblemBox } from '../../ui/states';

const words = {
  title: t('时限变更', 'Changed limits'),
  about: t(
    '时限规则或日历变更后，在办工单仍按原时限计时。先试算，再由督办员批准重新计算；已结工单不受影响。',
    'After a change of the time limits or the calendar, open tickets keep their limits. Look at the trial first; a supervisor approves it. Closed tickets never change.',
  ),
  on: t('按此日起的规则试算（可不填）', 'By the rules of this day (optional)'),
  dayHint: t('如 2026-12-31；不填按现行规则', 'For example 2026-12-31; without it, by the rules in force'),
  again: t('试算', 'Look'),
  reason: t('批准理由', 'Reason for the approval'),
  approve: t('批准重新计算', 'Approve'),
  done: t('已重新计算，剩余', 'Computed again; left'),
  ticket: t('工单', 'Ticket'),
  clock: t('时限', 'Clock'),
  from: t('原到期', 'Due'),
  until: t('新到期', 'Due then'),
  cause: t('原因', 'Why'),
  unknown: t('待定', 'not known yet'),
  overdue: t('将超时', 'overdue'),
  nightly: t('夜间核对', 'Nightly check'),
  differ: t('个计时与现行规则不一致', 'clocks differ from the rules in force'),
  agree: t('与现行规则一致', 'All follow the rules in force'),
  never: t('本次启动后尚未核对', 'None since the start'),
};

/** What a change of the time limits or of the calendar would do to open tickets, and its approval. */
export function ClockChangesScreen(): ReactNode {
  const say = useSay();
  const [[written, on], setDay] = useState<readonly [string, string | undefined]>(['', undefined]);
  const { data, error, refetch, isFetching } = useQuery<ClockChanges>({
    queryKey: ['clock-changes', on],
    queryFn: () => dataOf(api.GET('/api/v1/clock-changes', { params: { query: on ? { on } : {} } })),
    retry: false,
  });
  const look = (): void => {
    const day = written.trim() || undefined;
    if (day === on) void refetch();
    else setDay([written, day]);
  };
  return (
    <div className="notices stack">
      <h1 tabIndex={-1}>{say(words.title)}</h1>
      <p className="quiet">{say(words.about)}</p>
      <div className="panel stack">
        <TextField
          label={say(words.on)}
          hint={say(words.dayHint)}
          value={written}
          onChange={(day) => setDay([day, on])}
        />
        <div className="line">
          <Button tone="plain" icon="clock" disabled={isFetching} onClick={look}>
            {say(words.again)}
          </Button>
        </div>
      </div>
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading rows={4} />}
      {data && !error && <Trial trial={data} isForNow={on === undefined} />}
    </div>
  );
}

function Trial({ trial, isForNow }: { trial: ClockChanges; isForNow: boolean }): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  if (trial.tickets === 0)
    return (
      <>
        <Empty icon="check" title={trial.text} />
        <LastCheck check={trial.lastCheck} />
      </>
    );
  return (
    <>
      <section className="panel stack">
        <h2>{say(trial.text)}</h2>
        <Examples examples={trial.examples} />
        {isForNow && operations.has('approveClockChanges') && <Approval trial={trial} />}
      </section>
      <LastCheck check={trial.lastCheck} />
    </>
  );
}

function Examples({ examples }: Pick<ClockChanges, 'examples'>): ReactNode {
  const say = useSay();
  return (
    <table className="small-table">
      <thead>
        <tr>
          {[words.ticket, words.clock, words.from, words.until, words.cause].map((head) => (
            <th key={head.en}>{say(head)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {examples.flatMap(({ ticketId, ticketNo, clocks }) =>
          clocks.map(({ name, stage, from, until, cause, overdue }) => (
            <tr key={`${ticketId}.${name}.${stage}`}>
              <td>
                <Link to="/tickets/$ticketId" params={{ ticketId }}>
                  {ticketNo ?? say(words.ticket)}
                </Link>
              </td>
              <td>{say(targetNameLabels[name])}</td>
              <td>{say(when(from))}</td>
              <td>
                {say(until ? when(until) : words.unknown)}{' '}
                {overdue && <span className="tag red-line">{say(words.overdue)}</span>}
              </td>
              <td>{say(clockDifferenceLabels[cause])}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

/** Approves what the trial showed. The server handles some tickets at a time, so it is asked until none is left. */
function Approval({ trial }: { trial: ClockChanges }): ReactNode {
  const say = useSay();
  const give = useGive();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState<number>();
  const [problem, setProblem] = useState<Problem>();
  const approve = async (): Promise<void> => {
    setProblem(undefined);
    const body = { version: trial.version, becomeOverdue: trial.becomeOverdue, reason: reason.trim() };
    for (let rest = trial.tickets; rest > 0;) {
      setLeft(rest);
      const outcome = await give({ path: '/api/v1/clock-changes', body, label: words.approve });
      if ('problem' in outcome) setProblem(outcome.problem);
      rest = 'data' in outcome && outcome.data.moved > 0 ? outcome.data.left : 0;
    }
    setLeft(undefined);
    await queries.invalidateQueries();
  };
  return (
    <>
      <TextArea label={say(words.reason)} value={reason} onChange={setReason} isRequired />
      {problem && <ProblemBox problem={problem} />}
      <div className="line">
        <Button
          tone="main"
          icon="check"
          disabled={left !== undefined || reason.trim().length < 2}
          onClick={() => void approve()}
        >
          {say(words.approve)}
        </Button>
        {left !== undefined && (
          <span className="quiet" role="status">
            {say(words.done)} {left}
          </span>
        )}
      </div>
    </>
  );
}

/** What the last nightly check of the server found. */
function LastCheck({ check }: { check: ClockChanges['lastCheck'] }): ReactNode {
  const say = useSay();
  const found = check && check.byCause.limit + check.byCause.calendar;
  return (
    <p className="small quiet">
      {say(words.nightly)}：
      {check
        ? `${say(when(check.at))} · ${found ? `${found} ${say(words.differ)}` : say(words.agree)}`
        : say(words.never)}
    </p>
  );
}

import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState, type ReactNode } from 'react';
import type { Problem } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useNow } from '../../language/use-now';
import { agoWords } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { Button } from '../../ui/button';
import { Empty, Failure, Loading, ProblemBox } from '../../ui/states';
import { wordsOf } from './suffering';
import { useParked, type HeldTicket } from './use-health';

const words = {
  title: t('挂起的工单', 'Parked tickets'),
  none: t('没有挂起的工单', 'No ticket is parked'),
  replay: t('重新处理', 'Handle again'),
  all: t('全部重新处理', 'Handle all again'),
  stop: t('停', 'Stop'),
  open: t('打开工单', 'Open the ticket'),
  since: t('挂起', 'parked'),
  waits: t('等待处理的事件', 'Events that wait'),
  error: t('出错原因', 'Error'),
  again: t('仍然出错', 'It failed again'),
  done: t('已处理', 'Handled'),
};

interface Replaying {
  readonly done: number;
  readonly of: number;
  readonly failed: number;
}

/** Handles parked tickets again, one after another. Each result says how far it came. */
function useReplay() {
  const give = useGive();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Replaying>();
  const [problem, setProblem] = useState<Problem>();
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const stopped = useRef(false);
  const one = async (ticket: HeldTicket): Promise<boolean> => {
    const { service, ticketId } = ticket;
    const path = '/api/v1/parked/{service}/{ticketId}/replay';
    const outcome = await give({ path, params: { service, ticketId }, body: {} as never, label: words.replay });
    if ('problem' in outcome) setProblem(outcome.problem);
    const error = 'data' in outcome ? outcome.data.error : undefined;
    setErrors((known) => ({ ...known, [keyOf(ticket)]: error ?? '' }));
    return 'data' in outcome && error === undefined;
  };
  const run = async (list: readonly HeldTicket[]): Promise<void> => {
    stopped.current = false;
    setProblem(undefined);
    let [done, failed] = [0, 0];
    for (const ticket of list) {
      if (stopped.current) break;
      setProgress({ done, of: list.length, failed });
      if (!(await one(ticket))) failed += 1;
      done += 1;
    }
    setProgress({ done, of: list.length, failed });
    await queries.invalidateQueries({ queryKey: ['parked'] });
    await queries.invalidateQueries({ queryKey: ['health'] });
    setProgress(undefined);
  };
  return { progress, problem, errors, run, stop: () => (stopped.current = true) };
}

const keyOf = ({ service, ticketId }: HeldTicket): string => `${service} ${ticketId}`;

/** Tickets that a service holds back after an error; `R` handles the first again, `Shift+R` all of them. */
export function ParkedPanel(): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useParked();
  const { progress, problem, errors, run, stop } = useReplay();
  const list = data ?? [];
  useKeys([
    { id: 'replay', label: words.replay, keys: 'r', run: () => void run(list.slice(0, 1)) },
    { id: 'replay-all', label: words.all, keys: 'shift+r', run: () => void run(list) },
  ]);
  return (
    <section className="panel stack">
      <div className="line wrap">
        <h2 className="spread">
          {say(words.title)} {list.length > 0 ? list.length : ''}
        </h2>
        {progress && <Progress progress={progress} onStop={stop} />}
        {!progress && list.length > 1 && (
          <Button keys="shift+r" icon="undo" onClick={() => void run(list)}>
            {say(words.all)}
          </Button>
        )}
      </div>
      {problem && <ProblemBox problem={problem} />}
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading rows={3} />}
      {data && list.length === 0 && <Empty icon="check" title={words.none} />}
      <ul className="plain-list stack">
        {list.map((ticket, at) => (
          <ParkedCard
            key={keyOf(ticket)}
            ticket={ticket}
            isFirst={at === 0}
            failure={errors[keyOf(ticket)]}
            isBusy={progress !== undefined}
            onReplay={() => void run([ticket])}
          />
        ))}
      </ul>
    </section>
  );
}

function Progress({ progress: { done, of, failed }, onStop }: { progress: Replaying; onStop: () => void }): ReactNode {
  const say = useSay();
  return (
    <span className="line" role="status">
      <progress value={done} max={of} aria-label={say(words.done)} />
      <span>
        {done}/{of}
        {failed > 0 && ` · ${say(words.again)} ${failed}`}
      </span>
      <Button icon="close" onClick={onStop}>
        {say(words.stop)}
      </Button>
    </span>
  );
}

interface CardParts {
  readonly ticket: HeldTicket;
  readonly isFirst: boolean;
  readonly failure: string | undefined;
  readonly isBusy: boolean;
  readonly onReplay: () => void;
}

function ParkedCard({ ticket, isFirst, failure, isBusy, onReplay }: CardParts): ReactNode {
  const say = useSay();
  const now = useNow();
  const { service, ticketId, error, since, events } = ticket;
  return (
    <li className="card notice">
      <div className="line wrap">
        <span className="strong">{say(wordsOf(service).name)}</span>
        <span className="spread" />
        <span className="small quiet">
          {say(agoWords(since, now))} {say(words.since)}
        </span>
      </div>
      <p className="small">{say(wordsOf(service).suffers)}</p>
      <p className="told">
        {say(words.error)}：<code>{error}</code>
      </p>
      <p className="small quiet">
        {say(words.waits)} {events.length}
      </p>
      {failure && (
        <p className="error-line" role="alert">
          {say(words.again)}：{failure}
        </p>
      )}
      <div className="line wrap">
        <Button tone="main" icon="undo" keys={isFirst ? 'r' : undefined} disabled={isBusy} onClick={onReplay}>
          {say(words.replay)}
        </Button>
        <Link className="button plain" to="/tickets/$ticketId" params={{ ticketId }}>
          {say(words.open)}
        </Link>
      </div>
    </li>
  );
}

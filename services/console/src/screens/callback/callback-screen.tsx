import type { ReactNode } from 'react';
import type { CallbackQueue } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useTicket } from '../../tickets/use-tickets';
import { Button } from '../../ui/button';
import { Empty, Failure, Loading } from '../../ui/states';
import { CallerPanel } from '../ticket/caller-panel';
import { History } from '../ticket/history';
import { Story } from '../ticket/told';
import { CallSteps } from './call-steps';
import { CallersOfCall, Script } from './callers-of-call';
import { useCall, type CallAtHand } from './use-call';

const words = {
  title: t('回访', 'Callback'),
  next: t('下一位', 'Next'),
  taking: t('正在获取…', 'Taking…'),
  ready: t('按“下一位”开始回访', 'Press “Next” to begin'),
  nobody: t('现在没有要拨打的回访', 'Nobody is to be called now'),
};

/** The screen for callbacks: takes the next call, shows whom to ask and what to say, and records the answer. */
export function CallbackScreen(): ReactNode {
  const say = useSay();
  const hand = useCall();
  useKeys([{ id: 'next-call', label: words.next, keys: 'n', run: () => void hand.takeNext() }]);
  return (
    <div className="ticket-screen">
      <div className="line wrap">
        <h1 tabIndex={-1}>{say(words.title)}</h1>
        <Counts queue={hand.queue} />
        <span className="spread" />
        <Button tone="main" icon="phone-out" keys="n" isBusy={hand.isTaking} onClick={() => void hand.takeNext()}>
          {say(hand.isTaking ? words.taking : words.next)}
        </Button>
      </div>
      {hand.error ? <Failure error={hand.error} onRetry={() => void hand.takeNext()} /> : null}
      <Hand hand={hand} />
    </div>
  );
}

function Counts({ queue }: { queue: CallbackQueue | undefined }): ReactNode {
  const say = useSay();
  if (!queue) return null;
  const { due, later } = queue.queue;
  const now = Object.values(due).reduce((sum, count) => sum + count, 0);
  const pressing = (due.critical ?? 0) + (due.urgent ?? 0);
  return (
    <span className="quiet">
      {say(
        t(
          `现在可打 ${now}（其中紧急 ${pressing}）· 稍后 ${later}`,
          `${now} to call now (${pressing} urgent), ${later} later`,
        ),
      )}
    </span>
  );
}

function Hand({ hand }: { hand: CallAtHand }): ReactNode {
  const { call, ticketId, error, done, keepLonger } = hand;
  const { data: ticket, error: unread, refetch } = useTicket(ticketId);
  if (!ticketId) return error ? null : <Empty icon="phone-out" title={hand.isNobody ? words.nobody : words.ready} />;
  if (error) return null;
  if (unread && !ticket) return <Failure error={unread} onRetry={() => void refetch()} />;
  if (!call || !ticket) return <Loading rows={6} />;
  return (
    <div className="ticket-columns">
      <div className="stack">
        <CallersOfCall call={call} ticket={ticket} />
        <CallerPanel key={ticketId} ticket={ticket} />
        <Story ticket={ticket} />
        <History ticket={ticket} />
      </div>
      <div className="stack">
        <Script call={call} ticket={ticket} />
        <CallSteps key={`${ticketId} ${call.next}`} call={call} ticket={ticket} onDone={done} onKeep={keepLonger} />
      </div>
    </div>
  );
}

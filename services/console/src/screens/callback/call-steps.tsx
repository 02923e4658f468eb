import { useMemo, useState, type ReactNode } from 'react';
import { ActionForm } from '../../actions/forms/action-form';
import { actionsOfCall } from '../../actions/callback-actions';
import type { CallInHand, TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useNow } from '../../language/use-now';
import { clockTime } from '../../language/when';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';

const words = {
  title: t('这一次回访', 'This call'),
  keep: t('延长保留', 'Keep it longer'),
  over: t('保留时间已过，其他人可能已接手', 'Your time for this call is over; another agent may have taken it'),
};

interface Look {
  readonly call: CallInHand;
  readonly ticket: TicketDetail;
  readonly onDone: () => void;
  readonly onKeep: () => void;
}

/** Forms to record the answer of the caller, to postpone the call, or to give it back. */
export function CallSteps({ call, ticket, onDone, onKeep }: Look): ReactNode {
  const say = useSay();
  const person = usePerson();
  const { jurisdiction } = useNames();
  const { next, about } = call;
  const actions = useMemo(() => actionsOfCall({ next, about }), [next, about]);
  const [chosen, setChosen] = useState(0);
  const setting = useMemo(
    () => jurisdiction && { ticket, jurisdiction, person, colleagues: [] },
    [ticket, jurisdiction, person],
  );
  useKeys([
    ...actions.map((action, index) => ({
      id: `call-${action.id}`,
      label: action.label,
      keys: String(index + 1),
      run: () => setChosen(index),
    })),
    { id: 'keep-call', label: words.keep, keys: 'm', run: onKeep },
  ]);
  const action = actions[chosen];
  return (
    <section className="panel stack">
      <div className="line wrap">
        <h2>{say(words.title)}</h2>
        <span className="spread" />
        <KeptUntil until={Date.parse(call.takenUntil)} />
        <Button tone="quiet" icon="clock" keys="m" onClick={onKeep}>
          {say(words.keep)}
        </Button>
      </div>
      <div className="tabs" role="tablist">
        {actions.map(({ id, label }, index) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={index === chosen}
            className={index === chosen ? 'tab chosen' : 'tab'}
            onClick={() => setChosen(index)}
          >
            {say(label)} <kbd aria-hidden="true">{index + 1}</kbd>
          </button>
        ))}
      </div>
      {action && setting && <ActionForm key={action.id} action={action} setting={setting} onDone={onDone} />}
    </section>
  );
}

function KeptUntil({ until }: { until: number }): ReactNode {
  const say = useSay();
  const now = useNow();
  const time = clockTime(until);
  return now > until ? (
    <span className="tag orange">{say(words.over)}</span>
  ) : (
    <span className="quiet">{say(t(`为您保留到 ${time}`, `kept for you until ${time}`))}</span>
  );
}

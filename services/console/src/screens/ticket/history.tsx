import { useState, type ReactNode } from 'react';
import type { TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { Icon } from '../../ui/icon';
import { actorOf, tell } from './story';

const words = {
  title: t('经过', 'History'),
  all: t('含时限与短信记录', 'With clocks and messages'),
};

/** The history of the ticket: one sentence for each event, the newest last. */
export function History({ ticket }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const names = useNames();
  const [isWhole, setWhole] = useState(false);
  const people = new Map(ticket.people.map(({ id, name }) => [id, name]));
  const steps = ticket.history.map((entry) => ({
    entry,
    step: tell(entry, names, people),
    actor: actorOf(entry, names, people),
  }));
  return (
    <section className="panel">
      <div className="line">
        <h2 className="spread">{say(words.title)}</h2>
        <label className="tick small">
          <input type="checkbox" checked={isWhole} onChange={(event) => setWhole(event.currentTarget.checked)} />
          {say(words.all)}
        </label>
      </div>
      <ol className="history">
        {steps
          .filter(({ step }) => isWhole || !step.isMinor)
          .map(({ entry, step, actor }) => (
            <li key={entry.id} className="history-step">
              <time dateTime={entry.at} className="small quiet">
                {say(when(entry.at))}
              </time>
              <span className="history-icon">
                <Icon name={step.icon} />
              </span>
              <div className="stack tight">
                <p>
                  {say(step.text)}
                  {actor && <span className="small quiet"> · {say(actor)}</span>}
                </p>
                {step.quote && <p className="quote told">“{step.quote}”</p>}
              </div>
            </li>
          ))}
      </ol>
    </section>
  );
}

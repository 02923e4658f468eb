import type { ReactNode } from 'react';
import type { TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { useNow } from '../../language/use-now';
import { dayOf, when } from '../../language/when';
import { Icon } from '../../ui/icon';

const words = {
  title: t('挂账', 'Suspension'),
  until: t('至', 'until'),
  review: t('复核', 'Review'),
  done: t('已完成', 'done'),
  missed: t('已过期', 'missed'),
  open: t('未完成', 'to come'),
};

/** The plan of a suspended ticket: milestones and reviews, each done, missed or still to come. */
export function SuspensionPlan({ ticket: { suspension } }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const names = useNames();
  const today = dayOf(useNow());
  if (!suspension) return null;
  const points = [
    ...suspension.milestones.map(({ on, what, reachedAt }) => ({ on, what, doneAt: reachedAt })),
    ...suspension.reviews.map(({ on, doneAt }) => ({ on, what: say(words.review), doneAt })),
  ].sort((one, other) => one.on.localeCompare(other.on));
  return (
    <section className="panel stack">
      <h2>
        {say(words.title)} {say(words.until)} {suspension.until}
      </h2>
      <p className="quiet">{say(names.suspensionReason(suspension.code))}</p>
      <p>{suspension.plan}</p>
      <ul className="stack tight">
        {points.map(({ on, what, doneAt }) => {
          const isMissed = doneAt === undefined && on < today;
          return (
            <li key={`${on} ${what}`} className="line wrap">
              <span className={isMissed ? 'tag red-line' : doneAt ? 'tag green' : 'tag grey'}>
                <Icon name={doneAt ? 'check' : isMissed ? 'alert' : 'clock'} />
                {say(isMissed ? words.missed : doneAt ? words.done : words.open)}
              </span>
              <span>{on}</span>
              <span className="spread">{what}</span>
              {doneAt && <span className="small quiet">{say(when(doneAt))}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

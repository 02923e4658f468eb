import { promiseStateLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { TicketDetail } from '../../api/paths';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { Icon } from '../../ui/icon';

const words = {
  title: t('对诉求人的承诺', 'Promises to the callers'),
  rest: t('办完其余部分', 'to do the rest'),
};

type PromiseState = NonNullable<TicketDetail['promises']>[number]['state'];
const TONES: Readonly<Record<PromiseState, string>> = {
  running: 'tag blue',
  broken: 'tag red-line',
  kept: 'tag green',
  'kept-late': 'tag grey',
  ended: 'tag grey',
};

/** What was promised to the callers: by whom, until which day, and whether it was kept. */
export function Promises({ ticket: { promises } }: { ticket: Pick<TicketDetail, 'promises'> }): ReactNode {
  const say = useSay();
  const names = useNames();
  if (!promises) return null;
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      <ul className="stack tight">
        {promises.map(({ number, on, what, unit, state, kept }) => (
          <li key={number} className="stack tight">
            <span className="line wrap">
              <span className={TONES[state]}>
                <Icon name={kept || state === 'kept' ? 'check' : state === 'broken' ? 'alert' : 'clock'} />
                {say(promiseStateLabels[state])}
              </span>
              <span>{on}</span>
              <span className="quiet">{say(names.unit(unit))}</span>
            </span>
            <span>{what ?? say(words.rest)}</span>
            {kept && (
              <span className="small quiet">
                {say(when(kept.at))} {kept.done}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

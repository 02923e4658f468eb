import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import type { PersonRow } from './use-people';

const words = {
  present: t('在岗', 'Present'),
  away: t('不在岗', 'Absent'),
  until: t('至', 'until'),
};

/** Whether a person is present, and until when not. */
export function Presence({ present, absentUntil }: Pick<PersonRow, 'present' | 'absentUntil'>): ReactNode {
  const say = useSay();
  if (present) return <span className="tag green">{say(words.present)}</span>;
  return (
    <span className="tag grey">
      {say(words.away)}
      {absentUntil && ` ${say(words.until)} ${say(when(absentUntil))}`}
    </span>
  );
}

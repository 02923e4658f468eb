import { Fragment, type ReactNode } from 'react';
import type { ListedTicket } from '../api/paths';
import { useSay } from '../language/language';
import { t, type Text } from '../language/text';

type Passage = NonNullable<ListedTicket['found']>[number];

/** What precedes a passage; the caller's own words need no name. */
const names: Readonly<Partial<Record<Passage['in'], Text>>> = {
  externalNo: t('外部编号', 'External no.'),
  title: t('标题', 'Title'),
  demand: t('要求', 'Demand'),
  address: t('地点', 'Place'),
  reply: t('答复', 'Reply'),
};

/** The passages in which the words of a search stand, with the words marked. */
export function Passages({ found }: { found: readonly Passage[] }): ReactNode {
  const say = useSay();
  return found
    .filter((passage) => passage.in !== 'number')
    .map((passage) => {
      const name = names[passage.in];
      return (
        <span key={passage.in} className="passage">
          {name && <span className="passage-name">{say(name)}</span>}
          <Marked passage={passage} />
        </span>
      );
    });
}

function Marked({ passage: { text, marks } }: { passage: Passage }): ReactNode {
  const ends = [0, ...marks.map(({ to }) => to)];
  return (
    <>
      {marks.map(({ from, to }, i) => (
        <Fragment key={from}>
          {text.slice(ends[i], from)}
          <mark>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ends.at(-1))}
    </>
  );
}

import { roleLabels } from '@hotline/contracts/labels';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { SidePanel } from '../../ui/layers';
import { Empty, Failure, Loading } from '../../ui/states';
import { NewPerson } from './person-forms';
import { PersonPane } from './person-pane';
import { Presence } from './presence';
import { useGoTo } from './use-go-to';
import { usePeople, type PersonRow } from './use-people';
import { PeopleWorkbook } from './workbook';

const words = {
  none: t('该单位还没有人员', 'This unit has no people yet'),
  pick: t('从左边选一个人', 'Choose a person on the left'),
  more: t('再看一些', 'More'),
  add: t('新增人员', 'Add a person'),
  close: t('关闭', 'Close'),
  next: t('下一人', 'Next person'),
  before: t('上一人', 'Previous person'),
};

/** The people of a unit beside the person who is open. */
export function PeoplePanes({ unit }: { unit: string | undefined }): ReactNode {
  const { person } = useSearch({ from: '/people' });
  const navigate = useNavigate();
  const goTo = useGoTo();
  const { data, error, refetch, hasNextPage, fetchNextPage } = usePeople(unit);
  const say = useSay();
  const list = data?.pages.flatMap(({ people }) => people) ?? [];
  const at = list.findIndex(({ id }) => id === person);
  const step = (by: number): void => {
    const next = list[Math.max(0, Math.min(list.length - 1, at + by))];
    if (next) goTo({ person: next.id });
  };
  useKeys([
    { id: 'next-row', label: words.next, keys: 'j', run: () => step(1) },
    { id: 'previous-row', label: words.before, keys: 'k', run: () => step(-1) },
  ]);
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  const back = (): void => void navigate({ to: '/people', search: unit ? { unit } : {} });
  return (
    <div className={person ? 'two-panes has-ticket' : 'two-panes'}>
      <section className="pane-list">
        <Administration />
        {!data && <Loading rows={6} />}
        {data && list.length === 0 && <Empty icon="people" title={words.none} />}
        <ul className="cards">
          {list.map((one) => (
            <PersonCard
              key={one.id}
              person={one}
              isChosen={one.id === person}
              onOpen={() => goTo({ person: one.id })}
            />
          ))}
        </ul>
        {hasNextPage && <Button onClick={() => void fetchNextPage()}>{say(words.more)}</Button>}
      </section>
      <section className="pane-ticket">
        {person ? <PersonPane key={person} id={person} onBack={back} /> : <Empty icon="person" title={words.pick} />}
      </section>
    </div>
  );
}

/** What only administrators do with the whole list. */
function Administration(): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  const [isAdding, setAdding] = useState(false);
  if (!operations.has('createPerson')) return null;
  return (
    <div className="line wrap pane-tools">
      <Button icon="plus" onClick={() => setAdding(true)}>
        {say(words.add)}
      </Button>
      <PeopleWorkbook />
      <SidePanel
        title={say(words.add)}
        isOpen={isAdding}
        onClose={() => setAdding(false)}
        closeLabel={say(words.close)}
      >
        <NewPerson onDone={() => setAdding(false)} />
      </SidePanel>
    </div>
  );
}

function PersonCard({
  person,
  isChosen,
  onOpen,
}: {
  person: PersonRow;
  isChosen: boolean;
  onOpen: () => void;
}): ReactNode {
  const say = useSay();
  const { name, positions, roles } = person;
  return (
    <li className={isChosen ? 'card chosen' : 'card'}>
      <button type="button" className="card-open" aria-current={isChosen || undefined} onClick={onOpen}>
        <span className="line wrap">
          <span className="card-title spread">{name}</span>
          <Presence {...person} />
        </span>
        <span className="small">
          {positions.map(({ unitName, postName }) => `${say(unitName)} ${postName ? say(postName) : ''}`).join(' · ')}
        </span>
        <span className="small quiet">{roles.map((role) => say(roleLabels[role])).join(' · ')}</span>
      </button>
    </li>
  );
}

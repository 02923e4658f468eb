import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { usePerson } from '../../session/use-person';
import { Choice } from '../../ui/fields';
import { Empty } from '../../ui/states';
import { Handovers } from './handovers';
import { PeoplePanes } from './people-panes';
import { RosterPanel } from './roster';
import { PEOPLE_TABS, type PeopleTab } from './search';
import { useGoTo } from './use-go-to';

const words = {
  title: t('人员', 'People'),
  unit: t('单位', 'Unit'),
  all: t('所有单位', 'All units'),
  nothing: t('没有这个单位', 'No such unit'),
  pickUnit: t('请先选择单位', 'Choose a unit first'),
};
const TAB_LABELS: Readonly<Record<PeopleTab, Text>> = {
  people: t('人员名录', 'People'),
  roster: t('值班表', 'Duty roster'),
  handovers: t('交接班', 'Handovers'),
};

/** Who works here, who is present, who is on duty, and how shifts are handed over. */
export function PeopleScreen(): ReactNode {
  const say = useSay();
  const { unit: chosen, tab = 'people' } = useSearch({ from: '/people' });
  const { unit: own } = usePerson();
  const unit = chosen ?? own;
  return (
    <div className="people">
      <div className="people-head">
        <h1 tabIndex={-1}>{say(words.title)}</h1>
        <UnitChoice unit={unit} />
      </div>
      <Tabs tab={tab} />
      {tab === 'people' && <PeoplePanes unit={unit} />}
      {tab === 'roster' &&
        (unit ? <RosterPanel key={unit} unit={unit} /> : <Empty icon="people" title={words.pickUnit} />)}
      {tab === 'handovers' && <Handovers unit={unit} />}
    </div>
  );
}

function UnitChoice({ unit }: { unit: string | undefined }): ReactNode {
  const say = useSay();
  const goTo = useGoTo();
  const navigate = useNavigate();
  const { tab } = useSearch({ from: '/people' });
  const { jurisdiction } = useNames();
  return (
    <Choice
      label={say(words.unit)}
      value={unit}
      placeholder={say(words.all)}
      options={(jurisdiction?.units ?? []).map(({ id, name }) => ({ value: id, label: say(name) }))}
      nothingFound={say(words.nothing)}
      onChange={(next) => (next ? goTo({ unit: next }) : void navigate({ to: '/people', search: tab ? { tab } : {} }))}
    />
  );
}

function Tabs({ tab }: { tab: PeopleTab }): ReactNode {
  const say = useSay();
  const goTo = useGoTo();
  return (
    <div className="tabs" role="tablist">
      {PEOPLE_TABS.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          aria-selected={one === tab}
          className={one === tab ? 'tab chosen' : 'tab'}
          onClick={() => goTo({ tab: one })}
        >
          {say(TAB_LABELS[one])}
        </button>
      ))}
    </div>
  );
}

import { channelLabels, ticketKindLabels, ticketStateLabels, urgencyLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import type { Text } from '../../language/text';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { Choices, Segments, TextField } from '../../ui/fields';
import { SidePanel } from '../../ui/layers';
import { LIST_FILTERS, type ListFilter, type ListSearch } from './filter';
import { words } from './words';

interface Parts {
  readonly search: ListSearch;
  readonly onChange: (search: ListSearch) => void;
}

/** All filters of the search. The list behind the panel follows each change. */
export function FilterPanel({
  isOpen,
  onClose,
  ...parts
}: Parts & { isOpen: boolean; onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <SidePanel title={say(words.filters)} isOpen={isOpen} onClose={onClose} closeLabel={say(words.close)}>
      <div className="stack">
        <ValueFilters {...parts} />
        <Days {...parts} />
        <People {...parts} />
        <Button tone="main" onClick={onClose}>
          {say(words.done)}
        </Button>
      </div>
    </SidePanel>
  );
}

function useOptions(): Readonly<Record<ListFilter, readonly { value: string; label: string }[]>> {
  const say = useSay();
  const { jurisdiction } = useNames();
  const labelled = (labels: Readonly<Record<string, Text>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label: say(label) }));
  const coded = (all: readonly { code: string; name: Text }[] = []) =>
    all.map(({ code, name }) => ({ value: code, label: say(name) }));
  return {
    state: labelled(ticketStateLabels),
    urgency: labelled(urgencyLabels),
    unit: (jurisdiction?.units ?? []).map(({ id, name }) => ({ value: id, label: say(name) })),
    matter: coded(jurisdiction?.matters),
    region: coded(jurisdiction?.regions),
    channel: labelled(channelLabels),
    kind: labelled(ticketKindLabels),
  };
}

function ValueFilters({ search, onChange }: Parts): ReactNode {
  const say = useSay();
  const options = useOptions();
  const person = usePerson();
  return LIST_FILTERS.filter((filter) => filter !== 'unit' || person.unit === undefined).map((filter) => (
    <Choices
      key={filter}
      label={say(words[filter])}
      value={search[filter] ?? []}
      options={options[filter]}
      nothingFound={say(words.nothing)}
      onChange={(values) => onChange({ ...search, [filter]: values.length > 0 ? values : undefined })}
    />
  ));
}

function Days({ search, onChange }: Parts): ReactNode {
  const say = useSay();
  return (
    <div className="day-pair">
      {(['from', 'until'] as const).map((name) => (
        <TextField
          key={name}
          type="date"
          label={say(words[name])}
          value={search[name] ?? ''}
          onChange={(day) => onChange({ ...search, [name]: day === '' ? undefined : day })}
        />
      ))}
    </div>
  );
}

function People({ search, onChange }: Parts): ReactNode {
  const say = useSay();
  const person = usePerson();
  const option = (value: 'me' | 'nobody') => ({ value, label: say(words[value]) });
  return (
    <>
      <label className="tick">
        <input
          type="checkbox"
          checked={search.overdue === 'yes'}
          onChange={(event) => onChange({ ...search, overdue: event.currentTarget.checked ? 'yes' : undefined })}
        />
        {say(words.overdue)}
      </label>
      {person.unit !== undefined && (
        <Segments
          label={say(words.assigned)}
          value={search.assigned}
          options={[option('me'), option('nobody')]}
          onChange={(value) =>
            onChange({ ...search, assigned: value === search.assigned ? undefined : (value as 'me') })
          }
        />
      )}
    </>
  );
}

import { channelLabels, ticketKindLabels, ticketStateLabels, urgencyLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import { useNames, type NameTable } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import type { Text } from '../../language/text';
import { when } from '../../language/when';
import { Icon } from '../../ui/icon';
import { isOpenOnly, LIST_FILTERS, type ListFilter, type ListSearch } from './filter';
import { words } from './words';

/** One condition of a search in words, and the search without it. */
export interface Chip {
  readonly id: string;
  readonly name: Text;
  readonly value: Text;
  readonly without: ListSearch;
}

const asText = (value: string): Text => ({ zh: value, en: value });

function nameOf(names: NameTable, filter: ListFilter, value: string): Text {
  const labels = {
    state: ticketStateLabels,
    urgency: urgencyLabels,
    channel: channelLabels,
    kind: ticketKindLabels,
  } as const;
  if (filter === 'unit' || filter === 'matter' || filter === 'region') return names[filter](value);
  return (labels[filter] as Readonly<Record<string, Text>>)[value] ?? asText(value);
}

/** The conditions of a search, apart from its words. */
export function chipsOf(search: ListSearch, names: NameTable): Chip[] {
  const without = (key: keyof ListSearch): ListSearch => ({ ...search, [key]: undefined });
  const values = LIST_FILTERS.flatMap((filter) =>
    (search[filter] ?? []).map((value) => {
      const rest = (search[filter] ?? []).filter((other) => other !== value);
      return {
        id: `${filter} ${value}`,
        name: words[filter],
        value: nameOf(names, filter, value),
        without: { ...search, [filter]: rest.length > 0 ? rest : undefined },
      };
    }),
  );
  const single = (key: keyof ListSearch & keyof typeof words, value: Text | undefined): Chip[] =>
    value ? [{ id: key, name: words[key], value, without: without(key) }] : [];
  return [
    ...values,
    ...single('from', search.from === undefined ? undefined : asText(search.from)),
    ...single('until', search.until === undefined ? undefined : asText(search.until)),
    ...single('overdue', search.overdue && { zh: '是', en: 'yes' }),
    ...single('assigned', search.assigned && words[search.assigned]),
    ...single('dueBefore', search.dueBefore === undefined ? undefined : when(search.dueBefore)),
    ...single('dueFrom', search.dueFrom === undefined ? undefined : asText(search.dueFrom)),
  ];
}

/** The conditions of the search, each with a button that removes it, and whether closed tickets are listed. */
export function Chips({ search, onChange }: { search: ListSearch; onChange: (search: ListSearch) => void }): ReactNode {
  const say = useSay();
  const chips = chipsOf(search, useNames());
  const isOpen = isOpenOnly(search);
  return (
    <ul className="chips" aria-label={say(words.filters)}>
      <li>
        <button
          type="button"
          className={isOpen ? 'chip chosen' : 'chip'}
          aria-pressed={isOpen}
          onClick={() => onChange({ ...search, open: isOpen ? 'no' : 'yes' })}
        >
          {say(words.open)}
        </button>
      </li>
      {chips.map(({ id, name, value, without }) => (
        <li key={id}>
          <button type="button" className="chip chosen" onClick={() => onChange(without)}>
            <span className="only-heard">{say(words.remove)}</span>
            <span className="chip-name">{say(name)}</span>
            {say(value)}
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

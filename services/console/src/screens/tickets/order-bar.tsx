import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { Button } from '../../ui/button';
import { Segments, TextField } from '../../ui/fields';
import { orderOf, type ListSearch } from './filter';
import { words } from './words';

/** The order of the list; in the order of due times also the day from which it is shown. */
export function OrderBar({
  search,
  onChange,
  onFilters,
  onViews,
}: {
  search: ListSearch;
  onChange: (search: ListSearch) => void;
  onFilters: () => void;
  onViews: () => void;
}): ReactNode {
  const say = useSay();
  const order = orderOf(search);
  return (
    <div className="order-bar">
      <Button icon="list" keys="f" onClick={onFilters}>
        {say(words.filters)}
      </Button>
      <Button icon="eye" keys="v" onClick={onViews}>
        {say(words.views)}
      </Button>
      <Segments
        label={say(words.order)}
        value={order}
        options={(['due', 'newest', 'oldest'] as const).map((value) => ({ value, label: say(words[value]) }))}
        onChange={(sort) =>
          onChange({ ...search, sort: sort as 'due', ...(sort === 'due' ? {} : { dueFrom: undefined }) })
        }
      />
      {order === 'due' && (
        <TextField
          type="date"
          label={say(words.jump)}
          value={search.dueFrom ?? ''}
          onChange={(day) => onChange({ ...search, dueFrom: day === '' ? undefined : day })}
        />
      )}
    </div>
  );
}

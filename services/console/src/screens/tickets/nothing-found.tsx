import type { ReactNode } from 'react';
import { useNames } from '../../jurisdiction/use-jurisdiction';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/states';
import { chipsOf } from './chips';
import { isOpenOnly, type ListSearch } from './filter';
import { words } from './words';

const texts = {
  title: t('没有符合条件的工单', 'No ticket fits'),
  where: t(
    '查找范围：工单号、外部编号、标题、诉求、要求、地点和答复',
    'Searched: number, external number, title, words of the call, demand, place and reply',
  ),
  fewer: t('所有的词都须出现，可减少一个词', 'All words must occur; try fewer words'),
  without: t('去掉', 'Without'),
  closedToo: t('也查已结案的', 'Closed tickets too'),
};

/** Says what was searched, and offers searches that find more. */
export function NothingFound({
  search,
  onChange,
}: {
  search: ListSearch;
  onChange: (search: ListSearch) => void;
}): ReactNode {
  const say = useSay();
  const chips = chipsOf(search, useNames());
  const count = search.words?.split(/\s+/u).length ?? 0;
  return (
    <Empty icon="search" title={texts.title}>
      {search.words !== undefined && <p className="quiet">{say(texts.where)}</p>}
      {count > 1 && <p className="quiet">{say(texts.fewer)}</p>}
      <div className="line wrap centre">
        {isOpenOnly(search) && (
          <Button onClick={() => onChange({ ...search, open: 'no' })}>{say(texts.closedToo)}</Button>
        )}
        {chips.map(({ id, name, value, without }) => (
          <Button key={id} onClick={() => onChange(without)}>
            {`${say(texts.without)} ${say(name)} ${say(value)}`}
          </Button>
        ))}
        <Button onClick={() => onChange({})}>{say(words.clear)}</Button>
      </div>
    </Empty>
  );
}

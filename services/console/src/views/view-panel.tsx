import { useState, type FormEvent, type ReactNode } from 'react';
import type { Problem } from '../api/paths';
import { useKeys } from '../keys/use-keys';
import { useSay } from '../language/language';
import { t } from '../language/text';
import type { ListSearch } from '../screens/tickets/filter';
import { Button } from '../ui/button';
import { TextField } from '../ui/fields';
import { SidePanel } from '../ui/layers';
import { ProblemBox } from '../ui/states';
import { isSameSearch, LONGEST_NAME, MOST_VIEWS, withView, type SavedView } from './saved-views';
import { useViews } from './use-views';

const words = {
  title: t('我的视图', 'My views'),
  none: t(
    '还没有视图。给当前的查找起个名字，以后一键打开。',
    'No view yet. Name the present search to open it later with one key.',
  ),
  open: t('打开视图', 'Open view'),
  name: t('当前查找的名称', 'Name of the present search'),
  save: t('保存', 'Save'),
  replace: t('替换同名视图', 'Replace the view of this name'),
  delete: t('删除', 'Delete'),
  restore: t('撤销删除', 'Undo'),
  close: t('关闭', 'Close'),
  full: t(`最多保存${MOST_VIEWS}个视图，请先删除一个`, `At most ${MOST_VIEWS} views are kept; delete one first`),
  share: t(
    '地址栏里的网址就是这个查找，可以发给同事。',
    'The address of this page holds the search; it can be sent to a colleague.',
  ),
};

interface Parts {
  readonly search: ListSearch;
  readonly onOpen: (search: ListSearch) => void;
}

/** The saved views of the person: opens one, deletes one, saves the present search. */
export function ViewPanel({ isOpen, onClose, ...parts }: Parts & { isOpen: boolean; onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <SidePanel title={say(words.title)} isOpen={isOpen} onClose={onClose} closeLabel={say(words.close)}>
      <PanelContent {...parts} />
    </SidePanel>
  );
}

function PanelContent({ search, onOpen }: Parts): ReactNode {
  const say = useSay();
  const { views, keep } = useViews();
  const [before, setBefore] = useState<readonly SavedView[]>();
  const [problem, setProblem] = useState<Problem>();
  const change = (next: readonly SavedView[], undo?: readonly SavedView[]): void => {
    setBefore(undo);
    void keep(next).then(setProblem);
  };
  return (
    <div className="stack">
      {problem && <ProblemBox problem={problem} />}
      {views.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ViewList
        views={views}
        search={search}
        onOpen={onOpen}
        onDelete={(name) =>
          change(
            views.filter((view) => view.name !== name),
            views,
          )
        }
      />
      {before && (
        <div>
          <Button icon="undo" onClick={() => change(before)}>
            {say(words.restore)}
          </Button>
        </div>
      )}
      <SaveForm views={views} onSave={(name) => change(withView(views, { name, search }))} />
      <p className="quiet small">{say(words.share)}</p>
    </div>
  );
}

function ViewList({
  views,
  search,
  onOpen,
  onDelete,
}: Parts & { views: readonly SavedView[]; onDelete: (name: string) => void }): ReactNode {
  const say = useSay();
  useKeys(
    views.slice(0, 9).map(({ name, search: saved }, index) => ({
      id: `view-${index + 1}`,
      label: t(`打开视图 ${name}`, `Open view ${name}`),
      keys: String(index + 1),
      inLayer: true,
      run: () => onOpen(saved),
    })),
  );
  return (
    <ul className="stack tight plain-list" aria-label={say(words.title)}>
      {views.map(({ name, search: saved }, index) => (
        <li key={name} className="line">
          <Button
            className="spread"
            keys={index < 9 ? String(index + 1) : undefined}
            aria-pressed={isSameSearch(saved, search)}
            onClick={() => onOpen(saved)}
          >
            {name}
          </Button>
          <Button tone="quiet" aria-label={`${say(words.delete)} ${name}`} onClick={() => onDelete(name)}>
            {say(words.delete)}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function SaveForm({ views, onSave }: { views: readonly SavedView[]; onSave: (name: string) => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const isKnown = views.some((view) => view.name === name);
  const isFull = views.length >= MOST_VIEWS && !isKnown;
  const save = (event?: FormEvent): void => {
    event?.preventDefault();
    if (name === '' || isFull) return;
    onSave(name);
    setTyped('');
  };
  return (
    <form className="stack tight" onSubmit={save}>
      <TextField
        label={say(words.name)}
        name="view"
        value={typed}
        onChange={(value) => setTyped(value.slice(0, LONGEST_NAME))}
        error={isFull ? say(words.full) : undefined}
      />
      <div>
        <Button type="submit" tone="main" disabled={name === '' || isFull}>
          {say(isKnown ? words.replace : words.save)}
        </Button>
      </div>
    </form>
  );
}

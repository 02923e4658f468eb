import { useNavigate } from '@tanstack/react-router';
import { useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNames } from '../jurisdiction/use-jurisdiction';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { useTickets } from '../tickets/use-tickets';
import { Dialog } from '../ui/layers';
import { useViews } from '../views/use-views';
import { printed } from './registry';
import { useActions } from './use-keys';

const words = {
  title: t('查找与操作', 'Find and do'),
  ask: t('输入操作、工单号、事由…', 'An action, a number, words of a ticket…'),
  close: t('关闭', 'Close'),
  nothing: t('没有匹配项', 'Nothing found'),
};
const view = t('我的视图', 'My view');
interface Line {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly run: () => void;
}
const MOST_TICKETS = 8;

function useLines(words: string, onClose: () => void): readonly Line[] {
  const say = useSay();
  const names = useNames();
  const navigate = useNavigate();
  const actions = useActions();
  const { views } = useViews();
  const typed = words.trim().toLowerCase();
  const { rows } = useTickets({ words: typed }, typed.length >= 2);
  const doable = actions
    .filter(({ id }) => id !== 'palette')
    .filter(({ label }) => `${label.zh} ${label.en}`.toLowerCase().includes(typed))
    .map(({ id, label, keys, run }) => ({ id, label: say(label), note: printed(keys), run }));
  const tickets = typed.length < 2 ? [] : rows.slice(0, MOST_TICKETS);
  const saved = views
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .map(({ name, search }) => ({
      id: `view ${name}`,
      label: name,
      note: say(view),
      run: () => void navigate({ to: '/tickets', search }),
    }));
  return [
    ...doable,
    ...saved,
    ...tickets.map(({ ticketId, ticketNo, matter, excerpt }) => ({
      id: ticketId,
      label: `${ticketNo} ${matter ? say(names.matter(matter)) : ''}`,
      note: excerpt.slice(0, 24),
      run: () => void navigate({ to: '/tickets/$ticketId', params: { ticketId } }),
    })),
  ].map((line) => ({
    ...line,
    run: () => {
      onClose();
      line.run();
    },
  }));
}

/** Finds tickets and actions by words. */
export function Palette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <Dialog title={say(words.title)} isOpen={isOpen} onClose={onClose} closeLabel={say(words.close)} size={640}>
      <PaletteLines onClose={onClose} />
    </Dialog>
  );
}

function PaletteLines({ onClose }: { onClose: () => void }): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const lines = useLines(typed, onClose);
  const chosen = Math.min(at, Math.max(0, lines.length - 1));
  const onKey = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(lines.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, chosen - 1));
    else if (event.key === 'Enter') lines[chosen]?.run();
    else return;
    event.preventDefault();
  };
  return (
    <div className="stack">
      <input
        className="palette-input"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-lines"
        aria-activedescendant={lines[chosen] ? `palette-${chosen}` : undefined}
        aria-label={say(words.title)}
        data-autofocus
        value={typed}
        placeholder={say(words.ask)}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <ul id="palette-lines" role="listbox" aria-label={say(words.title)} className="palette-lines">
        {lines.map(({ id, label, note, run }, index) => (
          <li
            key={id}
            id={`palette-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={index === chosen ? 'palette-line chosen' : 'palette-line'}
            onClick={run}
          >
            <span className="cut spread">{label}</span>
            <span className="small quiet cut">{note}</span>
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p className="quiet">{say(words.nothing)}</p>}
    </div>
  );
}

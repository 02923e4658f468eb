import type { ReactNode } from 'react';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { Dialog } from '../ui/layers';
import { printed } from './registry';
import { useActions } from './use-keys';

const words = { title: t('快捷键', 'Keys'), close: t('关闭', 'Close') };

/** Lists every keyboard shortcut of this screen. */
export function KeySheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }): ReactNode {
  const say = useSay();
  const actions = useActions();
  return (
    <Dialog title={say(words.title)} isOpen={isOpen} onClose={onClose} closeLabel={say(words.close)}>
      <dl className="key-sheet">
        {actions.map(({ id, label, keys }) => (
          <div key={id} className="line">
            <dt>
              <kbd>{printed(keys)}</kbd>
            </dt>
            <dd>{say(label)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

import { useEffect, useState, type ReactNode } from 'react';
import { useKeys } from '../keys/use-keys';
import { useLanguage, useSay } from '../language/language';
import { t } from '../language/text';
import { when } from '../language/when';
import { forget, takeBack } from '../outbox/outbox';
import { useQueued } from '../outbox/use-outbox';
import type { QueuedCommand } from '../store/database';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { SidePanel } from '../ui/layers';

const words = {
  title: t('待上传', 'To be sent'),
  refused: t('被拒绝', 'Refused'),
  waiting: t('等待上传，恢复网络后自动继续', 'Waiting; sent automatically when the connection is back'),
  sending: t('提交中', 'Sending'),
  undo: t('撤销', 'Undo'),
  drop: t('知道了', 'Understood'),
  close: t('关闭', 'Close'),
};

/** Lists the commands that have no answer yet, with a button to take back each that was not sent. */
export function OutboxBadge(): ReactNode {
  const say = useSay();
  const queue = useQueued();
  const [isOpen, setOpen] = useState(false);
  const held = queue.find(
    ({ fate, attempts, notBefore }) => fate === 'waiting' && attempts === 0 && notBefore > Date.now(),
  );
  useKeys(held ? [{ id: 'undo', label: words.undo, keys: 'z', run: () => void takeBack(held.key) }] : []);
  const slow = queue.filter(({ fate, attempts }) => fate === 'refused' || attempts > 0);
  const hasRefused = slow.some(({ fate }) => fate === 'refused');
  return (
    <>
      {slow.length > 0 && (
        <button
          type="button"
          className={hasRefused ? 'bar-button refused' : 'bar-button'}
          onClick={() => setOpen(true)}
        >
          <Icon name={hasRefused ? 'alert' : 'cloud'} />
          {say(hasRefused ? words.refused : words.title)} {slow.length}
        </button>
      )}
      {held && <UndoBar command={held} />}
      <SidePanel title={say(words.title)} isOpen={isOpen} onClose={() => setOpen(false)} closeLabel={say(words.close)}>
        <ul className="stack">
          {slow.map((command) => (
            <QueuedLine key={command.key} command={command} />
          ))}
        </ul>
      </SidePanel>
    </>
  );
}

function UndoBar({ command }: { command: QueuedCommand }): ReactNode {
  const say = useSay();
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const tick = (): void => setLeft(Math.max(0, Math.ceil((command.notBefore - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [command]);
  return (
    <div className="undo-bar" role="status">
      <span>{say({ zh: `${command.label.zh}：${left} 秒后提交`, en: `${command.label.en}: sent in ${left} s` })}</span>
      <Button keys="z" icon="undo" onClick={() => void takeBack(command.key)}>
        {say(words.undo)}
      </Button>
    </div>
  );
}

function QueuedLine({ command }: { command: QueuedCommand }): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const { fate, label, givenAt, problem, key } = command;
  return (
    <li className="panel stack tight">
      <span className="line">
        <span className="strong spread">{say(label)}</span>
        <span className="small quiet">{say(when(givenAt))}</span>
      </span>
      <span>
        {fate === 'refused'
          ? `${say(words.refused)}：${language === 'zh' ? (problem?.titleZh ?? '') : (problem?.title ?? '')}`
          : say(fate === 'sending' ? words.sending : words.waiting)}
      </span>
      {problem?.hint && <span className="quiet">{say(problem.hint)}</span>}
      {fate === 'refused' && (
        <span>
          <Button onClick={() => void forget(key)}>{say(words.drop)}</Button>
        </span>
      )}
    </li>
  );
}

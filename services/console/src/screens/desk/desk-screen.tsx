import type { ReactNode } from 'react';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { clockTime } from '../../language/when';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/states';
import { CallerColumn } from './caller-column';
import { JudgementColumn } from './judgement-column';
import { Registered } from './registered';
import { StoryColumn } from './story-column';
import { registerWords, useDesk, type Desk } from './use-desk';

const words = {
  title: t('受理台', 'Desk'),
  sending: t('提交中…', 'Sending…'),
  clear: t('清空', 'Clear'),
  isNew: t('确为新诉求，登记', 'It is something new: register it'),
  recorded: t('已记入工单', 'Recorded on ticket'),
  saved: t('草稿已存', 'draft kept'),
};

/** The screen for one call: caller, narrative and location. Proposals appear beside them while the operator types. */
export function DeskScreen(): ReactNode {
  const say = useSay();
  const desk = useDesk();
  const { call, change, found, problem, done, register } = desk;
  useKeys([{ id: 'register', label: registerWords, keys: 'ctrl+Enter', inText: true, run: () => void register() }]);
  if (done) return <Registered registration={done} onNext={desk.nextCall} />;
  return (
    <div className="desk">
      <h1 tabIndex={-1} className="only-heard">
        {say(words.title)}
      </h1>
      <CallerColumn call={call} onChange={change} problem={problem} found={found} onFound={desk.setFound} />
      <StoryColumn call={call} onChange={change} problem={problem} />
      <JudgementColumn call={call} onChange={change} earlier={found?.tickets} onRecorded={desk.recorded} />
      <DeskFoot desk={desk} />
    </div>
  );
}

function DeskFoot({ desk }: { desk: Desk }): ReactNode {
  const say = useSay();
  const { problem, recordedOn, savedAt, isBusy, isReady, register, clear } = desk;
  return (
    <div className="desk-foot">
      {problem && <ProblemBox problem={problem} />}
      {problem?.code === 'follow-up' && (
        <Button icon="check" isBusy={isBusy} onClick={() => void register(true)}>
          {say(words.isNew)}
        </Button>
      )}
      {recordedOn && (
        <span className="strong" role="status">
          {say(words.recorded)} {recordedOn}
        </span>
      )}
      <span className="quiet spread">{savedAt ? `${say(words.saved)} ${clockTime(savedAt)}` : ''}</span>
      <Button tone="quiet" onClick={clear}>
        {say(words.clear)}
      </Button>
      <Button
        tone="main"
        size="touch"
        icon="inbox"
        keys="ctrl+Enter"
        isBusy={isBusy}
        disabled={!isReady}
        onClick={() => void register()}
      >
        {say(isBusy ? words.sending : registerWords)}
      </Button>
    </div>
  );
}

import { useState, type ReactNode } from 'react';
import type { Problem } from '../../api/paths';
import { useKeys } from '../../keys/use-keys';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { clockTime } from '../../language/when';
import { useGive } from '../../outbox/use-outbox';
import { useDraft } from '../../store/use-draft';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/states';
import { CallerColumn } from './caller-column';
import { emptyCall, registrationOf, type CallDraft } from './call-draft';
import { JudgementColumn } from './judgement-column';
import { Registered, type Registration } from './registered';
import { StoryColumn } from './story-column';

const words = {
  title: t('受理台', 'Desk'),
  register: t('登记', 'Register'),
  sending: t('提交中…', 'Sending…'),
  clear: t('清空', 'Clear'),
  saved: t('草稿已存', 'draft kept'),
};

/** The screen for one call: caller, narrative and location. Proposals appear beside them while the operator types. */
export function DeskScreen(): ReactNode {
  const say = useSay();
  const give = useGive();
  const draft = useDraft<CallDraft>('call', emptyCall);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [done, setDone] = useState<Registration>();
  const call = { ...emptyCall, ...draft.value };
  const change = (part: Partial<CallDraft>): void => draft.change({ ...call, ...part });
  const isReady = call.narrative.trim().length >= 2;
  const register = async (): Promise<void> => {
    if (!isReady || isBusy) return;
    setBusy(true);
    const body = registrationOf(call);
    const outcome = await give({ path: '/api/v1/tickets', body, label: words.register });
    setBusy(false);
    setProblem('problem' in outcome ? outcome.problem : undefined);
    if (!('data' in outcome)) return;
    setDone(outcome.data);
    draft.clear();
  };
  useKeys([{ id: 'register', label: words.register, keys: 'ctrl+Enter', inText: true, run: () => void register() }]);
  if (done) return <Registered registration={done} onNext={() => setDone(undefined)} />;
  return (
    <div className="desk">
      <h1 tabIndex={-1} className="only-heard">
        {say(words.title)}
      </h1>
      <CallerColumn call={call} onChange={change} />
      <StoryColumn call={call} onChange={change} problem={problem} />
      <JudgementColumn call={call} onChange={change} />
      <div className="desk-foot">
        {problem && <ProblemBox problem={problem} />}
        <span className="quiet spread">{draft.savedAt ? `${say(words.saved)} ${clockTime(draft.savedAt)}` : ''}</span>
        <Button tone="quiet" onClick={draft.clear}>
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
          {say(isBusy ? words.sending : words.register)}
        </Button>
      </div>
    </div>
  );
}

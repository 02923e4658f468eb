import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { CallerForm, TextField } from './fields';
import { act } from './server';
import { useKept } from './use-kept';
import { useSending } from './use-sending';

const words = {
  title: t('承办单位想问您', 'The unit asks you'),
  answer: t('您的回答', 'Your answer'),
  help: t('承办单位会看到；其中的电话号码会隐去', 'The unit reads it, with telephone numbers masked'),
  send: t('回答', 'Answer'),
};

interface UnitQuestionProps {
  readonly code: string;
  readonly question: string;
  readonly onDone: () => void;
}

/** A question of the unit, and the form in which the caller answers it. */
export function UnitQuestion({ code, question, onDone }: UnitQuestionProps): ReactNode {
  const say = useSay();
  const sending = useSending();
  const [text, setText, clear] = useKept(`unit-question.${code}`, '');
  const submit = async (): Promise<void> => {
    const body = { text: text.trim(), answersUnit: true };
    if (!(await sending.send(body, (key) => act(code, 'information', body, key)))) return;
    clear();
    onDone();
  };
  return (
    <section className="caller-card" aria-labelledby="unit-question-title">
      <h2 id="unit-question-title">{say(words.title)}</h2>
      <p className="told">{question}</p>
      <CallerForm
        sending={sending}
        button={words.send}
        isReady={text.trim().length >= 2}
        onSubmit={() => void submit()}
      >
        <TextField label={words.answer} value={text} onChange={setText} help={words.help} most={2000} isLong />
      </CallerForm>
    </section>
  );
}

import { useState, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { CallerForm, Choice, TextField } from './fields';
import { act, type Rating } from './server';
import { useSending } from './use-sending';

type Resolution = Rating['resolution'];
type Satisfaction = Exclude<Rating['satisfaction'], 'declined'>;

const words = {
  title: t('请您评价', 'Please rate it'),
  resolved: t('解决了吗', 'Is it resolved?'),
  satisfied: t('满意吗', 'Are you satisfied?'),
  note: t('想说的话', 'In your own words'),
  needed: t('没有解决或不满意的，请写明原因', 'Please say why, if it is not resolved or you are dissatisfied'),
  private: t('单位看不到您的电话，也看不到回访时间', 'The unit sees neither your number nor when you are called'),
  again: t(
    '没有解决或不满意的，将退回重新办理或转督办',
    'If it is not settled, it is done again or a supervisor decides',
  ),
  doubt: t('您选了“没有解决”，又选了满意，请再看一下', 'You chose “not resolved” and “satisfied”: please look again'),
  asked: t(
    '您上次的回答前后不一致，请再确认一次；热线也可能打电话问您',
    'Your last answers contradict each other: please confirm. The hotline may also call you',
  ),
  send: t('提交评价', 'Send'),
};
const RESOLUTIONS = [
  { value: 'resolved', label: t('已解决', 'Yes') },
  { value: 'partly', label: t('部分解决', 'Partly') },
  { value: 'not-resolved', label: t('没有解决', 'No') },
] as const satisfies readonly { value: Resolution; label: object }[];
const SATISFACTIONS = [
  { value: 'satisfied', label: t('满意', 'Satisfied') },
  { value: 'basically-satisfied', label: t('基本满意', 'Mostly') },
  { value: 'dissatisfied', label: t('不满意', 'Dissatisfied') },
] as const satisfies readonly { value: Satisfaction; label: object }[];

interface RatingFormProps {
  readonly code: string;
  /** The last answer contradicts itself. */
  readonly isAgain: boolean;
  readonly onDone: () => void;
}

/** The caller says whether the problem is resolved and whether they are satisfied. Nothing is chosen beforehand. */
export function RatingForm({ code, isAgain, onDone }: RatingFormProps): ReactNode {
  const say = useSay();
  const sending = useSending();
  const [resolution, setResolution] = useState<Resolution>();
  const [satisfaction, setSatisfaction] = useState<Satisfaction>();
  const [note, setNote] = useState('');
  const isUnhappy = resolution === 'not-resolved' || satisfaction === 'dissatisfied';
  const isDoubtful = resolution === 'not-resolved' && satisfaction !== undefined && satisfaction !== 'dissatisfied';
  const isReady = resolution !== undefined && satisfaction !== undefined && (!isUnhappy || note.trim().length >= 2);
  const submit = async (): Promise<void> => {
    const body = { resolution, satisfaction, ...(note.trim() ? { note: note.trim() } : {}) };
    if (await sending.send(body, (key) => act(code, 'answer', body, key))) onDone();
  };
  return (
    <section className="caller-card" aria-labelledby="rating-title">
      <h2 id="rating-title">{say(words.title)}</h2>
      {isAgain && <p className="caller-hint">{say(words.asked)}</p>}
      <CallerForm sending={sending} button={words.send} isReady={isReady} onSubmit={() => void submit()}>
        <Choice label={words.resolved} options={RESOLUTIONS} value={resolution} onChange={setResolution} />
        <Choice label={words.satisfied} options={SATISFACTIONS} value={satisfaction} onChange={setSatisfaction} />
        <TextField
          label={words.note}
          value={note}
          onChange={setNote}
          most={2000}
          isLong
          {...(isUnhappy ? { help: words.needed } : { isOptional: true })}
        />
        {isDoubtful && <p className="caller-hint">{say(words.doubt)}</p>}
        {isUnhappy && !isDoubtful && <p className="caller-hint">{say(words.again)}</p>}
        <p className="caller-help">{say(words.private)}</p>
      </CallerForm>
    </section>
  );
}

import { useCallback, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { Actions } from './actions';
import { CallerPage } from './caller-page';
import { HistoryCard, ProgressCard } from './progress-card';
import { RatingForm } from './rating';
import { NotDone, readProgress, type CallerProgress } from './server';
import { UnitQuestion } from './unit-question';
import { faultOf } from './use-sending';

const words = {
  title: t('查进度', 'Follow your report'),
  code: t('查询码（登记时告知您的 10 位字母数字）', 'Query code (the 10 characters you were given)'),
  look: t('查询', 'Look'),
  asking: t('正在查询…', 'Looking…'),
  another: t('查另一张', 'Another code'),
  unknown: t('没有查到，请核对查询码', 'Not found: please check the code'),
  answered: t('谢谢，您的回答已转给承办单位', 'Thank you; the unit has your answer'),
  rated: t('谢谢，已记录您的评价', 'Thank you; your rating is recorded'),
};
const LENGTH = 10;
const codeInPath = (): string => decodeURIComponent(location.pathname.split('/')[2] ?? '');
/**
 * The letters and digits of the typed code in half width, without spaces and hyphens. The server replaces letters that
 * are easily confused.
 */
const signsOf = (code: string): string => code.normalize('NFKC').replace(/[^0-9A-Za-z]/g, '');

/**
 * Times, in ms after an action, at which the ticket is read again, because the services decide what follows only after
 * they have answered.
 */
const READ_AGAIN_MS = [600, 2500];

/** The page on which anybody with the query code can follow a ticket and act on it. */
export function Follow(): ReactNode {
  const say = useSay();
  const { code, progress, isAsking, fault, look, leave } = useProgress();
  return (
    <CallerPage title={words.title}>
      {!progress && <CodeForm isAsking={isAsking} onLook={look} first={code} />}
      {fault && (
        <p role="alert" className="caller-problem">
          {say(fault)}
        </p>
      )}
      {progress && (
        <>
          <Ticket
            code={code}
            progress={progress}
            onActed={() => READ_AGAIN_MS.forEach((ms) => setTimeout(() => look(code), ms))}
          />
          <button type="button" className="plain-button" onClick={leave}>
            {say(words.another)}
          </button>
        </>
      )}
    </CallerPage>
  );
}

function useProgress() {
  const [code, setCode] = useState(codeInPath());
  const [progress, setProgress] = useState<CallerProgress>();
  const [isAsking, setAsking] = useState(false);
  const [fault, setFault] = useState<Text>();
  const look = useCallback((given: string): void => {
    const signs = signsOf(given);
    setCode(signs);
    setAsking(true);
    setFault(undefined);
    history.replaceState(null, '', `/follow/${encodeURIComponent(signs)}`);
    readProgress(signs)
      .then(setProgress)
      .catch((error: unknown) => setFault(faultOfCode(error)))
      .finally(() => setAsking(false));
  }, []);
  useEffect(() => {
    if (codeInPath()) look(codeInPath());
  }, [look]);
  const leave = (): void => {
    setProgress(undefined);
    setCode('');
    history.replaceState(null, '', '/follow');
  };
  return { code, progress, isAsking, fault, look, leave };
}

/** A wrong code and an impossible code get the same sentence. */
const faultOfCode = (error: unknown): Text =>
  error instanceof NotDone && (error.problem?.code === 'not-found' || error.problem?.code === 'invalid-input')
    ? words.unknown
    : faultOf(error);

interface CodeFormProps {
  readonly first: string;
  readonly isAsking: boolean;
  readonly onLook: (code: string) => void;
}

function CodeForm({ first, isAsking, onLook }: CodeFormProps): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(first);
  const isWhole = signsOf(typed).length === LENGTH;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWhole) onLook(typed);
  };
  return (
    <form className="caller-form-one" onSubmit={submit}>
      <label>
        <span>{say(words.code)}</span>
        <input
          value={typed}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={60}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" className="big-button" disabled={!isWhole || isAsking}>
        {say(isAsking ? words.asking : words.look)}
      </button>
    </form>
  );
}

interface TicketProps {
  readonly code: string;
  readonly progress: CallerProgress;
  readonly onActed: () => void;
}

function Ticket({ code, progress, onActed }: TicketProps): ReactNode {
  const say = useSay();
  const [done, setDone] = useState<Text>();
  const status = useRef<HTMLParagraphElement>(null);
  const acted = (what: Text): void => {
    setDone(what);
    onActed();
  };
  useEffect(() => {
    if (done) status.current?.focus();
  }, [done]);
  const mayAnswer = progress.may.includes('answer');
  return (
    <>
      <p ref={status} tabIndex={-1} role="status" className={done ? 'caller-done' : 'only-heard'}>
        {done && say(done)}
      </p>
      <ProgressCard progress={progress} />
      {progress.question && (
        <UnitQuestion code={code} question={progress.question} onDone={() => acted(words.answered)} />
      )}
      {mayAnswer && <RatingForm code={code} isAgain={progress.askedAgain ?? false} onDone={() => acted(words.rated)} />}
      <Actions code={code} may={progress.may} isRefused={progress.refusal !== undefined} onDone={acted} />
      <HistoryCard progress={progress} />
    </>
  );
}

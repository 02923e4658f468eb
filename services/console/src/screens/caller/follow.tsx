import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import type { Problem, Read } from '../../api/paths';
import { useLanguage, useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';

type Progress = Read<'/api/v1/queries/{queryCode}'>;
type Found = { readonly progress: Progress } | { readonly problem: Problem } | 'asking' | undefined;

const words = {
  title: t('查进度', 'Follow your report'),
  code: t('查询码（登记时告知您的 10 位字母数字）', 'Query code (the 10 characters you were given)'),
  look: t('查询', 'Look'),
  asking: t('正在查询…', 'Looking…'),
  number: t('工单号', 'Number'),
  unit: t('承办单位', 'Unit'),
  due: t('前答复您', 'is when you get an answer at the latest'),
  reply: t('答复', 'Reply'),
  steps: t('进展', 'Progress'),
  again: t('查另一张', 'Another code'),
  danger: t('遇到危险请立即拨打 110、119 或 120', 'In danger call 110, 119 or 120 at once'),
  call: t('补充情况或催办请拨打 12345', 'To add information or to ask for faster handling, call 12345'),
  failed: t('没有查到，请核对查询码；网络不好时请稍后再试', 'Not found: check the code, or try again later'),
};
const codeInPath = (): string => decodeURIComponent(location.pathname.split('/')[2] ?? '');
/** Replaces letters by the digits that they look like, and U by V; removes spaces and hyphens. */
const cleaned = (code: string): string =>
  code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1').replace(/U/g, 'V');

async function ask(code: string): Promise<Found> {
  const answer = await fetch(`/api/v1/queries/${encodeURIComponent(code)}`);
  const body: unknown = await answer.json();
  return answer.ok ? { progress: body as Progress } : { problem: body as Problem };
}

/** The page on which anybody with the query code can follow a ticket. */
export function Follow(): ReactNode {
  const say = useSay();
  const { language, setLanguage } = useLanguage();
  const [code, setCode] = useState(codeInPath());
  const [found, setFound] = useState<Found>();
  const look = async (given: string): Promise<void> => {
    setFound('asking');
    history.replaceState(null, '', `/follow/${encodeURIComponent(cleaned(given))}`);
    setFound(await ask(cleaned(given)).catch(() => ({ problem: { titleZh: '', title: '' } as Problem })));
  };
  useEffect(() => {
    if (codeInPath()) void look(codeInPath());
  }, []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void look(code);
  };
  return (
    <main className="caller">
      <header className="caller-head">
        <span className="bar-number">12345</span>
        <h1>{say(words.title)}</h1>
        <button type="button" className="language" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
          {language === 'zh' ? 'English' : '中文'}
        </button>
      </header>
      <form className="caller-form-one" onSubmit={submit}>
        <label>
          <span>{say(words.code)}</span>
          <input
            value={code}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        </label>
        <button type="submit" className="big-button" disabled={cleaned(code).length < 10 || found === 'asking'}>
          {say(found === 'asking' ? words.asking : words.look)}
        </button>
      </form>
      {found && found !== 'asking' && 'problem' in found && (
        <p role="alert" className="caller-problem">
          {say(words.failed)}
        </p>
      )}
      {found && found !== 'asking' && 'progress' in found && <ProgressCard progress={found.progress} />}
      <footer className="caller-foot">
        <p>{say(words.call)}</p>
        <p>{say(words.danger)}</p>
      </footer>
    </main>
  );
}

function ProgressCard({ progress }: { progress: Progress }): ReactNode {
  const say = useSay();
  const { ticketNo, stateName, lead, dueAt, reply, answers, steps } = progress;
  return (
    <section className="caller-card" aria-live="polite">
      <p className="caller-state">{say(stateName)}</p>
      <p className="quiet">
        {say(words.number)} {ticketNo}
      </p>
      {lead && (
        <p>
          {say(words.unit)} <strong>{say(lead)}</strong>
        </p>
      )}
      {dueAt && (
        <p>
          {say(when(dueAt))} {say(words.due)}
        </p>
      )}
      {reply && (
        <div className="caller-reply">
          <h2>{say(words.reply)}</h2>
          <p className="told">{reply}</p>
          {answers?.map(({ demand, answer }) => (
            <p key={demand} className="told">
              {demand}：{answer}
            </p>
          ))}
        </div>
      )}
      <h2>{say(words.steps)}</h2>
      <ol className="caller-steps">
        {steps.map(({ at, what, text }) => (
          <li key={`${at}${what.en}${text ?? ''}`}>
            <span>
              {say(what)}
              {text && <span className="told">：{text}</span>}
            </span>
            <time dateTime={at} className="quiet">
              {say(when(at))}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}

import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { Failure, Loading } from '../../ui/states';
import { useCheck, type CheckReport } from './use-versions';

const words = {
  title: t('检查', 'Check'),
  fine: t('每种情况都恰有一个主办单位', 'Every case has exactly one lead'),
  errors: t('错误', 'Errors'),
  notes: t('提示', 'Notes'),
  scenarios: t('场景', 'Scenarios'),
  met: t('全部相符', 'all met'),
  unmet: t('不符', 'not met'),
  settle: t('最小改法', 'One edit that settles it'),
  line: t('行', 'line'),
  more: t('只列出前 200 条', 'The first 200 are listed'),
};
const MOST = 200;

/** What the proof and the scenarios say about a version. */
export function CheckPanel({ version }: { version: string }): ReactNode {
  const say = useSay();
  const { data, error, refetch } = useCheck(version);
  return (
    <section className="panel stack">
      <h3>{say(words.title)}</h3>
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {!error && !data && <Loading rows={3} />}
      {data && <Report report={data} />}
    </section>
  );
}

function Report({ report: { errors, notes, findings, scenarios } }: { report: CheckReport }): ReactNode {
  const say = useSay();
  return (
    <>
      <p className="line wrap">
        <span className={errors > 0 ? 'tag red-line' : 'tag green'}>
          {say(words.errors)} {errors}
        </span>
        <span className="tag grey">
          {say(words.notes)} {notes}
        </span>
        {errors === 0 && <span>{say(words.fine)}</span>}
      </p>
      {scenarios && (
        <p>
          {say(words.scenarios)} {scenarios.total} ·{' '}
          {scenarios.unmet.length === 0 ? say(words.met) : `${scenarios.unmet.length} ${say(words.unmet)}`}
        </p>
      )}
      <ul className="plain-list stack">
        {scenarios?.unmet.map(({ text, says }) => (
          <li key={text.en}>
            {say(text)}
            {says && <span className="quiet"> {says}</span>}
          </li>
        ))}
        {findings.map((finding, index) => (
          <Finding key={index} finding={finding} />
        ))}
      </ul>
      {findings.length >= MOST && <p className="small quiet">{say(words.more)}</p>}
    </>
  );
}

function Finding({
  finding: { error, text, settle, file, line },
}: {
  finding: CheckReport['findings'][number];
}): ReactNode {
  const say = useSay();
  return (
    <li className="stack tight">
      <p className="line wrap">
        <span className={error ? 'tag red-line' : 'tag grey'}>{say(error ? words.errors : words.notes)}</span>
        <span className="spread">{say(text)}</span>
      </p>
      {settle && (
        <p className="small">
          {say(words.settle)}：{say(settle.text)}
        </p>
      )}
      {file && (
        <p className="small quiet">
          {file}
          {line !== undefined && ` ${say(words.line)} ${line}`}
        </p>
      )}
    </li>
  );
}

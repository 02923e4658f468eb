import { useState, type ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { Button } from '../../ui/button';
import { Failure, Loading } from '../../ui/states';
import { useDifference, type Difference } from './use-versions';

const words = {
  title: t('与现行版本的差异', 'What it changes'),
  compare: t('比较', 'Compare'),
  leads: t('主办单位变化', 'Changes of the lead'),
  terms: t('其他变化', 'Other changes'),
  same: t('与现行版本没有差异', 'It decides every case as the version in force does'),
  more: t('只列出前 500 条', 'The first 500 are listed'),
  catalogue: t('清单变化', 'Changed lists'),
  from: t('自', 'from'),
};
const MOST = 500;
const CHANGES: Readonly<Record<Difference['catalogue'][number]['change'], Text>> = {
  added: t('新增', 'added'),
  removed: t('删除', 'removed'),
  changed: t('修改', 'changed'),
};

/** What a version changes against the one in force, in sentences. */
export function DifferencePanel({ version, against }: { version: string; against: string }): ReactNode {
  const say = useSay();
  const [isOn, setOn] = useState(false);
  const { data, error, refetch } = useDifference(version, against, isOn);
  return (
    <section className="panel stack">
      <h3>{say(words.title)}</h3>
      {!isOn && (
        <span>
          <Button icon="search" onClick={() => setOn(true)}>
            {say(words.compare)}
          </Button>
        </span>
      )}
      {error && !data && <Failure error={error} onRetry={() => void refetch()} />}
      {isOn && !error && !data && <Loading rows={3} />}
      {data && <Changes difference={data} />}
    </section>
  );
}

function Changes({ difference: { leads, terms, changes, catalogue } }: { difference: Difference }): ReactNode {
  const say = useSay();
  if (changes.length === 0 && catalogue.length === 0) return <p>{say(words.same)}</p>;
  return (
    <>
      <p className="line wrap">
        <span className="tag orange">
          {say(words.leads)} {leads}
        </span>
        <span className="tag grey">
          {say(words.terms)} {terms}
        </span>
      </p>
      <ul className="plain-list stack tight">
        {changes.map(({ text }, index) => (
          <li key={index}>{say(text)}</li>
        ))}
      </ul>
      {changes.length >= MOST && <p className="small quiet">{say(words.more)}</p>}
      {catalogue.length > 0 && (
        <p className="small quiet">
          {say(words.catalogue)}：
          {catalogue.map(({ change, codes }) => `${say(CHANGES[change])} ${codes.length}`).join('，')}
        </p>
      )}
    </>
  );
}

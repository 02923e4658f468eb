import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { Empty, Failure, Loading } from '../../ui/states';
import { originWords, PhaseTag } from './phase-tag';
import { UploadDraft } from './upload-draft';
import { useVersions, type ListedVersion, type VersionList } from './use-versions';
import { VersionPane } from './version-pane';

const words = {
  title: t('辖区版本', 'Versions of the jurisdiction'),
  pick: t('从左边选一个版本', 'Choose a version on the left'),
  errors: t('错误', 'errors'),
};

/** The versions of the rules: upload a draft, see what it changes, try it, publish it from a day, go back. */
export function VersionsScreen(): ReactNode {
  const say = useSay();
  const { version } = useSearch({ from: '/versions' });
  const navigate = useNavigate();
  const { data, error, refetch } = useVersions();
  if (error && !data) return <Failure error={error} onRetry={() => void refetch()} />;
  const open = (next?: string): void => void navigate({ to: '/versions', search: next ? { version: next } : {} });
  const chosen = data?.versions.find((one) => one.version === version);
  return (
    <div className={chosen ? 'two-panes has-ticket' : 'two-panes'}>
      <h1 tabIndex={-1} className="only-heard">
        {say(words.title)}
      </h1>
      <section className="pane-list">
        <div className="people-head">
          <h2>{say(words.title)}</h2>
        </div>
        <UploadDraft onDone={open} />
        {!data && <Loading rows={5} />}
        <ul className="cards">
          {data?.versions.map((one) => (
            <VersionCard key={one.version} list={data} version={one} isChosen={one === chosen} onOpen={open} />
          ))}
        </ul>
      </section>
      <section className="pane-ticket">
        {data && chosen ? (
          <VersionPane key={chosen.version} list={data} version={chosen} onBack={() => open()} />
        ) : (
          <Empty icon="book" title={words.pick} />
        )}
      </section>
    </div>
  );
}

function VersionCard({
  list,
  version,
  isChosen,
  onOpen,
}: {
  list: VersionList;
  version: ListedVersion;
  isChosen: boolean;
  onOpen: (version: string) => void;
}): ReactNode {
  const say = useSay();
  const { errors = 0, origin, at, title } = version;
  return (
    <li className={isChosen ? 'card chosen' : 'card'}>
      <button
        type="button"
        className="card-open"
        aria-current={isChosen || undefined}
        onClick={() => onOpen(version.version)}
      >
        <span className="line wrap">
          <PhaseTag list={list} version={version.version} />
          {errors > 0 && (
            <span className="tag red-line">
              {errors} {say(words.errors)}
            </span>
          )}
        </span>
        <span className="card-title">{version.version}</span>
        <span className="small">{say(title)}</span>
        <span className="small quiet">
          {say(originWords[origin])} · {say(when(at))}
        </span>
      </button>
    </li>
  );
}

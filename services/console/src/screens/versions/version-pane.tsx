import { useState, type ReactNode } from 'react';
import { RequestRefused } from '../../api/client';
import { filledPath } from '../../api/filled-path';
import type { Problem } from '../../api/paths';
import { downloaded } from '../../files/whole-file';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { when } from '../../language/when';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/states';
import { CheckPanel } from './check-panel';
import { DifferencePanel } from './difference-panel';
import { Publication } from './publication';
import { SimulationPanel } from './simulation-panel';
import { originWords, PhaseTag } from './phase-tag';
import type { ListedVersion, VersionList } from './use-versions';

const words = {
  back: t('返回', 'Back'),
  download: t('下载工作簿', 'Download the workbook'),
  published: t('发布记录', 'Publications'),
  from: t('生效', 'in force from'),
  origin: t('来源', 'Origin'),
  stored: t('存入', 'Stored'),
};

/** One version: what the check found, what it changes, what it would do with past tickets, and its publication. */
export function VersionPane({
  list,
  version: { version, title, origin, at },
  onBack,
}: {
  list: VersionList;
  version: ListedVersion;
  onBack: () => void;
}): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  const isInForce = version === list.inForce;
  return (
    <div className="queue-ticket">
      <div className="queue-ticket-head">
        <span className="only-narrow">
          <Button tone="quiet" icon="back" onClick={onBack}>
            {say(words.back)}
          </Button>
        </span>
        <h2 className="spread version-name">
          {say(title)} {version}
        </h2>
        <PhaseTag list={list} version={version} />
      </div>
      <dl className="particulars">
        <div>
          <dt>{say(words.origin)}</dt>
          <dd>{say(originWords[origin])}</dd>
        </div>
        <div>
          <dt>{say(words.stored)}</dt>
          <dd>{say(when(at))}</dd>
        </div>
      </dl>
      <Download version={version} />
      <CheckPanel version={version} />
      {!isInForce && <DifferencePanel version={version} against={list.inForce} />}
      {!isInForce && <SimulationPanel version={version} against={list.inForce} />}
      {operations.has('publishVersion') && <Publication list={list} version={version} />}
      <Publications list={list} version={version} />
    </div>
  );
}

function Download({ version }: { version: string }): ReactNode {
  const say = useSay();
  const [problem, setProblem] = useState<Problem>();
  const download = async (): Promise<void> => {
    const path = filledPath('/api/v1/jurisdiction/versions/{version}/workbook', { version });
    await downloaded(path, {}, `${version}.xlsx`).then(
      () => setProblem(undefined),
      (error: unknown) => setProblem(error instanceof RequestRefused ? error.problem : undefined),
    );
  };
  return (
    <div className="line wrap">
      <Button icon="file" onClick={() => void download()}>
        {say(words.download)}
      </Button>
      {problem && <ProblemBox problem={problem} />}
    </div>
  );
}

function Publications({ list, version }: { list: VersionList; version: string }): ReactNode {
  const say = useSay();
  const own = list.publications.filter((one) => one.version === version);
  if (own.length === 0) return null;
  return (
    <section className="stack tight">
      <h3>{say(words.published)}</h3>
      {own.map(({ at, from, note }) => (
        <p key={`${at} ${from}`} className="small">
          {say(when(at))} · {say(words.from)} {say(when(from))}
          {note && ` · ${note}`}
        </p>
      ))}
    </section>
  );
}

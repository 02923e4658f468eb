import type { ReactNode } from 'react';
import { useSay } from '../../language/language';
import { t, type Text } from '../../language/text';
import { when } from '../../language/when';
import type { ListedVersion, VersionList } from './use-versions';

const words = {
  inForce: t('现行', 'In force'),
  planned: t('已定生效日', 'Planned'),
  former: t('曾用', 'Former'),
  draft: t('草案', 'Draft'),
  from: t('自', 'from'),
};

/** How a version came to the server. */
export const originWords: Readonly<Record<ListedVersion['origin'], Text>> = {
  folder: t('安装目录', 'Installed'),
  upload: t('上传', 'Uploaded'),
  calendar: t('录入节假日', 'Holidays loaded'),
  precedent: t('先例', 'Precedent'),
};

/** Whether a version is in force, will be, was, or never was. */
export function PhaseTag({ list, version }: { list: VersionList; version: string }): ReactNode {
  const say = useSay();
  if (version === list.inForce) return <span className="tag green">{say(words.inForce)}</span>;
  const spans = list.timeline.filter((one) => one.version === version);
  const next = spans.find(({ from }) => Date.parse(from) > Date.now());
  if (next)
    return (
      <span className="tag blue">
        {say(words.planned)} · {say(words.from)} {say(when(next.from))}
      </span>
    );
  return <span className="tag grey">{say(spans.length > 0 ? words.former : words.draft)}</span>;
}

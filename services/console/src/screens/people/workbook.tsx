import { useRef, useState, type ReactNode } from 'react';
import { asProblem, RequestRefused } from '../../api/client';
import type { Answered, Problem } from '../../api/paths';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { downloaded, sendFile } from '../../files/whole-file';
import { Button } from '../../ui/button';
import { SidePanel } from '../../ui/layers';
import { ProblemBox } from '../../ui/states';
import { useReadAgain } from './use-people';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const words = {
  title: t('人员表', 'Workbook of people'),
  close: t('关闭', 'Close'),
  how: t(
    '下载人员表，修改后上传。先检查，没有错误才能导入；表中没有的人员不变',
    'Download the list, change it and upload it. It is checked first; people who are not in it stay as they are',
  ),
  download: t('下载人员表', 'Download everybody'),
  template: t('下载空表', 'Download an empty list'),
  file: t('人员表文件', 'File'),
  check: t('检查', 'Check'),
  store: t('导入', 'Import'),
  stored: t('已导入', 'Imported'),
  checked: t('检查通过，尚未导入', 'Checked without errors; not imported yet'),
  entered: t('新增', 'new'),
  changed: t('修改', 'changed'),
  unchanged: t('不变', 'unchanged'),
};
type Counts = Answered<'/api/v1/people-workbook'>;

/** The list of people as a workbook: download it, check a changed one, import it. */
export function PeopleWorkbook(): ReactNode {
  const say = useSay();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon="file" onClick={() => setOpen(true)}>
        {say(words.title)}
      </Button>
      <SidePanel title={say(words.title)} isOpen={isOpen} onClose={() => setOpen(false)} closeLabel={say(words.close)}>
        <Exchange />
      </SidePanel>
    </>
  );
}

function Exchange(): ReactNode {
  const say = useSay();
  const readAgain = useReadAgain();
  const chosen = useRef<HTMLInputElement>(null);
  const [counts, setCounts] = useState<Counts>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    await work().catch((error: unknown) =>
      setProblem(error instanceof RequestRefused ? error.problem : asProblem(error, 0)),
    );
    setBusy(false);
  };
  const send = (check: 'yes' | 'no'): Promise<void> =>
    attempt(async () => {
      const [file] = chosen.current?.files ?? [];
      if (!file) return;
      setCounts(undefined);
      setCounts(await sendFile<Counts>('/api/v1/people-workbook', { check }, file, XLSX));
      if (check === 'no') readAgain();
    });
  const download = (who: 'everybody' | 'nobody'): Promise<void> =>
    attempt(() => downloaded('/api/v1/people-workbook', { with: who }, 'people.xlsx'));
  return (
    <div className="stack">
      <p>{say(words.how)}</p>
      <div className="line wrap">
        <Button onClick={() => void download('everybody')}>{say(words.download)}</Button>
        <Button onClick={() => void download('nobody')}>{say(words.template)}</Button>
      </div>
      <label className="stack tight">
        {say(words.file)}
        <input type="file" accept=".xlsx" ref={chosen} onChange={() => setCounts(undefined)} />
      </label>
      {problem && <ProblemBox problem={problem} />}
      {counts && (
        <p role="status">
          {say(counts.stored ? words.stored : words.checked)}：{say(words.entered)} {counts.entered}，
          {say(words.changed)} {counts.changed}，{say(words.unchanged)} {counts.unchanged}
        </p>
      )}
      <div className="line wrap">
        <Button isBusy={isBusy} onClick={() => void send('yes')}>
          {say(words.check)}
        </Button>
        <Button tone="main" isBusy={isBusy} disabled={!counts || counts.stored} onClick={() => void send('no')}>
          {say(words.store)}
        </Button>
      </div>
    </div>
  );
}

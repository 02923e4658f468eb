import { useRef, useState, type ReactNode } from 'react';
import { asProblem, RequestRefused } from '../../api/client';
import type { Problem } from '../../api/paths';
import { sendFile } from '../../files/whole-file';
import { useSay } from '../../language/language';
import { t } from '../../language/text';
import { usePerson } from '../../session/use-person';
import { Button } from '../../ui/button';
import { ProblemBox } from '../../ui/states';
import { useReadVersionsAgain, type CheckReport } from './use-versions';

const words = {
  file: t('上传草案（工作簿、压缩包或权责清单 CSV）', 'Upload a draft (workbook, archive, or CSV of powers)'),
  upload: t('上传并检查', 'Upload and check'),
  safe: t('上传后只检查，不生效', 'It is checked and stored, and not in force'),
};
const TYPES: Readonly<Record<string, string>> = {
  zip: 'application/zip',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};
const typeOf = (name: string): string => TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? TYPES.zip ?? '';

/** Uploads a draft, for administrators; then the draft is opened. */
export function UploadDraft({ onDone }: { onDone: (version: string) => void }): ReactNode {
  const say = useSay();
  const { operations } = usePerson();
  const readAgain = useReadVersionsAgain();
  const chosen = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  if (!operations.has('uploadVersion')) return null;
  const upload = async (): Promise<void> => {
    const [file] = chosen.current?.files ?? [];
    if (!file) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const { version } = await sendFile<CheckReport>('/api/v1/jurisdiction/versions', {}, file, typeOf(file.name));
      readAgain();
      onDone(version);
    } catch (error) {
      setProblem(error instanceof RequestRefused ? error.problem : asProblem(error, 0));
    }
    setBusy(false);
  };
  return (
    <div className="pane-tools stack">
      <label className="stack tight">
        {say(words.file)}
        <input type="file" accept=".zip,.xlsx,.csv" ref={chosen} onChange={() => setProblem(undefined)} />
      </label>
      {problem && <ProblemBox problem={problem} />}
      <div className="line wrap">
        <Button icon="cloud" isBusy={isBusy} onClick={() => void upload()}>
          {say(words.upload)}
        </Button>
        <span className="small quiet">{say(words.safe)}</span>
      </div>
    </div>
  );
}

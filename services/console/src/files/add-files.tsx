import { filePurposeLabels } from '@hotline/contracts/labels';
import type { FilePurpose } from '@hotline/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, useSyncExternalStore, type ChangeEvent, type ReactNode } from 'react';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { usePerson } from '../session/use-person';
import { Button } from '../ui/button';
import { Segments } from '../ui/fields';
import { ProblemBox } from '../ui/states';
import { allUploads, forgetUpload, run, subscribe, upload, type Upload } from './uploads';

const OF_UNITS: readonly FilePurpose[] = ['before', 'during', 'after', 'reply-document', 'contact-recording'];
const OF_HOTLINE: readonly FilePurpose[] = ['from-caller', 'call-recording', 'hotline-document'];
const words = {
  what: t('用途', 'What it is for'),
  photo: t('拍照', 'Take a photo'),
  choose: t('选择文件', 'Choose files'),
  waiting: t('等待网络，恢复后自动续传', 'Waiting for the line; it goes on by itself'),
  again: t('立即重试', 'Try now'),
  remove: t('移除', 'Remove'),
};

interface AddLook {
  readonly ticketId: string;
  /** Called with the id of each file that the ticket got. */
  readonly onAdded?: (file: string) => void;
  readonly initial?: FilePurpose;
}

/** Takes photos or chooses files for a ticket, and shows the progress of each upload. */
export function AddFiles({ ticketId, onAdded, initial }: AddLook): ReactNode {
  const say = useSay();
  const queries = useQueryClient();
  const { unit } = usePerson();
  const purposes = unit ? OF_UNITS : OF_HOTLINE;
  const [purpose, setPurpose] = useState<FilePurpose>(initial ?? (purposes[0] as FilePurpose));
  const [camera, folder] = [useRef<HTMLInputElement>(null), useRef<HTMLInputElement>(null)];
  const add = async (file: File): Promise<void> => {
    const id = await upload({ ticketId, purpose, target: unit ? 'evidence' : 'files', file });
    if (id === undefined) return;
    onAdded?.(id);
    void queries.invalidateQueries({ queryKey: ['ticket', ticketId] });
    setTimeout(() => void queries.invalidateQueries({ queryKey: ['ticket', ticketId] }), 1000);
  };
  const onChosen = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    for (const file of currentTarget.files ?? []) void add(file);
    currentTarget.value = '';
  };
  return (
    <div className="stack add-files">
      <Segments
        label={say(words.what)}
        value={purpose}
        options={purposes.map((value) => ({ value, label: say(filePurposeLabels[value]) }))}
        onChange={(value) => setPurpose(value as FilePurpose)}
      />
      <div className="line wrap">
        <input ref={camera} type="file" accept="image/*" capture="environment" hidden onChange={onChosen} />
        <input ref={folder} type="file" multiple hidden onChange={onChosen} data-files="choose" />
        <Button size="touch" icon="camera" onClick={() => camera.current?.click()}>
          {say(words.photo)}
        </Button>
        <Button size="touch" icon="plus" onClick={() => folder.current?.click()}>
          {say(words.choose)}
        </Button>
      </div>
      <Uploads ticketId={ticketId} />
    </div>
  );
}

function Uploads({ ticketId }: { ticketId: string }): ReactNode {
  const own = useSyncExternalStore(subscribe, allUploads).filter((one) => one.ticketId === ticketId);
  if (own.length === 0) return null;
  return (
    <ul className="uploads" aria-live="polite">
      {own.map((one) => (
        <UploadLine key={one.id} one={one} />
      ))}
    </ul>
  );
}

function UploadLine({ one: { id, name, sent, state, problem, purpose } }: { one: Upload }): ReactNode {
  const say = useSay();
  return (
    <li className="stack tight">
      <div className="line">
        <span className="spread cut">
          {name} · {say(filePurposeLabels[purpose])}
        </span>
        {state === 'sending' && <progress value={sent} aria-label={name} />}
        {state === 'waiting' && (
          <Button tone="quiet" onClick={() => void run()}>
            {say(words.again)}
          </Button>
        )}
        {state !== 'sending' && (
          <Button tone="quiet" icon="close" onClick={() => forgetUpload(id)}>
            {say(words.remove)}
          </Button>
        )}
      </div>
      {state === 'waiting' && <span className="small quiet">{say(words.waiting)}</span>}
      {problem && <ProblemBox problem={problem} />}
    </li>
  );
}

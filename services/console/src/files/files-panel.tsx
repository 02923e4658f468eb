import { filePurposeLabels } from '@hotline/contracts/labels';
import { useState, type ReactNode } from 'react';
import type { TicketDetail, TicketFile } from '../api/paths';
import { useNames } from '../jurisdiction/use-jurisdiction';
import { useKeys } from '../keys/use-keys';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { when } from '../language/when';
import { usePerson } from '../session/use-person';
import { isOpen } from '../tickets/states';
import { Button } from '../ui/button';
import { Dialog } from '../ui/layers';
import { Failure } from '../ui/states';
import { AddFiles } from './add-files';
import { Thumbnail } from './thumbnail';
import { useFile } from './use-file';

const words = {
  title: t('照片与材料', 'Photos and files'),
  none: t('还没有照片或材料', 'No photos or files yet'),
  close: t('关闭', 'Close'),
  before: t('上一个', 'Previous'),
  next: t('下一个', 'Next'),
  save: t('保存', 'Save'),
  listen: t('调听（将记入经过）', 'Listen (this is recorded)'),
};

/**
 * Shows the photos, documents and recordings of a ticket as small pictures, each of which opens in full size; new ones
 * can be added.
 */
export function FilesPanel({ ticket }: { ticket: TicketDetail }): ReactNode {
  const say = useSay();
  const person = usePerson();
  const { ticketId, files, lead, assistants, state } = ticket;
  const [shown, setShown] = useState<number>();
  const isOfUnit = [lead, ...assistants].includes(person.unit) && person.operations.has('attachEvidence');
  const mayAdd = isOpen(state) && (person.unit ? isOfUnit : person.operations.has('attachFile'));
  if (files.length === 0 && !mayAdd) return null;
  return (
    <section className="panel stack">
      <h2>{say(words.title)}</h2>
      {files.length === 0 && <p className="quiet">{say(words.none)}</p>}
      <ul className="gallery">
        {files.map((file, index) => (
          <li key={file.file}>
            <button type="button" className="thumbnail" onClick={() => setShown(index)}>
              <Thumbnail ticketId={ticketId} file={file} />
            </button>
          </li>
        ))}
      </ul>
      {mayAdd && <AddFiles ticketId={ticketId} />}
      <Viewer ticket={ticket} shown={shown} onShow={setShown} />
    </section>
  );
}

interface ViewerLook {
  readonly ticket: TicketDetail;
  /** Position of the file that is shown in large; undefined: none. */
  readonly shown: number | undefined;
  readonly onShow: (shown: number | undefined) => void;
}

function Viewer({ ticket: { ticketId, files }, shown, onShow }: ViewerLook): ReactNode {
  const say = useSay();
  const names = useNames();
  const file = shown === undefined ? undefined : files[shown];
  const step = (by: number): void => onShow(((shown ?? 0) + by + files.length) % files.length);
  const steps = [
    { id: 'previous-file', label: words.before, keys: 'ArrowLeft', inText: true, run: () => step(-1) },
    { id: 'next-file', label: words.next, keys: 'ArrowRight', inText: true, run: () => step(1) },
  ];
  useKeys(file ? steps : []);
  const from = file?.unit ? say(names.unit(file.unit)) : '';
  return (
    <Dialog
      title={file ? [say(filePurposeLabels[file.purpose]), from, say(when(file.at))].filter(Boolean).join(' · ') : ''}
      isOpen={file !== undefined}
      onClose={() => onShow(undefined)}
      closeLabel={say(words.close)}
      size={960}
    >
      {file && (
        <div className="stack" data-autofocus tabIndex={-1}>
          <Large key={file.file} ticketId={ticketId} file={file} />
          {files.length > 1 && (
            <div className="line">
              <Button icon="back" size="touch" keys="←" onClick={() => step(-1)}>
                {say(words.before)}
              </Button>
              <span className="spread quiet">
                {(shown ?? 0) + 1} / {files.length}
              </span>
              <Button icon="chevron" size="touch" keys="→" onClick={() => step(1)}>
                {say(words.next)}
              </Button>
            </div>
          )}
        </div>
      )}
    </Dialog>
  );
}

/** A file in large. The recording of a call is read only when the person asks for it, because that is recorded. */
function Large({ ticketId, file }: { ticketId: string; file: TicketFile }): ReactNode {
  const say = useSay();
  const [isAsked, setAsked] = useState(file.purpose !== 'call-recording');
  const { url, error, again } = useFile(ticketId, file, isAsked);
  if (!isAsked)
    return (
      <Button size="touch" icon="headset" onClick={() => setAsked(true)}>
        {say(words.listen)}
      </Button>
    );
  if (error) return <Failure error={error} onRetry={() => void again()} />;
  if (!url) return null;
  const name = say(filePurposeLabels[file.purpose]);
  if (file.kind === 'photo') return <img className="large-file" src={url} alt={name} />;
  if (file.kind === 'video') return <video className="large-file" src={url} controls aria-label={name} />;
  if (file.kind === 'recording') return <audio src={url} controls aria-label={name} />;
  return (
    <a href={url} download={`${file.file.slice(0, 8)}.${file.type}`}>
      {say(words.save)}（{file.type.toUpperCase()}）
    </a>
  );
}

import type { ReactNode } from 'react';
import type { TicketDetail } from '../api/paths';
import { useSay } from '../language/language';
import { t } from '../language/text';
import { AddFiles } from './add-files';
import { Thumbnail } from './thumbnail';

const words = {
  none: t('还没有可选的照片或文件', 'No photos or files to choose from yet'),
};

interface ChooseLook {
  readonly label: string;
  readonly error?: string | undefined;
  /** Offers only what units attached in this round of work. */
  readonly isOfRound: boolean;
  readonly ticket: TicketDetail;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** Chooses files of the ticket as evidence, and adds new ones, which are chosen at once. */
export function ChooseFiles({ label, isOfRound, error, ticket, value, onChange }: ChooseLook): ReactNode {
  const say = useSay();
  const { ticketId } = ticket;
  const files = ticket.files.filter(({ round }) => !isOfRound || round === ticket.round);
  const toggle = (file: string): void =>
    onChange(value.includes(file) ? value.filter((one) => one !== file) : [...value, file]);
  return (
    <fieldset className="segments choose-files">
      <legend>{label}</legend>
      {files.length === 0 && <p className="quiet small">{say(words.none)}</p>}
      <ul className="gallery">
        {files.map((file) => (
          <li key={file.file}>
            <label className={value.includes(file.file) ? 'thumbnail chosen' : 'thumbnail'}>
              <input type="checkbox" checked={value.includes(file.file)} onChange={() => toggle(file.file)} />
              <Thumbnail ticketId={ticketId} file={file} />
            </label>
          </li>
        ))}
      </ul>
      <AddFiles ticketId={ticketId} initial="after" onAdded={(file) => onChange([...new Set([...value, file])])} />
      {error && <p className="error-line">{error}</p>}
    </fieldset>
  );
}

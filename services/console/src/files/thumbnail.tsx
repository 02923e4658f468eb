import { fileKindLabels, filePurposeLabels } from '@hotline/contracts/labels';
import type { ReactNode } from 'react';
import type { TicketFile } from '../api/paths';
import { useSay } from '../language/language';
import { when } from '../language/when';
import { Icon } from '../ui/icon';
import { useFile } from './use-file';

/**
 * A small picture of a photo, or the kind of any other file. Below it: what the file is for, and when it was attached.
 */
export function Thumbnail({ ticketId, file }: { ticketId: string; file: TicketFile }): ReactNode {
  const say = useSay();
  const isPhoto = file.kind === 'photo';
  const { url } = useFile(ticketId, file, isPhoto);
  const name = say(filePurposeLabels[file.purpose]);
  return (
    <>
      <span className="thumbnail-picture">
        {url && isPhoto ? (
          <img src={url} alt="" />
        ) : (
          <>
            <Icon name={isPhoto ? 'camera' : 'file'} size={24} />
            <span>{say(fileKindLabels[file.kind])}</span>
          </>
        )}
      </span>
      <span className="small">{name}</span>
      <span className="small quiet">{say(when(file.at))}</span>
    </>
  );
}

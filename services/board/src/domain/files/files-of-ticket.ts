import type { Actor, AttachedFile, EventData } from '@hotline/contracts';
import { actsForUnit, kindOfFile } from '@hotline/contracts/phrases';
import type { Refused } from '@hotline/runtime';
import type { TicketHistoryEntry, TicketRow } from '../row';

/** The files of a ticket that a person may open, in the order in which they came. */
export const filesFor = ({ history }: TicketRow, actor: Actor): AttachedFile[] =>
  history.flatMap(fileIn).filter((file) => mayOpen(file, actor));

function fileIn({ type, at, by, data }: TicketHistoryEntry): AttachedFile[] {
  if (type !== 'FileAttached' && type !== 'EvidenceAttached') return [];
  const attached = data as EventData<'FileAttached' | 'EvidenceAttached'>;
  return [
    {
      file: attached.file,
      type: attached.type,
      kind: kindOfFile[attached.type],
      size: attached.size,
      purpose: attached.purpose,
      at,
      ...(by ? { by: by.id } : {}),
      ...('unit' in attached ? { unit: attached.unit, round: attached.round } : {}),
    },
  ];
}

/** Only the hotline hears recordings of calls, because a caller may be hidden from units. */
function mayOpen({ purpose, unit }: AttachedFile, actor: Actor): boolean {
  if (!actsForUnit(actor)) return true;
  if (purpose === 'contact-recording') return unit === actor.unit;
  return purpose !== 'call-recording';
}

export const noSuchFile: Refused = {
  refused: 'not-found',
  detail: { zh: '该工单没有这个文件', en: 'The ticket has no such file' },
  hint: { zh: '请从工单页打开文件', en: 'Open files from the page of the ticket' },
};

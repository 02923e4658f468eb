import type { EventData } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import type { CommandContext, Decided, Refused } from '@hotline/runtime';
import { notOpen } from '../record/urge';
import type { HotlineFile, Ticket } from '../ticket';
import type { IntakeView } from '../view';

/** The act that makes the content of an attached file permanent. */
export const KEEP = 'keep-file';

const tooManyFiles = (most: number): Refused => ({
  refused: 'too-many-files',
  detail: {
    zh: `热线已向该工单添加${most}个文件，不能再添加`,
    en: `The hotline has attached ${most} files to this ticket, which is the most`,
  },
  hint: { zh: '请只保留必要的文件', en: 'Keep to the files that matter' },
});

export const noSuchFile: Refused = {
  refused: 'not-found',
  detail: { zh: '该工单没有这个文件', en: 'The ticket has no such file' },
  hint: { zh: '请从工单页打开文件', en: 'Open files from the page of the ticket' },
};

/** The ticket that may get a further file, or the refusal. Also asked before the file is received. */
export function mayAttach(
  state: Ticket | undefined,
  { view, jurisdiction }: Pick<CommandContext<IntakeView>, 'view' | 'jurisdiction'>,
): { readonly ticket: Ticket } | Refused {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  if (state.situation !== 'open') return notOpen;
  return (state.files ?? []).length < view.filesPerTicket ? { ticket: state } : tooManyFiles(view.filesPerTicket);
}

/** 添加材料: attaches a stored file to an open ticket. A file that the ticket already has changes nothing. */
export function attachFile(
  state: Ticket | undefined,
  { file, type, size, purpose }: EventData<'FileAttached'>,
  context: CommandContext<IntakeView>,
): Decided<Ticket> {
  if (state?.situation === 'open' && state.files?.some((one) => one.file === file)) return undefined;
  const may = mayAttach(state, context);
  if ('refused' in may) return may;
  const { files = [] } = may.ticket;
  return {
    state: { ...may.ticket, files: [...files, { file, type, purpose }] },
    events: [{ type: 'FileAttached', data: { file, type, size, purpose } }],
    acts: [{ name: file, type: KEEP, data: { file } }],
  };
}

/** 调听录音: lets a person hear the recording of a call. The event records who opened it. */
export function openRecording(
  state: Ticket | undefined,
  { file }: { readonly file: string },
  { jurisdiction }: CommandContext<IntakeView>,
): Decided<Ticket> {
  if (!state || state.jurisdiction !== jurisdiction) return ticketNotFound;
  return recordingOf(state, file) ? { state, events: [{ type: 'RecordingOpened', data: { file } }] } : noSuchFile;
}

export const recordingOf = ({ files = [] }: Ticket, file: string): HotlineFile | undefined =>
  files.find((one) => one.file === file && one.purpose === 'call-recording');

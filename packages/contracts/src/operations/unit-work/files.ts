import { z } from 'zod';
import {
  evidencePurpose,
  fileId,
  fileKind,
  fileType,
  hotlineFilePurpose,
  personId,
  rolesWithTickets,
  unitId,
} from '../../words';
import { operation } from '../../operation-builders/operation';
import { ticketParams } from '../../operation-builders/ticket-command';

/** Content types in which a file is sent. The type of the file itself is found from its content. */
const sentAs = ['application/octet-stream'];

/** A file as the ticket lists it. */
export const attachedFile = z.object({
  file: fileId,
  type: fileType,
  kind: fileKind,
  size: z.number().int().describe('bytes'),
  purpose: z.enum([...hotlineFilePurpose.options, ...evidencePurpose.options]),
  at: z.iso.datetime(),
  by: personId.optional(),
  unit: unitId.optional().describe('absent: the hotline'),
  round: z.number().int().optional().describe('round of the work; absent for files of the hotline'),
});
export type AttachedFile = z.infer<typeof attachedFile>;

const attached = z.object({
  file: fileId,
  type: fileType,
  size: z.number().int().describe('bytes as stored, after the location data was removed'),
  repeated: z.boolean().describe('true when the ticket already had this file'),
});

export const attachFile = operation({
  id: 'attachFile',
  service: 'intake',
  method: 'POST',
  path: '/tickets/{ticketId}/files',
  summary:
    'Attach a recording of a call, what a caller sent, or a document of the hotline to an open ticket. The body is the file; type, size and number are limited by the jurisdiction, and the location is removed from photos. The same file again changes nothing',
  zh: '添加材料',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor'],
  params: ticketParams,
  query: z.object({ purpose: hotlineFilePurpose }).strict(),
  upload: sentAs,
  success: 201,
  response: attached,
  problems: ['not-found', 'not-now', 'too-large', 'wrong-file', 'too-many-files', 'unavailable'],
});

export const attachEvidence = operation({
  id: 'attachEvidence',
  service: 'routing',
  method: 'POST',
  path: '/tickets/{ticketId}/evidence',
  summary:
    'The lead or an assistant attaches a photo, document or recording of its work, so that a visit, a report or the resolution can name it as evidence. The body is the file, as for `attachFile`',
  zh: '上传证据',
  roles: ['unit', 'officer', 'signatory'],
  params: ticketParams,
  query: z.object({ purpose: evidencePurpose }).strict(),
  upload: sentAs,
  success: 201,
  response: attached,
  problems: ['not-found', 'not-now', 'not-your-ticket', 'too-large', 'wrong-file', 'too-many-files', 'unavailable'],
});

const fileParams = ticketParams.extend({ fileId });

export const readFile = operation({
  id: 'readFile',
  service: 'board',
  method: 'GET',
  path: '/tickets/{ticketId}/files/{fileId}',
  summary: 'The content of a file of a ticket, for those who may read the ticket; not the recording of a call',
  zh: '查看文件',
  roles: rolesWithTickets,
  params: fileParams,
  download: 'application/octet-stream',
  response: z.string(),
  problems: ['not-found', 'not-your-ticket', 'unavailable'],
});

export const openRecording = operation({
  id: 'openRecording',
  service: 'intake',
  method: 'GET',
  path: '/tickets/{ticketId}/recordings/{fileId}',
  summary: 'The recording of a call, for the hotline only; that it was opened is recorded in the history',
  zh: '调听录音',
  roles: ['operator', 'dispatcher', 'callback', 'supervisor', 'reviewer'],
  params: fileParams,
  download: 'application/octet-stream',
  response: z.string(),
  problems: ['not-found', 'unavailable'],
});

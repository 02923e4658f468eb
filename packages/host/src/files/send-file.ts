import { StreamableFile } from '@nestjs/common';
import type { FileType } from '@hotline/contracts';
import { kindOfFile } from '@hotline/contracts/phrases';
import type { FastifyReply } from 'fastify';
import { Refusal } from '@hotline/runtime';
import type { TicketFiles } from './ticket-files';

const CONTENT_TYPES: Readonly<Record<FileType, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  wav: 'audio/wav',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  amr: 'audio/amr',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file as a ticket knows it. */
export interface FileOfTicket {
  readonly file: string;
  readonly type: FileType;
  readonly ticketNo: string;
}

/**
 * Answers a request with the content of a file. Browsers may show photos, videos and recordings, and must save
 * documents; they may not guess another type, run anything in it, or keep it. Throws `Refusal` unavailable when the
 * store does not have the content.
 */
export async function sendFile(
  files: TicketFiles,
  { file, type, ticketNo }: FileOfTicket,
  reply: FastifyReply,
): Promise<StreamableFile> {
  const found = await files.read(file);
  if (!found) throw lost;
  const shown = kindOfFile[type] === 'document' ? 'attachment' : 'inline';
  void reply
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cache-control', 'private, no-store');
  return new StreamableFile(found.content, {
    type: CONTENT_TYPES[type],
    length: found.size,
    disposition: `${shown}; filename="${ticketNo}-${file.slice(0, 8)}.${type === 'jpeg' ? 'jpg' : type}"`,
  });
}

const lost = new Refusal({
  refused: 'unavailable',
  detail: { zh: '文件内容暂时无法读取', en: 'The content of the file cannot be read at the moment' },
  hint: { zh: '请稍后重试；如仍失败，请联系管理员', en: 'Try again later; if it still fails, ask the administrator' },
});

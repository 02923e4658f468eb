import { Readable } from 'node:stream';
import type { Operation } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidInput } from './input-reader';

/** A file that is sent to an operation; nothing of it is read before somebody asks for it. */
export interface UploadedFile {
  readonly type: string;
  /** Rejects with `too-large` when it has more bytes than that. */
  read(limit: number): Promise<Buffer>;
}

/** Leaves files of the types that some operation takes unread, so that who may send one is known first. */
export function leaveUploads(fastify: FastifyInstance, operations: readonly Operation[]): void {
  const types = new Set(operations.flatMap(({ upload = [] }) => upload));
  fastify.addContentTypeParser([...types], (_request, payload, done) => done(null, payload));
}

export const isUnread = (body: unknown): body is Readable => body instanceof Readable;

/** @throws Refusal invalid-input when the request brings no file of a type that the operation takes */
export function uploadOf(
  { upload = [] }: Operation,
  { headers, body }: Pick<FastifyRequest, 'headers' | 'body'>,
): UploadedFile {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!upload.includes(type) || !isUnread(body))
    throw invalidInput([{ path: 'headers.content-type', message: `send a file as one of ${upload.join(', ')}` }]);
  return {
    type,
    read: (limit) =>
      Number(headers['content-length'] ?? 0) > limit ? Promise.reject(tooLarge(limit)) : bytesOf(body, limit),
  };
}

function bytesOf(body: Readable, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    body.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return void chunks.push(chunk);
      chunks.length = 0;
      reject(tooLarge(limit));
    });
    body.once('end', () => resolve(Buffer.concat(chunks)));
    body.once('error', reject);
  });
}

function tooLarge(limit: number): Refusal {
  const megabytes = Math.floor(limit / 1024 / 1024);
  return new Refusal({
    refused: 'too-large',
    detail: { zh: `文件超过 ${megabytes} MB`, en: `The file has more than ${megabytes} MB` },
    hint: { zh: '请去掉图片和其他工作表，或拆分清单', en: 'Take out pictures and other sheets, or divide the list' },
  });
}

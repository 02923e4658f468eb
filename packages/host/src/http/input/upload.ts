import { Readable } from 'node:stream';
import type { Operation } from '@hotline/contracts';
import { Refusal } from '@hotline/runtime';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { invalidInput } from './input-reader';

/** A file sent to an operation. Its bytes are read only when `read` is called. */
export interface UploadedFile {
  readonly type: string;
  /** Rejects with `too-large` when the file has more than `limit` bytes. */
  read(limit: number): Promise<Buffer>;
  /** Returns the bytes as a stream instead, and their number if the sender states it. */
  open(): { readonly body: Readable; readonly length?: number };
}

/** Does not read uploaded files, so that the gate can check the request first. */
export function leaveUploads(fastify: FastifyInstance, operations: readonly Operation[]): void {
  const types = new Set(operations.flatMap(({ upload = [] }) => upload));
  fastify.addContentTypeParser([...types], (_request, payload, done) => done(null, payload));
}

export const isUnread = (body: unknown): body is Readable => body instanceof Readable;

/** @throws Refusal invalid-input when the request has no file of a type that the operation accepts */
export function uploadOf(
  { upload = [] }: Operation,
  { headers, body }: Pick<FastifyRequest, 'headers' | 'body'>,
): UploadedFile {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (!upload.includes(type) || !isUnread(body))
    throw invalidInput([
      {
        path: 'headers.content-type',
        message: 'Send a file of one of the listed types',
        messageZh: '请上传所列类型之一的文件',
        choices: [...upload],
      },
    ]);
  const length = headers['content-length'] === undefined ? undefined : Number(headers['content-length']);
  return {
    type,
    read: (limit) => ((length ?? 0) > limit ? Promise.reject(tooLarge(limit)) : bytesOf(body, limit)),
    open: () => ({ body, ...(length === undefined ? {} : { length }) }),
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
    detail: { zh: `文件超过${megabytes} MB`, en: `The file is larger than ${megabytes} MB` },
    hint: { zh: '请去掉图片和其他工作表，或拆分清单', en: 'Remove pictures and other sheets, or divide the list' },
  });
}

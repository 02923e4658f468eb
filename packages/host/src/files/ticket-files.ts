import { Readable } from 'node:stream';
import type { FileType } from '@hotline/contracts';
import type { FileRules } from '@hotline/jurisdiction';
import type { Files, Refusal } from '@hotline/runtime';
import type { UploadedFile } from '../http/input/upload';
import { detectType, HEAD_BYTES } from './detect-type';
import { DamagedPhoto, withoutMetadata } from './photo-metadata';
import { brokenOff, damaged, tooLarge, wrongType } from './refusals';

/** A file that was received and stored, but not yet attached to a ticket. */
export interface ReceivedFile {
  /** SHA-256 of the stored content. */
  readonly file: string;
  readonly type: FileType;
  /** Bytes as stored. */
  readonly size: number;
}

/**
 * Largest number of bytes of a refused file that are still read. They are read so that the sender can read the answer;
 * after them the connection is cut.
 */
const MOST_DISCARDED = 64 * 1024 * 1024;

const HOUR_MS = 3_600_000;
/**
 * Time after which a content is deleted if no ticket has it. A ticket that has a content makes it permanent within
 * seconds.
 */
const KEPT_FOR_MS = 7 * 24 * HOUR_MS;

const isPhoto = (type: FileType): type is keyof typeof withoutMetadata => Object.hasOwn(withoutMetadata, type);

/** The files of tickets. Whether a person may attach or read one is decided by the service that asks. */
export class TicketFiles {
  private sweptAt = 0;

  constructor(private readonly files: Files) {}

  /**
   * Stores an uploaded file of an accepted type, without the metadata of photos. Rejects with a `Refusal` (wrong-file,
   * too-large) and stores nothing when the file breaks a rule. What is stored is deleted after a week unless it is kept.
   */
  async receive(upload: UploadedFile, rules: FileRules): Promise<ReceivedFile> {
    const { body, length = 0 } = upload.open();
    const pieces = piecesOf(body);
    try {
      const largest = Math.max(...rules.accepted.values());
      if (length > largest) throw tooLarge(undefined, largest, rules);
      return await this.store(pieces, length, rules);
    } catch (error) {
      // Without this the stream would stay in the mode in which only the iterator reads it.
      await pieces.return?.();
      discard(body);
      throw error instanceof DamagedPhoto ? damaged : error;
    }
  }

  private async store(pieces: AsyncIterator<Uint8Array>, length: number, rules: FileRules): Promise<ReceivedFile> {
    const head = await readHead(pieces);
    const { type, name } = await detectType(head.subarray(0, HEAD_BYTES));
    const limit = type && rules.accepted.get(type);
    if (type === undefined || limit === undefined) throw wrongType(name, rules);
    if (length > limit) throw tooLarge(type, limit, rules);
    const content = limited(head, pieces, () => tooLarge(type, limit, rules), limit);
    const cleaned = isPhoto(type) ? [withoutMetadata[type](await collected(content))] : content;
    const { hash, size } = await this.files.put(Readable.from(cleaned));
    return { file: hash, type, size };
  }

  /** Makes the content permanent, after the ticket has it. */
  keep(file: string): Promise<void> {
    return this.files.keep(file);
  }

  /** Deletes old contents that no ticket has, at most once an hour; `now` in epoch ms. */
  async sweep(now: number): Promise<void> {
    if (now - this.sweptAt < HOUR_MS) return;
    this.sweptAt = now;
    await this.files.sweep(now - KEPT_FOR_MS);
  }

  /** Undefined when the content is not stored. */
  read(file: string): ReturnType<Files['get']> {
    return this.files.get(file);
  }
}

/** The pieces of a body. Reading only some of them keeps the connection open for the answer. */
const piecesOf = (body: Readable): AsyncIterator<Uint8Array> =>
  (body.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();

async function readHead(pieces: AsyncIterator<Uint8Array>): Promise<Buffer> {
  const read: Uint8Array[] = [];
  for (let size = 0; size < HEAD_BYTES;) {
    const { value, done } = await nextOf(pieces);
    if (done) break;
    read.push(value);
    size += value.length;
  }
  return Buffer.concat(read);
}

const nextOf = (pieces: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array, undefined>> =>
  pieces.next().catch(() => {
    throw brokenOff;
  });

/** The head and the pieces after it. Throws the refusal as soon as more than `limit` bytes were read. */
async function* limited(
  head: Uint8Array,
  pieces: AsyncIterator<Uint8Array>,
  refusal: () => Refusal,
  limit: number,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for (let piece: Uint8Array | undefined = head; piece; piece = (await nextOf(pieces)).value) {
    size += piece.length;
    if (size > limit) throw refusal();
    yield piece;
  }
}

async function collected(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Reads the rest of a refused body, because most senders read the answer only when they have sent everything. */
function discard(body: Readable): void {
  let size = 0;
  body.on('error', () => undefined);
  body.on('data', (piece: Uint8Array) => {
    size += piece.length;
    if (size > MOST_DISCARDED) body.destroy();
  });
}

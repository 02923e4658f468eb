import type { Readable } from 'node:stream';

/** A stored content: its address and its length. */
export interface StoredContent {
  /** SHA-256 of the bytes, in lower-case hexadecimal digits. */
  readonly hash: string;
  /** Length in bytes. */
  readonly size: number;
}

/** No content with this hash is stored, so it cannot be kept. */
export class ContentMissing extends Error {
  constructor(readonly hash: string) {
    super(`no content ${hash} is stored`);
    this.name = 'ContentMissing';
  }
}

/**
 * Contents of files (photos, documents, recordings), addressed by the hash of their bytes. The same content is stored
 * once. All replicas of a hotline use the same store. Every method rejects with `EngineAway` when the store cannot be
 * used.
 *
 * A content is provisional until it is kept: the file is stored before the ticket's commit and kept after it, so a
 * crash between both leaves only a provisional content, which a sweep deletes.
 *
 * Folder: a file for each content, moved into place by rename. S3: an object for each content.
 */
export interface Files {
  /**
   * Stores a content. Resolves when it is durable. If the source fails, rejects with its error and stores nothing.
   * Storing a provisional content again makes it as recent as a new one.
   */
  put(content: AsyncIterable<Uint8Array>): Promise<StoredContent>;
  /** Makes a content permanent. May be repeated. Rejects with `ContentMissing`. */
  keep(hash: string): Promise<void>;
  /** Whether the content is stored, provisional or kept. */
  exists(hash: string): Promise<boolean>;
  /** Opens a content for reading; undefined when it is not stored. The caller must read the stream or destroy it. */
  get(hash: string): Promise<{ readonly size: number; readonly content: Readable } | undefined>;
  /** Deletes a content, also a kept one. Deleting what is not stored is no error. */
  delete(hash: string): Promise<void>;
  /**
   * Deletes provisional contents and remains of interrupted writes that were last stored before an instant (epoch ms).
   * Resolves with their number. Several replicas may sweep at the same time.
   */
  sweep(storedBefore: number): Promise<number>;
}

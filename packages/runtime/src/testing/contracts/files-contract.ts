import { createHash, randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { ContentMissing, type Files } from '../../ports/files';
import { portSuite } from '../suite';

/** A store of files under test, empty at first. */
export interface FilesStand {
  readonly files: Files;
  /** Lets time pass for the store: what was stored before this call is older than what is stored after it. */
  passBy(ms: number): Promise<void>;
  /** The time by which the store dates its contents, epoch ms. */
  now(): number;
  cleanup(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const MEGABYTE = 1024 * 1024;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}
const put = (files: Files, content: string) => files.put(inPieces(Buffer.from(content)));
const read = async (files: Files, hash: string): Promise<string | undefined> => {
  const found = await files.get(hash);
  return found && (await buffer(found.content)).toString();
};

/** Tests the promises of `Files`. */
export function filesContract(adapter: string, open: () => Promise<FilesStand>): void {
  portSuite({ adapter, name: 'Files', port: 'files' }, open, (rule) => {
    rule('a stored content is read back under the hash of its bytes, with its size', async ({ files }) => {
      const bytes = randomBytes(3 * MEGABYTE + 1);
      const stored = await files.put(inPieces(bytes));
      expect(stored).toEqual({ hash: hashOf(bytes), size: bytes.length });
      const found = await files.get(stored.hash);
      expect(found?.size).toBe(bytes.length);
      expect(hashOf(await buffer(found?.content ?? inPieces(Buffer.alloc(0))))).toBe(stored.hash);
    });

    rule('an empty content can be stored and read', async ({ files }) => {
      const { hash, size } = await files.put(inPieces(Buffer.alloc(0)));
      expect(size).toBe(0);
      expect(await read(files, hash)).toBe('');
    });

    rule('nothing is found under a hash that was never stored, nor under a path', async ({ files }) => {
      for (const hash of [hashOf(Buffer.from('never')), '../../etc/passwd', '']) {
        expect(await files.get(hash)).toBeUndefined();
        expect(await files.exists(hash)).toBe(false);
      }
    });

    rule('a source that breaks off leaves nothing, and its error reaches the caller', async ({ files }) => {
      const lost = new Error('the line was lost');
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half of a ');
        throw lost;
      }
      await expect(files.put(broken())).rejects.toBe(lost);
      expect(await files.exists(hashOf(Buffer.from('half of a ')))).toBe(false);
    });

    rule('the same content may be stored by several at the same time, and is stored once', async ({ files }) => {
      const all = await Promise.all([1, 2, 3, 4].map(() => put(files, 'the same photo')));
      expect(new Set(all.map(({ hash }) => hash)).size).toBe(1);
      expect(await read(files, all[0]?.hash ?? '')).toBe('the same photo');
      await files.delete(all[0]?.hash ?? '');
      expect(await files.exists(all[0]?.hash ?? '')).toBe(false);
    });

    rule('a sweep deletes provisional contents that are older than it says, and keeps all others', async (stand) => {
      const { files } = stand;
      const [kept, old] = [await put(files, 'kept'), await put(files, 'old')];
      await files.keep(kept.hash);
      const again = await put(files, 'stored again');
      await stand.passBy(2 * HOUR_MS);
      await put(files, 'stored again');
      const young = await put(files, 'young');
      expect(await files.sweep(stand.now() - HOUR_MS)).toBe(1);
      expect(await Promise.all([kept, old, again, young].map(({ hash }) => files.exists(hash)))).toEqual([
        true,
        false,
        true,
        true,
      ]);
    });

    rule('a kept content stays when the same content is stored again, also after a sweep', async (stand) => {
      const { files } = stand;
      const { hash } = await put(files, 'photo');
      await files.keep(hash);
      await files.keep(hash);
      await put(files, 'photo');
      await stand.passBy(2 * HOUR_MS);
      await files.sweep(stand.now());
      expect(await read(files, hash)).toBe('photo');
    });

    rule('a content that is not stored cannot be kept', async ({ files }) => {
      const { hash } = await put(files, 'gone');
      await files.delete(hash);
      await expect(files.keep(hash)).rejects.toThrow(ContentMissing);
      await expect(files.keep('no hash at all')).rejects.toThrow(ContentMissing);
    });

    rule('deleting a kept content, or one that is not stored, succeeds', async ({ files }) => {
      const { hash } = await put(files, 'withdrawn');
      await files.keep(hash);
      await files.delete(hash);
      await files.delete(hash);
      expect(await files.get(hash)).toBeUndefined();
    });
  });
}

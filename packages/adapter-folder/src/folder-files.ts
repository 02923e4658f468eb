import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { ContentMissing, EngineAway, systemClock, type Clock, type Files, type StoredContent } from '@hotline/runtime';

export interface FolderOptions {
  /** Made at the first write if missing. All replicas must see the same folder. */
  readonly folder: string;
  readonly clock?: Clock;
}

const HASH = /^[0-9a-f]{64}$/;
const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * Opens a folder that holds contents of files: `incoming` while they are written, `provisional` until they are kept,
 * `kept` in subfolders by the first two digits of the hash. The first write finds out whether the folder can be used.
 */
export function openFolder({ folder, clock = systemClock }: FolderOptions): Files {
  const files = new FolderFiles(folder, clock);
  const reported = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      throw isOfTheDisk(error) ? new EngineAway('the folder of files', error) : error;
    });
  return {
    put: (content) => reported(files.put(content)),
    keep: (hash) => reported(files.keep(hash)),
    exists: (hash) => reported(files.exists(hash)),
    get: (hash) => reported(files.get(hash)),
    delete: (hash) => reported(files.delete(hash)),
    sweep: (storedBefore) => reported(files.sweep(storedBefore)),
  };
}

/** Errors of the file system name the system call; those of a source that broke off do not. */
const isOfTheDisk = (error: unknown): boolean => {
  const { syscall, code } = error as NodeJS.ErrnoException;
  return (
    code !== undefined && /^(open|write|fsync|rename|mkdir|stat|read|unlink|scandir|utime|futime)/.test(syscall ?? '')
  );
};

class FolderFiles implements Files {
  private readonly incoming: string;
  private readonly provisional: string;

  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {
    this.incoming = join(folder, 'incoming');
    this.provisional = join(folder, 'provisional');
  }

  async put(content: AsyncIterable<Uint8Array>): Promise<StoredContent> {
    await mkdir(this.incoming, { recursive: true });
    const temporary = join(this.incoming, randomUUID());
    try {
      const stored = await this.write(temporary, content);
      if (await statusOf(this.keptPath(stored.hash))) {
        await rm(temporary);
        return stored;
      }
      await mkdir(this.provisional, { recursive: true });
      await rename(temporary, join(this.provisional, stored.hash));
      await syncFolder(this.provisional);
      return stored;
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async keep(hash: string): Promise<void> {
    if (!HASH.test(hash)) throw new ContentMissing(hash);
    const kept = this.keptPath(hash);
    await mkdir(join(kept, '..'), { recursive: true });
    try {
      await rename(join(this.provisional, hash), kept);
    } catch (error) {
      if (!isMissing(error)) throw error;
      if (!(await statusOf(kept))) throw new ContentMissing(hash);
      return;
    }
    await syncFolder(join(kept, '..'));
  }

  async exists(hash: string): Promise<boolean> {
    return (await this.find(hash)) !== undefined;
  }

  async get(hash: string): ReturnType<Files['get']> {
    const path = await this.find(hash);
    if (path === undefined) return undefined;
    // The open handle stays readable even if `keep` moves the file or `delete` removes it meanwhile.
    const handle = await open(path, 'r').catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (!handle) return undefined;
    const { size } = await handle.stat();
    return { size, content: handle.createReadStream() };
  }

  async delete(hash: string): Promise<void> {
    if (!HASH.test(hash)) return;
    await Promise.all(this.pathsOf(hash).map((path) => rm(path, { force: true })));
  }

  async sweep(storedBefore: number): Promise<number> {
    await mkdir(this.incoming, { recursive: true });
    let swept = 0;
    for (const path of [...(await pathsIn(this.incoming)), ...(await pathsIn(this.provisional))])
      if (await this.sweepFile(path, storedBefore)) swept += 1;
    return swept;
  }

  private async write(path: string, content: AsyncIterable<Uint8Array>): Promise<StoredContent> {
    const hash = createHash('sha256');
    let size = 0;
    const handle = await open(path, 'wx');
    try {
      for await (const piece of content) {
        hash.update(piece);
        size += piece.length;
        await writeAll(handle, piece);
      }
      const seconds = this.clock.now() / 1000;
      await handle.utimes(seconds, seconds);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { hash: hash.digest('hex'), size };
  }

  /** Moves an old file away before it deletes it, because it may just now be stored again. */
  private async sweepFile(path: string, storedBefore: number): Promise<boolean> {
    const isOld = async (one: string): Promise<boolean> => ((await statusOf(one))?.mtimeMs ?? Infinity) < storedBefore;
    if (!(await isOld(path))) return false;
    const aside = join(this.incoming, randomUUID());
    await rename(path, aside);
    if (await isOld(aside)) await rm(aside, { force: true });
    else await rename(aside, path);
    return true;
  }

  private async find(hash: string): Promise<string | undefined> {
    if (!HASH.test(hash)) return undefined;
    // The kept path is tried again at the end, because the content may be moved there between the first two checks.
    for (const path of [...this.pathsOf(hash), this.keptPath(hash)]) if (await statusOf(path)) return path;
    return undefined;
  }

  private pathsOf(hash: string): string[] {
    return [this.keptPath(hash), join(this.provisional, hash)];
  }

  private keptPath(hash: string): string {
    return join(this.folder, 'kept', hash.slice(0, 2), hash);
  }
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let from = 0; from < piece.length;) from += (await handle.write(piece, from)).bytesWritten;
}

/** The status of a file; undefined when there is no such file. */
const statusOf = (path: string) =>
  stat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

/** Makes a rename in the folder durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

async function pathsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  return names.map((name) => join(folder, name));
}

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineAway } from '@hotline/runtime';
import { filesContract, ManualClock, type FilesStand } from '@hotline/runtime/testing';
import { openFolder } from './folder-files';

const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'hotline-files-'));

filesContract('folder', async (): Promise<FilesStand> => {
  const folder = temporaryFolder();
  const clock = new ManualClock();
  return {
    files: openFolder({ folder, clock }),
    passBy: (ms) => clock.moveTo(clock.now() + ms),
    now: () => clock.now(),
    cleanup: async () => rmSync(folder, { recursive: true, force: true }),
  };
});

async function* photo(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('photo');
}

describe('A folder of files', () => {
  let folder: string;
  beforeEach(() => (folder = temporaryFolder()));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('an upload that was killed while it was written is never found, and the next sweep deletes its remains', async () => {
    mkdirSync(join(folder, 'incoming'));
    writeFileSync(join(folder, 'incoming', 'half'), 'pho');
    const files = openFolder({ folder });
    await files.put(photo());
    expect(await files.sweep(Date.now() + 60_000)).toBe(2);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
    expect(readdirSync(join(folder, 'provisional'))).toEqual([]);
  });

  it('a write that fails leaves no temporary file', async () => {
    const files = openFolder({ folder });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('pho');
      throw new Error('aborted');
    }
    await expect(files.put(broken())).rejects.toThrow('aborted');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  it('a folder that cannot be written to is reported as an engine that is away', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(openFolder({ folder: join(folder, 'file') }).put(photo())).rejects.toThrow(EngineAway);
    expect(existsSync(join(folder, 'file'))).toBe(true);
  });
});

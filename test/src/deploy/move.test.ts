import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DamagedFile, NotEmpty, NotResumable, readManifest } from '@hotline/cli';
import { readFolder, restoreFolder } from '@hotline/host/transfer';
import { copyOf, exported, freshFolder, imported, makeCity, openAt, pictureOf, remove, textOf } from './moved-city';
import { stallCall } from '../journeys/stall';

jest.setTimeout(120_000);

describe('A city whose data move to another folder', () => {
  const folders: string[] = [];
  const fresh = (): string => {
    const folder = freshFolder();
    folders.push(folder);
    return folder;
  };
  const copied = (folder: string): string => {
    const copy = copyOf(folder);
    folders.push(copy);
    return copy;
  };
  let data: string;
  let moved: string;
  let picture: Awaited<ReturnType<typeof pictureOf>>;

  beforeAll(async () => {
    data = fresh();
    await makeCity(data);
    moved = await exported(data);
    folders.push(moved);
    const world = await openAt(data);
    picture = await pictureOf(world);
    await world.running.close();
  });
  afterAll(() => remove(folders));

  async function expectTheSameCity(folder: string): Promise<void> {
    const world = await openAt(folder);
    try {
      expect(await pictureOf(world)).toEqual(picture);
    } finally {
      await world.running.close();
    }
  }

  it('it has tickets, running clocks and a parked event before the move', () => {
    expect(picture.tickets).toHaveLength(12);
    expect(picture.wakeUps.flat().length).toBeGreaterThan(8);
    expect(picture.parked.flat().map(({ events }) => events.map(({ type }) => type))).toContainEqual(['TicketSung']);
  });

  it('the export lists its contents, and warns that it contains personal data', () => {
    const manifest = readManifest(moved);
    expect(manifest.warning).toContain('个人信息');
    expect(manifest.collections.intake?.fingerprint.count).toBe(12);
    expect(manifest.log.fingerprint.count).toBe(textOf(moved, 'log.ndjson').trimEnd().split('\n').length);
    expect(manifest.dataSchemas).toMatchObject({ 'TicketSung.v1': 1 });
    expect(Object.keys(manifest.groups).sort()).toEqual([
      'board',
      'classification',
      'feedback',
      'intake',
      'people',
      'routing',
      'sla',
    ]);
  });

  it('it has the same documents, histories, figures, wake-ups and parked tickets after the move', async () => {
    const folder = fresh();
    await imported({ from: copied(moved), to: restoreFolder(folder) });
    await expectTheSameCity(folder);
    const again = await exported(folder);
    folders.push(again);
    const [before, after] = [readManifest(moved), readManifest(again)];
    expect(after.collections).toEqual(before.collections);
    expect(after.log.fingerprint).toEqual(before.log.fingerprint);
  });

  it('it gives no ticket number twice after the move', async () => {
    const folder = fresh();
    await imported({ from: copied(moved), to: restoreFolder(folder) });
    const world = await openAt(folder);
    const numbers = new Set(picture.tickets.map(({ ticketNo }) => ticketNo));
    const { ticketNo } = await world.register(stallCall(world), 'after-the-move');
    await world.running.close();
    expect(numbers.has(ticketNo)).toBe(false);
  });

  it('an import killed at each step resumes, and ends with the same data', async () => {
    const steps = await stepsOf();
    expect(steps).toBeGreaterThan(8);
    for (let dies = 1; dies <= steps; dies += 1) {
      const folder = fresh();
      const from = copied(moved);
      await expect(imported({ from, to: restoreFolder(folder), onProgress: dieAt(dies) })).rejects.toThrow('killed');
      await imported({ from, to: restoreFolder(folder) }).catch((error: unknown) => {
        if (!(dies === steps && error instanceof NotEmpty)) throw error;
      });
      const store = readFolder(folder);
      expect([...store.log()]).toHaveLength(readManifest(moved).log.fingerprint.count);
      store.close();
      if (dies === 5) await expectTheSameCity(folder);
    }
  });

  it('an import that died between an append and its checkpoint resumes and appends nothing twice', async () => {
    const folder = fresh();
    const from = copied(moved);
    const checkpoint = join(from, 'import-checkpoint.json');
    const notes: string[] = [];
    await expect(
      imported({
        from,
        to: restoreFolder(folder),
        onProgress: ({ events }) => {
          notes.push(readFileSync(checkpoint, 'utf8'));
          if (events > 0) throw new Error('killed');
        },
      }),
    ).rejects.toThrow('killed');
    writeFileSync(checkpoint, notes.at(-2) as string);
    await imported({ from, to: restoreFolder(folder) });
    await expectTheSameCity(folder);
  });

  it('an import with a damaged file is refused with its name and both hashes, and changes nothing', async () => {
    const from = copied(moved);
    appendFileSync(join(from, 'documents/sla.ndjson'), '{}\n');
    const folder = fresh();
    const refused = await imported({ from, to: restoreFolder(folder) }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DamagedFile);
    const { file, expected, found, message } = refused as DamagedFile;
    expect(file).toBe('documents/sla.ndjson');
    expect(expected).toBe(readManifest(from).collections.sla?.sha256);
    expect(found).toMatch(/^[0-9a-f]{64}$/);
    expect(found).not.toBe(expected);
    expect(message).toContain(file);
    expect(existsSync(join(from, 'import-checkpoint.json'))).toBe(false);
  });

  it('an import into a folder that is not empty, or begun for another folder, is refused', async () => {
    await expect(imported({ from: copied(moved), to: restoreFolder(copied(data)) })).rejects.toThrow(NotEmpty);
    const from = copied(moved);
    await expect(imported({ from, to: restoreFolder(fresh()), onProgress: dieAt(2) })).rejects.toThrow('killed');
    await expect(imported({ from, to: restoreFolder(fresh()) })).rejects.toThrow(NotResumable);
  });

  it('the folder of a running hotline cannot be read for an export', async () => {
    const folder = copied(data);
    const world = await openAt(folder);
    expect(() => readFolder(folder)).toThrow(/in use/);
    await world.running.close();
  });

  const dieAt = (step: number) => {
    let seen = 0;
    return (): void => {
      seen += 1;
      if (seen === step) throw new Error('killed');
    };
  };

  async function stepsOf(): Promise<number> {
    let steps = 0;
    await imported({ from: copied(moved), to: restoreFolder(fresh()), onProgress: () => void (steps += 1) });
    return steps;
  }
});

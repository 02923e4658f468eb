import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { JurisdictionText } from '@hotline/jurisdiction-files';
import type { Engine } from '@hotline/runtime';
import { VersionStore } from './version-store';

const by = { id: 'root', role: 'admin' };
const entry = (version: string) => ({
  version,
  title: { zh: '无名县', en: 'Nowhere' },
  origin: 'upload' as const,
  by,
  at: 1,
});
const publication = (version: string, from: number) => ({ version, from, by, at: 1, origin: 'command' as const });
const textOf = (content: string) => ({ files: { 'jurisdiction.yaml': content } }) as unknown as JurisdictionText;

describe('VersionStore', () => {
  let folder: string;
  let engine: Engine;
  let store: VersionStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-versions-'));
    engine = openSqlite({ folder });
    store = await VersionStore.open(engine);
  });
  afterEach(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('a jurisdiction that nobody stored has neither versions nor publications', async () => {
    expect(await store.register('nowhere')).toEqual({ versions: [], publications: [] });
  });

  it('keeps the texts of a version as they were given', async () => {
    await store.keep('nowhere', entry('1'), textOf('名称: 无名县'));
    expect(await store.text('nowhere', '1')).toEqual(textOf('名称: 无名县'));
  });

  it('never overwrites a version that is stored', async () => {
    await store.keep('nowhere', entry('1'), textOf('first'));
    const { versions } = await store.keep('nowhere', { ...entry('1'), at: 2 }, textOf('second'));
    expect(versions).toEqual([entry('1')]);
    expect(await store.text('nowhere', '1')).toEqual(textOf('first'));
  });

  it('refuses an unknown version with the hint to choose one from the list of versions', async () => {
    await store.keep('nowhere', entry('1'), textOf('first'));
    await expect(store.text('nowhere', '2')).rejects.toMatchObject({
      code: 'not-found',
      detail: { zh: '未找到版本“2”' },
      hint: { zh: '请从版本清单中选择' },
    });
    await expect(store.text('elsewhere', '1')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('`publish` adds the publication that its function returns, and adds nothing when that returns undefined', async () => {
    await store.publish('nowhere', () => publication('1', 10));
    await store.publish('nowhere', () => undefined);
    const { publications } = await store.publish('nowhere', ({ publications: before }) =>
      publication('2', (before[0]?.from ?? 0) + 10),
    );
    expect(publications).toEqual([publication('1', 10), publication('2', 20)]);
  });

  it('keeps the changes of two processes that change the register at the same time', async () => {
    const other = await VersionStore.open(engine);
    const names = Array.from({ length: 10 }, (_, n) => String(n));
    await Promise.all(names.map((name, n) => (n % 2 ? store : other).keep('nowhere', entry(name), textOf(name))));
    await Promise.all(names.map((name, n) => (n % 2 ? store : other).publish('nowhere', () => publication(name, n))));
    const { versions, publications } = await store.register('nowhere');
    expect(versions.map(({ version }) => version).sort()).toEqual(names);
    expect(publications.map(({ version }) => version).sort()).toEqual(names);
  });
});

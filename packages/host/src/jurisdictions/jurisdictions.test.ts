import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import type { Broadcast, Engine } from '@hotline/runtime';
import { ManualClock } from '@hotline/runtime/testing';
import { readFolders } from './folders';
import { Jurisdictions } from './jurisdictions';
import { Publishing } from './publishing';
import { spanAt, spansOf, type Publication } from './publications';
import { VersionStore } from './version-store';

jest.setTimeout(60_000);

const SHIPPED = resolve(__dirname, '../../../../test/src/jurisdictions/fair-county');
const publication = (version: string, from: number): Publication => ({
  version,
  from,
  at: 0,
  by: { id: 'root', role: 'admin' },
  origin: 'command',
});
const deaf: Broadcast = { publish: () => undefined, subscribe: () => () => undefined };

describe('spansOf', () => {
  const spans = spansOf([
    publication('one', 10),
    publication('two', 30),
    publication('three', 20),
    publication('four', 30),
  ]);

  it('orders publications by their start; of two with the same start the later one counts', () => {
    expect(spans.map(({ version, from, until }) => [version, from, until])).toEqual([
      ['one', 10, 20],
      ['three', 20, 30],
      ['four', 30, undefined],
    ]);
  });

  it('spanAt finds the span that contains an instant, and the first span for earlier instants', () => {
    expect([0, 10, 19, 20, 29, 30, 99].map((at) => spanAt(spans, at)?.version)).toEqual([
      'one',
      'one',
      'one',
      'three',
      'three',
      'four',
      'four',
    ]);
    expect(spanAt([], 5)).toBeUndefined();
  });
});

describe('Jurisdictions in two processes that share a store', () => {
  let folder: string;
  let clock: ManualClock;
  let engine: Engine;
  let store: VersionStore;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-jurisdictions-'));
    cpSync(SHIPPED, join(folder, 'fair-county'), { recursive: true, filter: (path) => !path.endsWith('.ts') });
    clock = new ManualClock(Date.parse('2026-11-22T09:00:00+08:00'));
    engine = { ...openSqlite({ folder: join(folder, 'data'), clock }), broadcast: deaf };
    store = await VersionStore.open(engine);
  });
  afterEach(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (): Promise<Jurisdictions> =>
    Jurisdictions.open(
      { folders: await readFolders({ jurisdiction: ['fair-county'], jurisdictions: folder }, new Map()), engine },
      store,
    );
  const change = (from: string, to: string): void => {
    const file = join(folder, 'fair-county/jurisdiction.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
  };
  const lead = (jurisdictions: Jurisdictions, at?: number): unknown => {
    const decision = jurisdictions
      .find('fair-county', at)
      .decide({ matter: 'signs', region: 'upper', facts: {}, on: '2026-11-22' });
    return decision.kind === 'lead' && decision.lead.unit;
  };

  it('after one process publishes a version, the other decides by it from its next refresh on', async () => {
    const [mine, theirs] = [await open(), await open()];
    expect((await store.register('fair-county')).publications.length).toBe(1);
    const publishing = new Publishing({ jurisdictions: mine, store, clock, broadcast: deaf, folder });
    change('id: bureau-signs, holder: bureau', 'id: bureau-signs, holder: police');
    await publishing.reload({ id: 'root', role: 'admin' });
    expect([lead(mine), lead(theirs)]).toEqual(['police', 'bureau']);
    await theirs.refresh();
    expect(lead(theirs)).toBe('police');
  });

  it('the published version stays in force when a process starts with an older folder', async () => {
    const mine = await open();
    const old = readFileSync(join(folder, 'fair-county/jurisdiction.yaml'), 'utf8');
    change('id: bureau-signs, holder: bureau', 'id: bureau-signs, holder: police');
    await new Publishing({ jurisdictions: mine, store, clock, broadcast: deaf, folder }).reload({
      id: 'root',
      role: 'admin',
    });
    writeFileSync(join(folder, 'fair-county/jurisdiction.yaml'), old);
    expect(lead(await open())).toBe('police');
  });

  it('every process finds the version in force at a given instant', async () => {
    const jurisdictions = await open();
    const before = jurisdictions.find('fair-county').version;
    change('id: bureau-signs, holder: bureau', 'id: bureau-signs, holder: police');
    const publishing = new Publishing({ jurisdictions, store, clock, broadcast: deaf, folder });
    const [{ after } = { after: '' }] = await publishing.reload({ id: 'root', role: 'admin' });
    const tomorrow = clock.now() + 86_400_000;
    await publishing.publish(
      'fair-county',
      { version: before, from: tomorrow, acceptErrors: true },
      { id: 'root', role: 'admin' },
    );
    expect([lead(jurisdictions), lead(jurisdictions, tomorrow - 1), lead(jurisdictions, tomorrow)]).toEqual([
      'police',
      'police',
      'bureau',
    ]);
    const other = await open();
    expect([other.find('fair-county').version, other.find('fair-county', tomorrow).version]).toEqual([after, before]);
  });

  it('the store keeps the texts of a version when the folder changes, and stores no path of the machine', async () => {
    const jurisdictions = await open();
    const { version, text } = await jurisdictions.text('fair-county');
    expect(text.map(({ dir }) => dir)).toEqual(['fair-county']);
    change('version: "1"', 'version: "2"');
    expect((await store.text('fair-county', version))[0]?.files['jurisdiction.yaml']).toContain('version: "1"');
    expect(await store.text('fair-county', 'nothing').catch((error: { code: string }) => error.code)).toBe('not-found');
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '@hotline/adapter-sqlite';
import { systemClock, type Counters, type Documents, type Engine } from '@hotline/runtime';
import { NumberSeries, reservedAbove } from './number-series';

/** Imitates the counters on Redis: a lost series continues 1000 above its floor, or begins at 1 if the floor is 0. */
class Forgetful implements Counters {
  private readonly last = new Map<string, number>();
  constructor(private readonly floor: (series: string) => Promise<number>) {}

  hit = (): Promise<number> => Promise.resolve(1);
  async next(series: string): Promise<number> {
    const lost = (await this.floor(series)) + 1000;
    const number = (this.last.get(series) ?? (lost > 1000 ? lost : 0)) + 1;
    this.last.set(series, number);
    return number;
  }
}

describe('NumberSeries', () => {
  let folder: string;
  let engine: Engine;
  let documents: Documents<{ readonly upTo: number }>;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hotline-series-'));
    engine = openSqlite({ folder });
    documents = await engine.documents(NumberSeries.collection);
  });
  afterEach(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  /** Counters of a process that has just started after Redis was emptied. */
  function restarted(): Counters {
    const series = new NumberSeries(documents, systemClock);
    return series.over(new Forgetful((name) => series.floor(name)));
  }
  const numbers = async (counters: Counters, count: number): Promise<number[]> => {
    const given: number[] = [];
    for (let n = 0; n < count; n += 1) given.push(await counters.next('tickets 2026'));
    return given;
  };

  it('counts from 1 without a gap while the counters keep their values', async () => {
    expect(await numbers(restarted(), 5)).toEqual([1, 2, 3, 4, 5]);
  });

  it('gives out no number twice after the counters were emptied and the process restarted', async () => {
    const before = await numbers(restarted(), 1500);
    const after = await numbers(restarted(), 1500);
    const again = await numbers(restarted(), 10);
    expect(new Set([...before, ...after, ...again]).size).toBe(3010);
    expect(Math.min(...after)).toBeGreaterThan(Math.max(...before));
  });

  it('stores its progress once per thousand numbers, not for each', async () => {
    await numbers(restarted(), 900);
    expect((await documents.load('tickets 2026'))?.version).toBe(1);
  });

  it('reserves numbers for two processes that count at the same time', async () => {
    const [first, second] = [restarted(), restarted()];
    await Promise.all([numbers(first, 3), numbers(second, 3)]);
    expect((await documents.load('tickets 2026'))?.state.upTo).toBeGreaterThanOrEqual(1001);
  });

  it('reserves a thousand numbers above the last one that another engine gave out', () => {
    expect(reservedAbove('tickets 2026', 41)).toMatchObject({ id: 'tickets 2026', state: { upTo: 1041 } });
  });
});

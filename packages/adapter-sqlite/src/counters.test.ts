import { upTo, type Opened } from '@hotline/runtime/testing';
import { inTemporaryFolder } from './testing/temporary';

const MINUTE = 60_000;

let opened: Opened;
beforeEach(async () => (opened = await inTemporaryFolder()()));
afterEach(() => opened.cleanup());

describe('counters on SQLite', () => {
  it('a series continues without a gap while the process runs, over several reserved blocks', async () => {
    const { counters } = opened.engine;
    const numbers: number[] = [];
    for (const _ of upTo(250)) numbers.push(await counters.next('tickets'));
    expect(numbers).toEqual(upTo(250));
  });

  it('a series continues after a restart behind the reserved block, and skips at most 99 numbers', async () => {
    expect(await opened.engine.counters.next('tickets')).toBe(1);
    opened = await opened.reopen();
    expect(await opened.engine.counters.next('tickets')).toBe(101);
  });

  it('a restart of one series does not change another one', async () => {
    await opened.engine.counters.next('tickets');
    opened = await opened.reopen();
    expect(await opened.engine.counters.next('letters')).toBe(1);
  });

  it('hits count within the period given with the first hit, and later hits do not extend it', async () => {
    const { counters, clock } = opened.engine;
    const begin = clock.now();
    expect(await counters.hit('caller', MINUTE)).toBe(1);
    await opened.passTo(begin + MINUTE - 1);
    expect(await counters.hit('caller', MINUTE)).toBe(2);
    await opened.passTo(begin + MINUTE);
    expect(await counters.hit('caller', MINUTE)).toBe(1);
  });

  it('a restart forgets hits, which are kept in memory only', async () => {
    await opened.engine.counters.hit('caller', MINUTE);
    opened = await opened.reopen();
    expect(await opened.engine.counters.hit('caller', MINUTE)).toBe(1);
  });
});

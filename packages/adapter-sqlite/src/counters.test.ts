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

  it('a series continues after a restart above its reserved block of 100 numbers, so it skips at most 99', async () => {
    expect(await opened.engine.counters.next('tickets')).toBe(1);
    opened = await opened.reopen();
    expect(await opened.engine.counters.next('tickets')).toBe(101);
  });

  it('after a restart, an unused series starts at 1 although another series has reserved numbers', async () => {
    await opened.engine.counters.next('tickets');
    opened = await opened.reopen();
    expect(await opened.engine.counters.next('letters')).toBe(1);
  });

  it('hits are counted for the period that begins with the first hit, and later hits do not extend it', async () => {
    const { counters, clock } = opened.engine;
    const begin = clock.now();
    expect(await counters.hit('caller', MINUTE)).toBe(1);
    await opened.passTo(begin + MINUTE - 1);
    expect(await counters.hit('caller', MINUTE)).toBe(2);
    await opened.passTo(begin + MINUTE);
    expect(await counters.hit('caller', MINUTE)).toBe(1);
  });

  it('a count of hits begins again at 1 after a restart, because it is kept in memory only', async () => {
    await opened.engine.counters.hit('caller', MINUTE);
    opened = await opened.reopen();
    expect(await opened.engine.counters.hit('caller', MINUTE)).toBe(1);
  });
});

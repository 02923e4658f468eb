import type { Commit, Stored } from '../ports/documents';
import { BadCursor } from '../ports/documents';
import {
  compareByCodePoint,
  decodePageCursor,
  delay,
  encodePageCursor,
  exponentialBackoff,
  hashOfDeclaration,
  waitAtMost,
  wakeUpChanges,
  withTimeout,
} from './index';

const never = new Promise<never>(() => undefined);
const lateError = (ms: number): Error => new Error(`no answer within ${ms} ms`);

describe('exponential backoff', () => {
  it('begins with 100 ms and doubles the delay after each failed attempt, up to the maximum', () => {
    expect([1, 2, 3, 4, 5, 2000].map(exponentialBackoff(1000))).toEqual([100, 200, 400, 800, 1000, 1000]);
  });
});

describe('time limits', () => {
  it('`withTimeout` resolves with the result of work that ends in time', async () => {
    await expect(withTimeout(Promise.resolve(7), 1000, lateError)).resolves.toBe(7);
  });

  it('`withTimeout` rejects with the error of work that fails in time', async () => {
    await expect(withTimeout(Promise.reject(new Error('refused')), 1000, lateError)).rejects.toThrow('refused');
  });

  it('`withTimeout` rejects with the given error when the work hangs', async () => {
    await expect(withTimeout(never, 5, lateError)).rejects.toThrow('no answer within 5 ms');
  });

  it('`waitAtMost` resolves after the given time when the work hangs, and at once when the work fails', async () => {
    await expect(waitAtMost(never, 5)).resolves.toBeUndefined();
    await expect(waitAtMost(Promise.reject(new Error('refused')), 1000)).resolves.toBeUndefined();
  });

  it('`delay` ends at once when its signal is aborted, also a delay that begins afterwards', async () => {
    const abort = new AbortController();
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const delays = Array.from({ length: 20 }, () => delay(3_600_000, abort.signal));
    abort.abort();
    await Promise.all([...delays, delay(3_600_000, abort.signal)]);
    process.off('warning', note);
    expect(warnings).toEqual([]);
  });
});

describe('page cursors', () => {
  it('a page cursor decodes to the position that was encoded, and is safe in a URL', () => {
    const position = ['键\u0001🚒', 'id/1'];
    const cursor = encodePageCursor(position);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodePageCursor(cursor, 2)).toEqual(position);
  });

  it.each([
    ['text that is no cursor', 'no cursor'],
    ['a JSON object', 'e30'],
    ['a position of another length', encodePageCursor(['a'])],
    ['a part that is no text', Buffer.from('["a",1]').toString('base64url')],
  ])('a page cursor that holds %s is refused with BadCursor', (_what, cursor) => {
    expect(() => decodePageCursor(cursor, 2)).toThrow(BadCursor);
  });
});

describe('code point order', () => {
  it('sorts characters above U+FFFF after all others, unlike the default order of JavaScript', () => {
    expect(['🚒', '\uffee', '济', 'a'].sort(compareByCodePoint)).toEqual(['a', '济', '\uffee', '🚒']);
  });
});

describe('wake-up changes of a commit', () => {
  const stored = (wakeUps: Stored<null>['wakeUps']) => ({ id: 't1', wakeUps }) as Stored<null>;
  const changes = (before: Stored<null>['wakeUps'] | undefined, after: Stored<null>['wakeUps']) =>
    wakeUpChanges('sla', { previous: before && stored(before), next: stored(after), events: [] } as Commit<null>);

  it('lists cancelled wake-ups first, then new and moved ones, and omits unchanged ones', () => {
    expect(changes({ stays: 1, moves: 2, goes: 3 }, { stays: 1, moves: 4, comes: 5 })).toEqual([
      { service: 'sla', id: 't1', name: 'goes' },
      { service: 'sla', id: 't1', name: 'moves', dueAt: 4 },
      { service: 'sla', id: 't1', name: 'comes', dueAt: 5 },
    ]);
  });

  it('every wake-up of a new document is listed', () => {
    expect(changes(undefined, { warn: 1 })).toEqual([{ service: 'sla', id: 't1', name: 'warn', dueAt: 1 }]);
  });

  it('a cancelled wake-up is listed even if its name is also a method of objects, such as `toString`', () => {
    expect(changes({ toString: 1 } as never, {})).toEqual([{ service: 'sla', id: 't1', name: 'toString' }]);
  });
});

describe('hash of the declaration of a collection', () => {
  it('the hash changes if an index name, a key function or `searchable` changes, and only then', () => {
    const hashOf = (indexes: unknown, more: object = {}): string =>
      hashOfDeclaration({ name: 'letters', indexes, ...more } as never);
    const byCount = { byCount: (state: { count: number }) => [[state.count]] };
    const hash = hashOf(byCount);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
    expect(hashOf({ ...byCount })).toBe(hash);
    expect(hashOf({ byTotal: byCount.byCount })).not.toBe(hash);
    expect(hashOf({ byCount: (state: { count: number }) => [[-state.count]] })).not.toBe(hash);
    expect(hashOf(byCount, { searchable: () => undefined })).not.toBe(hash);
  });
});

import type { CommandContext } from '@hotline/runtime';
import { beginAttempt, offerLink, passAttempt, setPassword, type Account } from './account';
import { flawOfPassword } from './account-refusals';
import type { PeopleView } from './view';

const MINUTE = 60_000;
const LIMITS = { attempts: 3, lockMs: 15 * MINUTE };
const at = (now: number): CommandContext<PeopleView> => ({
  now,
  jurisdiction: 'nowhere',
  view: { timeZone: 'Asia/Shanghai' } as PeopleView,
  actor: { id: 'sign-in', role: 'system' },
});
const fresh: Account = { jurisdiction: 'nowhere', id: 'li', hash: 'argon', failures: 0 };
const stateOf = (decided: unknown): Account => (decided as { state: Account }).state;
const wrong = (state: Account, now: number): Account => stateOf(beginAttempt(state, LIMITS, at(now)));

describe('A local account', () => {
  it('locks after three wrong passwords in a row, and accepts a new attempt 15 minutes later', () => {
    const locked = wrong(wrong(wrong(fresh, 0), 0), 0);
    expect(beginAttempt(locked, LIMITS, at(15 * MINUTE - 1))).toMatchObject({
      refused: 'too-busy',
      detail: { zh: expect.stringContaining('1月1日08:15') },
    });
    expect(wrong(locked, 15 * MINUTE)).toEqual({ ...fresh, failures: 1 });
  });

  it('resets the count of wrong passwords after the right one, even at the last allowed attempt', () => {
    expect(stateOf(passAttempt(wrong(wrong(wrong(fresh, 0), 0), 0)))).toEqual(fresh);
  });

  it('accepts a new password only through its latest link, once, and before the link expires', () => {
    const offered = stateOf(offerLink(undefined, { id: 'li', link: { digest: 'first', until: 100 } }, at(0)));
    const again = stateOf(offerLink(offered, { id: 'li', link: { digest: 'second', until: 100 } }, at(0)));
    expect(setPassword(again, { digest: 'first', hash: 'new' }, at(1))).toMatchObject({ refused: 'not-found' });
    const set = stateOf(setPassword(again, { digest: 'second', hash: 'new' }, at(1)));
    expect(set).toEqual({ jurisdiction: 'nowhere', id: 'li', hash: 'new', failures: 0 });
    expect(setPassword(set, { digest: 'second', hash: 'other' }, at(2))).toMatchObject({ refused: 'not-found' });
    expect(setPassword(again, { digest: 'second', hash: 'new' }, at(100))).toMatchObject({ refused: 'not-found' });
  });

  it('refuses a short password, and a repeated password that differs from the first', () => {
    expect(flawOfPassword('短口令', '短口令')).toBeDefined();
    expect(flawOfPassword('long enough 1', 'long enough 2')).toBeDefined();
    expect(flawOfPassword('long enough 1', 'long enough 1')).toBeUndefined();
  });
});

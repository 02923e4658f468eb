import { fragmentOf, testTitles } from './test-titles';
import { readSourceFile } from './source-files';

describe('fragmentOf', () => {
  it.each([
    'refuses a second return by the same unit',
    'does not pause because the receiver rejects single acts',
    'never lowers the urgency of the matter itself',
    'a ticket that others have come into may itself be merged',
    'the wake-up of a closed ticket changes nothing',
    'when the outbox cannot be read, the loop waits and reads it again',
    'at the due instant a target is late',
    '13 squads are posted, one in each place',
    'answers 409 for %s',
  ])('accepts the whole sentence "%s"', (title) => {
    expect(fragmentOf({ kind: 'it', title })).toBeUndefined();
  });

  it.each([
    'of the same unit, no',
    'and a circle of three leave all open',
    'who reads leaves a trace',
    'what was published survives a restart',
    'that two own goes to the coordination body',
    'when one gives the place as an address only',
    'is at most five',
    'may be asked for within the window only',
    'granted a third time goes to the coordination body',
    'satisfied, or basically so, closes',
    'tell each who follows the board of every change',
    'refuses %s',
    '%s',
  ])('finds the fragment "%s"', (title) => {
    expect(fragmentOf({ kind: 'it', title })).toEqual(expect.any(String));
  });

  it('accepts a short group title, but not one that begins with a preposition', () => {
    expect(fragmentOf({ kind: 'describe', title: 'anyOf' })).toBeUndefined();
    expect(fragmentOf({ kind: 'describe', title: 'with a token' })).toContain('names its subject');
  });
});

describe('testTitles', () => {
  it('finds the titles of groups, tests and `each` tables with their lines', () => {
    const text = "describe('A', () => {\n  it('b', () => {});\n  it.each([1])('c %s', () => {});\n});\n";
    expect(testTitles(readSourceFile('test/x.test.ts', text))).toEqual([
      { at: 'test/x.test.ts:1', kind: 'describe', title: 'A' },
      { at: 'test/x.test.ts:2', kind: 'it', title: 'b' },
      { at: 'test/x.test.ts:3', kind: 'it', title: 'c %s' },
    ]);
  });
});

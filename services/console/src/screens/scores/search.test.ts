import { namesIn, scoresSearchOf } from './search';

describe('the address of the scores', () => {
  it('keeps days and the scheme, and drops everything else', () => {
    expect(scoresSearchOf({ from: '2026-03-01', until: 'soon', scheme: 'three-rates', by: 'unit' })).toEqual({
      from: '2026-03-01',
      scheme: 'three-rates',
    });
    expect(scoresSearchOf({ scheme: '' })).toEqual({});
  });
});

it('the names in a formula are found beside its numbers and signs', () => {
  expect(namesIn('20 - 100 * max(0, 0.95 - onTime)')).toEqual(['max', 'onTime']);
});

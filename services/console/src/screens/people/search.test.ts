import { peopleSearchOf } from './search';

describe('the URL of the screen of people', () => {
  it('keeps the unit, the tab and the person, and drops everything else', () => {
    expect(peopleSearchOf({ unit: 'squad', tab: 'roster', person: 'zhang', page: 3 })).toEqual({
      unit: 'squad',
      tab: 'roster',
      person: 'zhang',
    });
    expect(peopleSearchOf({ unit: '', tab: 'nonsense', person: 7 })).toEqual({});
  });
});

import { isSameSearch, readViews, withView } from './saved-views';

describe('saved views', () => {
  it('a person’s views are read from the settings, and anything else there is left out', () => {
    const search = { unit: ['squad'], sort: 'due', nonsense: 1 };
    const settings = {
      views: [{ name: '我的油烟', search }, { name: '', search }, { name: 'no search' }, null],
      keys: {},
    };
    expect(readViews(settings)).toEqual([{ name: '我的油烟', search: { unit: ['squad'], sort: 'due' } }]);
    expect(readViews({ views: 'broken' })).toEqual([]);
    expect(readViews(undefined)).toEqual([]);
  });

  it('a view replaces one of the same name at its position', () => {
    const views = [
      { name: 'a', search: {} },
      { name: 'b', search: {} },
    ];
    const changed = { name: 'a', search: { words: '路灯' } };
    expect(withView(views, changed)).toEqual([changed, views[1]]);
    expect(withView(views, { name: 'c', search: {} })).toHaveLength(3);
  });

  it('two searches are the same in whatever order their conditions were chosen', () => {
    expect(isSameSearch({ unit: ['a', 'b'], sort: 'due' }, { sort: 'due', unit: ['b', 'a'] })).toBe(true);
    expect(isSameSearch({ unit: ['a'] }, { unit: ['a'], open: 'no' })).toBe(false);
  });
});

import { powers, tinyPack } from '@hotline/jurisdiction-files/testing';
import { versionOf } from '../compile';
import { namesOf } from './names';
import { limitText, termValue } from './words';

const leads = 'id: a, holder: bureau, duty: punish, fields: [streets]';
const pack = tinyPack(powers(leads));
const renamed = tinyPack(powers(leads), (files) => files.replace('zh: 局, en: Bureau', 'zh: 新局, en: New bureau'));

describe('The names of a pack', () => {
  it('the name of an entry comes from the first pack that contains it; an unknown id is returned unchanged', () => {
    expect(namesOf(renamed, pack).unit('bureau').zh).toBe('新局');
    expect(namesOf(pack, renamed).unit('bureau').zh).toBe('局');
    expect(namesOf(pack).unit('moon')).toEqual({ zh: 'moon', en: 'moon' });
  });

  it('a list of names shows at most three, and the number of the others', () => {
    const { some, region } = namesOf(pack);
    const three = ['county', 'east', 'west'].map(region);
    expect(some(three)).toEqual({ zh: '县、东镇、西镇', en: 'County, East, West' });
    expect(some([...three, region('x'), region('y')])).toEqual({
      zh: '县、东镇、西镇等5个',
      en: 'County, East, West and 2 more',
    });
  });

  it('conditions are written in brackets; without conditions the text is empty', () => {
    const { conditions } = namesOf(pack);
    expect(conditions({ permit: ['held', 'none'] })).toEqual({
      zh: '（有证或无证）',
      en: ' (with a permit or without a permit)',
    });
    expect(conditions({})).toEqual({ zh: '', en: '' });
  });

  it('terms are written with names of units and labels, and an absent term as "none"', () => {
    const { unit } = namesOf(pack);
    expect(termValue('liable', ['bureau', 'planning'], unit).zh).toBe('局、规划');
    expect(termValue('mode', 'entrusted', unit).en).toBe('entrusted');
    expect(termValue('scope', 'partial', unit).zh).toBe('部分');
    expect(termValue('within', { amount: 5, unit: 'working-days' }, unit).zh).toBe('5个工作日');
    expect(termValue('seal', undefined, unit)).toEqual({ zh: '无', en: 'none' });
    expect(limitText({ amount: 2, unit: 'city-hours' })).toEqual({ zh: '2个工作时', en: '2 hours of city management' });
  });
});

describe('The version of a pack', () => {
  it('the version does not depend on the order of keys in the files, and changes with any value', () => {
    const reordered = tinyPack(powers('duty: punish, fields: [streets], holder: bureau, id: a'));
    expect(versionOf(reordered)).toBe(versionOf(pack));
    expect(versionOf(renamed)).not.toBe(versionOf(pack));
    expect(versionOf(pack)).toMatch(/^1\+[0-9a-f]{12}$/);
  });
});

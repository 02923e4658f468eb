import { giveShift, takeOver, type Handover } from './handover';
import { at, by, known, NOW, person } from './testing/county';

const [ma, li] = [person('ma'), person('li')];
const body = { unit: 'squad', to: 'li', items: [{ kind: 'promised' as const, text: '中午前回电', dueAt: at(5, 12) }] };
const give = (more: object = {}, people = known(ma, li), from = 'ma') =>
  giveShift(undefined, { id: '1', body: { ...body, ...more } }, by(from, 'officer', 'squad'), people);
const sentenceOf = (decided: ReturnType<typeof give>): string | undefined =>
  decided && 'refused' in decided ? decided.detail.zh : undefined;
const given: Handover = { jurisdiction: 'county', id: '1', unit: 'squad', from: 'ma', to: 'li', at: NOW, items: [] };

describe('Handing over a shift', () => {
  it('a handover keeps its giver, receiver, time and each item with its due time', () => {
    expect(give()).toMatchObject({
      state: { from: 'ma', to: 'li', at: NOW, items: [{ dueAt: Date.parse(at(5, 12)) }] },
    });
  });

  it.each([
    ['oneself', { to: 'ma' }, known(ma, li), '不能是本人'],
    ['somebody who is not listed', { to: 'x' }, known(ma), '不在人员名录中'],
    ['somebody of another unit', {}, known(ma, person('li', 'bureau')), '不在该单位任职'],
    ['somebody who has left', {}, known(ma, { ...li, leftAt: NOW }), '不在该单位任职'],
    [
      'somebody who is absent',
      {},
      known(ma, { ...li, absences: [{ from: NOW, until: NOW + 1, reason: '病假' }] }),
      '正在请假',
    ],
  ])('refuses to hand over a shift to %s', (_what, more, people, sentence) => {
    expect(sentenceOf(give(more, people))).toContain(sentence);
  });

  it('refuses a handover for a unit in which the giver does not work', () => {
    expect(sentenceOf(give({}, known(person('ma', 'bureau'), li)))).toContain('只能交接本人任职单位的班');
  });
});

describe('Taking over a shift', () => {
  it('only the person named in a handover may take it over, and only once', () => {
    expect(takeOver(given, {}, by('ma', 'officer', 'squad'), known(li))).toMatchObject({
      refused: 'not-allowed',
      hint: { zh: '请由li同志确认接班' },
    });
    const taken = takeOver(given, { remark: '已看过' }, by('li', 'officer', 'squad'), known(li));
    expect(taken).toMatchObject({ state: { takenOver: { at: NOW, remark: '已看过' } } });
    const again = { ...given, takenOver: { at: NOW } };
    expect(takeOver(again, {}, by('li', 'officer', 'squad'), known(li))).toMatchObject({ refused: 'not-now' });
  });
});

import type { PeopleView } from '../view';
import { columns, headers, rowsOf } from './columns';
import { differs } from './import-person';
import { readPeople, unknownSubstitutes, type Row } from './read-people';

const text = (zh: string) => ({ zh, en: zh });
const view: PeopleView = {
  title: text('某县'),
  units: new Map([
    ['squad', { id: 'squad', name: text('许商中队'), kind: 'squad' }],
    ['bureau', { id: 'bureau', name: text('执法局'), kind: 'agency' }],
  ]),
  posts: new Map([['officer', { id: 'officer', name: text('队员') }]]),
  hotline: 'bureau',
  timeZone: 'Asia/Shanghai',
  listed: new Map(),
};
const header = columns.map((column) => headers[column]);
const sheet = (...rows: readonly (readonly string[])[]): Row[] =>
  [header, ...rows].map((cells, i) => ({ row: i + 1, cells }));
const ma = ['ma', '马军', '队员', '许商中队', '队员', '13800000000', '行政执法证', '3701', '2027-12-31', 'li'];
const flawsOf = (...rows: readonly (readonly string[])[]) =>
  readPeople(sheet(...rows), view).flaws.map(({ row, header: column, what }) => [row, column, what.zh]);

describe('The sheet of people', () => {
  it('reads a person with unit, post and role by their Chinese names', () => {
    expect(readPeople(sheet(ma), view)).toMatchObject({
      flaws: [],
      people: [
        {
          id: 'ma',
          name: '马军',
          roles: ['officer'],
          positions: [{ unit: 'squad', post: 'officer' }],
          phone: '13800000000',
          certificates: [{ name: '行政执法证', number: '3701', validUntil: '2027-12-31' }],
          substitutes: ['li'],
        },
      ],
    });
  });

  it('adds the positions of further rows with the same account', () => {
    const { people, flaws } = readPeople(sheet(ma, ['ma', '', '', '执法局']), view);
    expect(flaws).toEqual([]);
    expect(people[0]?.positions).toEqual([{ unit: 'squad', post: 'officer' }, { unit: 'bureau' }]);
  });

  it('reads full-width characters, dates with Chinese signs and a title above the header', () => {
    const row = ['ｍａ', '马军', 'officer；unit', 'squad', '', '', '执法证', '１', '2027年1月5日'];
    const rows = [{ row: 1, cells: ['人员名单'] }, ...sheet(row).map((one) => ({ ...one, row: one.row + 1 }))];
    expect(readPeople(rows, view)).toMatchObject({
      flaws: [],
      people: [{ id: 'ma', roles: ['officer', 'unit'], certificates: [{ validUntil: '2027-01-05' }] }],
    });
  });

  it.each([
    ['a unit that does not exist', ['许商中队', '青年路中队'], [2, '单位', '没有单位“青年路中队”']],
    ['a role that does not exist', ['队员', '皇帝'], [2, '角色', '“皇帝”不是角色']],
    ['a telephone number with letters', ['13800000000', 'abc'], [2, '联系电话', '“abc”不是联系电话']],
    ['a day that does not exist', ['2027-12-31', '2027-13-01'], [2, '有效期至', '“2027-13-01”不是日期']],
    ['a person who stands in for themselves', ['li', 'ma'], [2, '替岗人员账号', '替岗人员不能是本人']],
    ['a row without an account', ['ma', ''], [2, '账号', '账号为空']],
  ])('reports %s with row and column', (_what, [from, to], flaw) => {
    const row = ma.map((cell, i) => (cell === from && i !== 4 ? (to ?? '') : cell));
    expect(flawsOf(row)).toEqual([flaw]);
  });

  it('reports a second name for the same account', () => {
    expect(flawsOf(ma, ['ma', '马俊', '', '执法局'])).toEqual([[3, '姓名', '该账号在第2行的姓名是“马军”']]);
  });

  it('reports the columns that are missing', () => {
    const rows = [{ row: 1, cells: ['账号', '姓名'] }];
    expect(readPeople(rows, view).flaws.map(({ what }) => what.zh)).toEqual(['缺少“角色”列', '缺少“单位”列']);
  });

  it('accepts a substitute who is in the sheet or in the list of people, and reports any other', () => {
    const said = readPeople(sheet(ma), view);
    expect(unknownSubstitutes(said, new Map())).toMatchObject([{ row: 2, header: '替岗人员账号' }]);
    expect(unknownSubstitutes(said, new Map([['li', {}]]))).toEqual([]);
  });

  it('a downloaded list changes nobody when it is imported again', () => {
    const [person] = readPeople(sheet(ma, ['ma', '', '', '执法局']), view).people;
    if (!person) throw new Error('nobody was read');
    const stored = { ...person, jurisdiction: 'county', absences: [], changes: [] };
    const [again] = readPeople(sheet(...rowsOf(stored, view)), view).people;
    expect(again && differs(stored, again)).toBe(false);
  });
});

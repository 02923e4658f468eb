import type { Person } from '@hotline/directory';
import { by, county, NOW, person } from '../testing/county';
import { columns, headers, helpRows, rowsOf } from './columns';
import { importPerson } from './import-person';
import type { SheetPerson } from './read-people';

const admin = by('root', 'admin');
const { id, name, roles, positions, certificates, substitutes } = person('ma');
const row: SheetPerson = { id, name, roles, positions, certificates, substitutes };
const importOf = (state: Person | undefined, more: Partial<SheetPerson> = {}, context = admin) =>
  importPerson(state, { ...row, ...more }, context) as { state: Person } | undefined;

describe('The import of a person', () => {
  it('enters a person who is not stored, and records who imported them', () => {
    expect(importOf(undefined)?.state).toMatchObject({
      jurisdiction: 'county',
      id: 'ma',
      absences: [],
      changes: [{ at: NOW, by: 'root', what: 'imported' }],
    });
  });

  it('changes nothing when the row equals the stored person, in whatever order a position names its keys', () => {
    expect(importOf(person('ma'))).toBeUndefined();
    expect(importOf(person('ma'), { positions: [{ post: 'officer', unit: 'squad' }] })).toBeUndefined();
    expect(importOf(person('ma'), { positions: [{ unit: 'squad' }] })).toBeDefined();
  });

  it('keeps what the row does not state: absences, history, a closed account and a telephone number', () => {
    const stored = person('ma', 'squad', {
      phone: '1234567',
      leftAt: NOW,
      absences: [{ from: NOW, until: NOW + 1, reason: '病假' }],
      changes: [{ at: 1, by: 'root', what: 'entered' }],
    });
    expect(importOf(stored)).toBeUndefined();
    expect(importOf(stored, { name: '马俊' })?.state).toEqual({
      ...stored,
      name: '马俊',
      changes: [...stored.changes, { at: NOW, by: 'root', what: 'imported' }],
    });
    expect(importOf(stored, { phone: '7654321' })?.state.phone).toBe('7654321');
  });

  it('stores a person who was so far listed only in the pack, even without a change', () => {
    const listing = by('root', 'admin', undefined, { ...county, listed: new Map([['ma', person('ma')]]) });
    expect(importOf(undefined, {}, listing)?.state).toMatchObject({ id: 'ma', name });
  });
});

describe('The exported rows of a person', () => {
  const cellsOf = (cells: readonly string[] = []) =>
    Object.fromEntries(columns.map((column, i) => [column, cells[i]]).filter(([, cell]) => cell !== ''));

  it('each row has one position or certificate, and only the first row has the other fields of the person', () => {
    const rows = rowsOf(
      person('ma', 'squad', {
        positions: [{ unit: 'squad', post: 'officer' }, { unit: 'bureau' }],
        certificates: [{ name: '行政执法证', number: '3701', validUntil: '2027-12-31' }],
        phone: '1234567',
        substitutes: ['li', 'wu'],
      }),
      county,
    );
    expect(rows.map(cellsOf)).toEqual([
      {
        id: 'ma',
        name: 'ma同志',
        roles: '队员',
        unit: '许商中队',
        post: '队员',
        phone: '1234567',
        certificate: '行政执法证',
        number: '3701',
        validUntil: '2027-12-31',
        substitutes: 'li、wu',
      },
      { id: 'ma', name: 'ma同志', unit: '执法局' },
    ]);
  });

  it('a person without positions and certificates has a row too, and a unit that is gone is written by its id', () => {
    expect(rowsOf(person('ma', 'squad', { positions: [] }), county)).toHaveLength(1);
    expect(rowsOf(person('ma', 'gone'), county)[0]).toContain('gone');
  });

  it('the second sheet lists units, posts and roles by Chinese name, without the role of the software itself', () => {
    const [units, posts, roleNames] = [0, 1, 2].map((i) =>
      helpRows(county)
        .map((cells) => cells[i])
        .filter(Boolean),
    );
    expect([units, posts]).toEqual([['许商中队', '执法局'], ['队员']]);
    expect(roleNames).toContain('承办单位联络员');
    expect(roleNames).not.toContain('系统');
    expect(Object.values(headers)).toHaveLength(columns.length);
  });
});

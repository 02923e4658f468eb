import type { Role } from '@hotline/contracts';
import type { Person } from '@hotline/directory';
import type { CommandContext } from '@hotline/runtime';
import type { PeopleView } from '../view';

const text = (zh: string) => ({ zh, en: zh });

/** A county of one squad and one bureau. */
export const county: PeopleView = {
  title: text('某县'),
  units: new Map([
    ['squad', { id: 'squad', name: text('许商中队'), kind: 'squad', parent: 'bureau' }],
    ['bureau', { id: 'bureau', name: text('执法局'), kind: 'agency' }],
  ]),
  posts: new Map([['officer', { id: 'officer', name: text('队员') }]]),
  hotline: 'bureau',
  timeZone: 'Asia/Shanghai',
  listed: new Map(),
};

export const NOW = Date.parse('2026-01-05T09:00:00+08:00');
/** An instant of January 2026 in China, e.g. `at(5, 9)`. */
export const at = (day: number, hour: number): string =>
  new Date(Date.parse(`2026-01-01T00:00:00+08:00`) + ((day - 1) * 24 + hour) * 3_600_000).toISOString();

export const person = (id: string, unit = 'squad', more: Partial<Person> = {}): Person => ({
  jurisdiction: 'county',
  id,
  name: `${id}同志`,
  roles: ['officer'],
  positions: [{ unit, post: 'officer' }],
  certificates: [],
  substitutes: [],
  absences: [],
  changes: [],
  ...more,
});

export const by = (id: string, role: Role, unit?: string, view = county): CommandContext<PeopleView> => ({
  now: NOW,
  jurisdiction: 'county',
  view,
  actor: { id, role, ...(unit === undefined ? {} : { unit }) },
});

export const known = (...people: readonly Person[]): ReadonlyMap<string, Person> =>
  new Map(people.map((one) => [one.id, one]));

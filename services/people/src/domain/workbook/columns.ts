import { roleLabels } from '@hotline/contracts/labels';
import type { Person } from '@hotline/directory';
import type { PeopleView } from '../view';

export const SHEET = '人员';

/** Headers of the list of people, in the order in which the template shows them. */
export const columns = [
  'id',
  'name',
  'roles',
  'unit',
  'post',
  'phone',
  'certificate',
  'number',
  'validUntil',
  'substitutes',
] as const;
export type PeopleColumn = (typeof columns)[number];

export const headers: Readonly<Record<PeopleColumn, string>> = {
  id: '账号',
  name: '姓名',
  roles: '角色',
  unit: '单位',
  post: '岗位',
  phone: '联系电话',
  certificate: '证件名称',
  number: '证件号',
  validUntil: '有效期至',
  substitutes: '替岗人员账号',
};
/** Columns without which no row can be read. */
export const required: readonly PeopleColumn[] = ['id', 'name', 'roles', 'unit'];

const nameOf = (known: ReadonlyMap<string, { readonly name: { readonly zh: string } }>, id: string): string =>
  known.get(id)?.name.zh ?? id;

/** The rows of one person: as many as the person has positions or certificates, whichever is more, but at least one. */
export function rowsOf(person: Person, { units, posts }: PeopleView): string[][] {
  const { id, name, positions, certificates } = person;
  return Array.from({ length: Math.max(positions.length, certificates.length, 1) }, (_, i) => {
    const [position, certificate] = [positions[i], certificates[i]];
    const row: Record<PeopleColumn, string> = {
      id,
      name,
      roles: i === 0 ? person.roles.map((role) => roleLabels[role].zh).join('、') : '',
      unit: position ? nameOf(units, position.unit) : '',
      post: position?.post === undefined ? '' : nameOf(posts, position.post),
      phone: i === 0 ? (person.phone ?? '') : '',
      certificate: certificate?.name ?? '',
      number: certificate?.number ?? '',
      validUntil: certificate?.validUntil ?? '',
      substitutes: i === 0 ? person.substitutes.join('、') : '',
    };
    return columns.map((column) => row[column]);
  });
}

/** The values allowed in the columns, for the second sheet of the template. */
export function helpRows({ units, posts }: PeopleView): string[][] {
  const lists = [
    [...units.values()].map(({ name }) => name.zh),
    [...posts.values()].map(({ name }) => name.zh),
    Object.entries(roleLabels).flatMap(([role, { zh }]) => (role === 'system' ? [] : [zh])),
  ];
  const rows = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: rows }, (_, i) => lists.map((list) => list[i] ?? ''));
}

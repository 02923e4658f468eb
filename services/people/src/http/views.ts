import type { listPeople, readPerson, ResponseOf, Text } from '@hotline/contracts';
import { absenceAt, isPresent, type Person } from '@hotline/directory';
import { localDates } from '@hotline/calendar';
import type { PeopleView } from '../domain/view';

export type PersonSummaryAnswer = ResponseOf<typeof listPeople>['people'][number];
export type PersonAnswer = ResponseOf<typeof readPerson>;

const iso = (at: number): string => new Date(at).toISOString();
const nowhere: Text = { zh: '已撤并的单位', en: 'a former unit' };

const changeLabels: Readonly<Record<Person['changes'][number]['what'], Text>> = {
  entered: { zh: '新增', en: 'entered' },
  changed: { zh: '修改', en: 'changed' },
  absence: { zh: '请假或销假', en: 'absence recorded or ended' },
  substitutes: { zh: '指定替岗人员', en: 'substitutes named' },
  imported: { zh: '导入', en: 'imported' },
};

/** The fields of a person that every colleague may read. */
export function summaryOf(person: Person, view: PeopleView, now: number): PersonSummaryAnswer {
  const absence = absenceAt(person, now);
  return {
    id: person.id,
    name: person.name,
    roles: [...person.roles],
    positions: person.positions.map(({ unit, post }) => ({
      unit,
      unitName: view.units.get(unit)?.name ?? nowhere,
      ...(post === undefined ? {} : { post }),
      ...(post !== undefined && view.posts.has(post) ? { postName: view.posts.get(post)?.name } : {}),
    })),
    present: isPresent(person, now),
    ...(absence ? { absentUntil: iso(absence.until) } : {}),
  };
}

export interface Telling {
  readonly view: PeopleView;
  readonly now: number;
  /** Whether the reader may see telephone, certificates and history. */
  readonly inFull: boolean;
  /** Names of the substitutes, by id. */
  readonly names: ReadonlyMap<string, Person>;
}

export function personAnswer(person: Person, { view, now, inFull, names }: Telling): PersonAnswer {
  const today = localDates(view.timeZone).dateOf(now);
  return {
    ...summaryOf(person, view, now),
    ...(inFull && person.phone !== undefined ? { phone: person.phone } : {}),
    certificates: inFull ? person.certificates.map((one) => ({ ...one, expired: one.validUntil < today })) : [],
    substitutes: person.substitutes.map((id) => ({ id, name: names.get(id)?.name ?? id })),
    absences: person.absences
      .filter(({ until }) => inFull || until > now)
      .map(({ from, until, reason, substitute }) => ({
        from: iso(from),
        until: iso(until),
        reason: inFull ? reason : '',
        ...(substitute === undefined ? {} : { substitute }),
      })),
    ...(person.leftAt === undefined ? {} : { leftAt: iso(person.leftAt) }),
    changes: inFull ? person.changes.map(({ at, by, what }) => ({ at: iso(at), by, what: changeLabels[what] })) : [],
  };
}

import type { Text } from '@hotline/contracts';
import type { Person, Position } from '@hotline/directory';
import type { Refused } from '@hotline/runtime';
import { ownSubstitute, twiceTheSame, unknownPerson, unknownPost, unknownUnit } from './refusals';
import type { PeopleView } from './view';

/** The known people, by id. */
export type KnownPeople = ReadonlyMap<string, Person>;

const nth = (zh: string, en: string, i: number): Text => ({ zh: `${zh}第${i + 1}项`, en: `${en} ${i + 1}` });

/** The first fault of a person to be entered; undefined when there is none. */
export function flawOf(
  { id, positions, substitutes, roles }: Pick<Person, 'id' | 'positions' | 'substitutes' | 'roles'>,
  view: PeopleView,
  known: KnownPeople,
): Refused | undefined {
  if (new Set(roles).size < roles.length) return twiceTheSame({ zh: '角色', en: 'the roles' });
  return flawOfPositions(positions, view) ?? flawOfSubstitutes(id, substitutes, known);
}

function flawOfPositions(positions: readonly Position[], view: PeopleView): Refused | undefined {
  for (const [i, { unit, post }] of positions.entries()) {
    const where = nth('任职', 'position', i);
    if (!view.units.has(unit)) return unknownUnit(where, view);
    if (post !== undefined && !view.posts.has(post)) return unknownPost(where, view);
  }
  const keys = positions.map(({ unit, post }) => `${unit}/${post ?? ''}`);
  return new Set(keys).size < keys.length ? twiceTheSame({ zh: '任职', en: 'the positions' }) : undefined;
}

export function flawOfSubstitutes(id: string, substitutes: readonly string[], known: KnownPeople): Refused | undefined {
  if (substitutes.includes(id)) return ownSubstitute;
  if (new Set(substitutes).size < substitutes.length) return twiceTheSame({ zh: '替岗人员', en: 'the substitutes' });
  const unknown = substitutes.findIndex((one) => !known.has(one));
  return unknown < 0 ? undefined : unknownPerson(nth('替岗人员', 'substitute', unknown));
}

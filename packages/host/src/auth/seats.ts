import { role as roleSchema, rolesOfUnits, type Actor, type Role, type Text } from '@hotline/contracts';
import { worksAt, type Person } from '@hotline/directory';
import { Refusal, type Clock } from '@hotline/runtime';
import type { PeopleDirectory } from '../directory/people-directory';
import type { TokenHolder } from './verifier';

/** Request header that names the seat in which a person acts. `nameOfSeat` gives its value. */
export const SEAT_HEADER = 'hotline-seat';

/** A seat: a role in which a person may act, with the unit if the role acts for one. */
export interface SeatOfPerson {
  readonly role: Role;
  readonly unit?: string | undefined;
  readonly post?: string | undefined;
}

/** Value of the header for a seat: `role`, or `role@unit` if the seat has a unit. */
export const nameOfSeat = ({ role, unit }: SeatOfPerson): string => (unit === undefined ? role : `${role}@${unit}`);

/**
 * All seats of a person. A role that acts for a unit gives one seat for each unit of the person; any other role gives
 * one seat.
 */
export function seatsOf({ roles, positions }: Pick<Person, 'roles' | 'positions'>): SeatOfPerson[] {
  const [first] = positions;
  const all = roles.flatMap((role): SeatOfPerson[] => {
    if (rolesOfUnits.includes(role)) return positions.map(({ unit, post }) => seat(role, unit, post));
    return [seat(role, undefined, first?.post)];
  });
  return all.filter((one, i) => all.findIndex((other) => nameOfSeat(other) === nameOfSeat(one)) === i);
}

const seat = (role: Role, unit: string | undefined, post: string | undefined): SeatOfPerson => ({
  role,
  ...(unit === undefined ? {} : { unit }),
  ...(post === undefined ? {} : { post }),
});

/** Decides in which seat the holder of a token acts. */
export class Seats {
  constructor(
    private readonly directory: Pick<PeopleDirectory, 'find'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /**
   * If the token names a role, its holder acts in that role. Otherwise the holder acts in the requested seat (`asked`), which the list of people must give them; if none is requested, in their first seat.
   * @throws Refusal not-allowed when the person is not listed, has left, or does not have the requested seat
   */
  async take(bearer: TokenHolder, jurisdiction: string, asked: string | undefined): Promise<Actor> {
    const { id, role, unit, post } = bearer;
    if (role !== undefined) return { id, ...seatOnly({ role, unit, post }) } as Actor;
    const person = await this.directory.find(jurisdiction, id);
    if (!person || !worksAt(person, this.clock.now())) throw notListed;
    const seats = seatsOf(person);
    const found = asked === undefined ? seats[0] : seats.find((one) => nameOfSeat(one) === asked);
    if (!found) throw otherSeat(asked ?? '');
    return { id, ...seatOnly(found) } as Actor;
  }
}

const seatOnly = ({ role, unit, post }: SeatOfPerson): SeatOfPerson => seat(role, unit, post);

const refuse = (detail: Text, hint: Text): Refusal => new Refusal({ refused: 'not-allowed', detail, hint });

const notListed = refuse(
  { zh: '该账号未列入人员名录，或已停用', en: 'The account is not in the list of people, or it is closed' },
  {
    zh: '请管理员在“人员”中新增或恢复该人员',
    en: 'Ask the administrator to add the person under “People”, or to restore their access',
  },
);

const otherSeat = (asked: string): Refusal =>
  new Refusal(
    {
      refused: 'not-allowed',
      detail: { zh: '该人员未担任所选的角色', en: 'The person does not hold the role that was chosen' },
      hint: { zh: '请在本人的角色中选择', en: 'Choose one of the roles of this account' },
    },
    [
      {
        path: `headers.${SEAT_HEADER}`,
        message: roleSchema.safeParse(asked.split('@', 1)[0]).success
          ? 'This person may not act in the requested role'
          : 'Give a role, or a role and its unit joined by @',
        messageZh: '该人员不能以此身份办理',
      },
    ],
  );

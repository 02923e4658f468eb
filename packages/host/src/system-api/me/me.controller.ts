import { Controller, Inject } from '@nestjs/common';
import { roleLabels, rolesOfUnits, type Actor, type Operation, type ResponseOf, type Role } from '@hotline/contracts';
import type { Person, Position } from '@hotline/directory';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Call, Endpoint } from '../../http/endpoint';
import type { CallInfo } from '../../http/request-context';
import { WORLD } from '../../service';
import type { HostWorld } from '../../world';
import { readMe } from './me-operation';

export const ALL_OPERATIONS = Symbol('all-operations');

type Me = ResponseOf<typeof readMe>;
type Seat = Me['seats'][number];
type UnitsAndPosts = Pick<Jurisdiction, 'units' | 'posts'>;

@Controller()
export class MeController {
  constructor(
    @Inject(WORLD) private readonly world: HostWorld,
    @Inject(ALL_OPERATIONS) private readonly operations: readonly Operation[],
  ) {}

  @Endpoint(readMe)
  async read(@Call() { actor, jurisdiction: name }: CallInfo): Promise<Me> {
    const jurisdiction = this.world.jurisdiction(name);
    const { title, version, calendar } = jurisdiction;
    const person = await this.world.people.find(name, actor.id);
    const seat = seatOf(actor, jurisdiction);
    return {
      id: actor.id,
      name: person?.name ?? actor.id,
      ...seat,
      seats: person ? seatsOf(person, jurisdiction) : [seat],
      positions: (person?.positions ?? []).flatMap((position) => positionOf(position, jurisdiction)),
      listed: person !== undefined,
      jurisdiction: { name, title, version, timeZone: calendar.timeZone },
      operations: this.operations.filter((one) => mayCall(one, actor)).map(({ id }) => id),
    };
  }
}

const mayCall = ({ roles }: Operation, { role }: Actor): boolean =>
  roles === 'public' || roles.some((one) => one === role);

/** A role of a unit counts once for each unit of the person; every other role once. */
function seatsOf({ roles, positions }: Person, named: UnitsAndPosts): Seat[] {
  return roles.flatMap((role) => {
    if (rolesOfUnits.includes(role)) return positions.map((position) => seatOf({ role, ...position }, named));
    return [seatOf({ role, post: positions[0]?.post }, named)];
  });
}

interface SeatClaim {
  readonly role: Actor['role'];
  readonly unit?: string | undefined;
  readonly post?: string | undefined;
}

function seatOf({ role, unit, post }: SeatClaim, named: UnitsAndPosts): Seat {
  return {
    role: role as Role,
    roleName: roleLabels[role],
    ...(unit === undefined ? {} : unitOf(unit, named)),
    ...(post === undefined ? {} : postOf(post, named)),
  };
}

const positionOf = ({ unit, post }: Position, named: UnitsAndPosts): Me['positions'] => {
  const found = unitOf(unit, named).unit;
  return found ? [{ unit: found, ...(post === undefined ? {} : postOf(post, named)) }] : [];
};

function unitOf(id: string, { units }: UnitsAndPosts): Pick<Seat, 'unit'> {
  const unit = units.get(id);
  return unit ? { unit: { id, name: unit.name, kind: unit.kind } } : {};
}

function postOf(id: string, { posts }: UnitsAndPosts): Pick<Seat, 'post'> {
  const post = posts.get(id);
  return post ? { post: { id, name: post.name } } : {};
}

import { Controller, Inject } from '@nestjs/common';
import { roleLabels, type Actor, type Operation, type ResponseOf } from '@hotline/contracts';
import type { Position } from '@hotline/directory';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Call, Endpoint } from '../../http/endpoint';
import type { CallInfo } from '../../http/request-context';
import { nameOfSeat, seatsOf, type SeatOfPerson } from '../../auth/seats';
import { WORLD } from '../../service';
import type { HostWorld } from '../../world';
import { REDIRECT_PATH } from '../../auth/sign-in';
import { readMe, readSignIn } from './me-operation';

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
    const seat = viewOf(actor as SeatOfPerson, jurisdiction);
    return {
      id: actor.id,
      name: person?.name ?? actor.id,
      ...seat,
      seats: person ? seatsOf(person).map((one) => viewOf(one, jurisdiction)) : [seat],
      positions: (person?.positions ?? []).flatMap((position) => positionOf(position, jurisdiction)),
      listed: person !== undefined,
      jurisdiction: { name, title, version, timeZone: calendar.timeZone },
      operations: this.operations.filter((one) => mayCall(one, actor)).map(({ id }) => id),
    };
  }
}

/** Where the console signs people in. */
@Controller()
export class SignInController {
  constructor(@Inject(WORLD) private readonly world: HostWorld) {}

  @Endpoint(readSignIn)
  read(): ResponseOf<typeof readSignIn> {
    const { authority, clientId, scope, builtIn } = this.world.signIn;
    return {
      authority,
      clientId,
      scope,
      redirectPath: REDIRECT_PATH,
      builtIn: builtIn !== undefined,
      demo: builtIn?.demo ?? false,
    };
  }
}

const mayCall = ({ roles }: Operation, { role }: Actor): boolean =>
  roles === 'public' || roles.some((one) => one === role);

function viewOf({ role, unit, post }: SeatOfPerson, named: UnitsAndPosts): Seat {
  return {
    seat: nameOfSeat({ role, unit }),
    role,
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

import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { isIn, personDocumentId, worksAt, type Person } from '@hotline/directory';
import {
  Call,
  causeOf,
  commandsToken,
  Endpoint,
  Input,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import { Refusal, type Command, type RunningService } from '@hotline/runtime';
import type { AboutPerson, PeopleCommands } from '../domain/commands';
import { personNotFound, unknownUnit } from '../domain/refusals';
import { viewOf, type PeopleView } from '../domain/view';
import { personAnswer, summaryOf, type PersonAnswer } from './views';

@Controller()
export class PeopleController {
  constructor(
    @Inject(serviceToken('people')) private readonly people: RunningService<Person>,
    @Inject(commandsToken('people')) private readonly commands: PeopleCommands,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Endpoint(api.listPosts)
  posts(@Call() call: CallInfo): api.ResponseOf<typeof api.listPosts> {
    return { posts: [...this.viewOf(call).posts.values()] };
  }

  @Endpoint(api.listPeople)
  async list(
    @Input() { query: { unit, role, cursor, limit } }: api.InputOf<typeof api.listPeople>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listPeople>> {
    const view = this.viewOf(call);
    const now = this.world.clock.now();
    if (unit !== undefined && !view.units.has(unit)) throw new Refusal(unknownUnit(ASKED, view));
    const fits = (person: Person): boolean =>
      (role === undefined || person.roles.includes(role)) && (unit === undefined || isIn(person, unit));
    const index = unit !== undefined ? ['unit', unit] : role !== undefined ? ['role', role] : ['all'];
    const page = await this.people.loop.documents.find(index[0] ?? 'all', {
      prefix: [call.jurisdiction, ...index.slice(1)],
      limit,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const listed = cursor === undefined ? await this.world.people.onlyListed(call.jurisdiction, fits) : [];
    const found = [...listed, ...page.found.map(({ state }) => state).filter(fits)];
    return {
      people: found.filter((person) => worksAt(person, now)).map((person) => summaryOf(person, view, now)),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  @Endpoint(api.readPerson)
  async read(
    @Input() { params }: api.InputOf<typeof api.readPerson>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readPerson>> {
    const person = await this.world.people.find(call.jurisdiction, params.person);
    if (!person) throw new Refusal(personNotFound);
    return this.answer(person, call);
  }

  @Endpoint(api.createPerson)
  create(@Input() { body: { id, ...body } }: api.InputOf<typeof api.createPerson>, @Call() call: CallInfo) {
    return this.give(this.commands.enter, { id, body }, call);
  }

  @Endpoint(api.changePerson)
  change(@Input() { params, body }: api.InputOf<typeof api.changePerson>, @Call() call: CallInfo) {
    return this.give(this.commands.change, { id: params.person, body }, call);
  }

  @Endpoint(api.putAbsence)
  absence(@Input() { params, body }: api.InputOf<typeof api.putAbsence>, @Call() call: CallInfo) {
    return this.give(this.commands.beAbsent, { id: params.person, body }, call);
  }

  @Endpoint(api.endAbsence)
  endAbsence(@Input() { params, body }: api.InputOf<typeof api.endAbsence>, @Call() call: CallInfo) {
    return this.give(this.commands.endAbsence, { id: params.person, body }, call);
  }

  @Endpoint(api.putSubstitutes)
  substitutes(@Input() { params, body }: api.InputOf<typeof api.putSubstitutes>, @Call() call: CallInfo) {
    return this.give(this.commands.nameSubstitutes, { id: params.person, body }, call);
  }

  private async give<B>(
    command: Command<Person, AboutPerson<B>, PeopleView>,
    input: AboutPerson<B>,
    call: CallInfo,
  ): Promise<PersonAnswer> {
    const { stored } = await this.people.loop.execute(command, {
      id: personDocumentId(call.jurisdiction, input.id),
      input,
      cause: causeOf(call, command.name),
    });
    return this.answer(stored.state, call);
  }

  private async answer(person: Person, call: CallInfo): Promise<PersonAnswer> {
    const { id, role, unit } = call.actor;
    const inFull =
      id === person.id ||
      role === 'admin' ||
      role === 'supervisor' ||
      (unit !== undefined && person.positions.some((one) => one.unit === unit));
    const names = await this.world.people.findAll(call.jurisdiction, person.substitutes);
    return personAnswer(person, { view: this.viewOf(call), now: this.world.clock.now(), inFull, names });
  }

  private viewOf({ jurisdiction }: CallInfo): PeopleView {
    return viewOf(this.world.jurisdiction(jurisdiction));
  }
}

const ASKED = { zh: '查询', en: 'the list' };

import { createHash, randomUUID } from 'node:crypto';
import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { Call, causeOf, Endpoint, Input, WORLD, type CallInfo, type World } from '@hotline/host/http';
import type { Command, Query } from '@hotline/runtime';
import type { GivenHandover, Handover } from '../domain/handover';
import { viewOf, type PeopleView } from '../domain/view';
import type { DocumentLoop } from '../gather/document-loop';

export const HANDOVERS = Symbol('handovers');
export const HANDOVER_COMMANDS = Symbol('handover commands');

export interface HandoverCommands {
  readonly giveShift: Command<Handover, GivenHandover, PeopleView>;
  readonly takeOver: Command<Handover, { readonly remark?: string | undefined }, PeopleView>;
}

type HandoverAnswer = api.ResponseOf<typeof api.confirmHandover>;
const iso = (at: number): string => new Date(at).toISOString();

@Controller()
export class HandoverController {
  constructor(
    @Inject(WORLD) private readonly world: World,
    @Inject(HANDOVERS) private readonly handovers: DocumentLoop<Handover>,
    @Inject(HANDOVER_COMMANDS) private readonly commands: HandoverCommands,
  ) {}

  @Endpoint(api.handOver)
  async give(
    @Input() { body }: api.InputOf<typeof api.handOver>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.handOver>> {
    const id = newId(call);
    const loop = await this.handovers.open();
    const cause = causeOf(call, this.commands.giveShift.name);
    const { stored } = await loop.execute(this.commands.giveShift, { id, input: { id, body }, cause });
    return this.answer(stored.state, call);
  }

  @Endpoint(api.confirmHandover)
  async confirm(
    @Input() { params, body }: api.InputOf<typeof api.confirmHandover>,
    @Call() call: CallInfo,
  ): Promise<HandoverAnswer> {
    const loop = await this.handovers.open();
    const cause = causeOf(call, `${this.commands.takeOver.name}:${params.handover}`);
    const { stored } = await loop.execute(this.commands.takeOver, { id: params.handover, input: body, cause });
    return this.answer(stored.state, call);
  }

  @Endpoint(api.listHandovers)
  async list(
    @Input() { query: { unit, waiting, cursor, limit } }: api.InputOf<typeof api.listHandovers>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listHandovers>> {
    const seesAll = call.actor.role === 'supervisor' || call.actor.role === 'admin';
    const { documents } = await this.handovers.open();
    const query: Omit<Query, 'prefix'> = { limit, descending: true, ...(cursor === undefined ? {} : { cursor }) };
    const [index, rest] = indexFor({ seesAll, unit, waiting, person: call.actor.id });
    const page = await documents.find(index, { ...query, prefix: [call.jurisdiction, ...rest] });
    const found = page.found
      .map(({ state }) => state)
      .filter((one) => (unit === undefined || one.unit === unit) && (!waiting || one.takenOver === undefined));
    return {
      handovers: await Promise.all(found.map((one) => this.answer(one, call))),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  private async answer(handover: Handover, { jurisdiction }: CallInfo): Promise<HandoverAnswer> {
    const { units, posts, title } = viewOf(this.world.jurisdiction(jurisdiction));
    const { id, unit, post, from, to, at, items, note, takenOver } = handover;
    const people = await this.world.people.findAll(jurisdiction, [from, to]);
    const named = (person: string) => ({ id: person, name: people.get(person)?.name ?? person });
    const postName = post === undefined ? undefined : posts.get(post)?.name;
    return {
      id,
      unit,
      unitName: units.get(unit)?.name ?? title,
      ...(post === undefined ? {} : { post }),
      ...(postName ? { postName } : {}),
      from: named(from),
      to: named(to),
      at: iso(at),
      items: items.map(({ dueAt, ...item }) => ({ ...item, ...(dueAt === undefined ? {} : { dueAt: iso(dueAt) }) })),
      ...(note === undefined ? {} : { note }),
      ...(takenOver
        ? {
            takenOver: {
              at: iso(takenOver.at),
              ...(takenOver.remark === undefined ? {} : { remark: takenOver.remark }),
            },
          }
        : {}),
    };
  }
}

interface Asked {
  readonly seesAll: boolean;
  readonly unit: string | undefined;
  readonly waiting: boolean;
  readonly person: string;
}

/** Supervisors and administrators see every handover, everybody else only those that they give or receive. */
function indexFor({ seesAll, unit, waiting, person }: Asked): [string, readonly string[]] {
  if (!seesAll) return ['person', [person]];
  if (unit !== undefined) return ['unit', [unit]];
  return [waiting ? 'waiting' : 'all', []];
}

/** A UUID. A repeated command gets the same one, because it is derived from the id of the command (version 8). */
function newId({ command }: CallInfo): string {
  if (!command) return randomUUID();
  const hex = createHash('sha256').update(`handover:${command.id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

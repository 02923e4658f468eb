import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { isPresent, rosterDocumentId, type Answering, type DutyRoster, type PostOrRole } from '@hotline/directory';
import { Call, causeOf, Endpoint, Input, WORLD, type CallInfo, type World } from '@hotline/host/http';
import { Refusal, type Command } from '@hotline/runtime';
import { explainResponsible } from '../domain/explain-responsible';
import { unknownPost, unknownUnit } from '../domain/refusals';
import type { Plan } from '../domain/roster-commands';
import { viewOf, type PeopleView } from '../domain/view';
import type { DocumentLoop } from '../gather/document-loop';

export const ROSTERS = Symbol('rosters');
export const PLAN = Symbol('plan');

const WEEK_MS = 7 * 24 * 3_600_000;
const ASKED = { zh: '查询', en: 'the question' };
const iso = (at: number): string => new Date(at).toISOString();

@Controller()
export class RosterController {
  constructor(
    @Inject(WORLD) private readonly world: World,
    @Inject(ROSTERS) private readonly rosters: DocumentLoop<DutyRoster>,
    @Inject(PLAN) private readonly planCommand: Command<DutyRoster, Plan, PeopleView>,
  ) {}

  @Endpoint(api.readRoster)
  async read(
    @Input() { params: { unit }, query }: api.InputOf<typeof api.readRoster>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readRoster>> {
    this.checkUnit(unit, call);
    const from = query.from === undefined ? this.world.clock.now() : Date.parse(query.from);
    const until = query.until === undefined ? from + WEEK_MS : Date.parse(query.until);
    const staff = await this.world.people.staffOf(call.jurisdiction, unit);
    return this.rosterView(unit, [...staff.rosters.values()], { from, until }, call);
  }

  @Endpoint(api.putRoster)
  async plan(
    @Input() { params: { unit }, body }: api.InputOf<typeof api.putRoster>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.putRoster>> {
    const loop = await this.rosters.open();
    const { stored } = await loop.execute(this.planCommand, {
      id: rosterDocumentId(call.jurisdiction, unit, body.post),
      input: { unit, body },
      cause: causeOf(call, `${this.planCommand.name}:${unit}`),
    });
    const period = { from: Date.parse(body.from), until: Date.parse(body.until) };
    return this.rosterView(unit, [stored.state], period, call);
  }

  @Endpoint(api.readResponsible)
  async responsible(
    @Input() { params: { unit }, query }: api.InputOf<typeof api.readResponsible>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readResponsible>> {
    const view = this.checkUnit(unit, call);
    const seat = seatOf(query);
    if ('post' in seat && !view.posts.has(seat.post)) throw new Refusal(unknownPost(ASKED, view));
    const at = query.at === undefined ? this.world.clock.now() : Date.parse(query.at);
    const found = await this.world.people.responsible(call.jurisdiction, unit, seat, at);
    return { ...responsibleView(found, view), explanation: explainResponsible({ unit, seat }, found, view) };
  }

  private async rosterView(
    unit: string,
    rosters: readonly DutyRoster[],
    { from, until }: { readonly from: number; readonly until: number },
    call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readRoster>> {
    const { posts } = viewOf(this.world.jurisdiction(call.jurisdiction));
    const shown = rosters.map((roster) => ({
      ...roster,
      shifts: roster.shifts.filter((shift) => shift.from < until && shift.until > from),
    }));
    const ids = shown.flatMap(({ shifts }) => shifts.map(({ person }) => person));
    const people = await this.world.people.findAll(call.jurisdiction, [...new Set(ids)]);
    return {
      unit,
      rosters: shown.map(({ post, shifts }) => ({
        post,
        postName: posts.get(post)?.name ?? { zh: '已取消的岗位', en: 'a former post' },
        shifts: shifts.map((shift) => {
          const person = people.get(shift.person);
          return {
            person: shift.person,
            name: person?.name ?? shift.person,
            from: iso(shift.from),
            until: iso(shift.until),
            present: person !== undefined && isPresent(person, Math.max(shift.from, from)),
          };
        }),
      })),
    };
  }

  private checkUnit(unit: string, { jurisdiction }: CallInfo): PeopleView {
    const view = viewOf(this.world.jurisdiction(jurisdiction));
    if (!view.units.has(unit)) throw new Refusal(unknownUnit(ASKED, view));
    return view;
  }
}

/** The schema has checked that either `post` or `role` is given. */
const seatOf = ({ post, role }: api.InputOf<typeof api.readResponsible>['query']): PostOrRole =>
  role === undefined ? { post: post ?? '' } : { role };

/** The responsible person as the API shows them; the hotline if nobody is present. */
function responsibleView(found: Answering | undefined, view: PeopleView) {
  const unit = found?.unit ?? view.hotline;
  const post = found?.post === undefined ? undefined : view.posts.get(found.post);
  return {
    unit,
    unitName: view.units.get(unit)?.name ?? view.title,
    ...(post ? { post: post.id, postName: post.name } : {}),
    ...(found?.person ? { person: contactOf(found.person) } : {}),
    reason: found?.reason ?? ('hotline' as const),
  };
}

const contactOf = ({ id, name, phone }: NonNullable<Answering['person']>) => ({
  id,
  name,
  ...(phone === undefined ? {} : { phone }),
});

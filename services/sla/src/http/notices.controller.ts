import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import {
  answer,
  Call,
  commandsToken,
  Endpoint,
  Input,
  serviceToken,
  WORLD,
  type CallInfo,
  type World,
} from '@hotline/host/http';
import { Refusal, type RunningService, type Stored } from '@hotline/runtime';
import type { SlaCommands } from '../domain/commands';
import { noticeId } from '../domain/escalation/notices';
import type { Notice } from '../domain/escalation/state';
import { refuseUnit } from '../domain/access';
import { viewOf } from '../domain/view';
import type { SlaClock } from '../domain/sla-clock';
import { unitsOfActor } from '../gather/units-of-actor';

type NoticeView = api.ResponseOf<typeof api.listNotices>['notices'][number];

const iso = (at: number): string => new Date(at).toISOString();

@Controller()
export class NoticesController {
  constructor(
    @Inject(serviceToken('sla')) private readonly sla: RunningService<SlaClock>,
    @Inject(commandsToken('sla')) private readonly commands: SlaCommands,
    @Inject(WORLD) private readonly world: World,
  ) {}

  @Endpoint(api.listNotices)
  async list(
    @Input() { query }: api.InputOf<typeof api.listNotices>,
    @Call() { actor, jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listNotices>> {
    const { documents } = this.sla.loop;
    const unit = await this.unitAsked(query.unit, actor, jurisdiction);
    const mine = [jurisdiction, 'person', actor.id];
    const ofUnit = [jurisdiction, 'unit', unit];
    const isRead = query.read === 'yes';
    const page = await documents.find(isRead ? 'readNotices' : 'notices', {
      prefix: query.of === 'me' ? mine : ofUnit,
      limit: query.limit,
      descending: isRead,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    const isAsked = ({ person, unit: of, acknowledged }: Notice): boolean =>
      (acknowledged !== undefined) === isRead && (query.of === 'me' ? person === actor.id : of === unit);
    const asked = page.found.flatMap((stored) =>
      stored.state.notices.filter(isAsked).map((notice) => ({ stored, notice })),
    );
    const readers = [...new Set(asked.flatMap(({ notice }) => notice.acknowledged?.by ?? []))].sort();
    const people = await this.world.people.findAll(jurisdiction, readers);
    return {
      unit,
      notices: asked
        .sort((a, b) => (isRead ? b.notice.at - a.notice.at : a.notice.at - b.notice.at))
        .map(({ stored, notice }) => this.view(stored, notice, people)),
      counts: {
        mine: await documents.count('notices', { prefix: mine }),
        unit: await documents.count('notices', { prefix: ofUnit }),
      },
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  @Endpoint(api.acknowledgeNotice)
  acknowledge(
    @Input() { params: { notice }, body }: api.InputOf<typeof api.acknowledgeNotice>,
    @Call() call: CallInfo,
  ): Promise<api.Receipt> {
    const [ticketId, n] = notice.split('.') as [string, string];
    const input = { ticketId, n: Number(n), remark: body.remark };
    return answer(this.sla, this.commands.acknowledge, ticketId, input, call);
  }

  /**
   * The unit whose notices are requested. It must be a unit of the person, unless their role may read the notices of
   * all units. Throws `Refusal`.
   */
  private async unitAsked(asked: string | undefined, actor: CallInfo['actor'], jurisdiction: string): Promise<string> {
    const own = await unitsOfActor(this.world, jurisdiction, actor);
    const { units } = this.world.jurisdiction(jurisdiction);
    const refused = asked === undefined ? undefined : refuseUnit(asked, { actor, own, exists: units.has(asked) });
    if (refused) throw new Refusal(refused);
    return asked ?? (own[0] as string);
  }

  private view({ id, state }: Stored<SlaClock>, notice: Notice, people: PeopleById): NoticeView {
    const {
      n,
      at,
      dueAt,
      step: _step,
      person,
      personName,
      standsInFor,
      acknowledged,
      suspension: _about,
      ...said
    } = notice;
    return {
      ...said,
      notice: noticeId(id, n),
      ticketId: id,
      urgency: state.urgency,
      at: iso(at),
      dueAt: iso(dueAt),
      overdue: this.world.clock.now() >= dueAt,
      unitName: viewOf(this.world.jurisdiction(state.jurisdiction)).unitName(said.unit),
      ...(state.ticketNo === undefined ? {} : { ticketNo: state.ticketNo }),
      ...(person === undefined ? {} : { person }),
      ...(personName === undefined ? {} : { personName }),
      ...(standsInFor === undefined ? {} : { standsInFor }),
      ...(acknowledged ? { acknowledged: acknowledgementView(acknowledged, people) } : {}),
    };
  }
}

type PeopleById = ReadonlyMap<string, { readonly name: string }>;

function acknowledgementView(
  { at, ...said }: NonNullable<Notice['acknowledged']>,
  people: PeopleById,
): NonNullable<NoticeView['acknowledged']> {
  const name = people.get(said.by)?.name;
  return { ...said, at: iso(at), ...(name === undefined ? {} : { name }) };
}

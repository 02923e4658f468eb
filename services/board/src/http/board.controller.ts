import { Controller, Inject, Res, type StreamableFile } from '@nestjs/common';
import { calendarOf, localDates } from '@hotline/calendar';
import * as api from '@hotline/contracts';
import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import {
  Call,
  Endpoint,
  Input,
  sendFile,
  serviceToken,
  WORLD,
  type CallInfo,
  type FastifyReply,
  type World,
} from '@hotline/host/http';
import { Refusal, type Documents, type RunningService, type Stored } from '@hotline/runtime';
import { listedUnit, mayReadEntry, refuseReading } from '../domain/access';
import { followed } from '../domain/callers/followed';
import { filesFor, noSuchFile } from '../domain/files/files-of-ticket';
import { listQuery, type ListContext } from '../domain/listing/list-query';
import type { TicketRow } from '../domain/row';
import { awayOfficers } from '../gather/away-officers';
import { hotSpots } from '../gather/hot-spots';
import { peopleOfTicket } from '../gather/people-of-ticket';
import { figures } from './figures';
import { listed } from './listed';
import { returnFigures } from './return-figures';
import { simulated } from './simulated';
import { detail, precedentView } from './views';

/** Longest chain of merges that is followed. Merges never form a cycle, so this only bounds the work. */
const MOST_MERGES = 50;

@Controller()
export class BoardController {
  private readonly rows: Documents<TicketRow>;

  constructor(
    @Inject(serviceToken('board')) board: RunningService<TicketRow>,
    @Inject(WORLD) private readonly world: World,
  ) {
    this.rows = board.loop.documents;
  }

  @Endpoint(api.readTicket)
  async ticket(
    @Input() { params }: api.InputOf<typeof api.readTicket>,
    @Call() { actor, jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readTicket>> {
    const stored = await this.rows.load(params.ticketId);
    const refused = refuseReading(stored?.state, actor, jurisdiction);
    if (!stored || refused) throw new Refusal(refused ?? ticketNotFound);
    const { calendar } = this.world.jurisdiction(jurisdiction);
    const people = await peopleOfTicket(this.world, stored.state);
    const { followUp, ...shown } = detail(stored.id, stored.state, this.world.clock.now(), calendarOf(calendar), {
      unit: listedUnit(undefined, actor),
    });
    // Units must not learn which other tickets the caller has.
    const ofCaller = followUp && !actsForUnit(actor) ? { followUp } : {};
    const files = filesFor(stored.state, actor);
    return {
      ...shown,
      ...ofCaller,
      files,
      history: shown.history.filter((entry) => mayReadEntry(entry, actor)),
      people,
    };
  }

  @Endpoint(api.readFile)
  async file(
    @Input() { params: { ticketId, fileId } }: api.InputOf<typeof api.readFile>,
    @Call() { actor, jurisdiction }: CallInfo,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const state = (await this.rows.load(ticketId))?.state;
    const refused = refuseReading(state, actor, jurisdiction);
    if (!state || refused) throw new Refusal(refused ?? ticketNotFound);
    const found = filesFor(state, actor).find(({ file, purpose }) => file === fileId && purpose !== 'call-recording');
    if (!found) throw new Refusal(noSuchFile);
    return sendFile(this.world.files, { ...found, ticketNo: state.ticketNo }, reply);
  }

  @Endpoint(api.listTickets)
  async list(
    @Input() { query }: api.InputOf<typeof api.listTickets>,
    @Call() { actor, jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listTickets>> {
    const context = this.listContext(actor, jurisdiction);
    const listOf = (officer?: string) => {
      const list = listQuery(query, context, officer);
      if ('refused' in list) throw new Refusal(list);
      return listed(this.rows, list, query);
    };
    const unit = listedUnit(query.unit?.[0], actor);
    if (query.assigned !== 'away' || unit === undefined) return listOf();
    const away = await awayOfficers(this.rows, this.world, jurisdiction, unit);
    return together(await Promise.all(away.map(listOf)));
  }

  private listContext(actor: api.Actor, jurisdiction: string): ListContext {
    const { startOf } = localDates(this.world.jurisdiction(jurisdiction).calendar.timeZone);
    const dayOf = (date: string) => ({ start: startOf(date), end: startOf(nextDate(date)) });
    return { actor, jurisdiction, now: this.world.clock.now(), dayOf };
  }

  @Endpoint(api.readFigures)
  figures(@Call() call: CallInfo): Promise<api.ResponseOf<typeof api.readFigures>> {
    const { calendar } = this.world.jurisdiction(call.jurisdiction);
    return figures(this.rows, call.jurisdiction, this.world.clock.now(), localDates(calendar.timeZone));
  }

  @Endpoint(api.readReturnFigures)
  returns(
    @Input() { query }: api.InputOf<typeof api.readReturnFigures>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readReturnFigures>> {
    return returnFigures(this.rows, { jurisdiction, now: this.world.clock.now(), days: query.days });
  }

  @Endpoint(api.listFindings)
  async findings(
    @Input() { query }: api.InputOf<typeof api.listFindings>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listFindings>> {
    const page = { limit: query.limit, descending: true, ...(query.cursor ? { cursor: query.cursor } : {}) };
    const { found, next } = query.kind
      ? await this.rows.find('finding', { ...page, prefix: [jurisdiction, query.kind] })
      : await this.rows.find('anyFinding', { ...page, prefix: [jurisdiction] });
    const rowsOf = ({ id, state }: Stored<TicketRow>) =>
      state.findings
        .filter((finding) => !query.kind || finding.kind === query.kind)
        .map((finding) => ({
          ticketId: id,
          ticketNo: state.ticketNo,
          ...finding,
          at: new Date(finding.at).toISOString(),
        }));
    return { findings: found.flatMap(rowsOf), ...(next ? { next } : {}) };
  }

  @Endpoint(api.listPrecedents)
  async precedents(
    @Input() { query }: api.InputOf<typeof api.listPrecedents>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listPrecedents>> {
    const page = { limit: query.limit, descending: true, ...(query.cursor ? { cursor: query.cursor } : {}) };
    const { found, next } = await this.rows.find('precedent', { ...page, prefix: [jurisdiction, query.state] });
    return { precedents: found.flatMap(({ id, state }) => precedentView(id, state)), ...(next ? { next } : {}) };
  }

  @Endpoint(api.listHotSpots)
  async hotSpots(
    @Input() { query }: api.InputOf<typeof api.listHotSpots>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.listHotSpots>> {
    return { hotSpots: await hotSpots(this.rows, { ...query, jurisdiction, now: this.world.clock.now() }) };
  }

  @Endpoint(api.simulateVersion)
  simulate(
    @Input() { params: { version }, body }: api.InputOf<typeof api.simulateVersion>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.simulateVersion>> {
    const dates = localDates(this.world.jurisdiction(jurisdiction).calendar.timeZone);
    return simulated(this.rows, this.world.jurisdictions, dates, { ...body, jurisdiction, version });
  }

  @Endpoint(api.followQuery)
  async follow(
    @Input() { params }: api.InputOf<typeof api.followQuery>,
  ): Promise<api.ResponseOf<typeof api.followQuery>> {
    const { found } = await this.rows.find('queryCode', { prefix: [params.queryCode], limit: 1 });
    const own = found[0];
    if (!own) throw new Refusal(ticketNotFound);
    let target = own.state;
    for (let merges = 0; target.mergedInto !== undefined && merges < MOST_MERGES; merges += 1)
      target = (await this.rows.load(target.mergedInto))?.state ?? withoutTarget(target);
    const ticket = { ticketId: own.id, own: own.state, target };
    return followed(ticket, this.world.jurisdiction(own.state.jurisdiction), this.world.clock.now());
  }
}

const DAY_MS = 86_400_000;
const nextDate = (date: string): string => new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);

/** Joins several lists into one that has no further pages. */
const together = (lists: readonly api.ResponseOf<typeof api.listTickets>[]): api.ResponseOf<typeof api.listTickets> => {
  const counts = lists.flatMap(({ count }) => count ?? []);
  return {
    tickets: lists.flatMap(({ tickets }) => tickets),
    ...(counts.length > 0
      ? {
          count: {
            tickets: counts.reduce((sum, { tickets }) => sum + tickets, 0),
            more: counts.some(({ more }) => more),
          },
        }
      : {}),
  };
};

/** The target of a merge is registered before it, so this is only for a row that was lost. */
function withoutTarget(row: TicketRow): TicketRow {
  const { mergedInto: _target, ...rest } = row;
  return rest;
}

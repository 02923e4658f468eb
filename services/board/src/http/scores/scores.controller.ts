import { createHash, randomUUID } from 'node:crypto';
import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { actsForUnit, ticketNotFound } from '@hotline/contracts/phrases';
import { Call, causeOf, Endpoint, Input, serviceToken, WORLD, type CallInfo, type World } from '@hotline/host/http';
import {
  Refusal,
  type Command,
  type CommandContext,
  type Decided,
  type Documents,
  type RunningService,
} from '@hotline/runtime';
import type { TicketRow } from '../../domain/row';
import * as rules from '../../domain/score-sheets/commands';
import { sheetKey, type ScoreSheet, type SheetOf, type SheetView } from '../../domain/score-sheets/sheet';
import { SCORE_SHEETS, type ScoreSheets } from '../../gather/score-sheets';
import { scores } from './scores';

/** A command on a sheet. */
type Rule<I> = Command<ScoreSheet, I, SheetView>;
type Decide<I> = (state: ScoreSheet | undefined, input: I, context: CommandContext<SheetView>) => Decided<ScoreSheet>;
const command = <I>(name: string, decide: Decide<I>): Rule<I> => ({ name, decide });

const commands = {
  stateNumber: command('state-number', rules.stateNumber),
  requestExclusion: command('request-exclusion', rules.requestExclusion),
  decideExclusion: command('decide-exclusion', rules.decideExclusion),
  freeze: command('freeze-scores', rules.freeze),
  appeal: command('appeal-score', rules.appeal),
  decideAppeal: command('decide-score-appeal', rules.decideAppeal),
};

const sheetIn = ({ scheme, from, until }: SheetOf): SheetOf => ({ scheme, from, until });

@Controller()
export class ScoresController {
  private readonly rows: Documents<TicketRow>;

  constructor(
    @Inject(serviceToken('board')) board: RunningService<TicketRow>,
    @Inject(WORLD) private readonly world: World,
    @Inject(SCORE_SHEETS) private readonly sheets: ScoreSheets,
  ) {
    this.rows = board.loop.documents;
  }

  @Endpoint(api.readScores)
  async read(
    @Input() { query }: api.InputOf<typeof api.readScores>,
    @Call() { jurisdiction: name, actor }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readScores>> {
    const { rows, world, sheets } = this;
    return scores(
      {
        rows,
        name,
        now: world.clock.now(),
        jurisdictionAt: (at: number) => world.jurisdiction(name, at),
        sheetOf: async (of) => (await (await sheets.open()).documents.load(sheetKey(name, of)))?.state,
        peopleOf: (ids) => world.people.findAll(name, ids),
        ...(actsForUnit(actor) ? { ownUnit: actor.unit ?? '' } : {}),
      },
      query,
    );
  }

  @Endpoint(api.stateNumber)
  stateNumber(@Input() { body }: api.InputOf<typeof api.stateNumber>, @Call() call: CallInfo) {
    return this.write(commands.stateNumber, { ...body, sheet: sheetIn(body) }, call);
  }

  @Endpoint(api.requestExclusion)
  async requestExclusion(@Input() { body }: api.InputOf<typeof api.requestExclusion>, @Call() call: CallInfo) {
    const row = (await this.rows.load(body.ticketId))?.state;
    if (!row || row.jurisdiction !== call.jurisdiction) throw new Refusal(ticketNotFound);
    return this.write(commands.requestExclusion, { ...body, sheet: sheetIn(body), ticketNo: row.ticketNo }, call);
  }

  @Endpoint(api.decideExclusion)
  decideExclusion(@Input() { params, body }: api.InputOf<typeof api.decideExclusion>, @Call() call: CallInfo) {
    return this.write(commands.decideExclusion, { ...body, sheet: sheetIn(body), ticketId: params.ticketId }, call);
  }

  @Endpoint(api.freezeScores)
  freeze(@Input() { body }: api.InputOf<typeof api.freezeScores>, @Call() call: CallInfo) {
    return this.write(commands.freeze, { sheet: body }, call);
  }

  @Endpoint(api.appealScore)
  async appeal(@Input() { body }: api.InputOf<typeof api.appealScore>, @Call() call: CallInfo) {
    const id = newId(call);
    return { ...(await this.write(commands.appeal, { ...body, sheet: sheetIn(body), id }, call)), appeal: id };
  }

  @Endpoint(api.decideScoreAppeal)
  decideAppeal(@Input() { params, body }: api.InputOf<typeof api.decideScoreAppeal>, @Call() call: CallInfo) {
    return this.write(commands.decideAppeal, { ...body, sheet: sheetIn(body), id: params.appeal }, call);
  }

  private async write<I extends { readonly sheet: SheetOf }>(rule: Rule<I>, input: I, call: CallInfo) {
    const { sheet } = input;
    const loop = await this.sheets.open();
    const id = sheetKey(call.jurisdiction, sheet);
    const { stored } = await loop.execute(rule, { id, input, cause: causeOf(call, rule.name) });
    return { ...sheet, frozen: stored.state.frozen !== undefined };
  }
}

/** Id of an appeal. A repeated command gets the same one. */
function newId({ command: key }: CallInfo): string {
  return key ? createHash('sha256').update(`appeal:${key.id}`).digest('hex').slice(0, 24) : randomUUID();
}

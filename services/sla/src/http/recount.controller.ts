import { Controller, Inject } from '@nestjs/common';
import * as api from '@hotline/contracts';
import { dayText } from '@hotline/contracts/phrases';
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
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Refusal, type RunningService } from '@hotline/runtime';
import type { SlaCommands } from '../domain/commands';
import { differenceView } from '../domain/recount/differences';
import { countsText, dayBeforeToday, moreOverdue, otherVersion } from '../domain/recount/refusals';
import type { SlaClock } from '../domain/sla-clock';
import { viewOf } from '../domain/view';
import { NightlyCheck, survey } from '../effects/clock-survey';

const iso = (at: number): string => new Date(at).toISOString();

/** Clocks of open tickets after a change of the time limits or the calendar. */
@Controller()
export class RecountController {
  constructor(
    @Inject(serviceToken('sla')) private readonly sla: RunningService<SlaClock>,
    @Inject(commandsToken('sla')) private readonly commands: SlaCommands,
    @Inject(WORLD) private readonly world: World,
    @Inject(NightlyCheck) private readonly nightly: NightlyCheck,
  ) {}

  @Endpoint(api.readClockChanges)
  async trial(
    @Input() { query: { on } }: api.InputOf<typeof api.readClockChanges>,
    @Call() { jurisdiction }: CallInfo,
  ): Promise<api.ResponseOf<typeof api.readClockChanges>> {
    const now = this.world.clock.now();
    const version = this.versionOn(jurisdiction, on, now);
    const { counts, examples } = await survey(this.sla.loop.documents, version, now);
    const last = this.nightly.lastOf(jurisdiction);
    return {
      version: version.version,
      at: iso(now),
      ...counts,
      text: countsText(counts),
      examples: examples.map(({ id, state, differences }) => ({
        ticketId: id,
        ...(state.ticketNo === undefined ? {} : { ticketNo: state.ticketNo }),
        clocks: differences.map((one) => differenceView(one, now)),
      })),
      ...(last ? { lastCheck: { at: iso(last.at), ...last.counts } } : {}),
    };
  }

  /** The version in force now, or at the start of a later local day. */
  private versionOn(name: string, on: string | undefined, now: number): Jurisdiction {
    const current = this.world.jurisdiction(name);
    const view = viewOf(current);
    const today = view.dayOf(now);
    if (on === undefined || on === today) return current;
    if (on < today) throw new Refusal(dayBeforeToday(dayText(today)));
    return this.world.jurisdiction(name, view.startOf(on));
  }

  @Endpoint(api.approveClockChanges)
  async approve(
    @Input() { body }: api.InputOf<typeof api.approveClockChanges>,
    @Call() call: CallInfo,
  ): Promise<api.ResponseOf<typeof api.approveClockChanges>> {
    const current = this.world.jurisdiction(call.jurisdiction);
    if (current.version !== body.version) throw new Refusal(otherVersion);
    const { counts, ids } = await survey(this.sla.loop.documents, current, this.world.clock.now());
    if (counts.becomeOverdue > body.becomeOverdue)
      throw new Refusal(moreOverdue(body.becomeOverdue, counts.becomeOverdue));
    const { recount } = this.commands;
    for (const id of ids)
      await this.sla.loop.execute(recount, { id, input: { reason: body.reason }, cause: causeOf(call, recount.name) });
    return { moved: ids.length, left: counts.tickets - ids.length };
  }
}

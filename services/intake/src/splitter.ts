import { causeOf, type CallInfo, type World } from '@hotline/host/http';
import { Refusal, type RunningService } from '@hotline/runtime';
import { commands } from './commands';
import type { Off, Part } from './domain/split';
import type { Ticket } from './domain/ticket';
import { newQueryCode, newTicketId, nextTicketNo } from './gather/identity';
import { fingerprintFor } from './gather/similar';

export interface SplitAnswer {
  readonly recorded: readonly { readonly id: string; readonly type: string }[];
  readonly repeated: boolean;
  /** The ticket of each part, the one that was split first. */
  readonly parts: readonly { readonly ticketId: string; readonly ticketNo: string }[];
}

/** 拆分: gathers numbers and codes for the further parts, then gives the command. Their ids come from the key, so a repeat names the same tickets. */
export class Splitter {
  constructor(
    private readonly intake: RunningService<Ticket>,
    private readonly world: World,
  ) {}

  /** Throws `Refusal`. */
  async split(ticketId: string, [kept, ...others]: readonly Part[], call: CallInfo): Promise<SplitAnswer> {
    const jurisdiction = this.world.jurisdiction(call.jurisdiction);
    const ids = others.map((_, i) =>
      newTicketId(call.command && `${ticketId}:split:${call.command.id}:${i}`, this.world.clock.now()),
    );
    const stored = await this.intake.loop.documents.load(ticketId);
    if (!stored || !kept) throw new Refusal(noTicket);
    const off: Off[] = [];
    for (const [i, part] of others.entries())
      off.push({
        ...part,
        ticketId: ids[i] ?? '',
        ticketNo: await nextTicketNo(this.world, jurisdiction),
        queryCode: newQueryCode(),
      });
    const { demand, location } = stored.state;
    const input = { kept, off, fingerprint: fingerprintFor(jurisdiction, { narrative: kept.text, demand, location }) };
    const answer = await this.intake.loop.execute(commands.split, {
      id: ticketId,
      input,
      cause: causeOf(call, 'split'),
    });
    const { ticketNo, splitInto = [] } = answer.stored.state;
    const further = splitInto
      .filter((one) => ids.includes(one.ticketId))
      .map((one) => ({ ticketId: one.ticketId, ticketNo: one.ticketNo }));
    return { recorded: answer.recorded, repeated: answer.repeated, parts: [{ ticketId, ticketNo }, ...further] };
  }
}

const noTicket = {
  refused: 'not-found' as const,
  detail: { zh: '没有这张工单', en: 'There is no such ticket' },
  hint: { zh: '请核对工单标识', en: 'Check the ticket id' },
};

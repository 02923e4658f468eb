import type { Text } from '@hotline/contracts';
import { causeOf, type CallInfo } from '@hotline/host/http';
import { Refusal, type CommandAnswer, type RunningService } from '@hotline/runtime';
import type { IntakeCommands } from '../domain/commands';
import { canTakeIssue, planIssueMerge, type MergeInput } from '../domain/merge';
import type { Ticket } from '../domain/ticket';
import { openTicketsOf } from '../gather/issue';

export interface IssueMerge {
  readonly reason: string;
  /** Ids of the tickets to merge; absent for all open tickets of the issue. */
  readonly tickets?: readonly string[] | undefined;
}
export interface MergedIssue {
  readonly merged: readonly string[];
  readonly left: readonly { readonly ticketId: string; readonly why: Text }[];
  readonly more: boolean;
}

/**
 * 并案 needs two commands: `expectMerge` announces the merge to the target, then `merge` merges the ticket into it. The
 * comment on `expectMerge` in domain/merge.ts gives the reason.
 */
export class MergeCalls {
  constructor(
    private readonly intake: RunningService<Ticket>,
    private readonly commands: IntakeCommands,
  ) {}

  /** Merges one ticket. Throws `Refusal`. A repeat with the same key changes nothing. */
  async merge(input: MergeInput, call: CallInfo): Promise<CommandAnswer<Ticket>> {
    const { expectMerge, merge } = this.commands;
    const { ticketId, into } = input;
    const { command: _key, ...cause } = causeOf(call, expectMerge.name);
    await this.intake.loop.execute(expectMerge, { id: into, input: { from: ticketId, into }, cause });
    return this.intake.loop.execute(merge, { id: ticketId, input, cause: causeOf(call, merge.name) });
  }

  /**
   * Merges the other open tickets of an issue into the ticket `into`, at most 200 in one request. `left` lists tickets
   * that were not merged, with the reason. Throws `Refusal` when nothing can be merged into that ticket.
   */
  async mergeIssue(into: string, { reason, tickets }: IssueMerge, call: CallInfo): Promise<MergedIssue> {
    const { documents } = this.intake.loop;
    const target = (await documents.load(into))?.state;
    const refused = canTakeIssue(target, call.jurisdiction);
    if (refused) throw new Refusal(refused);
    const open = await openTicketsOf(documents, target?.issue ?? into, into);
    const { wanted, left } = planIssueMerge(open, tickets);
    const merged: string[] = [];
    const refusals: { ticketId: string; why: Text }[] = [];
    for (const ticketId of wanted) {
      const why = await this.tryMerge({ ticketId, into, reason }, call);
      if (why) refusals.push({ ticketId, why });
      else merged.push(ticketId);
    }
    return { merged, left: [...left, ...refusals], more: open.more };
  }

  /** Merges one ticket. Returns the reason if the merge is refused, otherwise undefined. */
  private async tryMerge(input: MergeInput, call: CallInfo): Promise<Text | undefined> {
    try {
      await this.merge(input, callFor(call, input.ticketId));
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.detail;
      throw error;
    }
  }
}

/** Gives the merge of each ticket an idempotency key of its own, so that a repeat merges no ticket twice. */
const callFor = ({ command, ...call }: CallInfo, ticketId: string): CallInfo => ({
  ...call,
  ...(command ? { command: { id: `${command.id}:${ticketId}`, hash: command.hash } } : {}),
});

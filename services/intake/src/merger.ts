import type { Text } from '@hotline/contracts';
import { causeOf, type CallInfo } from '@hotline/host/http';
import { Refusal, type CommandAnswer, type RunningService } from '@hotline/runtime';
import { commands } from './commands';
import type { Ticket } from './domain/ticket';

/** Most that one call merges. */
const MOST = 200;

export interface IssueMerge {
  readonly reason: string;
  /** Only these; left out: all open tickets of the issue. */
  readonly tickets?: readonly string[] | undefined;
}
export interface IssueMerged {
  readonly merged: readonly string[];
  readonly left: readonly { readonly ticketId: string; readonly why: Text }[];
  readonly more: boolean;
}

/** 并案 in its two steps: the target hears of it, then the ticket goes. */
export class Merger {
  constructor(private readonly intake: RunningService<Ticket>) {}

  /** Throws `Refusal`. */
  async merge(
    ticketId: string,
    { into, reason }: { into: string; reason: string },
    call: CallInfo,
  ): Promise<CommandAnswer<Ticket>> {
    const { documents, execute } = {
      documents: this.intake.loop.documents,
      execute: this.intake.loop.execute.bind(this.intake.loop),
    };
    const [source, target] = await Promise.all([documents.load(ticketId), documents.load(into)]);
    const isPossible =
      source?.state.situation === 'open' &&
      target?.state.situation === 'open' &&
      target.state.jurisdiction === source.state.jurisdiction &&
      into !== ticketId;
    const announced = isPossible
      ? await execute(commands.expect, { id: into, input: { from: ticketId }, cause: causeOf(call, 'expect-merge') })
      : undefined;
    const input = { ticketId, into, reason, target: announced?.stored.state ?? target?.state };
    return execute(commands.merge, { id: ticketId, input, cause: causeOf(call, 'merge') });
  }

  /** Merges the other open tickets of a ticket's issue into it, at most 200 a call; what is refused is left, with the reason. Throws `Refusal` when the ticket itself cannot take them. */
  async mergeIssue(into: string, { reason, tickets }: IssueMerge, call: CallInfo): Promise<IssueMerged> {
    const target = (await this.intake.loop.documents.load(into))?.state;
    if (!target || target.jurisdiction !== call.jurisdiction) throw new Refusal(noTicket);
    if (target.situation !== 'open') throw new Refusal(notOpen);
    const { open, more } = await this.openOf(target.issue ?? into, into);
    const wanted = tickets ?? open;
    const merged: string[] = [];
    const left: { ticketId: string; why: Text }[] = [];
    for (const ticketId of wanted) {
      const why = open.includes(ticketId) ? await this.tryMerge(ticketId, { into, reason }, call) : notOfIssue;
      if (why) left.push({ ticketId, why });
      else merged.push(ticketId);
    }
    return { merged, left, more };
  }

  private async tryMerge(
    ticketId: string,
    what: { into: string; reason: string },
    call: CallInfo,
  ): Promise<Text | undefined> {
    try {
      await this.merge(ticketId, what, each(call, ticketId));
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error.detail;
      throw error;
    }
  }

  /** Open tickets of an issue, without one; the first one of the issue is one of them. */
  private async openOf(issue: string, without: string): Promise<{ open: readonly string[]; more: boolean }> {
    const { documents } = this.intake.loop;
    const [first, page] = await Promise.all([
      documents.load(issue),
      documents.find('openByIssue', { prefix: [issue], limit: MOST }),
    ]);
    const isFirstOpen = first?.state.situation === 'open' && first.state.issue === undefined;
    const open = [...(isFirstOpen ? [issue] : []), ...page.found.map(({ id }) => id)].filter((id) => id !== without);
    return { open, more: page.next !== undefined };
  }
}

/** The same command for each ticket, so that a repeat of the whole finds what is done. */
const each = ({ command, ...call }: CallInfo, ticketId: string): CallInfo => ({
  ...call,
  ...(command ? { command: { id: `${command.id}:${ticketId}`, hash: command.hash } } : {}),
});

const noTicket = {
  refused: 'not-found' as const,
  detail: { zh: '没有这张工单', en: 'There is no such ticket' },
  hint: { zh: '请核对工单标识', en: 'Check the ticket id' },
};
const notOpen = {
  refused: 'not-now' as const,
  detail: { zh: '工单已结案或已并案', en: 'The ticket is closed or merged' },
  hint: { zh: '请选择同一问题中办理中的工单', en: 'Choose an open ticket of the issue' },
};
const notOfIssue: Text = { zh: '不是同一问题中办理中的工单', en: 'It is no open ticket of this issue' };

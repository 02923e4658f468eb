import type { Actor } from '@hotline/contracts';
import { ticketNotFound } from '@hotline/contracts/phrases';
import { Refusal, type Command, type RunningService, type Stored } from '@hotline/runtime';
import { causeOf } from './answer';
import type { CallInfo } from './request-context';

/** Longest chain of merges that is followed. Merges never form a cycle, so this only bounds the work. */
const MOST_MERGES = 50;
const CALLER: Actor = { id: 'caller', role: 'caller' };

/** The commands that callers give with the query code of their ticket. The collection has the index `queryCode`. */
export class QueryCodeCalls<S extends { readonly jurisdiction: string }> {
  /** `mergedInto`: id of the ticket into which a ticket was merged. */
  constructor(
    private readonly service: RunningService<S>,
    private readonly mergedInto: (state: S) => string | undefined,
  ) {}

  /**
   * Gives a command to the ticket of the code, or to the one into which it was merged. `caller` of the input is the
   * ticket that was registered for the caller. Throws `Refusal` not-found for a code that no ticket has, always in the
   * same words.
   */
  async give<I>(
    command: Command<S, I & { readonly caller: string }, never>,
    code: string,
    input: I,
    call: CallInfo,
  ): Promise<{ repeated: boolean }> {
    const { documents } = this.service.loop;
    const { found } = await documents.find('queryCode', { prefix: [code], limit: 1 });
    const own = found[0];
    if (!own) throw new Refusal(ticketNotFound);
    const { id, state } = await this.target(own);
    const cause = causeOf({ ...call, actor: CALLER, jurisdiction: state.jurisdiction }, command.name);
    const { repeated } = await this.service.loop.execute(command, { id, input: { ...input, caller: own.id }, cause });
    return { repeated };
  }

  private async target(own: Stored<S>): Promise<Stored<S>> {
    let target = own;
    for (let merges = 0; merges < MOST_MERGES; merges += 1) {
      const into = this.mergedInto(target.state);
      if (into === undefined) return target;
      const next = await this.service.loop.documents.load(into);
      if (!next) throw new Refusal(ticketNotFound);
      target = next;
    }
    return target;
  }
}

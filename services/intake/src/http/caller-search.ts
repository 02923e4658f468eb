import type { BodyOf, findCallerTickets, ResponseOf } from '@hotline/contracts';
import { causeOfReading, type CallInfo } from '@hotline/host/http';
import type { Jurisdiction } from '@hotline/jurisdiction';
import { Refusal, type RunningService, type Stored } from '@hotline/runtime';
import { reasonFor } from '../domain/callers/reading';
import type { IntakeCommands } from '../domain/commands';
import { isSameLine, type Ticket } from '../domain/ticket';

/** Largest number of tickets that one search returns. */
const MOST = 20;

/** Finds the tickets of a telephone number, and records the search as a reading of each ticket that it returns. */
export class CallerSearch {
  constructor(
    private readonly intake: RunningService<Ticket>,
    private readonly commands: Pick<IntakeCommands, 'foundByNumber'>,
  ) {}

  /** `phone` is in E.164. Throws `Refusal`. */
  async find(
    { name: jurisdiction, readingReasons }: Jurisdiction,
    { phone, extension, code, reason }: BodyOf<typeof findCallerTickets>,
    call: CallInfo,
  ): Promise<ResponseOf<typeof findCallerTickets>> {
    const rule = reasonFor(call.actor, code, readingReasons);
    if ('refused' in rule) throw new Refusal(rule);
    const page = await this.intake.loop.documents.find('byCaller', {
      prefix: [jurisdiction, phone],
      descending: true,
      limit: MOST,
    });
    const line = { phone, extension };
    const found = page.found.filter(({ state }) =>
      state.waiting.some(({ caller }) => caller.anonymity !== 'anonymous' && isSameLine(caller, line)),
    );
    for (const { id } of found)
      await this.intake.loop.execute(this.commands.foundByNumber, {
        id,
        input: { code, reason },
        cause: causeOfReading(call, this.commands.foundByNumber.name),
      });
    return { phone, tickets: found.map((ticket) => foundTicket(ticket, line)), more: page.next !== undefined };
  }
}

function foundTicket(
  { id, state }: Stored<Ticket>,
  line: Parameters<typeof isSameLine>[0],
): ResponseOf<typeof findCallerTickets>['tickets'][number] {
  const caller = state.waiting.find((one) => isSameLine(one.caller, line))?.caller;
  const name = caller?.anonymity === 'named' ? caller.name : undefined;
  return {
    ticketId: id,
    ticketNo: state.ticketNo,
    registeredAt: new Date(state.registeredAt).toISOString(),
    situation: state.situation,
    ...(name === undefined ? {} : { caller: name }),
  };
}

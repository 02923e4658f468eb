import type { EventType, TicketEvent } from '@hotline/contracts';
import type { Context, Decided, Reaction, Reactions } from '@hotline/runtime';
import * as rules from './domain/reactions';
import type { SlaClock } from './domain/sla-clock';
import type { Time } from './domain/time';

type Timed<T extends EventType> = (
  time: Time,
) => (state: SlaClock | undefined, event: TicketEvent<T>, context: Context) => Decided<SlaClock>;

export function reactions(timeOf: (jurisdiction: string) => Time): Reactions<SlaClock> {
  const timed = <T extends EventType>(rule: Timed<T>): Reaction<SlaClock, T> => ({
    decide: (state, event, context) => rule(timeOf(context.jurisdiction))(state, event, context),
  });
  return {
    TicketClassified: timed<'TicketClassified'>(rules.classified),
    ClassificationDeferred: timed<'ClassificationDeferred'>(rules.deferred),
    TicketAnswered: timed<'TicketAnswered'>(rules.answered),
    TicketRedirected: timed<'TicketRedirected'>(rules.answered),
    TicketDispatched: timed<'TicketDispatched'>(rules.dispatched),
    RoutingFactsNeeded: timed<'RoutingFactsNeeded'>(rules.withoutLead),
    JurisdictionDisputed: timed<'JurisdictionDisputed'>(rules.withoutLead),
    DispatchAcknowledged: timed<'DispatchAcknowledged'>(rules.acknowledged),
    CallerContacted: timed<'CallerContacted'>(rules.contacted),
    TicketResolved: timed<'TicketResolved'>(rules.resolved),
    CallbackOpened: timed<'CallbackOpened'>(rules.toBeCalled),
    CallbackRecorded: timed<'CallbackRecorded'>(rules.calledBack),
    TicketReopened: timed<'TicketReopened'>(rules.reopened),
    TicketClosed: timed<'TicketClosed'>(rules.finished),
    TicketMerged: timed<'TicketMerged'>(rules.finished),
  };
}

import { defineService } from '@hotline/host/http';
import { clocks } from './collection';
import { calendarLoaded, reactions, woken } from './domain/reactions';
import type { SlaClock } from './domain/sla-clock';
import { timeOf, type Time } from './domain/time';
import { SlaController } from './http/sla.controller';
import { PendingTicketsMeasure, retryPendingTickets } from './effects/pending-tickets';

export const sla = defineService<SlaClock, Time>(() => {
  const pending = new PendingTicketsMeasure();
  return {
    definition: { collection: clocks, reactions, wakeUp: woken },
    view: timeOf,
    controllers: [SlaController],
    onInForce: (jurisdiction, { loop }) => {
      pending.add(jurisdiction.name, loop.documents);
      return retryPendingTickets(loop, jurisdiction, {
        name: 'calendar-loaded',
        decide: (state, _input, context) => calendarLoaded(state, context),
      });
    },
    measures: [pending],
  };
});

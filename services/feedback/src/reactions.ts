import type { Reactions } from '@hotline/runtime';
import type { Callback } from './domain/callback';
import * as rules from './domain/reactions';

export const reactions: Reactions<Callback> = {
  TicketClassified: { decide: rules.classified },
  TicketDispatched: { decide: rules.withdrawn },
  TicketResolved: { decide: rules.resolved },
  TicketAnswered: { decide: rules.answered },
  TicketRedirected: { decide: rules.redirected },
  CallerJoined: { decide: rules.joined },
  TicketMerged: { decide: rules.merged },
};

import type { Reactions } from '@hotline/runtime';
import type { Dispatch } from './domain/dispatch';
import type { Place } from './domain/place';
import { classified, ended, merged, reopened } from './domain/reactions';

export const reactions = (placeOf: (jurisdiction: string) => Place): Reactions<Dispatch> => ({
  TicketClassified: {
    decide: (state, event, context) => classified(placeOf(context.jurisdiction))(state, event, context),
  },
  TicketReopened: { decide: (state, event, context) => reopened(placeOf(context.jurisdiction))(state, event, context) },
  TicketClosed: { decide: ended },
  TicketMerged: { decide: merged },
});

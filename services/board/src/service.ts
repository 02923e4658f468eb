import { eventTypes } from '@hotline/contracts';
import { defineService } from '@hotline/host/http';
import type { Reactions } from '@hotline/runtime';
import { rows } from './collection';
import { addToRow } from './domain/reactions';
import type { TicketRow } from './domain/row';
import { CHANGES, RecentChanges } from './gather/recent-changes';
import { ApprovalsController } from './http/approvals.controller';
import { BoardController } from './http/board.controller';
import { RatesController } from './http/rates.controller';
import { RECENT_CHANGES, StreamController } from './http/stream.controller';

export const board = defineService<TicketRow>((world) => ({
  definition: {
    collection: rows,
    reactions: Object.fromEntries(eventTypes.map((type) => [type, addToRow])) as Reactions<TicketRow>,
    announce: (stored) => world.broadcast.publish(CHANGES, stored),
  },
  controllers: [BoardController, ApprovalsController, RatesController, StreamController],
  providers: [{ provide: RECENT_CHANGES, useFactory: () => new RecentChanges(world.broadcast, CHANGES) }],
}));

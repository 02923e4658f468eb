import { eventTypes } from '@hotline/contracts';
import { defineService } from '@hotline/host/http';
import type { CollectionSpec, Reactions } from '@hotline/runtime';
import { rows, scoreSheets } from './collection';
import { addToRow } from './domain/reactions';
import type { TicketRow } from './domain/row';
import { CHANGES, RecentChanges } from './gather/recent-changes';
import { SCORE_SHEETS, ScoreSheets } from './gather/score-sheets';
import { ApprovalsController } from './http/approvals.controller';
import { BoardController } from './http/board.controller';
import { RatesController } from './http/rates.controller';
import { ScoresController } from './http/scores/scores.controller';
import { RECENT_CHANGES, StreamController } from './http/stream.controller';

export const board = defineService<TicketRow>((world) => ({
  definition: {
    collection: rows,
    reactions: Object.fromEntries(eventTypes.map((type) => [type, addToRow])) as Reactions<TicketRow>,
    announce: (stored) => world.broadcast.publish(CHANGES, stored),
  },
  controllers: [BoardController, ApprovalsController, RatesController, ScoresController, StreamController],
  providers: [
    { provide: RECENT_CHANGES, useFactory: () => new RecentChanges(world.broadcast, CHANGES) },
    { provide: SCORE_SHEETS, useFactory: () => new ScoreSheets(world) },
  ],
  collections: [scoreSheets] as unknown as CollectionSpec<never>[],
}));
